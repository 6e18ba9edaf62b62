//! 画派驻: posts a cadre or a unit to places in a plan. One stroke of the brush is one edit.

use crate::model::{CatalogueKind, Changes, Id, ItemOrigin, Place, Plan, Refusal, Who, World, role};

use super::open_plan::{about, known_who, name_of, sight};
use super::stroke::{Brush, Stroke};
use crate::edits::checks::{filled, listed, title_of};
use crate::edits::desk::Desk;

/// Post somebody to places, in a plan.
///
/// A place where it is so already is left alone; where that posting was to end, it goes on. A village has one first
/// secretary: whoever has the seat makes room. A cadre who lives in as many villages as the rules admit moves. Of several
/// places those that hard rules refuse are left out; where all are refused, so is the stroke.
#[derive(Clone, Debug, PartialEq)]
pub struct PaintPlan {
    /// The plan.
    pub plan: Id<Plan>,
    /// Who.
    pub who: Who,
    /// Where, in the order in which the brush went.
    pub places: Vec<Place>,
    /// Catalogue code of the role.
    pub role: String,
    /// Why.
    pub reason: String,
    /// Whether a person or the planner says so.
    pub origin: ItemOrigin,
}

impl PaintPlan {
    /// Adds and changes lines of the plan; nothing where all is so already.
    pub fn changes(&self, world: &World, desk: &Desk) -> Result<Changes, Refusal> {
        let (plan, rules, draft) = sight(world, self.plan)?;
        known_who(world, self.who)?;
        filled(&self.role, "role")?;
        listed(world, CatalogueKind::Role, &self.role)?;
        if self.who.unit().is_some() && role::RESIDENT_ROLES.contains(&self.role.as_str()) {
            return Err(Refusal::new("refusal.plan.unit_role").with("who", name_of(world, self.who)));
        }
        let (reason, origin) = (self.reason.as_str(), self.origin);
        let brush = Brush { who: self.who, role: &self.role, reason, origin, today: desk.today };
        let mut stroke = Stroke::new(world, (plan, &rules, &draft), &brush);
        let mut changes = Changes::new(about("edit.paint_plan", plan));
        let mut refused = Vec::new();
        for (at, place) in self.places.iter().enumerate() {
            if !self.places[..at].contains(place) {
                refused.extend(stroke.paint(*place, &mut changes).err());
            }
        }
        let painted = stroke.painted;
        match (painted.first(), refused.first()) {
            (None, Some(first)) => return Err(first.clone()),
            (None, None) => return Ok(changes),
            (Some(first), _) => {
                let key = match (painted.len(), refused.len()) {
                    (1, 0) => "edit.paint_plan.one",
                    (_, 0) => "edit.paint_plan",
                    _ => "edit.paint_plan.some",
                };
                changes.sentence = about(key, plan)
                    .with("who", name_of(world, self.who))
                    .with("role", title_of(world, CatalogueKind::Role, &self.role))
                    .with("place", world.place_name(*first))
                    .with("count", painted.len())
                    .with("refused", refused.len());
            }
        }
        Ok(changes)
    }
}
