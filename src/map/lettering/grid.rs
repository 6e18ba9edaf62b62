//! What is taken on the page: rectangles in a grid of cells, so that a collision is found without asking all of them.

use crate::map::rect::Rect;

/// The width of a cell in units of the page.
const CELL: f32 = 40.0;
/// At most so many cells each way; beyond that cells grow.
const MOST_CELLS: f32 = 400.0;

/// Rectangles that are taken.
#[derive(Debug)]
pub struct Grid {
    cell: f32,
    columns: usize,
    rows: usize,
    cells: Vec<Vec<u32>>,
    taken: Vec<Rect>,
}

impl Grid {
    /// An empty grid over a page of this size whose corner is at 0.
    pub fn new(width: f32, height: f32) -> Self {
        let cell = CELL.max(width.max(height) / MOST_CELLS);
        let columns = ((width / cell).ceil() as usize).max(1);
        let rows = ((height / cell).ceil() as usize).max(1);
        Self { cell, columns, rows, cells: vec![Vec::new(); columns * rows], taken: Vec::new() }
    }

    /// The cells that a rectangle touches: what lies outside of the page counts to the cells at its edge.
    fn cells(&self, rect: &Rect) -> impl Iterator<Item = usize> + use<> {
        let column = |x: f32| ((x / self.cell).max(0.0) as usize).min(self.columns - 1);
        let row = |y: f32| ((y / self.cell).max(0.0) as usize).min(self.rows - 1);
        let (left, right) = (column(rect.min[0]), column(rect.max[0]));
        let (top, bottom, columns) = (row(rect.min[1]), row(rect.max[1]), self.columns);
        (top..=bottom).flat_map(move |row| (left..=right).map(move |column| row * columns + column))
    }

    /// Takes a rectangle.
    pub fn take(&mut self, rect: Rect) {
        let number = self.taken.len() as u32;
        self.taken.push(rect);
        for cell in self.cells(&rect) {
            self.cells[cell].push(number);
        }
    }

    /// Whether nothing that is taken overlaps the rectangle.
    pub fn is_free(&self, rect: &Rect) -> bool {
        self.cells(rect).all(|cell| self.cells[cell].iter().all(|number| !self.taken[*number as usize].overlaps(rect)))
    }

    /// How many of those taken overlap the rectangle.
    pub fn count(&self, rect: &Rect) -> usize {
        let mut found: Vec<u32> = self
            .cells(rect)
            .flat_map(|cell| &self.cells[cell])
            .copied()
            .filter(|number| self.taken[*number as usize].overlaps(rect))
            .collect();
        found.sort_unstable();
        found.dedup();
        found.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_grid_answers_as_asking_all_does(
            boxes in prop::collection::vec((-50.0f32..600.0, -50.0f32..300.0, 1.0f32..120.0, 1.0f32..30.0), 1..60),
        ) {
            let mut grid = Grid::new(500.0, 200.0);
            let mut all: Vec<Rect> = Vec::new();
            for (x, y, width, height) in boxes {
                let rect = Rect::new([x, y], [x + width, y + height]);
                let count = all.iter().filter(|other| other.overlaps(&rect)).count();
                prop_assert_eq!(grid.count(&rect), count);
                prop_assert_eq!(grid.is_free(&rect), count == 0);
                grid.take(rect);
                all.push(rect);
            }
        }
    }
}
