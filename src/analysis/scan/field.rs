//! What is searched: places with people and cases.

use geo_types::Point;

/// Places with their people and their cases. All lists are in the same order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Field {
    /// Where each place is: longitude and latitude (degrees).
    pub places: Vec<Point>,
    /// How many people (or households) each has; above 0.
    pub people: Vec<f64>,
    /// How many cases each had in each month, oldest first, at most [`super::MOST_MONTHS`]; one number each where the time
    /// does not matter.
    pub cases: Vec<Vec<u32>>,
}

impl Field {
    /// How many months there are; 1 where the time does not matter.
    pub fn months(&self) -> usize {
        self.cases.first().map_or(1, |months| months.len().max(1))
    }

    /// All cases.
    pub fn total(&self) -> u32 {
        self.cases.iter().flatten().sum()
    }
}
