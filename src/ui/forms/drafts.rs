//! The form that is open, with its draft; how it is opened, left, and brought to its end.

use egui::{Align, Frame, Key, Layout, Margin, Modifiers, Popup, ScrollArea, Ui};

use crate::edits::Edit;
use crate::model::{Owner, Refusal};
use crate::ui::intent::{Intent, Intents, RecordRef, Selection, Sight};
use crate::ui::lookup::lookup;
use crate::ui::tables::Scope;
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{Fields, tone};

use super::attachments::attachments_ui;
use super::draft::{Draft, Habits};
use super::history::{History, record_of};
use super::{
    Form, activity, cadre, campaign, catalogue, common, criterion, document, document_step, household, issue,
    issue_step, may, merge_units, plan, post, posting, promise, promise_step, settings, site, standing, standing_step,
    unit, village,
};

/// The form that is open, with its draft.
#[derive(Debug, Default)]
pub struct Drafts {
    wanted: Option<Form>,
    pub(super) open: Option<Open>,
    habits: Habits,
    /// Whether a form has just selected what it made: the selection then changes, but not by the user.
    made: bool,
}

/// An open form.
#[derive(Debug)]
pub(super) struct Open {
    form: Form,
    pub(super) draft: Box<dyn Draft>,
    /// Whether the user has put something into it.
    dirty: bool,
    /// Whether the user has tried to end it.
    pub(super) tried: bool,
    /// Whether the first field (or the first with a gap) is to take the focus.
    focus: bool,
    /// The revision at which its edit was sent, and the form that follows.
    sent: Option<(u64, Option<Form>)>,
    /// What the user wants instead while there is a draft: another form, or none.
    pub(super) leaving: Option<Option<Form>>,
    /// The form to go back to.
    back: Option<Form>,
    /// What was selected when it was drawn last.
    seen: Selection,
    /// The history of its record.
    history: History,
    /// The edit that puts a field of its record back, once that was pressed.
    restoring: Option<Edit>,
}

/// What the user pressed at the foot of a form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Pressed {
    /// The main button.
    Deed,
    /// The second button.
    GoOn,
    /// The button for the next record.
    Next,
    /// Remove the record.
    Remove,
    /// Leave.
    Leave,
    /// Leave although there is a draft.
    Discard,
    /// Stay.
    Stay,
}

impl Drafts {
    /// Opens a form; asks first when another one holds a draft.
    pub fn open(&mut self, form: Form) {
        match &mut self.open {
            Some(open) if open.form == form => open.focus = true,
            Some(open) if open.dirty => open.leaving = Some(Some(form)),
            _ => self.wanted = Some(form),
        }
    }

    /// Closes the form; asks first when it holds a draft.
    pub fn close(&mut self) {
        self.wanted = None;
        match &mut self.open {
            Some(open) if open.dirty => open.leaving = Some(None),
            _ => self.open = None,
        }
    }

    /// Closes the form and throws its draft away.
    pub fn discard(&mut self) {
        (self.wanted, self.open) = (None, None);
    }

    /// Whether a form is open: then it stands in the place of the right panel, and [`Drafts::forms_ui`] draws it there.
    pub fn is_open(&self) -> bool {
        self.open.is_some() || self.wanted.is_some()
    }

    /// Whether the open form holds something that would be lost.
    pub fn is_dirty(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.dirty)
    }

    /// The record to which a file belongs that is dropped onto the open form.
    pub fn owner(&self) -> Option<Owner> {
        self.open.as_ref()?.draft.owner()
    }

    /// Draws the form that is open, in the place of the right panel (`if drafts.is_open()`, else `panel_ui`); nothing
    /// if none is. A form sends one `Intent::Perform`; when the revision has grown by the next frame it is done and
    /// closes itself, else it stays with its draft.
    pub fn forms_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
        let lookup = lookup(ui.ctx(), sight);
        let scope = Scope { sight, lookup: &lookup };
        self.finish(scope, intents);
        self.follow(sight);
        if let Some(form) = self.wanted.take() {
            let back = self.open.as_ref().and_then(|open| back_from(open, form));
            self.open = Some(Open::new(form, scope, &self.habits, back));
            ui.ctx().request_repaint();
        }
        let Some(open) = &mut self.open else { return };
        let ready = open.draft.edit(scope);
        let gaps = ready.as_ref().err().cloned().unwrap_or_default();
        let may = match &ready {
            Ok(edit) => may::edit(sight.session, edit),
            Err(gaps) => may::write(sight.session).and(Err(refusal_of(sight, gaps))),
        };
        let pressed = open.form_ui(ui, scope, &gaps, &may, intents);
        if let Some(edit) = open.restoring.take() {
            // The form is opened anew with the record as it stands then.
            open.sent = Some((sight.session.revision(), Some(open.form)));
            intents.push(Intent::Perform(Box::new(edit)));
            ui.ctx().request_repaint();
            return;
        }
        let Some(pressed) = pressed else { return };
        // The draft may have changed in this very frame, by the same key.
        let ready = open.draft.edit(scope).ok().filter(|edit| may::edit(sight.session, edit).is_ok());
        match (pressed, ready) {
            (Pressed::Deed | Pressed::GoOn | Pressed::Next, Some(edit)) => {
                open.draft.habits(&mut self.habits);
                let follows = match pressed {
                    Pressed::GoOn => open.draft.go_on().map(|(_, form)| form),
                    Pressed::Next => open.draft.next().map(|(_, form)| form),
                    _ => None,
                };
                open.sent = Some((sight.session.revision(), follows));
                intents.push(Intent::Perform(Box::new(edit)));
                ui.ctx().request_repaint();
            }
            (Pressed::Deed | Pressed::GoOn | Pressed::Next, None) => (open.tried, open.focus) = (true, true),
            (Pressed::Remove, _) => {
                if let Some(edit) = open.draft.removal() {
                    open.sent = Some((sight.session.revision(), None));
                    intents.push(Intent::Perform(Box::new(edit)));
                }
            }
            (Pressed::Leave, _) if open.dirty => open.leaving = Some(None),
            (Pressed::Leave, _) => self.leave(None),
            (Pressed::Discard, _) => {
                let next = open.leaving.flatten();
                open.dirty = false;
                self.leave(next);
            }
            (Pressed::Stay, _) => (open.leaving, open.focus) = (None, true),
        }
    }

    /// Follows the selection while nothing is written: to the issue or the village that is selected now, or away.
    fn follow(&mut self, sight: Sight<'_>) {
        let Some(open) = self.open.as_mut().filter(|open| open.seen != *sight.selection) else { return };
        let village_changed = open.seen.village != sight.selection.village;
        open.seen = sight.selection.clone();
        if std::mem::take(&mut self.made) {
            return;
        }
        if open.dirty || open.sent.is_some() || self.wanted.is_some() {
            return;
        }
        match (open.form, sight.selection.record, sight.selection.village) {
            (Form::Issue(Some(id), _), Some(RecordRef::Issue(other)), _) => {
                self.wanted = (other != id).then_some(Form::Issue(Some(other), None));
            }
            (Form::Post(id), _, Some(village)) if village != id => self.wanted = Some(Form::Post(village)),
            (form @ (Form::Activity(None, None) | Form::Promise(None, None)), ..) => self.wanted = Some(form),
            (form, Some(record), _) if is_about(form, record) => {}
            (form, _, _) if village_changed && is_about_a_village(form) => self.open = None,
            _ => {}
        }
    }

    /// Goes to the next form, or back to the one before, or closes.
    fn leave(&mut self, next: Option<Form>) {
        let back = self.open.take().and_then(|open| open.back);
        self.wanted = next.or(back);
    }

    /// Ends a form whose edit was sent, if the file has changed since.
    fn finish(&mut self, scope: Scope<'_>, intents: &mut Intents) {
        let Some(open) = &mut self.open else { return };
        let Some((revision, follows)) = open.sent.take() else { return };
        if revision == scope.sight.session.revision() {
            return;
        }
        // Another selection would close the form that follows, which marks its own record when it is done.
        let made = open.draft.made().filter(|made| follows.is_none() && stands(scope, *made));
        self.made = made.is_some_and(|made| scope.sight.selection.record != Some(made));
        intents.extend(made.map(Intent::SelectRecord));
        open.dirty = false;
        if open.draft.stays() {
            self.wanted = Some(open.form);
            return;
        }
        self.leave(follows);
    }
}

/// Whether a form is about this very record, and stays when it is marked.
fn is_about(form: Form, record: RecordRef) -> bool {
    match (form, record) {
        (Form::Activity(Some(id), _), RecordRef::Activity(of)) => id == of,
        (Form::Promise(Some(id), _) | Form::PromiseStep(id, _), RecordRef::Promise(of)) => id == of,
        (Form::IssueStep(id, _), RecordRef::Issue(of)) => id == of,
        (Form::Standing(Some(id), _) | Form::StandingStep(id, _), RecordRef::Standing(of)) => id == of,
        _ => false,
    }
}

/// Whether a form is about the village that is selected, and goes when another one is.
fn is_about_a_village(form: Form) -> bool {
    use Form::{Cadre, Campaign, Catalogue, Document, DocumentStep, MergeUnits, Plan, Settings, Site, Unit};
    let of_the_county = matches!(form, Document(_) | DocumentStep(..) | Campaign(_) | Catalogue(_) | Settings);
    !of_the_county && !matches!(form, Cadre(_) | Unit(_) | MergeUnits(_) | Plan(_) | Site(_))
}

/// Whether a record is there.
fn stands(scope: Scope<'_>, record: RecordRef) -> bool {
    use RecordRef as Ref;
    let world = scope.world();
    match record {
        Ref::Issue(id) => world.issues.get(id).is_some(),
        Ref::Posting(id) => world.postings.get(id).is_some(),
        Ref::Cadre(id) => world.cadres.get(id).is_some(),
        Ref::Standing(id) => world.standings.get(id).is_some(),
        Ref::Village(id) => world.villages.get(id).is_some(),
        Ref::Unit(id) => world.units.get(id).is_some(),
        Ref::Site(id) => world.sites.get(id).is_some(),
        Ref::Activity(id) => world.activities.get(id).is_some(),
        Ref::Promise(id) => world.promises.get(id).is_some(),
        Ref::Campaign(id) => world.campaigns.get(id).is_some(),
        Ref::Document(id) => world.documents.get(id).is_some(),
        Ref::Household(id) => world.households.get(id).is_some(),
        Ref::Plan(id) => world.plans.get(id).is_some(),
    }
}

/// From a step one goes back to the card from which it was taken.
fn back_from(open: &Open, next: Form) -> Option<Form> {
    match (open.form, next) {
        (Form::Issue(Some(id), _), Form::IssueStep(of, _) | Form::Common(of)) if id == of => Some(open.form),
        (Form::Standing(Some(id), _), Form::StandingStep(of, _)) if id == of => Some(open.form),
        (Form::Standing(Some(id), _), Form::Criterion(_, of)) if id == of => Some(open.form),
        (Form::Standing(Some(_), _), Form::Promise(Some(_), _)) => Some(open.form),
        (Form::Document(Some(id)), Form::DocumentStep(of, _)) if id == of => Some(open.form),
        (Form::Unit(Some(id)), Form::MergeUnits(of)) if id == of => Some(open.form),
        (Form::Promise(Some(id), _), Form::PromiseStep(of, _)) if id == of => Some(open.form),
        (Form::Activity(Some(_), _), Form::Issue(Some(_), _)) => Some(open.form),
        (Form::Campaign(Some(_)), Form::Promise(Some(_), _)) => Some(open.form),
        (Form::Issue(Some(_), _), Form::Activity(..) | Form::Promise(..)) => Some(open.form),
        _ => None,
    }
}

/// What is missing, in one sentence that names the fields.
fn refusal_of(sight: Sight<'_>, gaps: &[Gap]) -> Refusal {
    let language = sight.language;
    match gaps.iter().find(|gap| !gap.missing) {
        Some(gap) => Refusal(gap.sentence.clone()),
        None => {
            let names: Vec<_> = gaps.iter().map(|gap| language.say(gap.field).into_owned()).collect();
            Refusal::new("form.wrong.first_fill").with("fields", names.join(&language.say("table.and")))
        }
    }
}

impl Open {
    fn new(form: Form, scope: Scope<'_>, habits: &Habits, back: Option<Form>) -> Self {
        let draft: Box<dyn Draft> = match form {
            Form::Issue(None, village) => {
                let village = village.or(scope.sight.selection.village);
                Box::new(issue::IssueDraft::new(scope, habits, village))
            }
            Form::Issue(Some(id), _) => Box::new(issue::IssueDraft::of(scope, id)),
            Form::IssueStep(id, verb) => Box::new(issue_step::StepDraft::new(scope, habits, id, verb)),
            Form::Activity(None, about) => Box::new(activity::ActivityDraft::new(scope, habits, about)),
            Form::Activity(Some(id), _) => Box::new(activity::ActivityDraft::of(scope, id)),
            Form::Promise(None, about) => Box::new(promise::PromiseDraft::new(scope, habits, about)),
            Form::Promise(Some(id), _) => Box::new(promise::PromiseDraft::of(scope, id)),
            Form::PromiseStep(id, verb) => Box::new(promise_step::PromiseStepDraft::new(scope, habits, id, verb)),
            Form::Campaign(id) => Box::new(campaign::CampaignDraft::new(scope, id)),
            Form::Plan(id) => Box::new(plan::PlanDraft::new(scope, id)),
            Form::Common(id) => Box::new(common::CommonDraft::new(scope, id)),
            Form::Post(village) => Box::new(post::PostDraft::new(scope, habits, village)),
            Form::Posting(id, verb) => Box::new(posting::PostingDraft::new(scope, id, verb)),
            Form::Standing(case, village) => Box::new(standing::StandingDraft::new(scope, case, village)),
            Form::StandingStep(id, verb) => Box::new(standing_step::StandingStepDraft::new(scope, id, verb)),
            Form::Criterion(id, case) => Box::new(criterion::CriterionDraft::new(scope, id, case)),
            Form::Cadre(id) => Box::new(cadre::CadreDraft::new(scope, id)),
            Form::Unit(id) => Box::new(unit::UnitDraft::new(scope, id)),
            Form::MergeUnits(id) => Box::new(merge_units::MergeDraft::new(scope, id)),
            Form::Document(id) => Box::new(document::DocumentDraft::new(scope, id)),
            Form::DocumentStep(id, verb) => Box::new(document_step::DocumentStepDraft::new(scope, id, verb)),
            Form::Household(id, village) => Box::new(household::HouseholdDraft::new(scope, id, village)),
            Form::Village(id) => Box::new(village::VillageDraft::new(scope, id)),
            Form::Site(id) => Box::new(site::SiteDraft::new(scope, id)),
            Form::Catalogue(kind) => Box::new(catalogue::CatalogueDraft::new(scope, kind)),
            Form::Settings => Box::new(settings::SettingsDraft::new(scope)),
        };
        Self {
            form,
            draft,
            dirty: false,
            tried: false,
            focus: true,
            sent: None,
            leaving: None,
            back,
            seen: scope.sight.selection.clone(),
            history: History::default(),
            restoring: None,
        }
    }

    /// Draws head, fields and foot; returns what was pressed, also by key.
    fn form_ui(
        &mut self,
        ui: &mut Ui,
        scope: Scope<'_>,
        gaps: &[Gap],
        may: &Result<(), Refusal>,
        intents: &mut Intents,
    ) -> Option<Pressed> {
        let mut pressed = self.head_ui(ui, scope);
        pressed = self.foot_ui(ui, scope, may).or(pressed);
        let popup_open = Popup::is_any_open(ui.ctx());
        let mut fields = Fields::new(scope.sight.language, scope.today(), gaps, self.tried, self.focus)
            .counting_by(&scope.lookup.calendar);
        ScrollArea::vertical().id_salt(("form", self.draft.deed())).auto_shrink([false, false]).show(ui, |ui| {
            let margin = Margin { left: 14, right: 14, top: 4, bottom: 12 };
            Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.push_id(format!("{:?}", self.form), |ui| self.draft.fields_ui(ui, &mut fields, scope, intents));
                if let Some(owner) = self.draft.owner() {
                    attachments_ui(ui, scope, owner, intents);
                }
                if let Some(row) = record_of(self.form, self.draft.as_ref()) {
                    let dirty = self.dirty || fields.changed;
                    self.restoring = self.history.history_ui(ui, scope, row, dirty);
                }
            });
        });
        let (changed, entered) = (fields.changed, fields.entered);
        self.focus = fields.wants_focus() && !self.tried;
        self.dirty |= changed;
        let key = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let with_shift = Modifiers::COMMAND | Modifiers::SHIFT;
        if pressed.is_none() && self.leaving.is_none() && self.draft.next().is_some() && key(with_shift, Key::Enter) {
            pressed = Some(Pressed::Next);
        }
        if pressed.is_none() && self.leaving.is_none() && (entered || key(Modifiers::COMMAND, Key::Enter)) {
            pressed = Some(Pressed::Deed);
        }
        if pressed.is_none() && !popup_open && key(Modifiers::NONE, Key::Escape) {
            pressed = Some(if self.leaving.is_some() { Pressed::Stay } else { Pressed::Leave });
        }
        pressed
    }

    fn head_ui(&self, ui: &mut Ui, scope: Scope<'_>) -> Option<Pressed> {
        let (title, about) = self.draft.title(scope);
        let mut pressed = None;
        Frame::new().inner_margin(Margin { left: 14, right: 10, top: 12, bottom: 6 }).show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                let close = egui::Button::new("×").frame_when_inactive(false);
                if ui.add(close).on_hover_text(scope.sight.language.say("form.close_hint")).clicked() {
                    pressed = Some(Pressed::Leave);
                }
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.add(egui::Label::new(tone::strong(title).size(crate::ui::look::LARGE)).wrap());
                    if !about.is_empty() {
                        ui.add(egui::Label::new(tone::small(ui, about)).wrap());
                    }
                });
            });
        });
        pressed
    }
}
