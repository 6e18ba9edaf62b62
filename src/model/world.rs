//! The whole county in memory.

use super::change::each_table;
use super::{
    Activity, Attachment, Cadre, Campaign, CatalogueKind, CatalogueRow, Change, Changes, Criterion, Date, Document,
    Household, Id, Indicator, Issue, IssueStep, Month, Place, Plan, PlanItem, PlanMark, Posting, Promise, Setting,
    Site, Standing, Table, Township, Unit, Village, setting_key,
};

macro_rules! define_world {
    ($($variant:ident, $field:ident;)*) => {
        /// The county: every table of the file, in memory.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct World {
            $(#[doc = concat!("All records of type [`", stringify!($variant), "`].")] pub $field: Table<$variant>,)*
        }

        impl World {
            /// Carries out one row's change.
            fn apply_row(&mut self, row: Change) {
                match row { $(Change::$variant(delta) => self.$field.apply(delta),)* }
            }
        }
    };
}
each_table!(define_world);

impl World {
    /// Carries out the rows of an edit, in their order. The edit was made from this very world.
    pub fn apply(&mut self, changes: &Changes) {
        self.take_over(changes.clone());
    }

    /// The same as [`World::apply`], for rows that nobody else needs: a hundred thousand of them are not copied.
    pub fn take_over(&mut self, changes: Changes) {
        changes.rows.into_iter().for_each(|row| self.apply_row(row));
    }

    /// The value of a setting, if it is set and not empty.
    pub fn setting(&self, key: &str) -> Option<&str> {
        self.settings
            .get(Setting::new(key, "").id)
            .or_else(|| self.settings.find(|setting| setting.key == key))
            .map(|setting| setting.value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// The name of the county, or an empty text.
    pub fn county_name(&self) -> &str {
        self.setting(setting_key::COUNTY_NAME).unwrap_or_default()
    }

    /// The day that the file itself calls today, if it names one.
    pub fn reference_date(&self) -> Option<Date> {
        self.setting(setting_key::REFERENCE_DATE)?.parse().ok()
    }

    /// The day of the last meeting, if one is kept.
    pub fn last_meeting(&self) -> Option<Date> {
        self.setting(setting_key::LAST_MEETING)?.parse().ok()
    }

    /// The rows of one list of the catalogue, in their order.
    pub fn list(&self, kind: CatalogueKind) -> Vec<&CatalogueRow> {
        let mut rows: Vec<_> = self.catalogue.iter().filter(|row| row.kind == kind).collect();
        rows.sort_by(|a, b| (a.position, &a.code).cmp(&(b.position, &b.code)));
        rows
    }

    /// The row of the catalogue with this code in this list.
    pub fn entry(&self, kind: CatalogueKind, code: &str) -> Option<&CatalogueRow> {
        self.catalogue.find(|row| row.kind == kind && row.code == code)
    }

    /// The township in which a place lies.
    pub fn township_of(&self, place: Place) -> Option<Id<Township>> {
        match place {
            Place::Township(township) => Some(township),
            Place::Village(village) => self.villages.get(village).map(|village| village.township),
            Place::Site(site) => self.sites.get(site).and_then(|site| site.township),
        }
    }

    /// The name of a place, or an empty text if it no longer exists.
    pub fn place_name(&self, place: Place) -> &str {
        match place {
            Place::Township(id) => self.townships.get(id).map(|row| row.name.as_str()),
            Place::Village(id) => self.villages.get(id).map(|row| row.name.as_str()),
            Place::Site(id) => self.sites.get(id).map(|row| row.name.as_str()),
        }
        .unwrap_or_default()
    }

    /// The case by which a village counts as weak now, if it does.
    pub fn weak_standing(&self, village: Id<Village>) -> Option<&Standing> {
        self.standings.find(|standing| standing.village == village && standing.state.is_weak())
    }
}
