//! A tiny fictional world for tests and examples: two townships of three square villages, two units, four cadres, and
//! an issue and a case in each state that the work can begin from.
//!
//! Everything is found by its name: `sample::village("东一村")`, `sample::issue("2026-0002")`.

use std::sync::Arc;

use geo_types::{Coord, MultiPolygon, Point, Rect};
use jiff::civil::{Date, date};

use super::{
    BoundaryOrigin, Cadre, CatalogueKind, CatalogueRow, Id, Indicator, Issue, IssueState, IssueStep, Place, Posting,
    Setting, Site, Standing, StandingState, StepKind, Township, Unit, Village, World, role, setting_key,
};

/// The day that counts as today in the sample.
pub const TODAY: Date = date(2026, 10, 31);

/// The townships with their villages, from west to east and from south to north.
const PLACES: [(&str, [&str; 3]); 2] =
    [("东样乡", ["东一村", "东二村", "东三村"]), ("西例镇", ["西一村", "西二村", "西三村"])];

/// The side of a village, degrees.
const SIDE: f64 = 0.05;

/// Name, unit and home village of each cadre.
const CADRES: [(&str, &str, Option<&str>); 4] = [
    ("赵一", "样例局", None),
    ("钱二", "样例局", Some("东一村")),
    ("孙三", "西例镇政府", Some("西二村")),
    ("李四", "西例镇政府", None),
];

/// The identity of a township.
pub fn township(name: &str) -> Id<Township> {
    Id::named(&format!("sample:township:{name}"))
}

/// The identity of a village.
pub fn village(name: &str) -> Id<Village> {
    Id::named(&format!("sample:village:{name}"))
}

/// The identity of a unit.
pub fn unit(name: &str) -> Id<Unit> {
    Id::named(&format!("sample:unit:{name}"))
}

/// The identity of a cadre.
pub fn cadre(name: &str) -> Id<Cadre> {
    Id::named(&format!("sample:cadre:{name}"))
}

/// The identity of the posting of a cadre.
pub fn posting(cadre: &str) -> Id<Posting> {
    Id::named(&format!("sample:posting:{cadre}"))
}

/// The identity of an issue, by its number.
pub fn issue(number: &str) -> Id<Issue> {
    Id::named(&format!("sample:issue:{number}"))
}

/// The identity of the case of a village.
pub fn standing(village: &str) -> Id<Standing> {
    Id::named(&format!("sample:standing:{village}"))
}

/// The identity of the only site.
pub fn site() -> Id<Site> {
    Id::named("sample:site")
}

/// The sample world. It has:
/// - issues `2026-0001` to `2026-0006`: registered, assigned (and overdue), finished, closed, parked, and one about a
///   township as a whole;
/// - cases of 东一村 (listed), 东二村 (planned), 西一村 (accepted), 西二村 (relapsed);
/// - postings of 赵一 (resident in 东二村), 钱二 (contact of 东三村, ended) and 孙三 (first secretary of 西一村).
pub fn sample_world() -> World {
    World {
        townships: townships().collect(),
        villages: villages().collect(),
        sites: [sample_site()].into_iter().collect(),
        units: units().into_iter().collect(),
        cadres: CADRES.into_iter().map(sample_cadre).collect(),
        postings: postings().into_iter().collect(),
        issues: issues().into_iter().collect(),
        issue_steps: issues().iter().map(first_step).collect(),
        standings: standings().into_iter().collect(),
        indicators: [sample_indicator(2024, 11.0), sample_indicator(2025, 12.5)].into_iter().collect(),
        catalogue: catalogue().into_iter().collect(),
        settings: settings().into_iter().collect(),
        ..World::default()
    }
}

fn townships() -> impl Iterator<Item = Township> {
    (1..).zip(PLACES).map(|(number, (name, _))| Township {
        id: township(name),
        code: format!("9901{number:02}000"),
        name: name.to_owned(),
        seat: Some(Point::new(119.0 + SIDE / 2.0, 28.0 + SIDE * (f64::from(number) - 0.5))),
        boundary: None,
    })
}

fn villages() -> impl Iterator<Item = Village> {
    (0..).zip(PLACES).flat_map(|(row, (town, names))| {
        (0..).zip(names).map(move |(column, name)| sample_village(town, name, row, column))
    })
}

/// A square village: townships lie above each other, villages beside each other.
fn sample_village(town: &str, name: &str, row: u8, column: u8) -> Village {
    let (west, south) = (119.0 + SIDE * f64::from(column), 28.0 + SIDE * f64::from(row));
    let square = Rect::new(Coord { x: west, y: south }, Coord { x: west + SIDE, y: south + SIDE }).to_polygon();
    Village {
        id: village(name),
        township: township(town),
        code: format!("9901{:02}2{:02}000", row + 1, column + 1),
        name: name.to_owned(),
        full_name: format!("{name}村民委员会"),
        kind: "village".into(),
        households: Some(200 + 100 * u32::from(column)),
        population: Some(600 + 300 * u32::from(column)),
        position: Some(Point::new(west + SIDE / 2.0, south + SIDE / 2.0)),
        boundary: Some(Arc::new(MultiPolygon::new(vec![square]))),
        boundary_origin: BoundaryOrigin::Given,
    }
}

fn sample_site() -> Site {
    Site {
        id: site(),
        code: "S1".into(),
        name: "样例茶厂".into(),
        kind: "enterprise".into(),
        township: Some(township("东样乡")),
        village: Some(village("东三村")),
        unit: Some(unit("样例局")),
        position: Some(Point::new(119.12, 28.01)),
    }
}

fn units() -> [Unit; 2] {
    let office = Unit {
        id: unit("样例局"),
        code: "U1".into(),
        kind: "department".into(),
        position: Some(Point::new(119.0, 28.0)),
        valid_from: Some(date(2019, 1, 1)),
        ..Unit::blank("样例局")
    };
    let town = Unit {
        id: unit("西例镇政府"),
        code: "U2".into(),
        kind: "township".into(),
        township: Some(township("西例镇")),
        ..Unit::blank("西例镇政府")
    };
    [office, town]
}

fn sample_cadre((name, from, home): (&str, &str, Option<&str>)) -> Cadre {
    Cadre {
        id: cadre(name),
        code: String::new(),
        name: name.to_owned(),
        unit: Some(unit(from)),
        rank: "section_member".into(),
        duty: "干事".into(),
        skills: vec!["law".into()],
        share_percent: 100,
        home_village: home.map(village),
        base: None,
        phone: String::new(),
        active: true,
    }
}

fn postings() -> [Posting; 3] {
    let tie = |name: &str, place: &str, role: &str, until| Posting {
        id: posting(name),
        cadre: Some(cadre(name)),
        unit: None,
        place: Place::Village(village(place)),
        role: role.to_owned(),
        from: date(2026, 1, 10),
        until,
        note: String::new(),
    };
    [
        tie("赵一", "东二村", role::RESIDENT, None),
        tie("钱二", "东三村", role::CONTACT, Some(date(2026, 6, 1))),
        tie("孙三", "西一村", role::FIRST_SECRETARY, None),
    ]
}

fn issues() -> [Issue; 6] {
    let office = Some(unit("样例局"));
    let handler = Some(cadre("赵一"));
    let registered = new_issue("2026-0001", "村道塌方未修复", Some("东二村"), date(2026, 9, 20));
    let assigned = Issue {
        state: IssueState::Assigned,
        unit: office,
        handler,
        due_on: Some(date(2026, 9, 30)),
        ..new_issue("2026-0002", "饮水管网漏水", Some("东二村"), date(2026, 8, 2))
    };
    let finished = Issue {
        state: IssueState::Finished,
        unit: office,
        handler,
        finished_on: Some(date(2026, 10, 20)),
        reply: "路灯已装好".into(),
        ..new_issue("2026-0003", "路灯不亮", Some("东三村"), date(2026, 7, 15))
    };
    let closed = Issue {
        state: IssueState::Closed,
        unit: office,
        handler,
        finished_on: Some(date(2026, 5, 8)),
        closed_on: Some(date(2026, 5, 20)),
        verifier: Some(cadre("李四")),
        reply: "已补发".into(),
        ..new_issue("2026-0004", "补贴未到账", Some("西一村"), date(2026, 3, 1))
    };
    let parked = Issue {
        state: IssueState::Parked,
        kind: "dispute".into(),
        recheck_on: Some(date(2027, 3, 1)),
        ..new_issue("2026-0005", "山林界址争议", Some("西二村"), date(2026, 4, 12))
    };
    let of_a_township = Issue {
        township: Some(township("西例镇")),
        ..new_issue("2026-0006", "镇卫生院缺医生", None, date(2026, 10, 8))
    };
    [registered, assigned, finished, closed, parked, of_a_township]
}

/// An issue on which nobody has worked yet.
pub fn new_issue(number: &str, title: &str, about: Option<&str>, raised_on: Date) -> Issue {
    Issue {
        id: issue(number),
        category: "infrastructure".into(),
        source: "visit".into(),
        village: about.map(village),
        households: Some(30),
        ..Issue::blank(number, title, raised_on)
    }
}

fn first_step(issue: &Issue) -> IssueStep {
    IssueStep {
        id: Id::named(&format!("sample:step:{}", issue.number)),
        author: "样例".into(),
        ..IssueStep::blank(issue.id, StepKind::Register, issue.raised_on)
    }
}

fn standings() -> [Standing; 4] {
    let listed = |name: &str, listed_on| Standing {
        id: standing(name),
        kind: "lax".into(),
        reason: "班子不全".into(),
        ..Standing::blank(village(name), listed_on)
    };
    let planned = |name: &str, listed_on| Standing {
        state: StandingState::Planned,
        plan: "配齐班子，理清账目".into(),
        due_on: Some(date(2026, 12, 31)),
        leader: Some(cadre("李四")),
        unit: Some(unit("样例局")),
        ..listed(name, listed_on)
    };
    let accepted = |name: &str, listed_on, accepted_on| Standing {
        state: StandingState::Accepted,
        score: Some(86),
        accepted_on: Some(accepted_on),
        ..planned(name, listed_on)
    };
    [
        listed("东一村", date(2026, 9, 1)),
        planned("东二村", date(2026, 3, 1)),
        accepted("西一村", date(2025, 3, 1), date(2025, 12, 10)),
        Standing {
            state: StandingState::Relapsed,
            relapsed_on: Some(date(2026, 8, 1)),
            ..accepted("西二村", date(2025, 3, 1), date(2026, 1, 15))
        },
    ]
}

fn sample_indicator(year: i16, value: f64) -> Indicator {
    Indicator {
        id: Id::named(&format!("sample:indicator:{year}")),
        village: village("东一村"),
        name: "collective_income".into(),
        on: date(year, 12, 31),
        value,
    }
}

/// A small catalogue: the codes that the sample uses, and one of each list that it does not use.
fn catalogue() -> Vec<CatalogueRow> {
    use CatalogueKind as List;
    let rows = [
        (List::Role, role::TOWNSHIP_LEADER, "挂乡", "Township leader"),
        (List::Role, role::RESIDENT, "驻村", "Resident"),
        (List::Role, role::FIRST_SECRETARY, "第一书记", "First secretary"),
        (List::Role, role::CONTACT, "联系", "Contact"),
        (List::IssueKind, "issue", "问题", "Issue"),
        (List::IssueKind, "dispute", "矛盾纠纷", "Dispute"),
        (List::Category, "infrastructure", "基建", "Infrastructure"),
        (List::Category, "livelihood", "民生", "Livelihood"),
        (List::Level, "village", "村级", "Village"),
        (List::Source, "visit", "走访", "Visit"),
        (List::StandingKind, "lax", "软弱涣散", "Weak and lax"),
        (List::Rank, "section_member", "科员", "Section member"),
        (List::Skill, "law", "法律", "Law"),
        (List::Skill, "finance", "财会", "Finance"),
        (List::UnitKind, "department", "县直部门", "Department"),
        (List::UnitKind, "township", "乡镇街道", "Township"),
        (List::VillageKind, "village", "村", "Village"),
        (List::SiteKind, "enterprise", "企业", "Enterprise"),
    ];
    let row = |(position, (kind, code, zh, en)): (i64, (List, &str, &str, &str))| CatalogueRow {
        id: Id::named(&format!("sample:catalogue:{}:{code}", kind.code())),
        title_zh: zh.to_owned(),
        title_en: en.to_owned(),
        position,
        ..CatalogueRow::blank(kind, code)
    };
    (1..).zip(rows).map(row).collect()
}

fn settings() -> [Setting; 3] {
    [
        Setting::new(setting_key::COUNTY_NAME, "样例县"),
        Setting::new(setting_key::REFERENCE_DATE, TODAY.to_string()),
        Setting::new(setting_key::NOTICE, "虚构示例"),
    ]
}
