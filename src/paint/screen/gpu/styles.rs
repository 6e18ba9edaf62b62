//! The styles of the areas on the graphics card: a texture, and the outlines that follow from it.

use std::sync::{Arc, Weak};

use egui_wgpu::wgpu;
use egui_wgpu::wgpu::util::DeviceExt;

use crate::geometry::Geography;
use crate::map::{AreaStyle, Areas, Color};

use super::super::placing::same;
use super::super::shapes::{Outline, outline};
use super::buffers::LineBuffers;
use super::pass::LOOK;

/// How many areas stand in a row of the texture of styles, two texels each.
const STYLES_IN_ROW: usize = 1024;

/// What follows from the styles: their texture and the outlines.
pub struct StyleBuffers {
    styles: Weak<Vec<AreaStyle>>,
    geography: Weak<Geography>,
    level: usize,
    /// What the shader reads: a slot of the uniform buffer, and the texture.
    pub group: wgpu::BindGroup,
    /// The outlines, in the order of [`Outline::ALL`].
    pub outlines: [Option<LineBuffers>; 4],
}

impl StyleBuffers {
    /// Uploads the styles of these areas.
    pub fn upload(
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        layout: &wgpu::BindGroupLayout,
        uniforms: &wgpu::Buffer,
        areas: &Areas,
    ) -> Self {
        let texture = style_texture(device, queue, &areas.styles);
        let everywhere = [[f64::NEG_INFINITY; 2], [f64::INFINITY; 2]];
        let outlines = Outline::ALL.map(|which| {
            let segments = outline(&areas.geography, areas.level, &areas.styles, which);
            LineBuffers::upload(device, everywhere, &segments)
        });
        Self {
            styles: Arc::downgrade(&areas.styles),
            geography: Arc::downgrade(&areas.geography),
            level: areas.level,
            group: bind(device, layout, uniforms, &texture),
            outlines,
        }
    }

    /// Whether these areas are drawn with it.
    pub fn holds_for(&self, areas: &Areas) -> bool {
        same(&self.styles, &areas.styles) && same(&self.geography, &areas.geography) && self.level == areas.level
    }
}

/// A slot of the uniforms and the texture of styles, for the shader.
fn bind(
    device: &wgpu::Device,
    layout: &wgpu::BindGroupLayout,
    uniforms: &wgpu::Buffer,
    texture: &wgpu::Texture,
) -> wgpu::BindGroup {
    let view = texture.create_view(&wgpu::TextureViewDescriptor::default());
    let slot = wgpu::BufferBinding { buffer: uniforms, offset: 0, size: std::num::NonZeroU64::new(LOOK) };
    device.create_bind_group(&wgpu::BindGroupDescriptor {
        label: Some("areas"),
        layout,
        entries: &[
            wgpu::BindGroupEntry { binding: 0, resource: wgpu::BindingResource::Buffer(slot) },
            wgpu::BindGroupEntry { binding: 1, resource: wgpu::BindingResource::TextureView(&view) },
        ],
    })
}

/// Two texels for each area: its fill, and whether it is hatched.
fn style_texture(device: &wgpu::Device, queue: &wgpu::Queue, styles: &[AreaStyle]) -> wgpu::Texture {
    let rows = styles.len().div_ceil(STYLES_IN_ROW).max(1);
    let mut bytes = Vec::with_capacity(rows * STYLES_IN_ROW * 8);
    for style in styles {
        let Color(red, green, blue, alpha) = style.fill;
        bytes.extend_from_slice(&[red, green, blue, alpha, if style.hatched { 255 } else { 0 }, 0, 0, 0]);
    }
    bytes.resize(rows * STYLES_IN_ROW * 8, 0);
    let descriptor = wgpu::TextureDescriptor {
        label: Some("area styles"),
        size: wgpu::Extent3d { width: 2 * STYLES_IN_ROW as u32, height: rows as u32, depth_or_array_layers: 1 },
        mip_level_count: 1,
        sample_count: 1,
        dimension: wgpu::TextureDimension::D2,
        format: wgpu::TextureFormat::Rgba8Unorm,
        usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_DST,
        view_formats: &[],
    };
    device.create_texture_with_data(queue, &descriptor, wgpu::util::TextureDataOrder::LayerMajor, &bytes)
}
