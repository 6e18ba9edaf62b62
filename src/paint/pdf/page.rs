//! A page of a document.

use crate::map::Scene;

use super::outline::Entry;

/// A unit of the page (1/96 inch) in points (1/72 inch).
pub const POINTS: f32 = 0.75;

/// A scene as a page: as large as the scene is, one unit being 1/96 inch.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// What stands on it.
    pub scene: &'a Scene,
    /// The entry of the outline that leads to it; none for a page that is not named.
    pub entry: Option<Entry<'a>>,
}

impl<'a> Page<'a> {
    /// A page that the outline does not name.
    pub fn of(scene: &'a Scene) -> Self {
        Self { scene, entry: None }
    }

    /// A page with an entry of the outline at a depth, 0 being the outermost.
    pub fn named(scene: &'a Scene, text: &'a str, depth: u8) -> Self {
        Self { scene, entry: Some(Entry { text, depth }) }
    }
}
