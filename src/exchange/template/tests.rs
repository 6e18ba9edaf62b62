//! Templates as an office gets them: what can be chosen, what has to be filled, and that nothing changes by itself.

use std::io::{Cursor, Read};
use std::path::Path;

use calamine::{Reader, SheetVisible, Xlsx};
use jiff::civil::date;
use zip::ZipArchive;

use crate::exchange::tests_ledger::full_world;
use crate::exchange::{BatchOptions, ImportOptions, Incoming, ReadOptions, Sheet, plan_batch, plan_import, read_file};
use crate::model::sample::township;
use crate::model::{Activity, Issue, Progress, Record, TableName, World};
use crate::words::Language;

use super::*;

fn options(with_records: bool, unmasked: bool) -> TemplateOptions {
    TemplateOptions {
        with_records,
        unmasked: unmasked.then(|| "乡镇填报".to_owned()),
        ..TemplateOptions::of(Language::Chinese, date(2026, 11, 21), 12)
    }
}

fn written(
    world: &World,
    table: TableName,
    options: &TemplateOptions,
) -> (tempfile::TempDir, std::path::PathBuf, usize) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("模板.xlsx");
    let rows = write_template(world, table, &path, options).unwrap();
    (folder, path, rows)
}

fn read(path: &Path) -> Sheet {
    read_file(path, &ReadOptions::default()).unwrap()
}

/// The text of a part of the workbook.
fn part(path: &Path, name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(std::fs::read(path).unwrap())).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn an_empty_template_of_every_table_is_understood_and_brings_nothing() {
    let world = full_world();
    for language in [Language::Chinese, Language::English] {
        for table in IMPORTED {
            let options = TemplateOptions { language, ..options(false, false) };
            let (_folder, path, rows) = written(&world, table, &options);
            let sheet = read(&path);
            let plan = plan_import(&world, &sheet, table, &ImportOptions::default()).unwrap();
            assert_eq!((rows, plan.report.rows), (0, 0), "{table}");
            assert_eq!((plan.changes.rows.len(), plan.report.unknown_columns.len()), (0, 0), "{table}");
            let stamp = sheet.stamp.as_ref().unwrap();
            assert_eq!((stamp.table.as_str(), stamp.revision, stamp.language), (table.0, 12, language));
            assert_eq!(stamp.made_on, "2026-11-21");
        }
    }
}

#[test]
fn a_template_with_its_records_comes_back_without_a_change_masked_or_not() {
    let world = full_world();
    for unmasked in [true, false] {
        for table in IMPORTED {
            if !unmasked && ["cadre", "posting"].contains(&table.0) {
                // Found by nothing but the name where there is no work number.
                continue;
            }
            let (_folder, path, rows) = written(&world, table, &options(true, unmasked));
            let incoming = [Incoming { name: "模板.xlsx".into(), sheet: Ok(read(&path)) }];
            let batch = plan_batch(&world, &incoming, table, &BatchOptions::default(), Progress::UNWATCHED).unwrap();
            let report = &batch.books[0].report;
            assert_eq!(report.rejected, [], "{table}");
            assert_eq!((batch.changes.rows.len(), report.unchanged, batch.conflicts()), (0, rows, 0), "{table}");
        }
    }
}

#[test]
fn a_template_for_a_township_offers_its_own_villages_only_and_hides_its_lists() {
    let world = full_world();
    let options = TemplateOptions { township: Some(township("西例镇")), ..options(true, false) };
    let (_folder, path, rows) = written(&world, Issue::TABLE, &options);
    assert_eq!(rows, 3, "of six issues, three are of this township");
    let mut book: Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let sheets: Vec<_> = book.sheets_metadata().iter().map(|sheet| (sheet.name.clone(), sheet.visible)).collect();
    assert_eq!(
        sheets,
        [
            ("问题".to_owned(), SheetVisible::Visible),
            ("填写说明".to_owned(), SheetVisible::Visible),
            ("选项".to_owned(), SheetVisible::Hidden),
            ("_cunqing".to_owned(), SheetVisible::VeryHidden),
        ]
    );
    let lists = book.worksheet_range("选项").unwrap();
    let words: Vec<String> = lists.cells().map(|(_, _, cell)| cell.to_string()).collect();
    for word in ["西一村", "西二村", "西三村", "西例镇", "基建", "样例局", "办理中"] {
        assert!(words.iter().any(|known| known == word), "{word}");
    }
    for word in ["东一村", "东样乡", "已合并", "赵一"] {
        assert!(!words.iter().any(|known| known == word), "{word}");
    }
    assert_eq!(read(&path).stamp.unwrap().township, "西例镇");
}

#[test]
fn cells_of_a_template_are_checked_while_they_are_filled() {
    let world = full_world();
    let (_folder, path, _) = written(&world, Activity::TABLE, &options(false, true));
    let sheet = part(&path, "xl/worksheets/sheet1.xml");
    assert!(sheet.matches("<dataValidation ").count() >= 10);
    assert!(sheet.contains("type=\"date\"") && sheet.contains("type=\"whole\"") && sheet.contains("type=\"list\""));
    assert!(sheet.contains("'选项'!$"), "lists come from the hidden sheet");
    assert!(part(&path, "xl/styles.xml").contains("formatCode=\"@\""), "texts stay texts");
    let titles = read(&path).columns;
    assert_eq!(&titles[..5], ["序号", "编号", "类型*", "目的", "主题"]);
    assert!(titles.contains(&"日期*".to_owned()) && !titles.contains(&"标识".to_owned()));
}

#[test]
fn a_template_that_cannot_be_made_says_why_and_leaves_what_was_there() {
    let world = full_world();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("没有").join("模板.xlsx");
    let said = |table, path: &Path, options: &TemplateOptions| {
        Language::Chinese.sentence(&write_template(&world, table, path, options).unwrap_err().0)
    };
    assert_eq!(said(Issue::TABLE, &path, &options(false, false)), "没有“模板.xlsx”所在的文件夹，请先新建");
    let blank = TemplateOptions { unmasked: Some(" ".into()), ..options(false, false) };
    assert_eq!(said(Issue::TABLE, &path, &blank), "导出完整姓名和电话必须写明理由");
    let attachment = said(TableName("attachment"), &path, &options(false, false));
    assert_eq!(attachment, "附件只能导出清单，内容要在记录里添加");
}
