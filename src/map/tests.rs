//! What every scene keeps to, whatever is looked at.

use proptest::prelude::*;

use crate::analysis::{Measure, Method};
use crate::geometry::mercator::{RADIUS_M, plane_per_ground};
use crate::model::{BoundaryOrigin, Village, World};
use crate::words::Language;

use super::fixture::{Fixture, assert_legible, grid_world, text_rects, without_boundaries};
use super::furniture::scale_bar::{ground_metres_per_unit, round_length};
use super::{Choice, Composer, Mark, Paper, Rect, Scene, Sheet, View, compose, compose_sheet, pick};

fn choice() -> Choice {
    Choice { measure: Measure::indicator("count"), method: Method::Quantile, ..Choice::default() }
}

fn sheet(paper: Paper) -> Sheet {
    Sheet::plain(paper)
}

fn view(fixture: &Fixture, [width, height]: [f32; 2], zoom: f64, [x, y]: [f64; 2]) -> View {
    let frame = Rect::new([0.0, 0.0], [width, height]);
    let [low, high] = fixture.geography.bounds;
    let mut view = View::fit(frame, [low, high], 20.0, 1.0);
    view.metres_per_unit /= zoom;
    view.center = [low[0] + (high[0] - low[0]) * x, low[1] + (high[1] - low[1]) * y];
    view
}

/// Whether two scenes are the same to every painter.
fn same(one: &Scene, other: &Scene) -> bool {
    one.size == other.size
        && one.paper == other.paper
        && one.marks == other.marks
        && one.legend == other.legend
        && one.notes == other.notes
        && one.areas.styles == other.areas.styles
        && one.areas.borders == other.areas.borders
        && one.areas.view == other.areas.view
        && one.areas.level == other.areas.level
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn no_text_touches_another_or_a_dot_in_any_view(
        zoom in 0.5f64..12.0, x in 0.0f64..1.0, y in 0.0f64..1.0, width in 200.0f32..1500.0, height in 150.0f32..900.0,
        residents: bool, hatch: bool,
    ) {
        let fixture = Fixture::grid(12, 9);
        let mut choice = choice();
        choice.layers.residents = residents;
        choice.layers.hatch = hatch;
        assert_legible(&compose(fixture.county(), &view(&fixture, [width, height], zoom, [x, y]), &choice));
    }

    #[test]
    fn a_composer_that_has_seen_other_views_gives_the_same_scene_as_a_new_one(
        steps in prop::collection::vec((0.5f64..8.0, 0.0f64..1.0, 0.0f64..1.0, 0usize..5, any::<bool>()), 1..6),
    ) {
        let fixture = Fixture::grid(9, 6);
        let mut composer = Composer::default();
        for (zoom, x, y, classes, dark) in steps {
            let view = view(&fixture, [700.0, 500.0], zoom, [x, y]);
            let mut choice = Choice { classes: classes + 1, dark, ..choice() };
            choice.selected.insert(fixture.geography.villages[classes]);
            choice.hovered = dark.then(|| fixture.geography.villages[7]);
            let kept = composer.compose(fixture.county(), 1, &view, &choice);
            prop_assert!(same(&kept, &compose(fixture.county(), &view, &choice)));
        }
    }

    #[test]
    fn names_stay_where_they_are_while_the_map_is_panned(
        dx in -500.0f64..500.0, dy in -400.0f64..400.0, steps in 1usize..5,
    ) {
        let fixture = Fixture::grid(12, 9);
        let here = view(&fixture, [800.0, 600.0], 3.0, [0.5, 0.5]);
        // Clear of north arrow and scale bar, which stand at the right.
        let inner = Rect::new([2.0, 2.0], [620.0, 598.0]);
        let mut composer = Composer::default();
        let mut names = |view: &View| text_rects(&composer.compose(fixture.county(), 1, view, &choice()));
        let before = names(&here);
        for step in 1..=steps {
            let part = step as f64 / steps as f64;
            let mut there = here;
            there.center[0] += part * dx * here.metres_per_unit;
            there.center[1] -= part * dy * here.metres_per_unit;
            let found = names(&there);
            for (name, rect) in before.iter().filter(|(_, rect)| inner.contains(rect)) {
                let expected = rect.moved([(-part * dx) as f32, (-part * dy) as f32]);
                let near = |rect: &Rect| (rect.min[0] - expected.min[0]).hypot(rect.min[1] - expected.min[1]) < 0.1;
                let there = found.iter().any(|(other, rect)| other == name && near(rect));
                prop_assert!(there || !inner.contains(&expected), "{name} has moved or gone");
            }
        }
    }

    #[test]
    fn a_sheet_is_legible_at_every_size(
        width in 90u32..2200, height in 90u32..2200, title in 0usize..300, dark: bool, english: bool, points: bool,
    ) {
        let world = if points { without_boundaries(grid_world(5, 4)) } else { grid_world(5, 4) };
        let fixture = Fixture::of(world);
        let language = if english { Language::English } else { Language::Chinese };
        let choice = Choice { language, dark, ..choice() };
        let title = (title > 0).then(|| "云岫县未办结问题 map ".chars().cycle().take(title).collect::<String>());
        let sheet = Sheet { title, ..sheet(Paper::Pixels { width, height }) };
        assert_legible(&compose_sheet(fixture.county(), &sheet, &choice));
    }
}

#[test]
fn no_name_lies_under_what_covers_the_map() {
    let fixture = Fixture::grid(12, 9);
    let view = view(&fixture, [800.0, 600.0], 3.0, [0.5, 0.5]);
    let legend = Rect::new([20.0, 120.0], [520.0, 590.0]);
    let mut composer = Composer::default();
    let mut names = || text_rects(&composer.compose(fixture.county(), 1, &view, &choice()));
    let under = |names: &[(String, Rect)]| names.iter().filter(|(_, rect)| rect.overlaps(&legend)).count();
    let open = names();
    assert!(under(&open) > 0, "{open:?}");
    composer.cover([legend]);
    let covered = text_rects(&composer.compose(fixture.county(), 1, &view, &choice()));
    assert_eq!(under(&covered), 0);
    assert_eq!(covered.len(), open.len() - under(&open), "and all others stay");
}

#[test]
fn every_village_stands_in_one_row_of_the_legend() {
    let mut world = grid_world(6, 6);
    let pointless = world.villages.iter().enumerate().map(|(nth, village)| match nth % 5 {
        0 => Village { boundary: None, ..village.clone() },
        _ => village.clone(),
    });
    world.villages = pointless.collect();
    world.indicators = world.indicators.iter().filter(|row| row.value != 3.0).cloned().collect();
    let fixture = Fixture::of(world);
    for measure in ["indicator:count", "indicator:none", "open", "overdue", "weak", "resident", "open_per_thousand"] {
        let choice = Choice { measure: Measure::from_code(measure).expect("known"), ..choice() };
        let scene = compose(fixture.county(), &view(&fixture, [600.0, 400.0], 1.0, [0.5, 0.5]), &choice);
        let fills = scene.legend.rows.iter().filter(|row| matches!(row.symbol, super::LegendSymbol::Fill(_)));
        assert_eq!(fills.clone().map(|row| row.count).sum::<usize>(), 36, "{measure}");
        assert!(fills.clone().all(|row| row.villages.len() == row.count));
        let mut villages: Vec<_> = fills.flat_map(|row| row.villages.clone()).collect();
        villages.sort();
        villages.dedup();
        assert_eq!(villages.len(), 36, "{measure}");
    }
}

#[test]
fn zero_and_what_was_not_reported_have_rows_and_fills_of_their_own() {
    let mut world = grid_world(6, 6);
    world.indicators = world.indicators.iter().filter(|row| row.value != 3.0).cloned().collect();
    let missing = 36 - world.indicators.len();
    let zero = world.indicators.iter().filter(|row| row.value == 0.0).count();
    assert!(missing > 0 && zero > 0, "the fixture has both");
    let fixture = Fixture::of(world);
    let legend = compose(fixture.county(), &view(&fixture, [600.0, 400.0], 1.0, [0.5, 0.5]), &choice()).legend;
    assert_eq!((legend.rows[0].label.as_str(), legend.rows[0].count), ("0", zero));
    let row = legend.rows.iter().find(|row| row.label == "未报").expect("a row for what was not reported");
    assert_eq!(row.count, missing);
    assert_ne!(row.symbol, legend.rows[0].symbol);
}

#[test]
fn the_scene_does_not_depend_on_the_order_in_which_records_came() {
    let world = grid_world(6, 6);
    let backwards = World {
        villages: world.villages.iter().rev().cloned().collect(),
        postings: world.postings.iter().rev().cloned().collect(),
        ..world.clone()
    };
    let (one, other) = (Fixture::of(world), Fixture::of(backwards));
    let at = view(&one, [600.0, 400.0], 1.4, [0.5, 0.5]);
    assert!(same(&compose(one.county(), &at, &choice()), &compose(other.county(), &at, &choice())));
}

#[test]
fn the_scale_bar_is_true_on_the_ground() {
    let fixture = Fixture::grid(12, 9);
    let view = view(&fixture, [800.0, 600.0], 1.0, [0.5, 0.5]);
    let ground = ground_metres_per_unit(&fixture.geography, &view);
    let length = round_length(ground * 110.0) / ground;
    let (y, middle) = (300.0, 400.0_f64);
    let ends = [middle - length / 2.0, middle + length / 2.0]
        .map(|x| fixture.geography.lonlat_from_world(view.world_from_page([x as f32, y])));
    // The haversine on the sphere of the plane; independent of the scale of the projection.
    let radians = |degrees: f64| degrees.to_radians();
    let half = |from: f64, to: f64| (radians(to - from) / 2.0).sin().powi(2);
    let h = half(ends[0][1], ends[1][1])
        + radians(ends[0][1]).cos() * radians(ends[1][1]).cos() * half(ends[0][0], ends[1][0]);
    let metres = 2.0 * RADIUS_M * h.sqrt().asin();
    assert!((metres / round_length(ground * 110.0) - 1.0).abs() < 1e-3, "{metres}");
    assert!(plane_per_ground(28.0) > 1.1, "the plane is not the ground there");
}

#[test]
fn a_county_without_any_village_still_gives_a_sheet_that_says_so() {
    let fixture = Fixture::of(World::default());
    let scene = compose_sheet(fixture.county(), &sheet(Paper::Pixels { width: 800, height: 600 }), &choice());
    assert_legible(&scene);
    assert!(text_rects(&scene).iter().any(|(text, _)| text.contains("内部资料")));
    assert!(text_rects(&scene).iter().any(|(text, _)| text.contains("没有村")));
}

#[test]
fn one_village_fills_its_sheet_and_has_its_name() {
    let fixture = Fixture::grid(1, 1);
    let scene = compose_sheet(fixture.county(), &sheet(Paper::Pixels { width: 800, height: 600 }), &choice());
    assert_legible(&scene);
    let name = fixture.world.villages.iter().next().expect("one village").name.clone();
    assert!(text_rects(&scene).iter().any(|(text, _)| *text == name));
}

#[test]
fn characters_that_the_font_lacks_and_places_that_are_unknown_are_told() {
    let mut world = grid_world(3, 2);
    let rows = world.villages.iter().enumerate().map(|(nth, village)| match nth {
        0 => Village { name: "高\u{E170}村".into(), ..village.clone() },
        1 => Village { boundary: None, position: None, name: "失村".into(), ..village.clone() },
        _ => village.clone(),
    });
    world.villages = rows.collect();
    let fixture = Fixture::of(world);
    let scene = compose(fixture.county(), &view(&fixture, [600.0, 400.0], 1.0, [0.5, 0.5]), &choice());
    let notes: Vec<_> = scene.notes.iter().map(|note| Language::Chinese.sentence(note)).collect();
    assert!(notes.iter().any(|note| note.contains("U+E170")), "{notes:?}");
    assert!(notes.iter().any(|note| note.contains("失村") && note.contains('1')), "{notes:?}");
}

#[test]
fn approximate_areas_are_dashed_and_the_legend_says_so() {
    let mut world = grid_world(3, 3);
    let rows = world
        .villages
        .iter()
        .map(|village| Village { boundary_origin: BoundaryOrigin::Approximate, ..village.clone() });
    world.villages = rows.collect();
    let fixture = Fixture::of(world);
    let scene = compose(fixture.county(), &view(&fixture, [600.0, 400.0], 1.0, [0.5, 0.5]), &choice());
    assert!(scene.areas.styles.iter().all(|style| style.dashed));
    assert!(scene.legend.rows.iter().any(|row| row.symbol == super::LegendSymbol::Dashed && row.count == 9));
}

#[test]
fn a_click_finds_the_village_under_it_and_nothing_beside_the_county() {
    let fixture = Fixture::grid(6, 4);
    let at = view(&fixture, [600.0, 400.0], 1.0, [0.5, 0.5]);
    let scene = compose(fixture.county(), &at, &choice());
    for (area, anchor) in fixture.geography.anchors.iter().enumerate() {
        assert_eq!(pick(&scene.areas, at.page_from_world(*anchor)), Some(fixture.geography.villages[area]));
    }
    assert_eq!(pick(&scene.areas, [1.0, 1.0]), None);
    assert_eq!(pick(&scene.areas, [-5.0, 1.0]), None);
}

#[test]
fn a_click_on_the_name_of_a_township_finds_it() {
    let fixture = Fixture::grid(12, 9);
    let at = view(&fixture, [900.0, 700.0], 1.0, [0.5, 0.5]);
    let mut composer = Composer::default();
    assert_eq!(composer.township_at(&at, [450.0, 350.0]), None, "nothing was composed yet");
    let scene = composer.compose(fixture.county(), 1, &at, &choice());
    let rects = text_rects(&scene);
    let named = fixture.world.townships.iter().filter_map(|township| {
        let (_, rect) = rects.iter().find(|(text, _)| *text == township.name)?;
        Some((township.id, rect.center()))
    });
    let named: Vec<_> = named.collect();
    assert!(!named.is_empty());
    assert!(named.iter().all(|(township, middle)| composer.township_at(&at, *middle) == Some(*township)));
    assert_eq!(composer.township_at(&at, [1.0, 1.0]), None);
}

#[test]
fn styles_stay_the_same_in_memory_until_something_about_them_changes() {
    let fixture = Fixture::grid(6, 4);
    let at = view(&fixture, [600.0, 400.0], 1.0, [0.5, 0.5]);
    let mut composer = Composer::default();
    let one = composer.compose(fixture.county(), 1, &at, &choice()).areas.styles;
    let moved = View { center: [10.0, 20.0], ..at };
    let two = composer.compose(fixture.county(), 1, &moved, &choice()).areas.styles;
    assert!(std::sync::Arc::ptr_eq(&one, &two));
    let hovering = Choice { hovered: Some(fixture.geography.villages[2]), ..choice() };
    let three = composer.compose(fixture.county(), 1, &at, &hovering).areas.styles;
    assert!(three[2].hovered && !std::sync::Arc::ptr_eq(&one, &three));
}

#[test]
fn a_sheet_draws_no_name_over_its_legend() {
    let fixture = Fixture::grid(12, 9);
    for paper in [
        Paper::Millimetres { width: 420.0, height: 297.0, dpi: 300.0 },
        Paper::Millimetres { width: 210.0, height: 297.0, dpi: 150.0 },
        Paper::Pixels { width: 400, height: 300 },
        Paper::Pixels { width: 1920, height: 1080 },
    ] {
        let scene = compose_sheet(fixture.county(), &sheet(paper), &choice());
        assert_legible(&scene);
        let legend = scene.marks.iter().any(|mark| matches!(mark, Mark::Box { .. }));
        assert!(legend, "{paper:?} has a legend");
    }
}

#[test]
fn names_of_resident_cadres_stand_on_a_sheet_only_where_it_asks_for_them() {
    let fixture = Fixture::of(crate::model::sample::sample_world());
    let written = |names_of_people: bool| -> Vec<String> {
        let sheet = Sheet { names_of_people, ..sheet(Paper::Pixels { width: 1000, height: 700 }) };
        let scene = compose_sheet(fixture.county(), &sheet, &Choice::default());
        assert_legible(&scene);
        let texts = scene.marks.iter().filter_map(|mark| if let Mark::Text(text) = mark { Some(text) } else { None });
        texts.map(|text| text.text.clone()).collect()
    };
    let named = |texts: &[String]| ["赵一", "孙三", "钱二"].map(|name| texts.iter().any(|text| text == name));
    assert_eq!(named(&written(true)), [true, true, false], "those who live there now");
    assert_eq!(named(&written(false)), [false; 3]);
}
