//! Many workbooks at once: merged where they do not contradict each other, told cell by cell where they do.

use jiff::civil::date;

use crate::exchange::tests_ledger::full_world;
use crate::exchange::{Cell, ImportOptions, Mapping, csv};
use crate::model::sample::{issue, village};
use crate::model::{Change, Changes, Issue, Record, Sentence, Unit, World};
use crate::words::Language;

use super::super::template::{TemplateOptions, write_template};
use super::super::{ReadOptions, read_file};
use super::*;

fn sheet(text: &str) -> Sheet {
    csv::read("表.csv".as_ref(), text.as_bytes(), None, Progress::UNWATCHED).unwrap()
}

fn incoming(files: &[(&str, Sheet)]) -> Vec<Incoming> {
    files.iter().map(|(name, sheet)| Incoming { name: (*name).into(), sheet: Ok(sheet.clone()) }).collect()
}

fn planned(world: &World, files: &[(&str, Sheet)], options: &BatchOptions) -> Batch {
    plan_batch(world, &incoming(files), Issue::TABLE, options, Progress::UNWATCHED).unwrap()
}

fn after(world: &World, batch: &Batch) -> World {
    let mut world = world.clone();
    world.apply(&batch.changes);
    world
}

fn changed(world: &World, number: &str, change: impl FnOnce(&mut Issue)) -> World {
    let mut world = world.clone();
    let before = world.issues.get(issue(number)).unwrap().clone();
    let mut row = before.clone();
    change(&mut row);
    let mut changes = Changes::new(Sentence::new("edit.amend"));
    changes.change(&before, row);
    world.apply(&changes);
    world
}

/// A template of all issues as it is read after somebody has typed into it: row by number, title, value.
fn filled(world: &World, typed: &[(&str, &str, &str)]) -> Sheet {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("模板.xlsx");
    let options =
        TemplateOptions { with_records: true, ..TemplateOptions::of(Language::Chinese, date(2026, 10, 1), 7) };
    write_template(world, Issue::TABLE, &path, &options).unwrap();
    let read = read_file(&path, &ReadOptions::default()).unwrap();
    let mut sheet = Sheet::new(read.columns.clone());
    for row in 0..read.len() {
        for (column, title) in read.columns.iter().enumerate() {
            let number = read.cell(row, 1);
            let new = typed.iter().find(|(wanted, of, _)| *wanted == number && title.trim_end_matches('*') == *of);
            sheet.push_cell(new.map_or(read.cell(row, column), |(_, _, value)| value));
        }
        sheet.end_row(read.number(row));
    }
    sheet.stamp = read.stamp;
    sheet
}

#[test]
fn twenty_workbooks_become_one_edit_and_each_cell_is_listed() {
    let world = full_world();
    let names = ["东一村", "东二村", "东三村", "西一村", "西二村", "西三村"];
    let text = |nth: usize| {
        let (name, day) = (names[nth % 6], nth + 1);
        format!(
            "序号,问题,类别,村,提出日期\n示例,村口路灯不亮,基建,{name},2026-01-01\n1,事项{nth},基建,{name},2026.9.{day}\n2,又{nth},魔法,{name},2026.9.{day}\n"
        )
    };
    let files: Vec<(String, Sheet)> = (0..20).map(|nth| (format!("{nth}.xlsx"), sheet(&text(nth)))).collect();
    let files: Vec<(&str, Sheet)> = files.iter().map(|(name, sheet)| (name.as_str(), sheet.clone())).collect();
    let batch = planned(&world, &files, &BatchOptions::default());
    let total = batch.total();
    assert_eq!((total.rows, total.added, batch.rejected(), batch.conflicts()), (40, 20, 20, 0));
    let made = after(&world, &batch);
    assert_eq!(made.issues.len(), world.issues.len() + 20);
    let mut numbers: Vec<_> = made.issues.iter().map(|issue| &issue.number).collect();
    numbers.dedup();
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), made.issues.len(), "no number is given twice");
    let cells: Vec<_> =
        batch.books[3].cells.iter().map(|cell| (cell.cell.as_str(), cell.field, cell.new.as_str())).collect();
    assert_eq!(
        cells,
        [
            ("B3", "title", "事项3"),
            ("C3", "category", "基建"),
            ("D3", "village", "西一村"),
            ("E3", "raised_on", "2026-09-04")
        ]
    );
    assert_eq!(Language::Chinese.sentence(&batch.changes.sentence), "从 20 个文件导入问题：新增 20，修改 0");
    assert_eq!(batch.books[0].report.rejected[0].at, Some(2));
}

#[test]
fn what_the_sender_has_not_touched_does_not_take_back_what_was_done_meanwhile() {
    let old = full_world();
    let file = filled(&old, &[("2026-0002", "涉及户数", "55")]);
    let now = changed(&old, "2026-0002", |issue| issue.reply = "已更换管网".into());
    let batch = planned(&now, &[("西例镇.xlsx", file)], &BatchOptions::default());
    assert_eq!((batch.conflicts(), batch.total().changed), (0, 1), "{:?}", batch.books[0].conflicts);
    let row = after(&now, &batch).issues.get(issue("2026-0002")).unwrap().clone();
    assert_eq!((row.households, row.reply.as_str()), (Some(55), "已更换管网"));
    let listed: Vec<_> = batch.books[0].cells.iter().map(|cell| (cell.field, &*cell.old, &*cell.new)).collect();
    assert_eq!(listed, [("households", "30", "55")]);
    assert_eq!(batch.books[0].made, Some(("2026-10-01".into(), 7, String::new())));
}

#[test]
fn a_cell_that_was_changed_here_and_there_is_a_conflict_and_ours_stays_unless_theirs_is_chosen() {
    let old = full_world();
    let file = filled(&old, &[("2026-0002", "涉及户数", "55"), ("2026-0003", "问题", "路灯全不亮")]);
    let now = changed(&old, "2026-0002", |issue| issue.households = Some(40));
    let plan = |options: &BatchOptions| planned(&now, &[("东样乡.xlsx", file.clone())], options);
    let batch = plan(&BatchOptions::default());
    let [conflict] = batch.books[0].conflicts.as_slice() else { panic!("{:?}", batch.books[0].conflicts) };
    assert_eq!((conflict.field, &*conflict.base, &*conflict.ours, &*conflict.theirs), ("households", "30", "40", "55"));
    assert_eq!((conflict.other.as_str(), conflict.takes_theirs), ("", false));
    let made = after(&now, &batch);
    assert_eq!(made.issues.get(issue("2026-0002")).unwrap().households, Some(40));
    assert_eq!(made.issues.get(issue("2026-0003")).unwrap().title, "路灯全不亮");
    let chosen = BatchOptions { theirs: [(0, conflict.cell.clone())].into(), ..BatchOptions::default() };
    assert_eq!(after(&now, &plan(&chosen)).issues.get(issue("2026-0002")).unwrap().households, Some(55));
    let all = BatchOptions { all_theirs: true, ..BatchOptions::default() };
    assert_eq!(after(&now, &plan(&all)).issues.get(issue("2026-0002")).unwrap().households, Some(55));
}

#[test]
fn two_workbooks_that_say_different_things_about_one_record_conflict_where_they_differ_only() {
    let world = full_world();
    let first = sheet("编号,答复,涉及户数\n2026-0002,已修,31\n2026-0900,,\n");
    let second = sheet("编号,答复,评价\n2026-0002,没修,好\n");
    let third = sheet("编号,答复\n2026-0002,已修\n");
    let files = [("甲.xlsx", first), ("乙.xlsx", second), ("丙.xlsx", third)];
    let batch = planned(&world, &files, &BatchOptions::default());
    let conflicts: Vec<_> = batch.books.iter().map(|book| book.conflicts.len()).collect();
    assert_eq!(conflicts, [0, 1, 0]);
    let one = &batch.books[1].conflicts[0];
    assert_eq!((&*one.cell, &*one.ours, &*one.theirs, &*one.other), ("B2", "已修", "没修", "甲.xlsx"));
    let row = after(&world, &batch).issues.get(issue("2026-0002")).unwrap().clone();
    assert_eq!((&*row.reply, row.households, &*row.rating), ("已修", Some(31), "好"));
    let of_issue = |row: &&Change| matches!(row, Change::Issue(_));
    assert_eq!(batch.changes.rows.iter().filter(of_issue).count(), 1, "one change for one record");
    assert!(batch.changes.rows.iter().all(|row| any::standing_in(&world, row).is_none() || of_issue(&row)));
}

#[test]
fn the_same_list_without_numbers_is_taken_once_however_often_it_is_handed_in() {
    let world = full_world();
    let text = "问题,类别,村,提出日期\n水渠堵塞,基建,东一村,2026-09-05\n水渠堵塞,基建,东一村,2026-09-05\n";
    let batch = planned(&world, &[("甲.csv", sheet(text)), ("副本.csv", sheet(text))], &BatchOptions::default());
    assert_eq!((batch.books[0].report.added, batch.books[1].report.added), (2, 0));
    let once = after(&world, &batch);
    let again = planned(&once, &[("甲.csv", sheet(text))], &BatchOptions::default());
    assert_eq!((again.changes.rows.len(), again.total().unchanged), (0, 2));
    let more = format!("{text}水渠堵塞,基建,东二村,2026-09-05\n");
    let more = planned(&once, &[("甲.csv", sheet(&more))], &BatchOptions::default());
    assert_eq!((more.total().added, more.total().unchanged), (1, 2));
    assert_eq!(
        after(&once, &more)
            .issues
            .iter()
            .filter(|row| row.village == Some(village("东二村")) && row.title == "水渠堵塞")
            .count(),
        1
    );
}

#[test]
fn days_are_read_however_they_are_written_and_spoiled_numbers_are_told() {
    let world = full_world();
    let text = "编号,问题,类别,村,提出日期\n\
        D1,甲,基建,东一村,2026.11.3\nD2,乙,基建,东一村,二〇二六年十一月三日\nD3,丙,基建,东一村,46329\n\
        3.31024199001011E+17,丁,基建,东一村,2026-11-03\n";
    let batch = planned(&world, &[("甲.csv", sheet(text))], &BatchOptions::default());
    let made = after(&world, &batch);
    let days: Vec<_> = made.issues.iter().filter(|row| row.number.starts_with('D')).map(|row| row.raised_on).collect();
    assert_eq!(days, [date(2026, 11, 3); 3]);
    let problem = &batch.books[0].report.rejected[0];
    assert_eq!((problem.row, problem.at, problem.reason.key.as_str()), (5, Some(0), "exchange.cell.rounded"));
}

#[test]
fn a_mapping_is_kept_for_the_titles_and_used_the_next_time_without_asking() {
    let world = full_world();
    let mapping = Mapping::parse("[columns]\n\"事\" = \"title\"\n\"哪里\" = \"village\"\n\"啥时候\" = \"raised_on\"\n[constants]\ncategory = \"infrastructure\"").unwrap();
    let text = |what: &str| sheet(&format!("事,哪里,啥时候\n{what},东一村,2026-09-05\n"));
    let import = ImportOptions { mapping, ..ImportOptions::default() };
    let options = BatchOptions { import, sender: Some("东样乡".into()), ..BatchOptions::default() };
    let first = planned(&world, &[("九月.csv", text("甲"))], &options);
    assert_eq!(first.total().added, 1);
    let world = after(&world, &first);
    assert!(world.setting("mapping.东样乡").unwrap().contains("啥时候"));
    let second = planned(&world, &[("十月.csv", text("乙"))], &BatchOptions::default());
    assert_eq!((second.total().added, second.books[0].sender.as_str()), (1, "东样乡"));
    assert_eq!(second.changes.rows.iter().filter(|row| matches!(row, Change::Setting(_))).count(), 0);
    // Other titles are another sender's.
    let other = sheet("事,哪里,何时\n丙,东一村,2026-09-05\n");
    let other = plan_batch(
        &world,
        &incoming(&[("别.csv", other)]),
        Issue::TABLE,
        &BatchOptions::default(),
        Progress::UNWATCHED,
    );
    assert_eq!(other.unwrap_err().0.key, "exchange.columns.none");
}

#[test]
fn a_file_that_cannot_be_read_does_not_keep_the_others() {
    let world = full_world();
    let bad = Incoming {
        name: "坏.xlsx".into(),
        sheet: Err(ExchangeError::new("exchange.file.no_titles").with("file", "坏.xlsx")),
    };
    let good = Incoming { name: "好.csv".into(), sheet: Ok(sheet("单位名称,类别\n县水保中心,\n")) };
    let unit = Unit::TABLE;
    let batch = plan_batch(&world, &[bad, good], unit, &BatchOptions::default(), Progress::UNWATCHED).unwrap();
    assert_eq!((batch.total().added, batch.rejected()), (1, 1));
    let grid = report_grid(&batch, unit, Language::Chinese);
    let lines: Vec<Vec<String>> = grid.rows.iter().map(|row| row.iter().map(Cell::plain).collect()).collect();
    assert_eq!(lines[0], ["坏.xlsx", "", "", "没能读取", "", "", "", "", "“坏.xlsx”里没有带标题行的表格"]);
    assert_eq!(lines[1], ["好.csv", "", "A2", "新增", "县水保中心", "名称", "", "县水保中心", ""]);
}

#[test]
fn a_report_that_leaves_the_office_names_nobody() {
    let world = full_world();
    let file = sheet("编号,经办人,答复\n2026-0002,李四,请联系13800000001\n");
    let batch = planned(&world, &[("甲.csv", file)], &BatchOptions::default());
    let text = format!("{:?}", report_grid(&batch, Issue::TABLE, Language::Chinese).rows);
    assert!(text.contains("李*") && text.contains("赵*") && text.contains("138****0001"), "{text}");
    assert!(!text.contains("李四") && !text.contains("赵一") && !text.contains("13800000001"));
}

#[test]
fn a_template_of_another_table_is_refused() {
    let world = full_world();
    let file = [Incoming { name: "甲.xlsx".into(), sheet: Ok(filled(&world, &[])) }];
    assert_eq!(table_of_template(&file), Some(Issue::TABLE));
    let error = plan_batch(&world, &file, Unit::TABLE, &BatchOptions::default(), Progress::UNWATCHED).unwrap_err();
    assert_eq!(Language::Chinese.sentence(&error.0), "这是“问题”的填报模板，不能导入“单位”");
}
