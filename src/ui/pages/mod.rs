//! The pages of the workspace 台账: what is to be done today, the table, the month, townships and units. They stand below
//! the map, on which every line of them leads to its place.

mod agenda;
mod agenda_line;
mod head;
mod month;
mod month_freeze;
mod month_groups;
mod month_rows;
mod opened;
mod period_choice;
mod sheets;
mod sheets_grid;

use egui::{Frame, Margin, Ui};

use crate::model::{Id, Issue, World};
use crate::ui::intent::{Intent, Intents, RecordRef, Sight};
use crate::ui::tables::{Shown, Tables};

use agenda::AgendaPage;
use month::MonthPage;
use opened::Opened;
use sheets::SheetsPage;

/// One of the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    /// 今天要办
    #[default]
    Today,
    /// 台账: the tables.
    Table,
    /// 一月一结
    Month,
    /// 乡镇比较
    Townships,
    /// 单位一览
    Units,
}

impl Page {
    /// All pages, in their order.
    pub const ALL: [Self; 5] = [Self::Today, Self::Table, Self::Month, Self::Townships, Self::Units];

    /// The key of its title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Today => "agenda.title",
            Self::Table => "agenda.table",
            Self::Month => "month.title",
            Self::Townships => "sheets.townships",
            Self::Units => "sheets.units",
        }
    }
}

/// Which page is shown, and what the user has chosen on each.
#[derive(Debug, Default)]
pub struct Pages {
    page: Page,
    agenda: AgendaPage,
    month: MonthPage,
    sheets: SheetsPage,
}

impl Pages {
    /// The page that is shown.
    pub fn page(&self) -> Page {
        self.page
    }

    /// Shows a page.
    pub fn show(&mut self, page: Page) {
        self.page = page;
    }

    /// Draws the page that is shown over all the room that `ui` has.
    pub fn pages_ui(&mut self, ui: &mut Ui, tables: &mut Tables, sight: Sight<'_>, intents: &mut Intents) {
        if self.page == Page::Table {
            tables.tables_ui(ui, sight, intents);
            return;
        }
        let mut opened = None;
        let margin = Margin { left: 14, right: 10, top: 8, bottom: 4 };
        Frame::new().inner_margin(margin).show(ui, |ui| match self.page {
            Page::Today => self.agenda.agenda_ui(ui, sight, &mut opened, intents),
            Page::Month => self.month.month_ui(ui, sight, &mut opened, intents),
            Page::Townships => self.sheets.townships_ui(ui, sight, intents),
            Page::Units => self.sheets.units_ui(ui, sight, intents),
            Page::Table => {}
        });
        if let Some(Opened { title, issues }) = opened {
            intents.push(Intent::SelectVillages(villages(sight.session.world(), &issues)));
            tables.show_only(title, issues.into_iter().map(RecordRef::Issue).collect());
            self.page = Page::Table;
            ui.ctx().request_repaint();
        }
    }

    /// The page that is shown as text, for an export; none where it is the table. Names of people are masked unless
    /// `names_of_people`.
    pub fn shown(&mut self, sight: Sight<'_>, names_of_people: bool) -> Option<Shown> {
        match self.page {
            Page::Today => Some(self.agenda.shown(sight, names_of_people)),
            Page::Table => None,
            Page::Month => self.month.shown(sight),
            Page::Townships => Some(self.sheets.shown_townships(sight)),
            Page::Units => Some(self.sheets.shown_units(sight)),
        }
    }
}

/// The villages that some issues are about, each once.
fn villages(world: &World, issues: &[Id<Issue>]) -> Vec<Id<crate::model::Village>> {
    let mut villages: Vec<_> = issues.iter().filter_map(|id| world.issues.get(*id)?.village).collect();
    villages.sort_unstable();
    villages.dedup();
    villages
}
