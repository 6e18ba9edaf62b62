//! Numbers and texts as SVG writes them, as short as can be.

use crate::map::Color;
use crate::paint::drawing::{GRAINS, Grain, Lines};

/// Hundredths of a unit in a grain.
const HUNDREDTHS: i64 = (100.0 / GRAINS) as i64;

/// Writes a length in hundredths: `150` as `1.5`, `-5` as `-.05`.
pub fn hundredths(number: i64, out: &mut Vec<u8>) {
    let (whole, part) = (number.unsigned_abs() / 100, number.unsigned_abs() % 100);
    if number < 0 {
        out.push(b'-');
    }
    if whole > 0 || part == 0 {
        digits(whole, out);
    }
    if part > 0 {
        out.push(b'.');
        out.push(b'0' + (part / 10) as u8);
        if part % 10 > 0 {
            out.push(b'0' + (part % 10) as u8);
        }
    }
}

fn digits(number: u64, out: &mut Vec<u8>) {
    let mut buffer = [0; 20];
    let mut at = buffer.len();
    let mut rest = number;
    loop {
        at -= 1;
        buffer[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&buffer[at..]);
}

/// Writes a length, rounded to hundredths of a unit.
pub fn units(number: f32, out: &mut Vec<u8>) {
    hundredths((f64::from(number) * 100.0).round() as i64, out);
}

/// Writes the data of a path that goes on from `pen`: each line from the last point, so that numbers stay short.
pub fn path(lines: &Lines, pen: &mut Grain, out: &mut Vec<u8>) {
    for line in lines.iter() {
        let begin = *pen;
        for (nth, point) in line.iter().enumerate() {
            let from = if nth == 0 { begin } else { *pen };
            let [dx, dy] = [0, 1].map(|axis| (i64::from(point[axis]) - i64::from(from[axis])) * HUNDREDTHS);
            match nth {
                0 => out.push(b'm'),
                _ if dx >= 0 => out.push(b' '),
                _ => {}
            }
            hundredths(dx, out);
            if dy >= 0 {
                out.push(b' ');
            }
            hundredths(dy, out);
            *pen = *point;
        }
        if lines.closed {
            out.push(b'z');
            *pen = line.first().copied().unwrap_or(*pen);
        }
    }
}

/// Writes a colour; how much it covers is told apart.
pub fn color(Color(red, green, blue, _): Color, out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push(b'#');
    let channels = [red, green, blue];
    let short = channels.iter().all(|channel| channel >> 4 == channel & 15);
    for channel in channels {
        out.push(HEX[usize::from(channel >> 4)]);
        if !short {
            out.push(HEX[usize::from(channel & 15)]);
        }
    }
}

/// Writes a text between tags or in an attribute. What XML does not let stand in a text is left out.
pub fn text(text: &str, out: &mut Vec<u8>) {
    for letter in text.chars() {
        match letter {
            '&' => out.extend_from_slice(b"&amp;"),
            '<' => out.extend_from_slice(b"&lt;"),
            '>' => out.extend_from_slice(b"&gt;"),
            '"' => out.extend_from_slice(b"&quot;"),
            '\n' | '\t' | '\r' => out.push(b' '),
            letter if letter.is_control() || matches!(letter, '\u{FFFE}' | '\u{FFFF}') => {}
            letter => out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn numbers_have_no_digit_too_many() {
        let cases = [(0, "0"), (5, ".05"), (-5, "-.05"), (50, ".5"), (100, "1"), (-1234, "-12.34"), (90_000, "900")];
        for (number, expected) in cases {
            assert_eq!(written(|out| hundredths(number, out)), expected);
        }
        assert_eq!(written(|out| units(12.346, out)), "12.35");
        assert_eq!(written(|out| units(-0.001, out)), "0");
    }

    #[test]
    fn a_path_goes_from_point_to_point_and_back_to_where_it_began() {
        let mut rings = Lines::new(true);
        let halves = GRAINS as i32 / 2;
        for ring in [[[2, 2], [4, 2], [4, 1]], [[0, 0], [2, 0], [2, 3]]] {
            ring.into_iter().for_each(|point| rings.push(point.map(|half| half * halves)));
            rings.end();
        }
        let mut pen = [0, 0];
        assert_eq!(written(|out| path(&rings, &mut pen, out)), "m1 1 1 0 0-.5zm-1-1 1 0 0 1.5z");
        assert_eq!(pen, [0, 0]);
    }

    #[test]
    fn colours_and_texts_are_written_as_xml_wants_them() {
        assert_eq!(written(|out| color(Color::rgb(0xFFCC00), out)), "#fc0");
        assert_eq!(written(|out| color(Color::rgb(0xFFCD00), out)), "#ffcd00");
        assert_eq!(written(|out| text("<村>\u{0}\u{8}&\"\n", out)), "&lt;村&gt;&amp;&quot; ");
    }
}
