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
    /// Whether it is shown to begin with; the others can be chosen.
    pub shown: bool,
}

impl Column {
    /// The same column, shown only when it is chosen.
    pub const fn to_choose(self) -> Self {
        Self { shown: false, ..self }
    }

    /// The room that it takes at least, points.
    pub const fn room(&self) -> f32 {
        if self.width > 0.0 { self.width } else { 120.0 }
    }
}

/// A column of text.
pub const fn text(title: &'static str, width: f32) -> Column {
    Column { title, width, right: false, person: false, shown: true }
}

/// A column of numbers.
pub const fn number(title: &'static str, width: f32) -> Column {
    Column { right: true, ..text(title, width) }
}

/// A column of names of people.
pub const fn person(title: &'static str, width: f32) -> Column {
    Column { person: true, ..text(title, width) }
}
