//! The desk on which plans of postings are made: who goes where is painted on the map, and the numbers follow at once.
//!
//! [`Planning`] is what the desk shows, changed only by the app; [`Desk`] what is typed and folded in its panels. A stroke
//! on the map is one edit, so undo and redo are those of everywhere.

mod begin;
mod compare;
mod cost_table;
mod county_line;
mod deed;
mod desk;
mod grid;
mod hand;
mod handover_lines;
pub mod keys;
mod leaves;
mod left;
mod numbers;
mod others;
mod pane;
mod people;
mod plans;
mod publish;
mod review;
mod review_panel;
mod rule_fields;
mod rules_dialog;
mod signs;
mod state;
mod strip;
mod ties;
mod tool;
mod village_posts;
mod words;

pub use begin::BeginDialog;
pub use deed::{Asked, Extent, PlanDeed, Post, ReviewDeed};
pub use desk::Desk;
pub use hand::{Hand, township_of};
pub use leaves::accepted;
pub use left::{head_ui, left_ui};
pub use numbers::{AreaRow, Moment, Numbers, WhoRow};
pub use pane::Pane;
pub use people::People;
pub use review::Review;
pub use review_panel::ReviewPanel;
pub use state::Planning;
pub use strip::{HEIGHT as STRIP, strip_ui};
pub use tool::{Shape, Stroke, Tool};
pub use village_posts::village_posts_ui;
pub use words::who_name;
