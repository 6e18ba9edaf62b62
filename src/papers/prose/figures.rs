//! The numbers of the month by name, for the places of sentences and for the fields of templates: one list for both.

use crate::papers::desk::Desk;
use crate::papers::ledger::Cell;
use crate::papers::outlook::Outlook;

/// The numbers and words of a month by name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figures {
    named: Vec<(&'static str, Cell)>,
}

impl Figures {
    /// The numbers and words of the desk's month.
    pub fn of(desk: &Desk<'_>) -> Self {
        let mut named = words(desk);
        named.extend(numbers(desk).map(|(name, count)| (name, Cell::Count(count))));
        Self { named }
    }

    /// Names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Cell)> {
        self.named.iter().map(|(name, cell)| (*name, cell))
    }

    /// A number by its name; nought where there is none of this name.
    pub fn number(&self, name: &str) -> u32 {
        let found = self.iter().find(|(known, _)| *known == name);
        match found {
            Some((_, Cell::Count(count))) => *count,
            _ => 0,
        }
    }

    /// A text with each place `%{name}` filled.
    pub fn fill(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for (name, cell) in self.iter() {
            let place = format!("%{{{name}}}");
            if out.contains(&place) {
                out = out.replace(&place, &cell.plain());
            }
        }
        out
    }
}

/// Words and days.
fn words(desk: &Desk<'_>) -> Vec<(&'static str, Cell)> {
    let summary = &desk.summary;
    let total = in_hand(desk);
    let villages = u32::try_from(desk.world.villages.len()).unwrap_or(u32::MAX);
    let visited = size(&summary.visited);
    vec![
        ("county", Cell::text(desk.county())),
        ("month", Cell::text(desk.month())),
        ("year", Cell::Count(u32::from(summary.first_day.year().unsigned_abs()))),
        ("month_number", Cell::Count(u32::from(summary.first_day.month().unsigned_abs()))),
        ("first_day", Cell::Day(summary.first_day)),
        ("as_of", Cell::Day(summary.last_day)),
        ("day", Cell::text(desk.language.long_date(summary.last_day))),
        ("unit", Cell::text(desk.signature())),
        ("notice", Cell::text(desk.notice())),
        ("closed_share", Cell::text(desk.share(summary.closed.count(), total))),
        ("visited_share", Cell::text(desk.share(visited, villages))),
    ]
}

/// Numbers.
fn numbers(desk: &Desk<'_>) -> impl Iterator<Item = (&'static str, u32)> {
    let summary = &desk.summary;
    let outlook = Outlook::of(desk);
    let villages = u32::try_from(desk.world.villages.len()).unwrap_or(u32::MAX);
    let visited = size(&summary.visited);
    [
        ("in_hand", in_hand(desk)),
        ("carried_in", summary.carried_in.count()),
        ("collected", summary.collected.count()),
        ("taken_up", summary.taken_up.count()),
        ("assigned", summary.assigned.count()),
        ("replied", summary.replied.count()),
        ("finished", summary.finished.count()),
        ("closed", summary.closed.count()),
        ("merged", summary.merged.count()),
        ("carried_over", summary.carried_over.count()),
        ("overdue", summary.overdue.count()),
        ("supervised", summary.supervised.count()),
        ("under_supervision", summary.under_supervision.count()),
        ("reopened", summary.reopened.count()),
        ("bounced", summary.bounced.count()),
        ("visits", size(&summary.visits)),
        ("activities", size(&summary.activities)),
        ("visited", visited),
        ("not_visited", villages.saturating_sub(visited)),
        ("villages", villages),
        ("townships", u32::try_from(desk.world.townships.len()).unwrap_or(u32::MAX)),
        ("promises_made", size(&summary.promises_made)),
        ("promises_due", size(&summary.promises_due)),
        ("promises_kept", size(&summary.promises_kept)),
        ("promises_overdue", size(&summary.promises_overdue)),
        ("weak", size(&summary.weak)),
        ("weak_listed", size(&summary.weak_listed)),
        ("weak_accepted", size(&summary.weak_accepted)),
        ("weak_relapsed", size(&summary.weak_relapsed)),
        ("next_issues", outlook.issues),
        ("next_parked", outlook.parked),
        ("next_promises", outlook.promises),
        ("next_weak", outlook.weak),
    ]
    .into_iter()
}

/// What was in hand in the month.
fn in_hand(desk: &Desk<'_>) -> u32 {
    let summary = &desk.summary;
    summary.carried_in.count() + summary.collected.count() + summary.taken_up.count()
}

fn size<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}
