//! The program: the window without a subcommand, the terminal with one.

fn main() {}
