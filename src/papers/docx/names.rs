//! The names of the languages in which the parts of a DOCX are written, and of the links between them.

/// Text.
pub(super) const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Links.
pub(super) const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// Pictures in text.
pub(super) const WORD_DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
/// Drawings.
pub(super) const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// Pictures.
pub(super) const DRAWING_PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
/// The list of links of a part.
pub(super) const PACKAGE_LINKS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// The list of the kinds of parts.
pub(super) const CONTENT: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
/// The properties.
pub(super) const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
/// How the kinds of parts begin.
pub(super) const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
/// The link to the properties.
pub(super) const CORE_LINK: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
