//! The steps that an issue has taken, as a line of time.

use egui::{Label, Sense, Ui, pos2, vec2};

use crate::model::{CatalogueKind, Id, Issue, IssueStep};
use crate::ui::tables::Scope;
use crate::ui::widgets::{day, tone};

/// Draws the steps of an issue and of those that were merged into it, latest first.
pub(super) fn timeline_ui(ui: &mut Ui, scope: Scope<'_>, issue: Id<Issue>, merged: &[Id<Issue>]) {
    let world = scope.world();
    let mut steps: Vec<&IssueStep> =
        world.issue_steps.iter().filter(|step| step.issue == issue || merged.contains(&step.issue)).collect();
    steps.sort_by_key(|step| std::cmp::Reverse((step.on, step.id)));
    ui.add_space(10.0);
    ui.label(tone::heading(ui, scope.sight.language.say("form.issue.steps")));
    ui.add_space(2.0);
    let last = steps.len().saturating_sub(1);
    for (at, step) in steps.into_iter().enumerate() {
        step_ui(ui, scope, step, step.issue == issue, at == last);
    }
}

/// One step: a point on the line, what happened and when, who, and why.
fn step_ui(ui: &mut Ui, scope: Scope<'_>, step: &IssueStep, own: bool, last: bool) {
    let language = scope.sight.language;
    ui.horizontal_top(|ui| {
        let (mark, _) = ui.allocate_exact_size(vec2(12.0, 20.0), Sense::hover());
        let text = ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_width(ui.available_width());
            let what = language.say(&format!("state.step.{}", step.kind.code()));
            ui.horizontal_wrapped(|ui| {
                ui.label(tone::strong(what.into_owned()));
                ui.label(tone::small(ui, day::short_date(language, step.on)));
            });
            let other = step.other.and_then(|id| scope.world().issues.get(id)).map(|other| other.number.clone());
            let level = language.entry(scope.world(), CatalogueKind::Level, &step.level).to_owned();
            let of = scope.world().issues.get(step.issue).filter(|_| !own).map(|of| of.number.clone());
            let people = [scope.unit(step.unit).text, scope.cadre(step.cadre).text];
            let who = [of.unwrap_or_default(), level].into_iter().chain(people).chain(other);
            let who = who.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
            for text in [who, step.note.clone()].iter().filter(|text| !text.is_empty()) {
                ui.add(Label::new(tone::small(ui, text.as_str())).wrap());
            }
            ui.add_space(6.0);
        });
        let x = mark.center().x;
        let line = egui::Stroke::new(1.0, tone::line(ui));
        let top = mark.top() + 10.0;
        if !last {
            ui.painter().vline(x, top..=text.response.rect.bottom() + 10.0, line);
        }
        ui.painter().circle_filled(pos2(x, top), 3.5, if own { tone::accent(ui) } else { tone::quiet(ui) });
    });
}
