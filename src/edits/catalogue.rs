//! The catalogue that a new county starts with.

use serde::Deserialize;

use crate::model::{CatalogueKind, CatalogueRow};

/// The shipped lists.
const SHIPPED: &str = include_str!("../../assets/catalogue/catalogue.toml");

/// One row of the shipped lists, as it stands in the file.
#[derive(Deserialize)]
struct Entry {
    code: String,
    zh: String,
    en: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    parent: String,
    #[serde(default)]
    value: String,
}

/// The lists that a new county starts with, in their order; the identities follow from list and code.
pub fn default_catalogue() -> Vec<CatalogueRow> {
    let lists: toml::Table = toml::from_str(SHIPPED).unwrap_or_default();
    CatalogueKind::ALL.into_iter().flat_map(|kind| rows(kind, &lists)).collect()
}

/// The rows of one list.
fn rows(kind: CatalogueKind, lists: &toml::Table) -> Vec<CatalogueRow> {
    let entries = lists.get(kind.code()).cloned().map(toml::Value::try_into::<Vec<Entry>>);
    let entries = entries.and_then(Result::ok).unwrap_or_default();
    let row = |(position, entry): (i64, Entry)| CatalogueRow {
        title_zh: entry.zh,
        title_en: entry.en,
        aliases: entry.aliases.join(";"),
        parent: entry.parent,
        value: entry.value,
        position,
        ..CatalogueRow::blank(kind, &entry.code)
    };
    (1..).zip(entries).map(row).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::role;

    #[test]
    fn every_list_is_shipped_with_titles_in_both_languages() {
        let lists: toml::Table = toml::from_str(SHIPPED).unwrap();
        let codes: BTreeSet<&str> = lists.keys().map(String::as_str).collect();
        assert_eq!(codes, CatalogueKind::ALL.iter().map(|kind| kind.code()).collect());
        let rows = default_catalogue();
        for kind in CatalogueKind::ALL {
            let entries = lists[kind.code()].as_array().unwrap().len();
            assert_eq!(rows.iter().filter(|row| row.kind == kind).count(), entries, "{kind:?}");
            assert!(entries >= 2, "{kind:?}");
        }
        assert!(rows.iter().all(|row| !row.title_zh.is_empty() && !row.title_en.is_empty()));
        assert_eq!(rows, default_catalogue());
    }

    #[test]
    fn no_word_of_an_import_means_two_rows_of_one_list() {
        let mut seen = BTreeSet::new();
        // Several days may have one name: a day is imported by its date.
        for row in default_catalogue().into_iter().filter(|row| row.kind != CatalogueKind::Holiday) {
            let aliases = row.aliases.split(';').filter(|alias| !alias.is_empty());
            let words = [row.code.as_str(), &row.title_zh, &row.title_en].into_iter().chain(aliases);
            let words: BTreeSet<String> = words.map(str::to_lowercase).collect();
            for word in words {
                assert!(seen.insert((row.kind, word.clone())), "{:?} {word}", row.kind);
            }
        }
    }

    #[test]
    fn the_roles_that_the_rules_know_are_shipped() {
        let rows = default_catalogue();
        for code in [
            role::TOWNSHIP_LEADER,
            role::VILLAGE_LEAD,
            role::RESIDENT,
            role::FIRST_SECRETARY,
            role::CONTACT,
            role::PAIRED_BRANCH,
            role::ENTERPRISE,
            role::HOUSEHOLD,
        ] {
            assert!(rows.iter().any(|row| row.kind == CatalogueKind::Role && row.code == code), "{code}");
        }
    }
}
