//! 列入整顿: lists a village as weak.

use crate::model::{Cadre, Changes, Criterion, Date, Id, Refusal, Standing, Unit, Village, World};

use super::case::about;
use super::measure::known_cadres;
use crate::edits::checks::{chosen, filled};
use crate::edits::desk::Desk;
use crate::edits::records::Rules;

/// List a village as weak.
#[derive(Clone, Debug, PartialEq)]
pub struct ListWeak {
    /// The identity of the case; made by the caller.
    pub id: Id<Standing>,
    /// The village; needed.
    pub village: Option<Id<Village>>,
    /// Catalogue code of the type of weakness; needed.
    pub kind: String,
    /// Why; needed, unless a criterion is ticked.
    pub reason: String,
    /// The criteria by which it was found weak; each becomes one of this case.
    pub criteria: Vec<Criterion>,
    /// The day of listing.
    pub listed_on: Date,
    /// The day by which it is to be put in order, if it is set already.
    pub due_on: Option<Date>,
    /// The county leader in charge.
    pub leader: Option<Id<Cadre>>,
    /// The paired unit.
    pub unit: Option<Id<Unit>>,
    /// The team that puts it in order.
    pub team: Vec<Id<Cadre>>,
    /// The first secretary; see [`super::first_secretary_of`].
    pub first_secretary: Option<Id<Cadre>>,
}

impl ListWeak {
    /// Opens a case, unless the village is listed now.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let village = chosen(&world.villages, self.village, "village")?;
        let standing = self.standing(village.id);
        standing.check(world, desk, None)?;
        known_cadres(world, &self.team)?;
        known_cadres(world, self.first_secretary.as_slice())?;
        if self.criteria.is_empty() {
            filled(&self.reason, "reason")?;
        }
        let sentence = match times_listed(world, village.id) {
            0 => about("edit.list_weak", &standing, world),
            before => about("edit.list_weak_again", &standing, world).with("times", before + 1),
        };
        let mut changes = Changes::new(sentence);
        changes.add(standing.clone());
        self.tick(&standing, world, desk, &mut changes)?;
        Ok(changes)
    }

    /// Adds the criteria, which do not stand in the world yet, as the case does not.
    fn tick(&self, case: &Standing, world: &World, desk: &Desk, changes: &mut Changes) -> Result<(), Refusal> {
        let mut with_case = world.clone();
        with_case.apply(changes);
        for criterion in &self.criteria {
            let criterion = Criterion { standing: case.id, ..criterion.clone() }.tidied();
            criterion.check(&with_case, desk, None)?;
            let mut one = Changes::new(changes.sentence.clone());
            one.add(criterion);
            with_case.apply(&one);
            changes.rows.extend(one.rows);
        }
        Ok(())
    }

    /// The case as it begins.
    fn standing(&self, village: Id<Village>) -> Standing {
        Standing {
            id: self.id,
            kind: self.kind.clone(),
            reason: self.reason.trim().to_owned(),
            due_on: self.due_on,
            leader: self.leader,
            unit: self.unit,
            team: self.team.clone(),
            first_secretary: self.first_secretary,
            ..Standing::blank(village, self.listed_on)
        }
    }
}

/// How often a village has been listed as weak.
pub fn times_listed(world: &World, village: Id<Village>) -> usize {
    world.standings.iter().filter(|standing| standing.village == village).count()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, TODAY, cadre, village};

    fn verb(name: &str) -> ListWeak {
        ListWeak {
            id: Id::named("case"),
            village: Some(village(name)),
            kind: "lax".into(),
            reason: "账目不清".into(),
            criteria: Vec::new(),
            listed_on: TODAY,
            due_on: None,
            leader: None,
            unit: None,
            team: Vec::new(),
            first_secretary: None,
        }
    }

    #[test]
    fn the_village_counts_as_weak_from_then_on() {
        let (after, said) = done(&sample::sample_world(), &Edit::ListWeak(verb("西三村")));
        assert_eq!(after.weak_standing(village("西三村")).map(|case| case.id), Some(Id::named("case")));
        assert_eq!(said, "列入整顿：西三村");
    }

    #[test]
    fn a_village_that_was_listed_before_is_listed_for_the_second_time() {
        assert_eq!(done(&sample::sample_world(), &Edit::ListWeak(verb("西一村"))).1, "第 2 次列入整顿：西一村");
    }

    #[test]
    fn a_village_is_not_listed_twice_at_once() {
        let world = sample::sample_world();
        for name in ["东一村", "东二村", "西二村"] {
            assert_eq!(refused(&world, &Edit::ListWeak(verb(name))), "refusal.standing.twice", "{name}");
        }
    }

    fn ticked(code: &str, on: Date) -> Criterion {
        let standing = Id::named("somewhere else");
        Criterion {
            id: Id::named(code),
            standing,
            code: code.into(),
            on,
            evidence: " 三年未公开 ".into(),
            settled_on: None,
        }
    }

    #[test]
    fn several_criteria_are_ticked_at_listing_and_serve_as_the_reason() {
        let world = sample::sample_world();
        let criteria = vec![ticked("affairs_hidden", TODAY), ticked("team_split", date(2026, 10, 1))];
        let verb = ListWeak { reason: String::new(), criteria, team: vec![cadre("李四")], ..verb("西三村") };
        let (after, _) = done(&world, &Edit::ListWeak(verb.clone()));
        let case = after.weak_standing(village("西三村")).unwrap();
        assert_eq!(case.team, [cadre("李四")]);
        let found: Vec<_> = after.criteria.iter().map(|row| (row.standing, row.on)).collect();
        assert_eq!(found.len(), 2);
        assert!(found.contains(&(case.id, TODAY)) && found.contains(&(case.id, date(2026, 10, 1))));
        let refused = |criteria| refused(&world, &Edit::ListWeak(ListWeak { criteria, ..verb.clone() }));
        assert_eq!(refused(vec![]), "refusal.empty");
        let twin = Criterion { id: Id::named("twin"), ..ticked("team_split", TODAY) };
        assert_eq!(refused(vec![ticked("team_split", TODAY), twin]), "refusal.criterion.twice");
        assert_eq!(refused(vec![ticked("team_split", date(2026, 11, 1))]), "refusal.future");
    }

    #[test]
    fn village_kind_reason_and_a_day_that_has_come_are_needed() {
        let world = sample::sample_world();
        let refused = |verb: ListWeak| refused(&world, &Edit::ListWeak(verb));
        assert_eq!(refused(ListWeak { village: None, ..verb("西三村") }), "refusal.choose");
        assert_eq!(refused(ListWeak { kind: String::new(), ..verb("西三村") }), "refusal.empty");
        assert_eq!(refused(ListWeak { kind: "sleepy".into(), ..verb("西三村") }), "refusal.unlisted");
        assert_eq!(refused(ListWeak { reason: " ".into(), ..verb("西三村") }), "refusal.empty");
        assert_eq!(refused(ListWeak { listed_on: date(2026, 11, 1), ..verb("西三村") }), "refusal.future");
        assert_eq!(refused(ListWeak { due_on: Some(date(2026, 1, 1)), ..verb("西三村") }), "refusal.order");
    }
}
