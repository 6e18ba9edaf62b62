//! What a document says about itself.

use jiff::civil::Date;
use krilla::SerializeSettings;
use krilla::configure::{Archival, Configuration, ConfigurationBuilder};
use krilla::metadata::{DateTime, Metadata};

use crate::words::Language;

/// The rules that a document keeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standard {
    /// PDF 1.7.
    #[default]
    Plain,
    /// PDF/A-2b (ISO 19005-2), for the archive: colours by a profile of their own, all fonts within, XMP metadata.
    Archive,
}

/// What a document says about itself: no author, no path, no clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Meta<'a> {
    /// The title, which a reader shows in the bar of its window.
    pub title: &'a str,
    /// What the document is about, in a line.
    pub subject: Option<&'a str>,
    /// The language of its text.
    pub language: Language,
    /// The day for which it was made, as the day of its making: the file's day, so that the bytes do not depend on a clock.
    pub day: Date,
    /// The rules that it keeps.
    pub standard: Standard,
}

/// The most characters of a title or a subject; longer ones are cut.
const LONGEST: usize = 1000;

impl Meta<'_> {
    /// As the document holds it.
    pub(super) fn metadata(&self) -> Metadata {
        let cut = |text: &str| text.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect::<String>();
        let year = u16::try_from(self.day.year()).unwrap_or_default();
        let date = DateTime::new(year).month(self.day.month().unsigned_abs()).day(self.day.day().unsigned_abs());
        let program = concat!("cunqing ", env!("CARGO_PKG_VERSION"));
        Metadata::new()
            .title(cut(self.title))
            .description(self.subject.map(cut).unwrap_or_default())
            .language(self.language.tag().to_owned())
            .creation_date(date)
            .creator(program.to_owned())
            .producer(program.to_owned())
    }

    /// How it is written.
    pub(super) fn settings(&self) -> SerializeSettings {
        let configuration = match self.standard {
            Standard::Plain => Configuration::default(),
            Standard::Archive => {
                let builder = ConfigurationBuilder::new().with_archival_validator(Archival::A2_B);
                builder.finish().unwrap_or_default()
            }
        };
        SerializeSettings { configuration, enable_tagging: false, ..SerializeSettings::default() }
    }
}
