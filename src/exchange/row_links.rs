//! Reads the cells of a row that name other records, one or several.

use crate::model::{Cadre, CatalogueKind, Date, Id, Place, Sentence, Township, Unit, Uuid, Village};

use super::mask;
use super::references::Referred;
use super::row::{Row, Slot};

impl Row<'_, '_, '_> {
    /// Takes over the record that a cell names by number, name or identity.
    pub fn set_reference<T: Referred>(&mut self, slot: Slot, target: &mut Option<Id<T>>) {
        if let Some(id) = self.reference(slot) {
            *target = Some(id);
        }
    }

    /// The record that a cell names by number, name or identity.
    pub fn reference<T: Referred>(&mut self, slot: Slot) -> Option<Id<T>> {
        let text = self.text(slot)?;
        self.look.directory.find(text).map_err(|reason| self.fault(slot, reason)).ok()
    }

    /// The identity that a row gives itself.
    pub fn identity<T>(&mut self, slot: Slot) -> Option<Id<T>> {
        let text = self.text(slot)?;
        match Uuid::parse_str(text) {
            Ok(uuid) => Some(Id::from_uuid(uuid)),
            Err(_) => {
                self.fault(slot, Sentence::new("exchange.cell.no_identity"));
                None
            }
        }
    }

    /// Takes over a unit where the row names one.
    pub fn set_unit(&mut self, slot: Slot, target: &mut Option<Id<Unit>>) {
        *target = self.unit(slot).or(*target);
    }

    /// Takes over the units that a cell names, separated by 、 or ;.
    pub fn set_units(&mut self, slot: Slot, target: &mut Vec<Id<Unit>>) {
        let Some(text) = self.text(slot) else { return };
        let find = |row: &Self, word: &str| row.look.unit(word).ok_or("@exchange.unit.unknown");
        self.set_several(slot, text, find, target);
    }

    /// Takes over the villages that a cell names, within a township where one is given.
    pub fn set_villages(&mut self, slot: Slot, within: Option<Id<Township>>, target: &mut Vec<Id<Village>>) {
        let Some(text) = self.text(slot) else { return };
        let find = |row: &Self, word: &str| row.look.village(word, within).map_err(|_| "@exchange.village.unknown");
        self.set_several(slot, text, find, target);
    }

    /// Takes over the cadres that a cell names. Names that an export had masked leave whom they stand for.
    pub fn set_cadres(&mut self, slot: Slot, target: &mut Vec<Id<Cadre>>) {
        let Some(text) = self.text(slot) else { return };
        if text.contains('*') {
            let cadres = target.iter().filter_map(|id| self.look.world.cadres.get(*id));
            let masked: Vec<_> = cadres.map(masked_cadre).collect();
            if masked.join("、") == text {
                return;
            }
        }
        let find = |row: &Self, word: &str| row.look.cadre(word, None).map_err(|_| "@exchange.cadre.unknown");
        self.set_several(slot, text, find, target);
    }

    /// Takes over what the words of a cell stand for; every word that stands for nothing is told.
    fn set_several<T: Copy + PartialEq>(
        &mut self,
        slot: Slot,
        text: &str,
        find: impl Fn(&Self, &str) -> Result<T, &'static str>,
        target: &mut Vec<T>,
    ) {
        let mut all = Vec::new();
        for word in words(text) {
            match find(self, word) {
                Ok(one) if all.contains(&one) => {}
                Ok(one) => all.push(one),
                Err(why) => {
                    self.fault(slot, Sentence::new("exchange.cell.one_of_several").with("word", word).with("why", why));
                }
            }
        }
        *target = all;
    }

    /// The village that the row names, or else the township; neither where the row names none.
    pub fn area(&mut self, slots: [Slot; 4]) -> (Option<Id<Village>>, Option<Id<Township>>) {
        let faults = self.faults.len();
        let village = self.village(slots);
        if village.is_some() || self.faults.len() > faults {
            return (village, None);
        }
        (None, self.township(slots[2], slots[3]))
    }

    /// Takes over the place of a record about a village or about a township as a whole.
    pub fn set_area(
        &mut self,
        slots: [Slot; 4],
        village: &mut Option<Id<Village>>,
        township: &mut Option<Id<Township>>,
    ) {
        match self.area(slots) {
            (None, None) => {}
            (found, _) if found.is_some() && found == *village => {}
            (found, within) => (*village, *township) = (found, within),
        }
    }

    /// The site, the village or the township that the row names.
    pub fn place(&mut self, site: Slot, slots: [Slot; 4]) -> Option<Place> {
        if let Some(text) = self.text(site) {
            return self.look.site(text).map_err(|reason| self.fault(site, reason)).ok().map(Place::Site);
        }
        match self.area(slots) {
            (Some(village), _) => Some(Place::Village(village)),
            (None, township) => township.map(Place::Township),
        }
    }

    /// The catalogue code of a word that a new record cannot do without.
    pub fn needed_entry(&mut self, kind: CatalogueKind, slot: Slot) -> Option<String> {
        self.needed(slot).and_then(|_| self.entry(kind, slot))
    }

    /// The day that a new record cannot do without.
    pub fn needed_date(&mut self, slot: Slot) -> Option<Date> {
        self.needed(slot).and_then(|_| self.date(slot))
    }

    /// The village that a record cannot do without.
    pub fn needed_village(&mut self, slots: [Slot; 4]) -> Option<Id<Village>> {
        let faults = self.faults.len();
        let village = self.village(slots);
        if village.is_none() && self.faults.len() == faults {
            self.fault(slots[1], Sentence::new("exchange.cell.missing"));
        }
        village
    }

    /// Refuses a day before another one, which has to come first.
    pub fn refuse_before(&mut self, slot: Slot, day: Option<Date>, first: Date) {
        if self.faults.is_empty() && day.is_some_and(|day| day < first) {
            self.fault(slot, Sentence::new("exchange.date.before").with("first", first));
        }
    }

    /// A share in per cent.
    pub fn percent(&mut self, slot: Slot) -> Option<u8> {
        let text = self.text(slot)?;
        let (digits, is_percent) = match text.strip_suffix(['%', '％']) {
            Some(digits) => (digits, true),
            None => (text, false),
        };
        let number = digits.trim().parse::<f64>().ok();
        let is_share = |number: &f64| !is_percent && number.fract() != 0.0 && *number < 1.0;
        let percent = number.map(|number| if is_share(&number) { number * 100.0 } else { number });
        let percent = percent.map(f64::round).filter(|percent| (0.0..=100.0).contains(percent));
        if percent.is_none() {
            self.fault(slot, Sentence::new("exchange.cell.no_percent"));
        }
        percent.map(|percent| percent as u8)
    }
}

/// The words of a cell that holds several.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(['、', ';', '；', ',', '，', '\n']).map(str::trim).filter(|word| !word.is_empty())
}

/// What a masked export calls a cadre: the work number tells whom it means.
pub(super) fn masked_cadre(cadre: &Cadre) -> String {
    let name = mask::name(&cadre.name);
    if cadre.code.is_empty() { name } else { format!("{} {name}", cadre.code) }
}
