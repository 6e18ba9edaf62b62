//! 演示: the saved views one after the other over the whole screen, in large type, to be read only.

mod keys;
mod page;
mod show;

pub use keys::asked;
pub use page::{PageSight, page_ui};
pub use show::{Before, Show, may};
