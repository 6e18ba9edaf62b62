//! Who can be posted: cadres or units, found by typing, with what they carry in the plan. A row is pressed to choose, or
//! dragged onto the map.

use egui::{
    Align2, Color32, ComboBox, CornerRadius, CursorIcon, DragAndDrop, Id as WidgetId, Order, Response, Role,
    ScrollArea, Sense, TextEdit, Tooltip, Ui, WidgetInfo, pos2, vec2,
};

use crate::model::{Id, Unit, Who};
use crate::ui::forms::Form;
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::look;
use crate::ui::lookup::Lookup;
use crate::ui::panel::parts::remark_ui;
use crate::ui::rows::line_of;

use super::deed::PlanDeed;
use super::numbers::WhoRow;
use super::state::Planning;
use super::words::{unit_name, unit_of, who_name};

/// In which order the list stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Sorted {
    /// By name.
    #[default]
    Name,
    /// Whoever carries least first.
    Load,
    /// Whoever is nearest to the village that is selected first.
    Near,
}

impl Sorted {
    const ALL: [Self; 3] = [Self::Name, Self::Load, Self::Near];

    const fn key(self) -> &'static str {
        match self {
            Self::Name => "planning.sort.name",
            Self::Load => "planning.sort.load",
            Self::Near => "planning.sort.near",
        }
    }
}

/// What is typed and chosen above the list.
#[derive(Debug, Default)]
pub struct People {
    typed: String,
    units: bool,
    unit: Option<Id<Unit>>,
    free_only: bool,
    sorted: Sorted,
    wants_focus: bool,
}

/// What a row needs to be drawn.
struct Person<'a> {
    who: Who,
    name: &'a str,
    note: &'a str,
    row: Option<&'a WhoRow>,
}

/// The room that the bar of the load takes in a row, points.
const BAR: f32 = 40.0;

impl People {
    /// Puts the cursor into the search field in the next frame.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Draws the head and the list.
    pub fn people_ui(
        &mut self,
        ui: &mut Ui,
        planning: &Planning,
        lookup: &Lookup,
        sight: Sight<'_>,
        intents: &mut Intents,
    ) {
        self.head_ui(ui, lookup, sight);
        let people = self.listed(planning, lookup, sight);
        if people.is_empty() {
            if sight.session.world().cadres.is_empty() {
                self.no_cadres_ui(ui, sight, intents);
            } else {
                remark_ui(ui, &sight.language.say("form.pick_none"));
            }
            return;
        }
        let most = planning.most_load();
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = ScrollArea::vertical().id_salt("plan-people").auto_shrink([false, false]);
        area.show_rows(ui, look::ROW, people.len(), |ui, rows| {
            for person in &people[rows] {
                let chosen = planning.who == Some(person.who);
                let response = person_ui(ui, person, chosen, most, sight);
                if response.double_clicked() {
                    let form = match person.who {
                        Who::Cadre(id) => Form::Cadre(Some(id)),
                        Who::Unit(id) => Form::Unit(Some(id)),
                    };
                    intents.push(Intent::OpenForm(form));
                } else if response.clicked() {
                    intents.push(Intent::Plan(PlanDeed::Choose((!chosen).then_some(person.who))));
                }
                response.dnd_set_drag_payload(person.who);
            }
        });
        dragged_ui(ui, sight);
    }

    fn no_cadres_ui(&self, ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
        let language = sight.language;
        ui.add_space(6.0);
        remark_ui(ui, &language.say("planning.no_cadres"));
        ui.horizontal(|ui| {
            if ui.button(language.say("planning.import_cadres")).clicked() {
                intents.push(Intent::AskImport(Vec::new()));
            }
            if ui.button(language.say("panel.postings.add")).clicked() {
                intents.push(Intent::OpenForm(Form::Cadre(None)));
            }
        });
    }

    /// Cadres or units, the search field, the unit, the order.
    fn head_ui(&mut self, ui: &mut Ui, lookup: &Lookup, sight: Sight<'_>) {
        let language = sight.language;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for (units, key) in [(false, "planning.cadres"), (true, "planning.units")] {
                if ui.selectable_label(self.units == units, language.say(key)).clicked() {
                    self.units = units;
                }
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.name_inputs(language.say("planning.sort"), |ui| {
                    let shown = language.say(self.sorted.key());
                    ComboBox::from_id_salt("plan-sort").width(84.0).selected_text(shown).show_ui(ui, |ui| {
                        for sorted in Sorted::ALL {
                            ui.selectable_value(&mut self.sorted, sorted, language.say(sorted.key()));
                        }
                    });
                });
            });
        });
        let hint = language.say("form.post.search");
        let field = ui.add(TextEdit::singleline(&mut self.typed).hint_text(hint).desired_width(f32::INFINITY));
        if std::mem::take(&mut self.wants_focus) {
            field.request_focus();
        }
        if !self.units {
            ui.horizontal(|ui| {
                self.unit_ui(ui, lookup, sight);
                ui.checkbox(&mut self.free_only, language.say("planning.free_only"));
            });
        }
        ui.add_space(4.0);
    }

    fn unit_ui(&mut self, ui: &mut Ui, lookup: &Lookup, sight: Sight<'_>) {
        let language = sight.language;
        let all = language.say("panel.postings.all_units").into_owned();
        let shown = self.unit.map_or(all.as_str(), |id| unit_name(sight.session.world(), Some(id))).to_owned();
        ui.name_inputs(language.say("table.column.unit"), |ui| {
            let width = ui.available_width() - 92.0;
            ComboBox::from_id_salt("plan-unit").width(width).truncate().selected_text(shown).show_ui(ui, |ui| {
                ui.selectable_value(&mut self.unit, None, &all);
                for unit in &lookup.units {
                    ui.selectable_value(&mut self.unit, Some(unit.id), unit.name.as_str());
                }
            });
        });
    }

    /// Who stands in the list, in its order.
    fn listed<'a>(&self, planning: &'a Planning, lookup: &'a Lookup, sight: Sight<'_>) -> Vec<Person<'a>> {
        let world = sight.session.world();
        let mut people: Vec<Person<'a>> = if self.units {
            let units = lookup.units.iter().filter(|item| item.matches(&self.typed));
            let person = |who| planning.row(who);
            units
                .map(|item| (Who::Unit(item.id), item.name.as_str(), item.detail.as_str()))
                .map(|(who, name, note)| Person { who, name, note, row: person(who) })
                .collect()
        } else {
            let cadres = lookup.cadres.iter().filter(|item| item.matches(&self.typed));
            let of_unit = |who| self.unit.is_none() || unit_of(world, who) == self.unit;
            cadres
                .map(|item| (Who::Cadre(item.id), item.name.as_str(), item.detail.as_str()))
                .filter(|(who, _, _)| of_unit(*who))
                .map(|(who, name, note)| Person { who, name, note, row: planning.row(who) })
                .filter(|person| !self.free_only || person.row.is_none_or(|row| row.posts == 0))
                .collect()
        };
        match self.sorted {
            Sorted::Name => {}
            Sorted::Load => people.sort_by(|one, other| load(one).total_cmp(&load(other))),
            Sorted::Near => {
                let away: Vec<f64> =
                    people.iter().map(|person| planning.away_km(person.who, sight.selection.village)).collect();
                let mut order: Vec<usize> = (0..people.len()).collect();
                order.sort_by(|one, other| away[*one].total_cmp(&away[*other]));
                let mut taken: Vec<Option<Person<'a>>> = people.into_iter().map(Some).collect();
                people = order.into_iter().filter_map(|nth| taken[nth].take()).collect();
            }
        }
        people
    }
}

fn load(person: &Person<'_>) -> f64 {
    person.row.map_or(0.0, |row| row.load)
}

/// One row: name, unit, how many villages, and a bar for the load.
fn person_ui(ui: &mut Ui, person: &Person<'_>, chosen: bool, most: f64, sight: Sight<'_>) -> Response {
    let colors = look::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), look::ROW), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, person.name));
    let fill = match (chosen, response.hovered()) {
        (true, _) => colors.accent_ground,
        (false, true) => colors.sunken,
        (false, false) => Color32::TRANSPARENT,
    };
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(4), fill);
    let middle = rect.center().y;
    let posts = person.row.map_or(0, |row| row.posts);
    if let Some(row) = person.row.filter(|row| row.load > 0.0 && most > 0.0) {
        let right = rect.right() - 8.0;
        let track = egui::Rect::from_min_max(pos2(right - BAR, middle - 3.0), pos2(right, middle + 3.0));
        painter.rect_filled(track, 3, colors.line);
        let width = BAR * (row.load / most).clamp(0.0, 1.0) as f32;
        let ink = if row.hard > 0 { colors.late } else { colors.accent };
        painter.rect_filled(track.with_max_x(track.left() + width), 3, ink);
    }
    let tail = if posts == 0 { String::new() } else { sight.language.say_with("planning.posts", &[("count", &posts)]) };
    let tail = painter.layout_no_wrap(tail, look::regular(look::SMALL), colors.secondary);
    let end = rect.right() - BAR - 16.0;
    let room = end - rect.left() - 16.0 - tail.size().x;
    let name = line_of(ui, person.name, look::regular(look::BODY), colors.text, room);
    let used = name.size().x;
    let note = line_of(ui, person.note, look::regular(look::SMALL), colors.secondary, room - used - 8.0);
    let painter = ui.painter();
    painter.galley(pos2(rect.left() + 8.0, middle - name.size().y / 2.0), name, colors.text);
    if room - used > 40.0 {
        painter.galley(pos2(rect.left() + 16.0 + used, middle - note.size().y / 2.0), note, colors.secondary);
    }
    painter.galley(Align2::RIGHT_CENTER.anchor_size(pos2(end, middle), tail.size()).min, tail, colors.secondary);
    response.on_hover_ui(|ui| {
        ui.label(look::strong(person.name));
        ui.label(look::small(ui, person.note));
        if let Some(row) = person.row {
            ui.label(row.said(sight.language));
        }
        ui.label(look::small(ui, sight.language.say("planning.person_hint")));
    })
}

/// Who is being dragged, at the pointer.
fn dragged_ui(ui: &Ui, sight: Sight<'_>) {
    let Some(who) = DragAndDrop::payload::<Who>(ui.ctx()) else { return };
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    let layer = egui::LayerId::new(Order::Tooltip, WidgetId::unique("plan-dragged"));
    let anchor = egui::PopupAnchor::Pointer;
    let name = who_name(sight.session.world(), *who);
    Tooltip::always_open(ui.ctx().clone(), layer, WidgetId::unique("plan-dragged-tip"), anchor).gap(14.0).show(|ui| {
        ui.label(look::strong(name));
        ui.label(look::small(ui, sight.language.say("planning.drop_hint")));
    });
}
