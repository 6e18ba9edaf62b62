//! Coordinate systems by which other people's files come, and the way from them to longitude and latitude.

use std::fmt;

use proj4rs::Proj;
use proj4rs::transform::transform;

use crate::geometry::mercator;

use super::shift;

/// A coordinate system of a file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Crs {
    /// Longitude and latitude: EPSG:4326 (WGS 84) or EPSG:4490 (CGCS2000), which differ by less than a metre.
    Lonlat(u16),
    /// A Gauss–Krüger zone on the ellipsoid of CGCS2000.
    Zone(Zone),
    /// Web Mercator, EPSG:3857.
    WebMercator,
    /// 国测局坐标, longitude and latitude shifted.
    Gcj02,
    /// 百度坐标, shifted once more.
    Bd09,
}

/// A Gauss–Krüger zone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zone {
    /// The central meridian, degrees east.
    pub meridian: f64,
    /// The easting of the central meridian, metres; with the zone's number before it (40,500,000) or without (500,000).
    pub false_easting: f64,
}

impl Zone {
    /// The zone with an EPSG code: 4513–4533 (3°, with number), 4534–4554 (3°, without), 4491–4501 (6°, with number),
    /// 4502–4512 (6°, without).
    pub fn from_epsg(code: u16) -> Option<Self> {
        let zone = |first: u16, number: u16, width: f64, prefixed: bool| {
            let step = f64::from(code - first);
            let prefix = if prefixed { (f64::from(number) + step) * 1e6 } else { 0.0 };
            Some(Self { meridian: 75.0 + width * step, false_easting: prefix + 500_000.0 })
        };
        match code {
            4491..=4501 => zone(4491, 13, 6.0, true),
            4502..=4512 => zone(4502, 0, 6.0, false),
            4513..=4533 => zone(4513, 25, 3.0, true),
            4534..=4554 => zone(4534, 0, 3.0, false),
            _ => None,
        }
    }

    /// The EPSG code of a 3° zone, else of a 6° zone, if it has one.
    pub fn epsg(self) -> Option<u16> {
        (4513..=4554).chain(4491..=4512).find(|code| Self::from_epsg(*code) == Some(self))
    }

    /// The same zone with the easting written the other way (with or without the zone's number).
    #[must_use]
    pub fn other_prefix(self) -> Self {
        let plain = Self { false_easting: 500_000.0, ..self };
        if self.false_easting == 500_000.0 {
            (4513..=4533).chain(4491..=4501).filter_map(Self::from_epsg).find(|zone| zone.meridian == self.meridian)
        } else {
            Some(plain)
        }
        .unwrap_or(plain)
    }

    /// Whether easting and northing can lie in this zone or in the next one on either side (metres).
    pub fn holds(self, [easting, northing]: [f64; 2]) -> bool {
        (easting - self.false_easting).abs() < 490_000.0 && (300_000.0..6_000_000.0).contains(&northing)
    }

    fn proj(self) -> Option<Proj> {
        let Self { meridian, false_easting } = self;
        let text =
            format!("+proj=tmerc +lat_0=0 +lon_0={meridian} +k=1 +x_0={false_easting} +y_0=0 +ellps=GRS80 +units=m");
        Proj::from_proj_string(&text).ok()
    }
}

impl Crs {
    /// Reads what a person writes: `EPSG:4549`, `4549`, `gcj02`, `bd09`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        match text.as_str() {
            "gcj02" | "gcj-02" => Some(Self::Gcj02),
            "bd09" | "bd-09" | "bd09ll" => Some(Self::Bd09),
            "wgs84" => Some(Self::Lonlat(4326)),
            "cgcs2000" => Some(Self::Lonlat(4490)),
            _ => text.strip_prefix("epsg:").unwrap_or(&text).trim().parse().ok().and_then(Self::from_epsg),
        }
    }

    /// The system with an EPSG code, where we know it.
    pub fn from_epsg(code: u16) -> Option<Self> {
        match code {
            4326 | 4490 => Some(Self::Lonlat(code)),
            3857 => Some(Self::WebMercator),
            _ => Zone::from_epsg(code).map(Self::Zone),
        }
    }

    /// Whether its coordinates are degrees.
    pub const fn is_degrees(self) -> bool {
        matches!(self, Self::Lonlat(_) | Self::Gcj02 | Self::Bd09)
    }

    /// The way to longitude and latitude, made once for many points.
    pub fn converter(self) -> Converter {
        let projections = match self {
            Self::Zone(zone) => {
                zone.proj().zip(Proj::from_proj_string("+proj=longlat +ellps=GRS80").ok()).map(Box::new)
            }
            _ => None,
        };
        Converter { crs: self, projections }
    }
}

impl fmt::Display for Crs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lonlat(code) => write!(f, "EPSG:{code}"),
            Self::WebMercator => f.write_str("EPSG:3857"),
            Self::Gcj02 => f.write_str("gcj02"),
            Self::Bd09 => f.write_str("bd09"),
            Self::Zone(zone) => match zone.epsg() {
                Some(code) => write!(f, "EPSG:{code}"),
                None => write!(f, "CGCS2000 {}°E", zone.meridian),
            },
        }
    }
}

/// Brings points of a file to longitude and latitude.
pub struct Converter {
    crs: Crs,
    projections: Option<Box<(Proj, Proj)>>,
}

impl Converter {
    /// The system from which it comes.
    pub fn crs(&self) -> Crs {
        self.crs
    }

    /// Longitude and latitude in degrees of a point of the file: x and y, which is easting and northing in a zone.
    /// NaN where there is no such place.
    pub fn lonlat(&self, point: [f64; 2]) -> [f64; 2] {
        match self.crs {
            Crs::Lonlat(_) => point,
            Crs::WebMercator => mercator::lonlat_from_mercator(point),
            Crs::Gcj02 => shift::wgs84_from_gcj02(point),
            Crs::Bd09 => shift::wgs84_from_bd09(point),
            Crs::Zone(_) => self.unproject(point),
        }
    }

    fn unproject(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let mut point = (x, y, 0.0);
        match &self.projections {
            Some(pair) if transform(&pair.0, &pair.1, &mut point).is_ok() => {
                [point.0.to_degrees(), point.1.to_degrees()]
            }
            _ => [f64::NAN; 2],
        }
    }
}

/// The system that a WKT text (`.prj`) describes: `Ok(None)` when the text is no WKT at all, `Err` with its name when
/// it is a system that we cannot bring to longitude and latitude safely (another datum, another projection).
pub fn from_wkt(wkt: &str) -> Result<Option<Crs>, String> {
    let Some(name) = wkt.split('"').nth(1) else { return Ok(None) };
    let plain: String = wkt.to_ascii_uppercase().chars().filter(|c| !c.is_whitespace() && *c != '_').collect();
    let wgs = plain.contains("WGS1984") || plain.contains("WGS84");
    let cgcs = plain.contains("CGCS2000")
        || plain.contains("CHINAGEODETICCOORDINATESYSTEM2000")
        || plain.contains("CHINA2000");
    if !wgs && !cgcs {
        return Err(name.to_owned());
    }
    if !plain.starts_with("PROJCS") && !plain.starts_with("PROJCRS") {
        return Ok(Some(Crs::Lonlat(if cgcs { 4490 } else { 4326 })));
    }
    if plain.contains("MERCATORAUXILIARYSPHERE") || plain.contains("POPULARVISUALISATION") {
        return Ok(Some(Crs::WebMercator));
    }
    let transverse = plain.contains("GAUSSKRUGER") || plain.contains("TRANSVERSEMERCATOR");
    let scale = parameter(&plain, &["SCALEFACTOR", "SCALEFACTORATNATURALORIGIN"]).unwrap_or(1.0);
    let meridian = parameter(&plain, &["CENTRALMERIDIAN", "LONGITUDEOFNATURALORIGIN"]);
    let easting = parameter(&plain, &["FALSEEASTING"]);
    match (meridian, easting) {
        (Some(meridian), Some(false_easting)) if transverse && scale == 1.0 => {
            Ok(Some(Crs::Zone(Zone { meridian, false_easting })))
        }
        _ => Err(name.to_owned()),
    }
}

/// The number that follows `PARAMETER["NAME",` in a WKT text without blanks and lines.
fn parameter(plain: &str, names: &[&str]) -> Option<f64> {
    names.iter().find_map(|name| {
        let (_, rest) = plain.split_once(&format!("PARAMETER[\"{name}\","))?;
        rest[..rest.find([',', ']'])?].trim().parse().ok()
    })
}
