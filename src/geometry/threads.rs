//! Work that is shared out to all cores. What comes out must not depend on how many there are.

use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

/// So much work (simple steps) is done before a second thread is worth its start.
const WORTHWHILE: usize = 4_000_000;

/// How many threads so many simple steps are worth: all cores for much work, one for little.
pub(crate) fn worth(steps: usize) -> usize {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    (steps / WORTHWHILE).clamp(1, cores)
}

/// Cuts `0..count` into as many ranges as there are threads, works on them at the same time, and gives what each gave,
/// in the order of the ranges.
pub(crate) fn shared_out<R: Send>(count: usize, threads: usize, work: impl Fn(Range<usize>) -> R + Sync) -> Vec<R> {
    let threads = threads.clamp(1, count.max(1));
    let range = |nth: usize| count * nth / threads..count * (nth + 1) / threads;
    if threads == 1 {
        return vec![work(0..count)];
    }
    thread::scope(|scope| {
        let work = &work;
        let running: Vec<_> = (0..threads).map(|nth| scope.spawn(move || work(range(nth)))).collect();
        running.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_is_done_once_and_in_order() {
        for (count, threads) in [(0, 4), (1, 4), (7, 3), (100, 1), (5, 0)] {
            let pieces = shared_out(count, threads, Iterator::collect::<Vec<_>>);
            assert_eq!(pieces.concat(), (0..count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn little_work_needs_one_thread() {
        assert_eq!(worth(300 * 999), 1);
        assert!(worth(usize::MAX) >= 1);
    }
}
