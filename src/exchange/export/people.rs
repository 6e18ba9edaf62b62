//! The cells of cadres, postings, issues and cases, by the names of their fields.

use crate::model::{Cadre, CatalogueKind, Issue, Posting, Standing};

use super::cells::{Desk, coordinate};
use super::grid::Cell;

/// A cell of a cadre.
pub(super) fn cadre(desk: &Desk<'_>, row: &Cadre, field: &str) -> Cell {
    match field {
        "code" => Cell::text(&row.code),
        "name" => desk.person(&row.name),
        "unit" => desk.unit(row.unit),
        "rank" => desk.entry(CatalogueKind::Rank, &row.rank),
        "duty" => desk.prose(&row.duty),
        "skills" => skills(desk, row),
        "share_percent" => Cell::Number(row.share_percent.into()),
        "home_village_code" => desk.village(row.home_village, "village_code"),
        "home_village" => desk.village(row.home_village, "village"),
        "home_township" => desk.village(row.home_village, "township"),
        "phone" => desk.phone(&row.phone),
        "active" => desk.yes(row.active),
        "lon" | "lat" => coordinate(row.base, field),
        _ => Cell::Empty,
    }
}

fn skills(desk: &Desk<'_>, row: &Cadre) -> Cell {
    let titles: Vec<_> = row.skills.iter().map(|code| desk.entry(CatalogueKind::Skill, code).plain()).collect();
    Cell::text(titles.join("、"))
}

/// A cell of a posting.
pub(super) fn posting(desk: &Desk<'_>, row: &Posting, field: &str) -> Cell {
    match field {
        "cadre_code" => desk.cadre_code(row.cadre),
        "cadre" => desk.cadre(row.cadre),
        "unit" => desk.unit(row.unit),
        "role" => desk.entry(CatalogueKind::Role, &row.role),
        "from" => Cell::Day(row.from),
        "until" => Cell::day(row.until),
        "note" => desk.prose(&row.note),
        _ => desk.place(Some(row.place), field),
    }
}

/// A cell of an issue.
pub(super) fn issue(desk: &Desk<'_>, row: &Issue, field: &str) -> Cell {
    match field {
        "number" => Cell::text(&row.number),
        "title" => desk.prose(&row.title),
        "detail" => desk.prose(&row.detail),
        "kind" => desk.entry(CatalogueKind::IssueKind, &row.kind),
        "category" => desk.entry(CatalogueKind::Category, &row.category),
        "topic" => desk.entry(CatalogueKind::Topic, &row.topic),
        "scope" => desk.entry(CatalogueKind::Scope, &row.scope),
        "level" => desk.entry(CatalogueKind::Level, &row.level),
        "source" => desk.entry(CatalogueKind::Source, &row.source),
        "activity" => desk.reference(row.activity),
        "campaign" => desk.reference(row.campaign),
        "parent" => desk.reference(row.parent),
        "merged_into" => desk.reference(row.merged_into),
        "township_code" | "township" | "village_code" | "village" => desk.area(row.village, row.township, field),
        "lon" | "lat" => coordinate(row.position, field),
        "households" => Cell::number(row.households),
        "unit" => desk.unit(row.unit),
        "joint_units" => desk.units(&row.joint_units),
        "leader_code" => desk.cadre_code(row.leader),
        "leader" => desk.cadre(row.leader),
        "handler_code" => desk.cadre_code(row.handler),
        "handler" => desk.cadre(row.handler),
        "verifier_code" => desk.cadre_code(row.verifier),
        "verifier" => desk.cadre(row.verifier),
        _ => progress(desk, row, field),
    }
}

fn progress(desk: &Desk<'_>, row: &Issue, field: &str) -> Cell {
    match field {
        "raised_on" => Cell::Day(row.raised_on),
        "due_on" => Cell::day(row.due_on),
        "state" => desk.state("issue", row.state.code()),
        "reply" => desk.prose(&row.reply),
        "replied_on" => Cell::day(row.replied_on),
        "cause" => desk.entry(CatalogueKind::Cause, &row.cause),
        "funds_yuan" => Cell::number(row.funds_yuan),
        "rating" => desk.entry(CatalogueKind::Rating, &row.rating),
        "finished_on" => Cell::day(row.finished_on),
        "closed_on" => Cell::day(row.closed_on),
        "recheck_on" => Cell::day(row.recheck_on),
        "supervised" => desk.yes(row.supervised),
        "supervised_number" => desk.prose(&row.supervised_number),
        "supervised_on" => Cell::day(row.supervised_on),
        "lifted_on" => Cell::day(row.lifted_on),
        "reopened" => Cell::Number(row.reopened.into()),
        "handed_on" => Cell::Number(row.handed_on.into()),
        _ => Cell::Empty,
    }
}

/// A cell of a case of a weak village.
pub(super) fn standing(desk: &Desk<'_>, row: &Standing, field: &str) -> Cell {
    match field {
        "kind" => desk.entry(CatalogueKind::StandingKind, &row.kind),
        "reason" => desk.prose(&row.reason),
        "listed_on" => Cell::Day(row.listed_on),
        "state" => desk.state("standing", row.state.code()),
        "plan" => desk.prose(&row.plan),
        "planned_on" => Cell::day(row.planned_on),
        "due_on" => Cell::day(row.due_on),
        "leader_code" => desk.cadre_code(row.leader),
        "leader" => desk.cadre(row.leader),
        "unit" => desk.unit(row.unit),
        "team" => desk.cadres(&row.team),
        "first_secretary_code" => desk.cadre_code(row.first_secretary),
        "first_secretary" => desk.cadre(row.first_secretary),
        "score" => Cell::number(row.score),
        "votes" => Cell::number(row.votes),
        "votes_against" => Cell::number(row.votes_against),
        "accepted_on" => Cell::day(row.accepted_on),
        "failed" => Cell::Number(row.failed.into()),
        "looked_back_on" => Cell::day(row.looked_back_on),
        "relapsed_on" => Cell::day(row.relapsed_on),
        "note" => desk.prose(&row.note),
        _ => desk.village(Some(row.village), field),
    }
}
