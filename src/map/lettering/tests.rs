//! What every plan keeps to, wherever the map looks and whatever was looked at before.

use proptest::prelude::*;

use crate::map::fixture::{Fixture, grid_world, without_boundaries};
use crate::map::rect::Rect;

use super::fixture::Lettered;
use super::ground::Ground;
use super::label::{Label, Named};
use super::plan::{Memory, Plan, plan};
use super::region::Region;

fn county(points: bool) -> Lettered {
    let world = grid_world(9, 7);
    Lettered::of(Fixture::of(if points { without_boundaries(world) } else { world }))
}

/// The plan as a composer makes it that has seen nothing yet.
fn fresh(county: &Lettered, region: &Region, dot: Option<f32>) -> Plan {
    plan(county.lettering(), region, dot, &mut Memory::default())
}

/// A rectangle of one region in another one of the same scale.
fn moved(rect: &Rect, from: &Region, to: &Region) -> Rect {
    rect.moved([0, 1].map(|axis| (from.corner[axis] - to.corner[axis]) as f32))
}

/// Whether two labels are the same name in the same place, but for rounding.
fn same(one: &Label, from: &Region, other: &Label, to: &Region) -> bool {
    let (rect, known) = (moved(&one.rect, from, to), other.rect);
    let off = (rect.min[0] - known.min[0]).abs() + (rect.max[1] - known.max[1]).abs();
    one.of == other.of && one.lines == other.lines && one.inside == other.inside && off < 0.01
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_name_lies_on_another_or_on_a_dot(
        metres in 6.0f64..110.0, dot in prop::option::of(0.5f32..4.0), points: bool,
    ) {
        let county = county(points);
        let found = fresh(&county, &county.whole(metres), dot);
        for (nth, label) in found.labels.iter().enumerate() {
            for slim in label.takes().map(|rect| rect.grown(-0.01)) {
                for other in &found.labels[nth + 1..] {
                    prop_assert!(!other.takes().any(|rect| slim.overlaps(&rect)), "{:?} on {:?}", label.of, other.of);
                }
                for other in found.labels.iter().filter(|other| other.of != label.of) {
                    let crossed = other.lead.is_some_and(|line| slim.meets(line));
                    prop_assert!(!crossed, "the line of {:?} over {:?}", other.of, label.of);
                }
                for (area, at) in &found.dots {
                    let dot = Rect::around(*at, 2.0 * dot.unwrap_or(0.0), 2.0 * dot.unwrap_or(0.0));
                    prop_assert!(!slim.overlaps(&dot), "{:?} on the dot of {area}", label.of);
                }
            }
        }
    }

    #[test]
    fn a_region_shows_what_the_whole_plane_has_there_whatever_was_looked_at_before(
        metres in 6.0f64..110.0, dot in prop::option::of(0.5f32..4.0), points: bool,
        places in prop::collection::vec((-0.2f64..1.0, -0.2f64..1.0, 0.05f64..0.6, 0.05f64..0.6, any::<bool>()), 1..6),
    ) {
        let county = county(points);
        let whole = county.whole(metres);
        let all = fresh(&county, &whole, dot);
        let mut memory = Memory::default();
        for (left, top, width, height, elsewhere) in places {
            if elsewhere {
                let other = county.region(1.3 * metres, [left, top], [width, height]);
                plan(county.lettering(), &other, dot, &mut memory);
            }
            let region = county.region(metres, [left, top], [width, height]);
            let here = plan(county.lettering(), &region, dot, &mut memory);
            for label in &here.labels {
                prop_assert!(all.labels.iter().any(|known| same(label, &region, known, &whole)), "{:?}", label.of);
            }
            let shown = |rect: &Rect| region.bounds().contains(&moved(rect, &whole, &region));
            for label in all.labels.iter().filter(|label| shown(&label.rect)) {
                prop_assert!(here.labels.iter().any(|known| same(label, &whole, known, &region)), "{:?}", label.of);
            }
            for (area, at) in all.dots.iter().filter(|(_, at)| shown(&Rect::new(*at, *at))) {
                let [x, y] = moved(&Rect::new(*at, *at), &whole, &region).min;
                let near = |[u, v]: [f32; 2]| (x - u).abs() + (y - v).abs() < 0.01;
                prop_assert!(here.dots.iter().any(|(other, at)| other == area && near(*at)), "the dot of {area}");
            }
        }
    }

    #[test]
    fn no_name_lies_beyond_its_reach(
        metres in 6.0f64..110.0, dot in prop::option::of(0.5f32..4.0), points: bool,
    ) {
        let county = county(points);
        let region = county.whole(metres);
        let ground = Ground::of(county.lettering(), &region, dot);
        for label in fresh(&county, &region, dot).labels {
            let (reach, anchor) = match label.of {
                Named::Township(nth) => {
                    (ground.township_reach(nth), ground.geography.township_anchors[nth as usize])
                }
                Named::Village(nth) => (ground.village_reach(nth), ground.anchor(nth)),
            };
            let reach = if label.lead.is_some() { Some(ground.lead_reach()) } else { reach };
            let reach = reach.expect("what has a name has a reach").moved(region.place(anchor)).grown(0.01);
            prop_assert!(reach.contains(&label.rect), "{:?}: {:?} beyond {reach:?}", label.of, label.rect);
        }
    }
}

#[test]
fn most_villages_have_their_names_where_there_is_room_and_none_where_there_is_not() {
    let county = county(false);
    let names = |metres: f64| {
        let labels = fresh(&county, &county.whole(metres), Some(2.0)).labels;
        labels.iter().filter(|label| matches!(label.of, Named::Village(_))).count()
    };
    assert_eq!(names(10.0), 63);
    assert!(names(30.0) > 50, "{}", names(30.0));
    assert_eq!(names(400.0), 0);
}
