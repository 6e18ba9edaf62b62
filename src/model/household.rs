//! Paired households: a code, a kind of need and a cadre, and nothing else of a person.

use jiff::civil::Date;

use super::record::record;
use super::{Cadre, Id, Village};

/// 结对户: a household with which a cadre is paired. Who lives there is not ours to know.
#[derive(Clone, Debug, PartialEq)]
pub struct Household {
    /// The identity.
    pub id: Id<Household>,
    /// The code by which the village knows it; unique in its village.
    pub code: String,
    /// The village.
    pub village: Id<Village>,
    /// Catalogue code of the kind of need.
    pub need: String,
    /// The cadre.
    pub cadre: Option<Id<Cadre>>,
    /// The first day of the pairing.
    pub from: Date,
    /// The first day on which it no longer holds.
    pub until: Option<Date>,
}
record!(Household, "household");
