//! A saved view: what was seen on the map under a name, kept in the file as a setting, so that colleagues have it too and
//! undo takes it back. Everything is named by codes, so that a view outlives what it names.

use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::world::World;

/// What the keys of the settings begin with; the name follows.
const KEY: &str = "view.";

/// The day of which something is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum ViewDay {
    /// The last day that there is: that which counts as today.
    #[default]
    Today,
    /// That of the last meeting, whichever that is by then.
    LastMeeting,
    /// This day.
    On(Date),
}

impl ViewDay {
    /// The day itself; none where no meeting was kept.
    pub fn day(self, world: &World, today: Date) -> Option<Date> {
        match self {
            Self::Today => Some(today),
            Self::LastMeeting => world.last_meeting(),
            Self::On(day) => Some(day),
        }
    }
}

impl From<String> for ViewDay {
    /// Reads a day; what cannot be read is today.
    fn from(text: String) -> Self {
        match text.as_str() {
            "last_meeting" => Self::LastMeeting,
            text => Date::from_str(text).map_or(Self::Today, Self::On),
        }
    }
}

impl From<ViewDay> for String {
    fn from(day: ViewDay) -> Self {
        match day {
            ViewDay::Today => Self::new(),
            ViewDay::LastMeeting => "last_meeting".to_owned(),
            ViewDay::On(day) => day.to_string(),
        }
    }
}

/// How time is seen on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeSight {
    /// Month after month.
    Months,
    /// Two days side by side.
    Split,
    /// What has changed since another day.
    Change,
    /// One day.
    #[default]
    #[serde(other)]
    Day,
}

impl TimeSight {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Day, Self::Months, Self::Split, Self::Change];
}

/// What was seen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedView {
    /// Its place among the views.
    pub order: u32,
    /// The measure, by its code.
    pub measure: String,
    /// How classes are found, by its code.
    pub method: String,
    /// How many classes there are at most.
    pub classes: usize,
    /// The user's own upper bounds, where classes are found by them.
    pub breaks: Vec<f64>,
    /// The layers that are shown, by their codes.
    pub layers: Vec<String>,
    /// The palette by its code; empty where it is that of the program.
    pub palette: String,
    /// Whether the palette runs the other way.
    pub reversed: bool,
    /// The measure with which the first is crossed, by its code; empty where there is none.
    pub second: String,
    /// The measure of the circles, by its code; empty where there are none.
    pub circles: String,
    /// Whether large circles are drawn larger, because eyes take them for smaller.
    pub flannery: bool,
    /// What is looked for in place of the measure; nothing where the measure itself is seen.
    pub spots: Option<SavedSpots>,
    /// For which areas the theme is read, by its code; empty for villages.
    pub level: String,
    /// West, south, east, north in degrees; the county where there is none.
    pub extent: Option<[f64; 4]>,
    /// The villages that are selected, by their codes.
    pub selected: Vec<String>,
    /// The day that is seen.
    pub day: ViewDay,
    /// How time is seen.
    pub time: TimeSight,
    /// The other day, where there are two.
    pub other_day: ViewDay,
    /// What is to be said about it.
    pub note: String,
}

/// Which hotspots were looked for. The answer is not kept: it is found anew in the file as it is by then.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedSpots {
    /// The statistic, by its code.
    pub statistic: String,
    /// What it looks at, by the code of the measure.
    pub measure: String,
    /// Which villages count as neighbours, by its code.
    pub neighbours: String,
    /// How many months a scan looks at as well; 0 where the time does not matter.
    pub months: usize,
    /// How many permutations judge; 0 for the normal distribution.
    pub permutations: u32,
    /// What chance follows from.
    pub seed: u64,
}

impl SavedView {
    /// The key of the setting that keeps the view of a name.
    pub fn key(name: &str) -> String {
        format!("{KEY}{}", name.trim())
    }

    /// The value of the setting.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The view of the value of a setting; none where it cannot be read.
    pub fn read(value: &str) -> Option<Self> {
        serde_json::from_str(value).ok()
    }

    /// The views that are kept in the file, with their names, in their order. What cannot be read is left out.
    pub fn kept(world: &World) -> Vec<(String, Self)> {
        let read = |setting: &super::Setting| {
            let name = setting.key.strip_prefix(KEY)?;
            Some((name.to_owned(), Self::read(&setting.value)?))
        };
        let mut views: Vec<(String, Self)> = world.settings.iter().filter_map(read).collect();
        views.sort_by(|(a, one), (b, other)| (one.order, a).cmp(&(other.order, b)));
        views
    }

    /// The settings that bring views into this order: those whose place differs.
    pub fn ordered(views: &[(String, Self)]) -> Vec<(String, String)> {
        let moved = (1..).zip(views).filter(|(place, (_, view))| *place != view.order);
        moved.map(|(order, (name, view))| (Self::key(name), Self { order, ..view.clone() }.text())).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Changes, Sentence, Setting, sample, setting_key};

    fn any_day() -> impl Strategy<Value = ViewDay> {
        let day = (2000i16..2100, 1i8..13, 1i8..29).prop_map(|(year, month, day)| jiff::civil::date(year, month, day));
        prop_oneof![Just(ViewDay::Today), Just(ViewDay::LastMeeting), day.prop_map(ViewDay::On)]
    }

    fn any_view() -> impl Strategy<Value = SavedView> {
        let texts = || prop::collection::vec("\\PC{0,8}", 0..4);
        let degree = |from: i32, to: i32| (from..to).prop_map(|micro| f64::from(micro) / 1e6);
        let extent = proptest::option::of([
            degree(-180_000_000, 180_000_000),
            degree(-90_000_000, 90_000_000),
            degree(-180_000_000, 180_000_000),
            degree(-90_000_000, 90_000_000),
        ]);
        let time = (0..TimeSight::ALL.len()).prop_map(|nth| TimeSight::ALL[nth]);
        let breaks = prop::collection::vec((-9000i32..9000).prop_map(|n| f64::from(n) / 16.0), 0..5);
        let spots = proptest::option::of(("[a-z]{0,5}", "[a-z:/]{0,9}", 0usize..25, any::<u32>(), any::<u64>()));
        let spots = spots.prop_map(|spots| {
            spots.map(|(statistic, measure, months, permutations, seed)| {
                let neighbours = "knn:8".to_owned();
                SavedSpots { statistic, measure, neighbours, months, permutations, seed }
            })
        });
        let words = (".{0,20}", "[a-z:/?=&]{0,12}", "[a-z]{0,8}", "[a-z]{0,8}", any::<bool>());
        ((any::<u32>(), 0usize..10, breaks, texts(), texts()), words, (extent, spots), (any_day(), time, any_day()))
            .prop_map(
                |(
                    (order, classes, breaks, layers, selected),
                    (note, measure, method, palette, reversed),
                    (extent, spots),
                    (day, time, other_day),
                )| {
                    SavedView {
                        order,
                        measure,
                        method,
                        classes,
                        breaks,
                        layers,
                        palette,
                        reversed,
                        second: String::new(),
                        circles: "open".to_owned(),
                        flannery: !reversed,
                        spots,
                        level: "township".to_owned(),
                        extent,
                        selected,
                        day,
                        time,
                        other_day,
                        note,
                    }
                },
            )
    }

    fn world_with(settings: &[(String, String)]) -> World {
        let mut world = sample::sample_world();
        let mut changes = Changes::new(Sentence::new("test"));
        settings.iter().for_each(|(key, value)| changes.add(Setting::new(key, value.as_str())));
        world.apply(&changes);
        world
    }

    proptest! {
        #[test]
        fn what_is_kept_comes_back_as_it_was(view in any_view(), name in "[\\PC&&[^\\s]]{1,12}") {
            let world = world_with(&[(SavedView::key(&name), view.text())]);
            prop_assert_eq!(SavedView::kept(&world), [(name, view)]);
        }
    }

    #[test]
    fn views_of_other_versions_are_read_as_far_as_they_are_known() {
        let world = world_with(&[
            ("view.早先".into(), r#"{"measure":"open","moons":3,"time":"tides","day":"yesterday"}"#.into()),
            ("view.坏的".into(), "{".into()),
        ]);
        let kept = SavedView::kept(&world);
        let expected = SavedView { measure: "open".into(), ..SavedView::default() };
        assert_eq!(kept, [("早先".to_owned(), expected)]);
    }

    #[test]
    fn another_order_changes_only_what_stands_elsewhere() {
        let view = |order| SavedView { order, ..SavedView::default() };
        let views = [("甲".to_owned(), view(1)), ("丙".to_owned(), view(3)), ("乙".to_owned(), view(2))];
        let ordered = SavedView::ordered(&views);
        assert_eq!(ordered.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), ["view.丙", "view.乙"]);
        let world = world_with(&[("view.甲".into(), view(1).text())]);
        assert!(SavedView::ordered(&SavedView::kept(&world)).is_empty());
    }

    #[test]
    fn a_day_is_that_of_the_last_meeting_where_one_was_kept() {
        let world = world_with(&[(setting_key::LAST_MEETING.to_owned(), "2026-10-15".to_owned())]);
        let day = |day: ViewDay, world: &World| day.day(world, sample::TODAY);
        assert_eq!(day(ViewDay::LastMeeting, &world), Some(jiff::civil::date(2026, 10, 15)));
        assert_eq!(day(ViewDay::LastMeeting, &sample::sample_world()), None);
        assert_eq!(day(ViewDay::Today, &world), Some(sample::TODAY));
    }
}
