//! What people of the demo county did this year beside visiting: consultations, talks, assignment meetings, briefings,
//! inspections, return visits and services by proxy.

use jiff::civil::{Date, date};

use crate::model::{Activity, Cadre, Campaign, Id, Issue, IssueState, StepKind, activity_kind};

use super::cadres::Cadres;
use super::days::{TODAY, at_work, later};
use super::dice::Dice;
use super::ground::Ground;
use super::issues::Ledger;
use super::postings::Postings;
use super::units::Units;
use super::visits::{SINCE, posted, raised};

const VIEWS: [&str; 4] =
    ["明确牵头单位，限期办理。", "先核实再定方案。", "由乡镇先行处置，部门指导。", "列入年度计划统筹解决。"];
const WAYS: [&str; 4] = ["部门会同乡镇现场办理", "分期实施，先急后缓", "协商补偿后施工", "完善手续后补办"];
const CONSENSUS: [&str; 4] =
    ["同意先修主路再修支路。", "同意按户均摊、集体补一半。", "同意公示十日后实施。", "同意由村监委会监督。"];
const FINDINGS: [&str; 5] =
    ["台账更新不及时。", "答复未当面送达。", "承诺事项未公示。", "走访记录过于简单。", "办结未附佐证材料。"];
const BRIEFINGS: [&str; 5] = ["惠民政策", "防汛避险", "反诈防骗", "移风易俗", "耕地保护"];
const PROXIES: [&str; 6] =
    ["代办医保缴费", "代办低保材料", "代取药品", "代办残疾证年审", "代办水电缴费", "代办养老认证"];

/// Makes them, and ties to them the issues that came from one.
pub(super) fn meetings(
    ground: &Ground,
    units: &Units,
    cadres: &Cadres,
    postings: &Postings,
    ledger: &mut Ledger,
    campaign: &Campaign,
) -> Vec<Activity> {
    let mut writer = Writer { dice: Dice::named("meetings"), ground, units, cadres, campaign, all: Vec::new() };
    writer.consultations(ledger);
    writer.inspections(ledger);
    writer.assignment_meetings(ledger);
    writer.briefings();
    writer.return_visits(&ledger.issues);
    writer.proxies(postings);
    let mut all = writer.all;
    all.sort_by_key(|activity| activity.on);
    all
}

struct Writer<'a> {
    dice: Dice,
    ground: &'a Ground,
    units: &'a Units,
    cadres: &'a Cadres,
    campaign: &'a Campaign,
    all: Vec<Activity>,
}

impl Writer<'_> {
    /// 民情会诊 and 民主恳谈: where issues came from a consultation, and one for each supervised matter.
    fn consultations(&mut self, ledger: &mut Ledger) {
        for (village, on, issues) in raised(&ledger.issues, "consultation") {
            let is_talk = self.dice.happens(30.0);
            let (kind, mut details) = if is_talk {
                let consensus = self.one_of(&CONSENSUS);
                (activity_kind::TALK, vec![("talk_topic", "村内公共事务"), ("talk_consensus", consensus)])
            } else {
                (activity_kind::CONSULTATION, vec![("consultation_views", self.one_of(&VIEWS))])
            };
            details.retain(|(_, text)| !text.is_empty());
            let first = &ledger.issues[issues[0]];
            let activity = Activity {
                villages: vec![village],
                cadres: people([first.leader, first.handler]),
                unit: first.unit,
                summary: "听取各方意见，当场登记需要交办的事项。".into(),
                attendance: Some(u32::try_from(self.dice.between(8, 36)).unwrap_or(12)),
                ..self.blank(kind, on)
            };
            let id = self.push(activity, details);
            issues.into_iter().for_each(|at| ledger.issues[at].activity = Some(id));
        }
        for issue in ledger.issues.iter().filter(|issue| issue.supervised && issue.village.is_some()) {
            let on = at_work(later(issue.supervised_on.unwrap_or(TODAY), 7)).min(TODAY);
            let activity = Activity {
                title: "挂牌事项会诊".into(),
                issue: Some(issue.id),
                villages: issue.village.into_iter().collect(),
                cadres: people([issue.leader, issue.handler]),
                unit: issue.unit,
                attendance: Some(9),
                ..self.blank(activity_kind::CONSULTATION, on)
            };
            let details = vec![("consultation_views", self.one_of(&VIEWS)), ("consultation_way", self.one_of(&WAYS))];
            self.push(activity, details);
        }
    }

    /// 督查: where issues came from an inspection.
    fn inspections(&mut self, ledger: &mut Ledger) {
        let unit = self.units.named("县委社会工作部");
        let staff: Vec<Id<Cadre>> = self.staff_of("县委社会工作部");
        for (number, (village, on, issues)) in (1..).zip(raised(&ledger.issues, "inspection")) {
            let due = later(on, 30).to_string();
            let findings = self.one_of(&FINDINGS);
            let activity = Activity {
                number: format!("督查2026-{number:03}"),
                villages: vec![village],
                unit,
                cadres: self.dice.pick(&staff).copied().into_iter().collect(),
                summary: "查台账、看现场、问群众。".into(),
                ..self.blank(activity_kind::INSPECTION, on)
            };
            let id = self.push(activity, vec![("inspection_findings", findings), ("inspection_due", &due)]);
            issues.into_iter().for_each(|at| ledger.issues[at].activity = Some(id));
        }
    }

    /// 交办会: one in the first week of each month, about what was assigned in it.
    fn assignment_meetings(&mut self, ledger: &Ledger) {
        for month in SINCE.month()..=TODAY.month() {
            let first = date(TODAY.year(), month, 1);
            let assigned = ledger.steps.iter().filter(|step| step.kind == StepKind::Assign);
            let count = assigned.filter(|step| step.on.first_of_month() == first).count().to_string();
            let activity = Activity {
                number: format!("交办2026-{month:02}"),
                title: format!("{month}月份集中交办会"),
                unit: self.units.named("县委社会工作部"),
                cadres: self.cadres.leaders().iter().skip(4).take(1).map(|cadre| cadre.id).collect(),
                attendance: Some(u32::try_from(self.dice.between(52, 66)).unwrap_or(60)),
                summary: "通报上月销号情况，交办本月事项，明确牵头单位和时限。".into(),
                ..self.blank(activity_kind::ASSIGNMENT_MEETING, at_work(later(first, 8)))
            };
            self.push(activity, vec![("meeting_count", &count), ("meeting_chair", "县委副书记")]);
        }
    }

    /// 宣讲: three in each township.
    fn briefings(&mut self) {
        let ground = self.ground;
        for (at, township) in ground.townships.iter().enumerate() {
            for month in [3, 6, 9] {
                let topic = self.one_of(&BRIEFINGS);
                let on = at_work(later(date(TODAY.year(), month, 6), self.dice.between(0, 20)));
                let activity = Activity {
                    title: format!("{topic}宣讲"),
                    township: Some(township.id),
                    unit: self.units.of_township(at),
                    cadres: self.cadres.of_township(at).iter().skip(2).take(1).map(|cadre| cadre.id).collect(),
                    attendance: Some(u32::try_from(self.dice.between(25, 140)).unwrap_or(60)),
                    ..self.blank(activity_kind::BRIEFING, on)
                };
                self.push(activity, vec![("briefing_topic", topic)]);
            }
        }
    }

    /// 回访: every fourth matter that was closed this year and rated, on the day of closing.
    fn return_visits(&mut self, issues: &[Issue]) {
        let closed = issues.iter().filter(|issue| issue.state == IssueState::Closed && !issue.rating.is_empty());
        for issue in closed.filter(|issue| issue.village.is_some()) {
            let Some(on) = issue.closed_on.filter(|day| *day >= SINCE && self.dice.happens(25.0)) else { continue };
            let result = match issue.rating.as_str() {
                "satisfied" => "群众表示满意。",
                "fairly" => "群众基本认可，希望再快一些。",
                _ => "群众认为不彻底，继续跟踪。",
            };
            let activity = Activity {
                issue: Some(issue.id),
                villages: issue.village.into_iter().collect(),
                cadres: people([issue.verifier, None]),
                households: Some(1),
                rating: issue.rating.clone(),
                ..self.blank(activity_kind::RETURN_VISIT, on)
            };
            self.push(activity, vec![("return_result", result)]);
        }
    }

    /// 代办: somebody posted to a village does something for a household that need not come to the office.
    fn proxies(&mut self, postings: &Postings) {
        let posted = posted(postings);
        for _ in 0..90 {
            let village = &self.ground.villages[self.dice.below(self.ground.villages.len())];
            let on = at_work(later(SINCE, self.dice.between(5, 298)));
            let matter = self.one_of(&PROXIES);
            let done = later(on, self.dice.between(0, 3)).min(TODAY).to_string();
            let of_village = posted.get(&village.id).into_iter().flatten();
            let cadre = of_village.filter(|posting| posting.holds_on(on)).find_map(|posting| posting.cadre);
            let activity = Activity {
                villages: vec![village.id],
                cadres: people([cadre, None]),
                households: Some(1),
                rating: if self.dice.happens(70.0) { "satisfied".into() } else { String::new() },
                ..self.blank(activity_kind::PROXY_SERVICE, on)
            };
            self.push(activity, vec![("proxy_matter", matter), ("proxy_done", &done)]);
        }
    }

    fn staff_of(&self, unit: &str) -> Vec<Id<Cadre>> {
        let unit = self.units.named(unit);
        let staff = self.cadres.of_county(self.units.townships).iter();
        staff.filter(|cadre| cadre.active && cadre.unit == unit).map(|cadre| cadre.id).collect()
    }

    fn blank(&self, kind: &str, on: Date) -> Activity {
        Activity {
            id: Id::named(&format!("demo:meeting:{}", self.all.len() + 1)),
            campaign: Some(self.campaign.id).filter(|_| self.campaign.holds_on(on)),
            ..Activity::blank(kind, on)
        }
    }

    fn push(&mut self, mut activity: Activity, details: Vec<(&str, &str)>) -> Id<Activity> {
        activity.details = details.into_iter().map(|(code, text)| (code.to_owned(), text.to_owned())).collect();
        let id = activity.id;
        self.all.push(activity);
        id
    }

    fn one_of(&mut self, from: &[&'static str]) -> &'static str {
        self.dice.pick(from).copied().unwrap_or_default()
    }
}

/// Those who are known, each once.
fn people(all: [Option<Id<Cadre>>; 2]) -> Vec<Id<Cadre>> {
    let mut people: Vec<Id<Cadre>> = all.into_iter().flatten().collect();
    people.dedup();
    people
}
