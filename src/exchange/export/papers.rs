//! The cells of documents, plans and attachments, by the names of their fields.

use crate::model::{Attachment, CatalogueKind, Document, Plan, PlanItem, PlanMark};

use super::cells::Desk;
use super::grid::Cell;

/// A cell of a document.
pub(super) fn document(desk: &Desk<'_>, row: &Document, field: &str) -> Cell {
    match field {
        "number" => Cell::text(&row.number),
        "kind" => desk.entry(CatalogueKind::DocumentKind, &row.kind),
        "title" => desk.prose(&row.title),
        "body" => desk.prose(&row.body),
        "unit" => desk.unit(row.unit),
        "township_code" | "township" | "village_code" | "village" => desk.village(row.village, field),
        "campaign" => desk.reference(row.campaign),
        "promise" => desk.reference(row.promise),
        "state" => desk.state("document", row.state.code()),
        "made_on" => Cell::Day(row.made_on),
        "issued_on" => Cell::day(row.issued_on),
        "repealed_on" => Cell::day(row.repealed_on),
        "note" => desk.prose(&row.note),
        "id" => desk.identity(row.id),
        _ => Cell::Empty,
    }
}

/// A cell of a plan of postings.
pub(super) fn plan(desk: &Desk<'_>, row: &Plan, field: &str) -> Cell {
    match field {
        "title" => desk.prose(&row.title),
        "state" => desk.state("plan", row.state.code()),
        "made_on" => Cell::Day(row.made_on),
        "published_on" => Cell::day(row.published_on),
        "takes_effect_on" => Cell::day(row.takes_effect_on),
        "rules" => desk.prose(&row.rules),
        "campaign" => desk.reference(row.campaign),
        "note" => desk.prose(&row.note),
        "id" => desk.identity(row.id),
        _ => Cell::Empty,
    }
}

/// A cell of what a plan changes.
pub(super) fn plan_item(desk: &Desk<'_>, row: &PlanItem, field: &str) -> Cell {
    match field {
        "plan" => desk.reference(Some(row.plan)),
        "ends" => desk.reference(row.ends),
        "cadre_code" => desk.cadre_code(row.cadre),
        "cadre" => desk.cadre(row.cadre),
        "role" => desk.entry(CatalogueKind::Role, &row.role),
        "unit" => desk.unit(row.unit),
        "on" => Cell::Day(row.on),
        "reason" => desk.prose(&row.reason),
        "origin" => desk.state("plan_origin", row.origin.code()),
        "id" => desk.identity(row.id),
        _ => desk.place(row.place, field),
    }
}

/// A cell of a pair that a plan keeps or forbids.
pub(super) fn plan_mark(desk: &Desk<'_>, row: &PlanMark, field: &str) -> Cell {
    match field {
        "plan" => desk.reference(Some(row.plan)),
        "kind" => desk.state("plan_mark", row.kind.code()),
        "cadre_code" => desk.cadre_code(row.cadre),
        "cadre" => desk.cadre(row.cadre),
        "unit" => desk.unit(row.unit),
        "role" => desk.entry(CatalogueKind::Role, &row.role),
        "reason" => desk.prose(&row.reason),
        "id" => desk.identity(row.id),
        _ => desk.place(Some(row.place), field),
    }
}

/// A cell of what is known about an attachment.
pub(super) fn attachment(desk: &Desk<'_>, row: &Attachment, field: &str) -> Cell {
    match field {
        "owner_table" => Cell::text(desk.language.say(&format!("exchange.table.{}", row.owner_table))),
        "owner" => Cell::text(row.owner.to_string()),
        "name" => desk.prose(&row.name),
        "bytes" => Cell::Number(row.bytes.into()),
        "hash" => Cell::text(&row.hash),
        "added_on" => Cell::Day(row.added_on),
        "note" => desk.prose(&row.note),
        "id" => desk.identity(row.id),
        _ => Cell::Empty,
    }
}
