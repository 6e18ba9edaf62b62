//! Which areas are neighbours.

use super::coverage::Coverage;
use super::edges::Lists;

/// Which areas count as neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Contiguity {
    /// A common border or a common point.
    Queen,
    /// A common border of some length.
    Rook,
}

impl Coverage {
    /// The neighbours of each area, ascending.
    pub fn neighbours(&self, contiguity: Contiguity) -> Vec<Vec<u32>> {
        let (starts, items) = self.neighbour_rows(contiguity);
        starts.windows(2).map(|pair| items[pair[0] as usize..pair[1] as usize].to_vec()).collect()
    }

    /// The neighbours of all areas in one list, each ascending, and where in it each area begins, with one more number
    /// at the end.
    pub fn neighbour_rows(&self, contiguity: Contiguity) -> (Vec<u32>, Vec<u32>) {
        match contiguity {
            // Areas that meet in a point meet in a node: a vertex with two edges has only the areas of these edges. A
            // walk begins an arc at each of its nodes.
            Contiguity::Queen => {
                let count = self.ends.iter().flatten().max().map_or(0, |most| *most as usize + 1);
                self.rows_of_meetings(count, |arc, backwards| self.ends[arc as usize][usize::from(backwards)])
            }
            Contiguity::Rook => self.rows_of_meetings(self.arcs.len(), |arc, _| arc),
        }
    }

    /// The areas that meet others at the same key. Each arc of a walk has a key below `count`.
    fn rows_of_meetings(&self, count: usize, key: impl Fn(u32, bool) -> u32) -> (Vec<u32>, Vec<u32>) {
        let mut keys = Vec::with_capacity(2 * self.arcs.len());
        let mut ends = Vec::with_capacity(self.len);
        for area in self.polygons.iter() {
            keys.extend(area.iter().flatten().flatten().map(|(arc, backwards)| key(*arc, *backwards)));
            ends.push(keys.len());
        }
        let begins = || std::iter::once(0).chain(ends.iter().copied());
        let keys_of = || begins().zip(&ends).map(|(begin, end)| &keys[begin..*end]);
        let pairs = keys_of().zip(0..).flat_map(|(keys, area)| keys.iter().map(move |key| (*key as usize, area)));
        let meeting = Lists::of(count, pairs);
        let mut starts = Vec::with_capacity(self.len + 1);
        let mut items: Vec<u32> = Vec::with_capacity(6 * self.len);
        let mut row: Vec<u32> = Vec::new();
        starts.push(0);
        for (keys, area) in keys_of().zip(0..) {
            row.clear();
            for others in keys.iter().map(|key| meeting.of_key(*key as usize)) {
                row.extend(others.iter().filter(|other| **other != area));
            }
            row.sort_unstable();
            row.dedup();
            items.extend_from_slice(&row);
            starts.push(items.len() as u32);
        }
        (starts, items)
    }
}
