//! What the intents do that concern the saved views.

use egui::Context;

use crate::edits::{Configure, Edit};
use crate::map::saved_view::{Opened, opened, seen};
use crate::model::{SavedView, Sentence, ViewDay};

use super::super::intent::{ViewDeed, Workspace};
use super::super::views;

impl super::App {
    /// Carries out what is to be done with the saved views.
    pub(super) fn view(&mut self, context: &Context, deed: ViewDeed) {
        match deed {
            ViewDeed::Apply(name) => self.apply_view(context, &name),
            ViewDeed::Keep(name) => self.keep_view(context, &name),
            ViewDeed::Amend(name, new_name, note) => self.amend_view(context, &name, &new_name, &note),
            ViewDeed::Move(name, by) => self.configure_views(context, |world| views::moved(world, &name, by)),
            ViewDeed::Remove(name) => self.configure_views(context, |_| views::removed(&name)),
            ViewDeed::Present => self.present(context),
            ViewDeed::Show(place) => self.show_view(context, place),
            ViewDeed::Step(by) => self.step_view(context, by),
            ViewDeed::Leave => self.leave_presentation(context),
        }
    }

    /// Keeps what is seen under a name.
    fn keep_view(&mut self, context: &Context, name: &str) {
        let Some(view) = self.seen() else { return };
        self.configure_views(context, |world| views::kept(world, name, view));
        self.shown_view = Some(name.to_owned());
    }

    /// What is seen now, as a view.
    fn seen(&self) -> Option<SavedView> {
        let file = self.file.as_ref()?;
        let view = self.view.as_ref().filter(|_| !self.map.shows_county());
        let kept = seen(&self.choice, file.session.present(), &file.geography, view);
        let day = file.session.as_of().map_or(ViewDay::Today, ViewDay::On);
        Some(SavedView { day, time: self.times.sight(), other_day: self.times.other(), ..kept })
    }

    fn amend_view(&mut self, context: &Context, name: &str, new_name: &str, note: &str) {
        let Some(file) = &self.file else { return };
        match views::amended(file.session.present(), name, new_name, note) {
            Some(values) => {
                if self.shown_view.as_deref() == Some(name) {
                    self.shown_view = Some(new_name.trim().to_owned());
                }
                self.configure_views(context, |_| values);
            }
            None => {
                let text = self.preferences.language.say_with("views.taken", &[("name", &new_name.trim())]);
                self.notices.fault(text);
            }
        }
    }

    /// Writes settings of views. They are about the file and not about a day, so that they can also be written while an
    /// earlier day is looked at.
    fn configure_views(
        &mut self,
        context: &Context,
        values: impl FnOnce(&crate::model::World) -> Vec<(String, String)>,
    ) {
        let Some(file) = &mut self.file else { return };
        let values = values(file.session.present());
        if !values.is_empty() {
            self.configure_file(context, Edit::Configure(Configure { values }));
        }
    }

    /// Writes settings that are about the file and not about a day.
    pub(super) fn configure_file(&mut self, context: &Context, edit: Edit) {
        let Some(file) = &mut self.file else { return };
        let day = file.session.as_of();
        let back = file.session.look_at(None);
        self.perform(context, edit);
        if back.is_ok() && day.is_some() {
            self.look_at(day);
        }
    }

    /// Sees a view again in the overview.
    fn apply_view(&mut self, context: &Context, name: &str) {
        let Some(file) = &self.file else { return };
        let views = SavedView::kept(file.session.present());
        let Some((name, view)) = views.into_iter().find(|(other, _)| other == name) else { return };
        self.workspace = Workspace::Overview;
        self.shown_view = Some(name);
        let missing = self.see_view(context, &view);
        for sentence in &missing {
            let text = self.preferences.language.sentence(sentence);
            self.notices.say(text);
        }
    }

    /// Sees a view; gives back what it names and the file does not have.
    pub(super) fn see_view(&mut self, context: &Context, view: &SavedView) -> Vec<Sentence> {
        let Some(file) = &self.file else { return Vec::new() };
        let session = &file.session;
        let (world, today) = (session.present(), session.today());
        let Opened { choice, bounds, spots, mut missing } = opened(view, &self.choice, world, &file.geography);
        let day = view.day.day(world, today);
        if day.is_none_or(|day| day > today)
            || (view.other_day == ViewDay::LastMeeting && world.last_meeting().is_none())
        {
            missing.push(Sentence::new("views.no_day"));
        }
        self.choice = choice;
        self.close_spots();
        self.selection.record = None;
        self.selection.several.clear();
        self.selection.village = self.choice.selected.last().copied();
        match bounds {
            Some(bounds) => self.map.show_extent(bounds),
            None => self.map.show_county(),
        }
        self.times.see(view.time);
        self.times.choose_other(view.other_day);
        self.go_to(day.filter(|day| *day <= today).unwrap_or(today));
        if let Some(question) = spots {
            self.left.spots.take_over(&question);
            self.look_for_spots(context, question);
        }
        missing
    }
}
