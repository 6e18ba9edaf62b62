//! What stands about an issue, and the buttons by which it is taken further.

use egui::{Label, Ui, vec2};

use crate::model::{CatalogueKind, Issue, IssueState};
use crate::ui::intent::{Intent, Intents};
use crate::ui::tables::Scope;
use crate::ui::widgets::{Chip, action_ui, chip_ui, day, deed_ui, tone};

use super::issue_family::Family;
use super::issue_twins::again_key;
use super::{Form, IssueVerb, may};

/// Draws the card.
pub(super) fn card_ui(ui: &mut Ui, scope: Scope<'_>, issue: &Issue, family: &Family, intents: &mut Intents) {
    let language = scope.sight.language;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        chip_ui(ui, Chip::Plain, &language.say(&format!("state.issue.{}", issue.state.code())));
        let left = scope.left(issue.next_date());
        if !left.text.is_empty() {
            chip_ui(ui, if issue.is_overdue(scope.today()) { Chip::Late } else { Chip::Plain }, &left.text);
        }
        if issue.supervised {
            let hung = format!("{} {}", language.say("form.issue.supervised"), issue.supervised_number);
            chip_ui(ui, Chip::Strong, hung.trim());
        }
        if issue.is_common() {
            chip_ui(ui, Chip::Plain, language.entry(scope.world(), CatalogueKind::Scope, &issue.scope));
        }
        if family.earlier() > 0 {
            let count: [(&str, &dyn ToString); 1] = [("count", &(family.earlier() + 1))];
            let again = language.say_with("ledger.again", &count);
            chip_ui(ui, Chip::Late, &again).on_hover_text(language.say_with(again_key(&issue.topic), &count));
        }
        for (count, key) in [(issue.handed_on, "ledger.bounced"), (issue.reopened, "ledger.reopened")] {
            if count > 0 {
                chip_ui(ui, Chip::Late, &language.say_with(key, &[("count", &count)]));
            }
        }
    });
    ui.add_space(6.0);
    verbs_ui(ui, scope, issue, intents);
    ui.add_space(8.0);
    facts_ui(ui, scope, issue);
}

/// The verbs of the work that can be done now, as buttons; all others stand in a list, grey ones with their reason.
pub fn verbs_ui(ui: &mut Ui, scope: Scope<'_>, issue: &Issue, intents: &mut Intents) {
    let language = scope.sight.language;
    let session = scope.sight.session;
    let mut verbs: Vec<IssueVerb> =
        WORK.into_iter().filter(|verb| may::issue(session, issue.id, *verb).is_ok()).collect();
    let usual = usual_verb(issue.state);
    verbs.sort_by_key(|verb| Some(*verb) != usual);
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for verb in &verbs {
            let draw = if Some(*verb) == usual { deed_ui } else { action_ui };
            if draw(ui, language, &language.say(verb.key()), Ok(())).clicked() {
                asked = Some(Form::IssueStep(issue.id, *verb));
            }
        }
        ui.menu_button(language.say("ledger.other_verbs"), |ui| {
            for verb in IssueVerb::ALL.into_iter().filter(|verb| !verbs.contains(verb)) {
                let may = may::issue(session, issue.id, verb);
                if action_ui(ui, language, &language.say(verb.key()), may.as_ref().copied()).clicked() {
                    asked = Some(Form::IssueStep(issue.id, verb));
                    ui.close();
                }
            }
            let may = may::promote(session, issue);
            if action_ui(ui, language, &language.say("ledger.common.title"), may.as_ref().copied()).clicked() {
                asked = Some(Form::Common(issue.id));
                ui.close();
            }
        });
    });
    intents.extend(asked.map(Intent::OpenForm));
}

/// The verbs that carry an issue on, and the remark.
const WORK: [IssueVerb; 9] = [
    IssueVerb::Assign,
    IssueVerb::HandOver,
    IssueVerb::Finish,
    IssueVerb::Close,
    IssueVerb::Return,
    IssueVerb::Park,
    IssueVerb::Reopen,
    IssueVerb::Rate,
    IssueVerb::Note,
];

/// What usually comes next: it stands first, as the main button.
fn usual_verb(state: IssueState) -> Option<IssueVerb> {
    match state {
        IssueState::Registered => Some(IssueVerb::Assign),
        IssueState::Assigned => Some(IssueVerb::Finish),
        IssueState::Finished => Some(IssueVerb::Close),
        IssueState::Parked => Some(IssueVerb::Reopen),
        IssueState::Closed | IssueState::Merged => None,
    }
}

fn facts_ui(ui: &mut Ui, scope: Scope<'_>, issue: &Issue) {
    let (world, language) = (scope.world(), scope.sight.language);
    if !issue.detail.is_empty() {
        ui.add(Label::new(issue.detail.as_str()).wrap());
        ui.add_space(4.0);
    }
    let kind = |kind, code| language.entry(world, kind, code).to_owned();
    let place = issue.village.map_or_else(|| scope.township(issue.township), |id| scope.village(Some(id))).text;
    let sort = [
        kind(CatalogueKind::Category, &issue.category),
        kind(CatalogueKind::Topic, &issue.topic),
        kind(CatalogueKind::IssueKind, &issue.kind),
        kind(CatalogueKind::Level, &issue.level),
        kind(CatalogueKind::Source, &issue.source),
    ];
    let sort = sort.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let joint = issue.joint_units.iter().map(|unit| scope.unit(Some(*unit)).text).collect::<Vec<_>>().join("、");
    let merged = issue.merged_into.and_then(|id| world.issues.get(id)).map(|other| other.number.clone());
    let day = |date: Option<_>| date.map(|date| day::short_date(language, date)).unwrap_or_default();
    facts_grid_ui(
        ui,
        scope,
        "issue facts",
        &[
            ("form.issue.place", place),
            ("form.issue.sort", sort),
            ("form.issue.unit", scope.unit(issue.unit).text),
            ("form.issue.joint", joint),
            ("form.issue.handler", scope.cadre(issue.handler).text),
            ("form.issue.leader", scope.cadre(issue.leader).text),
            ("form.issue.raised", day(Some(issue.raised_on))),
            ("form.issue.due", day(issue.due_on)),
            ("form.issue.recheck", day(issue.recheck_on)),
            ("form.issue.closed", day(issue.closed_on)),
            ("form.issue.reply", issue.reply.clone()),
            ("form.issue.replied", day(issue.replied_on)),
            ("form.issue.rating", kind(CatalogueKind::Rating, &issue.rating)),
            ("form.issue.cause", kind(CatalogueKind::Cause, &issue.cause)),
            ("form.issue.funds", issue.funds_yuan.map(|yuan| yuan.to_string()).unwrap_or_default()),
            ("form.issue.lifted", day(issue.lifted_on)),
            ("form.issue.verifier", scope.cadre(issue.verifier).text),
            ("form.issue.merged_into", merged.unwrap_or_default()),
        ],
    );
}

/// Facts in two columns; empty ones are left out.
pub(super) fn facts_grid_ui(ui: &mut Ui, scope: Scope<'_>, salt: &str, facts: &[(&'static str, String)]) {
    let label = 92.0_f32;
    let room = (ui.available_width() - label - 8.0).max(80.0);
    egui::Grid::new(salt).num_columns(2).spacing([8.0, 4.0]).min_col_width(label).show(ui, |ui| {
        for (key, text) in facts.iter().filter(|(_, text)| !text.is_empty()) {
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_max_width(label);
                ui.add(Label::new(tone::small(ui, scope.sight.language.say(key))).wrap());
            });
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_max_width(room);
                ui.add(Label::new(text.as_str()).wrap());
            });
            ui.end_row();
        }
    });
}
