//! A rectangle of the page.

/// A rectangle of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left and upper edge.
    pub min: [f32; 2],
    /// Right and lower edge.
    pub max: [f32; 2],
}

impl Rect {
    /// From its edges.
    pub const fn new(min: [f32; 2], max: [f32; 2]) -> Self {
        Self { min, max }
    }

    /// Width in units of the page.
    pub fn width(&self) -> f32 {
        self.max[0] - self.min[0]
    }

    /// Height in units of the page.
    pub fn height(&self) -> f32 {
        self.max[1] - self.min[1]
    }

    /// The middle.
    pub fn center(&self) -> [f32; 2] {
        [(self.min[0] + self.max[0]) / 2.0, (self.min[1] + self.max[1]) / 2.0]
    }

    /// Whether both have a point in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.min[0] < other.max[0]
            && other.min[0] < self.max[0]
            && self.min[1] < other.max[1]
            && other.min[1] < self.max[1]
    }

    /// Whether the other lies wholly inside.
    pub fn contains(&self, other: &Self) -> bool {
        self.min[0] <= other.min[0]
            && other.max[0] <= self.max[0]
            && self.min[1] <= other.min[1]
            && other.max[1] <= self.max[1]
    }

    /// What both have in common; turned inside out where that is nothing.
    #[must_use]
    pub fn common(&self, other: &Self) -> Self {
        Self::new(
            [self.min[0].max(other.min[0]), self.min[1].max(other.min[1])],
            [self.max[0].min(other.max[0]), self.max[1].min(other.max[1])],
        )
    }

    /// Whether the point lies inside.
    pub fn holds(&self, [x, y]: [f32; 2]) -> bool {
        self.min[0] <= x && x < self.max[0] && self.min[1] <= y && y < self.max[1]
    }

    /// The rectangle of this size around a point.
    pub fn around([x, y]: [f32; 2], width: f32, height: f32) -> Self {
        Self::new([x - width / 2.0, y - height / 2.0], [x + width / 2.0, y + height / 2.0])
    }

    /// The rectangle with each edge moved outwards.
    #[must_use]
    pub fn grown(&self, by: f32) -> Self {
        Self::new([self.min[0] - by, self.min[1] - by], [self.max[0] + by, self.max[1] + by])
    }

    /// The rectangle moved.
    #[must_use]
    pub fn moved(&self, [dx, dy]: [f32; 2]) -> Self {
        Self::new([self.min[0] + dx, self.min[1] + dy], [self.max[0] + dx, self.max[1] + dy])
    }
}
