//! Text on a page of a document: found and copied as it reads, halo and all.

use std::ops::Range;

use krilla::geom::{Point, Transform};
use krilla::paint::{LineJoin, Stroke as Line};
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};

use crate::map::lettering::font;
use crate::map::scene::{TextMark, Weight};
use crate::paint::drawing::{GRAINS, Kind, Stroke, placed_letters};

use super::faces::Faces;
use super::paints::{fill, line, tenths};

/// How thick the stroke is that makes a letter bold which only the regular face has, in heights of the em square.
const EMBOLDENED: f32 = 0.045;

/// Letters in a row that come from one face.
struct Run {
    weight: Weight,
    thin: bool,
    /// Where the first letter stands, units.
    x: f32,
    letters: Vec<KrillaGlyph>,
}

/// Writes a line of text.
pub fn write_text(text: &TextMark, surface: &mut Surface<'_>, faces: &mut Faces) {
    if text.angle == 0.0 {
        write_level(text, surface, faces);
        return;
    }
    let [x, y] = text.at.map(|part| part * GRAINS);
    surface.push_transform(&Transform::from_rotate_at(text.angle.to_degrees(), x, y));
    write_level(text, surface, faces);
    surface.pop();
}

fn write_level(text: &TextMark, surface: &mut Surface<'_>, faces: &mut Faces) {
    let runs = runs(text);
    if let Some((color, width)) = text.halo {
        introduce(text, &runs, surface, faces);
        surface.set_fill(None);
        let halo = line(Stroke { color, width, kind: Kind::Thin });
        surface.set_stroke(Some(Line { line_join: LineJoin::Bevel, ..halo }));
        for run in &runs {
            let silent = silent(&run.letters, text.text.len());
            show(text, run, &silent, surface, faces);
        }
    }
    for run in &runs {
        surface.set_fill(Some(fill(text.color)));
        let bold = Stroke { color: text.color, width: EMBOLDENED * text.size, kind: Kind::Thin };
        surface.set_stroke(run.thin.then(|| line(bold)));
        show(text, run, &run.letters, surface, faces);
    }
}

fn show(text: &TextMark, run: &Run, letters: &[KrillaGlyph], surface: &mut Surface<'_>, faces: &Faces) {
    let at = Point::from_xy((run.x * GRAINS).round(), (text.at[1] * GRAINS).round());
    surface.draw_glyphs(at, letters, faces.face(run.weight), &text.text, tenths(text.size * GRAINS), false);
}

/// Letters that say nothing, so that a name with a halo is found and copied once. The last one says its nothing at the end
/// of the text: letters that all begin where they end would count as written backwards.
fn silent(letters: &[KrillaGlyph], end: usize) -> Vec<KrillaGlyph> {
    let mut silent: Vec<_> = letters.to_vec();
    silent.iter_mut().for_each(|letter| letter.text_range = 0..0);
    if let Some(last) = silent.last_mut() {
        last.text_range = end..end;
    }
    silent
}

/// A letter has to be known by its character before it is drawn without one. It is drawn where nobody sees it.
fn introduce(text: &TextMark, runs: &[Run], surface: &mut Surface<'_>, faces: &mut Faces) {
    for run in runs {
        let mut new = run.letters.clone();
        new.retain(|letter| faces.is_new(run.weight, letter.glyph_id.to_u32()));
        if !new.is_empty() {
            let mut aside = surface.stream_builder();
            let mut unseen = aside.surface();
            unseen.set_fill(Some(fill(text.color)));
            show(text, run, &new, &mut unseen, faces);
            unseen.finish();
        }
    }
}

/// The letters by face. A character without a picture moves the pen; one that no face has is 〓, but found as itself.
fn runs(text: &TextMark) -> Vec<Run> {
    let (letters, end) = placed_letters(text);
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    let nexts = letters.iter().skip(1).map(|(_, x)| *x).chain([end + text.spacing]);
    for (((letter, x), next), (begin, _)) in letters.iter().zip(nexts).zip(text.text.char_indices()) {
        let Some((weight, glyph, thin)) = font::face(*letter, text.weight) else {
            open = false;
            continue;
        };
        let range = begin..begin + letter.len_utf8();
        let glyph = shown(glyph.to_u32(), (next - x) / text.size, range, *letter);
        match runs.last_mut().filter(|run| open && run.weight == weight && run.thin == thin) {
            Some(run) => run.letters.push(glyph),
            None => runs.push(Run { weight, thin, x: *x, letters: vec![glyph] }),
        }
        open = true;
    }
    runs
}

fn shown(glyph: u32, advance: f32, range: Range<usize>, letter: char) -> KrillaGlyph {
    // Signs that PDF/A does not let a letter stand for.
    let unsaid = letter.is_control() || matches!(letter, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}');
    let range = if unsaid { range.start..range.start } else { range };
    KrillaGlyph::new(GlyphId::new(glyph), advance, 0.0, 0.0, 0.0, range, None)
}
