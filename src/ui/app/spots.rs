//! What the intents do that concern hotspots: they are looked for in a job, over the records as they are, and what was
//! found colours the map until it is closed or another measure is chosen.

use std::sync::Arc;

use egui::Context;

use crate::analysis::Measure;
use crate::analysis::spots::{SpotError, SpotQuestion, Spots};
use crate::map::SpotLayer;
use crate::model::{Id, Issue, TimeSight};

use super::super::dialogs::Answer;
use super::super::forms::Form;
use super::super::hotspots::Asking;
use super::super::intent::{RecordRef, SpotDeed};
use super::snapshot::Snapshot;

impl super::App {
    /// Does what is asked about hotspots.
    pub(super) fn spots(&mut self, context: &Context, deed: SpotDeed) {
        match deed {
            SpotDeed::Ask(question) => self.look_for_spots(context, *question),
            SpotDeed::Close => self.close_spots(),
            SpotDeed::Table(title, issues) => {
                self.tables.show_only(title, issues.into_iter().map(RecordRef::Issue).collect());
                self.preferences.table = true;
            }
            SpotDeed::Promote(issues) => self.promote_together(&issues),
        }
    }

    /// Looks for hotspots; what was found before in these very records is shown at once.
    pub(super) fn look_for_spots(&mut self, context: &Context, question: SpotQuestion) {
        let Some(file) = &self.file else { return };
        let session = &file.session;
        let state = (session.edition(), session.desk().today);
        let asking = self.left.spots.waiting.ask(session.revision(), state);
        if let Some(known) = self.left.spots.waiting.known(&question, state) {
            self.left.spots.waiting.give_up();
            self.show_spots(SpotLayer::of(known, asking.revision));
            return;
        }
        let language = self.preferences.language;
        let snapshot = Snapshot::of(file, &self.choice, self.workspace, language);
        let title = language.say("spots.job").into_owned();
        self.jobs.start(context, title, move |progress| {
            let county = snapshot.county();
            let found = Spots::of(county.world, county.findings, county.geography, &question, progress);
            Answer::Spots(Box::new(found), asking)
        });
    }

    /// Takes up what was found, if it is what was asked last.
    pub(super) fn spots_found(&mut self, found: Result<Spots, SpotError>, asking: &Asking) {
        if !self.left.spots.waiting.has_come(asking) {
            return;
        }
        match found {
            Ok(found) => {
                let found = Arc::new(found);
                self.left.spots.waiting.keep(asking, &found);
                self.show_spots(SpotLayer::of(found, asking.revision));
            }
            Err(SpotError::Refused(refusal)) => {
                self.choice.spots = None;
                if let Some(show) = &mut self.show {
                    show.missing.push(refusal.0.clone());
                }
                self.left.spots.answered(Some(refusal));
            }
            Err(SpotError::Stopped) => self.notices.say(self.preferences.language.say("ui.job.stopped")),
        }
    }

    fn show_spots(&mut self, layer: SpotLayer) {
        self.choice.spots = Some(layer);
        self.multiples.by = None;
        if self.times.sight() != TimeSight::Day {
            self.see_time(TimeSight::Day);
        }
        self.left.spots.answered(None);
        self.age_spots();
    }

    /// Nothing but the measure is shown.
    pub(super) fn close_spots(&mut self) {
        self.choice.spots = None;
        self.left.spots.closed();
        self.left.spots.waiting.give_up();
    }

    /// Shows a measure, in place of whatever was found before.
    pub(super) fn show_measure(&mut self, measure: Measure) {
        self.choice.measure = measure;
        self.choice.spots = None;
        self.left.spots.waiting.give_up();
    }

    /// What was found is marked as old when the records have changed since.
    pub(super) fn age_spots(&mut self) {
        let revision = self.file.as_ref().map(|file| file.session.revision());
        if let Some(layer) = &mut self.choice.spots {
            layer.is_old = Some(layer.revision) != revision;
        }
    }

    /// Opens the form that makes one common problem of these issues.
    fn promote_together(&mut self, issues: &[Id<Issue>]) {
        if let Some(first) = issues.first() {
            self.mark_records(issues.iter().copied().map(RecordRef::Issue).collect());
            self.drafts.open(Form::Common(*first));
        }
    }
}
