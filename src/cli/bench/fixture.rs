//! The file that is measured: a copy in a folder of its own, so that nothing of the user's is changed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use crate::cli::opened;
use crate::cli::terminal::Terminal;
use crate::edits::default_catalogue;
use crate::exchange::demo_county;
use crate::map::Rect;
use crate::session::Session;

/// The map of a window of 1440 × 900.
pub(super) const FRAME: Rect = Rect::new([0.0, 0.0], [1100.0, 760.0]);

/// A folder that goes when it is dropped, with the file to be measured.
pub(super) struct Fixture {
    folder: PathBuf,
}

impl Fixture {
    /// Copies the file, or makes the demo county where none is given.
    pub fn of(file: Option<&PathBuf>, terminal: &Terminal) -> Result<Self, Failure> {
        let folder = std::env::temp_dir().join(format!("cunqing-bench-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(|error| Failure::writing(&folder, &error))?;
        let fixture = Self { folder };
        match file {
            Some(file) => opened::to_read(file, terminal)?.save_copy(&fixture.file())?,
            None => drop(Session::create(&fixture.file(), &demo_county(default_catalogue()))?),
        }
        Ok(fixture)
    }

    /// The copy.
    pub fn file(&self) -> PathBuf {
        self.folder.join("county.gpkg")
    }

    /// A further file in the folder.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Writes a further file.
    pub fn write(&self, name: &str, text: &str) -> Result<PathBuf, Failure> {
        let path = self.beside(name);
        fs::write(&path, text).map_err(|error| Failure::writing(&path, &error))?;
        Ok(path)
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        remove(&self.folder);
    }
}

/// What cannot be removed from a folder for temporary files is left to the system.
fn remove(folder: &Path) {
    let _ = fs::remove_dir_all(folder);
}
