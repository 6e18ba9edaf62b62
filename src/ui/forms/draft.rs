//! What every form can do: be drawn, and say which edit it would end in.

use std::fmt::Debug;

use egui::Ui;

use crate::edits::Edit;
use crate::model::{Cadre, Campaign, Id, Owner, Unit};
use crate::ui::intent::{Intents, RecordRef};
use crate::ui::tables::Scope;
use crate::ui::widgets::Fields;
use crate::ui::widgets::field::Gap;

use super::Form;

/// The draft of one form.
pub trait Draft: Debug {
    /// What stands at the head of the form, and below it what it is about.
    fn title(&self, scope: Scope<'_>) -> (String, String);

    /// Draws the fields.
    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, intents: &mut Intents);

    /// The edit in which the form would end now, or what stands in the way.
    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>>;

    /// The key of what the main button says.
    fn deed(&self) -> &'static str {
        "form.save"
    }

    /// A second way to end: the key of its button, and the form that follows.
    fn go_on(&self) -> Option<(&'static str, Form)> {
        None
    }

    /// A third way to end, for the next record of the same kind: the key of its button, and the form that follows.
    fn next(&self) -> Option<(&'static str, Form)> {
        None
    }

    /// The edit that removes the record, where it can be asked for.
    fn removal(&self) -> Option<Edit> {
        None
    }

    /// The record that there is when the form is done, to be marked in the table.
    fn made(&self) -> Option<RecordRef> {
        None
    }

    /// The record that the form is about, if files can belong to it: then its files stand at the foot of the form.
    fn owner(&self) -> Option<Owner> {
        None
    }

    /// What the next form of this kind may begin with.
    fn habits(&self, habits: &mut Habits) {
        let _ = habits;
    }

    /// Whether the form stays open after it is done, ready for the next.
    fn stays(&self) -> bool {
        false
    }
}

/// What the user chose last, so that it is not typed twice.
#[derive(Clone, Debug, Default)]
pub struct Habits {
    /// The category of the last issue.
    pub category: Option<String>,
    /// The level of the last issue.
    pub level: Option<String>,
    /// The source of the last issue.
    pub source: Option<String>,
    /// The kind of the last activity.
    pub activity_kind: Option<String>,
    /// The purpose of the last visit.
    pub purpose: Option<String>,
    /// Who took part in the last activity.
    pub cadres: Vec<Id<Cadre>>,
    /// The campaign of the last activity.
    pub campaign: Option<Id<Campaign>>,
    /// The kind of the last promise.
    pub promise_kind: Option<String>,
    /// Where the last promise was published.
    pub published_where: Option<String>,
    /// The unit that was made responsible last.
    pub unit: Option<Id<Unit>>,
    /// The role of the last posting.
    pub role: Option<String>,
}

/// Notes a gap where a text is missing.
pub fn need(gaps: &mut Vec<Gap>, field: &'static str, text: &str) {
    if text.trim().is_empty() {
        gaps.push(Gap::missing(field));
    }
}

/// A new record's kind: the one used last, if the list still offers it, else the first that is offered.
pub fn first_kind(scope: Scope<'_>, kind: crate::model::CatalogueKind, last: Option<&String>) -> String {
    let rows = scope.world().list(kind);
    let offered = |code: &String| rows.iter().any(|row| row.active && row.code == *code);
    let first = || rows.iter().find(|row| row.active).map(|row| row.code.clone());
    last.filter(|code| offered(code)).cloned().or_else(first).unwrap_or_default()
}
