//! The rows of a table against a plain walk over its cells, also after edits, and how long they take.
//!
//! `CUNQING_ROWS=100000 cargo nextest run --release --no-capture -E 'test(/index_tests/)'` prints the times for that many
//! issues.

#![allow(clippy::print_stdout, reason = "the times are for whoever asks for them")]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use jiff::civil::date;
use proptest::prelude::*;

use super::cell::{Key, Scope};
use super::facet::{Chosen, DayField, Facet, Span};
use super::index::{Filter, Index, IndexKey, Moment, Prepared, cell, count};
use super::placed::Placed;
use super::{Tab, issues};
use crate::edits::default_catalogue;
use crate::exchange::demo_county;
use crate::map::Choice;
use crate::model::{Changes, Id, Issue, IssueState, Sentence, World};
use crate::session::Session;
use crate::ui::intent::{RecordRef, Selection, Sight, Workspace};
use crate::ui::lookup::{Lookup, lookup};
use crate::ui::widgets::Spelling;
use crate::words::Language;

/// The columns of the issues that are looked through.
const LOOKED_THROUGH: [usize; 11] = [0, 1, 2, 4, 5, 7, 8, 9, 11, 12, 17];

/// An open county, with its file in a folder of its own.
struct County {
    session: Session,
    context: egui::Context,
    folder: PathBuf,
}

impl Drop for County {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl County {
    /// The demo county with at least so many issues.
    fn of(wanted: usize) -> Self {
        let mut changes: Changes = demo_county(default_catalogue());
        let mut world = World::default();
        world.apply(&changes);
        let issues: Vec<&Issue> = world.issues.iter().collect();
        for nth in issues.len()..wanted {
            let row = issues[nth % issues.len()];
            let (number, title) = (format!("{}-{nth}", row.number), format!("{}{nth}", row.title));
            changes.add(Issue { id: Id::named(&number), number, title, ..row.clone() });
        }
        let folder = std::env::temp_dir().join(format!("cunqing-index-{}", Id::<Issue>::fresh()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let session = Session::create(&folder.join("county.gpkg"), &changes).expect("a file");
        Self { session, context: egui::Context::default(), folder }
    }

    /// What the panels look up.
    fn lookup(&self) -> Arc<Lookup> {
        self.seen(|sight| lookup(&self.context, sight))
    }

    fn seen<R>(&self, see: impl FnOnce(Sight<'_>) -> R) -> R {
        let (findings, geography) = (self.session.findings(), self.session.geography());
        see(Sight {
            session: &self.session,
            findings: &findings,
            geography: &geography,
            choice: &Choice::default(),
            selection: &Selection::default(),
            posting_cadre: None,
            planning: None,
            workspace: Workspace::Ledger,
            language: Language::Chinese,
            presenting: false,
        })
    }

    fn key(&self, tab: Tab, filter: Filter, sort: (usize, bool)) -> IndexKey {
        let revision = self.session.revision();
        IndexKey { moment: Moment { revision, ..Moment::default() }, tab, filter, sort, only: None }
    }

    /// Compares the rows of a table with those of a plain walk; gives how many there are, and milliseconds.
    fn compare(&self, prepared: &mut Prepared, key: &IndexKey) -> (usize, f64) {
        let lookup = self.lookup();
        self.seen(|sight| {
            let scope = Scope { sight, lookup: &lookup };
            let begun = Instant::now();
            let index = Index::of(scope, key.clone(), prepared);
            let ms = begun.elapsed().as_secs_f64() * 1000.0;
            assert_eq!(index.rows, plainly(scope, key), "{key:?}");
            (index.rows.len(), ms)
        })
    }

    /// Does something to one row, as one edit.
    fn edit(&mut self, change: impl FnOnce(&World, &mut Changes)) {
        let mut changes = Changes::new(Sentence::new("edit.amend"));
        change(self.session.world(), &mut changes);
        self.session.perform_changes(&changes).expect("an edit");
    }
}

/// All rows of a table with what is found by the spelling of villages and cadres.
fn all_rows(world: &World, tab: Tab, typed: &str) -> Vec<(RecordRef, bool)> {
    let typed = typed.trim();
    let means = |name: &str| !typed.is_empty() && Spelling::of(name).matches(typed);
    let villages: BTreeSet<_> = world.villages.iter().filter(|row| means(&row.name)).map(|row| row.id).collect();
    let cadres: BTreeSet<_> = world.cadres.iter().filter(|row| means(&row.name)).map(|row| row.id).collect();
    macro_rules! rows {
        ($table:ident, $variant:ident) => {{
            let rows = world.$table.iter();
            rows.map(|row| (RecordRef::$variant(row.id), row.is_of(&villages) || row.is_by(&cadres))).collect()
        }};
    }
    match tab {
        Tab::Issues => rows!(issues, Issue),
        Tab::Activities => rows!(activities, Activity),
        Tab::Promises => rows!(promises, Promise),
        Tab::Households => rows!(households, Household),
        Tab::Postings => rows!(postings, Posting),
        Tab::Cadres => rows!(cadres, Cadre),
        _ => rows!(villages, Village),
    }
}

/// The rows by a plain walk over the cells.
fn plainly(scope: Scope<'_>, key: &IndexKey) -> Vec<RecordRef> {
    let test = key.filter.chosen.test(scope.today());
    let typed = key.filter.text.trim().to_lowercase();
    let columns = match key.tab {
        Tab::Issues => LOOKED_THROUGH.to_vec(),
        _ => (0..key.tab.columns().len()).collect(),
    };
    let admitted = |record: RecordRef| match record {
        RecordRef::Issue(id) => scope.world().issues.get(id).is_some_and(|issue| {
            issues::in_view(scope, issue, key.filter.view)
                && test.admits(|facet| issues::value(scope, issue, facet), |field| issues::day(issue, field))
        }),
        _ => true,
    };
    let says = |record, column: &usize| cell(scope, record, *column).text.to_lowercase().contains(&typed);
    let mut rows: Vec<(Key, RecordRef)> = all_rows(scope.world(), key.tab, &typed)
        .into_iter()
        .filter(|(record, _)| admitted(*record))
        .filter(|(record, spelled)| *spelled || columns.iter().any(|column| says(*record, column)))
        .map(|(record, _)| (cell(scope, record, key.sort.0).key(), record))
        .collect();
    rows.sort_by(|a, b| a.0.compare(&b.0, key.sort.1));
    rows.into_iter().map(|(_, row)| row).collect()
}

#[test]
fn the_rows_are_those_of_a_plain_walk_over_the_cells() {
    let wanted = std::env::var("CUNQING_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(0_usize);
    let mut county = County::of(wanted);
    county.session.findings();
    let begun = Instant::now();
    let looked_up = county.lookup();
    println!("look-up of {} issues: {:?}", county.session.world().issues.len(), begun.elapsed());
    let all = Tab::Issues.view_of_all();
    let mut chosen = Chosen::default();
    chosen.toggle(Facet::State, "assigned");
    chosen.toggle(Facet::State, "finished");
    chosen.toggle(Facet::Level, "township");
    chosen.spans.insert(DayField::Begun, Span::Between(Some(date(2026, 1, 1)), None));
    let mut of_township = Chosen::default();
    let township = county.session.world().townships.iter().next().expect("one").id;
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
        ("capital letters", filter(all, "LED", &none)),
        ("number", filter(all, "2026-0", &none)),
        ("states, level, days", filter(all, "", &chosen)),
        ("the same with text", filter(all, "路", &chosen)),
        ("township", filter(all, "", &of_township)),
        ("what is nowhere", filter(all, "没有这样的事", &none)),
        ("a letter that is in all", filter(all, "村", &none)),
    ];
    let mut prepared = Prepared::default();
    let sorts = [(issues::BY_URGENCY, false), (1, true), (9, true), (2, false), (issues::RECURRING, false)];
    for (nth, sort) in sorts.into_iter().enumerate() {
        for (name, filter) in &filters[..if nth < 2 { filters.len() } else { 2 }] {
            let (rows, ms) = county.compare(&mut prepared, &county.key(Tab::Issues, filter.clone(), sort));
            println!("sort {sort:?}, {name}: {rows} rows, {ms:.1} ms");
        }
        county.edit(|world, changes| {
            let issue = world.issues.iter().nth(7).expect("one");
            changes.change(issue, Issue { title: format!("{}水", issue.title), due_on: None, ..issue.clone() });
        });
        let begun = Instant::now();
        county.session.findings();
        let found = begun.elapsed();
        county.lookup();
        println!("findings after an edit: {found:?}, with the look-up: {:?}", begun.elapsed());
        for (name, filter) in &filters[2..4] {
            let (rows, ms) = county.compare(&mut prepared, &county.key(Tab::Issues, filter.clone(), sort));
            println!("sort {sort:?}, {name} after an edit: {rows} rows, {ms:.1} ms");
        }
    }
    county.seen(|sight| {
        let scope = Scope { sight, lookup: &looked_up };
        let begun = Instant::now();
        let counted: Vec<usize> = Tab::ALL.iter().map(|tab| count(scope, *tab, 0, None)).collect();
        println!("counts of all tables: {:?}", begun.elapsed());
        assert_eq!(counted[0], county.session.world().issues.iter().filter(|issue| issue.state.is_open()).count());
    });
}

/// Something that an edit may do to the demo county.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Reword,
    Move,
    Close,
    Register,
    TakeAway,
    RenameCadre,
    RenameVillage,
    Visit,
    Promise,
    Undo,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop::sample::select(vec![
        Deed::Reword,
        Deed::Move,
        Deed::Close,
        Deed::Register,
        Deed::TakeAway,
        Deed::RenameCadre,
        Deed::RenameVillage,
        Deed::Visit,
        Deed::Promise,
        Deed::Undo,
    ])
}

/// The row at a place, counted round and round.
fn at<'a, T: 'a>(rows: impl ExactSizeIterator<Item = &'a T>, place: usize) -> &'a T {
    let most = rows.len();
    let mut rows = rows;
    rows.nth(place % most).expect("some")
}

fn carry_out(county: &mut County, deed: Deed, place: usize) {
    if matches!(deed, Deed::Undo) {
        // Before the first edit there is only the making of the county.
        if county.session.revision() > 1 {
            county.session.undo().expect("an undo");
        }
        return;
    }
    county.edit(|world, changes| {
        let issue = at(world.issues.iter(), place);
        match deed {
            Deed::Reword => changes.change(issue, Issue { title: "LED水管重修".into(), ..issue.clone() }),
            Deed::Move => {
                let village = Some(at(world.villages.iter(), place / 3).id);
                let due_on = Some(date(2026, 11, 1 + (place % 28) as i8));
                changes.change(issue, Issue { village, due_on, ..issue.clone() });
            }
            Deed::Close => changes.change(
                issue,
                Issue {
                    state: IssueState::Closed,
                    closed_on: Some(date(2026, 10, 30)),
                    reply: "好".into(),
                    ..issue.clone()
                },
            ),
            Deed::Register => {
                let number = format!("新-{place}-{}", world.issues.len());
                changes.add(Issue { number, id: Id::named(&format!("{place}")), ..issue.clone() });
            }
            Deed::TakeAway => {
                let free = world.issues.iter().filter(|row| row.number.starts_with('新')).collect::<Vec<_>>();
                match free.get(place % free.len().max(1)) {
                    Some(row) => changes.remove(*row),
                    None => changes.change(issue, Issue { title: "路灯".into(), ..issue.clone() }),
                }
            }
            Deed::RenameCadre => {
                let row = at(world.cadres.iter(), place);
                changes.change(row, crate::model::Cadre { name: format!("水{}", row.name), ..row.clone() });
            }
            Deed::RenameVillage => {
                let row = at(world.villages.iter(), place);
                changes.change(row, crate::model::Village { name: format!("{}路", row.name), ..row.clone() });
            }
            Deed::Visit => {
                let row = at(world.activities.iter(), place);
                let cadres = world.cadres.iter().take(2).map(|row| row.id).collect();
                changes.change(row, crate::model::Activity { cadres, title: "看水管".into(), ..row.clone() });
            }
            Deed::Promise | Deed::Undo => {
                let row = at(world.promises.iter(), place);
                changes.change(row, crate::model::Promise { title: "修路 Led".into(), ..row.clone() });
            }
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn the_rows_stay_those_of_a_plain_walk_through_any_edits(
        deeds in prop::collection::vec((deed(), 0..500_usize), 1..5),
        typed in prop::sample::select(vec!["", "水", "路", "led", "i", "jdx", "2026-1", "新-", "、", "1", "镇政府", "%", "天"]),
        columns in prop::collection::vec(0..25_usize, 1..4),
        downwards in any::<bool>(),
    ) {
        let mut county = County::of(0);
        let mut prepared = Prepared::default();
        let tabs = [
            Tab::Issues, Tab::Activities, Tab::Promises, Tab::Households, Tab::Postings, Tab::Cadres, Tab::Villages,
        ];
        let check = |county: &County, prepared: &mut Prepared| {
            for tab in tabs {
                let column = columns[0] % tab.columns().len();
                let filter = Filter { view: tab.view_of_all(), text: typed.into(), ..Filter::default() };
                county.compare(prepared, &county.key(tab, filter, (column, downwards)));
            }
        };
        check(&county, &mut prepared);
        for (deed, place) in deeds {
            carry_out(&mut county, deed, place);
            check(&county, &mut prepared);
        }
        for column in columns {
            let filter = Filter { view: 0, text: typed.into(), ..Filter::default() };
            county.compare(&mut prepared, &county.key(Tab::Issues, filter, (column, downwards)));
        }
    }
}
