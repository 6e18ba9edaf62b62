//! A scene to a file of the kind that is asked for: PNG, SVG or PDF, each by its painter.

use std::io::{self, Write};
use std::path::Path;

use jiff::civil::Date;

use crate::map::{Paper, Scene};
use crate::model::{Progress, Sentence};
use crate::words::Language;

use super::pdf::{self, Meta, Page, PdfError, Standard};
use super::raster::{self, Packing, RasterError};
use super::svg::{self, Letters, Options};

/// The kinds of file that a scene becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Pixels.
    #[default]
    Png,
    /// A page for printing and for the archive.
    Pdf,
    /// A drawing to be worked on.
    Svg,
}

impl Format {
    /// All kinds, as they are offered.
    pub const ALL: [Self; 3] = [Self::Png, Self::Pdf, Self::Svg];

    /// The ending of its files, small letters.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Svg => "svg",
        }
    }

    /// The kind that the ending of a path asks for.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?;
        Self::ALL.into_iter().find(|format| ending.eq_ignore_ascii_case(format.ending()))
    }
}

/// How a scene becomes a file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Print<'a> {
    /// The kind of file.
    pub format: Format,
    /// The paper of the scene: how many pixels a unit has, and what a PNG says of its resolution.
    pub paper: Paper,
    /// The title that PDF and SVG say.
    pub title: &'a str,
    /// The language of the text.
    pub language: Language,
    /// The day that a PDF says it was made on: the file's day.
    pub day: Date,
    /// The rules that a PDF keeps.
    pub standard: Standard,
    /// How an SVG writes text.
    pub letters: Letters,
}

/// Why a scene did not become a file.
#[derive(Debug, thiserror::Error)]
pub enum PaintError {
    /// No PNG.
    #[error(transparent)]
    Raster(#[from] RasterError),
    /// No PDF.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// The file could not be written.
    #[error(transparent)]
    Write(#[from] io::Error),
}

impl PaintError {
    /// What went wrong, for the user.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Raster(error) => error.sentence(),
            Self::Pdf(error) => error.sentence(),
            Self::Write(error) => Sentence::new("map.picture.write").with("error", error),
        }
    }

    /// What the system said, if it is the writing that failed.
    pub fn writing(&self) -> Option<&io::Error> {
        match self {
            Self::Raster(RasterError::Write(error)) | Self::Pdf(PdfError::Write(error)) | Self::Write(error) => {
                Some(error)
            }
            Self::Raster(_) | Self::Pdf(_) => None,
        }
    }
}

/// What a PNG of this paper says about its resolution.
fn dpi(paper: Paper) -> f32 {
    match paper {
        Paper::Millimetres { dpi, .. } => dpi,
        Paper::Pixels { .. } => 96.0,
    }
}

/// Writes a scene as a file.
pub fn write(scene: &Scene, print: &Print<'_>, out: &mut impl Write, progress: Progress<'_>) -> Result<(), PaintError> {
    let Print { paper, title, language, day, standard, letters, .. } = *print;
    match print.format {
        Format::Png => raster::png_watched(scene, paper.pixels_per_unit(), dpi(paper), Packing::Fast, out, progress)?,
        Format::Pdf => {
            let meta = Meta { title, subject: None, language, day, standard };
            pdf::write(&[Page::of(scene)], &meta, out, progress)?;
        }
        Format::Svg => svg::write(scene, &Options { title, language, letters }, out)?,
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_a_path_says_what_kind_of_file_it_is() {
        let of = |path: &str| Format::of(Path::new(path));
        assert_eq!(
            [of("a.png"), of("图.PDF"), of("a.b.Svg")],
            [Some(Format::Png), Some(Format::Pdf), Some(Format::Svg)]
        );
        assert_eq!([of("a"), of("png"), of("a.jpg"), of("a.svgz"), of(".pdf")], [None; 5]);
    }
}
