//! Neighbours by distance over the ground: great circles on a sphere of the earth's mean radius (6371.0088 km), which is
//! within half a per cent of the distance on the ellipsoid.

use geo_types::Point;

use crate::geometry::Places;

use super::Weights;

/// The `count` nearest places of each place. Of several that are equally far, which one is last is not said. Not
/// symmetric: the nearest of a lonely village has nearer ones itself.
pub fn nearest(places: &[Point], count: usize) -> Weights {
    let index = Places::new(places.to_vec());
    let lists: Vec<Vec<u32>> = places
        .iter()
        .enumerate()
        .map(|(own, place)| {
            let others = index.by_distance(*place).map(|(other, _)| other).filter(|other| *other != own);
            others.take(count).map(|other| other as u32).collect()
        })
        .collect();
    Weights::of(&lists)
}

/// All places within so many kilometres of each place, the border included. Symmetric.
pub fn within(places: &[Point], radius_km: f64) -> Weights {
    let index = Places::new(places.to_vec());
    // The index orders by the chord: at the very border it may disagree with the arc in the last digits.
    let reach = radius_km * (1.0 + 1e-9);
    let lists: Vec<Vec<u32>> = places
        .iter()
        .map(|place| {
            let near = index.by_distance(*place).take_while(|(_, km)| *km <= reach);
            near.filter(|(_, km)| *km <= radius_km).map(|(other, _)| other as u32).collect()
        })
        .collect();
    Weights::of(&lists)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::distance_km;

    fn scattered() -> Vec<Point> {
        let at = |i: u32| Point::new(118.0 + f64::from(i * 37 % 101) * 0.0131, 28.0 + f64::from(i * 53 % 97) * 0.0117);
        (0..150).map(at).collect()
    }

    #[test]
    fn the_nearest_are_those_of_a_comparison_with_all() {
        let places = scattered();
        let weights = nearest(&places, 8);
        for (own, place) in places.iter().enumerate() {
            let mut all: Vec<(f64, u32)> =
                (0..).zip(&places).map(|(other, to)| (distance_km(*place, *to), other)).collect();
            all.sort_by(|a, b| a.0.total_cmp(&b.0));
            let farthest = all[8].0;
            assert_eq!(weights.neighbours(own).len(), 8);
            let km = |other: &u32| distance_km(*place, places[*other as usize]);
            assert!(weights.neighbours(own).iter().all(|other| km(other) <= farthest + 1e-9));
        }
        assert_eq!(nearest(&places[..3], 8).neighbours(0), [1, 2]);
    }

    #[test]
    fn a_band_holds_all_within_it_and_is_symmetric() {
        let places = scattered();
        let weights = within(&places, 12.0);
        assert!(weights.is_symmetric());
        for (own, place) in places.iter().enumerate() {
            let near = (0..150_u32)
                .filter(|other| *other as usize != own && distance_km(*place, places[*other as usize]) <= 12.0);
            assert_eq!(weights.neighbours(own), near.collect::<Vec<_>>());
        }
        assert_eq!(within(&places, 0.001).islands().len(), 150);
    }
}
