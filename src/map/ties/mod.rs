//! Who is tied to which village, as the choice of a map holds it, and what its legend says.

mod layer;
mod legend;

pub use layer::{Tie, TieBy, TieLayer, TieState, load_class};
pub use legend::rows;
