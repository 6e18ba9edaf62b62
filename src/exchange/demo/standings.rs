//! The cases of the weak villages of the demo county, with their plans, their scores and how they ended.

use crate::model::{CatalogueKind, CatalogueRow, Id, Posting, Standing, StandingState};

use super::days::later;
use super::dice::Dice;
use super::ground::Ground;
use super::postings::Postings;
use super::units::Units;
use super::weak::{Course, Weak};

const REASONS: [&str; 8] = [
    "村班子成员缺额，议事决策少",
    "村集体经济薄弱，经营性收入少",
    "村务财务公开不及时，群众意见多",
    "带头人能力不足，工作推不动",
    "矛盾纠纷积压较多",
    "党员队伍老化，组织生活不正常",
    "村级治理基础薄弱，便民服务不到位",
    "项目推进慢，群众获得感不强",
];

/// Makes the cases.
pub(super) fn standings(
    ground: &Ground,
    units: &Units,
    postings: &Postings,
    weak: &[Weak],
    catalogue: &[CatalogueRow],
) -> Vec<Standing> {
    let mut dice = Dice::named("standings");
    let kinds: Vec<&str> =
        catalogue.iter().filter(|row| row.kind == CatalogueKind::StandingKind).map(|row| row.code.as_str()).collect();
    let county: Vec<_> = units.of_county().map(|unit| unit.id).collect();
    weak.iter()
        .map(|case| {
            let township = ground.township_of[case.village];
            let standing = Standing {
                id: Id::named(&format!("demo:standing:{}", ground.villages[case.village].code)),
                village: ground.villages[case.village].id,
                kind: dice.pick(&kinds).copied().unwrap_or_default().to_owned(),
                reason: dice.pick(&REASONS).copied().unwrap_or_default().to_owned(),
                listed_on: case.listed_on,
                leader: postings.leader_of(township).and_then(|posting: &Posting| posting.cadre),
                unit: dice.pick(&county).copied(),
                ..Standing::blank(ground.villages[case.village].id, case.listed_on)
            };
            go_on(standing, case.course, &mut dice)
        })
        .collect()
}

const PLAN: &str =
    "一村一策（虚构示例）：配强班子，清理积案，公开村务，发展集体经济；县领导联村，第一书记驻村，单位结对帮扶。";

/// How many days after its listing a village has its plan.
const PLANNED_AFTER: i64 = 20;

/// Carries a listed case on along its course.
fn go_on(standing: Standing, course: Course, dice: &mut Dice) -> Standing {
    if course == Course::Listed {
        return standing;
    }
    let listed_on = standing.listed_on;
    let planned = Standing {
        state: StandingState::Planned,
        plan: PLAN.into(),
        planned_on: Some(later(listed_on, PLANNED_AFTER)),
        due_on: Some(later(listed_on, dice.between(200, 300))),
        ..standing
    };
    if course == Course::Planned {
        return planned;
    }
    if course == Course::FailedOnce {
        let score = Some(u8::try_from(dice.between(52, 66)).unwrap_or(60));
        return Standing { failed: 1, score, note: "验收未通过：积案化解不足。".into(), ..planned };
    }
    let is_new = listed_on.year() == 2026;
    let accepted_on = later(listed_on, if is_new { dice.between(160, 200) } else { dice.between(200, 280) });
    let accepted = Standing {
        state: StandingState::Accepted,
        score: Some(u8::try_from(dice.between(78, 96)).unwrap_or(85)),
        accepted_on: Some(accepted_on),
        failed: u32::from(dice.happens(15.0)),
        ..planned
    };
    let looked_back_on = later(accepted_on, dice.between(150, 210));
    match course {
        Course::LookedBack => Standing {
            state: StandingState::LookedBack,
            looked_back_on: Some(looked_back_on),
            note: "回头看：巩固较好。".into(),
            ..accepted
        },
        Course::Relapsed => Standing {
            state: StandingState::Relapsed,
            relapsed_on: Some(looked_back_on),
            note: "回头看发现反弹：班子再次缺额，问题回潮。".into(),
            ..accepted
        },
        _ => accepted,
    }
}
