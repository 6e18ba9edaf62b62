//! The page in a real browser, without a window. Where there is none, these tests say so and are left out.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot set up its files has to stop"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::press::made;

/// Browsers as systems call them.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// What the page becomes in a browser when it is opened with this behind its address; `None` where there is no browser.
fn opened(page: &Path, with: &str) -> Option<String> {
    let home = tempfile::tempdir().expect("a folder");
    let address = format!("file://{}#{with}", page.display());
    for browser in BROWSERS {
        let profile = format!("--user-data-dir={}", home.path().display());
        let output = Command::new(browser)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"])
            .args([&profile, "--window-size=1366,768", "--virtual-time-budget=5000", "--dump-dom", &address])
            .env("HOME", home.path())
            .output();
        match output {
            Ok(output) => return Some(String::from_utf8_lossy(&output.stdout).into_owned()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => panic!("{browser}: {error}"),
        }
    }
    println!("没有浏览器，跳过网页检查。/ No browser is installed: the page is not opened.");
    None
}

#[test]
fn a_page_of_335_villages_is_small_and_draws_them_all() {
    let (_folder, path, _) = made("p.html", &["page"]);
    let size = fs::metadata(&path).expect("made").len();
    assert!(size < 2_000_000, "{size} bytes");
    let Some(dom) = opened(&path, "") else { return };
    assert!(dom.contains("data-ready=\"335\""), "the script ran to its end");
    assert_eq!(dom.matches("class=\"v\"").count() + dom.matches("class=\"p\"").count(), 335);
    assert!(dom.contains("云岫县村情图") && dom.contains("找村"));
}

#[test]
fn it_speaks_english_goes_dark_and_shows_the_numbers_of_a_village() {
    let (_folder, path, _) = made("p.html", &["page", "--themes", "open,visits"]);
    let Some(dom) = opened(&path, "t=1&l=en&d=1&v=7") else { return };
    assert!(dom.contains("data-look=\"dark\"") && dom.contains("lang=\"en\""));
    assert!(dom.contains("Find a village") && dom.contains("Visits"));
    let (_, card) = dom.split_once("id=\"card\"").expect("a card");
    let (card, _) = card.split_once("</section>").expect("its end");
    assert_eq!(card.matches("<dd>").count(), 2, "{card}");
    // A place outside of the list is none.
    let dom = opened(&path, "t=99&l=fr&v=-3").expect("a browser");
    assert!(dom.contains("lang=\"zh\"") && !dom.contains(">undefined<"));
}
