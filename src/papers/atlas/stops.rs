//! The pages of an atlas before they are drawn: for each its name, what its map shows, and what its ledger lists.

use std::collections::BTreeSet;

use crate::analysis::{Among, Findings, Measure, world_as_of};
use crate::map::{Choice, County, measure_name, shared_classes};
use crate::model::{CatalogueKind, Date, Id, Issue, Township, Unit, Village, World};
use crate::papers::desk::month_name;
use crate::papers::error::PaperError;

use super::order::{AtlasBy, AtlasOrder};

/// What a page is about.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum About {
    Township(Id<Township>),
    Village(Id<Village>),
    Unit(Id<Unit>),
    Category(String),
    /// The state of a day, by its place among the states.
    Day(usize),
}

/// One page.
#[derive(Clone, Debug)]
pub(super) struct Stop {
    /// Its name, for the outline, the file and the title of its ledger.
    pub name: String,
    pub about: About,
    /// The title of its map; `None` where it follows from the theme.
    pub title: Option<String>,
    pub choice: Choice,
    pub focus: BTreeSet<Id<Village>>,
}

/// The county on an earlier day.
pub(super) struct State {
    world: World,
    findings: Findings,
}

/// All pages, with the days that they are about.
pub(super) struct Stops {
    pub stops: Vec<Stop>,
    states: Vec<State>,
}

impl Stops {
    /// Plans the pages; says why there is none.
    pub fn of(county: County<'_>, order: &AtlasOrder) -> Result<Self, PaperError> {
        if order.only.as_ref().is_some_and(BTreeSet::is_empty) {
            return Err(PaperError::new("atlas.error.nothing_selected"));
        }
        let mut planned = Self { stops: Vec::new(), states: Vec::new() };
        match order.by {
            AtlasBy::Township => planned.stops = townships(county, order),
            AtlasBy::Village => planned.stops = villages(county, order),
            AtlasBy::Unit => planned.stops = units(county, order)?,
            AtlasBy::Category => planned.stops = categories(county, order)?,
            AtlasBy::Month => planned.add_months(county, order),
        }
        if planned.stops.is_empty() {
            return Err(PaperError::new("atlas.error.no_page"));
        }
        planned.share_classes(county, order);
        Ok(planned)
    }

    /// The county that a page is about: that of its day.
    pub fn county<'a>(&'a self, stop: &Stop, now: County<'a>) -> County<'a> {
        let state = match stop.about {
            About::Day(nth) => self.states.get(nth),
            _ => None,
        };
        match state {
            Some(state) => County { world: &state.world, findings: &state.findings, geography: now.geography },
            None => now,
        }
    }

    fn add_months(&mut self, county: County<'_>, order: &AtlasOrder) {
        let today = county.findings.today;
        let last = |first: Date| first.last_of_month().min(today);
        for (nth, first) in Findings::months(today).into_iter().enumerate() {
            let day = last(first);
            let world = world_as_of(county.world, day);
            let findings = Findings::of(&world, day);
            self.states.push(State { world, findings });
            self.stops.push(Stop {
                name: month_name(order.choice.language, first),
                about: About::Day(nth),
                title: None,
                choice: order.choice.clone(),
                focus: order.only.clone().unwrap_or_default(),
            });
        }
    }

    /// The same colour means the same number on all pages.
    fn share_classes(&mut self, county: County<'_>, order: &AtlasOrder) {
        let choice = &order.choice;
        if choice.shared.is_some() || choice.second.is_some() || choice.spots.is_some() {
            return;
        }
        let shared = match order.by {
            AtlasBy::Township | AtlasBy::Village => shared_classes(std::iter::once((county, choice))),
            AtlasBy::Unit | AtlasBy::Category | AtlasBy::Month => {
                shared_classes(self.stops.iter().map(|stop| (self.county(stop, county), &stop.choice)))
            }
        };
        self.stops.iter_mut().for_each(|stop| stop.choice.shared.clone_from(&shared));
    }
}

fn is_wanted(order: &AtlasOrder, village: Id<Village>) -> bool {
    order.only.as_ref().is_none_or(|only| only.contains(&village))
}

/// The title of a map of a place.
fn title(county: County<'_>, order: &AtlasOrder, place: &str) -> Option<String> {
    let language = order.choice.language;
    if let Some(own) = &order.sheet.title {
        return Some(language.say_with("atlas.title_own", &[("title", own), ("place", &place)]));
    }
    if order.choice.spots.is_some() {
        return None;
    }
    let measure = measure_name(county.world, &order.choice.measure, language);
    Some(language.say_with("map.title", &[("county", &place), ("measure", &measure)]))
}

fn townships(county: County<'_>, order: &AtlasOrder) -> Vec<Stop> {
    let mut rows: Vec<_> = county.world.townships.iter().collect();
    rows.sort_by(|a, b| (&a.code, a.id).cmp(&(&b.code, b.id)));
    let stop = |row: &Township| {
        let own = county.world.villages.iter().filter(|village| village.township == row.id);
        let focus: BTreeSet<_> = own.map(|village| village.id).filter(|id| is_wanted(order, *id)).collect();
        (!focus.is_empty()).then(|| {
            let name = named(&row.name, &row.code);
            Stop {
                title: title(county, order, &name),
                name,
                about: About::Township(row.id),
                choice: order.choice.clone(),
                focus,
            }
        })
    };
    rows.into_iter().filter_map(stop).collect()
}

fn villages(county: County<'_>, order: &AtlasOrder) -> Vec<Stop> {
    let mut rows: Vec<_> = county.world.villages.iter().filter(|row| is_wanted(order, row.id)).collect();
    rows.sort_by(|a, b| (&a.code, a.id).cmp(&(&b.code, b.id)));
    let stop = |row: &Village| {
        let township = county.world.townships.get(row.township).map_or("", |township| township.name.as_str());
        let name = named(&row.name, &row.code);
        let place = if township.is_empty() { name.clone() } else { format!("{township} {name}") };
        Stop {
            title: title(county, order, &place),
            name: place,
            about: About::Village(row.id),
            choice: order.choice.clone(),
            focus: BTreeSet::from([row.id]),
        }
    };
    rows.into_iter().map(stop).collect()
}

/// The measure among the issues of one unit or category; refused where nothing of the kind can be asked.
fn narrowed(measure: &Measure, among: Among) -> Result<Measure, PaperError> {
    if measure.quantity.about().is_of_issues {
        Ok(Measure { among, ..measure.clone() })
    } else {
        Err(PaperError::new("atlas.error.not_of_issues"))
    }
}

fn open<'w>(county: County<'w>, order: &'w AtlasOrder) -> impl Iterator<Item = &'w Issue> {
    let wanted = |issue: &&Issue| match issue.village {
        Some(village) => is_wanted(order, village),
        None => order.only.is_none(),
    };
    county.world.issues.iter().filter(|issue| issue.state.is_open()).filter(wanted)
}

fn units(county: County<'_>, order: &AtlasOrder) -> Result<Vec<Stop>, PaperError> {
    let busy: BTreeSet<Id<Unit>> = open(county, order).filter_map(|issue| issue.unit).collect();
    let mut rows: Vec<&Unit> = busy.iter().filter_map(|id| county.world.units.get(*id)).collect();
    rows.sort_by(|a, b| (&a.code, &a.name, a.id).cmp(&(&b.code, &b.name, b.id)));
    let stop = |row: &Unit| {
        let among = Among { unit: Some(row.id), ..order.choice.measure.among.clone() };
        let measure = narrowed(&order.choice.measure, among)?;
        Ok(stop_of(order, named(&row.name, &row.code), About::Unit(row.id), measure))
    };
    rows.into_iter().map(stop).collect()
}

fn categories(county: County<'_>, order: &AtlasOrder) -> Result<Vec<Stop>, PaperError> {
    let met: BTreeSet<&str> = open(county, order).map(|issue| issue.category.as_str()).collect();
    let list = county.world.list(CatalogueKind::Category);
    let stop = |row: &crate::model::CatalogueRow| {
        let among = Among { category: Some(row.code.clone()), ..order.choice.measure.among.clone() };
        let measure = narrowed(&order.choice.measure, among)?;
        let name = order.choice.language.title(row).to_owned();
        Ok(stop_of(order, name, About::Category(row.code.clone()), measure))
    };
    list.into_iter().filter(|row| met.contains(row.code.as_str())).map(stop).collect()
}

fn stop_of(order: &AtlasOrder, name: String, about: About, measure: Measure) -> Stop {
    let choice = Choice { measure, ..order.choice.clone() };
    Stop { name, about, title: None, choice, focus: order.only.clone().unwrap_or_default() }
}

/// The name, or the code where there is none.
fn named(name: &str, code: &str) -> String {
    let name = name.trim();
    if name.is_empty() { code.to_owned() } else { name.to_owned() }
}
