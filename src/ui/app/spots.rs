//! What the intents do that concern hotspots: they are looked for in a job, over the records as they are, and what was
//! found colours the map until it is closed or another measure is chosen.

use egui::Context;

use crate::analysis::Measure;
use crate::analysis::spots::{SpotError, SpotQuestion, Spots};
use crate::map::SpotLayer;
use crate::model::{Id, Issue, TimeSight};

use super::super::dialogs::Answer;
use super::super::forms::Form;
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

    fn look_for_spots(&mut self, context: &Context, question: SpotQuestion) {
        let Some(file) = &self.file else { return };
        let language = self.preferences.language;
        let (snapshot, revision) =
            (Snapshot::of(file, &self.choice, self.workspace, language), file.session.revision());
        let title = language.say("spots.job").into_owned();
        self.jobs.start(context, title, move |progress| {
            let county = snapshot.county();
            let found = Spots::of(county.world, county.findings, county.geography, &question, progress);
            Answer::Spots(Box::new(found), revision)
        });
    }

    /// Takes up what was found.
    pub(super) fn spots_found(&mut self, found: Result<Spots, SpotError>, revision: u64) {
        match found {
            Ok(found) => {
                self.choice.spots = Some(SpotLayer::of(found, revision));
                self.multiples.by = None;
                if self.times.sight() != TimeSight::Day {
                    self.see_time(TimeSight::Day);
                }
                self.left.spots.answered(None);
                self.age_spots();
            }
            Err(SpotError::Refused(refusal)) => {
                self.choice.spots = None;
                self.left.spots.answered(Some(refusal));
            }
            Err(SpotError::Stopped) => self.notices.say(self.preferences.language.say("ui.job.stopped")),
        }
    }

    /// Nothing but the measure is shown.
    pub(super) fn close_spots(&mut self) {
        self.choice.spots = None;
        self.left.spots.closed();
    }

    /// Shows a measure, in place of whatever was found before.
    pub(super) fn show_measure(&mut self, measure: Measure) {
        self.choice.measure = measure;
        self.choice.spots = None;
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
