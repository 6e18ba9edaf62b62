//! Every visible word exists in Chinese and in English, every key that the code names is there, and no key is forgotten.
//!
//! Keys are found as string literals in `src` (tests left out): a literal whose first segment is the name of a file of
//! `assets/words`. A literal with a hole (`"state.issue.{}"`) or with an open end (`"state.issue."`) stands for all keys
//! of that shape, and must have at least one.

#![allow(clippy::expect_used, reason = "a test that cannot read what it is about has to stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use cunqing::model::{
    CatalogueKind, DocumentState, IssueState, ItemOrigin, MarkKind, PlanState, PromiseStage, StandingState, StepKind,
};
use cunqing::words::Language;
use syn::buffer::{Cursor, TokenBuffer};
use syn::visit::{self, Visit};

/// Chinese texts that are no Chinese word: names that are written in Latin letters everywhere.
const LATIN_IN_CHINESE: [&str; 2] = ["English", "OpenStreetMap"];
/// Chinese inside of English texts: the name of the language, and the marks that a sheet must carry.
const CHINESE_IN_ENGLISH: [&str; 2] = ["中文", "村情图"];

/// One key with its two texts.
#[derive(Clone, Debug, Default, PartialEq)]
struct Entry {
    zh: String,
    en: String,
}

/// Reads a file of words. It is flat on purpose: a key, then one line of `zh` and one of `en`.
fn read_words(name: &str, text: &str) -> Result<Vec<(String, Entry)>, String> {
    let mut entries: Vec<(String, Entry)> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let wrong = |what: &str| format!("{name}.yml, line {}: {what}: {line}", number + 1);
        if line.trim().is_empty() || line.trim_start().starts_with('#') || line == "_version: 2" {
            continue;
        }
        let (key, value) = line.split_once(':').ok_or_else(|| wrong("no colon"))?;
        if !line.starts_with(' ') {
            if !value.trim().is_empty() || key.split('.').next() != Some(name) {
                return Err(wrong("a key begins with the name of its file and has its texts below"));
            }
            entries.push((key.to_owned(), Entry::default()));
            continue;
        }
        let (_, entry) = entries.last_mut().ok_or_else(|| wrong("a text without a key"))?;
        let slot = match key.trim() {
            "zh" => &mut entry.zh,
            "en" => &mut entry.en,
            _ => return Err(wrong("neither zh nor en")),
        };
        if !slot.is_empty() {
            return Err(wrong("said twice"));
        }
        *slot = plain(value.trim()).ok_or_else(|| wrong("a text of more than one line"))?;
    }
    Ok(entries)
}

/// A YAML scalar of one line.
fn plain(value: &str) -> Option<String> {
    let inside = |quote: char| value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    if let Some(text) = inside('"') {
        return Some(text.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\"));
    }
    if let Some(text) = inside('\'') {
        return Some(text.replace("''", "'"));
    }
    (!matches!(value, "|" | ">" | "|-" | ">-")).then(|| value.to_owned())
}

fn all_words() -> Vec<(String, Entry)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/words");
    let mut entries = Vec::new();
    for name in word_files() {
        let text = std::fs::read_to_string(folder.join(format!("{name}.yml"))).expect("the words can be read");
        entries.extend(read_words(&name, &text).expect("the words are flat"));
    }
    entries
}

fn word_files() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/words");
    let names =
        std::fs::read_dir(folder).expect("the words are there").map(|entry| entry.expect("readable").file_name());
    names.filter_map(|name| Some(name.to_str()?.strip_suffix(".yml")?.to_owned())).collect()
}

fn places(text: &str) -> BTreeSet<String> {
    text.split("%{").skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect()
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// The text without its places.
fn bare(text: &str) -> String {
    places(text).iter().fold(text.to_owned(), |text, name| text.replace(&format!("%{{{name}}}"), ""))
}

/// Collects the string literals of a file, but for its tests.
#[derive(Default)]
struct Literals {
    found: Vec<String>,
}

impl Literals {
    fn tokens(&mut self, mut cursor: Cursor<'_>) {
        while !cursor.eof() {
            if let Some((literal, next)) = cursor.literal() {
                self.found.extend(syn::parse_str::<syn::LitStr>(&literal.to_string()).map(|text| text.value()));
                cursor = next;
            } else if let Some((inside, _, _, next)) = cursor.any_group() {
                self.tokens(inside);
                cursor = next;
            } else if let Some((_, next)) = cursor.token_tree() {
                cursor = next;
            } else {
                return;
            }
        }
    }
}

impl<'ast> Visit<'ast> for Literals {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        let test = module.attrs.iter().any(|attribute| match &attribute.meta {
            syn::Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
            _ => false,
        });
        if !test {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.found.push(literal.value());
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        self.tokens(TokenBuffer::new2(mac.tokens.clone()).begin());
    }

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
}

/// The literals of a text that look like keys, by the file names of the words, without the mark `@`.
fn keys_in(text: &str, files: &BTreeSet<String>) -> BTreeSet<String> {
    let mut literals = Literals::default();
    literals.visit_file(&syn::parse_file(text).expect("the source can be read"));
    let keys = literals.found.iter().map(|text| text.trim_start_matches('@'));
    keys.filter(|key| {
        let mut segments = key.split('.');
        let known = segments.next().is_some_and(|first| files.contains(first));
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_.{}:".contains(c);
        known && key.contains('.') && key.chars().all(plain)
    })
    .map(str::to_owned)
    .collect()
}

/// Whether a key has the shape of a literal with holes or with an open end.
fn has_shape(key: &str, shape: &str) -> bool {
    let mut pieces = shape.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, rest)| rest));
    let Some(mut rest) = pieces.next().and_then(|first| key.strip_prefix(first)) else { return false };
    let mut open_end = shape.ends_with('.');
    for piece in pieces {
        if piece.is_empty() {
            open_end = true;
        } else {
            let Some(at) = rest.find(piece) else { return false };
            rest = &rest[at + piece.len()..];
        }
    }
    if open_end { !rest.is_empty() || shape.ends_with('}') } else { rest.is_empty() }
}

fn named_in_the_code() -> BTreeSet<String> {
    fn walk(folder: &Path, files: &BTreeSet<String>, out: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                walk(&path, files, out);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                out.extend(keys_in(&std::fs::read_to_string(&path).expect("the source can be read"), files));
            }
        }
    }
    let mut out = BTreeSet::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &word_files(), &mut out);
    out
}

fn is_shape(key: &str) -> bool {
    key.contains('{') || key.ends_with('.')
}

#[test]
fn every_key_is_said_once_in_both_languages_with_the_same_places() {
    let mut seen = BTreeMap::new();
    let mut wrong = Vec::new();
    for (key, entry) in all_words() {
        if entry.zh.is_empty() || entry.en.is_empty() {
            wrong.push(format!("{key} lacks a language"));
        }
        if places(&entry.zh) != places(&entry.en) {
            wrong.push(format!("{key} has other places in Chinese than in English"));
        }
        if seen.insert(key.clone(), entry).is_some() {
            wrong.push(format!("{key} stands twice"));
        }
    }
    assert!(seen.len() > 30);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_program_says_what_the_files_say() {
    for (key, entry) in all_words() {
        assert_eq!(Language::Chinese.say(&key), entry.zh, "{key}");
        assert_eq!(Language::English.say(&key), entry.en, "{key}");
    }
}

#[test]
fn chinese_texts_are_chinese_and_english_texts_english() {
    let mut wrong = Vec::new();
    for (key, entry) in all_words() {
        let zh = LATIN_IN_CHINESE.iter().fold(bare(&entry.zh), |text, name| text.replace(name, ""));
        let en = CHINESE_IN_ENGLISH.iter().fold(bare(&entry.en), |text, name| text.replace(name, ""));
        if zh.chars().filter(char::is_ascii_lowercase).count() > 3 && !zh.chars().any(is_han) {
            wrong.push(format!("{key}: not Chinese: {zh}"));
        }
        if en.chars().any(|c| is_han(c) || "，。；：（）、「」《》".contains(c)) {
            wrong.push(format!("{key}: not English: {en}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_key_that_the_code_names_is_there() {
    let known: BTreeSet<String> = all_words().into_iter().map(|(key, _)| key).collect();
    let missing = named_in_the_code().into_iter().filter(|key| match is_shape(key) {
        true => !known.iter().any(|known| has_shape(known, key)),
        false => !known.contains(key),
    });
    let missing: Vec<String> = missing.collect();
    assert!(missing.is_empty(), "{} keys without words:\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn no_key_is_forgotten() {
    let named = named_in_the_code();
    let shapes: Vec<&String> = named.iter().filter(|key| is_shape(key)).collect();
    let forgotten: Vec<String> = all_words()
        .into_iter()
        .map(|(key, _)| key)
        .filter(|key| !named.contains(key) && !shapes.iter().any(|shape| has_shape(key, shape)))
        .collect();
    assert!(forgotten.is_empty(), "{} keys that nobody says:\n{}", forgotten.len(), forgotten.join("\n"));
}

#[test]
fn every_state_every_step_and_every_list_has_its_words_and_no_other_has() {
    let mut expected: BTreeSet<String> = BTreeSet::new();
    expected.extend(IssueState::ALL.map(|state| format!("state.issue.{}", state.code())));
    expected.extend(StandingState::ALL.map(|state| format!("state.standing.{}", state.code())));
    expected.extend(StepKind::ALL.map(|kind| format!("state.step.{}", kind.code())));
    expected.extend(PromiseStage::ALL.map(|stage| format!("state.promise.{}", stage.code())));
    expected.extend(DocumentState::ALL.map(|state| format!("state.document.{}", state.code())));
    expected.extend(PlanState::ALL.map(|state| format!("state.plan.{}", state.code())));
    expected.extend(ItemOrigin::ALL.map(|origin| format!("state.plan_origin.{}", origin.code())));
    expected.extend(MarkKind::ALL.map(|kind| format!("state.plan_mark.{}", kind.code())));
    expected.extend(CatalogueKind::ALL.map(|kind| format!("state.catalogue.{}", kind.code())));
    let known: BTreeSet<String> =
        all_words().into_iter().map(|(key, _)| key).filter(|key| key.starts_with("state.")).collect();
    assert_eq!(known, expected);
}

#[test]
fn a_key_is_recognised_in_code_macros_and_sentences_but_not_in_tests_or_prose() {
    let files = BTreeSet::from(["ui".to_owned(), "state".to_owned()]);
    let text = r#"
        //! "ui.in_a_comment"
        fn f(language: Language) {
            language.say("ui.plain");
            let _ = format!("state.issue.{}", code);
            let _ = vec!["ui.in_a_macro"];
            Sentence::new("x").with("y", "@ui.as_a_value");
            open("other.file"); say("ui. Then prose"); say("state.step.".to_owned() + code);
        }
        #[cfg(test)]
        mod tests { fn g() { say("ui.in_a_test"); } }
    "#;
    let expected = ["state.issue.{}", "state.step.", "ui.as_a_value", "ui.in_a_macro", "ui.plain"];
    assert_eq!(keys_in(text, &files), expected.map(str::to_owned).into());
}

#[test]
fn shapes_match_keys_with_something_in_their_holes() {
    assert!(has_shape("state.issue.closed", "state.issue.{}"));
    assert!(has_shape("state.issue.closed", "state.issue."));
    assert!(has_shape("ui.theme.open.title", "ui.theme.{code}.title"));
    assert!(!has_shape("ui.theme.open.hint", "ui.theme.{}.title"));
    assert!(!has_shape("state.issues", "state.issue."));
    assert!(!has_shape("state.issue.", "state.issue."));
}

#[test]
fn words_that_are_not_flat_are_refused() {
    assert!(read_words("ui", "_version: 2\nui.a:\n  zh: 甲\n  en: A\n").is_ok());
    for wrong in
        ["map.a:\n  zh: 甲\n", "ui.a: 甲\n", "ui.a:\n  fr: A\n", "ui.a:\n  zh: |\n", "ui.a:\n  zh: 甲\n  zh: 乙\n"]
    {
        assert!(read_words("ui", wrong).is_err(), "{wrong}");
    }
}
