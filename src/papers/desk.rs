//! How papers say places, units and people: names of people masked unless they are asked for, small numbers of people
//! not told, telephone numbers never.

use crate::analysis::measures::FEWEST;
use crate::analysis::{MonthSummary, month};
use crate::exchange::mask;
use crate::model::{Cadre, CatalogueKind, Date, Id, Issue, Place, Township, Unit, Village, World, setting_key};
use crate::words::Language;

use super::order::Order;

/// From how many people on a number may be told.
const FEWEST_PEOPLE: u32 = FEWEST as u32;

/// What is needed to say a record on paper.
pub(super) struct Desk<'a> {
    /// The county.
    pub world: &'a World,
    /// The numbers of the month.
    pub summary: MonthSummary,
    /// The language.
    pub language: Language,
    /// Whether names of people stand in full.
    pub names: bool,
    /// The day on which the records stand as they do: of a month that was closed, the day of its closing.
    pub today: Date,
    by: &'a str,
}

impl<'a> Desk<'a> {
    /// The desk for an order.
    pub fn of(order: &Order<'a>) -> Self {
        Self {
            world: order.county.world,
            summary: month::summary(order.county.world, order.month, order.today),
            language: order.language,
            names: order.names,
            today: order.today,
            by: order.by.trim(),
        }
    }

    /// The text of a key.
    pub fn say(&self, key: &str) -> String {
        self.language.say(key).into_owned()
    }

    /// The last day that counts for the numbers of the month.
    pub fn day(&self) -> Date {
        self.summary.last_day
    }

    /// The county's name.
    pub fn county(&self) -> String {
        match self.world.county_name() {
            "" => self.say("papers.county"),
            name => name.to_owned(),
        }
    }

    /// The month: 2026年10月, October 2026.
    pub fn month(&self) -> String {
        month_name(self.language, self.summary.first_day)
    }

    /// The line that everything made from this file must carry; empty where there is none.
    pub fn notice(&self) -> &'a str {
        self.world.setting(setting_key::NOTICE).unwrap_or_default()
    }

    /// The unit that signs: the one that was named, else the one that leads a campaign of the month, else the county.
    pub fn signature(&self) -> String {
        if !self.by.is_empty() {
            return self.by.to_owned();
        }
        let mut running: Vec<_> = self.world.campaigns.iter().filter(|row| row.holds_on(self.day())).collect();
        running.sort_by_key(|row| (row.from, row.id));
        let lead = running.iter().rev().find_map(|row| row.unit);
        lead.map(|unit| self.unit(Some(unit))).filter(|name| !name.is_empty()).unwrap_or_else(|| self.county())
    }

    /// A free text, with telephone numbers hidden.
    pub fn prose(&self, text: &str) -> String {
        mask::numbers_in(text.trim())
    }

    /// A free text for everybody's eyes: telephone numbers and the names of all known cadres are hidden.
    pub fn public_prose(&self, text: &str) -> String {
        let text = self.prose(text);
        let known = self.world.cadres.iter().map(|cadre| cadre.name.trim()).filter(|name| name.chars().count() > 1);
        known.fold(text, |text, name| if text.contains(name) { text.replace(name, &mask::name(name)) } else { text })
    }

    /// The name of a cadre.
    pub fn cadre(&self, id: Option<Id<Cadre>>) -> String {
        let Some(cadre) = id.and_then(|id| self.world.cadres.get(id)) else { return String::new() };
        if self.names { cadre.name.clone() } else { mask::name(&cadre.name) }
    }

    /// The names of cadres in a row.
    pub fn cadres(&self, ids: &[Id<Cadre>]) -> String {
        let names = ids.iter().map(|id| self.cadre(Some(*id))).filter(|name| !name.is_empty());
        self.listed(&names.collect::<Vec<_>>())
    }

    /// The name of a unit.
    pub fn unit(&self, id: Option<Id<Unit>>) -> String {
        id.and_then(|id| self.world.units.get(id)).map(|unit| unit.name.clone()).unwrap_or_default()
    }

    /// The name of a village.
    pub fn village(&self, id: Option<Id<Village>>) -> String {
        id.and_then(|id| self.world.villages.get(id)).map(|village| village.name.clone()).unwrap_or_default()
    }

    /// The name of a township.
    pub fn township(&self, id: Option<Id<Township>>) -> String {
        id.and_then(|id| self.world.townships.get(id)).map(|township| township.name.clone()).unwrap_or_default()
    }

    /// The township of a village.
    pub fn township_of(&self, village: Option<Id<Village>>) -> Option<Id<Township>> {
        village.and_then(|id| self.world.township_of(Place::Village(id)))
    }

    /// The name of the township that an issue is about.
    pub fn township_of_issue(&self, issue: &Issue) -> String {
        self.township(self.township_of(issue.village).or(issue.township))
    }

    /// The title of a catalogue code.
    pub fn entry(&self, kind: CatalogueKind, code: &str) -> String {
        self.language.entry(self.world, kind, code).to_owned()
    }

    /// How many people: a number under three is not told.
    pub fn people(&self, count: Option<u32>) -> String {
        match count {
            Some(few) if (1..FEWEST_PEOPLE).contains(&few) => format!("<{FEWEST_PEOPLE}"),
            Some(count) => count.to_string(),
            None => String::new(),
        }
    }

    /// Names in a row: 甲、乙; A, B.
    pub fn listed(&self, names: &[String]) -> String {
        names.join(&self.language.say("papers.comma"))
    }

    /// A sentence with its places filled.
    pub fn says(&self, key: &str, places: &[(&str, &dyn ToString)]) -> String {
        self.language.say_with(key, places)
    }

    /// A share in per cent with one decimal, as text: 62.5; a dash where there is no whole.
    pub fn share(&self, part: u32, whole: u32) -> String {
        match whole {
            0 => "—".to_owned(),
            whole => format!("{:.1}%", f64::from(part) * 100.0 / f64::from(whole)),
        }
    }
}

/// A month in words: 2026年10月, October 2026.
pub(super) fn month_name(language: Language, first_day: Date) -> String {
    match language {
        Language::Chinese => format!("{}年{}月", first_day.year(), first_day.month()),
        Language::English => first_day.strftime("%B %Y").to_string(),
    }
}
