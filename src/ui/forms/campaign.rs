//! The form of a campaign, with its milestones as a small dated list.

use egui::{Align, Button, Layout, TextEdit, Ui};

use crate::edits::{AssignTasks, Edit, RecordCampaign, TaskOwner};
use crate::model::{Campaign, CatalogueKind, Date, Id, Promise, Unit, promise_kind};
use crate::ui::intent::{Intent, Intents, RecordRef};
use crate::ui::panel::promise_line_ui;
use crate::ui::tables::Scope;
use crate::ui::widgets::day::days_later;
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{DateDraft, Fields, PickDraft, action_ui, quiet_ui, tone};

use super::date_gap::{needed_day, optional_day, picked};
use super::draft::{Draft, need};
use super::may;

/// A campaign that is being added or changed.
#[derive(Debug)]
pub(super) struct CampaignDraft {
    base: Campaign,
    is_new: bool,
    from: DateDraft,
    until: DateDraft,
    unit: PickDraft<Unit>,
    milestones: Vec<(Promise, DateDraft)>,
    /// Whether the days of the milestones were changed by hand, and no longer follow the first day.
    by_hand: bool,
}

impl CampaignDraft {
    /// A new campaign with the milestones of the office's list, or one that stands with its own.
    pub(super) fn new(scope: Scope<'_>, id: Option<Id<Campaign>>) -> Self {
        let world = scope.world();
        let stands = id.and_then(|id| world.campaigns.get(id)).cloned();
        let is_new = stands.is_none();
        let base = stands.unwrap_or_else(|| Campaign::blank("", scope.today()));
        let milestones = match is_new {
            true => listed(scope, base.from),
            false => {
                let mut own: Vec<Promise> = world.promises.iter().filter(|row| is_of(row, base.id)).cloned().collect();
                own.sort_by_key(|row| (row.due_on, row.id));
                own
            }
        };
        Self {
            is_new,
            from: DateDraft::of(base.from),
            until: DateDraft::of(base.until),
            unit: PickDraft::of(base.unit),
            milestones: milestones.into_iter().map(|row| (row.clone(), DateDraft::of(row.due_on))).collect(),
            by_hand: false,
            base,
        }
    }

    /// The dated list, and a line to make it longer.
    fn milestones_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        let language = scope.sight.language;
        ui.add_space(4.0);
        ui.label(tone::heading(ui, language.say("promise.milestones")));
        let mut gone = None;
        for (at, (row, due)) in self.milestones.iter_mut().enumerate() {
            ui.push_id(("milestone", at), |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    let title = TextEdit::singleline(&mut row.title).desired_width(ui.available_width() - 176.0);
                    let title = ui.add(title.hint_text(language.say("promise.milestone_hint")));
                    fields.changed |= title.changed();
                    fields.entered |= title.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        let cross = Button::new("×").frame_when_inactive(false).sense(egui::Sense::CLICK);
                        let may_go = row.done_on.is_none();
                        if ui.add_enabled(may_go, cross).on_hover_text(language.say("visit.take_away")).clicked() {
                            gone = Some(at);
                        }
                        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                            let day = due.date_ui(ui, language, scope.today());
                            self.by_hand |= day.changed();
                            fields.changed |= day.changed();
                        });
                    });
                });
            });
        }
        if let Some(gone) = gone {
            self.milestones.remove(gone);
            fields.changed = true;
        }
        if quiet_ui(ui, &language.say("promise.add_milestone")).clicked() {
            let from = self.from.day(scope.today()).unwrap_or(scope.today());
            self.milestones.push((Promise::blank(promise_kind::MILESTONE, "", from), DateDraft::default()));
            fields.changed = true;
        }
    }

    /// The campaign and its milestones as they are written.
    fn record(&self, scope: Scope<'_>) -> Result<RecordCampaign, Vec<Gap>> {
        let (today, mut gaps) = (scope.today(), Vec::new());
        need(&mut gaps, "promise.field.name", &self.base.name);
        picked(&mut gaps, "promise.field.leading_unit", &self.unit, false);
        let from = needed_day(&mut gaps, "promise.field.from", &self.from, today);
        let until = optional_day(&mut gaps, "promise.field.until", &self.until, today);
        for (row, due) in &self.milestones {
            if row.title.trim().is_empty() && !due.text.trim().is_empty() {
                gaps.push(Gap::missing("promise.milestone_hint"));
            }
            optional_day(&mut gaps, "promise.milestones", due, today);
        }
        let (Some(from), true) = (from, gaps.is_empty()) else { return Err(gaps) };
        let campaign = Campaign {
            name: self.base.name.trim().to_owned(),
            note: self.base.note.trim().to_owned(),
            from,
            until,
            unit: self.unit.chosen,
            ..self.base.clone()
        };
        let written = self.milestones.iter().filter(|(row, _)| !row.title.trim().is_empty());
        let milestone = |(row, due): &(Promise, DateDraft)| Promise {
            due_on: due.day(today),
            made_on: row.made_on.min(from),
            unit: row.unit.or(campaign.unit),
            ..row.clone()
        };
        let milestones = written.map(milestone).collect();
        Ok(RecordCampaign { campaign: Box::new(campaign), milestones })
    }
}

/// Whether a promise is a milestone of a campaign.
fn is_of(promise: &Promise, campaign: Id<Campaign>) -> bool {
    TaskOwner::Campaign(campaign).owns(promise)
}

/// The milestones of the office's list, counted from a day.
fn listed(scope: Scope<'_>, from: Date) -> Vec<Promise> {
    let mut items = scope.world().list(CatalogueKind::TaskItem);
    items.retain(|row| row.active && row.parent == promise_kind::MILESTONE);
    let milestone = |row: &crate::model::CatalogueRow| Promise {
        item: row.code.clone(),
        due_on: row.value.trim().parse().ok().map(|days| days_later(from, days)),
        ..Promise::blank(promise_kind::MILESTONE, &row.title_zh, from)
    };
    items.into_iter().map(milestone).collect()
}

impl Draft for CampaignDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        match self.is_new {
            true => (scope.sight.language.say("promise.campaign.add").into_owned(), String::new()),
            false => (self.base.name.clone(), String::new()),
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, intents: &mut Intents) {
        let language = scope.sight.language;
        if !self.is_new {
            let own = scope.lookup.commitments.campaign(self.base.id);
            for promise in own.iter().filter_map(|id| scope.world().promises.get(*id)) {
                promise_line_ui(ui, scope.sight, promise, intents);
            }
            ui.add_space(8.0);
        }
        fields.text_ui(ui, "promise.field.name", true, &mut self.base.name);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            let from = fields.date_ui(left, "promise.field.from", true, &mut self.from);
            fields.date_ui(right, "promise.field.until", false, &mut self.until);
            let first_day = self.from.day(scope.today()).filter(|_| from.lost_focus() || from.changed());
            if let Some(first_day) = first_day.filter(|_| self.is_new && !self.by_hand) {
                let rows = listed(scope, first_day).into_iter();
                self.milestones = rows.map(|row| (row.clone(), DateDraft::of(row.due_on))).collect();
            }
        });
        fields.pick_ui(ui, "promise.field.leading_unit", false, &scope.lookup.units, &mut self.unit);
        self.milestones_ui(ui, fields, scope);
        if !self.is_new && self.milestones.is_empty() {
            let tasks =
                Edit::AssignTasks(AssignTasks { owner: TaskOwner::Campaign(self.base.id), from: self.base.from });
            let may = may::edit(scope.sight.session, &tasks);
            if action_ui(ui, language, &language.say("promise.take_milestones"), may.as_ref().copied()).clicked() {
                intents.extend([Intent::CloseForm, Intent::Perform(Box::new(tasks))]);
            }
        }
        ui.add_space(4.0);
        fields.lines_ui(ui, "promise.field.note", false, 2, &mut self.base.note);
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        self.record(scope).map(Edit::RecordCampaign)
    }

    fn made(&self) -> Option<RecordRef> {
        Some(RecordRef::Campaign(self.base.id))
    }

    fn removal(&self) -> Option<Edit> {
        (!self.is_new).then(|| Edit::remove(self.base.id))
    }
}
