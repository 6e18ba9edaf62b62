//! Pictures made on the CPU.

mod images;
