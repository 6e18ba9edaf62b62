//! How the shown measure is spread: as many villages as a bar is high, in the colours of the map.

use egui::{Align2, Id, Pos2, Rangef, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::Bins;
use crate::analysis::measures::Kind;
use crate::map::measure_title;
use crate::ui::intent::{Intents, Sight};
use crate::ui::look;
use crate::ui::select::choose;

use super::axis::{Axis, number};
use super::colours::Colours;
use super::data::{Data, Scope};
use super::frame::{LINE, foot_ui, head_ui, nothing_ui, tick_ui};

/// The room for the numbers of villages at the left, points.
const LEFT: f32 = 26.0;

/// What the histogram is drawn from.
#[derive(Clone, Copy)]
pub struct Spread<'a> {
    /// The numbers.
    pub data: &'a Data,
    /// The colours.
    pub colours: &'a Colours,
    /// What is selected.
    pub scope: &'a Scope,
    /// The rest.
    pub sight: Sight<'a>,
}

impl Spread<'_> {
    /// Draws it. A click on a bar, or a drag over several, selects their villages.
    pub fn histogram_ui(self, ui: &mut Ui, cell: Rect, from: &mut Option<f32>, intents: &mut Intents) {
        let Self { data, sight, .. } = self;
        let language = sight.language;
        let aside = match data.missing() {
            0 => language.say_with("charts.villages", &[("count", &data.villages.len())]),
            missing => language.say_with("charts.without_number", &[("count", &missing)]),
        };
        let room = head_ui(ui, cell, &language.say("charts.histogram"), &aside);
        let title = measure_title(sight.session.world(), &sight.choice.measure, language);
        let Some(bins) = data.bins else {
            nothing_ui(ui, room, &language.say("charts.no_number"));
            return;
        };
        let room = foot_ui(ui, room, &title);
        let plot = Rect::from_min_max(room.min + vec2(LEFT, 4.0), pos2(room.right(), room.bottom() - LINE));
        let stacks = self.stacks(bins);
        let most = stacks.iter().map(Stack::total).max().unwrap_or_default();
        let across = Axis::across([bins.start, bins.end()], plot.x_range());
        let upwards = Axis::upwards([0.0, f64::from(most.max(1))], plot.y_range());
        self.axes_ui(ui, plot, bins, across, upwards);
        // The whole plot takes drags; the bars over it take clicks.
        let whole = ui.interact(plot, Id::unique("charts-histogram"), Sense::DRAG);
        whole.widget_info(|| WidgetInfo::labeled(Role::Image, true, language.say("charts.histogram")));
        for (nth, stack) in stacks.iter().enumerate() {
            self.bar_ui(ui, bins, nth, stack, plot, [across, upwards], intents);
        }
        ui.painter().hline(plot.x_range(), plot.bottom(), Stroke::new(1.0, look::palette(ui).edge));
        self.drag(ui, &whole, plot, Scale { bins, across }, from, intents);
    }

    /// The villages of each bin by fill, all and those that are drawn full.
    fn stacks(self, bins: Bins) -> Vec<Stack> {
        let Self { data, colours, scope, .. } = self;
        let mut stacks =
            vec![Stack { all: vec![0; colours.fills.len()], full: vec![0; colours.fills.len()] }; bins.count];
        for (nth, bin) in data.bin_of.iter().enumerate() {
            if let (Some(bin), Some(fill)) = (bin, colours.fill_of.get(nth)) {
                stacks[*bin].all[*fill] += 1;
                stacks[*bin].full[*fill] += u32::from(scope.is_full(nth));
            }
        }
        stacks
    }

    fn axes_ui(self, ui: &Ui, plot: Rect, bins: Bins, across: Axis, upwards: Axis) {
        let colors = look::palette(ui);
        for tick in upwards.ticks(3).into_iter().filter(|tick| tick.fract() == 0.0) {
            let y = upwards.screen_from_number(tick);
            ui.painter().hline(plot.x_range(), y, Stroke::new(1.0, colors.line));
            tick_ui(ui, plot.left() - 5.0, y, Align2::RIGHT_CENTER, &number(tick));
        }
        for at in self.colours.breaks(&self.data.first) {
            let x = across.screen_from_number(at);
            ui.painter().vline(x, plot.y_range(), Stroke::new(1.0, colors.line));
        }
        let foot = plot.bottom() + 2.0;
        if self.sight.choice.measure.kind() == Kind::YesNo {
            for (value, key) in [(0.0, "charts.no"), (1.0, "charts.yes")] {
                let is_shown = bins.bin(value).is_some();
                let text = self.sight.language.say(key);
                let x = across.screen_from_number(value);
                tick_ui(ui, x, foot, Align2::CENTER_TOP, if is_shown { &text } else { "" });
            }
            return;
        }
        let most = (plot.width() / 46.0).max(2.0) as usize;
        for tick in across.ticks(most).into_iter().filter(|tick| !bins.whole || tick.fract() == 0.0) {
            let x = across.screen_from_number(tick);
            ui.painter().vline(x, Rangef::new(plot.bottom(), plot.bottom() + 3.0), Stroke::new(1.0, colors.edge));
            tick_ui(ui, x, foot, Align2::CENTER_TOP, &number(tick));
        }
    }

    #[allow(clippy::too_many_arguments, reason = "one bar of one plot")]
    fn bar_ui(
        self,
        ui: &Ui,
        bins: Bins,
        nth: usize,
        stack: &Stack,
        plot: Rect,
        [across, upwards]: [Axis; 2],
        intents: &mut Intents,
    ) {
        let total = stack.total();
        if total == 0 {
            return;
        }
        let [left, right] = bins.edges(nth).map(|edge| across.screen_from_number(edge));
        let gap = if right - left > 5.0 { 1.0 } else { 0.0 };
        let bar = Rangef::new(left + gap, right - gap);
        let colors = look::palette(ui);
        let drawn = |counts: &[u32], share: f32| {
            let mut below = 0;
            for (count, fill) in counts.iter().zip(&self.colours.fills).filter(|(count, _)| **count > 0) {
                let ends = [below, below + count].map(|count| upwards.screen_from_number(f64::from(count)));
                let rect = Rect::from_x_y_ranges(bar, Rangef::new(ends[1], ends[0]));
                ui.painter().rect_filled(rect, 0, fill.gamma_multiply(share));
                let edge = Stroke::new(1.0, colors.faint.gamma_multiply(share));
                ui.painter().rect_stroke(rect, 0, edge, StrokeKind::Inside);
                below += count;
            }
        };
        if self.scope.is_some() {
            drawn(&stack.all, 0.28);
        }
        drawn(&stack.full, 1.0);
        // A low bar is clicked in the whole height above it.
        let rect = Rect::from_x_y_ranges(Rangef::new(left, right), plot.y_range());
        let response = ui.interact(rect, Id::unique(("charts-bar", nth)), Sense::CLICK);
        let text = self.words(bins, nth, stack);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
        if response.hovered() {
            let top = upwards.screen_from_number(f64::from(total));
            let rect = Rect::from_x_y_ranges(bar, Rangef::new(top, plot.bottom()));
            ui.painter().rect_stroke(rect, 0, Stroke::new(1.5, colors.text), StrokeKind::Inside);
        }
        if response.on_hover_text(text).clicked() {
            intents.extend(choose(ui, self.sight, self.villages(nth..=nth)));
        }
    }

    /// A bar in words: its numbers and its villages.
    fn words(self, bins: Bins, nth: usize, stack: &Stack) -> String {
        let language = self.sight.language;
        let [low, high] = bins.bounds(nth).map(number);
        let range = match self.sight.choice.measure.kind() {
            Kind::YesNo => language.say(if low == "0" { "charts.no" } else { "charts.yes" }).into_owned(),
            _ if low == high => low,
            _ => format!("{low}–{high}"),
        };
        let (total, full) = (stack.total(), stack.full.iter().sum::<u32>());
        if self.scope.is_some() {
            language.say_with("charts.bar_selected", &[("range", &range), ("count", &total), ("selected", &full)])
        } else {
            language.say_with("charts.bar", &[("range", &range), ("count", &total)])
        }
    }

    fn villages(self, bins: std::ops::RangeInclusive<usize>) -> Vec<crate::model::Id<crate::model::Village>> {
        let held = self.data.bin_of.iter().zip(&self.data.villages);
        held.filter(|(bin, _)| bin.is_some_and(|bin| bins.contains(&bin))).map(|(_, village)| *village).collect()
    }

    /// A drag over bars.
    fn drag(self, ui: &Ui, whole: &Response, plot: Rect, scale: Scale, from: &mut Option<f32>, intents: &mut Intents) {
        if whole.drag_started() {
            *from = ui.input(|input| input.pointer.press_origin()).map(|at| at.x);
        }
        let (Some(start), Some(Pos2 { x: end, .. })) = (*from, ui.input(|input| input.pointer.latest_pos())) else {
            return;
        };
        let colors = look::palette(ui);
        let range = Rangef::new(start.min(end), start.max(end));
        let band = Rect::from_x_y_ranges(range, plot.y_range()).intersect(plot);
        ui.painter().rect_filled(band, 0, colors.accent.gamma_multiply(0.14));
        if whole.drag_stopped() {
            *from = None;
            let [first, last] = [band.left(), band.right()].map(|x| scale.bin(x));
            intents.extend(choose(ui, self.sight, self.villages(first..=last)));
        } else if !whole.dragged() {
            *from = None;
        }
    }
}

/// The villages of a bin by fill.
#[derive(Clone, Debug)]
struct Stack {
    all: Vec<u32>,
    full: Vec<u32>,
}

impl Stack {
    fn total(&self) -> u32 {
        self.all.iter().sum()
    }
}

/// From the screen to bins.
#[derive(Clone, Copy)]
struct Scale {
    bins: Bins,
    across: Axis,
}

impl Scale {
    /// The bin at a place of the screen, the nearest one beside the plot.
    fn bin(self, x: f32) -> usize {
        let [left, right] = self.across.screen;
        let share = ((x - left) / (right - left).max(1.0)).clamp(0.0, 1.0);
        ((share * self.bins.count as f32) as usize).min(self.bins.count - 1)
    }
}
