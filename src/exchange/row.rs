//! Reads one row of a file field by field and keeps every fault that it finds there.

use crate::model::{Cadre, CatalogueKind, Date, Id, Point, Progress, Sentence, Township, Unit, Village};

use super::columns::Columns;
use super::dates;
use super::lookup::Lookup;
use super::mapping::Mapping;
use super::mask;
use super::place::Frame;
use super::report::RowProblem;
use super::sheet::{Mark, Sheet};
use super::spelling::plain_value;

/// A field of ours with the column that holds it, if the file has one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// The name of the field.
    pub field: &'static str,
    /// The column.
    pub column: Option<usize>,
}

/// Declares a struct with one slot for each field named.
macro_rules! slots {
    ($name:ident: $($field:ident)*) => {
        #[derive(Clone, Copy, Debug)]
        struct $name { $($field: $crate::exchange::row::Slot,)* }

        impl $name {
            fn find(columns: &$crate::exchange::columns::Columns) -> Self {
                Self { $($field: $crate::exchange::row::Slot { field: stringify!($field), column: columns.of(stringify!($field)) },)* }
            }
        }
    };
}
pub(super) use slots;

/// How the coordinates of a file are read: those of its geometries, and those of its columns of coordinates.
#[derive(Default)]
pub(super) struct Frames {
    /// For geometries.
    pub geometry: Option<Frame>,
    /// For the columns of longitude and latitude.
    pub columns: Option<Frame>,
}

/// What all rows of an import share.
pub(super) struct Book<'s> {
    /// The file.
    pub sheet: &'s Sheet,
    /// Which column is which field.
    pub columns: &'s Columns,
    /// The user's own words.
    pub mapping: &'s Mapping,
    /// How coordinates are read.
    pub frames: Frames,
    /// Whether townships that are not known are made.
    pub create_townships: bool,
    /// Whether units that are not known are made.
    pub create_units: bool,
    /// Who waits for it.
    pub progress: Progress<'s>,
}

/// One row being read.
pub(super) struct Row<'a, 's, 'w> {
    /// What all rows share.
    pub book: &'a Book<'s>,
    /// Where names are found.
    pub look: &'a mut Lookup<'w>,
    /// The index of the row.
    pub index: usize,
    /// What is wrong with it.
    pub faults: Vec<RowProblem>,
    /// What was taken but should be looked at.
    pub warnings: Vec<RowProblem>,
}

impl<'s> Row<'_, 's, '_> {
    /// The text of a field; `None` when the file has no such column or nothing stands there.
    pub fn text(&mut self, slot: Slot) -> Option<&'s str> {
        let column = slot.column?;
        let text = self.book.sheet.cell(self.index, column);
        if text.contains(char::REPLACEMENT_CHARACTER) {
            self.fault(slot, Sentence::new("exchange.cell.garbled"));
            return None;
        }
        if !self.book.sheet.marks.is_empty() {
            let key = match self.book.sheet.mark(self.index, column) {
                Some(Mark::Rounded) => "exchange.cell.rounded",
                Some(Mark::Broken) => "exchange.cell.broken_formula",
                Some(Mark::Formula) | None => return (!text.is_empty()).then_some(text),
            };
            self.fault(slot, Sentence::new(key));
            return None;
        }
        (!text.is_empty()).then_some(text)
    }

    /// The text of a field that a new record cannot do without.
    pub fn needed(&mut self, slot: Slot) -> Option<&'s str> {
        let faults = self.faults.len();
        let text = self.text(slot);
        if text.is_none() && self.faults.len() == faults {
            self.fault(slot, Sentence::new("exchange.cell.missing"));
        }
        text
    }

    /// Notes a fault of a field.
    pub fn fault(&mut self, slot: Slot, reason: Sentence) {
        let problem = self.problem(slot, reason);
        self.faults.push(problem);
    }

    /// Notes something to be looked at.
    pub fn warn(&mut self, slot: Slot, reason: Sentence) {
        let problem = self.problem(slot, reason);
        self.warnings.push(problem);
    }

    fn problem(&self, slot: Slot, reason: Sentence) -> RowProblem {
        let sheet = self.book.sheet;
        let title = slot.column.and_then(|column| sheet.columns.get(column));
        let column = title.cloned().unwrap_or_else(|| slot.field.to_owned());
        let value = slot.column.map(|column| sheet.cell(self.index, column)).unwrap_or_default();
        RowProblem { row: sheet.number(self.index), column, value: shortened(value), reason }
    }

    /// Takes over a text where the file has one. A telephone number in it that an export had masked stays as it was.
    pub fn set_text(&mut self, slot: Slot, target: &mut String) {
        let Some(text) = self.text(slot) else { return };
        let is_masked = text.contains("****") && mask::numbers_in(target) == text;
        if text != target && !is_masked {
            text.clone_into(target);
        }
    }

    /// Takes over a day where the file has one.
    pub fn set_date(&mut self, slot: Slot, target: &mut Option<Date>) {
        if let Some(date) = self.date(slot) {
            *target = Some(date);
        }
    }

    /// A day.
    pub fn date(&mut self, slot: Slot) -> Option<Date> {
        let text = self.text(slot)?;
        match dates::read(text) {
            Ok(date) => Some(date),
            Err(reason) => {
                self.fault(slot, reason);
                None
            }
        }
    }

    /// A number, also with thousands separators or full-width digits.
    pub fn number(&mut self, slot: Slot) -> Option<f64> {
        let text = self.text(slot)?;
        let number = text.parse().ok().or_else(|| plain_value(text).replace([',', '，'], "").parse().ok());
        match number.filter(|number: &f64| number.is_finite()) {
            Some(number) => Some(number),
            None => {
                self.fault(slot, Sentence::new("exchange.cell.no_number"));
                None
            }
        }
    }

    /// A whole number from 0 to `most`.
    pub fn count(&mut self, slot: Slot, most: u32) -> Option<u32> {
        let number = self.number(slot)?;
        if number.fract() == 0.0 && (0.0..=f64::from(most)).contains(&number) {
            return Some(number as u32);
        }
        self.fault(slot, Sentence::new("exchange.cell.no_count").with("most", most));
        None
    }

    /// Takes over a whole number where the file has one.
    pub fn set_count(&mut self, slot: Slot, target: &mut Option<u32>) {
        if let Some(count) = self.count(slot, u32::MAX) {
            *target = Some(count);
        }
    }

    /// Takes over yes or no where the file says it.
    pub fn set_yes(&mut self, slot: Slot, target: &mut bool) {
        let Some(text) = self.text(slot) else { return };
        match plain_value(text).as_str() {
            "是" | "有" | "1" | "y" | "yes" | "true" | "在岗" | "在职" | "√" | "✓" | "可派" | "启用" => {
                *target = true;
            }
            "否" | "无" | "0" | "n" | "no" | "false" | "离岗" | "退休" | "离职" | "×" | "不可派" | "停用" =>
            {
                *target = false;
            }
            _ => self.fault(slot, Sentence::new("exchange.cell.no_yes")),
        }
    }

    /// The word of a field as the mapping file has it, else as it stands.
    fn word(&mut self, slot: Slot) -> Option<&'s str> {
        let text = self.text(slot)?;
        let mapping: &'s Mapping = self.book.mapping;
        Some(mapping.value(slot.field, text).unwrap_or(text))
    }

    /// The catalogue code of a word.
    pub fn entry(&mut self, kind: CatalogueKind, slot: Slot) -> Option<String> {
        let word = self.word(slot)?;
        match self.look.entry(kind, word) {
            Some(code) => Some(code.to_owned()),
            None if !self.look.has_list(kind) => Some(word.to_owned()),
            None => {
                let list = format!("@state.catalogue.{}", kind.code());
                self.fault(slot, Sentence::new("exchange.cell.not_in_list").with("list", list));
                None
            }
        }
    }

    /// The catalogue code of one word of a cell that holds several.
    pub fn code_of(&self, kind: CatalogueKind, slot: Slot, word: &str) -> Option<String> {
        let word = self.book.mapping.value(slot.field, word).unwrap_or(word);
        let is_free = !self.look.has_list(kind);
        self.look.entry(kind, word).map(str::to_owned).or_else(|| is_free.then(|| word.to_owned()))
    }

    /// Takes over a catalogue code where the file has a word for it.
    pub fn set_entry(&mut self, kind: CatalogueKind, slot: Slot, target: &mut String) {
        if let Some(code) = self.entry(kind, slot) {
            *target = code;
        }
    }

    /// One of a fixed list of states: by its code or by one of its words.
    pub fn choice<T: Copy>(&mut self, slot: Slot, words: &[(T, &str)]) -> Option<T> {
        let plain = plain_value(self.word(slot)?);
        let found = words.iter().find(|(_, words)| words.split(' ').any(|word| word == plain));
        if found.is_none() {
            let known: Vec<_> = words.iter().filter_map(|(_, words)| words.split(' ').nth(1)).collect();
            self.fault(slot, Sentence::new("exchange.cell.not_a_state").with("known", known.join("、")));
        }
        found.map(|(value, _)| *value)
    }

    /// The township that a row names by code or by name.
    pub fn township(&mut self, code: Slot, name: Slot) -> Option<Id<Township>> {
        if let Some(text) = self.text(code) {
            let found = self.look.township_by_code(text);
            if found.is_none() {
                self.fault(code, Sentence::new("exchange.township.unknown_code"));
            }
            return found;
        }
        let text = self.text(name)?;
        let found = self.look.township(text);
        if found.is_none() {
            self.fault(name, Sentence::new("exchange.township.unknown"));
        }
        found
    }

    /// The village that a row names by code, or by name within its township.
    pub fn village(&mut self, [code, name, township_code, township]: [Slot; 4]) -> Option<Id<Village>> {
        if let Some(text) = self.text(code) {
            let found = self.look.village_by_code(text);
            if found.is_none() {
                self.fault(code, Sentence::new("exchange.village.unknown_code"));
            }
            return found;
        }
        let text = self.text(name)?;
        let faults = self.faults.len();
        let within = self.township(township_code, township);
        if self.faults.len() > faults {
            return None;
        }
        self.look.village(text, within).map_err(|reason| self.fault(name, reason)).ok()
    }

    /// The unit that a row names by name or code; it is made where that is asked for.
    pub fn unit(&mut self, slot: Slot) -> Option<Id<Unit>> {
        let text = self.text(slot)?;
        let found = self.look.unit(text);
        if found.is_some() {
            return found;
        }
        if !self.book.create_units {
            self.fault(slot, Sentence::new("exchange.unit.unknown"));
            return None;
        }
        let unit = Unit {
            kind: self.look.entry(CatalogueKind::UnitKind, "department").unwrap_or("department").to_owned(),
            ..Unit::blank(text)
        };
        let id = unit.id;
        self.look.add_unit(unit);
        Some(id)
    }

    /// The cadre that a row names by work number, or by name (of a unit, where one is given).
    pub fn cadre(&mut self, code: Slot, name: Slot, unit: Option<Id<Unit>>) -> Option<Id<Cadre>> {
        if let Some(text) = self.text(code) {
            let found = self.look.cadre_by_code(text);
            if found.is_none() {
                self.fault(code, Sentence::new("exchange.cadre.unknown_code"));
            }
            return found;
        }
        let text = self.text(name)?;
        self.look.cadre(text, unit).map_err(|reason| self.fault(name, reason)).ok()
    }

    /// Takes over a cadre where the row names one.
    pub fn set_cadre(&mut self, code: Slot, name: Slot, target: &mut Option<Id<Cadre>>) {
        if let Some(cadre) = self.cadre(code, name, None) {
            *target = Some(cadre);
        }
    }

    /// Takes over a name or a number of a person. One that was masked by an export leaves what it stands for.
    pub fn set_personal(&mut self, slot: Slot, target: &mut String, masked: fn(&str) -> String) {
        let Some(text) = self.text(slot) else { return };
        if !text.contains('*') {
            text.clone_into(target);
        } else if target.contains('*') || masked(target) != text {
            self.fault(slot, Sentence::new("exchange.cell.masked"));
        }
    }

    /// The point that the columns of coordinates give, else the row's geometry if it is a point.
    pub fn position(&mut self, lon: Slot, lat: Slot) -> Option<Point> {
        if lon.column.is_some() && lat.column.is_some() {
            let faults = self.faults.len();
            match (self.number(lon), self.number(lat)) {
                (Some(x), Some(y)) => return self.point(lon, [x, y], |frames| frames.columns.as_ref()),
                (None, None) => {}
                (Some(_), None) if self.faults.len() == faults => {
                    self.fault(lat, Sentence::new("exchange.place.half"));
                }
                (None, Some(_)) if self.faults.len() == faults => {
                    self.fault(lon, Sentence::new("exchange.place.half"));
                }
                _ => {}
            }
            if self.faults.len() > faults {
                return None;
            }
        }
        match self.book.sheet.geometry(self.index) {
            Some(geo_types::Geometry::Point(point)) => {
                self.point(lon, [point.x(), point.y()], |frames| frames.geometry.as_ref())
            }
            _ => None,
        }
    }

    fn point(&mut self, slot: Slot, at: [f64; 2], frame: fn(&Frames) -> Option<&Frame>) -> Option<Point> {
        let found = frame(&self.book.frames)?.point(at);
        found.map_err(|reason| self.fault(slot, reason)).ok()
    }
}

/// The beginning of a long value.
fn shortened(value: &str) -> String {
    const MOST: usize = 40;
    match value.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &value[..at]),
        None => value.to_owned(),
    }
}
