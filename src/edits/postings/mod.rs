//! 派驻: posting people to places.

mod end_posting;
mod move_posting;
mod post;

pub use end_posting::EndPosting;
pub use move_posting::MovePosting;
pub use post::Post;
