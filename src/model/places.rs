//! The areas: townships and villages.

use std::sync::Arc;

use geo_types::{MultiPolygon, Point};

use super::Id;
use super::record::record;

/// The boundary of an area in longitude and latitude (degrees, CGCS2000 or WGS 84), shared between copies.
pub type Boundary = Arc<MultiPolygon<f64>>;

/// Where a boundary comes from, which decides how it is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BoundaryOrigin {
    /// Given by the user's own data: drawn as it is.
    #[default]
    Given,
    /// Made by us from points (Voronoi cells within the township): drawn dashed, as 示意.
    Approximate,
}

/// 乡镇街道: a township, town or subdistrict.
#[derive(Clone, Debug, PartialEq)]
pub struct Township {
    /// The identity.
    pub id: Id<Township>,
    /// The statistical code (9 digits as a rule); unique among townships.
    pub code: String,
    /// The name, such as 椿渡乡.
    pub name: String,
    /// The seat of its government: longitude and latitude in degrees.
    pub seat: Option<Point>,
    /// Its own boundary where the user supplied one; else it is dissolved from the villages.
    pub boundary: Option<Boundary>,
}
record!(Township, "township");

/// 村社区: a village or an urban community, the unit of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Village {
    /// The identity.
    pub id: Id<Village>,
    /// The township that it belongs to.
    pub township: Id<Township>,
    /// The statistical code (12 digits as a rule); unique among villages.
    pub code: String,
    /// The short name for the map, such as 金店下村.
    pub name: String,
    /// The full official name, such as 金店下村民委员会; may be empty.
    pub full_name: String,
    /// Catalogue code of its kind (`village`, `community`, `other`).
    pub kind: String,
    /// Number of households, where it is known.
    pub households: Option<u32>,
    /// Number of residents, where it is known.
    pub population: Option<u32>,
    /// The point that stands for it: longitude and latitude in degrees.
    pub position: Option<Point>,
    /// Its boundary; `None` while it is not known.
    pub boundary: Option<Boundary>,
    /// Where the boundary comes from.
    pub boundary_origin: BoundaryOrigin,
}
record!(Village, "village");
