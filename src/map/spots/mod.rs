//! What lies together, on the map: the fills of what a statistic found, the rings of clusters, and their legend.

mod fills;
mod layer;
mod rings;
mod words;

pub use fills::{fill_of, ring_rows, rows};
pub use layer::SpotLayer;
pub use rings::{Ring, badges, lines, ring_at, rings};
pub use words::{RAW_COUNTS, chance_sentence, class_name, cluster_name, remark, sheet_title, title};
