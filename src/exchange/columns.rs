//! Finds out which column of a file is which field of ours.

use std::collections::BTreeMap;

use crate::model::TableName;

use super::error::ExchangeError;
use super::fields::{self, Field};
use super::mapping::Mapping;
use super::sheet::Sheet;
use super::spelling::plain_title;

/// Which column holds which field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    of_field: BTreeMap<&'static str, usize>,
    /// The columns that are no field of ours.
    pub unknown: Vec<usize>,
}

impl Columns {
    /// Matches the titles of a sheet to the fields of a table: by the mapping file first, then by name, title and alias,
    /// then (in a Shapefile, whose titles are cut to ten bytes) by the beginning of a name. Where two columns claim a
    /// field, the one that is spelled more like ours gets it.
    pub fn find(sheet: &Sheet, table: TableName, mapping: &Mapping) -> Result<Self, ExchangeError> {
        let fields =
            fields::of(table).ok_or_else(|| ExchangeError::new("exchange.table.unknown").with("table", table.0))?;
        mapping.check(table)?;
        let mut claims: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
        let mut left_out = Vec::new();
        for (column, title) in sheet.columns.iter().enumerate() {
            let of_title: Vec<(usize, &'static str)> = match mapping.columns.get(title) {
                Some(names) => names.iter().filter_map(|name| by_name(fields, name)).map(|name| (0, name)).collect(),
                None => claim(fields, title, sheet.short_titles).into_iter().collect(),
            };
            if (of_title.is_empty() && mapping.columns.contains_key(title)) || is_counter(title) {
                left_out.push(column);
            }
            for (rank, name) in of_title {
                let best = claims.entry(name).or_insert((rank, column));
                *best = (*best).min((rank, column));
            }
        }
        let of_field: BTreeMap<_, _> = claims.into_iter().map(|(name, (_, column))| (name, column)).collect();
        let used: Vec<usize> = of_field.values().copied().collect();
        let unknown = (0..sheet.columns.len()).filter(|at| !used.contains(at) && !left_out.contains(at)).collect();
        Ok(Self { of_field, unknown })
    }

    /// The column of a field, if the file has it.
    pub fn of(&self, field: &str) -> Option<usize> {
        self.of_field.get(field).copied()
    }

    /// The name of each field that the file has, with its column.
    pub fn used(&self) -> impl Iterator<Item = (&'static str, usize)> + '_ {
        self.of_field.iter().map(|(name, column)| (*name, *column))
    }
}

fn by_name(fields: &'static [Field], name: &str) -> Option<&'static str> {
    fields.iter().find(|field| field.name == name).map(|field| field.name)
}

/// Whether a column only counts the rows, as the first one of most tables does.
pub(super) fn is_counter(title: &str) -> bool {
    ["序号", "no"].contains(&plain_title(title).as_str())
}

/// The field that a title claims, with how well it fits: 1 is our own name or title, more is less.
fn claim(fields: &'static [Field], title: &str, short: bool) -> Option<(usize, &'static str)> {
    let plain = plain_title(title);
    if plain.is_empty() {
        return None;
    }
    let own = |field: &&Field| plain_title(field.name) == plain || plain_title(field.title) == plain;
    if let Some(field) = fields.iter().find(own) {
        return Some((1, field.name));
    }
    let alias = fields.iter().find_map(|field| {
        let place = field.aliases.split(' ').position(|alias| plain_title(alias) == plain)?;
        Some((2 + place, field.name))
    });
    alias.or_else(|| short.then(|| cut(fields, title, &plain)).flatten())
}

/// The one field whose name, title or alias begins with a title that was cut to ten bytes.
fn cut(fields: &'static [Field], title: &str, plain: &str) -> Option<(usize, &'static str)> {
    if title.len() < 8 {
        return None;
    }
    let begins = |field: &&Field| {
        let names = [field.name, field.title].into_iter().chain(field.aliases.split(' '));
        names.map(plain_title).any(|name| name.starts_with(plain))
    };
    let mut found = fields.iter().filter(begins);
    let first = found.next()?;
    found.next().is_none().then_some((100, first.name))
}
