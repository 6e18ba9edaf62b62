//! Files that belong to records: taken in, given back, and written elsewhere.

use std::path::Path;

use crate::edits::Edit;
use crate::model::{Attachment, Id, Owner, Progress, Refusal};

use super::error::SessionError;
use super::file::Session;

impl Session {
    /// Lets the file at `path` belong to a record. Its content is kept in the county's file, or beside it when it is large.
    pub fn attach(&mut self, owner: Owner, path: &Path) -> Result<Id<Attachment>, SessionError> {
        self.attach_watched(owner, path, Progress::UNWATCHED)
    }

    /// The same as [`Session::attach`], while somebody waits. When it is stopped nothing belongs to the record.
    pub fn attach_watched(
        &mut self,
        owner: Owner,
        path: &Path,
        progress: Progress<'_>,
    ) -> Result<Id<Attachment>, SessionError> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut attachment = Attachment {
            id: Id::fresh(),
            owner_table: owner.table.0.to_owned(),
            owner: owner.id,
            name,
            bytes: 0,
            hash: "0".repeat(64),
            added_on: self.desk().today,
            note: String::new(),
        };
        // Asked before anything is kept, so that a refusal leaves nothing behind.
        self.check(&Edit::add(attachment.clone()))?;
        let content = self.store_mut()?.keep_content(path, progress.part(0.0, 0.9))?;
        (attachment.hash, attachment.bytes) = (content.hash, content.bytes);
        let id = attachment.id;
        self.perform(&Edit::add(attachment))?;
        Ok(id)
    }

    /// The content of an attachment, checked against its hash.
    pub fn attachment_bytes(&self, id: Id<Attachment>) -> Result<Vec<u8>, SessionError> {
        Ok(self.store()?.content(&self.attachment(id)?.hash)?)
    }

    /// Writes the content of an attachment, checked against its hash, to the file at `path`; what stood there goes.
    pub fn save_attachment(&self, id: Id<Attachment>, path: &Path) -> Result<(), SessionError> {
        Ok(self.store()?.save_content(&self.attachment(id)?.hash, path)?)
    }

    fn attachment(&self, id: Id<Attachment>) -> Result<&Attachment, SessionError> {
        let gone = || Refusal::new("refusal.gone").with("what", "@edit.what.attachment");
        Ok(self.world().attachments.get(id).ok_or_else(gone)?)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::*;
    use crate::model::sample::{self, issue};
    use crate::model::{Changes, Issue, Sentence};
    use crate::session::{Access, save_copy};

    fn opened() -> (tempfile::TempDir, PathBuf, Session) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("county.gpkg");
        let mut changes = Changes::new(Sentence::new("edit.test"));
        let world = sample::sample_world();
        world.settings.iter().for_each(|row| changes.add(row.clone()));
        world.catalogue.iter().for_each(|row| changes.add(row.clone()));
        world.townships.iter().for_each(|row| changes.add(row.clone()));
        world.units.iter().for_each(|row| changes.add(row.clone()));
        world.villages.iter().for_each(|row| changes.add(row.clone()));
        world.cadres.iter().for_each(|row| changes.add(row.clone()));
        world.issues.iter().for_each(|row| changes.add(row.clone()));
        let session = Session::create(&path, &changes).unwrap();
        (folder, path, session)
    }

    fn picture(folder: &tempfile::TempDir, bytes: &[u8]) -> PathBuf {
        let path = folder.path().join("现场.jpg");
        fs::write(&path, bytes).unwrap();
        path
    }

    #[test]
    fn a_file_belongs_to_a_record_and_comes_back_byte_by_byte_also_from_a_copy() {
        let (folder, path, mut session) = opened();
        let owner = Owner::of(issue("2026-0001"));
        let id = session.attach(owner, &picture(&folder, b"a picture")).unwrap();
        fs::remove_file(folder.path().join("现场.jpg")).unwrap();
        let row = session.world().attachments.get(id).unwrap();
        assert_eq!((row.name.as_str(), row.bytes, row.owner()), ("现场.jpg", 9, owner));
        assert_eq!(session.attachment_bytes(id).unwrap(), b"a picture");
        let out = folder.path().join("out.jpg");
        session.save_attachment(id, &out).unwrap();
        assert_eq!(fs::read(out).unwrap(), b"a picture");
        let copy = folder.path().join("copy.gpkg");
        save_copy(&path, &copy, Progress::UNWATCHED).unwrap();
        let copied = Session::open(&copy, Access::Read).unwrap();
        assert_eq!(copied.attachment_bytes(id).unwrap(), b"a picture");
        assert_eq!(copied.check_file().unwrap().iter().filter(|finding| finding.is_error).count(), 0);
    }

    #[test]
    fn undoing_the_removal_of_an_attachment_or_of_its_record_brings_the_content_back() {
        let (folder, path, mut session) = opened();
        let owner = Owner::of(issue("2026-0001"));
        let id = session.attach(owner, &picture(&folder, b"a picture")).unwrap();
        session.perform(&Edit::remove(id)).unwrap();
        assert_eq!(session.attachment_bytes(id).unwrap_err().sentence().key, "refusal.gone");
        session.undo().unwrap();
        assert_eq!(session.attachment_bytes(id).unwrap(), b"a picture");
        session.perform(&Edit::remove(issue("2026-0001"))).unwrap();
        assert_eq!(session.world().attachments.len(), 0, "it goes with its record");
        let told = session.check_file().unwrap();
        let unused = told.iter().find(|finding| finding.sentence.key == "attachment.check.unused").unwrap();
        assert!(!unused.is_error, "a content that can come back is no fault");
        drop(session);
        let mut session = Session::open(&path, Access::Write).unwrap();
        session.undo().unwrap();
        assert_eq!(session.attachment_bytes(id).unwrap(), b"a picture");
    }

    #[test]
    fn nothing_is_kept_for_a_record_that_is_not_there_and_nothing_twice() {
        let (folder, _path, mut session) = opened();
        let file = picture(&folder, b"a picture");
        let nobody = Owner::of(Id::<Issue>::named("nobody"));
        assert_eq!(session.attach(nobody, &file).unwrap_err().sentence().key, "refusal.attachment.nobody");
        assert!(session.check_file().unwrap().iter().all(|finding| finding.sentence.key != "attachment.check.unused"));
        let owner = Owner::of(issue("2026-0001"));
        session.attach(owner, &file).unwrap();
        assert_eq!(session.attach(owner, &file).unwrap_err().sentence().key, "refusal.attachment.twice");
        session.attach(Owner::of(issue("2026-0002")), &file).unwrap();
    }
}
