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

#[cfg(test)]
#[expect(clippy::print_stderr, reason = "a test that was left out says so")]
mod tests {
    use super::*;

    /// The rows of a table of test values, as titles and cells; none when it is not there.
    fn table(file: &str) -> Vec<Vec<String>> {
        let path = format!("{}/../shared/data/coords/{file}", env!("CARGO_MANIFEST_DIR"));
        let Ok(mut reader) = csv::Reader::from_path(&path) else {
            eprintln!("left out: {path} is not there");
            return Vec::new();
        };
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    fn number(row: &[String], column: usize) -> f64 {
        row[column].parse().unwrap()
    }

    fn assert_near(got: [f64; 2], wanted: [f64; 2], tolerance: f64, what: &str) {
        let gap = (got[0] - wanted[0]).abs().max((got[1] - wanted[1]).abs());
        assert!(gap <= tolerance, "{what}: {got:?} is {gap:e} from {wanted:?}");
    }

    #[test]
    fn zones_agree_with_proj() {
        for row in table("cgcs2000_gk3.csv") {
            let crs = Crs::parse(&row[0]).unwrap();
            let (northing, easting) = (number(&row, 5), number(&row, 6));
            let got = crs.converter().lonlat([easting, northing]);
            // The table gives a tenth of a millimetre: 1e-9 degrees.
            assert_near(got, [number(&row, 3), number(&row, 4)], 2e-9, &row[2]);
            assert_eq!(crs.to_string(), format!("EPSG:{}", row[0]));
        }
    }

    #[test]
    fn shifted_coordinates_come_back_to_where_they_were() {
        for row in table("gcj02_bd09_computed.csv") {
            let wgs = [number(&row, 1), number(&row, 2)];
            let gcj = [number(&row, 3), number(&row, 4)];
            let bd = [number(&row, 5), number(&row, 6)];
            // The table has nine digits; its authors' radii differ by up to 1e-7.
            assert_near(shift::gcj02_from_wgs84(wgs), gcj, 1e-7, &row[0]);
            assert_near(shift::bd09_from_gcj02(gcj), bd, 2e-9, &row[0]);
            assert_near(Crs::Gcj02.converter().lonlat(gcj), wgs, 1e-7, &row[0]);
            assert_near(Crs::Bd09.converter().lonlat(bd), wgs, 1e-7, &row[0]);
        }
    }

    #[test]
    fn the_way_back_is_the_converged_one() {
        for row in table("gcj02_inverse.csv") {
            let got = shift::wgs84_from_gcj02([number(&row, 1), number(&row, 2)]);
            assert_near(got, [number(&row, 3), number(&row, 4)], 2e-10, &row[0]);
        }
    }

    #[test]
    fn published_pairs_are_met() {
        let rows = table("gcj02_bd09_published.csv");
        for row in rows.iter().filter(|row| !row[2].contains("distance")) {
            let from = [number(row, 3), number(row, 4)];
            let wanted = [number(row, 6), number(row, 7)];
            let got = match (row[2].as_str(), row[5].as_str()) {
                ("WGS84", "GCJ02") => shift::gcj02_from_wgs84(from),
                ("GCJ02", "WGS84") => shift::wgs84_from_gcj02(from),
                ("GCJ02", "BD09") => shift::bd09_from_gcj02(from),
                ("BD09", "GCJ02") => shift::gcj02_from_bd09(from),
                ("WGS84", "BD09") => shift::bd09_from_gcj02(shift::gcj02_from_wgs84(from)),
                ("BD09", "WGS84") => shift::wgs84_from_bd09(from),
                other => panic!("{other:?}"),
            };
            // Published ways back are single steps: up to 2 m, 2e-5 degrees, off.
            let tolerance = if row[2] == "WGS84" || row[5] == "BD09" { 1e-7 } else { 2e-5 };
            assert_near(got, wanted, tolerance, &row[0]);
        }
    }

    #[test]
    fn a_projection_file_names_its_zone_and_a_foreign_datum_is_named() {
        let esri = r#"PROJCS["CGCS2000_3_Degree_GK_Zone_40",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",40500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#;
        assert_eq!(from_wkt(esri), Ok(Crs::from_epsg(4528)));
        let lonlat = r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]"#;
        assert_eq!(from_wkt(lonlat), Ok(Some(Crs::Lonlat(4326))));
        let xian = r#"PROJCS["Xian_1980_3_Degree_GK_Zone_40",GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]]]]"#;
        assert_eq!(from_wkt(xian), Err("Xian_1980_3_Degree_GK_Zone_40".to_owned()));
        assert_eq!(from_wkt("nothing"), Ok(None));
    }
}
