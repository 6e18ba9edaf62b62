//! Rows of the catalogue: found by list and code.

use std::borrow::Cow;

use crate::model::{CatalogueKind, CatalogueRow, Changes, Id};

use crate::exchange::fill::{self, Draft};
use crate::exchange::lookup::Lookup;
use crate::exchange::report::ImportReport;
use crate::exchange::row::{Book, Row, slots};

slots!(Slots: kind code title_zh title_en aliases position active);

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
const LISTS: [(CatalogueKind, &str); 11] = [
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
            id: Id::fresh(),
            kind,
            code: code.to_owned(),
            title_zh: row.needed(slots.title_zh)?.to_owned(),
            title_en: String::new(),
            aliases: String::new(),
            position: i64::try_from(row.index).unwrap_or_default() + 1,
            active: true,
        },
    };
    row.set_text(slots.title_zh, &mut after.title_zh);
    row.set_text(slots.title_en, &mut after.title_en);
    row.set_text(slots.aliases, &mut after.aliases);
    after.position = row.count(slots.position, u32::MAX).map_or(after.position, i64::from);
    row.set_yes(slots.active, &mut after.active);
    let key = Cow::Owned(format!("{}/{code}", kind.code()));
    Some(Draft { before, after, key: Some((key, slots.code)) })
}
