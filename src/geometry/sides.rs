//! Which areas lie on the two sides of each piece of border, also where areas overlap and a side has several.

const NONE: u32 = u32::MAX;

/// The areas on the left and the right of each piece of border.
#[derive(Clone, Default)]
pub(super) struct Sides {
    first: Vec<[u32; 2]>,
    /// What a side has beyond its first: piece, side, area.
    more: Vec<(u32, usize, u32)>,
}

impl Sides {
    /// Room for so many pieces.
    pub(super) fn with_capacity(pieces: usize) -> Self {
        Self { first: Vec::with_capacity(pieces), more: Vec::new() }
    }

    /// Adds a piece with nothing on either side.
    pub(super) fn push(&mut self) {
        self.first.push([NONE; 2]);
    }

    /// Adds an area: on the left, or on the right if the area's ring walks the piece backwards.
    pub(super) fn add(&mut self, piece: usize, area: u32, backwards: bool) {
        let side = usize::from(backwards);
        if self.first[piece][side] == NONE {
            self.first[piece][side] = area;
        } else {
            self.more.push((piece as u32, side, area));
        }
    }

    /// Takes away what lies on both sides of a piece: it is no border there.
    pub(super) fn cancel(&mut self) {
        self.more.sort_unstable();
        for piece in 0..self.first.len() {
            let [left, right] = self.first[piece];
            if left != NONE && left == right {
                self.first[piece] = [NONE; 2];
            }
        }
        if !self.more.is_empty() {
            self.cancel_more();
        }
    }

    /// The same where a side has several areas.
    fn cancel_more(&mut self) {
        let mut pieces: Vec<u32> = self.more.iter().map(|(piece, ..)| *piece).collect();
        pieces.dedup();
        let more = std::mem::take(&mut self.more);
        for piece in pieces {
            let from = more.partition_point(|row| row.0 < piece);
            let to = more.partition_point(|row| row.0 <= piece);
            let mut sides: [Vec<u32>; 2] = self.first[piece as usize].map(|area| Vec::from_iter(some(area)));
            for (_, side, area) in &more[from..to] {
                sides[*side].push(*area);
            }
            let [left, mut right] = sides;
            self.first[piece as usize] = [NONE; 2];
            for area in left {
                match right.iter().position(|other| *other == area) {
                    Some(at) => drop(right.remove(at)),
                    None => self.add(piece as usize, area, false),
                }
            }
            for area in right {
                self.add(piece as usize, area, true);
            }
        }
    }

    /// The first area on the left and on the right.
    pub(super) fn of(&self, piece: usize) -> [Option<u32>; 2] {
        self.first[piece].map(some)
    }

    /// Whether nothing lies on either side.
    pub(super) fn is_empty_at(&self, piece: usize) -> bool {
        self.first[piece] == [NONE; 2]
    }

    /// Whether the piece is the border of one area with another, or no border at all.
    pub(super) fn is_closed(&self, piece: usize) -> bool {
        let [left, right] = self.first[piece];
        (left == NONE) == (right == NONE)
    }

    /// Every use of a piece: piece, area, and whether the area's ring walks it backwards.
    pub(super) fn uses(&self) -> impl Iterator<Item = (u32, u32, bool)> + Clone + '_ {
        let first = (0..).zip(&self.first).flat_map(|(piece, sides)| {
            (0..2).filter(|side| sides[*side] != NONE).map(move |side| (piece, sides[side], side == 1))
        });
        first.chain(self.more.iter().map(|(piece, side, area)| (*piece, *area, *side == 1)))
    }

    /// The pairs of areas that lie on the same side of a piece, and so over each other.
    pub(super) fn doubled(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.more.iter().map(|(piece, side, area)| (self.first[*piece as usize][*side], *area))
    }

    /// The sides of other pieces, each made from one of these, backwards or not.
    pub(super) fn taken(&self, pieces: impl Iterator<Item = (u32, bool)>) -> Self {
        let mut taken = Self::default();
        let mut place = vec![NONE; if self.more.is_empty() { 0 } else { self.first.len() }];
        let mut turned = Vec::new();
        for (number, (piece, backwards)) in (0..).zip(pieces) {
            let [left, right] = self.first[piece as usize];
            taken.first.push(if backwards { [right, left] } else { [left, right] });
            if let Some(place) = place.get_mut(piece as usize) {
                *place = number;
            }
            turned.push(backwards);
        }
        for (piece, side, area) in &self.more {
            let number = place[*piece as usize];
            if number != NONE {
                taken.more.push((number, if turned[number as usize] { 1 - side } else { *side }, *area));
            }
        }
        taken.more.sort_unstable();
        taken
    }
}

fn some(area: u32) -> Option<u32> {
    (area != NONE).then_some(area)
}
