//! Small parts that forms, tables and panels are made of.
