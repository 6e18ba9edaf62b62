//! Two days compared: what came, went and moved in between, each with a sentence and the record to which it leads.

use std::collections::BTreeSet;

use crate::model::{Date, Id, Issue, IssueState, Posting, Sentence, Standing, Unit, Village, World};

use super::as_of::world_as_of;

/// What kind of difference it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DifferenceKind {
    /// 新增: an issue was raised.
    New,
    /// 交办: an issue got a unit that had none.
    Assigned,
    /// 转办: another unit is responsible.
    Moved,
    /// 新超期: an issue is overdue that was not.
    Overdue,
    /// 销号: an issue was closed by number.
    Closed,
    /// 重新办理: an issue was taken up again after closing.
    Reopened,
    /// 新列入: a village was listed as weak.
    Listed,
    /// 验收通过: a weak village was accepted.
    Accepted,
    /// 反弹: a village was found weak again.
    Relapsed,
    /// 新派驻: a posting began.
    Posted,
    /// 派驻结束: a posting ended.
    PostingEnded,
}

impl DifferenceKind {
    /// All kinds, in the order in which a meeting goes through them.
    pub const ALL: [Self; 11] = [
        Self::New,
        Self::Assigned,
        Self::Moved,
        Self::Overdue,
        Self::Closed,
        Self::Reopened,
        Self::Listed,
        Self::Accepted,
        Self::Relapsed,
        Self::Posted,
        Self::PostingEnded,
    ];

    /// The code for machines, and in keys of the word catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Assigned => "assigned",
            Self::Moved => "moved",
            Self::Overdue => "overdue",
            Self::Closed => "closed",
            Self::Reopened => "reopened",
            Self::Listed => "listed",
            Self::Accepted => "accepted",
            Self::Relapsed => "relapsed",
            Self::Posted => "posted",
            Self::PostingEnded => "posting_ended",
        }
    }
}

/// The record that a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// An issue.
    Issue(Id<Issue>),
    /// A case of a weak village.
    Standing(Id<Standing>),
    /// A posting.
    Posting(Id<Posting>),
}

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The kind.
    pub kind: DifferenceKind,
    /// The record.
    pub subject: Subject,
    /// The village that it is about, if it is about one.
    pub village: Option<Id<Village>>,
    /// What changed, in words.
    pub sentence: Sentence,
}

/// What differs between the ends of two days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The first day.
    pub from: Date,
    /// The second day.
    pub to: Date,
    /// The differences by kind, in the order of [`DifferenceKind::ALL`]; issues of one kind by number, cases and
    /// postings by day.
    pub differences: Vec<Difference>,
}

impl Comparison {
    /// Compares the county at the ends of two days; nothing differs when the second is not after the first.
    pub fn of(world: &World, from: Date, to: Date) -> Self {
        if to <= from {
            return Self { from, to, differences: Vec::new() };
        }
        let now = world_as_of(world, to);
        let then = world_as_of(&now, from);
        let mut found = Finding { then: &then, now: &now, from, to, differences: Vec::new() };
        found.issues();
        found.standings();
        found.postings();
        let mut differences = found.differences;
        differences.sort_by(|a, b| (a.1.kind, &a.0).cmp(&(b.1.kind, &b.0)));
        Self { from, to, differences: differences.into_iter().map(|(_, difference)| difference).collect() }
    }

    /// The differences of one kind.
    pub fn of_kind(&self, kind: DifferenceKind) -> &[Difference] {
        let at = |after: bool| {
            self.differences.partition_point(|row| if after { row.kind <= kind } else { row.kind < kind })
        };
        &self.differences[at(false)..at(true)]
    }

    /// The villages about which something differs.
    pub fn villages(&self) -> Vec<Id<Village>> {
        let villages: BTreeSet<Id<Village>> = self.differences.iter().filter_map(|row| row.village).collect();
        villages.into_iter().collect()
    }
}

/// The comparison while it is made; each difference with its place among those of its kind.
struct Finding<'a> {
    then: &'a World,
    now: &'a World,
    from: Date,
    to: Date,
    differences: Vec<(String, Difference)>,
}

impl Finding<'_> {
    fn push(
        &mut self,
        kind: DifferenceKind,
        (order, subject, village): (&str, Subject, Option<Id<Village>>),
        sentence: Sentence,
    ) {
        self.differences.push((order.to_owned(), Difference { kind, subject, village, sentence }));
    }

    fn issues(&mut self) {
        let now = self.now;
        for issue in now.issues.iter() {
            let before = self.then.issues.get(issue.id);
            self.issue(issue, before);
        }
    }

    fn issue(&mut self, issue: &Issue, before: Option<&Issue>) {
        let line = (issue.number.as_str(), Subject::Issue(issue.id), issue.village);
        let about = |key: &str| Sentence::new(key).with("number", &issue.number).with("title", &issue.title);
        let unit = |id: Option<Id<Unit>>| {
            id.and_then(|id| self.now.units.get(id)).map(|unit| unit.name.clone()).unwrap_or_default()
        };
        let state = before.map(|row| row.state);
        let mut said: Vec<(DifferenceKind, Sentence)> = Vec::new();
        if before.is_none() {
            said.push((DifferenceKind::New, about("dates.compare.new_line").with("day", issue.raised_on)));
        }
        let was_open = before.filter(|row| row.state != IssueState::Registered);
        if issue.unit.is_some() && was_open.is_none() && issue.state != IssueState::Registered {
            said.push((DifferenceKind::Assigned, about("dates.compare.assigned_line").with("unit", unit(issue.unit))));
        }
        // Where nothing tells which unit it was, the handing on does.
        let is_handed = |row: &&Issue| row.unit.is_some() || issue.handed_on > row.handed_on;
        if let Some(row) = was_open.filter(|row| issue.unit.is_some() && row.unit != issue.unit).filter(is_handed) {
            let key = if row.unit.is_some() { "dates.compare.moved_line" } else { "dates.compare.moved_to_line" };
            said.push((DifferenceKind::Moved, about(key).with("from", unit(row.unit)).with("to", unit(issue.unit))));
        }
        if issue.is_overdue(self.to) && !before.is_some_and(|row| row.is_overdue(self.from)) {
            let due = issue.next_date().map(|day| day.to_string()).unwrap_or_default();
            said.push((DifferenceKind::Overdue, about("dates.compare.overdue_line").with("day", due)));
        }
        if issue.state == IssueState::Closed && state != Some(IssueState::Closed) {
            let day = issue.closed_on.map(|day| day.to_string()).unwrap_or_default();
            said.push((DifferenceKind::Closed, about("dates.compare.closed_line").with("day", day)));
        }
        if issue.reopened > before.map_or(0, |row| row.reopened) {
            let sentence = about("dates.compare.reopened_line").with("times", issue.reopened);
            said.push((DifferenceKind::Reopened, sentence));
        }
        said.into_iter().for_each(|(kind, sentence)| self.push(kind, line, sentence));
    }

    fn is_between(&self, day: Option<Date>) -> Option<Date> {
        day.filter(|day| self.from < *day && *day <= self.to)
    }

    fn standings(&mut self) {
        let now = self.now;
        for row in now.standings.iter() {
            let name = now.villages.get(row.village).map(|village| village.name.as_str()).unwrap_or_default();
            let days = [
                (DifferenceKind::Listed, "dates.compare.listed_line", Some(row.listed_on)),
                (DifferenceKind::Accepted, "dates.compare.accepted_line", row.accepted_on),
                (DifferenceKind::Relapsed, "dates.compare.relapsed_line", row.relapsed_on),
            ];
            for (kind, key, day) in days {
                let Some(day) = self.is_between(day) else { continue };
                let sentence = Sentence::new(key).with("village", name).with("day", day);
                let sentence = if kind == DifferenceKind::Listed { self.times(sentence, row) } else { sentence };
                let line = (&*day.to_string(), Subject::Standing(row.id), Some(row.village));
                self.push(kind, line, sentence);
            }
        }
    }

    /// The sentence of a listing, with how often the village has been listed by then where that is not the first time.
    fn times(&self, sentence: Sentence, row: &Standing) -> Sentence {
        let listed = |other: &&Standing| other.village == row.village && other.listed_on <= row.listed_on;
        match self.now.standings.iter().filter(listed).count() {
            0 | 1 => sentence,
            times => Sentence { key: "dates.compare.listed_again_line".to_owned(), ..sentence }.with("times", times),
        }
    }

    fn postings(&mut self) {
        let now = self.now;
        for row in now.postings.iter() {
            let days = [
                (DifferenceKind::Posted, "dates.compare.posted_line", Some(row.from)),
                (DifferenceKind::PostingEnded, "dates.compare.posting_ended_line", row.until),
            ];
            for (kind, key, day) in days {
                let Some(day) = self.is_between(day) else { continue };
                let sentence = Sentence::new(key)
                    .with("who", who(now, row))
                    .with("place", now.place_name(row.place))
                    .with("day", day);
                self.push(kind, (&*day.to_string(), Subject::Posting(row.id), row.village()), sentence);
            }
        }
    }
}

/// The cadre who is posted, or else the unit.
fn who<'a>(world: &'a World, row: &Posting) -> &'a str {
    let cadre = row.cadre.and_then(|id| world.cadres.get(id)).map(|row| row.name.as_str());
    let unit = || row.unit.and_then(|id| world.units.get(id)).map(|row| row.name.as_str());
    cadre.or_else(unit).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::{Assign, Close, Desk, Edit, HandOver, Relapse, Reopen};
    use crate::model::sample::{self, cadre, issue, posting, standing, unit, village};
    use crate::model::{StandingState, Table};
    use crate::words::Language;

    fn perform(world: &mut World, today: Date, edit: &Edit) {
        let changes = edit.changes(world, &Desk { author: String::new(), today }).unwrap();
        world.apply(&changes);
    }

    /// The sample after a week of work.
    fn world() -> World {
        let mut world = sample::sample_world();
        let step = |name: &str| Id::named(name);
        let assign = Assign {
            issue: issue("2026-0001"),
            unit: Some(unit("样例局")),
            joint_units: Vec::new(),
            leader: None,
            handler: Some(cadre("赵一")),
            due_on: Some(date(2026, 11, 3)),
            note: String::new(),
            step: step("a"),
        };
        perform(&mut world, date(2026, 11, 1), &Edit::Assign(assign));
        let hand_over = HandOver {
            issue: issue("2026-0002"),
            unit: Some(unit("西例镇政府")),
            handler: None,
            reason: "属地".into(),
            step: step("b"),
        };
        perform(&mut world, date(2026, 11, 2), &Edit::HandOver(hand_over));
        let (verifier, reply) = (Some(cadre("李四")), String::new());
        let close = Close {
            issue: issue("2026-0003"),
            verifier,
            reply,
            reply_for_parts: false,
            note: String::new(),
            step: step("c"),
        };
        perform(&mut world, date(2026, 11, 3), &Edit::Close(close));
        let reopen = Reopen { issue: issue("2026-0004"), reason: "又没到账".into(), due_on: None, step: step("d") };
        perform(&mut world, date(2026, 11, 4), &Edit::Reopen(reopen));
        let relapse = Relapse { standing: standing("西一村"), on: date(2026, 11, 5), reason: "又散".into() };
        perform(&mut world, date(2026, 11, 5), &Edit::Relapse(relapse));
        world
    }

    fn said(comparison: &Comparison, kind: DifferenceKind) -> Vec<String> {
        comparison.of_kind(kind).iter().map(|row| Language::Chinese.sentence(&row.sentence)).collect()
    }

    #[test]
    fn a_week_of_work_is_told_by_kind_and_leads_to_its_records() {
        let found = Comparison::of(&world(), sample::TODAY, date(2026, 11, 6));
        use DifferenceKind as Kind;
        assert_eq!(said(&found, Kind::Assigned), ["2026-0001 村道塌方未修复：交办给样例局"]);
        assert_eq!(said(&found, Kind::Moved), ["2026-0002 饮水管网漏水：转给西例镇政府"]);
        assert_eq!(said(&found, Kind::Closed), ["2026-0003 路灯不亮：2026-11-03 销号"]);
        assert_eq!(said(&found, Kind::Reopened), ["2026-0004 补贴未到账：重新办理，累计 1 次"]);
        assert_eq!(said(&found, Kind::Overdue), ["2026-0001 村道塌方未修复：应于 2026-11-03 前办结"]);
        assert_eq!(said(&found, Kind::Relapsed), ["西一村：2026-11-05 反弹"]);
        assert_eq!(said(&found, Kind::New), Vec::<String>::new());
        let relapsed = &found.of_kind(Kind::Relapsed)[0];
        assert_eq!(
            (relapsed.subject, relapsed.village),
            (Subject::Standing(standing("西一村")), Some(village("西一村")))
        );
        let villages = ["东二村", "东三村", "西一村"].map(village);
        assert_eq!(found.villages(), villages.into_iter().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn a_matter_that_is_handed_on_is_told_with_both_units_where_its_assigning_is_known() {
        let mut world = world();
        let hand_over = HandOver {
            issue: issue("2026-0001"),
            unit: Some(unit("西例镇政府")),
            handler: None,
            reason: "属地".into(),
            step: Id::named("e"),
        };
        perform(&mut world, date(2026, 11, 6), &Edit::HandOver(hand_over));
        let found = Comparison::of(&world, date(2026, 11, 5), date(2026, 11, 6));
        assert_eq!(said(&found, DifferenceKind::Moved), ["2026-0001 村道塌方未修复：由样例局转给西例镇政府"]);
        assert_eq!(found.differences.len(), 1);
    }

    #[test]
    fn over_a_year_everything_is_new_and_each_kind_has_its_place() {
        let found = Comparison::of(&world(), date(2025, 12, 31), date(2026, 11, 6));
        use DifferenceKind as Kind;
        assert_eq!(found.of_kind(Kind::New).len(), 6);
        assert_eq!(said(&found, Kind::Listed)[0], "东二村：2026-03-01 列入整顿");
        assert_eq!(said(&found, Kind::Accepted), ["西二村：2026-01-15 验收通过"]);
        assert_eq!(said(&found, Kind::Posted).len(), 3);
        assert_eq!(said(&found, Kind::PostingEnded), ["钱二 → 东三村：2026-06-01 结束派驻"]);
        assert_eq!(found.of_kind(Kind::PostingEnded)[0].subject, Subject::Posting(posting("钱二")));
        let sum: usize = Kind::ALL.iter().map(|kind| found.of_kind(*kind).len()).sum();
        assert_eq!(sum, found.differences.len());
    }

    #[test]
    fn one_day_and_a_day_before_it_have_no_differences_and_spans_add_up() {
        let world = world();
        let day = date(2026, 11, 2);
        assert!(Comparison::of(&world, day, day).differences.is_empty());
        assert!(Comparison::of(&world, day, sample::TODAY).differences.is_empty());
        let count = |from, to, kind| Comparison::of(&world, from, to).of_kind(kind).len();
        let (start, end) = (date(2026, 1, 1), date(2026, 11, 6));
        for kind in [DifferenceKind::New, DifferenceKind::Listed, DifferenceKind::Posted, DifferenceKind::Relapsed] {
            assert_eq!(count(start, day, kind) + count(day, end, kind), count(start, end, kind), "{kind:?}");
        }
    }

    #[test]
    fn a_village_that_is_listed_again_is_said_to_be() {
        let mut world = sample::sample_world();
        let again = Standing {
            id: Id::named("again"),
            state: StandingState::Listed,
            ..Standing::blank(village("西一村"), date(2026, 10, 20))
        };
        world.standings = world.standings.iter().cloned().chain([again]).collect::<Table<_>>();
        let found = Comparison::of(&world, date(2026, 10, 1), sample::TODAY);
        assert_eq!(said(&found, DifferenceKind::Listed), ["西一村：2026-10-20 第 2 次列入整顿"]);
    }
}
