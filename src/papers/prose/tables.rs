//! The tables of the papers: the month by category and by township, and lists of issues.

use std::collections::BTreeMap;

use crate::analysis::Lot;
use crate::model::{CatalogueKind, Id, Issue};
use crate::papers::desk::Desk;
use crate::papers::docx::TableText;

/// The numbers that stand beside each category and each township.
const NUMBERS: [&str; 6] = ["carried_in", "collected", "assigned", "closed", "carried_over", "overdue"];

/// How many issues a list shows at most; the ledger has the rest.
pub(super) const MOST_ROWS: usize = 20;

fn lots<'d>(desk: &'d Desk<'_>) -> [&'d Lot; 6] {
    let summary = &desk.summary;
    [
        &summary.carried_in,
        &summary.collected,
        &summary.assigned,
        &summary.closed,
        &summary.carried_over,
        &summary.overdue,
    ]
}

fn head(desk: &Desk<'_>, first: &str) -> Vec<(String, u32, bool)> {
    let number = |name: &str| (desk.say(&format!("papers.field.{name}")), 15, false);
    [(desk.say(&format!("papers.column.{first}")), 24, false)].into_iter().chain(NUMBERS.map(number)).collect()
}

fn counted<K: Ord>(desk: &Desk<'_>, rows: &[(K, String)], of: impl Fn(&Lot) -> &BTreeMap<K, u32>) -> Vec<Vec<String>> {
    let lots = lots(desk);
    let line = |(key, name): &(K, String)| {
        let numbers = lots.map(|lot| of(lot).get(key).copied().unwrap_or_default());
        [name.clone()].into_iter().chain(numbers.map(|number| number.to_string())).collect()
    };
    rows.iter().map(line).collect()
}

/// The sums: those of the summary itself.
fn sums(desk: &Desk<'_>) -> Vec<String> {
    let numbers = lots(desk).map(|lot| lot.count().to_string());
    [desk.say("papers.sum")].into_iter().chain(numbers).collect()
}

/// The month by category, in the order of the office's list; what has no category comes last.
pub(super) fn by_category(desk: &Desk<'_>) -> TableText {
    let mut rows: Vec<(String, String)> = desk
        .world
        .list(CatalogueKind::Category)
        .iter()
        .map(|row| (row.code.clone(), desk.language.title(row).to_owned()))
        .collect();
    for code in lots(desk).iter().flat_map(|lot| lot.by_category.keys()) {
        if !rows.iter().any(|(known, _)| known == code) {
            let name = if code.is_empty() { desk.say("papers.without") } else { code.clone() };
            rows.push((code.clone(), name));
        }
    }
    table(desk, "category", counted(desk, &rows, |lot| &lot.by_category))
}

/// The month by township, in the order of codes; what is about no known place comes last.
pub(super) fn by_township(desk: &Desk<'_>) -> TableText {
    let mut townships: Vec<_> = desk.world.townships.iter().collect();
    townships.sort_by(|a, b| (&a.code, a.id).cmp(&(&b.code, b.id)));
    let mut rows: Vec<_> = townships.into_iter().map(|row| (Some(row.id), row.name.clone())).collect();
    if lots(desk).iter().any(|lot| lot.by_township.contains_key(&None)) {
        rows.push((None, desk.say("papers.without")));
    }
    table(desk, "township", counted(desk, &rows, |lot| &lot.by_township))
}

fn table(desk: &Desk<'_>, first: &str, mut rows: Vec<Vec<String>>) -> TableText {
    rows.push(sums(desk));
    TableText { columns: head(desk, first), rows, has_sum: true }
}

/// The categories of what was collected, most first: 基建3件、民生2件.
pub(super) fn collected_by_category(desk: &Desk<'_>) -> String {
    let mut counts: Vec<(&String, u32)> =
        desk.summary.collected.by_category.iter().map(|(code, count)| (code, *count)).collect();
    counts.sort_by(|a, b| (b.1, a.0).cmp(&(a.1, b.0)));
    let name = |code: &str| match code {
        "" => desk.say("papers.without"),
        code => desk.entry(CatalogueKind::Category, code),
    };
    let say = |(code, count): (&String, u32)| desk.says("papers.so_many", &[("name", &name(code)), ("count", &count)]);
    desk.listed(&counts.into_iter().map(say).collect::<Vec<_>>())
}

/// A list of issues: number, place, matter, unit, and one more column.
pub(super) fn issues(desk: &Desk<'_>, ids: &[Id<Issue>], last: &str, cell: impl Fn(&Issue) -> String) -> TableText {
    let column = |name: &str, share, is_left| (desk.say(&format!("papers.column.{name}")), share, is_left);
    let columns = vec![
        column("number", 20, false),
        column("place", 28, false),
        column("matter", 42, true),
        column("unit", 30, true),
        column(last, 22, false),
    ];
    let row = |issue: &Issue| {
        let place = [desk.township_of_issue(issue), desk.village(issue.village)].concat();
        vec![issue.number.clone(), place, desk.public_prose(&issue.title), desk.unit(issue.unit), cell(issue)]
    };
    let found = ids.iter().filter_map(|id| desk.world.issues.get(*id)).take(MOST_ROWS);
    TableText { columns, rows: found.map(row).collect(), has_sum: false }
}
