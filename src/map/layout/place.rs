//! Where a part stands that was moved: from a corner, an edge or the middle of the room within the margins, so that it
//! stays near to it on another paper.

use serde::{Deserialize, Serialize};

use crate::map::rect::Rect;

/// What the place of a part is counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The upper left corner.
    #[default]
    TopLeft,
    /// The middle of the upper edge.
    Top,
    /// The upper right corner.
    TopRight,
    /// The middle of the left edge.
    Left,
    /// The middle.
    Middle,
    /// The middle of the right edge.
    Right,
    /// The lower left corner.
    BottomLeft,
    /// The middle of the lower edge.
    Bottom,
    /// The lower right corner.
    BottomRight,
}

impl Anchor {
    /// All of them, from left to right and from top to bottom.
    pub const ALL: [Self; 9] = [
        Self::TopLeft,
        Self::Top,
        Self::TopRight,
        Self::Left,
        Self::Middle,
        Self::Right,
        Self::BottomLeft,
        Self::Bottom,
        Self::BottomRight,
    ];

    /// Where it lies in a rectangle: 0 left and above, 1 right and below.
    pub const fn share(self) -> [f32; 2] {
        let x = match self {
            Self::TopLeft | Self::Left | Self::BottomLeft => 0.0,
            Self::Top | Self::Middle | Self::Bottom => 0.5,
            Self::TopRight | Self::Right | Self::BottomRight => 1.0,
        };
        let y = match self {
            Self::TopLeft | Self::Top | Self::TopRight => 0.0,
            Self::Left | Self::Middle | Self::Right => 0.5,
            Self::BottomLeft | Self::Bottom | Self::BottomRight => 1.0,
        };
        [x, y]
    }

    /// Its point of a rectangle.
    pub fn of(self, rect: Rect) -> [f32; 2] {
        let [x, y] = self.share();
        [rect.min[0] + x * rect.width(), rect.min[1] + y * rect.height()]
    }

    /// That which is nearest to a point of a rectangle.
    pub fn near(rect: Rect, [x, y]: [f32; 2]) -> Self {
        let third = |at: f32, from: f32, length: f32| ((at - from) / length.max(1e-3) * 3.0).clamp(0.0, 2.0) as usize;
        let (across, down) = (third(x, rect.min[0], rect.width()), third(y, rect.min[1], rect.height()));
        Self::ALL[down * 3 + across]
    }
}

/// Where a part stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Place {
    /// Which point of the part and of the room lie together.
    pub anchor: Anchor,
    /// How far the part is moved from there, to the right and down.
    pub offset: [f32; 2],
    /// Width and height; where there are none, as large as the part is by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<[f32; 2]>,
    /// Whether lengths are shares of the room's width and height, from 0 to 1, and not millimetres.
    #[serde(skip_serializing_if = "is_false")]
    pub shares: bool,
}

/// Units of the page in a millimetre.
pub(in crate::map) const UNITS_PER_MM: f32 = 96.0 / 25.4;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

impl Place {
    /// What it is in a room, units of the page; `natural` is the size of the part by itself. It never leaves the page.
    pub fn rect(&self, room: Rect, page: [f32; 2], natural: [f32; 2]) -> Rect {
        let unit = if self.shares { [room.width(), room.height()] } else { [UNITS_PER_MM; 2] };
        let [width, height] = self.size.map_or(natural, |[width, height]| [width * unit[0], height * unit[1]]);
        let size = [width.clamp(1.0, page[0]), height.clamp(1.0, page[1])];
        let at = self.anchor.of(room);
        let share = self.anchor.share();
        let corner = |axis: usize| {
            let free = at[axis] + self.offset[axis] * unit[axis] - share[axis] * size[axis];
            free.clamp(0.0, page[axis] - size[axis])
        };
        let min = [corner(0), corner(1)];
        Rect::new(min, [min[0] + size[0], min[1] + size[1]])
    }

    /// The place of a part that covers a rectangle of the page: from the nearest point of the room, to a tenth of a
    /// millimetre. `sized` says whether the size is kept too.
    pub fn at(rect: Rect, room: Rect, sized: bool) -> Self {
        let tenth = |units: f32| (units / UNITS_PER_MM * 10.0).round() / 10.0;
        let anchor = Anchor::near(room, rect.center());
        let ([x, y], [from_x, from_y]) = (anchor.of(rect), anchor.of(room));
        Self {
            anchor,
            offset: [tenth(x - from_x), tenth(y - from_y)],
            size: sized.then(|| [tenth(rect.width()), tenth(rect.height())]),
            shares: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_part_that_was_moved_stands_where_it_was_put(
            x in 0.0f32..0.8, y in 0.0f32..0.8, width in 0.05f32..0.2, height in 0.05f32..0.2,
        ) {
            let (page, room) = ([1600.0, 1100.0], Rect::new([60.0, 50.0], [1540.0, 1060.0]));
            let min = [x * page[0], y * page[1]];
            let rect = Rect::new(min, [min[0] + width * page[0], min[1] + height * page[1]]);
            let back = Place::at(rect, room, true).rect(room, page, [10.0, 10.0]);
            for (one, other) in [(rect.min, back.min), (rect.max, back.max)] {
                prop_assert!((one[0] - other[0]).abs() < 0.6 && (one[1] - other[1]).abs() < 0.6, "{rect:?} {back:?}");
            }
        }
    }

    #[test]
    fn a_part_stays_at_its_edge_on_another_paper_and_never_leaves_it() {
        let place = Place { anchor: Anchor::BottomRight, size: Some([50.0, 20.0]), ..Place::default() };
        for page in [[1600.0, 1100.0], [800.0, 600.0], [90.0, 60.0]] {
            let room = Rect::new([20.0, 20.0], [page[0] - 20.0, page[1] - 20.0]);
            let rect = place.rect(room, page, [1.0, 1.0]);
            assert!(Rect::new([0.0, 0.0], page).contains(&rect), "{rect:?}");
            if page[0] > 300.0 {
                assert_eq!(rect.max, room.max);
            }
        }
    }

    #[test]
    fn shares_are_of_the_room() {
        let place = Place { anchor: Anchor::Top, offset: [0.0, 0.1], size: Some([0.5, 0.2]), shares: true };
        let room = Rect::new([100.0, 50.0], [900.0, 550.0]);
        assert_eq!(place.rect(room, [1000.0, 600.0], [1.0, 1.0]), Rect::new([300.0, 100.0], [700.0, 200.0]));
    }
}
