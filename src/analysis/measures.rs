//! The measures by which a map can be coloured: a number for each village, or none where nothing was reported.

use std::collections::BTreeSet;

use crate::model::{Id, Indicator, Village, World};

use super::counts::VillageFinding;
use super::findings::Findings;
use super::positions::Positions;

/// A number about each village.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub enum Measure {
    /// Open issues.
    #[default]
    Open,
    /// Open issues per 1,000 households.
    OpenPerThousand,
    /// Overdue issues.
    Overdue,
    /// Weak status: 1 weak, 0 not.
    Weak,
    /// A resident cadre: 1 yes, 0 no.
    Resident,
    /// The latest value of an indicator of that name.
    Indicator(String),
}

impl Measure {
    /// The name on the command line and in files: `open`, `open_per_thousand`, `overdue`, `weak`, `resident`,
    /// `indicator:NAME`.
    pub fn code(&self) -> String {
        match self {
            Self::Open => "open".into(),
            Self::OpenPerThousand => "open_per_thousand".into(),
            Self::Overdue => "overdue".into(),
            Self::Weak => "weak".into(),
            Self::Resident => "resident".into(),
            Self::Indicator(name) => format!("indicator:{name}"),
        }
    }

    /// The measure with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "open" => Some(Self::Open),
            "open_per_thousand" => Some(Self::OpenPerThousand),
            "overdue" => Some(Self::Overdue),
            "weak" => Some(Self::Weak),
            "resident" => Some(Self::Resident),
            _ => code
                .strip_prefix("indicator:")
                .filter(|name| !name.is_empty())
                .map(|name| Self::Indicator(name.to_owned())),
        }
    }

    /// The value of each of these villages, `None` where nothing was reported.
    pub fn values(&self, world: &World, findings: &Findings, villages: &[Id<Village>]) -> Vec<Option<f64>> {
        if let Self::Indicator(name) = self {
            return latest(world, name, villages);
        }
        let value = |id: &Id<Village>| findings.villages.get(id).and_then(|found| self.value(world, *id, found));
        villages.iter().map(value).collect()
    }

    /// The value of one village as far as it follows from the findings.
    fn value(&self, world: &World, village: Id<Village>, found: &VillageFinding) -> Option<f64> {
        match self {
            Self::Open => Some(f64::from(found.open)),
            Self::OpenPerThousand => per_thousand(found.open, world.villages.get(village)?.households?),
            Self::Overdue => Some(f64::from(found.overdue)),
            Self::Weak => Some(f64::from(u8::from(found.weak.is_some()))),
            Self::Resident => Some(f64::from(u8::from(found.residents > 0))),
            Self::Indicator(_) => None,
        }
    }

    /// Whether the measure counts something, so that zero is a finding of its own and stands apart.
    pub fn counts(&self) -> bool {
        matches!(self, Self::Open | Self::OpenPerThousand | Self::Overdue)
    }

    /// Whether the measure answers a question with yes (1) or no (0).
    pub fn is_yes_or_no(&self) -> bool {
        matches!(self, Self::Weak | Self::Resident)
    }

    /// The measures that every file has, and one for each name among its indicators, in the order of the names.
    pub fn all(world: &World) -> Vec<Self> {
        let names: BTreeSet<&str> = world.indicators.iter().map(|indicator| indicator.name.as_str()).collect();
        [Self::Open, Self::OpenPerThousand, Self::Overdue, Self::Weak, Self::Resident]
            .into_iter()
            .chain(names.into_iter().map(|name| Self::Indicator(name.to_owned())))
            .collect()
    }
}

/// So many to each thousand households; none where there is no household.
fn per_thousand(count: u32, households: u32) -> Option<f64> {
    (households > 0).then(|| f64::from(count) * 1000.0 / f64::from(households))
}

/// The latest finite value of the indicator of that name for each village.
fn latest(world: &World, name: &str, villages: &[Id<Village>]) -> Vec<Option<f64>> {
    let positions = Positions::of(villages.iter().copied());
    let mut found: Vec<Option<&Indicator>> = vec![None; villages.len()];
    for indicator in world.indicators.iter().filter(|row| row.name == name && row.value.is_finite()) {
        let Some(position) = positions.get(indicator.village) else { continue };
        if found[position].is_none_or(|before| before.on <= indicator.on) {
            found[position] = Some(indicator);
        }
    }
    found.into_iter().map(|row| row.map(|row| row.value)).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::sample::{self, TODAY, village};

    fn values(world: &World, measure: &Measure, names: &[&str]) -> Vec<Option<f64>> {
        let villages: Vec<_> = names.iter().map(|name| village(name)).collect();
        measure.values(world, &Findings::of(world, TODAY), &villages)
    }

    #[test]
    fn each_measure_answers_in_the_order_in_which_it_is_asked() {
        let world = sample::sample_world();
        let names = ["东二村", "东一村", "不存在的村"];
        assert_eq!(values(&world, &Measure::Open, &names), [Some(2.0), Some(0.0), None]);
        assert_eq!(values(&world, &Measure::Overdue, &names), [Some(1.0), Some(0.0), None]);
        assert_eq!(values(&world, &Measure::Weak, &["东二村", "西一村"]), [Some(1.0), Some(0.0)]);
        assert_eq!(values(&world, &Measure::Resident, &["东二村", "东一村"]), [Some(1.0), Some(0.0)]);
        assert_eq!(values(&world, &Measure::OpenPerThousand, &["东二村"]), [Some(2.0 * 1000.0 / 300.0)]);
    }

    #[test]
    fn without_households_there_is_no_rate() {
        let mut world = sample::sample_world();
        let mut rows: Vec<_> = world.villages.iter().cloned().collect();
        rows.iter_mut().for_each(|row| row.households = Some(0).filter(|_| row.name != "东二村"));
        world.villages = rows.into_iter().collect();
        assert_eq!(values(&world, &Measure::OpenPerThousand, &["东二村", "东三村"]), [None, None]);
    }

    #[test]
    fn an_indicator_has_its_latest_finite_value() {
        let mut world = sample::sample_world();
        let mut rows: Vec<_> = world.indicators.iter().cloned().collect();
        rows.push(Indicator { id: Id::named("odd"), on: date(2026, 1, 1), value: f64::NAN, ..rows[0].clone() });
        world.indicators = rows.into_iter().collect();
        let income = Measure::Indicator("collective_income".into());
        assert_eq!(values(&world, &income, &["东一村", "东二村"]), [Some(12.5), None]);
        assert_eq!(Measure::all(&world).last(), Some(&income));
    }

    #[test]
    fn every_measure_is_found_by_its_code() {
        for measure in Measure::all(&sample::sample_world()) {
            assert_eq!(Measure::from_code(&measure.code()), Some(measure));
        }
        assert_eq!(Measure::from_code("indicator:"), None);
        assert_eq!(Measure::from_code("beauty"), None);
    }
}
