//! The layouts of this window, for undo and redo: a change of a layout is no edit of the file.

use crate::map::Layout;

/// How many layouts are kept.
const MOST: usize = 200;

/// The layouts before and after the one that is shown.
#[derive(Debug, Default)]
pub(super) struct Past {
    before: Vec<Layout>,
    after: Vec<Layout>,
}

impl Past {
    /// The layout becomes another one; nothing is kept where it stays the same.
    pub fn change(&mut self, now: &mut Layout, then: Layout) {
        if *now != then {
            self.before.push(std::mem::replace(now, then));
            self.after.clear();
            let surplus = self.before.len().saturating_sub(MOST);
            self.before.drain(..surplus);
        }
    }

    /// The layout that was seen while something was dragged becomes the last one before: one step, however long it took.
    pub fn changed_from(&mut self, was: Layout, now: &Layout) {
        if was != *now {
            self.before.push(was);
            self.after.clear();
        }
    }

    /// Whether there is one to go back to.
    pub fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    /// Whether there is one to go on to.
    pub fn can_redo(&self) -> bool {
        !self.after.is_empty()
    }

    /// Goes back; says whether it could.
    pub fn undo(&mut self, now: &mut Layout) -> bool {
        let Some(then) = self.before.pop() else { return false };
        self.after.push(std::mem::replace(now, then));
        true
    }

    /// Goes on; says whether it could.
    pub fn redo(&mut self, now: &mut Layout) -> bool {
        let Some(then) = self.after.pop() else { return false };
        self.before.push(std::mem::replace(now, then));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layouts_are_undone_and_done_again_and_a_new_one_ends_what_was_undone() {
        let with = |letters: f32| Layout { letters, ..Layout::default() };
        let (mut past, mut now) = (Past::default(), with(1.0));
        past.change(&mut now, with(1.2));
        past.change(&mut now, with(1.2));
        past.change(&mut now, with(1.5));
        assert!(past.undo(&mut now) && now == with(1.2));
        assert!(past.undo(&mut now) && now == with(1.0));
        assert!(!past.undo(&mut now) && past.can_redo());
        assert!(past.redo(&mut now) && now == with(1.2));
        past.change(&mut now, with(0.8));
        assert!(!past.redo(&mut now) && past.undo(&mut now) && now == with(1.2));
    }
}
