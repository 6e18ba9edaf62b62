//! What every sheet keeps to, whatever its layout asks for.

use proptest::prelude::*;

use crate::analysis::Measure;
use crate::model::{Id, Village};
use crate::words::Language;

use super::composer::Composer;
use super::fixture::{Fixture, assert_legible, grid_world, text_rects, without_boundaries};
use super::layout::{Anchor, ChartKind, Fit, Ink, PaperSize, Place, shipped};
use super::sheet::Page;
use super::{Choice, Color, Layout, Mark, Part, Rect, Sheet, compose_sheet};

fn page(fixture: &Fixture, sheet: &Sheet, choice: &Choice) -> Page {
    Composer::default().compose_page(fixture.county(), 0, sheet, choice)
}

fn sheet(layout: Layout) -> Sheet {
    Sheet {
        notes: "颜色越深，未办结的问题越多；斜线是整顿村，圆点是有驻村干部的村。".into(),
        journal: Some("3fa9c1b2d4e6f708".into()),
        ..Sheet::of(layout)
    }
}

fn choice() -> Choice {
    Choice { measure: Measure::indicator("count"), ..Choice::default() }
}

/// Asserts that no part covers another one; the legend and the scale bar may stand in a corner of the map that its areas
/// leave free, and the grid lies on it.
fn assert_apart(page: &Page) {
    let whole = Rect::new([-0.5, -0.5], page.scene.size.map(|side| side + 0.5));
    for (nth, (part, rect)) in page.parts.iter().enumerate() {
        assert!(whole.contains(rect), "{part:?} leaves the page: {rect:?} of {:?}", page.scene.size);
        for (other, taken) in &page.parts[nth + 1..] {
            let on_map = *part == Part::Map || *other == Part::Map;
            assert!(on_map || !rect.grown(-0.3).overlaps(taken), "{part:?} {rect:?} covers {other:?} {taken:?}");
        }
    }
}

/// Asserts that no area lies under a part that has no ground of its own.
fn assert_map_is_free(page: &Page) {
    let areas = &page.scene.areas;
    for (part, rect) in page.parts.iter().filter(|(part, _)| !matches!(part, Part::Map | Part::ScaleBar)) {
        let covered = areas.geography.boxes.iter().any(|[low, high]| {
            let area =
                Rect::new(areas.view.page_from_world([low[0], high[1]]), areas.view.page_from_world([high[0], low[1]]));
            area.common(&areas.view.frame).overlaps(rect) && area.overlaps(&areas.view.frame)
        });
        assert!(!covered, "{part:?} lies on the map");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn parts_never_overlap_in_a_shipped_template(
        nth in 0usize..5, villages in 0usize..3, english: bool, fit in 0usize..3, chosen in 0usize..3,
        title in 0usize..300, months: bool, points: bool,
    ) {
        let (columns, rows) = [(1, 1), (5, 4), (12, 9)][villages];
        let world = grid_world(columns, rows);
        let fixture = Fixture::of(if points { without_boundaries(world) } else { world });
        let language = if english { Language::English } else { Language::Chinese };
        let template = shipped(language).remove(nth);
        let chart = if months { ChartKind::Months } else { ChartKind::Categories };
        let layout = Layout { fit: Fit::ALL[fit], chart, ..template.layout };
        let selected = fixture.world.villages.iter().map(|row| row.id).take([0, 1, 4][chosen]).collect();
        let choice = Choice { selected, language, ..choice() };
        let title = (title > 0).then(|| "云岫县未办结问题 map ".chars().cycle().take(title).collect::<String>());
        let page = page(&fixture, &Sheet { title, ..sheet(layout) }, &choice);
        assert_apart(&page);
        assert_legible(&page.scene);
        if fit == 0 {
            assert_map_is_free(&page);
        }
    }

    #[test]
    fn a_sheet_with_every_part_is_legible_on_any_paper(
        width in 150u32..2000, height in 150u32..2000, english: bool, letters in 0.7f32..1.6, hidden in any::<[bool; 18]>(),
    ) {
        let fixture = Fixture::grid(6, 5);
        let language = if english { Language::English } else { Language::Chinese };
        let mut layout =
            Layout { paper: PaperSize::Pixels, pixels: [width, height], letters, ..Layout::default() };
        Part::ALL.into_iter().zip(hidden).for_each(|(part, hidden)| layout.show(part, !hidden));
        let page = page(&fixture, &sheet(layout), &Choice { language, ..choice() });
        assert_apart(&page);
        assert_legible(&page.scene);
    }

    #[test]
    fn a_part_stands_where_it_was_put_on_the_page(x in 0.0f32..0.7, y in 0.0f32..0.7, nth in 0usize..18) {
        let fixture = Fixture::grid(6, 5);
        let part = Part::ALL[nth];
        prop_assume!(part.may_move() && part != Part::Inset);
        let mut layout = Layout::default();
        layout.show(part, true);
        let before = page(&fixture, &sheet(layout.clone()), &choice());
        prop_assume!(before.parts.iter().any(|(other, _)| *other == part));
        let (width, height) = (0.25 * before.scene.size[0], 0.2 * before.scene.size[1]);
        let corner = [x * before.scene.size[0], y * before.scene.size[1]];
        let wanted = Rect::new(corner, [corner[0] + width, corner[1] + height]);
        layout.put(part, Some(Place::at(wanted, before.room, true)));
        let after = page(&fixture, &sheet(layout), &choice());
        let (_, found) = after.parts.iter().find(|(other, _)| *other == part).expect("it is there");
        // Blocks keep their own proportions inside of what they were given.
        prop_assert!(wanted.grown(2.0).contains(found), "{part:?} {wanted:?} {found:?}");
    }
}

#[test]
fn a_hidden_part_is_not_there_and_the_map_grows_into_its_room() {
    let fixture = Fixture::grid(6, 5);
    let plain = page(&fixture, &sheet(Layout::default()), &choice());
    let mut layout = Layout::default();
    for part in Part::ALL {
        layout.show(part, false);
    }
    let bare = page(&fixture, &sheet(layout), &choice());
    let parts: Vec<Part> = bare.parts.iter().map(|(part, _)| *part).collect();
    assert_eq!(parts, [Part::Map, Part::Approval], "the map, and whether it may be published");
    assert!(bare.scene.areas.view.metres_per_unit < plain.scene.areas.view.metres_per_unit);
    assert!(text_rects(&bare.scene).iter().any(|(text, _)| text.contains("内部资料")));
}

#[test]
fn a_fixed_scale_is_kept_and_what_does_not_fit_is_told() {
    let fixture = Fixture::grid(6, 5);
    let scaled = |scale: u32| {
        let layout = Layout { scale: Some(scale), ..Layout::default() };
        page(&fixture, &sheet(layout), &choice())
    };
    let page = scaled(200_000);
    let ground = super::furniture::scale_bar::ground_metres_per_unit(&fixture.geography, &page.scene.areas.view);
    assert!((ground / (0.0254 / 96.0) / 200_000.0 - 1.0).abs() < 1e-3, "{ground}");
    assert!(text_rects(&page.scene).iter().any(|(text, _)| text == "1:200,000"));
    assert!(page.scene.notes.is_empty(), "{:?}", page.scene.notes);
    let cut = scaled(10_000);
    assert!(cut.scene.notes.iter().any(|note| note.key == "layout.note.cut"));
    assert_apart(&cut);
}

#[test]
fn a_page_about_a_township_fits_it_counts_it_and_pales_the_rest() {
    let fixture = Fixture::grid(9, 6);
    let of_first = |id: &Id<Village>| fixture.world.villages.get(*id).expect("is there").township;
    let first = fixture.geography.villages[0];
    let choice = Choice { selected: [first].into(), ..choice() };
    let layout = Layout { fit: Fit::Township, ..Layout::default() };
    let page = page(&fixture, &sheet(layout), &choice);
    let own = fixture.geography.villages.iter().filter(|id| of_first(id) == of_first(&first)).count();
    let fills = page.scene.legend.rows.iter().filter(|row| matches!(row.symbol, super::LegendSymbol::Fill(_)));
    assert_eq!(fills.map(|row| row.count).sum::<usize>(), own);
    let county = compose_sheet(fixture.county(), &sheet(Layout::default()), &choice);
    assert!(page.scene.areas.view.metres_per_unit < 0.6 * county.areas.view.metres_per_unit);
    for (area, id) in fixture.geography.villages.iter().enumerate() {
        let same = page.scene.areas.styles[area].fill == county.areas.styles[area].fill;
        let white = county.areas.styles[area].fill == Color::rgb(0xFFFFFF);
        assert_eq!(same || white, of_first(id) == of_first(&first), "{area}");
    }
    let name = &fixture.world.townships.get(of_first(&first)).expect("is there").name;
    let texts = text_rects(&page.scene);
    assert!(texts.iter().any(|(text, _)| text.starts_with(name.as_str()) && text.contains("分布图")), "{texts:?}");
    assert!(texts.iter().any(|(text, _)| text.contains(&format!("{own} 个村"))), "{texts:?}");
}

#[test]
fn a_selection_of_none_is_told_and_the_county_is_shown() {
    let fixture = Fixture::grid(6, 5);
    let layout = Layout { fit: Fit::Selection, ..Layout::default() };
    let page = page(&fixture, &sheet(layout), &choice());
    assert!(page.scene.notes.iter().any(|note| note.key == "layout.note.no_selection"));
    let county = compose_sheet(fixture.county(), &sheet(Layout::default()), &choice());
    assert_eq!(page.scene.areas.view, county.areas.view);
}

#[test]
fn black_alone_prints_greys_that_a_copier_keeps_apart() {
    let fixture = Fixture::grid(9, 6);
    let layout = Layout { ink: Ink::Grey, ..Layout::default() };
    let scene = compose_sheet(fixture.county(), &sheet(layout), &choice());
    let is_grey = |Color(red, green, blue, _): Color| red.abs_diff(green) <= 1 && green.abs_diff(blue) <= 1;
    assert!(scene.areas.styles.iter().all(|style| is_grey(style.fill)));
    assert!(scene.marks.iter().all(|mark| match mark {
        Mark::Text(text) => is_grey(text.color),
        Mark::Dot { fill, .. } | Mark::Polygon { fill, .. } | Mark::Box { fill, .. } => is_grey(*fill),
        Mark::Line { stroke, .. } => is_grey(stroke.0),
    }));
    let fills = scene.legend.rows.iter().filter_map(|row| match row.symbol {
        super::LegendSymbol::Fill(fill) => Some(fill),
        _ => None,
    });
    let check = super::Check::of(&fills.skip(1).collect::<Vec<_>>());
    assert_eq!((check.copied, check.in_order), (None, true));
}

#[test]
fn the_table_names_the_worst_and_the_chart_counts_open_issues() {
    let fixture = Fixture::of(crate::model::sample::sample_world());
    let mut layout = Layout { table_rows: 2, ..Layout::default() };
    layout.show(Part::Table, true);
    layout.show(Part::Chart, true);
    let choice = Choice { measure: Measure::from_code("open").expect("known"), ..Choice::default() };
    let page = page(&fixture, &sheet(layout), &choice);
    let worst = |id: &Id<Village>| fixture.findings.villages[id].open;
    let mut villages: Vec<_> = fixture.world.villages.iter().collect();
    villages.sort_by_key(|row| (std::cmp::Reverse(worst(&row.id)), row.code.clone()));
    let texts: Vec<String> = text_rects(&page.scene).into_iter().map(|(text, _)| text).collect();
    let (_, table) = page.parts.iter().find(|(part, _)| *part == Part::Table).expect("a table");
    let within: Vec<String> = text_rects(&page.scene)
        .into_iter()
        .filter(|(_, rect)| table.grown(1.0).contains(rect))
        .map(|(text, _)| text)
        .collect();
    assert!(within.contains(&villages[0].name) && within.contains(&villages[1].name), "{within:?}");
    assert!(!within.contains(&villages[2].name), "{within:?}");
    assert!(texts.iter().any(|text| text.starts_with("未办结问题，按类别")), "{texts:?}");
}

#[test]
fn a_grid_has_labels_that_touch_nothing() {
    let fixture = Fixture::grid(9, 6);
    let mut layout = Layout::default();
    layout.show(Part::Grid, true);
    let page = page(&fixture, &sheet(layout), &choice());
    assert_legible(&page.scene);
    let degrees = text_rects(&page.scene).into_iter().filter(|(text, _)| text.contains('°')).count();
    assert!(degrees >= 4, "{degrees}");
}

#[test]
fn facts_of_the_foot_are_moved_one_by_one() {
    let fixture = Fixture::grid(6, 5);
    let mut layout = Layout::default();
    layout.show(Part::Journal, true);
    layout.put(Part::Day, Some(Place { anchor: Anchor::Left, offset: [0.0, -40.0], ..Place::default() }));
    layout.put(Part::Approval, Some(Place { anchor: Anchor::TopLeft, offset: [0.0, 40.0], ..Place::default() }));
    let page = page(&fixture, &sheet(layout), &choice());
    assert_apart(&page);
    let at = |part: Part| page.parts.iter().find(|(other, _)| *other == part).map(|(_, rect)| rect.min[1]);
    let half = page.scene.size[1] / 2.0;
    assert!(at(Part::Day).is_some_and(|y| y < half) && at(Part::Approval).is_some_and(|y| y < half));
    assert!(at(Part::Crs).is_some_and(|y| y > half) && at(Part::Journal).is_some_and(|y| y > half));
    assert!(text_rects(&page.scene).iter().any(|(text, _)| text.contains("3fa9c1b2d4e6")));
}

#[test]
fn one_village_alone_is_printed_by_every_template() {
    let fixture = Fixture::grid(1, 1);
    for template in shipped(Language::Chinese) {
        let page = page(&fixture, &sheet(template.layout), &choice());
        assert_apart(&page);
        assert_legible(&page.scene);
    }
}
