//! A county as the flow sees it in its plainest form: villages, weak or not, and cadres, senior or not.

use super::instance::{Instance, Pair, Post};
use super::state::Flow;

/// Villages and cadres, by number, and what each possible tie costs.
///
/// A village wants one cadre; a weak one two different ones, of whom one is senior. The second village of a cadre costs
/// [`VillagePosts::STEP`] more than the first, the third twice as much more, and so on; a place that nobody takes costs
/// [`VillagePosts::UNFILLED`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VillagePosts {
    /// For each village, whether it is weak.
    pub weak: Vec<bool>,
    /// For each cadre, whether senior.
    pub senior: Vec<bool>,
    /// For each cadre, how many villages at most.
    pub most: Vec<u32>,
    /// Village, cadre and cost of each tie that is possible.
    pub ties: Vec<(u32, u32, i64)>,
}

impl VillagePosts {
    /// What the second village of a cadre costs beside the cost of the tie.
    pub const STEP: i64 = 100;
    /// What a place costs that nobody takes.
    pub const UNFILLED: i64 = 100_000;

    /// The instance: the posts are the villages, and after them one for the senior cadre of each weak village, who is lent
    /// to the village where there are two.
    pub fn instance(&self) -> Instance {
        let villages = self.weak.len();
        let mut posts = vec![Post::of_one(Self::UNFILLED); villages];
        let mut of_senior = vec![0; villages];
        for (village, _) in self.weak.iter().enumerate().filter(|(_, weak)| **weak) {
            of_senior[village] = posts.len() as u32;
            posts[village].borrows_from = Some(posts.len() as u32);
            posts.push(Post::of_one(Self::UNFILLED));
        }
        let steps = |most: &u32| (0..i64::from(*most)).map(|before| before * Self::STEP).collect();
        let post = |village: u32, cadre: u32| {
            let is_senior = self.senior.get(cadre as usize).copied().unwrap_or_default();
            match self.weak.get(village as usize) {
                Some(true) if is_senior => of_senior[village as usize],
                _ => village,
            }
        };
        let pair = |(village, cadre, cost): &(u32, u32, i64)| Pair {
            post: post(*village, *cadre),
            cadre: *cadre,
            cost: *cost,
        };
        Instance { posts, cadres: self.most.iter().map(steps).collect(), pairs: self.ties.iter().map(pair).collect() }
    }

    /// Village and cadre of each tie of an assignment, in order.
    pub fn ties_of(&self, flow: &Flow) -> Vec<(u32, u32)> {
        let villages = self.weak.len() as u32;
        let mut lenders =
            (villages..).zip((0..).zip(&self.weak).filter(|(_, weak)| **weak).map(|(village, _)| village));
        let mut ties: Vec<(u32, u32)> = Vec::with_capacity(flow.posts() as usize);
        for post in 0..flow.posts() {
            let village = if post < villages { Some(post) } else { lenders.next().map(|(_, village)| village) };
            ties.extend(flow.cadres_of(post).into_iter().filter_map(|cadre| Some((village?, cadre))));
        }
        ties.sort_unstable();
        ties
    }
}

#[cfg(test)]
#[expect(clippy::print_stderr, reason = "a test that was left out says so")]
mod tests {
    use super::*;
    use crate::model::Progress;

    #[test]
    fn a_weak_village_gets_a_senior_and_another_and_the_second_village_of_a_cadre_costs_more() {
        let county = VillagePosts {
            weak: vec![false, true],
            senior: vec![true, false],
            most: vec![2, 1],
            ties: vec![(0, 0, 5), (1, 0, 7), (1, 1, 9), (0, 1, 150)],
        };
        let flow = Flow::solve(&county.instance(), Progress::UNWATCHED).unwrap();
        assert_eq!(flow.cost(), 5 + 7 + 9 + VillagePosts::STEP);
        assert_eq!(county.ties_of(&flow), [(0, 0), (1, 0), (1, 1)]);
    }

    #[test]
    fn the_reference_plan_of_three_hundred_villages_costs_what_others_found() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/peers/ref");
        let rows = |name: &str| -> Option<Vec<Vec<String>>> {
            let text = std::fs::read_to_string(folder.join(name)).ok()?;
            Some(text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect())
        };
        let (Some(villages), Some(cadres), Some(edges)) =
            (rows("assign_300_villages.csv"), rows("assign_300_cadres.csv"), rows("assign_300_k50_edges.csv"))
        else {
            eprintln!("left out: ../shared/peers/ref is not there");
            return;
        };
        let county = VillagePosts {
            weak: villages.iter().map(|row| row[4] == "1").collect(),
            senior: cadres.iter().map(|row| row[6] == "1").collect(),
            most: cadres.iter().map(|row| row[7].parse().unwrap()).collect(),
            ties: edges
                .iter()
                .map(|row| (row[0].parse().unwrap(), row[1].parse().unwrap(), row[2].parse().unwrap()))
                .collect(),
        };
        let flow = Flow::solve(&county.instance(), Progress::UNWATCHED).unwrap();
        assert_eq!((flow.proof().cost, flow.proof().is_optimal()), (6192, true));
        assert_eq!(county.ties_of(&flow).len(), 321, "300 villages, of which 21 are weak");
    }
}
