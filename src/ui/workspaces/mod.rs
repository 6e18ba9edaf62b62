//! What the left panel shows in the workspaces 台账 and 派驻.

pub mod ledger;
pub mod postings;
