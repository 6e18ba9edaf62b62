//! Which areas count as neighbours of each other: the weights of all spatial statistics.
//!
//! All weights are binary: an area is a neighbour or is not. A statistic says itself whether it adds the area to its own
//! neighbours (Gi*) or divides by their number (Moran).

mod center;
mod distance;
mod neighbourhood;

pub use center::centers;
pub use distance::{nearest, within};
pub use neighbourhood::Neighbourhood;

use crate::geometry::{Contiguity, Coverage};

/// The neighbours of each area, in compressed rows: one list for all areas, and where in it each area begins.
/// Neighbours ascend, none is named twice, and no area is its own neighbour.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weights {
    /// Where the neighbours of each area begin; one more at the end.
    starts: Vec<u32>,
    /// The neighbours of all areas, one area after the other.
    neighbours: Vec<u32>,
}

impl Weights {
    /// From a list for each area. An area in its own list, and what is named twice or does not exist, is left out.
    pub fn of(lists: &[Vec<u32>]) -> Self {
        let mut weights = Self { starts: vec![0], neighbours: Vec::new() };
        for (area, list) in (0..).zip(lists) {
            let mut row: Vec<u32> =
                list.iter().copied().filter(|other| *other != area && (*other as usize) < lists.len()).collect();
            row.sort_unstable();
            row.dedup();
            weights.push(&row);
        }
        weights
    }

    /// The areas of a coverage that share a border (rook), or a border or a point (queen). Symmetric.
    pub fn contiguous(coverage: &Coverage, contiguity: Contiguity) -> Self {
        let (starts, neighbours) = coverage.neighbour_rows(contiguity);
        Self { starts, neighbours }
    }

    fn push(&mut self, row: &[u32]) {
        self.neighbours.extend_from_slice(row);
        self.starts.push(self.neighbours.len() as u32);
    }

    /// How many areas there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there is no area.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The neighbours of an area, ascending; none for an area that does not exist.
    pub fn neighbours(&self, area: usize) -> &[u32] {
        match self.starts.get(area..area + 2) {
            Some([from, until]) => &self.neighbours[*from as usize..*until as usize],
            _ => &[],
        }
    }

    /// The neighbours of each area, in the order of the areas.
    pub fn rows(&self) -> impl Iterator<Item = &[u32]> + Clone {
        self.starts.windows(2).map(|pair| &self.neighbours[pair[0] as usize..pair[1] as usize])
    }

    /// How many neighbours all areas have together: a tie between two areas that is known to both counts twice.
    pub fn links(&self) -> usize {
        self.neighbours.len()
    }

    /// The largest number of neighbours.
    pub fn most(&self) -> usize {
        self.rows().map(<[u32]>::len).max().unwrap_or(0)
    }

    /// The areas without neighbours, ascending.
    pub fn islands(&self) -> Vec<u32> {
        (0..).zip(self.rows()).filter(|(_, row)| row.is_empty()).map(|(area, _)| area).collect()
    }

    /// Whether every neighbour has the area as a neighbour too. Contiguity and distance bands are; the nearest are not.
    pub fn is_symmetric(&self) -> bool {
        let knows = |area: u32, other: u32| self.neighbours(other as usize).binary_search(&area).is_ok();
        (0..).zip(self.rows()).all(|(area, row)| row.iter().all(|other| knows(area, *other)))
    }

    /// The weights among some of the areas, which are counted anew in their order: an area that is left out goes with
    /// all its ties, and nothing takes their place.
    #[must_use]
    pub fn among(&self, kept: &[bool]) -> Self {
        let mut number = vec![u32::MAX; self.len()];
        let kept_areas = (0..self.len()).filter(|area| kept.get(*area) == Some(&true));
        for (new, area) in (0..).zip(kept_areas.clone()) {
            number[area] = new;
        }
        let mut among = Self { starts: vec![0], neighbours: Vec::with_capacity(self.neighbours.len()) };
        for area in kept_areas {
            let row = self.neighbours(area).iter().map(|other| number[*other as usize]);
            among.neighbours.extend(row.filter(|other| *other != u32::MAX));
            among.starts.push(among.neighbours.len() as u32);
        }
        among
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row of areas, each beside the next.
    fn row(count: u32) -> Weights {
        let lists: Vec<Vec<u32>> =
            (0..count).map(|area| [area.wrapping_sub(1), area + 1].into_iter().collect()).collect();
        Weights::of(&lists)
    }

    #[test]
    fn lists_become_rows_without_self_repetition_or_strangers() {
        let weights = Weights::of(&[vec![2, 1, 1, 0, 9], vec![0], vec![]]);
        assert_eq!(
            (weights.neighbours(0), weights.neighbours(1), weights.neighbours(2)),
            (&[1, 2][..], &[0][..], &[][..])
        );
        assert_eq!((weights.len(), weights.links(), weights.most(), weights.islands()), (3, 3, 2, vec![2]));
        assert!(!weights.is_symmetric() && row(5).is_symmetric());
        assert_eq!(weights.neighbours(7), &[] as &[u32]);
        assert!(Weights::default().is_empty() && Weights::default().rows().next().is_none());
    }

    #[test]
    fn what_is_left_out_goes_with_its_ties() {
        let among = row(5).among(&[true, true, false, true, true]);
        assert_eq!(among, Weights::of(&[vec![1], vec![0], vec![3], vec![2]]));
        assert_eq!(row(3).among(&[true, false, true]).islands(), [0, 1]);
    }
}
