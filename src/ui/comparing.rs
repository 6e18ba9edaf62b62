//! Two days compared, as a list beside the map: what is new, closed and moved, each line leading to its record.

use egui::{CollapsingHeader, Ui};

use crate::analysis::{Comparison, Difference, DifferenceKind, Subject};
use crate::model::Date;
use crate::session::Session;

use super::forms::Form;
use super::intent::{Intent, Intents, RecordRef, Sight};
use super::panel::parts::{Line, body_ui, head_ui, line_ui, remark_ui};
use super::widgets::{action_ui, day, quiet_ui};

/// How many lines of one kind are drawn at most.
const LISTED: usize = 200;
/// Lists of up to so many lines are unfolded from the beginning.
const UNFOLDED: usize = 12;

/// A comparison that is shown, made anew for each revision.
#[derive(Debug)]
pub struct Comparing {
    from: Date,
    made: Option<(u64, Comparison)>,
}

impl Comparing {
    /// A comparison of the day that is shown with this one.
    pub fn with(from: Date) -> Self {
        Self { from, made: None }
    }

    /// The first day.
    pub fn from(&self) -> Date {
        self.from
    }

    /// What differs in this revision.
    pub fn comparison(&mut self, session: &Session) -> &Comparison {
        let revision = session.revision();
        if self.made.as_ref().is_none_or(|(made, _)| *made != revision) {
            self.made = None;
        }
        let (from, to) = (self.from, session.desk().today);
        &self.made.get_or_insert_with(|| (revision, Comparison::of(session.present(), from, to))).1
    }

    /// Draws the list in the place of the left panel.
    pub fn comparing_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
        let language = sight.language;
        let from = self.from;
        let comparison = self.comparison(sight.session);
        let short = |day| day::short_date(language, day);
        body_ui(ui, "comparing", |ui| {
            let title = language.say_with("dates.compare.title", &[("from", &short(from))]);
            let to = short(comparison.to);
            head_ui(ui, &title, &language.say_with("dates.compare.span", &[("from", &short(from)), ("to", &to)]));
            ui.horizontal_wrapped(|ui| {
                let villages = comparison.villages();
                let outline = language.say_with("dates.compare.outline", &[("count", &villages.len())]);
                if !villages.is_empty() && action_ui(ui, language, &outline, Ok(())).clicked() {
                    intents.push(Intent::SelectVillages(villages));
                }
                if quiet_ui(ui, &language.say("dates.compare.close")).clicked() {
                    intents.push(Intent::Compare(None));
                }
            });
            ui.add_space(6.0);
            if comparison.differences.is_empty() {
                remark_ui(ui, &language.say("dates.compare.none"));
            }
            for kind in DifferenceKind::ALL {
                kind_ui(ui, sight, kind, comparison.of_kind(kind), intents);
            }
        });
    }
}

/// Draws the differences of one kind, which can be folded.
fn kind_ui(ui: &mut Ui, sight: Sight<'_>, kind: DifferenceKind, rows: &[Difference], intents: &mut Intents) {
    if rows.is_empty() {
        return;
    }
    let language = sight.language;
    let title = format!("{} {}", language.say(&format!("dates.compare.kind.{}", kind.code())), rows.len());
    let header = CollapsingHeader::new(super::look::strong(title)).id_salt(kind.code());
    header.default_open(rows.len() <= UNFOLDED).show_unindented(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        rows.iter().take(LISTED).for_each(|row| difference_ui(ui, sight, row, intents));
        if rows.len() > LISTED {
            let more = language.say_with("dates.compare.more", &[("count", &(rows.len() - LISTED))]);
            remark_ui(ui, &more);
        }
    });
    ui.add_space(4.0);
}

/// Draws one difference; pressing it leads to its record.
pub fn difference_ui(ui: &mut Ui, sight: Sight<'_>, row: &Difference, intents: &mut Intents) {
    let world = sight.session.world();
    let sentence = sight.language.sentence(&row.sentence);
    // What it is about stands above, what happened to it below.
    let (title, note) = sentence.split_once(['：', ':']).unwrap_or((&sentence, ""));
    let is_case = !matches!(row.subject, Subject::Issue(_));
    let village = row.village.filter(|_| !is_case).and_then(|id| world.villages.get(id));
    let note = [note.trim(), village.map_or("", |village| &village.name)];
    let note = note.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let record = record_of(row.subject);
    let marked = sight.selection.record == Some(record);
    let line = Line { title, note: &note, tail: "", late: false, marked };
    if line_ui(ui, &line).on_hover_text(&sentence).clicked() {
        intents.push(Intent::SelectRecord(record));
        if let Subject::Issue(id) = row.subject {
            intents.push(Intent::OpenForm(Form::Issue(Some(id), None)));
        }
    }
}

/// The record in the tables.
fn record_of(subject: Subject) -> RecordRef {
    match subject {
        Subject::Issue(id) => RecordRef::Issue(id),
        Subject::Standing(id) => RecordRef::Standing(id),
        Subject::Posting(id) => RecordRef::Posting(id),
    }
}
