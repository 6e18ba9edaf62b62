//! A file that is written whole or not at all: into a temporary one beside it, which takes its place at the end.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes a file. What stood there stays until all is written and on the disk.
pub(super) fn write<E: From<io::Error>>(path: &Path, write: impl FnOnce(&mut Out) -> Result<(), E>) -> Result<(), E> {
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

fn fill<E: From<io::Error>>(path: &Path, write: impl FnOnce(&mut Out) -> Result<(), E>) -> Result<(), E> {
    let mut out = BufWriter::with_capacity(1 << 18, Told { file: File::create(path)?, code: None });
    let result = write(&mut out).and_then(|()| Ok(out.flush()?));
    match out.get_ref().code {
        Some(code) if result.is_err() => Err(io::Error::from_raw_os_error(code).into()),
        _ => result,
    }
}

/// What a file is written through.
pub(super) type Out = BufWriter<Told>;

/// A file that keeps what the system said when it could not be written: an encoder in between may pass on its text only.
pub(super) struct Told {
    file: File,
    code: Option<i32>,
}

impl Write for Told {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes).inspect_err(|error| self.code = error.raw_os_error())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
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
