//! 下一步: what the rules suggest for a place, with the button that does it.

use egui::{Align, Label, Layout, Ui};

use crate::analysis::why::{Deed, Step};
use crate::ui::forms::{Form, IssueVerb, StandingVerb};
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::widgets::{deed_ui, tone};

use super::parts::{group_ui, link_ui};

/// How many steps are shown after the first.
const MORE: usize = 3;

/// Draws the first step with its button.
pub(super) fn next_ui(ui: &mut Ui, sight: Sight<'_>, steps: &[Step], intents: &mut Intents) {
    let language = sight.language;
    let Some(step) = steps.first() else {
        ui.label(tone::small(ui, language.say("why.next.nothing")));
        return;
    };
    ui.horizontal(|ui| {
        ui.set_min_height(38.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !sight.presenting && deed_ui(ui, language, &language.say(step.deed.key()), Ok(())).clicked() {
                go(step.deed, intents);
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.label(tone::small(ui, language.say("why.next")));
                ui.add(Label::new(language.sentence(&step.sentence)).wrap());
            });
        });
    });
}

/// Draws what comes after the first step.
pub(super) fn then_ui(ui: &mut Ui, sight: Sight<'_>, steps: &[Step], intents: &mut Intents) {
    let more: Vec<&Step> = steps.iter().skip(1).take(MORE).collect();
    if more.is_empty() {
        return;
    }
    group_ui(ui, &sight.language.say("why.then"));
    for step in more {
        if link_ui(ui, &sight.language.sentence(&step.sentence)).clicked() {
            go(step.deed, intents);
        }
    }
}

/// Goes where a deed is done.
fn go(deed: Deed, intents: &mut Intents) {
    let form = match deed {
        Deed::Plan(id) => Form::StandingStep(id, StandingVerb::Plan),
        Deed::Accept(id) => Form::StandingStep(id, StandingVerb::Accept),
        Deed::LookBack(id) => Form::StandingStep(id, StandingVerb::LookBack),
        Deed::Urge(id) => Form::Issue(Some(id), None),
        Deed::Assign(id) => Form::IssueStep(id, IssueVerb::Assign),
        Deed::Check(id) => Form::IssueStep(id, IssueVerb::Close),
        Deed::Recheck(id) => Form::IssueStep(id, IssueVerb::Reopen),
        Deed::Post(id) => Form::Post(id),
        Deed::Keep(id) => Form::Promise(Some(id), None),
        Deed::Visit(id) => {
            // A visit is recorded for what is selected.
            intents.push(Intent::SelectVillages(vec![id]));
            Form::Activity(None, None)
        }
    };
    intents.push(Intent::OpenForm(form));
}
