//! The lists from which cells are filled: of the catalogue, of the places, units and cadres of the file.

use crate::exchange::export::cells::Desk;
use crate::exchange::references::Directory;
use crate::model::{Cadre, Unit, World};

use super::columns::{Column, Takes};
use super::options::TemplateOptions;

/// One list for each column that takes one; empty lists for those that do not.
pub(super) struct Lists {
    /// In the order of the columns.
    pub of_column: Vec<Vec<String>>,
}

impl Lists {
    /// The lists of a template.
    pub fn of(world: &World, options: &TemplateOptions, masked: bool, columns: &[Column]) -> Self {
        let maker = Maker { world, options, desk: Desk::new(world, options.language, masked) };
        Self { of_column: columns.iter().map(|column| maker.list(&column.takes)).collect() }
    }
}

struct Maker<'a> {
    world: &'a World,
    options: &'a TemplateOptions,
    desk: Desk<'a>,
}

impl Maker<'_> {
    fn list(&self, takes: &Takes) -> Vec<String> {
        match takes {
            Takes::Words(words) => words.clone(),
            Takes::Entry(kind) | Takes::Entries(kind) => {
                let rows = self.world.list(*kind).into_iter().filter(|row| row.active);
                rows.map(|row| self.options.language.title(row).to_owned()).collect()
            }
            Takes::Township => self.townships(),
            Takes::Village | Takes::Villages => self.villages(),
            Takes::Unit | Takes::Units => self.units(),
            Takes::Cadre | Takes::Cadres => self.cadres(),
            Takes::Site => self.sites(),
            Takes::Text | Takes::Day | Takes::Count | Takes::Percent | Takes::Number => Vec::new(),
        }
    }

    fn is_own(&self, township: Option<crate::model::Id<crate::model::Township>>) -> bool {
        self.options.township.is_none_or(|own| township == Some(own))
    }

    fn townships(&self) -> Vec<String> {
        let mut rows: Vec<_> = self.world.townships.iter().filter(|row| self.is_own(Some(row.id))).collect();
        rows.sort_by(|a, b| a.code.cmp(&b.code));
        rows.into_iter().map(|row| row.name.clone()).collect()
    }

    fn villages(&self) -> Vec<String> {
        let mut rows: Vec<_> = self.world.villages.iter().filter(|row| self.is_own(Some(row.township))).collect();
        rows.sort_by(|a, b| a.code.cmp(&b.code));
        let names = Directory::new(self.world);
        rows.into_iter().map(|row| names.village(row.id)).collect()
    }

    fn units(&self) -> Vec<String> {
        let day = self.options.made_on;
        let stands = |unit: &&Unit| unit.valid_until.is_none_or(|until| day < until) && unit.successor.is_none();
        let mut rows: Vec<_> = self.world.units.iter().filter(stands).collect();
        rows.sort_by(|a, b| (&a.code, &a.name).cmp(&(&b.code, &b.name)));
        rows.into_iter().map(|row| row.name.clone()).collect()
    }

    /// Where names are hidden, only cadres with a work number can be chosen: it stands before what is left of the name.
    fn cadres(&self) -> Vec<String> {
        let is_named = |cadre: &&Cadre| cadre.active && (!self.desk.masked || !cadre.code.is_empty());
        let mut rows: Vec<_> = self.world.cadres.iter().filter(is_named).collect();
        rows.sort_by(|a, b| (&a.code, &a.name).cmp(&(&b.code, &b.name)));
        rows.into_iter().map(|row| self.desk.one_of_cadres(row)).collect()
    }

    fn sites(&self) -> Vec<String> {
        let of = |site: &&crate::model::Site| self.options.township.is_none() || self.is_own(site.township);
        let mut rows: Vec<_> = self.world.sites.iter().filter(of).collect();
        rows.sort_by(|a, b| a.name.cmp(&b.name));
        rows.into_iter().map(|row| row.name.clone()).collect()
    }
}
