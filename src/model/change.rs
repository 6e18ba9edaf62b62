//! A change to the world, row by row, with what stood before and what stands after.

use super::{
    Activity, Attachment, Cadre, Campaign, CatalogueRow, Criterion, Document, Household, Indicator, Issue, IssueStep,
    Month, Plan, PlanItem, PlanMark, Posting, Promise, Record, Sentence, Setting, Site, Standing, TableName, Township,
    Unit, Village,
};

/// One row before and after: added when there is no before, removed when there is no after.
#[derive(Clone, Debug, PartialEq)]
pub struct Delta<T: Record> {
    /// The row as it stands in the world.
    pub before: Option<Box<T>>,
    /// The row as it shall stand.
    pub after: Option<Box<T>>,
}

impl<T: Record> Delta<T> {
    /// A new row.
    pub fn added(after: T) -> Self {
        Self { before: None, after: Some(Box::new(after)) }
    }

    /// A row that is replaced.
    pub fn changed(before: &T, after: T) -> Self {
        Self { before: Some(Box::new(before.clone())), after: Some(Box::new(after)) }
    }

    /// A row that goes.
    pub fn removed(before: &T) -> Self {
        Self { before: Some(Box::new(before.clone())), after: None }
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Self {
        Self { before: self.after, after: self.before }
    }
}

/// Names every table once: calls the given macro with `Variant, field_of_world` for each.
macro_rules! each_table {
    ($then:ident) => {
        $then! {
            Township, townships;
            Village, villages;
            Site, sites;
            Unit, units;
            Cadre, cadres;
            Posting, postings;
            Issue, issues;
            IssueStep, issue_steps;
            Standing, standings;
            Criterion, criteria;
            Campaign, campaigns;
            Activity, activities;
            Promise, promises;
            Document, documents;
            Plan, plans;
            PlanItem, plan_items;
            PlanMark, plan_marks;
            Household, households;
            Month, months;
            Attachment, attachments;
            Indicator, indicators;
            CatalogueRow, catalogue;
            Setting, settings;
        }
    };
}
pub(crate) use each_table;

macro_rules! define_change {
    ($($variant:ident, $field:ident;)*) => {
        /// A change of one row of one table.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Change {
            $(#[doc = concat!("A row of the table of ", stringify!($field), ".")] $variant(Delta<$variant>),)*
        }

        impl Change {
            /// The table whose row it changes.
            pub fn table(&self) -> TableName {
                match self { $(Self::$variant(_) => $variant::TABLE,)* }
            }

            /// The change that takes this one back.
            #[must_use]
            pub fn inverse(self) -> Self {
                match self { $(Self::$variant(delta) => Self::$variant(delta.inverse()),)* }
            }
        }

        $(impl From<Delta<$variant>> for Change {
            fn from(delta: Delta<$variant>) -> Self {
                Self::$variant(delta)
            }
        })*
    };
}
each_table!(define_change);

macro_rules! define_table_names {
    ($($variant:ident, $field:ident;)*) => {
        impl TableName {
            /// The names of all tables.
            pub const ALL: &[Self] = &[$($variant::TABLE),*];
        }
    };
}
each_table!(define_table_names);

/// All that one edit changes, with the sentence that tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// What the edit did, for the history and the undo button.
    pub sentence: Sentence,
    /// The rows, in the order in which they are carried out.
    pub rows: Vec<Change>,
}

impl Changes {
    /// No rows yet.
    pub fn new(sentence: Sentence) -> Self {
        Self { sentence, rows: Vec::new() }
    }

    /// Adds a row that is new.
    pub fn add<T: Record>(&mut self, after: T)
    where
        Change: From<Delta<T>>,
    {
        self.rows.push(Delta::added(after).into());
    }

    /// Replaces a row; nothing happens when both are equal.
    pub fn change<T: Record>(&mut self, before: &T, after: T)
    where
        Change: From<Delta<T>>,
    {
        if *before != after {
            self.rows.push(Delta::changed(before, after).into());
        }
    }

    /// Removes a row.
    pub fn remove<T: Record>(&mut self, before: &T)
    where
        Change: From<Delta<T>>,
    {
        self.rows.push(Delta::removed(before).into());
    }

    /// The rows that take all of it back, last first, under another sentence.
    #[must_use]
    pub fn inverse(self, sentence: Sentence) -> Self {
        Self { sentence, rows: self.rows.into_iter().rev().map(Change::inverse).collect() }
    }
}
