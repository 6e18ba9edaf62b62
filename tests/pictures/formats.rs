//! One scene as PNG, SVG and PDF: drawn alike, said alike, the same bytes each time. SVG is drawn by resvg. PDF is drawn and
//! read by poppler's programs where they are installed; where not, that is said, and its own bytes are read.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test that cannot go on fails")]

use std::io::Read;
use std::path::Path;
use std::process::Command;

use cunqing::map::{Choice, Paper, Scene, SpotLayer, compose, compose_sheet};
use cunqing::model::{Date, Progress, Village, World};
use cunqing::paint::pdf::{self, Meta, Page, PdfError, Standard};
use cunqing::paint::raster;
use cunqing::paint::svg::{self, Letters, Options};
use cunqing::words::Language;
use resvg::{tiny_skia, usvg};

use super::images::{Demo, pixels, plain_sheet, themed};

/// Pixels per unit of the page, as an office printer has them: the edges of letters, which renderers smooth differently, are
/// a smaller share of the pixels than on a screen.
const FINE: f32 = 2.0;

fn meta(title: &str) -> Meta<'_> {
    let day = Date::constant(2026, 10, 31);
    Meta { title, subject: None, language: Language::Chinese, day, standard: Standard::Plain }
}

fn pdf_of(scenes: &[&Scene], meta: &Meta<'_>) -> Result<Vec<u8>, PdfError> {
    let pages: Vec<_> = scenes.iter().map(|scene| Page::of(scene)).collect();
    let mut out = Vec::new();
    pdf::write(&pages, meta, &mut out, Progress::UNWATCHED).map(|()| out)
}

fn svg_of(scene: &Scene, letters: Letters) -> String {
    let mut out = Vec::new();
    let options = Options { title: "<村> & \"图\"", language: Language::Chinese, letters };
    svg::write(scene, &options, &mut out).expect("written");
    String::from_utf8(out).expect("text")
}

fn a4() -> Paper {
    Paper::Millimetres { width: 297.0, height: 210.0, dpi: 96.0 * FINE }
}

fn a5() -> Paper {
    Paper::Millimetres { width: 210.0, height: 148.0, dpi: 96.0 * FINE }
}

/// The pixels of a scene by the raster painter.
fn painted(scene: &Scene) -> (u32, u32, Vec<u8>) {
    let mut png = Vec::new();
    raster::png(scene, FINE, 96.0 * FINE, &mut png).expect("a picture");
    pixels(&png)
}

/// The pixels of an SVG by resvg.
fn drawn(svg: &str, [width, height]: [u32; 2]) -> Vec<u8> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).expect("an SVG");
    let mut canvas = tiny_skia::Pixmap::new(width, height).expect("a canvas");
    let size = tree.size();
    let scale = tiny_skia::Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
    resvg::render(&tree, scale, &mut canvas.as_mut());
    canvas.data().chunks_exact(4).flat_map(|rgba| [rgba[0], rgba[1], rgba[2]]).collect()
}

/// The answer of one of poppler's programs; none where it is not installed.
fn poppler(program: &str, arguments: &[&str], folder: &Path) -> Option<Vec<u8>> {
    match Command::new(program).args(arguments).current_dir(folder).output() {
        Ok(output) => {
            assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
            assert!(output.stderr.is_empty(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
            Some(output.stdout)
        }
        Err(_) => {
            println!("{program} is not installed: the PDF was not held against the picture");
            None
        }
    }
}

/// The pixels of the first page of a PDF.
fn shown(pdf: &[u8]) -> Option<(u32, u32, Vec<u8>)> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("map.pdf"), pdf).expect("written");
    let dpi = (96.0 * FINE).to_string();
    poppler("pdftoppm", &["-r", &dpi, "-png", "-singlefile", "map.pdf", "map"], folder.path())?;
    Some(pixels(&std::fs::read(folder.path().join("map.png")).expect("a picture")))
}

/// What poppler reads on the pages of a PDF.
fn read(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("map.pdf"), pdf).expect("written");
    let text = poppler("pdftotext", &["-layout", "map.pdf", "-"], folder.path())?;
    Some(String::from_utf8(text).expect("text"))
}

/// The share of pixels that are another colour: a channel is off by more than a quarter of all that there is. Renderers
/// smooth edges differently, and poppler puts letters on whole pixels: with `reach` 1 a colour counts as there when a pixel
/// beside the place has it, in both directions.
fn difference(one: &[u8], other: &[u8], width: usize, reach: usize) -> f64 {
    assert_eq!(one.len(), other.len());
    let height = one.len() / 3 / width;
    let at = |of: &[u8], x: usize, y: usize| -> [u8; 3] {
        let begin = (y * width + x) * 3;
        [of[begin], of[begin + 1], of[begin + 2]]
    };
    let near = |a: [u8; 3], b: [u8; 3]| a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 64);
    let there = |color: [u8; 3], of: &[u8], x: usize, y: usize| {
        let rows = y.saturating_sub(reach)..=(y + reach).min(height - 1);
        rows.into_iter()
            .any(|y| (x.saturating_sub(reach)..=(x + reach).min(width - 1)).any(|x| near(color, at(of, x, y))))
    };
    let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let off = places.filter(|(x, y)| {
        let (a, b) = (at(one, *x, *y), at(other, *x, *y));
        !(near(a, b) || there(a, other, *x, *y) && there(b, one, *x, *y))
    });
    off.count() as f64 / (width * height) as f64
}

/// Leaves the pictures where somebody wants to look at them.
fn keep(name: &str, (width, height, pixels): (u32, u32, &[u8])) {
    if let Some(folder) = std::env::var_os("CUNQING_KEEP_PICTURES") {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.write_header().and_then(|mut writer| writer.write_image_data(pixels)).expect("a PNG");
        std::fs::write(Path::new(&folder).join(name), bytes).expect("written");
    }
}

/// Holds SVG and PDF of a scene against its PNG.
fn alike(name: &str, scene: &Scene) {
    let (width, height, picture) = painted(scene);
    keep(&format!("{name}.png"), (width, height, &picture));
    let svg = drawn(&svg_of(scene, Letters::Outlines), [width, height]);
    keep(&format!("{name}.svg.png"), (width, height, &svg));
    let off = difference(&picture, &svg, width as usize, 0);
    println!("{name}: {:.3} % of the pixels of the SVG differ", off * 100.0);
    assert!(off < 0.01, "{name}: {off} of the SVG differs");
    let pdf = pdf_of(&[scene], &meta("图")).expect("a PDF");
    if let Some((across, down, page)) = shown(&pdf) {
        keep(&format!("{name}.pdf.png"), (across, down, &page));
        assert!(across.abs_diff(width) <= 1 && down.abs_diff(height) <= 1, "{across} × {down} for {width} × {height}");
        let cut = |of: &[u8], row: u32| -> Vec<u8> {
            let rows = of.chunks_exact(3 * row as usize).take(height.min(down) as usize);
            rows.flat_map(|row| row[..3 * width.min(across) as usize].to_vec()).collect()
        };
        let off = difference(&cut(&picture, width), &cut(&page, across), width.min(across) as usize, 1);
        println!("{name}: {:.3} % of the pixels of the PDF differ", off * 100.0);
        assert!(off < 0.01, "{name}: {off} of the PDF differs");
    }
}

#[test]
fn png_svg_and_pdf_of_one_sheet_are_alike() {
    let demo = Demo::new(|_, _| {});
    alike("sheet", &compose_sheet(demo.county(), &plain_sheet(a4()), &themed("open")));
}

#[test]
fn png_svg_and_pdf_of_circles_rings_and_dashed_borders_are_alike() {
    use cunqing::analysis::spots::{SpotKind, SpotQuestion, Spots};
    use cunqing::map::SymbolChoice;
    use cunqing::model::BoundaryOrigin;
    let demo = Demo::new(|nth, village| {
        if nth % 5 == 1 {
            village.boundary_origin = BoundaryOrigin::Approximate;
        }
        if nth % 40 == 7 {
            village.boundary = None;
        }
    });
    let county = demo.county();
    let symbols = Some(SymbolChoice { flannery: true, ..SymbolChoice::default() });
    let choice = Choice { symbols, ..themed("indicator:集体经济收入（万元）") };
    alike("circles", &compose_sheet(county, &plain_sheet(a5()), &choice));
    let question = SpotQuestion { kind: SpotKind::Scan, ..SpotQuestion::default() };
    let found = Spots::of(county.world, county.findings, county.geography, &question, Progress::UNWATCHED);
    let spots = Some(SpotLayer::of(found.expect("found"), 0));
    alike("rings", &compose_sheet(county, &plain_sheet(a5()), &Choice { spots, ..Choice::default() }));
}

#[test]
fn png_svg_and_pdf_of_a_part_of_the_map_are_alike() {
    let demo = Demo::new(|_, _| {});
    let mut view = demo.view(900.0, 600.0, 4.0);
    view.frame.min = [60.0, 40.0];
    view.frame.max = [860.0, 560.0];
    let selected = demo.world_villages().take(3).collect();
    let mut scene = compose(demo.county(), &view, &Choice { selected, ..themed("weak") });
    scene.size = [900.0, 600.0];
    scene.ground = Some(cunqing::map::Color::rgb(0xE8F0E0));
    alike("part", &scene);
}

#[test]
fn the_same_scene_gives_the_same_bytes_which_name_nobody() {
    let demo = Demo::new(|_, _| {});
    let scene = compose_sheet(demo.county(), &plain_sheet(a4()), &themed("open"));
    for standard in [Standard::Plain, Standard::Archive] {
        let pdf = || pdf_of(&[&scene], &Meta { standard, ..meta("云岫县") }).expect("a PDF");
        let bytes = pdf();
        assert!(bytes == pdf(), "{standard:?}");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let user = std::env::var("USER").unwrap_or_default();
        for unwanted in ["/Author", "dc:creator", env!("CARGO_MANIFEST_DIR"), "/home/", "/root/", &format!("({user})")]
        {
            assert!(unwanted == "()" || !text.contains(unwanted), "{unwanted} stands in the file");
        }
        assert!(text.contains("D:20261031") && text.contains("2026-10-31"), "the day");
        assert!(text.contains("/Lang (zh-CN)") || text.contains("/Lang(zh-CN)"), "the language");
        assert!(text.contains("[0 0 841.8898 595.2756]") || text.contains("[0 0 841.88"), "true paper size");
        assert_eq!(text.contains("pdfaid"), standard == Standard::Archive);
    }
    for letters in [Letters::Text, Letters::Outlines] {
        let svg = svg_of(&scene, letters);
        assert!(svg == svg_of(&scene, letters));
        assert!(
            svg.starts_with("<svg ") && svg.contains("width=\"297mm\" height=\"210mm\" viewBox=\"0 0 1122.52 793.7\"")
        );
        assert!(svg.contains("<title>&lt;村&gt; &amp; &quot;图&quot;</title>"));
        assert_eq!(svg.contains("<text"), letters == Letters::Text);
    }
}

#[test]
fn names_are_found_and_copied_once() {
    let demo = Demo::new(|_, _| {});
    let scene = compose_sheet(demo.county(), &plain_sheet(a4()), &themed("open"));
    let svg = svg_of(&scene, Letters::Text);
    let names: Vec<String> = texts(&scene);
    assert!(names.len() > 100);
    for name in &names {
        let escaped = name.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert!(svg.contains(&format!(">{escaped}</text>")), "{name}");
    }
    let pdf = pdf_of(&[&scene], &meta("图")).expect("a PDF");
    assert!(pdf.len() < 400_000, "{} bytes", pdf.len());
    if let Some(text) = read(&pdf) {
        let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        let towns = demo.township_names();
        // Letters of townships are spaced, and names of villages may run into them; all else has to be there word for word.
        let missing: Vec<_> = names
            .iter()
            .map(|name| name.chars().filter(|letter| !letter.is_whitespace()).collect::<String>())
            .filter(|name| !towns.contains(name) && !plain.contains(name))
            .collect();
        assert!(missing.len() * 50 < names.len(), "not found: {missing:?}");
        let said = names.iter().flat_map(|name| name.chars()).filter(|letter| !letter.is_whitespace()).count();
        assert_eq!(plain.chars().count(), said, "every letter once, those with a halo too");
    }
}

fn texts(scene: &Scene) -> Vec<String> {
    let text = |mark: &cunqing::map::Mark| match mark {
        cunqing::map::Mark::Text(mark) => Some(mark.text.clone()),
        _ => None,
    };
    scene.marks.iter().filter_map(text).collect()
}

#[test]
fn pages_follow_each_other_with_an_outline() {
    let demo = Demo::new(|_, _| {});
    let scene = |width| {
        let paper = Paper::Pixels { width, height: 400 };
        compose_sheet(demo.county(), &plain_sheet(paper), &themed("open"))
    };
    let scenes = [scene(600), scene(500), scene(400)];
    let pages = [
        Page::named(&scenes[0], "全县", 0),
        Page::named(&scenes[1], "云岫镇", 1),
        Page::of(&scenes[2]),
        Page::named(&scenes[0], "附图", 0),
    ];
    let mut out = Vec::new();
    let told = std::cell::RefCell::new(Vec::new());
    let tell = |share: f32| {
        told.borrow_mut().push(share);
        true
    };
    pdf::write(&pages, &meta("图册"), &mut out, Progress::new(&tell)).expect("written");
    assert!(told.borrow().is_sorted() && told.borrow().last() == Some(&1.0) && told.borrow().len() >= 5);
    let text = String::from_utf8_lossy(&out).into_owned();
    assert_eq!(text.matches("/Type/Page/").count() + text.matches("/Type /Page\n").count(), 4, "pages");
    assert!(text.contains("/Outlines"));
    let titles = ["全县", "云岫镇", "附图"].map(|title| {
        title.encode_utf16().flat_map(u16::to_be_bytes).map(|byte| format!("{byte:02X}")).collect::<String>()
    });
    let hex: String = out.iter().map(|byte| format!("{byte:02X}")).collect();
    assert!(titles.iter().all(|title| hex.contains(title) || text.contains(title)), "outline");
    let stopped = pdf::write(&pages, &meta("图册"), &mut Vec::new(), Progress::new(&|share| share < 0.3));
    assert!(matches!(stopped, Err(PdfError::Stopped(_))));
}

#[test]
fn strange_texts_and_sizes_are_written_or_refused_and_never_break_a_file() {
    let strange =
        ["\u{E170}\u{E171}村", "a\u{0}\u{7}b\u{FEFF}c", "<&>\"'", "   ", "", "👪村\u{200B}", "㘵㘵", "\u{10FFFF}"];
    let demo = Demo::new(|nth, village: &mut Village| village.name = strange[nth % strange.len()].to_owned());
    let long = "云岫县未办结问题及整顿村分布图（含驻村干部），".repeat(14);
    let sheet = cunqing::map::Sheet { title: Some(long.clone()), ..plain_sheet(a4()) };
    let scene = compose_sheet(demo.county(), &sheet, &themed("open"));
    for standard in [Standard::Plain, Standard::Archive] {
        let pdf = pdf_of(&[&scene], &Meta { title: &long, standard, ..meta("") }).expect("a PDF");
        if let Some(text) = read(&pdf) {
            assert!(text.contains('\u{E170}'), "a letter without a picture is found as itself");
        }
    }
    for letters in [Letters::Text, Letters::Outlines] {
        usvg::Tree::from_str(&svg_of(&scene, letters), &usvg::Options::default()).expect("an SVG");
    }
    let empty = Demo::of(World::default());
    alike("empty", &compose_sheet(empty.county(), &plain_sheet(a5()), &themed("open")));
    assert!(matches!(pdf_of(&[], &meta("")), Err(PdfError::Empty)));
    for size in [[0.0, 100.0], [100.0, f32::NAN], [30_000.0, 100.0]] {
        let mut scene = scene.clone();
        scene.size = size;
        assert!(matches!(pdf_of(&[&scene], &meta("")), Err(PdfError::Size { .. })), "{size:?}");
    }
}

#[test]
fn paths_are_short_and_borders_are_drawn_once() {
    let demo = Demo::new(|_, _| {});
    let mut scene = compose_sheet(demo.county(), &plain_sheet(a4()), &themed("open"));
    scene.marks.clear();
    let pdf = pdf_of(&[&scene], &meta("")).expect("a PDF");
    let content = streams(&pdf).into_iter().max_by_key(Vec::len).expect("a page");
    let content = String::from_utf8(content).expect("operators only");
    // Every number of a point is whole.
    let words: Vec<&str> = content.split_ascii_whitespace().collect();
    let points: Vec<&[&str]> = words.windows(3).filter(|words| matches!(words[2], "l" | "m")).collect();
    assert!(points.len() > 1000 && points.iter().all(|point| !point[0].contains('.') && !point[1].contains('.')));
    let arcs: usize = scene.areas.geography.levels[scene.areas.level].coverage.point_count();
    // Each border is in two fills and once in a line; the county's is in one fill, three bands and a line.
    assert!(points.len() < 4 * arcs, "{} for {arcs} of the borders", points.len());
}

/// The streams of a PDF, inflated.
fn streams(pdf: &[u8]) -> Vec<Vec<u8>> {
    let find = |from: usize, what: &[u8]| {
        pdf[from..].windows(what.len()).position(|window| window == what).map(|at| from + at)
    };
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(begin) = find(at, b"\nstream\n") {
        let end = find(begin, b"endstream").unwrap_or(pdf.len());
        let mut bytes = Vec::new();
        if flate2::read::ZlibDecoder::new(&pdf[begin + 8..end]).read_to_end(&mut bytes).is_ok() {
            all.push(bytes);
        }
        at = end;
    }
    all
}
