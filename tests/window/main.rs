//! The window, used without a graphics card.

mod screens;
mod screens_dates;
mod screens_forms;
