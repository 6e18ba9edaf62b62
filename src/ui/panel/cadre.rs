//! The panel of a cadre: where the cadre is posted with which tasks, what was promised, and the 民情日记.

use egui::{Align, Label, Layout, Ui};

use crate::analysis::commitments::tally;
use crate::edits::TaskOwner;
use crate::model::{Cadre, CatalogueKind, Posting};
use crate::ui::forms::{Form, PostingVerb, may};
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::lookup::Lookup;
use crate::ui::widgets::day::{days_between, short_date};
use crate::ui::widgets::{action_ui, deed_ui, quiet_ui, tone};

use super::diary::{Whose, diary_ui};
use super::parts::{Figure, body_ui, figures_ui, foot_ui, group_ui, head_ui, remark_ui};
use super::promises::{public_promises_ui, tasks_ui};

/// For how many days after its beginning the tasks of a posting are counted from its first day.
const FRESH_DAYS: i64 = 30;

/// Draws the panel of a cadre.
pub(super) fn cadre_ui(ui: &mut Ui, sight: Sight<'_>, lookup: &Lookup, cadre: &Cadre, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    if !sight.presenting {
        foot_ui(ui, "cadre actions", |ui| actions_ui(ui, sight, cadre, intents));
    }
    body_ui(ui, "cadre", |ui| {
        let unit = cadre.unit.and_then(|id| world.units.get(id)).map(|unit| unit.name.clone());
        let rank = language.entry(world, CatalogueKind::Rank, &cadre.rank).to_owned();
        let about = [unit, Some(cadre.duty.clone()), Some(rank)];
        let about = about.into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
        head_ui(ui, &cadre.name, &about);
        numbers_ui(ui, sight, lookup, cadre);
        postings_ui(ui, sight, lookup, cadre, intents);
        public_promises_ui(ui, sight, lookup.commitments.cadre(cadre.id), intents);
        diary_ui(ui, sight, lookup, Whose::Cadre(cadre.id), intents);
    });
}

fn numbers_ui(ui: &mut Ui, sight: Sight<'_>, lookup: &Lookup, cadre: &Cadre) {
    let (world, language) = (sight.session.world(), sight.language);
    let promises = lookup.commitments.cadre(cadre.id).iter().filter_map(|id| world.promises.get(*id));
    let sum = tally(promises, sight.findings.today);
    let figure = |number: usize, key: &str, late| Figure {
        number: number.to_string(),
        name: language.say(key).into_owned(),
        late,
        ..Figure::default()
    };
    let open = lookup.open_of_cadre.get(&cadre.id).copied().unwrap_or_default() as usize;
    figures_ui(
        ui,
        &[
            figure(lookup.diaries.cadre(cadre.id).len(), "visit.count", false),
            figure(open, "visit.handles", false),
            figure(sum.overdue, "promise.overdue", sum.overdue > 0),
        ],
    );
}

/// Where the cadre is posted, each with its tasks.
fn postings_ui(ui: &mut Ui, sight: Sight<'_>, lookup: &Lookup, cadre: &Cadre, intents: &mut Intents) {
    let language = sight.language;
    group_ui(ui, &language.say("visit.postings"));
    let posts = lookup.posts_of_cadre.get(&cadre.id).map(Vec::as_slice).unwrap_or_default();
    if posts.is_empty() {
        remark_ui(ui, &language.say("panel.postings.free"));
    }
    for posting in posts.iter().filter_map(|id| sight.session.world().postings.get(*id)) {
        posting_ui(ui, sight, posting, intents);
        let tasks = lookup.commitments.posting(posting.id);
        // Tasks of a posting that began long ago are counted from the day on which they are given out.
        let today = sight.findings.today;
        let from = if days_between(posting.from, today) <= FRESH_DAYS { posting.from } else { today };
        ui.push_id(posting.id, |ui| {
            tasks_ui(ui, sight, TaskOwner::Posting(posting.id), tasks, from, intents);
        });
        ui.add_space(6.0);
    }
}

fn posting_ui(ui: &mut Ui, sight: Sight<'_>, posting: &Posting, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let role = language.entry(world, CatalogueKind::Role, &posting.role);
    let place = world.place_name(posting.place);
    let since = language.say_with("panel.since", &[("day", &short_date(language, posting.from))]);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(village) = posting.village() {
                if quiet_ui(ui, &language.say("visit.to_village")).clicked() {
                    intents.push(Intent::SelectVillages(vec![village]));
                }
                if quiet_ui(ui, &language.say("panel.move")).clicked() {
                    intents.push(Intent::OpenForm(Form::Posting(posting.id, PostingVerb::Move)));
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.label(tone::strong(place));
                ui.add(Label::new(tone::small(ui, format!("{role} · {since}"))).truncate());
            });
        });
    });
}

fn actions_ui(ui: &mut Ui, sight: Sight<'_>, cadre: &Cadre, intents: &mut Intents) {
    let (session, language) = (sight.session, sight.language);
    let may_write = may::write(session);
    let may_write = may_write.as_ref().copied();
    if deed_ui(ui, language, &language.say("visit.record"), may_write).clicked() {
        intents.push(Intent::OpenForm(Form::Activity(None, None)));
    }
    if action_ui(ui, language, &language.say("promise.make"), may_write).clicked() {
        intents.push(Intent::OpenForm(Form::Promise(None, None)));
    }
    if action_ui(ui, language, &language.say("panel.change_village"), may_write).clicked() {
        intents.push(Intent::OpenForm(Form::Cadre(Some(cadre.id))));
    }
}
