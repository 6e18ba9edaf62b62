//! What an issue has to do with others: the common problem that it is part of, the parts of a common problem, those that
//! were merged into it, and earlier ones that it repeats.

use egui::{Label, Ui};

use crate::analysis::recurrence;
use crate::model::{Id, Issue, IssueState};
use crate::ui::intent::{Intent, Intents};
use crate::ui::panel::parts::{Line, line_ui};
use crate::ui::tables::Scope;
use crate::ui::widgets::tone;

use super::Form;

/// How many of the parts are listed.
const LISTED: usize = 40;

/// What was found about an issue; looked for again only when the file has changed.
#[derive(Debug, Default)]
pub(super) struct Family {
    revision: Option<u64>,
    parts: Vec<Id<Issue>>,
    merged: Vec<Id<Issue>>,
    earlier: Vec<Id<Issue>>,
}

impl Family {
    /// Looks for the others where the file has changed.
    pub(super) fn look(&mut self, scope: Scope<'_>, issue: &Issue) {
        let revision = Some(scope.sight.session.revision());
        if self.revision == revision {
            return;
        }
        let world = scope.world();
        let mut parts: Vec<&Issue> = Vec::new();
        self.merged.clear();
        for row in world.issues.iter() {
            if row.parent == Some(issue.id) && row.state != IssueState::Merged {
                parts.push(row);
            }
            if row.merged_into == Some(issue.id) {
                self.merged.push(row.id);
            }
        }
        parts.sort_by_key(|part| (!part.state.is_open(), part.number.clone()));
        self.parts = parts.into_iter().map(|part| part.id).collect();
        self.earlier = recurrence::earlier(world, issue);
        self.revision = revision;
    }

    /// How many earlier issues it repeats.
    pub(super) fn earlier(&self) -> usize {
        self.earlier.len()
    }

    /// The issues that go on in it.
    pub(super) fn merged(&self) -> &[Id<Issue>] {
        &self.merged
    }
}

/// Draws the others, each with a way to it.
pub(super) fn family_ui(ui: &mut Ui, scope: Scope<'_>, issue: &Issue, family: &Family, intents: &mut Intents) {
    let language = scope.sight.language;
    let parent: Vec<Id<Issue>> = issue.parent.into_iter().collect();
    group_ui(ui, scope, &language.say("ledger.part_of"), &parent, intents);
    let answered = family.parts.iter().filter_map(|id| scope.world().issues.get(*id));
    let answered = answered.filter(|part| !part.reply.trim().is_empty()).count();
    let parts = language.say_with("ledger.parts", &[("count", &family.parts.len()), ("answered", &answered)]);
    group_ui(ui, scope, &parts, &family.parts, intents);
    group_ui(ui, scope, &language.say("ledger.took_up"), &family.merged, intents);
    let earlier = if issue.topic.is_empty() { "ledger.earlier_by_category" } else { "ledger.earlier" };
    group_ui(ui, scope, &language.say(earlier), &family.earlier, intents);
}

fn group_ui(ui: &mut Ui, scope: Scope<'_>, title: &str, issues: &[Id<Issue>], intents: &mut Intents) {
    if issues.is_empty() {
        return;
    }
    ui.add_space(8.0);
    ui.add(Label::new(tone::heading(ui, title)).wrap());
    for issue in issues.iter().take(LISTED).filter_map(|id| scope.world().issues.get(*id)) {
        issue_ui(ui, scope, issue, intents);
    }
    if issues.len() > LISTED {
        let more = issues.len() - LISTED;
        ui.label(tone::small(ui, scope.sight.language.say_with("ledger.more", &[("count", &more)])));
    }
}

fn issue_ui(ui: &mut Ui, scope: Scope<'_>, issue: &Issue, intents: &mut Intents) {
    let language = scope.sight.language;
    let state = language.say(&format!("state.issue.{}", issue.state.code()));
    let silent = issue.parent.is_some() && issue.reply.trim().is_empty();
    let silent = if silent { language.say("ledger.no_reply").into_owned() } else { String::new() };
    let note = [issue.number.clone(), scope.village(issue.village).text, silent];
    let note = note.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let late = issue.is_overdue(scope.today());
    let line = Line { title: &issue.title, note: &note, tail: &state, late, marked: false };
    if line_ui(ui, &line).clicked() {
        intents.push(Intent::OpenForm(Form::Issue(Some(issue.id), None)));
    }
}
