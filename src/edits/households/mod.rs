//! 结对户: the end of a pairing. A pairing begins as a record that is added, and keeps a code only.

mod end_pairing;

pub use end_pairing::EndPairing;
