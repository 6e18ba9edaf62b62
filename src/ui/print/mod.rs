//! The workspace 出图: the sheet as a page whose parts are moved and sized, the templates, and what becomes of the sheet:
//! a file, a print, a picture on the clipboard.

mod body;
mod choices;
mod desk;
mod hold;
mod output;
mod page;
mod paper;
mod parts;
mod past;
pub mod printer;
pub mod settings;
mod snap;
mod template_box;
mod templates;

pub use body::PrintSight;
pub use desk::PrintDesk;
