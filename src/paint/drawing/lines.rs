//! Lines in whole numbers: a drawing is as fine as a twentieth of a unit, 0.013 mm, which no printer shows, and short numbers make
//! small files.

/// How many grains one unit of the page (1/96 inch) has.
pub const GRAINS: f32 = 20.0;

/// A point of the page in grains.
pub type Grain = [i32; 2];

/// A length or a place in grains.
pub fn grain(units: f32) -> i32 {
    (units * GRAINS).round() as i32
}

/// Some lines, or the rings of an area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    points: Vec<Grain>,
    /// Where each line ends in `points`.
    ends: Vec<usize>,
    /// Whether each line goes back to where it began.
    pub closed: bool,
}

impl Lines {
    /// No line yet.
    pub fn new(closed: bool) -> Self {
        Self { closed, ..Self::default() }
    }

    /// One line through points of the page.
    pub fn through(points: impl IntoIterator<Item = [f32; 2]>, closed: bool) -> Self {
        let mut lines = Self::new(closed);
        for point in points {
            lines.push(point.map(grain));
        }
        lines.end();
        lines
    }

    /// Forgets all lines; the room they had is used again.
    pub fn clear(&mut self) {
        self.points.clear();
        self.ends.clear();
    }

    /// The next point of the line; one that lies on the point before it is left out.
    pub fn push(&mut self, point: Grain) {
        if self.points.len() == self.begin() || self.points.last() != Some(&point) {
            self.points.push(point);
        }
    }

    /// Ends the line; one that has shrunk to nothing is left out.
    pub fn end(&mut self) {
        let begin = self.begin();
        let line = &self.points[begin..];
        let returns = self.closed && line.len() > 1 && line.first() == line.last();
        let kept = line.len() - usize::from(returns);
        let least = if self.closed { 3 } else { 2 };
        self.points.truncate(if kept < least { begin } else { begin + kept });
        if kept >= least {
            self.ends.push(self.points.len());
        }
    }

    /// Takes the lines of another up, which are closed where these are.
    pub fn append(&mut self, other: &Self) {
        let begin = self.points.len();
        self.points.extend_from_slice(&other.points);
        self.ends.extend(other.ends.iter().map(|end| begin + end));
    }

    /// The smallest x and y of all points.
    pub fn corner(&self) -> Grain {
        [0, 1].map(|axis| self.points.iter().map(|point| point[axis]).min().unwrap_or(0))
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many points there are.
    pub fn len(&self) -> usize {
        self.points.len()
    }

    /// The lines.
    pub fn iter(&self) -> impl Iterator<Item = &[Grain]> {
        let begins = std::iter::once(0).chain(self.ends.iter().copied());
        begins.zip(&self.ends).map(|(begin, end)| &self.points[begin..*end])
    }

    fn begin(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_that_fall_together_and_rings_without_an_inside_are_left_out() {
        let mut rings = Lines::new(true);
        for ring in [&[[0, 0], [9, 0], [9, 0], [9, 9], [0, 0]][..], &[[1, 1], [2, 2], [1, 1]], &[[4, 4]], &[]] {
            ring.iter().for_each(|point| rings.push(*point));
            rings.end();
        }
        assert_eq!(rings.iter().collect::<Vec<_>>(), [&[[0, 0], [9, 0], [9, 9]][..]]);
        let line = Lines::through([[0.0, 0.0], [1.0, 0.004], [1.0, 2.0]], false);
        assert_eq!(line.iter().collect::<Vec<_>>(), [&[[0, 0], [20, 0], [20, 40]][..]]);
        assert!(Lines::through([[3.0, 3.0], [3.001, 3.0]], false).is_empty());
    }
}
