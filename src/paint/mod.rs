//! # paint: a scene on a surface
//!
//! Holds: the painters, one for the screen, one for pictures made on the CPU, and those that write drawings: PDF and SVG.
//! May use: map geometry model words
//! Foreign: egui egui_wgpu vello_cpu png skrifa thiserror krilla jiff
//! Never: decides what is drawn where.

mod drawing;
pub mod file;
pub mod pdf;
pub mod raster;
pub mod screen;
pub mod svg;
