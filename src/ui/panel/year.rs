//! The year of a place beside what is usual in the county: in words, and as a small chart.

use egui::{Label, Ui};

use crate::analysis::Findings;
use crate::analysis::why::Why;
use crate::ui::intent::Sight;
use crate::ui::widgets::tone;
use crate::ui::widgets::trend::{Trend, trend_ui};

use super::parts::group_ui;

/// Draws the year: issues open at the end of each month, beside as many villages of the county; nothing where there never
/// were any.
pub(super) fn year_ui(ui: &mut Ui, sight: Sight<'_>, why: &Why) {
    let (language, months) = (sight.language, why.totals.open_by_month);
    if months == [0; 12] {
        return;
    }
    let usual = why.usual_by_month.map(Vec::from).unwrap_or_default();
    let place = months.map(|open| open as f32);
    let dates = Findings::months(sight.findings.today);
    let month = |day: crate::model::Date| day.strftime("%Y-%m").to_string();
    let last_usual = usual.last().map(|last| format!("{last:.1}"));
    let key = if last_usual.is_some() { "panel.trend_words" } else { "panel.trend_words_county" };
    let numbers: [(&str, &dyn ToString); 3] =
        [("first", &months[0]), ("last", &months[11]), ("usual", &last_usual.unwrap_or_default())];
    let words = language.say_with(key, &numbers);
    group_ui(ui, &language.say("panel.trend"));
    ui.add(Label::new(tone::small(ui, words.as_str())).wrap());
    let usual_name = if usual.is_empty() { Default::default() } else { language.say("panel.county_mean") };
    let trend = Trend {
        place: &place,
        usual: &usual,
        usual_name: &usual_name,
        first: &month(dates[0]),
        last: &month(dates[11]),
        words: &words,
    };
    trend_ui(ui, &trend);
}
