//! How the shown measure goes with a second one: a point for each place in the plane of both, as large as villages stand
//! there.

use egui::{
    Align2, ComboBox, Id, PopupAnchor, Pos2, Rangef, Rect, Response, Role, Sense, Stroke, StrokeKind, Tooltip, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::analysis::Measure;
use crate::analysis::correlation::Strength;
use crate::map::{measure_name, measure_title};
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::look;
use crate::ui::rows::line_of;
use crate::ui::select::choose;

use super::axis::{Axis, number, roomy};
use super::data::{Data, Scope, Spot};
use super::frame::{LINE, foot_ui, nothing_ui, tick_ui};

/// The room for the numbers at the left, points.
const LEFT: f32 = 34.0;
/// How many villages of a spot are named.
const NAMED: usize = 8;
/// How near the pointer has to be to a spot, points.
const NEAR: f32 = 4.0;

/// What the user does with the scatter plot.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hand {
    /// Where a box began.
    from: Option<Pos2>,
    /// Whether a village is told to be under the pointer by this plot.
    hovers: bool,
}

/// What the plot is drawn from.
#[derive(Clone, Copy)]
pub struct Scatter<'a> {
    /// The numbers.
    pub data: &'a Data,
    /// What is selected.
    pub scope: &'a Scope,
    /// The second measure.
    pub second: &'a Measure,
    /// The rest.
    pub sight: Sight<'a>,
}

impl Scatter<'_> {
    /// Draws it; gives back another second measure where one was picked.
    pub fn scatter_ui(self, ui: &mut Ui, cell: Rect, hand: &mut Hand, intents: &mut Intents) -> Option<Measure> {
        let (data, sight) = (self.data, self.sight);
        let language = sight.language;
        let picked = self.head_ui(ui, cell);
        let room = Rect::from_min_max(cell.min + vec2(0.0, LINE + 6.0), cell.max);
        let ends = |nth: usize| roomy(data.spots.iter().map(|spot| spot.at[nth]));
        let (Some(x_ends), Some(y_ends)) = (ends(0), ends(1)) else {
            nothing_ui(ui, room, &language.say("charts.no_pair"));
            return picked;
        };
        let title = measure_title(sight.session.world(), &sight.choice.measure, language);
        let room = foot_ui(ui, room, &title);
        let plot = Rect::from_min_max(room.min + vec2(LEFT, 4.0), pos2(room.right(), room.bottom() - LINE));
        let axes = [Axis::across(x_ends, plot.x_range()), Axis::upwards(y_ends, plot.y_range())];
        axes_ui(ui, plot, axes);
        self.spots_ui(ui, plot, axes);
        let response = ui.interact(plot, Id::unique("charts-scatter"), Sense::click_and_drag());
        let words = self.together(true);
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Image, true, format!("{} {words}", language.say("charts.scatter")))
        });
        self.pointer(ui, &response, axes, hand, intents);
        self.drag_box(ui, &response, axes, hand, intents);
        picked
    }

    /// The second measure, to be picked, and how both go together.
    fn head_ui(self, ui: &mut Ui, cell: Rect) -> Option<Measure> {
        let colors = look::palette(ui);
        let sight = self.sight;
        let (language, world) = (sight.language, sight.session.world());
        let aside =
            line_of(ui, &self.together(false), look::regular(look::SMALL), colors.secondary, cell.width() * 0.5);
        let size = aside.size();
        let head = Rect::from_min_size(cell.min, vec2(cell.width(), LINE + 4.0));
        let at = pos2(head.right() - size.x, head.top() + LINE / 2.0 + 1.0 - size.y / 2.0);
        ui.painter().galley(at, aside, colors.secondary);
        let told = Rect::from_min_size(at, size);
        ui.interact(told, Id::unique("charts-together"), Sense::hover()).on_hover_text(self.together(true));
        let room = Rect::from_min_max(head.min, pos2(told.left() - 6.0, head.bottom()));
        let mut child = ui.new_child(UiBuilder::new().max_rect(room).id_salt("charts-second"));
        child.spacing_mut().interact_size.y = LINE + 4.0;
        child.spacing_mut().button_padding = vec2(6.0, 0.0);
        child.style_mut().override_font_id = Some(look::regular(look::SMALL));
        let mut picked = None;
        let now = measure_title(world, self.second, language);
        let combo = ComboBox::from_id_salt("charts-second-measure").truncate().width(room.width() - 4.0);
        let shown = combo.selected_text(now).show_ui(&mut child, |ui| {
            for measure in Measure::all(world) {
                let on = measure == *self.second;
                if ui.selectable_label(on, measure_name(world, &measure, language)).clicked() && !on {
                    picked = Some(measure);
                }
            }
        });
        shown.response.on_hover_text(language.say("charts.second_hint"));
        picked
    }

    /// How both measures go together, in a few words or with all numbers.
    fn together(self, long: bool) -> String {
        let language = self.sight.language;
        let Some((pearson, spearman)) = self.data.together else { return language.say("charts.no_r").into_owned() };
        let strength = language.say(match Strength::of(pearson) {
            Strength::None => "charts.strength.none",
            Strength::Weak => "charts.strength.weak",
            Strength::Moderate => "charts.strength.moderate",
            Strength::Strong => "charts.strength.strong",
            Strength::VeryStrong => "charts.strength.very_strong",
        });
        let written = |value: f64| format!("{value:.2}").replace('-', "−");
        let words: [(&str, &dyn ToString); 4] = [
            ("r", &written(pearson)),
            ("rho", &written(spearman)),
            ("strength", &strength),
            ("count", &self.data.pairs),
        ];
        language.say_with(if long { "charts.together_hint" } else { "charts.together" }, &words)
    }

    fn spots_ui(self, ui: &Ui, plot: Rect, axes: [Axis; 2]) {
        let colors = look::palette(ui);
        let painter = ui.painter().with_clip_rect(plot.expand(3.0));
        let chosen = crate::map::Theme::of(self.sight.choice.dark).selection;
        let chosen = egui::Color32::from_rgb(chosen.0, chosen.1, chosen.2);
        let is_some = self.scope.is_some();
        for spot in &self.data.spots {
            let at = screen_from_spot(axes, spot);
            let plain = colors.accent.gamma_multiply(if is_some { 0.22 } else { 0.5 });
            painter.circle(at, radius(spot.villages.len()), plain, Stroke::new(1.0, colors.raised.gamma_multiply(0.7)));
        }
        let selected = |nth: &&usize| self.scope.selected.get(**nth).copied().unwrap_or_default();
        for spot in self.data.spots.iter().filter(|_| is_some) {
            let count = spot.villages.iter().filter(selected).count();
            if count > 0 {
                painter.circle(screen_from_spot(axes, spot), radius(count), chosen, Stroke::new(1.0, colors.raised));
            }
        }
        // The village under the pointer, on the map or here.
        let hovered = self.sight.choice.hovered;
        let place = hovered.and_then(|id| self.data.villages.iter().position(|village| *village == id));
        let spot = place.and_then(|place| self.data.spots.iter().find(|spot| spot.villages.contains(&place)));
        if let Some(spot) = spot {
            let at = screen_from_spot(axes, spot);
            painter.circle_stroke(at, radius(spot.villages.len()) + 2.0, Stroke::new(1.5, colors.text));
        }
    }

    /// Names on hover, and a click on a spot.
    fn pointer(self, ui: &Ui, response: &Response, axes: [Axis; 2], hand: &mut Hand, intents: &mut Intents) {
        let found = response.hover_pos().filter(|_| hand.from.is_none()).and_then(|at| self.spot_at(axes, at));
        let village = found.and_then(|spot| spot.villages.first()).and_then(|place| self.data.villages.get(*place));
        if village.copied() != self.sight.choice.hovered && (village.is_some() || hand.hovers) {
            intents.push(Intent::Hover(village.copied()));
        }
        hand.hovers = village.is_some();
        let Some(spot) = found else { return };
        if response.clicked() {
            let villages = spot.villages.iter().filter_map(|place| self.data.villages.get(*place)).copied();
            intents.extend(choose(ui, self.sight, villages.collect()));
        }
        let anchor = PopupAnchor::Pointer;
        Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), response.id, anchor).gap(14.0).show(|ui| {
            self.tip_ui(ui, spot);
        });
    }

    fn tip_ui(self, ui: &mut Ui, spot: &Spot) {
        let (language, world) = (self.sight.language, self.sight.session.world());
        ui.spacing_mut().item_spacing.y = 2.0;
        let name = |place: &usize| self.data.villages.get(*place).and_then(|id| world.villages.get(*id));
        let mut names: Vec<&str> = spot.villages.iter().take(NAMED).filter_map(name).map(|row| &*row.name).collect();
        if spot.villages.len() > NAMED {
            names.push("…");
        }
        ui.label(look::strong(names.join("、")));
        if spot.villages.len() > 1 {
            ui.label(look::small(ui, language.say_with("charts.villages", &[("count", &spot.villages.len())])));
        }
        for (measure, value) in [&self.sight.choice.measure, self.second].into_iter().zip(spot.at) {
            let title = measure_title(world, measure, language);
            ui.label(look::small(ui, format!("{title} {}", number(value))));
        }
    }

    /// The spot under the pointer, the nearest where several are.
    fn spot_at(&self, axes: [Axis; 2], at: Pos2) -> Option<&Spot> {
        let distance = |spot: &Spot| screen_from_spot(axes, spot).distance(at) - radius(spot.villages.len());
        let near = self.data.spots.iter().map(|spot| (distance(spot), spot)).filter(|(distance, _)| *distance <= NEAR);
        near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, spot)| spot)
    }

    /// The box that is dragged: it selects the villages in it.
    fn drag_box(self, ui: &Ui, response: &Response, axes: [Axis; 2], hand: &mut Hand, intents: &mut Intents) {
        if response.drag_started() {
            hand.from = ui.input(|input| input.pointer.press_origin());
        }
        let (Some(from), Some(to)) = (hand.from, ui.input(|input| input.pointer.latest_pos())) else { return };
        let rect = Rect::from_two_pos(from, to);
        let colors = look::palette(ui);
        let shown = rect.intersect(response.rect);
        let edge = Stroke::new(1.0, colors.accent);
        ui.painter().rect(shown, 0, colors.accent.gamma_multiply(0.12), edge, StrokeKind::Inside);
        if response.drag_stopped() {
            hand.from = None;
            let inside = self.data.spots.iter().filter(|spot| rect.contains(screen_from_spot(axes, spot)));
            let places = inside.flat_map(|spot| &spot.villages);
            let villages = places.filter_map(|place| self.data.villages.get(*place)).copied().collect();
            intents.extend(choose(ui, self.sight, villages));
        } else if !response.dragged() {
            hand.from = None;
        }
    }
}

fn axes_ui(ui: &Ui, plot: Rect, [across, upwards]: [Axis; 2]) {
    let colors = look::palette(ui);
    let hair = Stroke::new(1.0, colors.line);
    for tick in upwards.ticks(3) {
        let y = upwards.screen_from_number(tick);
        ui.painter().hline(plot.x_range(), y, hair);
        tick_ui(ui, plot.left() - 5.0, y, Align2::RIGHT_CENTER, &number(tick));
    }
    for tick in across.ticks((plot.width() / 46.0).max(2.0) as usize) {
        let x = across.screen_from_number(tick);
        ui.painter().vline(x, Rangef::new(plot.bottom(), plot.bottom() + 3.0), Stroke::new(1.0, colors.edge));
        tick_ui(ui, x, plot.bottom() + 2.0, Align2::CENTER_TOP, &number(tick));
    }
    ui.painter().hline(plot.x_range(), plot.bottom(), Stroke::new(1.0, colors.edge));
    ui.painter().vline(plot.left(), plot.y_range(), Stroke::new(1.0, colors.edge));
}

fn screen_from_spot([across, upwards]: [Axis; 2], spot: &Spot) -> Pos2 {
    pos2(across.screen_from_number(spot.at[0]), upwards.screen_from_number(spot.at[1]))
}

/// The area of a spot grows with its villages.
fn radius(villages: usize) -> f32 {
    (2.2 * (villages as f32).sqrt()).clamp(2.2, 8.0)
}
