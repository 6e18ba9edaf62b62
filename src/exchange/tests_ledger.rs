//! What the ledgers keep: out by an export and back without a change, masked or not; and every bad row told.

use jiff::civil::date;

use crate::model::sample::{self, TODAY, cadre, issue, posting, sample_world, standing, township, unit, village};
use crate::model::{
    Activity, Attachment, Campaign, CatalogueKind, CatalogueRow, Changes, Criterion, Document, DocumentState,
    Household, Id, Issue, IssueState, IssueStep, ItemOrigin, MarkKind, Month, Place, Plan, PlanItem, PlanMark,
    PlanState, Promise, Record, Sentence, Setting, Standing, StepKind, TableName, Unit, World, promise_kind,
};
use crate::words::Language;

use super::csv;
use super::export::{ExportOptions, export_table, grid_of};
use super::fields::{IMPORTED, TABLES};
use super::plan::plan_import;
use super::plan_options::ImportOptions;
use super::read::{ReadOptions, read_file};
use super::report::ImportPlan;
use super::sheet::Sheet;

fn id<T>(name: &str) -> Id<T> {
    Id::named(&format!("full:{name}"))
}

/// The sample with something in every table, and every field filled somewhere.
pub(super) fn full_world() -> World {
    let mut world = sample_world();
    let mut changes = Changes::new(Sentence::new("edit.add"));
    let entry = |kind, code: &str, zh: &str, parent: &str| CatalogueRow {
        title_zh: zh.into(),
        parent: parent.into(),
        value: "5".into(),
        ..CatalogueRow::blank(kind, code)
    };
    for row in [
        entry(CatalogueKind::ActivityKind, "visit", "走访", ""),
        entry(CatalogueKind::ActivityKind, "inspection", "督查", ""),
        entry(CatalogueKind::ActivityField, "visit_policy", "宣传的政策", "visit"),
        entry(CatalogueKind::ActivityField, "findings", "发现问题", "inspection"),
        entry(CatalogueKind::Scope, "single", "个性", ""),
        entry(CatalogueKind::Scope, "common", "共性", ""),
    ] {
        changes.add(row);
    }
    let campaign = Campaign {
        id: id("campaign"),
        until: Some(date(2026, 12, 31)),
        unit: Some(unit("样例局")),
        note: "县里定".into(),
        ..Campaign::blank("解民忧办实事", date(2026, 3, 1))
    };
    let visit = Activity {
        id: id("visit"),
        number: "Z-01".into(),
        purpose: "ask".into(),
        title: "走访困难户".into(),
        villages: vec![village("东二村"), village("西一村")],
        cadres: vec![cadre("钱二"), cadre("赵一")],
        unit: Some(unit("样例局")),
        campaign: Some(campaign.id),
        issue: Some(issue("2026-0002")),
        summary: "看了管网，电话13800000001".into(),
        households: Some(12),
        enterprises: Some(1),
        attendance: Some(30),
        details: [("visit_policy", "医保\n低保"), ("findings", "无")].map(|(k, v)| (k.into(), v.into())).into(),
        rating: "good".into(),
        ..Activity::blank("visit", date(2026, 8, 1))
    };
    let twin = Activity { id: id("twin"), number: String::new(), ..visit.clone() };
    let meeting = Activity {
        id: id("meeting"),
        township: Some(township("西例镇")),
        ..Activity::blank("inspection", date(2026, 9, 9))
    };
    let promise = Promise {
        id: id("promise"),
        number: "C-1".into(),
        item: "road".into(),
        detail: "两公里".into(),
        unit: Some(unit("样例局")),
        cadre: Some(cadre("赵一")),
        village: Some(village("东二村")),
        township: Some(township("东样乡")),
        issue: Some(issue("2026-0001")),
        standing: Some(standing("东二村")),
        posting: Some(posting("赵一")),
        campaign: Some(campaign.id),
        due_on: Some(date(2026, 11, 30)),
        published_on: Some(date(2026, 3, 5)),
        published_where: "村务公开栏".into(),
        progress_percent: Some(40),
        progress: "路基已成".into(),
        funds_yuan: Some(300_000),
        beneficiaries: Some(420),
        done_on: Some(date(2026, 10, 1)),
        result: "通车".into(),
        rated_on: Some(date(2026, 10, 9)),
        rating: "good".into(),
        withdrawn_on: Some(date(2026, 10, 20)),
        note: "并入县里项目".into(),
        ..Promise::blank(promise_kind::PUBLIC, "修通村路", date(2026, 3, 1))
    };
    let milestone = Promise {
        id: id("milestone"),
        township: Some(township("西例镇")),
        ..Promise::blank(promise_kind::MILESTONE, "动员会", date(2026, 3, 1))
    };
    let document = Document {
        id: id("document"),
        number: "样办〔2026〕3号".into(),
        body: "第一行\n第二行".into(),
        unit: Some(unit("样例局")),
        village: Some(village("东一村")),
        campaign: Some(campaign.id),
        promise: Some(promise.id),
        state: DocumentState::Repealed,
        issued_on: Some(date(2026, 4, 2)),
        repealed_on: Some(date(2026, 9, 2)),
        note: "见附件".into(),
        ..Document::blank("notice", "关于公开承诺的通知", date(2026, 4, 1))
    };
    let criterion = Criterion {
        id: id("criterion"),
        standing: standing("东二村"),
        code: "no_secretary".into(),
        on: date(2026, 3, 1),
        evidence: "空缺半年".into(),
        settled_on: Some(date(2026, 8, 1)),
    };
    let household = Household {
        id: id("household"),
        code: "D2-017".into(),
        village: village("东二村"),
        need: "illness".into(),
        cadre: Some(cadre("赵一")),
        from: date(2026, 2, 1),
        until: Some(date(2026, 12, 1)),
    };
    let plan = Plan {
        id: id("plan"),
        state: PlanState::Published,
        published_on: Some(date(2026, 5, 1)),
        campaign: Some(campaign.id),
        note: "第一批".into(),
        takes_effect_on: Some(date(2026, 5, 8)),
        rules: "[rule.most_villages]\nresident = 2".into(),
        ..Plan::blank("春季调整", date(2026, 4, 1))
    };
    let item = PlanItem {
        id: id("item"),
        plan: plan.id,
        ends: Some(posting("孙三")),
        cadre: Some(cadre("李四")),
        place: Some(Place::Village(village("西二村"))),
        role: "resident".into(),
        on: date(2026, 5, 1),
        reason: "熟悉林业".into(),
        ..PlanItem::blank(plan.id, date(2026, 5, 1))
    };
    let whole =
        PlanItem { id: id("whole"), place: Some(Place::Township(township("东样乡"))), ends: None, ..item.clone() };
    let branch = PlanItem {
        id: id("branch"),
        cadre: None,
        unit: Some(unit("样例局")),
        ends: None,
        role: "contact".into(),
        origin: ItemOrigin::Suggested,
        ..item.clone()
    };
    let lock = PlanMark {
        id: id("lock"),
        plan: plan.id,
        kind: MarkKind::Lock,
        cadre: Some(cadre("赵一")),
        unit: None,
        place: Place::Village(village("东二村")),
        role: String::new(),
        reason: "正在办事".into(),
    };
    let forbid = PlanMark {
        id: id("forbid"),
        kind: MarkKind::Forbid,
        cadre: None,
        unit: Some(unit("样例局")),
        place: Place::Site(sample::site()),
        role: "contact".into(),
        ..lock.clone()
    };
    let note = IssueStep {
        id: id("note"),
        author: "王主任".into(),
        unit: Some(unit("样例局")),
        cadre: Some(cadre("赵一")),
        level: "village".into(),
        other: Some(issue("2026-0003")),
        note: "电话催办".into(),
        ..IssueStep::blank(issue("2026-0002"), StepKind::Note, date(2026, 9, 1))
    };
    let again = IssueStep { id: id("again"), note: "再次催办".into(), ..note.clone() };
    let month =
        Month { author: "王主任".into(), note: "齐".into(), ..Month::of(date(2026, 9, 1), date(2026, 10, 3)) };
    let attachment = Attachment {
        id: id("attachment"),
        owner_table: "issue".into(),
        owner: issue("2026-0001").uuid(),
        name: "塌方.jpg".into(),
        bytes: 1024,
        hash: "0".repeat(64),
        added_on: TODAY,
        note: "现场".into(),
    };
    let before = world.issues.get(issue("2026-0002")).unwrap().clone();
    let wide = Issue {
        topic: "water".into(),
        scope: "common".into(),
        activity: Some(visit.id),
        campaign: Some(campaign.id),
        joint_units: vec![unit("西例镇政府")],
        leader: Some(cadre("李四")),
        township: Some(township("东样乡")),
        replied_on: Some(date(2026, 8, 9)),
        cause: "old_pipes".into(),
        funds_yuan: Some(80_000),
        rating: "good".into(),
        supervised: true,
        supervised_number: "督1号".into(),
        supervised_on: Some(date(2026, 8, 20)),
        lifted_on: Some(date(2026, 9, 20)),
        ..before.clone()
    };
    changes.change(&before, wide);
    let before = world.issues.get(issue("2026-0001")).unwrap().clone();
    let merged = Issue {
        state: IssueState::Merged,
        merged_into: Some(issue("2026-0002")),
        parent: Some(issue("2026-0002")),
        ..before.clone()
    };
    changes.change(&before, merged);
    let before = world.standings.get(standing("东二村")).unwrap().clone();
    let team = vec![cadre("李四"), cadre("赵一")];
    let voted = Standing {
        team,
        first_secretary: Some(cadre("孙三")),
        votes: Some(80),
        votes_against: Some(3),
        ..before.clone()
    };
    changes.change(&before, voted);
    let before = world.units.get(unit("西例镇政府")).unwrap().clone();
    let ended = Unit { successor: Some(unit("样例局")), valid_until: Some(date(2026, 12, 1)), ..before.clone() };
    changes.change(&before, ended);
    changes.add(Setting::new("mapping.西例镇", "table = \"issue\"\n[columns]\n\"村庄\" = \"village\""));
    changes.add(campaign);
    for row in [visit, twin, meeting] {
        changes.add(row);
    }
    changes.add(promise);
    changes.add(milestone);
    changes.add(document);
    changes.add(criterion);
    changes.add(household);
    changes.add(plan);
    changes.add(item);
    changes.add(whole);
    changes.add(branch);
    changes.add(lock);
    changes.add(forbid);
    changes.add(note);
    changes.add(again);
    changes.add(month);
    changes.add(attachment);
    world.apply(&changes);
    world
}

fn sheet(text: &str) -> Sheet {
    csv::read("表.csv".as_ref(), text.as_bytes(), None, crate::model::Progress::UNWATCHED).unwrap()
}

fn plan(text: &str, table: TableName) -> ImportPlan {
    plan_import(&full_world(), &sheet(text), table, &ImportOptions::default()).unwrap()
}

fn told(plan: &ImportPlan) -> Vec<String> {
    let line = |problem: &super::report::RowProblem| {
        let reason = Language::Chinese.sentence(&problem.reason);
        format!("{} {}「{}」{reason}", problem.row, problem.column, problem.value)
    };
    plan.report.rejected.iter().map(line).collect()
}

#[test]
fn every_table_comes_back_without_a_change_in_every_format_and_language() {
    let world = full_world();
    let folder = tempfile::tempdir().unwrap();
    for language in [Language::Chinese, Language::English] {
        let options = ExportOptions { language, unmasked: Some("测试".into()) };
        for table in IMPORTED {
            for ending in ["csv", "xlsx", "geojson", "gpkg"] {
                let path = folder.path().join(format!("{table}.{ending}"));
                let rows = export_table(&world, table, &path, &options).unwrap();
                assert!(rows > 0, "{table} is empty");
                let sheet = read_file(&path, &ReadOptions::default()).unwrap();
                let plan = plan_import(&world, &sheet, table, &ImportOptions::default()).unwrap();
                assert_eq!(told(&plan), [""; 0], "{table}.{ending}");
                assert_eq!(plan.changes.rows, [], "{table}.{ending}");
                assert_eq!((plan.report.unchanged, plan.report.rows), (rows, rows), "{table}.{ending}");
                let unknown = plan.report.unknown_columns.iter().filter(|title| *title != "fid");
                assert_eq!(unknown.count(), 0, "{table}.{ending}");
            }
        }
    }
}

#[test]
fn every_table_fills_an_empty_county_as_it_was() {
    // Everything but the identities of records that have a number or a name of their own, and what refers to them.
    let world = full_world();
    let options = ExportOptions { language: Language::Chinese, unmasked: Some("测试".into()) };
    let folder = tempfile::tempdir().unwrap();
    let mut made = World { catalogue: world.catalogue.clone(), ..World::default() };
    let order = [
        "township",
        "village",
        "unit",
        "site",
        "cadre",
        "campaign",
        "posting",
        "standing",
        "issue",
        "activity",
        "issue_step",
        "promise",
        "document",
        "criterion",
        "household",
        "plan",
        "plan_item",
        "plan_mark",
        "month",
        "indicator",
        "setting",
        "issue",
        "unit",
    ];
    for table in order.map(TableName) {
        let path = folder.path().join(format!("{table}.csv"));
        let mut grid = grid_of(&world, table, &options).unwrap();
        if (table.0 == "issue" && made.issues.is_empty()) || (table.0 == "unit" && made.units.is_empty()) {
            // What a record refers to may come later; the second time all is there.
            let later = ["activity", "parent", "merged_into", "state", "successor"];
            let at: Vec<_> = grid.columns.iter().map(|column| later.contains(&column.name.as_str())).collect();
            for row in &mut grid.rows {
                row.iter_mut().zip(&at).filter(|(_, later)| **later).for_each(|(cell, _)| *cell = super::Cell::Empty);
            }
        }
        super::export::write_grid(&grid, &path).unwrap();
        let sheet = read_file(&path, &ReadOptions::default()).unwrap();
        let options = ImportOptions { create_units: true, ..ImportOptions::default() };
        let plan = plan_import(&made, &sheet, table, &options).unwrap();
        assert_eq!(told(&plan), [""; 0], "{table}");
        made.apply(&plan.changes);
    }
    for table in IMPORTED.into_iter().filter(|table| !["catalogue", "issue_step"].contains(&table.0)) {
        let mut rows = [&world, &made].map(|world| grid_of(world, table, &options).unwrap().rows);
        rows.iter_mut().for_each(|rows| rows.sort_by_key(|row| format!("{row:?}")));
        assert_eq!(rows[0], rows[1], "{table}");
    }
}

#[test]
fn a_masked_export_says_no_name_and_changes_nothing_when_it_comes_back() {
    let world = full_world();
    let folder = tempfile::tempdir().unwrap();
    for table in TABLES {
        let path = folder.path().join(format!("{table}.csv"));
        export_table(&world, table, &path, &ExportOptions::default()).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        for name in ["赵一", "钱二", "孙三", "李四", "王主任", "13800000001"] {
            assert!(!text.contains(name), "{table}: {name}");
        }
        // A cadre, and a posting of one, is found by nothing but the name where there is no work number.
        if ["cadre", "posting", "attachment"].contains(&table.0) {
            continue;
        }
        let sheet = read_file(&path, &ReadOptions::default()).unwrap();
        let plan = plan_import(&world, &sheet, table, &ImportOptions::default()).unwrap();
        assert_eq!(told(&plan), [""; 0], "{table}");
        assert_eq!(plan.changes.rows, [], "{table}");
    }
}

#[test]
fn several_villages_cadres_and_units_stand_in_one_cell_however_they_are_separated() {
    let text = "类型,日期,村,参加干部,附加内容\n\
        走访,2026.10.3,\"东一村、东二；西例镇西一村\",\"赵一,钱二\",\"宣传的政策：低保\"\n\
        走访,2026.10.4,\"东一村、东九村\",赵一、王五,乱写\n";
    let plan = plan(text, Activity::TABLE);
    assert_eq!(
        told(&plan),
        [
            "3 村「东一村、东九村」“东九村”：没有这个村",
            "3 参加干部「赵一、王五」“王五”：没有这个干部",
            "3 附加内容「乱写」“乱写”应写成“字段：内容”，每行一个",
        ]
    );
    let mut world = full_world();
    world.apply(&plan.changes);
    let made = world.activities.find(|row| row.on == date(2026, 10, 3)).unwrap();
    assert_eq!(made.villages, ["东一村", "东二村", "西一村"].map(village));
    assert_eq!(made.cadres, ["赵一", "钱二"].map(cadre));
    assert_eq!(made.details.get("visit_policy").map(String::as_str), Some("低保"));
}

#[test]
fn a_bad_row_of_each_table_is_told_with_its_reason() {
    let cases: [(&str, &str, &[&str]); 11] = [
        (
            "promise",
            "类型,事项,承诺日期,期限,进度,评价,有关问题\n公开承诺,修路,2026-03-01,2026-02-01,140,好,X-1\n,,,,,,\n公开承诺,,,,,,\n",
            &[
                "2 进度「140」应为 0 至 100 的百分比",
                "2 有关问题「X-1」没有这条问题；请填编号或名称",
                "4 事项「」必填，但没有填写",
                "4 承诺日期「」必填，但没有填写",
            ],
        ),
        (
            "campaign",
            "名称,开始日期,结束日期\n新活动,,\n再活动,2026-05-01,2026-04-01\n",
            &["2 开始日期「」必填，但没有填写", "3 结束日期「2026-04-01」早于 2026-05-01"],
        ),
        (
            "document",
            "类型,标题,起草日期,状态\n通知,某通知,2026-05-01,已印发\n通知,某通知,昨天,飞走\n",
            &["2 issued_on「」必填，但没有填写", "3 起草日期「昨天」看不懂的日期；请写成 2026-09-05 这样的完整日期"],
        ),
        (
            "criterion",
            "村,认定标准,认定日期\n东三村,缺书记,2026-05-01\n东二村,缺会计,\n",
            &["2 村「东三村」这个村没有这天列入的整顿", "3 认定日期「」必填，但没有填写"],
        ),
        (
            "household",
            "户代码,村,开始日期\n张三家,东一村,2026-05-01\nA1,,2026-05-01\n",
            &[
                "2 户代码「张三家」户代码只用字母、数字和连字符，不超过 16 位；不要填姓名或证件号",
                "3 村「」必填，但没有填写",
            ],
        ),
        (
            "plan",
            "标题,起草日期,状态,标识\n甲,2026-05-01,飞走,不是\n",
            &[
                "2 标识「不是」标识不完整；请保留导出时的标识，新记录留空",
                "2 状态「飞走」没有这个状态；可填：草案、送审、已发布、已被替代",
            ],
        ),
        (
            "plan_item",
            "方案,日期,干部\n春季调整,2026-05-01,\n秋季调整,2026-05-01,赵一\n",
            &[
                "2 干部「」没有写明结束哪个派驻，也没有写全派谁到哪里",
                "3 方案「秋季调整」没有这条派驻方案；请填编号或名称",
            ],
        ),
        (
            "plan_mark",
            "方案,标记,干部,村\n春季调整,飞走,赵一,东一村\n春季调整,锁定,,东一村\n春季调整,禁配,赵一,\n",
            &[
                "2 标记「飞走」没有这个状态；可填：锁定、禁配",
                "3 干部「」没有写明是谁和哪里",
                "4 干部「赵一」没有写明是谁和哪里",
            ],
        ),
        (
            "month",
            "月份,月结日期\n2026,2026-10-01\n2026年8月,2026-07-01\n",
            &[
                "2 月份「2026」只有年份，没有月和日；请写成 2026-09-05 这样的完整日期",
                "3 月结日期「2026-07-01」早于 2026-08-01",
            ],
        ),
        (
            "setting",
            "设置项,值\nreference_date,某日\nacceptance_score,200\n",
            &["2 值「某日」看不懂的日期；请写成 2026-09-05 这样的完整日期", "3 值「200」应为 0 至 100 的百分比"],
        ),
        (
            "issue_step",
            "问题编号,步骤,日期\n2026-0001,飞走,2026-10-01\n,记事,\n",
            &[
                "2 步骤「飞走」没有这个状态；可填：登记、交办、转办、办结、核实不通过,退回、核实销号、解释挂起、重新办理、合并、调整层级、挂牌督办、摘牌、并入共性问题、移出共性问题、评价、记事",
                "3 问题编号「」必填，但没有填写",
                "3 日期「」必填，但没有填写",
            ],
        ),
    ];
    for (table, text, expected) in cases {
        assert_eq!(told(&plan(text, TABLES.into_iter().find(|known| known.0 == table).unwrap())), expected, "{table}");
    }
    let error = plan_import(&full_world(), &sheet("文件名,备注\na,b\n"), Attachment::TABLE, &ImportOptions::default());
    assert_eq!(error.unwrap_err().0.key, "exchange.table.export_only");
}
