//! The saved views of the map: their list in the left panel, and what is written when they are kept, renamed, moved.

mod list;
mod settings;

pub use list::ViewsPanel;
pub use settings::{amended, kept, moved, removed};
