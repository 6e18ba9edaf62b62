//! The history: every edit that the file remembers, with a way back to each.

use egui::{Align2, Context, CornerRadius, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::session::{HistoryEntry, Session, SessionError};
use crate::words::Language;

use super::super::intent::{Intent, Intents};
use super::super::{look, rows};
use super::modal::{foot_ui, modal_ui, primary_ui};

/// How many edits are listed at most.
const MOST: usize = 2000;

/// The entries, read once for each revision.
#[derive(Debug, Default)]
pub struct History {
    read_at: Option<u64>,
    entries: Vec<HistoryEntry>,
    fault: Option<String>,
}

impl History {
    /// Draws the history.
    pub fn history_ui(
        &mut self,
        context: &Context,
        session: &Session,
        language: Language,
        intents: &mut Intents,
    ) -> bool {
        self.read(session, language);
        modal_ui(context, "history", 760.0, &language.say("ui.history.title"), |ui| {
            let mut stay = true;
            ui.label(look::small(ui, language.say("ui.history.text")));
            ui.add_space(6.0);
            if let Some(fault) = &self.fault {
                ui.colored_label(look::palette(ui).late, fault);
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().max_height(430.0).auto_shrink([false, true]).show_rows(
                ui,
                look::ROW,
                self.entries.len(),
                |ui, range| {
                    for entry in self.entries.get(range).unwrap_or_default() {
                        if entry_ui(ui, entry, language) {
                            intents.push(Intent::GoBackTo(entry.number));
                        }
                    }
                },
            );
            foot_ui(ui, |ui| stay = !primary_ui(ui, true, &language.say("ui.close")).clicked());
            stay
        })
    }

    fn read(&mut self, session: &Session, language: Language) {
        if self.read_at == Some(session.revision()) {
            return;
        }
        self.read_at = Some(session.revision());
        self.fault = None;
        match session.history(MOST) {
            Ok(entries) => self.entries = entries,
            Err(SessionError::Refused(refusal)) => self.fault = Some(language.refusal(&refusal)),
            Err(SessionError::File(sentence)) => self.fault = Some(language.sentence(&sentence)),
        }
    }
}

/// Whether a line is an edit of its own, to which one can go back; undoing and redoing are told too, but are none.
pub fn is_edit(entry: &HistoryEntry) -> bool {
    let steps = ["store.undo", "store.redo", "store.undo_outside"];
    entry.number.is_some() && !steps.contains(&entry.sentence.key.as_str())
}

/// Draws one line; true when the user wants to go back to it.
fn entry_ui(ui: &mut Ui, entry: &HistoryEntry, language: Language) -> bool {
    let colors = look::palette(ui);
    let sense = if is_edit(entry) { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), look::ROW), sense);
    let sentence = language.sentence(&entry.sentence);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &sentence));
    if response.hovered() && is_edit(entry) {
        ui.painter().rect_filled(rect, CornerRadius::same(4), colors.sunken);
    }
    let ink = if entry.undone || !is_edit(entry) { colors.faint } else { colors.text };
    let middle = rect.center().y;
    let small = look::regular(look::SMALL);
    let put = |x: f32, text: String, color| {
        ui.painter().text(pos2(rect.left() + x, middle), Align2::LEFT_CENTER, text, small.clone(), color);
    };
    put(8.0, entry.number.map(|number| number.to_string()).unwrap_or_default(), colors.secondary);
    put(56.0, language.minute(&entry.at), colors.secondary);
    let who = rows::line_of(ui, &entry.author, small.clone(), colors.secondary, 84.0);
    ui.painter().galley(pos2(rect.left() + 180.0, middle - who.size().y / 2.0), who, colors.secondary);
    let mut text = sentence.clone();
    if entry.external {
        text = format!("{} {text}", language.say("ui.history.external"));
    }
    if entry.undone {
        text = format!("{text}  {}", language.say("ui.history.undone"));
    }
    let galley = rows::line_of(ui, &text, look::regular(look::BODY), ink, rect.width() - 350.0);
    ui.painter().galley(pos2(rect.left() + 276.0, middle - galley.size().y / 2.0), galley, ink);
    let count = language.say_with("ui.history.rows", &[("rows", &entry.rows)]);
    let end = pos2(rect.right() - 10.0, middle);
    ui.painter().text(end, Align2::RIGHT_CENTER, count, small.clone(), colors.secondary);
    is_edit(entry) && response.on_hover_text(language.say("ui.history.hint").as_ref()).clicked()
}
