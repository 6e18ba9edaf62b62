//! One question for all the statistics that look for what lies together, and one answer that a map can colour and that
//! leads to work: Gi*, local Moran, scan and trends.

mod answer;
mod question;
mod work;

pub use answer::{SpotClass, SpotCluster, SpotError, Spots};
pub use question::{Seed, SpotKind, SpotQuestion};
pub use work::issues_in;
