//! The rules for the rows of the catalogue.

use crate::model::{CatalogueKind, CatalogueRow, Date, Refusal, World, activity_kind, promise_kind, role, scope};

use super::super::checks::filled;
use super::super::desk::Desk;
use super::rules::{Rules, used_in};
use super::uses::{Use, refuse_used};

impl Rules for CatalogueRow {
    fn title(&self, _world: &World) -> String {
        self.title_zh.clone()
    }

    fn check(&self, world: &World, _desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.code, "code")?;
        filled(&self.title_zh, "title")?;
        let twin = |row: &Self| row.id != self.id && row.kind == self.kind && row.code == self.code;
        if let Some(twin) = world.catalogue.find(twin) {
            return Err(Refusal::new("refusal.taken")
                .with("field", "@edit.field.code")
                .with("text", &self.code)
                .with("what", "@edit.what.catalogue")
                .with("name", &twin.title_zh));
        }
        if before.is_none_or(|before| (&before.code, &before.value) != (&self.code, &self.value)) {
            check_value(self)?;
        }
        match before.filter(|before| (before.kind, &before.code) != (self.kind, &self.code)) {
            Some(before) => {
                before.removable()?;
                refuse_used("@edit.what.catalogue", &before.title_zh, &before.uses(world))
            }
            None => Ok(()),
        }
    }

    fn removable(&self) -> Result<(), Refusal> {
        if is_known_by_name(self.kind, &self.code) {
            return Err(Refusal::new("refusal.catalogue.known").with("name", &self.title_zh));
        }
        Ok(())
    }

    fn uses(&self, world: &World) -> Vec<Use> {
        let code = self.code.as_str();
        match self.kind {
            CatalogueKind::Role => used_in(&world.postings, world, |row| row.role == code),
            CatalogueKind::IssueKind => used_in(&world.issues, world, |row| row.kind == code),
            CatalogueKind::Category => used_in(&world.issues, world, |row| row.category == code),
            CatalogueKind::Level => used_in(&world.issues, world, |row| row.level == code),
            CatalogueKind::Source => used_in(&world.issues, world, |row| row.source == code),
            CatalogueKind::StandingKind => used_in(&world.standings, world, |row| row.kind == code),
            CatalogueKind::Rank => used_in(&world.cadres, world, |row| row.rank == code),
            CatalogueKind::Skill => used_in(&world.cadres, world, |row| row.skills.iter().any(|skill| skill == code)),
            CatalogueKind::UnitKind => used_in(&world.units, world, |row| row.kind == code),
            CatalogueKind::VillageKind => used_in(&world.villages, world, |row| row.kind == code),
            CatalogueKind::SiteKind => used_in(&world.sites, world, |row| row.kind == code),
            CatalogueKind::ActivityKind => used_in(&world.activities, world, |row| row.kind == code),
            CatalogueKind::ActivityField => used_in(&world.activities, world, |row| row.details.contains_key(code)),
            CatalogueKind::Purpose => used_in(&world.activities, world, |row| row.purpose == code),
            CatalogueKind::Topic => used_in(&world.issues, world, |row| row.topic == code),
            CatalogueKind::Scope => used_in(&world.issues, world, |row| row.scope == code),
            CatalogueKind::Cause => used_in(&world.issues, world, |row| row.cause == code),
            CatalogueKind::Rating => used_in(&world.issues, world, |row| row.rating == code)
                .or_else(|| used_in(&world.promises, world, |row| row.rating == code))
                .or_else(|| used_in(&world.activities, world, |row| row.rating == code)),
            CatalogueKind::PromiseKind => used_in(&world.promises, world, |row| row.kind == code),
            CatalogueKind::TaskItem => used_in(&world.promises, world, |row| row.item == code),
            CatalogueKind::DocumentKind => used_in(&world.documents, world, |row| row.kind == code),
            CatalogueKind::Criterion => used_in(&world.criteria, world, |row| row.code == code),
            CatalogueKind::Need => used_in(&world.households, world, |row| row.need == code),
            CatalogueKind::ScoreRule | CatalogueKind::Holiday => None,
        }
        .into_iter()
        .collect()
    }
}

/// Refuses a row whose code or value cannot be read by what counts with it; a value may be left empty.
fn check_value(row: &CatalogueRow) -> Result<(), Refusal> {
    let (value, empty) = (row.value.as_str(), row.value.is_empty());
    let readable = match row.kind {
        CatalogueKind::Holiday => row.code.parse::<Date>().is_ok() && ["off", "work"].contains(&value),
        CatalogueKind::Level | CatalogueKind::TaskItem => empty || value.parse::<u16>().is_ok_and(|days| days <= 3650),
        CatalogueKind::Rating => empty || value.parse::<u8>().is_ok_and(|percent| percent <= 100),
        CatalogueKind::ScoreRule => empty || value.parse::<u16>().is_ok_and(|weight| weight <= 1000),
        CatalogueKind::ActivityField => empty || ["text", "number", "date"].contains(&value),
        _ => true,
    };
    if readable {
        return Ok(());
    }
    let key = match row.kind {
        CatalogueKind::Holiday => "refusal.catalogue.holiday",
        _ => "refusal.catalogue.value",
    };
    Err(Refusal::new(key).with("name", &row.title_zh).with("code", &row.code).with("value", value))
}

/// Whether the rules of the program know the row by its code, so that it may be switched off but not go.
fn is_known_by_name(kind: CatalogueKind, code: &str) -> bool {
    match kind {
        CatalogueKind::Role => [
            role::TOWNSHIP_LEADER,
            role::VILLAGE_LEAD,
            role::RESIDENT,
            role::FIRST_SECRETARY,
            role::CONTACT,
            role::PAIRED_BRANCH,
            role::ENTERPRISE,
            role::HOUSEHOLD,
        ]
        .contains(&code),
        CatalogueKind::IssueKind => ["issue", "dispute"].contains(&code),
        CatalogueKind::Scope => [scope::SINGLE, scope::COMMON, scope::REGIONAL].contains(&code),
        CatalogueKind::ActivityKind => activity_kind::ALL.contains(&code),
        CatalogueKind::PromiseKind => promise_kind::ALL.contains(&code),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::Id;
    use crate::model::sample;

    #[test]
    fn a_title_can_be_changed_and_a_row_switched_off_but_a_code_in_use_stays() {
        let world = sample::sample_world();
        let row = world.entry(CatalogueKind::Category, "infrastructure").unwrap();
        done(&world, &Edit::amend(CatalogueRow { title_zh: "基础设施".into(), active: false, ..row.clone() }));
        let recoded = Edit::amend(CatalogueRow { code: "works".into(), ..row.clone() });
        assert_eq!(refused(&world, &recoded), "refusal.used_by_more");
        let role = world.entry(CatalogueKind::Role, "township_leader").unwrap();
        let recoded = Edit::amend(CatalogueRow { code: "chief".into(), ..role.clone() });
        assert_eq!(refused(&world, &recoded), "refusal.catalogue.known");
        assert_eq!(refused(&world, &Edit::remove(role.id)), "refusal.catalogue.known");
    }

    #[test]
    fn a_code_stands_once_in_its_list() {
        let world = sample::sample_world();
        let row = world.entry(CatalogueKind::Category, "infrastructure").unwrap();
        let twin = CatalogueRow { id: Id::named("twin"), ..row.clone() };
        assert_eq!(refused(&world, &Edit::add(twin.clone())), "refusal.taken");
        done(&world, &Edit::add(CatalogueRow { kind: CatalogueKind::Source, ..twin.clone() }));
        assert_eq!(refused(&world, &Edit::add(CatalogueRow { title_zh: String::new(), ..twin })), "refusal.empty");
    }

    #[test]
    fn what_is_counted_with_has_to_be_readable() {
        let world = sample::sample_world();
        let row = |kind, code: &str, value: &str| {
            let row = CatalogueRow { value: value.into(), title_zh: "某".into(), ..CatalogueRow::blank(kind, code) };
            Edit::add(row)
        };
        done(&world, &row(CatalogueKind::Holiday, "2027-02-06", "off"));
        done(&world, &row(CatalogueKind::Level, "city", "60"));
        done(&world, &row(CatalogueKind::Level, "city", ""));
        for (code, value) in [("2027-02-30", "off"), ("春节", "off"), ("2027-02-06", ""), ("2027-02-06", "maybe")] {
            assert_eq!(refused(&world, &row(CatalogueKind::Holiday, code, value)), "refusal.catalogue.holiday");
        }
        for (kind, value) in
            [(CatalogueKind::Level, "十"), (CatalogueKind::Rating, "101"), (CatalogueKind::TaskItem, "-1")]
        {
            assert_eq!(refused(&world, &row(kind, "x", value)), "refusal.catalogue.value");
        }
        let level = world.entry(CatalogueKind::Level, "village").unwrap();
        done(&world, &Edit::amend(CatalogueRow { value: "15".into(), ..level.clone() }));
    }

    #[test]
    fn uses_are_found_in_every_list() {
        let world = sample::sample_world();
        let unused = ["township_leader", "livelihood", "finance"];
        for row in world.catalogue.iter() {
            assert_eq!(row.uses(&world).is_empty(), unused.contains(&row.code.as_str()), "{}", row.code);
        }
    }
}
