//! # paint: a scene on a surface
//!
//! Holds: the painters, one for the screen and one for pictures made on the CPU.
//! May use: map geometry model
//! Foreign: egui egui_wgpu vello_cpu png skrifa thiserror
//! Never: decides what is drawn where.

pub mod raster;
pub mod screen;
