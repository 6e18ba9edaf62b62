//! Trying an edit on the sample world, in tests.

use crate::model::sample::TODAY;
use crate::model::{Changes, World};
use crate::words::Language;

use super::desk::Desk;
use super::edit::Edit;

/// The desk of the tests, on the day of the sample.
pub(super) fn desk() -> Desk {
    Desk { author: "测试".into(), today: TODAY }
}

/// The world after the edit, and what was said about it in Chinese. Taking it back leads to the world before.
pub(super) fn done(world: &World, edit: &Edit) -> (World, String) {
    let changes = edit.changes(world, &desk()).expect("the edit may be done");
    let mut after = world.clone();
    after.apply(&changes);
    assert_ne!(after, *world, "the edit changes something");
    let mut back = after.clone();
    back.apply(&changes.clone().inverse(changes.sentence.clone()));
    assert_eq!(back, *world, "the inverse leads back");
    (after, spoken(&changes))
}

/// Why the edit is refused: the key, after both languages have been found to say it without a hole.
pub(super) fn refused(world: &World, edit: &Edit) -> String {
    let refusal = edit.changes(world, &desk()).expect_err("the edit is refused");
    for language in [Language::Chinese, Language::English] {
        whole(&language.refusal(&refusal), &refusal.0.key);
    }
    refusal.0.key
}

/// The refusal in Chinese.
pub(super) fn refused_with(world: &World, edit: &Edit) -> String {
    Language::Chinese.refusal(&edit.changes(world, &desk()).expect_err("the edit is refused"))
}

/// The sentence in Chinese, after English has been found to say it too.
fn spoken(changes: &Changes) -> String {
    whole(&Language::English.sentence(&changes.sentence), &changes.sentence.key);
    let text = Language::Chinese.sentence(&changes.sentence);
    whole(&text, &changes.sentence.key);
    text
}

fn whole(text: &str, key: &str) {
    assert!(!text.contains("%{") && !text.contains("edit.") && text != key, "{key} has a hole: {text}");
}
