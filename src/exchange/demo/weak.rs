//! Which villages of the demo county were listed as weak: 36 over two years, 24 of them accepted, 2 of those relapsed.

use jiff::civil::{Date, date};

use super::days::later;
use super::dice::Dice;
use super::ground::Ground;

/// How a case went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Course {
    Relapsed,
    LookedBack,
    Accepted,
    FailedOnce,
    Planned,
    Listed,
}

/// A village that was listed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weak {
    pub village: usize,
    pub listed_on: Date,
    pub course: Course,
}

impl Weak {
    /// Whether the village counts as weak today.
    pub fn is_weak(&self) -> bool {
        !matches!(self.course, Course::LookedBack | Course::Accepted)
    }
}

/// The village with many old issues: it is weak, and waits longest.
pub(super) const OLD_CASE: &str = "990101209206";

/// 2025: 20 villages, all accepted; 2026: 16, of which 4 were accepted already.
const COURSES: [(Course, usize, i16); 7] = [
    (Course::Relapsed, 2, 2025),
    (Course::LookedBack, 11, 2025),
    (Course::Accepted, 7, 2025),
    (Course::Accepted, 4, 2026),
    (Course::FailedOnce, 3, 2026),
    (Course::Planned, 6, 2026),
    (Course::Listed, 3, 2026),
];

/// Chooses the villages: none of the town's communities, and not three in one township at a time where it can be helped.
pub(super) fn choose(ground: &Ground) -> Vec<Weak> {
    let mut dice = Dice::named("weak villages");
    let old_case = ground.village(OLD_CASE);
    let mut pool: Vec<usize> = (0..ground.villages.len())
        .filter(|village| ground.villages[*village].kind == "village" && *village != old_case)
        .collect();
    dice.shuffle(&mut pool);
    let mut in_township = vec![0; ground.townships.len()];
    let mut chosen = Vec::new();
    for village in pool {
        let count = &mut in_township[ground.township_of[village]];
        if *count < 2 {
            *count += 1;
            chosen.push(village);
        }
    }
    let mut rest = chosen.into_iter();
    let mut weak = Vec::new();
    for (course, count, year) in COURSES {
        for place in 0..count {
            let is_old_case = course == Course::FailedOnce && place == 0;
            let village = if is_old_case { Some(old_case) } else { rest.next() };
            let listed_on = match course {
                Course::Listed => later(date(year, 9, 8), dice.between(0, 30)),
                Course::FailedOnce => later(date(year, 1, 12), dice.between(0, 20)),
                _ => later(date(year, 3, 10), dice.between(0, 25)),
            };
            weak.extend(village.map(|village| Weak { village, listed_on, course }));
        }
    }
    weak
}
