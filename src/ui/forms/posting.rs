//! The form of a posting that stands: change, end or move it.

use egui::Ui;

use crate::edits::{Edit, EndPosting, MovePosting};
use crate::model::{CatalogueKind, Date, Id, Place, Posting, Village};
use crate::ui::intent::{Intent, Intents, RecordRef};
use crate::ui::tables::Scope;
use crate::ui::widgets::field::Gap;
use crate::ui::widgets::{DateDraft, Fields, PickDraft, action_ui};

use super::candidates::place_of;
use super::date_gap::{needed_day, optional_day, picked};
use super::draft::Draft;
use super::{Form, PostingVerb, may};

/// A posting that is being changed.
#[derive(Debug)]
pub(super) struct PostingDraft {
    verb: PostingVerb,
    base: Option<Posting>,
    next: Id<Posting>,
    village: PickDraft<Village>,
    on: DateDraft,
    until: DateDraft,
}

impl PostingDraft {
    /// A verb about a posting.
    pub(super) fn new(scope: Scope<'_>, id: Id<Posting>, verb: PostingVerb) -> Self {
        let base = scope.world().postings.get(id).cloned();
        let on = match verb {
            PostingVerb::Change => base.as_ref().map(|base| base.from),
            PostingVerb::End | PostingVerb::Move => Some(scope.today()),
        };
        Self {
            verb,
            next: Id::fresh(),
            village: PickDraft::default(),
            on: DateDraft::of(on),
            until: DateDraft::of(base.as_ref().and_then(|base| base.until)),
            base,
        }
    }

    fn changed(&self, base: &Posting, from: Date, until: Option<Date>) -> Posting {
        Posting { from, until, note: base.note.trim().to_owned(), ..base.clone() }
    }
}

impl Draft for PostingDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        let language = scope.sight.language;
        let about = self.base.as_ref().map(|base| {
            let who = [scope.cadre(base.cadre).text, scope.unit(base.unit).text].concat();
            let role = language.entry(scope.world(), CatalogueKind::Role, &base.role);
            format!("{who} · {role} · {}", scope.world().place_name(base.place))
        });
        (language.say(self.verb.key()).into_owned(), about.unwrap_or_default())
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, intents: &mut Intents) {
        let Some(base) = &mut self.base else { return };
        match self.verb {
            PostingVerb::Change => {
                ui.horizontal_wrapped(|ui| {
                    for verb in [PostingVerb::Move, PostingVerb::End] {
                        let language = scope.sight.language;
                        let may = may::posting(scope.sight.session, base.id, verb);
                        if action_ui(ui, language, &language.say(verb.key()), may.as_ref().copied()).clicked() {
                            intents.push(Intent::OpenForm(Form::Posting(base.id, verb)));
                        }
                    }
                });
                ui.add_space(8.0);
                fields.kind_ui(ui, "form.post.role", scope.world(), CatalogueKind::Role, &mut base.role);
                ui.columns(2, |columns| {
                    let [left, right] = columns else { return };
                    fields.date_ui(left, "form.post.from", true, &mut self.on);
                    fields.date_ui(right, "form.post.until", false, &mut self.until);
                });
                fields.text_ui(ui, "form.post.note", false, &mut base.note);
            }
            PostingVerb::End => {
                fields.date_ui(ui, "form.post.ends", true, &mut self.on);
            }
            PostingVerb::Move => {
                fields.pick_ui(ui, "form.post.to", true, &scope.lookup.villages, &mut self.village);
                fields.date_ui(ui, "form.post.moves", true, &mut self.on);
            }
        }
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let today = scope.today();
        let mut gaps = Vec::new();
        let field = match self.verb {
            PostingVerb::Change => "form.post.from",
            PostingVerb::End => "form.post.ends",
            PostingVerb::Move => "form.post.moves",
        };
        let on = needed_day(&mut gaps, field, &self.on, today);
        let until = optional_day(&mut gaps, "form.post.until", &self.until, today);
        if self.verb == PostingVerb::Move {
            picked(&mut gaps, "form.post.to", &self.village, true);
        }
        let (Some(base), Some(on), true) = (&self.base, on, gaps.is_empty()) else { return Err(gaps) };
        let posting = base.id;
        Ok(match self.verb {
            PostingVerb::Change => Edit::amend(self.changed(base, on, until)),
            PostingVerb::End => Edit::EndPosting(EndPosting { posting, until: on }),
            PostingVerb::Move => {
                let place: Place = self.village.chosen.map_or(base.place, place_of);
                Edit::MovePosting(MovePosting { posting, next: self.next, place, on })
            }
        })
    }

    fn deed(&self) -> &'static str {
        if self.verb == PostingVerb::Change { "form.save" } else { self.verb.key() }
    }

    fn removal(&self) -> Option<Edit> {
        self.base.as_ref().filter(|_| self.verb == PostingVerb::Change).map(|base| Edit::remove(base.id))
    }

    fn made(&self) -> Option<RecordRef> {
        match self.verb {
            PostingVerb::Move => Some(RecordRef::Posting(self.next)),
            _ => self.base.as_ref().map(|base| RecordRef::Posting(base.id)),
        }
    }
}
