//! The room that the legend takes from the map: beside the county or below it, so that it covers none of it.

use egui::{Rect, Vec2, pos2};

use super::map_boxes::EDGE;

/// So many times smaller the county may become, so that the legend does not lie on it.
const SMALLER: f64 = 1.3;
/// Its size while it is folded.
pub const FOLDED: Vec2 = Vec2::new(176.0, 34.0);
/// In how many steps the county gives way.
const STEPS: u8 = 8;
/// In a pane that is at least so wide the legend stays open though it covers a corner of the county; it can be folded.
const WIDE: f32 = 520.0;
/// What lies at the head of the pane: the switch of days.
const HEAD: f32 = 44.0;

/// Room that is left free of the county, points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LegendRoom {
    /// At the left edge.
    pub left: f32,
    /// At the lower edge.
    pub below: f32,
}

/// The box of the legend.
#[derive(Debug)]
pub struct LegendBox {
    /// Its size while it is open, as it was drawn last.
    pub size: Vec2,
    /// Whether the user has opened or folded it; otherwise it is open where there is room for it.
    turned: Option<bool>,
    /// Whether there was room for it when the county was brought into view last.
    fits: bool,
}

impl Default for LegendBox {
    /// About as large as that of the first measure.
    fn default() -> Self {
        Self { size: Vec2::new(176.0, 230.0), turned: None, fits: true }
    }
}

impl LegendBox {
    /// Whether its rows are shown.
    pub fn is_open(&self) -> bool {
        self.turned.unwrap_or(self.fits)
    }

    /// Where it lies: in the lower left corner of the map.
    pub fn rect(&self, map: Rect) -> Rect {
        let size = if self.is_open() { self.size } else { FOLDED };
        Rect::from_min_size(pos2(map.left() + EDGE, map.bottom() - EDGE - size.y), size)
    }

    /// Opens or folds it.
    pub fn turn(&mut self) {
        self.turned = Some(!self.is_open());
    }

    /// The room that the county leaves it in a pane of this size, given how many metres a point is when there is such
    /// room, and whether a box of the pane then covers any of the county: as little as need be, beside the county or below
    /// it, whichever leaves the county larger; none where that would make it much smaller.
    pub fn room(
        &mut self,
        pane: Vec2,
        metres: impl Fn(LegendRoom) -> f64,
        covers: impl Fn(LegendRoom, [Vec2; 2]) -> bool,
    ) -> LegendRoom {
        let open = self.turned != Some(false);
        let found = open.then(|| Self::room_for(self.size, pane, &metres, &covers)).flatten();
        self.fits = (found.is_some() || pane.x >= WIDE) && self.size.y + EDGE + HEAD <= pane.y;
        let folded = || Self::room_for(FOLDED, pane, &metres, &covers);
        found.or_else(|| if self.is_open() { None } else { folded() }).unwrap_or_default()
    }

    fn room_for(
        size: Vec2,
        pane: Vec2,
        metres: &impl Fn(LegendRoom) -> f64,
        covers: &impl Fn(LegendRoom, [Vec2; 2]) -> bool,
    ) -> Option<LegendRoom> {
        let legend = [Vec2::new(0.0, pane.y - EDGE - size.y), Vec2::new(EDGE + size.x, pane.y)];
        let parts = (0..=STEPS).map(|step| f32::from(step) / f32::from(STEPS));
        let beside = |part: f32| LegendRoom { left: part * (size.x + EDGE), below: 0.0 };
        let below = |part: f32| LegendRoom { left: 0.0, below: part * (size.y + EDGE) };
        let clear = |room: &LegendRoom| !covers(*room, legend);
        let rooms = [parts.clone().map(beside).find(clear), parts.map(below).find(clear)];
        let measured = rooms.into_iter().flatten().map(|room| (metres(room), room));
        let best = measured.min_by(|(one, _), (other, _)| one.total_cmp(other));
        let most = SMALLER * metres(LegendRoom::default());
        best.filter(|(metres, _)| *metres < most).map(|(_, room)| room)
    }

    /// Whether it has become larger than it was, or much narrower.
    pub fn outgrows(&self, before: Vec2) -> bool {
        let grown = self.size - before;
        self.is_open() && (grown.x > 1.0 || grown.y > 1.0 || grown.x < -60.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The room in a pane for a county of 60 by 50 kilometres, in the middle of what is left of it; with a bay in its
    /// lower left corner of so many kilometres.
    fn room(legend: &mut LegendBox, [width, height]: [f32; 2], bay_km: f32) -> LegendRoom {
        let metres = |room: LegendRoom| (60_000.0 / (width - room.left)).max(50_000.0 / (height - room.below));
        let covers = |room: LegendRoom, [low, high]: [Vec2; 2]| {
            let scale = metres(room);
            let west = room.left + (width - room.left - 60_000.0 / scale) / 2.0;
            let south = (height - room.below + 50_000.0 / scale) / 2.0;
            let bay = 1_000.0 * bay_km / scale;
            high.x > west && low.y < south && (high.x > west + bay || low.y < south - bay)
        };
        legend.room(Vec2::new(width, height), |room| f64::from(metres(room)), covers)
    }

    #[test]
    fn a_wide_pane_has_room_beside_the_county_and_a_tall_one_below() {
        let mut legend = LegendBox::default();
        let wide = room(&mut legend, [800.0, 600.0], 0.0);
        assert!(wide.left > 50.0 && wide.below == 0.0 && legend.is_open());
        let tall = room(&mut legend, [380.0, 640.0], 0.0);
        assert!(tall.below > 0.0 && tall.left == 0.0 && legend.is_open());
    }

    #[test]
    fn where_the_corner_is_free_the_county_gives_no_room() {
        let mut legend = LegendBox::default();
        assert_eq!(room(&mut legend, [900.0, 600.0], 30.0), LegendRoom::default());
        assert!(legend.is_open());
    }

    #[test]
    fn where_there_is_no_room_it_is_folded_unless_the_user_opens_it() {
        let mut legend = LegendBox::default();
        assert!(room(&mut legend, [380.0, 330.0], 0.0).below <= 34.0 + EDGE, "no more than its head needs");
        assert!(!legend.is_open());
        legend.turn();
        assert!(legend.is_open());
        room(&mut legend, [380.0, 330.0], 0.0);
        assert!(legend.is_open(), "what the user has opened stays open");
    }

    #[test]
    fn the_county_gives_way_again_when_the_legend_has_grown() {
        let mut legend = LegendBox::default();
        let before = legend.size;
        assert!(!legend.outgrows(before));
        legend.size = Vec2::new(228.0, 230.0);
        assert!(legend.outgrows(before));
        let wide = Vec2::new(304.0, 230.0);
        assert!(legend.outgrows(wide) && !legend.outgrows(Vec2::new(240.0, 300.0)));
    }
}
