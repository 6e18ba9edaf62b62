//! Ties on the screen and on paper.

use std::sync::Arc;

use crate::model::{Id, Village};

use super::fixture::Fixture;
use super::{Choice, Composer, LegendSymbol, Mark, Paper, Rect, Scene, Sheet, Tie, TieBy, TieLayer, TieState, View};

/// Two postings from one place: one that stays and one that begins.
fn layer(fixture: &Fixture) -> TieLayer {
    let geography = &fixture.geography;
    let from = Some(geography.lonlat_from_world(geography.anchors[14]));
    let tie = |village: Id<Village>, who, state| Tie { from, village, who, unit: 0, load: 1.0, state };
    let ties = vec![
        tie(geography.villages[0], 0, TieState::Kept),
        tie(geography.villages[20], 1, TieState::New),
        tie(Id::named("nowhere"), 2, TieState::New),
    ];
    TieLayer { ties: Arc::new(ties), by: TieBy::Cadre, seen: Arc::default(), only_changes: false }
}

/// The lines between two places of the page that are longer than a border of the furniture would be.
fn lines(scene: &Scene) -> usize {
    let fixture_lines = |mark: &&Mark| matches!(mark, Mark::Line { points, .. } if points.len() == 2);
    scene.marks.iter().filter(fixture_lines).count()
}

#[test]
fn lines_to_villages_are_drawn_on_the_screen_and_on_paper_and_the_legend_counts_them() {
    let fixture = Fixture::grid(6, 4);
    let view = View::fit(Rect::new([0.0, 0.0], [800.0, 600.0]), fixture.geography.bounds, 20.0, 1.0);
    let paper = Paper::Pixels { width: 1280, height: 800 };
    let sheet = Sheet::plain(paper);
    let with = Choice { ties: Some(layer(&fixture)), ..Choice::default() };
    let mut composer = Composer::default();
    let mut drawn = |choice: &Choice| {
        let screen = composer.compose(fixture.county(), 1, &view, choice);
        (screen, composer.compose_sheet(fixture.county(), 1, &sheet, choice))
    };
    let (screen, page) = drawn(&with);
    let (bare, bare_page) = drawn(&Choice::default());
    // One line that stays; one that begins, over its halo; the village that has no place has none.
    assert_eq!(lines(&screen), lines(&bare) + 3);
    let count = |scene: &Scene| {
        let of_line = |row: &&super::LegendRow| matches!(row.symbol, LegendSymbol::Line(..));
        scene.legend.rows.iter().filter(of_line).map(|row| row.count).collect::<Vec<_>>()
    };
    assert_eq!((count(&screen), count(&page)), (vec![1, 2], vec![1, 2]));
    assert!(count(&bare).is_empty());
    // On the sheet the legend draws its two symbols too.
    assert_eq!(lines(&page), lines(&bare_page) + 3 + 3);
    let same = |one: &Scene, other: &Scene| one.areas.styles == other.areas.styles;
    assert!(same(&screen, &bare), "fills do not depend on lines");
}

#[test]
fn what_stays_is_left_out_where_only_changes_are_asked_for() {
    let fixture = Fixture::grid(6, 4);
    let view = View::fit(Rect::new([0.0, 0.0], [800.0, 600.0]), fixture.geography.bounds, 20.0, 1.0);
    let shown = |only_changes| {
        let ties = TieLayer { only_changes, ..layer(&fixture) };
        super::compose(fixture.county(), &view, &Choice { ties: Some(ties), ..Choice::default() })
    };
    assert_eq!(lines(&shown(false)), lines(&shown(true)) + 1);
    assert_eq!(shown(true).legend.rows.iter().filter(|row| matches!(row.symbol, LegendSymbol::Line(..))).count(), 1);
}
