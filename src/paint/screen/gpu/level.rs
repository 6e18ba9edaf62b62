//! One level of detail on the graphics card: the fills of all areas, and the borders of each rank.

use std::sync::{Arc, Weak};

use egui_wgpu::wgpu;

use crate::geometry::Geography;
use crate::geometry::geography::BorderRank;
use crate::map::Areas;

use super::super::placing::same;
use super::super::shapes::{borders, fills};
use super::buffers::{FillBuffers, LineBuffers};

/// One level of detail on the card.
pub struct LevelBuffers {
    geography: Weak<Geography>,
    level: usize,
    /// The fills.
    pub fills: Vec<FillBuffers>,
    /// The borders of villages, of townships and of the county.
    pub lines: [Vec<LineBuffers>; 3],
}

impl LevelBuffers {
    /// Uploads the level that these areas are drawn at.
    pub fn upload(device: &wgpu::Device, areas: &Areas) -> Self {
        let (geography, level) = (&areas.geography, areas.level);
        let of_rank = |rank| {
            let chunks = borders(geography, level, rank);
            chunks.iter().filter_map(|chunk| LineBuffers::upload(device, chunk.bounds, &chunk.segments)).collect()
        };
        Self {
            geography: Arc::downgrade(geography),
            level,
            fills: fills(geography, level).iter().filter_map(|chunk| FillBuffers::upload(device, chunk)).collect(),
            lines: [BorderRank::Village, BorderRank::Township, BorderRank::County].map(of_rank),
        }
    }

    /// Whether these areas are drawn from it.
    pub fn holds_for(&self, areas: &Areas) -> bool {
        self.level == areas.level && same(&self.geography, &areas.geography)
    }

    /// Whether the geography that it was made from is still in use.
    pub fn is_of_open_file(&self) -> bool {
        self.geography.strong_count() > 0
    }
}
