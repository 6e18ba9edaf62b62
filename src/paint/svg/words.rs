//! A line of text as SVG.

use crate::map::Color;
use crate::map::lettering::font;
use crate::map::scene::{Align, TextMark, Weight};
use crate::paint::drawing::placed_letters;

use super::numbers::{color, text as escaped, units};
use super::outlines::{EM, Outlines};

/// How thick the stroke is that makes a letter bold which only the regular face has, in heights of the em square.
const EMBOLDENED: f32 = 0.045;

/// Writes the text as text: where its ends or its middle stand holds for any font, each letter's place for ours.
pub fn as_text(text: &TextMark, out: &mut Vec<u8>) {
    out.extend_from_slice(b"<text");
    // The last letter has its space behind it too.
    let (anchor, behind) = match text.align {
        Align::Start => ("", 0.0),
        Align::Middle => ("middle", text.spacing / 2.0),
        Align::End => ("end", text.spacing),
    };
    number("x", text.at[0] + behind, out);
    number("y", text.at[1], out);
    number("font-size", text.size, out);
    if !anchor.is_empty() {
        out.extend_from_slice(format!(" text-anchor=\"{anchor}\"").as_bytes());
    }
    if text.weight == Weight::Bold {
        out.extend_from_slice(b" font-weight=\"700\"");
    }
    if text.spacing != 0.0 {
        number("letter-spacing", text.spacing, out);
    }
    if text.angle != 0.0 {
        let [x, y] = text.at;
        out.extend_from_slice(
            format!(" transform=\"rotate({:.2} {x:.2} {y:.2})\"", text.angle.to_degrees()).as_bytes(),
        );
    }
    paint("fill", text.color, out);
    if let Some((halo, width)) = text.halo {
        paint("stroke", halo, out);
        number("stroke-width", width, out);
        out.extend_from_slice(b" stroke-linejoin=\"bevel\" paint-order=\"stroke\"");
    }
    out.push(b'>');
    escaped(&text.text, out);
    out.extend_from_slice(b"</text>\n");
}

/// Writes the text as outlines, and what it says beside them.
pub fn as_outlines(text: &TextMark, outlines: &mut Outlines, out: &mut Vec<u8>) {
    let (mut letters, _) = placed_letters(text);
    letters.retain(|(letter, _)| !letter.is_whitespace() && font::glyph(*letter, text.weight).is_some());
    let numbered: Vec<(usize, f32, bool)> = letters
        .iter()
        .map(|(letter, x)| {
            let (number, outline) = outlines.number(*letter, text.weight);
            if let Some(outline) = outline {
                out.extend_from_slice(format!("<defs><path id=\"l{number}\" d=\"").as_bytes());
                out.extend_from_slice(&outline);
                out.extend_from_slice(b"\"/></defs>\n");
            }
            let thin = font::glyph(*letter, text.weight).is_some_and(|(_, _, thin)| thin);
            (number, *x, thin)
        })
        .collect();
    let scale = text.size / EM;
    out.extend_from_slice(b"<g role=\"img\" aria-label=\"");
    escaped(&text.text, out);
    let turn = if text.angle == 0.0 { String::new() } else { format!("rotate({:.2})", text.angle.to_degrees()) };
    let [x, y] = text.at;
    out.extend_from_slice(format!("\" transform=\"translate({x:.2} {y:.2}){turn}scale({scale:.5})\"").as_bytes());
    paint("fill", text.color, out);
    out.extend_from_slice(b">");
    let place = |x: f32| (x - text.at[0]) / scale;
    if let Some((halo, width)) = text.halo {
        out.extend_from_slice(b"<g stroke-linejoin=\"bevel\"");
        paint("fill", halo, out);
        paint("stroke", halo, out);
        number("stroke-width", width / scale, out);
        out.push(b'>');
        numbered.iter().for_each(|(outline, x, _)| used(*outline, place(*x), None, out));
        out.extend_from_slice(b"</g>");
    }
    numbered.iter().for_each(|(outline, x, thin)| used(*outline, place(*x), thin.then_some(text.color), out));
    out.extend_from_slice(b"</g>\n");
}

/// Writes a letter at its place, made bold where it has to be.
fn used(outline: usize, x: f32, bold: Option<Color>, out: &mut Vec<u8>) {
    out.extend_from_slice(format!("<use href=\"#l{outline}\"").as_bytes());
    number("x", x.round(), out);
    if let Some(color) = bold {
        paint("stroke", color, out);
        number("stroke-width", EMBOLDENED * EM, out);
    }
    out.extend_from_slice(b"/>");
}

fn number(name: &str, number: f32, out: &mut Vec<u8>) {
    out.extend_from_slice(format!(" {name}=\"").as_bytes());
    units(number, out);
    out.push(b'"');
}

fn paint(name: &str, of: Color, out: &mut Vec<u8>) {
    out.extend_from_slice(format!(" {name}=\"").as_bytes());
    color(of, out);
    out.push(b'"');
    if of.3 < 255 {
        number(&format!("{name}-opacity"), f32::from(of.3) / 255.0, out);
    }
}
