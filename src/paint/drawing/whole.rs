//! The whole scene, from the ground up.

use crate::map::{Areas, Rect, Scene};

use super::areas::draw_areas;
use super::marks::mark;
use super::pen::Pen;

/// Draws a scene from bottom to top: ground, areas, marks.
pub fn draw(scene: &Scene, pen: &mut impl Pen) {
    let frame = scene.areas.view.frame;
    let page = Rect::new([0.0, 0.0], scene.size);
    pen.rectangle(page, 0.0, scene.paper);
    let clipped = overflows(&scene.areas, &page);
    if clipped {
        pen.clip(frame);
    }
    if let Some(ground) = scene.ground {
        pen.rectangle(frame, 0.0, ground);
    }
    draw_areas(&scene.areas, pen);
    if clipped {
        pen.unclip();
    }
    scene.marks.iter().for_each(|each| mark(each, &scene.areas.borders, pen));
}

/// Whether areas reach beyond the frame of the map while the page goes on there.
fn overflows(areas: &Areas, page: &Rect) -> bool {
    let frame = areas.view.frame;
    let [low, high] = areas.geography.bounds;
    let (left, right) = (areas.view.page_from_world([low[0], high[1]]), areas.view.page_from_world([high[0], low[1]]));
    let reach = areas.borders.band.1.max(areas.borders.county.1);
    !frame.contains(page) && !frame.contains(&Rect::new(left, right).grown(reach))
}
