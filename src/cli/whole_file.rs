//! A file that is written whole or not at all: into a temporary one beside it, which takes its place at the end.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes a file. What stood there stays until all is written and on the disk.
pub(super) fn write<E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<(), E>,
) -> Result<(), E> {
    if path.is_dir() {
        return Err(E::from(io::ErrorKind::IsADirectory.into()));
    }
    let beside = beside(path);
    let result = fill(&beside, write).and_then(|()| Ok(fs::rename(&beside, path)?));
    if result.is_err() {
        // What is left is of no use to anybody; if it cannot be removed either, the first error says more.
        let _ = fs::remove_file(&beside);
    }
    result
}

fn fill<E: From<io::Error>>(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> Result<(), E>) -> Result<(), E> {
    let mut out = BufWriter::with_capacity(1 << 18, File::create(path)?);
    write(&mut out)?;
    out.flush()?;
    Ok(())
}

/// The temporary file beside a file: hidden, and of this process alone.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.part", std::process::id()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_written_whole_leaves_the_old_one_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("picture.png");
        write::<io::Error>(&path, |out| out.write_all(b"old")).expect("written");
        let full = write::<io::Error>(&path, |out| {
            out.write_all(b"half of the new")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert!(full.is_err());
        assert_eq!(fs::read(&path).expect("still there"), b"old");
        assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 1);
        write::<io::Error>(&path, |out| out.write_all(b"new")).expect("written");
        assert_eq!(fs::read(&path).expect("there"), b"new");
        assert!(write::<io::Error>(folder.path(), |_| Ok(())).is_err());
        assert!(write::<io::Error>(&folder.path().join("no/such/folder.png"), |_| Ok(())).is_err());
    }
}
