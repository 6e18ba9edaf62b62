//! How a plan is called, and from which day its postings hold: asked when one is begun or copied.

use egui::{Context, Label, TextEdit};

use crate::model::{Date, World};
use crate::ui::dialogs::modal::{field_ui, foot_ui, modal_ui, primary_ui, second_ui};
use crate::ui::intent::{Intent, Intents};
use crate::ui::look;
use crate::ui::widgets::DateDraft;
use crate::ui::widgets::day::month_title;
use crate::words::Language;

use super::deed::PlanDeed;

/// The answer while it is written.
#[derive(Debug)]
pub struct BeginDialog {
    is_copy: bool,
    title: String,
    day: DateDraft,
    wants_focus: bool,
}

impl BeginDialog {
    /// A name and a day to begin with: the first of the next month. A copy is called after its original.
    pub fn of(world: &World, today: Date, language: Language, original: Option<&str>) -> Self {
        let first = today.last_of_month().tomorrow().unwrap_or(today);
        let title = match original {
            Some(title) => language.say_with("planning.copy_of", &[("title", &title)]),
            None => language.say_with("planning.title_of", &[("month", &month_title(language, first))]),
        };
        let taken = |title: &str| world.plans.iter().any(|plan| plan.title == title);
        let numbered = (2..100).map(|nth| format!("{title} {nth}"));
        let title = std::iter::once(title.clone()).chain(numbered).find(|title| !taken(title)).unwrap_or(title);
        Self { is_copy: original.is_some(), title, day: DateDraft::of(first), wants_focus: true }
    }

    /// Draws it; `false` once it is to be closed.
    pub fn begin_ui(&mut self, context: &Context, language: Language, today: Date, intents: &mut Intents) -> bool {
        let key = if self.is_copy { "planning.copy" } else { "planning.begin" };
        modal_ui(context, "plan-begin", 460.0, &language.say(key), |ui| {
            let mut stay = true;
            field_ui(ui, &language.say("planning.title"), |ui| {
                let field = ui.add(TextEdit::singleline(&mut self.title).desired_width(280.0));
                if std::mem::take(&mut self.wants_focus) {
                    field.request_focus();
                }
            });
            field_ui(ui, &language.say("planning.first_day"), |ui| {
                self.day.date_ui(ui, language, today);
            });
            let hint = if self.is_copy { "planning.copy_hint" } else { "planning.begin_hint" };
            ui.add(Label::new(look::small(ui, language.say(hint))).wrap());
            let day = self.day.day(today);
            let title = self.title.trim().to_owned();
            let enabled = day.is_some() && !title.is_empty();
            let enter = ui.input(|input| input.key_pressed(egui::Key::Enter));
            foot_ui(ui, |ui| {
                let pressed = primary_ui(ui, enabled, &language.say("planning.begin_now")).clicked();
                if let Some(day) = day.filter(|_| enabled && (pressed || enter)) {
                    let deed = if self.is_copy { PlanDeed::Copy(title, day) } else { PlanDeed::Begin(title, day) };
                    intents.push(Intent::Plan(deed));
                    stay = false;
                }
                if second_ui(ui, &language.say("ui.cancel")).clicked() {
                    stay = false;
                }
            });
            stay
        })
    }
}
