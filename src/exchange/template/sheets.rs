//! The sheets of a template: the one to be filled in, the one that explains it, the lists, and the stamp.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Formula, Note, Workbook, Worksheet, XlsxError,
};

use crate::exchange::export::Cell;
use crate::exchange::export::sheet::{FONT, serial};
use crate::exchange::fill::EXAMPLE;
use crate::exchange::stamp::{self, Stamp};
use crate::words::Language;

use super::columns::{Column, Takes};
use super::lists::Lists;
use super::options::TemplateOptions;

/// The fill and the colour of a title that has to be filled.
const NEEDED: [u32; 2] = [0xFD_E9_D9, 0xC0_39_2B];
/// The fill of other titles, and of the example.
const TITLE: u32 = 0xE8_EE_F4;
const EXAMPLE_FILL: u32 = 0xF2_F2_F2;

/// What a template says.
pub(super) struct Said<'a> {
    pub stamp: &'a Stamp,
    pub columns: &'a [Column],
    pub lists: &'a Lists,
    pub rows: &'a [Vec<Cell>],
    pub options: &'a TemplateOptions,
}

impl Said<'_> {
    /// Writes all sheets.
    pub fn write(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        self.main(book.add_worksheet())?;
        self.notes(book.add_worksheet())?;
        self.choices(book.add_worksheet())?;
        let hidden = book.add_worksheet().set_name(stamp::SHEET)?;
        for (row, cells) in (0u32..).zip(self.stamp.cells()) {
            for (column, text) in (0u16..).zip(cells) {
                hidden.write_string(row, column, text)?;
            }
        }
        hidden.set_very_hidden(true);
        Ok(())
    }

    fn language(&self) -> Language {
        self.options.language
    }

    fn say(&self, key: &str) -> String {
        self.language().say(key).into_owned()
    }

    /// The last row that gets lists.
    fn last_row(&self) -> u32 {
        1 + u32::try_from(self.rows.len()).unwrap_or_default() + self.options.rows
    }

    /// The sheet to be filled in. The first column counts, so that the example can be told from the rest.
    fn main(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(&self.stamp.sheet)?;
        let base = Format::new().set_font_name(FONT).set_font_size(11).set_align(FormatAlign::VerticalCenter);
        let title = base.clone().set_bold().set_border_bottom(FormatBorder::Thin).set_text_wrap();
        let plain_title = title.clone().set_background_color(TITLE);
        let needed_title = title.set_background_color(NEEDED[0]).set_font_color(NEEDED[1]);
        let example = base.clone().set_background_color(EXAMPLE_FILL).set_font_color(0x80_80_80).set_italic();
        sheet.write_string_with_format(0, 0, self.say("exchange.template.counter"), &plain_title)?;
        sheet.set_column_width(0, 7)?;
        sheet.write_string_with_format(1, 0, EXAMPLE[usize::from(self.language() == Language::English)], &example)?;
        for (at, column) in (1u16..).zip(self.columns) {
            let format = if column.needed { &needed_title } else { &plain_title };
            let mark = if column.needed { "*" } else { "" };
            sheet.write_string_with_format(0, at, format!("{}{mark}", column.title), format)?;
            sheet.set_column_width(at, width(column))?;
            sheet.set_column_format(at, &form(&base, &column.takes))?;
            let list = self.lists.of_column.get(usize::from(at) - 1).map_or(&[][..], Vec::as_slice);
            let sample = self.sample(column, list);
            put(sheet, (1, at), &sample, &form(&example, &column.takes))?;
            if let Some(rule) = self.rule(column, at, list)? {
                sheet.add_data_validation(2, at, self.last_row(), at, &rule)?;
            }
        }
        for (row, cells) in (2u32..).zip(self.rows) {
            sheet.write_number_with_format(row, 0, row - 1, &base)?;
            for ((at, column), cell) in (1u16..).zip(self.columns).zip(cells) {
                put(sheet, (row, at), cell, &form(&base, &column.takes))?;
            }
        }
        let note = Note::new(self.say("exchange.template.example_note")).set_author("");
        sheet.insert_note(1, 0, &note)?;
        sheet.set_row_height(0, 30)?.set_freeze_panes(1, 1)?;
        sheet.set_landscape().set_paper_size(9).set_repeat_rows(0, 0)?;
        Ok(())
    }

    /// What a cell of a column accepts.
    fn rule(&self, column: &Column, at: u16, list: &[String]) -> Result<Option<DataValidation>, XlsxError> {
        let rule = DataValidation::new();
        let day = |year, month, day| ExcelDateTime::from_ymd(year, month, day);
        let rule = match &column.takes {
            Takes::Text => rule.allow_any_value(),
            Takes::Day => rule.allow_date(DataValidationRule::Between(day(1950, 1, 1)?, day(2100, 12, 31)?)),
            Takes::Count => rule.allow_whole_number(DataValidationRule::Between(0, i32::MAX)),
            Takes::Percent => rule.allow_whole_number(DataValidationRule::Between(0, 100)),
            Takes::Number => rule.allow_decimal_number(DataValidationRule::Between(-1e12, 1e12)),
            takes if takes.several() => rule.allow_any_value(),
            _ if list.is_empty() => rule.allow_any_value(),
            _ => {
                let name = self.say("exchange.template.lists");
                let letter = letters(at);
                let last = list.len() + 1;
                rule.allow_list_formula(Formula::new(format!("='{name}'!${letter}$2:${letter}${last}")))
            }
        };
        let key = format!("exchange.template.takes.{}", column.takes.code());
        let message = self.say(&key);
        let title = if column.needed { self.say("exchange.template.needed") } else { String::new() };
        let rule = rule.set_input_title(title)?.set_input_message(&message)?;
        let rule = rule.set_error_title(self.say("exchange.template.wrong"))?.set_error_message(message)?;
        Ok(Some(rule.set_error_style(DataValidationErrorStyle::Stop)))
    }

    /// What stands in the example.
    fn sample(&self, column: &Column, list: &[String]) -> Cell {
        match &column.takes {
            Takes::Day => Cell::Day(self.options.made_on),
            Takes::Count => Cell::Number(3.0),
            Takes::Percent => Cell::Number(80.0),
            Takes::Number => Cell::Number(1.5),
            Takes::Text => self.sample_text(column.name),
            takes if takes.several() => Cell::text(list.iter().take(2).cloned().collect::<Vec<_>>().join("、")),
            _ => Cell::text(list.first().cloned().unwrap_or_default()),
        }
    }

    fn sample_text(&self, name: &str) -> Cell {
        match name {
            "title" | "title_zh" => Cell::text(self.say("exchange.template.example.title")),
            "name" | "full_name" => Cell::text(self.say("exchange.template.example.name")),
            "code" | "key" => Cell::text("X-001"),
            "first_day" => Cell::text(self.options.made_on.strftime("%Y-%m").to_string()),
            "detail" | "summary" | "reply" | "reason" | "note" | "result" | "progress" | "plan" | "evidence" => {
                Cell::text(self.say("exchange.template.example.text"))
            }
            _ => Cell::Empty,
        }
    }

    /// The sheet that explains how it is filled in, column by column.
    fn notes(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(self.say("exchange.template.notes"))?;
        let base = Format::new().set_font_name(FONT).set_font_size(11).set_text_wrap().set_align(FormatAlign::Top);
        let bold = base.clone().set_bold();
        let head = bold.clone().set_background_color(TITLE).set_border_bottom(FormatBorder::Thin);
        let needed = base.clone().set_font_color(NEEDED[1]);
        let language = self.language();
        let place = if self.stamp.township.is_empty() {
            self.say("exchange.template.whole_county")
        } else {
            self.stamp.township.clone()
        };
        let first = language.say_with(
            "exchange.template.made",
            &[
                ("sheet", &self.stamp.sheet),
                ("place", &place),
                ("day", &self.stamp.made_on),
                ("revision", &self.stamp.revision),
            ],
        );
        sheet.set_column_width(0, 18)?.set_column_width(1, 8)?.set_column_width(2, 72)?;
        sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.merge_range(0, 0, 0, 2, &first, &bold)?;
        let mut row = 1;
        for key in ["rows", "needed_columns", "ids", "dates", "several", "formulas", "back"] {
            let text = self.say(&format!("exchange.template.rule.{key}"));
            sheet.merge_range(row, 0, row, 2, &text, &base)?;
            sheet.set_row_height(row, 32)?;
            row += 1;
        }
        row += 1;
        for (at, key) in (0u16..).zip(["column", "needed", "how"]) {
            sheet.write_string_with_format(row, at, self.say(&format!("exchange.template.head.{key}")), &head)?;
        }
        for (column, list) in self.columns.iter().zip(&self.lists.of_column) {
            row += 1;
            sheet.write_string_with_format(row, 0, &column.title, if column.needed { &needed } else { &base })?;
            let mark = if column.needed { self.say("exchange.template.needed") } else { String::new() };
            sheet.write_string_with_format(row, 1, mark, &needed)?;
            sheet.write_string_with_format(row, 2, self.how(column, list), &base)?;
        }
        Ok(())
    }

    /// How a column is filled in, with the first words of its list.
    fn how(&self, column: &Column, list: &[String]) -> String {
        const NAMED: usize = 12;
        let says = self.say(&format!("exchange.template.takes.{}", column.takes.code()));
        let more = if list.len() > NAMED { "……" } else { "" };
        let words = list.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join("、");
        if words.is_empty() { says } else { format!("{says}：{words}{more}") }
    }

    /// The lists, one a column, on a sheet that is hidden.
    fn choices(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(self.say("exchange.template.lists"))?;
        for ((at, column), list) in (1u16..).zip(self.columns).zip(&self.lists.of_column) {
            if list.is_empty() {
                continue;
            }
            sheet.write_string(0, at, &column.title)?;
            for (row, word) in (1u32..).zip(list) {
                sheet.write_string(row, at, word)?;
            }
        }
        sheet.set_hidden(true);
        Ok(())
    }
}

/// The form of the cells of a column: texts stay texts, whatever they look like.
fn form(base: &Format, takes: &Takes) -> Format {
    match takes {
        Takes::Day => base.clone().set_num_format("yyyy-mm-dd"),
        Takes::Count | Takes::Percent => base.clone().set_num_format("0"),
        Takes::Number => base.clone(),
        _ => base.clone().set_num_format("@"),
    }
}

fn put(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => sheet.write_blank(row, column, format)?,
        Cell::Text(text) => sheet.write_string_with_format(row, column, text, format)?,
        Cell::Number(number) => sheet.write_number_with_format(row, column, *number, format)?,
        Cell::Day(day) => sheet.write_number_with_format(row, column, serial(*day), format)?,
    };
    Ok(())
}

fn width(column: &Column) -> f64 {
    match (&column.takes, column.name) {
        (Takes::Day, _) => 12.0,
        (Takes::Count | Takes::Percent | Takes::Number, _) => 10.0,
        (_, "title" | "detail" | "reply" | "summary" | "body" | "reason" | "plan" | "evidence" | "id") => 36.0,
        (takes, _) if takes.several() => 22.0,
        _ => 14.0,
    }
}

/// The letters of a column.
fn letters(at: u16) -> String {
    rust_xlsxwriter::utility::column_number_to_name(at)
}
