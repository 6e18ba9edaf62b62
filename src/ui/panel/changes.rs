//! What changed about a place since the last meeting.

use egui::{Align, Label, Layout, Ui};

use crate::ui::comparing::difference_ui;
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::lookup::Lookup;
use crate::ui::widgets::{day, quiet_ui, tone};

use super::asked::Asked;
use super::parts::remark_ui;

/// How many differences are shown.
const SHOWN: usize = 3;

/// Draws how many differences there are of each kind, and the first of them. Nothing where no meeting is kept.
pub(super) fn changes_ui(ui: &mut Ui, sight: Sight<'_>, lookup: &Lookup, asked: &Asked, intents: &mut Intents) {
    let language = sight.language;
    if lookup.is_comparing() {
        ui.add_space(12.0);
        remark_ui(ui, &language.say("why.comparing"));
        return;
    }
    let comparison = lookup.since_meeting(ui.ctx(), sight.session);
    let (Some((from, changes)), Some(comparison)) = (&asked.since, comparison) else { return };
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        let title = language.say_with("why.changes", &[("day", &day::short_date(language, *from))]);
        ui.label(tone::heading(ui, title));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if quiet_ui(ui, &language.say("why.changes_all")).clicked() {
                intents.push(Intent::Compare(Some(*from)));
            }
        });
    });
    if changes.rows.is_empty() {
        remark_ui(ui, &language.say("why.changes_none"));
        return;
    }
    let of_kind = |(kind, count): &(crate::analysis::DifferenceKind, u32)| {
        let kind = language.say(&format!("dates.compare.kind.{}", kind.code()));
        language.say_with("why.change", &[("kind", &kind), ("count", count)])
    };
    let counts: Vec<String> = changes.counts.iter().map(of_kind).collect();
    ui.add(Label::new(counts.join(" · ")).wrap());
    for row in changes.rows.iter().take(SHOWN).filter_map(|row| comparison.differences.get(*row)) {
        difference_ui(ui, sight, row, intents);
    }
}
