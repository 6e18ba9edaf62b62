//! How long one job took, several times.

use std::time::Instant;

/// The runs of one job.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Timing {
    /// The key of its name.
    pub key: &'static str,
    /// Milliseconds of each run.
    pub runs_ms: Vec<f64>,
}

impl Timing {
    /// Runs a job so many times; the first failure ends it. Only what the job itself times counts.
    pub fn of<E>(key: &'static str, runs: usize, mut job: impl FnMut(usize) -> Result<f64, E>) -> Result<Self, E> {
        Ok(Self { key, runs_ms: (0..runs).map(&mut job).collect::<Result<_, E>>()? })
    }

    /// The run in the middle.
    pub fn median_ms(&self) -> f64 {
        let mut sorted = self.runs_ms.clone();
        sorted.sort_by(f64::total_cmp);
        sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
    }

    /// The longest run.
    pub fn worst_ms(&self) -> f64 {
        self.runs_ms.iter().copied().fold(0.0, f64::max)
    }
}

/// Milliseconds that a piece of work takes, with what it gives.
pub(super) fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed().as_secs_f64() * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_run_in_the_middle() {
        let timing = Timing { key: "x", runs_ms: vec![9.0, 1.0, 5.0] };
        assert_eq!((timing.median_ms(), timing.worst_ms()), (5.0, 9.0));
        assert_eq!(Timing { key: "x", runs_ms: Vec::new() }.median_ms(), 0.0);
    }
}
