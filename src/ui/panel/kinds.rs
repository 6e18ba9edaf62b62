//! Which kinds of issues a place has, against the county: each in words, with a thin bar below.

use egui::{Align2, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::measures::{Among, Per};
use crate::analysis::why::{Against, Basis, CategoryShare, Why};
use crate::analysis::{AreaId, Measure, Quantity};
use crate::model::CatalogueKind;
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::look;
use crate::ui::widgets::line_of;
use crate::words::Language;

use super::parts::{group_ui, remark_ui};

/// How many categories are shown.
const SHOWN: usize = 4;
/// The height of one of them, points.
const ROW: f32 = 30.0;
/// How many times the county's number is no longer like it, above and below.
const LIKE: (f64, f64) = (0.85, 1.15);
/// From how many times on it stands out.
const MUCH: f64 = 1.5;

/// Draws the categories with the most issues; pressing one colours the map by it.
pub(super) fn kinds_ui(ui: &mut Ui, sight: Sight<'_>, why: &Why, intents: &mut Intents) {
    let language = sight.language;
    if why.categories.is_empty() {
        return;
    }
    let is_county = why.area == AreaId::County;
    group_ui(ui, &language.say(if is_county { "why.kinds_county" } else { "why.kinds" }));
    let shown = &why.categories[..why.categories.len().min(SHOWN)];
    let widest = shown.iter().map(|share| longest(share, is_county)).fold(0.0, f64::max);
    let all = why.categories.iter().map(|share| share.count).sum::<u32>();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        shown.iter().for_each(|share| kind_ui(ui, sight, share, (widest, all, is_county), intents));
    });
    let rest = &why.categories[shown.len()..];
    if !rest.is_empty() {
        let count = rest.iter().map(|share| share.count).sum::<u32>();
        remark_ui(ui, &language.say_with("why.kind_rest", &[("kinds", &rest.len()), ("count", &count)]));
    }
}

/// The longer of its two numbers.
fn longest(share: &CategoryShare, is_county: bool) -> f64 {
    match share.against {
        Some(against) => against.here.max(against.county),
        None if is_county => f64::from(share.count),
        None => 0.0,
    }
}

fn kind_ui(
    ui: &mut Ui,
    sight: Sight<'_>,
    share: &CategoryShare,
    (widest, all, is_county): (f64, u32, bool),
    intents: &mut Intents,
) {
    let language = sight.language;
    let category = language.entry(sight.session.world(), CatalogueKind::Category, &share.category);
    let title = language.say_with("why.kind", &[("category", &category), ("count", &share.count)]);
    let percent = f64::from(share.count) * 100.0 / f64::from(all.max(1));
    let words = match share.against {
        Some(against) => compared(language, against),
        None if is_county => language.say_with("why.kind_share", &[("percent", &format!("{percent:.0}"))]),
        None => language.say("why.kind_few").into_owned(),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("{title} {words}")));
    let colors = look::palette(ui);
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect.expand2(vec2(6.0, 0.0)), 4, colors.sunken);
    }
    let much = share.against.is_some_and(|against| against.times() >= MUCH);
    let (ink, font) =
        if much { (colors.text, look::bold(look::SMALL)) } else { (colors.secondary, look::regular(look::SMALL)) };
    let tail = painter.layout_no_wrap(words, font, ink);
    let title = line_of(ui, &title, look::regular(look::BODY), colors.text, rect.width() - tail.size().x - 10.0);
    let middle = rect.top() + 11.0;
    painter.galley(pos2(rect.left(), middle - title.size().y / 2.0), title, colors.text);
    painter.galley(Align2::RIGHT_CENTER.anchor_size(pos2(rect.right(), middle), tail.size()).min, tail, ink);
    let (here, county) = match share.against {
        Some(against) => (against.here, Some(against.county)),
        None if is_county => (f64::from(share.count), None),
        None => (0.0, None),
    };
    bar(
        ui,
        Rect::from_min_max(pos2(rect.left(), rect.top() + 23.0), pos2(rect.right(), rect.top() + 26.5)),
        widest,
        here,
        county,
    );
    if response.on_hover_text(hint(language, share)).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        intents.push(Intent::Measure(Measure {
            quantity: Quantity::Open,
            per: Per::Area,
            among: Among { category: Some(share.category.clone()), ..Among::default() },
            ..Measure::default()
        }));
    }
}

/// The bar of the place, and a tick where the county stands.
fn bar(ui: &Ui, rect: Rect, widest: f64, here: f64, county: Option<f64>) {
    if here <= 0.0 && county.is_none() {
        return;
    }
    let colors = look::palette(ui);
    let at = |number: f64| rect.left() + rect.width() * (number / widest.max(1e-9)) as f32;
    ui.painter().rect_filled(rect, 2, colors.line);
    ui.painter().rect_filled(Rect::from_min_max(rect.min, pos2(at(here), rect.bottom())), 2, colors.accent);
    if let Some(county) = county {
        let x = at(county).clamp(rect.left() + 1.0, rect.right() - 1.0);
        ui.painter().vline(x, rect.y_range().expand(2.5), Stroke::new(2.0, colors.text));
    }
}

/// The comparison in words.
fn compared(language: Language, against: Against) -> String {
    let times = against.times();
    match times {
        _ if times > LIKE.1 => language.say_with("why.kind_more", &[("times", &format!("{times:.1}"))]),
        _ if times < LIKE.0 => language.say_with("why.kind_less", &[("percent", &format!("{:.0}", times * 100.0))]),
        _ => language.say("why.kind_like").into_owned(),
    }
}

fn hint(language: Language, share: &CategoryShare) -> String {
    let Some(Against { basis, here, county }) = share.against else {
        return language.say("why.kind_hint").into_owned();
    };
    let key = match basis {
        Basis::Households => "why.kind_households",
        Basis::Share => "why.kind_of_all",
    };
    language.say_with(key, &[("here", &format!("{here:.1}")), ("county", &format!("{county:.1}"))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_like_and_less_are_told_in_words() {
        let told = |here| compared(Language::Chinese, Against { basis: Basis::Households, here, county: 2.0 });
        assert_eq!([told(4.2), told(2.2), told(0.8)], ["是全县平均的 2.1 倍", "与全县相当", "为全县平均的 40%"]);
    }
}
