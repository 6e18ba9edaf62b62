//! How the window is asked to start.

use std::path::PathBuf;

use crate::words::Language;

use super::intent::Workspace;

/// How the window starts, where that differs from what was remembered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Start {
    /// The file to open; the fictional demo county when there is none.
    pub path: Option<PathBuf>,
    /// The workspace.
    pub workspace: Option<Workspace>,
    /// The language.
    pub language: Option<Language>,
    /// The dark theme.
    pub dark: Option<bool>,
    /// A village to select, by name or code: for pictures of the window.
    pub select: Option<String>,
    /// The size of the window, points: for pictures of the window.
    pub size: Option<[f32; 2]>,
    /// Starts without a file and without what was remembered.
    pub empty: bool,
}
