//! What is written to the terminal: results, progress, errors.

use std::cell::Cell;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

use crate::exchange::Personal;
use crate::model::{Progress, Sentence};
use crate::words::Language;

use super::failure::Failure;

/// The terminal, in a language, for a person or for a machine.
#[derive(Debug)]
pub(super) struct Terminal {
    language: Language,
    json: bool,
    /// Why a result could not be written, such as a full disk behind the standard output.
    lost: Cell<Option<ErrorKind>>,
}

/// Wrong usage.
pub(super) const WRONG_USAGE: u8 = 2;

impl Terminal {
    /// A terminal; with `json`, results and errors are JSON on the standard output.
    pub fn new(language: Language, json: bool) -> Self {
        Self { language, json, lost: Cell::new(None) }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Writes a result: the lines for a person, or the value for a machine.
    pub fn result(&self, lines: impl FnOnce() -> Vec<String>, value: impl FnOnce() -> Value) {
        let lines = if self.json { vec![value().to_string()] } else { lines() };
        let mut out = io::stdout().lock();
        let written = lines.iter().try_for_each(|line| writeln!(out, "{line}")).and_then(|()| out.flush());
        // A reader that went away wants no more lines; that is no error of ours.
        if let Some(why) = written.err().map(|error| error.kind()).filter(|why| *why != ErrorKind::BrokenPipe) {
            self.lost.set(Some(why));
        }
    }

    /// Writes a result of one sentence; a machine gets its places too.
    pub fn done(&self, sentence: &Sentence) {
        let places = sentence.args.iter().map(|(name, value)| (name.clone(), Value::from(value.as_str())));
        let value = Value::Object(places.collect());
        self.result(
            || vec![self.language.sentence(sentence)],
            || json!({ "ok": true, "done": sentence.key, "with": value }),
        );
    }

    /// Writes what is said beside a result to the standard error, for a person; a machine finds it in the result.
    pub fn aside(&self, lines: impl FnOnce() -> Vec<String>) {
        if !self.json {
            let mut error = io::stderr().lock();
            lines().iter().for_each(|line| drop(writeln!(error, "{line}")));
        }
    }

    /// Tells what personal fields a file would hold, before it is written.
    pub fn personal(&self, personal: &Personal) {
        self.note(&personal.sentence(self.language));
    }

    /// Writes a further line for a person; a machine has the result already.
    pub fn note(&self, sentence: &Sentence) {
        if !self.json {
            self.done(sentence);
        }
    }

    /// Does long work with a sign of life on a terminal.
    pub fn during<T>(&self, key: &str, work: impl FnOnce() -> T) -> T {
        self.watched(key, |_| work())
    }

    /// Does long work that tells how far it is; the share is shown from the first telling on.
    pub fn watched<T>(&self, key: &str, work: impl FnOnce(Progress<'_>) -> T) -> T {
        let bar = if self.json { ProgressBar::hidden() } else { ProgressBar::new_spinner() };
        bar.set_style(
            ProgressStyle::with_template("{spinner} {msg} {elapsed}")
                .unwrap_or_else(|_| ProgressStyle::default_spinner()),
        );
        bar.set_message(self.language.say(key));
        bar.enable_steady_tick(Duration::from_millis(120));
        let style = ProgressStyle::with_template("{spinner} {msg} {percent}% {elapsed}");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
        let tell = |share: f32| {
            if bar.length().is_none() {
                bar.set_style(style.clone());
                bar.set_length(1000);
            }
            bar.set_position((share * 1000.0) as u64);
            true
        };
        let result = work(Progress::new(&tell));
        bar.finish_and_clear();
        result
    }

    /// The exit code of a result; says why it failed.
    pub fn finish(&self, result: Result<(), Failure>) -> ExitCode {
        let (sentence, code) = match (result, self.lost.get()) {
            (Ok(()), None) => return ExitCode::SUCCESS,
            (Ok(()), Some(why)) => {
                complain(&self.language.say_with("cli.write.result", &[("detail", &io::Error::from(why))]));
                return ExitCode::FAILURE;
            }
            (Err(failure), _) => told(failure),
        };
        let text = self.language.sentence(&sentence);
        if self.json {
            let value = json!({ "ok": false, "key": sentence.key, "error": text });
            let _ = writeln!(io::stdout().lock(), "{value}");
        } else {
            complain(&text);
        }
        code
    }
}

/// What is said about a failure, and its exit code.
fn told(failure: Failure) -> (Sentence, ExitCode) {
    match failure {
        Failure::Refused(sentence) => (sentence, ExitCode::FAILURE),
        Failure::Usage(sentence) => (sentence, ExitCode::from(WRONG_USAGE)),
    }
}

/// Writes one line to the standard error.
pub(super) fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "cunqing: {}", text.replace('\n', " "));
}
