//! A card as pages of 16:9: whole, for the PDF, or without its words, as the picture of a slide on which they can be edited.

use crate::map::furniture::block::Hand;
use crate::map::layout::{Fit, find};
use crate::map::lettering::wrap;
use crate::map::scene::Align;
use crate::map::theme::Theme;
use crate::map::{Composer, County, Layout, Mark, Paper, Part, Rect, Scene, Sheet};
use crate::model::setting_key;
use crate::papers::docx::DocumentText;
use crate::papers::leaves::{LeafSize, MM, leaves, scene};
use crate::papers::speech::Speech;

use super::cards::{Body, Card, Cards, MapBody};

/// A slide of 16:9 and the room of the picture on it, millimetres.
const SLIDE_MM: [f32; 2] = [338.667, 190.5];
const PICTURE_MM: [f32; 2] = [313.267, 143.5];
/// Dots per inch of pictures on slides.
pub(super) const DPI: f32 = 150.0;

/// What is drawn of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// The whole slide.
    Slide,
    /// The picture alone.
    Picture,
}

impl Of {
    fn size_mm(self) -> [f32; 2] {
        match self {
            Self::Slide => SLIDE_MM,
            Self::Picture => PICTURE_MM,
        }
    }
}

/// What stays the same for all cards.
pub(super) struct Frame<'a> {
    pub county: County<'a>,
    pub cards: &'a Cards,
    pub speech: &'a Speech<'a>,
    pub of: Of,
    /// How maps are laid out, where somebody has said.
    pub layout: Option<&'a Layout>,
}

impl Frame<'_> {
    /// The pages of a card; none for the picture of a cover, which has none.
    pub fn pages(&self, nth: usize, composer: &mut Composer) -> Vec<Scene> {
        let card = &self.cards.cards[nth];
        match &card.body {
            Body::Cover if self.of == Of::Picture => Vec::new(),
            Body::Cover => vec![self.cover(card)],
            Body::Map(map) => vec![self.map(card, map, nth, composer)],
            Body::Text(text) => self.text(card, text),
        }
    }

    fn map(&self, card: &Card, map: &MapBody, nth: usize, composer: &mut Composer) -> Scene {
        let county = self.cards.county(map, self.county);
        let [width, height] = self.of.size_mm();
        let mut layout = self.layout.cloned().unwrap_or_else(|| self.plain_layout(county));
        if map.extent.is_some() {
            layout.fit = Fit::View;
        }
        if self.of == Of::Picture {
            for part in [Part::Title, Part::Subtitle, Part::Notes, Part::Page] {
                layout.show(part, false);
            }
        }
        let number = |nth: usize| u32::try_from(nth).unwrap_or(u32::MAX);
        let sheet = Sheet {
            paper: Paper::Millimetres { width, height, dpi: DPI },
            title: Some(card.title.clone()),
            subtitle: Some(card.subtitle.clone()),
            notes: card.notes.clone(),
            page: (number(nth + 1), number(self.cards.cards.len())),
            focus: map.focus.clone(),
            extent: map.extent,
            ..Sheet::of(layout)
        };
        // Each state is a county of its own; that of today is the first.
        let revision = map.state.map_or(0, |state| state as u64 + 1);
        composer.compose_sheet(county, revision, &sheet, &map.choice)
    }

    fn plain_layout(&self, county: County<'_>) -> Layout {
        let mut layout = find(county.world, "slide", self.speech.language).unwrap_or_default();
        layout.show(Part::Table, false);
        layout.show(Part::Chart, false);
        layout
    }

    fn text(&self, card: &Card, text: &DocumentText) -> Vec<Scene> {
        let [width, height] = self.of.size_mm().map(|side| side * MM);
        let side = if self.of == Of::Slide { 16.0 * MM } else { 2.0 * MM };
        let top = if self.of == Of::Slide { 38.0 * MM } else { 2.0 * MM };
        let foot = if self.of == Of::Slide { 16.0 * MM } else { 2.0 * MM };
        let leaf = LeafSize { size: [width, height], margins: [top, side, foot, side], letters: 1.12 };
        let text = DocumentText { title: String::new(), notice: String::new(), has_numbers: false, ..text.clone() };
        let mut pages = leaves(&text, &leaf);
        if self.of == Of::Slide {
            let count = pages.len();
            for (nth, page) in pages.iter_mut().enumerate() {
                page.marks.extend(self.heading(card, nth, count));
                page.marks.extend(self.foot());
            }
        }
        pages
    }

    fn heading(&self, card: &Card, nth: usize, count: usize) -> Vec<Mark> {
        let theme = Theme::of(false);
        let title = words(&card.title, nth, count);
        let (bold, plain) = (Hand::bold(30.0, theme.text), Hand::plain(17.0, theme.secondary));
        let room = SLIDE_MM[0] * MM - 32.0 * MM;
        vec![
            bold.text(bold.shortened(&title, room), [16.0 * MM, 12.0 * MM], Align::Start),
            plain.text(plain.shortened(&card.subtitle, room), [16.0 * MM, 24.0 * MM], Align::Start),
        ]
    }

    /// Whether it may be published, and what everything made from this file must carry.
    fn foot(&self) -> Vec<Mark> {
        let theme = Theme::of(false);
        let world = self.county.world;
        let (text, color) = match world.setting(setting_key::APPROVAL) {
            Some(number) => (self.speech.says("map.foot.approval", &[("value", &number)]), theme.secondary),
            None => (self.speech.say("app.internal"), theme.warning),
        };
        let hand = Hand::bold(12.5, color);
        let top = SLIDE_MM[1] * MM - 11.0 * MM;
        let mut marks = vec![hand.text(text, [16.0 * MM, top], Align::Start)];
        if !self.speech.notice().is_empty() {
            let hand = Hand::plain(12.5, theme.secondary);
            let room = SLIDE_MM[0] * MM * 0.5;
            let right = SLIDE_MM[0] * MM - 16.0 * MM;
            marks.push(hand.text(hand.shortened(self.speech.notice(), room), [right, top], Align::End));
        }
        marks
    }

    fn cover(&self, card: &Card) -> Scene {
        let theme = Theme::of(false);
        let size = SLIDE_MM.map(|side| side * MM);
        let [middle, room] = [size[0] / 2.0, size[0] - 60.0 * MM];
        let title = Hand::bold(56.0, theme.text);
        let lines = wrap::wrapped(&card.title, room / title.size, 3, title.weight);
        let line = title.size * 1.3;
        let mut top = size[1] * 0.44 - line * lines.len() as f32;
        let mut marks = Vec::new();
        for text in lines {
            marks.push(title.text(text, [middle, top], Align::Middle));
            top += line;
        }
        let bar = Rect::around([middle, size[1] * 0.49], 40.0 * MM, 1.2 * MM);
        marks.push(Mark::Box {
            rect: bar,
            radius: 0.0,
            fill: theme.selection,
            edge: (theme.selection, 0.0),
            hatched: false,
        });
        let small = Hand::plain(24.0, theme.secondary);
        for (nth, text) in card.subtitle.split('\n').enumerate() {
            let top = size[1] * 0.54 + nth as f32 * 40.0;
            marks.push(small.text(small.shortened(text, room), [middle, top], Align::Middle));
        }
        marks.extend(self.foot());
        scene(size, marks)
    }
}

/// The title of a page of a card that goes on.
pub(super) fn words(title: &str, nth: usize, count: usize) -> String {
    if count > 1 { format!("{title} ({}/{count})", nth + 1) } else { title.to_owned() }
}
