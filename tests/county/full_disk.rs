//! The terminal on a full disk: one clear sentence, exit code 1, what was there stays and nothing half is left.
//!
//! The disk is a small one in memory that only the test sees. Where that cannot be mounted, these tests say so and are
//! left out.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a test that cannot set up its files has to stop")]
#![cfg(target_os = "linux")]

use std::fmt::Write;
use std::process::{Command, Output};

use crate::tiny_county::create;

/// Mounts the disk, puts the county and the older files on it, fills it but for some room, runs the program, and says
/// its exit code. What is on the disk is listed before and after, with sums; the filling is left out.
const SCRIPT: &str = r#"
mount -t tmpfs -o size=24m tmpfs "$DISK" 2>/dev/null || exit 77
cp "$SOURCE/county.gpkg" "$DISK" && cd "$DISK" || exit 78
for name in old.csv old.xlsx old.geojson old.gpkg old.png old.pdf old.html old.pptx; do echo old > "$name"; done
cat /dev/zero > filling 2>/dev/null
truncate -s "-$ROOM" filling
list() { find . -type f ! -name filling | sort | xargs cksum; }
list > "$SOURCE/before"
"$PROGRAM" "$@"
code=$?
list > "$SOURCE/after"
exit "$code"
"#;

/// Runs the program on a disk with so much room left, such as `64k`; `None` where there can be no such disk.
fn run(room: &str, arguments: &[&str]) -> Option<Output> {
    let folder = tempfile::tempdir().expect("a folder");
    drop(create(folder.path()));
    let mut rows = String::from("标题,村代码,类别,提出日期\n");
    (0..20_000).for_each(|n| writeln!(rows, "第{n}件,99010200{},water,2026-09-01", n % 2).expect("a text"));
    let disk = folder.path().join("disk");
    std::fs::create_dir(&disk).expect("a folder");
    std::fs::write(folder.path().join("issues.csv"), rows).expect("written");
    let mut command = Command::new("unshare");
    command.args(["--map-root-user", "--mount", "sh", "-c", SCRIPT, "sh"]).args(arguments);
    command.envs([("DISK", disk.as_path()), ("SOURCE", folder.path())]);
    command.envs([("PROGRAM", env!("CARGO_BIN_EXE_cunqing")), ("ROOM", room)]);
    let output = command.output().ok();
    let list = |name| std::fs::read_to_string(folder.path().join(name)).ok();
    let (Some(output), Some(before)) = (output, list("before")) else {
        println!("no small disk can be mounted here: left out");
        return None;
    };
    assert!(before.lines().count() == 9, "{before}");
    let after = list("after").expect("the disk was listed");
    // A whole backup is what an import makes first; a half one has another size.
    let size = before.lines().find(|line| line.ends_with("./county.gpkg")).and_then(|line| line.split(' ').nth(1));
    let is_backup = |line: &&str| line.contains("county.backups/") && line.split(' ').nth(1) == size;
    let after: Vec<&str> = after.lines().filter(|line| !is_backup(line)).collect();
    assert_eq!(after, before.lines().collect::<Vec<_>>(), "{arguments:?} with {room}");
    Some(output)
}

/// Runs what finds no room, and hears the one sentence that says so.
fn finds_no_room(room: &str, arguments: &[&str]) {
    let Some(output) = run(room, arguments) else { return };
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{arguments:?} with {room}: {said}");
    assert_eq!(said.trim_end().lines().count(), 1, "{arguments:?} with {room}: {said}");
    assert!(said.contains("磁盘已满"), "{arguments:?} with {room}: {said}");
}

#[test]
fn an_import_onto_a_full_disk_is_refused_and_leaves_the_file_as_it_was() {
    for room in ["0k", "64k", "1m", "4m"] {
        finds_no_room(room, &["import", "county.gpkg", "--into", "issue", "../issues.csv"]);
    }
}

#[test]
fn an_export_or_a_theme_onto_a_full_disk_leaves_the_older_file() {
    for name in ["old.csv", "old.xlsx", "old.geojson", "old.gpkg"] {
        finds_no_room("0k", &["export", "county.gpkg", "--table", "village", "--out", name]);
    }
    finds_no_room("0k", &["export", "county.gpkg", "--table", "cadre", "--out", "new.csv"]);
    finds_no_room("0k", &["themes", "county.gpkg", "--measure", "open", "--out", "old.csv"]);
}

#[test]
fn a_picture_onto_a_full_disk_leaves_the_older_one() {
    for room in ["0k", "8k"] {
        finds_no_room(room, &["snapshot", "county.gpkg", "--out", "old.png"]);
    }
}

#[test]
fn a_new_county_onto_a_full_disk_leaves_no_half_file() {
    for room in ["0k", "64k", "1m"] {
        finds_no_room(room, &["demo", "new.gpkg"]);
    }
}

#[test]
fn a_result_that_cannot_be_written_is_told_by_the_exit_code() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(create(folder.path()));
    for format in [&["--json"][..], &[]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full device");
        let mut command = Command::new(env!("CARGO_BIN_EXE_cunqing"));
        command.current_dir(folder.path()).args(["history", "county.gpkg"]).args(format).stdout(full);
        let output = command.output().expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("结果没能写出") && said.trim_end().lines().count() == 1, "{said}");
    }
}

#[test]
fn what_the_press_makes_on_a_full_disk_leaves_the_older_files() {
    for name in ["old.pdf", "old.html", "old.pptx"] {
        let command = match name {
            "old.pdf" => "atlas",
            "old.html" => "page",
            _ => "deck",
        };
        finds_no_room("0k", &[command, "county.gpkg", "--out", name]);
    }
    finds_no_room("0k", &["atlas", "county.gpkg", "--out", ".", "--files", "png"]);
}
