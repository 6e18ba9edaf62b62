//! What becomes of the sheet: a file, a print, a picture on the clipboard. It stands above the choices, always in sight.

use egui::{Button, ComboBox, DragValue, Frame, Margin, Ui, vec2};

use crate::map::layout::PaperSize;
use crate::paint::file::Format;
use crate::ui::intent::{Intent, Intents, LayoutDeed};
use crate::ui::look;
use crate::words::Language;

use super::desk::PrintDesk;

impl PrintDesk {
    /// Draws the format and the buttons at the foot of the panel.
    pub(super) fn output_ui(&mut self, ui: &mut Ui, language: Language, busy: bool, intents: &mut Intents) {
        let colors = look::palette(ui);
        let frame = Frame::new().fill(colors.raised).inner_margin(Margin { left: 14, right: 14, top: 10, bottom: 10 });
        egui::Panel::bottom("print-output").resizable(false).frame(frame).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            self.format_ui(ui, language);
            let make = look::strong(language.say("ui.print.make")).color(colors.on_accent);
            let size = vec2(ui.available_width(), 34.0);
            let button = Button::new(make).fill(colors.accent);
            if ui.add_enabled_ui(!busy, |ui| ui.add_sized(size, button)).inner.clicked() {
                intents.push(Intent::MakePicture);
            }
            ui.horizontal(|ui| {
                let half = vec2((ui.available_width() - 8.0) / 2.0, 28.0);
                let print = Button::new(language.say("layout.print").as_ref()).min_size(half);
                let print = ui.add_enabled(!busy, print).on_hover_text(language.say("layout.print_hint"));
                if print.clicked() {
                    intents.push(Intent::Layout(LayoutDeed::Print));
                }
                let copy = Button::new(language.say("layout.copy").as_ref()).min_size(half);
                let copy = ui.add_enabled(!busy, copy).on_hover_text(language.say("layout.copy_hint"));
                if copy.clicked() {
                    intents.push(Intent::Layout(LayoutDeed::Copy));
                }
            });
            if let Some(path) = &self.written {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                ui.label(look::small(ui, name)).on_hover_text(path.display().to_string());
                if let Some(folder) = path.parent() {
                    let target = format!("file://{}", folder.display());
                    ui.hyperlink_to(language.say("ui.print.folder").as_ref(), target);
                }
            }
        });
    }

    fn format_ui(&mut self, ui: &mut Ui, language: Language) {
        ui.horizontal(|ui| {
            let name = |format: Format| language.say(&format!("ui.kind.{}", format.ending()));
            ComboBox::from_id_salt("format").width(112.0).selected_text(name(self.format).as_ref()).show_ui(ui, |ui| {
                for format in Format::ALL {
                    ui.selectable_value(&mut self.format, format, name(format).as_ref());
                }
            });
            let on_paper = !matches!(self.layout.paper, PaperSize::Wide | PaperSize::Pixels);
            if self.format == Format::Png && on_paper {
                let mut dpi = self.layout.dpi;
                ui.add(DragValue::new(&mut dpi).range(72..=600).suffix(" dpi"))
                    .on_hover_text(language.say("ui.print.dpi").as_ref());
                self.change(|layout| layout.dpi = dpi);
            }
        });
        ui.label(look::small(ui, self.measure_text(language)));
    }

    /// How large the picture will be.
    fn measure_text(&self, language: Language) -> String {
        let paper = self.paper();
        let (key, by) = match self.format {
            Format::Png => ("ui.print.size", paper.pixels_per_unit()),
            Format::Pdf | Format::Svg => ("ui.print.size_mm", 25.4 / 96.0),
        };
        let [width, height] = paper.units().map(|side| (side * by).round() as u64);
        language.say_with(key, &[("width", &width), ("height", &height)])
    }
}
