//! The comparison of townships by the office's own dimensions and weights, with the working shown. There is no such
//! comparison of persons.

use crate::model::{CatalogueKind, CatalogueRow, Id, Township, World};

use super::sheets::{Share, Sheet, Sheets};

/// A dimension of the comparison, from the list of dimensions.
#[derive(Clone, Debug, PartialEq)]
pub struct Dimension {
    /// The row of the list; its code says what is counted.
    pub row: CatalogueRow,
    /// The weight; all together need not be a hundred.
    pub weight: f64,
    /// Whether the program knows what is counted under this code. What it does not know is left out.
    pub is_known: bool,
}

/// How a township does in one dimension.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Working {
    /// The share.
    pub share: Share,
    /// The points: share × weight; none where there is no data.
    pub points: Option<f64>,
}

/// How a township does in all dimensions together.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// The township.
    pub township: Id<Township>,
    /// One for each dimension, in their order.
    pub workings: Vec<Working>,
    /// The sum of the points.
    pub points: f64,
    /// The sum of the weights of the dimensions with data: the most that can be had.
    pub weights: f64,
}

impl Score {
    /// The points out of a hundred: of the dimensions with data only, whose weights are taken up to a hundred. None
    /// where no dimension has data.
    pub fn total(&self) -> Option<f64> {
        (self.weights > 0.0).then(|| self.points / self.weights * 100.0)
    }

    /// Whether some dimension is left out because nothing is known.
    pub fn is_partial(&self) -> bool {
        self.workings.iter().any(|working| working.points.is_none())
    }

    /// Whether some share is of so few cases that it says little.
    pub fn is_small(&self) -> bool {
        self.workings.iter().any(|working| working.points.is_some() && working.share.is_small())
    }
}

/// The comparison of all townships over the period of the sheets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The dimensions, in the order of their list.
    pub dimensions: Vec<Dimension>,
    /// The townships, in the order of their codes.
    pub scores: Vec<Score>,
}

impl Comparison {
    /// Compares by the dimensions that the list offers.
    pub fn of(world: &World, sheets: &Sheets) -> Self {
        let rows = world.list(CatalogueKind::ScoreRule).into_iter().filter(|row| row.active);
        let dimensions: Vec<Dimension> = rows.map(dimension).collect();
        let scores = sheets.townships.iter().map(|(township, sheet)| score(*township, sheet, &dimensions)).collect();
        Self { dimensions, scores }
    }
}

fn dimension(row: &CatalogueRow) -> Dimension {
    let weight = row.value.trim().parse().ok().filter(|weight: &f64| weight.is_finite() && *weight > 0.0);
    Dimension {
        row: row.clone(),
        weight: weight.unwrap_or_default(),
        is_known: share(&row.code, &Sheet::default()).is_some(),
    }
}

fn score(township: Id<Township>, sheet: &Sheet, dimensions: &[Dimension]) -> Score {
    let working = |dimension: &Dimension| {
        let share = share(&dimension.row.code, sheet).unwrap_or_default();
        Working { share, points: share.value().map(|value| value * dimension.weight) }
    };
    let workings: Vec<Working> = dimensions.iter().map(working).collect();
    let counted = || workings.iter().zip(dimensions).filter_map(|(working, one)| Some((working.points?, one.weight)));
    Score {
        township,
        points: counted().map(|(points, _)| points).sum(),
        weights: counted().map(|(_, weight)| weight).sum(),
        workings,
    }
}

/// The codes of the dimensions that can be counted.
pub const DIMENSIONS: [&str; 7] =
    ["solved", "replied_in_time", "satisfied", "not_reopened", "not_bounced", "visited", "promises_kept"];

/// What is counted under a code; none where it is none of [`DIMENSIONS`].
fn share(code: &str, sheet: &Sheet) -> Option<Share> {
    match code {
        "solved" => Some(sheet.solved),
        "replied_in_time" => Some(sheet.replied_in_time),
        "satisfied" => Some(sheet.satisfied),
        "not_reopened" => Some(sheet.not_reopened),
        "not_bounced" => Some(sheet.not_bounced),
        "visited" => Some(sheet.visited),
        "promises_kept" => Some(sheet.promises_kept),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Period;
    use crate::edits::default_catalogue;
    use crate::model::sample::{self, TODAY, township};

    fn rule(code: &str, weight: &str, position: i64) -> CatalogueRow {
        CatalogueRow { value: weight.into(), position, ..CatalogueRow::blank(CatalogueKind::ScoreRule, code) }
    }

    fn compared(rules: &[CatalogueRow], sheet: Sheet) -> Comparison {
        let mut world = sample::sample_world();
        world.catalogue = rules.iter().cloned().collect();
        let townships = vec![(township("东样乡"), sheet)];
        Comparison::of(&world, &Sheets { townships, ..Sheets::default() })
    }

    fn share_of(part: f64, of: u32) -> Share {
        Share { part, of }
    }

    #[test]
    fn points_are_share_times_weight_and_weights_need_not_be_a_hundred() {
        let sheet = Sheet { solved: share_of(6.0, 8), visited: share_of(1.0, 10), ..Sheet::default() };
        let found = compared(&[rule("solved", "3", 1), rule("visited", "1", 2)], sheet);
        let score = &found.scores[0];
        assert_eq!(score.workings.iter().map(|one| one.points).collect::<Vec<_>>(), [Some(2.25), Some(0.1)]);
        // 2.35 of 4
        assert_eq!((score.total(), score.is_partial(), score.is_small()), (Some(58.75), false, false));
    }

    #[test]
    fn a_dimension_without_data_is_left_out_and_the_others_weigh_more() {
        let sheet = Sheet { solved: share_of(3.0, 4), ..Sheet::default() };
        let rules = [rule("solved", "30", 1), rule("satisfied", "20", 2), rule("beauty", "50", 3)];
        let found = compared(&rules, sheet);
        assert_eq!(found.dimensions.iter().map(|one| one.is_known).collect::<Vec<_>>(), [true, true, false]);
        let score = &found.scores[0];
        assert_eq!((score.total(), score.is_partial(), score.is_small()), (Some(75.0), true, true));
        assert_eq!(compared(&rules, Sheet::default()).scores[0].total(), None);
    }

    #[test]
    fn switched_off_dimensions_and_odd_weights_count_nothing() {
        let sheet = Sheet { solved: share_of(4.0, 4), visited: share_of(0.0, 4), ..Sheet::default() };
        let off = CatalogueRow { active: false, ..rule("visited", "50", 1) };
        let found = compared(&[off, rule("solved", "heavy", 2), rule("satisfied", "-5", 3)], sheet);
        assert_eq!(found.dimensions.iter().map(|one| one.weight).collect::<Vec<_>>(), [0.0, 0.0]);
        assert_eq!(found.scores[0].total(), None);
    }

    #[test]
    fn the_shipped_dimensions_are_all_known_and_make_a_hundred() {
        let mut world = sample::sample_world();
        world.catalogue = default_catalogue().into_iter().collect();
        let sheets = Sheets::of(&world, Period::year(TODAY, TODAY));
        let found = Comparison::of(&world, &sheets);
        assert!(found.dimensions.iter().all(|one| one.is_known));
        assert_eq!(found.dimensions.iter().map(|one| one.weight).sum::<f64>(), 100.0);
        assert!(DIMENSIONS.iter().all(|code| share(code, &Sheet::default()).is_some()));
        assert_eq!(found.scores.len(), 2);
    }
}
