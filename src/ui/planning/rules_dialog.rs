//! The rules and weights of a plan: fields for what is changed often, the file itself for all the rest.

use egui::{Context, DragValue, Label, RichText, ScrollArea, TextEdit, Ui};

use crate::analysis::planner::rules::SHIPPED;
use crate::analysis::planner::{Force, RuleName, Rules, RulesFault};
use crate::model::{Plan, World};
use crate::ui::dialogs::modal::{foot_ui, modal_ui, primary_ui, second_ui};
use crate::ui::intent::{Intent, Intents};
use crate::ui::look;
use crate::ui::panel::parts::group_ui;
use crate::ui::widgets::tone;
use crate::words::Language;

use super::deed::PlanDeed;
use super::rule_fields::{number_ui, rule_ui};

/// The rules while they are changed.
#[derive(Debug)]
pub struct RulesDialog {
    title: String,
    text: String,
    rules: Rules,
    /// Whether the file is seen instead of fields.
    as_text: bool,
    fault: Option<RulesFault>,
    writable: bool,
}

impl RulesDialog {
    /// The rules of a plan. Where they cannot be read, the file is shown with what is wrong.
    pub fn of(world: &World, plan: &Plan, writable: bool) -> Self {
        let text = match Rules::text_of(world, Some(plan)) {
            "" => SHIPPED.to_owned(),
            text => text.to_owned(),
        };
        let (rules, fault) = match Rules::parse(&text) {
            Ok(rules) => (rules, None),
            Err(fault) => (Rules::default(), Some(fault)),
        };
        Self { title: plan.title.clone(), text, rules, as_text: fault.is_some(), fault, writable }
    }

    /// Draws it; `false` once it is to be closed.
    pub fn rules_ui(&mut self, context: &Context, language: Language, intents: &mut Intents) -> bool {
        let title = language.say_with("planning.rules_of", &[("title", &self.title)]);
        let height = context.content_rect().height() - 250.0;
        modal_ui(context, "plan-rules", 760.0, &title, |ui| {
            let mut stay = true;
            self.switch_ui(ui, language);
            ui.add_space(6.0);
            ScrollArea::vertical().id_salt(("plan-rules", self.as_text)).max_height(height).auto_shrink(false).show(
                ui,
                |ui| {
                    if self.as_text { self.text_ui(ui, language) } else { self.fields_ui(ui, language) }
                },
            );
            if let Some(fault) = &self.fault {
                let text = RichText::new(language.sentence(&fault.sentence)).color(tone::late(ui));
                ui.add(Label::new(text).wrap());
            }
            foot_ui(ui, |ui| {
                let enabled = self.writable && self.fault.is_none();
                if primary_ui(ui, enabled, &language.say("planning.rules_save")).clicked() {
                    intents.push(Intent::Plan(PlanDeed::Rules(self.written())));
                    stay = false;
                }
                if second_ui(ui, &language.say("ui.cancel")).clicked() {
                    stay = false;
                }
                if second_ui(ui, &language.say("planning.rules_default")).clicked() {
                    (self.text, self.rules, self.fault) = (SHIPPED.to_owned(), Rules::default(), None);
                }
            });
            stay
        })
    }

    /// What is kept with the plan: the file as it is written, as long as the fields say the same.
    fn written(&self) -> String {
        let same = Rules::parse(&self.text).is_ok_and(|read| read == self.rules);
        if self.as_text || same { self.text.clone() } else { self.rules.to_toml() }
    }

    fn switch_ui(&mut self, ui: &mut Ui, language: Language) {
        ui.horizontal(|ui| {
            let fields = ui.selectable_label(!self.as_text, language.say("planning.rules_fields"));
            if fields.clicked() && self.as_text && self.fault.is_none() {
                self.as_text = false;
            }
            if ui.selectable_label(self.as_text, language.say("planning.rules_text")).clicked() && !self.as_text {
                self.text = self.written();
                self.as_text = true;
            }
            ui.label(tone::small(ui, language.say("planning.rules_hint")));
        });
    }

    fn text_ui(&mut self, ui: &mut Ui, language: Language) {
        let field = TextEdit::multiline(&mut self.text).code_editor().desired_width(f32::INFINITY).desired_rows(20);
        let field = ui.name_inputs(language.say("planning.rules_text"), |ui| ui.add(field));
        if field.changed() {
            match Rules::parse(&self.text) {
                Ok(rules) => (self.rules, self.fault) = (rules, None),
                Err(fault) => self.fault = Some(fault),
            }
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, language: Language) {
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            self.demands_ui(left, language);
            self.weights_ui(right, language);
        });
    }

    /// The rules: hard, soft or off, with what each asks.
    fn demands_ui(&mut self, ui: &mut Ui, language: Language) {
        let rule = &mut self.rules.rule;
        group_ui(ui, &language.say("planning.rules_demands"));
        let row = |ui: &mut Ui, name: RuleName, force: &mut Force, weight: &mut f64| {
            rule_ui(ui, language, name, force, weight);
        };
        row(ui, RuleName::Resident, &mut rule.resident.force, &mut rule.resident.weight);
        count_ui(ui, language, "planning.rule.at_least", &mut rule.resident.at_least, 1..=9);
        row(ui, RuleName::WeakVillage, &mut rule.weak_village.force, &mut rule.weak_village.weight);
        for (key, on) in [
            ("planning.rule.first_secretary", &mut rule.weak_village.first_secretary),
            ("planning.rule.leader", &mut rule.weak_village.leader),
            ("planning.rule.unit", &mut rule.weak_village.unit),
        ] {
            ui.horizontal(|ui| {
                ui.add_space(18.0);
                ui.checkbox(on, language.say(key));
            });
        }
        row(ui, RuleName::Home, &mut rule.home.force, &mut rule.home.weight);
        row(ui, RuleName::Rank, &mut rule.rank.force, &mut rule.rank.weight);
        row(ui, RuleName::MostVillages, &mut rule.most_villages.force, &mut rule.most_villages.weight);
        count_ui(ui, language, "planning.rule.most_resident", &mut rule.most_villages.resident, 1..=99);
        count_ui(ui, language, "planning.rule.most_all", &mut rule.most_villages.all, 1..=99);
        row(ui, RuleName::Share, &mut rule.share.force, &mut rule.share.weight);
        row(ui, RuleName::Distance, &mut rule.distance.force, &mut rule.distance.weight);
        ui.horizontal(|ui| {
            ui.add_space(18.0);
            number_ui(ui, language, "planning.rule.most_km", &mut rule.distance.most_km, 1.0..=1000.0);
        });
        row(ui, RuleName::Skills, &mut rule.skills.force, &mut rule.skills.weight);
        count_ui(ui, language, "planning.rule.issues", &mut rule.skills.issues, 1..=99);
        row(ui, RuleName::UnitTownship, &mut rule.unit_township.force, &mut rule.unit_township.weight);
        row(ui, RuleName::Term, &mut rule.term.force, &mut rule.term.weight);
        count_ui(ui, language, "planning.rule.years", &mut rule.term.years, 1..=20);
        count_ui(ui, language, "planning.rule.handover_days", &mut rule.term.handover_days, 0..=365);
        row(ui, RuleName::Household, &mut rule.household.force, &mut rule.household.weight);
        count_ui(ui, language, "planning.rule.households", &mut rule.household.at_least, 0..=99);
    }

    /// What makes the load, and what a suggestion weighs.
    fn weights_ui(&mut self, ui: &mut Ui, language: Language) {
        let load = &mut self.rules.load;
        group_ui(ui, &language.say("planning.rules_load"));
        for (key, weight) in [
            ("planning.weight.open", &mut load.open),
            ("planning.weight.overdue", &mut load.overdue),
            ("planning.weight.supervised", &mut load.supervised),
            ("planning.weight.dispute", &mut load.dispute),
            ("planning.weight.weak", &mut load.weak),
            ("planning.weight.per_100_households", &mut load.per_100_households),
            ("planning.weight.load_per_km", &mut load.per_km),
        ] {
            number_ui(ui, language, key, weight, 0.0..=1000.0);
        }
        group_ui(ui, &language.say("planning.rules_cost"));
        let cost = &mut self.rules.cost;
        for (key, weight) in [
            ("planning.weight.per_km", &mut cost.per_km),
            ("planning.weight.skill", &mut cost.skill),
            ("planning.weight.balance", &mut cost.balance),
            ("planning.weight.change", &mut cost.change),
            ("planning.weight.unfilled", &mut cost.unfilled),
        ] {
            number_ui(ui, language, key, weight, 0.0..=1_000_000.0);
        }
        ui.add_space(10.0);
        ui.add(Label::new(look::small(ui, language.say("planning.rules_more"))).wrap());
    }
}

/// A whole number below its rule.
fn count_ui(ui: &mut Ui, language: Language, key: &str, count: &mut u32, range: std::ops::RangeInclusive<u32>) {
    ui.horizontal(|ui| {
        ui.add_space(18.0);
        let name = language.say(key);
        let label = ui.label(tone::small(ui, name.as_ref()));
        ui.add(DragValue::new(count).range(range).speed(0.05)).labelled_by(label.id);
    });
}
