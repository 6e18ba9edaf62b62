//! The table of villages that a statistic writes.

use std::collections::BTreeMap;

use geo_types::Geometry;

use crate::exchange::{Cell, Grid, GridColumn};
use crate::model::{Id, Village, World};

/// A table with a row for each village of the county, in the order of codes: `code`, the given columns, then `village` and
/// `township` for whoever looks into the file. The columns have the same names in every language; a village without cells
/// gets those of `others`.
pub(super) fn of_villages(
    world: &World,
    columns: &[&str],
    mut cells: BTreeMap<Id<Village>, Vec<Cell>>,
    others: &[Cell],
) -> Grid {
    let mut villages: Vec<&Village> = world.villages.iter().collect();
    villages.sort_by(|a, b| a.code.cmp(&b.code));
    let mut row = |village: &&Village| {
        let township = world.townships.get(village.township).map_or("", |township| &township.name);
        let own = cells.remove(&village.id).unwrap_or_else(|| others.to_vec());
        let code = std::iter::once(Cell::text(&village.code));
        code.chain(own).chain([Cell::text(&village.name), Cell::text(township)]).collect()
    };
    let rows = villages.iter().map(&mut row).collect();
    let columns = std::iter::once("code").chain(columns.iter().copied()).chain(["village", "township"]);
    Grid {
        name: "hotspots".to_owned(),
        title: "hotspots".to_owned(),
        columns: columns.map(|name| GridColumn { name: name.to_owned(), title: name.to_owned() }).collect(),
        rows,
        geometry: villages.iter().map(|village| place(village)).collect(),
        is_for_programs: true,
        ..Grid::default()
    }
}

/// The boundary, or the point where there is none.
fn place(village: &Village) -> Option<Geometry<f64>> {
    let area = village.boundary.as_ref().map(|boundary| Geometry::MultiPolygon((**boundary).clone()));
    area.or_else(|| village.position.map(Geometry::Point))
}

/// A finite number, else nothing.
pub(super) fn number(number: Option<f64>) -> Cell {
    Cell::number(number.filter(|number| number.is_finite()))
}
