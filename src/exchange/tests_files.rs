//! Files that cannot be read: each gets one clear sentence that says what, where and what to do.

#![expect(clippy::print_stderr, reason = "a test that was left out says so")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::words::Language;

use super::crs::Crs;
use super::error::ExchangeError;
use super::plan::plan_import;
use super::plan_options::ImportOptions;
use super::read::{ReadOptions, read_file};
use super::sheet::Sheet;
use crate::model::{Record, Village, sample::sample_world};

/// A file of that name and content in a folder of its own.
fn file(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn said(result: Result<Sheet, ExchangeError>) -> String {
    Language::Chinese.sentence(&result.unwrap_err().0)
}

fn read(name: &str, bytes: &[u8]) -> String {
    let (_folder, path) = file(name, bytes);
    said(read_file(&path, &ReadOptions::default()))
}

fn sheet(name: &str, bytes: &[u8]) -> Sheet {
    let (_folder, path) = file(name, bytes);
    read_file(&path, &ReadOptions::default()).unwrap()
}

fn gb(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data")).join(path);
    if !path.exists() {
        eprintln!("left out: {} is not there", path.display());
        return None;
    }
    Some(path)
}

#[test]
fn missing_empty_and_wrong_places_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let options = ReadOptions::default();
    assert_eq!(said(read_file(&folder.path().join("村.csv"), &options)), "找不到文件“村.csv”，请检查路径");
    assert!(said(read_file(folder.path(), &options)).ends_with("是文件夹，请选择其中的文件"));
    assert_eq!(read("村.csv", b""), "“村.csv”是空文件，请重新导出");
    assert_eq!(read("村.csv", b"\n\n"), "“村.csv”里没有带标题行的表格");
}

#[test]
fn a_text_in_any_usual_encoding_is_the_same_table() {
    let text = "村名,乡镇\n金店下村,横溪镇\n湖㳇村,莫𡐓镇\n";
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let with_mark = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
    for bytes in [text.as_bytes().to_vec(), with_mark, gb(text), utf16] {
        let sheet = sheet("a.csv", &bytes);
        assert_eq!(sheet.columns, ["村名", "乡镇"]);
        assert_eq!([sheet.cell(0, 0), sheet.cell(1, 0), sheet.cell(1, 1)], ["金店下村", "湖㳇村", "莫𡐓镇"]);
    }
    for (separator, name) in [(";", "a.csv"), ("\t", "a.txt")] {
        let sheet = sheet(name, text.replace(',', separator).as_bytes());
        assert_eq!([sheet.cell(0, 0), sheet.cell(0, 1)], ["金店下村", "横溪镇"]);
    }
}

#[test]
fn a_wrong_or_cut_encoding_is_told_with_its_line() {
    let (_folder, path) = file("村.csv", &gb("村名,乡镇\n金店下村,横溪镇\n"));
    let named = |name: &str| ReadOptions { encoding: Some(name.to_owned()), ..ReadOptions::default() };
    assert_eq!(
        said(read_file(&path, &named("utf-8"))),
        "“村.csv”第 1 行不能按 UTF-8 编码读取；请另存为 UTF-8，或指明正确的编码"
    );
    assert_eq!(said(read_file(&path, &named("klingon"))), "不认识编码“klingon”；请用 utf-8 或 gb18030");
    let text = "村名,乡镇\n金店下村,横溪镇".as_bytes();
    assert_eq!(read("村.csv", &text[..text.len() - 1]), "“村.csv”不完整，末尾断在一个字的中间；请重新复制或导出");
    assert_eq!(read("图.csv", b"a,b\n\0\x01,2\n"), "“图.csv”不是文本表格；请另存为 CSV 或 XLSX");
}

#[test]
fn a_text_that_ends_in_the_middle_of_a_row_is_noticed() {
    let sheet = sheet("a.csv", "编号,村,问题\n1,东一村,漏水\n2,东".as_bytes());
    let notes: Vec<_> = sheet.notes.iter().map(|note| Language::Chinese.sentence(note)).collect();
    assert_eq!(notes, ["文件可能不完整：最后一行（第 3 行）没有写完", "按 UTF-8 编码读取"]);
}

#[test]
fn a_heading_above_the_titles_is_left_out_and_rows_keep_their_numbers() {
    let sheet = sheet("a.csv", "样例县干部花名册,,\n\n姓名,单位,电话\n赵一,样例局,\n\n钱二,样例局,\n".as_bytes());
    assert_eq!(sheet.columns, ["姓名", "单位", "电话"]);
    assert_eq!([sheet.number(0), sheet.number(1)], [4, 6]);
}

#[test]
fn spreadsheets_that_are_none_or_damaged_or_swell_are_refused() {
    assert_eq!(read("村.xlsx", b"code,name\n1,2\n"), "“村.xlsx”不是 XLSX 文件；请用表格软件打开后另存为 .xlsx");
    assert_eq!(read("村.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "“村.xls”是旧版 .xls；请另存为 .xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_string(0, 0, "村名").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    assert_eq!(
        read("村.xlsx", &bytes[..bytes.len() / 2]),
        "“村.xlsx”已损坏或不完整；请用表格软件打开后另存为新的 .xlsx"
    );
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    bomb.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
    bomb.write_all(&vec![b' '; 20 * 1024 * 1024]).unwrap();
    let bytes = bomb.finish().unwrap().into_inner();
    assert_eq!(read("村.xlsx", &bytes), "“村.xlsx”解压后过大，已停止读取；请确认来源可靠，再另存为较小的文件");
}

#[test]
fn a_spreadsheet_gives_kept_results_days_and_long_numbers_that_lost_digits() {
    use crate::exchange::sheet::Mark;
    use rust_xlsxwriter::{Format, Formula, Workbook};
    let mut book = Workbook::new();
    book.add_worksheet().set_name("说明").unwrap();
    let page = book.add_worksheet();
    page.set_name("台账").unwrap();
    for (column, title) in (0u16..).zip(["编号", "问题", "日期", "户数"]) {
        page.write_string(0, column, title).unwrap();
    }
    let day = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    page.write_number(1, 0, 331_024_199_001_011_234.0).unwrap();
    page.write_string(1, 1, "=cmd|' /C calc'!A0").unwrap();
    page.write_number_with_format(1, 2, 46_270.0, &day).unwrap();
    page.write_formula(1, 3, Formula::new("=10+20").set_result("30")).unwrap();
    page.write_number(2, 0, 331_024_001_004.0).unwrap();
    let sheet = sheet("a.xlsx", &book.save_to_buffer().unwrap());
    assert_eq!(sheet.cell(0, 1), "=cmd|' /C calc'!A0");
    assert_eq!([sheet.cell(0, 2), sheet.cell(0, 3), sheet.cell(1, 0)], ["2026-09-05", "30", "331024001004"]);
    assert_eq!(
        [sheet.mark(0, 0), sheet.mark(0, 3), sheet.mark(1, 0)],
        [Some(Mark::Rounded), Some(Mark::Formula), None]
    );
    assert_eq!(sheet.number(1), 3);
}

#[test]
fn geojson_that_is_none_or_cut_or_holds_no_numbers_is_refused() {
    assert_eq!(read("村.geojson", b"[1]"), "“村.geojson”不是 GeoJSON（第 1 行）；请从地图软件重新导出");
    assert_eq!(
        read("村.geojson", b"{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feat"),
        "“村.geojson”不完整，在结尾处中断；请重新复制或导出"
    );
    let not_a_number =
        b"{\"type\":\"Feature\",\"properties\":{},\n\"geometry\":{\"type\":\"Point\",\"coordinates\":[NaN,28]}}";
    assert_eq!(
        read("村.geojson", not_a_number),
        "“村.geojson”第 2 行第 43 列不合 JSON 格式（坐标不能是 NaN）；请重新导出"
    );
}

#[test]
fn geopackages_that_are_none_or_lack_the_layer_are_refused() {
    assert_eq!(
        read("村.gpkg", b"this is no database, and long enough to be looked at"),
        "“村.gpkg”不是可读的 GeoPackage，可能已损坏或正被占用；请重新导出或关闭占用它的程序"
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("别的.gpkg");
    rusqlite::Connection::open(&path).unwrap().execute_batch("CREATE TABLE a (b)").unwrap();
    assert_eq!(
        said(read_file(&path, &ReadOptions::default())),
        "“别的.gpkg”是数据库但不是 GeoPackage；请从地图软件导出为 GeoPackage"
    );
    let Some(path) = shared("xianju/import_variants/villages_epsg4549.gpkg") else { return };
    let options = ReadOptions { layer: Some("乡镇".into()), ..ReadOptions::default() };
    assert_eq!(said(read_file(&path, &options)), "“villages_epsg4549.gpkg”里没有“乡镇”；有：villages");
}

#[test]
fn shapefiles_that_lack_their_table_or_are_cut_are_refused() {
    let Some(source) = shared("xianju/import_variants/villages_gbk_epsg4528.shp") else { return };
    let shp = fs::read(&source).unwrap();
    let dbf = fs::read(source.with_extension("dbf")).unwrap();
    let (folder, path) = file("村.shp", &shp);
    let options = ReadOptions::default();
    assert_eq!(
        said(read_file(&path, &options)),
        "缺少“村.shp”的属性表“村.dbf”；请把 .shp、.dbf、.shx、.prj 放在同一文件夹"
    );
    fs::write(folder.path().join("村.dbf"), &dbf[..dbf.len() / 2]).unwrap();
    assert!(said(read_file(&path, &options)).contains("个图形而属性表有"));
    fs::write(folder.path().join("村.dbf"), &dbf).unwrap();
    // Without .cpg and .prj the encoding is found out, and metres are not taken for degrees.
    let sheet = read_file(&path, &options).unwrap();
    assert_eq!(sheet.cell(0, 1), "市桥社区");
    let plan =
        |crs| plan_import(&sample_world(), &sheet, Village::TABLE, &ImportOptions { crs, ..ImportOptions::default() });
    assert!(Language::Chinese.sentence(&plan(None).unwrap_err().0).ends_with("请用 --crs 指明，例如 EPSG:4549"),);
    assert!(plan(Crs::parse("EPSG:4528")).is_ok());
    fs::write(&path, &shp[..shp.len() / 2]).unwrap();
    assert_eq!(said(read_file(&path, &options)), "“村.shp”不完整，在结尾处中断；请重新复制或导出");
    fs::write(&path, "no shapes").unwrap();
    assert_eq!(said(read_file(&path, &options)), "“村.shp”不是 Shapefile");
}

#[test]
fn a_zipped_shapefile_is_read_with_its_projection_and_encoding() {
    let Some(source) = shared("xianju/import_variants/villages_gbk_epsg4528.shp") else { return };
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for extension in ["shp", "dbf", "prj", "cpg"] {
        archive.start_file(format!("边界/村.{extension}"), zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(&fs::read(source.with_extension(extension)).unwrap()).unwrap();
    }
    let packed = sheet("村.zip", &archive.finish().unwrap().into_inner());
    let plain = read_file(&source, &ReadOptions::default()).unwrap();
    assert_eq!((packed.crs, packed.len()), (Crs::from_epsg(4528), plain.len()));
    assert_eq!(packed.geometry, plain.geometry);
    assert_eq!(read("村.zip", b"PK no archive"), "压缩包“村.zip”已损坏或不完整；请重新下载或打包");
}

#[test]
fn unusual_names_pass_unchanged_through_every_format() {
    let Some(path) = shared("names/unusual_names.csv") else { return };
    let sheet = read_file(&path, &ReadOptions::default()).unwrap();
    let names: Vec<String> = (0..sheet.len()).map(|row| sheet.cell(row, 1).to_owned()).collect();
    assert!(names.len() > 50 && names.contains(&"莫𡐓村委会".to_owned()));
    let column = |name: &str| super::export::GridColumn { name: name.into(), title: name.into() };
    let rows = (0..sheet.len()).map(|row| (0..2).map(|at| super::export::Cell::text(sheet.cell(row, at))).collect());
    let grid = super::export::Grid {
        name: "villages".into(),
        title: "村".into(),
        columns: vec![column("code"), column("name")],
        rows: rows.collect(),
        ..super::export::Grid::default()
    };
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.csv", "a.xlsx", "a.geojson", "a.gpkg"] {
        let path = folder.path().join(name);
        super::export::write_grid(&grid, &path).unwrap();
        let back = read_file(&path, &ReadOptions::default()).unwrap();
        let at = back.columns.iter().position(|title| title == "name").unwrap();
        let read: Vec<_> = (0..back.len()).map(|row| back.cell(row, at)).collect();
        assert_eq!(read, names, "{name}");
    }
}
