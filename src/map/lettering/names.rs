//! What a place is called on the map: without the words that every village has in common, where that leaves it
//! unmistakable.

use std::collections::BTreeMap;

use crate::geometry::Geography;
use crate::map::county::County;

use super::font;
use super::wrap;

/// A line of text with its length in heights of the em square.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// The text.
    pub text: String,
    /// Its length.
    pub ems: f32,
}

impl Line {
    /// Measures a text.
    pub fn of(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { ems: font::ems(&text), text }
    }
}

/// The name of a village on the map, in the ways in which it may be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VillageName {
    /// In full, on one line.
    pub full: Line,
    /// Without 村 or 社区, where that is unmistakable in its township.
    pub short: Line,
}

/// All names on the map: villages (areas first, then points), and townships.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// The names of the villages.
    pub villages: Vec<VillageName>,
    /// The names of the townships.
    pub townships: Vec<Line>,
    /// The characters that the font lacks, ascending.
    pub missing: Vec<char>,
    typical_ems: (f32, f32),
}

impl Names {
    /// Reads and measures all names once.
    pub fn of(county: County<'_>) -> Self {
        let geography = county.geography;
        let ids = geography.villages.iter().chain(geography.points.iter().map(|(village, _)| village));
        let rows: Vec<_> = ids.map(|id| county.world.villages.get(*id)).collect();
        let name = |nth: usize| rows[nth].map_or("", |row| map_name(&row.name).0);
        let tail = |nth: usize| rows[nth].map_or("", |row| map_name(&row.name).1);
        let township = |nth: usize| rows[nth].map(|row| row.township);
        let mut stems = BTreeMap::new();
        for nth in 0..rows.len() {
            *stems.entry((township(nth), stem(name(nth)))).or_insert(0_u32) += 1;
        }
        let villages: Vec<_> = (0..rows.len())
            .map(|nth| {
                let full = format!("{}{}", name(nth), tail(nth));
                let short = stem(name(nth));
                let alone = stems.get(&(township(nth), short)) == Some(&1);
                VillageName { short: Line::of(if alone { short } else { &full }), full: Line::of(full) }
            })
            .collect();
        let townships = township_names(county, geography);
        let typical_ems = (median(&villages, |name| name.full.ems), median(&villages, |name| name.short.ems));
        let mut names = Self { villages, townships, missing: Vec::new(), typical_ems };
        names.missing = names.missing_letters();
        names
    }

    /// The median length of the names of villages, in full and short, in ems.
    pub fn typical_ems(&self) -> (f32, f32) {
        self.typical_ems
    }

    fn missing_letters(&self) -> Vec<char> {
        let villages = self.villages.iter().map(|name| &name.full);
        let letters = villages.chain(&self.townships).flat_map(|line| line.text.chars());
        let mut missing: Vec<_> = letters.filter(|letter| !font::has(*letter)).collect();
        missing.sort_unstable();
        missing.dedup();
        missing
    }
}

fn median(names: &[VillageName], length: impl Fn(&VillageName) -> f32) -> f32 {
    let mut lengths: Vec<f32> = names.iter().map(length).collect();
    lengths.sort_by(f32::total_cmp);
    lengths.get(lengths.len() / 2).copied().unwrap_or(3.0)
}

/// The names of the townships that have areas; long ones are shortened to ten characters.
fn township_names(county: County<'_>, geography: &Geography) -> Vec<Line> {
    let name = |id: &_| county.world.townships.get(*id).map_or("", |row| &*row.name);
    geography.townships.iter().map(|id| Line::of(wrap::shortened(name(id).trim(), 10.0))).collect()
}

/// The name without the words for its committee, and what is put back behind it: 上㘵村委会 is 上㘵 with 村.
fn map_name(name: &str) -> (&str, &'static str) {
    let name = name.trim();
    let endings = [
        ("村村民委员会", "村"),
        ("村村委会", "村"),
        ("村民委员会", "村"),
        ("村委会", "村"),
        ("社区居民委员会", "社区"),
        ("社区居委会", "社区"),
        ("居民委员会", ""),
        ("居委会", ""),
    ];
    let cut = |(ending, tail): &(&str, &'static str)| Some((name.strip_suffix(*ending)?, *tail));
    endings.iter().find_map(cut).filter(|(rest, _)| !rest.is_empty()).unwrap_or((name, ""))
}

/// The name without 村 or 社区, unless less than two characters would stay.
fn stem(name: &str) -> &str {
    let long_enough = |rest: &&str| rest.chars().nth(1).is_some();
    name.strip_suffix("社区").or_else(|| name.strip_suffix('村')).filter(long_enough).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_loses_its_committee_but_never_itself() {
        let written = |name: &str| {
            let (name, tail) = map_name(name);
            format!("{name}{tail}")
        };
        assert_eq!(written("白䌷村村民委员会"), "白䌷村");
        assert_eq!(written("上㘵村委会"), "上㘵村");
        assert_eq!(written("湖㳇社区居民委员会"), "湖㳇社区");
        assert_eq!(written("村委会"), "村委会");
        assert_eq!(written("金店下村"), "金店下村");
    }

    #[test]
    fn a_stem_has_two_characters_at_least() {
        assert_eq!(stem("金店下村"), "金店下");
        assert_eq!(stem("莲川社区"), "莲川");
        assert_eq!(stem("高村"), "高村");
    }
}
