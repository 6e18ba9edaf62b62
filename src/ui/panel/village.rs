//! The panel of one village: why it looks as it does on the map, who is there, and what comes next.

use egui::{Align, Label, Layout, RichText, Sense, Ui};

use crate::analysis::VillageFinding;
use crate::model::{CatalogueKind, Issue, Posting, StandingState, Village};
use crate::ui::forms::{Form, PostingVerb, may};
use crate::ui::intent::{Intent, Intents, RecordRef, Sight};
use crate::ui::look;
use crate::ui::lookup::Lookup;
use crate::ui::widgets::{Chip, action_ui, chip_ui, day, deed_ui, quiet_ui, tone};

use super::diary::{Whose, diary_ui};
use super::next_step::next_steps;
use super::parts::{Figure, Line, body_ui, figures_ui, foot_ui, group_ui, head_ui, line_ui, remark_ui};
use super::promises::public_promises_ui;
use super::year::year_ui;

/// How many issues say why.
const REASONS: usize = 4;

/// Draws the panel of a village.
pub fn village_ui(ui: &mut Ui, sight: Sight<'_>, lookup: &Lookup, village: &Village, intents: &mut Intents) {
    let none = VillageFinding::default();
    let finding = sight.findings.villages.get(&village.id).unwrap_or(&none);
    if !sight.presenting {
        foot_ui(ui, "village actions", |ui| actions_ui(ui, sight, village, finding, intents));
    }
    body_ui(ui, "village", |ui| {
        head_ui(ui, &village.name, &about(sight, village));
        chips_ui(ui, sight, lookup, finding);
        numbers_ui(ui, sight, finding);
        why_ui(ui, sight, lookup, village, intents);
        year_ui(ui, sight, finding.open_by_month, 1, true);
        who_ui(ui, sight, lookup, village, intents);
        next_ui(ui, sight, lookup, village, intents);
        public_promises_ui(ui, sight, lookup.commitments.village(village.id), intents);
        diary_ui(ui, sight, lookup, Whose::Village(village.id), intents);
    });
}

/// Township, households, residents.
fn about(sight: Sight<'_>, village: &Village) -> String {
    let language = sight.language;
    let mut parts = Vec::new();
    parts.extend(sight.session.world().townships.get(village.township).map(|township| township.name.clone()));
    parts.extend(village.households.map(|count| language.say_with("panel.households", &[("count", &count)])));
    parts.extend(village.population.map(|count| language.say_with("panel.residents", &[("count", &count)])));
    parts.join(" · ")
}

fn chips_ui(ui: &mut Ui, sight: Sight<'_>, lookup: &Lookup, finding: &VillageFinding) {
    let language = sight.language;
    let case = finding.weak.and_then(|id| sight.session.world().standings.get(id));
    if case.is_none() && finding.residents > 0 && finding.disputes == 0 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if let Some(case) = case {
            let state = language.say(&format!("state.standing.{}", case.state.code()));
            let days = case.due_on.filter(|_| case.state == StandingState::Planned);
            let days = days.map(|due| day::days_between(sight.findings.today, due));
            let text = match days {
                Some(days @ ..0) => language.say_with("panel.weak_late", &[("state", &state), ("days", &-days)]),
                Some(days) => language.say_with("panel.weak_left", &[("state", &state), ("days", &days)]),
                None => language.say_with("panel.weak", &[("state", &state)]),
            };
            chip_ui(ui, Chip::Strong, &text);
            let nth = lookup.listing(case);
            if nth > 1 {
                chip_ui(ui, Chip::Late, &language.say_with("weak.nth", &[("count", &nth)]));
            }
        }
        if finding.residents == 0 {
            chip_ui(ui, Chip::Late, &language.say("panel.no_resident"));
        }
        if finding.disputes > 0 {
            chip_ui(ui, Chip::Plain, &language.say_with("panel.disputes", &[("count", &finding.disputes)]));
        }
    });
}

fn numbers_ui(ui: &mut Ui, sight: Sight<'_>, finding: &VillageFinding) {
    let language = sight.language;
    let more = sight.findings.villages.values().filter(|other| other.open > finding.open).count();
    let rank = match finding.open {
        0 => String::new(),
        _ => language.say_with("panel.rank", &[("rank", &(more + 1))]),
    };
    let figure = |number: u32, key: &str, late| Figure {
        number: number.to_string(),
        aside: String::new(),
        name: language.say(key).into_owned(),
        late,
    };
    figures_ui(
        ui,
        &[
            Figure { aside: rank, ..figure(finding.open, "panel.open", false) },
            figure(finding.overdue, "panel.overdue", finding.overdue > 0),
            figure(finding.closed, "panel.closed", false),
        ],
    );
}

fn why_ui(ui: &mut Ui, sight: Sight<'_>, lookup: &Lookup, village: &Village, intents: &mut Intents) {
    let language = sight.language;
    group_ui(ui, &language.say("panel.why"));
    let open = lookup.open_of_village.get(&village.id).map(Vec::as_slice).unwrap_or_default();
    if open.is_empty() {
        remark_ui(ui, &language.say("panel.nothing_open"));
    }
    for issue in open.iter().take(REASONS).filter_map(|id| sight.session.world().issues.get(*id)) {
        issue_ui(ui, sight, issue, intents);
    }
    if open.len() > REASONS {
        ui.add_space(2.0);
        remark_ui(ui, &language.say_with("panel.more_issues", &[("count", &(open.len() - REASONS))]));
    }
}

fn issue_ui(ui: &mut Ui, sight: Sight<'_>, issue: &Issue, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let unit = issue.unit.and_then(|id| world.units.get(id)).map(|unit| unit.name.clone());
    let handler = issue.handler.and_then(|id| world.cadres.get(id)).map(|cadre| cadre.name.clone());
    let state = language.say(&format!("state.issue.{}", issue.state.code())).into_owned();
    let category = language.entry(world, CatalogueKind::Category, &issue.category).to_owned();
    let note = [Some(category), unit.or(Some(state)), handler].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let left = issue.next_date().map(|date| day::days_between(sight.findings.today, date));
    let tail = match left {
        Some(days @ ..0) => language.say_with("table.overdue_days", &[("days", &-days)]),
        Some(0) => language.say("table.due_today").into_owned(),
        Some(days) => language.say_with("table.days_left", &[("days", &days)]),
        None => String::new(),
    };
    let marked = sight.selection.record == Some(RecordRef::Issue(issue.id));
    let late = left.is_some_and(|days| days < 0);
    let response = line_ui(ui, &Line { title: &issue.title, note: &note, tail: &tail, late, marked });
    if response.double_clicked() {
        intents.push(Intent::OpenForm(Form::Issue(Some(issue.id), None)));
    } else if response.clicked() {
        intents.push(Intent::SelectRecord(RecordRef::Issue(issue.id)));
    }
    response.on_hover_text(language.say("panel.open_issue"));
}

fn who_ui(ui: &mut Ui, sight: Sight<'_>, lookup: &Lookup, village: &Village, intents: &mut Intents) {
    group_ui(ui, &sight.language.say("panel.who"));
    let posts = lookup.posts_of_village.get(&village.id).map(Vec::as_slice).unwrap_or_default();
    if posts.is_empty() {
        remark_ui(ui, &sight.language.say("panel.nobody"));
    }
    for posting in posts.iter().filter_map(|id| sight.session.world().postings.get(*id)) {
        posting_ui(ui, sight, posting, intents);
    }
}

/// Somebody who is there, with what can be done about it.
fn posting_ui(ui: &mut Ui, sight: Sight<'_>, posting: &Posting, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let cadre = posting.cadre.and_then(|id| world.cadres.get(id));
    let unit = posting.unit.or_else(|| cadre?.unit).and_then(|id| world.units.get(id)).map(|unit| unit.name.as_str());
    let name = cadre.map(|cadre| cadre.name.as_str()).or(unit).unwrap_or_default();
    let since = language.say_with("panel.since", &[("day", &day::short_date(language, posting.from))]);
    let about = cadre.and(unit).map_or_else(|| since.clone(), |unit| format!("{since} · {unit}"));
    let role = language.entry(world, CatalogueKind::Role, &posting.role);
    ui.horizontal(|ui| {
        ui.set_min_height(40.0);
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for (verb, title) in [(PostingVerb::End, "panel.end"), (PostingVerb::Move, "panel.move")] {
                if !sight.presenting && quiet_ui(ui, &language.say(title)).clicked() {
                    intents.push(Intent::OpenForm(Form::Posting(posting.id, verb)));
                }
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.add(Label::new(name_and_role(ui, name, role)).truncate());
                ui.add(Label::new(tone::small(ui, about)).truncate());
            });
        });
    });
}

/// The name in the heavier face, the role behind it.
fn name_and_role(ui: &Ui, name: &str, role: &str) -> egui::text::LayoutJob {
    let mut text = egui::text::LayoutJob::default();
    let ink = ui.visuals().text_color();
    let font = look::regular(look::BODY);
    tone::strong(format!("{name}  ")).color(ink).append_to(&mut text, ui.style(), font.clone().into(), Align::Center);
    RichText::new(role).color(ink).append_to(&mut text, ui.style(), font.into(), Align::Center);
    text
}

fn next_ui(ui: &mut Ui, sight: Sight<'_>, lookup: &Lookup, village: &Village, intents: &mut Intents) {
    group_ui(ui, &sight.language.say("panel.next"));
    let steps = next_steps(sight, lookup, village.id, 3);
    if steps.is_empty() {
        remark_ui(ui, &sight.language.say("panel.next.nothing"));
    }
    for (number, step) in (1..).zip(steps) {
        let text = format!("{number}. {}", sight.language.sentence(&step.sentence));
        let label = Label::new(RichText::new(text).color(tone::accent(ui))).wrap().sense(Sense::click());
        if ui.add(label).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            intents.push(Intent::OpenForm(step.form));
        }
    }
}

fn actions_ui(ui: &mut Ui, sight: Sight<'_>, village: &Village, finding: &VillageFinding, intents: &mut Intents) {
    let (session, language) = (sight.session, sight.language);
    let may_write = may::write(session);
    let mut offer = |response: egui::Response, form: Form| {
        if response.clicked() {
            intents.push(Intent::OpenForm(form));
        }
    };
    let register = deed_ui(ui, language, &language.say("panel.register"), may_write.as_ref().copied());
    offer(register, Form::Issue(None, Some(village.id)));
    let visit = action_ui(ui, language, &language.say("visit.record"), may_write.as_ref().copied());
    offer(visit, Form::Activity(None, None));
    let post = action_ui(ui, language, &language.say("panel.post"), may_write.as_ref().copied());
    offer(post, Form::Post(village.id));
    match finding.weak {
        Some(case) => {
            let go_on = action_ui(ui, language, &language.say("panel.go_on"), Ok(()));
            offer(go_on, Form::Standing(Some(case), village.id));
        }
        None => {
            let may_list = may::list_weak(session, village.id);
            let list = action_ui(ui, language, &language.say("panel.list_weak"), may_list.as_ref().copied());
            offer(list, Form::Standing(None, village.id));
        }
    }
    let change = action_ui(ui, language, &language.say("panel.change_village"), may_write.as_ref().copied());
    offer(change, Form::Village(village.id));
}
