//! The cells of what the ledgers keep besides issues, by the names of their fields.

use crate::model::{
    Activity, Campaign, CatalogueKind, Criterion, Household, IssueStep, Month, Promise, Record, Setting,
};

use super::cells::Desk;
use super::grid::Cell;

/// A cell of a step of an issue.
pub(super) fn step(desk: &Desk<'_>, row: &IssueStep, field: &str) -> Cell {
    match field {
        "issue" => desk.reference(Some(row.issue)),
        "kind" => desk.state("step", row.kind.code()),
        "on" => Cell::Day(row.on),
        "author" => desk.person(&row.author),
        "unit" => desk.unit(row.unit),
        "cadre_code" => desk.cadre_code(row.cadre),
        "cadre" => desk.cadre(row.cadre),
        "level" => desk.entry(CatalogueKind::Level, &row.level),
        "other" => desk.reference(row.other),
        "note" => desk.prose(&row.note),
        "id" => desk.identity(row.id),
        _ => Cell::Empty,
    }
}

/// A cell of a visit or a meeting.
pub(super) fn activity(desk: &Desk<'_>, row: &Activity, field: &str) -> Cell {
    match field {
        "number" => Cell::text(&row.number),
        "kind" => desk.entry(CatalogueKind::ActivityKind, &row.kind),
        "purpose" => desk.entry(CatalogueKind::Purpose, &row.purpose),
        "title" => desk.prose(&row.title),
        "on" => Cell::Day(row.on),
        "township_code" | "township" => desk.township(township_of(desk, row), field),
        "villages" => desk.villages(&row.villages),
        "cadres" => desk.cadres(&row.cadres),
        "unit" => desk.unit(row.unit),
        "campaign" => desk.reference(row.campaign),
        "issue" => desk.reference(row.issue),
        "summary" => desk.prose(&row.summary),
        "households" => Cell::number(row.households),
        "enterprises" => Cell::number(row.enterprises),
        "attendance" => Cell::number(row.attendance),
        "details" => details(desk, row),
        "rating" => desk.entry(CatalogueKind::Rating, &row.rating),
        "id" => desk.identity(row.id),
        _ => Cell::Empty,
    }
}

/// The township of all its villages, or the one that it is about as a whole.
fn township_of(desk: &Desk<'_>, row: &Activity) -> Option<crate::model::Id<crate::model::Township>> {
    let mut of_villages = row.villages.iter().filter_map(|id| desk.world.villages.get(*id)).map(|row| row.township);
    match of_villages.next() {
        None => row.township,
        first => of_villages.all(|other| Some(other) == first).then_some(first).flatten(),
    }
}

/// The fields of its kind, one a line; a text of several lines goes on behind blanks.
fn details(desk: &Desk<'_>, row: &Activity) -> Cell {
    let line = |(code, text): (&String, &String)| {
        let title = desk.entry(CatalogueKind::ActivityField, code).plain();
        format!("{title}：{}", text.replace('\n', "\n  "))
    };
    desk.prose(&row.details.iter().map(line).collect::<Vec<_>>().join("\n"))
}

/// A cell of a promise.
pub(super) fn promise(desk: &Desk<'_>, row: &Promise, field: &str) -> Cell {
    match field {
        "number" => Cell::text(&row.number),
        "kind" => desk.entry(CatalogueKind::PromiseKind, &row.kind),
        "item" => desk.entry(CatalogueKind::TaskItem, &row.item),
        "title" => desk.prose(&row.title),
        "detail" => desk.prose(&row.detail),
        "unit" => desk.unit(row.unit),
        "cadre_code" => desk.cadre_code(row.cadre),
        "cadre" => desk.cadre(row.cadre),
        "township_code" | "township" | "village_code" | "village" => desk.area(row.village, row.township, field),
        "issue" => desk.reference(row.issue),
        "standing" => desk.reference(row.standing),
        "posting" => desk.reference(row.posting),
        "campaign" => desk.reference(row.campaign),
        "note" => desk.prose(&row.note),
        "id" => desk.identity(row.id),
        _ => progress(desk, row, field),
    }
}

fn progress(desk: &Desk<'_>, row: &Promise, field: &str) -> Cell {
    match field {
        "made_on" => Cell::Day(row.made_on),
        "due_on" => Cell::day(row.due_on),
        "published_on" => Cell::day(row.published_on),
        "published_where" => desk.prose(&row.published_where),
        "progress_percent" => Cell::number(row.progress_percent),
        "progress" => desk.prose(&row.progress),
        "funds_yuan" => Cell::number(row.funds_yuan),
        "beneficiaries" => Cell::number(row.beneficiaries),
        "done_on" => Cell::day(row.done_on),
        "result" => desk.prose(&row.result),
        "rated_on" => Cell::day(row.rated_on),
        "rating" => desk.entry(CatalogueKind::Rating, &row.rating),
        "withdrawn_on" => Cell::day(row.withdrawn_on),
        _ => Cell::Empty,
    }
}

/// A cell of a campaign.
pub(super) fn campaign(desk: &Desk<'_>, row: &Campaign, field: &str) -> Cell {
    match field {
        "name" => desk.prose(&row.name),
        "from" => Cell::Day(row.from),
        "until" => Cell::day(row.until),
        "unit" => desk.unit(row.unit),
        "note" => desk.prose(&row.note),
        _ => Cell::Empty,
    }
}

/// A cell of a criterion of a weak village.
pub(super) fn criterion(desk: &Desk<'_>, row: &Criterion, field: &str) -> Cell {
    let case = desk.world.standings.get(row.standing);
    match field {
        "listed_on" => Cell::day(case.map(|case| case.listed_on)),
        "code" => desk.entry(CatalogueKind::Criterion, &row.code),
        "on" => Cell::Day(row.on),
        "evidence" => desk.prose(&row.evidence),
        "settled_on" => Cell::day(row.settled_on),
        "id" => desk.identity(row.id()),
        _ => desk.village(case.map(|case| case.village), field),
    }
}

/// A cell of a paired household.
pub(super) fn household(desk: &Desk<'_>, row: &Household, field: &str) -> Cell {
    match field {
        "code" => Cell::text(&row.code),
        "need" => desk.entry(CatalogueKind::Need, &row.need),
        "cadre_code" => desk.cadre_code(row.cadre),
        "cadre" => desk.cadre(row.cadre),
        "from" => Cell::Day(row.from),
        "until" => Cell::day(row.until),
        _ => desk.village(Some(row.village), field),
    }
}

/// A cell of a closed month.
pub(super) fn month(desk: &Desk<'_>, row: &Month, field: &str) -> Cell {
    match field {
        "first_day" => Cell::text(row.first_day.strftime("%Y-%m").to_string()),
        "frozen_on" => Cell::Day(row.frozen_on),
        "author" => desk.person(&row.author),
        "note" => desk.prose(&row.note),
        _ => Cell::Empty,
    }
}

/// A cell of a setting.
pub(super) fn setting(_: &Desk<'_>, row: &Setting, field: &str) -> Cell {
    match field {
        "key" => Cell::text(&row.key),
        "value" => Cell::text(row.value.trim()),
        _ => Cell::Empty,
    }
}
