//! 村级公示 for all villages in one go: a page for each board, as one PDF or as a file for each village.

use std::collections::BTreeSet;

use crate::map::County;
use crate::model::{Date, Id, Progress, Village};
use crate::paint::pdf::{Book, Meta, Page, Standard};
use crate::words::Language;

use super::desk::Desk;
use super::docx;
use super::docx::DocumentText;
use super::error::PaperError;
use super::file_names::file_name;
use super::in_order::in_order;
use super::kind::PaperKind;
use super::leaves::{LeafSize, leaves};
use super::order::Order;
use super::prose;

/// The format of the files of notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoticeFormat {
    /// To be printed.
    Pdf,
    /// To be changed before it is printed.
    Docx,
}

impl NoticeFormat {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Pdf, Self::Docx];

    /// The ending of such files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }

    /// The format with this ending.
    pub fn from_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending().eq_ignore_ascii_case(ending))
    }
}

/// What the notices are made from.
#[derive(Clone)]
pub struct NoticesOrder<'a> {
    /// The county: for a month that was closed, as it was then, with the findings of that state.
    pub county: County<'a>,
    /// Any day of the month.
    pub month: Date,
    /// The day that counts as today in that state.
    pub today: Date,
    /// The language.
    pub language: Language,
    /// The villages; `None` for all.
    pub only: Option<&'a BTreeSet<Id<Village>>>,
}

/// The notices of all villages as one PDF with an outline by township and village.
pub fn notices_pdf(order: &NoticesOrder<'_>, progress: Progress<'_>) -> Result<Vec<u8>, PaperError> {
    let (desk, villages) = (desk(order), villages(order)?);
    progress.at(0.05)?;
    let title = desk.says("atlas.notices.title", &[("county", &desk.county()), ("month", &desk.month())]);
    let mut book = Book::new(&meta(order, &title))?;
    let leaf = LeafSize::a4();
    let work = |(): &mut (), nth: usize| Ok(leaves(&text(&desk, villages[nth])?, &leaf));
    let mut township = None;
    let take = |nth: usize, pages: Vec<crate::map::Scene>| {
        let village: &Village = villages[nth];
        let begins = township.replace(village.township) != Some(village.township);
        let of = desk.township(Some(village.township));
        let name = name_of(village);
        for (page, scene) in pages.iter().enumerate() {
            let page = match page {
                // The first village of a township stands below the name of the township.
                0 if begins && !of.is_empty() => Page::named(scene, &of, 0),
                0 => Page::named(scene, name, 1),
                _ => Page::of(scene),
            };
            book.add(&page)?;
        }
        Ok(())
    };
    in_order(villages.len(), || (), work, take, progress.part(0.05, 0.95))?;
    let mut bytes = Vec::new();
    book.write(&mut bytes)?;
    progress.at(1.0)?;
    Ok(bytes)
}

/// The notices as a file for each village: `put` is given the name and the bytes of each, in the order of the codes. Says
/// how many there are.
pub fn notices_files(
    order: &NoticesOrder<'_>,
    format: NoticeFormat,
    mut put: impl FnMut(&str, &[u8]) -> Result<(), PaperError>,
    progress: Progress<'_>,
) -> Result<usize, PaperError> {
    let (desk, villages) = (desk(order), villages(order)?);
    progress.at(0.05)?;
    let leaf = LeafSize::a4();
    let work = |(): &mut (), nth: usize| {
        let text = text(&desk, villages[nth])?;
        match format {
            NoticeFormat::Docx => docx::bytes(&text, &desk.signature(), &desk.day().to_string()),
            NoticeFormat::Pdf => {
                let mut book = Book::new(&meta(order, &text.title))?;
                leaves(&text, &leaf).iter().try_for_each(|page| book.add(&Page::of(page)))?;
                let mut bytes = Vec::new();
                book.write(&mut bytes)?;
                Ok(bytes)
            }
        }
    };
    let take = |nth: usize, bytes: Vec<u8>| {
        let village = villages[nth];
        let name = format!("{}{}", desk.township(Some(village.township)), name_of(village));
        put(&file_name(nth, villages.len(), &name, format.ending()), &bytes)
    };
    in_order(villages.len(), || (), work, take, progress.part(0.05, 1.0))?;
    Ok(villages.len())
}

/// A notice on the board of a village names nobody, whoever asks.
fn desk<'a>(order: &NoticesOrder<'a>) -> Desk<'a> {
    Desk::of(&Order {
        county: order.county,
        kind: PaperKind::Notice,
        month: order.month,
        today: order.today,
        language: order.language,
        names: false,
        village: None,
        by: "",
        template: None,
    })
}

/// The villages in the order of their codes.
fn villages<'a>(order: &NoticesOrder<'a>) -> Result<Vec<&'a Village>, PaperError> {
    if order.only.is_some_and(BTreeSet::is_empty) {
        return Err(PaperError::new("atlas.error.nothing_selected"));
    }
    let wanted = |row: &&Village| order.only.is_none_or(|only| only.contains(&row.id));
    let mut rows: Vec<&Village> = order.county.world.villages.iter().filter(wanted).collect();
    rows.sort_by(|a, b| (&a.code, a.id).cmp(&(&b.code, b.id)));
    if rows.is_empty() { Err(PaperError::new("atlas.error.no_village")) } else { Ok(rows) }
}

fn text(desk: &Desk<'_>, village: &Village) -> Result<DocumentText, PaperError> {
    prose::notice(Some(village.id), desk)
}

fn name_of(village: &Village) -> &str {
    if village.name.trim().is_empty() { &village.code } else { &village.name }
}

fn meta<'a>(order: &NoticesOrder<'_>, title: &'a str) -> Meta<'a> {
    Meta { title, subject: None, language: order.language, day: order.today, standard: Standard::Plain }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::Findings;
    use crate::geometry::Geography;
    use crate::model::World;
    use crate::model::sample::{TODAY, sample_world, village};

    fn with<T>(world: &World, only: Option<&BTreeSet<Id<Village>>>, work: impl FnOnce(&NoticesOrder<'_>) -> T) -> T {
        let (findings, geography) = (Findings::of(world, TODAY), Arc::new(Geography::of(world, 0.5)));
        let county = County { world, findings: &findings, geography: &geography };
        work(&NoticesOrder { county, month: TODAY, today: TODAY, language: Language::Chinese, only })
    }

    #[test]
    fn every_village_has_one_page_and_the_bytes_are_the_same_each_time() {
        let world = sample_world();
        let made = || with(&world, None, |order| notices_pdf(order, Progress::UNWATCHED)).expect("notices");
        let first = made();
        assert!(first.starts_with(b"%PDF-") && first == made());
        let pages = first.windows(11).filter(|at| at == b"/Type /Page" || at == b"/Type/Page/").count();
        assert!(pages == 0 || pages >= world.villages.len(), "{pages}");
    }

    #[test]
    fn every_notice_stands_on_one_page_however_long_its_names_are() {
        let mut world = sample_world();
        let long = |row: &Village| Village { name: "很长的村名".repeat(12), ..row.clone() };
        world.villages = world.villages.iter().map(long).collect::<Vec<_>>().into_iter().collect();
        with(&world, None, |order| {
            let (desk, villages) = (desk(order), villages(order).expect("villages"));
            for village in villages {
                assert_eq!(leaves(&text(&desk, village).expect("a notice"), &LeafSize::a4()).len(), 1);
            }
        });
    }

    #[test]
    fn documents_are_put_one_after_the_other_with_their_names() {
        let world = sample_world();
        let mut files = Vec::new();
        let put = |name: &str, bytes: &[u8]| {
            files.push((name.to_owned(), bytes.to_vec()));
            Ok(())
        };
        let count = with(&world, None, |order| notices_files(order, NoticeFormat::Docx, put, Progress::UNWATCHED));
        assert_eq!(count, Ok(world.villages.len()));
        assert_eq!(files[0].0, "1 东样乡东一村.docx");
        assert!(files.iter().all(|(_, bytes)| bytes.starts_with(b"PK")));
    }

    #[test]
    fn a_selection_of_none_and_a_county_without_villages_are_refused() {
        let world = sample_world();
        let key = |world: &World, only: &BTreeSet<Id<Village>>| {
            with(world, Some(only), |order| notices_pdf(order, Progress::UNWATCHED)).expect_err("refused").0.key
        };
        assert_eq!(key(&world, &BTreeSet::new()), "atlas.error.nothing_selected");
        assert_eq!(key(&world, &BTreeSet::from([village("无此村")])), "atlas.error.no_village");
        assert_eq!(key(&World::default(), &BTreeSet::from([village("东一村")])), "atlas.error.no_village");
    }
}
