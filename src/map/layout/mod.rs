//! The layout of a sheet as data: paper, margins, what the map fits, and where each part stands. The shipped templates and
//! those of the file are layouts under a name.

mod kept;
mod paper;
mod part;
mod place;
mod plan;
mod sheet;
mod template;

pub use kept::LAYOUT_KEY;
pub use paper::PaperSize;
pub use part::Part;
pub use place::{Anchor, Place};
pub use plan::{ChartKind, Fit, Ink, Layout, PartLayout};
pub use sheet::Sheet;
pub use template::{Template, find, parse, shipped, templates};
