//! The window, used without a graphics card.

mod desk;
mod ledger_pages;
mod screens;
mod screens_dates;
mod screens_forms;
mod screens_import;
mod screens_linked;
mod screens_plan;
mod screens_print;
mod screens_show;
mod screens_spots;
mod screens_themes;
mod screens_time;
mod screens_visits;
mod screens_weak;
mod screens_why;
