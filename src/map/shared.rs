//! Classes that several maps have in common, so that the same colour means the same on all of them.

use crate::analysis::{Classes, Value};

use super::choice::Choice;
use super::classing::zero_apart;
use super::county::County;
use super::roster::Roster;
use super::units::Units;

/// The classes of all numbers of these maps together, by the method of the first.
pub fn shared_classes<'a>(maps: impl Iterator<Item = (County<'a>, &'a Choice)>) -> Option<Classes> {
    let mut values: Vec<Value> = Vec::new();
    let (mut apart, mut first) = (false, None);
    for (county, choice) in maps {
        let units = Units::of(county, &Roster::of(county), choice.level);
        let mut reading = units.read(county, &choice.measure);
        if choice.published {
            reading.publish();
        }
        apart |= zero_apart(&reading);
        values.extend(reading.values);
        first = first.or(Some(choice));
    }
    let choice = first?;
    Some(Classes::of(&values, &choice.method, choice.classes, apart))
}
