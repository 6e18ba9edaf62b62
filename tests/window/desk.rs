//! What the tests of the window share: the demo county as a file, and a window with a copy of it.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use cunqing::edits::{Edit, default_catalogue};
use cunqing::exchange::demo_county;
use cunqing::model::{Date, World};
use cunqing::session::{Access, Session};
use cunqing::ui::forms::Form;
use cunqing::ui::preferences::Preferences;
use cunqing::ui::{App, Intent, look};
use cunqing::words::Language;
use egui::{Context, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

/// The demo county as a file, made once for all tests of this program.
pub(crate) fn demo() -> &'static Path {
    static DEMO: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    let (_, path) = DEMO.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder for passing files");
        let path = folder.path().join("demo.gpkg");
        drop(Session::create(&path, &demo_county(default_catalogue())).expect("the demo county is made"));
        (folder, path)
    });
    path
}

/// A copy of the demo county in a folder.
pub(crate) fn demo_in(folder: &Path) -> PathBuf {
    let path = folder.join("county.gpkg");
    std::fs::copy(demo(), &path).expect("a copy of the demo county");
    path
}

/// The window with a copy of the demo county of its own.
pub(crate) struct Desk {
    pub(crate) harness: Harness<'static, App>,
    pub(crate) path: PathBuf,
    pub(crate) folder: tempfile::TempDir,
}

/// A window of that height in points.
pub(crate) fn desk(language: Language, height: f32) -> Desk {
    let folder = tempfile::tempdir().expect("a folder for passing files");
    let path = demo_in(folder.path());
    let app = App::new(&Context::default(), None, Preferences { language, ..Preferences::default() });
    let builder = Harness::builder().with_size([1366.0, height]).with_max_steps(20).with_context_setup(look::install);
    let mut harness = builder.build_ui_state(|ui, app: &mut App| app.frame_ui(ui), app);
    harness.state_mut().show_session(Session::open(&path, Access::Write).expect("the demo county opens"));
    harness.run_steps(3);
    Desk { harness, path, folder }
}

impl Desk {
    pub(crate) fn world(&self) -> &World {
        self.harness.state().session().expect("a file is open").world()
    }

    pub(crate) fn today(&self) -> Date {
        self.harness.state().session().expect("a file is open").desk().today
    }

    pub(crate) fn act(&mut self, intent: Intent) {
        let context = self.harness.ctx.clone();
        self.harness.state_mut().act(&context, intent);
        self.harness.run_steps(4);
    }

    pub(crate) fn perform(&mut self, edit: Edit) {
        self.act(Intent::Perform(Box::new(edit)));
    }

    pub(crate) fn open(&mut self, form: Form) {
        self.act(Intent::OpenForm(form));
    }

    /// Ends the form by its keys.
    pub(crate) fn save(&mut self) {
        self.harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
        self.harness.run_steps(4);
    }

    pub(crate) fn shows(&self, text: &str) -> bool {
        self.harness.query_all_by_label_contains(text).next().is_some()
    }
}
