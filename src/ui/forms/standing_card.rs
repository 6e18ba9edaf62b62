//! What stands about the case of a weak village: where it is, its criteria, its measures, and the buttons that go on.

use egui::{Label, ProgressBar, RichText, Sense, Ui, vec2};

use crate::edits::{Edit, SettleCriterion, first_secretary_of, measures_of};
use crate::model::{CatalogueKind, Criterion, Promise, Standing, StandingState};
use crate::ui::intent::{Intent, Intents};
use crate::ui::tables::Scope;
use crate::ui::widgets::{Chip, action_ui, chip_ui, day, deed_ui, quiet_ui, tone};

use super::issue_card::facts_grid_ui;
use super::{Form, StandingVerb, may};

/// Draws the card.
pub(super) fn card_ui(ui: &mut Ui, scope: Scope<'_>, case: &Standing, intents: &mut Intents) {
    chips_ui(ui, scope, case);
    ui.add_space(6.0);
    verbs_ui(ui, scope, case, intents);
    ui.add_space(8.0);
    facts_ui(ui, scope, case);
    criteria_ui(ui, scope, case, intents);
    measures_ui(ui, scope, case, intents);
}

fn chips_ui(ui: &mut Ui, scope: Scope<'_>, case: &Standing) {
    let language = scope.sight.language;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        chip_ui(ui, Chip::Strong, &language.say(&format!("state.standing.{}", case.state.code())));
        let nth = scope.lookup.listing(case);
        if nth > 1 {
            chip_ui(ui, Chip::Late, &language.say_with("weak.nth", &[("count", &nth)]));
        }
        let left = scope.left(case.due_on.filter(|_| case.state.is_weak()));
        if !left.text.is_empty() {
            let late = case.due_on.is_some_and(|due| due < scope.today());
            chip_ui(ui, if late { Chip::Late } else { Chip::Plain }, &left.text);
        }
    });
}

/// The verbs, those that can be done first; the others grey with their reason.
fn verbs_ui(ui: &mut Ui, scope: Scope<'_>, case: &Standing, intents: &mut Intents) {
    let language = scope.sight.language;
    let mut verbs = StandingVerb::ALL.map(|verb| (verb, may::standing(scope.sight.session, case.id, verb)));
    let usual = usual_verb(case.state);
    verbs.sort_by_key(|(verb, may)| (may.is_err(), *verb != usual));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (at, (verb, may)) in verbs.iter().enumerate() {
            let draw = if at == 0 && may.is_ok() && *verb == usual { deed_ui } else { action_ui };
            if draw(ui, language, &language.say(verb.key()), may.as_ref().copied()).clicked() {
                intents.push(Intent::OpenForm(Form::StandingStep(case.id, *verb)));
            }
        }
    });
}

/// What usually comes next: it stands first, as the main button.
fn usual_verb(state: StandingState) -> StandingVerb {
    match state {
        StandingState::Listed | StandingState::Relapsed => StandingVerb::Plan,
        StandingState::Planned => StandingVerb::Accept,
        StandingState::Accepted | StandingState::LookedBack => StandingVerb::LookBack,
    }
}

fn facts_ui(ui: &mut Ui, scope: Scope<'_>, case: &Standing) {
    let language = scope.sight.language;
    let day = |date: Option<_>| date.map(|date| day::short_date(language, date)).unwrap_or_default();
    let failed = if case.failed == 0 { String::new() } else { case.failed.to_string() };
    let team: Vec<_> = case.team.iter().map(|id| scope.cadre(Some(*id)).text).collect();
    let votes = case.votes.map(|votes| {
        let against = case.votes_against.unwrap_or_default();
        language.say_with("weak.votes_told", &[("votes", &votes), ("against", &against)])
    });
    facts_grid_ui(
        ui,
        scope,
        "standing facts",
        &[
            ("form.standing.kind", scope.kind(CatalogueKind::StandingKind, &case.kind).text),
            ("form.standing.reason", case.reason.clone()),
            ("form.standing.listed", day(Some(case.listed_on))),
            ("form.standing.due", day(case.due_on)),
            ("form.standing.plan", case.plan.clone()),
            ("form.standing.planned", day(case.planned_on)),
            ("form.standing.leader", scope.cadre(case.leader).text),
            ("form.standing.unit", scope.unit(case.unit).text),
            ("weak.first_secretary", first_secretary(scope, case)),
            ("weak.team", team.join(&language.say("table.and"))),
            ("form.standing.score", case.score.map(|score| score.to_string()).unwrap_or_default()),
            ("weak.votes", votes.unwrap_or_default()),
            ("form.standing.accepted", day(case.accepted_on)),
            ("form.standing.failed", failed),
            ("form.standing.looked_back", day(case.looked_back_on)),
            ("form.standing.relapsed", day(case.relapsed_on)),
            ("form.standing.note", case.note.clone()),
        ],
    );
}

/// The first secretary of the case; who is posted as such, where the case names nobody or somebody else.
fn first_secretary(scope: Scope<'_>, case: &Standing) -> String {
    let named = scope.cadre(case.first_secretary).text;
    let posted = first_secretary_of(scope.world(), case.village, scope.today());
    match posted.filter(|posted| Some(*posted) != case.first_secretary) {
        Some(_) if !case.state.is_weak() => named,
        Some(posted) => {
            let posted = scope.cadre(Some(posted)).text;
            let told = scope.sight.language.say_with("weak.posted_is", &[("name", &posted)]);
            [named, told].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
        }
        None => named,
    }
}

/// The criteria with what shows them, and those that are settled below.
fn criteria_ui(ui: &mut Ui, scope: Scope<'_>, case: &Standing, intents: &mut Intents) {
    let language = scope.sight.language;
    let of_case = scope.world().criteria.iter().filter(|row| row.standing == case.id);
    let mut criteria: Vec<&Criterion> = of_case.collect();
    criteria.sort_by_key(|row| (row.settled_on, row.on, row.id));
    ui.add_space(10.0);
    ui.label(tone::heading(ui, language.say("weak.criteria")));
    for criterion in criteria {
        criterion_ui(ui, scope, criterion, intents);
    }
    if case.state.is_weak() && quiet_ui(ui, &language.say("weak.criterion.add")).clicked() {
        intents.push(Intent::OpenForm(Form::Criterion(None, case.id)));
    }
}

fn criterion_ui(ui: &mut Ui, scope: Scope<'_>, criterion: &Criterion, intents: &mut Intents) {
    let language = scope.sight.language;
    let title = scope.kind(CatalogueKind::Criterion, &criterion.code).text;
    let settled =
        criterion.settled_on.map(|on| language.say_with("weak.settled", &[("day", &day::short_date(language, on))]));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let text = match settled {
            Some(_) => RichText::new(title).color(tone::quiet(ui)).strikethrough(),
            None => RichText::new(title),
        };
        let label = Label::new(text).wrap().sense(Sense::click());
        if ui.add(label).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            intents.push(Intent::OpenForm(Form::Criterion(Some(criterion.id), criterion.standing)));
        }
        if let Some(settled) = &settled {
            ui.label(tone::small(ui, settled.as_str()));
        } else if quiet_ui(ui, &language.say("weak.settle")).clicked() {
            let verb = SettleCriterion { criterion: criterion.id, on: scope.today() };
            intents.push(Intent::Perform(Box::new(Edit::SettleCriterion(verb))));
        }
    });
    let shown = day::short_date(language, criterion.on);
    let about = [shown, criterion.evidence.clone()];
    let about = about.iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
    ui.add(Label::new(tone::small(ui, about)).wrap());
    ui.add_space(4.0);
}

/// The measures, the first due first, each with who, when and how far.
fn measures_ui(ui: &mut Ui, scope: Scope<'_>, case: &Standing, intents: &mut Intents) {
    let measures = measures_of(scope.world(), case.id);
    if measures.is_empty() {
        return;
    }
    let language = scope.sight.language;
    let done = measures.iter().filter(|row| !row.stage().is_open()).count();
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.label(tone::heading(ui, language.say("weak.measures")));
        ui.label(tone::small(ui, format!("{done} / {}", measures.len())));
    });
    for measure in measures {
        measure_ui(ui, scope, measure, intents);
    }
}

fn measure_ui(ui: &mut Ui, scope: Scope<'_>, measure: &Promise, intents: &mut Intents) {
    let language = scope.sight.language;
    let is_open = measure.stage().is_open();
    let title = RichText::new(measure.title.as_str());
    let title = if is_open { title } else { title.color(tone::quiet(ui)) };
    let label = Label::new(title).wrap().sense(Sense::click());
    if ui.add(label).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        intents.push(Intent::OpenForm(Form::Promise(Some(measure.id), None)));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let share = if is_open { measure.progress_percent.unwrap_or_default() } else { 100 };
        let bar = ProgressBar::new(f32::from(share) / 100.0).desired_width(64.0).desired_height(6.0);
        let bar = bar.fill(if is_open { tone::accent(ui) } else { tone::quiet(ui) });
        ui.add(bar).on_hover_text(format!("{share}%"));
        let due = measure.due_on.map(|due| day::short_date(language, due)).unwrap_or_default();
        let who = [scope.cadre(measure.cadre).text, scope.unit(measure.unit).text];
        let who = who.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        let left = if is_open {
            scope.left(measure.due_on).text
        } else {
            language.say(&format!("state.promise.{}", measure.stage().code())).into_owned()
        };
        let late = measure.is_overdue(scope.today());
        for (text, late) in [(due, false), (left, late), (who, false), (measure.progress.clone(), false)] {
            if !text.is_empty() {
                let text = RichText::new(text).small();
                ui.label(text.color(if late { tone::late(ui) } else { tone::quiet(ui) }));
            }
        }
    });
    ui.add_space(4.0);
}
