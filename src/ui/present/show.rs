//! What is presented, and what was seen before, to which the window goes back.

use crate::map::Choice;
use crate::model::{Date, SavedView, Sentence, TimeSight, ViewDay};

use super::super::intent::{Intent, Selection, TimeDeed, ViewDeed, Workspace};
use super::super::map_pane::Looks;

/// How high a page is, points: all that is written is in proportion to it, on a small screen and on a large one.
const PAGE: f32 = 560.0;

/// What was seen before.
#[derive(Clone, Debug)]
pub struct Before {
    /// The choice.
    pub choice: Choice,
    /// The selection.
    pub selection: Selection,
    /// The workspace.
    pub workspace: Workspace,
    /// The earlier day that was looked at.
    pub day: Option<Date>,
    /// How time was seen.
    pub time: (TimeSight, ViewDay),
    /// Where the map looked.
    pub looks: Looks,
    /// How large everything was.
    pub zoom: f32,
    /// Whether the window had the whole screen.
    pub full: bool,
}

/// A presentation.
#[derive(Clone, Debug)]
pub struct Show {
    /// The views with their names; none presents what is seen.
    pub views: Vec<(String, SavedView)>,
    /// The place of the one that is shown.
    pub at: usize,
    /// What it named and the file does not have.
    pub missing: Vec<Sentence>,
    /// Whether it is told why a place looks as it does.
    pub why: bool,
    /// What was seen before.
    pub before: Before,
    /// The height for which the size was set last, points.
    sized: Option<f32>,
}

impl Show {
    /// Begins with the view at this place.
    pub fn begin(views: Vec<(String, SavedView)>, at: usize, before: Before) -> Self {
        Self { views, at, missing: Vec::new(), why: false, before, sized: None }
    }

    /// The view that is shown.
    pub fn view(&self) -> Option<&(String, SavedView)> {
        self.views.get(self.at)
    }

    /// The place so many views on or back; none beyond the ends.
    pub fn stepped(&self, by: i32) -> Option<usize> {
        let place = usize::try_from(self.at as i64 + i64::from(by)).ok()?;
        (place < self.views.len()).then_some(place)
    }

    /// How much larger everything has to become, so that a page of `height` points is as high as it is to be; none where
    /// it is, or where that was asked for already.
    pub fn growth(&mut self, height: f32) -> Option<f32> {
        if (height - PAGE).abs() < 2.0 || self.sized == Some(height) {
            return None;
        }
        self.sized = Some(height);
        Some(height / PAGE)
    }
}

/// Whether something may be done while views are presented: nothing that changes a record or leaves the page.
pub fn may(intent: &Intent) -> bool {
    let looks = matches!(
        intent,
        Intent::SelectVillages(_)
            | Intent::ToggleVillage(_)
            | Intent::ClearSelection
            | Intent::Hover(_)
            | Intent::Zoom(_)
            | Intent::ZoomToSelection
            | Intent::FullExtent
            | Intent::ToggleFullScreen
    );
    let steps = matches!(intent, Intent::View(ViewDeed::Step(_) | ViewDeed::Show(_) | ViewDeed::Leave));
    let plays =
        matches!(intent, Intent::Time(TimeDeed::Step(_) | TimeDeed::Go(_) | TimeDeed::Play | TimeDeed::Other(_)));
    looks || steps || plays
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SavedView;

    fn show(count: usize) -> Show {
        let before = Before {
            choice: Choice::default(),
            selection: Selection::default(),
            workspace: Workspace::default(),
            day: None,
            time: Default::default(),
            looks: Looks::default(),
            zoom: 1.0,
            full: false,
        };
        Show::begin((0..count).map(|nth| (nth.to_string(), SavedView::default())).collect(), 0, before)
    }

    #[test]
    fn steps_end_with_the_first_and_the_last_view() {
        assert!(show(0).view().is_none());
        let mut show = show(3);
        assert_eq!((show.stepped(-1), show.stepped(1), show.stepped(3)), (None, Some(1), None));
        show.at = 2;
        assert_eq!((show.stepped(-1), show.stepped(1)), (Some(1), None));
    }

    #[test]
    fn a_page_is_sized_once_for_each_height_that_the_window_has() {
        let mut show = show(1);
        assert_eq!(show.growth(1120.0), Some(2.0));
        assert_eq!(show.growth(560.0), None, "it is as high as it is to be");
        assert_eq!(show.growth(1120.0), None, "where the size has no effect it is not asked for again");
        assert_eq!(show.growth(280.0), Some(0.5));
    }

    #[test]
    fn nothing_that_changes_a_record_may_be_done() {
        assert!(may(&Intent::SelectVillages(Vec::new())) && may(&Intent::View(ViewDeed::Leave)));
        for intent in [Intent::Undo, Intent::Redo, Intent::Quit, Intent::View(ViewDeed::Remove("甲".into()))] {
            assert!(!may(&intent), "{intent:?}");
        }
    }
}
