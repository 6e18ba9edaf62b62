//! Triangles and segments on the graphics card, in chunks: what is out of sight is not drawn.

use egui_wgpu::wgpu;
use egui_wgpu::wgpu::util::DeviceExt;

use super::super::shapes::{Box2, FillChunk, Segment};

/// A piece of the fills on the card.
pub struct FillBuffers {
    bounds: Box2,
    corners: wgpu::Buffer,
    indices: wgpu::Buffer,
    count: u32,
}

/// A piece of borders or outlines on the card.
pub struct LineBuffers {
    bounds: Box2,
    segments: wgpu::Buffer,
    count: u32,
}

impl FillBuffers {
    /// Uploads a piece of the fills; nothing where it has no triangles.
    pub fn upload(device: &wgpu::Device, chunk: &FillChunk) -> Option<Self> {
        if chunk.indices.is_empty() {
            return None;
        }
        let mut corners = Vec::with_capacity(chunk.corners.len() * 12);
        for (corner, area) in &chunk.corners {
            corner.iter().for_each(|value| corners.extend_from_slice(&value.to_ne_bytes()));
            corners.extend_from_slice(&area.to_ne_bytes());
        }
        let indices: Vec<u8> = chunk.indices.iter().flat_map(|index| index.to_ne_bytes()).collect();
        Some(Self {
            bounds: chunk.bounds,
            corners: buffer(device, &corners, wgpu::BufferUsages::VERTEX),
            indices: buffer(device, &indices, wgpu::BufferUsages::INDEX),
            count: chunk.indices.len() as u32,
        })
    }
}

impl LineBuffers {
    /// Uploads segments that lie in a box; nothing where there are none.
    pub fn upload(device: &wgpu::Device, bounds: Box2, segments: &[Segment]) -> Option<Self> {
        if segments.is_empty() {
            return None;
        }
        let mut bytes = Vec::with_capacity(segments.len() * 20);
        for segment in segments {
            let values = [segment.from[0], segment.from[1], segment.to[0], segment.to[1], segment.along];
            values.iter().for_each(|value| bytes.extend_from_slice(&value.to_ne_bytes()));
        }
        let segments_on_card = buffer(device, &bytes, wgpu::BufferUsages::VERTEX);
        Some(Self { bounds, segments: segments_on_card, count: segments.len() as u32 })
    }
}

/// Whether two boxes touch.
fn meet(a: Box2, b: Box2) -> bool {
    a[0][0] <= b[1][0] && b[0][0] <= a[1][0] && a[0][1] <= b[1][1] && b[0][1] <= a[1][1]
}

/// Draws the fills that are in sight.
pub fn draw_fills(
    pass: &mut wgpu::RenderPass<'static>,
    pipeline: &wgpu::RenderPipeline,
    chunks: &[FillBuffers],
    sight: Box2,
) {
    pass.set_pipeline(pipeline);
    for chunk in chunks.iter().filter(|chunk| meet(chunk.bounds, sight)) {
        pass.set_vertex_buffer(0, chunk.corners.slice(..));
        pass.set_index_buffer(chunk.indices.slice(..), wgpu::IndexFormat::Uint32);
        pass.draw_indexed(0..chunk.count, 0, 0..1);
    }
}

/// Draws the lines that are in sight.
pub fn draw_lines<'a>(
    pass: &mut wgpu::RenderPass<'static>,
    pipeline: &wgpu::RenderPipeline,
    chunks: impl Iterator<Item = &'a LineBuffers>,
    sight: Box2,
) {
    pass.set_pipeline(pipeline);
    for chunk in chunks.filter(|chunk| meet(chunk.bounds, sight)) {
        pass.set_vertex_buffer(0, chunk.segments.slice(..));
        pass.draw(0..6, 0..chunk.count);
    }
}

fn buffer(device: &wgpu::Device, contents: &[u8], usage: wgpu::BufferUsages) -> wgpu::Buffer {
    device.create_buffer_init(&wgpu::util::BufferInitDescriptor { label: Some("areas"), contents, usage })
}
