//! The real program on small files: each subcommand with good input and with bad input, and its exit codes.

#![allow(clippy::expect_used, reason = "a test that cannot set up its files has to stop")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A folder with a small county of six villages in two townships.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a folder") };
        desk.write("villages.geojson", &villages());
        desk.good(&["new", "county.gpkg", "--villages", "villages.geojson", "--name", "试县"]);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("written");
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cunqing"));
        command.current_dir(self.folder.path()).args(arguments).env("USER", "测试员");
        command.output().expect("the program starts")
    }

    /// Runs what must succeed; gives what it says.
    fn good(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}{}", errors(&output));
        said
    }

    /// Runs what must fail with a code; gives the one line that it says about it.
    fn bad(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = errors(&output);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        assert_eq!(said.trim_end().lines().count(), 1, "{arguments:?}: {said}");
        assert!(!said.contains("cli.") && !said.contains("%{"), "{arguments:?}: {said}");
        said
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("the file is there")
    }
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Two rows of three squares, invented.
fn villages() -> String {
    let features = (0..6).map(|nth| {
        let (column, row) = (nth % 3, nth / 3);
        let (x, y) = (119.0 + 0.02 * f64::from(column), 28.0 + 0.02 * f64::from(row));
        let (right, top) = (119.0 + 0.02 * f64::from(column + 1), 28.0 + 0.02 * f64::from(row + 1));
        format!(
            r#"{{"type":"Feature","properties":{{"code":"99020100{}20{column}","name":"试{nth}村","township_code":"99020100{}","township_name":"试{}乡","households":{}}},"geometry":{{"type":"Polygon","coordinates":[[[{x},{y}],[{right},{y}],[{right},{top}],[{x},{top}],[{x},{y}]]]}}}}"#,
            row + 1, row + 1, row + 1, 100 + nth
        )
    });
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.collect::<Vec<_>>().join(","))
}

const ISSUES: &str =
    "标题,村代码,类别,提出日期\n水管漏水,990201001200,民生,2026-09-01\n路灯不亮,990201002201,基建,2026-09-02\n";

#[test]
fn help_lists_every_subcommand_in_both_languages() {
    let desk = Desk::new();
    let chinese = desk.good(&["help"]);
    let english = desk.good(&["--language", "en", "help"]);
    for name in [
        "demo", "new", "import", "export", "check", "themes", "snapshot", "report", "plan", "history", "undo", "redo",
        "bench",
    ] {
        assert!(chinese.contains(&format!("  {name} ")) && english.contains(&format!("  {name} ")), "{name}");
        let of_command = desk.good(&["help", name]);
        assert!(of_command.contains("用法") && !of_command.contains("cli."), "{of_command}");
        assert_eq!(of_command, desk.good(&[name, "--help"]));
    }
    assert!(!english.contains("cli.") && !english.chars().any(|c| ('\u{3400}'..'\u{a000}').contains(&c)), "{english}");
}

#[test]
fn wrong_usage_is_said_in_one_line_with_code_two() {
    let desk = Desk::new();
    for arguments in [
        &["snapshot"][..],
        &["snapshot", "county.gpkg"],
        &["snapshot", "county.gpkg", "--out", "a.jpg"],
        &["snapshot", "county.gpkg", "--out", "a.svg", "--pdf-a"],
        &["snapshot", "county.gpkg", "--out", "a.pdf", "--text-as-paths"],
        &["snapshot", "county.gpkg", "--out", "a.png", "--paper", "B5"],
        &["snapshot", "county.gpkg", "--out", "a.png", "--size", "0x9"],
        &["snapshot", "county.gpkg", "--out", "a.png", "--dpi", "many"],
        &["snapshot", "county.gpkg", "--out", "a.png", "--theme", "weather"],
        &["snapshot", "county.gpkg", "--out", "a.png", "--method", "manual"],
        &["import", "county.gpkg", "--into", "weather", "x.csv"],
        &["import", "county.gpkg", "--into", "issue", "x.csv", "--crs", "EPSG:1"],
        &["report", "county.gpkg", "--kind", "issues"],
        &["report", "county.gpkg", "--kind", "weather", "--out", "a.xlsx"],
        &["report", "county.gpkg", "--kind", "issues", "--out", "a.docx"],
        &["report", "county.gpkg", "--kind", "issues", "--month", "2026-13", "--out", "a.xlsx"],
        &["report", "county.gpkg", "--kind", "notice", "--village", "无名村", "--out", "a.docx"],
        &["report", "county.gpkg", "--kind", "issues", "--template", "a.pdf", "--out", "a.xlsx"],
        &["help", "weather"],
        &["snapshoot"],
        &["demo", "a.gpkg", "b.gpkg"],
        &["check", "county.gpkg", "--quick"],
    ] {
        desk.bad(2, arguments);
    }
    assert!(!desk.path("a.png").exists());
}

#[test]
fn the_demo_county_is_the_same_each_time_and_never_overwrites() {
    let desk = Desk::new();
    let said = desk.good(&["demo", "one.gpkg"]);
    assert!(said.contains("335") && said.contains("1000") && said.contains("2166") && said.contains("虚构"), "{said}");
    desk.good(&["demo", "two.gpkg"]);
    assert_eq!(desk.bytes("one.gpkg"), desk.bytes("two.gpkg"));
    desk.write("mine.gpkg", "mine");
    desk.bad(1, &["demo", "mine.gpkg"]);
    assert_eq!(desk.bytes("mine.gpkg"), b"mine");
    desk.bad(1, &["demo", "no/such/folder.gpkg"]);
    desk.good(&["check", "one.gpkg"]);
}

#[test]
fn a_new_county_has_its_villages_townships_and_indicators() {
    let desk = Desk::new();
    let said = desk.good(&["new", "b.gpkg", "--villages", "villages.geojson", "--indicators", "households"]);
    assert!(said.contains('6') && said.contains('2'), "{said}");
    let themes = desk.good(&["themes", "b.gpkg", "--measure", "indicator:households", "--json"]);
    let themes: serde_json::Value = serde_json::from_str(&themes).expect("JSON");
    let counted: u64 =
        themes["classes"].as_array().expect("classes").iter().filter_map(|class| class["villages"].as_u64()).sum();
    assert_eq!((themes["missing"].as_u64(), counted), (Some(0), 6));
    desk.bad(1, &["new", "b.gpkg", "--villages", "villages.geojson"]);
    desk.write("broken.geojson", "{\"type\":\"FeatureColl");
    desk.bad(1, &["new", "c.gpkg", "--villages", "broken.geojson"]);
    desk.bad(1, &["new", "c.gpkg", "--villages", "missing.geojson"]);
    assert!(!desk.path("c.gpkg").exists());
}

#[test]
fn a_theme_is_of_villages_townships_or_the_county_per_households_and_smoothed() {
    let desk = Desk::new();
    desk.good(&["demo", "d.gpkg"]);
    let theme = |more: &[&str]| {
        let said = desk.good(&[&["themes", "d.gpkg", "--json"], more].concat());
        serde_json::from_str::<serde_json::Value>(&said).expect("JSON")
    };
    let rows = |name: &str| String::from_utf8(desk.bytes(name)).expect("UTF-8").lines().skip(1).count();
    theme(&["--measure", "open", "--level", "township", "--out", "t.csv"]);
    theme(&["--measure", "closed_share", "--smooth", "neighbours", "--out", "v.csv"]);
    assert_eq!((rows("t.csv"), rows("v.csv")), (20, 335));
    let raw = theme(&["--measure", "open", "--per", "households"]);
    let smooth = theme(&["--measure", "open/households", "--smooth", "global", "--language", "en"]);
    assert_eq!(raw["measure"], "open/households");
    assert_eq!(smooth["measure"], "open/households?smooth=global");
    let highest = |value: &serde_json::Value| value["breaks"].as_array().and_then(|breaks| breaks.last()?.as_f64());
    assert!(highest(&smooth) < highest(&raw), "extreme rates come nearer to the mean");
    assert!(smooth["notes"].to_string().contains("smoothed") && raw["notes"].to_string().contains("平滑"));
    for method in ["deviation", "headtail", "quantile", "equal"] {
        let breaks = theme(&["--measure", "open", "--method", method])["breaks"].as_array().map(Vec::len);
        assert!(breaks.is_some_and(|count| (2..=5).contains(&count)), "{method} {breaks:?}");
    }
    let listed = theme(&["--list"]);
    let codes: Vec<_> = listed["measures"].as_array().expect("a list").iter().map(|one| one["code"].clone()).collect();
    assert!(["open", "older", "since_visit"].iter().all(|code| codes.contains(&serde_json::json!(code))), "{codes:?}");
    for wrong in [
        &["--measure", "weak", "--per", "households"][..],
        &["--measure", "open", "--smooth", "global"],
        &["--measure", "open", "--level", "planet"],
        &["--measure", "beauty"],
        &[],
    ] {
        desk.bad(2, &[&["themes", "d.gpkg"], wrong].concat());
    }
}

#[test]
fn a_theme_is_written_as_code_value_and_class_and_its_breaks_are_printed() {
    let desk = Desk::new();
    desk.good(&["new", "b.gpkg", "--villages", "villages.geojson", "--indicators", "households"]);
    let theme = |more: &[&str]| {
        let measure =
            ["themes", "b.gpkg", "--measure", "indicator:households", "--method", "manual", "--breaks", "101,103"];
        desk.good(&[&measure, more].concat())
    };
    assert_eq!(theme(&["--out", "t.csv"]), "101\n103\n105\n", "the breaks, one a line, and nothing else");
    let written = String::from_utf8(desk.bytes("t.csv")).expect("UTF-8");
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!(lines[0], "code,value,class,village,township", "no byte order mark, the same in each language");
    assert_eq!(lines[1], "990201001200,100,1,试0村,试1乡");
    let of = |line: &&str| line.split(',').take(3).collect::<Vec<_>>().join(",");
    let classes = ["100,1", "101,1", "102,2", "103,2", "104,3", "105,3"];
    let codes = [200, 201, 202].map(|n| format!("990201001{n}"));
    let codes = codes.into_iter().chain([200, 201, 202].map(|n| format!("990201002{n}")));
    let expected: Vec<String> = codes.zip(classes).map(|(code, rest)| format!("{code},{rest}")).collect();
    assert_eq!(lines[1..].iter().map(of).collect::<Vec<_>>(), expected);
    theme(&["--out", "e.csv", "--language", "en"]);
    assert_eq!(desk.bytes("e.csv"), desk.bytes("t.csv"));
    let value: serde_json::Value = serde_json::from_str(&theme(&["--json"])).expect("JSON");
    assert_eq!((value["lowest"].as_f64(), &value["breaks"]), (Some(100.0), &serde_json::json!([101.0, 103.0, 105.0])));
    let named: Vec<_> =
        value["classes"].as_array().expect("classes").iter().map(|class| class["class"].as_u64()).collect();
    assert_eq!(named, [Some(1), Some(2), Some(3)]);
}

#[test]
fn an_import_says_every_bad_row_and_can_be_undone_and_redone() {
    let desk = Desk::new();
    desk.write("issues.csv", &format!("{ISSUES}坏的,990201009999,民生,2026-02-30\n"));
    let before = desk.bytes("county.gpkg");
    let dry = desk.good(&["import", "county.gpkg", "--into", "issue", "issues.csv", "--dry-run"]);
    assert!(
        dry.contains("2") && dry.contains("第 4 行") && dry.contains("村代码") && dry.contains("2026-02-30"),
        "{dry}"
    );
    assert_eq!(desk.bytes("county.gpkg"), before, "a dry run writes nothing");
    let wet = desk.good(&["import", "county.gpkg", "--into", "issue", "issues.csv", "--json"]);
    let wet: serde_json::Value = serde_json::from_str(&wet).expect("JSON");
    assert_eq!((wet["added"].as_u64(), wet["rejected"].as_array().map(Vec::len)), (Some(2), Some(2)));
    let open = |desk: &Desk| {
        let out = desk.good(&["export", "county.gpkg", "--table", "issue", "--out", "out.csv"]);
        assert!(!out.is_empty());
        String::from_utf8(desk.bytes("out.csv")).expect("UTF-8").lines().count() - 1
    };
    assert_eq!(open(&desk), 2);
    desk.good(&["undo", "county.gpkg"]);
    assert_eq!(open(&desk), 0);
    desk.good(&["redo", "county.gpkg"]);
    assert_eq!(open(&desk), 2);
    assert!(desk.good(&["history", "county.gpkg"]).contains("测试员"));
    desk.bad(1, &["redo", "county.gpkg"]);
    desk.write("all_bad.csv", "标题,村代码,类别,提出日期\n坏的,1,民生,2026-09-01\n");
    let output = desk.run(&["import", "county.gpkg", "--into", "issue", "all_bad.csv"]);
    assert_eq!(output.status.code(), Some(1));
    desk.bad(1, &["import", "county.gpkg", "--into", "issue", "missing.csv"]);
}

#[test]
fn an_export_masks_names_unless_a_reason_is_given_and_logged() {
    let desk = Desk::new();
    desk.write("cadres.csv", "工号,姓名,电话\nT1,试验员,19900001111\n");
    desk.good(&["import", "county.gpkg", "--into", "cadre", "cadres.csv"]);
    desk.good(&["export", "county.gpkg", "--table", "cadre", "--out", "out.csv"]);
    let masked = String::from_utf8(desk.bytes("out.csv")).expect("UTF-8");
    assert!(!masked.contains("试验员") && !masked.contains("19900001111") && masked.contains("试*"), "{masked}");
    desk.good(&["export", "county.gpkg", "--table", "cadre", "--out", "out.csv", "--unmasked", "换届核对"]);
    let full = String::from_utf8(desk.bytes("out.csv")).expect("UTF-8");
    assert!(full.contains("试验员") && full.contains("19900001111"), "{full}");
    assert!(desk.good(&["history", "county.gpkg"]).contains("换届核对"));
    for name in ["out.xlsx", "villages.gpkg", "v.geojson"] {
        desk.good(&["export", "county.gpkg", "--table", "village", "--out", name]);
    }
    desk.bad(1, &["export", "county.gpkg", "--table", "cadre", "--out", "out.docx"]);
    desk.bad(1, &["export", "county.gpkg", "--table", "cadre", "--out", "no/such/folder.csv"]);
}

#[test]
fn a_picture_has_the_same_bytes_each_time_and_the_old_one_stays_when_it_fails() {
    let desk = Desk::new();
    let arguments = |out| ["snapshot", "county.gpkg", "--out", out, "--size", "320x200", "--theme", "weak"];
    desk.good(&arguments("a.png"));
    desk.good(&arguments("b.png"));
    assert_eq!(desk.bytes("a.png"), desk.bytes("b.png"));
    assert_eq!(&desk.bytes("a.png")[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(&desk.bytes("a.png")[16..24], [0, 0, 1, 64, 0, 0, 0, 200]);
    desk.good(&["snapshot", "county.gpkg", "--out", "c.png", "--paper", "A4-portrait", "--dpi", "36", "--dark"]);
    assert_eq!(&desk.bytes("c.png")[16..24], [0, 0, 1, 42, 0, 0, 1, 165]);
    desk.bad(1, &["snapshot", "county.gpkg", "--out", "a.png", "--theme", "indicator:weather"]);
    desk.bad(1, &["snapshot", "missing.gpkg", "--out", "a.png"]);
    desk.bad(1, &["snapshot", "county.gpkg", "--out", "no/such/folder.png", "--size", "320x200"]);
    assert_eq!(desk.bytes("a.png"), desk.bytes("b.png"));
}

#[test]
fn what_is_no_county_file_is_refused_by_every_subcommand_and_left_as_it_is() {
    let desk = Desk::new();
    desk.write("empty.gpkg", "");
    desk.write("text.gpkg", "这不是地理数据库，只是一段文字。".repeat(64).as_str());
    let whole = desk.bytes("county.gpkg");
    fs::write(desk.path("half.gpkg"), &whole[..whole.len() / 2]).expect("written");
    let foreign = rusqlite::Connection::open(desk.path("foreign.gpkg")).expect("made");
    foreign.execute_batch("CREATE TABLE other (x); INSERT INTO other VALUES (1)").expect("filled");
    drop(foreign);
    for name in ["missing.gpkg", "empty.gpkg", "text.gpkg", "half.gpkg", "foreign.gpkg"] {
        let before = fs::read(desk.path(name)).ok();
        for arguments in [
            &["check", name][..],
            &["history", name],
            &["undo", name],
            &["themes", name, "--measure", "open"],
            &["snapshot", name, "--out", "x.png"],
            &["export", name, "--table", "issue", "--out", "x.csv"],
        ] {
            let said = desk.bad(1, arguments);
            assert!(said.contains(name), "{said}");
        }
        assert_eq!(fs::read(desk.path(name)).ok(), before, "{name}");
    }
}

#[test]
fn a_machine_gets_json_also_when_it_fails() {
    let desk = Desk::new();
    let output = desk.run(&["check", "missing.gpkg", "--json"]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((output.status.code(), value["ok"].as_bool()), (Some(1), Some(false)));
    assert!(value["error"].as_str().is_some_and(|text| text.contains("missing.gpkg")));
    let good: serde_json::Value = serde_json::from_str(&desk.good(&["check", "county.gpkg", "--json"])).expect("JSON");
    assert_eq!(good["ok"].as_bool(), Some(true));
}

#[test]
fn the_bench_tells_a_time_for_each_job_and_leaves_nothing_behind() {
    let desk = Desk::new();
    let before = desk.bytes("county.gpkg");
    let said = desk.good(&["bench", "county.gpkg", "--runs", "1", "--issues", "50", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let names: Vec<&str> =
        value["timings"].as_array().expect("a list").iter().filter_map(|timing| timing["name"].as_str()).collect();
    let of_the_county = ["open", "edit", "as_of", "undo", "pan", "zoom", "theme", "small_maps", "geometry"];
    let of_pictures = ["screen_png", "sheet_png", "month", "charts", "charts_chosen", "plan_stroke", "plan_numbers"];
    let of_statistics = ["queen", "gi", "lisa", "made_queen", "made_gi", "made_lisa"];
    let of_the_crowd = ["crowd_as_of", "crowd_as_of_late", "crowd_compare", "crowd_why", "crowd_agenda", "import"];
    let of_suggestions = ["suggest", "suggest_all"];
    let of_the_planner = ["assign", "assign", "assign", "assign"];
    assert_eq!(
        names,
        [&of_the_county[..], &of_pictures, &of_statistics, &of_suggestions, &of_the_crowd, &of_the_planner].concat()
    );
    assert_eq!(desk.bytes("county.gpkg"), before);
    let left = |path: &Path| fs::read_dir(path).expect("readable").filter_map(Result::ok).count();
    assert_eq!(left(desk.folder.path()), 2);
}

#[test]
fn papers_are_made_the_same_twice_and_names_in_full_go_into_the_history() {
    let desk = Desk::new();
    desk.write("issues.csv", ISSUES);
    desk.good(&["import", "county.gpkg", "--into", "issue", "issues.csv"]);
    for (kind, ending) in [("issues", "xlsx"), ("postings", "xlsx"), ("summary", "docx"), ("bulletin", "docx")] {
        let [first, second] = ["a", "b"].map(|name| format!("{kind}-{name}.{ending}"));
        for out in [&first, &second] {
            desk.good(&["report", "county.gpkg", "--kind", kind, "--month", "2026-09", "--out", out]);
        }
        assert_eq!(desk.bytes(&first), desk.bytes(&second), "{kind}");
    }
    desk.bad(1, &["report", "county.gpkg", "--kind", "notice", "--out", "n.docx"]);
    desk.good(&["report", "county.gpkg", "--kind", "notice", "--village", "试0村", "--out", "n.docx"]);
    assert!(!desk.good(&["history", "county.gpkg"]).contains("名册"));
    desk.good(&["report", "county.gpkg", "--kind", "postings", "--out", "p.xlsx", "--names", "上墙公示"]);
    let history = desk.good(&["history", "county.gpkg"]);
    assert!(history.contains("派驻公示名册") && history.contains("上墙公示"), "{history}");
}

#[test]
fn a_template_that_asks_for_what_nobody_knows_leaves_the_old_file() {
    let desk = Desk::new();
    let names = desk.good(&["report", "county.gpkg", "--fields"]);
    assert!(names.contains("{{收集数}}") && names.contains("{{问题.编号}}"), "{names}");
    desk.write("form.xlsx", "no form");
    fs::write(desk.path("old.xlsx"), b"old").expect("written");
    let said =
        desk.bad(1, &["report", "county.gpkg", "--kind", "issues", "--template", "form.xlsx", "--out", "old.xlsx"]);
    assert!(said.contains("模板"), "{said}");
    desk.good(&["report", "county.gpkg", "--kind", "issues", "--out", "form.xlsx", "--month", "2026-09"]);
    desk.good(&["report", "county.gpkg", "--kind", "issues", "--template", "form.xlsx", "--out", "new.xlsx"]);
    assert_eq!(desk.bytes("old.xlsx"), b"old");
}

#[test]
fn the_county_of_an_earlier_day_is_written_and_two_days_are_compared() {
    let desk = Desk::new();
    desk.write("issues.csv", ISSUES);
    desk.good(&["import", "county.gpkg", "--into", "issue", "issues.csv"]);
    let rows = |arguments: &[&str]| {
        let mut all = vec!["export", "county.gpkg", "--table", "issue", "--out", "out.csv"];
        all.extend(arguments);
        desk.good(&all);
        String::from_utf8_lossy(&desk.bytes("out.csv")).lines().count() - 1
    };
    assert_eq!((rows(&[]), rows(&["--as-of", "2026-09-01"]), rows(&["--as-of", "2026-08-31"])), (2, 1, 0));
    desk.good(&["themes", "county.gpkg", "--measure", "open", "--as-of", "2026-09-01"]);
    let small = ["--size", "400x300"];
    desk.good(&[&["snapshot", "county.gpkg", "--out", "now.png"], &small[..]].concat());
    desk.good(&[&["snapshot", "county.gpkg", "--out", "then.png", "--as-of", "2026-08-31"], &small[..]].concat());
    assert!(desk.bytes("now.png") != desk.bytes("then.png"));
    let said = desk.good(&["compare", "county.gpkg", "--from", "2026-09-01", "--to", "2026-09-02"]);
    assert!(said.contains("新增问题 1") && said.contains("路灯不亮") && !said.contains("水管漏水"), "{said}");
    let json = desk.good(&["compare", "county.gpkg", "--from", "2026-08-31", "--to", "2026-09-02", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((&value["counts"]["new"], value["differences"][0]["table"].as_str()), (&2.into(), Some("issue")));
    assert_eq!(value["differences"][1]["village"].as_str(), Some("990201002201"));
    desk.bad(2, &["compare", "county.gpkg", "--from", "2026-09-02", "--to", "2026-09-01"]);
    desk.bad(2, &["compare", "county.gpkg", "--from", "某天"]);
    desk.bad(2, &["compare", "county.gpkg"]);
    desk.bad(1, &["compare", "county.gpkg", "--from", "2026-09-01", "--to", "2999-01-01"]);
    desk.bad(1, &["export", "county.gpkg", "--table", "issue", "--out", "out.csv", "--as-of", "2999-01-01"]);
}

#[test]
fn hotspots_are_written_with_the_same_columns_and_refused_in_a_sentence() {
    let desk = Desk::new();
    desk.good(&["demo", "demo.gpkg"]);
    let table = |arguments: &[&str], out: &str| {
        let all = [&["hotspots", "demo.gpkg", "--measure", "open", "--out", out], arguments].concat();
        desk.good(&all);
        fs::read_to_string(desk.path(out)).expect("written")
    };
    let of = |statistic: &str| {
        let times = if statistic == "scan" { "99" } else { "0" };
        let arguments = ["--statistic", statistic, "--permutations", times];
        table(&arguments, &format!("{statistic}.csv"))
    };
    let head = |text: &str| text.lines().next().unwrap_or_default().to_owned();
    for statistic in ["gi", "lisa", "scan", "trends"] {
        let written = of(statistic);
        assert!(head(&written).starts_with("code,value,z,p,"), "{statistic}: {}", head(&written));
        assert!(head(&written).contains("p_fdr,tier"));
        assert_eq!(written.lines().count(), 336, "{statistic}");
    }
    assert!(head(&of("lisa")).contains(",i,quadrant,"));
    assert!(of("gi").contains(",high_99,") && of("trends").contains(",new,"));
    assert!(head(&of("moran")).starts_with("areas,i,expected,"));
    table(&["--statistic", "scan", "--permutations", "99", "--rings", "rings.geojson"], "scan.csv");
    let rings: serde_json::Value = serde_json::from_slice(&desk.bytes("rings.geojson")).expect("GeoJSON");
    let kinds = rings["features"].as_array().expect("features").iter().map(|one| one["geometry"]["type"].clone());
    assert!(kinds.clone().count() > 0 && kinds.clone().all(|kind| kind == "Polygon" || kind == "Point"));

    let few = desk.bad(1, &["hotspots", "county.gpkg", "--measure", "open"]);
    assert!(few.contains("少于 30 个") && few.contains("只有 6 个村"), "{few}");
    desk.bad(1, &["hotspots", "demo.gpkg", "--measure", "overdue", "--statistic", "trends"]);
    desk.bad(2, &["hotspots", "demo.gpkg", "--measure", "open", "--rings", "r.geojson"]);
    desk.bad(2, &["hotspots", "demo.gpkg", "--measure", "open", "--weights", "king"]);
    for theme in ["hotspot:open", "scan:open"] {
        desk.good(&["snapshot", "demo.gpkg", "--theme", theme, "--size", "400x300", "--out", "p.png"]);
        assert!(desk.bytes("p.png").starts_with(b"\x89PNG"), "{theme}");
    }
    desk.bad(1, &["snapshot", "county.gpkg", "--theme", "gi:open", "--size", "400x300", "--out", "q.png"]);
    assert!(!desk.path("q.png").exists());
}

#[test]
fn plans_are_listed_compared_handed_over_and_published() {
    let desk = Desk::new();
    assert!(desk.good(&["plan", "list", "county.gpkg"]).contains("还没有派驻方案"));
    desk.write("cadres.csv", "工号,姓名,职级,投入比例\nA1,林一,科员,100\nA2,林二,科员,80\n");
    desk.write("postings.csv", "工号,派驻类型,村代码,开始日期\nA2,驻村,990201002201,2026-01-05\n");
    desk.write("plans.csv", "标题,起草日期,生效日\n冬季调整,2026-01-10,2026-02-01\n");
    let items = "方案,结束派驻,工号,村代码,派驻类型,日期\n冬季调整,,A1,990201001200,驻村,2026-02-01\n\
        冬季调整,A2 林二 驻村 试4村 2026-01-05,A2,990201001201,驻村,2026-02-01\n";
    desk.write("items.csv", items);
    for (table, file) in
        [("cadre", "cadres.csv"), ("posting", "postings.csv"), ("plan", "plans.csv"), ("plan_item", "items.csv")]
    {
        desk.good(&["import", "county.gpkg", "--into", table, file]);
    }
    let listed = desk.good(&["plan", "list", "county.gpkg"]);
    assert_eq!(listed.trim(), "冬季调整（草案，2026-02-01 生效）：新派 1，调整 1，结束 0");
    let compared = desk.good(&["plan", "compare", "county.gpkg", "冬季调整", "--out", "compare.csv", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&compared).expect("JSON");
    let numbers = |nth: usize, name: &str| value["columns"][nth]["numbers"][name].clone();
    assert_eq!((numbers(0, "without_resident"), numbers(1, "without_resident")), (5.0.into(), 4.0.into()));
    assert_eq!((numbers(1, "new"), numbers(1, "moved"), numbers(0, "new")), (1.0.into(), 1.0.into(), 0.0.into()));
    assert_eq!(value["columns"][1]["changes"][0]["from"], "990201002201");
    assert!(String::from_utf8_lossy(&desk.bytes("compare.csv")).contains("无驻村干部的村"));
    let sheet = desk.good(&["plan", "handover", "county.gpkg", "冬季调整"]);
    assert!(sheet.contains("试4村") && sheet.contains("A2") && !sheet.contains("林二"), "{sheet}");
    assert!(desk.good(&["plan", "handover", "county.gpkg", "冬季调整", "--unmasked", "交接"]).contains("林二"));
    desk.write("rules.toml", "[rule.term]\nyaers = 3\n");
    let wrong = desk.bad(1, &["plan", "compare", "county.gpkg", "冬季调整", "--rules", "rules.toml"]);
    assert!(wrong.contains("第 2 行") && wrong.contains("rule.term.yaers"), "{wrong}");
    desk.bad(1, &["plan", "compare", "county.gpkg", "冬季调整", "--rules", "nothing.toml"]);
    desk.bad(2, &["plan", "compare", "county.gpkg"]);
    desk.bad(2, &["plan", "burn", "county.gpkg"]);
    desk.bad(2, &["plan", "publish", "county.gpkg", "冬季调整"]);
    desk.bad(2, &["plan", "publish", "county.gpkg", "冬季调整", "--on", "2026-03-01", "--roster", "r.pdf"]);
    assert!(desk.bad(1, &["plan", "publish", "county.gpkg", "夏季调整", "--on", "2026-03-01"]).contains("冬季调整"));
    let publish = ["plan", "publish", "county.gpkg", "冬季调整", "--on", "2026-03-01", "--roster", "roster.xlsx"];
    let said = desk.good(&publish);
    assert!(said.contains("自 2026-03-01 起开始 2 项、结束 1 项"), "{said}");
    assert!(desk.bytes("roster.xlsx").starts_with(b"PK"));
    desk.bad(1, &publish);
    desk.good(&["undo", "county.gpkg"]);
    assert_eq!(desk.good(&["plan", "list", "county.gpkg"]), listed);
    let listed = desk.good(&["plan", "list", "county.gpkg", "--json"]);
    assert!(serde_json::from_str::<serde_json::Value>(&listed).is_ok());
}
