//! The ground of the demo county: its townships and villages as `data/demo` has them, and which villages meet.

use std::collections::BTreeMap;
use std::sync::Arc;

use geo_types::{Coord, LineString, MultiPolygon, Point, Polygon};
use serde::Deserialize;

use crate::model::{Boundary, BoundaryOrigin, Id, Township, Village};

const TOWNSHIPS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/demo/townships.geojson"));
const VILLAGES: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/demo/villages.geojson"));

#[derive(Deserialize)]
#[serde(bound(deserialize = "P: Deserialize<'de>"))]
struct Collection<P> {
    features: Vec<Feature<P>>,
}

#[derive(Deserialize)]
struct Feature<P> {
    properties: P,
    geometry: Rings,
}

#[derive(Deserialize)]
struct Rings {
    coordinates: Vec<Vec<[f64; 2]>>,
}

#[derive(Deserialize)]
struct TownshipLine {
    code: String,
    name: String,
    seat_lon: f64,
    seat_lat: f64,
}

#[derive(Deserialize)]
struct VillageLine {
    code: String,
    name: String,
    full_name: String,
    kind: String,
    township_code: String,
    lon: f64,
    lat: f64,
    households: u32,
    population: u32,
}

/// The places of the county, by index in the order of their codes.
#[derive(Debug, Default)]
pub(super) struct Ground {
    pub townships: Vec<Township>,
    pub villages: Vec<Village>,
    /// The township of each village, as an index.
    pub township_of: Vec<usize>,
    /// The villages that share a border with each village, ascending.
    pub neighbours: Vec<Vec<usize>>,
}

impl Ground {
    /// Reads what is compiled in.
    pub fn read() -> Self {
        let townships: Vec<Township> = features(TOWNSHIPS, township);
        let villages: Vec<(String, Village)> = features(VILLAGES, village);
        let of_code: BTreeMap<&str, usize> =
            townships.iter().enumerate().map(|(index, township)| (township.code.as_str(), index)).collect();
        let township_of = villages.iter().filter_map(|(code, _)| of_code.get(code.as_str()).copied()).collect();
        let villages: Vec<Village> = villages.into_iter().map(|(_, village)| village).collect();
        let neighbours = neighbours(&villages);
        Self { townships, villages, township_of, neighbours }
    }

    /// The villages of a township, by index.
    pub fn villages_of(&self, township: usize) -> impl Iterator<Item = usize> + '_ {
        self.township_of.iter().enumerate().filter(move |(_, of)| **of == township).map(|(village, _)| village)
    }

    /// The village with this code, by index; the first one if there is none.
    pub fn village(&self, code: &str) -> usize {
        self.villages.iter().position(|village| village.code == code).unwrap_or_default()
    }

    /// Whether a village lies in a street (街道): in the town.
    pub fn is_in_town(&self, village: usize) -> bool {
        self.township_name(village).ends_with("街道")
    }

    /// The name of the township in which a village lies.
    pub fn township_name(&self, village: usize) -> &str {
        self.township_of.get(village).and_then(|index| self.townships.get(*index)).map_or("", |row| &row.name)
    }
}

fn features<P: for<'de> Deserialize<'de>, T>(text: &str, row: fn(Feature<P>) -> T) -> Vec<T> {
    let features = serde_json::from_str::<Collection<P>>(text).map(|all| all.features).unwrap_or_default();
    features.into_iter().map(row).collect()
}

fn township(Feature { properties, geometry }: Feature<TownshipLine>) -> Township {
    Township {
        id: Id::named(&format!("demo:township:{}", properties.code)),
        seat: Some(Point::new(properties.seat_lon, properties.seat_lat)),
        boundary: Some(boundary(geometry)),
        code: properties.code,
        name: properties.name,
    }
}

fn village(Feature { properties, geometry }: Feature<VillageLine>) -> (String, Village) {
    let village = Village {
        id: Id::named(&format!("demo:village:{}", properties.code)),
        township: Id::named(&format!("demo:township:{}", properties.township_code)),
        code: properties.code,
        name: properties.name,
        full_name: properties.full_name,
        kind: if properties.kind == "社区" { "community" } else { "village" }.to_owned(),
        households: Some(properties.households),
        population: Some(properties.population),
        position: Some(Point::new(properties.lon, properties.lat)),
        boundary: Some(boundary(geometry)),
        boundary_origin: BoundaryOrigin::Given,
    };
    (properties.township_code, village)
}

fn boundary(rings: Rings) -> Boundary {
    let line = |ring: Vec<[f64; 2]>| LineString(ring.into_iter().map(|[x, y]| Coord { x, y }).collect());
    let mut rings = rings.coordinates.into_iter().map(line);
    let outer = rings.next().unwrap_or_else(|| LineString(Vec::new()));
    Arc::new(MultiPolygon(vec![Polygon::new(outer, rings.collect())]))
}

/// Shared borders are equal to the digit: two villages meet where they have an edge in common.
fn neighbours(villages: &[Village]) -> Vec<Vec<usize>> {
    let key = |coord: &Coord<f64>| (coord.x.to_bits(), coord.y.to_bits());
    let mut owner = BTreeMap::new();
    let mut neighbours = vec![Vec::new(); villages.len()];
    for (index, village) in villages.iter().enumerate() {
        let lines = village.boundary.iter().flat_map(|areas| &areas.0).flat_map(|area| area.exterior().lines());
        for line in lines {
            let (start, end) = (key(&line.start), key(&line.end));
            let edge = (start.min(end), start.max(end));
            if let Some(other) = owner.insert(edge, index).filter(|other| *other != index) {
                neighbours[index].push(other);
                neighbours[other].push(index);
            }
        }
    }
    for of_one in &mut neighbours {
        of_one.sort_unstable();
        of_one.dedup();
    }
    neighbours
}
