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
        // Areas that meet in a point meet in a node: a vertex with two edges has only the areas of these edges.
        match contiguity {
            Contiguity::Queen => {
                let count = self.ends.iter().flatten().max().map_or(0, |most| *most as usize + 1);
                self.rows_of_meetings(count, |arc| self.ends[arc as usize])
            }
            Contiguity::Rook => self.rows_of_meetings(self.arcs.len(), |arc| [arc]),
        }
    }

    /// The areas that meet others at the same key. Each arc has a few keys, below `count`.
    fn rows_of_meetings<const N: usize>(&self, count: usize, keys: impl Fn(u32) -> [u32; N]) -> (Vec<u32>, Vec<u32>) {
        let keys_of = |area: u32| self.arcs_of(area).flat_map(&keys).map(|key| key as usize);
        let pairs = (0..self.len as u32).flat_map(|area| keys_of(area).map(move |key| (key, area)));
        let meeting = Lists::of(count, pairs);
        let mut starts = Vec::with_capacity(self.len + 1);
        let mut items: Vec<u32> = Vec::with_capacity(6 * self.len);
        let mut row: Vec<u32> = Vec::new();
        starts.push(0);
        for area in 0..self.len as u32 {
            row.clear();
            let others = keys_of(area).flat_map(|key| meeting.of_key(key)).copied();
            row.extend(others.filter(|other| *other != area));
            row.sort_unstable();
            row.dedup();
            items.extend_from_slice(&row);
            starts.push(items.len() as u32);
        }
        (starts, items)
    }
}
