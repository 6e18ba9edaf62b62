//! One line of what is to be done today: what, where, whose, and how late; it leads to the record and to the place.

use egui::Ui;

use crate::analysis::{Errand, Item, Matter};
use crate::model::{CatalogueKind, Date, Id, Place, Standing, StandingState, Township, Unit, Village, World};
use crate::ui::forms::Form;
use crate::ui::intent::{Intent, Intents, RecordRef, Sight};
use crate::ui::panel::parts::{Line, line_ui};
use crate::ui::tables::masked;
use crate::ui::widgets::day::{days_between, short_date};

/// What a line needs to be said.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    /// What the panels see.
    pub(super) sight: Sight<'a>,
    /// Why it is to be done.
    pub(super) errand: Errand,
    /// The day.
    pub(super) today: Date,
}

/// A line in words.
#[derive(Default)]
struct Said {
    title: String,
    place: String,
    about: String,
}

/// Draws a line. Pressing it marks the record and its place on the map; pressing it again opens it.
pub(super) fn item_ui(ui: &mut Ui, words: Words<'_>, item: Item, intents: &mut Intents) {
    let said = words.said(item.matter);
    let note = [said.place.as_str(), &said.about].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let marked = words.is_marked(item.matter);
    let line = Line {
        title: &said.title,
        note: &note.join(" · "),
        tail: &words.time(item),
        late: matches!(words.errand, Errand::Overdue | Errand::PromiseOverdue),
        marked,
    };
    if line_ui(ui, &line).clicked() {
        intents.extend(if marked { words.open(item.matter) } else { words.go(item.matter) });
    }
}

impl<'a> Words<'a> {
    fn world(&self) -> &'a World {
        self.sight.session.world()
    }

    fn said(&self, matter: Matter) -> Said {
        let world = self.world();
        let said = match matter {
            Matter::Issue(id) => world.issues.get(id).map(|issue| Said {
                title: format!("{} {}", issue.number, issue.title),
                place: self.place(issue.village, issue.township),
                about: self.unit(issue.unit),
            }),
            Matter::Standing(id) => world.standings.get(id).map(|case| Said {
                title: world.place_name(Place::Village(case.village)).to_owned(),
                place: self.place(None, world.township_of(Place::Village(case.village))),
                about: self.sight.language.say(next_of(case)).into_owned(),
            }),
            Matter::Promise(id) => world.promises.get(id).map(|promise| Said {
                title: promise.title.clone(),
                place: self.place(promise.village, promise.township),
                about: self.promised(&promise.kind, promise.unit),
            }),
            Matter::Village(id) => world.villages.get(id).map(|village| Said {
                title: village.name.clone(),
                place: self.place(None, Some(village.township)),
                about: String::new(),
            }),
            Matter::Cadre(id) => world.cadres.get(id).map(|cadre| Said {
                title: cadre.name.clone(),
                place: String::new(),
                about: self.unit(cadre.unit),
            }),
        };
        said.unwrap_or_default()
    }

    fn promised(&self, kind: &str, unit: Option<Id<Unit>>) -> String {
        let kind = self.sight.language.entry(self.world(), CatalogueKind::PromiseKind, kind);
        [kind.to_owned(), self.unit(unit)].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn place(&self, village: Option<Id<Village>>, township: Option<Id<Township>>) -> String {
        let world = self.world();
        let township = village.and_then(|id| world.township_of(Place::Village(id))).or(township);
        let name = |place: Option<Place>| place.map(|place| world.place_name(place).to_owned());
        let parts = [name(township.map(Place::Township)), name(village.map(Place::Village))];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn unit(&self, unit: Option<Id<Unit>>) -> String {
        unit.and_then(|id| self.world().units.get(id)).map(|unit| unit.name.clone()).unwrap_or_default()
    }

    /// What stands at the end: how late, how long left, since when, when last.
    fn time(&self, item: Item) -> String {
        let language = self.sight.language;
        let Some(day) = item.day else {
            let never = matches!(self.errand, Errand::NotVisited | Errand::WithoutPosting);
            return if never { language.say("agenda.never").into_owned() } else { String::new() };
        };
        let date = short_date(language, day);
        let days = days_between(day, self.today);
        match self.errand {
            Errand::NoReply | Errand::ToVerify => language.say_with("agenda.waits", &[("days", &days)]),
            Errand::NotVisited => language.say_with("agenda.last", &[("day", &date)]),
            Errand::WithoutPosting => language.say_with("agenda.until", &[("day", &date)]),
            _ if days > 0 => language.say_with("table.overdue_days", &[("days", &days)]),
            _ if days == 0 => language.say("table.due_today").into_owned(),
            _ => language.say_with("table.days_left", &[("days", &-days)]),
        }
    }

    fn is_marked(&self, matter: Matter) -> bool {
        let selection = self.sight.selection;
        match matter {
            Matter::Village(id) => selection.village == Some(id) && selection.record.is_none(),
            _ => record(matter).is_some_and(|record| selection.record == Some(record)),
        }
    }

    /// Marks the record, and its place on the map. What cannot be marked is opened.
    fn go(&self, matter: Matter) -> Vec<Intent> {
        match (record(matter), matter) {
            (Some(record), _) => vec![Intent::SelectRecord(record)],
            (None, Matter::Village(id)) => vec![Intent::SelectVillages(vec![id])],
            (None, Matter::Promise(id)) => {
                let village = self.world().promises.get(id).and_then(|promise| promise.village);
                let select = village.map(|village| Intent::SelectVillages(vec![village]));
                select.into_iter().chain(self.open(matter)).collect()
            }
            (None, _) => Vec::new(),
        }
    }

    fn open(&self, matter: Matter) -> Vec<Intent> {
        let form = match matter {
            Matter::Issue(id) => Some(Form::Issue(Some(id), None)),
            Matter::Standing(id) => self.world().standings.get(id).map(|case| Form::Standing(Some(id), case.village)),
            Matter::Promise(id) => Some(Form::Promise(Some(id), None)),
            Matter::Village(id) => Some(Form::Village(id)),
            Matter::Cadre(id) => Some(Form::Cadre(Some(id))),
        };
        form.map(Intent::OpenForm).into_iter().collect()
    }

    /// The line as a row of an export.
    pub(super) fn row(&self, item: Item, names_of_people: bool) -> Vec<String> {
        let language = self.sight.language;
        let said = self.said(item.matter);
        let is_person = matches!(item.matter, Matter::Cadre(_)) && !names_of_people;
        vec![
            language.say(&self.errand.title_key()).into_owned(),
            if is_person { masked(&said.title, "") } else { said.title },
            said.place,
            said.about,
            item.day.map(|day| short_date(language, day)).unwrap_or_default(),
            self.time(item),
        ]
    }
}

/// What comes next in the case of a weak village.
fn next_of(case: &Standing) -> &'static str {
    if case.state == StandingState::Accepted { "agenda.look_back" } else { "agenda.acceptance" }
}

/// The record that can be marked in a table.
fn record(matter: Matter) -> Option<RecordRef> {
    match matter {
        Matter::Issue(id) => Some(RecordRef::Issue(id)),
        Matter::Standing(id) => Some(RecordRef::Standing(id)),
        Matter::Cadre(id) => Some(RecordRef::Cadre(id)),
        Matter::Promise(_) | Matter::Village(_) => None,
    }
}
