//! The press in the terminal: atlas, notices, deck and page of the demo county and of small and broken ones; what they
//! tell of people, and what they say where they cannot be made.

#![allow(clippy::expect_used, reason = "a test that cannot set up its files has to stop")]

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use tempfile::TempDir;

/// A folder with the demo county, made once for all tests of this file.
pub(crate) fn demo() -> &'static Path {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let made = program(folder.path(), &["demo", "demo.gpkg"]);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        folder
    });
    folder.path()
}

fn program(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cunqing"));
    command.current_dir(folder).args(arguments).env("USER", "测试员").env("HOME", "/home/ceshiyuan");
    command.output().expect("the program starts")
}

/// Runs what must succeed over the demo county; gives the path of what it made in a folder of its own, and what it said.
pub(crate) fn made(name: &str, arguments: &[&str]) -> (TempDir, PathBuf, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join(name);
    let file = demo().join("demo.gpkg");
    let (file, to) = (file.to_str().expect("a path"), out.to_str().expect("a path"));
    let mut all = vec![arguments[0], file, "--out", to];
    all.extend(&arguments[1..]);
    let output = program(folder.path(), &all);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}{}", String::from_utf8_lossy(&output.stderr));
    (folder, out, said)
}

/// All bytes of a file, and of the parts of a file that is a package of parts.
fn all_bytes(path: &Path) -> Vec<u8> {
    let bytes = fs::read(path).expect("the file is there");
    let mut all = bytes.clone();
    if let Ok(mut package) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) {
        for nth in 0..package.len() {
            package.by_index(nth).expect("a part").read_to_end(&mut all).expect("read");
        }
    }
    all
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|at| at == text.as_bytes())
}

#[test]
fn nobody_s_name_and_no_path_stands_in_what_is_made() {
    let products: [(&str, &[&str]); 12] = [
        ("a.pdf", &["atlas", "--paper", "A4", "--no-ledger"]),
        ("n.pdf", &["atlas", "--notices", "--month", "2026-10"]),
        ("d.pdf", &["deck", "--parts", "overdue"]),
        ("d.pptx", &["deck", "--parts", "views"]),
        ("p.html", &["page"]),
        ("s.png", &["snapshot"]),
        ("s.svg", &["snapshot"]),
        ("s.pdf", &["snapshot"]),
        ("e.xlsx", &["export", "--table", "cadre"]),
        ("e.csv", &["export", "--table", "issue"]),
        ("r.xlsx", &["report", "--kind", "postings", "--month", "2026-10"]),
        ("r.docx", &["report", "--kind", "bulletin", "--month", "2026-10"]),
    ];
    for (name, arguments) in products {
        let (folder, path, said) = made(name, arguments);
        assert!(said.contains("个人信息"), "{name}: what it holds of people is told: {said}");
        let bytes = all_bytes(&path);
        let here = folder.path().to_str().expect("a path");
        for trace in ["测试员", "ceshiyuan", "/home/", here, "demo.gpkg", env!("CARGO_MANIFEST_DIR")] {
            assert!(!holds(&bytes, trace), "{name} holds {trace}");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let products: [(&str, &[&str]); 4] = [
        ("a.pdf", &["atlas", "--each", "category", "--paper", "A4"]),
        ("d.pptx", &["deck", "--parts", "weak,since"]),
        ("d.pdf", &["deck", "--parts", "hotspots"]),
        ("p.html", &["page"]),
    ];
    for (name, arguments) in products {
        let twice = [(); 2].map(|()| {
            let (_folder, path, _) = made(name, arguments);
            fs::read(path).expect("made")
        });
        assert!(twice[0] == twice[1], "{name}");
    }
}

#[test]
fn an_atlas_of_files_has_one_for_each_page_in_order() {
    let (_folder, path, said) = made("maps", &["atlas", "--files", "svg", "--paper", "A4"]);
    let mut names: Vec<String> = fs::read_dir(&path)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert!(names.len() == 20 && said.contains("20"), "{names:?} {said}");
    assert!(names[0].starts_with("01 ") && names.iter().all(|name| name.ends_with(".svg")), "{names:?}");
}

#[test]
fn notices_are_made_for_all_villages_as_documents_too() {
    let (_folder, path, said) = made("notices", &["atlas", "--notices", "--month", "2026-10", "--files", "docx"]);
    assert!(said.contains("335"), "{said}");
    assert_eq!(fs::read_dir(&path).expect("a folder").count(), 335);
}

/// Runs what must fail; gives the one line that it says.
fn refused(code: i32, arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let demo = demo().join("demo.gpkg");
    let named: Vec<String> =
        arguments.iter().map(|text| text.replace("DEMO", demo.to_str().expect("a path"))).collect();
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    let output = program(folder.path(), &named);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    assert_eq!(said.trim_end().lines().count(), 1, "{arguments:?}: {said}");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0, "{arguments:?} leaves nothing");
    said
}

#[test]
fn what_cannot_be_made_is_said_in_one_line() {
    let unknown = refused(1, &["page", "DEMO", "--out", "p.html", "--view", "没有的视图"]);
    assert!(unknown.contains("没有的视图") && unknown.contains("整顿村"), "the views that there are: {unknown}");
    let unknown = refused(1, &["atlas", "DEMO", "--out", "a.pdf", "--template", "海报"]);
    assert!(unknown.contains("海报") && unknown.contains("wall"), "the templates that there are: {unknown}");
    assert!(refused(1, &["deck", "DEMO", "--out", "d.pdf", "--view", "没有的视图"]).contains("没有的视图"));
    assert!(refused(1, &["atlas", "DEMO", "--out", "a.pdf", "--each", "unit", "--theme", "visits"]).contains("专题"));
    assert!(refused(1, &["page", "DEMO", "--out", "no/such/p.html"]).contains("文件夹"));
    refused(1, &["atlas", "DEMO", "--out", "no/such/maps", "--files", "pdf"]);
    refused(2, &["page", "DEMO", "--out", "p.docx"]);
    refused(2, &["deck", "DEMO", "--out", "d.html"]);
    refused(2, &["deck", "DEMO", "--out", "d.pdf", "--parts", "weather"]);
    refused(2, &["atlas", "DEMO", "--out", "a.png"]);
    refused(2, &["atlas", "DEMO", "--out", "a.pdf", "--files", "pdf"]);
    refused(2, &["atlas", "DEMO", "--out", "maps", "--files", "docx"]);
    refused(2, &["atlas", "DEMO", "--out", "maps", "--notices", "--files", "png"]);
    refused(2, &["atlas", "DEMO", "--out", "a.pdf", "--each", "planet"]);
    refused(1, &["page", "missing.gpkg", "--out", "p.html"]);
}

#[test]
fn names_on_a_map_need_a_reason_and_it_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::copy(demo().join("demo.gpkg"), folder.path().join("copy.gpkg")).expect("copied");
    let output = program(folder.path(), &["snapshot", "copy.gpkg", "--out", "a.png", "--names-of-people", "常委会用"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && said.contains("常委会用"), "{said}");
    let history = program(folder.path(), &["history", "copy.gpkg"]);
    assert!(String::from_utf8_lossy(&history.stdout).contains("常委会用"));
}
