//! Where high values lie together, and whether that looks like chance: Getis-Ord Gi*, local and global Moran.
//!
//! The statistics are pure functions of a slice of values and of [`Weights`](super::weights::Weights):
//! [`gi_star`], [`local_moran`], [`GlobalMoran::of`], [`reached`] for conditional permutation, [`false_discovery`].
//! [`Hotspots::of`] and [`GlobalMoran`] of a county ([`moran_of`]) bind them to a measure and its villages, or refuse with
//! a sentence what cannot be shown.

mod discovery;
mod gi_star;
mod global_moran;
mod ground;
mod local_moran;
mod moments;
mod normal;
mod of_county;
mod of_measure;
mod permutation;
mod shuffled;
mod tier;
mod warning;

pub use discovery::false_discovery;
pub use gi_star::{GiStar, gi_star};
pub use global_moran::{GlobalMoran, MoranOfCounty, moran_of};
pub use ground::{FEWEST, Ground};
pub use local_moran::{LocalMoran, Quadrant, local_moran};
pub use moments::Moments;
pub use normal::{both_tails, upper_tail};
pub use of_county::{AreaFinding, Evidence, Hotspots, Options, Statistic};
pub use of_measure::{cases, is_raw_count, values};
pub use permutation::{Reached, reached, reached_watched};
pub use tier::{Confidence, Side, Tier};
pub use warning::Warning;
