//! What a scene is made from.

use std::sync::Arc;

use crate::analysis::Findings;
use crate::geometry::Geography;
use crate::model::World;

/// What a scene is made from: all of one revision.
#[derive(Clone, Copy)]
pub struct County<'a> {
    /// The records.
    pub world: &'a World,
    /// What follows from them.
    pub findings: &'a Findings,
    /// The areas.
    pub geography: &'a Arc<Geography>,
}
