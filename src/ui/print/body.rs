//! The two halves of the workspace: what is chosen at the left, the page at the right.

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

use crate::map::View;
use crate::paint::screen::Screen;
use crate::ui::intent::{Intents, Sight};
use crate::ui::look;
use crate::ui::open_file::OpenFile;

use super::desk::PrintDesk;

/// What the workspace has to know beside what every panel may see.
pub struct PrintSight<'a> {
    /// What the map of the overview shows, where that is less than the county.
    pub view: Option<&'a View>,
    /// The note of the saved view that is shown.
    pub note: Option<String>,
    /// Whether long work goes on.
    pub busy: bool,
}

impl PrintDesk {
    /// Draws the workspace over all the room that `ui` has.
    pub fn print_ui(
        &mut self,
        ui: &mut Ui,
        file: &OpenFile,
        sight: Sight<'_>,
        own: PrintSight<'_>,
        screen: &mut Screen,
        intents: &mut Intents,
    ) {
        self.compose(file, sight, own.view, own.note);
        let side = Frame::new().fill(look::palette(ui).panel);
        Panel::left("print").default_size(296.0).size_range(264.0..=400.0).frame(side).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            self.output_ui(ui, sight.language, own.busy, intents);
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                let inner = Frame::new().inner_margin(Margin { left: 14, right: 14, top: 10, bottom: 14 });
                inner.show(ui, |ui| self.choices_ui(ui, sight, intents));
            });
        });
        CentralPanel::no_frame().show(ui, |ui| self.page_ui(ui, sight.language, screen));
    }
}
