//! What disputes (矛盾纠纷) are about. They name the matter, never the people.

use super::pace::{LONG, QUICK, SLOW, STEADY};
use super::topics::Topic;

/// A dispute over land beside the town.
pub(super) const LAND_DISPUTE: &Topic = &Topic {
    category: "governance",
    unit: "县自然资源和规划局",
    weight: 3.0,
    stuck_percent: 20.0,
    pace: &LONG,
    levels: [2.0, 4.0, 2.0],
    households: 4,
    titles: &["{组}征地补偿分配纠纷", "{处}承包地四至争议", "安置面积认定争议", "{组}与施工方青苗损坏纠纷"],
    replies: &["经调解达成协议，已履行。", "四至已现场核定并签字确认。"],
};

/// The topics of disputes.
pub(super) const DISPUTES: &[&Topic] = &[
    LAND_DISPUTE,
    &Topic {
        category: "governance",
        unit: "县司法局",
        weight: 6.0,
        stuck_percent: 8.0,
        pace: &STEADY,
        levels: [5.0, 3.0, 0.5],
        households: 2,
        titles: &["{处}邻里排水纠纷", "相邻采光通行纠纷", "{组}宅基地边界纠纷", "{处}停车占道纠纷"],
        replies: &["经村调解委员会调解，双方达成协议。", "边界已现场划定，双方签字。"],
    },
    &Topic {
        category: "governance",
        unit: "县人力资源和社会保障局",
        weight: 3.0,
        stuck_percent: 7.0,
        pace: &QUICK,
        levels: [1.0, 4.0, 2.0],
        households: 12,
        titles: &["{处}工地拖欠工资", "来料加工工费结算纠纷", "工伤赔付争议"],
        replies: &["工资已足额发放。", "已按协议赔付。"],
    },
    &Topic {
        category: "governance",
        unit: "县公安局",
        weight: 2.0,
        stuck_percent: 5.0,
        pace: &QUICK,
        levels: [3.0, 3.0, 0.5],
        households: 2,
        titles: &["{处}噪声扰民纠纷", "牲畜毁坏庄稼赔偿纠纷", "{处}交通事故赔偿纠纷"],
        replies: &["经调解达成赔偿协议，已履行。"],
    },
    &Topic {
        category: "governance",
        unit: "县林业局",
        weight: 2.5,
        stuck_percent: 14.0,
        pace: &SLOW,
        levels: [2.0, 4.0, 1.0],
        households: 6,
        titles: &["{组}山林权属争议", "{处}自留山界址纠纷", "林木采伐收益分配纠纷"],
        replies: &["界址已勘定，协议已签。"],
    },
    &Topic {
        category: "infrastructure",
        unit: "县水利局",
        weight: 1.5,
        stuck_percent: 10.0,
        pace: &STEADY,
        levels: [3.0, 3.0, 0.5],
        households: 15,
        titles: &["{组}与邻组用水纠纷", "{处}取水口争议"],
        replies: &["已商定轮灌办法并公示。"],
    },
    &Topic {
        category: "industry",
        unit: "县农业农村局",
        weight: 2.0,
        stuck_percent: 9.0,
        pace: &SLOW,
        levels: [2.0, 3.0, 0.5],
        households: 10,
        titles: &["土地流转合同纠纷", "合作社分红争议", "{处}大棚租赁纠纷"],
        replies: &["合同已重签，租金已结清。"],
    },
];
