//! Which kinds of issues a place has, against the county.

use crate::model::World;

use super::grounds::Grounds;

/// From how many issues on, here or as expected from the county, a comparison says something.
const ENOUGH: f64 = 3.0;

/// The open issues of one category in a place.
#[derive(Clone, Debug, PartialEq)]
pub struct CategoryShare {
    /// The code of the category.
    pub category: String,
    /// How many there are.
    pub count: u32,
    /// How this compares with the county; nothing where there are too few to say.
    pub against: Option<Against>,
}

/// A place against the county.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Against {
    /// By what they are compared.
    pub basis: Basis,
    /// The number of the place: for each 1,000 households, or per cent of its open issues.
    pub here: f64,
    /// The same of the county.
    pub county: f64,
}

impl Against {
    /// How many times the county's number the place has.
    pub fn times(self) -> f64 {
        self.here / self.county
    }
}

/// By what a place is compared with the county.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// For each 1,000 households, of the villages whose households are known.
    Households,
    /// By the share among all open issues, where no households are known.
    Share,
}

/// The counts of a place, whole and of villages with known households, and these households.
struct Counts {
    all: Vec<u32>,
    settled: Vec<u32>,
    households: f64,
}

impl Counts {
    fn of(world: &World, grounds: &Grounds, members: &[u32]) -> Self {
        let households = |place: u32| {
            let village = grounds.village(place).and_then(|id| world.villages.get(id))?;
            village.households.filter(|count| *count > 0)
        };
        let settled = members.iter().copied().filter(|place| households(*place).is_some());
        Self {
            all: grounds.by_category(members.iter().copied()),
            settled: grounds.by_category(settled),
            households: members.iter().filter_map(|place| households(*place)).map(f64::from).sum(),
        }
    }
}

/// The categories of the open issues in these places, those with the most first, against all places of the county.
pub(super) fn categories(world: &World, grounds: &Grounds, members: &[u32], is_county: bool) -> Vec<CategoryShare> {
    let here = Counts::of(world, grounds, members);
    let last = u32::try_from(grounds.villages.len() + grounds.townships.len()).unwrap_or(u32::MAX);
    let all: Vec<u32> = (0..=last).collect();
    let county = if is_county { None } else { Some(Counts::of(world, grounds, &all)) };
    let share = |(nth, category): (usize, &String)| CategoryShare {
        category: category.clone(),
        count: here.all[nth],
        against: county.as_ref().and_then(|county| against(&here, county, nth)),
    };
    let mut shares: Vec<CategoryShare> = grounds.categories().iter().enumerate().map(share).collect();
    shares.retain(|share| share.count > 0);
    shares.sort_by_key(|share| std::cmp::Reverse(share.count));
    shares
}

fn against(here: &Counts, county: &Counts, nth: usize) -> Option<Against> {
    let by_households = here.households > 0.0;
    let total = |counts: &[u32]| f64::from(counts.iter().sum::<u32>());
    let (basis, scale, part, whole, county_part, county_whole) = if by_households {
        (Basis::Households, 1000.0, here.settled[nth], here.households, county.settled[nth], county.households)
    } else {
        (Basis::Share, 100.0, here.all[nth], total(&here.all), county.all[nth], total(&county.all))
    };
    let (part, county_part) = (f64::from(part), f64::from(county_part));
    let expected = county_part / county_whole * whole;
    let says = county_part > 0.0 && whole > 0.0 && (part >= ENOUGH || expected >= ENOUGH);
    says.then(|| Against { basis, here: part * scale / whole, county: county_part * scale / county_whole })
}
