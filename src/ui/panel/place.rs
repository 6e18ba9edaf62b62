//! The panel of a place in one order of reading, the same for a village, a township, a selection and the county: why it
//! stands out, its numbers, what matters most, what it has more of than others, how it came, its order, its people, visits,
//! promises, what changed, and at the foot what is to be done next.

use egui::{Label, Ui};

use crate::analysis::AreaId;
use crate::model::{Id, Village};
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::lookup::Lookup;
use crate::ui::planning::village_posts_ui;
use crate::ui::widgets::tone;

use super::asked::{Asked, area, asked, villages_of};
use super::cases::cases_ui;
use super::changes::changes_ui;
use super::county;
use super::diary::{Whose, diary_ui};
use super::figures::{numbers_ui, position_ui};
use super::headline::headline_ui;
use super::issues::issues_ui;
use super::kinds::kinds_ui;
use super::next_step::{next_ui, then_ui};
use super::parts::{base_ui, body_ui, link_ui};
use super::people::people_ui;
use super::promises::promised_ui;
use super::several::{selection_ui, villages_ui};
use super::village;
use super::visits::visits_ui;
use super::year::year_ui;

/// Draws the panel.
pub(super) fn place_ui(ui: &mut Ui, sight: Sight<'_>, lookup: &Lookup, intents: &mut Intents) {
    let area = area(sight);
    let asked = asked(ui.ctx(), sight, lookup, &area);
    let salt = match area {
        AreaId::Village(_) => "village",
        AreaId::Township(_) => "township",
        AreaId::Group(_) => "several",
        AreaId::County => "county",
    };
    base_ui(ui, &format!("{salt} foot"), |ui| {
        next_ui(ui, sight, &asked.why.steps, intents);
        match area {
            _ if sight.presenting => {}
            AreaId::Village(id) => village::actions_ui(ui, sight, id, intents),
            AreaId::Township(_) | AreaId::Group(_) => selection_ui(ui, sight, intents),
            AreaId::County => {}
        }
    });
    body_ui(ui, salt, |ui| reading_ui(ui, sight, lookup, &asked, intents));
}

fn reading_ui(ui: &mut Ui, sight: Sight<'_>, lookup: &Lookup, asked: &Asked, intents: &mut Intents) {
    let why = &asked.why;
    head_ui(ui, sight, asked, intents);
    if let (AreaId::Village(id), Some(planning)) = (&why.area, sight.planning) {
        village_posts_ui(ui, planning, *id, sight, intents);
    }
    headline_ui(ui, sight.language, &why.reasons);
    numbers_ui(ui, sight, asked, intents);
    position_ui(ui, sight, asked);
    if why.area == AreaId::County {
        county::more_figures_ui(ui, sight, lookup);
        county::first_ui(ui, sight, intents);
    }
    issues_ui(ui, sight, why, intents);
    kinds_ui(ui, sight, why, intents);
    year_ui(ui, sight, why);
    cases_ui(ui, sight, why, intents);
    people_ui(ui, sight, why, intents);
    visits_ui(ui, sight, why, intents);
    if let AreaId::Village(id) = why.area {
        diary_ui(ui, sight, lookup, Whose::Village(id), intents);
    }
    promised_ui(ui, sight, lookup, why, intents);
    changes_ui(ui, sight, lookup, asked, intents);
    then_ui(ui, sight, &why.steps, intents);
    match why.area {
        AreaId::County => county::townships_ui(ui, sight, intents),
        AreaId::Township(_) | AreaId::Group(_) => villages_ui(ui, sight, &why.villages, intents),
        AreaId::Village(_) => {}
    }
}

/// The name of the place, and below it what it is; the township of a village can be pressed.
fn head_ui(ui: &mut Ui, sight: Sight<'_>, asked: &Asked, intents: &mut Intents) {
    let (world, language, totals) = (sight.session.world(), sight.language, &asked.why.totals);
    let count = |key: &str, count: &dyn ToString| language.say_with(key, &[("count", count)]);
    let villages = count("panel.village_count", &totals.villages);
    let households = (totals.households > 0).then(|| count("panel.households", &totals.households));
    let (name, about) = match &asked.why.area {
        AreaId::Village(id) => return village_head_ui(ui, sight, *id, intents),
        AreaId::Township(id) => {
            (world.townships.get(*id).map_or("", |row| &row.name).to_owned(), vec![Some(villages), households])
        }
        AreaId::Group(_) => (count("panel.selected", &totals.villages), vec![households]),
        AreaId::County => {
            let name = match world.county_name() {
                "" => language.say("panel.county").into_owned(),
                name => name.to_owned(),
            };
            (name, vec![Some(count("panel.township_count", &world.townships.len())), Some(villages), households])
        }
    };
    let about: Vec<String> = about.into_iter().flatten().collect();
    super::parts::head_ui(ui, &name, &about.join(" · "));
}

fn village_head_ui(ui: &mut Ui, sight: Sight<'_>, id: Id<Village>, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let Some(row) = world.villages.get(id) else { return };
    super::parts::head_ui(ui, &row.name, "");
    let count = |key: &str, count: Option<u32>| count.map(|count| language.say_with(key, &[("count", &count)]));
    let about = [count("panel.households", row.households), count("panel.residents", row.population)];
    let about: Vec<String> = about.into_iter().flatten().collect();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if let Some(township) = world.townships.get(row.township)
            && link_ui(ui, &township.name).clicked()
        {
            intents.push(Intent::SelectVillages(villages_of(sight, township.id)));
        }
        ui.add(Label::new(tone::small(ui, about.join(" · "))).truncate());
    });
}
