//! 走访与会议: what people did somewhere, written down together with the issues that it raised.

mod record_activity;

pub use record_activity::RecordActivity;
