//! Ways to select villages: with a lasso, by township, by conditions; and what Ctrl does wherever villages are chosen.

mod choose;
mod lasso;
mod menu;
mod query;
mod read;
mod tools;

pub use choose::{choose, combined};
pub use lasso::{Lasso, middles};
pub use menu::menu_ui;
pub use query::QueryBox;
pub use tools::tools_ui;
