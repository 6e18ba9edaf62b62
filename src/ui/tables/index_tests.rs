//! The rows of a table against a plain walk over its cells, and how long they take.
//!
//! `CUNQING_ROWS=100000 cargo nextest run --release --no-capture -E 'test(/index_tests/)'` prints the times for that many
//! issues.

#![allow(clippy::print_stdout, reason = "the times are for whoever asks for them")]

use std::collections::BTreeSet;
use std::time::Instant;

use jiff::civil::date;

use super::cell::{Key, Scope};
use super::facet::{Chosen, DayField, Facet, Span};
use super::index::{Filter, Index, IndexKey, Moment, Prepared, count};
use super::{Tab, issues};
use crate::edits::default_catalogue;
use crate::exchange::demo_county;
use crate::geometry::Geography;
use crate::map::Choice;
use crate::model::{Changes, Id, Issue, World};
use crate::session::Session;
use crate::ui::intent::{RecordRef, Selection, Sight, Workspace};
use crate::ui::lookup::lookup;
use crate::ui::widgets::Spelling;
use crate::words::Language;

/// The demo county with as many issues as are asked for.
fn session() -> Session {
    let wanted = std::env::var("CUNQING_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(0_usize);
    let mut changes: Changes = demo_county(default_catalogue());
    let mut world = World::default();
    world.apply(&changes);
    let issues: Vec<&Issue> = world.issues.iter().collect();
    for nth in issues.len()..wanted {
        let row = issues[nth % issues.len()];
        let number = format!("{}-{nth}", row.number);
        changes.add(Issue { id: Id::named(&number), number, ..row.clone() });
    }
    let folder =
        std::env::temp_dir().join(format!("cunqing-index-{}-{:?}", std::process::id(), std::thread::current().id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let session = Session::create(&folder.join("county.gpkg"), &changes).expect("a file");
    let stand_in = session.stand_in();
    drop(session);
    std::fs::remove_dir_all(&folder).expect("it goes");
    stand_in
}

/// The rows by a plain walk over the cells.
fn plainly(scope: Scope<'_>, key: &IndexKey) -> Vec<RecordRef> {
    let test = key.filter.chosen.test(scope.today());
    let typed = key.filter.text.trim().to_lowercase();
    let world = scope.world();
    let names = world.villages.iter().map(|row| &row.name).chain(world.cadres.iter().map(|row| &row.name));
    let meant: BTreeSet<&str> = names.filter(|name| Spelling::of(name).matches(&typed)).map(String::as_str).collect();
    let means = |name: &str| meant.contains(name);
    let mut rows: Vec<(Key, RecordRef)> = world
        .issues
        .iter()
        .filter(|issue| issues::in_view(scope, issue, key.filter.view))
        .filter(|issue| test.admits(|facet| issues::value(scope, issue, facet), |field| issues::day(issue, field)))
        .filter(|issue| {
            let mut text = String::new();
            issues::search_text(scope, issue, &mut text);
            let village = issue.village.and_then(|id| world.villages.get(id));
            let handler = issue.handler.and_then(|id| world.cadres.get(id));
            text.contains(&typed)
                || village.is_some_and(|row| means(&row.name))
                || handler.is_some_and(|row| means(&row.name))
        })
        .map(|issue| (issues::cell(scope, issue, key.sort.0).key(), RecordRef::Issue(issue.id)))
        .collect();
    rows.sort_by(|a, b| a.0.compare(&b.0, key.sort.1));
    rows.into_iter().map(|(_, row)| row).collect()
}

#[test]
fn the_rows_are_those_of_a_plain_walk_over_the_cells() {
    let session = session();
    let (findings, geography): (_, std::sync::Arc<Geography>) = (session.findings(), session.geography());
    let (choice, selection) = (Choice::default(), Selection::default());
    let sight = Sight {
        session: &session,
        findings: &findings,
        geography: &geography,
        choice: &choice,
        selection: &selection,
        posting_cadre: None,
        workspace: Workspace::Ledger,
        language: Language::Chinese,
        presenting: false,
    };
    let context = egui::Context::default();
    let begun = Instant::now();
    let lookup = lookup(&context, sight);
    println!("look-up of {} issues: {:?}", session.world().issues.len(), begun.elapsed());
    let scope = Scope { sight, lookup: &lookup };
    let all = Tab::Issues.view_of_all();
    let mut chosen = Chosen::default();
    chosen.toggle(Facet::State, "assigned");
    chosen.toggle(Facet::State, "finished");
    chosen.toggle(Facet::Level, "township");
    chosen.spans.insert(DayField::Begun, Span::Between(Some(date(2026, 1, 1)), None));
    let mut of_township = Chosen::default();
    let township = session.world().townships.iter().next().expect("one").id;
    of_township.toggle(Facet::Township, &township.to_string());
    let filter = |view: usize, text: &str, chosen: &Chosen| Filter {
        view,
        text: text.into(),
        chosen: chosen.clone(),
        picked: None,
    };
    let none = Chosen::default();
    let filters = [
        ("nothing", filter(all, "", &none)),
        ("open", filter(0, "", &none)),
        ("first letter", filter(all, "水", &none)),
        ("second letter", filter(all, "水管", &none)),
        ("pinyin of a village", filter(all, "jdx", &none)),
        ("number", filter(all, "2026-0", &none)),
        ("states, level, days", filter(all, "", &chosen)),
        ("the same with text", filter(all, "路", &chosen)),
        ("township", filter(all, "", &of_township)),
        ("what is nowhere", filter(all, "没有这样的事", &none)),
    ];
    let mut prepared = Prepared::default();
    for sort in [(issues::BY_URGENCY, false), (issues::BY_URGENCY, true), (1, false), (9, true)] {
        for (name, filter) in &filters {
            let moment = Moment { revision: 1, ..Moment::default() };
            let key = IndexKey { moment, tab: Tab::Issues, filter: filter.clone(), sort, only: None };
            let expected = plainly(scope, &key);
            let begun = Instant::now();
            let index = Index::of(scope, key, &mut prepared);
            println!("sort {sort:?}, {name}: {} rows, {:?}", index.rows.len(), begun.elapsed());
            assert_eq!(index.rows, expected, "{sort:?} {name}");
        }
    }
    let begun = Instant::now();
    let counted = count(scope, Tab::Issues, 0, None);
    println!("count: {:?}", begun.elapsed());
    assert_eq!(counted, session.world().issues.iter().filter(|issue| issue.state.is_open()).count());
}
