//! The colours of the map for the charts: each village has the fill that it has on the map.

use std::collections::HashMap;

use egui::Color32;

use crate::map::{Color, Legend, LegendSymbol};
use crate::model::{Id, Village};

/// The fills of the villages, in the order in which the charts have them.
#[derive(Clone, Debug, Default)]
pub struct Colours {
    made_from: (Legend, u64),
    /// The fills of the legend, from top to bottom, and last the one of what stands in no row.
    pub fills: Vec<Color32>,
    /// The place of the fill of each village among them.
    pub fill_of: Vec<usize>,
}

impl Colours {
    /// Brings them up to the legend that the map shows; `stamp` tells one list of villages from another.
    pub fn refresh(&mut self, legend: &Legend, villages: &[Id<Village>], stamp: u64, otherwise: Color32) {
        if self.made_from.1 == stamp && self.made_from.0 == *legend && self.fills.last() == Some(&otherwise) {
            return;
        }
        let cells = legend.square.iter().flat_map(|square| &square.cells);
        let rows = cells.chain(&legend.rows).filter_map(|row| match row.symbol {
            LegendSymbol::Fill(Color(red, green, blue, alpha)) => {
                Some((Color32::from_rgba_unmultiplied(red, green, blue, alpha), &row.villages))
            }
            _ => None,
        });
        let mut place_of: HashMap<Id<Village>, usize> = HashMap::new();
        self.fills.clear();
        for (place, (fill, held)) in rows.enumerate() {
            self.fills.push(fill);
            for village in held {
                place_of.entry(*village).or_insert(place);
            }
        }
        let none = self.fills.len();
        self.fills.push(otherwise);
        self.fill_of = villages.iter().map(|village| place_of.get(village).copied().unwrap_or(none)).collect();
        self.made_from = (legend.clone(), stamp);
    }

    /// Where one class ends and the next begins, half-way between their villages' numbers; nothing where the fills do
    /// not follow the numbers.
    pub fn breaks(&self, numbers: &[Option<f64>]) -> Vec<f64> {
        let mut ranges: Vec<[f64; 2]> = vec![[f64::INFINITY, f64::NEG_INFINITY]; self.fills.len()];
        for (number, fill) in numbers.iter().zip(&self.fill_of) {
            if let (Some(number), Some(range)) = (number, ranges.get_mut(*fill)) {
                *range = [range[0].min(*number), range[1].max(*number)];
            }
        }
        ranges.retain(|range| range[0].is_finite());
        ranges.sort_by(|a, b| a[0].total_cmp(&b[0]));
        let apart = ranges.windows(2).all(|pair| pair[0][1] < pair[1][0]);
        let middles = ranges.windows(2).map(|pair| f64::midpoint(pair[0][1], pair[1][0]));
        if apart { middles.collect() } else { Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::LegendRow;
    use crate::model::sample::village;

    fn row(color: u32, names: &[&str]) -> LegendRow {
        let villages: Vec<_> = names.iter().map(|name| village(name)).collect();
        let symbol = LegendSymbol::Fill(Color::rgb(color));
        LegendRow { symbol, label: String::new(), count: villages.len(), villages }
    }

    #[test]
    fn villages_have_the_fill_of_their_row_and_classes_part_half_way() {
        let ids: Vec<_> = ["a", "b", "c", "d"].map(village).to_vec();
        let rows = vec![row(0xFF_00_00, &["a", "b"]), row(0x00_FF_00, &["c"])];
        let legend = Legend { rows, ..Legend::default() };
        let mut colours = Colours::default();
        colours.refresh(&legend, &ids, 1, Color32::GRAY);
        assert_eq!(colours.fill_of, [0, 0, 1, 2]);
        assert_eq!(colours.fills, [Color32::from_rgb(255, 0, 0), Color32::from_rgb(0, 255, 0), Color32::GRAY]);
        assert_eq!(colours.breaks(&[Some(1.0), Some(3.0), Some(4.0), None]), [3.5]);
        assert!(colours.breaks(&[Some(1.0), Some(5.0), Some(4.0), None]).is_empty(), "the fills tell something else");
    }
}
