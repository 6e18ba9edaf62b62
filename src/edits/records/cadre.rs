//! The rules for cadres.

use crate::model::{Cadre, CatalogueKind, Refusal, Uuid, World};

use super::super::checks::{filled, known, listed, on_the_globe, percent};
use super::super::desk::Desk;
use super::rules::{Rules, names, unique};

impl Rules for Cadre {
    fn title(&self, _world: &World) -> String {
        self.name.clone()
    }

    fn refers_to(&self, id: Uuid) -> bool {
        names(self.unit, id) || names(self.home_village, id)
    }

    fn check(&self, world: &World, desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.name, "name")?;
        if !self.code.is_empty() {
            unique(self, world, &world.cadres, "work_number", |row| &row.code)?;
        }
        known(&world.units, self.unit)?;
        known(&world.villages, self.home_village)?;
        if before.is_none_or(|before| before.rank != self.rank) {
            listed(world, CatalogueKind::Rank, &self.rank)?;
        }
        if before.is_none_or(|before| before.skills != self.skills) {
            self.skills.iter().try_for_each(|skill| listed(world, CatalogueKind::Skill, skill))?;
        }
        percent(self.share_percent, "share_percent")?;
        on_the_globe(self.base)?;
        match before {
            Some(before) if before.active && !self.active => refuse_while_posted(self, world, desk),
            _ => Ok(()),
        }
    }

    fn tidied(&self) -> Self {
        let mut skills = self.skills.clone();
        skills.sort();
        skills.dedup();
        Self { skills, ..self.clone() }
    }
}

/// Refuses to take a cadre out of service who is still posted.
fn refuse_while_posted(cadre: &Cadre, world: &World, desk: &Desk) -> Result<(), Refusal> {
    let posted = |until: Option<_>| until.is_none_or(|until| desk.today < until);
    let holding = world.postings.iter().filter(|row| row.cadre == Some(cadre.id) && posted(row.until));
    let places: Vec<&str> = holding.map(|row| world.place_name(row.place)).collect();
    if places.is_empty() {
        return Ok(());
    }
    Err(Refusal::new("refusal.cadre.still_posted")
        .with("name", &cadre.name)
        .with("count", places.len())
        .with("places", places.iter().take(3).copied().collect::<Vec<_>>().join("、")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::trial::{done, refused, refused_with};
    use crate::edits::{Edit, EndPosting};
    use crate::model::Id;
    use crate::model::sample::{self, TODAY, cadre, posting};

    #[test]
    fn skills_are_kept_in_order_and_once() {
        let world = sample::sample_world();
        let row = world.cadres.get(cadre("李四")).unwrap();
        let skills = ["law", "finance", "law"].map(str::to_owned).to_vec();
        let (after, _) = done(&world, &Edit::amend(Cadre { skills, ..row.clone() }));
        assert_eq!(after.cadres.get(row.id).unwrap().skills, ["finance", "law"]);
    }

    #[test]
    fn name_share_codes_and_references_are_checked() {
        let world = sample::sample_world();
        let row = world.cadres.get(cadre("李四")).unwrap();
        let refused = |row: Cadre| refused(&world, &Edit::amend(row));
        assert_eq!(refused(Cadre { name: String::new(), ..row.clone() }), "refusal.empty");
        assert_eq!(refused(Cadre { share_percent: 101, ..row.clone() }), "refusal.percent");
        assert_eq!(refused(Cadre { rank: "emperor".into(), ..row.clone() }), "refusal.unlisted");
        assert_eq!(refused(Cadre { skills: vec!["magic".into()], ..row.clone() }), "refusal.unlisted");
        assert_eq!(refused(Cadre { unit: Some(Id::named("x")), ..row.clone() }), "refusal.gone");
        assert_eq!(refused(Cadre { home_village: Some(Id::named("x")), ..row.clone() }), "refusal.gone");
        let (numbered, _) = done(&world, &Edit::amend(Cadre { code: "G7".into(), ..row.clone() }));
        let other = world.cadres.get(cadre("赵一")).unwrap();
        let twin = Edit::amend(Cadre { code: "G7".into(), ..other.clone() });
        assert_eq!(refused_with(&numbered, &twin), "工号“G7”已用于干部 李四");
    }

    #[test]
    fn whoever_is_still_posted_is_not_taken_out_of_service() {
        let world = sample::sample_world();
        let row = world.cadres.get(cadre("赵一")).unwrap();
        let leave = Edit::amend(Cadre { active: false, ..row.clone() });
        assert_eq!(refused_with(&world, &leave), "赵一 还有 1 项派驻没有结束：东二村。请先结束派驻");
        let end = EndPosting { posting: posting("赵一"), until: TODAY };
        done(&done(&world, &Edit::EndPosting(end)).0, &leave);
    }
}
