//! The table as it is shown, as text: for an export or for the clipboard.

use crate::model::{Progress, Stopped};
use crate::ui::intent::RecordRef;

use super::cell::Scope;
use super::index::cell;
use super::tab::Tab;

/// The table as it is shown, as text, for an export.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// The name of the table in the user's language, such as 问题.
    pub name: String,
    /// The titles of the columns.
    pub titles: Vec<String>,
    /// The rows in the order in which they are shown.
    pub rows: Vec<Vec<String>>,
}

impl Shown {
    /// These rows of a table; names of people are masked unless `names_of_people`.
    pub fn of(scope: Scope<'_>, tab: Tab, rows: &[RecordRef], names_of_people: bool) -> Self {
        Self::watched(scope, tab, rows, names_of_people, Progress::UNWATCHED).unwrap_or_default()
    }

    /// The same as [`Shown::of`], while somebody waits.
    pub fn watched(
        scope: Scope<'_>,
        tab: Tab,
        rows: &[RecordRef],
        names_of_people: bool,
        progress: Progress<'_>,
    ) -> Result<Self, Stopped> {
        let language = scope.sight.language;
        let text = |row: RecordRef, column: usize| {
            let text = cell(scope, row, column).text;
            if tab.columns()[column].person && !names_of_people {
                masked(&text, &language.say("table.nobody"))
            } else {
                text
            }
        };
        let columns = tab.columns().len();
        let cells = |(at, row): (usize, &RecordRef)| {
            progress.step(at, rows.len())?;
            Ok((0..columns).map(|column| text(*row, column)).collect())
        };
        Ok(Self {
            name: language.say(tab.title()).into_owned(),
            titles: tab.columns().iter().map(|column| language.say(column.title).into_owned()).collect(),
            rows: rows.iter().enumerate().map(cells).collect::<Result<_, _>>()?,
        })
    }

    /// The rows with tabulators between the cells, as spreadsheets take them from the clipboard.
    pub fn tabbed(&self) -> String {
        let line = |cells: &Vec<String>| {
            cells.iter().map(|cell| cell.replace(['\t', '\n'], " ")).collect::<Vec<_>>().join("\t")
        };
        self.rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// A name of which only the first character is left; several names each by itself; a word for nobody stays.
fn masked(names: &str, nobody: &str) -> String {
    if names == nobody {
        return names.to_owned();
    }
    let mut first = true;
    let mask = |letter: char| {
        let plain = first || matches!(letter, '、' | ',' | ' ');
        first = matches!(letter, '、' | ',' | ' ');
        if plain { letter } else { '*' }
    };
    names.chars().map(mask).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_character_of_each_name_is_left() {
        assert_eq!(masked("林岚", "无"), "林*");
        assert_eq!(masked("林岚、王志远", "无"), "林*、王**");
        assert_eq!(masked("无", "无"), "无");
        assert_eq!(masked("", "无"), "");
    }
}
