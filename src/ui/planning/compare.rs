//! Today, the plan that is open and another beside each other: numbers in a table, each column a way to the map.

use egui::{ComboBox, Label, RichText, ScrollArea, Ui};
use egui_extras::{Column as Width, TableBuilder};

use crate::analysis::planner::{ChangeKind, PlanColumn, PlanComparison};
use crate::model::{Id, Plan};
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::widgets::day::short_date;
use crate::ui::widgets::tone;

use super::deed::PlanDeed;
use super::numbers::Numbers;
use super::state::Planning;
use super::words::village_of;

/// Height of a row, points.
const ROW: f32 = 22.0;
/// Width of the names and of a column, points.
const WIDTHS: [f32; 2] = [210.0, 190.0];

/// The comparison, kept while nothing changes.
#[derive(Debug, Default)]
pub struct Compare {
    made_for: Option<(u64, Option<Id<Plan>>)>,
    made: Option<PlanComparison>,
}

impl Compare {
    /// Draws the table.
    pub fn compare_ui(
        &mut self,
        ui: &mut Ui,
        planning: &Planning,
        numbers: &Numbers,
        sight: Sight<'_>,
        intents: &mut Intents,
    ) {
        let (world, language) = (sight.session.world(), sight.language);
        let made_for = Some((numbers.stamp, planning.other));
        if self.made_for != made_for {
            let plans: Vec<&Plan> =
                [planning.plan, planning.other].into_iter().flatten().filter_map(|id| world.plans.get(id)).collect();
            self.made = Some(PlanComparison::of(world, sight.findings, &plans, &numbers.rules));
            self.made_for = made_for;
        }
        let Some(made) = &self.made else { return };
        ScrollArea::horizontal().id_salt("plan-compare").auto_shrink(false).show(ui, |ui| {
            let mut table = TableBuilder::new(ui)
                .id_salt(("plan-compare", made.columns.len()))
                .auto_shrink(false)
                .min_scrolled_height(0.0)
                .cell_layout(egui::Layout::left_to_right(egui::Align::Center))
                .column(Width::exact(WIDTHS[0]).clip(true));
            let count = made.columns.len() + usize::from(planning.other.is_none());
            for _ in 0..count {
                table = table.column(Width::exact(WIDTHS[1]).clip(true));
            }
            table
                .header(28.0, |mut head| {
                    head.col(|ui| {
                        ui.label(tone::small(ui, language.say("planning.compare.same_rules")));
                    });
                    for column in &made.columns {
                        head.col(|ui| title_ui(ui, column, planning, sight, intents));
                    }
                    if planning.other.is_none() {
                        head.col(|ui| other_ui(ui, planning, sight, intents));
                    }
                })
                .body(|body| {
                    body.rows(ROW, LINES.len(), |mut row| {
                        let line = LINES[row.index()];
                        row.col(|ui| {
                            ui.add(Label::new(language.say(line.key())).truncate());
                        });
                        for column in &made.columns {
                            row.col(|ui| number_ui(ui, line, column, sight, intents));
                        }
                        if planning.other.is_none() {
                            row.col(|_| {});
                        }
                    });
                });
        });
    }
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineOf {
    Day,
    Change(ChangeKind),
    Posts,
    Load,
    Way,
    NoResident,
    WeakLacking,
    Hard,
    Soft,
    Stale,
}

const LINES: [LineOf; 12] = [
    LineOf::Day,
    LineOf::Change(ChangeKind::Moved),
    LineOf::Change(ChangeKind::New),
    LineOf::Change(ChangeKind::Ended),
    LineOf::Posts,
    LineOf::Load,
    LineOf::Way,
    LineOf::NoResident,
    LineOf::WeakLacking,
    LineOf::Hard,
    LineOf::Soft,
    LineOf::Stale,
];

impl LineOf {
    const fn key(self) -> &'static str {
        match self {
            Self::Day => "planning.compare.day",
            Self::Change(ChangeKind::Moved) => "planning.compare.moved",
            Self::Change(ChangeKind::New) => "planning.compare.new",
            Self::Change(ChangeKind::Ended) => "planning.compare.ended",
            Self::Posts => "planning.compare.posts",
            Self::Load => "planning.compare.load",
            Self::Way => "planning.compare.way",
            Self::NoResident => "planning.compare.no_resident",
            Self::WeakLacking => "planning.compare.weak_lacking",
            Self::Hard => "planning.compare.hard",
            Self::Soft => "planning.compare.soft",
            Self::Stale => "planning.compare.stale",
        }
    }
}

/// The head of a column: pressed, the map shows it.
fn title_ui(ui: &mut Ui, column: &PlanColumn, planning: &Planning, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    let title = match column.plan {
        Some(_) => column.title.clone(),
        None => language.say("planning.today").into_owned(),
    };
    let shown = planning.plan == column.plan;
    let hint = language.say("planning.compare.show");
    if ui.selectable_label(shown, tone::strong(title)).on_hover_text(hint).clicked() && !shown {
        // What was open stays beside what is opened.
        intents.push(Intent::Plan(PlanDeed::CompareWith(planning.plan.or(planning.other))));
        intents.push(Intent::Plan(PlanDeed::Open(column.plan)));
    }
    if column.plan.is_some() && column.plan == planning.other && ui.small_button("×").clicked() {
        intents.push(Intent::Plan(PlanDeed::CompareWith(None)));
    }
}

/// Another plan to compare with.
fn other_ui(ui: &mut Ui, planning: &Planning, sight: Sight<'_>, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let name = language.say("planning.compare.with");
    ui.name_inputs(name.as_ref(), |ui| {
        let combo = ComboBox::from_id_salt("plan-other").width(150.0).truncate().selected_text(name.as_ref());
        combo.show_ui(ui, |ui| {
            for plan in world.plans.iter().filter(|plan| planning.plan != Some(plan.id)) {
                if ui.selectable_label(false, plan.title.as_str()).clicked() {
                    intents.push(Intent::Plan(PlanDeed::CompareWith(Some(plan.id))));
                }
            }
        });
    });
}

/// One number; those that stand for villages select them.
fn number_ui(ui: &mut Ui, line: LineOf, column: &PlanColumn, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    let (text, bad) = match line {
        LineOf::Day => (short_date(language, column.day), false),
        LineOf::Change(kind) => (column.count(kind).to_string(), false),
        LineOf::Posts => (column.posts.to_string(), false),
        LineOf::Load => {
            let spread = &column.load;
            (format!("{:.1} – {:.1}  (± {:.1})", spread.least, spread.most, spread.deviation), false)
        }
        LineOf::Way => (format!("{:.1} / {:.1} km", column.way_km.mean, column.way_km.most), false),
        LineOf::NoResident => (column.without_resident.to_string(), column.without_resident > 0),
        LineOf::WeakLacking => (column.weak_lacking.to_string(), column.weak_lacking > 0),
        LineOf::Hard => (column.hard_broken.to_string(), column.hard_broken > 0),
        LineOf::Soft => (column.soft_broken.to_string(), false),
        LineOf::Stale => (column.stale.to_string(), column.stale > 0),
    };
    let ink = if bad { tone::late(ui) } else { ui.visuals().text_color() };
    let text = RichText::new(text).color(ink);
    match line {
        LineOf::Change(kind) if column.count(kind) > 0 => {
            let hint = language.say("planning.compare.select");
            let label = Label::new(text.underline()).sense(egui::Sense::click());
            if ui.add(label).on_hover_text(hint).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                let changes = column.changes.iter().filter(|change| change.kind == kind);
                let places = changes.filter_map(|change| change.to.or(change.from));
                intents.push(Intent::SelectVillages(places.filter_map(village_of).collect()));
            }
        }
        _ => {
            ui.add(Label::new(text).truncate());
        }
    }
}
