//! What is kept of the templates between frames.

use crate::map::layout::Template;
use crate::words::Language;

/// What is being typed, and the templates of this state of the file.
#[derive(Debug, Default)]
pub(super) struct TemplateBox {
    /// The name that is being typed, and the template that gets it; none for a new one.
    pub naming: Option<(Option<String>, String)>,
    /// The templates, and the state and the language that they are of.
    pub known: (Option<(u64, Language)>, Vec<Template>),
}
