//! 单位撤并: units go up in another one, with all the work that is going on.

use crate::model::{Changes, Date, Id, Refusal, Sentence, Unit, World};

use super::moved::Move;
use crate::edits::checks::{chosen, found, not_future};
use crate::edits::desk::Desk;
use crate::edits::records::check_valid_on;

/// Let units go up in another one.
#[derive(Clone, Debug, PartialEq)]
pub struct MergeUnits {
    /// The units that end; at least one.
    pub units: Vec<Id<Unit>>,
    /// The unit that goes on; needed, and not one of them.
    pub into: Option<Id<Unit>>,
    /// The first day on which the old units no longer exist.
    pub on: Date,
    /// What stands in the issues about it: a remark, because a merger is no bounce.
    pub note: String,
}

impl MergeUnits {
    /// Ends the units, names their successor, and hands over open issues, cadres, sites, ties, measures and drafts, all in
    /// one edit, unless one of them has ended before or does not exist on that day.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let into = chosen(&world.units, self.into, "successor")?;
        not_future(self.on, desk.today, "valid_until")?;
        check_valid_on(into, self.on)?;
        if self.units.is_empty() {
            return Err(Refusal::new("refusal.unit.none"));
        }
        let mut names = Vec::new();
        for (at, id) in self.units.iter().enumerate() {
            names.push(self.ends(world, *id, &self.units[..at], into)?.name.as_str());
        }
        let mut changes = Changes::new(Sentence::new("edit.merge_units"));
        for unit in self.units.iter().filter_map(|id| world.units.get(*id)) {
            changes.change(unit, Unit { valid_until: Some(self.on), successor: Some(into.id), ..unit.clone() });
        }
        let going = Move { from: &self.units, into: into.id, on: self.on, note: &self.note };
        let moved = going.carry_out(world, desk, &mut changes);
        changes.sentence = Sentence::new("edit.merge_units")
            .with("names", names.join("、"))
            .with("into", &into.name)
            .with("issues", moved.issues)
            .with("cadres", moved.cadres);
        Ok(changes)
    }

    /// The unit, if it can end on that day.
    fn ends<'a>(&self, world: &'a World, id: Id<Unit>, named: &[Id<Unit>], into: &Unit) -> Result<&'a Unit, Refusal> {
        let unit = found(&world.units, id)?;
        if id == into.id {
            return Err(Refusal::new("refusal.unit.itself").with("name", &unit.name));
        }
        if named.contains(&id) {
            return Err(Refusal::new("refusal.unit.named_twice").with("name", &unit.name));
        }
        check_valid_on(unit, self.on)?;
        match unit.valid_from.filter(|from| *from >= self.on) {
            Some(from) => Err(Refusal::new("refusal.unit.validity").with("from", from).with("until", self.on)),
            None => Ok(unit),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused};
    use crate::model::sample::{self, TODAY, cadre, issue, standing, unit, village};
    use crate::model::{
        Document, DocumentState, Issue, IssueState, Place, Posting, Promise, StepKind, promise_kind, role,
    };

    /// The sample with a third unit and one tie, promise and draft of the unit that goes.
    fn world() -> World {
        let mut world = sample::sample_world();
        let mut units: Vec<_> = world.units.iter().cloned().collect();
        units.push(Unit { id: Id::named("new"), valid_from: Some(date(2026, 10, 1)), ..Unit::blank("样例大局") });
        world.units = units.into_iter().collect();
        let tie = |id: &str, from, until| Posting {
            id: Id::named(id),
            cadre: None,
            unit: Some(unit("样例局")),
            place: Place::Village(village("东三村")),
            role: role::PAIRED_BRANCH.into(),
            from,
            until,
            note: String::new(),
        };
        let mut postings: Vec<_> = world.postings.iter().cloned().collect();
        postings.push(tie("holds", date(2026, 1, 1), None));
        postings.push(tie("over", date(2024, 1, 1), Some(date(2025, 1, 1))));
        world.postings = postings.into_iter().collect();
        let promise = |title: &str, done_on| Promise {
            id: Id::named(title),
            unit: Some(unit("样例局")),
            done_on,
            ..Promise::blank(promise_kind::PUBLIC, title, date(2026, 9, 1))
        };
        world.promises = [promise("修路", None), promise("通水", Some(TODAY))].into_iter().collect();
        let paper = |title: &str, state| Document {
            id: Id::named(title),
            unit: Some(unit("样例局")),
            state,
            issued_on: (state == DocumentState::Issued).then_some(TODAY),
            ..Document::blank("notice", title, date(2026, 9, 1))
        };
        world.documents =
            [paper("草稿", DocumentState::Draft), paper("印发", DocumentState::Issued)].into_iter().collect();
        world
    }

    fn verb() -> MergeUnits {
        MergeUnits {
            units: vec![unit("样例局")],
            into: Some(Id::named("new")),
            on: date(2026, 10, 15),
            note: "样例局并入样例大局".into(),
        }
    }

    #[test]
    fn the_old_unit_ends_names_its_successor_and_what_goes_on_goes_over() {
        let world = world();
        let (after, said) = done(&world, &Edit::MergeUnits(verb()));
        let new = Some(Id::named("new"));
        let old = after.units.get(unit("样例局")).unwrap();
        assert_eq!((old.valid_until, old.successor), (Some(date(2026, 10, 15)), new));
        for row in after.issues.iter() {
            let before = world.issues.get(row.id).unwrap();
            let goes = before.state.is_open() && before.unit == Some(unit("样例局"));
            assert_eq!(row.unit, if goes { new } else { before.unit }, "{}", row.number);
            assert_eq!(row.handed_on, before.handed_on, "a merger is no bounce");
            let told = after.issue_steps.iter().filter(|step| step.issue == row.id && step.kind == StepKind::Note);
            assert_eq!(told.map(|step| step.unit).collect::<Vec<_>>(), if goes { vec![new] } else { vec![] });
        }
        assert!(after.cadres.iter().all(|row| row.unit != Some(unit("样例局"))));
        assert_eq!(after.cadres.get(cadre("赵一")).unwrap().unit, new);
        assert_eq!(after.standings.get(standing("东二村")).unwrap().unit, new);
        let accepted = after.standings.get(standing("西一村")).unwrap();
        assert_eq!(accepted.unit, Some(unit("样例局")), "what is over stays with who did it");
        assert_eq!(after.promises.get(Id::named("修路")).unwrap().unit, new);
        assert_eq!(after.promises.get(Id::named("通水")).unwrap().unit, Some(unit("样例局")));
        assert_eq!(after.documents.get(Id::named("草稿")).unwrap().unit, new);
        assert_eq!(after.documents.get(Id::named("印发")).unwrap().unit, Some(unit("样例局")));
        assert!(said.starts_with("单位撤并：样例局 并入 样例大局"), "{said}");
    }

    #[test]
    fn a_tie_ends_and_begins_anew_under_the_new_unit() {
        let world = world();
        let (after, _) = done(&world, &Edit::MergeUnits(verb()));
        assert_eq!(after.postings.get(Id::named("holds")).unwrap().until, Some(date(2026, 10, 15)));
        assert_eq!(after.postings.get(Id::named("over")), world.postings.get(Id::named("over")));
        let next = after.postings.find(|row| row.unit == Some(Id::named("new"))).unwrap();
        assert_eq!((next.from, next.until, next.role.as_str()), (date(2026, 10, 15), None, role::PAIRED_BRANCH));
        assert_eq!(after.postings.len(), world.postings.len() + 1);
    }

    #[test]
    fn a_tie_that_the_new_unit_has_already_is_not_doubled_nor_is_one_that_two_old_units_had() {
        let mut world = world();
        let mut rows: Vec<_> = world.postings.iter().cloned().collect();
        let same = world.postings.get(Id::named("holds")).unwrap().clone();
        rows.push(Posting { id: Id::named("town's"), unit: Some(unit("西例镇政府")), ..same.clone() });
        world.postings = rows.clone().into_iter().collect();
        let both = MergeUnits { units: vec![unit("样例局"), unit("西例镇政府")], ..verb() };
        let of_new = |world: &World| world.postings.iter().filter(|row| row.unit == Some(Id::named("new"))).count();
        assert_eq!(of_new(&done(&world, &Edit::MergeUnits(both)).0), 1);
        rows.push(Posting { id: Id::named("new's"), unit: Some(Id::named("new")), from: date(2026, 10, 2), ..same });
        world.postings = rows.into_iter().collect();
        assert_eq!(of_new(&done(&world, &Edit::MergeUnits(verb())).0), 1);
    }

    #[test]
    fn helping_units_are_replaced_once_and_never_beside_themselves() {
        let mut world = world();
        let rows = world.issues.iter().cloned().map(|row| Issue {
            joint_units: vec![unit("样例局"), Id::named("new"), unit("西例镇政府")],
            unit: if row.id == issue("2026-0002") { Some(unit("西例镇政府")) } else { Some(Id::named("new")) },
            ..row
        });
        world.issues = rows.collect();
        let (after, _) = done(&world, &Edit::MergeUnits(verb()));
        let of = |number: &str| after.issues.get(issue(number)).unwrap().joint_units.clone();
        assert_eq!(of("2026-0002"), [Id::named("new")]);
        assert_eq!(of("2026-0003"), [unit("西例镇政府")]);
        let closed = after.issues.find(|row| row.state == IssueState::Closed).unwrap();
        assert_eq!(closed.joint_units.len(), 3);
    }

    #[test]
    fn units_that_are_none_gone_the_same_or_not_there_on_that_day_are_refused() {
        let world = world();
        let refused = |verb: MergeUnits| refused(&world, &Edit::MergeUnits(verb));
        assert_eq!(refused(MergeUnits { units: vec![], ..verb() }), "refusal.unit.none");
        assert_eq!(refused(MergeUnits { into: None, ..verb() }), "refusal.choose");
        assert_eq!(refused(MergeUnits { units: vec![Id::named("new")], ..verb() }), "refusal.unit.itself");
        assert_eq!(refused(MergeUnits { units: vec![unit("样例局"); 2], ..verb() }), "refusal.unit.named_twice");
        assert_eq!(refused(MergeUnits { units: vec![Id::named("x")], ..verb() }), "refusal.gone");
        assert_eq!(refused(MergeUnits { on: date(2026, 9, 30), ..verb() }), "refusal.unit.not_yet");
        assert_eq!(refused(MergeUnits { on: date(2026, 11, 1), ..verb() }), "refusal.future");
        let (after, _) = done(&world, &Edit::MergeUnits(verb()));
        let again = Edit::MergeUnits(MergeUnits { into: Some(unit("西例镇政府")), ..verb() });
        assert_eq!(crate::edits::trial::refused(&after, &again), "refusal.unit.no_more");
    }
}
