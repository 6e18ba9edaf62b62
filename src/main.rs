//! The program: the window without a subcommand, the terminal with one.
//!
//! May use: cli ui
//! Foreign: tracing_subscriber

fn main() {}
