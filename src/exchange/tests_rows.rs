//! Rows: found and matched, taken or refused with the reason, and back again from what an export wrote.

use jiff::civil::date;

use crate::model::sample::{sample_world, township, village};
use crate::model::{
    Cadre, Change, Indicator, Issue, IssueState, Posting, Record, Standing, TableName, Unit, Village, World,
};
use crate::words::Language;

use super::csv;
use super::export::{ExportOptions, export_table};
use super::fields::TABLES;
use super::mapping::Mapping;
use super::plan::plan_import;
use super::plan_options::ImportOptions;
use super::read::{ReadOptions, read_file};
use super::report::{ImportPlan, RowProblem};
use super::sheet::Sheet;

fn sheet(text: &str) -> Sheet {
    csv::read("表.csv".as_ref(), text.as_bytes(), None, crate::model::Progress::UNWATCHED).unwrap()
}

fn plan_with(text: &str, table: TableName, options: &ImportOptions) -> ImportPlan {
    plan_import(&sample_world(), &sheet(text), table, options).unwrap()
}

fn plan(text: &str, table: TableName) -> ImportPlan {
    plan_with(text, table, &ImportOptions::default())
}

/// Row, column, value and reason of each fault, as a person reads them.
fn told(problems: &[RowProblem]) -> Vec<String> {
    let line = |problem: &RowProblem| {
        let reason = Language::Chinese.sentence(&problem.reason);
        format!("{} {}「{}」{reason}", problem.row, problem.column, problem.value)
    };
    problems.iter().map(line).collect()
}

fn issues(plan: &ImportPlan) -> Vec<&Issue> {
    fn issue(row: &Change) -> Option<&Issue> {
        match row {
            Change::Issue(delta) => delta.after.as_deref(),
            _ => None,
        }
    }
    plan.changes.rows.iter().filter_map(issue).collect()
}

#[test]
fn what_an_export_wrote_changes_nothing_when_it_comes_back() {
    let world = sample_world();
    let folder = tempfile::tempdir().unwrap();
    for language in [Language::Chinese, Language::English] {
        let options = ExportOptions { language, unmasked: Some("测试".into()) };
        for table in TABLES {
            for ending in ["csv", "xlsx", "geojson", "gpkg"] {
                let path = folder.path().join(format!("{table}.{ending}"));
                let rows = export_table(&world, table, &path, &options).unwrap();
                let sheet = read_file(&path, &ReadOptions::default()).unwrap();
                let plan = plan_import(&world, &sheet, table, &ImportOptions::default()).unwrap();
                assert_eq!(told(&plan.report.rejected), [""; 0], "{table}.{ending}");
                assert_eq!(plan.changes.rows, [], "{table}.{ending}");
                assert_eq!((plan.report.unchanged, plan.report.rows), (rows, rows), "{table}.{ending}");
            }
        }
    }
}

#[test]
fn people_are_masked_unless_there_is_a_reason_and_masked_names_never_come_in() {
    let mut world = sample_world();
    let cadre = world.cadres.find(|cadre| cadre.name == "赵一").unwrap().clone();
    let numbered = Cadre { code: "G01".into(), phone: "13800000001".into(), ..cadre.clone() };
    let mut changes = crate::model::Changes::new(crate::model::Sentence::new("edit.amend"));
    changes.change(&cadre, numbered);
    world.apply(&changes);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("干部.csv");
    export_table(&world, Cadre::TABLE, &path, &ExportOptions::default()).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("G01,赵*,") && text.contains("138****0001"), "{text}");
    assert!(!text.contains("赵一") && !text.contains("13800000001"));
    let sheet = read_file(&path, &ReadOptions::default()).unwrap();
    let plan = plan_import(&world, &sheet, Cadre::TABLE, &ImportOptions::default()).unwrap();
    assert_eq!(plan.changes.rows, []);
    assert_eq!((plan.report.unchanged, plan.report.rejected_rows()), (1, 3));
    assert!(told(&plan.report.rejected)[0].ends_with("姓名或电话已脱敏，不能导入；请填写完整内容，或用工号对应"));
    let options = ExportOptions { unmasked: Some(" ".into()), ..ExportOptions::default() };
    assert!(export_table(&world, Cadre::TABLE, &path, &options).is_err());
}

#[test]
fn an_issue_is_found_its_village_by_code_by_name_in_its_township_and_by_its_point() {
    let text = "问题,类别,村代码,村,乡镇,经度,纬度,日期\n\
        甲,基建,990101201000,,,,,2026-09-05\n\
        乙,基础设施,,东二,东样乡,,,2026年9月5日\n\
        丙,infrastructure,,东二村民委员会,东样,,,二〇二六年九月五日\n\
        丁,基建,,西例镇西三村,,,,2026.9.5\n\
        戊,基建,,,,119.12,28.07,20260905\n\
        己,基建,,,西例镇,,,46270\n";
    let mapping =
        Mapping::parse("[values.category]\n\"基建\" = \"infrastructure\"\n\"基础设施\" = \"infrastructure\"").unwrap();
    let plan = plan_with(text, Issue::TABLE, &ImportOptions { mapping, ..ImportOptions::default() });
    assert_eq!(told(&plan.report.rejected), [""; 0]);
    let found: Vec<_> = issues(&plan).iter().map(|issue| issue.village).collect();
    let wanted = [Some("东一村"), Some("东二村"), Some("东二村"), Some("西三村"), Some("西三村"), None];
    assert_eq!(found, wanted.map(|name| name.map(village)));
    assert_eq!(issues(&plan)[5].township, Some(township("西例镇")));
    assert!(
        issues(&plan).iter().all(|issue| issue.raised_on == date(2026, 9, 5) && issue.category == "infrastructure")
    );
    let numbers: Vec<_> = issues(&plan).iter().map(|issue| issue.number.as_str()).collect();
    assert_eq!(numbers, ["2026-0007", "2026-0008", "2026-0009", "2026-0010", "2026-0011", "2026-0012"]);
}

#[test]
fn every_fault_of_every_row_is_told_with_row_column_value_and_reason() {
    let text = "编号,问题,类别,村,乡镇,日期,期限,责任单位,经办人,状态,涉及户数\n\
        ,,infrastructure,东一村,,2026-09-05,,,,,\n\
        ,甲,魔法,东九村,东样乡,二〇二六年,1899-12-30,某局,王五,飞走,三十\n\
        ,乙,infrastructure,东一村,北乡,2026-02-30,,,,,1.5\n\
        ,丙,infrastructure,,,2026-09-05,2026-09-01,,,,\n\
        2026-0900,丁,infrastructure,东一村,,2026-09-05,,,,,\n\
        2026-0900,丁,infrastructure,东一村,,2026-09-05,,,,,\n\
        ,戊,infrastructure,西三,,2026-09-05,,,,已销号,,多的\n\
        3.31E+17,己,infrastructure,西三,,2026-09-05,,,,,\n\
        ,庚,infrastructure,西三,,2026-09-05,,,,合并,\n";
    let plan = plan(text, Issue::TABLE);
    assert_eq!(
        told(&plan.report.rejected),
        [
            "2 问题「」必填，但没有填写",
            "3 村「东九村」东样乡没有这个村",
            "3 日期「二〇二六年」只有年份，没有月和日；请写成 2026-09-05 这样的完整日期",
            "3 类别「魔法」目录“问题类别”里没有这一项；请改用目录中的名称，或在映射文件里对应",
            "3 涉及户数「三十」不是数字",
            "3 期限「1899-12-30」1899 年不合情理，多半是空日期；请核对",
            "3 责任单位「某局」没有这个单位；可先导入单位，或选择自动新建单位",
            "3 经办人「王五」没有这个干部",
            "3 状态「飞走」没有这个状态；可填：待交办、办理中、办结待核、已销号、解释挂起、已合并",
            "4 乡镇「北乡」没有这个乡镇",
            "4 日期「2026-02-30」没有这一天",
            "4 涉及户数「1.5」应为 0 至 4294967295 的整数",
            "5 村「」没有写明村或乡镇",
            "7 编号「2026-0900」与第 6 行重复",
            "8 「」这一行的格数多于标题的 11 列，可能有未加引号的逗号",
            "9 编号「3.31E+17」编号被表格软件存成了数字，末尾几位已丢失；请在原表中改为文本格式并重新填写",
            "10 状态「合并」“已合并”的问题要在登记后合并，不能直接导入",
        ]
    );
    assert_eq!((plan.report.rows, plan.report.added, plan.report.rejected_rows()), (9, 1, 8));
}

#[test]
fn a_date_before_the_issue_was_raised_is_told() {
    let text = "问题,类别,村,日期,办结日期\n甲,infrastructure,东一村,2026-09-05,2026-08-05\n";
    assert_eq!(told(&plan(text, Issue::TABLE).report.rejected), ["2 办结日期「2026-08-05」早于提出日期 2026-09-05"]);
}

#[test]
fn a_known_issue_changes_only_in_the_columns_that_are_there() {
    let plan = plan("编号,状态,答复\n2026-0002,办结待核,已修好\n2026-0003,,\n", Issue::TABLE);
    assert_eq!((plan.report.changed, plan.report.unchanged, plan.report.added), (1, 1, 0));
    let after = issues(&plan)[0];
    let world = sample_world();
    let before = world.issues.get(after.id).unwrap();
    assert_eq!(*after, Issue { state: IssueState::Finished, reply: "已修好".into(), ..before.clone() });
}

/// The steps of a plan in their order: the number of the issue, what happened, and when.
fn steps(plan: &ImportPlan) -> Vec<String> {
    let mut world = sample_world();
    world.apply(&plan.changes);
    let new = |row: &Change| match row {
        Change::IssueStep(delta) => delta.after.clone().filter(|_| delta.before.is_none()),
        _ => None,
    };
    let mut steps: Vec<_> = plan.changes.rows.iter().filter_map(new).collect();
    steps.sort_by_key(|step| (step.on, step.id));
    steps
        .iter()
        .map(|step| format!("{} {} {}", world.issues.get(step.issue).unwrap().number, step.kind.code(), step.on))
        .collect()
}

#[test]
fn an_imported_issue_has_the_steps_that_its_dates_tell_of_and_no_others() {
    let text = "编号,问题,类别,村,提出日期,责任单位,状态,办结日期,销号日期\n\
        A,甲,infrastructure,东一村,2026-09-01,,,,\n\
        B,乙,infrastructure,东一村,2026-09-02,样例局,,,\n\
        C,丙,infrastructure,东一村,2026-09-03,样例局,,2026-09-10,\n\
        D,丁,infrastructure,东一村,2026-09-04,样例局,,2026-09-11,2026-09-20\n\
        E,戊,infrastructure,东一村,2026-09-05,样例局,已销号,2026-09-05,\n\
        F,己,infrastructure,东一村,2026-09-06,样例局,办理中,2026-09-12,\n";
    let plan = plan(text, Issue::TABLE);
    assert_eq!(told(&plan.report.rejected), Vec::<String>::new());
    assert_eq!(plan.report.added, 6, "steps are not counted as rows");
    let expected = [
        "A register 2026-09-01",
        "B register 2026-09-02",
        "C register 2026-09-03",
        "D register 2026-09-04",
        "E register 2026-09-05",
        "E finish 2026-09-05",
        "E close 2026-09-05",
        "F register 2026-09-06",
        "C finish 2026-09-10",
        "D finish 2026-09-11",
        "D close 2026-09-20",
    ];
    assert_eq!(steps(&plan), expected, "steps of one day stand in their order");
}

#[test]
fn a_known_issue_gets_only_the_steps_that_are_new() {
    let done = plan("编号,状态,办结日期\n2026-0002,办结待核,2026-10-30\n", Issue::TABLE);
    assert_eq!(steps(&done), ["2026-0002 finish 2026-10-30"]);
    let mut world = sample_world();
    world.apply(&done.changes);
    let again = "编号,状态,办结日期,销号日期\n2026-0002,已销号,2026-10-30,2026-10-31\n";
    let closed = plan_import(&world, &sheet(again), Issue::TABLE, &ImportOptions::default()).unwrap();
    assert_eq!(steps(&closed), ["2026-0002 close 2026-10-31"]);
    world.apply(&closed.changes);
    let same = plan_import(&world, &sheet(again), Issue::TABLE, &ImportOptions::default()).unwrap();
    assert_eq!((same.report.unchanged, same.changes.rows.len()), (1, 0));
}

#[test]
fn a_cadre_is_found_by_name_and_unit_and_missing_units_are_made_on_request() {
    let text = "姓名,工作单位,职务,手机号\n赵一,样例局,主任,13800000001\n周五,新设局,,\n周六,新设局,,\n";
    let refused = plan(text, Cadre::TABLE);
    assert_eq!((refused.report.changed, refused.report.rejected_rows()), (1, 2));
    let made = plan_with(text, Cadre::TABLE, &ImportOptions { create_units: true, ..ImportOptions::default() });
    assert_eq!((made.report.changed, made.report.added, made.report.rejected.len()), (1, 2, 0));
    let mut world = sample_world();
    world.apply(&made.changes);
    let unit = world.units.find(|unit| unit.name == "新设局").unwrap().id;
    assert_eq!(world.cadres.iter().filter(|cadre| cadre.unit == Some(unit)).count(), 2);
    assert_eq!(world.units.len(), 3);
}

#[test]
fn namesakes_have_to_be_told_apart() {
    let mut world = sample_world();
    let twin = Cadre {
        id: crate::model::Id::named("twin"),
        unit: None,
        ..world.cadres.find(|cadre| cadre.name == "赵一").unwrap().clone()
    };
    let mut changes = crate::model::Changes::new(crate::model::Sentence::new("edit.add"));
    changes.add(twin);
    world.apply(&changes);
    let text =
        "干部,单位,派驻类型,村,开始日期\n赵一,,resident,西一村,2026-09-05\n赵一,样例局,resident,西一村,2026-09-05\n";
    let plan = plan_import(&world, &sheet(text), Posting::TABLE, &ImportOptions::default()).unwrap();
    assert_eq!(told(&plan.report.rejected), ["2 干部「赵一」有 2 个同名的干部；请写明工号或单位"]);
    assert_eq!(plan.report.added, 1);
}

#[test]
fn postings_and_cases_are_refused_without_what_they_need() {
    let text = "干部,派驻类型,村,开始日期,结束日期\n,resident,东一村,2026-09-05,\n赵一,resident,,2026-09-05,\n赵一,resident,东一村,2026-09-05,2026-09-05\n";
    assert_eq!(
        told(&plan(text, Posting::TABLE).report.rejected),
        [
            "2 干部「」没有写明干部或单位",
            "3 村「」没有写明村或乡镇",
            "4 结束日期「2026-09-05」不晚于开始日期 2026-09-05",
        ]
    );
    let text = "村,列入日期,类型,得分\n东三村,2026-09-05,lax,101\n东三村,,lax,\n";
    assert_eq!(
        told(&plan(text, Standing::TABLE).report.rejected),
        ["2 得分「101」应为 0 至 100 的整数", "3 列入日期「」必填，但没有填写"]
    );
}

#[test]
fn wrong_coordinates_are_told_by_row() {
    let mut text = "代码,村名,乡镇,经度,纬度\n".to_owned();
    for (row, place) in
        ["119.1,28.1", "119.2,28.1", "119.1,28.2", "28.1,119.1", "NaN,28.1", "119.1,", "0,0", "90.5,40.5"]
            .iter()
            .enumerate()
    {
        text += &format!("9901012010{row:02},新{row}村,东样乡,{place}\n");
    }
    let told = told(&plan(&text, Village::TABLE).report.rejected);
    assert_eq!(
        told,
        [
            "5 经度「28.1」经度与纬度写反了（28.1000，119.1000），请对调",
            "6 经度「NaN」不是数字",
            "7 纬度「」经度和纬度只填了一个",
            "8 经度「0」坐标是（0，0），等于没有填写",
            "9 经度「90.5」坐标（90.5000，40.5000）离其他各行太远，请核对",
        ]
    );
}

#[test]
fn swapped_axes_of_a_whole_file_are_noticed_and_mended() {
    let text =
        "代码,村名,乡镇,经度,纬度\n990101201091,新一村,东样乡,28.1,119.1\n990101201092,新二村,东样乡,28.2,119.2\n";
    let plan = plan(text, Village::TABLE);
    let warnings: Vec<_> = plan.report.warnings.iter().map(|said| Language::Chinese.sentence(said)).collect();
    assert_eq!(warnings, ["按 UTF-8 编码读取", "文件里经度与纬度的次序相反，已自动对调"]);
    let mut world = sample_world();
    world.apply(&plan.changes);
    let position = world.villages.find(|village| village.name == "新一村").unwrap().position.unwrap();
    assert_eq!((position.x(), position.y()), (119.1, 28.1));
}

#[test]
fn northings_before_eastings_and_missing_zone_numbers_are_noticed_and_mended() {
    // 横溪镇 of ../shared/data/coords/cgcs2000_gk3.csv, with its village beside it.
    for (crs, x, y) in [
        ("EPSG:4549", "546072.0803", "3179998.4545"),
        ("EPSG:4549", "3179998.4545", "546072.0803"),
        ("EPSG:4528", "3179998.4545", "40546072.0803"),
        ("EPSG:4528", "546072.0803", "3179998.4545"),
    ] {
        let text = format!("代码,村名,乡镇,X坐标,Y坐标\n990101201091,新一村,东样乡,{x},{y}\n");
        let options = ImportOptions { crs: super::crs::Crs::parse(crs), ..ImportOptions::default() };
        let plan = plan_with(&text, Village::TABLE, &options);
        let mut world = sample_world();
        world.apply(&plan.changes);
        let position = world.villages.find(|village| village.name == "新一村").unwrap().position.unwrap();
        assert!(
            (position.x() - 120.47163).abs() < 2e-9 && (position.y() - 28.73508).abs() < 2e-9,
            "{crs} {x}: {position:?}"
        );
    }
}

#[test]
fn a_boundary_that_crosses_itself_is_kept_and_told() {
    let json = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"code":"990101201091","name":"新一村","township":"东样乡"},"geometry":{"type":"Polygon","coordinates":[[[119,28],[119.2,28.2],[119.2,28],[119,28.2],[119,28]]]}},
        {"type":"Feature","properties":{"code":"990101201092","name":"新二村","township":"东样乡"},"geometry":{"type":"Polygon","coordinates":[[[119,28],[119.2,28.2],[119,28]]]}}]}"#;
    let sheet =
        super::geojson::read("村.geojson".as_ref(), json.as_bytes(), crate::model::Progress::UNWATCHED).unwrap();
    let plan = plan_import(&sample_world(), &sheet, Village::TABLE, &ImportOptions::default()).unwrap();
    assert_eq!(
        told(&plan.report.row_warnings),
        ["1 name「新一村」边界自相交，位置 119.10000，28.10000；已按原样保留，请核对"]
    );
    assert_eq!(told(&plan.report.rejected), ["2 name「新二村」边界少于三个点，不成面"]);
    assert_eq!(plan.report.added, 1);
}

#[test]
fn columns_become_numbers_on_a_day() {
    let text = "村代码,村名,未办问题,人口\n990101201000,东一村,3,601\n990101202000,东二村,,x\n";
    let options = ImportOptions {
        indicators: vec!["未办问题".into(), "population".into()],
        indicator_day: Some(date(2026, 10, 1)),
        ..ImportOptions::default()
    };
    let plan = plan_with(text, Indicator::TABLE, &options);
    assert_eq!(plan.report.indicators, 2);
    assert_eq!(told(&plan.report.rejected), ["3 人口「x」不是数字"]);
    let mut world = World::clone(&sample_world());
    world.apply(&plan.changes);
    let numbers = world.indicators.iter().filter(|row| row.on == date(2026, 10, 1) && row.village == village("东一村"));
    let mut numbers: Vec<_> = numbers.map(|row| (row.name.as_str(), row.value)).collect();
    numbers.sort_by(|a, b| a.0.cmp(b.0));
    assert_eq!(numbers, [("population", 601.0), ("未办问题", 3.0)]);
}

#[test]
fn villages_without_a_boundary_get_an_approximate_one_on_request() {
    let text = "代码,村名,乡镇代码,乡镇,经度,纬度\n\
        880101001001,甲村,880101001,丙乡,119.1,28.1\n880101001002,乙村,880101001,丙乡,119.2,28.1\n\
        880101001003,丁村,880101001,丙乡,119.1,28.2\n880101001004,戊村,880101001,丙乡,119.2,28.2\n";
    let options = ImportOptions { create_townships: true, approximate: true, ..ImportOptions::default() };
    let plan = plan_with(text, Village::TABLE, &options);
    assert_eq!((plan.report.added, plan.report.approximated), (4, 4));
    let mut world = sample_world();
    world.apply(&plan.changes);
    let made = world.villages.iter().filter(|village| village.code.starts_with("88"));
    assert!(
        made.clone().all(|village| village.boundary.is_some()
            && village.boundary_origin == crate::model::BoundaryOrigin::Approximate)
    );
    assert_eq!(made.count(), 4);
}

#[test]
fn a_mapping_file_names_columns_and_says_what_is_wrong_with_itself() {
    let mapping = Mapping::parse("[columns]\n\"单元\" = \"name\"\n\"备忘\" = \"\"").unwrap();
    let plan =
        plan_with("单元,备忘,口令\n新局,x,y\n", Unit::TABLE, &ImportOptions { mapping, ..ImportOptions::default() });
    assert_eq!((plan.report.added, plan.report.unknown_columns), (1, vec!["口令".to_owned()]));
    let wrong = Mapping::parse("[columns]\n\"单元\" = \"nam\"").unwrap();
    let options = ImportOptions { mapping: wrong, ..ImportOptions::default() };
    let error = plan_import(&sample_world(), &sheet("单元,备忘\n新局,x\n"), Unit::TABLE, &options).unwrap_err();
    assert!(Language::Chinese.sentence(&error.0).starts_with("映射文件里的字段“nam”不存在；可用字段：code, name"));
    let broken = Mapping::parse("[columns]\n村 = 1").unwrap_err();
    assert!(Language::Chinese.sentence(&broken.0).starts_with("映射文件第 2 行有误："));
    let none = plan_import(&sample_world(), &sheet("天气,心情\n晴,好\n"), Unit::TABLE, &ImportOptions::default());
    assert!(
        Language::Chinese
            .sentence(&none.unwrap_err().0)
            .starts_with("没有认出任何列。文件的列是：天气、心情；可用的列名有：代码、名称")
    );
}

#[test]
fn a_formula_in_a_text_is_made_harmless_and_comes_back_as_it_was() {
    let mut world = sample_world();
    let before = world.units.find(|unit| unit.name == "样例局").unwrap().clone();
    let mut changes = crate::model::Changes::new(crate::model::Sentence::new("edit.amend"));
    changes.change(&before, Unit { name: "=HYPERLINK(\"x\")".into(), ..before.clone() });
    world.apply(&changes);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("单位.csv");
    export_table(&world, Unit::TABLE, &path, &ExportOptions::default()).unwrap();
    assert!(std::fs::read_to_string(&path).unwrap().contains("\"'=HYPERLINK"));
    let sheet = read_file(&path, &ReadOptions::default()).unwrap();
    assert_eq!(plan_import(&world, &sheet, Unit::TABLE, &ImportOptions::default()).unwrap().changes.rows, []);
}

#[test]
fn an_export_that_cannot_be_written_leaves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("没有").join("单位.csv");
    let said = |path: &std::path::Path| {
        let error = export_table(&sample_world(), Unit::TABLE, path, &ExportOptions::default()).unwrap_err();
        Language::Chinese.sentence(&error.0)
    };
    assert_eq!(said(&path), "没有“单位.csv”所在的文件夹，请先新建");
    assert_eq!(said(&folder.path().join("单位.doc")), "不能导出为“单位.doc”；请用 .csv、.xlsx、.geojson 或 .gpkg");
    // A folder of that name is in the way of the last step: what was begun goes, the folder stays.
    let taken = folder.path().join("单位.csv");
    std::fs::create_dir(&taken).unwrap();
    std::fs::write(taken.join("别动"), "x").unwrap();
    assert!(said(&taken).starts_with("没能写出“单位.csv”"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
