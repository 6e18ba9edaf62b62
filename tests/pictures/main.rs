//! Pictures made on the CPU, and drawings beside them.

mod formats;
mod images;
