//! Search: townships, villages, cadres and units by name, code, pinyin and initials; issues, activities, promises and
//! papers by what is written in them.

use std::sync::Arc;

use egui::{Id, Key, Modifiers, Popup, PopupCloseBehavior, RichText, ScrollArea, TextEdit, Ui, vec2};

use crate::model::{Activity, Cadre, Document, Issue, Promise, Table, Township, Unit, Village, World};
use crate::words::Language;

use super::intent::{Intent, Intents, RecordRef};
use super::look;
use super::widgets::Spelling;

/// How many answers are listed.
const MOST: usize = 40;
/// How many answers there are at most of each kind of record beside the issues.
const SOME: usize = 8;

/// Something that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A township.
    Township(crate::model::Id<Township>),
    /// A village.
    Village(crate::model::Id<Village>),
    /// A cadre.
    Cadre(crate::model::Id<Cadre>),
    /// A unit.
    Unit(crate::model::Id<Unit>),
    /// An issue.
    Issue(crate::model::Id<Issue>),
    /// A visit or a meeting.
    Activity(crate::model::Id<Activity>),
    /// Something promised.
    Promise(crate::model::Id<Promise>),
    /// A paper.
    Document(crate::model::Id<Document>),
}

impl Found {
    const fn key(self) -> &'static str {
        match self {
            Self::Township(_) => "ui.search.township",
            Self::Village(_) => "ui.search.village",
            Self::Cadre(_) => "ui.search.cadre",
            Self::Unit(_) => "ui.search.unit",
            Self::Issue(_) => "ui.search.issue",
            Self::Activity(_) => "table.activities",
            Self::Promise(_) => "table.promises",
            Self::Document(_) => "table.documents",
        }
    }
}

#[derive(Clone, Debug)]
struct Entry {
    what: Found,
    name: String,
    code: String,
    spelling: Spelling,
}

/// What is looked through, kept apart by table so that an edit of an issue does not spell the villages again.
#[derive(Clone, Debug, Default)]
pub struct Index {
    townships: (Table<Township>, Arc<Vec<Entry>>),
    villages: (Table<Village>, Arc<Vec<Entry>>),
    cadres: (Table<Cadre>, Arc<Vec<Entry>>),
    units: (Table<Unit>, Arc<Vec<Entry>>),
}

/// Spells the rows of a table again if it has changed.
macro_rules! respell {
    ($slot:expr, $table:expr, $what:path) => {
        if $slot.1.is_empty() || !$slot.0.is_same(&$table) {
            let entries = $table.iter().map(|row| Entry {
                what: $what(row.id),
                name: row.name.clone(),
                code: row.code.clone(),
                spelling: Spelling::of(&row.name),
            });
            $slot = ($table.clone(), Arc::new(entries.collect()));
        }
    };
}

impl Index {
    /// Spells the names of a world.
    pub fn of(world: &World) -> Self {
        let mut index = Self::default();
        index.refresh(world);
        index
    }

    /// Spells again what has changed.
    pub fn refresh(&mut self, world: &World) {
        respell!(self.townships, world.townships, Found::Township);
        respell!(self.villages, world.villages, Found::Village);
        respell!(self.cadres, world.cadres, Found::Cadre);
        respell!(self.units, world.units, Found::Unit);
    }

    /// What was meant: names that begin with what was typed before those that hold it, places before people.
    pub fn find(&self, world: &World, typed: &str) -> Vec<Found> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Vec::new();
        }
        let lists = [&self.townships.1, &self.villages.1, &self.cadres.1, &self.units.1];
        let named = lists.into_iter().flat_map(|list| list.iter());
        let mut found: Vec<(u8, Found)> =
            named.filter_map(|entry| Some((rank(entry, typed)?, entry.what))).take(4 * MOST).collect();
        let issue = |issue: &&Issue| issue.number.contains(typed) || issue.title.contains(typed);
        found.extend(world.issues.iter().filter(issue).take(MOST - 2 * SOME).map(|issue| (3, Found::Issue(issue.id))));
        let activity =
            |row: &&Activity| [&row.number, &row.title, &row.summary].iter().any(|text| text.contains(typed));
        let promise = |row: &&Promise| row.number.contains(typed) || row.title.contains(typed);
        let document = |row: &&Document| row.number.contains(typed) || row.title.contains(typed);
        found.extend(world.promises.iter().filter(promise).take(SOME).map(|row| (4, Found::Promise(row.id))));
        found.extend(world.documents.iter().filter(document).take(SOME).map(|row| (4, Found::Document(row.id))));
        // The latest first: a visit is looked for because it was made just now.
        let mut activities: Vec<&Activity> = world.activities.iter().filter(activity).collect();
        activities.sort_by_key(|row| std::cmp::Reverse((row.on, row.id)));
        found.extend(activities.into_iter().take(SOME).map(|row| (5, Found::Activity(row.id))));
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, what)| what).take(MOST).collect()
    }
}

/// How well an entry fits, 0 best; `None` if it does not.
fn rank(entry: &Entry, typed: &str) -> Option<u8> {
    if entry.name == typed || entry.code == typed {
        Some(0)
    } else if entry.name.starts_with(typed) {
        Some(1)
    } else if (typed.len() > 1 && entry.code.contains(typed)) || entry.spelling.matches_plainly(typed) {
        Some(2)
    } else if entry.spelling.matches(typed) {
        Some(4)
    } else {
        None
    }
}

/// The second line of an answer: where it belongs.
fn place(world: &World, what: Found) -> (String, String) {
    let township = |id| world.townships.get(id).map(|row| row.name.clone()).unwrap_or_default();
    let unit = |id: Option<_>| id.and_then(|id| world.units.get(id)).map(|row| row.name.clone()).unwrap_or_default();
    match what {
        Found::Township(id) => (township(id), world.townships.get(id).map(|row| row.code.clone()).unwrap_or_default()),
        Found::Village(id) => {
            world.villages.get(id).map(|row| (row.name.clone(), township(row.township))).unwrap_or_default()
        }
        Found::Cadre(id) => world.cadres.get(id).map(|row| (row.name.clone(), unit(row.unit))).unwrap_or_default(),
        Found::Unit(id) => world.units.get(id).map(|row| (row.name.clone(), row.code.clone())).unwrap_or_default(),
        Found::Issue(id) => world
            .issues
            .get(id)
            .map(|row| (format!("{} {}", row.number, row.title), village_name(world, row.village)))
            .unwrap_or_default(),
        Found::Activity(id) => world.activities.get(id).map(|row| told(world, row)).unwrap_or_default(),
        Found::Promise(id) => world.promises.get(id).map(|row| (row.title.clone(), unit(row.unit))).unwrap_or_default(),
        Found::Document(id) => {
            world.documents.get(id).map(|row| (row.title.clone(), row.number.clone())).unwrap_or_default()
        }
    }
}

/// A visit or a meeting: what it was about, its day and its village.
fn told(world: &World, row: &Activity) -> (String, String) {
    let what = if row.title.is_empty() { &row.summary } else { &row.title };
    (what.clone(), format!("{} {}", row.on, village_name(world, row.villages.first().copied())))
}

fn village_name(world: &World, village: Option<crate::model::Id<Village>>) -> String {
    village.and_then(|id| world.villages.get(id)).map(|row| row.name.clone()).unwrap_or_default()
}

/// What choosing an answer does: select and zoom.
pub fn choose(world: &World, today: crate::model::Date, what: Found) -> Intents {
    let villages: Vec<_> = match what {
        Found::Township(id) => world.villages.iter().filter(|row| row.township == id).map(|row| row.id).collect(),
        Found::Village(id) => return vec![Intent::SelectRecord(RecordRef::Village(id)), Intent::ZoomToSelection],
        Found::Cadre(id) => return vec![Intent::SelectRecord(RecordRef::Cadre(id)), Intent::ZoomToSelection],
        Found::Issue(id) => return vec![Intent::SelectRecord(RecordRef::Issue(id)), Intent::ZoomToSelection],
        Found::Activity(id) => return vec![Intent::SelectRecord(RecordRef::Activity(id)), Intent::ZoomToSelection],
        Found::Promise(id) => return vec![Intent::SelectRecord(RecordRef::Promise(id)), Intent::ZoomToSelection],
        Found::Document(id) => return vec![Intent::SelectRecord(RecordRef::Document(id))],
        Found::Unit(id) => {
            let of_unit = |cadre: Option<_>| {
                cadre.and_then(|cadre| world.cadres.get(cadre)).is_some_and(|cadre| cadre.unit == Some(id))
            };
            let postings = world.postings.iter().filter(|posting| posting.holds_on(today));
            postings
                .filter(|posting| posting.unit == Some(id) || of_unit(posting.cadre))
                .filter_map(crate::model::Posting::village)
                .collect()
        }
    };
    vec![Intent::SelectVillages(villages), Intent::ZoomToSelection]
}

/// The search field with what was typed and found.
#[derive(Debug, Default)]
pub struct SearchField {
    typed: String,
    found: Vec<Found>,
    at: usize,
    wanted: bool,
}

impl SearchField {
    /// Puts the cursor into the field in the next frame.
    pub fn focus(&mut self) {
        self.wanted = true;
    }

    /// Draws the field and its answers.
    pub fn search_ui(
        &mut self,
        ui: &mut Ui,
        width: f32,
        sight: Option<(&World, &Index, crate::model::Date)>,
        language: Language,
        intents: &mut Intents,
    ) {
        let id = Id::unique("search-field");
        let hint = language.say("ui.search.hint");
        let before = self.steps(ui, id);
        let field = TextEdit::singleline(&mut self.typed).id(id).hint_text(hint.as_ref()).desired_width(width - 20.0);
        let response = ui.add_enabled(sight.is_some(), field.margin(vec2(10.0, 5.0)));
        response.widget_info(|| egui::WidgetInfo::text_edit(true, "", self.typed.clone(), hint.as_ref()));
        if std::mem::take(&mut self.wanted) {
            response.request_focus();
        }
        let Some((world, index, today)) = sight else { return };
        if response.changed() {
            self.found = index.find(world, &self.typed);
            self.at = 0;
        }
        let asked = ui.input(|input| input.key_pressed(Key::Enter)) && response.lost_focus();
        let mut chosen = if asked { self.found.get(self.at).copied() } else { None };
        let open = (response.has_focus() || before) && !self.typed.trim().is_empty();
        let clicked = Popup::from_response(&response)
            .open(open)
            .close_behavior(PopupCloseBehavior::IgnoreClicks)
            .width(width.max(340.0))
            .show(|ui| self.answers_ui(ui, world, language))
            .and_then(|shown| shown.inner);
        chosen = clicked.or(chosen);
        if let Some(what) = chosen {
            intents.extend(choose(world, today, what));
            self.typed.clear();
            self.found.clear();
            response.surrender_focus();
        }
    }

    /// Moves among the answers by the arrow keys; says whether the field has the keyboard.
    fn steps(&mut self, ui: &Ui, id: Id) -> bool {
        let focused = ui.memory(|memory| memory.has_focus(id));
        if focused && !self.found.is_empty() {
            let last = self.found.len() - 1;
            ui.input_mut(|input| {
                if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                    self.at = (self.at + 1).min(last);
                }
                if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                    self.at = self.at.saturating_sub(1);
                }
            });
        }
        focused
    }

    fn answers_ui(&self, ui: &mut Ui, world: &World, language: Language) -> Option<Found> {
        let colors = look::palette(ui);
        if self.found.is_empty() {
            ui.label(RichText::new(language.say("ui.search.nothing")).color(colors.secondary));
            return None;
        }
        let mut chosen = None;
        ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (number, what) in self.found.iter().enumerate() {
                let (name, where_to) = place(world, *what);
                let kind = language.say(what.key());
                let line = super::rows::Row { name: &name, note: &where_to, tail: &kind, marked: number == self.at };
                let response = super::rows::row_ui(ui, &line);
                if response.clicked() {
                    chosen = Some(*what);
                }
                if number == self.at {
                    response.scroll_to_me(None);
                }
            }
        });
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Changes, Id, Sentence};

    fn world() -> World {
        let mut changes = Changes::new(Sentence::new("test"));
        let township = Id::named("t");
        changes.add(Township {
            id: township,
            code: "990101001".into(),
            name: "椿渡乡".into(),
            seat: None,
            boundary: None,
        });
        for (code, name) in [("990101001001", "金店下村"), ("990101001002", "下金村")] {
            changes.add(Village {
                id: Id::named(code),
                township,
                code: code.into(),
                name: name.into(),
                full_name: String::new(),
                kind: "village".into(),
                households: None,
                population: None,
                position: None,
                boundary: None,
                boundary_origin: crate::model::BoundaryOrigin::Given,
            });
        }
        let mut world = World::default();
        world.apply(&changes);
        world
    }

    #[test]
    fn a_village_is_found_by_name_code_pinyin_and_initials() {
        let world = world();
        let index = Index::of(&world);
        let village = Found::Village(Id::named("990101001001"));
        for typed in ["金店下村", "店下", "990101001001", "jindian", "jdx", "金d"] {
            assert_eq!(index.find(&world, typed), [village], "{typed}");
        }
        assert!(index.find(&world, "  ").is_empty() && index.find(&world, "不存在").is_empty());
    }

    #[test]
    fn a_name_that_begins_with_what_was_typed_comes_first() {
        let world = world();
        let found = Index::of(&world).find(&world, "金");
        assert_eq!(found[0], Found::Village(Id::named("990101001001")));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn visits_promises_and_papers_are_found_by_what_is_written_in_them() {
        let mut world = world();
        let day = crate::model::Date::constant(2026, 10, 31);
        let mut changes = Changes::new(Sentence::new("test"));
        let visit = Activity { summary: "看水渠".into(), ..Activity::blank("visit", day) };
        let earlier = Activity { id: Id::named("earlier"), on: day.yesterday().expect("a day"), ..visit.clone() };
        let promise = Promise::blank("public", "修水渠", day);
        let paper = Document::blank("notice", "水渠管护通知", day);
        changes.add(earlier.clone());
        changes.add(visit.clone());
        changes.add(promise.clone());
        changes.add(paper.clone());
        world.apply(&changes);
        let found = Index::of(&world).find(&world, "水渠");
        let expected = [Found::Promise(promise.id), Found::Document(paper.id)];
        assert_eq!(found[..2], expected);
        assert_eq!(found[2..], [Found::Activity(visit.id), Found::Activity(earlier.id)], "the latest first");
        let intents = choose(&world, day, found[2]);
        assert!(matches!(intents[0], Intent::SelectRecord(RecordRef::Activity(id)) if id == visit.id));
    }

    #[test]
    fn choosing_a_township_selects_its_villages() {
        let world = world();
        let intents = choose(&world, crate::model::Date::constant(2026, 10, 31), Found::Township(Id::named("t")));
        assert!(matches!(&intents[0], Intent::SelectVillages(villages) if villages.len() == 2));
        assert!(matches!(intents[1], Intent::ZoomToSelection));
    }
}
