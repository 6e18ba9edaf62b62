//! A deck as PDF and as PPTX.

use crate::map::{Composer, County, Scene};
use crate::model::{Progress, setting_key};
use crate::paint::pdf::{Book, Meta, Page, Standard};
use crate::paint::raster::{self, Packing};
use crate::papers::error::PaperError;
use crate::papers::in_order::in_order;
use crate::papers::pptx::{self, Slide, SlideShow};
use crate::papers::speech::Speech;

use super::cards::Body;
use super::draw::{DPI, Frame, Of, words};
use super::order::DeckOrder;
use super::planned::planned;

/// The share of the time after which all cards are planned.
const PLANNED: f32 = 0.3;

/// The deck as a PDF of 16:9 with an outline. The same order gives the same bytes.
pub fn deck_pdf(county: County<'_>, order: &DeckOrder, progress: Progress<'_>) -> Result<Vec<u8>, PaperError> {
    let cards = planned(county, order, progress.part(0.0, PLANNED))?;
    let speech = Speech::of(county.world, order.look.language);
    let frame = Frame { county, cards: &cards, speech: &speech, of: Of::Slide, layout: order.layout.as_ref() };
    let title = cards.cards.first().map(|card| card.title.clone()).unwrap_or_default();
    let meta = Meta {
        title: &title,
        subject: None,
        language: order.look.language,
        day: county.findings.today,
        standard: Standard::Plain,
    };
    let mut book = Book::new(&meta)?;
    let work = |composer: &mut Composer, nth: usize| Ok(frame.pages(nth, composer));
    let take = |nth: usize, pages: Vec<Scene>| {
        for (part, page) in pages.iter().enumerate() {
            let page = if part == 0 { Page::named(page, &cards.cards[nth].title, 0) } else { Page::of(page) };
            book.add(&page)?;
        }
        Ok(())
    };
    in_order(cards.cards.len(), Composer::default, work, take, progress.part(PLANNED, 0.95))?;
    let mut bytes = Vec::new();
    book.write(&mut bytes)?;
    progress.at(1.0)?;
    Ok(bytes)
}

/// The deck as slides: pictures, with titles, subtitles and notes that can be edited. The same order gives the same bytes.
pub fn deck_pptx(county: County<'_>, order: &DeckOrder, progress: Progress<'_>) -> Result<Vec<u8>, PaperError> {
    let cards = planned(county, order, progress.part(0.0, PLANNED))?;
    let speech = Speech::of(county.world, order.look.language);
    let frame = Frame { county, cards: &cards, speech: &speech, of: Of::Picture, layout: order.layout.as_ref() };
    let mut slides = Vec::new();
    let work = |composer: &mut Composer, nth: usize| {
        let paint = |scene: &Scene| {
            let mut png = Vec::new();
            raster::png_watched(scene, DPI / 96.0, DPI, Packing::Small, &mut png, Progress::UNWATCHED)
                .map_err(|error| PaperError(error.sentence()))?;
            Ok((scene.size, png))
        };
        frame.pages(nth, composer).iter().map(paint).collect::<Result<Vec<_>, PaperError>>()
    };
    let take = |nth: usize, pictures: Vec<([f32; 2], Vec<u8>)>| {
        let card = &cards.cards[nth];
        let blank = Slide {
            title: card.title.clone(),
            subtitle: card.subtitle.clone(),
            notes: card.notes.clone(),
            description: card.title.clone(),
            ..Slide::default()
        };
        if matches!(card.body, Body::Cover) {
            slides.push(blank.clone());
        }
        let count = pictures.len();
        for (part, (sides, png)) in pictures.into_iter().enumerate() {
            slides.push(Slide { title: words(&card.title, part, count), png: Some(png), sides, ..blank.clone() });
        }
        Ok(())
    };
    in_order(cards.cards.len(), Composer::default, work, take, progress.part(PLANNED, 0.95))?;
    let approval = match county.world.setting(setting_key::APPROVAL) {
        Some(number) => speech.says("map.foot.approval", &[("value", &number)]),
        None => speech.say("app.internal"),
    };
    let foot = [approval, speech.notice().to_owned()].into_iter().filter(|line| !line.is_empty());
    let show = SlideShow {
        title: cards.cards.first().map(|card| card.title.clone()).unwrap_or_default(),
        author: speech.county(),
        day: county.findings.today.to_string(),
        foot: foot.collect::<Vec<_>>().join(" · "),
        slides,
    };
    let bytes = pptx::bytes(&show)?;
    progress.at(1.0)?;
    Ok(bytes)
}
