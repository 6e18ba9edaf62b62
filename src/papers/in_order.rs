//! Many pieces of work on all processors, taken up in their order: the result does not depend on who is done first.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use crate::model::Progress;

use super::error::PaperError;

/// How many done pieces wait for each worker: more would only fill memory.
const WAITING: usize = 2;
/// How often it is asked whether to go on while nothing comes.
const PULSE: Duration = Duration::from_millis(50);

/// Does `count` pieces of work and takes each up in turn, beginning with the first. Each worker has something of its own
/// (a composer, say) that it uses again. The first error ends all.
pub(super) fn in_order<S, T: Send>(
    count: usize,
    own: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize) -> Result<T, PaperError> + Sync,
    mut take: impl FnMut(usize, T) -> Result<(), PaperError>,
    progress: Progress<'_>,
) -> Result<(), PaperError> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(count.max(1));
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (send, receive) = sync_channel(workers * WAITING);
    thread::scope(|scope| {
        for _ in 0..workers {
            let (send, next, stop, own, work) = (send.clone(), &next, &stop, &own, &work);
            scope.spawn(move || {
                let mut mine = own();
                loop {
                    let nth = next.fetch_add(1, Ordering::Relaxed);
                    if nth >= count || stop.load(Ordering::Relaxed) {
                        return;
                    }
                    // Nobody listens any more when all was stopped.
                    if send.send((nth, work(&mut mine, nth))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let mut early: BTreeMap<usize, T> = BTreeMap::new();
        let mut taken = 0;
        let mut collect = || -> Result<(), PaperError> {
            while taken < count {
                progress.at(taken as f32 / count as f32)?;
                let (nth, done) = match receive.recv_timeout(PULSE) {
                    Ok(done) => done,
                    Err(RecvTimeoutError::Timeout) => continue,
                    // A worker that was lost takes the whole down with it when the scope ends.
                    Err(RecvTimeoutError::Disconnected) => break,
                };
                early.insert(nth, done?);
                while let Some(done) = early.remove(&taken) {
                    take(taken, done)?;
                    taken += 1;
                    progress.at(taken as f32 / count as f32)?;
                }
            }
            Ok(progress.at(1.0)?)
        };
        let result = collect();
        stop.store(true, Ordering::Relaxed);
        // Workers that wait to hand over what they have done are let go.
        drop(receive);
        result
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_taken_up_in_their_order_whoever_is_done_first() {
        let mut taken = Vec::new();
        let work = |_: &mut (), nth: usize| {
            (0..if nth.is_multiple_of(3) { 20_000 } else { 0 }).for_each(|_| std::hint::spin_loop());
            Ok(nth * nth)
        };
        let take = |nth, square| {
            taken.push((nth, square));
            Ok(())
        };
        in_order(200, || (), work, take, Progress::UNWATCHED).expect("done");
        assert_eq!(taken, (0..200).map(|nth| (nth, nth * nth)).collect::<Vec<_>>());
    }

    #[test]
    fn it_can_be_stopped_and_ends_at_the_first_error() {
        let mut taken = 0;
        let take = |_, ()| {
            taken += 1;
            Ok(())
        };
        let stopped = in_order(1000, || (), |(), _| Ok(()), take, Progress::new(&|share| share < 0.5));
        assert_eq!(stopped, Err(PaperError::new("papers.error.stopped")));
        assert!(taken < 600);
        let broken = |(): &mut (), nth| if nth == 7 { Err(PaperError::new("papers.error.format")) } else { Ok(()) };
        let mut last = 0;
        let take = |nth, ()| {
            last = nth;
            Ok(())
        };
        let error = in_order(1000, || (), broken, take, Progress::UNWATCHED);
        assert_eq!((error, last <= 6), (Err(PaperError::new("papers.error.format")), true));
    }

    #[test]
    fn nothing_to_do_is_done() {
        assert!(in_order(0, || (), |(), _| Ok(()), |_, ()| Ok(()), Progress::UNWATCHED).is_ok());
    }
}
