//! Triangles of an area, for painters that can fill nothing else.

use earcut::Earcut;

use super::coverage::Coverage;

/// The triangles of an area: the points, and three indices into them for each triangle. Empty where the area is.
pub fn triangles(coverage: &Coverage, area: u32) -> (Vec<[f64; 2]>, Vec<u32>) {
    let (mut points, mut indices) = (Vec::new(), Vec::new());
    let mut earcut = Earcut::new();
    let mut part_indices: Vec<u32> = Vec::new();
    for polygon in coverage.polygons.get(area as usize).into_iter().flatten() {
        let first = points.len() as u32;
        let mut holes: Vec<u32> = Vec::new();
        for ring in polygon {
            let mut line = coverage.ring(ring);
            line.pop();
            if points.len() as u32 > first {
                holes.push(points.len() as u32 - first);
            }
            points.extend(line);
        }
        earcut.earcut(points[first as usize..].iter().copied(), &holes, &mut part_indices);
        indices.extend(part_indices.iter().map(|index| first + index));
    }
    (points, indices)
}

/// The triangles of a shape given by its outline: three indices of its points for each.
pub fn triangles_of_ring(points: &[[f32; 2]]) -> Vec<u32> {
    let mut indices = Vec::new();
    Earcut::new().earcut(points.iter().copied(), &[], &mut indices);
    indices
}

#[cfg(test)]
mod tests {
    use geo_types::{MultiPolygon, polygon};

    use super::*;
    use crate::geometry::plane::cross;

    #[test]
    fn triangles_cover_the_area_without_its_hole() {
        let area: MultiPolygon<f64> = polygon!(
            exterior: [(x: 0., y: 0.), (x: 6., y: 0.), (x: 6., y: 6.), (x: 0., y: 6.)],
            interiors: [[(x: 2., y: 2.), (x: 4., y: 2.), (x: 4., y: 4.), (x: 2., y: 4.)]],
        )
        .into();
        let (coverage, _) = Coverage::build(&[area], 0.0);
        let (points, indices) = triangles(&coverage, 0);
        let sum: f64 = indices
            .chunks_exact(3)
            .map(|corner| {
                cross(points[corner[0] as usize], points[corner[1] as usize], points[corner[2] as usize]).abs() / 2.0
            })
            .sum();
        assert!((sum - 32.0).abs() < 1e-9, "{sum}");
        assert_eq!(triangles(&coverage, 7), (vec![], vec![]));
    }
}
