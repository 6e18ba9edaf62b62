//! Long work off the UI thread: each job runs over its own snapshot, tells how far it is, can be stopped, and answers
//! once. The question for a file is such a job too, because the window of the system can hang.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::Duration;

use egui::Context;

use crate::model::Progress;

/// A job is shown only when it takes longer than this, seconds: what is done at once does not flicker.
const QUIET: f64 = 0.3;

/// How far a job is, and whether it is to stop: shared between the job and the window.
#[derive(Debug, Default)]
struct Meter {
    permille: AtomicU32,
    stop: AtomicBool,
}

impl Meter {
    /// Notes how far the job is, 0 to 1; says whether it is to go on.
    fn tell(&self, share: f32) -> bool {
        self.permille.store((share.clamp(0.0, 1.0) * 1000.0) as u32, Ordering::Relaxed);
        !self.is_stopped()
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// A job that runs.
#[derive(Debug)]
pub struct Running<A> {
    /// What it does, in the user's language; empty when nothing is shown.
    pub title: String,
    /// When it was started, in seconds of the window's clock.
    since: f64,
    meter: Arc<Meter>,
    answer: Receiver<A>,
}

impl<A> Running<A> {
    /// How far it is, 0 to 1.
    pub fn share(&self) -> f32 {
        self.meter.permille.load(Ordering::Relaxed) as f32 / 1000.0
    }

    /// Asks it to stop. It answers all the same, mostly that it was stopped; if it is done already, what it did.
    pub fn stop(&self) {
        self.meter.stop.store(true, Ordering::Relaxed);
    }

    /// Whether it has a title and nobody has stopped it.
    fn is_shown(&self) -> bool {
        !self.title.is_empty() && !self.meter.is_stopped()
    }
}

/// What a job has answered, and whether it had been asked to stop.
#[derive(Debug, PartialEq, Eq)]
pub struct Answered<A> {
    /// The answer.
    pub answer: A,
    /// Whether it was asked to stop; where the answer is an error, that is the reason.
    pub stopped: bool,
}

/// The jobs that run.
#[derive(Debug)]
pub struct Jobs<A> {
    running: Vec<Running<A>>,
}

impl<A> Default for Jobs<A> {
    fn default() -> Self {
        Self { running: Vec::new() }
    }
}

impl<A: Send + 'static> Jobs<A> {
    /// Starts a job; the window is drawn again when it answers.
    pub fn start(&mut self, context: &Context, title: String, work: impl FnOnce(Progress<'_>) -> A + Send + 'static) {
        let (send, answer) = channel();
        let meter = Arc::new(Meter::default());
        let since = context.input(|input| input.time);
        let (seen, context) = (Arc::clone(&meter), context.clone());
        std::thread::spawn(move || {
            let tell = |share| seen.tell(share);
            let done = work(Progress::new(&tell));
            // Nobody listens any more when the window has been closed meanwhile.
            let _ = send.send(done);
            context.request_repaint();
        });
        self.running.push(Running { title, since, meter, answer });
    }

    /// The answers that have come, in the order in which the jobs were started.
    pub fn answers(&mut self) -> Vec<Answered<A>> {
        let mut answers = Vec::new();
        self.running.retain(|job| match job.answer.try_recv() {
            Ok(answer) => {
                answers.push(Answered { answer, stopped: job.meter.is_stopped() });
                false
            }
            Err(TryRecvError::Disconnected) => false,
            Err(TryRecvError::Empty) => true,
        });
        answers
    }

    /// Waits for all answers; for the end of the program and for tests.
    pub fn wait(&mut self, longest: Duration) -> Vec<Answered<A>> {
        let running = std::mem::take(&mut self.running);
        let answer = |job: Running<A>| {
            let answer = job.answer.recv_timeout(longest).ok()?;
            Some(Answered { answer, stopped: job.meter.is_stopped() })
        };
        running.into_iter().filter_map(answer).collect()
    }

    /// The job that is shown at this time of the window's clock: the first that runs for long enough.
    pub fn shown(&self, now: f64) -> Option<&Running<A>> {
        self.running.iter().find(|job| job.is_shown() && now - job.since >= QUIET)
    }

    /// Stops the job that is shown; says whether there was one.
    pub fn stop_shown(&self, now: f64) -> bool {
        self.shown(now).inspect(|job| job.stop()).is_some()
    }

    /// Whether anything runs that the user waits for, shown already or not yet.
    pub fn is_busy(&self) -> bool {
        self.running.iter().any(Running::is_shown)
    }
}

/// What a question for a file is about: decides its title and which files are offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileQuestion {
    /// The title of the window of the system.
    pub title: String,
    /// What the files are called, and their endings; no ending means any.
    pub kinds: Vec<(String, Vec<&'static str>)>,
    /// The name offered for saving; `None` asks for a file that exists.
    pub save_as: Option<String>,
    /// The folder in which the question begins.
    pub folder: Option<PathBuf>,
}

/// Asks by the window of the system. It blocks, for hours if need be: only inside of a job.
#[allow(clippy::disallowed_methods, reason = "this is the one place that asks, and it does so off the UI thread")]
pub fn ask_system(question: &FileQuestion) -> Option<PathBuf> {
    let mut dialog = rfd::FileDialog::new().set_title(&question.title);
    for (name, endings) in &question.kinds {
        dialog = dialog.add_filter(name, endings);
    }
    if let Some(folder) = &question.folder {
        dialog = dialog.set_directory(folder);
    }
    match &question.save_as {
        Some(name) => dialog.set_file_name(name).save_file(),
        None => dialog.pick_file(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_answers_once_and_a_stopped_one_says_that_it_was_stopped() {
        let context = Context::default();
        let mut jobs = Jobs::default();
        jobs.start(&context, "first".into(), |progress| progress.at(0.5).is_ok());
        assert_eq!(jobs.wait(Duration::from_secs(10)), [Answered { answer: true, stopped: false }]);
        assert!(jobs.answers().is_empty() && !jobs.is_busy());

        let (go, wait) = channel::<()>();
        jobs.start(&context, "second".into(), move |progress| {
            let _ = wait.recv();
            progress.at(0.7).is_ok()
        });
        assert!(jobs.is_busy());
        jobs.running[0].stop();
        assert!(!jobs.is_busy(), "a stopped job is no longer shown");
        go.send(()).expect("the job waits");
        assert_eq!(jobs.wait(Duration::from_secs(10)), [Answered { answer: false, stopped: true }]);
    }

    #[test]
    fn a_job_is_shown_only_when_it_takes_a_while() {
        let context = Context::default();
        let mut jobs = Jobs::default();
        let (go, wait) = channel::<()>();
        jobs.start(&context, String::new(), |_| ());
        jobs.start(&context, "long".into(), move |_| wait.recv().unwrap_or_default());
        assert!(jobs.shown(0.2).is_none() && !jobs.stop_shown(0.2));
        assert_eq!(jobs.shown(0.4).map(|job| job.title.as_str()), Some("long"));
        assert!(jobs.stop_shown(0.4) && jobs.shown(0.4).is_none());
        go.send(()).expect("the job waits");
    }
}
