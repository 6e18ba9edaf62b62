//! The fills of what was found and the rows of the legend. What is high is warm and what is low is cold, and no two of
//! the fills of one map have the same lightness, so that a copier keeps them apart.

use crate::analysis::hotspots::{Confidence, Side, Tier};
use crate::analysis::spots::{SpotClass, Spots};
use crate::analysis::trends::Pattern;
use crate::map::classing::Rows;
use crate::map::color::Color;
use crate::map::roster::Roster;
use crate::map::scene::{LegendRow, LegendSymbol};
use crate::map::theme::Theme;
use crate::model::World;
use crate::words::Language;

use super::layer::SpotLayer;
use super::words::{class_name, cluster_name};

/// No more clusters than these have a row in the legend.
const MOST_ROWS: usize = 9;

/// The fill of a class.
pub fn fill_of(class: SpotClass, theme: &Theme) -> Color {
    let tier = match class {
        SpotClass::Trend(pattern) => return fill_of_pattern(pattern, theme),
        SpotClass::Tier(tier) => tier,
    };
    match tier {
        Tier::Found(Side::High, Confidence::NinetyNine) | Tier::Found(Side::HighHigh, _) => Color::rgb(0x94_1820),
        Tier::Found(Side::High, Confidence::NinetyFive) => Color::rgb(0xDB_6443),
        Tier::Found(Side::High, Confidence::Ninety) => Color::rgb(0xF8_B98C),
        Tier::Found(Side::HighLow, _) => Color::rgb(0xEE_8E66),
        Tier::Found(Side::LowHigh, _) => Color::rgb(0xA9_CFE6),
        Tier::Found(Side::Low, Confidence::NinetyNine) | Tier::Found(Side::LowLow, _) => Color::rgb(0x2F_6FA8),
        Tier::Found(Side::Low, Confidence::NinetyFive) => Color::rgb(0x76_ABD0),
        Tier::Found(Side::Low, Confidence::Ninety) => Color::rgb(0xD0_E2EE),
        Tier::Ordinary => theme.zero,
        Tier::NoNeighbours => theme.ground,
        Tier::Missing => theme.missing,
    }
}

fn fill_of_pattern(pattern: Pattern, theme: &Theme) -> Color {
    match pattern {
        Pattern::New => Color::rgb(0x7A_3E9D),
        Pattern::Growing => Color::rgb(0x8F_1D22),
        Pattern::Persistent => Color::rgb(0xDD_6B35),
        Pattern::Sporadic => Color::rgb(0xF3_D27A),
        Pattern::Fading => Color::rgb(0x7F_BC9F),
        Pattern::None => theme.zero,
    }
}

/// The rows of the legend with their fills, and the row of each village of the roster. Only what is met has a row; what
/// cannot be told stands last.
pub fn rows(layer: &SpotLayer, roster: &Roster, theme: &Theme, language: Language) -> Rows {
    let found = &layer.found;
    let mut classes: Vec<SpotClass> = found.groups().into_iter().map(|(class, _)| class).collect();
    let is_outside = |village| !found.class_of.contains_key(village);
    let outside = SpotClass::Tier(Tier::Missing);
    if roster.villages.iter().any(is_outside) && !classes.contains(&outside) {
        classes.push(outside);
    }
    let row_of = |village| {
        let class = found.class_of.get(village).copied().unwrap_or(outside);
        classes.iter().position(|other| *other == class).unwrap_or_default()
    };
    Rows {
        of_unit: roster.villages.iter().map(row_of).collect(),
        without_number: classes.iter().filter(|class| class.is_unknown()).count(),
        rows: classes
            .iter()
            .map(|class| (class_name(found.question.kind, *class, language), fill_of(*class, theme)))
            .collect(),
    }
}

/// The rows of the rings of clusters, each with its number.
pub fn ring_rows(world: &World, spots: &Spots, theme: &Theme, language: Language) -> Vec<LegendRow> {
    let row = |(nth, found): (usize, &crate::analysis::spots::SpotCluster)| LegendRow {
        symbol: LegendSymbol::Number(nth as u16 + 1, theme.ring),
        label: language.say_with(
            "map.spots.ring",
            &[
                ("what", &cluster_name(world, spots, found, language)),
                ("cases", &found.cluster.cases),
                ("expected", &format!("{:.1}", found.cluster.expected)),
            ],
        ),
        count: found.cluster.villages.len(),
        villages: found.cluster.villages.clone(),
    };
    spots.clusters.iter().enumerate().take(MOST_ROWS).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::palettes::lightness;

    fn apart(classes: &[SpotClass]) {
        for theme in [Theme::of(false), Theme::of(true)] {
            let mut light: Vec<f64> = classes.iter().map(|class| lightness(fill_of(*class, theme))).collect();
            light.push(lightness(theme.zero));
            light.sort_by(f64::total_cmp);
            assert!(light.windows(2).all(|pair| pair[1] - pair[0] > 0.035), "{light:?}");
        }
    }

    #[test]
    fn a_copier_keeps_the_classes_of_each_statistic_apart() {
        let found = |side, sure| SpotClass::Tier(Tier::Found(side, sure));
        let both = [Side::High, Side::Low].into_iter();
        apart(&both.flat_map(|side| Confidence::ALL.map(|sure| found(side, sure))).collect::<Vec<_>>());
        let quadrants = [Side::HighHigh, Side::HighLow, Side::LowHigh, Side::LowLow];
        apart(&quadrants.map(|side| found(side, Confidence::NinetyFive)));
        let patterns = Pattern::ALL.into_iter().filter(|pattern| *pattern != Pattern::None);
        apart(&patterns.map(SpotClass::Trend).collect::<Vec<_>>());
    }
}
