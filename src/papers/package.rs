//! A file of an office program: a zip of parts. The same parts give the same bytes: every part has the same old date.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::error::PaperError;
use super::xml::Element;

/// The most parts, and the most bytes of all parts together, that a template may have.
const MOST_PARTS: usize = 2_000;
const MOST_BYTES: u64 = 128 << 20;

/// The parts in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Package {
    parts: Vec<(String, Vec<u8>)>,
}

impl Package {
    /// Reads a file; how large its parts are is found out while they are read, not believed.
    pub fn read(bytes: &[u8]) -> Result<Self, PaperError> {
        Self::read_within(bytes, MOST_BYTES)
    }

    fn read_within(bytes: &[u8], most: u64) -> Result<Self, PaperError> {
        let broken = || PaperError::new("papers.error.no_office_file");
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
        if archive.len() > MOST_PARTS {
            return Err(PaperError::new("papers.error.too_large"));
        }
        let mut left = most;
        let mut package = Self::default();
        for nth in 0..archive.len() {
            let part = archive.by_index(nth).map_err(|_| broken())?;
            if part.is_dir() {
                continue;
            }
            let name = part.name().map_err(|_| broken())?.trim_start_matches('/').to_owned();
            let mut content = Vec::new();
            part.take(left + 1).read_to_end(&mut content).map_err(|_| broken())?;
            left = left.checked_sub(content.len() as u64).ok_or_else(|| PaperError::new("papers.error.too_large"))?;
            package.set(&name, content);
        }
        Ok(package)
    }

    /// The names of the parts.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|(name, _)| name.as_str())
    }

    /// The content of a part.
    pub fn part(&self, name: &str) -> Option<&[u8]> {
        self.parts.iter().find(|(known, _)| known == name).map(|(_, content)| content.as_slice())
    }

    /// A part as a tree, if it is there.
    pub fn tree(&self, name: &str) -> Result<Option<Element>, PaperError> {
        self.part(name).map(|content| Element::read(name, content)).transpose()
    }

    /// Adds a part or puts another content into it.
    pub fn set(&mut self, name: &str, content: Vec<u8>) {
        match self.parts.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = content,
            None => self.parts.push((name.to_owned(), content)),
        }
    }

    /// Adds a part or changes it.
    pub fn set_tree(&mut self, name: &str, tree: &Element) -> Result<(), PaperError> {
        self.set(name, tree.write()?);
        Ok(())
    }

    /// Takes a part out.
    pub fn remove(&mut self, name: &str) {
        self.parts.retain(|(known, _)| known != name);
    }

    /// The bytes of the file.
    pub fn write(&self) -> Result<Vec<u8>, PaperError> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        for (name, content) in &self.parts {
            writer.start_file(name.as_str(), options).map_err(PaperError::format)?;
            writer.write_all(content).map_err(PaperError::format)?;
        }
        Ok(writer.finish().map_err(PaperError::format)?.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_read_as_it_was_written_and_written_the_same_twice() {
        let mut package = Package::default();
        package.set("b.xml", b"<b/>".to_vec());
        package.set("a/a.bin", vec![7; 10_000]);
        let bytes = package.write().expect("written");
        assert_eq!(bytes, package.write().expect("written"));
        assert_eq!(Package::read(&bytes).expect("read"), package);
        assert!(
            package.tree("b.xml").is_ok_and(|tree| tree.is_some())
                && package.tree("c").is_ok_and(|tree| tree.is_none())
        );
    }

    #[test]
    fn what_is_no_package_is_refused() {
        assert_eq!(Package::read(b"PK no"), Err(PaperError::new("papers.error.no_office_file")));
    }

    #[test]
    fn a_part_that_swells_without_end_is_refused() {
        let mut package = Package::default();
        package.set("small", vec![1; 40_000]);
        package.set("zeros", vec![0; 100_000]);
        let bytes = package.write().expect("written");
        assert!(bytes.len() < 10_000, "the bytes of the file tell nothing of its parts");
        assert_eq!(Package::read_within(&bytes, 139_999), Err(PaperError::new("papers.error.too_large")));
        assert_eq!(Package::read_within(&bytes, 140_000), Ok(package));
    }
}
