//! What is wrong with an open file, and how to mend it.

use std::collections::BTreeMap;

use crate::geometry::Geography;
use crate::model::{Sentence, World};
use crate::store::{Fault, Note};

/// One thing that the check of a file found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckFinding {
    /// Whether something is wrong, rather than merely worth knowing.
    pub is_error: bool,
    /// What, where, and how to mend it.
    pub sentence: Sentence,
}

impl CheckFinding {
    fn error(sentence: Sentence) -> Self {
        Self { is_error: true, sentence }
    }

    fn remark(sentence: Sentence) -> Self {
        Self { is_error: false, sentence }
    }
}

/// What is wrong with the file itself.
pub(super) fn of_fault(fault: Fault) -> CheckFinding {
    CheckFinding::error(match fault {
        Fault::ContentUnused(count) => {
            return CheckFinding::remark(Sentence::new("attachment.check.unused").with("count", count));
        }
        Fault::ContentLost(count) => {
            return CheckFinding::remark(Sentence::new("attachment.check.lost").with("count", count));
        }
        Fault::Integrity(what) => Sentence::new("store.check.integrity").with("what", what),
        Fault::Dangling(table, parent) => {
            Sentence::new("store.check.dangling").with("table", table).with("parent", parent)
        }
        Fault::Journal(number) => Sentence::new("store.check.journal").with("number", number),
        Fault::ContentMissing(name) => Sentence::new("attachment.check.missing").with("name", name),
        Fault::ContentWrong(name) => Sentence::new("attachment.check.wrong").with("name", name),
        Fault::SpatialIndex(table) => Sentence::new("store.check.spatial_index").with("table", table),
    })
}

/// What could not be understood when the file was read.
pub(super) fn of_note(note: &Note) -> CheckFinding {
    CheckFinding::error(note.0.clone())
}

/// Codes and numbers that stand twice.
pub(super) fn twice(world: &World) -> Vec<CheckFinding> {
    let mut seen: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    let townships = world.townships.iter().map(|row| ("township", row.code.as_str()));
    let villages = world.villages.iter().map(|row| ("village", row.code.as_str()));
    let cadres = world.cadres.iter().map(|row| ("cadre", row.code.as_str()));
    let issues = world.issues.iter().map(|row| ("issue", row.number.as_str()));
    for place in townships.chain(villages).chain(cadres).chain(issues).filter(|(_, code)| !code.is_empty()) {
        *seen.entry(place).or_default() += 1;
    }
    let twice = seen.into_iter().filter(|(_, count)| *count > 1);
    twice
        .map(|((table, code), count)| {
            let sentence = Sentence::new("store.check.twice");
            CheckFinding::error(sentence.with("table", table).with("code", code).with("count", count))
        })
        .collect()
}

/// What is wrong with the tiling of the county.
pub(super) fn topology(world: &World, geography: &Geography) -> Vec<CheckFinding> {
    let name = |area: u32| {
        let village = usize::try_from(area).ok().and_then(|area| geography.villages.get(area));
        village.and_then(|id| world.villages.get(*id)).map_or("", |village| village.name.as_str())
    };
    let place = |sentence: Sentence, at: [f64; 2]| {
        let [lon, lat] = geography.lonlat_from_world(at);
        sentence.with("lon", format!("{lon:.5}")).with("lat", format!("{lat:.5}"))
    };
    let report = &geography.report;
    let crossing = report.self_crossing.iter().map(|(area, at)| {
        CheckFinding::error(place(Sentence::new("store.check.self_crossing").with("village", name(*area)), *at))
    });
    let overlaps = report.overlaps.iter().map(|(one, other, area)| {
        let sentence = Sentence::new("store.check.overlap").with("village", name(*one)).with("other", name(*other));
        CheckFinding::error(sentence.with("area", format!("{area:.0}")))
    });
    let gaps = report.gaps.iter().map(|(at, area)| {
        CheckFinding::error(place(Sentence::new("store.check.gap").with("area", format!("{area:.0}")), *at))
    });
    let without = geography.points.len() + geography.unplaced.len();
    let without = (without > 0)
        .then(|| CheckFinding::remark(Sentence::new("store.check.without_boundary").with("count", without)));
    crossing.chain(overlaps).chain(gaps).chain(without).collect()
}
