//! The fields of a form: a label tied to its field, what is missing beside it, the first field with the focus.

use std::sync::Arc;

use egui::{ComboBox, EventFilter, Key, Modifiers, Popup, Response, RichText, TextEdit, Ui};

use super::picker::{PickDraft, PickItem};
use super::{DateDraft, PicksDraft, day, tone};
use crate::analysis::Calendar;
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
    /// Which days are worked.
    working: Arc<Calendar>,
    /// What stands beside the label of the next field.
    aside: String,
    /// Whether a field was changed in this frame.
    pub changed: bool,
    /// Whether Enter was pressed in a field of one line.
    pub entered: bool,
}

impl<'a> Fields<'a> {
    /// Fields of a form. `tried`: the user has tried to save; `focus`: the first field (or after a try the first one
    /// with a gap) takes the focus.
    pub fn new(language: Language, today: Date, gaps: &'a [Gap], tried: bool, focus: bool) -> Self {
        Self {
            language,
            today,
            gaps,
            tried,
            focus,
            working: Arc::default(),
            aside: String::new(),
            changed: false,
            entered: false,
        }
    }

    /// The same fields, whose days are counted by this calendar.
    #[must_use]
    pub fn counting_by(self, working: &Arc<Calendar>) -> Self {
        Self { working: Arc::clone(working), ..self }
    }

    /// Sets what stands beside the label of the next field.
    pub fn aside(&mut self, text: impl Into<String>) {
        self.aside = text.into();
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
        let says = gap.filter(|gap| self.tried || !gap.missing).map(|gap| self.language.sentence(&gap.sentence));
        let title = self.language.say(label);
        self.titled_ui(ui, &title, required, says, gap.is_some(), add)
    }

    /// A field of any kind under a title that is no key of the words, such as that of a row of the catalogue; `says`
    /// is what is wrong with it.
    pub fn titled_ui(
        &mut self,
        ui: &mut Ui,
        title: &str,
        required: bool,
        says: Option<String>,
        has_gap: bool,
        add: impl FnOnce(&mut Ui) -> Response,
    ) -> Response {
        let aside = std::mem::take(&mut self.aside);
        let heading = ui
            .horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 3.0;
                let heading = ui.label(tone::small(ui, title));
                if required {
                    ui.label(RichText::new("*").small().color(tone::late(ui)));
                }
                if !aside.is_empty() {
                    ui.add(
                        egui::Label::new(RichText::new(format!("  {aside}")).small().color(tone::accent(ui)))
                            .truncate(),
                    );
                }
                heading
            })
            .inner;
        // A hint inside the field would name it for a screen reader; the label is its name.
        let response = add(ui).labelled_by(heading.id);
        if let Some(text) = says.filter(|_| !response.has_focus()) {
            ui.label(RichText::new(text).small().color(tone::late(ui)));
        }
        ui.add_space(4.0);
        if self.focus && (!self.tried || has_gap) {
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

    /// A day; while it is being typed in words, what they mean stands beside the label.
    pub fn date_ui(&mut self, ui: &mut Ui, label: &'static str, required: bool, date: &mut DateDraft) -> Response {
        let (language, today) = (self.language, self.today);
        date.count_by(&self.working);
        if let Some(day) = date.day(today).filter(|day| day.to_string() != date.text.trim()) {
            self.aside = format!("{} {}", day::month_day(language, day), language.say(day::weekday_key(day)));
        }
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
        let rows = world.list(kind).into_iter().filter(|row| row.active || row.code == *code);
        let rows: Vec<(String, String)> = rows.map(|row| (row.code.clone(), language.title(row).to_owned())).collect();
        self.choice_ui(ui, label, false, &rows, code)
    }

    /// One of several, given by code and title; the arrow keys step through them.
    pub fn choice_ui(
        &mut self,
        ui: &mut Ui,
        label: &'static str,
        required: bool,
        rows: &[(String, String)],
        code: &mut String,
    ) -> Response {
        self.field_ui(ui, label, required, |ui| {
            let chosen = rows.iter().find(|(each, _)| each == code);
            let shown = chosen.map_or_else(|| code.clone(), |(_, title)| title.clone());
            let combo = ComboBox::from_id_salt(label).width(ui.available_width()).truncate().selected_text(shown);
            let mut pressed = None;
            let mut response = combo
                .show_ui(ui, |ui| {
                    for (each, title) in rows {
                        if ui.selectable_label(each == code, title).clicked() {
                            pressed = Some(each.clone());
                        }
                    }
                })
                .response;
            let codes = rows.iter().map(|(each, _)| each.clone());
            if let Some(pressed) = pressed.or_else(|| stepped(ui, &response, code, codes)) {
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

    /// Several records that are found by typing.
    pub fn picks_ui<T: Record>(
        &mut self,
        ui: &mut Ui,
        label: &'static str,
        required: bool,
        items: &[PickItem<T>],
        picks: &mut PicksDraft<T>,
    ) -> Response {
        let language = self.language;
        self.field_ui(ui, label, required, |ui| picks.picks_ui(ui, label, language, items))
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

/// The code to which the arrow keys lead while the field has the keyboard and its list is shut.
fn stepped(ui: &Ui, field: &Response, code: &str, codes: impl Iterator<Item = String>) -> Option<String> {
    if !field.has_focus() || Popup::is_any_open(ui.ctx()) {
        return None;
    }
    let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(field.id, arrows));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
    let codes: Vec<String> = codes.collect();
    let at = codes.iter().position(|each| each == code);
    let next = match (down, up) {
        (true, _) => at.map_or(0, |at| at + 1),
        (_, true) => at?.checked_sub(1)?,
        _ => return None,
    };
    codes.get(next).cloned()
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
