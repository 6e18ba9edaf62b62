//! The pen that writes a drawing as SVG. Neighbouring areas of one colour stand in one group, each as a path of its own;
//! neighbouring lines of one kind are one path.

use crate::map::scene::TextMark;
use crate::map::{Color, Rect};
use crate::paint::drawing::{Grain, Kind, Lines, Pen, Stroke};

use super::numbers::{color, path, text, units};
use super::options::{Letters, Options};
use super::outlines::Outlines;
use super::words::{as_outlines, as_text};

/// So many points a path of lines may have before a new one is begun.
const LONGEST: usize = 20_000;
/// The height of a unit in millimetres.
const MILLIMETRES: f32 = 25.4 / 96.0;
/// The fonts with which text is shown, the best first: ours, its twins, and what systems ship.
const FONTS: &str = "'Noto Sans SC','Source Han Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif";

/// What has been begun and not yet ended.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    /// A group of areas.
    Areas(Color),
    /// A path of lines.
    Lines(Stroke),
}

/// A hatch that is defined: its lines and how far apart they are.
type Hatch = (Stroke, f32);

/// A sheet while it is written.
pub struct Sheet {
    out: Vec<u8>,
    open: Open,
    /// Where the pen of the open path is, and how many points it has.
    pen: Grain,
    points: usize,
    hatches: Vec<Hatch>,
    clips: usize,
    letters: Letters,
    outlines: Outlines,
}

impl Sheet {
    /// The head of a file.
    pub fn new([width, height]: [f32; 2], options: &Options<'_>) -> Self {
        let mut out = Vec::with_capacity(1 << 16);
        out.extend_from_slice(b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
        units(width * MILLIMETRES, &mut out);
        out.extend_from_slice(b"mm\" height=\"");
        units(height * MILLIMETRES, &mut out);
        out.extend_from_slice(b"mm\" viewBox=\"0 0 ");
        units(width, &mut out);
        out.push(b' ');
        units(height, &mut out);
        out.extend_from_slice(b"\" xml:lang=\"");
        out.extend_from_slice(options.language.tag().as_bytes());
        if options.letters == Letters::Text {
            out.extend_from_slice(b"\" xml:space=\"preserve\" font-family=\"");
            out.extend_from_slice(FONTS.as_bytes());
        }
        out.extend_from_slice(b"\">\n");
        if !options.title.is_empty() {
            out.extend_from_slice(b"<title>");
            text(options.title, &mut out);
            out.extend_from_slice(b"</title>\n");
        }
        Self {
            out,
            open: Open::Nothing,
            pen: [0, 0],
            points: 0,
            hatches: Vec::new(),
            clips: 0,
            letters: options.letters,
            outlines: Outlines::default(),
        }
    }

    /// The whole file.
    pub fn finish(mut self) -> Vec<u8> {
        self.end();
        self.out.extend_from_slice(b"</svg>\n");
        self.out
    }

    /// Ends what has been begun.
    fn end(&mut self) {
        match self.open {
            Open::Nothing => {}
            Open::Areas(_) => self.out.extend_from_slice(b"</g>\n"),
            Open::Lines(_) => self.out.extend_from_slice(b"\"/>\n"),
        }
        self.open = Open::Nothing;
    }

    fn add(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    /// Writes ` name="number"`.
    fn attribute(&mut self, name: &str, number: f32) {
        self.out.push(b' ');
        self.add(name.as_bytes());
        self.add(b"=\"");
        units(number, &mut self.out);
        self.out.push(b'"');
    }

    /// Writes a colour as an attribute, and how much it covers.
    fn paint(&mut self, name: &str, of: Color) {
        self.out.push(b' ');
        self.add(name.as_bytes());
        self.add(b"=\"");
        color(of, &mut self.out);
        self.out.push(b'"');
        if of.3 < 255 {
            self.attribute(&format!("{name}-opacity"), f32::from(of.3) / 255.0);
        }
    }

    /// Writes the attributes of a line.
    fn line(&mut self, Stroke { color, width, kind }: Stroke) {
        self.paint("stroke", color);
        self.attribute("stroke-width", width);
        match kind {
            Kind::Round => self.add(b" stroke-linejoin=\"round\" stroke-linecap=\"round\""),
            Kind::Thin => self.add(b" stroke-miterlimit=\"2\""),
            Kind::Dashed(dash) => {
                self.add(b" stroke-miterlimit=\"2\" stroke-dasharray=\"");
                units(dash, &mut self.out);
                self.out.push(b' ');
                units(0.7 * dash, &mut self.out);
                self.out.push(b'"');
            }
        }
    }

    /// The number of the pattern of a hatch.
    fn hatching(&mut self, stroke: Stroke, spacing: f32) -> usize {
        if let Some(known) = self.hatches.iter().position(|known| *known == (stroke, spacing)) {
            return known;
        }
        let number = self.hatches.len();
        self.hatches.push((stroke, spacing));
        // Upright lines in the middle of each tile, turned and moved so that they lie where x + y is a multiple of their
        // distance.
        self.add(format!("<defs><pattern id=\"hatch{number}\" patternUnits=\"userSpaceOnUse\"").as_bytes());
        self.attribute("x", -spacing / 2.0);
        self.attribute("width", spacing);
        self.attribute("height", spacing);
        self.add(b" patternTransform=\"rotate(45)\"><path d=\"M");
        units(spacing / 2.0, &mut self.out);
        self.add(b" 0v");
        units(spacing, &mut self.out);
        self.add(b"\" fill=\"none\"");
        self.line(stroke);
        self.add(b"/></pattern></defs>\n");
        number
    }

    fn shape(&mut self, rect: Rect, radius: f32) {
        self.end();
        self.add(b"<rect");
        for (name, number) in
            [("x", rect.min[0]), ("y", rect.min[1]), ("width", rect.width()), ("height", rect.height()), ("rx", radius)]
        {
            if number != 0.0 {
                self.attribute(name, number);
            }
        }
    }
}

impl Pen for Sheet {
    fn clip(&mut self, rect: Rect) {
        self.end();
        let number = self.clips;
        self.clips += 1;
        self.add(format!("<clipPath id=\"clip{number}\">").as_bytes());
        self.shape(rect, 0.0);
        self.add(format!("/></clipPath>\n<g clip-path=\"url(#clip{number})\">\n").as_bytes());
    }

    fn unclip(&mut self) {
        self.end();
        self.add(b"</g>\n");
    }

    fn fill(&mut self, area: &Lines, color: Color) {
        if self.open != Open::Areas(color) {
            self.end();
            self.add(b"<g");
            self.paint("fill", color);
            self.add(b">\n");
            self.open = Open::Areas(color);
        }
        self.add(b"<path d=\"");
        path(area, &mut [0, 0], &mut self.out);
        self.add(b"\"/>\n");
    }

    fn stroke(&mut self, lines: &Lines, stroke: Stroke) {
        // Lines that shine through each other are one path, so that the colour is laid on once.
        let whole = stroke.color.3 < 255;
        if self.open != Open::Lines(stroke) || (self.points >= LONGEST && !whole) {
            self.end();
            self.add(b"<path fill=\"none\"");
            self.line(stroke);
            self.add(b" d=\"");
            (self.open, self.pen, self.points) = (Open::Lines(stroke), [0, 0], 0);
        }
        path(lines, &mut self.pen, &mut self.out);
        self.points += lines.len();
    }

    fn hatch(&mut self, area: &Lines, stroke: Stroke, spacing: f32) {
        self.end();
        let number = self.hatching(stroke, spacing);
        self.add(format!("<path fill=\"url(#hatch{number})\" d=\"").as_bytes());
        path(area, &mut [0, 0], &mut self.out);
        self.add(b"\"/>\n");
    }

    fn disc(&mut self, [x, y]: [f32; 2], radius: f32, color: Color) {
        self.end();
        self.add(b"<circle");
        self.attribute("cx", x);
        self.attribute("cy", y);
        self.attribute("r", radius);
        self.paint("fill", color);
        self.add(b"/>\n");
    }

    fn rectangle(&mut self, rect: Rect, radius: f32, color: Color) {
        self.shape(rect, radius);
        self.paint("fill", color);
        self.add(b"/>\n");
    }

    fn frame(&mut self, rect: Rect, radius: f32, (color, width): (Color, f32)) {
        self.shape(rect, radius);
        self.add(b" fill=\"none\"");
        self.line(Stroke { color, width, kind: Kind::Thin });
        self.add(b"/>\n");
    }

    fn text(&mut self, text: &TextMark) {
        self.end();
        match self.letters {
            Letters::Text => as_text(text, &mut self.out),
            Letters::Outlines => as_outlines(text, &mut self.outlines, &mut self.out),
        }
    }
}
