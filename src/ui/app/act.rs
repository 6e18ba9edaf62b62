//! What the intents do that concern the records, the selection and the map.

use egui::Context;

use crate::analysis::{Gap, Method};
use crate::edits::{Edit, Post};
use crate::map::Palette;
use crate::model::{Cadre, Id, Place, PlanItem, Posting, Village};
use crate::session::SessionError;
use crate::words::Language;

use super::super::comparing::Comparing;
use super::super::dialogs::is_edit;
use super::super::gaps;
use super::super::intent::{RecordRef, Workspace};
use super::super::look;
use super::super::preferences::{BaseMap, ClassTaste};

/// An edit of that many rows goes on a thread of its own.
const LONG: usize = 1000;

impl super::App {
    /// Puts an error into the user's words.
    pub(super) fn words_of(&self, error: &SessionError) -> String {
        let language = self.preferences.language;
        match error {
            SessionError::Refused(refusal) => language.refusal(refusal),
            SessionError::File(sentence) => language.sentence(sentence),
        }
    }

    /// Does an edit; one of many rows on a thread of its own, because it takes long.
    pub(super) fn perform(&mut self, context: &Context, edit: Edit) {
        match &edit {
            Edit::Import(changes) if changes.rows.len() >= LONG => {
                self.at_work(context, "ui.job.import", move |session, progress| {
                    session.perform_watched(edit, progress)?;
                    Ok((None, session.undoable().cloned()))
                });
            }
            _ => self.perform_now(&edit),
        }
    }

    fn perform_now(&mut self, edit: &Edit) {
        let Some(file) = &mut self.file else { return };
        let before = file.session.revision();
        match file.session.perform(edit) {
            Ok(()) if file.session.revision() == before => {
                self.notices.say(self.preferences.language.say("ui.nothing_changed"));
            }
            Ok(()) => {
                let done = file.session.undoable().map(|done| self.preferences.language.sentence(done));
                self.notices.say(done.unwrap_or_default());
            }
            Err(error) => {
                let text = self.words_of(&error);
                self.notices.fault(text);
            }
        }
    }

    /// Looks at another day; what is selected stays, as far as it was there.
    pub(super) fn look_at(&mut self, day: Option<crate::model::Date>) {
        let Some(file) = &mut self.file else { return };
        if let Err(refusal) = file.session.look_at(day) {
            self.notices.fault(self.preferences.language.refusal(&refusal));
        }
        if self.comparing.as_ref().is_some_and(|comparing| comparing.from() >= self.shown_day()) {
            self.comparing = None;
        }
    }

    /// Compares the day that is shown with another; a day that is not before it cannot be compared.
    pub(super) fn compare_with(&mut self, day: Option<crate::model::Date>) {
        let shown = self.shown_day();
        self.comparing = day.filter(|day| *day < shown).map(Comparing::with);
        self.preferences.left |= self.comparing.is_some();
    }

    /// The day that is looked at.
    pub(super) fn shown_day(&self) -> crate::model::Date {
        self.file.as_ref().map(|file| file.session.desk().today).unwrap_or_default()
    }

    pub(super) fn undo(&mut self, context: &Context) {
        if self.last_is_long() {
            self.at_work(context, "ui.job.undo", |session, progress| {
                Ok((Some("ui.undone"), Some(session.undo_watched(progress)?)))
            });
        } else {
            self.step(true);
        }
    }

    pub(super) fn redo(&mut self, context: &Context) {
        if self.last_is_long() {
            self.at_work(context, "ui.job.redo", |session, progress| {
                Ok((Some("ui.redone"), Some(session.redo_watched(progress)?)))
            });
        } else {
            self.step(false);
        }
    }

    /// Whether the last line of the history changed many rows, which undo or redo would change again.
    fn last_is_long(&self) -> bool {
        self.file.as_ref().is_some_and(|file| file.session.last_rows() >= LONG as u64)
    }

    /// Undoes or redoes one edit and says which; nothing happens when there is none.
    fn step(&mut self, back: bool) -> bool {
        let Some(file) = &mut self.file else { return false };
        let session = &mut file.session;
        if (if back { session.undoable() } else { session.redoable() }).is_none() {
            return false;
        }
        let language = self.preferences.language;
        match if back { session.undo() } else { session.redo() } {
            Ok(sentence) => {
                let key = if back { "ui.undone" } else { "ui.redone" };
                self.notices.say(language.say_with(key, &[("what", &language.sentence(&sentence))]));
                true
            }
            Err(error) => {
                let text = self.words_of(&error);
                self.notices.fault(text);
                false
            }
        }
    }

    /// Undoes or redoes until the edit with this number is the last that stands.
    pub(super) fn go_back_to(&mut self, number: Option<i64>) {
        const MOST: usize = 100_000;
        let history = self.file.as_ref().and_then(|file| file.session.history(MOST).ok()).unwrap_or_default();
        let stands = |entry: &&crate::session::HistoryEntry| !entry.undone && is_edit(entry);
        let after = |entry: &&crate::session::HistoryEntry| number.is_none_or(|number| entry.number > Some(number));
        let back = history.iter().filter(stands).filter(after).count();
        let forth = history.iter().filter(|entry| entry.undone && is_edit(entry) && !after(entry)).count();
        for _ in 0..back {
            if !self.step(true) {
                return;
            }
        }
        for _ in 0..if back == 0 { forth } else { 0 } {
            if !self.step(false) {
                return;
            }
        }
    }

    /// Reads the file again; says so when it was asked for or when something had changed.
    pub(super) fn reload(&mut self, asked: bool) {
        let Some(file) = &mut self.file else { return };
        let language = self.preferences.language;
        match file.session.reload() {
            Ok(true) => self.notices.say(language.say("ui.reloaded")),
            Ok(false) if asked => self.notices.say(language.say("ui.reload_nothing")),
            Ok(false) => {}
            Err(error) => {
                let text = self.words_of(&error);
                self.notices.fault(text);
            }
        }
    }

    pub(super) fn select(&mut self, villages: Vec<Id<Village>>) {
        self.selection.village = villages.last().copied();
        self.selection.record = None;
        self.selection.several.clear();
        self.choice.selected = villages.into_iter().collect();
        self.reveal();
    }

    pub(super) fn invert_selection(&mut self) {
        let Some(file) = &self.file else { return };
        let villages = file.session.world().villages.iter().map(|row| row.id);
        let others = villages.filter(|village| !self.choice.selected.contains(village)).collect();
        self.select(others);
    }

    pub(super) fn add_villages(&mut self, villages: Vec<Id<Village>>) {
        self.selection.village = villages.last().copied().or(self.selection.village);
        self.choice.selected.extend(villages);
    }

    /// Finds the classes in another way; this person's maps begin so from now on.
    pub(super) fn set_classes(&mut self, method: Method, count: usize) {
        (self.choice.method, self.choice.classes) = (method, count);
        self.preferences.classes = ClassTaste::of(&self.choice);
    }

    pub(super) fn set_palette(&mut self, palette: Palette, reversed: bool) {
        (self.choice.palette, self.choice.reversed) = (palette, reversed);
        self.preferences.classes = ClassTaste::of(&self.choice);
    }

    pub(super) fn toggle(&mut self, village: Id<Village>) {
        if !self.choice.selected.remove(&village) {
            self.choice.selected.insert(village);
        }
        let still = self.choice.selected.contains(&village);
        self.selection.village = if still { Some(village) } else { self.choice.selected.last().copied() };
    }

    /// Marks a record in the table and selects the villages that it is about.
    pub(super) fn select_record(&mut self, record: RecordRef) {
        let Some(file) = &self.file else { return };
        let world = file.session.world();
        let today = file.findings.today;
        let villages: Vec<Id<Village>> = match record {
            RecordRef::Village(id) => vec![id],
            RecordRef::Issue(id) => world.issues.get(id).and_then(|row| row.village).into_iter().collect(),
            RecordRef::Posting(id) => world.postings.get(id).and_then(Posting::village).into_iter().collect(),
            RecordRef::Standing(id) => world.standings.get(id).map(|row| row.village).into_iter().collect(),
            RecordRef::Cadre(id) => {
                let held = world.postings.iter().filter(|row| row.cadre == Some(id) && row.holds_on(today));
                held.filter_map(Posting::village).collect()
            }
            RecordRef::Site(id) => world.sites.get(id).and_then(|row| row.village).into_iter().collect(),
            RecordRef::Activity(id) => world.activities.get(id).map(|row| row.villages.clone()).unwrap_or_default(),
            RecordRef::Promise(id) => world.promises.get(id).and_then(|row| row.village).into_iter().collect(),
            RecordRef::Document(id) => world.documents.get(id).and_then(|row| row.village).into_iter().collect(),
            RecordRef::Household(id) => world.households.get(id).map(|row| row.village).into_iter().collect(),
            RecordRef::Plan(id) => {
                let items = world.plan_items.iter().filter(|item| item.plan == id);
                let ends = |item: &PlanItem| item.ends.and_then(|id| world.postings.get(id)).and_then(Posting::village);
                let goes = |item: &PlanItem| match item.place {
                    Some(Place::Village(village)) => Some(village),
                    _ => None,
                };
                items.filter_map(|item| goes(item).or_else(|| ends(item))).collect()
            }
            RecordRef::Unit(_) | RecordRef::Campaign(_) => Vec::new(),
        };
        if !villages.is_empty() {
            self.select(villages);
        }
        self.selection.record = Some(record);
    }

    /// Marks several records together; fewer than two end it.
    pub(super) fn mark_records(&mut self, several: Vec<RecordRef>) {
        self.selection.several = if several.len() < 2 { Vec::new() } else { several };
    }

    /// Brings the village that was selected last into view if it is outside of it.
    fn reveal(&mut self) {
        if let (Some(file), Some(village)) = (&self.file, self.selection.village) {
            self.map.reveal(file, village, self.view);
        }
    }

    pub(super) fn zoom_to_selection(&mut self) {
        let Some(file) = &self.file else { return };
        if self.choice.selected.is_empty() {
            self.map.show_county();
        } else if !self.map.show_villages(file, self.choice.selected.iter().copied()) {
            self.notices.say(self.preferences.language.say("ui.no_place"));
        }
        if self.workspace == Workspace::Print {
            self.workspace = Workspace::Overview;
        }
    }

    pub(super) fn step_gap(&mut self, gap: Gap, forward: bool) {
        let found =
            self.file.as_ref().and_then(|file| gaps::step(file.gaps.villages(gap), self.selection.village, forward));
        if let Some(village) = found {
            self.select(vec![village]);
        }
    }

    pub(super) fn select_gap(&mut self, gap: Gap) {
        let villages = self.file.as_ref().map(|file| file.gaps.villages(gap).to_vec()).unwrap_or_default();
        self.select(villages);
        self.zoom_to_selection();
    }

    /// Begins or ends posting a cadre from the map. Role and day, once chosen, hold while the mode lasts, also for the
    /// next cadre.
    pub(super) fn post_from_map(&mut self, cadre: Option<Id<Cadre>>) {
        if let (None, Some(_), Some(file)) = (self.posting_cadre, cadre, &self.file) {
            self.map.posting.begin(file.session.world(), file.session.desk().today);
        }
        self.posting_cadre = cadre;
    }

    /// Posts the cadre who is being posted from the map, in the role and from the day that its bar says.
    pub(super) fn post_here(&mut self, context: &Context, village: Id<Village>) {
        let (Some(cadre), Some(file)) = (self.posting_cadre, &self.file) else { return };
        let session = &file.session;
        match self.map.posting.posting(session.world(), cadre, village, session.desk().today) {
            Some(posting) => self.perform(context, Edit::Post(Post { posting })),
            None => self.notices.fault(self.preferences.language.say("ui.map.posting_no_day")),
        }
    }

    pub(super) fn choose_base(&mut self, base: BaseMap) {
        if base == BaseMap::Tianditu && self.preferences.tianditu_key.is_empty() {
            self.notices.say(self.preferences.language.say("ui.base.key_needed"));
            self.dialogs.show_settings();
        }
        self.preferences.base_map = base;
    }

    pub(super) fn set_author(&mut self, name: &str) {
        if let Some(file) = &mut self.file {
            file.session.set_author(name);
        }
    }

    pub(super) fn set_language(&mut self, language: Language) {
        self.preferences.language = language;
        self.choice.language = language;
    }

    pub(super) fn set_dark(&mut self, context: &Context, dark: bool) {
        self.preferences.dark = dark;
        self.choice.dark = dark;
        look::set_dark(context, dark);
    }
}
