//! The survey of the open file: asked for before the geography is made, and kept when boundaries have changed.

use std::sync::Arc;

use crate::geometry::{Geography, survey};
use crate::session::clock;

use super::Session;

impl Session {
    /// The geography of the boundaries as they stand.
    pub fn geography(&self) -> Arc<Geography> {
        self.kept.geography(&self.world, |fingerprint| {
            let kept = self.store.as_ref()?.survey(fingerprint, survey::read);
            kept.inspect_err(|error| tracing::warn!(%error, "no survey was read")).ok()??
        })
    }

    /// Keeps in the file what takes long to make of its boundaries, so that the next one who opens it need not wait.
    /// Without it everything is the same but slower, so that a failure stops nobody.
    pub(super) fn keep_survey(&mut self, at: &str) {
        self.is_survey_due = false;
        if self.read_only.is_some() || !survey::is_worth_keeping(&self.world) {
            return;
        }
        let geography = self.geography();
        let Some((store, bytes)) = self.store.as_mut().zip(geography.survey_bytes()) else { return };
        if let Err(error) = store.keep_survey(geography.fingerprint(), &bytes, at) {
            tracing::warn!(%error, "no survey was kept");
        }
    }
}

impl Drop for Session {
    /// Opening changes nothing in a file; but who has changed boundaries leaves a survey of them.
    fn drop(&mut self) {
        if self.is_survey_due {
            self.keep_survey(&clock::now());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use crate::edits::Edit;
    use crate::geometry::survey::tests::wavy_county;
    use crate::model::{Changes, Sentence, Township, Village};
    use crate::session::kept::SNAP_M;
    use crate::store::Access;

    /// The survey in a file of the boundaries as they stand.
    fn kept_survey(path: &Path) -> Option<Vec<u8>> {
        let session = Session::open(path, Access::Read).unwrap();
        let fingerprint = session.geography().fingerprint();
        session.store().unwrap().survey(fingerprint, <[u8]>::to_vec).unwrap()
    }

    #[test]
    fn a_large_county_keeps_its_survey_and_a_changed_boundary_gets_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("county.gpkg");
        let mut changes = Changes::new(Sentence::new("edit.test"));
        let county = wavy_county(16, 16, 100);
        county.villages.iter().map(|village| village.township).collect::<BTreeSet<_>>().into_iter().for_each(|id| {
            changes.add(Township { id, code: id.to_string(), name: id.to_string(), seat: None, boundary: None });
        });
        county.villages.iter().for_each(|village| changes.add(village.clone()));
        drop(Session::create(&path, &changes).unwrap());
        let first = kept_survey(&path);
        assert!(first.is_some());
        let bytes = std::fs::read(&path).unwrap();
        let mut session = Session::open(&path, Access::Write).unwrap();
        let made = Geography::of(session.world(), SNAP_M);
        assert_eq!(made.survey_bytes(), first);
        assert_eq!(session.geography().survey_bytes(), first);
        let village = session.world().villages.iter().next().unwrap().clone();
        drop(session);
        assert!(std::fs::read(&path).unwrap() == bytes, "opening and looking change nothing");

        session = Session::open(&path, Access::Write).unwrap();
        let mut renamed = Changes::new(Sentence::new("edit.test"));
        let named = Village { name: "莲川".into(), ..village.clone() };
        renamed.change(&village, named.clone());
        session.perform(&Edit::Import(renamed)).unwrap();
        drop(session);
        assert_eq!(kept_survey(&path), first, "a name is no boundary");

        session = Session::open(&path, Access::Write).unwrap();
        let mut moved = Changes::new(Sentence::new("edit.test"));
        moved.change(&named, Village { boundary: None, ..named.clone() });
        session.perform(&Edit::Import(moved)).unwrap();
        assert_eq!(session.geography().villages.len(), 255);
        drop(session);
        let second = kept_survey(&path);
        assert!(second.is_some() && second != first);
        let findings = Session::open(&path, Access::Read).unwrap().check_file().unwrap();
        let keys: BTreeSet<_> = findings.iter().map(|finding| finding.sentence.key.as_str()).collect();
        assert_eq!(keys, BTreeSet::from(["store.check.gap", "store.check.without_boundary"]));
    }
}
