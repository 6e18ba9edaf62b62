//! GCJ-02 (国测局坐标) and BD-09 (百度坐标): the shifted coordinates of Chinese map services, forth and back.
//!
//! The formulas are those of `coordtransform` (wandergis, MIT) and `eviltransform` (googollee, BSD), which agree to
//! 1e-7°; no official text is public. The way back is not the usual single step (up to 2 m off) but is repeated until
//! it no longer moves.

use std::f64::consts::PI;

/// Semi-major axis of the Krasovsky ellipsoid, metres.
const AXIS_M: f64 = 6_378_245.0;
/// Square of its eccentricity, as the formula has it.
const ECCENTRICITY: f64 = 0.006_693_421_622_965_943;
/// The angle by which BD-09 wobbles.
const BD_ANGLE: f64 = PI * 3000.0 / 180.0;
/// When the way back is good enough, degrees (a hundredth of a millimetre is 1e-10).
const CONVERGED_DEG: f64 = 1e-13;
/// How often the way back is repeated at most; three times is the rule.
const MOST_STEPS: usize = 30;

/// WGS 84 to GCJ-02, longitude and latitude in degrees; outside of the box of China nothing is shifted.
pub fn gcj02_from_wgs84([lon, lat]: [f64; 2]) -> [f64; 2] {
    if !(72.004..=137.8347).contains(&lon) || !(0.8293..=55.8271).contains(&lat) {
        return [lon, lat];
    }
    let [east, north] = offsets(lon - 105.0, lat - 35.0);
    let radians = lat.to_radians();
    let magic = 1.0 - ECCENTRICITY * radians.sin().powi(2);
    let root = magic.sqrt();
    let d_lat = north * 180.0 / ((AXIS_M * (1.0 - ECCENTRICITY)) / (magic * root) * PI);
    let d_lon = east * 180.0 / (AXIS_M / root * radians.cos() * PI);
    [lon + d_lon, lat + d_lat]
}

/// The shift in metres east and north at a place relative to 105° E, 35° N.
fn offsets(x: f64, y: f64) -> [f64; 2] {
    let wave = |value: f64, period: f64| (value / period * PI).sin();
    let common = (20.0 * (6.0 * x * PI).sin() + 20.0 * (2.0 * x * PI).sin()) * 2.0 / 3.0;
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * x.abs().sqrt()
        + common
        + (20.0 * wave(y, 1.0) + 40.0 * wave(y, 3.0)) * 2.0 / 3.0
        + (160.0 * wave(y, 12.0) + 320.0 * wave(y, 30.0)) * 2.0 / 3.0;
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * x.abs().sqrt()
        + common
        + (20.0 * wave(x, 1.0) + 40.0 * wave(x, 3.0)) * 2.0 / 3.0
        + (150.0 * wave(x, 12.0) + 300.0 * wave(x, 30.0)) * 2.0 / 3.0;
    [east, north]
}

/// GCJ-02 to BD-09, longitude and latitude in degrees.
pub fn bd09_from_gcj02([lon, lat]: [f64; 2]) -> [f64; 2] {
    let radius = lon.hypot(lat) + 0.000_02 * (lat * BD_ANGLE).sin();
    let angle = lat.atan2(lon) + 0.000_003 * (lon * BD_ANGLE).cos();
    [radius * angle.cos() + 0.0065, radius * angle.sin() + 0.006]
}

/// GCJ-02 to WGS 84, the converged inverse of [`gcj02_from_wgs84`].
pub fn wgs84_from_gcj02(lonlat: [f64; 2]) -> [f64; 2] {
    inverse(gcj02_from_wgs84, lonlat)
}

/// BD-09 to GCJ-02, the converged inverse of [`bd09_from_gcj02`].
pub fn gcj02_from_bd09(lonlat: [f64; 2]) -> [f64; 2] {
    inverse(bd09_from_gcj02, lonlat)
}

/// BD-09 to WGS 84.
pub fn wgs84_from_bd09(lonlat: [f64; 2]) -> [f64; 2] {
    wgs84_from_gcj02(gcj02_from_bd09(lonlat))
}

/// The place that `shift` brings to `target`: the remaining error is taken off until there is none.
fn inverse(shift: fn([f64; 2]) -> [f64; 2], target: [f64; 2]) -> [f64; 2] {
    let mut guess = target;
    for _ in 0..MOST_STEPS {
        let reached = shift(guess);
        let miss = [reached[0] - target[0], reached[1] - target[1]];
        guess = [guess[0] - miss[0], guess[1] - miss[1]];
        if miss[0].abs().max(miss[1].abs()) < CONVERGED_DEG {
            break;
        }
    }
    guess
}
