//! How to take a file in.

use crate::model::Date;

use super::crs::Crs;
use super::mapping::Mapping;

/// How to take a file in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportOptions {
    /// The user's own titles and words.
    pub mapping: Mapping,
    /// The coordinate system; the file's own, else longitude and latitude, when `None`.
    pub crs: Option<Crs>,
    /// Whether townships that rows of villages name, and that are not known, are made.
    pub create_townships: bool,
    /// Whether units that rows name, and that are not known, are made.
    pub create_units: bool,
    /// The columns of a file of villages that become numbers about them, by title or by the name of a field.
    pub indicators: Vec<String>,
    /// The day for which those numbers hold; the county's date of reference when `None`.
    pub indicator_day: Option<Date>,
    /// Whether villages without a boundary get an approximate one.
    pub approximate: bool,
}
