//! Presenting the saved views: how it begins, goes on and ends, and its frames.

use egui::{Context, Ui, ViewportCommand};

use crate::model::SavedView;

use super::super::intent::{Intents, Workspace};
use super::super::present::{Before, PageSight, Show, asked, may, page_ui};

impl super::App {
    /// Begins with the view that is shown, or with the first.
    pub(super) fn present(&mut self, context: &Context) {
        let Some(file) = &self.file else { return };
        if self.show.is_some() {
            return;
        }
        let views = SavedView::kept(file.session.present());
        let shown = self.shown_view.as_deref();
        let at = views.iter().position(|(name, _)| Some(name.as_str()) == shown).unwrap_or_default();
        let full = context.input(|input| input.viewport().fullscreen.unwrap_or_default());
        let before = Before {
            choice: self.choice.clone(),
            selection: self.selection.clone(),
            workspace: self.workspace,
            day: file.session.as_of(),
            time: (self.times.sight(), self.times.other()),
            looks: self.map.looks(),
            zoom: context.zoom_factor(),
            full,
        };
        self.posting_cadre = None;
        self.workspace = Workspace::Overview;
        self.show = Some(Show::begin(views, at, before));
        if !full {
            context.send_viewport_cmd(ViewportCommand::Fullscreen(true));
        }
        self.show_view(context, at);
    }

    /// Shows the view at a place of the presentation; beyond the last, the last.
    pub(super) fn show_view(&mut self, context: &Context, place: usize) {
        let Some(show) = &mut self.show else { return };
        show.at = place.min(show.views.len().saturating_sub(1));
        show.why = false;
        let Some((_, view)) = show.view().cloned() else { return };
        let missing = self.see_view(context, &view);
        if let Some(show) = &mut self.show {
            show.missing = missing;
        }
    }

    /// Goes so many views on, or back; not beyond the ends.
    pub(super) fn step_view(&mut self, context: &Context, by: i32) {
        if let Some(place) = self.show.as_ref().and_then(|show| show.stepped(by)) {
            self.show_view(context, place);
        }
    }

    /// Ends the presentation: everything is as it was before.
    pub(super) fn leave_presentation(&mut self, context: &Context) {
        let Some(Show { before, .. }) = self.show.take() else { return };
        self.choice = before.choice;
        self.left.spots.waiting.give_up();
        self.selection = before.selection;
        self.workspace = before.workspace;
        self.times.see(before.time.0);
        self.times.choose_other(before.time.1);
        self.map.look_back(before.looks);
        self.look_at(before.day);
        context.set_zoom_factor(before.zoom);
        if !before.full {
            context.send_viewport_cmd(ViewportCommand::Fullscreen(false));
        }
    }

    /// Whether views are being presented.
    pub fn is_presenting(&self) -> bool {
        self.show.is_some()
    }

    /// One frame of a presentation: keys, page, and of what they ask for only what may be done.
    pub(super) fn present_ui(&mut self, ui: &mut Ui, intents: &mut Intents) {
        let context = ui.ctx().clone();
        let (Some(file), Some(show)) = (&self.file, &mut self.show) else { return };
        if let Some(growth) = show.growth(context.content_rect().height()) {
            context.set_zoom_factor((context.zoom_factor() * growth).clamp(0.5, 8.0));
        }
        intents.extend(asked(&context, show.why));
        let language = self.preferences.language;
        let mut sight = super::sight(file, &self.choice, &self.selection, (None, None), self.workspace, language);
        sight.presenting = true;
        let looking = self.left.spots.waiting.waits();
        let page = PageSight { show, looking, times: &self.times, file, sight, preferences: &self.preferences };
        self.view = Some(page_ui(ui, &mut self.map, page, intents));
        intents.retain(may);
        self.follow_clicks(intents);
    }

    /// A place that is clicked is told about; a click beside all places, or Escape, ends that and selects what the view
    /// has selected.
    fn follow_clicks(&mut self, intents: &mut Intents) {
        use super::super::intent::Intent;
        let Some(show) = &mut self.show else { return };
        for intent in intents.iter_mut() {
            match intent {
                Intent::SelectVillages(villages) if !villages.is_empty() => show.why = true,
                Intent::ToggleVillage(_) => show.why = true,
                Intent::ClearSelection => {
                    show.why = false;
                    let view = show.view().map(|(_, view)| view.selected.clone()).unwrap_or_default();
                    let world = self.file.as_ref().map(|file| file.session.present());
                    let of_view = |world: &crate::model::World| {
                        let rows = world.villages.iter().filter(|row| view.contains(&row.code));
                        rows.map(|row| row.id).collect::<Vec<_>>()
                    };
                    *intent = Intent::SelectVillages(world.map(of_view).unwrap_or_default());
                }
                _ => {}
            }
        }
    }
}
