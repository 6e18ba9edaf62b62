//! The settings of the file: what stands on every sheet, and the rules that an office sets.

use egui::Ui;

use crate::edits::{Configure, Edit};
use crate::model::{CatalogueKind, setting_key};
use crate::ui::intent::{Intent, Intents};
use crate::ui::tables::Scope;
use crate::ui::widgets::field::{Gap, read_number};
use crate::ui::widgets::{DateDraft, Fields, quiet_ui, tone};

use super::Form;
use super::date_gap::optional_day;
use super::draft::Draft;

/// The settings of plain text: the label of the field, and the key in the file.
const TEXTS: [(&str, &str); 5] = [
    ("form.settings.county", setting_key::COUNTY_NAME),
    ("form.settings.maker", setting_key::MAKER),
    ("form.settings.source", setting_key::SOURCE),
    ("form.settings.approval", setting_key::APPROVAL),
    ("form.settings.notice", setting_key::NOTICE),
];

/// Settings that are being changed.
#[derive(Debug)]
pub(super) struct SettingsDraft {
    texts: [String; TEXTS.len()],
    score: String,
    duplicate_days: String,
    reply_days: String,
    dissatisfied: String,
    today: DateDraft,
    meeting: DateDraft,
}

impl SettingsDraft {
    /// The settings as they stand.
    pub(super) fn new(scope: Scope<'_>) -> Self {
        let value = |key: &str| scope.world().setting(key).unwrap_or_default().to_owned();
        Self {
            texts: TEXTS.map(|(_, key)| value(key)),
            score: value(setting_key::ACCEPTANCE_SCORE),
            duplicate_days: value(setting_key::DUPLICATE_DAYS),
            reply_days: value(setting_key::REPLY_DAYS),
            dissatisfied: value(setting_key::ACCEPTANCE_DISSATISFIED),
            today: DateDraft::of(scope.world().reference_date()),
            meeting: DateDraft::of(scope.world().last_meeting()),
        }
    }
}

impl Draft for SettingsDraft {
    fn title(&self, scope: Scope<'_>) -> (String, String) {
        let language = scope.sight.language;
        (language.say("form.settings.title").into_owned(), language.say("form.settings.hint").into_owned())
    }

    fn fields_ui(&mut self, ui: &mut Ui, fields: &mut Fields<'_>, scope: Scope<'_>, intents: &mut Intents) {
        let language = scope.sight.language;
        for ((label, _), text) in TEXTS.into_iter().zip(&mut self.texts) {
            fields.text_ui(ui, label, false, text);
        }
        fields.date_ui(ui, "form.settings.today", false, &mut self.today);
        ui.label(tone::small(ui, language.say("form.settings.today_hint")));
        fields.date_ui(ui, "dates.meeting", false, &mut self.meeting);
        ui.add_space(6.0);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            fields.number_ui(left, "form.settings.score", false, &mut self.score);
            fields.number_ui(right, "form.settings.dissatisfied", false, &mut self.dissatisfied);
        });
        fields.number_ui(ui, "form.settings.duplicate_days", false, &mut self.duplicate_days);
        fields.number_ui(ui, "form.settings.reply_days", false, &mut self.reply_days);
        if quiet_ui(ui, &language.say("form.settings.lists")).clicked() {
            intents.push(Intent::OpenForm(Form::Catalogue(CatalogueKind::Category)));
        }
    }

    fn edit(&self, scope: Scope<'_>) -> Result<Edit, Vec<Gap>> {
        let mut gaps = Vec::new();
        let today = optional_day(&mut gaps, "form.settings.today", &self.today, scope.today());
        let meeting = optional_day(&mut gaps, "dates.meeting", &self.meeting, scope.today());
        gaps.extend(read_number("form.settings.score", &self.score, 0..=100).err());
        gaps.extend(read_number("form.settings.duplicate_days", &self.duplicate_days, 0..=3650).err());
        gaps.extend(read_number("form.settings.reply_days", &self.reply_days, 0..=250).err());
        gaps.extend(read_number("form.settings.dissatisfied", &self.dissatisfied, 0..=100).err());
        if !gaps.is_empty() {
            return Err(gaps);
        }
        let texts = TEXTS.into_iter().zip(&self.texts).map(|((_, key), text)| (key, text.trim().to_owned()));
        let rest = [
            (setting_key::ACCEPTANCE_SCORE, self.score.trim().to_owned()),
            (setting_key::DUPLICATE_DAYS, self.duplicate_days.trim().to_owned()),
            (setting_key::REPLY_DAYS, self.reply_days.trim().to_owned()),
            (setting_key::ACCEPTANCE_DISSATISFIED, self.dissatisfied.trim().to_owned()),
            (setting_key::REFERENCE_DATE, today.map(|day| day.to_string()).unwrap_or_default()),
            (setting_key::LAST_MEETING, meeting.map(|day| day.to_string()).unwrap_or_default()),
        ];
        let differs = |(key, text): &(&str, String)| scope.world().setting(key).unwrap_or_default() != text;
        let values = texts.chain(rest).filter(differs).map(|(key, text)| (key.to_owned(), text)).collect();
        Ok(Edit::Configure(Configure { values }))
    }
}
