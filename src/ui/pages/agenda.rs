//! 今天要办: the first page of the workspace 台账.

use std::collections::BTreeSet;

use egui::collapsing_header::CollapsingState;
use egui::{Align, Button, Layout, Ui};

use crate::analysis::{Agenda, Errand, Item, Matter};
use crate::model::{Id, Issue};
use crate::ui::intent::{Intents, Sight};
use crate::ui::look;
use crate::ui::panel::parts::remark_ui;
use crate::ui::tables::Shown;
use crate::ui::widgets::{quiet_ui, tone};
use crate::words::Language;

use super::agenda_line::{Words, item_ui};
use super::head::{body_ui, head_ui};
use super::opened::Opened;

/// How many lines of a group are shown before the rest is asked for.
const FIRST: usize = 8;
/// How many lines of a group are shown at most.
const MOST: usize = 300;
/// The width from which two columns stand beside each other, points.
const TWO_COLUMNS: f32 = 640.0;

/// What the user has opened.
#[derive(Debug, Default)]
pub(super) struct AgendaPage {
    whole: BTreeSet<Errand>,
}

impl AgendaPage {
    pub(super) fn agenda_ui(
        &mut self,
        ui: &mut Ui,
        sight: Sight<'_>,
        opened: &mut Option<Opened>,
        intents: &mut Intents,
    ) {
        let language = sight.language;
        let agenda = sight.session.agenda();
        let note = language.long_date(agenda.today);
        let title = language.say("agenda.title");
        let shown = || Some(shown(sight, true));
        head_ui(ui, language, (&title, &note), intents, shown, |_, _| {});
        body_ui(ui, "agenda", |ui| {
            if agenda.count() == 0 {
                remark_ui(ui, &language.say("agenda.nothing"));
                return;
            }
            let filled: Vec<Errand> =
                Errand::ALL.into_iter().filter(|errand| !agenda.items(*errand).is_empty()).collect();
            if ui.available_width() < TWO_COLUMNS {
                filled.iter().for_each(|errand| self.group_ui(ui, sight, &agenda, *errand, opened, intents));
            } else {
                self.columns_ui(ui, sight, &agenda, &filled, opened, intents);
            }
            empty_ui(ui, language, &agenda);
        });
    }

    /// Issues at the left, everything else at the right.
    fn columns_ui(
        &mut self,
        ui: &mut Ui,
        sight: Sight<'_>,
        agenda: &Agenda,
        filled: &[Errand],
        opened: &mut Option<Opened>,
        intents: &mut Intents,
    ) {
        ui.spacing_mut().item_spacing.x = 22.0;
        ui.columns(2, |columns| {
            for (at, ui) in columns.iter_mut().enumerate() {
                ui.spacing_mut().item_spacing.x = 8.0;
                for errand in filled.iter().filter(|errand| is_about_issues(**errand) == (at == 0)) {
                    self.group_ui(ui, sight, agenda, *errand, opened, intents);
                }
            }
        });
    }

    fn group_ui(
        &mut self,
        ui: &mut Ui,
        sight: Sight<'_>,
        agenda: &Agenda,
        errand: Errand,
        opened: &mut Option<Opened>,
        intents: &mut Intents,
    ) {
        let language = sight.language;
        let items = agenda.items(errand);
        let title = language.say(&errand.title_key());
        let late = matches!(errand, Errand::Overdue | Errand::PromiseOverdue);
        let ink = if late { tone::late(ui) } else { ui.visuals().text_color() };
        let head = tone::strong(format!("{title}  {}", items.len())).size(look::BODY).color(ink);
        let hint = language.say_with(&format!("agenda.hint.{}", errand.code()), &[("days", &agenda.reply_days)]);
        let place = ui.make_persistent_id(("errand", errand));
        let state = CollapsingState::load_with_default_open(ui.ctx(), place, true);
        let mut pressed = false;
        let mut header = state.show_header(ui, |ui| {
            pressed = ui.add(Button::new(head).frame(false)).on_hover_text(hint).clicked();
            if is_about_issues(errand) {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if quiet_ui(ui, &language.say("agenda.in_table")).clicked() {
                        *opened = Some(Opened { title: title.clone().into_owned(), issues: issues(items) });
                    }
                });
            }
        });
        if pressed {
            header.toggle();
        }
        header.body(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let whole = self.whole.contains(&errand);
            let words = Words { sight, errand, today: agenda.today };
            for item in items.iter().take(if whole { MOST } else { FIRST }) {
                item_ui(ui, words, *item, intents);
            }
            self.rest_ui(ui, language, errand, items);
        });
    }

    /// What leads to the lines that are not shown.
    fn rest_ui(&mut self, ui: &mut Ui, language: Language, errand: Errand, items: &[Item]) {
        ui.add_space(2.0);
        if items.len() > FIRST && !self.whole.contains(&errand) {
            if quiet_ui(ui, &language.say_with("agenda.all", &[("count", &items.len())])).clicked() {
                self.whole.insert(errand);
            }
        } else if items.len() > MOST {
            remark_ui(ui, &language.say_with("agenda.more", &[("count", &(items.len() - MOST))]));
        }
        ui.add_space(4.0);
    }

    /// Everything that is to be done, as text.
    pub(super) fn shown(&self, sight: Sight<'_>, names_of_people: bool) -> Shown {
        shown(sight, names_of_people)
    }
}

/// Whether the lines of a group are issues.
const fn is_about_issues(errand: Errand) -> bool {
    matches!(errand, Errand::Overdue | Errand::DueThisWeek | Errand::NoReply | Errand::ToVerify | Errand::Recheck)
}

fn issues(items: &[Item]) -> Vec<Id<Issue>> {
    let issue = |item: &Item| match item.matter {
        Matter::Issue(id) => Some(id),
        _ => None,
    };
    items.iter().filter_map(issue).collect()
}

/// The groups in which there is nothing, in one quiet line.
fn empty_ui(ui: &mut Ui, language: Language, agenda: &Agenda) {
    let empty = Errand::ALL.into_iter().filter(|errand| agenda.items(*errand).is_empty());
    let titles: Vec<_> = empty.map(|errand| language.say(&errand.title_key())).collect();
    if !titles.is_empty() {
        ui.add_space(8.0);
        let comma = language.say("agenda.comma");
        remark_ui(ui, &language.say_with("agenda.empty", &[("groups", &titles.join(comma.as_ref()))]));
    }
}

fn shown(sight: Sight<'_>, names_of_people: bool) -> Shown {
    let language = sight.language;
    let agenda = sight.session.agenda();
    let mut rows = Vec::new();
    for errand in Errand::ALL {
        let words = Words { sight, errand, today: agenda.today };
        rows.extend(agenda.items(errand).iter().map(|item| words.row(*item, names_of_people)));
    }
    let titles = ["errand", "what", "place", "about", "day", "state"];
    Shown {
        name: language.say_with("agenda.sheet", &[("day", &agenda.today)]),
        titles: titles.map(|title| language.say(&format!("agenda.column.{title}")).into_owned()).to_vec(),
        rows,
    }
}
