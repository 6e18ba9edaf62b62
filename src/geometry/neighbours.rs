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
        // Areas that meet in a point meet in a node: a vertex with two edges has only the areas of these edges.
        let keys = match contiguity {
            Contiguity::Queen => self.meetings(|arc| self.ends[arc as usize].to_vec()),
            Contiguity::Rook => self.meetings(|arc| vec![arc]),
        };
        let count = keys.iter().map(|(key, _)| *key as usize + 1).max().unwrap_or(0);
        let meeting = Lists::of(count, keys.iter().map(|(key, area)| (*key as usize, *area)));
        let mut neighbours = vec![Vec::new(); self.len];
        for key in 0..count {
            let areas = meeting.of_key(key);
            for one in areas {
                neighbours[*one as usize].extend(areas.iter().filter(|other| *other != one));
            }
        }
        for list in &mut neighbours {
            list.sort_unstable();
            list.dedup();
        }
        neighbours
    }

    /// Where areas meet: a key of each of their arcs, with the area, each once.
    fn meetings(&self, keys: impl Fn(u32) -> Vec<u32>) -> Vec<(u32, u32)> {
        let mut meetings: Vec<(u32, u32)> = (0..self.len as u32)
            .flat_map(|area| self.arcs_of(area).map(move |arc| (area, arc)))
            .flat_map(|(area, arc)| keys(arc).into_iter().map(move |key| (key, area)))
            .collect();
        meetings.sort_unstable();
        meetings.dedup();
        meetings
    }
}
