//! 派驻: posts a cadre or a unit to a place.

use crate::model::{CatalogueKind, Changes, Posting, Refusal, Sentence, World};

use crate::edits::checks::title_of;
use crate::edits::desk::Desk;
use crate::edits::records::check_posting;

/// Post a cadre or a unit to a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Post {
    /// The posting as it shall stand; its identity is made by the caller.
    pub posting: Posting,
}

impl Post {
    /// Adds the posting, unless the same person holds the same role there at that time, comes from that village, or
    /// cannot be posted.
    pub fn changes(&self, world: &World, _desk: &Desk) -> Result<Changes, Refusal> {
        let posting = &self.posting;
        check_posting(posting, world, None)?;
        let mut changes = Changes::new(told("edit.post", posting, world));
        changes.add(posting.clone());
        Ok(changes)
    }
}

/// A sentence about a posting: who, where, as what.
pub(super) fn told(key: &str, posting: &Posting, world: &World) -> Sentence {
    let cadre = posting.cadre.and_then(|id| world.cadres.get(id)).map(|row| row.name.as_str());
    let unit = || posting.unit.and_then(|id| world.units.get(id)).map(|row| row.name.as_str());
    Sentence::new(key)
        .with("who", cadre.or_else(unit).unwrap_or_default())
        .with("place", world.place_name(posting.place))
        .with("role", title_of(world, CatalogueKind::Role, &posting.role))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused, refused_with};
    use crate::model::sample::{self, TODAY, cadre, township, unit, village};
    use crate::model::{Cadre, Id, Place, Unit, role};
    use crate::words::Language;

    fn tie(name: &str, place: &str, role: &str) -> Posting {
        Posting {
            id: Id::named("new"),
            cadre: Some(cadre(name)),
            unit: None,
            place: Place::Village(village(place)),
            role: role.to_owned(),
            from: TODAY,
            until: None,
            note: String::new(),
        }
    }

    fn post(posting: Posting) -> Edit {
        Edit::Post(Post { posting })
    }

    #[test]
    fn a_posting_is_added_as_it_was_given() {
        let world = sample::sample_world();
        let posting = tie("李四", "东一村", role::RESIDENT);
        let (after, said) = done(&world, &post(posting.clone()));
        assert_eq!(after.postings.get(posting.id), Some(&posting));
        assert_eq!(said, "派驻 李四 到 东一村（驻村）");
    }

    #[test]
    fn the_role_is_told_in_the_language_of_whoever_reads_the_history() {
        let world = sample::sample_world();
        let place = Place::Township(township("东样乡"));
        let posting = Posting { place, ..tie("李四", "东一村", role::TOWNSHIP_LEADER) };
        let sentence = told("edit.post", &posting, &world);
        assert_eq!(Language::Chinese.sentence(&sentence), "派驻 李四 到 东样乡（挂乡）");
        assert_eq!(Language::English.sentence(&sentence), "Posted 李四 to 东样乡 (Township leader)");
        let sentence = told("edit.post", &Posting { role: "unknown".into(), ..posting }, &world);
        assert_eq!(Language::English.sentence(&sentence), "Posted 李四 to 东样乡 (unknown)");
    }

    #[test]
    fn a_unit_can_be_tied_without_a_cadre() {
        let unit = Posting { cadre: None, unit: Some(unit("样例局")), ..tie("李四", "东一村", role::CONTACT) };
        assert_eq!(done(&sample::sample_world(), &post(unit)).1, "派驻 样例局 到 东一村（联系）");
    }

    #[test]
    fn the_same_role_twice_in_one_place_is_refused_while_both_would_hold() {
        let world = sample::sample_world();
        assert_eq!(refused(&world, &post(tie("赵一", "东二村", role::RESIDENT))), "refusal.posting.double");
        done(&world, &post(tie("赵一", "东二村", role::CONTACT)));
        // The posting of 钱二 ended on the first of June.
        done(&world, &post(tie("钱二", "东三村", role::CONTACT)));
        let earlier = Posting { from: date(2026, 5, 31), ..tie("钱二", "东三村", role::CONTACT) };
        assert_eq!(refused(&world, &post(earlier.clone())), "refusal.posting.double");
        done(&world, &post(Posting { from: date(2026, 6, 1), ..earlier }));
    }

    #[test]
    fn nobody_is_resident_in_the_home_village_but_may_be_in_contact_with_it() {
        let world = sample::sample_world();
        let said = refused_with(&world, &post(tie("钱二", "东一村", role::RESIDENT)));
        assert_eq!(said, "东一村 是 钱二 的原籍村，按回避要求不能驻村");
        assert_eq!(refused(&world, &post(tie("孙三", "西二村", role::FIRST_SECRETARY))), "refusal.posting.home");
        done(&world, &post(tie("钱二", "东一村", role::CONTACT)));
    }

    #[test]
    fn a_village_has_one_first_secretary_at_a_time() {
        let world = sample::sample_world();
        let second = tie("李四", "西一村", role::FIRST_SECRETARY);
        assert_eq!(refused(&world, &post(second)), "refusal.posting.first_secretary");
    }

    #[test]
    fn whoever_is_out_of_service_or_nobody_at_all_is_refused() {
        let mut world = sample::sample_world();
        let rows = world.cadres.iter().cloned().map(|row| Cadre { active: row.name != "李四", ..row });
        world.cadres = rows.collect();
        assert_eq!(refused(&world, &post(tie("李四", "东一村", role::CONTACT))), "refusal.posting.inactive");
        let nobody = Posting { cadre: None, ..tie("李四", "东一村", role::CONTACT) };
        assert_eq!(refused(&world, &post(nobody)), "refusal.choose");
        assert_eq!(refused(&world, &post(tie("王五", "东一村", role::CONTACT))), "refusal.gone");
    }

    #[test]
    fn the_unit_has_to_exist_on_the_first_day() {
        let mut world = sample::sample_world();
        let until = Some(date(2026, 10, 1));
        let rows = world.units.iter().cloned().map(|row| Unit { valid_until: until, ..row });
        world.units = rows.collect();
        assert_eq!(refused(&world, &post(tie("李四", "东一村", role::CONTACT))), "refusal.unit.no_more");
        let earlier = Posting { from: date(2026, 9, 30), ..tie("李四", "东一村", role::CONTACT) };
        done(&world, &post(earlier));
        let too_early = Posting { from: date(2018, 9, 30), ..tie("赵一", "东一村", role::CONTACT) };
        assert_eq!(refused(&world, &post(too_early)), "refusal.unit.not_yet");
    }

    #[test]
    fn role_place_and_dates_have_to_fit() {
        let world = sample::sample_world();
        let at_town =
            |role: &str| Posting { place: Place::Township(township("东样乡")), ..tie("李四", "东一村", role) };
        assert_eq!(refused(&world, &post(at_town(role::RESIDENT))), "refusal.posting.place");
        done(&world, &post(at_town(role::TOWNSHIP_LEADER)));
        assert_eq!(refused(&world, &post(tie("李四", "东一村", role::TOWNSHIP_LEADER))), "refusal.posting.place");
        assert_eq!(refused(&world, &post(tie("李四", "东一村", "juggler"))), "refusal.unlisted");
        assert_eq!(refused(&world, &post(tie("李四", "东一村", " "))), "refusal.empty");
        assert_eq!(refused(&world, &post(tie("李四", "不存在的村", role::CONTACT))), "refusal.gone");
        let backwards = Posting { until: Some(TODAY), ..tie("李四", "东一村", role::CONTACT) };
        assert_eq!(refused(&world, &post(backwards)), "refusal.posting.dates");
    }
}
