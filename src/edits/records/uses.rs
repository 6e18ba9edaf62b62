//! Which records refer to a record that shall go.

use crate::model::Refusal;

/// How many names a refusal lists before it says that there are more.
pub(super) const NAMED: usize = 3;

/// The records of one table that refer to a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Use {
    /// The key of the word for them.
    pub(super) what: String,
    /// How many there are.
    pub(super) count: usize,
    /// What the first of them are called.
    pub(super) names: Vec<String>,
}

/// Refuses the removal of a record that others refer to: by how many, and by which.
pub(super) fn refuse_used(kind: &str, name: &str, uses: &[Use]) -> Result<(), Refusal> {
    let Some(first) = uses.first() else { return Ok(()) };
    let names = first.names.join("、");
    let key = if first.count > NAMED { "refusal.used_by_more" } else { "refusal.used" };
    Err(Refusal::new(key)
        .with("what", kind)
        .with("name", name)
        .with("count", first.count)
        .with("users", &first.what)
        .with("names", names))
}
