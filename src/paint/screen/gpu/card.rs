//! What is kept on the graphics card for a window, and how a frame of egui is drawn from it.

use std::collections::BTreeMap;

use egui::{Painter, Shape};
use egui_wgpu::wgpu;
use egui_wgpu::{Callback, CallbackResources, CallbackTrait, RenderState, ScreenDescriptor};

use crate::map::{Areas, Color};

use super::super::placing::Placing;
use super::buffers::{draw_fills, draw_lines};
use super::frame::Frame;
use super::level::LevelBuffers;
use super::pass::{PASSES, Pass, SLOT};
use super::pipelines::Pipelines;
use super::styles::StyleBuffers;

/// How many levels of detail are kept on the card.
const KEPT_LEVELS: usize = 6;

/// Everything on the card.
struct Card {
    pipelines: Pipelines,
    levels: Vec<LevelBuffers>,
    panes: BTreeMap<u32, Pane>,
}

/// What each map of a window has for itself: all are prepared before the first is drawn.
struct Pane {
    uniforms: wgpu::Buffer,
    styles: Option<StyleBuffers>,
}

/// Makes the pipelines for a window, once.
pub fn install(state: &RenderState) {
    let card = Card::new(&state.device, state.target_format);
    state.renderer.write().callback_resources.insert(card);
}

/// The areas as a shape for egui; they take the clip rectangle of the painter. `pane` is the number of the map in its
/// window.
pub fn shape(painter: &Painter, pane: u32, placing: Placing, areas: &Areas, ground: Color) -> Shape {
    let frame = Frame { pane, areas: areas.clone(), placing, ground };
    Callback::new_paint_callback(painter.ctx().viewport_rect(), frame).into()
}

impl CallbackTrait for Frame {
    fn prepare(
        &self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        screen: &ScreenDescriptor,
        _encoder: &mut wgpu::CommandEncoder,
        resources: &mut CallbackResources,
    ) -> Vec<wgpu::CommandBuffer> {
        if let Some(card) = resources.get_mut::<Card>() {
            card.keep_level(device, &self.areas);
            let (layout, linear) = (&card.pipelines.layout, card.pipelines.linear);
            let pane = card.panes.entry(self.pane).or_insert_with(|| Pane::new(device));
            pane.keep_styles(device, queue, layout, &self.areas);
            queue.write_buffer(&pane.uniforms, 0, &self.uniforms(screen, linear));
        }
        Vec::new()
    }

    fn paint(
        &self,
        _info: egui::PaintCallbackInfo,
        pass: &mut wgpu::RenderPass<'static>,
        resources: &CallbackResources,
    ) {
        let Some(card) = resources.get::<Card>() else { return };
        let level = card.levels.iter().find(|level| level.holds_for(&self.areas));
        let styles = card.panes.get(&self.pane).and_then(|pane| pane.styles.as_ref());
        let (Some(level), Some(styles)) = (level, styles) else { return };
        let (pipelines, sight) = (&card.pipelines, self.sight());
        // A band keeps to the nearest segment: the darkest on light ground, the lightest on dark.
        let band = if self.band_is_brighter() { &pipelines.lighter } else { &pipelines.darker };
        for (nth, what) in PASSES.into_iter().enumerate() {
            pass.set_bind_group(0, &styles.group, &[nth as u32 * SLOT as u32]);
            match what {
                Pass::Fill => draw_fills(pass, &pipelines.fill, &level.fills, sight),
                Pass::Band => draw_lines(pass, band, level.lines[2].iter(), sight),
                Pass::Village => draw_lines(pass, &pipelines.line, level.lines[0].iter(), sight),
                Pass::Township => draw_lines(pass, &pipelines.line, level.lines[1].iter(), sight),
                Pass::County => draw_lines(pass, &pipelines.line, level.lines[2].iter(), sight),
                Pass::Dashed => draw_lines(pass, &pipelines.line, styles.outlines[0].iter(), sight),
                Pass::Weak => draw_lines(pass, &pipelines.line, styles.outlines[1].iter(), sight),
                Pass::Selected => draw_lines(pass, &pipelines.line, styles.outlines[2].iter(), sight),
                Pass::Hovered => draw_lines(pass, &pipelines.line, styles.outlines[3].iter(), sight),
            }
        }
    }
}

impl Card {
    fn new(device: &wgpu::Device, format: wgpu::TextureFormat) -> Self {
        Self { pipelines: Pipelines::new(device, format), levels: Vec::new(), panes: BTreeMap::new() }
    }

    /// Uploads the level that is to be drawn, if it is not there; forgets those of files that are closed.
    fn keep_level(&mut self, device: &wgpu::Device, areas: &Areas) {
        if self.levels.iter().any(|level| level.holds_for(areas)) {
            return;
        }
        self.levels.retain(LevelBuffers::is_of_open_file);
        let overfull = (self.levels.len() + 1).saturating_sub(KEPT_LEVELS);
        self.levels.drain(..overfull);
        self.levels.push(LevelBuffers::upload(device, areas));
    }
}

impl Pane {
    fn new(device: &wgpu::Device) -> Self {
        Self {
            uniforms: device.create_buffer(&wgpu::BufferDescriptor {
                label: Some("area looks"),
                size: PASSES.len() as u64 * SLOT,
                usage: wgpu::BufferUsages::UNIFORM | wgpu::BufferUsages::COPY_DST,
                mapped_at_creation: false,
            }),
            styles: None,
        }
    }

    /// Uploads the styles and their outlines, if they have changed.
    fn keep_styles(
        &mut self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        layout: &wgpu::BindGroupLayout,
        areas: &Areas,
    ) {
        if !self.styles.as_ref().is_some_and(|styles| styles.holds_for(areas)) {
            self.styles = Some(StyleBuffers::upload(device, queue, layout, &self.uniforms, areas));
        }
    }
}
