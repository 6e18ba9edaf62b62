//! The numbers of a month by category, level, township or unit.

use std::collections::BTreeMap;

use egui::{Align, Grid, Layout, Ui, vec2};

use crate::analysis::{Lot, MonthSummary};
use crate::model::{CatalogueKind, Id, Place, Township, Unit, World};
use crate::ui::look;
use crate::ui::widgets::tone;
use crate::words::Language;

use super::month_rows::GROUPED;

/// Size of a cell with a number, points.
const CELL: egui::Vec2 = vec2(60.0, 20.0);

/// By what the issues of a month are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum By {
    /// 类别
    #[default]
    Category,
    /// 层级
    Level,
    /// 乡镇
    Township,
    /// 责任单位
    Unit,
}

impl By {
    /// All groupings, in their order.
    pub(super) const ALL: [Self; 4] = [Self::Category, Self::Township, Self::Unit, Self::Level];

    /// The key of its title.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Category => "month.by.category",
            Self::Level => "month.by.level",
            Self::Township => "month.by.township",
            Self::Unit => "month.by.unit",
        }
    }
}

/// One group: its name, and its numbers in the order of [`GROUPED`].
pub(super) struct Group {
    /// The name, in the user's language.
    pub(super) name: String,
    /// The numbers.
    pub(super) counts: Vec<u32>,
}

/// The groups of a month, those with the most before others.
pub(super) fn groups(world: &World, month: &MonthSummary, by: By, language: Language) -> Vec<Group> {
    let code = |kind| move |code: &String| language.entry(world, kind, code).to_owned();
    let mut groups = match by {
        By::Category => gathered(month, |lot| &lot.by_category, code(CatalogueKind::Category)),
        By::Level => gathered(month, |lot| &lot.by_level, code(CatalogueKind::Level)),
        By::Township => gathered(month, |lot| &lot.by_township, |id| township(world, *id)),
        By::Unit => gathered(month, |lot| &lot.by_unit, |id| unit(world, *id)),
    };
    for group in groups.iter_mut().filter(|group| group.name.is_empty()) {
        group.name = language.say("month.nowhere").into_owned();
    }
    groups
}

fn gathered<K: Ord + Clone>(
    month: &MonthSummary,
    counts_of: fn(&Lot) -> &BTreeMap<K, u32>,
    name: impl Fn(&K) -> String,
) -> Vec<Group> {
    let lots: Vec<&Lot> = GROUPED.iter().filter_map(|figure| figure.lot(month)).collect();
    let keys: std::collections::BTreeSet<&K> = lots.iter().flat_map(|lot| counts_of(lot).keys()).collect();
    let counts = |key: &K| lots.iter().map(|lot| counts_of(lot).get(key).copied().unwrap_or_default()).collect();
    let mut groups: Vec<Group> = keys.into_iter().map(|key| Group { name: name(key), counts: counts(key) }).collect();
    groups.sort_by_key(|group| (std::cmp::Reverse(group.counts.iter().sum::<u32>()), group.name.clone()));
    groups
}

fn township(world: &World, id: Option<Id<Township>>) -> String {
    id.map(|id| world.place_name(Place::Township(id)).to_owned()).unwrap_or_default()
}

fn unit(world: &World, id: Option<Id<Unit>>) -> String {
    id.and_then(|id| world.units.get(id)).map(|unit| unit.name.clone()).unwrap_or_default()
}

/// Draws the groups.
pub(super) fn groups_ui(ui: &mut Ui, language: Language, groups: &[Group]) {
    Grid::new("groups").striped(true).num_columns(GROUPED.len() + 1).spacing(vec2(18.0, 4.0)).show(ui, |ui| {
        ui.label("");
        for figure in &GROUPED {
            right_ui(ui, tone::small(ui, language.say(&figure.key())));
        }
        ui.end_row();
        for group in groups {
            ui.label(group.name.as_str());
            for (count, figure) in group.counts.iter().zip(&GROUPED) {
                let text = egui::RichText::new(count.to_string()).size(look::BODY);
                let bad = figure.late && *count > 0;
                right_ui(ui, if bad { text.color(tone::late(ui)) } else { text });
            }
            ui.end_row();
        }
    });
}

/// A text at the right end of its cell.
fn right_ui(ui: &mut Ui, text: egui::RichText) {
    ui.allocate_ui_with_layout(CELL, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(CELL);
        ui.label(text);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::month::summary;
    use crate::model::sample::{TODAY, sample_world};

    #[test]
    fn the_groups_of_a_month_add_up_to_its_numbers() {
        let world = sample_world();
        let month = summary(&world, TODAY, TODAY);
        for by in By::ALL {
            let groups = groups(&world, &month, by, Language::Chinese);
            for (at, figure) in GROUPED.iter().enumerate() {
                let sum: u32 = groups.iter().map(|group| group.counts[at]).sum();
                assert_eq!(sum, figure.count(&month), "{by:?} {}", figure.code);
            }
        }
        let townships = groups(&world, &month, By::Township, Language::Chinese);
        assert_eq!(townships.iter().map(|group| group.name.as_str()).collect::<Vec<_>>(), ["东样乡", "西例镇"]);
    }
}
