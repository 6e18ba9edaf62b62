//! The section 热点: what is asked, and the answer under it.

use egui::{Align, ComboBox, DragValue, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::measures::Kind;
use crate::analysis::spots::{Seed, SpotKind, SpotQuestion};
use crate::analysis::weights::Neighbourhood;
use crate::analysis::{Measure, Quantity};
use crate::map::measure_name;
use crate::model::Refusal;
use crate::ui::intent::{Intent, Intents, Sight, SpotDeed};
use crate::ui::look;
use crate::ui::rows::{Sign, group_ui, line_of, sign_row_ui};
use crate::words::Language;

use super::findings::{findings_ui, said_ui};
use super::waiting::Waiting;

/// How many months a scan over time looks at.
const MONTHS: usize = 12;
/// How many permutations are offered; 0 is the normal distribution.
const PERMUTATIONS: [u32; 3] = [0, 999, 9_999];
/// The width of a list of choices, points.
const WIDTH: f32 = 128.0;

/// What is asked, as the user has chosen it so far.
#[derive(Debug)]
pub struct SpotPanel {
    kind: SpotKind,
    /// The measure; `None` takes the one that the map shows.
    measure: Option<Measure>,
    rule: Neighbourhood,
    nearest: u16,
    km: f64,
    over_time: bool,
    permutations: u32,
    seed: Seed,
    /// What is waited for, and what was found before.
    pub(in crate::ui) waiting: Waiting,
    refused: Option<Refusal>,
    arrived: bool,
}

impl Default for SpotPanel {
    fn default() -> Self {
        Self {
            kind: SpotKind::default(),
            measure: None,
            rule: Neighbourhood::Queen,
            nearest: 8,
            km: 5.0,
            over_time: false,
            permutations: 0,
            seed: Seed::default(),
            waiting: Waiting::default(),
            refused: None,
            arrived: false,
        }
    }
}

impl SpotPanel {
    /// An answer has come; a refusal is told in place of what was found.
    pub fn answered(&mut self, refused: Option<Refusal>) {
        self.refused = refused;
        self.arrived = true;
    }

    /// Nothing is told any more.
    pub fn closed(&mut self) {
        self.refused = None;
    }

    /// What is asked as things are chosen now.
    fn question(&self, sight: Sight<'_>) -> SpotQuestion {
        SpotQuestion {
            kind: self.kind,
            measure: self.measure_of(sight),
            neighbourhood: self.rule,
            months: (self.over_time && self.kind == SpotKind::Scan).then_some(MONTHS),
            permutations: if self.is_judged() { self.permutations } else { 0 },
            seed: self.seed,
        }
    }

    /// Whether what is asked can be judged by permutations.
    fn is_judged(&self) -> bool {
        matches!(self.kind, SpotKind::GiStar | SpotKind::LocalMoran)
    }

    /// Shows a question that came from elsewhere as if it had been chosen here.
    pub fn take_over(&mut self, question: &SpotQuestion) {
        (self.kind, self.rule) = (question.kind, question.neighbourhood);
        self.measure = Some(question.measure.clone());
        match question.neighbourhood {
            Neighbourhood::Nearest(count) => self.nearest = count,
            Neighbourhood::Band { km } => self.km = km,
            Neighbourhood::Queen | Neighbourhood::Rook => {}
        }
        self.over_time = question.months.is_some();
        (self.permutations, self.seed) = (question.permutations, question.seed);
    }

    fn measure_of(&self, sight: Sight<'_>) -> Measure {
        if self.kind == SpotKind::Trends {
            let new = self.measure.as_ref().is_some_and(|measure| measure.quantity == Quantity::New);
            return if new { Quantity::New.into() } else { Quantity::Open.into() };
        }
        self.measure.clone().unwrap_or_else(|| sight.choice.measure.clone())
    }

    /// Draws the section; `indicators` are the names of those that the file has.
    pub fn spots_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, indicators: &[String], intents: &mut Intents) {
        let head = ui.scope(|ui| group_ui(ui, &sight.language.say("spots.title"))).response;
        if std::mem::take(&mut self.arrived) {
            head.scroll_to_me(Some(Align::TOP));
        }
        self.kind_ui(ui, sight);
        self.measure_ui(ui, sight, indicators);
        if self.kind.has_neighbours() {
            self.rule_ui(ui, sight);
        } else if sign_row_ui(ui, Sign::Check, self.over_time, &sight.language.say("spots.over_time"), "").clicked() {
            self.over_time = !self.over_time;
        }
        if self.is_judged() {
            self.chance_ui(ui, sight);
        }
        self.buttons_ui(ui, sight, intents);
        match (&self.refused, &sight.choice.spots) {
            (Some(refused), _) => said_ui(ui, &sight.language.refusal(refused), true),
            (None, Some(layer)) => findings_ui(ui, sight, layer, intents),
            (None, None) => {}
        }
    }

    fn kind_ui(&mut self, ui: &mut Ui, sight: Sight<'_>) {
        let language = sight.language;
        let name = |kind: SpotKind| language.say(&format!("spots.kind.{}", kind.code())).into_owned();
        let hint = language.say(&format!("spots.hint.{}", self.kind.code()));
        titled_ui(ui, language, "spots.statistic", |ui| {
            let combo = ComboBox::from_id_salt("spots-kind").width(WIDTH).truncate().selected_text(name(self.kind));
            let shown = combo.show_ui(ui, |ui| {
                for kind in SpotKind::ALL {
                    ui.selectable_value(&mut self.kind, kind, name(kind));
                }
            });
            shown.response.on_hover_text(hint.as_ref());
        });
    }

    fn measure_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, indicators: &[String]) {
        let (language, world) = (sight.language, sight.session.world());
        let now = self.measure_of(sight);
        let offered: Vec<Option<Measure>> = if self.kind == SpotKind::Trends {
            [Quantity::Open, Quantity::New].map(|quantity| Some(quantity.into())).into()
        } else {
            let indicators = indicators.iter().cloned().map(Quantity::Indicator);
            let all = Quantity::ALL.into_iter().chain(indicators).map(Measure::from);
            let rates = all.clone().filter(Measure::can_be_per_households).map(per_households);
            let numbers = all.filter(|measure| measure.kind() != Kind::YesNo);
            std::iter::once(None).chain(numbers.chain(rates).map(Some)).collect()
        };
        titled_ui(ui, language, "spots.measure", |ui| {
            let text = measure_name(world, &now, language);
            let combo = ComboBox::from_id_salt("spots-measure").width(WIDTH).truncate().selected_text(text);
            combo.show_ui(ui, |ui| {
                for measure in offered {
                    let name = match &measure {
                        Some(measure) => measure_name(world, measure, language),
                        None => language.say("spots.shown_measure").into_owned(),
                    };
                    ui.selectable_value(&mut self.measure, measure, name);
                }
            });
        });
    }

    fn rule_ui(&mut self, ui: &mut Ui, sight: Sight<'_>) {
        let language = sight.language;
        let (nearest, band) = (Neighbourhood::Nearest(self.nearest), Neighbourhood::Band { km: self.km });
        let rules = [
            (Neighbourhood::Queen, "spots.rule.queen"),
            (Neighbourhood::Rook, "spots.rule.rook"),
            (nearest, "spots.rule.nearest"),
            (band, "spots.rule.band"),
        ];
        let name = |key: &str| language.say(key).into_owned();
        let now = rules.iter().find(|(rule, _)| *rule == self.rule).map_or("spots.rule.queen", |(_, key)| *key);
        titled_ui(ui, language, "spots.neighbours", |ui| {
            let has_number = !self.rule.needs_boundaries();
            let width = if has_number { WIDTH - 54.0 } else { WIDTH };
            let combo = ComboBox::from_id_salt("spots-rule").width(width).truncate().selected_text(name(now));
            combo.show_ui(ui, |ui| {
                for (rule, key) in rules {
                    ui.selectable_value(&mut self.rule, rule, name(key));
                }
            });
            match self.rule {
                Neighbourhood::Nearest(_) => {
                    ui.add(DragValue::new(&mut self.nearest).range(2..=30).speed(0.05));
                    self.rule = Neighbourhood::Nearest(self.nearest);
                }
                Neighbourhood::Band { .. } => {
                    ui.add(DragValue::new(&mut self.km).range(0.5..=100.0).suffix(" km").speed(0.1).max_decimals(1));
                    self.rule = Neighbourhood::Band { km: self.km };
                }
                Neighbourhood::Queen | Neighbourhood::Rook => {}
            }
        });
    }

    /// By what it is judged whether something is chance.
    fn chance_ui(&mut self, ui: &mut Ui, sight: Sight<'_>) {
        let language = sight.language;
        let name = |permutations: u32| match permutations {
            0 => language.say("spots.chance.normal").into_owned(),
            count => language.say_with("spots.chance.permutations", &[("count", &count)]),
        };
        titled_ui(ui, language, "spots.chance", |ui| {
            let combo = ComboBox::from_id_salt("spots-chance").width(WIDTH).truncate();
            let shown = combo.selected_text(name(self.permutations)).show_ui(ui, |ui| {
                for permutations in PERMUTATIONS {
                    ui.selectable_value(&mut self.permutations, permutations, name(permutations));
                }
            });
            shown.response.on_hover_text(language.say("spots.chance.hint").as_ref());
        });
    }

    fn buttons_ui(&mut self, ui: &mut Ui, sight: Sight<'_>, intents: &mut Intents) {
        let language = sight.language;
        let is_shown = sight.choice.spots.is_some();
        ui.horizontal(|ui| {
            ui.add_space(6.0);
            ui.spacing_mut().item_spacing.x = 6.0;
            let key = if is_shown { "spots.look_again" } else { "spots.look" };
            if ui.button(language.say(key).as_ref()).clicked() {
                intents.push(Intent::Spots(SpotDeed::Ask(Box::new(self.question(sight)))));
            }
            if is_shown && ui.button(language.say("spots.close").as_ref()).clicked() {
                intents.push(Intent::Spots(SpotDeed::Close));
            }
        });
        ui.add_space(look::GRID);
    }
}

fn per_households(measure: Measure) -> Measure {
    Measure { per: crate::analysis::measures::Per::Households, ..measure }
}

/// The names before the lists: all of them take the room of the longest.
const TITLES: [&str; 4] = ["spots.statistic", "spots.measure", "spots.neighbours", "spots.chance"];

/// A line with its name before it.
fn titled_ui(ui: &mut Ui, language: Language, key: &str, content: impl FnOnce(&mut Ui)) {
    let color = look::palette(ui).secondary;
    let title = |ui: &Ui, key: &str| line_of(ui, &language.say(key), look::regular(look::SMALL), color, f32::INFINITY);
    let width = TITLES.iter().map(|key| title(ui, key).size().x).fold(0.0_f32, f32::max);
    let title = title(ui, key);
    ui.horizontal(|ui| {
        ui.add_space(6.0);
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, response) = ui.allocate_exact_size(vec2(width, look::ROW), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, language.say(key)));
        ui.painter().galley(pos2(rect.left(), rect.center().y - title.size().y / 2.0), title, color);
        content(ui);
    });
    ui.add_space(look::GRID);
}
