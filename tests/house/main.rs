//! The house itself: its door-plates and its words.

mod architecture;
mod words;
