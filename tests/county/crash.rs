//! A program that is killed loses no edit that it acknowledged and leaves no half one; a damaged file is never made worse.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test that cannot go on fails")]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::tiny_county::*;
use cunqing::model::*;
use cunqing::session::{Access, Session, restore};

/// The file that a child of this test edits until it is killed.
const CHILD: &str = "CUNQING_CRASH_CHILD";
/// How often a child is killed.
const KILLS: u32 = 200;

/// Always the same numbers, spread over their range (splitmix64).
fn dice(seed: u64) -> u64 {
    let mut z = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// How many edits of the child the file holds: it writes the same number into two tables.
fn count(world: &World) -> u32 {
    let title: u32 = world.issues.get(issue(0).id).unwrap().title.parse().unwrap_or(0);
    let households = world.villages.get(village(0).id).unwrap().population.unwrap_or(0);
    assert_eq!(title, households, "half an edit");
    title
}

/// Edits without end, and says so after each edit.
fn edit_until_killed(path: &Path) {
    let mut session = Session::open(path, Access::Write).unwrap();
    assert_eq!(session.read_only(), None);
    let mut out = std::io::stdout();
    loop {
        let next = count(session.world()) + 1;
        let mut changes = Changes::new(Sentence::new("edit.test").with("number", next));
        let before = session.world().issues.get(issue(0).id).unwrap();
        changes.change(before, Issue { title: next.to_string(), ..before.clone() });
        let before = session.world().villages.get(village(0).id).unwrap();
        changes.change(before, Village { population: Some(next), ..before.clone() });
        session.perform_changes(&changes).unwrap();
        writeln!(out, "done {next}").unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn two_hundred_kills_lose_no_acknowledged_edit_and_leave_no_half_one() {
    if let Some(path) = std::env::var_os(CHILD) {
        return edit_until_killed(Path::new(&path));
    }
    let folder = tempfile::tempdir().unwrap();
    drop(create(folder.path()));
    let path = path(folder.path());
    let mut acknowledged = 0;
    for kill in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "crash::two_hundred_kills_lose_no_acknowledged_edit_and_leave_no_half_one",
                "--nocapture",
            ])
            .env(CHILD, &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let after = 1 + dice(kill.into()) % 4;
        let number = |line: String| line.strip_prefix("done ").and_then(|number| number.parse::<u32>().ok());
        let seen = lines.by_ref().filter_map(number).take(usize::try_from(after).unwrap()).last();
        // Somewhere within the next edit: not at once, and not by the clock.
        (0..dice(u64::from(kill) << 32) % 400_000).for_each(|n| {
            std::hint::black_box(n);
        });
        child.kill().unwrap();
        child.wait().unwrap();
        let late = lines.filter_map(number).last();
        acknowledged = late.or(seen).unwrap_or_else(|| panic!("child {kill} did nothing after {acknowledged}"));
        let session = Session::open(&path, Access::Read).unwrap();
        let found = count(session.world());
        assert!(found == acknowledged || found == acknowledged + 1, "kill {kill}: {acknowledged} {found}");
    }
    let mut session = Session::open(&path, Access::Write).unwrap();
    assert_eq!(session.check_file().unwrap().into_iter().filter(|found| found.is_error).collect::<Vec<_>>(), vec![]);
    let done = count(session.world());
    let history = session.history(usize::MAX).unwrap();
    assert_eq!(history.len(), usize::try_from(done).unwrap() + 1);
    (0..done).for_each(|_| drop(session.undo().unwrap()));
    let mut expected = World::default();
    expected.apply(&changes());
    assert_eq!(session.world(), &expected);
}

#[test]
fn a_flipped_byte_anywhere_is_told_or_harmless_and_opening_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    drop(create(folder.path()));
    let path = path(folder.path());
    let good = std::fs::read(&path).unwrap();
    for round in 0..150 {
        let mut bytes = good.clone();
        let length = u64::try_from(bytes.len()).unwrap();
        let at = if round < 50 { 2 * round } else { dice(round) % length };
        bytes[usize::try_from(at).unwrap()] ^= 1 << (dice(round + 1000) % 8);
        std::fs::write(&path, &bytes).unwrap();
        if let Ok(session) = Session::open(&path, Access::Write) {
            let _ = (session.check_file(), session.history(10));
        }
        assert!(std::fs::read(&path).unwrap() == bytes, "byte {at}");
    }
}

#[test]
fn a_truncated_file_is_told_names_the_backup_and_can_be_restored() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = create(folder.path());
    let mut changes = Changes::new(Sentence::new("edit.test"));
    changes.add(issue(9));
    session.perform_changes(&changes).unwrap();
    let expected = session.world().clone();
    drop(session);
    let path = path(folder.path());
    let good = std::fs::read(&path).unwrap();
    for length in [good.len() - 1, good.len() / 2, 5000, 4096] {
        std::fs::write(&path, &good[..length]).unwrap();
        let sentence = Session::open(&path, Access::Write).map(drop).unwrap_err().sentence().clone();
        assert_eq!(sentence.key, "store.damaged_with_backup", "{length}");
        assert_eq!(std::fs::read(&path).unwrap(), good[..length]);
    }
    let kept = restore(&path).unwrap();
    assert_eq!(std::fs::read(kept).unwrap(), good[..4096], "the damaged file is kept");
    assert_eq!(Session::open(&path, Access::Write).unwrap().world(), &expected);
}
