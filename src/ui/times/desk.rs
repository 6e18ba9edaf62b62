//! How time is seen: the days of the months, what is played, the other day, and what the map has to know of all that.

use std::sync::Arc;

use crate::analysis::{Classes, Level, Measure, Method, timeline};
use crate::map::{Choice, County, OverTime, Since, shared_classes};
use crate::model::{Date, Sentence, TimeSight, ViewDay};
use crate::session::{Past, Session};

use super::super::intent::TimeDeed;
use super::super::open_file::OpenFile;

/// How many months are gone through at most.
const MONTHS: usize = 24;
/// How many rows of issues and steps all months together may have: beyond, fewer months are gone through.
const ROWS: usize = 4_000_000;
/// How long a month is shown while they are played, seconds.
const BEAT: f64 = 0.9;

/// For what the part of the choice that is about other days was made.
#[derive(Clone, Debug, PartialEq)]
struct Stamp {
    sight: TimeSight,
    edition: u64,
    days: Vec<Date>,
    measure: Measure,
    method: Method,
    classes: usize,
    level: Level,
}

/// How time is seen on the map.
#[derive(Debug, Default)]
pub struct Times {
    sight: TimeSight,
    other: ViewDay,
    /// Since when the month that is shown is played, seconds of the window's clock.
    playing: Option<f64>,
    days: Vec<Date>,
    days_of: Option<(u64, Date)>,
    /// The edition for which the months were asked to be prepared.
    asked: Option<u64>,
    made: Option<Stamp>,
}

impl Times {
    /// How time is seen.
    pub fn sight(&self) -> TimeSight {
        self.sight
    }

    /// Sees time otherwise.
    pub fn see(&mut self, sight: TimeSight) {
        self.sight = sight;
        self.playing = None;
    }

    /// The other day as it was chosen.
    pub fn other(&self) -> ViewDay {
        self.other
    }

    /// Chooses the other day.
    pub fn choose_other(&mut self, other: ViewDay) {
        self.other = other;
    }

    /// The days of the months, ascending; the last is today.
    pub fn days(&self) -> &[Date] {
        &self.days
    }

    /// The place among the days of the last that is not after this day.
    pub fn place(&self, day: Date) -> usize {
        self.days.partition_point(|one| *one <= day).saturating_sub(1)
    }

    /// The day so many steps later or earlier, within the months.
    pub fn stepped(&self, shown: Date, steps: i32) -> Option<Date> {
        let place = self.place(shown) as i64 + i64::from(steps);
        let last = self.days.len().checked_sub(1)?;
        self.days.get(usize::try_from(place.max(0)).unwrap_or(last).min(last)).copied()
    }

    /// The other day of two: the one chosen, else that of the last meeting, else the end of the month before; always
    /// before the day that is shown.
    pub fn other_day(&self, session: &Session) -> Option<Date> {
        let shown = session.desk().today;
        let chosen = match self.other {
            ViewDay::Today => None,
            other => other.day(session.present(), session.today()),
        };
        let meeting = session.present().last_meeting();
        let month = shown.first_of_month().yesterday().ok();
        [chosen, meeting, month].into_iter().flatten().find(|day| *day < shown)
    }

    /// The other day while two maps stand side by side.
    pub fn split_day(&self, session: &Session) -> Option<Date> {
        (self.sight == TimeSight::Split).then(|| self.other_day(session)).flatten()
    }

    /// Whether months are played.
    pub fn is_playing(&self) -> bool {
        self.playing.is_some()
    }

    /// Begins to play at this time of the window's clock, or stops.
    pub fn play(&mut self, since: Option<f64>) {
        self.playing = since;
    }

    /// What playing asks for now; it ends with the last month.
    pub fn beat(&mut self, now: f64, shown: Date) -> Option<TimeDeed> {
        let since = self.playing?;
        if self.place(shown) + 1 >= self.days.len() {
            self.playing = None;
            return None;
        }
        if now - since < BEAT {
            return None;
        }
        self.playing = Some(now);
        Some(TimeDeed::Step(1))
    }

    /// How long it is until the next month, seconds.
    pub fn rest(&self, now: f64) -> Option<f64> {
        self.playing.map(|since| (since + BEAT - now).max(0.0))
    }

    /// Whether all months are at hand, so that they have classes in common.
    pub fn is_ready(&self, session: &Session) -> bool {
        self.days.iter().all(|day| session.has_past(*day))
    }

    /// The months that have to be prepared, once for each edition.
    pub fn take_unprepared(&mut self, session: &Session) -> Option<Vec<Date>> {
        let edition = session.edition();
        if self.sight != TimeSight::Months || self.asked == Some(edition) || self.days.is_empty() {
            return None;
        }
        self.asked = Some(edition);
        let missing: Vec<Date> = self.days.iter().copied().filter(|day| !session.has_past(*day)).collect();
        (!missing.is_empty()).then_some(missing)
    }

    /// Brings what the map has to know of other days up to what is chosen now.
    pub fn refresh(&mut self, file: &OpenFile, choice: &mut Choice) {
        let session = &file.session;
        self.find_days(session);
        let days = self.days_seen(session);
        let stamp = (!days.is_empty()).then(|| Stamp {
            sight: self.sight,
            edition: session.edition(),
            days,
            measure: choice.measure.clone(),
            method: choice.method.clone(),
            classes: choice.classes,
            level: choice.level,
        });
        if stamp == self.made && (stamp.is_some() || choice.over_time == OverTime::default()) {
            return;
        }
        (choice.over_time, choice.shared) =
            stamp.as_ref().map(|stamp| of_days(file, choice, stamp)).unwrap_or_default();
        self.made = stamp;
    }

    /// The days of the months; found once for each edition.
    fn find_days(&mut self, session: &Session) {
        let of = Some((session.edition(), session.today()));
        if self.days_of != of {
            let world = session.present();
            let rows = world.issues.len() + world.issue_steps.len();
            let most = (ROWS / rows.max(1)).clamp(6, MONTHS);
            let today = session.today();
            let first = timeline::first_day(world, today).unwrap_or(today);
            self.days = timeline::month_ends(first, today, most);
            self.days_of = of;
        }
    }

    /// The days of which the map has to know; none while one day is seen, or the months are not at hand yet.
    fn days_seen(&self, session: &Session) -> Vec<Date> {
        match self.sight {
            TimeSight::Day => Vec::new(),
            TimeSight::Months if self.is_ready(session) => self.days.clone(),
            TimeSight::Months => Vec::new(),
            TimeSight::Split => {
                let other = self.other_day(session);
                other.map(|other| vec![other, session.desk().today]).unwrap_or_default()
            }
            TimeSight::Change => self.other_day(session).into_iter().collect(),
        }
    }
}

/// What the map has to know of these days, and the classes that they share.
fn of_days(file: &OpenFile, choice: &Choice, stamp: &Stamp) -> (OverTime, Option<Classes>) {
    let days: Vec<Arc<Past>> = stamp.days.iter().map(|day| file.session.past(*day)).collect();
    if stamp.sight == TimeSight::Change {
        let since = days.first().map(|past| Since::of(county(file, past), &stamp.measure, stamp.level));
        return (OverTime { since: since.map(Arc::new), classes: None }, None);
    }
    let shared = shared_classes(days.iter().map(|past| (county(file, past), choice)));
    let note = match (stamp.sight, stamp.days.first(), stamp.days.last()) {
        (TimeSight::Months, Some(first), Some(last)) => {
            let month = |day: &Date| day.strftime("%Y-%m").to_string();
            Sentence::new("map.classes.months").with("from", month(first)).with("to", month(last))
        }
        _ => Sentence::new("map.classes.two_days"),
    };
    (OverTime { since: None, classes: Some(note) }, shared)
}

/// What a scene of an earlier day is made from.
pub fn county<'a>(file: &'a OpenFile, past: &'a Past) -> County<'a> {
    County { world: &past.world, findings: &past.findings, geography: &file.geography }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn times() -> Times {
        let days = vec![date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 5)];
        Times { sight: TimeSight::Months, days, ..Times::default() }
    }

    #[test]
    fn steps_go_from_month_to_month_and_stay_within_them() {
        let times = times();
        let from = date(2026, 2, 28);
        assert_eq!(times.stepped(from, 1), Some(date(2026, 3, 5)));
        assert_eq!(times.stepped(from, 9), Some(date(2026, 3, 5)));
        assert_eq!(times.stepped(from, -1), Some(date(2026, 1, 31)));
        assert_eq!(times.stepped(from, -9), Some(date(2026, 1, 31)));
        assert_eq!(
            times.stepped(date(2026, 2, 14), 1),
            Some(date(2026, 2, 28)),
            "a day between belongs to the one before"
        );
        assert_eq!(Times::default().stepped(from, 1), None);
    }

    #[test]
    fn playing_goes_on_by_the_beat_and_ends_with_the_last_month() {
        let mut times = times();
        assert_eq!(times.beat(10.0, date(2026, 1, 31)), None);
        times.play(Some(10.0));
        assert_eq!(times.beat(10.0 + BEAT / 2.0, date(2026, 1, 31)), None);
        assert_eq!(times.beat(10.0 + BEAT, date(2026, 1, 31)), Some(TimeDeed::Step(1)));
        assert!(times.is_playing());
        assert_eq!(times.beat(20.0, date(2026, 3, 5)), None);
        assert!(!times.is_playing());
    }
}
