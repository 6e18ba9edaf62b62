//! The fields of a form: a label tied to its field, what is missing beside it, the first field with the focus.

use egui::{ComboBox, Key, Response, RichText, TextEdit, Ui};

use super::picker::{PickDraft, PickItem};
use super::{DateDraft, tone};
use crate::model::{CatalogueKind, Date, Record, Sentence, World};
use crate::words::Language;

/// What stands in the way of saving: a field and what is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The key of the label of the field.
    pub field: &'static str,
    /// What is wrong.
    pub sentence: Sentence,
    /// Whether it is just not filled in yet, which is shown only after the user has tried to save.
    pub missing: bool,
}

impl Gap {
    /// A field that has to be filled.
    pub fn missing(field: &'static str) -> Self {
        Self { field, sentence: Sentence::new("form.wrong.missing"), missing: true }
    }

    /// A field whose text cannot be read.
    pub fn wrong(field: &'static str, key: &str) -> Self {
        Self { field, sentence: Sentence::new(key), missing: false }
    }
}

/// Draws fields one after the other and remembers what the user did to them.
pub struct Fields<'a> {
    language: Language,
    today: Date,
    gaps: &'a [Gap],
    tried: bool,
    focus: bool,
    /// Whether a field was changed in this frame.
    pub changed: bool,
    /// Whether Enter was pressed in a field of one line.
    pub entered: bool,
}

impl<'a> Fields<'a> {
    /// Fields of a form. `tried`: the user has tried to save; `focus`: the first field (or after a try the first one
    /// with a gap) takes the focus.
    pub fn new(language: Language, today: Date, gaps: &'a [Gap], tried: bool, focus: bool) -> Self {
        Self { language, today, gaps, tried, focus, changed: false, entered: false }
    }

    /// Whether the focus is still to be given away.
    pub fn wants_focus(&self) -> bool {
        self.focus
    }

    /// A field of any kind under its label.
    pub fn field_ui(
        &mut self,
        ui: &mut Ui,
        label: &'static str,
        required: bool,
        add: impl FnOnce(&mut Ui) -> Response,
    ) -> Response {
        let gap = self.gaps.iter().find(|gap| gap.field == label);
        let says = gap.filter(|gap| self.tried || !gap.missing);
        let heading = ui
            .horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 3.0;
                let heading = ui.label(tone::small(ui, self.language.say(label)));
                if required {
                    ui.label(RichText::new("*").small().color(tone::late(ui)));
                }
                heading
            })
            .inner;
        // A hint inside the field would name it for a screen reader; the label is its name.
        let response = add(ui).labelled_by(heading.id);
        if let Some(gap) = says.filter(|_| !response.has_focus()) {
            let text = RichText::new(self.language.sentence(&gap.sentence)).small().color(tone::late(ui));
            ui.label(text);
        }
        ui.add_space(4.0);
        if self.focus && (!self.tried || gap.is_some()) {
            response.request_focus();
            self.focus = false;
        }
        // Who goes through a form by keys sees the field that is reached.
        if response.gained_focus() {
            ui.scroll_to_rect(heading.rect.union(response.rect), None);
        }
        self.changed |= response.changed();
        self.entered |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        response
    }

    /// A text of one line.
    pub fn text_ui(&mut self, ui: &mut Ui, label: &'static str, required: bool, text: &mut String) -> Response {
        self.field_ui(ui, label, required, |ui| ui.add(TextEdit::singleline(text).desired_width(f32::INFINITY)))
    }

    /// A text of several lines; Ctrl+Enter saves from there.
    pub fn lines_ui(
        &mut self,
        ui: &mut Ui,
        label: &'static str,
        required: bool,
        rows: usize,
        text: &mut String,
    ) -> Response {
        self.field_ui(ui, label, required, |ui| {
            ui.add(TextEdit::multiline(text).desired_rows(rows).desired_width(f32::INFINITY))
        })
    }

    /// A whole number as text; narrow, aligned right.
    pub fn number_ui(&mut self, ui: &mut Ui, label: &'static str, required: bool, text: &mut String) -> Response {
        self.field_ui(ui, label, required, |ui| {
            ui.add(TextEdit::singleline(text).desired_width(90.0).align(egui::Align2::RIGHT_CENTER))
        })
    }

    /// A day.
    pub fn date_ui(&mut self, ui: &mut Ui, label: &'static str, required: bool, date: &mut DateDraft) -> Response {
        let (language, today) = (self.language, self.today);
        self.field_ui(ui, label, required, |ui| date.date_ui(ui, language, today))
    }

    /// A kind out of one of the office's lists; kinds that are not offered any more stay where they are chosen.
    pub fn kind_ui(
        &mut self,
        ui: &mut Ui,
        label: &'static str,
        world: &World,
        kind: CatalogueKind,
        code: &mut String,
    ) -> Response {
        let language = self.language;
        self.field_ui(ui, label, false, |ui| {
            let shown = language.entry(world, kind, code).to_owned();
            let combo = ComboBox::from_id_salt(label).width(ui.available_width()).truncate().selected_text(shown);
            let mut pressed = None;
            let mut response = combo
                .show_ui(ui, |ui| {
                    for row in world.list(kind).into_iter().filter(|row| row.active || row.code == *code) {
                        if ui.selectable_label(row.code == *code, language.title(row)).clicked() {
                            pressed = Some(row.code.clone());
                        }
                    }
                })
                .response;
            if let Some(pressed) = pressed {
                *code = pressed;
                response.mark_changed();
            }
            response
        })
    }

    /// A record that is found by typing.
    pub fn pick_ui<T: Record>(
        &mut self,
        ui: &mut Ui,
        label: &'static str,
        required: bool,
        items: &[PickItem<T>],
        pick: &mut PickDraft<T>,
    ) -> Response {
        let language = self.language;
        self.field_ui(ui, label, required, |ui| pick.pick_ui(ui, label, language, items))
    }

    /// Yes or no.
    pub fn check_ui(&mut self, ui: &mut Ui, label: &'static str, value: &mut bool) -> Response {
        let response = ui.checkbox(value, self.language.say(label));
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        ui.add_space(4.0);
        self.changed |= response.changed();
        response
    }
}

/// The whole number in a field: `Ok(None)` when it is empty.
pub fn read_number(field: &'static str, text: &str, range: std::ops::RangeInclusive<u32>) -> Result<Option<u32>, Gap> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || Gap {
        field,
        sentence: Sentence::new("form.wrong.number").with("low", range.start()).with("high", range.end()),
        missing: false,
    };
    text.parse().ok().filter(|number| range.contains(number)).map(Some).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_and_kept_within_its_range() {
        assert_eq!(read_number("form.f", " 12 ", 0..=100), Ok(Some(12)));
        assert_eq!(read_number("form.f", "", 0..=100), Ok(None));
        for text in ["-1", "101", "1.5", "十"] {
            assert!(read_number("form.f", text, 0..=100).is_err_and(|gap| !gap.missing), "{text}");
        }
    }
}
