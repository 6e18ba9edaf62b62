//! The start of the window: its frame, its picture, and what was remembered since the last time.

use egui::{IconData, ViewportBuilder};

use super::app::App;
use super::preferences::Preferences;
use super::wishes::Start;

/// The name under which the program is known to the desktop and keeps what it remembers.
const APP_ID: &str = "cunqing";

/// Why the window could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum UiError {
    /// There is no display, or no way to draw on it.
    #[error("{0}")]
    NoWindow(String),
}

/// Opens the window and stays until it is closed.
pub fn run(start: &Start) -> Result<(), UiError> {
    let viewport = ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title("村情图")
        .with_inner_size(start.size.unwrap_or([1440.0, 900.0]))
        .with_min_inner_size([960.0, 600.0])
        .with_icon(icon())
        .with_drag_and_drop(true);
    // A size that is asked for counts more than the one that the window had the last time.
    let persist_window = start.size.is_none();
    let options =
        eframe::NativeOptions { viewport, dithering: false, persist_window, ..eframe::NativeOptions::default() };
    let start = start.clone();
    let creator: eframe::AppCreator<'static> = Box::new(move |creation| {
        let remembered = creation.storage.filter(|_| !start.empty);
        let preferences: Preferences =
            remembered.and_then(|storage| eframe::get_value(storage, PREFERENCES)).unwrap_or_default();
        if let Some(gpu) = creation.wgpu_render_state.as_ref() {
            walkers::install_renderer(Some(gpu));
        }
        let mut app = App::new(&creation.egui_ctx, creation.wgpu_render_state.as_ref(), preferences);
        app.start(&creation.egui_ctx, &start);
        Ok(Box::new(Window { app }))
    });
    eframe::run_native(APP_ID, options, creator).map_err(|error| UiError::NoWindow(error.to_string()))
}

/// The key of the preferences in what eframe keeps.
const PREFERENCES: &str = "preferences";

/// The app in its window.
struct Window {
    app: App,
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.app.frame_ui(ui);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, PREFERENCES, self.app.preferences());
    }

    /// Views are presented in larger letters: they are not those of the next start.
    fn persist_egui_memory(&self) -> bool {
        !self.app.is_presenting()
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// The picture of the program: three areas and a dot, drawn here so that no file is needed.
fn icon() -> IconData {
    const SIDE: u32 = 64;
    let mut rgba = Vec::with_capacity((SIDE * SIDE * 4) as usize);
    for row in 0..SIDE {
        for column in 0..SIDE {
            rgba.extend_from_slice(&pixel(f64::from(column) + 0.5, f64::from(row) + 0.5));
        }
    }
    IconData { rgba, width: SIDE, height: SIDE }
}

fn pixel(x: f64, y: f64) -> [u8; 4] {
    let (dx, dy) = (x - 32.0, y - 32.0);
    let distance = dx.hypot(dy);
    let edge = 27.0 + 2.5 * (dy.atan2(dx) * 5.0).sin();
    if distance > edge {
        return [0, 0, 0, 0];
    }
    if distance > edge - 3.5 {
        return [0x0F, 0x4C, 0x5C, 255];
    }
    if (x - 40.0).hypot(y - 40.0) < 5.0 {
        return [0x0F, 0x4C, 0x5C, 255];
    }
    if (x - 40.0).hypot(y - 40.0) < 7.5 {
        return [255, 255, 255, 255];
    }
    match (x + 4.0 * (y / 7.0).sin() < 30.0, y + 4.0 * (x / 9.0).sin() < 30.0) {
        (true, true) => [0xFC, 0xE3, 0xC0, 255],
        (true, false) => [0xCF, 0x43, 0x31, 255],
        (false, true) => [0xF9, 0xB9, 0x7C, 255],
        (false, false) => [0xF3, 0xF2, 0xEE, 255],
    }
}
