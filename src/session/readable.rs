//! Fields and their values as a person reads them: references as names, codes as titles, a long text by its first words.

use crate::edits::RowId;
use crate::model::{CatalogueKind, Date, IssueState, PlanState, StandingState, StepKind, Uuid, World};
use crate::store::{CellKind, CellValue};
use crate::words::Language;

use super::record_history::FieldChange;

/// How many characters of a long text are shown.
const FIRST_WORDS: usize = 60;

impl FieldChange {
    /// The title of the field.
    pub fn title(&self, language: Language) -> String {
        match language {
            Language::Chinese => self.cell.title.to_owned(),
            Language::English => language.say(&format!("dates.field.{}", self.cell.column)).into_owned(),
        }
    }

    /// What stood there and what stands there since, in the record of this table.
    pub fn values(&self, table: &str, world: &World, language: Language) -> (String, String) {
        let reader = Reader { table, column: self.cell.column, kind: self.cell.kind, world, language };
        (reader.shown(&self.cell.old), reader.shown(&self.cell.new))
    }
}

/// Reads the values of one field.
struct Reader<'a> {
    table: &'a str,
    column: &'a str,
    kind: CellKind,
    world: &'a World,
    language: Language,
}

impl Reader<'_> {
    fn shown(&self, value: &CellValue) -> String {
        let say = |key: &str| self.language.say(key).into_owned();
        match value {
            CellValue::Empty => say("dates.history.empty"),
            CellValue::Shape => say("dates.history.shape"),
            CellValue::Number(number) if self.kind == CellKind::Boolean => {
                say(if *number == 0.0 { "dates.history.no" } else { "dates.history.yes" })
            }
            CellValue::Number(number) => number.to_string(),
            CellValue::Map(map) => {
                let title = |code: &str| self.language.entry(self.world, CatalogueKind::ActivityField, code).to_owned();
                let parts: Vec<String> = map.iter().map(|(code, text)| format!("{} {text}", title(code))).collect();
                first_words(&parts.join("; "))
            }
            CellValue::Text(text) => self.text(text),
        }
    }

    fn text(&self, text: &str) -> String {
        match self.kind {
            CellKind::Date => self.day(text),
            CellKind::Reference(table) => self.named(text, |uuid| RowId::of(table, uuid)),
            _ => match self.names(text).or_else(|| self.state(text)).or_else(|| self.entries(text)) {
                Some(known) => known,
                None => first_words(text),
            },
        }
    }

    fn day(&self, text: &str) -> String {
        match (self.language, text.get(..10).and_then(|text| text.parse::<Date>().ok())) {
            (Language::English, Some(day)) => day.strftime("%-d %b %Y").to_string(),
            (_, Some(day)) => day.to_string(),
            (_, None) => text.to_owned(),
        }
    }

    /// The name of a record; that it is gone where it is.
    fn named(&self, text: &str, place: impl Fn(Uuid) -> Option<RowId>) -> String {
        let title = Uuid::parse_str(text).ok().and_then(place).and_then(|row| row.title(self.world));
        title.unwrap_or_else(|| self.language.say("dates.history.gone").into_owned())
    }

    /// The names of records, if the text is a list of identities.
    fn names(&self, text: &str) -> Option<String> {
        let ids: Option<Vec<Uuid>> = text.split(';').map(|part| Uuid::parse_str(part.trim()).ok()).collect();
        let names = ids?.into_iter().map(|id| self.named(&id.to_string(), |id| RowId::find(self.world, id)));
        Some(names.collect::<Vec<_>>().join(self.language.say("table.and").as_ref()))
    }

    /// The word of a state or of a kind of step.
    fn state(&self, code: &str) -> Option<String> {
        let say = |key: String| Some(self.language.say(&key).into_owned());
        match (self.table, self.column) {
            ("issue", "state") if IssueState::from_code(code).is_some() => say(format!("state.issue.{code}")),
            ("standing", "state") if StandingState::from_code(code).is_some() => say(format!("state.standing.{code}")),
            ("plan", "state") if PlanState::from_code(code).is_some() => say(format!("state.plan.{code}")),
            ("document", "state") => say(format!("state.document.{code}")),
            ("issue_step", "kind") if StepKind::from_code(code).is_some() => say(format!("state.step.{code}")),
            _ => None,
        }
    }

    /// The titles of codes of a list, joined by semicolons.
    fn entries(&self, text: &str) -> Option<String> {
        let list = CatalogueKind::of_column(self.table, self.column)?;
        let title = |code: &str| self.language.entry(self.world, list, code).to_owned();
        Some(text.split(';').map(|code| title(code.trim())).collect::<Vec<_>>().join(" · "))
    }
}

/// The beginning of a text, on one line.
fn first_words(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(FIRST_WORDS) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
