//! The mappings that are kept for those who send files: found again by the row of titles, or by the name of the sender.

use crate::model::{Change, Delta, Setting, TableName, World};

use super::mapping::{Mapping, mark_of};
use super::sheet::Sheet;

/// What the keys of these settings begin with; the name of the sender follows.
pub const MAPPING_PREFIX: &str = "mapping.";

/// A mapping that is kept, with the name of the sender.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptMapping {
    /// The name of the sender; the mark of the titles where none was given.
    pub sender: String,
    /// What it says.
    pub mapping: Mapping,
}

/// All mappings that are kept, in the order of their senders.
pub fn kept_mappings(world: &World) -> Vec<KeptMapping> {
    let mut kept: Vec<_> = world.settings.iter().filter_map(kept_in).collect();
    kept.sort_by(|a, b| a.sender.cmp(&b.sender));
    kept
}

fn kept_in(setting: &Setting) -> Option<KeptMapping> {
    let sender = setting.key.strip_prefix(MAPPING_PREFIX)?.to_owned();
    Some(KeptMapping { sender, mapping: Mapping::parse(&setting.value).ok()? })
}

/// The mapping that is kept for a file: that of the sender where one is named; else the one for these titles, and of
/// several the one whose sender the name of the file names.
pub fn mapping_for(
    world: &World,
    sheet: &Sheet,
    table: TableName,
    sender: Option<&str>,
    file: &str,
) -> Option<KeptMapping> {
    let fits = |kept: &KeptMapping| kept.mapping.table.is_empty() || kept.mapping.table == table.0;
    let mut kept: Vec<_> = kept_mappings(world).into_iter().filter(fits).collect();
    if let Some(sender) = sender.filter(|sender| !sender.is_empty()) {
        return kept.into_iter().find(|kept| kept.sender == sender);
    }
    let mark = mark_of(sheet);
    kept.retain(|kept| kept.mapping.header == mark);
    let named = kept.iter().position(|kept| file.contains(&kept.sender));
    (!kept.is_empty()).then(|| kept.swap_remove(named.unwrap_or(0)))
}

/// The change that keeps a mapping for a sender; nothing where it is kept already, or says nothing.
pub(super) fn keep(
    world: &World,
    sheet: &Sheet,
    table: TableName,
    sender: Option<&str>,
    mapping: &Mapping,
) -> Option<Change> {
    if mapping.is_empty() {
        return None;
    }
    let header = mark_of(sheet);
    let name = sender.map(str::trim).filter(|sender| !sender.is_empty()).unwrap_or(&header);
    let key = format!("{MAPPING_PREFIX}{name}");
    let mapping = Mapping { table: table.0.to_owned(), header: header.clone(), ..mapping.clone() };
    let value = mapping.text().trim().to_owned();
    match world.settings.find(|setting| setting.key == key) {
        Some(before) if before.value == value => None,
        Some(before) => Some(Delta::changed(before, Setting { value, ..before.clone() }).into()),
        None => Some(Delta::added(Setting::new(&key, value)).into()),
    }
}
