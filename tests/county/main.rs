//! Whole counties, without a window: their borders, their file and the terminal.

mod bad_files;
mod breaks;
mod cli;
mod coverage;
mod coverage_properties;
mod crash;
mod every_edit;
mod flow;
mod frozen_months;
mod full_disk;
mod geopackage;
mod hotspots;
mod press;
mod press_page;
mod requests311;
mod tiny_county;
mod upgrade;
