//! What the workspace 出图 holds: the layout with its undo, what is written on the sheet, what is selected on the page, and
//! the page as it was composed last.

use std::path::PathBuf;

use crate::map::layout::{Fit, Place};
use crate::map::sheet::Page;
use crate::map::{Choice, Composer, Layout, Paper, Part, Rect, Sheet, View};
use crate::paint::file::Format;
use crate::paint::screen::Placing;
use crate::ui::intent::Sight;
use crate::ui::open_file::OpenFile;

use super::hold::Hold;
use super::past::Past;
use super::template_box::TemplateBox;

/// Parts that stand around the map and give way to each other: when one of them is moved, the others stay where they are.
const TOGETHER: [Part; 7] =
    [Part::Map, Part::Legend, Part::ScaleBar, Part::Inset, Part::Table, Part::Chart, Part::Notes];

/// What the sheet is made of, with the page.
#[derive(Default)]
pub struct PrintDesk {
    pub(super) layout: Layout,
    pub(super) past: Past,
    pub(super) templates: TemplateBox,
    pub(super) title: String,
    pub(super) subtitle: String,
    pub(super) notes: String,
    pub(super) names_of_people: bool,
    pub(super) format: Format,
    /// The part that is selected on the page.
    pub(super) selected: Option<Part>,
    pub(super) hold: Option<Hold>,
    /// The layout as it was before a number began to be dragged.
    pub(super) dragged: Option<Layout>,
    /// Whether the page is to take the keys as soon as it is drawn.
    pub(super) wants_keys: bool,
    pub(super) page: Option<Page>,
    /// Where the page lies in the window.
    pub(super) placing: Option<Placing>,
    pub(super) written: Option<PathBuf>,
    composer: Composer,
    made_for: Option<(u64, String)>,
    /// What the map of the overview shows, and the note of the view that it shows.
    seen: (Option<[[f64; 2]; 2]>, String),
    journal: (Option<u64>, Option<String>),
}

impl PrintDesk {
    /// The sheet as it is chosen now.
    pub fn sheet(&self) -> Sheet {
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Sheet {
            title: given(&self.title),
            subtitle: given(&self.subtitle),
            notes: given(&self.notes).unwrap_or_else(|| self.seen.1.clone()),
            journal: self.journal.1.clone(),
            extent: self.seen.0.filter(|_| self.layout.fit == Fit::View),
            names_of_people: self.names_of_people,
            ..Sheet::of(self.layout.clone())
        }
    }

    /// What is chosen as it is printed: on white, whatever the window looks like, and without what the pointer is over.
    pub fn printed(choice: &Choice) -> Choice {
        Choice { hovered: None, dark: false, eyes: Default::default(), ..choice.clone() }
    }

    /// The layout as it is now.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The kind of file that is chosen.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The paper of the sheet.
    pub(super) fn paper(&self) -> Paper {
        self.layout.sheet_paper()
    }

    /// The name that is offered for the picture, without its ending.
    pub fn file_stem(&self, county: &str, today: &str) -> String {
        let title = self.title.trim();
        if title.is_empty() { format!("{county} {today}") } else { format!("{title} {today}") }
    }

    /// A picture was written: its folder can be opened.
    pub fn written(&mut self, key: &str, path: PathBuf) {
        if key == "ui.print.done" {
            self.written = Some(path);
        }
    }

    /// Whether a change of the layout can be taken back.
    pub fn can_undo(&self) -> bool {
        self.past.can_undo()
    }

    /// Whether a change of the layout can be done again.
    pub fn can_redo(&self) -> bool {
        self.past.can_redo()
    }

    /// Takes the last change of the layout back.
    pub fn undo(&mut self) {
        self.past.undo(&mut self.layout);
    }

    /// Does the change again that was taken back last.
    pub fn redo(&mut self) {
        self.past.redo(&mut self.layout);
    }

    /// Nothing is selected on the page any more; says whether something was.
    pub fn let_go(&mut self) -> bool {
        self.hold = None;
        self.selected.take().is_some()
    }

    /// The layout becomes another one, which undo takes back.
    pub fn change(&mut self, change: impl FnOnce(&mut Layout)) {
        let mut then = self.layout.clone();
        change(&mut then);
        self.past.change(&mut self.layout, then);
    }

    /// Puts a part at a rectangle of the page. Of parts that stand around the map the others are held where they are, so
    /// that nothing jumps.
    pub(super) fn put(&mut self, part: Part, rect: Rect, sized: bool) {
        let Some(page) = &self.page else { return };
        let (room, stands) = (page.room, page.parts.clone());
        self.change(|layout| {
            if TOGETHER.contains(&part) {
                for (other, at) in stands {
                    if other != part && TOGETHER.contains(&other) && layout.flows(other) {
                        layout.put(other, Some(Place::at(at, room, true)));
                    }
                }
            }
            let had_size = layout.place(part).is_some_and(|place| place.size.is_some());
            let sized = sized || had_size || TOGETHER.contains(&part);
            layout.put(part, Some(Place::at(rect, room, sized)));
        });
    }

    /// Where a part stands on the page.
    pub(super) fn rect_of(&self, part: Part) -> Option<Rect> {
        let page = self.page.as_ref()?;
        page.parts.iter().rev().find(|(other, _)| *other == part).map(|(_, rect)| *rect)
    }

    /// Where the page lies in the window, points.
    pub fn area(&self) -> Option<egui::Rect> {
        let (page, placing) = (self.page.as_ref()?, self.placing?);
        Some(placing.rect(Rect::new([0.0, 0.0], page.scene.size)))
    }

    /// Where a part lies in the window, points.
    pub fn area_of(&self, part: Part) -> Option<egui::Rect> {
        Some(self.placing?.rect(self.rect_of(part)?))
    }

    /// Composes the page anew if something about it has changed. `view` is what the map of the overview shows where that
    /// is less than the county, and `note` is what is to be said about the view.
    pub fn compose(&mut self, file: &OpenFile, sight: Sight<'_>, view: Option<&View>, note: Option<String>) {
        self.seen = (view.map(bounds_of), note.unwrap_or_default());
        let edition = Some(file.session.edition());
        if self.journal.0 != edition {
            self.journal = (edition, file.session.journal_head());
        }
        let choice = Self::printed(sight.choice);
        let sheet = self.sheet();
        let made_for = (file.session.revision(), format!("{}{sheet:?}{choice:?}", file.findings.today));
        if self.made_for.as_ref() != Some(&made_for) {
            self.page = Some(self.composer.compose_page(file.county(), file.session.revision(), &sheet, &choice));
            self.made_for = Some(made_for);
        }
        let is_there = |part: &Part| self.page.as_ref().is_some_and(|page| page.parts.iter().any(|(at, _)| at == part));
        self.selected = self.selected.filter(is_there);
    }
}

/// Smallest and largest x and y of the plane that a view shows.
fn bounds_of(view: &View) -> [[f64; 2]; 2] {
    let [west, north] = view.world_from_page(view.frame.min);
    let [east, south] = view.world_from_page(view.frame.max);
    [[west, south], [east, north]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_without_words_takes_those_of_the_county() {
        let desk = PrintDesk { title: "  ".into(), subtitle: "全县".into(), ..PrintDesk::default() };
        assert_eq!((desk.sheet().title, desk.sheet().subtitle), (None, Some("全县".to_owned())));
        assert!(!desk.sheet().names_of_people, "names of people are left out unless asked for");
    }

    #[test]
    fn a_change_of_the_layout_is_taken_back_and_done_again() {
        let mut desk = PrintDesk::default();
        desk.change(|layout| layout.upright = true);
        assert!(desk.can_undo() && desk.layout.upright);
        desk.undo();
        assert!(!desk.layout.upright && desk.can_redo());
        desk.redo();
        assert!(desk.layout.upright);
    }
}
