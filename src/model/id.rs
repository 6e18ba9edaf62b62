//! The identity of a record: a UUID that says in its type what it identifies.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use uuid::Uuid;

/// The identity of a record of type `T`; it is stored as the record's `uuid` and never changes.
pub struct Id<T> {
    uuid: Uuid,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// A new identity, ordered by time of making (UUID version 7).
    pub fn fresh() -> Self {
        Self::from_uuid(Uuid::now_v7())
    }

    /// The identity with the given UUID.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self { uuid, of: PhantomData }
    }

    /// An identity made from a name, the same for the same name (UUID version 5): for demo data and tests.
    pub fn named(name: &str) -> Self {
        Self::from_uuid(Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes()))
    }

    /// An identity that goes with this one and is made from another: the same for the same two, and in the same place
    /// in the order of time (the moment and the counter of UUID version 7 stay).
    #[must_use]
    pub fn beside<U>(self, other: Id<U>) -> Self {
        let mixed = Uuid::new_v5(&self.uuid, other.uuid.as_bytes());
        let mut bytes = *self.uuid.as_bytes();
        bytes[12..].copy_from_slice(&mixed.as_bytes()[12..]);
        Self::from_uuid(Uuid::from_bytes(bytes))
    }

    /// The bare UUID.
    pub const fn uuid(self) -> Uuid {
        self.uuid
    }

    /// Reads the text form that [`fmt::Display`] writes; `None` if it is not a UUID.
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::parse_str(text).ok().map(Self::from_uuid)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.uuid.cmp(&other.uuid)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uuid.hyphenated().fmt(f)
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.uuid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_beside_another_keeps_its_place_in_time() {
        let (first, second) = (Id::<()>::fresh(), Id::<()>::fresh());
        let others: Vec<Id<u8>> = (0..50).map(|number| Id::named(&number.to_string())).collect();
        let beside: Vec<_> = others.iter().map(|other| first.beside(*other)).collect();
        assert_eq!(beside, others.iter().map(|other| first.beside(*other)).collect::<Vec<_>>());
        assert_eq!(beside.iter().collect::<std::collections::BTreeSet<_>>().len(), 50);
        assert!(beside.iter().all(|id| *id < second && *id != first));
    }

    #[test]
    fn a_named_identity_is_the_same_each_time_and_survives_its_text_form() {
        let id = Id::<()>::named("990101001001");
        assert_eq!(id, Id::named("990101001001"));
        assert_ne!(id, Id::named("990101001002"));
        assert_eq!(Id::parse(&id.to_string()), Some(id));
        assert_eq!(Id::<()>::parse("not an identity"), None);
    }
}
