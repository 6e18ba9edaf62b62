//! The form of one step of a promise: publish, progress, keep, rate, withdraw.

use egui::{Label, Ui};

use crate::edits::{Edit, KeepPromise, PublishPromise, RatePromise, ReportProgress, WithdrawPromise};
use crate::model::{CatalogueKind, Id, Promise};
use crate::ui::intent::{Intents, RecordRef};
use crate::ui::tables::Scope;
use crate::ui::widgets::field::{Gap, read_number};
use crate::ui::widgets::{DateDraft, Fields, tone};

use super::PromiseVerb;
use super::date_gap::needed_day;
use super::draft::{Draft, Habits, need};

/// A step that is being taken.
#[derive(Debug)]
pub(super) struct PromiseStepDraft {
    promise: Id<Promise>,
    verb: PromiseVerb,
    on: DateDraft,
    text: String,
    rating: String,
    percent: String,
    funds: String,
    beneficiaries: String,
}

impl PromiseStepDraft {
    /// A step with what it can know beforehand.
    pub(super) fn new(scope: Scope<'_>, habits: &Habits, promise: Id<Promise>, verb: PromiseVerb) -> Self {
        let row = scope.world().promises.get(promise);
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let text = match verb {
            PromiseVerb::Publish => habits.published_where.clone(),
            PromiseVerb::Progress => row.map(|row| row.progress.clone()),
            _ => None,
        };
        let best = scope.world().list(CatalogueKind::Rating).first().map(|row| row.code.clone());
        let given = row.map(|row| row.rating.clone()).filter(|rating| !rating.is_empty());
        Self {
            promise,
            verb,
            on: DateDraft::of(scope.today()),
            text: text.unwrap_or_default(),
            rating: given.or(best).unwrap_or_default(),
            percent: number(row.and_then(|row| row.progress_percent).map(u32::from)),
            funds: number(row.and_then(|row| row.funds_yuan)),
            beneficiaries: number(row.and_then(|row| row.beneficiaries)),
        }
    }
}

impl Draft for PromiseStepDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        let title = scope.world().promises.get(self.promise).map(|row| row.title.clone());
        (scope.sight.language.say(self.verb.key()).into_owned(), title.unwrap_or_default())
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, _intents: &mut Intents) {
        match self.verb {
            PromiseVerb::Publish => {
                fields.text_ui(ui, "promise.field.published_where", true, &mut self.text);
                fields.date_ui(ui, "promise.field.on", true, &mut self.on);
            }
            PromiseVerb::Progress => {
                fields.number_ui(ui, "promise.field.percent", false, &mut self.percent);
                fields.lines_ui(ui, "promise.field.progress", false, 3, &mut self.text);
                ui.columns(2, |columns| {
                    let [left, right] = columns else { return };
                    fields.number_ui(left, "promise.field.funds", false, &mut self.funds);
                    fields.number_ui(right, "promise.field.beneficiaries", false, &mut self.beneficiaries);
                });
            }
            PromiseVerb::Keep => {
                fields.lines_ui(ui, "promise.field.result", true, 3, &mut self.text);
                fields.date_ui(ui, "promise.field.on", true, &mut self.on);
                fields.number_ui(ui, "promise.field.beneficiaries", false, &mut self.beneficiaries);
            }
            PromiseVerb::Rate => {
                let result = scope.world().promises.get(self.promise).map(|row| row.result.clone());
                ui.add(Label::new(tone::small(ui, result.unwrap_or_default())).wrap());
                ui.add_space(4.0);
                let kind = CatalogueKind::Rating;
                fields.kind_ui(ui, "promise.field.rating", scope.world(), kind, &mut self.rating);
                fields.date_ui(ui, "promise.field.on", true, &mut self.on);
            }
            PromiseVerb::Withdraw => {
                fields.lines_ui(ui, "promise.field.reason", true, 3, &mut self.text);
                fields.date_ui(ui, "promise.field.on", true, &mut self.on);
            }
        }
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let (promise, today) = (self.promise, scope.today());
        let text = self.text.trim().to_owned();
        let mut gaps = Vec::new();
        let mut number = |field, text: &str, most| match read_number(field, text, 0..=most) {
            Ok(number) => number,
            Err(gap) => {
                gaps.push(gap);
                None
            }
        };
        let percent = number("promise.field.percent", &self.percent, 100).and_then(|number| u8::try_from(number).ok());
        let funds_yuan = number("promise.field.funds", &self.funds, u32::MAX);
        let beneficiaries = number("promise.field.beneficiaries", &self.beneficiaries, u32::MAX);
        match self.verb {
            PromiseVerb::Progress => {}
            PromiseVerb::Publish => need(&mut gaps, "promise.field.published_where", &text),
            PromiseVerb::Keep => need(&mut gaps, "promise.field.result", &text),
            PromiseVerb::Withdraw => need(&mut gaps, "promise.field.reason", &text),
            PromiseVerb::Rate => need(&mut gaps, "promise.field.rating", &self.rating),
        }
        let on = needed_day(&mut gaps, "promise.field.on", &self.on, today);
        let (Some(on), true) = (on, gaps.is_empty()) else { return Err(gaps) };
        Ok(match self.verb {
            PromiseVerb::Publish => Edit::PublishPromise(PublishPromise { promise, on, place: text }),
            PromiseVerb::Progress => {
                Edit::ReportProgress(ReportProgress { promise, percent, progress: text, funds_yuan, beneficiaries })
            }
            PromiseVerb::Keep => Edit::KeepPromise(KeepPromise { promise, on, result: text, beneficiaries }),
            PromiseVerb::Rate => Edit::RatePromise(RatePromise { promise, on, rating: self.rating.clone() }),
            PromiseVerb::Withdraw => Edit::WithdrawPromise(WithdrawPromise { promise, on, reason: text }),
        })
    }

    fn deed(&self) -> &'static str {
        self.verb.key()
    }

    fn made(&self) -> Option<RecordRef> {
        Some(RecordRef::Promise(self.promise))
    }

    fn habits(&self, habits: &mut Habits) {
        if self.verb == PromiseVerb::Publish {
            habits.published_where = Some(self.text.trim().to_owned());
        }
    }
}
