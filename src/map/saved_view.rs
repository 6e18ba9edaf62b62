//! Between what is seen on the map and the view that is kept of it: a view is made from a choice, and becomes a choice
//! again, in this file or in a later state of it, for the window and for papers alike.

use std::collections::BTreeMap;

use crate::analysis::spots::{Seed, SpotKind, SpotQuestion};
use crate::analysis::weights::Neighbourhood;
use crate::analysis::{Level, Measure, Method};
use crate::geometry::Geography;
use crate::model::{Id, SavedSpots, SavedView, Sentence, Village, World};

use super::choice::{Choice, Layers, SymbolChoice};
use super::palettes::Palette;
use super::view::View;

/// What a view shows of this file, and what it named that is no more.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// What is chosen.
    pub choice: Choice,
    /// The box of the plane that is to be in sight; the county where there is none.
    pub bounds: Option<[[f64; 2]; 2]>,
    /// What is to be looked for in place of the measure.
    pub spots: Option<SpotQuestion>,
    /// What could not be shown, a sentence for each.
    pub missing: Vec<Sentence>,
}

/// The layers by their codes.
const LAYERS: [&str; 5] = ["hatch", "residents", "township_names", "village_names", "township_values"];

/// No view has more permutations made than this, whatever stands in the file.
const MOST_PERMUTATIONS: u32 = 99_999;

/// What is seen, as a view that can be kept: measure, classes, layers, palette and selection. `view` is where the map
/// looks, `None` where it shows the county. Days, note and order are the caller's.
pub fn seen(choice: &Choice, world: &World, geography: &Geography, view: Option<&View>) -> SavedView {
    let code = |village: &Id<Village>| world.villages.get(*village).map(|row| row.code.clone());
    SavedView {
        measure: choice.measure.code(),
        method: choice.method.code().to_owned(),
        classes: choice.classes,
        breaks: if let Method::Manual(breaks) = &choice.method { breaks.clone() } else { Vec::new() },
        palette: choice.palette.code().to_owned(),
        reversed: choice.reversed,
        second: choice.second.as_ref().map(Measure::code).unwrap_or_default(),
        circles: choice.symbols.as_ref().map(|circles| circles.measure.code()).unwrap_or_default(),
        flannery: choice.symbols.as_ref().is_some_and(|circles| circles.flannery),
        spots: choice.spots.as_ref().map(|layer| spots_kept(&layer.found.question)),
        level: choice.level.code().to_owned(),
        layers: shown_layers(choice.layers).map(str::to_owned).collect(),
        extent: view.map(|view| extent(geography, view)),
        selected: choice.selected.iter().filter_map(code).collect(),
        ..SavedView::default()
    }
}

/// What a view shows, over what is chosen now: language, look and what the view says nothing of stay. What the view
/// names and the file does not have is left out and told.
pub fn opened(view: &SavedView, now: &Choice, world: &World, geography: &Geography) -> Opened {
    let mut missing = Vec::new();
    let first = measure(&view.measure, world, &mut missing).unwrap_or_else(|| now.measure.clone());
    let mut other = |code: &String| {
        if code.is_empty() { None } else { measure(code, world, &mut missing) }
    };
    let (second, circles) = (other(&view.second), other(&view.circles));
    let spots = view.spots.as_ref().and_then(|kept| question(kept, world, &mut missing));
    let selected = {
        let of_code: BTreeMap<&str, Id<Village>> =
            world.villages.iter().map(|row| (row.code.as_str(), row.id)).collect();
        let found: Vec<_> = view.selected.iter().filter_map(|code| of_code.get(code.as_str()).copied()).collect();
        let lost = view.selected.len() - found.len();
        missing.extend((lost > 0).then(|| Sentence::new("map.view.villages_gone").with("count", lost)));
        found.into_iter().collect()
    };
    let method = method(view).unwrap_or_else(|| {
        missing.push(Sentence::new("map.view.method_unknown").with("name", &view.method));
        now.method.clone()
    });
    let choice = Choice {
        measure: first,
        second,
        symbols: circles.map(|measure| SymbolChoice { measure, flannery: view.flannery }),
        palette: Palette::from_code(&view.palette).unwrap_or_default(),
        reversed: view.reversed,
        level: Level::from_code(&view.level).unwrap_or_default(),
        method,
        classes: if view.classes == 0 { now.classes } else { view.classes.clamp(1, 9) },
        layers: layers(view, now.layers),
        selected,
        hovered: None,
        ..now.clone()
    };
    let bounds = view.extent.map(|[west, south, east, north]| {
        [geography.world_from_lonlat([west, south]), geography.world_from_lonlat([east, north])]
    });
    Opened { choice, bounds, spots, missing }
}

/// The measure of a view; none, and told, where this program or this file does not know it.
fn measure(code: &str, world: &World, missing: &mut Vec<Sentence>) -> Option<Measure> {
    let Some(measure) = Measure::from_code(code) else {
        missing.push(Sentence::new("map.view.measure_unknown").with("name", code));
        return None;
    };
    if let crate::analysis::Quantity::Indicator(name) = &measure.quantity
        && !world.indicators.iter().any(|row| row.name == *name)
    {
        missing.push(Sentence::new("map.view.indicator_gone").with("name", name));
    }
    Some(measure)
}

/// A question about hotspots by its codes.
fn spots_kept(question: &SpotQuestion) -> SavedSpots {
    SavedSpots {
        statistic: question.kind.code().to_owned(),
        measure: question.measure.code(),
        neighbours: question.neighbourhood.code(),
        months: question.months.unwrap_or_default(),
        permutations: question.permutations,
        seed: question.seed.0,
    }
}

/// The question about hotspots of a view; none, and told, where this program or this file does not know what it names.
fn question(kept: &SavedSpots, world: &World, missing: &mut Vec<Sentence>) -> Option<SpotQuestion> {
    let measure = measure(&kept.measure, world, missing);
    let kind = SpotKind::ALL.into_iter().find(|kind| kind.code() == kept.statistic);
    let neighbourhood = match kept.neighbours.as_str() {
        "" => Some(Neighbourhood::default()),
        code => Neighbourhood::from_code(code),
    };
    let (Some(kind), Some(neighbourhood)) = (kind, neighbourhood) else {
        let name = if kind.is_none() { &kept.statistic } else { &kept.neighbours };
        missing.push(Sentence::new("map.view.spots_unknown").with("name", name));
        return None;
    };
    Some(SpotQuestion {
        kind,
        measure: measure?,
        neighbourhood,
        months: Some(kept.months).filter(|months| *months > 0),
        permutations: kept.permutations.min(MOST_PERMUTATIONS),
        seed: Seed(kept.seed),
    })
}

fn method(view: &SavedView) -> Option<Method> {
    let manual = Method::Manual(view.breaks.clone());
    let mut known = Method::ALL.into_iter().chain([manual]);
    match view.method.as_str() {
        "" => Some(Method::default()),
        code => known.find(|method| method.code() == code),
    }
}

fn shown_layers(layers: Layers) -> impl Iterator<Item = &'static str> {
    let shown = [layers.hatch, layers.residents, layers.township_names, layers.village_names, layers.township_values];
    LAYERS.into_iter().zip(shown).filter(|(_, shown)| *shown).map(|(code, _)| code)
}

/// The layers of a view. Names of people are never kept with it.
fn layers(view: &SavedView, now: Layers) -> Layers {
    let [hatch, residents, township_names, village_names, township_values] =
        LAYERS.map(|code| view.layers.iter().any(|shown| shown == code));
    Layers { hatch, residents, township_names, village_names, township_values, ..now }
}

/// West, south, east and north of what is in sight, to a millionth of a degree (a hand's breadth).
fn extent(geography: &Geography, view: &View) -> [f64; 4] {
    let rounded = |degrees: f64| (degrees * 1e6).round() / 1e6;
    let corners = [view.frame.min, view.frame.max].map(|at| geography.lonlat_from_world(view.world_from_page(at)));
    let [[west, north], [east, south]] = corners;
    [west, south, east, north].map(rounded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::Quantity;
    use crate::map::rect::Rect;
    use crate::model::sample::{self, village};

    fn any_choice() -> impl Strategy<Value = Choice> {
        let methods = (0..Method::ALL.len()).prop_map(|nth| Method::ALL[nth].clone());
        let manual = prop::collection::vec((0i32..900).prop_map(f64::from), 0..4).prop_map(Method::Manual);
        let measure = (0..Quantity::ALL.len()).prop_map(|nth| Measure::from(Quantity::ALL[nth].clone()));
        let layers = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
        let names = ["东一村", "东二村", "西三村"];
        let selected = prop::collection::btree_set((0..names.len()).prop_map(move |nth| village(names[nth])), 0..3);
        (prop_oneof![methods, manual], measure, layers, selected, 2usize..10, any::<bool>()).prop_map(
            |(method, measure, (hatch, residents, township_names, village_names), selected, classes, dark)| Choice {
                measure,
                method,
                classes,
                layers: Layers {
                    hatch,
                    residents,
                    township_names,
                    village_names,
                    township_values: hatch,
                    resident_names: false,
                },
                selected,
                dark,
                ..Choice::default()
            },
        )
    }

    proptest! {
        #[test]
        fn what_was_seen_is_seen_again(choice in any_choice()) {
            let world = sample::sample_world();
            let geography = Geography::of(&world, 0.5);
            let kept = seen(&choice, &world, &geography, None);
            let now = Choice { dark: choice.dark, ..Choice::default() };
            let opened = opened(&kept, &now, &world, &geography);
            prop_assert_eq!(opened.choice, choice);
            prop_assert!(opened.missing.is_empty() && opened.bounds.is_none());
        }
    }

    #[test]
    fn the_extent_comes_back_to_the_metre() {
        let world = sample::sample_world();
        let geography = Geography::of(&world, 0.5);
        let view = View::fit(Rect::new([0.0, 0.0], [800.0, 600.0]), geography.bounds, 20.0, 1.0);
        let kept = seen(&Choice::default(), &world, &geography, Some(&view));
        let bounds = opened(&kept, &Choice::default(), &world, &geography).bounds.expect("there is an extent");
        let corner = view.world_from_page([0.0, 600.0]);
        assert!((bounds[0][0] - corner[0]).abs() < 1.0 && (bounds[0][1] - corner[1]).abs() < 1.0);
    }

    #[test]
    fn hotspots_are_kept_as_a_question_and_asked_again() {
        let world = sample::sample_world();
        let geography = Geography::of(&world, 0.5);
        let asked = SpotQuestion {
            kind: SpotKind::LocalMoran,
            measure: Measure::from_code("open/households").expect("a measure"),
            neighbourhood: Neighbourhood::Band { km: 5.5 },
            permutations: 999,
            ..SpotQuestion::default()
        };
        let mut view = SavedView { spots: Some(spots_kept(&asked)), ..SavedView::default() };
        view.measure = "open".into();
        let again = opened(&view, &Choice::default(), &world, &geography);
        assert_eq!((again.spots, again.missing.len()), (Some(asked), 0));
        for (statistic, neighbours, measure) in [("tea_leaves", "", "open"), ("gi", "moons:3", "open"), ("gi", "", "x")]
        {
            let [statistic, neighbours, measure] = [statistic, neighbours, measure].map(str::to_owned);
            let seed = 1;
            view.spots = Some(SavedSpots { statistic, measure, neighbours, seed, ..SavedSpots::default() });
            let opened = opened(&view, &Choice::default(), &world, &geography);
            assert_eq!((opened.spots, opened.missing.len()), (None, 1), "{:?}", view.spots);
        }
    }

    #[test]
    fn what_is_no_more_is_told_and_the_rest_is_shown() {
        let world = sample::sample_world();
        let geography = Geography::of(&world, 0.5);
        let mut view = seen(&Choice::default(), &world, &geography, None);
        view.measure = "moons".into();
        view.method = "by_hand".into();
        let code = world.villages.get(village("东一村")).expect("a village").code.clone();
        view.selected = vec!["999".into(), code];
        view.layers = vec!["hatch".into(), "clouds".into()];
        let opened = opened(&view, &Choice::default(), &world, &geography);
        let keys: Vec<&str> = opened.missing.iter().map(|sentence| sentence.key.as_str()).collect();
        assert_eq!(keys, ["map.view.measure_unknown", "map.view.villages_gone", "map.view.method_unknown"]);
        assert_eq!(opened.choice.measure, Measure::default());
        assert_eq!(opened.choice.selected, [village("东一村")].into());
        assert!(opened.choice.layers.hatch && !opened.choice.layers.residents);
        view.measure = "indicator:没有的".into();
        let missing = super::opened(&view, &Choice::default(), &world, &geography).missing;
        assert!(missing.iter().any(|sentence| sentence.key == "map.view.indicator_gone"));
    }
}
