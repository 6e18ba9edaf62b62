//! The rules for villages.

use crate::model::{CatalogueKind, Refusal, Uuid, Village, World};

use super::super::checks::{filled, found, listed, on_the_globe};
use super::super::desk::Desk;
use super::rules::{Rules, filled_and_unique, names};

impl Rules for Village {
    fn title(&self, _world: &World) -> String {
        self.name.clone()
    }

    fn refers_to(&self, id: Uuid) -> bool {
        names(self.township, id)
    }

    fn check(&self, world: &World, _desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.name, "name")?;
        filled_and_unique(self, world, &world.villages, "code", |row| &row.code)?;
        found(&world.townships, self.township)?;
        if before.is_none_or(|before| before.kind != self.kind) {
            listed(world, CatalogueKind::VillageKind, &self.kind)?;
        }
        on_the_globe(self.position)
    }
}

#[cfg(test)]
mod tests {
    use crate::edits::Edit;
    use crate::edits::trial::{refused, refused_with};
    use crate::model::sample::{self, village};
    use crate::model::{Id, Point, Village};

    #[test]
    fn a_village_has_a_name_an_own_code_a_township_and_a_kind_of_the_list() {
        let world = sample::sample_world();
        let row = world.villages.get(village("东一村")).unwrap();
        let other = world.villages.get(village("东二村")).unwrap();
        let refused = |row: Village| refused(&world, &Edit::amend(row));
        assert_eq!(refused(Village { name: " ".into(), ..row.clone() }), "refusal.empty");
        assert_eq!(refused(Village { township: Id::named("x"), ..row.clone() }), "refusal.gone");
        assert_eq!(refused(Village { kind: "castle".into(), ..row.clone() }), "refusal.unlisted");
        let nan = Some(Point::new(f64::NAN, 28.0));
        assert_eq!(refused(Village { position: nan, ..row.clone() }), "refusal.position");
        let taken = Edit::amend(Village { code: other.code.clone(), ..row.clone() });
        assert_eq!(refused_with(&world, &taken), format!("代码“{}”已用于村社区 东二村", other.code));
    }
}
