//! What a template of ours says about itself, on a sheet of its own that nobody sees: for which table it was made, when,
//! and how the records stood then. By it is seen what has been changed since, in the workbook or in the county.

use std::collections::HashMap;

use crate::model::Uuid;
use crate::words::Language;

/// The name of the sheet that nobody sees.
pub(super) const SHEET: &str = "_cunqing";
/// The first cell of that sheet.
const WORD: &str = "cunqing-template";
/// The rows before the values.
const HEAD: usize = 8;

/// What a template says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// The name of the table.
    pub table: String,
    /// The name of the sheet that is to be filled in.
    pub sheet: String,
    /// The language of its titles and words.
    pub language: Language,
    /// Whether names of people were hidden in it.
    pub masked: bool,
    /// The revision of the file from which it was made.
    pub revision: u64,
    /// The day on which it was made.
    pub made_on: String,
    /// The township for which it was made; empty for the county.
    pub township: String,
    /// The fields whose values it keeps.
    pub fields: Vec<String>,
    /// The values of each record when it was made, by identity.
    pub rows: HashMap<Uuid, Vec<String>>,
}

impl Stamp {
    /// The value that a field of a record had when the template was made.
    pub fn value(&self, record: Uuid, field: &str) -> Option<&str> {
        let at = self.fields.iter().position(|known| known == field)?;
        self.rows.get(&record)?.get(at).map(String::as_str)
    }

    /// The cells of the sheet that nobody sees.
    pub fn cells(&self) -> Vec<Vec<String>> {
        let mut cells = vec![
            vec![WORD.to_owned()],
            vec!["table".to_owned(), self.table.clone()],
            vec!["sheet".to_owned(), self.sheet.clone()],
            vec!["language".to_owned(), self.language.code().to_owned()],
            vec!["masked".to_owned(), u8::from(self.masked).to_string()],
            vec!["revision".to_owned(), self.revision.to_string(), self.made_on.clone()],
            vec!["township".to_owned(), self.township.clone()],
            std::iter::once("id".to_owned()).chain(self.fields.iter().cloned()).collect(),
        ];
        let mut rows: Vec<_> = self.rows.iter().collect();
        rows.sort_by_key(|(id, _)| **id);
        cells.extend(rows.into_iter().map(|(id, row)| {
            let mut line = vec![id.to_string()];
            line.extend(row.iter().cloned());
            line
        }));
        cells
    }

    /// Reads those cells; nothing where they are no stamp of ours.
    pub fn read(cells: &[Vec<String>]) -> Option<Self> {
        let cell =
            |row: usize, column: usize| cells.get(row).and_then(|row| row.get(column)).cloned().unwrap_or_default();
        if cell(0, 0) != WORD {
            return None;
        }
        let row = |line: &Vec<String>| Some((Uuid::parse_str(line.first()?).ok()?, line[1..].to_vec()));
        Some(Self {
            table: cell(1, 1),
            sheet: cell(2, 1),
            language: Language::from_code(&cell(3, 1)).unwrap_or_default(),
            masked: cell(4, 1) == "1",
            revision: cell(5, 1).parse().unwrap_or_default(),
            made_on: cell(5, 2),
            township: cell(6, 1),
            fields: cells.get(HEAD - 1).map(|row| row[1..].to_vec()).unwrap_or_default(),
            rows: cells.iter().skip(HEAD).filter_map(row).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_comes_back_from_its_cells() {
        let id = Uuid::from_u128(7);
        let stamp = Stamp {
            table: "issue".into(),
            sheet: "问题".into(),
            masked: true,
            revision: 12,
            made_on: "2026-11-21".into(),
            township: "西例镇".into(),
            fields: vec!["number".into(), "reply".into()],
            rows: [(id, vec!["2026-0001".into(), "已修".into()])].into(),
            ..Stamp::default()
        };
        assert_eq!(Stamp::read(&stamp.cells()), Some(stamp.clone()));
        assert_eq!((stamp.value(id, "reply"), stamp.value(id, "state")), (Some("已修"), None));
        assert_eq!(Stamp::read(&[vec!["别的".into()]]), None);
    }
}
