//! The lettering: how long a text is, what name a place has on the map, and where names go.
//!
//! Priorities come first and are those of the county, not of the view: names of townships, then names of villages by
//! weak status, open issues and size. Each name takes the best of some places around its anchor that is still free,
//! judged by how much of it lies inside its own area (Imhof 1975, Positioning names on maps; the candidates and the
//! greedy order: Christensen, Marks, Shieber 1995, An empirical study of algorithms for point-feature label placement).
//!
//! Where a name goes at a scale is settled for the whole plane, but only when it is asked for: a name depends on those of
//! higher rank whose reach meets its own, and on nothing else ([`settled`]; as Nguyen and Onak 2008 and Yoshida,
//! Yamamoto, Ito 2009 ask a greedy order in one place without following it everywhere). So names stay where they are
//! while the map is panned, and a step to the side costs only the names that come into view.
//!
//! A name that has no good place around its anchor is tried elsewhere between the borders ([`rooms`]), upright, and along
//! the middle of a long area ([`curve`]); that of a small area which still has none stands beside it ([`leads`]).

pub mod candidates;
pub mod curve;
pub mod dots;
#[cfg(test)]
mod fixture;
pub mod font;
pub mod ground;
pub mod label;
pub mod leads;
pub mod names;
pub mod near;
pub mod plan;
pub mod ranks;
pub mod reach;
pub mod region;
pub mod rooms;
pub mod seats;
pub mod settled;
pub mod shape;
#[cfg(test)]
mod tests;
pub mod wrap;
