//! The units that cadres belong to.

use geo_types::Point;
use jiff::civil::Date;

use super::record::record;
use super::{Id, Township};

/// 单位: a department, an office, a township government.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// The identity.
    pub id: Id<Unit>,
    /// A code of the user's own; may be empty, else unique.
    pub code: String,
    /// The name; unique among units that are valid at the same time.
    pub name: String,
    /// Catalogue code of its kind (`department`, `township`, `party`, `enterprise`, …).
    pub kind: String,
    /// The township whose government it is.
    pub township: Option<Id<Township>>,
    /// Where it sits: longitude and latitude in degrees.
    pub position: Option<Point>,
    /// The first day of its existence, if known.
    pub valid_from: Option<Date>,
    /// The first day on which it no longer exists.
    pub valid_until: Option<Date>,
    /// The unit in which it was merged.
    pub successor: Option<Id<Unit>>,
}
record!(Unit, "unit");

impl Unit {
    /// A unit of which only the name is known.
    pub fn blank(name: &str) -> Self {
        Self {
            id: Id::fresh(),
            code: String::new(),
            name: name.to_owned(),
            kind: "department".to_owned(),
            township: None,
            position: None,
            valid_from: None,
            valid_until: None,
            successor: None,
        }
    }
}
