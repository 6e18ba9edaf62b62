//! The plans of postings of the demo county: the published one of last year, and a draft for the next round.

use jiff::civil::{Date, date};

use crate::model::{Cadre, Id, ItemOrigin, MarkKind, Place, Plan, PlanItem, PlanMark, PlanState, Posting, Unit, role};

use super::cadres::Cadres;
use super::days::TODAY;
use super::ground::Ground;
use super::postings::Postings;
use super::units::Units;

/// The day on which the draft takes effect.
const ON: Date = date(2026, 11, 16);
/// How many villages without a resident cadre the draft fills with somebody new; one more is filled by a move.
const FILLED: usize = 5;

/// The plans with their lines and marks.
pub(super) struct Plans {
    pub plans: Vec<Plan>,
    pub items: Vec<PlanItem>,
    pub marks: Vec<PlanMark>,
}

/// Makes the plans. The draft fills villages that have no resident, lets some follow whose term is over, moves one, ties
/// a unit, and keeps and forbids a few pairs.
pub(super) fn plans(ground: &Ground, units: &Units, cadres: &Cadres, postings: &Postings) -> Plans {
    let old = Plan {
        id: Id::named("demo:plan:2025"),
        state: PlanState::Published,
        published_on: Some(date(2025, 3, 3)),
        takes_effect_on: Some(date(2025, 3, 10)),
        ..Plan::blank("2025年驻村干部派驻方案", date(2025, 2, 10))
    };
    let draft = Plan {
        id: Id::named("demo:plan:2026"),
        takes_effect_on: Some(ON),
        note: "补齐无驻村干部的村，年内期满的轮换。".into(),
        ..Plan::blank("2026年四季度驻村干部调整方案", date(2026, 10, 20))
    };
    let mut maker = Maker { plan: draft.id, free: free(units, cadres, postings), items: Vec::new() };
    let empty: Vec<usize> =
        (0..ground.villages.len()).filter(|village| !postings.resident.contains_key(village)).collect();
    for (nth, village) in empty.iter().take(FILLED).enumerate() {
        let origin = if nth < 3 { ItemOrigin::Hand } else { ItemOrigin::Suggested };
        maker.begin(ground, *village, None, origin, "村内尚无驻村干部。");
    }
    let staying = |row: &&Posting| row.role == role::RESIDENT && row.holds_on(TODAY);
    let mut resident = postings.all.iter().filter(staying);
    let at = |posting: &Posting| {
        let village = posting.village()?;
        (0..ground.villages.len()).find(|at| ground.villages[*at].id == village)
    };
    for posting in resident.by_ref().take(2) {
        if let Some(village) = at(posting) {
            maker.begin(ground, village, Some(posting.id), ItemOrigin::Hand, "驻村期满，由新派干部接替。");
        }
    }
    if let (Some(posting), Some(village)) = (resident.next(), empty.get(FILLED)) {
        maker.go_on(ground, posting, *village);
        if let Some(left) = at(posting) {
            maker.begin(ground, left, None, ItemOrigin::Hand, "接替调往他村的干部。");
        }
    }
    if let Some((unit, village)) = units.of_county().next().zip(empty.first()) {
        maker.tie(unit.id, ground.villages[*village].id);
    }
    let marks = marks(&draft, &maker.items, resident.next());
    Plans { plans: vec![old, draft], items: maker.items, marks }
}

/// Those of the town's staff who live in no village by a posting and can be sent to one, the next one last.
fn free<'a>(units: &Units, cadres: &'a Cadres, postings: &Postings) -> Vec<&'a Cadre> {
    let busy = |cadre| postings.all.iter().any(|row| row.is_resident() && row.cadre == Some(cadre) && row.holds_on(ON));
    let staff = cadres.of_county(units.townships).iter();
    staff.filter(|cadre| cadre.active && cadre.rank == "section_member" && !busy(cadre.id)).collect()
}

struct Maker<'a> {
    plan: Id<Plan>,
    free: Vec<&'a Cadre>,
    items: Vec<PlanItem>,
}

impl Maker<'_> {
    fn item(&self, reason: &str) -> PlanItem {
        PlanItem {
            id: Id::named(&format!("demo:plan_item:{}", self.items.len())),
            role: role::RESIDENT.to_owned(),
            reason: reason.to_owned(),
            ..PlanItem::blank(self.plan, ON)
        }
    }

    /// Somebody new in a village, perhaps in the place of another.
    fn begin(&mut self, ground: &Ground, village: usize, ends: Option<Id<Posting>>, origin: ItemOrigin, reason: &str) {
        let home = ground.villages[village].id;
        let Some(at) = self.free.iter().rposition(|cadre| cadre.home_village != Some(home)) else { return };
        let cadre = Some(self.free.remove(at).id);
        let item = PlanItem { ends, cadre, place: Some(Place::Village(home)), origin, ..self.item(reason) };
        self.items.push(item);
    }

    /// A resident goes on in another village.
    fn go_on(&mut self, ground: &Ground, posting: &Posting, village: usize) {
        let place = Some(Place::Village(ground.villages[village].id));
        let item =
            PlanItem {
                ends: Some(posting.id), cadre: posting.cadre, place, ..self.item("就近调整，补齐空村。")
            };
        self.items.push(item);
    }

    /// A unit is tied to a village as a whole.
    fn tie(&mut self, unit: Id<Unit>, village: Id<crate::model::Village>) {
        let (role, place) = (role::PAIRED_BRANCH.to_owned(), Some(Place::Village(village)));
        let item = PlanItem { unit: Some(unit), place, role, ..self.item("支部结对，帮助新驻村干部。") };
        self.items.push(item);
    }
}

/// One resident stays where he is; two of the new ones do not go to each other's villages.
fn marks(draft: &Plan, items: &[PlanItem], stays: Option<&Posting>) -> Vec<PlanMark> {
    let mark = |number: usize, kind, cadre, place, reason: &str| PlanMark {
        id: Id::named(&format!("demo:plan_mark:{number}")),
        plan: draft.id,
        kind,
        cadre,
        unit: None,
        place,
        role: String::new(),
        reason: reason.to_owned(),
    };
    let kept = stays.map(|row| mark(0, MarkKind::Lock, row.cadre, row.place, "正在牵头化解一件积案，暂不调整。"));
    let place = |nth: usize| items.get(nth).and_then(|item| item.place);
    let apart = items
        .first()
        .zip(place(1))
        .map(|(item, place)| mark(1, MarkKind::Forbid, item.cadre, place, "曾任该村包村干部，按回避要求不再安排。"));
    let back = items
        .get(1)
        .zip(place(0))
        .map(|(item, place)| mark(2, MarkKind::Forbid, item.cadre, place, "上一轮已在该村任满两年。"));
    kept.into_iter().chain(apart).chain(back).collect()
}
