//! The columns of a table.

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// The key of its title.
    pub title: &'static str,
    /// Its width to begin with, points; `0` takes the room that is left.
    pub width: f32,
    /// Whether it stands at the right, as numbers do.
    pub right: bool,
    /// Whether it names people, so that exports mask it.
    pub person: bool,
}

/// A column of text.
pub const fn text(title: &'static str, width: f32) -> Column {
    Column { title, width, right: false, person: false }
}

/// A column of numbers.
pub const fn number(title: &'static str, width: f32) -> Column {
    Column { title, width, right: true, person: false }
}

/// A column of names of people.
pub const fn person(title: &'static str, width: f32) -> Column {
    Column { title, width, right: false, person: true }
}
