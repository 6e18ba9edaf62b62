//! Rows of the catalogue: found by list and code.

use std::borrow::Cow;

use crate::model::{CatalogueKind, CatalogueRow, Changes};

use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};

slots!(Slots: kind code title_zh title_en aliases parent value position active);

/// Reads all rows of a file as rows of the catalogue.
pub(in crate::exchange) fn read(
    book: &Book<'_>,
    look: &mut Lookup<'_>,
    changes: &mut Changes,
    report: &mut ImportReport,
) {
    let slots = Slots::find(book.columns);
    fill::rows(book, look, changes, report, |row| draft(row, slots));
}

/// The words for the lists: code, title, and what else offices write.
const LISTS: [(CatalogueKind, &str); 25] = [
    (CatalogueKind::Role, "role 派驻类型 角色"),
    (CatalogueKind::IssueKind, "issue_kind 问题类型"),
    (CatalogueKind::Category, "category 问题类别 类别"),
    (CatalogueKind::Level, "level 问题层级 层级"),
    (CatalogueKind::Source, "source 问题来源 来源"),
    (CatalogueKind::StandingKind, "standing_kind 软弱类型 整顿类型"),
    (CatalogueKind::Rank, "rank 干部职级 职级"),
    (CatalogueKind::Skill, "skill 干部专长 专长"),
    (CatalogueKind::UnitKind, "unit_kind 单位类型"),
    (CatalogueKind::VillageKind, "village_kind 村社类型 村类型"),
    (CatalogueKind::SiteKind, "site_kind 企业项目点类型 点位类型"),
    (CatalogueKind::ActivityKind, "activity_kind 活动类型 走访类型"),
    (CatalogueKind::ActivityField, "activity_field 活动字段"),
    (CatalogueKind::Purpose, "purpose 走访目的 四访"),
    (CatalogueKind::Topic, "topic 问题专题 专题"),
    (CatalogueKind::Scope, "scope 问题范围 范围"),
    (CatalogueKind::Cause, "cause 问题成因 成因"),
    (CatalogueKind::Rating, "rating 评价 满意度"),
    (CatalogueKind::PromiseKind, "promise_kind 承诺类型"),
    (CatalogueKind::TaskItem, "task_item 任务清单 任务项"),
    (CatalogueKind::DocumentKind, "document_kind 文稿类型"),
    (CatalogueKind::Criterion, "criterion 认定标准 软弱标准"),
    (CatalogueKind::Need, "need 帮扶需求 需求"),
    (CatalogueKind::ScoreRule, "score_rule 评比维度 评分规则"),
    (CatalogueKind::Holiday, "holiday 节假日 假日"),
];

fn draft<'s, 'w>(row: &mut Row<'_, 's, 'w>, slots: Slots) -> Option<Draft<'s, 'w, CatalogueRow>> {
    row.needed(slots.kind);
    let kind = row.choice(slots.kind, &LISTS);
    let code = row.needed(slots.code);
    let (kind, code) = (kind?, code?);
    let before = row.look.world.entry(kind, code);
    let mut after = match before {
        Some(before) => before.clone(),
        None => CatalogueRow {
            title_zh: row.needed(slots.title_zh)?.to_owned(),
            position: i64::try_from(row.index).unwrap_or_default() + 1,
            ..CatalogueRow::blank(kind, code)
        },
    };
    row.set_text(slots.title_zh, &mut after.title_zh);
    row.set_text(slots.title_en, &mut after.title_en);
    row.set_text(slots.aliases, &mut after.aliases);
    row.set_text(slots.parent, &mut after.parent);
    row.set_text(slots.value, &mut after.value);
    after.position = row.count(slots.position, u32::MAX).map_or(after.position, i64::from);
    row.set_yes(slots.active, &mut after.active);
    let key = Cow::Owned(format!("{}/{code}", kind.code()));
    Some(Draft { before, after, key: Some((key, slots.code)) })
}
