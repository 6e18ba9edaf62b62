//! # ui: the window
//!
//! Holds: the app, intents, workspaces, the map pane, the desk of plans, forms, tables, charts, ways to select, dialogs,
//! jobs, the look, widgets.
//! May use: model words edits analysis geometry exchange session map paint papers
//! Foreign: egui eframe egui_extras egui_wgpu walkers rfd serde serde_json directories tracing pinyin jiff thiserror
//! Never: changes the world but through an intent; holds a record except as the draft of a form.

pub mod app;
pub mod as_of;
pub mod base_tiles;
pub mod charts;
pub mod class_panel;
pub mod comparing;
pub mod dialogs;
pub mod empty;
mod focus;
pub mod forms;
pub mod gaps;
pub mod hotspots;
pub mod intent;
pub mod job_strip;
pub mod jobs;
pub mod keys;
pub mod left_panel;
pub mod legend_box;
mod legend_room;
pub mod look;
pub mod lookup;
pub mod map_boxes;
pub mod map_modes;
pub mod map_pane;
pub mod map_view;
pub mod menus;
pub mod multiples;
pub mod notices;
pub mod open_file;
pub mod pages;
pub mod panel;
pub mod planning;
pub mod posting_mode;
pub mod preferences;
mod present;
pub mod print;
pub mod product;
pub mod rows;
pub mod search;
pub mod select;
pub mod start;
pub mod status_bar;
pub mod tables;
pub mod theme_panel;
mod times;
pub mod top_bar;
mod views;
pub mod widgets;
pub mod wishes;
pub mod workspaces;

pub use app::App;
pub use intent::{Intent, Intents, LayoutDeed, RecordRef, Selection, Sight, TimeDeed, ViewDeed, Workspace};
pub use start::{UiError, run};
pub use wishes::Start;
