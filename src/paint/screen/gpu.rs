//! Areas on the graphics card: vertices of each level of detail are uploaded once; a frame uploads only transforms, and a
//! small texture of styles when colours change.

use std::sync::{Arc, Weak};

use egui::{Painter, Shape};
use egui_wgpu::wgpu;
use egui_wgpu::wgpu::util::DeviceExt;
use egui_wgpu::{Callback, CallbackResources, CallbackTrait, RenderState, ScreenDescriptor};

use crate::geometry::Geography;
use crate::geometry::geography::BorderRank;
use crate::map::{AreaStyle, Areas, Color};

use super::placing::{Placing, same};
use super::shapes::{Box2, Outline, Segment, borders, fills, outline};

/// Bytes between two slots of the uniform buffer: what every graphics card allows.
const SLOT: u64 = 256;
/// How many areas stand in a row of the texture of styles, two texels each.
const STYLES_IN_ROW: usize = 1024;
/// What stands in a segment: its ends, and how far along it begins.
const SEGMENT: [wgpu::VertexAttribute; 2] = wgpu::vertex_attr_array![0 => Float32x4, 1 => Float32];
/// How many levels of detail are kept on the card.
const KEPT_LEVELS: usize = 6;

/// What is drawn, from bottom to top; each has a slot of the uniform buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pass {
    Band,
    Fill,
    Village,
    Township,
    County,
    Dashed,
    Weak,
    Selected,
    Hovered,
}

const PASSES: [Pass; 9] = [
    Pass::Band,
    Pass::Fill,
    Pass::Village,
    Pass::Township,
    Pass::County,
    Pass::Dashed,
    Pass::Weak,
    Pass::Selected,
    Pass::Hovered,
];

struct FillBuffers {
    bounds: Box2,
    corners: wgpu::Buffer,
    indices: wgpu::Buffer,
    count: u32,
}

struct LineBuffers {
    bounds: Box2,
    segments: wgpu::Buffer,
    count: u32,
}

struct LevelBuffers {
    geography: Weak<Geography>,
    level: usize,
    fills: Vec<FillBuffers>,
    lines: [Vec<LineBuffers>; 3],
}

/// What follows from the styles: their texture and the outlines.
struct StyleBuffers {
    styles: Weak<Vec<AreaStyle>>,
    geography: Weak<Geography>,
    level: usize,
    group: wgpu::BindGroup,
    outlines: [Option<LineBuffers>; 4],
}

/// Everything on the card.
struct Gpu {
    layout: wgpu::BindGroupLayout,
    fill: wgpu::RenderPipeline,
    line: wgpu::RenderPipeline,
    darker: wgpu::RenderPipeline,
    lighter: wgpu::RenderPipeline,
    uniforms: wgpu::Buffer,
    linear: bool,
    levels: Vec<LevelBuffers>,
    styles: Option<StyleBuffers>,
}

/// Makes the pipelines for a window, once.
pub fn install(state: &RenderState) {
    let gpu = Gpu::new(&state.device, state.target_format);
    state.renderer.write().callback_resources.insert(gpu);
}

/// The areas as a shape for egui; they take the clip rectangle of the painter.
pub fn shape(painter: &Painter, placing: Placing, areas: &Areas, ground: Color) -> Shape {
    let frame = Frame { areas: areas.clone(), placing, ground };
    Callback::new_paint_callback(painter.ctx().viewport_rect(), frame).into()
}

/// The areas of one frame.
struct Frame {
    areas: Areas,
    placing: Placing,
    ground: Color,
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
        if let Some(gpu) = resources.get_mut::<Gpu>() {
            gpu.keep_level(device, &self.areas);
            gpu.keep_styles(device, queue, &self.areas);
            queue.write_buffer(&gpu.uniforms, 0, &self.uniforms(screen, gpu.linear));
        }
        Vec::new()
    }

    fn paint(
        &self,
        _info: egui::PaintCallbackInfo,
        pass: &mut wgpu::RenderPass<'static>,
        resources: &CallbackResources,
    ) {
        let Some(gpu) = resources.get::<Gpu>() else { return };
        let level = gpu.levels.iter().find(|level| level.holds_for(&self.areas));
        let (Some(level), Some(styles)) = (level, &gpu.styles) else { return };
        let sight = self.sight();
        for (nth, what) in PASSES.into_iter().enumerate() {
            pass.set_bind_group(0, &styles.group, &[nth as u32 * SLOT as u32]);
            match what {
                Pass::Fill => draw_fills(pass, &gpu.fill, &level.fills, sight),
                Pass::Band => draw_lines(pass, self.band_pipeline(gpu), level.lines[2].iter(), sight),
                Pass::Village => draw_lines(pass, &gpu.line, level.lines[0].iter(), sight),
                Pass::Township => draw_lines(pass, &gpu.line, level.lines[1].iter(), sight),
                Pass::County => draw_lines(pass, &gpu.line, level.lines[2].iter(), sight),
                Pass::Dashed => draw_lines(pass, &gpu.line, styles.outlines[0].iter(), sight),
                Pass::Weak => draw_lines(pass, &gpu.line, styles.outlines[1].iter(), sight),
                Pass::Selected => draw_lines(pass, &gpu.line, styles.outlines[2].iter(), sight),
                Pass::Hovered => draw_lines(pass, &gpu.line, styles.outlines[3].iter(), sight),
            }
        }
    }
}

fn meet(a: Box2, b: Box2) -> bool {
    a[0][0] <= b[1][0] && b[0][0] <= a[1][0] && a[0][1] <= b[1][1] && b[0][1] <= a[1][1]
}

fn draw_fills(
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

fn draw_lines<'a>(
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

impl Frame {
    /// The box of the plane that is in sight, with room for thick lines.
    fn sight(&self) -> Box2 {
        let view = &self.areas.view;
        let room = view.metres_per_unit * 16.0;
        let [west, north] = view.world_from_page(view.frame.min);
        let [east, south] = view.world_from_page(view.frame.max);
        [[west - room, south - room], [east + room, north + room]]
    }

    /// The blending by which a band keeps to the nearest segment: the darkest on light ground, the lightest on dark.
    fn band_pipeline<'a>(&self, gpu: &'a Gpu) -> &'a wgpu::RenderPipeline {
        let bright = |Color(red, green, blue, _): Color| u32::from(red) + u32::from(green) + u32::from(blue);
        if bright(self.areas.borders.band.0) > bright(self.ground) { &gpu.lighter } else { &gpu.darker }
    }

    fn uniforms(&self, screen: &ScreenDescriptor, linear: bool) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(PASSES.len() * SLOT as usize);
        for pass in PASSES {
            let values = self.look(pass, screen, linear);
            values.iter().for_each(|value| bytes.extend_from_slice(&value.to_ne_bytes()));
            bytes.resize(bytes.len().next_multiple_of(SLOT as usize), 0);
        }
        bytes
    }

    /// The values of `Look` in the shader for one pass.
    fn look(&self, pass: Pass, screen: &ScreenDescriptor, linear: bool) -> [f32; 32] {
        let points = f64::from(screen.pixels_per_point);
        let ([sx, sy], [ox, oy]) = self.placing.screen_from_world(&self.areas.view);
        let (scale, offset) = ([sx * points, sy * points], [ox * points, oy * points]);
        let size = screen.size_in_pixels.map(f64::from);
        let pixels = self.placing.scale * screen.pixels_per_point;
        let style = &self.areas.borders;
        let (color, width) = match pass {
            Pass::Band => style.band,
            Pass::Fill => (Color::rgb(0), 0.0),
            Pass::Village => style.village,
            Pass::Township | Pass::Dashed => style.township,
            Pass::County => style.county,
            Pass::Weak => style.hatch,
            Pass::Selected => style.selection,
            Pass::Hovered => style.hover,
        };
        // A band lies to both sides of the border, and its inner half is covered by the fills.
        let width = width * pixels * if pass == Pass::Band { 2.0 } else { 1.0 };
        let dash = if pass == Pass::Dashed { [4.0 * pixels, 3.0 * pixels] } else { [0.0, 0.0] };
        let share =
            |Color(red, green, blue, alpha): Color| [red, green, blue, alpha].map(|value| f32::from(value) / 255.0);
        let flag = |yes: bool| if yes { 1.0 } else { 0.0 };
        let to_clip = [
            2.0 * scale[0] / size[0],
            -2.0 * scale[1] / size[1],
            2.0 * offset[0] / size[0] - 1.0,
            1.0 - 2.0 * offset[1] / size[1],
        ];
        let mut values = [0.0; 32];
        let groups = [
            to_clip.map(|value| value as f32),
            [scale[0] as f32, scale[1] as f32, offset[0] as f32, offset[1] as f32],
            share(color),
            [width, dash[0], dash[1], flag(linear)],
            [style.hatch_spacing * pixels, style.hatch.1 * pixels, 0.0, flag(pass == Pass::Band)],
            share(style.hatch.0),
            share(self.ground),
            [size[0] as f32, size[1] as f32, 0.0, 0.0],
        ];
        for (slot, value) in values.iter_mut().zip(groups.into_iter().flatten()) {
            *slot = value;
        }
        values
    }
}

impl LevelBuffers {
    fn holds_for(&self, areas: &Areas) -> bool {
        self.level == areas.level && same(&self.geography, &areas.geography)
    }
}

impl Gpu {
    fn new(device: &wgpu::Device, format: wgpu::TextureFormat) -> Self {
        let module = device.create_shader_module(wgpu::ShaderModuleDescriptor {
            label: Some("areas"),
            source: wgpu::ShaderSource::Wgsl(include_str!("areas.wgsl").into()),
        });
        let layout = bind_layout(device);
        let plain = wgpu::BlendComponent {
            src_factor: wgpu::BlendFactor::One,
            dst_factor: wgpu::BlendFactor::OneMinusSrcAlpha,
            operation: wgpu::BlendOperation::Add,
        };
        let keep = |operation| wgpu::BlendComponent {
            src_factor: wgpu::BlendFactor::One,
            dst_factor: wgpu::BlendFactor::One,
            operation,
        };
        let make = |vertex, fragment, buffer: wgpu::VertexBufferLayout<'_>, blend| {
            pipeline(device, &module, &layout, format, [vertex, fragment], buffer, blend)
        };
        let corners = wgpu::VertexBufferLayout {
            array_stride: 12,
            step_mode: wgpu::VertexStepMode::Vertex,
            attributes: &wgpu::vertex_attr_array![0 => Float32x2, 1 => Uint32],
        };
        let segments = || wgpu::VertexBufferLayout {
            array_stride: 20,
            step_mode: wgpu::VertexStepMode::Instance,
            attributes: &SEGMENT,
        };
        Self {
            fill: make("fill_vertex", "fill_fragment", corners, plain),
            line: make("line_vertex", "line_fragment", segments(), plain),
            darker: make("line_vertex", "line_fragment", segments(), keep(wgpu::BlendOperation::Min)),
            lighter: make("line_vertex", "line_fragment", segments(), keep(wgpu::BlendOperation::Max)),
            uniforms: device.create_buffer(&wgpu::BufferDescriptor {
                label: Some("area looks"),
                size: PASSES.len() as u64 * SLOT,
                usage: wgpu::BufferUsages::UNIFORM | wgpu::BufferUsages::COPY_DST,
                mapped_at_creation: false,
            }),
            layout,
            linear: format.is_srgb(),
            levels: Vec::new(),
            styles: None,
        }
    }

    /// Uploads the level that is to be drawn, if it is not there; forgets those of files that are closed.
    fn keep_level(&mut self, device: &wgpu::Device, areas: &Areas) {
        if self.levels.iter().any(|level| level.holds_for(areas)) {
            return;
        }
        self.levels.retain(|level| level.geography.strong_count() > 0);
        let overfull = (self.levels.len() + 1).saturating_sub(KEPT_LEVELS);
        self.levels.drain(..overfull);
        let (geography, level) = (&areas.geography, areas.level);
        let of_rank = |rank| {
            let chunks = borders(geography, level, rank);
            chunks.iter().filter_map(|chunk| line_buffers(device, chunk.bounds, &chunk.segments)).collect()
        };
        let fills = fills(geography, level);
        let fill = |chunk: &super::shapes::FillChunk| {
            let mut corners = Vec::with_capacity(chunk.corners.len() * 12);
            for (corner, area) in &chunk.corners {
                corner.iter().for_each(|value| corners.extend_from_slice(&value.to_ne_bytes()));
                corners.extend_from_slice(&area.to_ne_bytes());
            }
            let indices: Vec<u8> = chunk.indices.iter().flat_map(|index| index.to_ne_bytes()).collect();
            FillBuffers {
                bounds: chunk.bounds,
                corners: buffer(device, &corners, wgpu::BufferUsages::VERTEX),
                indices: buffer(device, &indices, wgpu::BufferUsages::INDEX),
                count: chunk.indices.len() as u32,
            }
        };
        self.levels.push(LevelBuffers {
            geography: Arc::downgrade(geography),
            level,
            fills: fills.iter().filter(|chunk| !chunk.indices.is_empty()).map(fill).collect(),
            lines: [BorderRank::Village, BorderRank::Township, BorderRank::County].map(of_rank),
        });
    }

    /// Uploads the styles and their outlines, if they have changed.
    fn keep_styles(&mut self, device: &wgpu::Device, queue: &wgpu::Queue, areas: &Areas) {
        let holds = |kept: &StyleBuffers| {
            same(&kept.styles, &areas.styles) && same(&kept.geography, &areas.geography) && kept.level == areas.level
        };
        if self.styles.as_ref().is_some_and(holds) {
            return;
        }
        let texture = style_texture(device, queue, &areas.styles);
        let everywhere = [[f64::NEG_INFINITY; 2], [f64::INFINITY; 2]];
        let outlines = Outline::ALL.map(|which| {
            line_buffers(device, everywhere, &outline(&areas.geography, areas.level, &areas.styles, which))
        });
        let view = texture.create_view(&wgpu::TextureViewDescriptor::default());
        let uniforms = wgpu::BindingResource::Buffer(wgpu::BufferBinding {
            buffer: &self.uniforms,
            offset: 0,
            size: std::num::NonZeroU64::new(128),
        });
        let group = device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("areas"),
            layout: &self.layout,
            entries: &[
                wgpu::BindGroupEntry { binding: 0, resource: uniforms },
                wgpu::BindGroupEntry { binding: 1, resource: wgpu::BindingResource::TextureView(&view) },
            ],
        });
        self.styles = Some(StyleBuffers {
            styles: Arc::downgrade(&areas.styles),
            geography: Arc::downgrade(&areas.geography),
            level: areas.level,
            group,
            outlines,
        });
    }
}

fn buffer(device: &wgpu::Device, contents: &[u8], usage: wgpu::BufferUsages) -> wgpu::Buffer {
    device.create_buffer_init(&wgpu::util::BufferInitDescriptor { label: Some("areas"), contents, usage })
}

fn line_buffers(device: &wgpu::Device, bounds: Box2, segments: &[Segment]) -> Option<LineBuffers> {
    if segments.is_empty() {
        return None;
    }
    let mut bytes = Vec::with_capacity(segments.len() * 20);
    for segment in segments {
        let values = [segment.from[0], segment.from[1], segment.to[0], segment.to[1], segment.along];
        values.iter().for_each(|value| bytes.extend_from_slice(&value.to_ne_bytes()));
    }
    let segments_on_card = buffer(device, &bytes, wgpu::BufferUsages::VERTEX);
    Some(LineBuffers { bounds, segments: segments_on_card, count: segments.len() as u32 })
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

fn bind_layout(device: &wgpu::Device) -> wgpu::BindGroupLayout {
    device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
        label: Some("areas"),
        entries: &[
            wgpu::BindGroupLayoutEntry {
                binding: 0,
                visibility: wgpu::ShaderStages::VERTEX_FRAGMENT,
                ty: wgpu::BindingType::Buffer {
                    ty: wgpu::BufferBindingType::Uniform,
                    has_dynamic_offset: true,
                    min_binding_size: std::num::NonZeroU64::new(128),
                },
                count: None,
            },
            wgpu::BindGroupLayoutEntry {
                binding: 1,
                visibility: wgpu::ShaderStages::VERTEX,
                ty: wgpu::BindingType::Texture {
                    sample_type: wgpu::TextureSampleType::Float { filterable: false },
                    view_dimension: wgpu::TextureViewDimension::D2,
                    multisampled: false,
                },
                count: None,
            },
        ],
    })
}

fn pipeline(
    device: &wgpu::Device,
    module: &wgpu::ShaderModule,
    layout: &wgpu::BindGroupLayout,
    format: wgpu::TextureFormat,
    [vertex, fragment]: [&str; 2],
    buffer: wgpu::VertexBufferLayout<'_>,
    blend: wgpu::BlendComponent,
) -> wgpu::RenderPipeline {
    let layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
        label: Some("areas"),
        bind_group_layouts: &[Some(layout)],
        immediate_size: 0,
    });
    let color = wgpu::ColorTargetState {
        format,
        blend: Some(wgpu::BlendState { color: blend, alpha: blend }),
        write_mask: wgpu::ColorWrites::ALL,
    };
    device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
        label: Some(vertex),
        layout: Some(&layout),
        vertex: wgpu::VertexState {
            module,
            entry_point: Some(vertex),
            buffers: &[Some(buffer)],
            compilation_options: wgpu::PipelineCompilationOptions::default(),
        },
        primitive: wgpu::PrimitiveState::default(),
        depth_stencil: None,
        multisample: wgpu::MultisampleState::default(),
        fragment: Some(wgpu::FragmentState {
            module,
            entry_point: Some(fragment),
            targets: &[Some(color)],
            compilation_options: wgpu::PipelineCompilationOptions::default(),
        }),
        multiview_mask: None,
        cache: None,
    })
}
