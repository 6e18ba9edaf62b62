//! The signs of the tools, drawn by hand in the size of the text.

use egui::{Color32, Pos2, Shape as Drawn, Stroke as Line, StrokeKind, Ui, pos2, vec2};

use super::tool::{Shape, Stroke};

/// The sign of a way to take villages.
pub fn shape_sign(ui: &Ui, shape: Shape, at: Pos2, color: Color32) {
    let line = Line::new(1.6, color);
    let painter = ui.painter();
    let around = |corners: &[(f32, f32)]| corners.iter().map(|(x, y)| at + vec2(*x, *y)).collect::<Vec<_>>();
    match shape {
        Shape::Select => {
            let arrow = [(-4.0, -7.0), (-4.0, 5.5), (-1.0, 2.8), (1.2, 7.0), (3.0, 6.1), (1.0, 2.0), (5.0, 2.0)];
            painter.add(Drawn::closed_line(around(&arrow), line));
        }
        Shape::Click => {
            painter.circle_stroke(at, 6.0, line);
            painter.circle_filled(at, 2.2, color);
        }
        Shape::Brush => {
            painter.line(around(&[(6.5, -6.5), (0.5, -0.5)]), Line::new(2.2, color));
            let tip = [(1.8, 0.8), (-0.8, -1.8), (-5.0, 1.2), (-6.8, 6.4), (-1.4, 5.2)];
            painter.add(Drawn::convex_polygon(around(&tip), color, Line::NONE));
        }
        Shape::Box => {
            let rect = egui::Rect::from_center_size(at, vec2(13.0, 10.0));
            let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
            painter.extend(Drawn::dashed_line(&corners, line, 3.0, 2.2));
        }
        Shape::Township => {
            let border = [(-6.5, -3.0), (-1.0, -6.5), (6.0, -4.0), (6.5, 3.0), (1.5, 6.5), (-5.5, 4.5)];
            painter.add(Drawn::closed_line(around(&border), line));
            painter.line(around(&[(-1.0, -6.5), (0.0, -0.5), (6.5, 3.0)]), Line::new(1.0, color));
            painter.line(around(&[(0.0, -0.5), (-5.5, 4.5)]), Line::new(1.0, color));
        }
    }
}

/// The sign of what is done with villages.
pub fn stroke_sign(ui: &Ui, stroke: Stroke, at: Pos2, color: Color32) {
    let line = Line::new(1.6, color);
    let painter = ui.painter();
    match stroke {
        Stroke::Paint => {
            painter.circle_stroke(at + vec2(0.0, -3.4), 2.9, line);
            let shoulders = (0..=12).map(|nth| {
                let angle = std::f32::consts::PI * (1.0 + nth as f32 / 12.0);
                at + vec2(5.8 * angle.cos(), 6.4 + 5.2 * angle.sin())
            });
            painter.line(shoulders.collect(), line);
        }
        Stroke::Erase => {
            let corners = [(-6.5, 2.5), (0.5, -5.5), (6.0, -1.0), (-0.8, 6.2), (-3.6, 6.2)];
            let corners: Vec<Pos2> = corners.iter().map(|(x, y)| at + vec2(*x, *y)).collect();
            painter.add(Drawn::closed_line(corners, line));
            painter.line_segment([at + vec2(-3.2, -1.2), at + vec2(2.4, 3.2)], line);
        }
        Stroke::Lock => lock_sign(ui, at, color, true),
        Stroke::Forbid => {
            painter.circle_stroke(at, 6.0, line);
            painter.line_segment([at + vec2(-4.2, -4.2), at + vec2(4.2, 4.2)], line);
        }
    }
}

/// A lock, shut or open.
pub fn lock_sign(ui: &Ui, at: Pos2, color: Color32, shut: bool) {
    let painter = ui.painter();
    let body = egui::Rect::from_min_max(at + vec2(-5.0, -1.0), at + vec2(5.0, 6.5));
    match shut {
        true => painter.rect_filled(body, 1, color),
        false => painter.rect_stroke(body, 1, Line::new(1.4, color), StrokeKind::Inside),
    };
    let bow = (0..=12).map(|nth| {
        let angle = std::f32::consts::PI * (1.0 + nth as f32 / 12.0);
        pos2(at.x + 3.2 * angle.cos(), at.y - 2.0 + 4.2 * angle.sin())
    });
    let mut bow: Vec<Pos2> = bow.collect();
    if shut {
        bow.push(at + vec2(3.2, -1.0));
    }
    bow.insert(0, at + vec2(-3.2, -1.0));
    painter.line(bow, Line::new(1.5, color));
}
