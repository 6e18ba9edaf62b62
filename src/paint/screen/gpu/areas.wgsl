// Fills with hatch, and borders as quads whose edges are feathered by the distance from their middle line.

struct Look {
    // Clip coordinates from the plane: scale and offset.
    to_clip: vec4<f32>,
    // Physical pixels from the plane: scale and offset.
    to_pixels: vec4<f32>,
    color: vec4<f32>,
    // Width of the line in pixels; length of a dash and of a gap (0: no dashes); 1 where the target is linear.
    line: vec4<f32>,
    // Spacing and width of the hatch in pixels; the colour into which a band fades; 1 for a band.
    hatch: vec4<f32>,
    hatch_color: vec4<f32>,
    ground: vec4<f32>,
    // Size of the target in pixels.
    target_size: vec4<f32>,
};

@group(0) @binding(0) var<uniform> look: Look;
@group(0) @binding(1) var styles: texture_2d<f32>;

fn to_target(color: vec4<f32>) -> vec4<f32> {
    var rgb = color.rgb;
    if look.line.w > 0.5 {
        let low = rgb / 12.92;
        let high = pow((rgb + vec3<f32>(0.055)) / 1.055, vec3<f32>(2.4));
        rgb = select(high, low, rgb <= vec3<f32>(0.04045));
    }
    return vec4<f32>(rgb * color.a, color.a);
}

struct Fill {
    @builtin(position) position: vec4<f32>,
    @location(0) @interpolate(flat) color: vec4<f32>,
    @location(1) @interpolate(flat) hatched: f32,
};

@vertex
fn fill_vertex(@location(0) corner: vec2<f32>, @location(1) area: u32) -> Fill {
    let width = u32(textureDimensions(styles).x) / 2u;
    let at = vec2<i32>(i32(2u * (area % width)), i32(area / width));
    var out: Fill;
    out.position = vec4<f32>(corner * look.to_clip.xy + look.to_clip.zw, 0.0, 1.0);
    out.color = textureLoad(styles, at, 0);
    out.hatched = textureLoad(styles, at + vec2<i32>(1, 0), 0).r;
    return out;
}

@fragment
fn fill_fragment(in: Fill) -> @location(0) vec4<f32> {
    var color = in.color;
    if in.hatched > 0.5 {
        // Lines that rise to the right, held fast to the plane.
        let from_origin = in.position.xy - look.to_pixels.zw;
        let across = (from_origin.x + from_origin.y) * 0.70710678;
        let spacing = look.hatch.x;
        let distance = abs(fract(across / spacing) - 0.5) * spacing;
        let cover = clamp(look.hatch.y * 0.5 + 0.5 - distance, 0.0, 1.0) * look.hatch_color.a;
        color = vec4<f32>(mix(color.rgb, look.hatch_color.rgb, cover), max(color.a, cover));
    }
    return to_target(color);
}

struct Line {
    @builtin(position) position: vec4<f32>,
    @location(0) at: vec2<f32>,
    @location(1) @interpolate(flat) ends: vec4<f32>,
    @location(2) @interpolate(flat) along: f32,
};

@vertex
fn line_vertex(
    @builtin(vertex_index) nth: u32,
    @location(0) from_to: vec4<f32>,
    @location(1) along: f32,
) -> Line {
    let start = from_to.xy * look.to_pixels.xy + look.to_pixels.zw;
    let end = from_to.zw * look.to_pixels.xy + look.to_pixels.zw;
    let way = end - start;
    let length = max(length(way), 1e-6);
    let ahead = way / length;
    let aside = vec2<f32>(-ahead.y, ahead.x);
    let reach = max(look.line.x, 1.0) * 0.5 + 1.0;
    let corner = nth % 6u;
    let at_end = corner == 1u || corner == 2u || corner == 4u;
    let left = corner == 2u || corner == 4u || corner == 5u;
    var at = select(start - ahead * reach, end + ahead * reach, at_end);
    at = at + aside * select(-reach, reach, left);
    var out: Line;
    out.at = at;
    out.ends = vec4<f32>(start, end);
    out.along = along * look.to_pixels.x;
    let clip = at / look.target_size.xy * 2.0 - 1.0;
    out.position = vec4<f32>(clip.x, -clip.y, 0.0, 1.0);
    return out;
}

@fragment
fn line_fragment(in: Line) -> @location(0) vec4<f32> {
    let way = in.ends.zw - in.ends.xy;
    let share = clamp(dot(in.at - in.ends.xy, way) / max(dot(way, way), 1e-6), 0.0, 1.0);
    let distance = length(in.at - in.ends.xy - way * share);
    let half = max(look.line.x, 1.0) * 0.5;
    if look.hatch.w > 0.5 {
        // A band fades into the ground; opaque, so that the least (or most) of all segments wins by blending.
        let fade = clamp(distance / half, 0.0, 1.0);
        let strength = look.color.a * (1.0 - fade) * (1.0 - fade);
        return to_target(vec4<f32>(mix(look.ground.rgb, look.color.rgb, strength), 1.0));
    }
    var cover = clamp(half + 0.5 - distance, 0.0, 1.0) * min(look.line.x, 1.0);
    if look.line.y > 0.0 {
        let gone = (in.along + share * length(way)) % (look.line.y + look.line.z);
        cover = cover * clamp(look.line.y - gone + 0.5, 0.0, 1.0);
    }
    return to_target(vec4<f32>(look.color.rgb, look.color.a * cover));
}
