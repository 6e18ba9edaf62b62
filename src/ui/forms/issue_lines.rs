//! The growing list of issues in the form of a visit: one line a matter, the rest by default.

use egui::{Align, Button, ComboBox, Key, Label, Layout, TextEdit, Ui};

use crate::analysis::{duplicates, working_days};
use crate::edits::Register;
use crate::model::{Activity, CatalogueKind, Date, Id, Issue, IssueStep, Place, Village};
use crate::ui::tables::Scope;
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{Fields, tone};

use super::draft::{Habits, first_kind};

/// How many issues that may be the same matter are named.
const TWINS: usize = 2;

/// The lines; the last one is always empty, so that there is always one to type into.
#[derive(Debug)]
pub(super) struct IssueLines {
    lines: Vec<Line>,
    /// The line that is to have the keyboard.
    focus: Option<usize>,
}

/// One issue that is being written.
#[derive(Debug)]
struct Line {
    issue: Issue,
    step: Id<IssueStep>,
    /// Whether the user has chosen the category, which then no longer follows the words.
    sorted: bool,
    /// What may be the same matter, and what that was looked up from.
    twins: (String, Option<Id<Village>>, Vec<Id<Issue>>),
}

impl Line {
    fn new(scope: Scope<'_>, category: Option<&String>, level: Option<&String>) -> Self {
        let issue = Issue {
            kind: first_kind(scope, CatalogueKind::IssueKind, None),
            category: first_kind(scope, CatalogueKind::Category, category),
            level: first_kind(scope, CatalogueKind::Level, level),
            ..Issue::blank("", "", scope.today())
        };
        Self { issue, step: Id::fresh(), sorted: false, twins: Default::default() }
    }

    fn is_empty(&self) -> bool {
        self.issue.title.trim().is_empty()
    }
}

impl IssueLines {
    /// One empty line.
    pub(super) fn new(scope: Scope<'_>) -> Self {
        Self { lines: vec![Line::new(scope, None, None)], focus: None }
    }

    /// Draws the lines. Enter goes on to the next one, in an empty line it ends the form.
    pub(super) fn lines_ui(
        &mut self,
        ui: &mut Ui,
        fields: &mut Fields<'_>,
        scope: Scope<'_>,
        villages: &[Id<Village>],
        on: Date,
    ) {
        ui.add_space(4.0);
        ui.label(tone::heading(ui, scope.sight.language.say("visit.issues")));
        let mut gone = None;
        for at in 0..self.lines.len() {
            ui.push_id(("issue line", at), |ui| {
                if self.title_ui(ui, fields, scope, at) {
                    gone = Some(at);
                }
                let Some(line) = self.lines.get_mut(at).filter(|line| !line.is_empty()) else { return };
                line.issue.raised_on = on;
                line.sort_ui(ui, fields, scope, villages);
                line.twins_ui(ui, scope, villages);
            });
        }
        if let Some(gone) = gone {
            self.lines.remove(gone);
            fields.changed = true;
        }
        if self.lines.last().is_none_or(|last| !last.is_empty()) {
            let last = self.lines.last().map(|line| &line.issue);
            self.lines.push(Line::new(scope, last.map(|row| &row.category), last.map(|row| &row.level)));
        }
    }

    /// The words of one issue; says whether it is to go.
    fn title_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, at: usize) -> bool {
        let language = scope.sight.language;
        let mut gone = false;
        let wants_focus = self.focus == Some(at);
        // An identity of its own: the cross that comes before it must not take the keyboard away.
        let id = ui.make_persistent_id("title");
        let Some(line) = self.lines.get_mut(at) else { return false };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let number = ui.label(tone::small(ui, language.say_with("visit.issue", &[("number", &(at + 1))])));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if !line.is_empty() {
                    let cross = Button::new("×").frame_when_inactive(false).sense(egui::Sense::CLICK);
                    gone = ui.add(cross).on_hover_text(language.say("visit.take_away")).clicked();
                }
                let text = TextEdit::singleline(&mut line.issue.title).id(id).desired_width(f32::INFINITY);
                let response = ui.add(text.hint_text(language.say("visit.issue_hint"))).labelled_by(number.id);
                fields.changed |= response.changed();
                if response.changed() && !line.sorted {
                    line.sort_by_words(scope);
                }
                if wants_focus {
                    response.request_focus();
                    self.focus = None;
                }
                if response.gained_focus() {
                    response.scroll_to_me(None);
                }
                if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                    match line.is_empty() {
                        true => fields.entered = true,
                        false => self.focus = Some(at + 1),
                    }
                }
            });
        });
        gone
    }

    /// The edits that register the lines, with the day by which each is due.
    pub(super) fn registers(&self, scope: Scope<'_>, activity: &Activity) -> Result<Vec<Register>, Vec<Gap>> {
        let lines: Vec<&Line> = self.lines.iter().filter(|line| !line.is_empty()).collect();
        if lines.is_empty() {
            return Ok(Vec::new());
        }
        let (world, calendar) = (scope.world(), &scope.lookup.calendar);
        let register = |line: &Line| {
            let here = line.issue.village.filter(|id| activity.villages.contains(id));
            let days = working_days::days_of_level(world, &line.issue.level);
            // What was seen some time ago is due from today on: its days begin when it is registered.
            let due_on = days.map(|days| calendar.add(scope.today().max(activity.on), days));
            let title = line.issue.title.trim().to_owned();
            let village = here.or_else(|| activity.villages.first().copied());
            let issue = Issue { title, due_on, village, source: String::new(), ..line.issue.clone() };
            Register { issue: Box::new(issue), step: line.step }
        };
        Ok(lines.into_iter().map(register).collect())
    }

    /// What the next line may begin with.
    pub(super) fn habits(&self, habits: &mut Habits) {
        if let Some(line) = self.lines.iter().rev().find(|line| !line.is_empty()) {
            habits.category = Some(line.issue.category.clone());
            habits.level = Some(line.issue.level.clone());
        }
    }
}

impl Line {
    /// Category and topic as the words tell.
    fn sort_by_words(&mut self, scope: Scope<'_>) {
        if let Some((category, topic)) = duplicates::sort_by_words(scope.world(), &self.issue.title) {
            (self.issue.category, self.issue.topic) = (category, topic);
        }
    }

    /// Category, level, and of which of several villages it is.
    fn sort_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, villages: &[Id<Village>]) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let several = villages.len() > 1;
            let width = (ui.available_width() - 8.0) / if several { 3.0 } else { 2.0 } - 4.0;
            if kind_ui(ui, scope, CatalogueKind::Category, width, &mut self.issue.category) {
                (self.sorted, fields.changed) = (true, true);
                self.issue.topic.clear();
            }
            fields.changed |= kind_ui(ui, scope, CatalogueKind::Level, width, &mut self.issue.level);
            if several {
                fields.changed |= village_ui(ui, scope, villages, width, &mut self.issue.village);
            }
        });
        ui.add_space(2.0);
    }

    /// What may be the same matter.
    fn twins_ui(&mut self, ui: &mut Ui, scope: Scope<'_>, villages: &[Id<Village>]) {
        let (world, language) = (scope.world(), scope.sight.language);
        let village = self.issue.village.filter(|id| villages.contains(id)).or_else(|| villages.first().copied());
        if self.twins.0 != self.issue.title || self.twins.1 != village {
            let draft = Issue { village, ..self.issue.clone() };
            let found = duplicates::twins(world, &draft, duplicates::days(world));
            let found = found.into_iter().take(TWINS).map(|twin| twin.issue).collect();
            self.twins = (self.issue.title.clone(), village, found);
        }
        for issue in self.twins.2.iter().filter_map(|id| world.issues.get(*id)) {
            let state = language.say(&format!("state.issue.{}", issue.state.code()));
            let words: [(&str, &dyn ToString); 3] =
                [("number", &issue.number), ("title", &issue.title), ("state", &state)];
            ui.add(Label::new(tone::small(ui, language.say_with("visit.twin", &words)).color(tone::late(ui))).wrap());
        }
    }
}

/// A kind out of one of the office's lists, in a line of fields; says whether it was changed.
fn kind_ui(ui: &mut Ui, scope: Scope<'_>, kind: CatalogueKind, width: f32, code: &mut String) -> bool {
    let language = scope.sight.language;
    let before = code.clone();
    let combo = ComboBox::from_id_salt(kind.code()).width(width).truncate();
    let shown = language.entry(scope.world(), kind, code).to_owned();
    let response = combo.selected_text(shown).show_ui(ui, |ui| {
        for row in scope.world().list(kind).into_iter().filter(|row| row.active) {
            ui.selectable_value(code, row.code.clone(), language.title(row));
        }
    });
    response.response.on_hover_text(language.say(&format!("state.catalogue.{}", kind.code())));
    *code != before
}

/// One of the villages of the visit; the first one where none is chosen.
fn village_ui(
    ui: &mut Ui,
    scope: Scope<'_>,
    villages: &[Id<Village>],
    width: f32,
    chosen: &mut Option<Id<Village>>,
) -> bool {
    let before = *chosen;
    let name = |id: Id<Village>| scope.world().place_name(Place::Village(id)).to_owned();
    let now = chosen.filter(|id| villages.contains(id)).or_else(|| villages.first().copied());
    let combo = ComboBox::from_id_salt("village of the line").width(width).truncate();
    combo.selected_text(now.map(name).unwrap_or_default()).show_ui(ui, |ui| {
        for id in villages {
            if ui.selectable_label(now == Some(*id), name(*id)).clicked() {
                *chosen = Some(*id);
            }
        }
    });
    *chosen != before
}
