//! # cli: the terminal
//!
//! Holds: one file a subcommand.
//! May use: model words edits analysis geometry exchange session map paint
//! Foreign: clap anyhow indicatif serde serde_json jiff tracing tracing_subscriber toml
//! Never: does what the library cannot do.
