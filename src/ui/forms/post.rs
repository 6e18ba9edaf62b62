//! The form by which somebody is posted to a village: the cadre out of a list with distance and load, then role and days.

use egui::{Key, Modifiers, Response, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use crate::edits::{Edit, Post};
use crate::model::{Cadre, CatalogueKind, Id, Posting, Refusal, Village, role};
use crate::ui::intent::{Intents, RecordRef};
use crate::ui::look;
use crate::ui::tables::Scope;
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{DateDraft, Fields, line_of};

use super::candidates::{Candidate, candidates, place_of, sort};
use super::date_gap::{needed_day, optional_day};
use super::draft::{Draft, Habits, first_kind};

/// Height of a row of the list, points.
const ROW: f32 = 42.0;

/// A posting that is being made.
#[derive(Debug)]
pub(super) struct PostDraft {
    village: Id<Village>,
    id: Id<Posting>,
    cadre: Option<Id<Cadre>>,
    role: String,
    from: DateDraft,
    until: DateDraft,
    note: String,
    typed: String,
    by_load: bool,
    /// All who could be posted, in the order of the list.
    candidates: Vec<Candidate>,
    /// Whether the chosen one is to be brought into view.
    scroll: bool,
}

impl PostDraft {
    /// A posting to a village, from today.
    pub(super) fn new(scope: Scope<'_>, habits: &Habits, village: Id<Village>) -> Self {
        let mut candidates = candidates(scope, village);
        sort(&mut candidates, false);
        let resident = role::RESIDENT.to_owned();
        let lacks_resident = scope.lookup.without_resident.contains(&village);
        let last = if lacks_resident { Some(&resident) } else { habits.role.as_ref().or(Some(&resident)) };
        Self {
            village,
            id: Id::fresh(),
            cadre: None,
            role: first_kind(scope, CatalogueKind::Role, last),
            from: DateDraft::of(scope.today()),
            until: DateDraft::default(),
            note: String::new(),
            typed: String::new(),
            by_load: false,
            candidates,
            scroll: false,
        }
    }

    fn posting(&self, scope: Scope<'_>, cadre: Option<Id<Cadre>>) -> Posting {
        let today = scope.today();
        Posting {
            id: self.id,
            cadre,
            unit: None,
            place: place_of(self.village),
            role: self.role.clone(),
            from: self.from.day(today).unwrap_or(today),
            until: self.until.day(today),
            note: self.note.trim().to_owned(),
        }
    }

    /// The search field with its keys: the arrows choose in the list below.
    fn search_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, shown: &[usize]) {
        let language = scope.sight.language;
        let id = ui.make_persistent_id("search cadres");
        if ui.memory(|memory| memory.has_focus(id)) {
            let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            let at = shown.iter().position(|at| Some(self.candidates[*at].id) == self.cadre);
            let to = if pressed(Key::ArrowDown) {
                Some(at.map_or(0, |at| at + 1))
            } else if pressed(Key::ArrowUp) {
                Some(at.map_or(0, |at| at.saturating_sub(1)))
            } else {
                None
            };
            if let Some(at) = to.and_then(|to| shown.get(to.min(shown.len().saturating_sub(1)))) {
                self.cadre = Some(self.candidates[*at].id);
                self.scroll = true;
                fields.changed = true;
            }
        }
        let hint = language.say("form.post.search");
        let typed = &mut self.typed;
        fields.field_ui(ui, "form.post.cadre", true, |ui| {
            ui.add(TextEdit::singleline(typed).id(id).hint_text(hint).desired_width(f32::INFINITY))
        });
        ui.horizontal(|ui| {
            let by_load = self.by_load;
            ui.selectable_value(&mut self.by_load, false, language.say("form.post.nearest"));
            ui.selectable_value(&mut self.by_load, true, language.say("form.post.least"));
            if by_load != self.by_load {
                sort(&mut self.candidates, self.by_load);
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(look::small(ui, language.say_with("form.post.count", &[("count", &shown.len())])));
            });
        });
    }

    fn list_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, shown: &[usize]) {
        let height = (ui.available_height() - 210.0).clamp(4.0 * ROW, 9.0 * ROW);
        let mut area = ScrollArea::vertical().id_salt("candidates").max_height(height).auto_shrink([false, false]);
        let chosen = shown.iter().position(|at| Some(self.candidates[*at].id) == self.cadre);
        if let Some(at) = chosen.filter(|_| std::mem::take(&mut self.scroll)) {
            area = area.vertical_scroll_offset((at as f32 - 1.0).max(0.0) * ROW);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        area.show_rows(ui, ROW, shown.len(), |ui, rows| {
            for at in rows {
                let candidate = &self.candidates[shown[at]];
                let edit = Edit::Post(Post { posting: self.posting(scope, Some(candidate.id)) });
                let may = scope.sight.session.check(&edit);
                if row_ui(ui, scope, candidate, chosen == Some(at), &may).clicked() && may.is_ok() {
                    self.cadre = Some(candidate.id);
                    fields.changed = true;
                }
            }
        });
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.add_space(8.0);
    }
}

/// One cadre of the list: name, unit, distance, load; grey with the reason where a posting is not possible.
fn row_ui(ui: &mut Ui, scope: Scope<'_>, each: &Candidate, chosen: bool, may: &Result<(), Refusal>) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, may.is_ok(), chosen, &each.name));
    let colors = look::palette(ui);
    let language = scope.sight.language;
    let fill = match (chosen, response.hovered()) {
        (true, _) => colors.accent_ground,
        (false, true) => colors.sunken,
        (false, false) => egui::Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, 4, fill);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 4, egui::Stroke::new(1.5, colors.accent), egui::StrokeKind::Inside);
    }
    let ink = if may.is_ok() { colors.text } else { colors.faint };
    let load = language.say_with("form.post.load", &[("count", &each.load)]);
    let far = each.distance_km.map(|km| language.say_with("form.post.distance", &[("km", &format!("{km:.0}"))]));
    let tail =
        [far.unwrap_or_default(), load].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let tail = ui.painter().layout_no_wrap(tail, look::regular(look::SMALL), colors.secondary);
    let room = rect.width() - tail.size().x - 24.0;
    let name = line_of(ui, &each.name, look::bold(look::BODY), ink, room);
    let unit = line_of(ui, &each.unit, look::regular(look::SMALL), colors.secondary, room - name.size().x - 8.0);
    let about = line_of(ui, &each.about, look::regular(look::SMALL), colors.secondary, rect.width() - 16.0);
    let (left, top) = (rect.left() + 8.0, rect.top() + 4.0);
    let painter = ui.painter();
    painter.galley(pos2(rect.right() - 8.0 - tail.size().x, top + 1.0), tail, colors.secondary);
    painter.galley(pos2(left + name.size().x + 8.0, top + 1.0), unit, colors.secondary);
    painter.galley(pos2(left, top), name, ink);
    painter.galley(pos2(left, rect.bottom() - about.size().y - 4.0), about, colors.secondary);
    match may {
        Ok(()) => response,
        Err(refusal) => response.on_hover_text(language.refusal(refusal)),
    }
}

impl Draft for PostDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        let language = scope.sight.language;
        let village = scope.village(Some(self.village)).text;
        let township = scope.township(scope.world().township_of(place_of(self.village))).text;
        (language.say_with("form.post.title", &[("village", &village)]), township)
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, _intents: &mut Intents) {
        let matches = |at: &usize| self.candidates[*at].matches(&self.typed);
        let shown: Vec<usize> = (0..self.candidates.len()).filter(matches).collect();
        self.search_ui(ui, fields, scope, &shown);
        self.list_ui(ui, fields, scope, &shown);
        fields.kind_ui(ui, "form.post.role", scope.world(), CatalogueKind::Role, &mut self.role);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            fields.date_ui(left, "form.post.from", true, &mut self.from);
            fields.date_ui(right, "form.post.until", false, &mut self.until);
        });
        fields.text_ui(ui, "form.post.note", false, &mut self.note);
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let today = scope.today();
        let mut gaps = Vec::new();
        if self.cadre.is_none() {
            gaps.push(Gap::missing("form.post.cadre"));
        }
        needed_day(&mut gaps, "form.post.from", &self.from, today);
        optional_day(&mut gaps, "form.post.until", &self.until, today);
        if !gaps.is_empty() {
            return Err(gaps);
        }
        Ok(Edit::Post(Post { posting: self.posting(scope, self.cadre) }))
    }

    fn deed(&self) -> &'static str {
        "form.verb.post"
    }

    fn made(&self) -> Option<RecordRef> {
        Some(RecordRef::Posting(self.id))
    }

    fn habits(&self, habits: &mut Habits) {
        habits.role = Some(self.role.clone());
    }
}
