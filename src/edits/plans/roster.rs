//! The roster for publication: the draft of a paper that a published plan leaves behind.

use crate::model::{CatalogueKind, Date, Document, Place, Plan, Posting, World, role};

use super::line::free_id;

/// The kind of paper that it is, and the one that it is where the office's list has no such kind.
const KINDS: [&str; 2] = ["roster", "notice"];

/// The draft of the roster: who is posted where from that day on, one line each. Paired households are left out.
pub(super) fn document(world: &World, plan: &Plan, on: Date, today: Date) -> Document {
    let kind = KINDS.into_iter().find_map(|code| world.entry(CatalogueKind::DocumentKind, code));
    let code = kind.map_or(KINDS[1], |row| row.code.as_str());
    let title = match kind {
        Some(row) => format!("{}（{}）", plan.title, row.title_zh),
        None => plan.title.clone(),
    };
    Document {
        id: free_id(&world.documents, &format!("plan roster:{}", plan.id)),
        campaign: plan.campaign,
        body: body(world, on),
        ..Document::blank(code, &title, today)
    }
}

/// One line for each posting that holds on the day: township, place, role, name, unit, since when.
fn body(world: &World, on: Date) -> String {
    let holds = |row: &&Posting| row.holds_on(on) && row.role != role::HOUSEHOLD;
    let mut lines: Vec<(String, i64, String)> =
        world.postings.iter().filter(holds).map(|row| line(world, row)).collect();
    lines.sort();
    let lines = lines.into_iter().enumerate().map(|(nth, (_, _, line))| format!("{}. {line}", nth + 1));
    lines.collect::<Vec<_>>().join("\n")
}

/// What a line is put in order by, and the line.
fn line(world: &World, row: &Posting) -> (String, i64, String) {
    let township = world.township_of(row.place).and_then(|id| world.townships.get(id));
    let code = match row.place {
        Place::Township(_) => String::new(),
        Place::Village(id) => world.villages.get(id).map(|village| village.code.clone()).unwrap_or_default(),
        Place::Site(id) => world.sites.get(id).map(|site| format!("~{}", site.name)).unwrap_or_default(),
    };
    let entry = world.entry(CatalogueKind::Role, &row.role);
    let cadre = row.cadre.and_then(|id| world.cadres.get(id));
    let unit = cadre.and_then(|cadre| cadre.unit).or(row.unit).and_then(|id| world.units.get(id));
    let place = world.place_name(row.place);
    let parts = [
        township.map(|township| township.name.as_str()).filter(|name| *name != place),
        Some(place),
        Some(entry.map_or(row.role.as_str(), |entry| entry.title_zh.as_str())),
        cadre.map(|cadre| cadre.name.as_str()),
        unit.map(|unit| unit.name.as_str()),
    ];
    let text = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("　");
    let key = format!("{}\t{code}", township.map(|township| township.code.as_str()).unwrap_or_default());
    (key, entry.map_or(i64::MAX, |entry| entry.position), format!("{text}　{}", row.from))
}
