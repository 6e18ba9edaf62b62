//! How the graphics card draws triangles and segments: made once for a window.

use egui_wgpu::wgpu;

use super::pass::LOOK;

/// What stands in a segment: its ends, and how far along it begins.
const SEGMENT: [wgpu::VertexAttribute; 2] = wgpu::vertex_attr_array![0 => Float32x4, 1 => Float32];

/// The pipelines, and what they bind.
pub struct Pipelines {
    /// What the shader reads.
    pub layout: wgpu::BindGroupLayout,
    /// Fills.
    pub fill: wgpu::RenderPipeline,
    /// Lines over what is there.
    pub line: wgpu::RenderPipeline,
    /// Lines that keep the darker of two colours.
    pub darker: wgpu::RenderPipeline,
    /// Lines that keep the lighter of two colours.
    pub lighter: wgpu::RenderPipeline,
    /// Whether the shader has to give linear colours.
    pub linear: bool,
}

impl Pipelines {
    /// Makes them for a window with this format of pixels.
    pub fn new(device: &wgpu::Device, format: wgpu::TextureFormat) -> Self {
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
            layout,
            linear: format.is_srgb(),
        }
    }
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
                    min_binding_size: std::num::NonZeroU64::new(LOOK),
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
