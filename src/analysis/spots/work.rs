//! From a cluster to work: the open issues that it is about.

use std::collections::BTreeSet;

use crate::analysis::measures::{Among, Measure, Quantity};
use crate::model::{Date, Id, Issue, Village, World};

/// The open issues in some villages that a measure counts, in the order of the ledger; all open ones that are asked for
/// where it counts something else than open issues.
pub fn issues_in(world: &World, today: Date, measure: &Measure, villages: &[Id<Village>]) -> Vec<Id<Issue>> {
    let villages: BTreeSet<Id<Village>> = villages.iter().copied().collect();
    let inside = |issue: &&Issue| issue.village.is_some_and(|village| villages.contains(&village));
    let open = world.issues.iter().filter(|issue| issue.state.is_open()).filter(inside);
    open.filter(|issue| is_among(&measure.among, issue) && is_counted(&measure.quantity, issue, today))
        .map(|issue| issue.id)
        .collect()
}

fn is_among(among: &Among, issue: &Issue) -> bool {
    let is = |wanted: &Option<String>, code: &str| wanted.as_deref().is_none_or(|wanted| wanted == code);
    is(&among.category, &issue.category)
        && is(&among.topic, &issue.topic)
        && is(&among.level, &issue.level)
        && is(&among.source, &issue.source)
        && among.unit.is_none_or(|unit| issue.unit == Some(unit))
}

fn is_counted(quantity: &Quantity, issue: &Issue, today: Date) -> bool {
    match quantity {
        Quantity::Overdue => issue.next_date().is_some_and(|day| day < today),
        Quantity::Older(days) => issue.raised_on < today.saturating_sub(jiff::Span::new().days(i64::from(*days))),
        Quantity::New => issue.raised_on >= today.first_of_month(),
        Quantity::Supervised => issue.supervised,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample;

    #[test]
    fn the_issues_of_villages_are_those_that_the_measure_counts() {
        let world = sample::sample_world();
        let villages: Vec<Id<Village>> = world.villages.iter().map(|village| village.id).collect();
        let found =
            |code: &str| issues_in(&world, sample::TODAY, &Measure::from_code(code).expect("a measure"), &villages);
        let open: Vec<Id<Issue>> = world
            .issues
            .iter()
            .filter(|issue| issue.state.is_open() && issue.village.is_some())
            .map(|issue| issue.id)
            .collect();
        assert!(!open.is_empty());
        assert_eq!(found("open"), open);
        assert!(found("overdue").len() < open.len());
        assert!(found("open?category=no-such").is_empty());
        assert!(issues_in(&world, sample::TODAY, &Measure::default(), &[]).is_empty());
    }
}
