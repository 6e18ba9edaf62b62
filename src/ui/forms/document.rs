//! The form of a paper: written, looked at, and taken further.

use egui::{Label, Ui, vec2};

use crate::edits::Edit;
use crate::model::{Campaign, CatalogueKind, Document, DocumentState, Id, Owner, Promise, Unit, Village, World};
use crate::ui::intent::{Intent, Intents};
use crate::ui::tables::Scope;
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{Chip, DateDraft, Fields, PickDraft, PickItem, action_ui, chip_ui, day, deed_ui, tone};

use super::date_gap::{needed_day, picked};
use super::draft::{Draft, first_kind, need};
use super::issue_card::facts_grid_ui;
use super::{DocumentVerb, Form, may};

/// A paper that is being written or changed.
#[derive(Debug)]
pub(super) struct DocumentDraft {
    base: Document,
    is_new: bool,
    made_on: DateDraft,
    unit: PickDraft<Unit>,
    village: PickDraft<Village>,
    campaign: PickDraft<Campaign>,
    promise: PickDraft<Promise>,
    campaigns: Vec<PickItem<Campaign>>,
    promises: Vec<PickItem<Promise>>,
}

impl DocumentDraft {
    /// A new paper, or one that is there.
    pub(super) fn new(scope: Scope<'_>, id: Option<Id<Document>>) -> Self {
        let world = scope.world();
        let stands = id.and_then(|id| world.documents.get(id)).cloned();
        let is_new = stands.is_none();
        let kind = || first_kind(scope, CatalogueKind::DocumentKind, None);
        let base = stands.unwrap_or_else(|| Document::blank(&kind(), "", scope.today()));
        Self {
            is_new,
            made_on: DateDraft::of(base.made_on),
            unit: PickDraft::of(base.unit),
            village: PickDraft::of(base.village),
            campaign: PickDraft::of(base.campaign),
            promise: PickDraft::of(base.promise),
            campaigns: world.campaigns.iter().map(|row| PickItem::new(row.id, &row.name, "")).collect(),
            promises: promises(world),
            base,
        }
    }

    fn content_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>) {
        let is_written = !is_out(self.base.state);
        ui.add_enabled_ui(is_written, |ui| {
            fields.text_ui(ui, "paper.title", true, &mut self.base.title);
            ui.columns(2, |columns| {
                let [left, right] = columns else { return };
                let list = CatalogueKind::DocumentKind;
                fields.kind_ui(left, "paper.kind", scope.world(), list, &mut self.base.kind);
                fields.text_ui(right, "paper.number", false, &mut self.base.number);
            });
            fields.lines_ui(ui, "paper.body", false, 10, &mut self.base.body);
        });
        fields.date_ui(ui, "paper.made_on", true, &mut self.made_on);
        fields.pick_ui(ui, "paper.unit", false, &scope.lookup.units, &mut self.unit);
        fields.pick_ui(ui, "paper.village", false, &scope.lookup.villages, &mut self.village);
        fields.pick_ui(ui, "paper.campaign", false, &self.campaigns, &mut self.campaign);
        fields.pick_ui(ui, "paper.promise", false, &self.promises, &mut self.promise);
        fields.lines_ui(ui, "paper.note", false, 2, &mut self.base.note);
    }
}

/// Whether a paper has left the desk: its words stay as they are.
fn is_out(state: DocumentState) -> bool {
    matches!(state, DocumentState::Issued | DocumentState::Repealed)
}

/// The promises of which a paper can tell, the latest first.
fn promises(world: &World) -> Vec<PickItem<Promise>> {
    let mut rows: Vec<&Promise> = world.promises.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.made_on));
    rows.truncate(2_000);
    rows.into_iter().map(|row| PickItem::new(row.id, &row.title, &row.number)).collect()
}

/// State, verbs and days of a paper.
fn card_ui(ui: &mut Ui, scope: Scope<'_>, document: &Document, intents: &mut Intents) {
    let language = scope.sight.language;
    let chip = if document.state == DocumentState::Issued { Chip::Strong } else { Chip::Plain };
    chip_ui(ui, chip, &language.say(&format!("state.document.{}", document.state.code())));
    ui.add_space(6.0);
    let mut verbs = DocumentVerb::ALL.map(|verb| (verb, may::document(scope.sight.session, document.id, verb)));
    verbs.sort_by_key(|(verb, may)| (may.is_err(), *verb == DocumentVerb::Return));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (at, (verb, may)) in verbs.iter().enumerate() {
            let draw = if at == 0 && may.is_ok() { deed_ui } else { action_ui };
            if draw(ui, language, &language.say(verb.key()), may.as_ref().copied()).clicked() {
                intents.push(Intent::OpenForm(Form::DocumentStep(document.id, *verb)));
            }
        }
    });
    ui.add_space(8.0);
    let day = |date: Option<_>| date.map(|date| day::short_date(language, date)).unwrap_or_default();
    facts_grid_ui(
        ui,
        scope,
        "paper facts",
        &[("paper.issued_on", day(document.issued_on)), ("paper.repealed_on", day(document.repealed_on))],
    );
    if is_out(document.state) {
        ui.add(Label::new(tone::small(ui, language.say("paper.stays"))).wrap());
        ui.add_space(6.0);
    }
}

impl Draft for DocumentDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        match self.is_new {
            true => (scope.sight.language.say("paper.add").into_owned(), String::new()),
            false => (self.base.title.clone(), scope.kind(CatalogueKind::DocumentKind, &self.base.kind).text),
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, intents: &mut Intents) {
        if let Some(document) = scope.world().documents.get(self.base.id) {
            card_ui(ui, scope, document, intents);
        }
        self.content_ui(ui, fields, scope);
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let mut gaps = Vec::new();
        need(&mut gaps, "paper.title", &self.base.title);
        picked(&mut gaps, "paper.unit", &self.unit, false);
        picked(&mut gaps, "paper.village", &self.village, false);
        picked(&mut gaps, "paper.campaign", &self.campaign, false);
        picked(&mut gaps, "paper.promise", &self.promise, false);
        let made_on = needed_day(&mut gaps, "paper.made_on", &self.made_on, scope.today());
        let (Some(made_on), true) = (made_on, gaps.is_empty()) else { return Err(gaps) };
        let document = Document {
            title: self.base.title.trim().to_owned(),
            number: self.base.number.trim().to_owned(),
            unit: self.unit.chosen,
            village: self.village.chosen,
            campaign: self.campaign.chosen,
            promise: self.promise.chosen,
            made_on,
            ..self.base.clone()
        };
        Ok(if self.is_new { Edit::add(document) } else { Edit::amend(document) })
    }

    fn removal(&self) -> Option<Edit> {
        (!self.is_new).then(|| Edit::remove(self.base.id))
    }

    fn go_on(&self) -> Option<(&'static str, Form)> {
        self.is_new.then_some(("paper.save_and_open", Form::DocumentStep(self.base.id, DocumentVerb::Submit)))
    }

    fn owner(&self) -> Option<Owner> {
        (!self.is_new).then(|| Owner::of(self.base.id))
    }
}
