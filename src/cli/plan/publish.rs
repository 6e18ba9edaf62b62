//! `cunqing plan publish FILE PLAN --on DAY`: carries a plan out, and writes the roster where it is asked for.

use std::io::{self, Write};

use clap::ArgMatches;

use crate::analysis::Findings;
use crate::analysis::planner::Draft;
use crate::cli::arguments::path_of;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::cli::{opened, whole_file};
use crate::edits::{Edit, PublishPlan};
use crate::map::County;
use crate::model::{Date, Plan, PlanState, Sentence, World};
use crate::papers::{Format, Order, PaperKind, make};
use crate::session::Session;

use super::named::plans;

/// Publishes the plan as one edit. Lines that no longer fit are told, each with how to mend it, and nothing is changed.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let Some(on) = found.get_one::<Date>("on").copied() else {
        return Err(Failure::usage(Sentence::new("cli.plan.no_day")));
    };
    let roster = path_of(found, "roster");
    let asked = !roster.as_os_str().is_empty();
    let ending = roster.extension().unwrap_or_default().to_string_lossy();
    if asked && Format::from_ending(&ending) != Some(PaperKind::Postings.format()) {
        let ending = PaperKind::Postings.format().ending();
        let sentence = Sentence::new("cli.report.format").with("file", roster.display()).with("ending", ending);
        return Err(Failure::usage(sentence));
    }
    let mut session = opened::to_write(&path_of(found, "FILE"), terminal)?;
    let plan = plans(found, session.world())?[0].clone();
    tell_stale(session.world(), &plan, on, terminal);
    session.perform(&Edit::PublishPlan(PublishPlan { plan: plan.id, on }))?;
    if asked {
        let bytes = terminal.watched("cli.progress.report", |progress| {
            let (world, geography) = (session.world(), session.geography());
            let findings = Findings::of(world, on);
            let order = order(County { world, findings: &findings, geography: &geography }, on, terminal);
            make(&order, progress)
        })?;
        whole_file::write::<io::Error>(&roster, |file| file.write_all(&bytes))
            .map_err(|error| Failure::writing(&roster, &error))?;
    }
    terminal.done(&done(&session, &plan, on));
    if asked {
        terminal.note(&Sentence::new("cli.report.done").with("file", roster.display()));
    }
    Ok(())
}

/// The roster of the day on which the plan takes effect. It is for publication, but names are asked for by `report`.
fn order<'a>(county: County<'a>, on: Date, terminal: &Terminal) -> Order<'a> {
    Order {
        county,
        kind: PaperKind::Postings,
        month: on,
        today: on,
        language: terminal.language(),
        names: false,
        village: None,
        by: "",
        template: None,
    }
}

fn tell_stale(world: &World, plan: &Plan, on: Date, terminal: &Terminal) {
    if matches!(plan.state, PlanState::Published | PlanState::Superseded) {
        return;
    }
    let dated = Plan { takes_effect_on: Some(on), ..plan.clone() };
    let stale = Draft::of(world, &dated).stale;
    terminal.aside(|| stale.iter().map(|stale| terminal.language().sentence(&stale.sentence)).collect());
}

fn done(session: &Session, plan: &Plan, on: Date) -> Sentence {
    let items = || session.world().plan_items.iter().filter(|item| item.plan == plan.id);
    Sentence::new("cli.plan.published")
        .with("title", &plan.title)
        .with("day", on)
        .with("begun", items().filter(|item| item.place.is_some()).count())
        .with("ended", items().filter(|item| item.ends.is_some()).count())
}
