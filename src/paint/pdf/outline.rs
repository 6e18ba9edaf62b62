//! The outline beside the pages of a document.

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};

/// An entry of the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// What it says.
    pub text: &'a str,
    /// How deep it stands: 0 for a chapter, 1 for what belongs to the chapter before it, and so on.
    pub depth: u8,
}

/// An entry with its page.
pub struct Kept {
    pub text: String,
    pub depth: u8,
    pub page: usize,
}

/// The tree of the entries. One that is deeper than its place allows stands as deep as it can.
pub fn outline(entries: Vec<Kept>) -> Outline {
    let mut outline = Outline::new();
    let mut open: Vec<(u8, OutlineNode)> = Vec::new();
    for Kept { text, depth, page } in entries {
        close(&mut open, &mut outline, depth);
        let node = OutlineNode::new(text, XyzDestination::new(page, Point::from_xy(0.0, 0.0))).with_open(depth == 0);
        open.push((depth, node));
    }
    close(&mut open, &mut outline, 0);
    outline
}

/// Ends the entries that stand at least so deep: each becomes a child of the one before it.
fn close(open: &mut Vec<(u8, OutlineNode)>, outline: &mut Outline, depth: u8) {
    while let Some((_, node)) = open.pop_if(|(known, _)| *known >= depth) {
        match open.last_mut() {
            Some((_, parent)) => parent.push_child(node),
            None => outline.push_child(node),
        }
    }
}
