//! 村情图 · cunqing: the desktop map that a Chinese county uses to know its villages and to post cadres where they are
//! needed.
//!
//! # ARCHITECTURE
//!
//! One package, a library and one binary. Each room is a folder whose `mod.rs` begins with a door-plate: what it holds,
//! which rooms and foreign crates it may use, and what it never does. `tests/architecture.rs` reads the door-plates and
//! fails on anything that they do not allow.

rust_i18n::i18n!("assets/words", fallback = "zh");

pub mod analysis;
pub mod cli;
pub mod edits;
pub mod exchange;
pub mod geometry;
pub mod map;
pub mod model;
pub mod paint;
pub mod session;
pub mod store;
pub mod ui;
pub mod words;
