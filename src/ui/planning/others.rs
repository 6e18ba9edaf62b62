//! Somebody else for a suggested post: the nearest first, each with what they carry, and why not where a hard rule refuses.

use egui::{Popup, PopupCloseBehavior, ScrollArea, TextEdit, Ui};

use crate::analysis::planner::SuggestedPost;
use crate::model::{Id, Village, Who};
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::look;
use crate::ui::lookup::lookup;
use crate::ui::panel::parts::remark_ui;
use crate::ui::rows::{Row, row_ui};

use super::deed::{PlanDeed, ReviewDeed};
use super::numbers::Numbers;
use super::words::village_of;

/// Everybody with their distance in km, the nearest first.
type Nearest = Vec<(Who, f64)>;

/// What is typed to find somebody, and the list for a village.
#[derive(Debug, Default)]
pub struct Others {
    typed: String,
    nearest: Option<((u64, Id<Village>), Nearest)>,
}

/// How many are shown.
const SHOWN: usize = 60;

impl Others {
    /// Draws the button, and the list when it was pressed.
    pub fn others_ui(
        &mut self,
        ui: &mut Ui,
        numbers: &Numbers,
        post: &SuggestedPost,
        sight: Sight<'_>,
        intents: &mut Intents,
    ) {
        let language = sight.language;
        let Some(village) = village_of(post.place) else { return };
        ui.add_space(4.0);
        let button = ui.button(language.say("planning.review.other"));
        Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(300.0).show(|ui| {
            ui.set_width(300.0);
            let hint = language.say("form.post.search");
            ui.add(TextEdit::singleline(&mut self.typed).hint_text(hint).desired_width(f32::INFINITY));
            let lookup = lookup(ui.ctx(), sight);
            let typed = self.typed.clone();
            let nearest = self.nearest(numbers, village, sight);
            let found = nearest.iter().filter_map(|(who, km)| {
                let item = lookup.cadres.iter().find(|item| Who::Cadre(item.id) == *who)?;
                (*who != post.who && item.matches(&typed)).then_some((item, *who, *km))
            });
            let found: Vec<_> = found.take(SHOWN).collect();
            if found.is_empty() {
                remark_ui(ui, &language.say("form.pick_none"));
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().id_salt("plan-others").max_height(280.0).show_rows(
                ui,
                look::ROW,
                found.len(),
                |ui, rows| {
                    for (item, who, km) in &found[rows] {
                        let posts = numbers.row(*who).map_or(0, |row| row.posts);
                        let km = if km.is_finite() { format!("{km:.0} km") } else { "–".to_owned() };
                        let tail = format!("{km} · {}", language.say_with("planning.posts", &[("count", &posts)]));
                        let row = Row { name: &item.name, note: &item.detail, tail: &tail, marked: false };
                        if row_ui(ui, &row).clicked() {
                            intents.push(Intent::Plan(PlanDeed::Review(ReviewDeed::Replace(*who))));
                            ui.close();
                        }
                    }
                },
            );
        });
    }

    /// Everybody by the way to a village; kept while plan and village are the same.
    fn nearest(&mut self, numbers: &Numbers, village: Id<Village>, sight: Sight<'_>) -> &[(Who, f64)] {
        let key = (numbers.stamp, village);
        if self.nearest.as_ref().is_none_or(|(known, _)| *known != key) {
            let active = sight.session.world().cadres.iter().filter(|row| row.active);
            let mut found: Vec<(Who, f64)> =
                active.map(|row| Who::Cadre(row.id)).map(|who| (who, numbers.away_km(who, village))).collect();
            found.sort_by(|one, other| one.1.total_cmp(&other.1).then(one.0.cmp(&other.0)));
            self.nearest = Some((key, found));
        }
        self.nearest.as_ref().map(|(_, found)| found.as_slice()).unwrap_or_default()
    }
}
