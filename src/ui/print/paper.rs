//! The paper: its size, which way it lies, its margins, how large letters are.

use egui::{ComboBox, DragValue, Ui};

use crate::map::Layout;
use crate::map::layout::PaperSize;
use crate::ui::look;
use crate::words::Language;

use super::desk::PrintDesk;

/// Margins where the user begins to choose them, millimetres.
const MARGINS: [f32; 4] = [15.0; 4];

impl PrintDesk {
    /// Draws what can be chosen of the paper.
    pub(super) fn paper_ui(&mut self, ui: &mut Ui, language: Language) {
        let mut layout = self.layout.clone();
        size_ui(ui, language, &mut layout);
        measures_ui(ui, language, &mut layout);
        margins_ui(ui, language, &mut layout);
        // While a number is dragged the layout follows; what undo takes back is the whole drag.
        let dragging = ui.input(|input| input.pointer.any_down());
        if dragging && layout != self.layout {
            let was = std::mem::replace(&mut self.layout, layout);
            self.dragged.get_or_insert(was);
        } else if !dragging && let Some(was) = self.dragged.take() {
            self.layout = layout;
            self.past.changed_from(was, &self.layout);
        } else if !dragging {
            self.change(|now| *now = layout);
        }
    }
}

fn size_ui(ui: &mut Ui, language: Language, layout: &mut Layout) {
    let name = |size: PaperSize| match size {
        PaperSize::Wide => language.say("ui.print.wide").into_owned(),
        PaperSize::Own => language.say("layout.own").into_owned(),
        PaperSize::Pixels => language.say("ui.print.pixels").into_owned(),
        size => size.code().to_owned(),
    };
    let width = (ui.available_width() - 8.0) / 2.0;
    ui.horizontal(|ui| {
        ComboBox::from_id_salt("paper").width(width).selected_text(name(layout.paper)).show_ui(ui, |ui| {
            for size in PaperSize::ALL {
                ui.selectable_value(&mut layout.paper, size, name(size));
            }
        });
        if layout.paper.sides_mm().is_some() {
            let way = |upright: bool| language.say(if upright { "ui.print.upright" } else { "ui.print.across" });
            ComboBox::from_id_salt("way").width(width).selected_text(way(layout.upright).as_ref()).show_ui(ui, |ui| {
                for upright in [false, true] {
                    ui.selectable_value(&mut layout.upright, upright, way(upright).as_ref());
                }
            });
        }
    });
}

fn measures_ui(ui: &mut Ui, language: Language, layout: &mut Layout) {
    ui.horizontal(|ui| match layout.paper {
        PaperSize::Pixels => {
            for (side, key) in layout.pixels.iter_mut().zip(["ui.print.width", "ui.print.height"]) {
                ui.add(DragValue::new(side).range(320..=12_000).suffix(" px"))
                    .on_hover_text(language.say(key).as_ref());
            }
        }
        PaperSize::Wide => {
            ui.label(look::small(ui, "1920 × 1080 px"));
        }
        _ => {
            if layout.paper == PaperSize::Own {
                for (side, key) in layout.own_mm.iter_mut().zip(["ui.print.width", "ui.print.height"]) {
                    ui.add(DragValue::new(side).range(50.0..=2500.0).max_decimals(1).suffix(" mm"))
                        .on_hover_text(language.say(key).as_ref());
                }
            }
        }
    });
}

fn margins_ui(ui: &mut Ui, language: Language, layout: &mut Layout) {
    let mut own = layout.margins_mm.is_some();
    ui.horizontal(|ui| {
        ui.checkbox(&mut own, language.say("layout.margins").as_ref())
            .on_hover_text(language.say("layout.margins_hint"));
        ui.label(look::small(ui, language.say("layout.letters")));
        let mut percent = (layout.letters * 100.0).round() as u32;
        if ui.add(DragValue::new(&mut percent).range(50..=300).suffix(" %")).changed() {
            layout.letters = percent as f32 / 100.0;
        }
    });
    layout.margins_mm = own.then(|| layout.margins_mm.unwrap_or(MARGINS));
    if let Some(margins) = &mut layout.margins_mm {
        let names = ["layout.margin.top", "layout.margin.right", "layout.margin.bottom", "layout.margin.left"];
        ui.horizontal_wrapped(|ui| {
            for (side, key) in margins.iter_mut().zip(names) {
                let name = language.say(key);
                ui.add(DragValue::new(side).range(0.0..=200.0).max_decimals(1).prefix(format!("{name} ")))
                    .on_hover_text(language.say("layout.millimetres"));
            }
        });
    }
}
