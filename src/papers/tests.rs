//! Every paper of a small county: read back, compared with the numbers of the month, filled into templates.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use jiff::civil::date;
use rust_xlsxwriter::{Chart, ChartType, Format as CellFormat, Workbook};

use super::kind::Format;
use super::package::Package;
use super::xml::Element;
use super::*;
use crate::analysis::{Findings, MonthSummary, month};
use crate::geometry::Geography;
use crate::map::County;
use crate::model::sample::{self, TODAY, cadre, new_issue, sample_world, unit, village};
use crate::model::{
    Activity, Date, Id, Issue, IssueState, Progress, Promise, Sentence, Setting, World, activity_kind, promise_kind,
    setting_key,
};
use crate::words::Language;

const OCTOBER: Date = date(2026, 10, 1);
/// A title that a careless program would calculate.
const FORMULA: &str = "=HYPERLINK(\"http://x\",\"点我\")";

/// A county with the state of a month.
struct Office {
    world: World,
    findings: Findings,
    geography: Arc<Geography>,
}

impl Office {
    fn new() -> Self {
        Self::of(world())
    }

    fn of(world: World) -> Self {
        let findings = Findings::of(&world, TODAY);
        let geography = Arc::new(Geography::of(&world, 0.5));
        Self { world, findings, geography }
    }

    fn order(&self, kind: PaperKind) -> Order<'_> {
        Order {
            county: County { world: &self.world, findings: &self.findings, geography: &self.geography },
            kind,
            month: OCTOBER,
            today: TODAY,
            language: Language::Chinese,
            names: false,
            village: Some(village("东二村")),
            by: "",
            template: None,
        }
    }

    fn make(&self, kind: PaperKind) -> Vec<u8> {
        made(&self.order(kind))
    }

    fn summary(&self) -> MonthSummary {
        month::summary(&self.world, OCTOBER, TODAY)
    }

    fn filled(&self, template: &Template) -> Result<Vec<u8>, PaperError> {
        make(&Order { template: Some(template), ..self.order(PaperKind::Issues) }, Progress::UNWATCHED)
    }
}

/// The sample with something of everything in October.
fn world() -> World {
    let mut world = sample_world();
    let raised = |number: &str, title: &str, day: i8| Issue {
        activity: Some(Id::named("visit")),
        unit: Some(unit("样例局")),
        handler: Some(cadre("赵一")),
        leader: Some(cadre("李四")),
        ..new_issue(number, title, Some("东二村"), date(2026, 10, day))
    };
    let closed = Issue {
        state: IssueState::Closed,
        reply: "李四已到场，电话13812345678，水管已换".into(),
        closed_on: Some(date(2026, 10, 25)),
        finished_on: Some(date(2026, 10, 20)),
        ..raised("2026-0009", "李四家门口水管漏水", 5)
    };
    let dispute = Issue { kind: "dispute".into(), ..closed.clone() };
    let dispute =
        Issue { id: sample::issue("2026-0010"), number: "2026-0010".into(), title: "两家争地".into(), ..dispute };
    let more = [raised("2026-0007", FORMULA, 3), raised("2026-0008", "+86 电话不通", 4), closed, dispute];
    world.issues = world.issues.iter().cloned().chain(more).collect();
    let visit = Activity {
        id: Id::named("visit"),
        villages: vec![village("东二村"), village("东三村")],
        cadres: vec![cadre("赵一"), cadre("钱二")],
        unit: Some(unit("样例局")),
        purpose: "know".into(),
        summary: "看了水管".into(),
        households: Some(2),
        attendance: Some(12),
        ..Activity::blank(activity_kind::VISIT, date(2026, 10, 5))
    };
    world.activities = [visit].into_iter().collect();
    let promise = Promise {
        id: Id::named("promise"),
        number: "C-1".into(),
        village: Some(village("东二村")),
        unit: Some(unit("样例局")),
        due_on: Some(date(2026, 11, 30)),
        funds_yuan: Some(120_000),
        beneficiaries: Some(2),
        ..Promise::blank(promise_kind::LIVELIHOOD, "换完全村水管", date(2026, 10, 6))
    };
    world.promises = [promise].into_iter().collect();
    world
}

fn made(order: &Order<'_>) -> Vec<u8> {
    make(order, Progress::UNWATCHED).expect("the paper is made")
}

/// The rows of the first sheet.
fn rows(bytes: &[u8]) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes.to_vec())).expect("a workbook");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("readable");
    range.rows().map(<[Data]>::to_vec).collect()
}

fn text(cell: &Data) -> String {
    cell.to_string()
}

/// The text of a document, a line a paragraph; cells of a table are paragraphs too.
fn paragraphs(bytes: &[u8]) -> Vec<String> {
    fn walk(part: &Element, out: &mut Vec<String>) {
        if part.name == "w:p" {
            out.push(words(part));
        } else {
            part.elements().for_each(|child| walk(child, out));
        }
    }
    let package = Package::read(bytes).expect("a package");
    let mut out = Vec::new();
    walk(&package.tree("word/document.xml").expect("a tree").expect("a body"), &mut out);
    out
}

fn words(part: &Element) -> String {
    match part.name.as_str() {
        "w:t" => part.own_text(),
        "w:br" => "\n".to_owned(),
        _ => part.elements().map(words).collect(),
    }
}

#[test]
fn every_paper_is_made_in_both_languages_and_has_the_same_bytes_twice() {
    let office = Office::new();
    for kind in PaperKind::ALL {
        for language in [Language::Chinese, Language::English] {
            let order = Order { language, ..office.order(kind) };
            let bytes = made(&order);
            assert_eq!(bytes, made(&order), "{kind:?} {language:?}");
            let said = match kind.format() {
                Format::Docx => paragraphs(&bytes).join("\n"),
                Format::Xlsx => rows(&bytes).iter().flatten().map(text).collect::<Vec<_>>().join("\n"),
            };
            assert!(!said.contains("papers.") && !said.contains("%{") && !said.contains("state."), "{kind:?}: {said}");
        }
    }
}

#[test]
fn a_ledger_has_title_line_head_rows_and_lines_to_sign_on() {
    let office = Office::new();
    let found = rows(&office.make(PaperKind::Issues));
    let summary = office.summary();
    let in_hand = summary.carried_in.count() + summary.collected.count() + summary.taken_up.count();
    assert_eq!(text(&found[0][0]), "样例县问题台账");
    assert!(text(&found[1][0]).contains("月份：2026年10月") && text(&found[1][0]).contains("虚构示例"));
    assert!(text(&found[1][0]).contains(&format!("共 {in_hand} 条")));
    let head: Vec<String> = found[2].iter().map(text).collect();
    assert_eq!(head[..5], ["序号", "编号", "乡镇", "村", "问题"]);
    assert_eq!(found.len(), 3 + in_hand as usize + 1);
    assert!(text(&found[found.len() - 1][0]).starts_with("制表人"));
    let row = found.iter().find(|row| text(&row[1]) == "2026-0009").expect("the issue is there");
    assert!(matches!(row[0], Data::Float(_) | Data::Int(_)) && matches!(row[1], Data::String(_)));
    assert!(matches!(&row[11], Data::DateTime(day) if day.as_f64() == 46_300.0), "{:?}", row[11]);
    assert_eq!((text(&row[9]), text(&row[10])), ("李*".to_owned(), "赵*".to_owned()));
    assert!(text(&row[14]).contains("138****5678"), "a telephone number is hidden: {}", row[14]);
}

#[test]
fn a_sheet_is_printed_on_its_side_one_page_wide_with_its_head_on_every_page() {
    let office = Office::new();
    for kind in PaperKind::LEDGERS {
        let package = Package::read(&office.make(kind)).expect("a package");
        let sheet = package.tree("xl/worksheets/sheet1.xml").expect("a tree").expect("a sheet");
        let page = sheet.child("pageSetup").expect("a page");
        assert_eq!((page.attribute("orientation"), page.attribute("fitToHeight")), (Some("landscape"), Some("0")));
        assert!(["8", "9"].contains(&page.attribute("paperSize").expect("a size")), "{kind:?}");
        assert!(sheet.child("headerFooter").is_some());
        let names = String::from_utf8_lossy(package.part("xl/workbook.xml").expect("a workbook")).into_owned();
        assert!(names.contains("_xlnm.Print_Titles") && names.contains("$3:$3"), "{names}");
        let whole = String::from_utf8_lossy(package.part("xl/worksheets/sheet1.xml").expect("a sheet")).into_owned();
        assert!(whole.contains("ySplit=\"3\""), "the head is frozen");
        assert!(!whole.contains("<f>"), "{kind:?} has no formula");
    }
}

#[test]
fn what_looks_like_a_formula_stays_a_text() {
    let found = rows(&Office::new().make(PaperKind::Issues));
    let titles: Vec<&Data> = found.iter().filter_map(|row| row.get(4)).collect();
    assert!(titles.contains(&&Data::String(FORMULA.into())) && titles.contains(&&Data::String("+86 电话不通".into())));
}

#[test]
fn few_people_are_not_counted_and_names_are_masked_unless_they_are_asked_for() {
    let office = Office::new();
    let visits = rows(&office.make(PaperKind::Visits));
    let visit = &visits[3];
    assert_eq!([text(&visit[6]), text(&visit[9]), text(&visit[11])], ["赵*、钱*", "<3", "12"]);
    assert_eq!(text(&visit[12]), "4", "matters are counted: those that the visit raised");
    assert!(rows(&office.make(PaperKind::Promises)).iter().any(|row| row.iter().any(|cell| text(cell) == "<3")));
    let roster = |names| rows(&made(&Order { names, ..office.order(PaperKind::Postings) }));
    let has = |found: &[Vec<Data>], name: &str| found.iter().flatten().any(|cell| text(cell) == name);
    assert!(has(&roster(false), "赵*") && !has(&roster(false), "赵一") && has(&roster(true), "赵一"));
}

#[test]
fn the_ledgers_hold_what_the_summary_counts() {
    let office = Office::new();
    let summary = office.summary();
    let count = |kind| rows(&office.make(kind)).iter().filter(|row| matches!(row[0], Data::Float(_))).count();
    assert_eq!(count(PaperKind::Overdue), summary.overdue.issues.len());
    assert_eq!(count(PaperKind::Weak), summary.weak.len());
    assert_eq!(count(PaperKind::Visits), summary.activities.len());
    assert_eq!(count(PaperKind::Supervised), 0);
    let empty = rows(&office.make(PaperKind::Supervised));
    assert_eq!(text(&empty[3][0]), "本月无。");
}

#[test]
fn the_numbers_of_a_document_are_those_of_the_summary() {
    let office = Office::new();
    let summary = office.summary();
    for kind in [PaperKind::Summary, PaperKind::Bulletin, PaperKind::Report] {
        let said = paragraphs(&office.make(kind));
        let in_hand = summary.carried_in.count() + summary.collected.count() + summary.taken_up.count();
        let expected = format!(
            "本月新收集问题{}件，上月结转{}件，在办合计{in_hand}件。",
            summary.collected.count(),
            summary.carried_in.count()
        );
        assert!(said.iter().any(|line| line.contains(&expected)), "{kind:?}: {expected} in {said:#?}");
        let closed = format!("核实销号{}件", summary.closed.count());
        assert!(said.iter().any(|line| line.contains(&closed)), "{kind:?}: {closed}");
        let sums = [&summary.carried_in, &summary.collected, &summary.assigned, &summary.closed, &summary.carried_over];
        let sums: Vec<String> =
            ["合计".to_owned()].into_iter().chain(sums.map(|lot| lot.count().to_string())).collect();
        assert!(said.windows(sums.len()).any(|cells| cells == sums), "{kind:?}: {sums:?}");
    }
}

#[test]
fn a_document_has_the_official_page_and_letters() {
    let office = Office::new();
    let package = Package::read(&office.make(PaperKind::Report)).expect("a package");
    let part = |name: &str| String::from_utf8_lossy(package.part(name).expect("the part is there")).into_owned();
    let body = part("word/document.xml");
    for page in [
        "w:w=\"11906\" w:h=\"16838\"",
        "w:top=\"2098\" w:right=\"1412\" w:bottom=\"1984\" w:left=\"1531\"",
        "w:docGrid w:type=\"lines\" w:linePitch=\"579\"",
    ] {
        assert!(body.contains(page), "{page}");
    }
    // 28 characters of 16 points in a line, and 22 lines of 28.95 points on a page.
    assert!((28 * 320..29 * 320).contains(&(11_906 - 1412 - 1531)));
    assert!((22 * 579..23 * 579).contains(&(16_838 - 2098 - 1984)));
    for font in ["方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体"] {
        assert!(part("word/styles.xml").contains(font) && part("word/fontTable.xml").contains(font), "{font}");
    }
    assert!(part("word/footer1.xml").contains("— ") && part("word/footer1.xml").contains(" PAGE "));
    assert!(part("word/header1.xml").contains("虚构示例"), "the notice of the file is carried");
    assert_eq!(package.part("word/media/picture1.png").map(|png| &png[1..4]), Some(b"PNG".as_slice()));
    let said = paragraphs(&office.make(PaperKind::Report));
    let unit = said.iter().position(|line| line == "样例县").expect("it is signed");
    assert_eq!(said[unit + 1], "2026年10月31日");
}

#[test]
fn a_village_notice_names_nobody_even_when_names_are_asked_for_and_leaves_disputes_out() {
    let office = Office::new();
    let order = Order { names: true, ..office.order(PaperKind::Notice) };
    let said = paragraphs(&made(&order)).join("\n");
    assert!(said.contains("李*家门口水管漏水") && said.contains("水管已换"), "{said}");
    assert!(said.contains("换完全村水管") && said.contains("样例局"), "{said}");
    for person in office.world.cadres.iter() {
        assert!(!said.contains(&person.name), "{}", person.name);
    }
    assert!(!said.contains("13812345678") && !said.contains("两家争地"), "{said}");
    let nowhere = make(&Order { village: None, ..order }, Progress::UNWATCHED);
    assert_eq!(nowhere, Err(PaperError::new("papers.error.no_village")));
}

#[test]
fn a_paper_is_signed_by_whom_it_was_said() {
    let office = Office::new();
    let said = paragraphs(&made(&Order { by: " 样例县民情办 ", ..office.order(PaperKind::Bulletin) }));
    assert!(said.iter().any(|line| line == "样例县民情办"));
}

#[test]
fn a_stopped_paper_is_no_paper() {
    let office = Office::new();
    let order = office.order(PaperKind::Summary);
    assert_eq!(make(&order, Progress::new(&|_| false)), Err(PaperError::new("papers.error.stopped")));
}

/// A document with this body.
fn docx(body: &str) -> Template {
    let mut package = Package::default();
    let text = format!("<w:document xmlns:w=\"w\"><w:body>{body}<w:sectPr/></w:body></w:document>");
    package.set("[Content_Types].xml", b"<Types/>".to_vec());
    package.set("word/document.xml", text.into_bytes());
    Template { format: Format::Docx, bytes: package.write().expect("written") }
}

/// A paragraph of these runs.
fn runs(texts: &[&str]) -> String {
    let runs: String = texts.iter().map(|text| format!("<w:r><w:rPr/><w:t>{text}</w:t></w:r><w:proofErr/>")).collect();
    format!("<w:p>{runs}</w:p>")
}

#[test]
fn marks_that_word_has_torn_are_filled() {
    let office = Office::new();
    let template = docx(&runs(&["{", "{县", "名}}", "", "，收集{{收集", "数", "}", "}件，{{ 月份 }}止 {{notice}}"]));
    let said = paragraphs(&office.filled(&template).expect("filled"));
    let expected = format!("样例县，收集{}件，2026年10月止 虚构示例", office.summary().collected.count());
    assert_eq!(said, [expected]);
}

#[test]
fn rows_and_paragraphs_are_repeated() {
    let office = Office::new();
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", runs(&[text]));
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell("编号"),
        cell("问题"),
        cell("{{问题.编号}}"),
        cell("{{问题.问题}}"),
        cell("{{#逾期}}{{编号}}"),
        cell("{{逾期天数}}天{{/逾期}}")
    );
    let block = [runs(&["{{#promises}}"]), runs(&["{{promise}}：{{unit}}"]), runs(&["{{/promises}}"])].concat();
    let inline = runs(&["走访：{{#走访}}{{", "日期}}{{村}}；{{/走", "访}}完"]);
    let said = paragraphs(&office.filled(&docx(&[table, block, inline].concat())).expect("filled"));
    let rows = office.summary().carried_in.count() + office.summary().collected.count();
    assert_eq!(said[..4], ["编号", "问题", "2026-0001", "村道塌方未修复"]);
    assert!(said.contains(&FORMULA.to_owned()));
    let after = 2 + 2 * rows as usize;
    assert_eq!(said[after..after + 2], ["2026-0002", "31天"]);
    assert_eq!(said[after + 2..], ["换完全村水管：样例局", "走访：2026-10-05东二村、东三村；完", "虚构示例"]);
}

#[test]
fn all_unknown_names_are_reported_and_nothing_is_filled() {
    let office = Office::new();
    let text = [
        runs(&["{{县名}}{{收集树}}{{没有的}}"]),
        runs(&["{{#问题}}{{编号}}{{颜色}}{{/问题}}{{#无}}x{{/无}}{{问题.编号"]),
    ];
    let unknown = |names: &str| PaperError(Sentence::new("papers.error.unknown").with("names", names));
    let found = office.filled(&docx(&text.concat()));
    assert_eq!(found, Err(unknown("{{#无}}、{{收集树}}、{{没有的}}、{{问题.编号、{{颜色}}")));
    let lonely = office.filled(&docx(&runs(&["{{#问题}}{{编号}}"])));
    assert_eq!(lonely, Err(unknown("{{#问题}}")));
    let nothing = office.filled(&docx(&runs(&["{{#挂牌}}{{颜色}}{{/挂牌}}"])));
    assert_eq!(nothing, Err(unknown("{{颜色}}")), "also in a list that has no rows today");
}

/// A sheet of the office: a title, a row that is repeated, a sum below, a merged foot.
fn xlsx() -> Template {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = CellFormat::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    sheet.set_name("台账").expect("a name");
    sheet.merge_range(0, 0, 0, 3, "{{县名}}{{月份}}问题（{{收集数}}件）", &CellFormat::new()).expect("merged");
    sheet.write_string(1, 0, "编号").expect("written");
    sheet.write_string(2, 0, "{{问题.编号}}").expect("written");
    sheet.write_string(2, 1, "{{问题.问题}}").expect("written");
    sheet.write_string_with_format(2, 2, "{{问题.提出日期}}", &day).expect("written");
    sheet.write_string(2, 3, "{{问题.序号}}").expect("written");
    sheet.write_formula(2, 4, "=D3*2").expect("written");
    sheet.write_formula(3, 3, "=SUM(D3:D3)").expect("written");
    sheet.merge_range(4, 0, 4, 3, "制表：{{单位}}", &CellFormat::new()).expect("merged");
    let mut chart = Chart::new(ChartType::Column);
    chart.add_series().set_values("台账!$D$3:$D$3");
    sheet.insert_chart(6, 0, &chart).expect("a chart");
    sheet.set_print_area(0, 0, 4, 4).expect("an area");
    Template { format: Format::Xlsx, bytes: book.save_to_buffer().expect("a book") }
}

#[test]
fn a_sheet_of_the_office_is_filled_and_what_stands_below_moves() {
    let office = Office::new();
    let template = xlsx();
    let bytes = office.filled(&template).expect("filled");
    assert!(bytes == office.filled(&template).expect("filled"), "the same file each time");
    let found = rows(&bytes);
    let summary = office.summary();
    let count = (summary.carried_in.count() + summary.collected.count()) as usize;
    assert_eq!(text(&found[0][0]), format!("样例县2026年10月问题（{}件）", summary.collected.count()));
    assert_eq!((text(&found[2][0]), text(&found[2][1])), ("2026-0001".into(), "村道塌方未修复".into()));
    assert!(matches!(&found[2][2], Data::DateTime(_)), "a day in a cell for days: {:?}", found[2][2]);
    assert_eq!(found[2 + count - 1][3].to_string(), count.to_string(), "a number is a number");
    assert!(found.iter().any(|row| row[1] == Data::String(FORMULA.into())));
    assert_eq!(text(&found[2 + count + 1][0]), "制表：样例县");
    let package = Package::read(&bytes).expect("a package");
    let part = |name: &str| String::from_utf8_lossy(package.part(name).expect("the part is there")).into_owned();
    let sheet = part("xl/worksheets/sheet1.xml");
    let last = 2 + count;
    assert!(sheet.contains(&format!("<f>SUM(D3:D{last})</f>")), "{sheet}");
    assert!(sheet.contains("<f>D4*2</f>") && sheet.contains(&format!("ref=\"A{0}:D{0}\"", last + 2)), "{sheet}");
    assert!(part("xl/workbook.xml").contains(&format!("$A$1:$E${}", last + 2)), "the area that is printed grows");
    assert!(part("xl/workbook.xml").contains("fullCalcOnLoad"));
    let (drawing, chart) = (part("xl/drawings/drawing1.xml"), part("xl/charts/chart1.xml"));
    let row = format!("<xdr:row>{}</xdr:row>", 6 + count - 1);
    assert!(drawing.contains(&row), "the chart stands below the rows: {drawing}");
    assert!(chart.contains(&format!("$D$3:$D${last}")), "and shows them all: {chart}");
    assert!(sheet.contains("&amp;R虚构示例"), "the notice of the file is carried: {sheet}");
    assert_eq!(sheet.matches("<f>").count(), count + 1, "only the formulas of the template");
}

#[test]
fn a_list_without_rows_leaves_one_empty_row() {
    let mut world = world();
    world.issues = crate::model::Table::default();
    let found = rows(&Office::of(world).filled(&xlsx()).expect("filled"));
    assert_eq!((text(&found[2][0]), text(&found[4][0])), (String::new(), "制表：样例县".to_owned()));
}

#[test]
fn what_is_no_template_is_refused() {
    let office = Office::new();
    for format in [Format::Xlsx, Format::Docx] {
        for bytes in [b"no zip".to_vec(), docx("").bytes] {
            let template = Template { format, bytes };
            if template != docx("") {
                assert_eq!(office.filled(&template), Err(PaperError::new("papers.error.no_office_file")), "{format:?}");
            }
        }
    }
}

#[test]
fn the_names_for_templates_are_those_that_are_filled() {
    let office = Office::new();
    let mut world = office.world.clone();
    world.settings = [Setting::new(setting_key::COUNTY_NAME, "样例县")].into_iter().collect();
    let office = Office::of(world);
    for language in [Language::Chinese, Language::English] {
        let names = field_names(&Order { language, ..office.order(PaperKind::Summary) });
        assert!(
            names.len() == 8
                && names[0].contains(if language == Language::Chinese { "{{收集数}}" } else { "{{collected}}" })
        );
        let values = docx(&runs(&[&names[0]]));
        assert!(office.filled(&values).is_ok(), "{:?}", office.filled(&values));
        for list in &names[1..] {
            let row = docx(&format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", runs(&[list])));
            assert!(office.filled(&row).is_ok(), "{list}");
        }
    }
}
