//! The cells of townships, villages, sites, units, numbers about villages and the catalogue, by the names of their fields.

use crate::model::{CatalogueKind, CatalogueRow, Indicator, Site, Township, Unit, Village};

use super::cells::{Desk, coordinate};
use super::grid::Cell;

/// A cell of a township.
pub(super) fn township(_: &Desk<'_>, row: &Township, field: &str) -> Cell {
    match field {
        "code" => Cell::text(&row.code),
        "name" => Cell::text(&row.name),
        "lon" | "lat" => coordinate(row.seat, field),
        _ => Cell::Empty,
    }
}

/// A cell of a village.
pub(super) fn village(desk: &Desk<'_>, row: &Village, field: &str) -> Cell {
    match field {
        "code" => Cell::text(&row.code),
        "name" => Cell::text(&row.name),
        "full_name" => Cell::text(&row.full_name),
        "kind" => desk.entry(CatalogueKind::VillageKind, &row.kind),
        "township_code" | "township" => desk.township(Some(row.township), field),
        "households" => Cell::number(row.households),
        "population" => Cell::number(row.population),
        "lon" | "lat" => coordinate(row.position, field),
        _ => Cell::Empty,
    }
}

/// A cell of a site.
pub(super) fn site(desk: &Desk<'_>, row: &Site, field: &str) -> Cell {
    match field {
        "code" => Cell::text(&row.code),
        "name" => Cell::text(&row.name),
        "kind" => desk.entry(CatalogueKind::SiteKind, &row.kind),
        "township_code" | "township" => desk.township(row.township, field),
        "village_code" | "village" => desk.village(row.village, field),
        "unit" => desk.unit(row.unit),
        "lon" | "lat" => coordinate(row.position, field),
        _ => Cell::Empty,
    }
}

/// A cell of a unit.
pub(super) fn unit(desk: &Desk<'_>, row: &Unit, field: &str) -> Cell {
    match field {
        "code" => Cell::text(&row.code),
        "name" => Cell::text(&row.name),
        "kind" => desk.entry(CatalogueKind::UnitKind, &row.kind),
        "township_code" | "township" => desk.township(row.township, field),
        "valid_from" => Cell::day(row.valid_from),
        "valid_until" => Cell::day(row.valid_until),
        "successor" => desk.unit(row.successor),
        "lon" | "lat" => coordinate(row.position, field),
        _ => Cell::Empty,
    }
}

/// A cell of a number about a village.
pub(super) fn indicator(desk: &Desk<'_>, row: &Indicator, field: &str) -> Cell {
    match field {
        "name" => Cell::text(&row.name),
        "on" => Cell::Day(row.on),
        "value" => Cell::Number(row.value),
        _ => desk.village(Some(row.village), field),
    }
}

/// A cell of a row of the catalogue.
pub(super) fn catalogue(desk: &Desk<'_>, row: &CatalogueRow, field: &str) -> Cell {
    match field {
        "kind" => Cell::text(row.kind.code()),
        "code" => Cell::text(&row.code),
        "title_zh" => Cell::text(&row.title_zh),
        "title_en" => Cell::text(&row.title_en),
        "aliases" => Cell::text(&row.aliases),
        "parent" => Cell::text(&row.parent),
        "value" => Cell::text(&row.value),
        "position" => Cell::Text(row.position.to_string()),
        "active" => desk.yes(row.active),
        _ => Cell::Empty,
    }
}
