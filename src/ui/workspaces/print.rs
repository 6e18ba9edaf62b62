//! 出图: the sheet as it will be, what is written on it, and the button that makes the picture.

use std::path::PathBuf;

use egui::{
    CentralPanel, Checkbox, ComboBox, DragValue, Frame, Margin, Panel, Rect, ScrollArea, Stroke, StrokeKind, TextEdit,
    Ui, vec2,
};

use crate::map::{Paper, Scene, Sheet, compose_sheet};
use crate::paint::file::Format;
use crate::paint::screen::Screen;
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::look;
use crate::ui::open_file::OpenFile;
use crate::words::Language;

/// A size of paper that is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Size {
    A4,
    A3,
    Wide,
    Pixels,
}

/// What the sheet is made of, with the preview.
pub struct PrintDesk {
    size: Size,
    upright: bool,
    dpi: u32,
    pixels: [u32; 2],
    title: String,
    subtitle: String,
    names_of_people: bool,
    format: Format,
    made_for: Option<(u64, String)>,
    scene: Option<Scene>,
    written: Option<PathBuf>,
}

impl Default for PrintDesk {
    fn default() -> Self {
        Self {
            size: Size::A3,
            upright: false,
            dpi: 300,
            pixels: [1920, 1080],
            title: String::new(),
            subtitle: String::new(),
            names_of_people: false,
            format: Format::default(),
            made_for: None,
            scene: None,
            written: None,
        }
    }
}

impl PrintDesk {
    /// The sheet as it is chosen now.
    pub fn sheet(&self) -> Sheet {
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Sheet {
            title: given(&self.title),
            subtitle: given(&self.subtitle),
            names_of_people: self.names_of_people,
            ..Sheet::plain(self.paper())
        }
    }

    fn paper(&self) -> Paper {
        let dpi = self.dpi as f32;
        let (long, short) = match self.size {
            Size::A4 => (297.0, 210.0),
            Size::A3 => (420.0, 297.0),
            Size::Wide => return Paper::Pixels { width: 1920, height: 1080 },
            Size::Pixels => return Paper::Pixels { width: self.pixels[0], height: self.pixels[1] },
        };
        let (width, height) = if self.upright { (short, long) } else { (long, short) };
        Paper::Millimetres { width, height, dpi }
    }

    /// The kind of file that is chosen.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The name that is offered for the picture, without its ending.
    pub fn file_stem(&self, county: &str, today: &str) -> String {
        let title = self.title.trim();
        if title.is_empty() { format!("{county} {today}") } else { format!("{title} {today}") }
    }

    /// A picture was written: its folder can be opened.
    pub fn written(&mut self, key: &str, path: PathBuf) {
        if key == "ui.print.done" {
            self.written = Some(path);
        }
    }

    /// Draws the workspace over all the room that `ui` has.
    pub fn print_ui(
        &mut self,
        ui: &mut Ui,
        file: &OpenFile,
        sight: Sight<'_>,
        screen: &mut Screen,
        busy: bool,
        intents: &mut Intents,
    ) {
        self.compose(file, sight);
        let side = Frame::new().fill(look::palette(ui).panel);
        Panel::left("print").default_size(288.0).size_range(250.0..=380.0).frame(side).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                let inner = Frame::new().inner_margin(Margin { left: 14, right: 14, top: 14, bottom: 14 });
                inner.show(ui, |ui| self.choices_ui(ui, sight.language, busy, intents));
            });
        });
        CentralPanel::no_frame().show(ui, |ui| self.preview_ui(ui, screen));
    }

    fn compose(&mut self, file: &OpenFile, sight: Sight<'_>) {
        let mut choice = sight.choice.clone();
        choice.hovered = None;
        // What is printed is printed on white, whatever the window looks like.
        choice.dark = false;
        choice.eyes = Default::default();
        let made_for = (file.session.revision(), format!("{:?}{choice:?}", self.sheet()));
        if self.made_for.as_ref() != Some(&made_for) {
            self.scene = Some(compose_sheet(file.county(), &self.sheet(), &choice));
            self.made_for = Some(made_for);
        }
    }

    fn choices_ui(&mut self, ui: &mut Ui, language: Language, busy: bool, intents: &mut Intents) {
        ui.spacing_mut().item_spacing.y = 6.0;
        let heading = |ui: &mut Ui, key: &str| {
            ui.add_space(4.0);
            ui.label(look::heading(ui, language.say(key)));
        };
        heading(ui, "ui.print.paper");
        self.paper_ui(ui, language);
        heading(ui, "ui.print.title");
        for (text, key, name) in [
            (&mut self.title, "ui.print.title_hint", "ui.print.title"),
            (&mut self.subtitle, "ui.print.subtitle_hint", "ui.print.subtitle"),
        ] {
            let hint = language.say(key);
            let field = TextEdit::singleline(text).hint_text(hint.as_ref()).desired_width(f32::INFINITY);
            ui.add(field).on_hover_text(language.say(name).as_ref());
        }
        heading(ui, "ui.print.content");
        let text = language.say("ui.print.names");
        ui.add(Checkbox::new(&mut self.names_of_people, text.as_ref()))
            .on_hover_text(language.say("ui.print.names_hint").as_ref());
        ui.label(look::small(ui, language.say("ui.print.theme_hint")));
        heading(ui, "ui.print.format");
        let name = |format: Format| language.say(&format!("ui.kind.{}", format.ending()));
        ComboBox::from_id_salt("format").width(118.0).selected_text(name(self.format).as_ref()).show_ui(ui, |ui| {
            for format in Format::ALL {
                ui.selectable_value(&mut self.format, format, name(format).as_ref());
            }
        });
        ui.add_space(12.0);
        let colors = look::palette(ui);
        let make = look::strong(language.say("ui.print.make")).color(colors.on_accent);
        let button = egui::Button::new(make).fill(colors.accent);
        let size = vec2(ui.available_width(), 34.0);
        if ui.add_enabled_ui(!busy, |ui| ui.add_sized(size, button)).inner.clicked() {
            intents.push(Intent::MakePicture);
        }
        ui.label(look::small(ui, self.measure_text(language)));
        ui.add_space(8.0);
        heading(ui, "ui.print.papers");
        if ui.button(language.say("ui.menu.paper").as_ref()).clicked() {
            intents.push(Intent::AskPaper(None, None));
        }
        if let Some(path) = &self.written {
            ui.add_space(8.0);
            ui.label(look::small(ui, path.display().to_string()));
            if let Some(folder) = path.parent() {
                let target = format!("file://{}", folder.display());
                ui.hyperlink_to(language.say("ui.print.folder").as_ref(), target);
            }
        }
    }

    fn paper_ui(&mut self, ui: &mut Ui, language: Language) {
        let name = |size: Size| match size {
            Size::A4 => "A4".to_owned(),
            Size::A3 => "A3".to_owned(),
            Size::Wide => language.say("ui.print.wide").into_owned(),
            Size::Pixels => language.say("ui.print.pixels").into_owned(),
        };
        ui.horizontal(|ui| {
            ComboBox::from_id_salt("paper").width(118.0).selected_text(name(self.size)).show_ui(ui, |ui| {
                for size in [Size::A4, Size::A3, Size::Wide, Size::Pixels] {
                    ui.selectable_value(&mut self.size, size, name(size));
                }
            });
            if matches!(self.size, Size::A4 | Size::A3) {
                let way = |upright: bool| language.say(if upright { "ui.print.upright" } else { "ui.print.across" });
                ComboBox::from_id_salt("way").width(84.0).selected_text(way(self.upright).as_ref()).show_ui(ui, |ui| {
                    for upright in [false, true] {
                        ui.selectable_value(&mut self.upright, upright, way(upright).as_ref());
                    }
                });
            }
        });
        ui.horizontal(|ui| match self.size {
            Size::A4 | Size::A3 => {
                for dpi in [150, 300, 600] {
                    ui.selectable_value(&mut self.dpi, dpi, format!("{dpi}"));
                }
                ui.add(DragValue::new(&mut self.dpi).range(72..=600).suffix(" dpi"))
                    .on_hover_text(language.say("ui.print.dpi").as_ref());
            }
            Size::Pixels => {
                for (side, key) in self.pixels.iter_mut().zip(["ui.print.width", "ui.print.height"]) {
                    ui.add(DragValue::new(side).range(320..=12_000).suffix(" px"))
                        .on_hover_text(language.say(key).as_ref());
                }
            }
            Size::Wide => {
                ui.label(look::small(ui, "1920 × 1080 px"));
            }
        });
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

    fn preview_ui(&self, ui: &mut Ui, screen: &mut Screen) {
        let colors = look::palette(ui);
        let room = ui.available_rect_before_wrap();
        ui.painter().rect_filled(room, 0, colors.sunken);
        let Some(scene) = &self.scene else { return };
        let [width, height] = scene.size;
        let scale = ((room.width() - 48.0) / width).min((room.height() - 48.0) / height).max(0.05);
        let page = Rect::from_center_size(room.center(), vec2(width, height) * scale);
        ui.painter().add(ui.visuals().popup_shadow.as_shape(page, 0));
        ui.painter().rect(page, 0, egui::Color32::WHITE, Stroke::new(1.0, colors.line), StrokeKind::Outside);
        screen.paint(&ui.painter_at(page), page.min, scale, scene);
        ui.allocate_rect(room, egui::Sense::hover());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_without_words_takes_those_of_the_county() {
        let desk = PrintDesk { title: "  ".into(), subtitle: "全县".into(), ..PrintDesk::default() };
        assert_eq!((desk.sheet().title, desk.sheet().subtitle), (None, Some("全县".to_owned())));
        assert!(!desk.sheet().names_of_people, "names of people are left out unless asked for");
    }

    #[test]
    fn an_upright_sheet_is_higher_than_wide() {
        let desk = PrintDesk { size: Size::A4, upright: true, dpi: 150, ..PrintDesk::default() };
        assert_eq!(desk.paper(), Paper::Millimetres { width: 210.0, height: 297.0, dpi: 150.0 });
    }
}
