//! Who went to which village of the demo county this year, and what was raised there.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};

use crate::model::{Activity, Cadre, Campaign, Id, Issue, Posting, Village, activity_kind};

use super::cadres::Cadres;
use super::days::{TODAY, at_work, later};
use super::dice::Dice;
use super::ground::Ground;
use super::issues::Ledger;
use super::particulars::weighted;
use super::postings::Postings;

/// The day from which visits are written down.
pub(super) const SINCE: Date = date(2026, 1, 1);

const PURPOSES: [(&str, f64); 4] = [("know", 46.0), ("difficulty", 30.0), ("dispute", 20.0), ("enterprise", 4.0)];
const KNOW: [&str; 5] = [
    "入户走访，了解近期生产生活情况。",
    "查看村务公开栏和便民服务点，听取村民意见。",
    "走访农户，宣传惠民政策，登记诉求。",
    "参加村民代表会议后走访两个小组。",
    "查看在建项目，向周边农户了解影响。",
];
const DIFFICULTY: [&str; 4] = [
    "看望留守老人，核实照料和就医情况。",
    "了解因灾受损农户恢复生产情况。",
    "核实救助政策落实情况，补登材料。",
    "了解外出务工人员家庭子女就学情况。",
];
const DISPUTE: [&str; 3] =
    ["排查邻里和土地方面的矛盾苗头。", "回看已调解纠纷的履行情况。", "听取双方意见，约定下次会商时间。"];
const ENTERPRISE: [&str; 2] = ["了解用工和用地需求，登记诉求。", "查看来料加工点，了解订单和用工情况。"];
const POLICIES: [&str; 6] = ["医保缴费", "耕地保护", "宅基地审批", "农机补贴", "防汛避险", "反诈宣传"];
const DIFFICULTIES: [&str; 6] = ["道路不便", "用水不稳", "就医较远", "缺少劳力", "农产品难卖", "子女就学接送"];

/// Makes the visits, and ties to them the issues that came from one.
pub(super) fn visits(
    ground: &Ground,
    cadres: &Cadres,
    postings: &Postings,
    ledger: &mut Ledger,
    campaign: &Campaign,
) -> Vec<Activity> {
    let mut writer = Writer { dice: Dice::named("visits"), posted: posted(postings), campaign, all: Vec::new() };
    let mut done: BTreeSet<(Id<Village>, i8)> = BTreeSet::new();
    for (village, on, issues) in raised(&ledger.issues, "visit") {
        let visit = writer.visit(village, on, true);
        done.insert((village, on.month()));
        issues.into_iter().for_each(|at| ledger.issues[at].activity = Some(visit));
    }
    for (place, village) in ground.villages.iter().enumerate() {
        for month in 1..=TODAY.month() {
            writer.month(village.id, month, done.contains(&(village.id, month)), ground.is_in_town(place));
        }
    }
    writer.leaders(ground, cadres);
    let mut all = writer.all;
    all.sort_by_key(|visit| visit.on);
    all
}

/// The issues that came from such a source since visits are written down, by village and day.
pub(super) fn raised(issues: &[Issue], source: &str) -> Vec<(Id<Village>, Date, Vec<usize>)> {
    let mut by_day: BTreeMap<(Date, Id<Village>), Vec<usize>> = BTreeMap::new();
    for (at, issue) in issues.iter().enumerate().filter(|(_, issue)| issue.source == source) {
        if let Some(village) = issue.village.filter(|_| issue.raised_on >= SINCE) {
            by_day.entry((issue.raised_on, village)).or_default().push(at);
        }
    }
    by_day.into_iter().map(|((on, village), issues)| (village, on, issues)).collect()
}

/// The postings of cadres to each village, residents first.
pub(super) fn posted(postings: &Postings) -> BTreeMap<Id<Village>, Vec<&Posting>> {
    let mut posted: BTreeMap<Id<Village>, Vec<&Posting>> = BTreeMap::new();
    for posting in postings.all.iter().filter(|posting| posting.cadre.is_some()) {
        posting.village().into_iter().for_each(|village| posted.entry(village).or_default().push(posting));
    }
    posted.values_mut().for_each(|all| all.sort_by_key(|posting| !posting.is_resident()));
    posted
}

struct Writer<'a> {
    dice: Dice,
    posted: BTreeMap<Id<Village>, Vec<&'a Posting>>,
    campaign: &'a Campaign,
    all: Vec<Activity>,
}

impl Writer<'_> {
    /// The cadres posted to the village on a day, residents first.
    fn cadres(&self, village: Id<Village>, on: Date) -> Vec<Id<Cadre>> {
        let posted = self.posted.get(&village).into_iter().flatten();
        let mut cadres = Vec::new();
        for cadre in posted.filter(|posting| posting.holds_on(on)).filter_map(|posting| posting.cadre) {
            if !cadres.contains(&cadre) {
                cadres.push(cadre);
            }
        }
        cadres
    }

    /// The visits of one month beside those that raised an issue.
    fn month(&mut self, village: Id<Village>, month: i8, visited: bool, in_town: bool) {
        let first = date(TODAY.year(), month, 1);
        let cadres = self.cadres(village, first.last_of_month().min(TODAY));
        let lives_there = cadres.len() > 1;
        let percent = match (visited, lives_there) {
            (true, _) => 35.0,
            (false, true) => 86.0,
            (false, false) if in_town => 60.0,
            (false, false) => 45.0,
        };
        let (goes, again) = (self.dice.happens(percent), self.dice.happens(12.0));
        let day = self.dice.between(0, i64::from(first.days_in_month()) - 1);
        if goes && !cadres.is_empty() {
            self.visit(village, at_work(later(first, day)).max(first).min(TODAY), false);
        }
        if goes && again && !cadres.is_empty() {
            let other = later(first, (day + 11) % i64::from(first.days_in_month()));
            self.visit(village, at_work(other).max(first).min(TODAY), false);
        }
    }

    /// One visit of those posted to the village.
    fn visit(&mut self, village: Id<Village>, on: Date, raised: bool) -> Id<Activity> {
        let mut cadres = self.cadres(village, on);
        cadres.truncate(usize::try_from(self.dice.between(1, 2)).unwrap_or(1));
        let purpose = weighted(&PURPOSES, &mut self.dice);
        let summary = match purpose {
            "know" => self.one_of(&KNOW),
            "difficulty" => self.one_of(&DIFFICULTY),
            "dispute" => self.one_of(&DISPUTE),
            _ => self.one_of(&ENTERPRISE),
        };
        let count = u32::try_from(self.dice.between(3, 16)).unwrap_or(5);
        let visit = Activity {
            purpose: purpose.to_owned(),
            households: Some(count).filter(|_| purpose != "enterprise"),
            enterprises: Some(1 + count / 7).filter(|_| purpose == "enterprise"),
            summary: summary.to_owned(),
            villages: vec![village],
            cadres,
            ..self.blank(on)
        };
        let (told, explained) = (self.one_of(&DIFFICULTIES), self.one_of(&POLICIES));
        let (tells, explains) = (raised || self.dice.happens(30.0), self.dice.happens(35.0));
        let details = [("visit_difficulty", told, tells), ("visit_policy", explained, explains)];
        self.push(visit, details)
    }

    /// A leader of the county goes to one village of the own township each month.
    fn leaders(&mut self, ground: &Ground, cadres: &Cadres) {
        for (township, leader) in cadres.leaders().iter().enumerate().take(ground.townships.len()) {
            let villages: Vec<usize> = ground.villages_of(township).collect();
            for month in 1..=TODAY.month() {
                let on = at_work(later(date(TODAY.year(), month, 8), self.dice.between(0, 16)));
                let Some(village) = self.dice.pick(&villages).copied() else { continue };
                let visit = Activity {
                    title: "县领导联村走访".into(),
                    purpose: "know".into(),
                    unit: leader.unit,
                    cadres: vec![leader.id],
                    villages: vec![ground.villages[village].id],
                    households: Some(u32::try_from(self.dice.between(2, 6)).unwrap_or(3)),
                    summary: "听取村班子汇报，入户了解急难愁盼事项。".into(),
                    ..self.blank(on)
                };
                self.push(visit, []);
            }
        }
    }

    fn blank(&self, on: Date) -> Activity {
        Activity {
            id: Id::named(&format!("demo:visit:{}", self.all.len() + 1)),
            campaign: Some(self.campaign.id).filter(|_| self.campaign.holds_on(on)),
            ..Activity::blank(activity_kind::VISIT, on)
        }
    }

    fn push<const N: usize>(&mut self, mut visit: Activity, details: [(&str, &str, bool); N]) -> Id<Activity> {
        let told = details.into_iter().filter(|(_, _, is_told)| *is_told);
        visit.details = told.map(|(code, text, _)| (code.to_owned(), text.to_owned())).collect();
        let id = visit.id;
        self.all.push(visit);
        id
    }

    fn one_of(&mut self, from: &[&'static str]) -> &'static str {
        self.dice.pick(from).copied().unwrap_or_default()
    }
}
