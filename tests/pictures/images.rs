//! Pictures made on the CPU, held against the ones in `tests/goldens`, each with a text twin of its scene: what the
//! legend says and where every name stands. After a change that is meant, `CUNQING_UPDATE_GOLDENS=1` writes them anew;
//! look at them before they are committed.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cunqing::analysis::spots::{SpotKind, SpotQuestion, Spots};
use cunqing::analysis::{Findings, Level, Measure, Method};
use cunqing::geometry::Geography;
use cunqing::map::layout::{PaperSize, shipped};
use cunqing::map::scene::Weight;
use cunqing::map::{
    Choice, Composer, County, Mark, Palette, Paper, Rect, Scene, Sheet, SpotLayer, SymbolChoice, View, compose,
    compose_sheet,
};
use cunqing::model::{
    BoundaryOrigin, Date, Id, Indicator, Issue, IssueState, MultiPolygon, Place, Point, Posting, Progress, Setting,
    Standing, StandingState, Township, Village, World, role, setting_key,
};
use cunqing::paint::raster::{self, Packing};
use cunqing::words::Language;

/// The borders of the fictional county with invented records that never change.
pub(super) struct Demo {
    world: World,
    findings: Findings,
    geography: Arc<Geography>,
}

fn day() -> Date {
    Date::constant(2026, 10, 31)
}

fn chance(nth: usize) -> u64 {
    (nth as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40
}

impl Demo {
    pub(super) fn new(change: impl Fn(usize, &mut Village)) -> Self {
        let mut world = World::default();
        let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/data/demo/villages.geojson"));
        let features: geojson::FeatureCollection = text
            .expect("the demo borders are in the repository")
            .parse::<geojson::GeoJson>()
            .and_then(TryInto::try_into)
            .expect("they are GeoJSON");
        let mut townships = BTreeMap::new();
        let mut villages = Vec::new();
        for (nth, feature) in features.features.iter().enumerate() {
            let text =
                |key: &str| feature.property(key).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
            let number = |key: &str| feature.property(key).and_then(serde_json::Value::as_f64).unwrap_or_default();
            let township: Id<Township> = Id::named(&text("township_code"));
            townships.entry(text("township_code")).or_insert_with(|| Township {
                id: township,
                code: text("township_code"),
                name: text("township_name"),
                seat: None,
                boundary: None,
            });
            let geometry = feature.geometry.clone().expect("every village has borders");
            let boundary = match geo_types::Geometry::<f64>::try_from(geometry).expect("valid") {
                geo_types::Geometry::Polygon(polygon) => MultiPolygon(vec![polygon]),
                geo_types::Geometry::MultiPolygon(polygons) => polygons,
                other => panic!("not an area: {other:?}"),
            };
            let mut village = Village {
                id: Id::named(&text("code")),
                township,
                code: text("code"),
                name: text("name"),
                full_name: text("full_name"),
                kind: "village".into(),
                households: Some(number("households") as u32),
                population: None,
                position: Some(Point::new(number("lon"), number("lat"))),
                boundary: Some(Arc::new(boundary)),
                boundary_origin: BoundaryOrigin::Given,
            };
            change(nth, &mut village);
            villages.push(village);
        }
        add_records(&mut world, &villages);
        world.townships = townships.into_values().collect();
        world.villages = villages.into_iter().collect();
        Self::of(world)
    }

    pub(super) fn of(world: World) -> Self {
        let findings = Findings::of(&world, day());
        let geography = Arc::new(Geography::of(&world, 0.5));
        Self { world, findings, geography }
    }

    pub(super) fn county(&self) -> County<'_> {
        County { world: &self.world, findings: &self.findings, geography: &self.geography }
    }

    /// The villages.
    pub(super) fn world_villages(&self) -> impl Iterator<Item = Id<Village>> {
        self.world.villages.iter().map(|village| village.id)
    }

    /// The names of the townships.
    pub(super) fn township_names(&self) -> Vec<String> {
        self.world.townships.iter().map(|township| township.name.clone()).collect()
    }

    /// A view in the middle of the county.
    pub(super) fn view(&self, width: f32, height: f32, zoom: f64) -> View {
        let mut view = View::fit(Rect::new([0.0, 0.0], [width, height]), self.geography.bounds, 16.0, 1.0);
        view.metres_per_unit /= zoom;
        view
    }
}

fn add_records(world: &mut World, villages: &[Village]) {
    let (mut issues, mut postings, mut standings, mut indicators) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (nth, village) in villages.iter().enumerate() {
        let open = [0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 5, 7, 9][(chance(nth) % 14) as usize];
        issues.extend((0..open).map(|count| issue(village, nth, count)));
        if !chance(nth).is_multiple_of(17) {
            postings.push(posting(village, nth));
        }
        if chance(nth) % 29 == 3 {
            standings.push(standing(village, nth));
        }
        if !nth.is_multiple_of(9) {
            let id = Id::named(&format!("income {nth}"));
            let value = (chance(nth + 1000) % 900) as f64 / 10.0;
            indicators.push(Indicator {
                id,
                village: village.id,
                name: "集体经济收入（万元）".into(),
                on: day(),
                value,
            });
        }
    }
    world.issues = issues.into_iter().collect();
    world.postings = postings.into_iter().collect();
    world.standings = standings.into_iter().collect();
    world.indicators = indicators.into_iter().collect();
    world.settings = [
        (setting_key::COUNTY_NAME, "云岫县"),
        (setting_key::SOURCE, "虚构台账"),
        (setting_key::MAKER, "县农办"),
        (setting_key::NOTICE, "虚构示例"),
    ]
    .into_iter()
    .map(|(key, value)| Setting::new(key, value))
    .collect();
}

fn issue(village: &Village, nth: usize, count: usize) -> Issue {
    Issue {
        id: Id::named(&format!("issue {nth} {count}")),
        village: Some(village.id),
        due_on: Some(Date::constant(2026, if count.is_multiple_of(3) { 10 } else { 11 }, 20)),
        state: IssueState::Assigned,
        ..Issue::blank(&format!("{nth}-{count}"), "虚构问题", Date::constant(2026, 8, 1))
    }
}

fn posting(village: &Village, nth: usize) -> Posting {
    Posting {
        id: Id::named(&format!("posting {nth}")),
        cadre: Some(Id::named("cadre")),
        unit: None,
        place: Place::Village(village.id),
        role: role::RESIDENT.into(),
        from: Date::constant(2025, 1, 1),
        until: None,
        note: String::new(),
    }
}

fn standing(village: &Village, nth: usize) -> Standing {
    Standing {
        id: Id::named(&format!("standing {nth}")),
        state: StandingState::Planned,
        ..Standing::blank(village.id, Date::constant(2026, 1, 1))
    }
}

pub(super) fn plain_sheet(paper: Paper) -> Sheet {
    Sheet::plain(paper)
}

pub(super) fn themed(measure: &str) -> Choice {
    Choice { measure: Measure::from_code(measure).expect("a measure"), ..Choice::default() }
}

/// The scene in words: what a reader of the picture learns, and where it stands to the unit.
fn twin(scene: &Scene) -> String {
    let mut text = String::new();
    let [width, height] = scene.size.map(f32::round);
    writeln!(text, "page {width} × {height}, paper {:?}, ground {:?}", scene.paper, scene.ground).expect("a string");
    let hatched = scene.areas.styles.iter().filter(|style| style.hatched).count();
    let dashed = scene.areas.styles.iter().filter(|style| style.dashed).count();
    let areas = scene.areas.styles.len();
    writeln!(text, "{areas} areas, {hatched} hatched, {dashed} dashed").expect("a string");
    writeln!(text, "legend: {}", scene.legend.title).expect("a string");
    for row in &scene.legend.rows {
        writeln!(text, "  {} = {} {:?}", row.label, row.count, row.symbol).expect("a string");
    }
    let dots = scene.marks.iter().filter(|mark| matches!(mark, Mark::Dot { .. })).count();
    writeln!(text, "{dots} dots").expect("a string");
    for mark in &scene.marks {
        if let Mark::Text(mark) = mark {
            let bold = if mark.weight == Weight::Bold { " bold" } else { "" };
            let [x, y] = mark.at.map(f32::round);
            let turned =
                if mark.angle == 0.0 { String::new() } else { format!(" turned {:.0}°", mark.angle.to_degrees()) };
            writeln!(text, "{} at {x},{y} {:?} {:.1}{bold}{turned}", mark.text, mark.align, mark.size)
                .expect("a string");
        }
    }
    for note in &scene.notes {
        writeln!(text, "note: {}", Language::Chinese.sentence(note)).expect("a string");
    }
    text
}

pub(super) fn pixels(png: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("it fits")];
    let info = reader.next_frame(&mut pixels).expect("a frame");
    pixels.truncate(info.buffer_size());
    (info.width, info.height, pixels)
}

fn small_png(width: u32, height: u32, pixels: &[u8]) -> Vec<u8> {
    // Four bits a channel are enough to see by and to compare, and take half the room.
    let pixels: Vec<u8> = pixels.iter().map(|value| (value & 0xF0) | (value >> 4)).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    encoder.write_header().and_then(|mut writer| writer.write_image_data(&pixels)).expect("a PNG");
    bytes
}

fn golden(name: &str, ending: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens").join(format!("{name}.{ending}"))
}

/// Holds a scene against its golden picture and its twin.
fn check(name: &str, scene: &Scene, pixels_per_unit: f32) {
    check_with(name, scene, pixels_per_unit, &twin(scene));
}

/// The same with a twin of one's own.
fn check_with(name: &str, scene: &Scene, pixels_per_unit: f32, twin: &str) {
    let mut png = Vec::new();
    raster::png(scene, pixels_per_unit, 96.0 * pixels_per_unit, &mut png).expect("a picture");
    let (width, height, painted) = pixels(&png);
    if std::env::var_os("CUNQING_UPDATE_GOLDENS").is_some() {
        std::fs::write(golden(name, "png"), small_png(width, height, &painted)).expect("written");
        std::fs::write(golden(name, "txt"), twin).expect("written");
        return;
    }
    let expected = std::fs::read_to_string(golden(name, "txt")).expect("a golden twin");
    for (nth, (line, known)) in twin.lines().zip(expected.lines()).enumerate() {
        assert_eq!(line, known, "line {} of {name}", nth + 1);
    }
    assert_eq!(twin.lines().count(), expected.lines().count(), "lines of {name}");
    let known = pixels_of_file(name);
    assert_eq!((width, height), (known.0, known.1), "size of {name}");
    let off = painted.iter().zip(&known.2).filter(|(one, other)| one.abs_diff(**other) > 24).count();
    // Rounding differs a little from processor to processor; a moved line differs in more.
    assert!(off * 1000 <= painted.len(), "{name}: {off} of {} values differ", painted.len());
}

fn pixels_of_file(name: &str) -> (u32, u32, Vec<u8>) {
    pixels(&std::fs::read(golden(name, "png")).expect("a golden picture"))
}

#[test]
fn the_map_of_the_screen() {
    let demo = Demo::new(|_, _| {});
    check("screen", &compose(demo.county(), &demo.view(760.0, 500.0, 1.0), &themed("open")), 1.0);
}

#[test]
fn the_map_zoomed_in_with_what_is_chosen_on_dark_ground() {
    let demo = Demo::new(|_, _| {});
    let mut choice = Choice { dark: true, ..themed("open") };
    choice.selected.insert(demo.geography.villages[3]);
    choice.hovered = Some(demo.geography.villages[5]);
    check("dark_zoomed", &compose(demo.county(), &demo.view(560.0, 400.0, 4.0), &choice), 1.0);
}

#[test]
fn a_sheet_of_a4_upright() {
    let demo = Demo::new(|_, _| {});
    let paper = Paper::Millimetres { width: 210.0, height: 297.0, dpi: 72.0 };
    let scene = compose_sheet(demo.county(), &plain_sheet(paper), &themed("open"));
    check("a4_upright", &scene, paper.pixels_per_unit());
}

#[test]
fn a_sheet_of_a3_of_overdue_issues() {
    let demo = Demo::new(|_, _| {});
    let paper = Paper::Millimetres { width: 420.0, height: 297.0, dpi: 60.0 };
    let scene = compose_sheet(demo.county(), &plain_sheet(paper), &themed("overdue"));
    check("a3_overdue", &scene, paper.pixels_per_unit());
}

#[test]
fn a_slide_in_english_and_dark() {
    let demo = Demo::new(|_, _| {});
    let choice = Choice { language: Language::English, dark: true, ..themed("open_per_thousand") };
    let paper = Paper::Pixels { width: 960, height: 540 };
    check("slide_english_dark", &compose_sheet(demo.county(), &plain_sheet(paper), &choice), 1.0);
}

#[test]
fn villages_with_and_without_a_resident_cadre() {
    let demo = Demo::new(|_, _| {});
    let paper = Paper::Pixels { width: 640, height: 440 };
    check("resident", &compose_sheet(demo.county(), &plain_sheet(paper), &themed("resident")), 1.0);
}

#[test]
fn weak_villages() {
    let demo = Demo::new(|_, _| {});
    let paper = Paper::Pixels { width: 640, height: 440 };
    check("weak", &compose_sheet(demo.county(), &plain_sheet(paper), &themed("weak")), 1.0);
}

#[test]
fn an_indicator_that_not_every_village_reported() {
    let demo = Demo::new(|_, _| {});
    let mut choice = Choice { method: Method::Quantile, ..themed("indicator:集体经济收入（万元）") };
    choice.layers.residents = false;
    let paper = Paper::Pixels { width: 640, height: 440 };
    check("indicator", &compose_sheet(demo.county(), &plain_sheet(paper), &choice), 1.0);
}

impl Demo {
    /// The county with far more issues within so many kilometres of two of its villages.
    fn with_clusters() -> Self {
        let mut world = Self::new(|_, _| {}).world;
        let villages: Vec<Village> = world.villages.iter().cloned().collect();
        let mut issues: Vec<Issue> = world.issues.iter().cloned().collect();
        let at = |code: &str| {
            let village = villages.iter().find(|village| village.code == code).expect("in the demo county");
            village.position.expect("it has a place")
        };
        for (center, category, more) in
            [(at("990101203201"), "infrastructure", 7), (at("990101003202"), "governance", 9)]
        {
            for (nth, village) in villages.iter().enumerate() {
                let away = village.position.map(|place| (place.x() - center.x()).hypot(place.y() - center.y()));
                if away.is_some_and(|away| away < 0.05) {
                    let planted = (100..100 + more).map(|count| issue(village, nth, count));
                    issues.extend(planted.map(|issue| Issue { category: category.into(), ..issue }));
                }
            }
        }
        world.issues = issues.into_iter().collect();
        Self::of(world)
    }

    fn spots(&self, kind: SpotKind) -> SpotLayer {
        let question = SpotQuestion { kind, ..SpotQuestion::default() };
        let found = Spots::of(&self.world, &self.findings, &self.geography, &question, Progress::UNWATCHED);
        SpotLayer::of(found.expect("shown"), 1)
    }
}

#[test]
fn hotspots_in_tiers_of_plain_words() {
    let demo = Demo::with_clusters();
    let mut choice = Choice { spots: Some(demo.spots(SpotKind::GiStar)), ..themed("open") };
    choice.layers.residents = false;
    let paper = Paper::Millimetres { width: 297.0, height: 210.0, dpi: 72.0 };
    check("hotspots", &compose_sheet(demo.county(), &plain_sheet(paper), &choice), paper.pixels_per_unit());
}

#[test]
fn clusters_of_a_scan_as_rings_with_numbers() {
    let demo = Demo::with_clusters();
    let choice = Choice { spots: Some(demo.spots(SpotKind::Scan)), ..themed("open") };
    check("scan_rings", &compose(demo.county(), &demo.view(760.0, 500.0, 1.0), &choice), 1.0);
}

#[test]
fn names_that_are_long_rare_or_strange() {
    let names = [
        "温泉花园A区社区居委会",
        "白䌷村村民委员会",
        "长shan村委会",
        "乌海高新技术产业开发区海勃湾产业园综合服务中心虚拟社区",
        "雕庄街道园区(管理区）",
        "上(田本)村村委会",
        "莫𡐓村委会",
        "高\u{E170}村委会",
        "輋𣒍村委会",
        "IT家园社区居委会",
        "",
    ];
    let demo = Demo::new(|nth, village| village.name = names[nth % names.len()].into());
    let mut choice = themed("open");
    choice.layers.residents = false;
    let scene = compose(demo.county(), &demo.view(600.0, 420.0, 3.0), &choice);
    check("strange_names", &scene, 1.0);
}

#[test]
fn approximate_areas_and_villages_known_by_a_point() {
    let demo = Demo::new(|nth, village| match nth % 4 {
        0 => village.boundary = None,
        1 => village.boundary_origin = BoundaryOrigin::Approximate,
        _ => {}
    });
    let paper = Paper::Pixels { width: 640, height: 440 };
    check("approximate", &compose_sheet(demo.county(), &plain_sheet(paper), &themed("open")), 1.0);
}

#[test]
fn a_county_of_one_village() {
    let mut world = Demo::new(|_, _| {}).world;
    world.villages = world.villages.iter().filter(|village| village.code == "990101001001").cloned().collect();
    let paper = Paper::Pixels { width: 420, height: 300 };
    let demo = Demo::of(world);
    check("one_village", &compose_sheet(demo.county(), &plain_sheet(paper), &themed("open")), 1.0);
}

#[test]
fn a_picture_as_small_as_a_stamp() {
    let demo = Demo::new(|_, _| {});
    let paper = Paper::Pixels { width: 260, height: 180 };
    check("stamp", &compose_sheet(demo.county(), &plain_sheet(paper), &themed("open")), 1.0);
}

#[test]
fn a_title_that_is_much_too_long() {
    let demo = Demo::new(|_, _| {});
    let title = Some("云岫县未办结问题及整顿村分布图（含驻村干部），".repeat(14));
    let sheet = Sheet { title, ..plain_sheet(Paper::Pixels { width: 640, height: 440 }) };
    check("long_title", &compose_sheet(demo.county(), &sheet, &themed("open")), 1.0);
}

#[test]
fn the_same_scene_gives_the_same_bytes_and_says_its_resolution() {
    let demo = Demo::new(|_, _| {});
    let paper = Paper::Millimetres { width: 210.0, height: 148.0, dpi: 150.0 };
    let picture = || {
        let scene = compose_sheet(demo.county(), &plain_sheet(paper), &themed("open"));
        let mut png = Vec::new();
        raster::png(&scene, paper.pixels_per_unit(), 150.0, &mut png).expect("a picture");
        png
    };
    let png = picture();
    assert_eq!(png, picture());
    let reader = png::Decoder::new(std::io::Cursor::new(&png)).read_info().expect("a PNG");
    assert_eq!(reader.info().size(), (1240, 874));
    assert_eq!(reader.info().pixel_dims.map(|dims| dims.xppu), Some(5906));
}

#[test]
fn neighbours_leave_no_hairline_of_the_ground_between_them() {
    let demo = Demo::new(|_, _| {});
    let mut scene = compose(demo.county(), &demo.view(700.0, 500.0, 5.0), &themed("open"));
    // The ground is of a colour that is nowhere else, and so are all areas: what shines through is seen.
    scene.paper = cunqing::map::Color::rgb(0x00FF00);
    scene.marks.clear();
    scene.areas.borders.band.1 = 0.0;
    let mut png = Vec::new();
    raster::png(&scene, 1.0, 96.0, &mut png).expect("a picture");
    let (_, _, pixels) = pixels(&png);
    let green = pixels.chunks_exact(3).filter(|rgb| rgb[1] > 250 && rgb[0] < 225 && rgb[2] < 225).count();
    assert_eq!(green, 0, "ground shines through");
}

#[test]
fn a_picture_without_pixels_or_with_too_many_is_refused() {
    let demo = Demo::new(|_, _| {});
    let scene = compose(demo.county(), &demo.view(100.0, 100.0, 1.0), &themed("open"));
    for pixels_per_unit in [0.0, 1e-4, 400.0, f32::NAN] {
        assert!(raster::png(&scene, pixels_per_unit, 96.0, &mut Vec::new()).is_err(), "{pixels_per_unit}");
    }
}

#[test]
fn a_picture_that_is_packed_small_shows_the_same_in_far_fewer_bytes() {
    let demo = Demo::new(|_, _| {});
    let scene = compose(demo.county(), &demo.view(760.0, 500.0, 1.0), &themed("open"));
    let packed = |packing| {
        let mut png = Vec::new();
        raster::png_watched(&scene, 1.0, 96.0, packing, &mut png, Progress::UNWATCHED).expect("painted");
        png
    };
    let (fast, small) = (packed(Packing::Fast), packed(Packing::Small));
    assert!(pixels(&fast) == pixels(&small));
    assert!(4 * small.len() < 3 * fast.len(), "{} of {} bytes", small.len(), fast.len());
}

#[test]
fn a_picture_tells_how_far_it_is_and_stops_at_the_next_band() {
    use cunqing::model::Progress;
    let demo = Demo::new(|_, _| {});
    let paper = Paper::Pixels { width: 900, height: 1280 };
    let scene = compose_sheet(demo.county(), &plain_sheet(paper), &themed("open"));
    let told = std::cell::RefCell::new(Vec::new());
    let tell = |share: f32| {
        told.borrow_mut().push(share);
        share < 0.5
    };
    let stopped = raster::png_watched(&scene, 1.0, 96.0, Packing::Fast, &mut Vec::new(), Progress::new(&tell));
    assert!(matches!(stopped, Err(raster::RasterError::Stopped(_))));
    assert_eq!(*told.borrow(), [0.0, 0.1, 0.2, 0.3, 0.4, 0.5]);
    let (mut plain, mut watched) = (Vec::new(), Vec::new());
    raster::png(&scene, 1.0, 96.0, &mut plain).expect("painted");
    raster::png_watched(&scene, 1.0, 96.0, Packing::Fast, &mut watched, Progress::new(&|_| true)).expect("painted");
    assert!(plain == watched && !plain.is_empty());
}

#[test]
fn two_measures_crossed() {
    let demo = Demo::new(|_, _| {});
    let second = Measure::from_code("open");
    let choice = Choice { second, ..themed("indicator:集体经济收入（万元）") };
    let paper = Paper::Pixels { width: 760, height: 520 };
    check("crossed", &compose_sheet(demo.county(), &plain_sheet(paper), &choice), 1.0);
}

#[test]
fn townships_with_circles() {
    let demo = Demo::new(|_, _| {});
    let symbols = Measure::from_code("open").map(|measure| SymbolChoice { measure, flannery: false });
    let level = Level::Township;
    let choice = Choice { level, symbols, palette: Palette::YlGnBu, ..themed("open/households") };
    let paper = Paper::Pixels { width: 760, height: 520 };
    check("townships", &compose_sheet(demo.county(), &plain_sheet(paper), &choice), 1.0);
}

#[test]
fn each_shipped_template_on_a_small_page() {
    let demo = Demo::new(|_, _| {});
    for template in shipped(Language::Chinese) {
        // A quarter of the paper, so that the picture stays small; the slide is one anyway.
        let paper = match Sheet::of(template.layout.clone()).paper {
            Paper::Millimetres { width, height, .. } => {
                let by = 240.0 / width.max(height);
                Paper::Millimetres { width: width * by, height: height * by, dpi: 72.0 }
            }
            Paper::Pixels { .. } => Paper::Pixels { width: 800, height: 450 },
        };
        assert_ne!(template.layout.paper, PaperSize::Own);
        let sheet = Sheet {
            paper,
            notes: "颜色越深，未办结的问题越多；斜线是整顿村，圆点是有驻村干部的村。".into(),
            journal: Some("3fa9c1b2d4e6f708".into()),
            ..Sheet::of(template.layout)
        };
        let page = Composer::default().compose_page(demo.county(), 0, &sheet, &themed("open"));
        let mut listing = String::new();
        for (part, rect) in &page.parts {
            let [left, top, right, bottom] =
                [rect.min[0], rect.min[1], rect.max[0], rect.max[1]].map(|edge| edge.round() as i32);
            writeln!(listing, "{}: {left},{top} to {right},{bottom}", part.code()).expect("a string");
        }
        let name = format!("template_{}", template.code);
        check_with(&name, &page.scene, paper.pixels_per_unit(), &(listing + &twin(&page.scene)));
    }
}
