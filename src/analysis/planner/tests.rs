//! The planner on the sample county and on the demo.
