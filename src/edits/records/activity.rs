//! The rules for activities.

use crate::model::{Activity, CatalogueKind, Refusal, Uuid, World};

use super::super::checks::{filled, found, known, listed, not_future};
use super::super::desk::Desk;
use super::rules::{Rules, names, unique};

impl Rules for Activity {
    fn title(&self, world: &World) -> String {
        let kind = world.entry(CatalogueKind::ActivityKind, &self.kind).map_or(self.kind.as_str(), |row| &row.title_zh);
        let what = if self.title.is_empty() { kind } else { self.title.as_str() };
        let first = self.villages.first().and_then(|id| world.villages.get(*id)).map(|village| village.name.as_str());
        [Some(what), first].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn check(&self, world: &World, desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.kind, "activity_kind")?;
        if !self.number.is_empty() {
            unique(self, world, &world.activities, "number", |row| &row.number)?;
        }
        check_codes(self, world, before)?;
        self.villages.iter().try_for_each(|id| found(&world.villages, *id).map(drop))?;
        self.cadres.iter().try_for_each(|id| found(&world.cadres, *id).map(drop))?;
        known(&world.townships, self.township)?;
        known(&world.units, self.unit)?;
        known(&world.campaigns, self.campaign)?;
        known(&world.issues, self.issue)?;
        if self.villages.is_empty() && self.township.is_none() && self.unit.is_none() {
            return Err(Refusal::new("refusal.activity.nowhere"));
        }
        not_future(self.on, desk.today, "day")
    }

    fn tidied(&self) -> Self {
        let mut row = self.clone();
        row.details.retain(|_, text| !text.trim().is_empty());
        without_repetition(&mut row.villages);
        without_repetition(&mut row.cadres);
        row
    }

    fn refers_to(&self, id: Uuid) -> bool {
        self.villages.iter().any(|village| names(*village, id))
            || self.cadres.iter().any(|cadre| names(*cadre, id))
            || names(self.township, id)
            || names(self.unit, id)
            || names(self.campaign, id)
            || names(self.issue, id)
    }
}

/// Keeps the first of each.
fn without_repetition<T: Copy + PartialEq>(list: &mut Vec<T>) {
    let all = std::mem::take(list);
    for one in all {
        if !list.contains(&one) {
            list.push(one);
        }
    }
}

/// Refuses codes that are in no list, unless they stood before.
fn check_codes(activity: &Activity, world: &World, before: Option<&Activity>) -> Result<(), Refusal> {
    if before.is_none_or(|before| before.kind != activity.kind) {
        listed(world, CatalogueKind::ActivityKind, &activity.kind)?;
    }
    if before.is_none_or(|before| before.purpose != activity.purpose) {
        listed(world, CatalogueKind::Purpose, &activity.purpose)?;
    }
    if before.is_none_or(|before| before.rating != activity.rating) {
        listed(world, CatalogueKind::Rating, &activity.rating)?;
    }
    let new = activity.details.keys().filter(|code| before.is_none_or(|before| !before.details.contains_key(*code)));
    new.into_iter().try_for_each(|code| listed(world, CatalogueKind::ActivityField, code))
}
