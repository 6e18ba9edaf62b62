//! How long work tells how far it is, and learns that it is to stop.

use std::error::Error;
use std::fmt;

/// The work was stopped by whoever had asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

impl fmt::Display for Stopped {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("stopped")
    }
}

impl Error for Stopped {}

/// Whoever waits for long work: is told how far it is, and says whether it is to go on.
///
/// ```
/// use cunqing::model::Progress;
/// let told = std::cell::Cell::new(0.0);
/// let tell = |share| {
///     told.set(share);
///     share < 0.7
/// };
/// let second_half = Progress::new(&tell).part(0.5, 1.0);
/// assert!(second_half.at(0.2).is_ok());
/// assert_eq!(told.get(), 0.6);
/// assert!(second_half.at(0.5).is_err());
/// ```
#[derive(Clone, Copy)]
pub struct Progress<'a> {
    tell: Option<&'a dyn Fn(f32) -> bool>,
    from: f32,
    span: f32,
}

impl fmt::Debug for Progress<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Progress({}..{})", self.from, self.from + self.span)
    }
}

impl<'a> Progress<'a> {
    /// Nobody waits: the work goes on to its end.
    pub const UNWATCHED: Progress<'static> = Progress { tell: None, from: 0.0, span: 1.0 };
    /// How many of many small things are done between two tellings.
    const STRIDE: usize = 256;

    /// `tell` is given the share that is done, 0 to 1, and answers whether to go on.
    pub fn new(tell: &'a dyn Fn(f32) -> bool) -> Self {
        Self { tell: Some(tell), from: 0.0, span: 1.0 }
    }

    /// For a part of the work, which takes the share from `from` to `to` of the whole.
    #[must_use]
    pub fn part(self, from: f32, to: f32) -> Self {
        Self { tell: self.tell, from: self.from + self.span * from, span: self.span * (to - from) }
    }

    /// This share of the part is done, 0 to 1.
    pub fn at(self, share: f32) -> Result<(), Stopped> {
        let goes_on = self.tell.is_none_or(|tell| tell(self.from + self.span * share.clamp(0.0, 1.0)));
        if goes_on { Ok(()) } else { Err(Stopped) }
    }

    /// So many of all small things are done; told now and then, so that it costs nothing.
    pub fn step(self, done: usize, all: usize) -> Result<(), Stopped> {
        if done.is_multiple_of(Self::STRIDE) { self.at(done as f32 / all.max(1) as f32) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    #[test]
    fn parts_of_parts_tell_the_share_of_the_whole() {
        let told = RefCell::new(Vec::new());
        let tell = |share: f32| {
            told.borrow_mut().push((share * 1000.0).round());
            true
        };
        let part = Progress::new(&tell).part(0.5, 1.0).part(0.2, 0.4);
        [0.0, 0.5, 1.0, 7.0].into_iter().for_each(|share| assert_eq!(part.at(share), Ok(())));
        assert_eq!(*told.borrow(), [600.0, 650.0, 700.0, 700.0]);
    }

    #[test]
    fn many_small_steps_are_told_now_and_then_and_stop_the_work() {
        let told = RefCell::new(0);
        let tell = |share: f32| {
            *told.borrow_mut() += 1;
            share < 0.5
        };
        let progress = Progress::new(&tell);
        let stopped = (0..10_000).find(|done| progress.step(*done, 10_000).is_err());
        assert_eq!(stopped, Some(5120));
        assert_eq!(*told.borrow(), 21);
        assert!((0..10_000).all(|done| Progress::UNWATCHED.step(done, 10_000).is_ok()));
    }
}
