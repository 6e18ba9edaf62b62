//! Something to say to a person, before it is put into a language.

use serde::{Deserialize, Serialize};

/// A key of the word catalogue and the values for its places. A value that begins with `@` is itself a
/// key, one that begins with `#` a moment (RFC 3339) to be said by the clock of the machine, and `|中文|English` is a text
/// in both languages, such as the title of a catalogue row.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sentence {
    /// The key in `assets/words`.
    pub key: String,
    /// Name and value of each place in the sentence, `%{name}` in the catalogue.
    #[serde(default)]
    pub args: Vec<(String, String)>,
}

impl Sentence {
    /// A sentence without places.
    pub fn new(key: &str) -> Self {
        Self { key: key.to_owned(), args: Vec::new() }
    }

    /// The sentence with one place filled.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "a number is as good as a reference to a name here")]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.push((name.to_owned(), value.to_string()));
        self
    }
}

/// Why something may not be done, in words that the user understands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Refusal(pub Sentence);

impl Refusal {
    /// A refusal without places in its sentence.
    pub fn new(key: &str) -> Self {
        Self(Sentence::new(key))
    }

    /// The refusal with one place of its sentence filled.
    #[must_use]
    pub fn with(self, name: &str, value: impl ToString) -> Self {
        Self(self.0.with(name, value))
    }
}
