//! The lists of kinds: one list, one of its rows at a time.

use egui::{ComboBox, ScrollArea, Ui};

use crate::edits::{CompleteCatalogue, Edit, missing_lists};
use crate::model::{CatalogueKind, CatalogueRow, Id};
use crate::ui::intent::{Intent, Intents};
use crate::ui::tables::Scope;
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{Fields, quiet_ui, tone};

use super::Form;
use super::draft::{Draft, need};
use super::issue::with_none;

/// A row of a list that is being added or changed.
#[derive(Debug)]
pub(super) struct CatalogueDraft {
    row: CatalogueRow,
    is_new: bool,
    /// Whether lists are missing, which a file of an older version lacks.
    lacks_lists: bool,
}

impl CatalogueDraft {
    /// A list, with a new row at its end.
    pub(super) fn new(scope: Scope<'_>, kind: CatalogueKind) -> Self {
        let position = scope.world().list(kind).last().map_or(1, |row| row.position + 1);
        let row = CatalogueRow { id: Id::fresh(), position, ..CatalogueRow::blank(kind, "") };
        Self { row, is_new: true, lacks_lists: !missing_lists(scope.world()).is_empty() }
    }

    fn list_ui(&mut self, ui: &mut Ui, scope: Scope<'_>) {
        let language = scope.sight.language;
        let rows = scope.world().list(self.row.kind);
        ScrollArea::vertical().id_salt("rows").max_height(230.0).auto_shrink([false, true]).show(ui, |ui| {
            for row in rows {
                let title = match row.active {
                    true => language.title(row).to_owned(),
                    false => language.say_with("form.catalogue.off", &[("title", &language.title(row))]),
                };
                let chosen = row.id == self.row.id;
                let button = egui::Button::selectable(chosen, title).right_text(tone::small(ui, row.code.as_str()));
                if ui.add(button.min_size(egui::vec2(ui.available_width(), 24.0))).clicked() {
                    *self = Self { row: row.clone(), is_new: false, lacks_lists: self.lacks_lists };
                }
            }
        });
        if ui.selectable_label(self.is_new, language.say("form.catalogue.new")).clicked() {
            *self = Self::new(scope, self.row.kind);
        }
        ui.separator();
    }
}

/// The list under whose rows the rows of a list stand.
const fn above(kind: CatalogueKind) -> Option<CatalogueKind> {
    match kind {
        CatalogueKind::Topic => Some(CatalogueKind::Category),
        CatalogueKind::ActivityField => Some(CatalogueKind::ActivityKind),
        CatalogueKind::TaskItem => Some(CatalogueKind::PromiseKind),
        CatalogueKind::Criterion => Some(CatalogueKind::StandingKind),
        _ => None,
    }
}

/// What a list keeps of each row beside its title.
enum Value {
    /// Nothing.
    None,
    /// A text under this label.
    Text(&'static str),
    /// One of several under this label.
    One(&'static str, &'static [&'static str]),
}

/// What a list keeps of each row.
const fn value_of(kind: CatalogueKind) -> Value {
    match kind {
        CatalogueKind::Level => Value::Text("form.catalogue.working_days"),
        CatalogueKind::TaskItem => Value::Text("form.catalogue.days"),
        CatalogueKind::Rating => Value::Text("form.catalogue.percent"),
        CatalogueKind::ScoreRule => Value::Text("form.catalogue.weight"),
        CatalogueKind::Holiday => Value::One("form.catalogue.worked", &["off", "work"]),
        CatalogueKind::ActivityField => Value::One("form.catalogue.takes", &["text", "number", "date"]),
        _ => Value::None,
    }
}

impl Draft for CatalogueDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        let language = scope.sight.language;
        (language.say("form.catalogue.title").into_owned(), language.say("form.catalogue.hint").into_owned())
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, intents: &mut Intents) {
        let language = scope.sight.language;
        let name = |kind: CatalogueKind| language.say(&format!("state.catalogue.{}", kind.code()));
        ui.name_inputs(language.say("form.catalogue.list"), |ui| {
            let combo = ComboBox::from_id_salt("list").width(ui.available_width()).selected_text(name(self.row.kind));
            combo.height(340.0).show_ui(ui, |ui| {
                for kind in CatalogueKind::ALL {
                    if ui.selectable_label(kind == self.row.kind, name(kind)).clicked() {
                        intents.push(Intent::OpenForm(Form::Catalogue(kind)));
                    }
                }
            });
        });
        ui.add_space(6.0);
        if self.lacks_lists && quiet_ui(ui, &language.say("ledger.complete_lists")).clicked() {
            intents.push(Intent::Perform(Box::new(Edit::CompleteCatalogue(CompleteCatalogue))));
            self.lacks_lists = false;
        }
        self.list_ui(ui, scope);
        fields.text_ui(ui, "form.catalogue.title_zh", true, &mut self.row.title_zh);
        fields.text_ui(ui, "form.catalogue.title_en", false, &mut self.row.title_en);
        fields.text_ui(ui, "form.catalogue.code", true, &mut self.row.code);
        if let Some(above) = above(self.row.kind) {
            let rows = with_none(scope, above, &self.row.parent);
            fields.choice_ui(ui, "form.catalogue.parent", false, &rows, &mut self.row.parent);
        }
        match value_of(self.row.kind) {
            Value::None => {}
            Value::Text(label) => drop(fields.text_ui(ui, label, false, &mut self.row.value)),
            Value::One(label, codes) => {
                let say = |code: &&str| {
                    ((*code).to_owned(), language.say(&format!("form.catalogue.value_{code}")).into_owned())
                };
                let rows: Vec<(String, String)> = codes.iter().map(say).collect();
                fields.choice_ui(ui, label, false, &rows, &mut self.row.value);
            }
        }
        fields.text_ui(ui, "form.catalogue.aliases", false, &mut self.row.aliases);
        fields.check_ui(ui, "form.catalogue.active", &mut self.row.active);
    }

    fn edit(&self, _scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let mut gaps = Vec::new();
        need(&mut gaps, "form.catalogue.title_zh", &self.row.title_zh);
        need(&mut gaps, "form.catalogue.code", &self.row.code);
        if !gaps.is_empty() {
            return Err(gaps);
        }
        let row = CatalogueRow {
            code: self.row.code.trim().to_owned(),
            title_zh: self.row.title_zh.trim().to_owned(),
            title_en: self.row.title_en.trim().to_owned(),
            value: self.row.value.trim().to_owned(),
            ..self.row.clone()
        };
        Ok(if self.is_new { Edit::add(row) } else { Edit::amend(row) })
    }

    fn deed(&self) -> &'static str {
        if self.is_new { "form.catalogue.add" } else { "form.save" }
    }

    fn removal(&self) -> Option<Edit> {
        (!self.is_new).then(|| Edit::remove(self.row.id))
    }

    fn stays(&self) -> bool {
        true
    }
}
