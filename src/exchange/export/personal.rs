//! What personal fields a file that leaves the office would hold: told before it is written, whatever its format.

use crate::exchange::fields;
use crate::model::{Sentence, TableName};
use crate::words::Language;

/// The fields that name a person or tell how to reach one, in whatever table they stand.
const OF_PEOPLE: [&str; 10] =
    ["cadre", "cadres", "leader", "handler", "verifier", "team", "first_secretary", "author", "phone", "home_village"];

/// What personal fields a file would hold, and whether they are hidden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Personal {
    /// The titles of the fields.
    pub fields: Vec<String>,
    /// Why they stand in full; they are masked when `None`.
    pub unmasked: Option<String>,
}

impl Personal {
    /// Nothing personal: maps, numbers, what hangs on the board of a village.
    pub fn none() -> Self {
        Self::default()
    }

    /// These fields.
    pub fn of(fields: Vec<String>, unmasked: Option<&str>) -> Self {
        let unmasked = unmasked.map(str::trim).filter(|reason| !reason.is_empty()).map(str::to_owned);
        Self { fields, unmasked }
    }

    /// Those of a table.
    pub fn of_table(table: TableName, language: Language, unmasked: Option<&str>) -> Self {
        // Of a cadre the name itself is personal; that of a place or of a unit is not.
        let is_personal =
            |field: &&fields::Field| OF_PEOPLE.contains(&field.name) || (table.0 == "cadre" && field.name == "name");
        let known = fields::of(table).unwrap_or_default();
        let title = |field: &fields::Field| match language {
            Language::Chinese => field.title.to_owned(),
            Language::English => field.name.to_owned(),
        };
        let listed = known.iter().filter(is_personal).map(title).collect();
        Self::of(listed, unmasked)
    }

    /// What is told before the file is written.
    pub fn sentence(&self, language: Language) -> Sentence {
        let fields = self.fields.join(&language.say("papers.comma"));
        match (&self.unmasked, self.fields.is_empty()) {
            (_, true) => Sentence::new("privacy.none"),
            (None, false) => Sentence::new("privacy.masked").with("fields", fields),
            (Some(reason), false) => Sentence::new("privacy.full").with("fields", fields).with("reason", reason),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::TABLES;

    #[test]
    fn every_table_tells_its_personal_fields_and_places_have_none() {
        let fields = |table: &'static str| Personal::of_table(TableName(table), Language::English, None).fields;
        assert_eq!(fields("cadre"), ["name", "home_village", "phone"]);
        assert!(fields("village").is_empty() && fields("indicator").is_empty());
        assert_eq!(fields("issue"), ["leader", "handler", "verifier"]);
        assert!(TABLES.iter().all(|table| fields(table.0).len() < 5));
    }

    #[test]
    fn what_is_told_says_whether_names_are_hidden_and_why_they_are_not() {
        let table = TableName("cadre");
        let said = |unmasked| {
            let personal = Personal::of_table(table, Language::Chinese, unmasked);
            Language::Chinese.sentence(&personal.sentence(Language::Chinese))
        };
        assert!(said(None).contains("遮") && said(Some("上报")).contains("上报"));
        assert_eq!(Personal::none().sentence(Language::Chinese).key, "privacy.none");
        assert_eq!(Personal::of(vec!["姓名".into()], Some("  ")).unmasked, None);
    }
}
