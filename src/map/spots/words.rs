//! What a map of hotspots says in words.

use crate::analysis::hotspots::{Side, Tier};
use crate::analysis::spots::{SpotClass, SpotCluster, SpotKind, SpotQuestion, Spots};
use crate::map::measure_words::{measure_name, measure_name_within, measure_title};
use crate::model::{CatalogueKind, Sentence, World};
use crate::words::Language;

use super::layer::SpotLayer;

/// The key of the warning that the measure counts, which stands in the legend.
pub const RAW_COUNTS: &str = "hotspot.warning.raw_counts";

/// The title of the legend.
pub fn title(world: &World, question: &SpotQuestion, language: Language) -> String {
    let measure = measure_title(world, &question.measure, language);
    language.say_with(&format!("map.spots.title.{}", question.kind.code()), &[("measure", &measure)])
}

/// The title of a sheet.
pub fn sheet_title(world: &World, question: &SpotQuestion, county: &str, language: Language) -> String {
    let measure = measure_name_within(world, &question.measure, language);
    let key = format!("map.spots.sheet.{}", question.kind.code());
    language.say_with(&key, &[("county", &county), ("measure", &measure)])
}

/// What stands under the legend: that the records have changed since, who was beside whom, that nothing was found, and
/// the gravest of the warnings.
pub fn remark(layer: &SpotLayer, language: Language) -> String {
    let found = &layer.found;
    let old = layer.is_old.then(|| Sentence::new("map.spots.old"));
    let nothing = found.is_nothing().then(|| Sentence::new("map.spots.nothing"));
    let kind = found.question.kind;
    let how = if kind.has_neighbours() {
        found.question.neighbourhood.sentence()
    } else {
        Sentence::new("map.spots.scanned").with("count", found.replications)
    };
    let by = found.question.is_permuted().then(|| {
        let (count, seed) = (found.question.permutations, found.question.seed.0);
        Sentence::new("map.spots.permuted").with("count", count).with("seed", seed)
    });
    let counts = found.warnings.iter().any(|warning| warning.key == RAW_COUNTS);
    let counts = counts.then(|| Sentence::new("map.spots.counts"));
    let all = old.into_iter().chain(nothing).chain([how]).chain(by).chain(counts);
    all.map(|sentence| language.sentence(&sentence)).collect::<Vec<_>>().join(&language.say("map.spots.between"))
}

/// A class in plain words.
pub fn class_name(kind: SpotKind, class: SpotClass, language: Language) -> String {
    let tier = match class {
        SpotClass::Trend(pattern) => return language.sentence(&pattern.sentence()),
        SpotClass::Tier(tier) => tier,
    };
    let found = |key: &str, percent: u8| language.say_with(key, &[("percent", &percent)]);
    match tier {
        Tier::Found(Side::High, sure) if kind == SpotKind::Scan => found("map.spots.more", sure.percent()),
        Tier::Found(Side::High, sure) => found("map.spots.high", sure.percent()),
        Tier::Found(Side::Low, sure) => found("map.spots.low", sure.percent()),
        Tier::Found(Side::HighHigh, _) => language.say("map.spots.high_high").into_owned(),
        Tier::Found(Side::HighLow, _) => language.say("map.spots.high_low").into_owned(),
        Tier::Found(Side::LowHigh, _) => language.say("map.spots.low_high").into_owned(),
        Tier::Found(Side::LowLow, _) => language.say("map.spots.low_low").into_owned(),
        Tier::Missing if kind == SpotKind::Scan => language.say("map.spots.left_out").into_owned(),
        other => language.sentence(&other.sentence()),
    }
}

/// What a cluster is a cluster of: the category, or the measure.
pub fn cluster_name(world: &World, spots: &Spots, cluster: &SpotCluster, language: Language) -> String {
    match &cluster.category {
        Some(code) if !code.is_empty() => language.entry(world, CatalogueKind::Category, code).to_owned(),
        _ => measure_name(world, &spots.question.measure, language),
    }
}

/// How often chance alone makes such a cluster: of the p of so many replications.
pub fn chance_sentence(p: f64, replications: u32) -> Sentence {
    let times = f64::from(replications) + 1.0;
    let hits = (p * times).round();
    let key = if hits <= 1.0 { "map.spots.chance_never" } else { "map.spots.chance_some" };
    Sentence::new(key).with("count", times).with("hits", hits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_told_in_so_many_times_of_a_thousand() {
        let said = |p: f64| Language::Chinese.sentence(&chance_sentence(p, 999));
        assert_eq!(said(0.001), "1000 次随机里不到 1 次");
        assert_eq!(said(0.032), "1000 次随机里约 32 次");
    }
}
