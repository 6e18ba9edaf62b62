//! The rings of clusters as areas of a file for maps.

use std::path::Path;

use geo_types::{Geometry, LineString, Polygon};

use crate::analysis::scan::Cluster;
use crate::cli::failure::Failure;
use crate::exchange::{Cell, Grid, GridColumn, write_grid};
use crate::model::World;

use super::table::number;

/// Of how many points a ring is made.
const POINTS: u16 = 72;
const COLUMNS: [&str; 8] = ["cluster", "centre", "villages", "cases", "expected", "relative_risk", "p", "radius_km"];

/// Writes a ring for each cluster; one of a single village is a point.
pub(super) fn write(world: &World, clusters: &[Cluster], out: &Path) -> Result<(), Failure> {
    let cells = |(nth, cluster): (usize, &Cluster)| {
        let center = cluster.villages.first().and_then(|id| world.villages.get(*id));
        vec![
            number(Some((nth + 1) as f64)),
            Cell::text(center.map_or("", |village| &village.code)),
            number(Some(cluster.villages.len() as f64)),
            number(Some(f64::from(cluster.cases))),
            number(Some(cluster.expected)),
            number(Some(cluster.relative_risk)),
            number(Some(cluster.p)),
            number(Some(cluster.radius_km)),
        ]
    };
    let grid = Grid {
        name: "clusters".to_owned(),
        title: "clusters".to_owned(),
        columns: COLUMNS.map(|name| GridColumn { name: name.to_owned(), title: name.to_owned() }).into(),
        rows: clusters.iter().enumerate().map(cells).collect(),
        geometry: clusters.iter().map(|cluster| Some(shape(cluster))).collect(),
        is_for_programs: true,
        ..Grid::default()
    };
    Ok(write_grid(&grid, out)?)
}

fn shape(cluster: &Cluster) -> Geometry<f64> {
    if cluster.radius_km == 0.0 {
        return Geometry::Point(cluster.center.into());
    }
    let ring: Vec<(f64, f64)> = cluster.ring(POINTS).into_iter().rev().map(|[lon, lat]| (lon, lat)).collect();
    Geometry::Polygon(Polygon::new(LineString::from(ring), Vec::new()))
}
