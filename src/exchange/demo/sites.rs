//! Enterprises and project sites of the demo county.

use geo_types::Point;

use crate::model::{Id, Site};

use super::dice::Dice;
use super::ground::Ground;
use super::units::Units;

const ENTERPRISES: [&str; 16] = [
    "云岫竹木制品厂",
    "岫峰茶业",
    "清溪农产品加工厂",
    "云岫工艺品公司",
    "岭上果蔬合作社",
    "东坪来料加工点",
    "云岫橡塑配件厂",
    "石溪石材厂",
    "云岫医疗器械公司",
    "松岩木业",
    "岫江食品厂",
    "柏坪水电站",
    "云岫机电公司",
    "桂塘菌菇基地",
    "梅田冷链仓库",
    "榆埠养殖场",
];

const PROJECTS: [&str; 8] = [
    "城南新区一期",
    "椿渡水厂扩建",
    "云岫环城路南段",
    "禾岭通乡公路改造",
    "青林光伏项目",
    "云岫客运枢纽",
    "樟垟小流域治理",
    "农村供水管网改造",
];

/// The village in which the project lies that needs land beside the town.
pub(super) const NEW_QUARTER: &str = "990101003202";

/// Makes the sites.
pub(super) fn sites(ground: &Ground, units: &Units) -> Vec<Site> {
    let mut dice = Dice::named("sites");
    let named = ENTERPRISES.map(|name| (name, "enterprise")).into_iter().chain(PROJECTS.map(|name| (name, "project")));
    let departments: Vec<_> = units.of_county().filter(|unit| unit.kind == "department").map(|unit| unit.id).collect();
    named
        .enumerate()
        .map(|(index, (name, kind))| {
            let drawn = dice.below(ground.villages.len());
            let at = if name == PROJECTS[0] { ground.village(NEW_QUARTER) } else { drawn };
            let village = &ground.villages[at];
            Site {
                id: Id::named(&format!("demo:site:{name}")),
                code: format!("QX{:03}", index + 1),
                name: format!("{name}（虚构）"),
                kind: kind.to_owned(),
                township: Some(village.township),
                village: Some(village.id),
                unit: dice.pick(&departments).copied(),
                position: village.position.map(|point| Point::new(point.x() + 0.0004, point.y() - 0.0003)),
            }
        })
        .collect()
}
