//! The life of one issue: registered, assigned, perhaps handed on, finished, checked, closed, or stuck on the way.

use geo_types::Point;
use jiff::civil::Date;

use crate::model::{Cadre, Id, Issue, IssueState, IssueStep, StepKind, Unit, Uuid};

use super::cadres::Cadres;
use super::clusters::Seed;
use super::days::{TODAY, age, later};
use super::dice::Dice;
use super::ground::Ground;
use super::pace;
use super::postings::Postings;
use super::units::Units;

/// Who works on issues.
pub(super) struct People<'a> {
    pub ground: &'a Ground,
    pub units: &'a Units,
    pub cadres: &'a Cadres,
    pub postings: &'a Postings,
}

/// Who recorded the steps.
const DESK: &str = "示例台账员";
const LEVELS: [&str; 3] = ["village", "township", "county"];
/// Days until an issue is due, by level.
const DAYS_DUE: [i64; 3] = [30, 60, 90];
const SOURCES: [(&str, f64); 5] =
    [("visit", 46.0), ("hotline", 20.0), ("consultation", 16.0), ("inspection", 10.0), ("letter", 8.0)];
const SPOTS: [&str; 12] =
    ["村口", "老街", "小学旁", "文化礼堂前", "桥头", "祠堂边", "村委会旁", "溪边", "水库下", "后山", "晒场", "主路"];
const GROUPS: [&str; 10] = ["一组", "二组", "三组", "四组", "五组", "六组", "七组", "八组", "东片", "西片"];
const DIGITS: [&str; 6] = ["两", "三", "四", "五", "六", "七"];

/// One step without the parts that only some steps have. Steps of one day are read in the order of their identities, so
/// these end in the place of the step.
pub(super) fn step(issue: Id<Issue>, place: u16, kind: StepKind, on: Date) -> IssueStep {
    let all = Id::<IssueStep>::named(&format!("demo:steps:{issue}")).uuid().as_u128();
    IssueStep {
        id: Id::from_uuid(Uuid::from_u128(all >> 16 << 16 | u128::from(place))),
        author: DESK.to_owned(),
        ..IssueStep::blank(issue, kind, on)
    }
}

/// An issue on its way, with the steps so far.
struct Life<'a> {
    issue: Issue,
    steps: Vec<IssueStep>,
    dice: &'a mut Dice,
}

impl Life<'_> {
    fn step(&mut self, kind: StepKind, on: Date, finish: impl FnOnce(IssueStep) -> IssueStep) {
        let place = u16::try_from(self.steps.len()).unwrap_or(u16::MAX);
        let step = step(self.issue.id, place, kind, on);
        self.steps.push(finish(step));
    }

    /// Assigns it, and hands it on now and then; gives the last of these days.
    fn assign(&mut self, first: Option<Id<Unit>>, days: i64, due: i64) -> Date {
        let on = later(self.issue.raised_on, self.dice.between(0, 3.min(days - 1)));
        let (unit, handler) = (self.issue.unit, self.issue.handler);
        let handed_on = if days > 20 && first != unit && self.dice.happens(45.0) { self.dice.between(1, 2) } else { 0 };
        let given_to = if handed_on > 0 { first } else { unit };
        self.step(StepKind::Assign, on, |step| IssueStep {
            unit: given_to,
            cadre: handler.filter(|_| handed_on == 0),
            ..step
        });
        self.issue.state = IssueState::Assigned;
        self.issue.due_on = Some(later(on, due));
        let mut last = on;
        for turn in 1..=handed_on {
            last = later(on, 5 * turn);
            self.issue.handed_on += 1;
            let is_last = turn == handed_on;
            let note = if is_last { "按职责转主管单位。" } else { "职责交叉，转乡镇核实。" }.to_owned();
            let unit = if is_last { unit } else { first };
            self.step(StepKind::HandOver, last, |step| IssueStep {
                unit,
                cadre: handler.filter(|_| is_last),
                note,
                ..step
            });
        }
        last
    }

    fn finish(&mut self, on: Date) {
        let (unit, cadre) = (self.issue.unit, self.issue.handler);
        self.issue.finished_on = Some(on);
        self.issue.state = IssueState::Finished;
        self.step(StepKind::Finish, on, |step| IssueStep { unit, cadre, ..step });
    }

    fn close(&mut self, on: Date, verifier: Option<Id<Cadre>>) {
        let unit = self.issue.unit;
        self.issue.closed_on = Some(on);
        self.issue.verifier = verifier;
        self.issue.state = IssueState::Closed;
        self.step(StepKind::Close, on, |step| IssueStep { unit, cadre: verifier, ..step });
    }

    /// The way of an issue that comes to an end: as far as it has come by today.
    fn go_on(&mut self, finished_on: Date, verifier: Option<Id<Cadre>>, reply: &str) {
        if finished_on > TODAY {
            return;
        }
        self.finish(finished_on);
        self.issue.reply = reply.to_owned();
        let mut checked_on = later(finished_on, self.dice.between(2, 12));
        let unit = self.issue.unit;
        if self.dice.happens(6.0) && later(checked_on, 9) <= TODAY {
            self.issue.finished_on = None;
            let note = "回访不满意，退回重办。".to_owned();
            self.step(StepKind::Return, checked_on, |step| IssueStep { unit, cadre: verifier, note, ..step });
            self.finish(later(checked_on, 6));
            checked_on = later(checked_on, 9);
        }
        if checked_on > TODAY || verifier.is_none() {
            return;
        }
        self.close(checked_on, verifier);
        if self.dice.happens(3.5) && later(checked_on, 40) <= TODAY {
            self.issue.reopened = 1;
            let note = "问题重复出现。".to_owned();
            self.step(StepKind::Reopen, later(checked_on, 20), |step| IssueStep { unit, note, ..step });
            self.finish(later(checked_on, 32));
            self.close(later(checked_on, 40), verifier);
        }
    }

    /// The way of an issue that does not come to an end by itself.
    fn get_stuck(&mut self, since: Date) {
        let days = age(since);
        let unit = self.issue.unit;
        if days > 45 && self.dice.happens(17.0) {
            let on = later(since, self.dice.between(20, days - 10));
            self.issue.state = IssueState::Parked;
            self.issue.recheck_on = Some(later(TODAY, self.dice.between(-12, 110)));
            self.issue.reply = "政策条件暂不具备，已当面解释，到期复核。".into();
            self.step(StepKind::Park, on, |step| IssueStep { unit, note: "条件暂不具备。".into(), ..step });
        } else if days > 12 && self.dice.happens(9.0) {
            let on = later(TODAY, -self.dice.between(0, 10));
            self.finish(on);
            self.issue.reply = "已办理，待核实。".into();
        } else if days > 30 && self.dice.happens(64.0) {
            let on = later(since, self.dice.between(10, days - 5));
            self.issue.due_on = Some(later(TODAY, self.dice.between(3, 90)));
            self.step(StepKind::Note, on, |step| IssueStep { unit, note: "经批准延期。".into(), ..step });
        }
    }
}

/// The issue that grows from a seed, with its steps.
pub(super) fn live(seed: &Seed, number: String, people: &People<'_>, dice: &mut Dice) -> (Issue, Vec<IssueStep>) {
    let ground = people.ground;
    let township = ground.township_of[seed.village];
    let level = dice.weighted(&seed.topic.levels);
    let township_unit = people.units.of_township(township);
    let unit = if level == 2 { people.units.named(seed.topic.unit) } else { township_unit };
    let handler = people.handler(seed.village, level, unit, dice);
    let verifier = people.verifier(seed.village, handler, dice);
    let leader = match level {
        0 => None,
        1 => people.cadres.of_township(township).first().map(|head| head.id),
        _ => people.postings.leader_of(township).and_then(|posting| posting.cadre),
    };
    let issue = Issue {
        id: Id::named(&format!("demo:issue:{number}")),
        title: title(seed, dice),
        kind: if seed.is_dispute { "dispute" } else { "issue" }.to_owned(),
        category: seed.topic.category.to_owned(),
        topic: seed.topic.code.to_owned(),
        level: LEVELS[level].to_owned(),
        source: SOURCES[dice.weighted(&SOURCES.map(|(_, weight)| weight))].0.to_owned(),
        village: Some(ground.villages[seed.village].id).filter(|_| !seed.of_township),
        township: Some(ground.townships[township].id).filter(|_| seed.of_township),
        position: position(ground, seed, dice),
        households: households(seed, dice),
        raised_on: seed.raised_on,
        number,
        ..Issue::blank("", "", seed.raised_on)
    };
    let mut life = Life { issue, steps: Vec::new(), dice };
    let level_given = life.issue.level.clone();
    life.step(StepKind::Register, seed.raised_on, |step| IssueStep { level: level_given, ..step });
    let age_days = age(seed.raised_on);
    if age_days <= 8 && !life.dice.happens(35.0) {
        return (life.issue, life.steps);
    }
    (life.issue.unit, life.issue.leader, life.issue.handler) = (unit, leader, handler);
    let days = pace::days(seed.topic.pace, life.dice);
    let assigned_on = life.assign(
        township_unit,
        if seed.stuck { age_days.max(1) } else { days.min(age_days.max(1)) },
        DAYS_DUE[level],
    );
    if seed.stuck {
        life.get_stuck(assigned_on);
        let late = life.issue.is_overdue(TODAY) && life.issue.level == "county";
        life.issue.supervised = late && life.dice.happens(30.0);
    } else {
        let finished_on = later(seed.raised_on, days).max(assigned_on);
        let reply = life.dice.pick(seed.topic.replies).copied().unwrap_or_default();
        life.go_on(finished_on, verifier, reply);
    }
    (life.issue, life.steps)
}

impl People<'_> {
    /// Who handles it: the cadre in the village, somebody of the township, or somebody of the department.
    fn handler(&self, village: usize, level: usize, unit: Option<Id<Unit>>, dice: &mut Dice) -> Option<Id<Cadre>> {
        let township = self.ground.township_of[village];
        let lead = self.postings.lead.get(&village).copied();
        let in_township = |dice: &mut Dice| dice.pick(self.cadres.of_township(township)).map(|cadre| cadre.id);
        match level {
            0 => self.postings.resident.get(&village).copied().or(lead),
            1 => lead.filter(|_| dice.happens(60.0)).or_else(|| in_township(dice)),
            _ => {
                let staff = self.cadres.of_county(self.units.townships).iter();
                let of_unit: Vec<Id<Cadre>> = staff.filter(|cadre| cadre.unit == unit).map(|cadre| cadre.id).collect();
                dice.pick(&of_unit).copied()
            }
        }
    }

    /// Who checks it: never the handler.
    fn verifier(&self, village: usize, handler: Option<Id<Cadre>>, dice: &mut Dice) -> Option<Id<Cadre>> {
        let township = self.ground.township_of[village];
        let lead = self.postings.lead.get(&village).copied().filter(|_| dice.happens(55.0));
        let deputies = self.cadres.of_township(township).iter().skip(2).map(|cadre| cadre.id);
        lead.into_iter().chain(deputies).find(|cadre| Some(*cadre) != handler)
    }
}

fn title(seed: &Seed, dice: &mut Dice) -> String {
    let mut draw = |from: &[&'static str]| dice.pick(from).copied().unwrap_or_default();
    draw(seed.topic.titles).replace("{组}", draw(&GROUPS)).replace("{处}", draw(&SPOTS)).replace("{数}", draw(&DIGITS))
}

fn households(seed: &Seed, dice: &mut Dice) -> Option<u32> {
    let most = seed.topic.households;
    let drawn = 1 + (dice.share().powi(2) * most as f64) as u32;
    Some(drawn).filter(|_| most > 0 && dice.happens(70.0))
}

/// A third of the matters have a place of their own, near the middle of the village.
fn position(ground: &Ground, seed: &Seed, dice: &mut Dice) -> Option<Point> {
    let middle = ground.villages[seed.village].position?;
    let mut off = || (dice.share() - 0.5) * 0.003;
    let point = Point::new(middle.x() + off(), middle.y() + off());
    let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
    Some(Point::new(round(point.x()), round(point.y()))).filter(|_| !seed.of_township && dice.happens(34.0))
}
