//! How far colours lie apart: OKLab (Björn Ottosson, "A perceptual color space for image processing", 2020), in which the
//! distance of two colours is about how different they look.

use super::super::color::Color;

/// Of a channel from 0 to 255, its light from 0 to 1 (IEC 61966-2-1).
pub(super) fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// Of light from 0 to 1, the channel; what lies outside is cut off.
pub(super) fn channel(light: f64) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let value = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    (value * 255.0).round() as u8
}

/// Lightness from 0 to 1, green to red, blue to yellow.
fn oklab(Color(red, green, blue, _): Color) -> [f64; 3] {
    let [red, green, blue] = [red, green, blue].map(linear);
    let cone = |[r, g, b]: [f64; 3]| (r * red + g * green + b * blue).cbrt();
    let [long, middle, short] = [
        cone([0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9]),
        cone([0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6]),
        cone([0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5]),
    ];
    let axis = |[l, m, s]: [f64; 3]| l * long + m * middle + s * short;
    [
        axis([0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8]),
        axis([1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9]),
        axis([0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0]),
    ]
}

/// How different two colours look: about 0.02 is just seen where they touch, 1 is from black to white.
pub fn distance(one: Color, other: Color) -> f64 {
    let (one, other) = (oklab(one), oklab(other));
    (0..3).map(|axis| (one[axis] - other[axis]).powi(2)).sum::<f64>().sqrt()
}

/// How light a colour looks, from 0 to 1.
pub fn lightness(color: Color) -> f64 {
    oklab(color)[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_lie_where_the_author_of_the_space_says() {
        // The values for white and for the pure red of sRGB from the article.
        assert!((lightness(Color::rgb(0x00FF_FFFF)) - 1.0).abs() < 1e-3);
        let [l, a, b] = oklab(Color::rgb(0x00FF_0000));
        assert!((l - 0.628).abs() < 1e-3 && (a - 0.225).abs() < 1e-3 && (b - 0.126).abs() < 1e-3, "{l} {a} {b}");
        assert!(lightness(Color::rgb(0)).abs() < 1e-9);
        assert!((distance(Color::rgb(0), Color::rgb(0x00FF_FFFF)) - 1.0).abs() < 1e-3);
    }

    #[test]
    fn light_becomes_the_channel_it_came_from() {
        assert!((0..=255).all(|value| channel(linear(value)) == value));
    }
}
