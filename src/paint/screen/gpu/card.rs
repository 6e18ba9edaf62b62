//! What is kept on the graphics card for a window, and how a frame of egui is drawn from it.

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
    /// For each scene of a frame of the window.
    looks: Vec<Look>,
}

/// How the areas of one scene look.
struct Look {
    uniforms: wgpu::Buffer,
    styles: Option<StyleBuffers>,
}

impl Look {
    fn new(device: &wgpu::Device) -> Self {
        let uniforms = device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("area looks"),
            size: PASSES.len() as u64 * SLOT,
            usage: wgpu::BufferUsages::UNIFORM | wgpu::BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        Self { uniforms, styles: None }
    }
}

/// Makes the pipelines for a window, once.
pub fn install(state: &RenderState) {
    let card = Card::new(&state.device, state.target_format);
    state.renderer.write().callback_resources.insert(card);
}

/// The areas as a shape for egui; they take the clip rectangle of the painter.
pub fn shape(painter: &Painter, slot: usize, placing: Placing, areas: &Areas, ground: Color) -> Shape {
    let frame = Frame { areas: areas.clone(), placing, slot, ground };
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
            let uniforms = self.uniforms(screen, card.pipelines.linear);
            if let Some(look) = card.keep_styles(device, queue, self.slot, &self.areas) {
                queue.write_buffer(&look.uniforms, 0, &uniforms);
            }
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
        let styles = card.looks.get(self.slot).and_then(|look| look.styles.as_ref());
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
        Self { pipelines: Pipelines::new(device, format), levels: Vec::new(), looks: Vec::new() }
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

    /// Uploads the styles and their outlines, if they have changed.
    fn keep_styles(&mut self, device: &wgpu::Device, queue: &wgpu::Queue, slot: usize, areas: &Areas) -> Option<&Look> {
        while self.looks.len() <= slot {
            self.looks.push(Look::new(device));
        }
        let look = self.looks.get_mut(slot)?;
        if !look.styles.as_ref().is_some_and(|styles| styles.holds_for(areas)) {
            look.styles = Some(StyleBuffers::upload(device, queue, &self.pipelines.layout, &look.uniforms, areas));
        }
        Some(look)
    }
}
