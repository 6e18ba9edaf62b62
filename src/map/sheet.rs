//! A sheet: the map fitted to the county, with everything that stands around it.

use std::sync::Arc;

use crate::model::setting_key;
use crate::words::Language;

use super::choice::{Choice, Layers, Paper};
use super::composer::Composer;
use super::county::County;
use super::enlarged::Free;
use super::furniture::arrangement::{Arrangement, arrange, is_clear};
use super::furniture::block::{Block, Hand};
use super::furniture::foot::{FootWords, foot};
use super::furniture::heading::{PART, heading};
use super::furniture::key::key;
use super::furniture::north_arrow::north_arrow;
use super::furniture::scale_bar::scale_bar;
use super::layers::lettering::region_of_sheet;
use super::layout::Sheet;
use super::measure_words::{measure_name, measure_name_within};
use super::rect::Rect;
use super::scene::{Align, Legend, Scene};
use super::seen::seen;
use super::spots::sheet_title;
use super::theme::Theme;
use super::view::View;

/// The side of a square sheet on which letters have their own size (an A3 sheet as a square), units.
const FULL_SIDE: f32 = 1335.0;

/// The scale of letters and lines for a page.
fn scale_of([width, height]: [f32; 2]) -> f32 {
    ((width * height).sqrt() / FULL_SIDE).clamp(0.3, 24.0)
}

/// Composes a sheet of paper: the map fitted to the county, with title, legend, scale bar, north arrow and foot.
pub fn compose_sheet(county: County<'_>, sheet: &Sheet, choice: &Choice) -> Scene {
    Composer::default().compose_sheet(county, 0, sheet, choice)
}

/// Names of people stand on a sheet only where the sheet asks for them.
fn with_people(choice: &Choice, sheet: &Sheet) -> Choice {
    let layers = Layers { resident_names: sheet.names_of_people, ..choice.layers };
    Choice { layers, ..choice.clone() }
}

impl Composer {
    /// Composes a sheet of paper.
    pub fn compose_sheet(&mut self, county: County<'_>, revision: u64, sheet: &Sheet, choice: &Choice) -> Scene {
        let choice = &with_people(choice, sheet);
        self.keep(county, revision, choice);
        let size = sheet.paper.units();
        let scale = scale_of(size);
        let theme = Theme::of(choice.dark);
        let mut blocks: Vec<(Block, [f32; 2])> = Vec::new();
        let room = surround(county, sheet, choice, scale, &mut blocks);
        let gap = 26.0 * scale;
        let keys_of =
            |legend: &Legend| [1, 2, 3, 4].map(|columns| key(legend, theme, choice.language, scale.max(0.66), columns));
        let arranged = |keys: &[Block]| arrange(county.geography, room, keys, gap, sheet.paper.pixels_per_unit());
        let mut keys = keys_of(&self.kept.legend_of_any_view());
        let mut arrangement = arranged(&keys);
        let letters = scale.max(0.8);
        let mut legend = self.kept.legend(&arrangement.view, letters);
        // How large circles are follows from how large the map is, and the map from the room that their legend takes.
        if legend.sizes.is_some() {
            keys = keys_of(&legend);
            arrangement = arranged(&keys);
            legend = self.kept.legend(&arrangement.view, letters);
            keys = keys_of(&legend);
        }
        let Arrangement { view, key: place } = arrangement;
        let empty = county.world.villages.is_empty();
        if let Some((at, nth)) = place.filter(|_| !empty) {
            blocks.extend(keys.into_iter().nth(nth).map(|key| (key, at)));
        }
        if county.geography.villages.is_empty() && county.geography.points.is_empty() {
            blocks.push(nothing(choice, scale, room));
        } else {
            self.place_scale_bar(county, sheet, choice, &view, room, &mut blocks);
        }
        let mut scene = Scene {
            size,
            paper: theme.paper,
            ground: None,
            areas: self.kept.areas(&view, letters),
            marks: Vec::new(),
            legend,
            notes: self.kept.notes.clone(),
            values: Arc::clone(&self.kept.subject.values),
        };
        let taken: Vec<_> = blocks.iter().map(|(block, at)| block.rect_at(*at)).collect();
        let near = taken.iter().filter(|rect| rect.overlaps(&view.frame)).map(|rect| rect.grown(4.0 * scale));
        let near: Vec<_> = near.collect();
        let region = region_of_sheet(&view, self.kept.level_of_names(&view), letters, &near);
        let under = scene.marks.len();
        self.add_map_marks(&mut scene, region, &[]);
        self.add_enlarged(&mut scene, under, choice, letters, Free { room, taken: &taken });
        scene.marks.extend(blocks.into_iter().flat_map(|(block, at)| block.placed(at)));
        seen(scene, choice.eyes)
    }

    /// Puts the scale bar where no area and nothing else is: lower right, lower left, or under the legend.
    fn place_scale_bar(
        &self,
        county: County<'_>,
        sheet: &Sheet,
        choice: &Choice,
        view: &View,
        room: Rect,
        blocks: &mut Vec<(Block, [f32; 2])>,
    ) {
        let scale = scale_of(sheet.paper.units()).max(0.6);
        let longest = (210.0 * scale).min(room.width() * 0.3);
        let paper = matches!(sheet.paper, Paper::Millimetres { .. });
        let bar = scale_bar(county.geography, view, Theme::of(choice.dark), choice.language, scale, longest, paper);
        let [width, height] = bar.size;
        let bottom = room.max[1] - height;
        let middle = room.center()[0] - width / 2.0;
        let places = [[room.max[0] - width, bottom], [room.min[0], bottom], [middle, bottom]];
        let free = |at: &[f32; 2]| {
            let rect = bar.rect_at(*at).grown(4.0 * scale);
            !blocks.iter().any(|(block, at)| block.rect_at(*at).overlaps(&rect))
                && is_clear(county.geography, view, &rect)
        };
        if let Some(at) = places.into_iter().find(free) {
            blocks.push((bar, at));
        }
    }
}

/// What stands in the middle of a sheet that has no village.
fn nothing(choice: &Choice, scale: f32, room: Rect) -> (Block, [f32; 2]) {
    let text = choice.language.say("map.no_villages");
    let plain = Hand::plain((18.0 * scale).max(11.0), Theme::of(choice.dark).secondary);
    let text = plain.shortened(&text, room.width());
    let size = [plain.length(&text), plain.size];
    let mark = plain.text(text, [0.0, 0.0], Align::Start);
    let [x, y] = room.center();
    (Block { size, marks: vec![mark] }, [x - size[0] / 2.0, y - size[1] / 2.0])
}

/// Heading, north arrow and foot; gives the room between them.
fn surround(
    county: County<'_>,
    sheet: &Sheet,
    choice: &Choice,
    scale: f32,
    blocks: &mut Vec<(Block, [f32; 2])>,
) -> Rect {
    let theme = Theme::of(choice.dark);
    let [width, height] = sheet.paper.units();
    let margin = (50.0 * scale).max(0.02 * width.min(height)).min(0.12 * width.min(height));
    let arrow = north_arrow(theme, choice.language, scale.max(0.6));
    let across = width - 2.0 * margin;
    let title = title_of_sheet(county, sheet, choice);
    let subtitle = sheet.subtitle.clone().unwrap_or_else(|| default_subtitle(county, choice));
    let with_arrow = width >= 320.0;
    let beside = if with_arrow { arrow.size[0] + 20.0 * scale } else { 0.0 };
    let head = heading(&title, &subtitle, theme, scale, [across - beside, 0.2 * height]);
    let mut top = margin + head.size[1];
    if with_arrow {
        top = top.max(margin + arrow.size[1]);
        blocks.push((arrow.clone(), [width - margin - arrow.size[0], margin]));
    }
    blocks.push((head, [margin, margin]));
    let foot = foot(&foot_words(county, choice.language), theme, scale, across);
    let bottom = height - margin * 0.7 - foot.size[1];
    blocks.push((foot, [margin, bottom]));
    Rect::new([margin, top + 14.0 * scale], [width - margin, (bottom - 12.0 * scale).max(top + 20.0)])
}

fn county_name(county: County<'_>, language: Language) -> String {
    match county.world.county_name() {
        "" => language.say("map.county").into_owned(),
        name => name.to_owned(),
    }
}

/// The title of a sheet: the given one, or one from county and theme.
pub fn title_of_sheet(county: County<'_>, sheet: &Sheet, choice: &Choice) -> String {
    sheet.title.clone().unwrap_or_else(|| default_title(county, choice))
}

fn default_title(county: County<'_>, choice: &Choice) -> String {
    let name = county_name(county, choice.language);
    if let Some(layer) = &choice.spots {
        return sheet_title(county.world, &layer.found.question, &name, choice.language);
    }
    let mut measure = measure_name(county.world, &choice.measure, choice.language);
    if let Some(second) = &choice.second {
        let second = measure_name_within(county.world, second, choice.language);
        measure = choice.language.say_with("map.title_two", &[("one", &measure), ("other", &second)]);
    }
    choice.language.say_with("map.title", &[("county", &name), ("measure", &measure)])
}

fn default_subtitle(county: County<'_>, choice: &Choice) -> String {
    let (totals, language) = (&county.findings.county, choice.language);
    let day = language.long_date(county.findings.today);
    let mut parts = vec![
        language.say_with("map.subtitle.as_of", &[("day", &day)]),
        language.say_with("map.subtitle.villages", &[("count", &county.world.villages.len())]),
    ];
    let counted = [("open", totals.open), ("overdue", totals.overdue), ("weak", totals.weak)];
    for (key, count) in counted.into_iter().filter(|(_, count)| *count > 0) {
        parts.push(language.say_with(&format!("map.subtitle.{key}"), &[("count", &count)]));
    }
    parts.extend(county.world.setting(setting_key::NOTICE).map(str::to_owned));
    parts.join(PART)
}

fn foot_words(county: County<'_>, language: Language) -> FootWords {
    let setting = |key: &str| county.world.setting(key);
    let approval = setting(setting_key::APPROVAL);
    let fact = |key: &str, value: &str| language.say_with(key, &[("value", &value)]);
    let mut facts = Vec::new();
    facts.extend(setting(setting_key::NOTICE).map(str::to_owned));
    facts.extend(setting(setting_key::SOURCE).map(|source| fact("map.foot.source", source)));
    facts.extend(setting(setting_key::MAKER).map(|maker| fact("map.foot.maker", maker)));
    facts.push(fact("map.foot.day", &county.findings.today.to_string()));
    facts.push(language.say("map.foot.system").into_owned());
    FootWords {
        approval: approval
            .map_or_else(|| language.say("app.internal").into_owned(), |code| fact("map.foot.approval", code)),
        internal: approval.is_none(),
        facts,
        page: language.say_with("map.foot.page", &[("page", &1), ("pages", &1)]),
    }
}
