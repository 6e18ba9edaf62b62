//! Long work off the UI thread: each job runs over its own snapshot, tells how far it is, can be stopped, and answers
//! once. The question for a file is such a job too, because the window of the system can hang.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::Duration;

use egui::Context;

/// How far a job is, and whether it is to stop: shared between the job and the window.
#[derive(Debug, Default)]
pub struct Progress {
    permille: AtomicU32,
    stop: AtomicBool,
}

impl Progress {
    /// Tells how far the job is, 0 to 1.
    pub fn at(&self, share: f32) {
        self.permille.store((share.clamp(0.0, 1.0) * 1000.0) as u32, Ordering::Relaxed);
    }

    /// How far the job is, 0 to 1.
    pub fn share(&self) -> f32 {
        self.permille.load(Ordering::Relaxed) as f32 / 1000.0
    }

    /// Asks the job to stop.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether the job is to stop.
    pub fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// A job that runs.
#[derive(Debug)]
pub struct Running<A> {
    /// What it does, in the user's language; empty when nothing is shown.
    pub title: String,
    /// How far it is.
    pub progress: Arc<Progress>,
    answer: Receiver<A>,
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
    pub fn start(&mut self, context: &Context, title: String, work: impl FnOnce(&Progress) -> A + Send + 'static) {
        let (send, answer) = channel();
        let progress = Arc::new(Progress::default());
        let (seen, context) = (Arc::clone(&progress), context.clone());
        std::thread::spawn(move || {
            let done = work(&seen);
            // Nobody listens any more when the window has been closed meanwhile.
            let _ = send.send(done);
            context.request_repaint();
        });
        self.running.push(Running { title, progress, answer });
    }

    /// The answers that have come, in the order in which the jobs were started.
    pub fn answers(&mut self) -> Vec<A> {
        let mut answers = Vec::new();
        self.running.retain(|job| match job.answer.try_recv() {
            Ok(answer) => {
                if !job.progress.stopped() {
                    answers.push(answer);
                }
                false
            }
            Err(TryRecvError::Disconnected) => false,
            Err(TryRecvError::Empty) => true,
        });
        answers
    }

    /// Waits for all answers; for the end of the program and for tests.
    pub fn wait(&mut self, longest: Duration) -> Vec<A> {
        let running = std::mem::take(&mut self.running);
        running.into_iter().filter_map(|job| job.answer.recv_timeout(longest).ok()).collect()
    }

    /// The jobs that are shown while they run.
    pub fn shown(&self) -> impl Iterator<Item = &Running<A>> {
        self.running.iter().filter(|job| !job.title.is_empty() && !job.progress.stopped())
    }

    /// Whether anything runs.
    pub fn is_busy(&self) -> bool {
        self.shown().next().is_some()
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
    fn a_job_answers_once_and_a_stopped_one_not_at_all() {
        let context = Context::default();
        let mut jobs = Jobs::default();
        jobs.start(&context, "first".into(), |progress| {
            progress.at(0.5);
            1
        });
        assert_eq!(jobs.wait(Duration::from_secs(10)), [1]);
        assert!(jobs.answers().is_empty() && !jobs.is_busy());

        let (go, wait) = channel::<()>();
        jobs.start(&context, "second".into(), move |progress| {
            let _ = wait.recv();
            assert!(progress.stopped());
            2
        });
        jobs.running[0].progress.stop();
        assert!(!jobs.is_busy(), "a stopped job is no longer shown");
        go.send(()).expect("the job waits");
        while !jobs.running.is_empty() {
            assert!(jobs.answers().is_empty(), "a stopped job does not answer");
        }
    }
}
