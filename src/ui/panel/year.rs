//! The year of a place beside what is usual in the county.

use egui::Ui;

use crate::ui::intent::Sight;
use crate::ui::widgets::day::days_later;
use crate::ui::widgets::trend::{Trend, trend_ui};

use super::parts::group_ui;

/// Draws the year of some villages together: issues open at the end of each month, beside the mean of as many
/// villages of the county; alone where `usual` is not asked for.
pub fn year_ui(ui: &mut Ui, sight: Sight<'_>, open_by_month: [u32; 12], villages: u32, usual: bool) {
    let language = sight.language;
    let county = &sight.findings.county;
    let share = villages as f32 / county.villages.max(1) as f32;
    let mean: Vec<f32> = county.open_by_month.iter().map(|open| *open as f32 * share).collect();
    let place = open_by_month.map(|open| open as f32);
    let today = sight.findings.today;
    let month = |day: crate::model::Date| day.strftime("%Y-%m").to_string();
    let words = language.say_with(
        "panel.trend_words",
        &[
            ("first", &open_by_month[0]),
            ("last", &open_by_month[11]),
            ("usual", &format!("{:.1}", mean.last().copied().unwrap_or_default())),
        ],
    );
    group_ui(ui, &language.say("panel.trend"));
    let usual_name = language.say("panel.county_mean");
    let trend = Trend {
        place: &place,
        usual: if usual { &mean } else { &[] },
        usual_name: if usual { &usual_name } else { "" },
        first: &month(days_later(today, -335)),
        last: &month(today),
        words: &words,
    };
    trend_ui(ui, &trend);
}
