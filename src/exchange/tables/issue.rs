//! Issues: found by number; one without a number gets the next of its year.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use crate::model::{CatalogueKind, Changes, Date, Id, Issue, IssueState, Sentence, Township, Village};

use crate::exchange::boundary::set_position;
use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};

use super::issue_steps;

slots!(Slots: number title detail kind category level source township_code township village_code village lon lat households unit leader_code leader handler_code handler raised_on due_on state reply finished_on closed_on verifier_code verifier recheck_on supervised reopened handed_on);

/// The words for the states: code, title, and what else offices write.
const STATES: [(IssueState, &str); 6] = [
    (IssueState::Registered, "registered 待交办 未交办 已登记 登记 新登记 待办 待受理 未办理 未办"),
    (IssueState::Assigned, "assigned 办理中 已交办 在办 正在办理 处理中 进行中 推进中 整改中 未办结 inprogress"),
    (IssueState::Finished, "finished 办结待核 待核实 已办结 办结 待销号 已办理 已完成 完成"),
    (IssueState::Closed, "closed 已销号 销号 已解决 已核销 已核实销号 结案"),
    (IssueState::Parked, "parked 解释挂起 挂起 已解释 暂缓 暂不具备条件 解释说明"),
    (IssueState::Merged, "merged 已合并 合并"),
];

/// Hands out the numbers of a ledger.
struct Ledger {
    known: HashMap<String, Id<Issue>>,
    last: BTreeMap<i16, u64>,
}

impl Ledger {
    /// Notes the numbers of the world and of the file, so that none is given twice.
    fn new(book: &Book<'_>, look: &Lookup<'_>, slots: Slots) -> Self {
        let known = look.world.issues.iter().map(|issue| (issue.number.clone(), issue.id)).collect();
        let mut ledger = Self { known, last: BTreeMap::new() };
        let of_file = slots.number.column.into_iter().flat_map(|at| (0..book.sheet.len()).map(move |row| (row, at)));
        let of_file = of_file.map(|(row, at)| book.sheet.cell(row, at));
        for number in look.world.issues.iter().map(|issue| issue.number.as_str()).chain(of_file) {
            let Some((year, rest)) = number.split_once('-') else { continue };
            let (Ok(year), Ok(place)) = (year.parse(), rest.parse()) else { continue };
            let last: &mut u64 = ledger.last.entry(year).or_default();
            *last = (*last).max(place);
        }
        ledger
    }

    /// The next number of a year, such as `2026-0313`.
    fn next(&mut self, year: i16) -> String {
        let last = self.last.entry(year).or_default();
        *last += 1;
        format!("{year:04}-{last:04}")
    }
}

/// Reads all rows of a file as issues, with the steps that their dates tell of.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    let mut ledger = Ledger::new(book, look, slots);
    let mut places = HashMap::new();
    fill::rows(book, look, changes, report, |row| draft(row, slots, &mut ledger, &mut places));
    issue_steps::add(changes);
}

/// The villages that were found already, by the cells that named them.
type Places<'s> = HashMap<[&'s str; 4], Option<Id<Village>>>;

fn draft<'s, 'w>(
    row: &mut Row<'_, 's, 'w>,
    slots: Slots,
    ledger: &mut Ledger,
    places: &mut Places<'s>,
) -> Option<Draft<'s, 'w, Issue>> {
    let number = row.text(slots.number);
    let before = number.and_then(|number| ledger.known.get(number)).and_then(|id| row.look.world.issues.get(*id));
    let mut position = before.and_then(|before| before.position);
    set_position(row, slots.lon, slots.lat, &mut position);
    let (village, township) = place(row, slots, places, before.is_some(), position);
    let mut after = match before {
        Some(before) => before.clone(),
        None => {
            let title = row.needed(slots.title);
            row.needed(slots.category);
            let raised_on = row.needed(slots.raised_on).and_then(|_| row.date(slots.raised_on));
            if row.faults.is_empty() { blank(title?, raised_on?) } else { blank("", Date::default()) }
        }
    };
    after.position = position;
    if village.is_some() || township.is_some() {
        (after.village, after.township) = (village, township);
    }
    words(row, slots, &mut after);
    dates(row, slots, before.is_some(), &mut after);
    people(row, slots, &mut after);
    state(row, slots, before.is_some(), &mut after);
    if before.is_none() {
        let level = if after.village.is_some() { "village" } else { "township" };
        if after.level.is_empty() {
            level.clone_into(&mut after.level);
        }
        after.number = match number {
            Some(number) => number.to_owned(),
            None if row.faults.is_empty() => ledger.next(after.raised_on.year()),
            None => String::new(),
        };
    }
    Some(Draft { before, after, key: number.map(|number| (Cow::Borrowed(number), slots.number)) })
}

fn words(row: &mut Row<'_, '_, '_>, slots: Slots, after: &mut Issue) {
    row.set_text(slots.title, &mut after.title);
    row.set_text(slots.detail, &mut after.detail);
    row.set_text(slots.reply, &mut after.reply);
    row.set_entry(CatalogueKind::IssueKind, slots.kind, &mut after.kind);
    row.set_entry(CatalogueKind::Category, slots.category, &mut after.category);
    row.set_entry(CatalogueKind::Level, slots.level, &mut after.level);
    row.set_entry(CatalogueKind::Source, slots.source, &mut after.source);
    row.set_count(slots.households, &mut after.households);
    row.set_yes(slots.supervised, &mut after.supervised);
    after.reopened = row.count(slots.reopened, u32::MAX).unwrap_or(after.reopened);
    after.handed_on = row.count(slots.handed_on, u32::MAX).unwrap_or(after.handed_on);
}

fn dates(row: &mut Row<'_, '_, '_>, slots: Slots, is_known: bool, after: &mut Issue) {
    if is_known && let Some(date) = row.date(slots.raised_on) {
        after.raised_on = date;
    }
    row.set_date(slots.due_on, &mut after.due_on);
    row.set_date(slots.finished_on, &mut after.finished_on);
    row.set_date(slots.closed_on, &mut after.closed_on);
    row.set_date(slots.recheck_on, &mut after.recheck_on);
    for (slot, date) in
        [(slots.due_on, after.due_on), (slots.finished_on, after.finished_on), (slots.closed_on, after.closed_on)]
    {
        if row.faults.is_empty() && date.is_some_and(|date| date < after.raised_on) {
            row.fault(slot, Sentence::new("exchange.date.before_raised").with("raised", after.raised_on));
        }
    }
}

fn people(row: &mut Row<'_, '_, '_>, slots: Slots, after: &mut Issue) {
    after.unit = row.unit(slots.unit).or(after.unit);
    row.set_cadre(slots.leader_code, slots.leader, &mut after.leader);
    row.set_cadre(slots.handler_code, slots.handler, &mut after.handler);
    row.set_cadre(slots.verifier_code, slots.verifier, &mut after.verifier);
}

/// The state that the row names; for a new issue that names none, the one that its dates and unit tell.
fn state(row: &mut Row<'_, '_, '_>, slots: Slots, is_known: bool, after: &mut Issue) {
    if let Some(state) = row.choice(slots.state, &STATES) {
        after.state = state;
    } else if !is_known {
        after.state = match (after.closed_on, after.finished_on, after.unit) {
            (Some(_), _, _) => IssueState::Closed,
            (None, Some(_), _) => IssueState::Finished,
            (None, None, Some(_)) => IssueState::Assigned,
            (None, None, None) => IssueState::Registered,
        };
    }
    if after.state == IssueState::Closed && after.closed_on.is_none() {
        after.closed_on = after.finished_on;
    }
    if after.state == IssueState::Merged && !is_known {
        row.fault(slots.state, Sentence::new("exchange.issue.merged"));
    }
}

/// The village that the row is about, by name or by its point; else the township.
fn place<'s>(
    row: &mut Row<'_, 's, '_>,
    slots: Slots,
    places: &mut Places<'s>,
    is_known: bool,
    position: Option<crate::model::Point>,
) -> (Option<Id<Village>>, Option<Id<Township>>) {
    let faults = row.faults.len();
    let village_slots = [slots.village_code, slots.village, slots.township_code, slots.township];
    let cells = village_slots.map(|slot| slot.column.map_or("", |column| row.book.sheet.cell(row.index, column)));
    let village = match places.get(&cells) {
        Some(found) => *found,
        None => {
            let found = row.village(village_slots);
            if row.faults.len() == faults {
                places.insert(cells, found);
            }
            found
        }
    };
    if village.is_some() || row.faults.len() > faults {
        return (village, None);
    }
    let unplaced = position.filter(|_| !is_known);
    if let Some(village) = unplaced.and_then(|point| row.look.village_at(point)) {
        return (Some(village), None);
    }
    let township = row.township(slots.township_code, slots.township);
    if township.is_none() && row.faults.len() == faults && !is_known {
        let key = if position.is_some() { "exchange.place.in_no_village" } else { "exchange.place.none" };
        row.fault(slots.village, Sentence::new(key));
    }
    (None, township)
}

/// The level follows from the place where the row names none.
fn blank(title: &str, raised_on: Date) -> Issue {
    Issue { level: String::new(), ..Issue::blank("", title, raised_on) }
}
