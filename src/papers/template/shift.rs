//! Where rows go when rows above them are repeated.

/// Rows `first` to `last` of a sheet that stand there so many times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// The first row, counted from 1.
    pub first: u32,
    /// The last row.
    pub last: u32,
    /// How often they stand there now: at least once.
    pub times: u32,
}

impl Block {
    fn height(self) -> u32 {
        self.last - self.first + 1
    }

    fn added(self) -> u32 {
        self.height() * (self.times - 1)
    }
}

/// What happened to the rows of a sheet: blocks in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shift {
    /// The blocks.
    pub blocks: Vec<Block>,
}

impl Shift {
    /// Where a row is now that was not repeated, or the first of its repetitions.
    pub fn first_of(&self, row: u32) -> u32 {
        row + self.blocks.iter().filter(|block| block.last < row).map(|block| block.added()).sum::<u32>()
    }

    /// The last row where it stands now.
    pub fn last_of(&self, row: u32) -> u32 {
        row + self.blocks.iter().filter(|block| block.first <= row).map(|block| block.added()).sum::<u32>()
    }

    /// Whether a row is repeated.
    pub fn block_of(&self, row: u32) -> Option<Block> {
        self.blocks.iter().copied().find(|block| (block.first..=block.last).contains(&row))
    }

    /// How far each repetition of a block lies below the one before.
    pub fn step(block: Block) -> u32 {
        block.height()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_below_a_repeated_one_move_down_and_ranges_over_it_grow() {
        let shift =
            Shift { blocks: vec![Block { first: 5, last: 5, times: 4 }, Block { first: 8, last: 9, times: 2 }] };
        let moved: Vec<(u32, u32)> = (4..=10).map(|row| (shift.first_of(row), shift.last_of(row))).collect();
        assert_eq!(moved, [(4, 4), (5, 8), (9, 9), (10, 10), (11, 13), (12, 14), (15, 15)]);
        assert_eq!(shift.block_of(9).map(Shift::step), Some(2));
    }
}
