//! Fewer points without gaps: each arc loses its least vertices, both neighbours lose the same.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use super::buckets::Buckets;
use super::coverage::{ArcLine, Coverage};
use super::plane::{Point2, box_of, cross};

/// A closed arc keeps a triangle, which is four points with the repeated first.
const LEAST_POINTS_OF_A_RING: u32 = 4;
/// How much coarser each step is than the one before.
const STEP: f64 = 4.0;

impl Coverage {
    /// The same tiling with fewer vertices and without gaps: arcs are simplified, nodes stay. Vertices go, the least
    /// first, while the triangle with their neighbours is smaller than the square of the tolerance (Visvalingam and
    /// Whyatt 1993), unless another vertex lies in that triangle: so no line comes to cross another, and no area is
    /// lost or changes its neighbours.
    #[must_use]
    pub fn simplified(&self, tolerance: f64) -> Self {
        self.simplifications(&[tolerance], |_| true).pop().map(|(_, coverage)| coverage).unwrap_or_default()
    }

    /// [`Self::simplified`] for several tolerances, ascending, in one go; those are given, with their tolerance, that are
    /// wanted by how many points they have.
    pub fn simplifications(&self, tolerances: &[f64], mut wanted: impl FnMut(usize) -> bool) -> Vec<(f64, Self)> {
        let mut thinning = Thinning::of(self);
        let mut made = Vec::new();
        for tolerance in tolerances {
            thinning.thin_to(*tolerance);
            if wanted(thinning.remaining.iter().map(|points| *points as usize).sum()) {
                let lines = thinning.lines().zip(&self.arcs);
                let arcs = lines.map(|(points, arc)| ArcLine { points, left: arc.left, right: arc.right }).collect();
                made.push((
                    *tolerance,
                    Self { len: self.len, arcs, ends: Arc::clone(&self.ends), polygons: Arc::clone(&self.polygons) },
                ));
            }
        }
        made
    }
}

/// One vertex of an arc.
#[derive(Clone, Copy)]
struct Vertex {
    at: Point2,
    previous: u32,
    next: u32,
    arc: u32,
    /// How often its triangle has changed: entries of the queue with another number are out of date.
    stamp: u32,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// The end of an arc, which stays.
    End,
    Inner,
    Gone,
}

/// The vertices of all arcs while they are taken away.
struct Thinning<'a> {
    coverage: &'a Coverage,
    vertices: Vec<Vertex>,
    /// The first vertex of each arc, then the number of all.
    starts: Vec<u32>,
    remaining: Vec<u32>,
    /// For pairs of nodes with a straight arc between them: how many.
    straight: std::collections::BTreeMap<[u32; 2], u32>,
    /// Where the vertices were when they were last sorted by place.
    near: Option<Near>,
}

impl<'a> Thinning<'a> {
    fn of(coverage: &'a Coverage) -> Self {
        let mut vertices = Vec::with_capacity(coverage.point_count());
        let mut starts = Vec::with_capacity(coverage.arcs.len() + 1);
        for (arc, line) in (0..).zip(&coverage.arcs) {
            let start = vertices.len() as u32;
            let last = start + line.points.len().saturating_sub(1) as u32;
            starts.push(start);
            vertices.extend((start..).zip(&line.points).map(|(number, at)| Vertex {
                at: *at,
                previous: number.saturating_sub(1),
                next: number + 1,
                arc,
                stamp: 0,
                state: if number == start || number == last { State::End } else { State::Inner },
            }));
        }
        starts.push(vertices.len() as u32);
        let remaining = coverage.arcs.iter().map(|arc| arc.points.len() as u32).collect();
        let mut thinning = Self { coverage, vertices, starts, remaining, straight: Default::default(), near: None };
        for arc in 0..coverage.arcs.len() {
            thinning.note_straight(arc);
        }
        thinning
    }

    fn note_straight(&mut self, arc: usize) {
        if self.remaining[arc] == 2 {
            *self.straight.entry(self.nodes(arc)).or_default() += 1;
        }
    }

    /// The nodes of an arc, the lower first.
    fn nodes(&self, arc: usize) -> [u32; 2] {
        let [from, to] = self.coverage.ends[arc];
        [from.min(to), from.max(to)]
    }

    /// Takes away what has a triangle below the square of the tolerance, in steps: when lines have become coarser, the
    /// places of the vertices are sorted anew.
    fn thin_to(&mut self, tolerance: f64) {
        let mut step = STEP * self.mean_length();
        while step > 0.0 && step < tolerance {
            self.thin_step(step * step);
            step *= STEP;
        }
        self.thin_step(tolerance * tolerance);
    }

    /// Takes away what has a triangle below this area.
    fn thin_step(&mut self, area: f64) {
        let all = 0..self.vertices.len() as u32;
        let mut queue: BinaryHeap<_> = all.filter_map(|number| self.entry(number, 0.0, area)).collect();
        if queue.is_empty() {
            return;
        }
        let buckets = self.near();
        while let Some(Reverse((bits, number, stamp))) = queue.pop() {
            let vertex = self.vertices[number as usize];
            if vertex.state != State::Inner || vertex.stamp != stamp || !self.may_go(number, &buckets) {
                continue;
            }
            self.take_away(number);
            for neighbour in [vertex.previous, vertex.next] {
                self.vertices[neighbour as usize].stamp += 1;
                queue.extend(self.entry(neighbour, f64::from_bits(bits), area));
            }
        }
        self.near = Some(buckets);
    }

    /// The entry of a vertex in the queue if its triangle is below the limit. It never goes before what went already.
    fn entry(&self, number: u32, least: f64, limit: f64) -> Option<Reverse<(u64, u32, u32)>> {
        let vertex = &self.vertices[number as usize];
        if vertex.state != State::Inner {
            return None;
        }
        let [a, b, c] = self.triangle(number);
        let area = (cross(a, b, c).abs() / 2.0).max(least);
        (area < limit).then_some(Reverse((area.to_bits(), number, vertex.stamp)))
    }

    fn triangle(&self, number: u32) -> [Point2; 3] {
        let vertex = &self.vertices[number as usize];
        [self.vertices[vertex.previous as usize].at, vertex.at, self.vertices[vertex.next as usize].at]
    }

    fn take_away(&mut self, number: u32) {
        let Vertex { previous, next, arc, .. } = self.vertices[number as usize];
        self.vertices[number as usize].state = State::Gone;
        self.vertices[previous as usize].next = next;
        self.vertices[next as usize].previous = previous;
        self.remaining[arc as usize] -= 1;
        self.note_straight(arc as usize);
    }

    /// Whether the vertex can go without a line crossing another or an arc collapsing.
    fn may_go(&self, number: u32, buckets: &Near) -> bool {
        let arc = self.vertices[number as usize].arc as usize;
        let [from, to] = self.coverage.ends[arc];
        if from == to && self.remaining[arc] <= LEAST_POINTS_OF_A_RING {
            return false;
        }
        if self.remaining[arc] == 3 && self.straight.contains_key(&self.nodes(arc)) {
            return false;
        }
        let triangle = self.triangle(number);
        !buckets.buckets.any_in(box_of(&triangle), |entry| {
            let other = &self.vertices[buckets.numbers[entry as usize] as usize];
            other.state != State::Gone && !triangle.contains(&other.at) && triangle_holds(triangle, other.at)
        })
    }

    /// How long the edges are in the mean.
    fn mean_length(&self) -> f64 {
        let (mut length, mut count) = (0.0, 0_u32);
        for vertex in self.vertices.iter().filter(|vertex| vertex.state == State::Inner) {
            let [x, y] = self.vertices[vertex.next as usize].at;
            length += (x - vertex.at[0]).abs() + (y - vertex.at[1]).abs();
            count += 1;
        }
        length / f64::from(count.max(1))
    }

    /// Where the vertices lie that are still there, and some that are gone: they are sorted anew when half of them are.
    fn near(&mut self) -> Near {
        let left: usize = self.remaining.iter().map(|points| *points as usize).sum();
        match self.near.take() {
            Some(near) if near.numbers.len() < 2 * left => near,
            _ => self.buckets(),
        }
    }

    /// Sorts the vertices that are still there by place.
    fn buckets(&self) -> Near {
        let numbers: Vec<u32> = (0..self.vertices.len() as u32)
            .filter(|number| self.vertices[*number as usize].state != State::Gone)
            .collect();
        let cell = 1.5 * self.mean_length();
        let mut buckets = Buckets::new(numbers.len(), if cell > 0.0 && cell.is_finite() { cell } else { 1.0 });
        for number in &numbers {
            buckets.push(self.vertices[*number as usize].at);
        }
        Near { buckets, numbers }
    }

    /// The points of each arc that are still there.
    fn lines(&self) -> impl Iterator<Item = Vec<Point2>> + '_ {
        self.starts.windows(2).zip(&self.remaining).map(|(range, remaining)| {
            let mut points = Vec::with_capacity(*remaining as usize);
            points.extend(
                self.vertices[range[0] as usize..range[1] as usize]
                    .iter()
                    .filter(|vertex| vertex.state != State::Gone)
                    .map(|vertex| vertex.at),
            );
            points
        })
    }
}

/// Vertices by place: the buckets count their points from 0, the numbers say which vertex each is.
struct Near {
    buckets: Buckets,
    numbers: Vec<u32>,
}

/// Whether the triangle holds the point, its border included.
fn triangle_holds([a, b, c]: [Point2; 3], point: Point2) -> bool {
    let turns = [cross(a, b, point), cross(b, c, point), cross(c, a, point)];
    let flat = cross(a, b, c) == 0.0;
    let within = turns.iter().all(|turn| *turn >= 0.0) || turns.iter().all(|turn| *turn <= 0.0);
    within && (!flat || super::plane::boxes_meet(box_of([&a, &b, &c]), [point, point]))
}
