//! What is typed and folded in the panels of the desk, with the dialog that is open.

use egui::Context;

use crate::ui::forms::may;
use crate::ui::intent::{Intents, Sight};

use super::begin::BeginDialog;
use super::deed::Asked;
use super::pane::Pane;
use super::people::People;
use super::publish::PublishDialog;
use super::review_panel::ReviewPanel;
use super::rules_dialog::RulesDialog;
use super::state::{Planning, is_open};

/// A dialog that is open.
#[derive(Debug, Default)]
enum Open {
    #[default]
    Nothing,
    Begin(BeginDialog),
    Rules(Box<RulesDialog>),
    Publish(Box<PublishDialog>),
}

/// The panels of the desk.
#[derive(Debug, Default)]
pub struct Desk {
    /// The list of those who can be posted.
    pub people: People,
    /// The pane below the map.
    pub pane: Pane,
    /// The suggestion, post by post.
    pub review: ReviewPanel,
    open: Open,
}

impl Desk {
    /// Opens a dialog.
    pub fn ask(&mut self, asked: Asked, planning: &Planning, sight: Sight<'_>) {
        let world = sight.session.world();
        let plan = planning.plan.and_then(|id| world.plans.get(id));
        let today = sight.session.desk().today;
        self.open = match (asked, plan) {
            (Asked::Begin, _) => Open::Begin(BeginDialog::of(world, today, sight.language, None)),
            (Asked::Copy, Some(plan)) => Open::Begin(BeginDialog::of(world, today, sight.language, Some(&plan.title))),
            (Asked::Rules, Some(plan)) => {
                let writable = is_open(plan) && may::write(sight.session).is_ok();
                Open::Rules(Box::new(RulesDialog::of(world, plan, writable)))
            }
            (Asked::Publish, Some(plan)) => Open::Publish(Box::new(PublishDialog::of(plan, today))),
            (Asked::Copy | Asked::Rules | Asked::Publish, None) => Open::Nothing,
        };
    }

    /// Whether a dialog has the keyboard.
    pub const fn is_open(&self) -> bool {
        !matches!(self.open, Open::Nothing)
    }

    /// Draws the dialog that is open.
    pub fn dialogs_ui(&mut self, context: &Context, planning: &Planning, sight: Sight<'_>, intents: &mut Intents) {
        let today = sight.session.desk().today;
        let stays = match &mut self.open {
            Open::Nothing => false,
            Open::Begin(dialog) => dialog.begin_ui(context, sight.language, today, intents),
            Open::Rules(dialog) => dialog.rules_ui(context, sight.language, intents),
            Open::Publish(dialog) => dialog.publish_ui(context, planning, sight, intents),
        };
        if !stays {
            self.open = Open::Nothing;
        }
    }
}
