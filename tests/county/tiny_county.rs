//! A tiny made-up county for tests of the file: a row or more in every table, each field filled at least once.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use cunqing::model::*;
use cunqing::session::Session;
use geo_types::polygon;

/// The day that counts as today in it.
pub const TODAY: Date = Date::constant(2026, 10, 31);

/// A square of a tenth of a degree.
pub fn square(lon: f64, lat: f64) -> Boundary {
    let (east, north) = (lon + 0.1, lat + 0.1);
    Arc::new(MultiPolygon::new(vec![polygon![
        (x: lon, y: lat), (x: east, y: lat), (x: east, y: north), (x: lon, y: north), (x: lon, y: lat)
    ]]))
}

pub fn township(n: u32) -> Township {
    Township {
        id: Id::named(&format!("township {n}")),
        code: format!("99010{n}"),
        name: format!("第{n}乡"),
        seat: Some(Point::new(120.05, 28.05)),
        boundary: None,
    }
}

pub fn village(n: u32) -> Village {
    Village {
        id: Id::named(&format!("village {n}")),
        township: township(1 + n % 2).id,
        code: format!("99010{}00{n}", 1 + n % 2),
        name: format!("第{n}村"),
        full_name: format!("第{n}村村民委员会"),
        kind: "village".into(),
        households: Some(100 + n),
        population: None,
        position: Some(Point::new(120.1 * f64::from(n) / 7.0, 28.05)),
        boundary: Some(square(120.0 + 0.1 * f64::from(n), 28.0)),
        boundary_origin: BoundaryOrigin::Given,
    }
}

pub fn unit() -> Unit {
    Unit {
        id: Id::named("unit"),
        code: "U1".into(),
        kind: "department".into(),
        township: Some(township(1).id),
        position: Some(Point::new(120.01, 28.01)),
        valid_from: Some(Date::constant(2019, 1, 1)),
        ..Unit::blank("县水利局")
    }
}

pub fn cadre(n: u32) -> Cadre {
    Cadre {
        id: Id::named(&format!("cadre {n}")),
        code: format!("C{n}"),
        name: format!("干部{n}"),
        unit: Some(unit().id),
        rank: "section_member".into(),
        duty: "科员".into(),
        skills: vec!["law".into(), "water".into()],
        share_percent: 80,
        home_village: Some(village(0).id),
        base: None,
        phone: "0570-0000000".into(),
        active: true,
    }
}

pub fn site() -> Site {
    Site {
        id: Id::named("site"),
        code: "S1".into(),
        name: "水库".into(),
        kind: "project".into(),
        township: None,
        village: Some(village(1).id),
        unit: Some(unit().id),
        position: Some(Point::new(120.123_456_789_012_34, 28.05)),
    }
}

pub fn posting(n: u32, place: Place) -> Posting {
    Posting {
        id: Id::named(&format!("posting {n}")),
        cadre: Some(cadre(0).id),
        unit: None,
        place,
        role: role::RESIDENT.into(),
        from: Date::constant(2026, 1, 1),
        until: Some(Date::constant(2027, 1, 1)),
        note: "含'引号'与\n换行".into(),
    }
}

pub fn issue(n: u32) -> Issue {
    Issue {
        id: Id::named(&format!("issue {n}")),
        category: "water".into(),
        source: "visit".into(),
        village: Some(village(n % 4).id),
        position: Some(Point::new(120.1 + f64::from(n) / 3.0 / 1e4, 28.05)),
        households: Some(3),
        unit: Some(unit().id),
        handler: Some(cadre(0).id),
        due_on: Some(Date::constant(2026, 6, 1)),
        state: IssueState::Assigned,
        supervised: n.is_multiple_of(2),
        handed_on: 2,
        ..Issue::blank(&format!("2026-{n:04}"), "饮水", Date::constant(2026, 3, 1))
    }
}

pub fn step(n: u32) -> IssueStep {
    IssueStep {
        id: Id::named(&format!("step {n}")),
        author: "王某".into(),
        unit: Some(unit().id),
        cadre: Some(cadre(0).id),
        ..IssueStep::blank(issue(n).id, StepKind::Assign, Date::constant(2026, 3, 2))
    }
}

pub fn standing() -> Standing {
    Standing {
        id: Id::named("standing"),
        kind: "weak".into(),
        reason: "班子不齐".into(),
        state: StandingState::Accepted,
        plan: "一村一策".into(),
        due_on: Some(Date::constant(2026, 5, 1)),
        leader: Some(cadre(1).id),
        unit: Some(unit().id),
        score: Some(88),
        accepted_on: Some(Date::constant(2026, 4, 1)),
        failed: 1,
        ..Standing::blank(village(2).id, Date::constant(2025, 5, 1))
    }
}

pub fn indicator(n: u32) -> Indicator {
    Indicator {
        id: Id::named(&format!("indicator {n}")),
        village: village(n % 4).id,
        name: "collective_income".into(),
        on: Date::constant(2025, 12, 31),
        value: 0.1 + 0.2 * f64::from(n),
    }
}

pub fn catalogue_row() -> CatalogueRow {
    CatalogueRow {
        id: Id::named("catalogue"),
        title_zh: "饮水".into(),
        title_en: "Drinking water".into(),
        aliases: "水;自来水".into(),
        position: 3,
        active: false,
        ..CatalogueRow::blank(CatalogueKind::Category, "water")
    }
}

/// All rows as one edit into an empty file. Rows come before those that they refer to, on purpose.
pub fn changes() -> Changes {
    let mut changes = Changes::new(Sentence::new("edit.made"));
    changes.add(step(0));
    (0..3).for_each(|n| changes.add(issue(n)));
    (0..2).for_each(|n| changes.add(cadre(n)));
    changes.add(posting(0, Place::Village(village(1).id)));
    changes.add(posting(1, Place::Township(township(1).id)));
    changes.add(posting(2, Place::Site(site().id)));
    changes.add(site());
    changes.add(standing());
    (0..2).for_each(|n| changes.add(indicator(n)));
    changes.add(unit());
    (0..3).for_each(|n| changes.add(village(n)));
    changes.add(Village { boundary: None, population: Some(7), ..village(3) });
    (1..3).for_each(|n| changes.add(township(n)));
    changes.add(catalogue_row());
    changes.add(Setting::new(setting_key::COUNTY_NAME, "云岫县"));
    changes.add(Setting::new(setting_key::REFERENCE_DATE, TODAY.to_string()));
    changes
}

/// The file in a folder.
pub fn path(folder: &Path) -> PathBuf {
    folder.join("county.gpkg")
}

/// Makes the file in a folder and opens it.
pub fn create(folder: &Path) -> Session {
    Session::create(&path(folder), &changes()).unwrap()
}
