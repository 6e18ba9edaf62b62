//! A frozen month is the county as it stood when the month was frozen, whatever is done to the file afterwards.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;

use cunqing::analysis::{Findings, month};
use cunqing::edits::{Edit, FreezeMonth};
use cunqing::map::County;
use cunqing::model::*;
use cunqing::papers::{Order, PaperKind, make};
use cunqing::session::{Access, Session};
use cunqing::words::Language;
use proptest::prelude::*;

use super::tiny_county::*;

/// The worlds of the months that are frozen now.
type Frozen = BTreeMap<Date, World>;

/// The file, and beside it what every frozen month has to be, for each edit that can be undone or done again.
struct Twin {
    session: Session,
    now: Frozen,
    undo: Vec<Frozen>,
    redo: Vec<Frozen>,
    outside: bool,
    made: u32,
}

fn months() -> [Date; 3] {
    [8, 9, 10].map(|month| Date::constant(2026, month, 1))
}

impl Twin {
    fn new(folder: &std::path::Path) -> Self {
        let session = create(folder);
        Self { session, now: Frozen::new(), undo: Vec::new(), redo: Vec::new(), outside: false, made: 20 }
    }

    fn act(&mut self, (verb, which): (u8, usize)) {
        match verb {
            0 | 1 => self.register(),
            2 | 3 => self.retitle(which),
            4 => self.remove(which),
            5 => self.freeze(months()[which % 3]),
            6 => self.thaw(months()[which % 3]),
            7 | 8 => self.undo(),
            9 => self.redo(),
            10 => self.write_outside(which),
            _ => self.open_again(),
        }
    }

    /// Does an edit, unless it is refused.
    fn perform(&mut self, edit: &Edit) {
        let before = self.now.clone();
        let done = self.session.perform(edit).is_ok();
        self.note(done, before);
    }

    fn change(&mut self, fill: impl FnOnce(&mut Changes)) {
        let mut changes = Changes::new(Sentence::new("edit.test"));
        fill(&mut changes);
        let before = self.now.clone();
        let done = self.session.perform_changes(&changes).is_ok();
        self.note(done, before);
    }

    fn note(&mut self, done: bool, before: Frozen) {
        if done {
            self.undo.push(before);
            self.redo.clear();
            self.outside = false;
        }
    }

    fn register(&mut self) {
        self.made += 1;
        let new = issue(self.made);
        self.change(|changes| changes.add(new));
    }

    fn some_issue(&self, which: usize) -> Option<Issue> {
        let issues = &self.session.world().issues;
        issues.iter().nth(which % issues.len().max(1)).cloned()
    }

    fn retitle(&mut self, which: usize) {
        let Some(issue) = self.some_issue(which) else { return };
        let again = Issue { title: format!("{}改", issue.title), households: Some(1), ..issue.clone() };
        self.change(|changes| changes.change(&issue, again));
    }

    fn remove(&mut self, which: usize) {
        if let Some(issue) = self.some_issue(which) {
            let steps: Vec<_> = self.session.world().issue_steps.iter().cloned().collect();
            self.change(|changes| {
                steps.iter().filter(|step| step.issue == issue.id).for_each(|step| changes.remove(step));
                changes.remove(&issue);
            });
        }
    }

    fn freeze(&mut self, month: Date) {
        let frozen = self.session.frozen(month).is_some();
        self.perform(&Edit::FreezeMonth(FreezeMonth { month, note: String::new() }));
        if !frozen {
            self.now.insert(month, self.session.world().clone());
        }
    }

    fn thaw(&mut self, month: Date) {
        if let Some(id) = self.session.frozen(month).map(|month| month.id) {
            self.perform(&Edit::remove(id));
            self.now.remove(&month);
        }
    }

    fn undo(&mut self) {
        if self.session.undo().is_ok() {
            let after = std::mem::replace(&mut self.now, self.undo.pop().unwrap());
            self.redo.push(after);
            self.outside = false;
        }
    }

    fn redo(&mut self) {
        if self.session.redo().is_ok() {
            let before = std::mem::replace(&mut self.now, self.redo.pop().unwrap());
            self.undo.push(before);
        }
    }

    /// Another program changes, adds or removes a row; all that it does before the next edit counts as one.
    fn write_outside(&mut self, which: usize) {
        let sqlite = rusqlite::Connection::open(self.session.path()).unwrap();
        let changed = match which % 3 {
            0 => sqlite.execute("UPDATE issue SET title = title || '外' WHERE fid % 2 = 0", []),
            1 => sqlite.execute("UPDATE village SET households = coalesce(households, 0) + 1 WHERE fid = 1", []),
            _ => {
                sqlite.execute("DELETE FROM issue WHERE fid = (SELECT max(fid) FROM issue WHERE number LIKE '%2')", [])
            }
        };
        drop(sqlite);
        self.session.reload().unwrap();
        if changed.is_ok_and(|rows| rows > 0) && !std::mem::replace(&mut self.outside, true) {
            self.undo.push(self.now.clone());
            self.redo.clear();
        }
    }

    fn open_again(&mut self) {
        let path = self.session.path().to_owned();
        self.session = Session::open(&path, Access::Read).unwrap();
        self.session = Session::open(&path, Access::Write).unwrap();
    }

    fn check(&self) {
        assert_eq!(self.session.world().months.len(), self.now.len());
        for (day, world) in &self.now {
            let month = self.session.frozen(*day).unwrap();
            assert_eq!(&self.session.world_frozen(month.id).unwrap(), world, "{day}");
            let expected = month::summary(world, *day, month.frozen_on);
            assert_eq!(*self.session.month_summary(*day).unwrap(), expected);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, ..ProptestConfig::default() })]

    #[test]
    fn a_frozen_month_is_the_county_of_that_moment(
        acts in proptest::collection::vec((0u8..12, 0usize..12), 1..24),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut twin = Twin::new(folder.path());
        for act in acts {
            twin.act(act);
            twin.check();
        }
    }
}

#[test]
fn a_month_that_was_opened_by_mistake_and_frozen_again_by_undo_is_what_it_was_at_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut twin = Twin::new(folder.path());
    for act in [(5, 0), (2, 1), (10, 0), (6, 0), (2, 1), (7, 0), (7, 0), (9, 0), (7, 0)] {
        twin.act(act);
    }
    assert_eq!(twin.now.keys().collect::<Vec<_>>(), [&months()[0]]);
    twin.check();
}

#[test]
fn a_month_that_is_not_frozen_is_the_county_as_it_stands_and_a_frozen_one_keeps_its_day() {
    let folder = tempfile::tempdir().unwrap();
    let mut twin = Twin::new(folder.path());
    let live = twin.session.month(TODAY).unwrap();
    assert_eq!((&live.world, live.today, live.frozen), (twin.session.world(), TODAY, None));
    twin.freeze(months()[2]);
    twin.register();
    let kept = twin.session.month(TODAY).unwrap();
    assert_eq!(kept.world.issues.len() + 1, twin.session.world().issues.len());
    assert_eq!(kept.frozen.map(|month| month.frozen_on), Some(kept.today));
    assert!(twin.session.world_frozen(Id::named("no month")).is_err());
}

/// The bytes of a paper of October.
fn paper(session: &Session, kind: PaperKind) -> Vec<u8> {
    let view = session.month(months()[2]).unwrap();
    let (findings, geography) = (Findings::of(&view.world, view.today), session.geography());
    let order = Order {
        county: County { world: &view.world, findings: &findings, geography: &geography },
        kind,
        month: months()[2],
        today: view.today,
        language: Language::Chinese,
        names: false,
        village: None,
        by: "",
        template: None,
    };
    make(&order, Progress::UNWATCHED).unwrap()
}

#[test]
fn the_papers_of_a_frozen_month_stay_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let mut twin = Twin::new(folder.path());
    let papers = |twin: &Twin| [PaperKind::Issues, PaperKind::Bulletin].map(|kind| paper(&twin.session, kind));
    twin.freeze(months()[2]);
    let frozen = papers(&twin);
    twin.register();
    twin.retitle(0);
    assert!(papers(&twin) == frozen, "what is done later is not in the papers of the frozen month");
    twin.thaw(months()[2]);
    assert!(papers(&twin) != frozen, "without the closing they show what stands in the file now");
}

#[test]
fn a_county_that_was_made_with_a_frozen_month_is_frozen_as_it_was_made() {
    let folder = tempfile::tempdir().unwrap();
    let mut all = changes();
    all.add(Month::of(Date::constant(2026, 7, 1), TODAY));
    let mut session = Session::create(&folder.path().join("frozen.gpkg"), &all).unwrap();
    let made = session.world().clone();
    let mut more = Changes::new(Sentence::new("edit.test"));
    more.add(issue(30));
    session.perform_changes(&more).unwrap();
    let month = session.frozen(Date::constant(2026, 7, 9)).unwrap().id;
    assert_eq!(session.world_frozen(month).unwrap(), made);
}
