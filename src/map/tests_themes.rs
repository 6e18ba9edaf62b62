//! What themes keep to: townships, two measures crossed, circles, other eyes, and numbers that show no difference.

use crate::analysis::{Level, Measure, Method, Quantity};
use crate::model::World;

use super::fixture::{Fixture, assert_legible, grid_world, without_boundaries};
use super::palettes::BIVARIATE;
use super::{
    Choice, Composer, Eyes, LegendSymbol, Mark, Palette, Paper, Rect, Scene, Sheet, SymbolChoice, View, compose,
    compose_sheet, shared_classes,
};

fn choice() -> Choice {
    Choice { measure: Measure::indicator("count"), method: Method::Quantile, ..Choice::default() }
}

fn view(fixture: &Fixture) -> View {
    View::fit(Rect::new([0.0, 0.0], [800.0, 600.0]), fixture.geography.bounds, 20.0, 1.0)
}

fn shown(fixture: &Fixture, choice: &Choice) -> Scene {
    compose(fixture.county(), &view(fixture), choice)
}

fn counted() -> Measure {
    Measure::indicator("count")
}

#[test]
fn villages_of_a_township_share_one_fill_and_one_number_and_its_name_tells_it() {
    let fixture = Fixture::grid(9, 6);
    let scene = shown(&fixture, &Choice { level: Level::Township, ..choice() });
    let townships = &fixture.geography.township_of_area;
    for (one, of) in townships.iter().enumerate() {
        for (other, of_other) in townships.iter().enumerate().filter(|(_, of_other)| of == *of_other) {
            assert_eq!(scene.areas.styles[one].fill, scene.areas.styles[other].fill, "{of} {of_other}");
            assert_eq!(scene.values[one], scene.values[other]);
        }
    }
    let fills = scene.legend.rows.iter().filter(|row| matches!(row.symbol, LegendSymbol::Fill(_)));
    assert_eq!(fills.clone().map(|row| row.count).sum::<usize>(), 6, "townships are counted");
    assert_eq!(fills.map(|row| row.villages.len()).sum::<usize>(), 54, "villages are selected");
    assert!(scene.legend.title.ends_with("按乡镇"));
    let texts = super::fixture::text_rects(&scene);
    let value = scene.values[0].number().expect("a number");
    assert!(
        texts.iter().any(|(text, _)| text.contains("乡 ") && text.ends_with(&super::classing::short_number(value)))
    );
    let villages = shown(&fixture, &choice());
    assert!(scene.areas.borders.village.0.3 < villages.areas.borders.village.0.3, "borders of villages fade");
    assert!(scene.areas.borders.township.1 > villages.areas.borders.township.1);
}

#[test]
fn crossed_measures_put_every_village_into_one_cell_of_the_square() {
    let fixture = Fixture::grid(9, 6);
    let second = Some(Measure::from(Quantity::Resident));
    let choice = Choice { second: Some(counted()), ..choice() };
    let scene = shown(&fixture, &choice);
    let square = scene.legend.square.as_ref().expect("a square");
    assert_eq!(square.cells.iter().map(|cell| cell.count).sum::<usize>(), 54);
    for (nth, cell) in square.cells.iter().enumerate() {
        assert_eq!(cell.symbol, LegendSymbol::Fill(BIVARIATE[nth / 3][nth % 3]));
        // A measure crossed with itself has nothing off the diagonal.
        assert_eq!(cell.count > 0, nth / 3 == nth % 3, "{nth}");
    }
    let two_values = shown(&fixture, &Choice { second, ..choice });
    let square = two_values.legend.square.expect("a square");
    assert!(square.cells[3..6].iter().all(|cell| cell.count == 0), "two values take the outer rows");
    assert!(square.upwards[1].is_empty());
}

#[test]
fn villages_without_one_of_two_numbers_stand_apart_from_the_square() {
    let mut world = grid_world(6, 6);
    world.indicators = world.indicators.iter().filter(|row| row.value != 3.0).cloned().collect();
    let missing = 36 - world.indicators.len();
    let fixture = Fixture::of(world);
    let choice = Choice { measure: Measure::from(Quantity::Open), second: Some(counted()), ..choice() };
    let legend = shown(&fixture, &choice).legend;
    assert_eq!(legend.rows.iter().find(|row| row.label == "未报").map(|row| row.count), Some(missing));
}

#[test]
fn circles_stand_whole_in_the_frame_small_ones_above_large_ones_and_names_keep_their_halo() {
    let fixture = Fixture::grid(9, 6);
    let symbols = Some(SymbolChoice { measure: counted(), flannery: false });
    let scene = shown(&fixture, &Choice { symbols, ..choice() });
    let sizes = scene.legend.sizes.as_ref().expect("their legend");
    let largest = sizes.circles[0].0;
    let circles = scene.marks.iter().filter_map(|mark| match mark {
        Mark::Dot { radius, fill, at, .. } if *fill == sizes.fill => Some((*radius, *at)),
        _ => None,
    });
    let circles: Vec<_> = circles.collect();
    assert!(circles.is_sorted_by(|one, other| one.0 >= other.0) && circles.len() > 30);
    assert!((circles[0].0 - largest).abs() < 1e-3);
    for (radius, [x, y]) in circles {
        assert!(x - radius >= 0.0 && y - radius >= 0.0 && x + radius <= 800.0 && y + radius <= 600.0);
    }
}

#[test]
fn every_theme_is_legible_on_a_sheet() {
    for world in [grid_world(9, 6), without_boundaries(grid_world(5, 4)), World::default()] {
        let fixture = Fixture::of(world);
        let symbols = Some(SymbolChoice { measure: Measure::from(Quantity::Open), flannery: true });
        for choice in [
            Choice { level: Level::Township, ..choice() },
            Choice { second: Some(Measure::from(Quantity::SinceVisit)), ..choice() },
            Choice { symbols, palette: Palette::RdBu, ..choice() },
            Choice { eyes: Eyes::Achromat, second: Some(counted()), dark: true, ..choice() },
        ] {
            for (width, height) in [(1600, 1100), (900, 1300), (400, 300)] {
                let paper = Paper::Pixels { width, height };
                let sheet = Sheet::plain(paper);
                assert_legible(&without_circles(compose_sheet(fixture.county(), &sheet, &choice), &fixture));
            }
        }
    }
}

/// Names may stand over circles, with a halo.
fn without_circles(mut scene: Scene, _: &Fixture) -> Scene {
    let fill = scene.legend.sizes.as_ref().map(|sizes| sizes.fill);
    scene.marks.retain(|mark| !matches!(mark, Mark::Dot { fill: of, .. } if Some(*of) == fill));
    scene
}

#[test]
fn other_eyes_see_areas_legend_and_marks_alike() {
    let fixture = Fixture::grid(6, 4);
    let usual = shown(&fixture, &choice());
    for eyes in Eyes::ALL {
        let seen = shown(&fixture, &Choice { eyes, ..choice() });
        for (one, other) in usual.areas.styles.iter().zip(seen.areas.styles.iter()) {
            assert_eq!(eyes.see(one.fill), other.fill);
        }
        for (one, other) in usual.legend.rows.iter().zip(&seen.legend.rows) {
            if let (LegendSymbol::Fill(one), LegendSymbol::Fill(other)) = (one.symbol, other.symbol) {
                assert_eq!(eyes.see(one), other);
            }
        }
        assert_eq!(eyes.see(usual.areas.borders.hatch.0), seen.areas.borders.hatch.0);
        assert_eq!(usual.marks.len(), seen.marks.len());
    }
}

#[test]
fn numbers_without_a_difference_are_told_in_the_legend_and_never_alarming() {
    let with = |value: Option<f64>| {
        let mut world = grid_world(6, 6);
        let rows =
            world.indicators.iter().filter_map(|row| Some(crate::model::Indicator { value: value?, ..row.clone() }));
        world.indicators = rows.collect();
        shown(&Fixture::of(world), &choice())
    };
    let equal = with(Some(7.0));
    assert!(equal.legend.remark.as_deref().is_some_and(|text| text.contains("全部都是 7")));
    assert_eq!(equal.areas.styles[0].fill, Palette::Warm.fills(5, false)[0], "the palest fill");
    let zero = with(Some(0.0));
    assert!(zero.legend.remark.as_deref().is_some_and(|text| text.contains("全部为 0")));
    assert_eq!((zero.legend.rows[0].label.as_str(), zero.legend.rows[0].count), ("0", 36));
    let none = with(None);
    assert!(none.legend.remark.is_some());
    assert!(none.legend.rows.iter().any(|row| row.label == "未报" && row.count == 36));
    let fixture = Fixture::grid(3, 3);
    let one = shown(&fixture, &Choice { level: Level::Township, ..choice() });
    assert!(one.legend.remark.as_deref().is_some_and(|text| text.contains("只有一个")));
    assert!(shown(&Fixture::grid(6, 6), &choice()).legend.remark.is_none());
}

#[test]
fn another_theme_leaves_names_where_they_are_and_gives_the_scene_of_a_new_composer() {
    let fixture = Fixture::grid(9, 6);
    let at = view(&fixture);
    let mut composer = Composer::default();
    let second = Some(Measure::from(Quantity::Open));
    let choices = [
        choice(),
        Choice { palette: Palette::Blues, reversed: true, ..choice() },
        Choice { level: Level::Township, ..choice() },
        Choice { second, ..choice() },
        Choice { eyes: Eyes::Protan, ..choice() },
        choice(),
    ];
    for choice in &choices {
        let kept = composer.compose(fixture.county(), 1, &at, choice);
        let new = compose(fixture.county(), &at, choice);
        assert_eq!((kept.areas.styles, kept.marks, kept.legend), (new.areas.styles, new.marks, new.legend));
    }
    let mut beside = composer.beside();
    let scene = beside.compose_bare(fixture.county(), 1, &at, &choices[1]);
    assert_eq!(scene.areas.styles, compose(fixture.county(), &at, &choices[1]).areas.styles);
}

#[test]
fn maps_that_stand_beside_each_other_share_their_classes() {
    let mut world = grid_world(6, 6);
    let rows = world.indicators.iter().map(|row| crate::model::Indicator { value: row.value * 10.0, ..row.clone() });
    world.indicators = rows.collect();
    let (small, large) = (Fixture::grid(6, 6), Fixture::of(world));
    let choice = choice();
    let shared = shared_classes([(small.county(), &choice), (large.county(), &choice)].into_iter()).expect("classes");
    assert_eq!(shared.upper.last(), Some(&110.0));
    let with = Choice { shared: Some(shared), ..choice };
    let labels = |scene: Scene| scene.legend.rows.into_iter().take(6).map(|row| row.label).collect::<Vec<_>>();
    assert_eq!(labels(shown(&small, &with)), labels(shown(&large, &with)));
    assert!(shared_classes(std::iter::empty()).is_none());
}
