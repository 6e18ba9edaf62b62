//! The issues of some villages, or of the county, taken apart: by category, and by the month.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::{Date, Id, Village, World};

use super::facts::IssueFact;
use super::findings::Findings;

/// The issues of some villages taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Breakdown {
    /// Open issues by the code of their category, most first; an empty code where none was given.
    pub by_category: Vec<(String, u32)>,
    /// Issues raised in each of the last twelve months, oldest first.
    pub raised: [u32; 12],
    /// Those closed in each, by the day of their last closing.
    pub closed: [u32; 12],
    /// Those open at the end of each; the current month ends today.
    pub open: [u32; 12],
}

impl Breakdown {
    /// The issues of these villages; without villages those of the county, with what is about a township or the county
    /// as a whole. One that is continued in another is counted there. The findings are those of this very world.
    pub fn of(world: &World, findings: &Findings, within: Option<&BTreeSet<Id<Village>>>) -> Self {
        let places = findings.facts.places(world);
        let counts: Option<Vec<bool>> = within.map(|villages| {
            let mut counts = vec![false; places.county() as usize + 1];
            villages.iter().filter_map(|id| places.village(*id)).for_each(|place| counts[place as usize] = true);
            counts
        });
        let issues = findings.facts.issues(world);
        let mut open_of_code = vec![0; issues.code_count()];
        let mut made = Self::default();
        for issue in &issues.rows {
            if counts.as_ref().is_none_or(|counts| counts[issue.place as usize]) {
                open_of_code[issue.category as usize] += u32::from(issue.is_open());
                made.count_months(issue, findings.today);
            }
        }
        let named = issues.codes().map(|(code, number)| (code.to_owned(), open_of_code[number as usize]));
        made.by_category = named.filter(|(_, count)| *count > 0).collect();
        made.by_category.sort_by(|(a, more), (b, less)| less.cmp(more).then_with(|| a.cmp(b)));
        made
    }

    fn count_months(&mut self, issue: &IssueFact, today: Date) {
        let of = |day| usize::try_from(month(day, today)).ok().filter(|month| *month < 12);
        if let Some(month) = of(issue.raised_on) {
            self.raised[month] += 1;
        }
        let closed_on = (!issue.is_open()).then(|| issue.closed_on.unwrap_or(issue.raised_on));
        if let Some(month) = closed_on.and_then(of) {
            self.closed[month] += 1;
        }
        self.open[months_open(issue.raised_on, closed_on, today)].iter_mut().for_each(|count| *count += 1);
    }
}

/// The villages with an open issue of a category, in the order of their table.
pub fn villages_of_category(world: &World, findings: &Findings, category: &str) -> Vec<Id<Village>> {
    let issues = findings.facts.issues(world);
    let number = issues.number_of_code(category);
    let mut has = vec![false; findings.facts.places(world).county() as usize + 1];
    let of_category = issues.rows.iter().filter(|issue| issue.category == number && issue.is_open());
    of_category.for_each(|issue| has[issue.place as usize] = true);
    world.villages.iter().zip(has).filter(|(_, has)| *has).map(|(village, _)| village.id).collect()
}

/// The place of a day among the last twelve months: 11 is the month of `today`, below 0 lies before them.
fn month(day: Date, today: Date) -> i32 {
    11 - (i32::from(today.year()) - i32::from(day.year())) * 12 - i32::from(today.month()) + i32::from(day.month())
}

/// The months at whose end the issue was open.
fn months_open(raised_on: Date, closed_on: Option<Date>, today: Date) -> Range<usize> {
    let place = |day| month(day, today).clamp(0, 11) as usize;
    let from = place(raised_on);
    from..closed_on.map_or(12, |day| place(day).max(from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample::{self, TODAY, village};
    use crate::model::{Issue, IssueState};

    /// A county with issues of several categories, states and ages.
    fn county() -> World {
        let mut world = sample::sample_world();
        let names = ["东一村", "东二村", "东三村", "西一村", "西二村", "西三村"];
        let mut issues: Vec<Issue> = world.issues.iter().cloned().collect();
        for nth in 0..60usize {
            let raised_on = TODAY.saturating_sub(jiff::Span::new().days(nth as i64 * 9));
            let closed_on = raised_on.saturating_add(jiff::Span::new().days(40 + nth as i64)).min(TODAY);
            let closed = nth % 3 == 0;
            issues.push(Issue {
                state: if closed { IssueState::Closed } else { IssueState::ALL[nth % 3] },
                closed_on: closed.then_some(closed_on),
                category: ["water", "road", ""][nth % 4 % 3].into(),
                ..sample::new_issue(&format!("x{nth}"), "某事", names.get(nth % 7).copied(), raised_on)
            });
        }
        world.issues = issues.into_iter().collect();
        world
    }

    #[test]
    fn months_are_those_of_the_findings_for_every_village_and_for_the_county() {
        let world = county();
        let findings = Findings::of(&world, TODAY);
        for row in world.villages.iter() {
            let made = Breakdown::of(&world, &findings, Some(&BTreeSet::from([row.id])));
            let found = &findings.villages[&row.id];
            assert_eq!((made.open, made.raised), (found.open_by_month, found.raised_by_month), "{}", row.name);
            assert_eq!(made.by_category.iter().map(|(_, count)| count).sum::<u32>(), found.open);
        }
        let made = Breakdown::of(&world, &findings, None);
        assert_eq!(made.open, findings.county.open_by_month);
    }

    #[test]
    fn what_is_open_at_the_end_of_a_month_is_what_was_open_with_what_came_and_without_what_went() {
        let world = county();
        let made = Breakdown::of(&world, &Findings::of(&world, TODAY), None);
        for nth in 1..12 {
            assert_eq!(made.open[nth] + made.closed[nth], made.open[nth - 1] + made.raised[nth], "month {nth}");
        }
    }

    #[test]
    fn categories_come_with_most_first_and_lead_to_their_villages() {
        let world = county();
        let findings = Findings::of(&world, TODAY);
        let made = Breakdown::of(&world, &findings, None);
        assert!(made.by_category.windows(2).all(|pair| pair[0].1 >= pair[1].1));
        for (category, count) in &made.by_category {
            let open = world.issues.iter().filter(|row| row.state.is_open() && row.category == *category);
            assert_eq!(open.clone().count() as u32, *count, "{category}");
            let mut villages: Vec<_> = open.filter_map(|row| row.village).collect();
            villages.sort_unstable();
            villages.dedup();
            let mut found = villages_of_category(&world, &findings, category);
            found.sort_unstable();
            assert_eq!(found, villages, "{category}");
        }
        assert!(villages_of_category(&world, &findings, "no such category").is_empty());
    }

    #[test]
    fn nothing_within_no_village_and_nothing_in_an_empty_world() {
        let world = county();
        let findings = Findings::of(&world, TODAY);
        assert_eq!(Breakdown::of(&world, &findings, Some(&BTreeSet::new())), Breakdown::default());
        assert_eq!(Breakdown::of(&world, &findings, Some(&BTreeSet::from([village("无此村")]))), Breakdown::default());
        let empty = World::default();
        assert_eq!(Breakdown::of(&empty, &Findings::of(&empty, TODAY), None), Breakdown::default());
    }
}
