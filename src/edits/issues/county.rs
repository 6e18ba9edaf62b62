//! The sample county with all the shipped lists, for the tests of the verbs.

use crate::edits::catalogue::default_catalogue;
use crate::model::World;
use crate::model::sample::sample_world;

/// The sample with the lists of a new county.
pub(super) fn county() -> World {
    World { catalogue: default_catalogue().into_iter().collect(), ..sample_world() }
}
