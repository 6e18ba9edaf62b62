//! The documents and the paired households of the demo county.

use jiff::civil::{Date, date};

use crate::model::{Campaign, Document, DocumentState, Household, Id, Promise, promise_kind};

use super::days::later;
use super::dice::Dice;
use super::ground::Ground;
use super::postings::Postings;
use super::units::Units;

/// How many households are paired.
const HOUSEHOLDS: usize = 160;
/// Kind, number, title, days of beginning and of issuing, and state of a document.
type Paper = (&'static str, &'static str, &'static str, Date, Option<Date>, DocumentState);
const DOCUMENTS: [Paper; 12] = {
    use DocumentState::{Draft, Issued, Repealed, Review};
    [
        ("plan", "云委〔2025〕7号", "五送五帮活动实施方案", date(2025, 2, 20), Some(date(2025, 3, 3)), Repealed),
        ("plan", "云委〔2026〕5号", "解民忧办实事活动实施方案", date(2026, 2, 9), Some(date(2026, 3, 2)), Issued),
        ("notice", "云社发〔2026〕11号", "关于做好走访登记的通知", date(2026, 3, 6), Some(date(2026, 3, 9)), Issued),
        ("newsletter", "第1期", "解民忧办实事工作简报", date(2026, 4, 2), Some(date(2026, 4, 8)), Issued),
        ("outcome", "云政办〔2026〕23号", "农村供水管护办法", date(2026, 4, 20), Some(date(2026, 6, 12)), Issued),
        ("bulletin", "督查通报第2期", "上半年事项办理情况通报", date(2026, 7, 3), Some(date(2026, 7, 10)), Issued),
        ("newsletter", "第2期", "解民忧办实事工作简报", date(2026, 7, 2), Some(date(2026, 7, 8)), Issued),
        ("case", "", "一张清单管到底：挂牌事项销号做法", date(2026, 8, 12), Some(date(2026, 8, 28)), Issued),
        ("report", "云社〔2026〕31号", "三季度工作情况报告", date(2026, 10, 8), Some(date(2026, 10, 15)), Issued),
        ("bulletin", "督查通报第3期", "九月份事项办理情况通报", date(2026, 10, 12), Some(date(2026, 10, 19)), Issued),
        ("notice", "", "关于开展公开承诺评议的通知", date(2026, 10, 22), None, Review),
        ("report", "", "十月份工作情况报告", date(2026, 10, 29), None, Draft),
    ]
};

/// Makes the documents; the model case tells of the first livelihood project that was done.
pub(super) fn documents(units: &Units, campaigns: [&Campaign; 2], promises: &[Promise]) -> Vec<Document> {
    let unit = units.named("县委社会工作部");
    let project = promises.iter().find(|row| row.kind == promise_kind::LIVELIHOOD && row.done_on.is_some());
    let documents = DOCUMENTS.into_iter().map(|(kind, number, title, made_on, issued_on, state)| {
        let campaign = campaigns.into_iter().find(|campaign| campaign.holds_on(issued_on.unwrap_or(made_on)));
        let is_case = kind == "case";
        Document {
            id: Id::named(&format!("demo:document:{title}:{made_on}")),
            number: number.to_owned(),
            unit,
            campaign: campaign.map(|campaign| campaign.id),
            village: project.filter(|_| is_case).and_then(|promise| promise.village),
            promise: project.filter(|_| is_case).map(|promise| promise.id),
            state,
            issued_on,
            repealed_on: Some(date(2026, 3, 2)).filter(|_| state == DocumentState::Repealed),
            ..Document::blank(kind, title, made_on)
        }
    });
    documents.collect()
}

/// Makes the paired households: codes, and nothing of those who live there.
pub(super) fn households(ground: &Ground, postings: &Postings) -> Vec<Household> {
    let mut dice = Dice::named("households");
    let needs = ["income", "work", "schooling", "medical", "care", "housing", "policy"];
    let villages: Vec<(&usize, _)> = postings.resident.iter().collect();
    let households = (1..=HOUSEHOLDS).filter_map(|number| {
        let (village, cadre) = dice.pick(&villages).copied()?;
        let from = later(date(2026, 3, 5), dice.between(0, 60));
        let ended = dice.happens(8.0);
        Some(Household {
            id: Id::named(&format!("demo:household:{number}")),
            code: format!("JD-{number:04}"),
            village: ground.villages[*village].id,
            need: dice.pick(&needs).copied().unwrap_or_default().to_owned(),
            cadre: Some(*cadre),
            from,
            until: Some(later(from, 150)).filter(|_| ended),
        })
    });
    households.collect()
}
