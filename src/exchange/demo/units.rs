//! The units of the demo county: the governments of its townships, and the organs and departments in the town.

use std::collections::BTreeMap;

use geo_types::Point;
use jiff::civil::date;

use crate::model::{Id, Unit};

use super::dice::Dice;
use super::ground::Ground;

const ORGANS: [&str; 11] = [
    "县委办公室",
    "县纪委监委机关",
    "县委组织部",
    "县委宣传部",
    "县委统战部",
    "县委政法委",
    "县委社会工作部",
    "县直机关工委",
    "县总工会",
    "团县委",
    "县妇联",
];

const DEPARTMENTS: [&str; 27] = [
    "县政府办公室",
    "县发展和改革局",
    "县教育局",
    "县科技和工业信息化局",
    "县公安局",
    "县民政局",
    "县司法局",
    "县财政局",
    "县人力资源和社会保障局",
    "县自然资源和规划局",
    "县生态环境分局",
    "县住房和城乡建设局",
    "县交通运输局",
    "县水利局",
    "县农业农村局",
    "县文化和旅游局",
    "县卫生健康局",
    "县退役军人事务局",
    "县应急管理局",
    "县审计局",
    "县市场监督管理局",
    "县统计局",
    "县医疗保障局",
    "县林业局",
    "县综合行政执法局",
    "县信访局",
    "县供电分局",
];

const ENTERPRISES: [&str; 2] = ["云岫水务公司", "云岫交通投资公司"];

/// A unit that was merged into another one: its past postings still name it.
const MERGED: &str = "县乡村振兴局";

/// All units.
#[derive(Debug, Default)]
pub(super) struct Units {
    pub all: Vec<Unit>,
    /// How many of them, from the first, are governments of townships, in the order of the townships.
    pub townships: usize,
    by_name: BTreeMap<String, usize>,
}

impl Units {
    /// The unit with this name.
    pub fn named(&self, name: &str) -> Option<Id<Unit>> {
        self.by_name.get(name).and_then(|index| self.all.get(*index)).map(|unit| unit.id)
    }

    /// The government of a township.
    pub fn of_township(&self, township: usize) -> Option<Id<Unit>> {
        self.all.get(township).filter(|_| township < self.townships).map(|unit| unit.id)
    }

    /// The units in the town that exist today.
    pub fn of_county(&self) -> impl Iterator<Item = &Unit> + Clone {
        self.all[self.townships..].iter().filter(|unit| unit.valid_until.is_none())
    }

    /// The unit that was merged into another one.
    pub fn merged(&self) -> Option<Id<Unit>> {
        self.named(MERGED)
    }
}

/// Makes the units.
pub(super) fn units(ground: &Ground) -> Units {
    let mut dice = Dice::named("units");
    let mut all: Vec<Unit> = ground
        .townships
        .iter()
        .map(|township| Unit {
            township: Some(township.id),
            position: township.seat,
            ..unit(&format!("{}{}", township.name, office(&township.name)), "township")
        })
        .collect();
    let townships = all.len();
    let town = ground.townships.first().and_then(|township| township.seat);
    let lists: [(&[&str], &str); 3] = [(&ORGANS, "party"), (&DEPARTMENTS, "department"), (&ENTERPRISES, "enterprise")];
    for (name, kind) in lists.iter().flat_map(|(names, kind)| names.iter().map(move |name| (name, kind))) {
        let mut near = |degrees: f64| (dice.share() * 2.0 - 1.0) * degrees;
        let position = town.map(|seat| Point::new(seat.x() + near(0.012), seat.y() + near(0.008)));
        all.push(Unit { position, ..unit(name, kind) });
    }
    let years = (Some(date(2021, 6, 1)), Some(date(2024, 12, 1)));
    all.push(Unit { valid_from: years.0, valid_until: years.1, position: town, ..unit(MERGED, "department") });
    let by_name = all.iter().enumerate().map(|(index, unit)| (unit.name.clone(), index)).collect();
    for (index, unit) in all.iter_mut().enumerate() {
        unit.code = format!("DW{:03}", index + 1);
    }
    Units { all, townships, by_name }
}

/// What the government of a township is called.
fn office(township: &str) -> &'static str {
    if township.ends_with("街道") { "办事处" } else { "人民政府" }
}

fn unit(name: &str, kind: &str) -> Unit {
    Unit {
        id: Id::named(&format!("demo:unit:{name}")),
        name: name.to_owned(),
        kind: kind.to_owned(),
        ..Unit::blank("")
    }
}
