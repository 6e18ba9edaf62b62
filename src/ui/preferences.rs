//! What the program remembers of this person between two starts; nothing of it belongs to a file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::analysis::Method;
use crate::map::{Choice, Palette};
use crate::words::Language;

/// The map under the areas.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum BaseMap {
    /// None: no network, no tiles.
    #[default]
    None,
    /// A local file of tiles.
    PmTiles(PathBuf),
    /// OpenStreetMap, from the network.
    OpenStreetMap,
    /// 天地图, from the network, with the user's own key.
    Tianditu,
}

/// How many files are remembered.
const RECENT: usize = 8;

/// How this person likes classes to be found and coloured, by the words of the command line. Breaks of the user's own
/// belong to one measure and are not remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClassTaste {
    /// The palette.
    pub palette: String,
    /// Whether it runs the other way.
    pub reversed: bool,
    /// The method.
    pub method: String,
    /// How many classes.
    pub count: usize,
}

impl Default for ClassTaste {
    fn default() -> Self {
        Self::of(&Choice::default())
    }
}

impl ClassTaste {
    /// What is chosen now.
    pub fn of(choice: &Choice) -> Self {
        Self {
            palette: choice.palette.code().to_owned(),
            reversed: choice.reversed,
            method: choice.method.code().to_owned(),
            count: choice.classes,
        }
    }

    /// The choice with which a map begins. What another program wrote and this one does not know is as usual.
    pub fn choice(&self) -> Choice {
        let usual = Choice::default();
        Choice {
            palette: Palette::from_code(&self.palette).unwrap_or_default(),
            reversed: self.reversed,
            method: Method::ALL.into_iter().find(|method| method.code() == self.method).unwrap_or_default(),
            classes: if (2..=9).contains(&self.count) { self.count } else { usual.classes },
            ..usual
        }
    }
}

/// What the program remembers of this person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The language.
    pub language: Language,
    /// The dark theme.
    pub dark: bool,
    /// The files opened last, latest first.
    pub recent: Vec<PathBuf>,
    /// The map under the areas.
    pub base_map: BaseMap,
    /// The user's own key for 天地图.
    pub tianditu_key: String,
    /// The name that stands in the history; empty takes that of the system's account.
    pub author: String,
    /// Whether the left panel is shown.
    pub left: bool,
    /// Whether the right panel is shown.
    pub right: bool,
    /// Whether the table is shown.
    pub table: bool,
    /// Whether charts stand in its place in the overview.
    pub charts: bool,
    /// How classes are found and coloured.
    pub classes: ClassTaste,
    /// The columns that this person wants to see, by table; both by the keys of their titles.
    pub columns: BTreeMap<String, Vec<String>>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: Language::default(),
            dark: false,
            recent: Vec::new(),
            base_map: BaseMap::default(),
            tianditu_key: String::new(),
            author: String::new(),
            left: true,
            right: true,
            table: true,
            charts: false,
            classes: ClassTaste::default(),
            columns: BTreeMap::new(),
        }
    }
}

impl Preferences {
    /// Puts a file at the head of those opened last.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
    }

    /// Forgets a file that is no longer there.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_opened_last_stands_first_and_only_once() {
        let mut preferences = Preferences::default();
        for name in ["a", "b", "a", "c", "d", "e", "f", "g", "h", "i"] {
            preferences.remember(Path::new(name));
        }
        let names: Vec<_> = preferences.recent.iter().map(|path| path.display().to_string()).collect();
        assert_eq!(names, ["i", "h", "g", "f", "e", "d", "c", "a"]);
    }

    #[test]
    fn the_taste_in_classes_is_remembered_but_not_breaks_of_ones_own() {
        let chosen = Choice { palette: Palette::Blues, reversed: true, classes: 7, ..Choice::default() };
        assert_eq!(ClassTaste::of(&chosen).choice(), chosen);
        let manual = Choice { method: Method::Manual(vec![1.0]), ..chosen };
        assert_eq!(ClassTaste::of(&manual).choice().method, Method::default());
        let strange = ClassTaste { palette: "rainbow".to_owned(), count: 99, ..ClassTaste::default() };
        assert_eq!(strange.choice(), Choice::default());
    }

    #[test]
    fn preferences_of_an_older_program_are_read_with_what_they_lack() {
        let read: Preferences = serde_json::from_str(r#"{"dark":true}"#).expect("reads");
        assert_eq!(read, Preferences { dark: true, ..Preferences::default() });
    }
}
