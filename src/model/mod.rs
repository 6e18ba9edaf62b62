//! # model: the county as plain values
//!
//! Holds: places, people, records, the world that holds them, changes to it, and refusals to change it.
//! May use: –
//! Foreign: geo_types jiff serde serde_json uuid
//! Never: reads a file, asks the clock, draws, translates, decides what a person may do.

mod attachment;
mod campaign;
mod catalogue;
mod change;
mod document;
mod household;
mod id;
mod issue;
mod issue_step;
mod people;
mod places;
mod plan;
mod progress;
mod promise;
mod record;
pub mod sample;
mod saved_view;
mod sentence;
mod sites;
mod standing;
mod table;
#[cfg(test)]
pub(crate) mod told;
mod units;
mod world;

pub use attachment::{Attachment, Owner};
pub use campaign::{Campaign, Month};
pub use catalogue::{CatalogueKind, CatalogueRow, Indicator, Setting, setting_key};
pub(crate) use change::each_table;
pub use change::{Change, Changes, Delta};
pub use document::{Document, DocumentState};
pub use household::Household;
pub use id::Id;
pub use issue::{Activity, Issue, IssueState, activity_kind, scope};
pub use issue_step::{IssueStep, StepKind};
pub use people::{Cadre, Place, Posting, role};
pub use places::{Boundary, BoundaryOrigin, Township, Village};
pub use plan::{ItemOrigin, MarkKind, Plan, PlanItem, PlanMark, PlanState, Who};
pub use progress::{Progress, Stopped};
pub use promise::{Promise, PromiseStage, promise_kind};
pub use record::{Record, TableName};
pub use saved_view::{SavedSpots, SavedView, TimeSight, ViewDay};
pub use sentence::{Refusal, Sentence};
pub use sites::Site;
pub use standing::{Criterion, Standing, StandingState};
pub use table::{Fate, Table};
pub use units::Unit;
pub use world::World;

pub use geo_types::{MultiPolygon, Point};
pub use jiff::civil::Date;
pub use uuid::Uuid;
