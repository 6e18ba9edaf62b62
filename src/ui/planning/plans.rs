//! Which plan is worked on, at the head of the left panel.

use egui::{ComboBox, Label, Ui};

use crate::model::{CatalogueKind, Plan, role};
use crate::ui::forms::{Form, may};
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::widgets::day::short_date;
use crate::ui::widgets::{action_ui, deed_ui, tone};

use super::deed::{Asked, Extent, PlanDeed};
use super::state::{Planning, is_open};

/// Draws the choice of the plan and what can be done with it.
pub fn plans_ui(ui: &mut Ui, planning: &Planning, sight: Sight<'_>, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let may_write = may::write(sight.session);
    let may_write = may_write.as_ref().copied();
    if world.plans.is_empty() {
        ui.label(tone::strong(language.say("planning.none")));
        ui.add(Label::new(tone::small(ui, language.say("planning.none_hint"))).wrap());
        ui.add_space(4.0);
        if deed_ui(ui, language, &language.say("planning.begin"), may_write).clicked() {
            intents.push(Intent::Plan(PlanDeed::Ask(Asked::Begin)));
        }
        return;
    }
    let open = planning.plan.and_then(|id| world.plans.get(id));
    let today = language.say("planning.today").into_owned();
    let mut plans: Vec<&Plan> = world.plans.iter().collect();
    plans.sort_by_key(|plan| (plan.state, std::cmp::Reverse(plan.made_on), plan.id));
    ui.horizontal(|ui| {
        let shown = open.map_or(today.as_str(), |plan| plan.title.as_str());
        ui.name_inputs(language.say("planning.which"), |ui| {
            let width = ui.available_width() - 44.0;
            ComboBox::from_id_salt("plan").width(width).truncate().selected_text(shown).show_ui(ui, |ui| {
                if ui.selectable_label(open.is_none(), &today).clicked() {
                    intents.push(Intent::Plan(PlanDeed::Open(None)));
                }
                for plan in &plans {
                    let state = language.say(&format!("state.plan.{}", plan.state.code()));
                    let text = format!("{}  ·  {state}", plan.title);
                    if ui.selectable_label(planning.plan == Some(plan.id), text).clicked() {
                        intents.push(Intent::Plan(PlanDeed::Open(Some(plan.id))));
                    }
                }
            });
        });
        menu_ui(ui, open, sight, intents);
    });
    match open {
        Some(plan) => open_ui(ui, plan, planning, sight, intents),
        None => {
            ui.add(Label::new(tone::small(ui, language.say("planning.today_hint"))).wrap());
        }
    }
}

/// What is done with plans, behind three dots.
fn menu_ui(ui: &mut Ui, open: Option<&Plan>, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    let mut offer = |ui: &mut Ui, key: &str, enabled: bool, intent: Intent| {
        if ui.add_enabled(enabled, egui::Button::new(language.say(key))).clicked() {
            intents.push(intent);
            ui.close();
        }
    };
    let writable = may::write(sight.session).is_ok();
    let response = ui.menu_button("…", |ui| {
        ui.set_min_width(150.0);
        let ask = |asked| Intent::Plan(PlanDeed::Ask(asked));
        offer(ui, "planning.begin", writable, ask(Asked::Begin));
        let is_open = open.is_some();
        offer(ui, "planning.copy", writable && is_open, ask(Asked::Copy));
        let form = open.map_or(Intent::CloseForm, |plan| Intent::OpenForm(Form::Plan(Some(plan.id))));
        offer(ui, "planning.change", is_open, form);
        ui.separator();
        offer(ui, "planning.rules", is_open, ask(Asked::Rules));
        offer(ui, "planning.print", true, Intent::Plan(PlanDeed::Print));
        if let Some(plan) = open {
            ui.separator();
            offer(ui, "planning.remove", writable, Intent::Plan(PlanDeed::Remove(plan.id)));
        }
    });
    response.response.on_hover_text(language.say("planning.menu"));
}

/// Where the open plan stands, and the two deeds that lead on.
fn open_ui(ui: &mut Ui, plan: &Plan, planning: &Planning, sight: Sight<'_>, intents: &mut Intents) {
    let language = sight.language;
    let state = language.say(&format!("state.plan.{}", plan.state.code())).into_owned();
    let from =
        plan.takes_effect_on.map(|day| language.say_with("planning.from", &[("day", &short_date(language, day))]));
    let count = sight.session.world().plan_items.iter().filter(|item| item.plan == plan.id).count();
    let changes = language.say_with("planning.changes", &[("count", &count)]);
    let about: Vec<String> = [Some(state), from, Some(changes)].into_iter().flatten().collect();
    ui.add(Label::new(tone::small(ui, about.join(" · "))).wrap());
    if !is_open(plan) {
        return;
    }
    ui.add_space(2.0);
    let may_write = may::write(sight.session);
    let may_write = may_write.as_ref().copied();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        suggest_ui(ui, planning, sight, intents);
        let ask = |asked| Intent::Plan(PlanDeed::Ask(asked));
        if action_ui(ui, language, &language.say("planning.rules"), Ok(())).clicked() {
            intents.push(ask(Asked::Rules));
        }
        if action_ui(ui, language, &language.say("planning.publish"), may_write).clicked() {
            intents.push(ask(Asked::Publish));
        }
    });
}

/// The roles for which something can be suggested.
const ROLES: [&str; 4] = [role::RESIDENT, role::FIRST_SECRETARY, role::VILLAGE_LEAD, role::PAIRED_BRANCH];

/// Which posts are suggested: those of the role in hand first.
fn suggest_ui(ui: &mut Ui, planning: &Planning, sight: Sight<'_>, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let mut roles = ROLES;
    roles.sort_by_key(|role| *role != planning.role);
    let title = tone::strong(language.say("planning.suggest")).color(tone::accent(ui));
    ui.menu_button(title, |ui| {
        ui.set_min_width(240.0);
        for (extent, key) in [(Extent::Open, "planning.suggest_open"), (Extent::All, "planning.suggest_all")] {
            for code in roles {
                let role = language.entry(world, CatalogueKind::Role, code);
                if ui.button(language.say_with(key, &[("role", &role)])).clicked() {
                    intents.push(Intent::Plan(PlanDeed::Role(code.to_owned())));
                    intents.push(Intent::Plan(PlanDeed::Suggest(extent)));
                    ui.close();
                }
            }
            ui.separator();
        }
    });
}
