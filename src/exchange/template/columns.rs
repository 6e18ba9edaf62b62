//! What each column of a template takes, and which have to be filled.

use crate::exchange::fields;
use crate::model::{
    CatalogueKind, DocumentState, IssueState, ItemOrigin, MarkKind, PlanState, StandingState, StepKind, TableName,
};
use crate::words::Language;

use super::options::title_of;

/// What a column takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// A text; numbers and codes stay texts too.
    Text,
    /// A day.
    Day,
    /// A whole number from 0.
    Count,
    /// A whole number from 0 to 100.
    Percent,
    /// Any number.
    Number,
    /// One of these words.
    Words(Vec<String>),
    /// A title of a list of the catalogue.
    Entry(CatalogueKind),
    /// Titles of a list of the catalogue, several of them.
    Entries(CatalogueKind),
    /// A township.
    Township,
    /// A village.
    Village,
    /// Villages, several of them.
    Villages,
    /// A unit.
    Unit,
    /// Units, several of them.
    Units,
    /// A cadre.
    Cadre,
    /// Cadres, several of them.
    Cadres,
    /// A site.
    Site,
}

impl Takes {
    /// Whether the cell may hold several, which no drop-down list can fill at once.
    pub fn several(&self) -> bool {
        matches!(self, Self::Entries(_) | Self::Villages | Self::Units | Self::Cadres)
    }

    /// The last part of the key of what is to be filled in.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Day => "day",
            Self::Count => "count",
            Self::Percent => "percent",
            Self::Number => "number",
            _ if self.several() => "several",
            _ => "list",
        }
    }
}

/// One column of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// The name of the field.
    pub name: &'static str,
    /// The title, without a mark.
    pub title: String,
    /// Whether it has to be filled.
    pub needed: bool,
    /// What it takes.
    pub takes: Takes,
}

/// The columns of a template for a table, in the order of its fields.
pub(super) fn of(table: TableName, with_records: bool, language: Language) -> Vec<Column> {
    let needed = needed(table.0);
    let fields = fields::of(table).unwrap_or_default().iter().map(|field| field.name);
    let shown = fields.filter(|name| needed.contains(name) || is_shown(name, with_records));
    shown
        .map(|name| Column {
            name,
            title: title_of(table, name, language),
            needed: needed.contains(&name),
            takes: takes(table.0, name, language),
        })
        .collect()
}

/// Codes beside names, coordinates and what the work itself counts are not for filling in.
fn is_shown(name: &str, with_records: bool) -> bool {
    let counted = ["lon", "lat", "reopened", "handed_on", "parent", "merged_into", "failed", "author"];
    let is_code_beside = name.ends_with("_code");
    !is_code_beside && !counted.contains(&name) && (with_records || name != "id")
}

fn needed(table: &str) -> &'static [&'static str] {
    match table {
        "township" => &["code", "name"],
        "village" => &["code", "name", "township"],
        "site" | "unit" | "cadre" => &["name"],
        "posting" => &["role", "from"],
        "issue" => &["title", "category", "raised_on"],
        "issue_step" => &["issue", "kind", "on"],
        "activity" => &["kind", "on"],
        "promise" | "document" => &["kind", "title", "made_on"],
        "campaign" => &["name", "from"],
        "standing" => &["village", "listed_on"],
        "criterion" => &["village", "code", "on"],
        "household" => &["code", "village", "from"],
        "plan" => &["title", "made_on"],
        "plan_item" => &["plan", "on"],
        "plan_mark" => &["plan", "kind"],
        "month" => &["first_day", "frozen_on"],
        "indicator" => &["village", "name", "on", "value"],
        "catalogue" => &["kind", "code", "title_zh"],
        "setting" => &["key", "value"],
        _ => &[],
    }
}

fn takes(table: &str, name: &str, language: Language) -> Takes {
    match name {
        "from" | "until" | "valid_from" | "valid_until" | "on" => Takes::Day,
        name if name.ends_with("_on") && name != "handed_on" => Takes::Day,
        "township" | "home_township" => Takes::Township,
        "village" | "home_village" => Takes::Village,
        "villages" => Takes::Villages,
        "unit" | "successor" => Takes::Unit,
        "joint_units" => Takes::Units,
        "cadre" | "leader" | "handler" | "verifier" | "first_secretary" => Takes::Cadre,
        "cadres" | "team" => Takes::Cadres,
        "site" => Takes::Site,
        "households" | "population" | "votes" | "votes_against" | "enterprises" | "attendance" | "beneficiaries"
        | "funds_yuan" => Takes::Count,
        "share_percent" | "progress_percent" | "score" => Takes::Percent,
        "lon" | "lat" => Takes::Number,
        "value" if table == "indicator" => Takes::Number,
        "active" | "supervised" => Takes::Words(yes_no(language)),
        _ => states(table, name, language).or_else(|| entry(table, name)).unwrap_or(Takes::Text),
    }
}

fn yes_no(language: Language) -> Vec<String> {
    let words = match language {
        Language::Chinese => ["是", "否"],
        Language::English => ["yes", "no"],
    };
    words.map(str::to_owned).into()
}

/// The words for states, as an export writes them.
fn states(table: &str, name: &str, language: Language) -> Option<Takes> {
    let (list, codes): (&str, Vec<&str>) = match (table, name) {
        ("issue", "state") => {
            let open = IssueState::ALL.into_iter().filter(|state| *state != IssueState::Merged);
            ("issue", open.map(IssueState::code).collect())
        }
        ("standing", "state") => ("standing", StandingState::ALL.map(StandingState::code).into()),
        ("document", "state") => ("document", DocumentState::ALL.map(DocumentState::code).into()),
        ("plan", "state") => ("plan", PlanState::ALL.map(PlanState::code).into()),
        ("plan_item", "origin") => ("plan_origin", ItemOrigin::ALL.map(ItemOrigin::code).into()),
        ("plan_mark", "kind") => ("plan_mark", MarkKind::ALL.map(MarkKind::code).into()),
        ("issue_step", "kind") => ("step", StepKind::ALL.map(StepKind::code).into()),
        ("catalogue", "kind") => {
            return Some(Takes::Words(CatalogueKind::ALL.map(|kind| kind.code().to_owned()).into()));
        }
        _ => return None,
    };
    let word = |code: &str| match language {
        Language::Chinese => language.say(&format!("state.{list}.{code}")).into_owned(),
        Language::English => code.to_owned(),
    };
    Some(Takes::Words(codes.into_iter().map(word).collect()))
}

/// The list of the catalogue of which a column takes a title, or several.
fn entry(table: &str, name: &str) -> Option<Takes> {
    let list = CatalogueKind::of_column(table, name)?;
    Some(if list == CatalogueKind::Skill { Takes::Entries(list) } else { Takes::Entry(list) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_needed_column_is_a_field_of_its_table() {
        for table in fields::IMPORTED {
            let known: Vec<_> = fields::of(table).unwrap().iter().map(|field| field.name).collect();
            assert!(needed(table.0).iter().all(|name| known.contains(name)) && !needed(table.0).is_empty(), "{table}");
        }
    }
}
