//! The rules for enterprises and project sites.

use crate::model::{CatalogueKind, Refusal, Site, Uuid, World};

use super::super::checks::{filled, known, listed, on_the_globe};
use super::super::desk::Desk;
use super::rules::{Rules, names, unique};

impl Rules for Site {
    fn title(&self, _world: &World) -> String {
        self.name.clone()
    }

    fn refers_to(&self, id: Uuid) -> bool {
        names(self.township, id) || names(self.village, id) || names(self.unit, id)
    }

    fn check(&self, world: &World, _desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.name, "name")?;
        if !self.code.is_empty() {
            unique(self, world, &world.sites, "code", |row| &row.code)?;
        }
        if before.is_none_or(|before| before.kind != self.kind) {
            listed(world, CatalogueKind::SiteKind, &self.kind)?;
        }
        known(&world.townships, self.township)?;
        known(&world.units, self.unit)?;
        let village = known(&world.villages, self.village)?;
        if let Some(village) = village.filter(|village| self.township.is_some_and(|here| here != village.township)) {
            return Err(Refusal::new("refusal.other_township").with("village", &village.name));
        }
        on_the_globe(self.position)
    }
}

#[cfg(test)]
mod tests {
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, village};
    use crate::model::{Id, Site};

    #[test]
    fn a_site_lies_in_the_township_of_its_village_and_shares_no_code() {
        let world = sample::sample_world();
        let row = world.sites.get(sample::site()).unwrap();
        let refused = |row: Site| refused(&world, &Edit::add(row));
        let new = Site { id: Id::named("new"), code: String::new(), ..row.clone() };
        done(&world, &Edit::add(new.clone()));
        assert_eq!(refused(Site { code: "S1".into(), ..new.clone() }), "refusal.taken");
        assert_eq!(refused(Site { village: Some(village("西一村")), ..new.clone() }), "refusal.other_township");
        assert_eq!(refused(Site { unit: Some(Id::named("x")), ..new.clone() }), "refusal.gone");
        assert_eq!(refused(Site { kind: "castle".into(), ..new.clone() }), "refusal.unlisted");
        assert_eq!(refused(Site { name: String::new(), ..new }), "refusal.empty");
    }
}
