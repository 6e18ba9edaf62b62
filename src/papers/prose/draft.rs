//! A paper while it is being written: headings are numbered as they come, sentences gathered into paragraphs.

use crate::model::Progress;
use crate::papers::desk::Desk;
use crate::papers::docx::{Block, DocumentText, Picture, TableText};
use crate::papers::error::PaperError;
use crate::papers::order::Order;
use crate::papers::picture;
use crate::words::Language;

use super::figures::Figures;

/// The numbers of headings.
const ORDINALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// A paper while it is being written.
pub(super) struct Draft<'d, 'w> {
    pub desk: &'d Desk<'w>,
    pub figures: Figures,
    text: DocumentText,
    picture: Option<Picture>,
    headings: usize,
    tables: usize,
}

impl<'d, 'w> Draft<'d, 'w> {
    /// An empty paper with a title.
    pub fn new(desk: &'d Desk<'w>, title: String) -> Self {
        let text =
            DocumentText { title, notice: desk.notice().to_owned(), has_numbers: true, ..DocumentText::default() };
        Self { desk, figures: Figures::of(desk), text, picture: None, headings: 0, tables: 0 }
    }

    /// All stands on one page, with smaller letters and without a number.
    pub fn on_one_page(&mut self) {
        (self.text.has_numbers, self.text.is_tight) = (false, true);
    }

    /// A block.
    pub fn block(&mut self, block: Block) {
        self.text.blocks.push(block);
    }

    /// A sentence with the numbers of the month in its places.
    pub fn says(&self, key: &str) -> String {
        self.figures.fill(&self.desk.language.say(key))
    }

    /// A heading with its number.
    pub fn heading(&mut self, key: &str) {
        let title = self.desk.say(key);
        let number = self.headings;
        self.headings += 1;
        let text = match self.desk.language {
            Language::Chinese => format!("{}、{title}", ORDINALS.get(number).unwrap_or(&"")),
            Language::English => format!("{}. {title}", number + 1),
        };
        self.block(Block::Heading(text));
    }

    /// A paragraph of these sentences.
    pub fn paragraph(&mut self, keys: &[&str]) {
        let sentences: Vec<String> = keys.iter().map(|key| self.says(key)).collect();
        self.words(&sentences);
    }

    /// A paragraph that is one point of several: 一是…, (1) …
    pub fn point(&mut self, number: usize, key: &str) {
        let said = self.says(key);
        let text = match self.desk.language {
            Language::Chinese => format!("{}是{said}", ORDINALS.get(number).unwrap_or(&"")),
            Language::English => format!("({}) {said}", number + 1),
        };
        self.block(Block::Body(text));
    }

    /// A paragraph of sentences that are said already.
    pub fn words(&mut self, sentences: &[String]) {
        let space = match self.desk.language {
            Language::Chinese => "",
            Language::English => " ",
        };
        if sentences.iter().all(String::is_empty) {
            return;
        }
        let text = sentences.iter().filter(|text| !text.is_empty()).map(String::as_str).collect::<Vec<_>>().join(space);
        self.block(Block::Body(text));
    }

    /// A table with its number and title, unless it has no rows.
    pub fn table(&mut self, key: &str, table: TableText) {
        if table.rows.is_empty() {
            return;
        }
        self.tables += 1;
        let title = self.says(key);
        let caption = self.desk.says("papers.table_number", &[("number", &self.tables), ("title", &title)]);
        self.block(Block::Caption(caption));
        self.block(Block::Table(table));
    }

    /// The map: named at the end of the text, and shown on a page of its own after the signature.
    pub fn map(&mut self, order: &Order<'_>, progress: Progress<'_>) -> Result<(), PaperError> {
        self.picture = picture::map(order, self.desk, progress)?;
        Ok(())
    }

    /// The unit and the day at the end.
    pub fn sign(mut self) -> DocumentText {
        let day = self.desk.language.long_date(self.desk.day());
        let picture = self.picture.take();
        let today = self.desk.language.long_date(self.desk.today);
        let caption = self.desk.says("papers.map_caption", &[("day", &today)]);
        if picture.is_some() {
            self.block(Block::Enclosure(self.desk.says("papers.enclosure", &[("title", &caption)])));
        }
        self.block(Block::Signature(self.desk.signature(), day));
        if let Some(picture) = picture {
            self.block(Block::Enclosed(self.desk.say("papers.enclosed")));
            self.block(Block::Picture(picture, caption));
        }
        self.text
    }
}
