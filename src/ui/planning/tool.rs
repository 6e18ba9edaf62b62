//! The tools of the desk: how villages are taken on the map, and what is done with those that were taken.

use egui::Key;

/// How villages are taken on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Nothing is taken: a click selects, as everywhere.
    #[default]
    Select,
    /// The village that is clicked.
    Click,
    /// The villages over which the pointer is dragged.
    Brush,
    /// Those whose middle lies in a box that is drawn.
    Box,
    /// All of the township of the village that is clicked.
    Township,
}

impl Shape {
    /// All ways, in the order of their buttons.
    pub const ALL: [Self; 5] = [Self::Select, Self::Click, Self::Brush, Self::Box, Self::Township];

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Select => "planning.shape.select",
            Self::Click => "planning.shape.click",
            Self::Brush => "planning.shape.brush",
            Self::Box => "planning.shape.box",
            Self::Township => "planning.shape.township",
        }
    }

    /// The letter that takes it up.
    pub const fn letter(self) -> Key {
        match self {
            Self::Select => Key::V,
            Self::Click => Key::C,
            Self::Brush => Key::B,
            Self::Box => Key::R,
            Self::Township => Key::T,
        }
    }

    /// Whether dragging on the map draws instead of moving the map.
    pub const fn draws(self) -> bool {
        matches!(self, Self::Brush | Self::Box)
    }
}

/// What is done with the villages that were taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Stroke {
    /// Who is chosen is posted there.
    #[default]
    Paint,
    /// Planned postings there are taken back, present ones are to end.
    Erase,
    /// The postings there stay as they are whatever is suggested; those that are locked are let go.
    Lock,
    /// Who is chosen may not be posted there; may again where that was forbidden.
    Forbid,
}

impl Stroke {
    /// All deeds, in the order of their buttons.
    pub const ALL: [Self; 4] = [Self::Paint, Self::Erase, Self::Lock, Self::Forbid];

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Paint => "planning.stroke.paint",
            Self::Erase => "planning.stroke.erase",
            Self::Lock => "planning.stroke.lock",
            Self::Forbid => "planning.stroke.forbid",
        }
    }

    /// The letter that takes it up.
    pub const fn letter(self) -> Key {
        match self {
            Self::Paint => Key::P,
            Self::Erase => Key::E,
            Self::Lock => Key::L,
            Self::Forbid => Key::X,
        }
    }

    /// Whether it needs somebody who is chosen.
    pub const fn needs_who(self) -> bool {
        matches!(self, Self::Paint | Self::Forbid)
    }
}

/// The tool in hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tool {
    /// How villages are taken.
    pub shape: Shape,
    /// What is done with them.
    pub stroke: Stroke,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_stands_for_two_tools() {
        let letters: Vec<Key> =
            Shape::ALL.map(Shape::letter).into_iter().chain(Stroke::ALL.map(Stroke::letter)).collect();
        for (nth, letter) in letters.iter().enumerate() {
            assert!(!letters[..nth].contains(letter), "{letter:?}");
        }
    }
}
