//! The sites: enterprises and projects, each a point.

use geo_types::Point;

use super::record::record;
use super::{Id, Township, Unit, Village};

/// 企业项目点: an enterprise or a project site.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// The identity.
    pub id: Id<Site>,
    /// A code of the user's own; may be empty.
    pub code: String,
    /// The name.
    pub name: String,
    /// Catalogue code of its kind (`enterprise`, `project`, …).
    pub kind: String,
    /// The township in which it lies.
    pub township: Option<Id<Township>>,
    /// The village in which it lies.
    pub village: Option<Id<Village>>,
    /// The unit that looks after it.
    pub unit: Option<Id<Unit>>,
    /// Longitude and latitude in degrees.
    pub position: Option<Point>,
}
record!(Site, "site");
