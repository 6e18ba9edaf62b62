//! 派驻: the plan that is worked on; without one the villages without a resident cadre, one after the other, and the cadres
//! who could go there.

use egui::{ComboBox, Frame, Key, Label, Margin, Modifiers, ScrollArea, TextEdit, Ui};

use crate::analysis::Gap;
use crate::model::{Cadre, Id, Unit, Village};
use crate::ui::forms::{Form, may};
use crate::ui::intent::{Intent, Intents, RecordRef, Sight};
use crate::ui::look;
use crate::ui::lookup::lookup;
use crate::ui::panel::parts::{group_ui, remark_ui};
use crate::ui::planning;
use crate::ui::rows::{Row, row_ui};
use crate::ui::tables::{Scope, places};
use crate::ui::widgets::{action_ui, deed_ui, quiet_ui, tone};

/// What the user has typed and chosen in the workspace 派驻.
#[derive(Debug, Default)]
pub struct PostingsDesk {
    typed: String,
    unit: Option<Id<Unit>>,
    free_only: bool,
}

/// Draws the left panel of the workspace 派驻.
pub fn postings_ui(
    ui: &mut Ui,
    (desk, plans): (&mut PostingsDesk, &mut planning::Desk),
    sight: Sight<'_>,
    intents: &mut Intents,
) {
    let lookup = lookup(ui.ctx(), sight);
    let scope = Scope { sight, lookup: &lookup };
    Frame::new().inner_margin(Margin { left: 14, right: 12, top: 4, bottom: 8 }).show(ui, |ui| {
        if let Some(planning) = sight.planning {
            planning::head_ui(ui, planning, sight, intents);
            if planning.plan.is_some() {
                planning::left_ui(ui, plans, planning, sight, intents);
                return;
            }
        }
        keys(ui, intents);
        if let Some(cadre) = sight.posting_cadre.and_then(|id| scope.world().cadres.get(id)) {
            posting_ui(ui, scope, cadre, intents);
        }
        gaps_ui(ui, scope, intents);
        desk.cadres_ui(ui, scope, intents);
    });
}

/// F3 goes to the next village without a resident cadre, Shift+F3 to the one before.
fn keys(ui: &Ui, intents: &mut Intents) {
    let pressed = |modifiers| ui.input_mut(|input| input.consume_key(modifiers, Key::F3));
    if pressed(Modifiers::SHIFT) {
        intents.push(Intent::StepGap(Gap::NoResident, false));
    } else if pressed(Modifiers::NONE) {
        intents.push(Intent::StepGap(Gap::NoResident, true));
    }
}

/// Who is being posted by clicks on the map.
fn posting_ui(ui: &mut Ui, scope: Scope<'_>, cadre: &Cadre, intents: &mut Intents) {
    let language = scope.sight.language;
    let colors = look::palette(ui);
    Frame::new().fill(colors.accent_ground).corner_radius(6).inner_margin(Margin::symmetric(10, 8)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let text = language.say_with("panel.postings.posting", &[("cadre", &cadre.name)]);
        ui.add(Label::new(tone::strong(text).color(colors.accent)).wrap());
        let places = places(scope, cadre);
        let now = match places.is_empty() {
            true => language.say("panel.postings.free").into_owned(),
            false => language.say_with("panel.postings.now", &[("places", &places)]),
        };
        ui.add(Label::new(tone::small(ui, now)).wrap());
        ui.horizontal(|ui| {
            if ui.button(language.say("panel.postings.stop")).clicked() {
                intents.push(Intent::PostFromMap(None));
            }
            if quiet_ui(ui, &language.say("panel.postings.open")).clicked() {
                intents.push(Intent::OpenForm(Form::Cadre(Some(cadre.id))));
            }
        });
    });
    ui.add_space(4.0);
}

/// The villages without a resident cadre, to be walked through.
fn gaps_ui(ui: &mut Ui, scope: Scope<'_>, intents: &mut Intents) {
    let language = scope.sight.language;
    let gaps = &scope.lookup.without_resident;
    group_ui(ui, &language.say_with("panel.postings.gaps", &[("count", &gaps.len())]));
    if gaps.is_empty() {
        remark_ui(ui, &language.say("panel.postings.no_gaps"));
        return;
    }
    let here = scope.sight.selection.village.filter(|id| gaps.contains(id));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let step = |ui: &mut Ui, key: &str, hint: &str| {
            ui.button(language.say(key)).on_hover_text(language.say(hint)).clicked()
        };
        if step(ui, "panel.postings.before", "panel.postings.before_key") {
            intents.push(Intent::StepGap(Gap::NoResident, false));
        }
        if step(ui, "panel.postings.next", "panel.postings.next_key") {
            intents.push(Intent::StepGap(Gap::NoResident, true));
        }
        let may_write = may::write(scope.sight.session);
        if let Some(village) = here
            && deed_ui(ui, language, &language.say("panel.postings.post_here"), may_write.as_ref().copied()).clicked()
        {
            intents.push(match scope.sight.posting_cadre {
                Some(_) => Intent::PostHere(village),
                None => Intent::OpenForm(Form::Post(village)),
            });
        }
    });
    ui.add_space(4.0);
    let room = (ui.available_height() * 0.4).clamp(80.0, 6.0 * look::ROW);
    ScrollArea::vertical().id_salt("gaps").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for village in gaps {
            gap_ui(ui, scope, *village, here == Some(*village), intents);
        }
    });
}

fn gap_ui(ui: &mut Ui, scope: Scope<'_>, id: Id<Village>, here: bool, intents: &mut Intents) {
    let Some(village) = scope.world().villages.get(id) else { return };
    let open = scope.sight.findings.villages.get(&id).map_or(0, |finding| finding.open);
    let tail = scope.sight.language.say_with("panel.open_count", &[("open", &open)]);
    let township = scope.township(Some(village.township)).text;
    let response = row_ui(ui, &Row { name: &village.name, note: &township, tail: &tail, marked: here });
    if response.clicked() {
        intents.push(Intent::SelectVillages(vec![id]));
    }
}

impl PostingsDesk {
    /// The cadres, with what they carry; choosing one begins to post from the map.
    fn cadres_ui(&mut self, ui: &mut Ui, scope: Scope<'_>, intents: &mut Intents) {
        let language = scope.sight.language;
        group_ui(ui, &language.say("panel.postings.cadres"));
        let hint = language.say("form.post.search");
        ui.add(TextEdit::singleline(&mut self.typed).hint_text(hint).desired_width(f32::INFINITY));
        self.unit_ui(ui, scope);
        ui.horizontal(|ui| {
            ui.checkbox(&mut self.free_only, language.say("panel.postings.free_only"));
            let may_write = may::write(scope.sight.session);
            if action_ui(ui, language, &language.say("panel.postings.add"), may_write.as_ref().copied()).clicked() {
                intents.push(Intent::OpenForm(Form::Cadre(None)));
            }
        });
        ui.add_space(4.0);
        let world = scope.world();
        let shown: Vec<_> = scope
            .lookup
            .cadres
            .iter()
            .filter(|item| self.admits(scope, item.id) && item.matches(&self.typed))
            .collect();
        if shown.is_empty() {
            remark_ui(ui, &language.say("form.pick_none"));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = ScrollArea::vertical().id_salt("cadres").auto_shrink([false, false]);
        area.show_rows(ui, look::ROW, shown.len(), |ui, rows| {
            for item in &shown[rows] {
                let load = scope.lookup.load(item.id);
                let tail = language.say_with("panel.postings.load", &[("count", &load)]);
                let marked = scope.sight.posting_cadre == Some(item.id);
                let response = row_ui(ui, &Row { name: &item.name, note: &item.detail, tail: &tail, marked });
                if response.double_clicked() {
                    intents.push(Intent::OpenForm(Form::Cadre(Some(item.id))));
                } else if response.clicked() {
                    intents.push(Intent::PostFromMap((!marked).then_some(item.id)));
                    if load > 0 && !marked {
                        intents.push(Intent::SelectRecord(RecordRef::Cadre(item.id)));
                    }
                }
                if let Some(cadre) = world.cadres.get(item.id) {
                    response.on_hover_text(hover(scope, cadre));
                }
            }
        });
    }

    fn unit_ui(&mut self, ui: &mut Ui, scope: Scope<'_>) {
        let language = scope.sight.language;
        let all = language.say("panel.postings.all_units");
        let shown = self.unit.map_or_else(|| all.clone().into_owned(), |id| scope.unit(Some(id)).text);
        ui.name_inputs(language.say("table.column.unit"), |ui| {
            let combo = ComboBox::from_id_salt("unit").width(ui.available_width()).truncate().selected_text(shown);
            combo.show_ui(ui, |ui| {
                ui.selectable_value(&mut self.unit, None, all);
                for unit in &scope.lookup.units {
                    ui.selectable_value(&mut self.unit, Some(unit.id), unit.name.as_str());
                }
            });
        });
    }

    fn admits(&self, scope: Scope<'_>, id: Id<Cadre>) -> bool {
        let unit = || scope.world().cadres.get(id).and_then(|cadre| cadre.unit);
        (!self.free_only || scope.lookup.load(id) == 0) && (self.unit.is_none() || self.unit == unit())
    }
}

/// What is said of a cadre when the pointer rests there.
fn hover(scope: Scope<'_>, cadre: &Cadre) -> String {
    let places = places(scope, cadre);
    let now = scope.sight.language.say_with("panel.postings.now", &[("places", &places)]);
    let parts = [
        cadre.duty.clone(),
        crate::ui::tables::skills(scope, cadre),
        if places.is_empty() { String::new() } else { now },
    ];
    let first = scope.sight.language.say("panel.postings.choose").into_owned();
    std::iter::once(first).chain(parts.into_iter().filter(|text| !text.is_empty())).collect::<Vec<_>>().join("\n")
}
