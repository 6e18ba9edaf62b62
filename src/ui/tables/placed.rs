//! Where a record belongs: the village and the person whose names mean it too.

use std::collections::BTreeSet;

use crate::model::{
    Activity, Cadre, Campaign, Document, Household, Id, Issue, Plan, Posting, Promise, Site, Standing, Unit, Village,
};

/// A record that may belong to a village and to a cadre.
pub trait Placed {
    /// The village; the first of several.
    fn village(&self) -> Option<Id<Village>> {
        None
    }

    /// Whether one of these villages is among those to which it belongs.
    fn is_of(&self, villages: &BTreeSet<Id<Village>>) -> bool {
        self.village().is_some_and(|village| villages.contains(&village))
    }

    /// Whether one of these cadres has to do with it.
    fn is_by(&self, _cadres: &BTreeSet<Id<Cadre>>) -> bool {
        false
    }
}

impl Placed for Issue {
    fn village(&self) -> Option<Id<Village>> {
        self.village
    }

    fn is_by(&self, cadres: &BTreeSet<Id<Cadre>>) -> bool {
        self.handler.is_some_and(|id| cadres.contains(&id))
    }
}

impl Placed for Activity {
    fn village(&self) -> Option<Id<Village>> {
        self.villages.first().copied()
    }

    fn is_of(&self, villages: &BTreeSet<Id<Village>>) -> bool {
        self.villages.iter().any(|village| villages.contains(village))
    }

    fn is_by(&self, cadres: &BTreeSet<Id<Cadre>>) -> bool {
        self.cadres.iter().any(|id| cadres.contains(id))
    }
}

impl Placed for Promise {
    fn village(&self) -> Option<Id<Village>> {
        self.village
    }

    fn is_by(&self, cadres: &BTreeSet<Id<Cadre>>) -> bool {
        self.cadre.is_some_and(|id| cadres.contains(&id))
    }
}

impl Placed for Posting {
    fn village(&self) -> Option<Id<Village>> {
        Self::village(self)
    }

    fn is_by(&self, cadres: &BTreeSet<Id<Cadre>>) -> bool {
        self.cadre.is_some_and(|id| cadres.contains(&id))
    }
}

impl Placed for Household {
    fn village(&self) -> Option<Id<Village>> {
        Some(self.village)
    }

    fn is_by(&self, cadres: &BTreeSet<Id<Cadre>>) -> bool {
        self.cadre.is_some_and(|id| cadres.contains(&id))
    }
}

impl Placed for Cadre {
    fn is_by(&self, cadres: &BTreeSet<Id<Self>>) -> bool {
        cadres.contains(&self.id)
    }
}

impl Placed for Standing {
    fn village(&self) -> Option<Id<Village>> {
        Some(self.village)
    }
}

impl Placed for Village {
    fn village(&self) -> Option<Id<Self>> {
        Some(self.id)
    }
}

impl Placed for Site {
    fn village(&self) -> Option<Id<Village>> {
        self.village
    }
}

impl Placed for Document {
    fn village(&self) -> Option<Id<Village>> {
        self.village
    }
}

impl Placed for Unit {}
impl Placed for Campaign {}
impl Placed for Plan {}
