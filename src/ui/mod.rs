//! # ui: the window
//!
//! Holds: the app, intents, workspaces, the map pane, forms, tables, dialogs, jobs, the look, widgets.
//! May use: model words edits analysis geometry exchange session map paint
//! Foreign: egui eframe egui_extras egui_wgpu walkers rfd serde serde_json directories tracing pinyin jiff
//! Never: changes the world but through an intent; holds a record except as the draft of a form.

pub mod forms;
pub mod gaps;
pub mod intent;
pub mod look;
pub mod lookup;
pub mod panel;
pub mod preferences;
pub mod tables;
pub mod widgets;
pub mod workspaces;

pub use intent::{Intent, Intents, RecordRef, Selection, Sight, Workspace};
