//! What was promised in the demo county: in public, as livelihood projects, as items of the units' plans, and as measures
//! for weak villages.

use jiff::civil::{Date, date};

use crate::model::{Campaign, Id, Promise, Standing, StandingState, Unit, promise_kind};

use super::days::{TODAY, age, at_work, later};
use super::dice::Dice;
use super::ground::Ground;
use super::particulars::{RATINGS, weighted};
use super::units::Units;

const PUBLIC: [&str; 14] = [
    "年内办结群众反映的饮水问题",
    "公开办事流程和联系电话",
    "窗口午间和周末预约服务",
    "每月到联系村接待群众一次",
    "欠发补助清零",
    "村务财务按季公开",
    "积案化解一半以上",
    "村道隐患点排查整治",
    "为高龄老人上门办理年审",
    "农忙时节农机调度到村",
    "垃圾清运日产日清",
    "审批时限压缩三成",
    "来信来访七日内答复",
    "路灯报修三日内修复",
];
const LIVELIHOOD: [&str; 15] = [
    "农村供水管网改造",
    "通村公路安全防护",
    "老年食堂提升",
    "村卫生室标准化",
    "农村危房改造",
    "中心小学宿舍修缮",
    "污水管网接户",
    "路灯补盲",
    "山塘除险加固",
    "农贸市场改造",
    "公交站点增设",
    "残疾人家庭无障碍改造",
    "村文化广场建设",
    "灌溉渠道清淤",
    "冷链保鲜库建设",
];
const UNIT_ITEMS: [&str; 8] = [
    "送政策进村一次",
    "帮助争取产业项目一个",
    "组织技术培训两期",
    "帮助销售农产品",
    "党支部共建活动",
    "帮助完善村规民约",
    "结对慰问困难家庭",
    "协调资金改善村道",
];
const MEASURES: [&str; 7] = [
    "选优配强村班子",
    "排查化解积案",
    "规范村务财务公开",
    "恢复组织生活",
    "清理集体资产合同",
    "培育集体经济项目",
    "建立便民代办点",
];
const WHERE: [&str; 5] = ["村务公开栏", "乡镇政务公开栏", "县融媒体中心", "云岫发布公众号", "县政府网站"];
const RESULTS: [&str; 4] = ["已完成，张榜公示。", "已完成并通过验收。", "按期完成，群众认可。", "已办结。"];
const REPORTS: [&str; 4] = ["正在施工。", "方案已定，抓紧实施。", "已完成大半。", "受资金影响进度偏慢。"];
/// The ends of the quarters by which promises are to be kept.
const DUE: [Date; 4] = [date(2026, 6, 30), date(2026, 9, 30), date(2026, 11, 30), date(2026, 12, 31)];

/// Makes the promises of this year, in the order in which they were made.
pub(super) fn promises(ground: &Ground, units: &Units, campaign: &Campaign, standings: &[Standing]) -> Vec<Promise> {
    let mut maker = Maker { dice: Dice::named("promises"), campaign: campaign.id, all: Vec::new() };
    maker.public(ground, units);
    maker.livelihood(ground, units);
    maker.unit_items(ground, units);
    standings.iter().for_each(|standing| maker.measures(standing));
    let mut all = maker.all;
    all.sort_by_key(|promise| promise.made_on);
    for (number, promise) in (1..).zip(all.iter_mut().filter(|row| row.kind != promise_kind::MEASURE)) {
        promise.number = format!("CN2026-{number:03}");
    }
    all
}

struct Maker {
    dice: Dice,
    campaign: Id<Campaign>,
    all: Vec<Promise>,
}

impl Maker {
    fn blank(&mut self, kind: &str, title: &str, made_on: Date) -> Promise {
        let id = Id::named(&format!("demo:promise:{}", self.all.len() + 1));
        Promise { id, ..Promise::blank(kind, title, made_on) }
    }

    fn one_of(&mut self, from: &[&'static str]) -> &'static str {
        self.dice.pick(from).copied().unwrap_or_default()
    }

    /// 公开承诺: some of every unit.
    fn public(&mut self, ground: &Ground, units: &Units) {
        let townships = (0..ground.townships.len()).map(|at| (units.of_township(at), Some(ground.townships[at].id), 3));
        let county = units.of_county().map(|unit| (Some(unit.id), None, 2));
        for (unit, township, count) in townships.chain(county) {
            let first = self.dice.below(PUBLIC.len());
            for place in 0..count {
                let made_on = at_work(later(campaign_start(), self.dice.between(4, 200)));
                let title = PUBLIC[(first + 5 * place) % PUBLIC.len()];
                let due = DUE[self.dice.below(DUE.len())].max(later(made_on, 45));
                let promise = self.blank(promise_kind::PUBLIC, title, made_on);
                let promise = Promise { unit, township, campaign: Some(self.campaign), due_on: Some(due), ..promise };
                self.push(promise, 82.0);
            }
        }
    }

    /// 民生实事: with money, progress and those who have something of it.
    fn livelihood(&mut self, ground: &Ground, units: &Units) {
        let departments = ["县水利局", "县交通运输局", "县民政局", "县卫生健康局", "县住房和城乡建设局", "县教育局"];
        for place in 0..2 * LIVELIHOOD.len() {
            let title = LIVELIHOOD[place % LIVELIHOOD.len()];
            let village = &ground.villages[self.dice.below(ground.villages.len())];
            let made_on = date(2026, 3, 20);
            let due = [date(2026, 9, 30), date(2026, 10, 20), date(2026, 12, 20)][self.dice.below(3)];
            let funds = 10_000 * u32::try_from(self.dice.between(8, 360)).unwrap_or(50);
            let people = u32::try_from(self.dice.between(40, 2600)).unwrap_or(200);
            let promise = Promise {
                unit: units.named(departments[place % departments.len()]),
                village: Some(village.id),
                campaign: Some(self.campaign),
                due_on: Some(due),
                funds_yuan: Some(funds),
                beneficiaries: Some(people),
                ..self.blank(promise_kind::LIVELIHOOD, title, made_on)
            };
            self.push(promise, 76.0);
        }
    }

    /// 单位方案项: what a unit of the town will do in a village.
    fn unit_items(&mut self, ground: &Ground, units: &Units) {
        let county: Vec<&Unit> = units.of_county().collect();
        for unit in county {
            let village = &ground.villages[self.dice.below(ground.villages.len())];
            let made_on = at_work(later(campaign_start(), self.dice.between(20, 70)));
            let title = self.one_of(&UNIT_ITEMS);
            let due = DUE[self.dice.below(DUE.len())];
            let promise = self.blank(promise_kind::UNIT_ITEM, title, made_on);
            let promise = Promise { unit: Some(unit.id), village: Some(village.id), due_on: Some(due), ..promise };
            self.push(promise, 80.0);
        }
    }

    /// 整改措施: four or five for a village whose plan is made; two more after a relapse.
    fn measures(&mut self, standing: &Standing) {
        let Some(due) = standing.due_on else { return };
        let first = self.dice.below(MEASURES.len());
        let count = self.dice.between(4, 5);
        for place in 0..count {
            let title = MEASURES[(first + usize::try_from(place).unwrap_or(0)) % MEASURES.len()];
            let made_on = later(standing.listed_on, 20);
            let share = (place + 1) * i64::from(made_on.until(due).map_or(0, |span| span.get_days())) / count;
            self.measure(standing, title, made_on, later(made_on, share));
        }
        if let Some(relapsed_on) = standing.relapsed_on.filter(|_| standing.state == StandingState::Relapsed) {
            for place in 0..2 {
                let title = MEASURES[(first + 5 + place) % MEASURES.len()];
                self.measure(standing, title, later(relapsed_on, 12), later(relapsed_on, 120));
            }
        }
    }

    fn measure(&mut self, standing: &Standing, title: &str, made_on: Date, due: Date) {
        let made_on = made_on.min(TODAY);
        let promise = Promise {
            standing: Some(standing.id),
            village: Some(standing.village),
            unit: standing.unit,
            cadre: standing.first_secretary,
            due_on: Some(due.max(made_on)),
            ..self.blank(promise_kind::MEASURE, title, made_on)
        };
        let accepted = standing.accepted_on.filter(|day| made_on < *day);
        if let Some(accepted) = accepted {
            let done_on = Some(due.min(later(accepted, -5)).max(made_on));
            let result = self.one_of(&RESULTS).to_owned();
            self.all.push(Promise { done_on, result, progress_percent: Some(100), ..promise });
        } else {
            self.push(promise, 78.0);
        }
    }

    /// Lets a promise go its way: published, kept as often as `percent` of a hundred by its day, and rated.
    fn push(&mut self, promise: Promise, percent: f64) {
        let made_on = promise.made_on;
        let due = promise.due_on.unwrap_or(TODAY);
        let is_public = promise.kind != promise_kind::MEASURE && promise.kind != promise_kind::UNIT_ITEM;
        let published = later(made_on, self.dice.between(2, 15));
        let is_kept = self.dice.happens(if due <= TODAY { percent } else { 14.0 });
        let done_on = at_work(later(due.min(TODAY), -self.dice.between(1, 30))).max(made_on);
        let rated_on = later(done_on, self.dice.between(6, 25));
        let (is_rated, is_withdrawn) = (self.dice.happens(78.0), self.dice.happens(2.0));
        let rating = weighted(&RATINGS, &mut self.dice);
        let part = u8::try_from(5 * self.dice.between(2, 18)).unwrap_or(50);
        let (place, result, report) = (self.one_of(&WHERE), self.one_of(&RESULTS), self.one_of(&REPORTS));
        let mut promise = promise;
        if is_public && published <= TODAY {
            promise.published_on = Some(published);
            promise.published_where = place.to_owned();
        }
        if is_kept && published <= done_on {
            promise.done_on = Some(done_on);
            promise.progress_percent = Some(100);
            promise.result = result.to_owned();
            let is_rated = is_rated && is_public && rated_on <= TODAY;
            promise.rated_on = Some(rated_on).filter(|_| is_rated);
            promise.rating = Some(rating.to_owned()).filter(|_| is_rated).unwrap_or_default();
        } else if is_withdrawn && age(made_on) > 20 {
            promise.withdrawn_on = Some(later(made_on, 18));
            promise.note = "与上级项目重复，经研究并入实施。".into();
        } else {
            promise.progress_percent = Some(part);
            promise.progress = report.to_owned();
        }
        self.all.push(promise);
    }
}

/// The day on which the campaign begins.
const fn campaign_start() -> Date {
    date(2026, 3, 2)
}
