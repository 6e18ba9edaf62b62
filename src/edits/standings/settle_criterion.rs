//! 销项: says that one of the criteria by which a village was listed no longer holds.

use crate::model::{CatalogueKind, Changes, Criterion, Date, Id, Refusal, World};

use super::case::about;
use crate::edits::checks::{found, in_order, not_future, title_of};
use crate::edits::desk::Desk;

/// Say that a criterion no longer holds.
#[derive(Clone, Debug, PartialEq)]
pub struct SettleCriterion {
    /// The criterion.
    pub criterion: Id<Criterion>,
    /// The day on which it no longer held.
    pub on: Date,
}

impl SettleCriterion {
    /// Notes the day, unless it lies before the day on which the criterion was found, or it is settled already.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let criterion = found(&world.criteria, self.criterion)?;
        let standing = found(&world.standings, criterion.standing)?;
        let title = title_of(world, CatalogueKind::Criterion, &criterion.code);
        if let Some(day) = criterion.settled_on {
            return Err(Refusal::new("refusal.criterion.settled").with("name", title).with("day", day));
        }
        not_future(self.on, desk.today, "settled_on")?;
        in_order((Some(criterion.on), "day"), (Some(self.on), "settled_on"))?;
        let mut changes = Changes::new(about("edit.settle_criterion", standing, world).with("name", title));
        changes.change(criterion, Criterion { settled_on: Some(self.on), ..criterion.clone() });
        Ok(changes)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::Edit;
    use crate::edits::trial::{done, refused, refused_with};
    use crate::model::sample::{self, TODAY, standing};

    fn world() -> World {
        let mut world = sample::sample_world();
        let ticked = Criterion {
            id: Id::named("ticked"),
            standing: standing("东一村"),
            code: "team_split".into(),
            on: date(2026, 9, 1),
            evidence: "两委会半年未开".into(),
            settled_on: None,
        };
        world.criteria = [ticked].into_iter().collect();
        world
    }

    fn settle(on: Date) -> Edit {
        Edit::SettleCriterion(SettleCriterion { criterion: Id::named("ticked"), on })
    }

    #[test]
    fn a_criterion_is_settled_once_and_the_case_goes_on() {
        let (after, said) = done(&world(), &settle(TODAY));
        assert_eq!(after.criteria.get(Id::named("ticked")).unwrap().settled_on, Some(TODAY));
        assert!(after.standings.get(standing("东一村")).unwrap().state.is_weak());
        assert_eq!(said, "认定依据销项：东一村，team_split");
        assert!(refused_with(&after, &settle(TODAY)).contains("2026-10-31"));
    }

    #[test]
    fn the_day_lies_between_finding_it_and_today() {
        assert_eq!(refused(&world(), &settle(date(2026, 8, 31))), "refusal.order");
        assert_eq!(refused(&world(), &settle(date(2026, 11, 1))), "refusal.future");
        let gone = Edit::SettleCriterion(SettleCriterion { criterion: Id::named("other"), on: TODAY });
        assert_eq!(refused(&world(), &gone), "refusal.gone");
    }
}
