//! Which period the sheets of units and townships are made of.

use egui::{ComboBox, Ui};

use crate::analysis::Period;
use crate::analysis::period::month_before;
use crate::model::Date;
use crate::words::Language;

/// A period, as it is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum PeriodChoice {
    /// 本月
    Month,
    /// 上月
    LastMonth,
    /// 本季
    Quarter,
    /// 本年
    #[default]
    Year,
    /// 上年
    LastYear,
}

impl PeriodChoice {
    const ALL: [Self; 5] = [Self::Month, Self::LastMonth, Self::Quarter, Self::Year, Self::LastYear];

    const fn key(self) -> &'static str {
        match self {
            Self::Month => "sheets.period.month",
            Self::LastMonth => "sheets.period.last_month",
            Self::Quarter => "sheets.period.quarter",
            Self::Year => "sheets.period.year",
            Self::LastYear => "sheets.period.last_year",
        }
    }

    /// Its days.
    pub(super) fn period(self, today: Date) -> Period {
        match self {
            Self::Month => Period::month(today, today),
            Self::LastMonth => Period::month(month_before(today), today),
            Self::Quarter => Period::quarter(today, today),
            Self::Year => Period::year(today, today),
            Self::LastYear => Period::year(today.first_of_year().yesterday().unwrap_or(today), today),
        }
    }

    /// Draws the choice.
    pub(super) fn choice_ui(&mut self, ui: &mut Ui, language: Language) {
        ui.name_inputs(language.say("sheets.period.title"), |ui| {
            ComboBox::from_id_salt("period").width(84.0).selected_text(language.say(self.key())).show_ui(ui, |ui| {
                for choice in Self::ALL {
                    ui.selectable_value(self, choice, language.say(choice.key()));
                }
            });
        });
    }
}
