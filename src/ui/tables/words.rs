//! What the rows of a table say, in one long text: a walk over it reads memory from one end to the other, where a walk over
//! the rows would jump from one to the next.

use super::order::FRESH;
use super::typed::Typed;

/// The words of all rows in small letters, one after the other, in the order of their identities.
#[derive(Debug, Default)]
pub struct Words {
    text: String,
    /// Where the words of each row end.
    ends: Vec<usize>,
}

impl Words {
    /// The words of the rows as they stand now. `origins` has for each its place before, or [`FRESH`]; only those of fresh
    /// rows are written, in small letters.
    #[must_use]
    pub fn following(&self, origins: &[u32], mut write: impl FnMut(usize, &mut String)) -> Self {
        let mut words = Self { text: String::with_capacity(self.text.len()), ends: Vec::with_capacity(origins.len()) };
        for (at, origin) in origins.iter().enumerate() {
            match *origin {
                FRESH => write(at, &mut words.text),
                origin => words.text.push_str(self.of(origin as usize)),
            }
            words.ends.push(words.text.len());
        }
        words
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    fn of(&self, row: usize) -> &str {
        let start = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[row]]
    }

    /// Which of the rows say what was typed; one of them ends with a sign that nobody can type.
    pub fn saying(&self, typed: &Typed<'_>) -> Vec<bool> {
        let mut saying = vec![false; self.len()];
        let mut row = 0;
        for (start, _) in self.text.match_indices(typed.text()) {
            row += self.ends[row..].partition_point(|end| *end <= start);
            saying[row] = true;
        }
        saying
    }
}

/// Adds words to those of a row, in small letters.
pub fn add(text: &mut String, words: &str) {
    if words.is_ascii() {
        text.push_str(words);
        let start = text.len() - words.len();
        text[start..].make_ascii_lowercase();
    } else {
        text.extend(words.chars().flat_map(char::to_lowercase));
    }
    text.push('\n');
}
