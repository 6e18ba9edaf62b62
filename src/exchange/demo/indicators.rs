//! Numbers about the villages of the demo county, for the last two years.

use std::collections::BTreeSet;

use jiff::civil::date;

use crate::model::{Id, Indicator};

use super::dice::Dice;
use super::ground::Ground;
use super::weak::Weak;

/// Makes the indicators: collective income (in 10,000 yuan), the share of households that live elsewhere (per cent), and
/// the participation in the last meeting of villagers (per cent).
pub(super) fn indicators(ground: &Ground, weak: &[Weak]) -> Vec<Indicator> {
    let mut dice = Dice::named("indicators");
    let listed: BTreeSet<usize> = weak.iter().map(|case| case.village).collect();
    let mut all = Vec::new();
    for (index, village) in ground.villages.iter().enumerate() {
        let is_weak = listed.contains(&index);
        let households = f64::from(village.households.unwrap_or(200));
        let spread = (dice.share() + dice.share() + dice.share()) / 1.5;
        let town = if ground.is_in_town(index) { 2.2 } else { 1.0 };
        let income = 14.0 + spread * 46.0 * town * (households / 400.0).sqrt() * if is_weak { 0.45 } else { 1.0 };
        let away = (18.0 + dice.share() * 40.0) / town;
        let present = 58.0 + dice.share() * 30.0 - if is_weak { 16.0 } else { 0.0 };
        for (year, growth) in [(2024, 1.0), (2025, 1.03 + dice.share() * 0.12)] {
            let numbers = [
                ("collective_income", (income * growth * 10.0).round() / 10.0),
                ("away_percent", (away * 10.0).round() / 10.0),
                ("participation_percent", (present * growth.min(1.05) * 10.0).round() / 10.0),
            ];
            all.extend(numbers.into_iter().map(|(name, value)| Indicator {
                id: Id::named(&format!("demo:indicator:{}:{name}:{year}", village.code)),
                village: village.id,
                name: name.to_owned(),
                on: date(year, 12, 31),
                value,
            }));
        }
    }
    all
}
