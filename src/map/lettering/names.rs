//! What a place is called on the map: without the words that every village has in common, where that leaves it
//! unmistakable.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::geometry::Geography;
use crate::map::county::County;
use crate::map::scene::Weight;
use crate::model::{Id, Posting, Village};

use super::curve::is_han;
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
    pub fn of(text: impl Into<String>, weight: Weight) -> Self {
        let text = text.into();
        Self { ems: font::ems(&text, weight), text }
    }
}

/// A way to write a name, with what it costs beside the best one.
#[derive(Clone, Debug, PartialEq)]
pub struct Writing {
    /// What it costs.
    pub penalty: f32,
    /// The lines.
    pub lines: Arc<[Line]>,
    /// The length of the longest.
    pub ems: f32,
}

/// The name of a village on the map, in the ways in which it may be written, the best first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VillageName {
    /// In full.
    pub full: Vec<Writing>,
    /// Without 村 or 社区, where that is unmistakable in its township.
    pub short: Vec<Writing>,
}

/// Long names are broken into lines of so many ems.
const LONG: f32 = 7.0;

/// The ways to write a name: on one line, on two, and a long one shortened on three.
pub fn writings(name: &str) -> Vec<Writing> {
    let mut ways = Vec::new();
    let mut add = |penalty: f32, lines: Vec<String>| {
        let lines: Arc<[Line]> = lines.into_iter().map(|line| Line::of(line, Weight::Regular)).collect();
        ways.push(Writing { penalty, ems: lines.iter().fold(0.0, |ems, line| line.ems.max(ems)), lines });
    };
    let (letters, ems) = (name.chars().count(), font::ems(name, Weight::Regular));
    if ems <= LONG && letters > 0 {
        add(0.0, vec![name.to_owned()]);
    }
    if letters >= 4 && ems <= 2.0 * LONG {
        let half = name.char_indices().nth(letters.div_ceil(2)).map_or(name.len(), |(at, _)| at);
        let (first, second) = name.split_at(half);
        add(0.3, vec![first.trim_end().to_owned(), second.trim_start().to_owned()]);
    }
    if ems > LONG {
        add(0.5, wrap::wrapped(name, LONG, 3, Weight::Regular));
    }
    ways
}

/// A short name of Chinese characters one under the other, for areas that are high and narrow.
pub fn upright(name: &str) -> Option<Writing> {
    let lines: Arc<[Line]> = name.chars().map(|letter| Line::of(letter, Weight::Regular)).collect();
    let stands = (2..=4).contains(&lines.len()) && name.chars().all(is_han);
    stands.then_some(Writing { penalty: 0.45, lines, ems: 1.0 })
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
    largest: (f32, usize),
}

impl Names {
    /// Reads and measures all names once; with those of resident cadres under their villages where that is asked for.
    pub fn of(county: County<'_>, residents: bool) -> Self {
        let geography = county.geography;
        let ids = geography.villages.iter().chain(geography.points.iter().map(|(village, _)| village));
        let rows: Vec<_> = ids.map(|id| county.world.villages.get(*id)).collect();
        let names: Vec<_> = rows.iter().map(|row| row.map_or(("", ""), |row| map_name(&row.name))).collect();
        let stem_of = |nth: usize| (rows[nth].map(|row| row.township), stem(names[nth].0));
        let mut stems = HashMap::new();
        for nth in 0..rows.len() {
            *stems.entry(stem_of(nth)).or_insert(0_u32) += 1;
        }
        let people = if residents { resident_names(county) } else { BTreeMap::new() };
        let villages: Vec<_> = (0..rows.len())
            .map(|nth| {
                let person = rows[nth].and_then(|row| people.get(&row.id));
                let full = format!("{}{}", names[nth].0, names[nth].1);
                let (_, short) = stem_of(nth);
                let alone = stems.get(&stem_of(nth)) == Some(&1);
                let both = |name: &str| match person {
                    Some(_) => with_person(writings(name), person),
                    None => writings(name).into_iter().chain(upright(name)).collect(),
                };
                let full_ways = both(&full);
                VillageName {
                    short: if alone && short != full { both(short) } else { full_ways.clone() },
                    full: full_ways,
                }
            })
            .collect();
        let townships = township_names(county, geography);
        let typical_ems = (median(&villages, |name| &name.full), median(&villages, |name| &name.short));
        let largest = largest(&villages);
        let mut names = Self { villages, townships, missing: Vec::new(), typical_ems, largest };
        names.missing = names.missing_letters();
        names
    }

    /// The median length of the names of villages, in full and short, in ems.
    pub fn typical_ems(&self) -> (f32, f32) {
        self.typical_ems
    }

    /// The length in ems of the longest line, and the most lines, of all names of villages.
    pub fn largest(&self) -> (f32, usize) {
        self.largest
    }

    fn missing_letters(&self) -> Vec<char> {
        let villages = self.villages.iter().flat_map(|name| name.full.iter().flat_map(|way| way.lines.iter()));
        let letters = villages.chain(&self.townships).flat_map(|line| line.text.chars());
        let mut missing: Vec<_> = letters.filter(|letter| !font::has(*letter)).collect();
        missing.sort_unstable();
        missing.dedup();
        missing
    }
}

fn median(names: &[VillageName], writings: impl Fn(&VillageName) -> &Vec<Writing>) -> f32 {
    let lengths = names.iter().filter_map(|name| writings(name).first());
    let mut lengths: Vec<f32> = lengths.map(|writing| writing.ems).collect();
    lengths.sort_by(f32::total_cmp);
    lengths.get(lengths.len() / 2).copied().unwrap_or(3.0)
}

fn largest(names: &[VillageName]) -> (f32, usize) {
    let writings = names.iter().flat_map(|name| name.full.iter().chain(&name.short));
    writings.fold((0.0, 1), |(ems, lines), writing| (writing.ems.max(ems), writing.lines.len().max(lines)))
}

/// The resident cadre of each village that has one: the one who came first, and `等` where there are more.
fn resident_names(county: County<'_>) -> BTreeMap<Id<Village>, String> {
    let holds = |posting: &&Posting| posting.is_resident() && posting.holds_on(county.findings.today);
    let mut postings: Vec<_> = county.world.postings.iter().filter(holds).collect();
    postings.sort_by_key(|posting| (posting.from, posting.id));
    let mut names: BTreeMap<_, String> = BTreeMap::new();
    for posting in postings {
        let cadre = posting.cadre.and_then(|id| county.world.cadres.get(id));
        let (Some(village), Some(cadre)) = (posting.village(), cadre) else { continue };
        let name = names.entry(village).or_default();
        match name.is_empty() {
            true => name.clone_from(&cadre.name),
            false if !name.ends_with('等') => name.push('等'),
            false => {}
        }
    }
    names
}

/// The ways to write a name with a person under it first, and without one where there is no room.
fn with_person(ways: Vec<Writing>, person: Option<&String>) -> Vec<Writing> {
    let Some(person) = person else { return ways };
    let line = Line::of(person.as_str(), Weight::Regular);
    let with = ways.iter().map(|way| Writing {
        penalty: way.penalty,
        ems: way.ems.max(line.ems),
        lines: way.lines.iter().chain([&line]).cloned().collect(),
    });
    let without = ways.iter().map(|way| Writing { penalty: way.penalty + 1.0, ..way.clone() });
    with.chain(without).collect()
}

/// The names of the townships that have areas; long ones are shortened to ten characters.
fn township_names(county: County<'_>, geography: &Geography) -> Vec<Line> {
    let name = |id: &_| county.world.townships.get(*id).map_or("", |row| &*row.name);
    geography
        .townships
        .iter()
        .map(|id| Line::of(wrap::shortened(name(id).trim(), 10.0, Weight::Bold), Weight::Bold))
        .collect()
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
    fn a_long_name_is_broken_and_a_short_one_is_not() {
        assert_eq!(writings("金店下").len(), 1);
        assert!(writings("").is_empty());
        assert!(writings("温泉花园A区社区").iter().any(|way| way.lines.len() == 2));
        let ways = writings("内蒙古自治区鄂尔多斯市伊金霍洛旗阿勒腾席热镇水岸花园社区");
        assert!(!ways.is_empty());
        assert!(ways.iter().all(|way| way.lines.len() <= 3 && way.ems <= LONG));
    }

    #[test]
    fn a_stem_has_two_characters_at_least() {
        assert_eq!(stem("金店下村"), "金店下");
        assert_eq!(stem("莲川社区"), "莲川");
        assert_eq!(stem("高村"), "高村");
    }
}
