//! The rules for activities.

use crate::model::{Activity, CatalogueKind, Changes, Date, Refusal, Uuid, World};

use super::super::checks::{filled, found, known, listed, not_future};
use super::super::desk::Desk;
use super::return_visit::take_rating_back;
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
        check_details(self, world)?;
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
        let trimmed = |text: &str| text.trim().to_owned();
        let (number, title, summary) = (trimmed(&self.number), trimmed(&self.title), trimmed(&self.summary));
        let mut row = Self { number, title, summary, ..self.clone() };
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

    fn cut_links(&self, world: &World, changes: &mut Changes) {
        take_rating_back(self, world, changes);
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

/// Refuses a field of the kind that takes a number or a day and holds something else.
fn check_details(activity: &Activity, world: &World) -> Result<(), Refusal> {
    for (code, text) in activity.details.iter().filter(|(_, text)| !text.trim().is_empty()) {
        let Some(field) = world.entry(CatalogueKind::ActivityField, code) else { continue };
        let (fits, key) = match field.value.as_str() {
            "number" => (text.trim().parse::<u32>().is_ok(), "refusal.activity.number"),
            "date" => (text.trim().parse::<Date>().is_ok(), "refusal.activity.day"),
            _ => continue,
        };
        if !fits {
            return Err(Refusal::new(key).with("field", &field.title_zh).with("value", text));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::trial::{done, refused};
    use crate::edits::{Edit, default_catalogue};
    use crate::model::Id;
    use crate::model::sample::{self, TODAY, cadre, village};

    fn meeting(details: &[(&str, &str)]) -> Edit {
        let text = |text: &str| text.to_owned();
        Edit::add(Activity {
            id: Id::named("meeting"),
            villages: vec![village("东一村")],
            cadres: vec![cadre("赵一"), cadre("赵一")],
            details: details.iter().map(|(code, value)| (text(code), text(value))).collect(),
            ..Activity::blank("assignment_meeting", TODAY)
        })
    }

    #[test]
    fn a_field_of_a_kind_takes_what_its_row_of_the_catalogue_says() {
        let mut world = sample::sample_world();
        world.catalogue = default_catalogue().into_iter().collect();
        let (after, _) = done(&world, &meeting(&[("meeting_count", "12"), ("meeting_chair", "  ")]));
        let row = after.activities.get(Id::named("meeting")).unwrap();
        assert_eq!((row.details.len(), row.cadres.len()), (1, 1), "empty fields and repetitions go");
        assert_eq!(refused(&world, &meeting(&[("meeting_count", "十二")])), "refusal.activity.number");
        assert_eq!(refused(&world, &meeting(&[("inspection_due", "2026-02-30")])), "refusal.activity.day");
        assert_eq!(refused(&world, &meeting(&[("own_field", "x")])), "refusal.unlisted");
    }
}
