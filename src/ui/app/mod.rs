//! The app: what is open, what is chosen, and the one place where intents are carried out.

mod act;
mod attach;
mod files;
mod leaving;
mod papers;
mod plan_deeds;
mod plan_edits;
mod plan_review;
mod present;
mod press;
mod print_deeds;
mod snapshot;
mod spots;
mod time_deeds;
mod view_deeds;
mod work;

use std::path::{Path, PathBuf};

use egui::{CentralPanel, Context, Frame, Margin, Panel, Ui, ViewportCommand};

use crate::map::{Choice, View};
use crate::model::{Cadre, Id, TimeSight};
use crate::session::Session;
use crate::words::Language;

use super::as_of::{DayChip, DaySight, banner_ui};
use super::charts::Charts;
use super::comparing::Comparing;
use super::dialogs::{Answer, Ask, Dialogs};
use super::focus::FocusRing;
use super::forms::Drafts;
use super::intent::{Intent, Intents, Leave, Selection, Sight, Workspace};
use super::jobs::Jobs;
use super::left_panel::LeftPanel;
use super::map_pane::MapPane;
use super::menus::MenuSight;
use super::multiples::Multiples;
use super::notices::Notices;
use super::open_file::OpenFile;
use super::pages::Pages;
use super::panel::panel_ui;
use super::planning::{self, Planning};
use super::preferences::Preferences;
use super::present::Show;
use super::print::{PrintDesk, PrintSight};
use super::search::SearchField;
use super::select::QueryBox;
use super::tables::Tables;
use super::times::{BAR, Times, bar_ui, maps_ui};
use super::top_bar::{FileLine, top_ui};
use super::views::ViewsPanel;
use super::wishes::Start;
use super::workspaces::ledger::ledger_ui;
use super::workspaces::postings::{PostingsDesk, postings_ui};
use super::{empty, keys, look, status_bar};

/// The program behind the window.
pub struct App {
    file: Option<OpenFile>,
    choice: Choice,
    selection: Selection,
    workspace: Workspace,
    posting_cadre: Option<Id<Cadre>>,
    preferences: Preferences,
    drafts: Drafts,
    tables: Tables,
    charts: Charts,
    query: QueryBox,
    pages: Pages,
    left: LeftPanel,
    postings: PostingsDesk,
    planning: Planning,
    desk: planning::Desk,
    print: PrintDesk,
    day_chip: DayChip,
    comparing: Option<Comparing>,
    times: Times,
    views: ViewsPanel,
    /// The saved view that was seen again last.
    shown_view: Option<String>,
    /// The presentation, while there is one.
    show: Option<Show>,
    map: MapPane,
    multiples: Multiples,
    view: Option<View>,
    search: SearchField,
    dialogs: Dialogs,
    notices: Notices,
    jobs: Jobs<Answer>,
    looked_at: f64,
    ring: FocusRing,
}

impl App {
    /// An app without a file. `gpu` is what the map is painted with; without it, as in tests, it is painted plainly.
    pub fn new(context: &Context, gpu: Option<&egui_wgpu::RenderState>, preferences: Preferences) -> Self {
        look::install(context);
        look::set_dark(context, preferences.dark);
        let choice = Choice { language: preferences.language, dark: preferences.dark, ..preferences.classes.choice() };
        Self {
            file: None,
            choice,
            selection: Selection::default(),
            workspace: Workspace::default(),
            posting_cadre: None,
            preferences,
            drafts: Drafts::default(),
            tables: Tables::default(),
            charts: Charts::default(),
            query: QueryBox::default(),
            pages: Pages::default(),
            left: LeftPanel::default(),
            postings: PostingsDesk::default(),
            planning: Planning::default(),
            desk: planning::Desk::default(),
            print: PrintDesk::default(),
            day_chip: DayChip::default(),
            comparing: None,
            times: Times::default(),
            views: ViewsPanel::default(),
            shown_view: None,
            show: None,
            map: MapPane::new(gpu),
            multiples: Multiples::default(),
            view: None,
            search: SearchField::default(),
            dialogs: Dialogs::default(),
            notices: Notices::default(),
            jobs: Jobs::default(),
            looked_at: 0.0,
            ring: FocusRing::default(),
        }
    }

    /// Begins as the command line says.
    pub fn start(&mut self, context: &Context, start: &Start) {
        if let Some(language) = start.language {
            self.set_language(language);
        }
        if let Some(dark) = start.dark {
            self.set_dark(context, dark);
        }
        self.workspace = start.workspace.unwrap_or_default();
        self.dialogs.select_when_open = start.select.clone();
        match &start.path {
            Some(path) => self.open(context, path.clone()),
            None if start.empty => {}
            None => self.open_demo(context),
        }
    }

    /// Shows an open file in place of the one before.
    pub fn show_session(&mut self, session: Session) {
        self.show_file(OpenFile::new(session));
    }

    fn show_file(&mut self, mut file: OpenFile) {
        self.preferences.remember(file.session.path());
        if !self.preferences.author.is_empty() {
            file.session.set_author(&self.preferences.author);
        }
        self.selection = Selection::default();
        self.choice.selected.clear();
        self.choice.hovered = None;
        self.close_spots();
        self.posting_cadre = None;
        self.drafts = Drafts::default();
        self.tables = Tables::default();
        self.charts = Charts::default();
        self.query = QueryBox::default();
        self.tables.show_columns(&self.preferences.columns);
        self.pages = Pages::default();
        self.postings = PostingsDesk::default();
        self.planning = Planning::default();
        self.desk = planning::Desk::default();
        self.print = PrintDesk::default();
        self.comparing = None;
        self.times = Times::default();
        self.views = ViewsPanel::default();
        self.shown_view = None;
        self.map.show_county();
        self.multiples.forget();
        self.left.spots.waiting.forget();
        if let Some(wanted) = self.dialogs.select_when_open.take() {
            let found = file.session.world().villages.find(|row| row.name == wanted || row.code == wanted);
            self.selection.village = found.map(|row| row.id);
            self.choice.selected.extend(self.selection.village);
        }
        self.file = Some(file);
    }

    /// What the program remembers of this person.
    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// The open file.
    pub fn session(&self) -> Option<&Session> {
        self.file.as_ref().map(|file| &file.session)
    }

    /// What is selected.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// What is chosen to be seen.
    pub fn choice(&self) -> &Choice {
        &self.choice
    }

    /// The sheet that is being made.
    pub fn print_desk(&self) -> &PrintDesk {
        &self.print
    }

    /// The small maps.
    pub fn multiples(&self) -> &Multiples {
        &self.multiples
    }

    /// What is being said in passing.
    pub fn notices(&self) -> impl Iterator<Item = &str> {
        self.notices.texts()
    }

    /// Waits for the jobs that run and takes up their answers; for tests and for the end of the program.
    pub fn settle(&mut self, context: &Context) {
        for answered in self.jobs.wait(std::time::Duration::from_secs(60)) {
            self.take_up(context, answered);
        }
    }

    /// Draws one frame and carries out what was asked for in it.
    pub fn frame_ui(&mut self, ui: &mut Ui) {
        let context = ui.ctx().clone();
        for answered in self.jobs.answers() {
            self.take_up(&context, answered);
        }
        self.look_outside(&context);
        let mut intents = Intents::new();
        self.keep_time(&context, &mut intents);
        self.keep_plan();
        let language = self.preferences.language;
        if self.show.is_some() {
            self.present_ui(ui, &mut intents);
        } else {
            self.keys(&context, &mut intents);
            self.dropped(&context, &mut intents);
            self.bars_ui(ui, &mut intents);
            self.body_ui(ui, &mut intents);
            let shown = (self.file.as_mut(), &self.choice);
            self.dialogs.dialogs_ui(&context, shown, &mut self.preferences, &mut self.jobs, &mut intents);
            self.plan_dialogs_ui(&context, &mut intents);
        }
        self.notices.notices_ui(ui, language);
        self.ring.draw(&context);
        for intent in intents {
            self.act(&context, intent);
        }
        if let Some(file) = &mut self.file
            && file.refresh()
        {
            self.age_spots();
            context.request_repaint();
        }
        self.title(&context);
        self.closing(&context);
    }

    fn keys(&mut self, context: &Context, intents: &mut Intents) {
        if self.dialogs.is_open() || self.desk.is_open() {
            return;
        }
        let typing = context.egui_wants_keyboard_input();
        intents.extend(keys::asked(context, typing && context.text_edit_focused()));
        self.plan_keys(context, intents);
        let escape = !typing && !self.drafts.is_open() && context.input(|input| input.key_pressed(egui::Key::Escape));
        if escape {
            let now = context.input(|input| input.time);
            let posting = self.posting_cadre;
            match posting {
                _ if self.lets_go() => {}
                Some(_) => intents.push(Intent::PostFromMap(None)),
                None if self.jobs.stop_shown(now) => {}
                None if self.query.close() || self.map.stop_lasso() => {}
                None if self.workspace == Workspace::Print && self.print.let_go() => {}
                None => intents.push(Intent::ClearSelection),
            }
        }
    }

    fn dropped(&self, context: &Context, intents: &mut Intents) {
        let dropped: Vec<PathBuf> =
            context.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        let owner = self.drafts.owner().filter(|_| !self.dialogs.is_open());
        let is_ours = |path: &PathBuf| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gpkg"));
        // A file dropped onto the form of a record belongs to it.
        if let Some(owner) = owner {
            intents.extend(dropped.into_iter().map(|path| Intent::Attach(owner, path)));
            return;
        }
        let (ours, others): (Vec<_>, Vec<_>) = dropped.into_iter().partition(is_ours);
        intents.extend(ours.into_iter().map(Intent::Open));
        intents.extend((!others.is_empty()).then_some(Intent::AskImport(others)));
    }

    fn bars_ui(&mut self, ui: &mut Ui, intents: &mut Intents) {
        let colors = look::palette(ui);
        let language = self.preferences.language;
        let bar = Frame::new().fill(colors.panel);
        let say = |sentence: Option<&crate::model::Sentence>| sentence.map(|sentence| language.sentence(sentence));
        let menus = MenuSight {
            open: self.file.is_some(),
            undo: self.file.as_ref().and_then(|file| say(file.session.undoable())),
            redo: self.file.as_ref().and_then(|file| say(file.session.redoable())),
            preferences: &self.preferences,
            workspace: self.workspace,
        };
        let line = self.file.as_ref().map(file_line);
        let seen = self.file.as_ref().map(|file| (file.session.world(), &file.index, file.findings.today));
        let search = &mut self.search;
        let compared = self.comparing.as_ref().map(Comparing::from);
        let days = self.file.as_ref().map(|file| DaySight { session: &file.session, compared, language });
        let chip = &mut self.day_chip;
        Panel::top("top").exact_size(44.0).frame(bar).show(ui, |ui| {
            let day = |ui: &mut Ui, intents: &mut Intents| {
                if let Some(days) = days {
                    chip.chip_ui(ui, days, intents);
                }
            };
            top_ui(ui, &menus, line.as_ref(), intents, day, |ui, width, intents| {
                search.search_ui(ui, width, seen, language, intents);
            });
        });
        // While one goes through the months the bar below the map says the day, and the map keeps its place.
        let months = self.workspace == Workspace::Overview && self.times.sight() == TimeSight::Months;
        if let Some(file) = self.file.as_ref().filter(|_| !months) {
            banner_ui(ui, &file.session, language, intents);
        }
        let read_only = |file: &OpenFile| {
            let own = file.session.as_of().is_some() || file.session.is_stand_in();
            file.session.read_only().filter(|_| !own).cloned()
        };
        if let Some(why) = self.file.as_ref().and_then(read_only) {
            let banner = Frame::new().fill(colors.late_ground).inner_margin(Margin::symmetric(14, 6));
            Panel::top("read-only").frame(banner).show(ui, |ui| {
                ui.colored_label(colors.late, language.sentence(&why));
            });
        }
        let place = self.map.place();
        if let Some(file) = &self.file {
            let sight = sight(
                file,
                &self.choice,
                &self.selection,
                (self.posting_cadre, Some(&self.planning)),
                self.workspace,
                language,
            );
            Panel::bottom("status").exact_size(28.0).frame(bar).show(ui, |ui| {
                status_bar::status_ui(ui, sight, place, intents);
            });
        }
    }

    fn body_ui(&mut self, ui: &mut Ui, intents: &mut Intents) {
        let language = self.preferences.language;
        let Some(file) = &self.file else {
            CentralPanel::no_frame()
                .show(ui, |ui| empty::empty_ui(ui, &self.preferences, self.jobs.is_busy(), intents));
            return;
        };
        let sight = sight(
            file,
            &self.choice,
            &self.selection,
            (self.posting_cadre, Some(&self.planning)),
            self.workspace,
            language,
        );
        if self.workspace == Workspace::Print {
            let view = self.view.as_ref().filter(|_| !self.map.shows_county());
            let note = self.shown_note();
            let own = PrintSight { view, note, busy: self.jobs.is_busy() };
            self.print.print_ui(ui, file, sight, own, self.map.screen(), intents);
            return;
        }
        let colors = look::palette(ui);
        let side = Frame::new().fill(colors.panel);
        let whole = ui.available_size();
        let left_width = match self.workspace {
            Workspace::Overview => 216.0,
            Workspace::Postings => 296.0,
            Workspace::Ledger | Workspace::Print => 264.0,
        };
        if let Some(comparing) = self.comparing.as_mut().filter(|_| self.preferences.left) {
            Panel::left("comparing").default_size(300.0).size_range(220.0..=460.0).frame(side).show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                comparing.comparing_ui(ui, sight, intents);
            });
        } else if self.preferences.left {
            let id = match self.workspace {
                Workspace::Overview => "left",
                Workspace::Postings => "left-desk",
                Workspace::Ledger | Workspace::Print => "left-wide",
            };
            let (left, tables, postings) = (&mut self.left, &mut self.tables, &mut self.postings);
            let desk = &mut self.desk;
            let pages = &mut self.pages;
            let shows = (&file.gaps, &self.preferences.base_map, self.multiples.by);
            let (views, shown_view) = (&mut self.views, self.shown_view.as_deref());
            Panel::left(id).default_size(left_width).size_range(190.0..=420.0).frame(side).show(ui, |ui| {
                match sight.workspace {
                    Workspace::Ledger => ledger_ui(ui, pages, tables, sight, intents),
                    Workspace::Postings => postings_ui(ui, (postings, desk), sight, intents),
                    Workspace::Overview | Workspace::Print => {
                        left.left_ui(ui, sight, shows, intents, |ui, intents| {
                            views.views_ui(ui, sight, shown_view, intents);
                        });
                    }
                }
            });
        }
        let form = self.drafts.is_open();
        let drafts = &mut self.drafts;
        let review = &mut self.desk.review;
        let reviewed = sight.planning.filter(|planning| planning.shown_review().is_some());
        let reviewed = reviewed.filter(|_| self.workspace == Workspace::Postings);
        let mut right_ui = |ui: &mut Ui, intents: &mut Intents| {
            Panel::right("right").default_size(332.0).size_range(280.0..=520.0).frame(side).show(ui, |ui| {
                // The panel keeps the width that the user gave it, however narrow what stands in it is.
                ui.set_min_width(ui.available_width());
                if drafts.is_open() {
                    drafts.forms_ui(ui, sight, intents);
                } else if let Some(planning) = reviewed {
                    review.review_ui(ui, planning, sight, intents);
                } else {
                    panel_ui(ui, sight, intents);
                }
            });
        };
        // A form has the whole height, or on a small screen one would fill it in through a slit; and so has, beside the
        // map, the answer to why a place stands out.
        let tall = form
            || reviewed.is_some() && self.preferences.right
            || self.preferences.right && self.workspace == Workspace::Overview;
        if tall {
            right_ui(ui, intents);
        }
        if self.preferences.table {
            let charts_shown = self.preferences.charts && self.workspace == Workspace::Overview;
            let (id, height) = match self.workspace {
                Workspace::Ledger => ("table-large", whole.y * 0.55),
                _ if charts_shown => ("charts", (whole.y * 0.3).max(210.0)),
                Workspace::Postings => ("plan-pane", (whole.y * 0.31).max(190.0)),
                _ => ("table", (whole.y * 0.27).max(150.0)),
            };
            let frame = Frame::new().fill(colors.raised);
            let (tables, pages, charts) = (&mut self.tables, &mut self.pages, &mut self.charts);
            let pane = &mut self.desk.pane;
            let legend = self.map.legend();
            let most = whole.y * 0.8;
            let panel = Panel::bottom(id).resizable(true).default_size(height).size_range(90.0..=most).frame(frame);
            panel.show(ui, |ui| match sight.workspace {
                Workspace::Ledger => pages.pages_ui(ui, tables, sight, intents),
                _ if charts_shown => charts.charts_ui(ui, sight, legend, intents),
                Workspace::Postings => pane.pane_ui(ui, sight, intents, |ui, intents| {
                    tables.tables_ui(ui, sight, intents);
                }),
                _ => tables.tables_ui(ui, sight, intents),
            });
        }
        if self.preferences.right && !tall {
            right_ui(ui, intents);
        }
        let corner = ui.available_rect_before_wrap().right_top() + egui::vec2(-60.0, 14.0);
        self.query.query_ui(ui.ctx(), corner, sight, intents);
        if self.workspace == Workspace::Overview && self.multiples.by.is_some() && self.posting_cadre.is_none() {
            let (multiples, screen) = (&mut self.multiples, self.map.screen());
            CentralPanel::no_frame().show(ui, |ui| multiples.multiples_ui(ui, file, sight, screen, intents));
            return;
        }
        let times = &self.times;
        if times.sight() != TimeSight::Day {
            Panel::bottom("times")
                .exact_size(BAR)
                .resizable(false)
                .frame(side)
                .show(ui, |ui| bar_ui(ui, times, sight, intents));
        }
        let (map, preferences) = (&mut self.map, &self.preferences);
        let shown = CentralPanel::no_frame().show(ui, |ui| maps_ui(ui, map, times, file, sight, preferences, intents));
        self.view = Some(shown.inner);
    }

    fn title(&self, context: &Context) {
        let language = self.preferences.language;
        let name = language.say("app.name");
        let title = match &self.file {
            Some(file) => format!("{} — {name}", file_name(file.session.path())),
            None => name.into_owned(),
        };
        let id = egui::Id::unique("title");
        if context.data(|data| data.get_temp::<String>(id)).as_ref() != Some(&title) {
            context.data_mut(|data| data.insert_temp(id, title.clone()));
            context.send_viewport_cmd(ViewportCommand::Title(title));
        }
    }

    /// Looks about once a second whether another program has changed the file.
    fn look_outside(&mut self, context: &Context) {
        let now = context.input(|input| input.time);
        if self.file.is_none() || now - self.looked_at < 1.0 || self.drafts.is_dirty() {
            return;
        }
        self.looked_at = now;
        if context.input(|input| input.focused) {
            context.request_repaint_after(std::time::Duration::from_millis(1500));
        }
        self.reload(false);
    }

    /// Whether an intent would throw away what is in the form.
    fn loses_draft(&self, intent: &Intent) -> bool {
        let leaves =
            matches!(intent, Intent::Open(_) | Intent::OpenDemo | Intent::AskNew | Intent::AskOpen | Intent::Quit);
        leaves && self.drafts.is_dirty()
    }

    /// Closing the window with a draft in the form asks first.
    fn closing(&mut self, context: &Context) {
        if self.is_at_work() && context.input(|input| input.viewport().close_requested()) {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            self.notices.say(self.preferences.language.say("ui.job.wait"));
        }
        if self.drafts.is_dirty() && context.input(|input| input.viewport().close_requested()) {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            self.dialogs.ask_unsaved(Intent::Quit);
        }
    }

    /// Carries out one intent, unless a draft would be lost: then it asks.
    pub fn act(&mut self, context: &Context, intent: Intent) {
        if self.loses_draft(&intent) {
            self.dialogs.ask_unsaved(intent);
        } else {
            self.carry_out(context, intent);
        }
    }

    /// Carries out one intent.
    fn carry_out(&mut self, context: &Context, intent: Intent) {
        match intent {
            Intent::Perform(edit) => self.perform(context, *edit),
            Intent::Undo if self.workspace == Workspace::Print && self.print.can_undo() => self.print.undo(),
            Intent::Redo if self.workspace == Workspace::Print && self.print.can_redo() => self.print.redo(),
            Intent::Undo => self.undo(context),
            Intent::Redo => self.redo(context),
            Intent::Layout(deed) => self.layout(context, deed),
            Intent::GoBackTo(number) => self.go_back_to(number),
            Intent::AsOf(day) => self.look_at(day),
            Intent::Time(deed) => self.time(context, deed),
            Intent::View(deed) => self.view(context, deed),
            Intent::Compare(day) => self.compare_with(day),
            Intent::Reload => self.reload(true),
            Intent::SelectVillages(villages) => self.select(villages),
            Intent::ToggleVillage(village) => self.toggle(village),
            Intent::SelectRecord(record) => self.select_record(record),
            Intent::ClearSelection => self.select(Vec::new()),
            Intent::InvertSelection => self.invert_selection(),
            Intent::ToggleLasso => self.map.lasso.on = !self.map.lasso.on,
            Intent::ToggleQuery => self.query.toggle(),
            Intent::ShowCharts(charts) => self.preferences.charts = charts,
            Intent::MarkRecords(several) => self.mark_records(several),
            Intent::ShowColumns(table, titles) => drop(self.preferences.columns.insert(table, titles)),
            Intent::Hover(village) => self.choice.hovered = village,
            Intent::ZoomToSelection => self.zoom_to_selection(),
            Intent::FullExtent => self.map.show_county(),
            Intent::Zoom(levels) => self.map.zoom_by(levels),
            Intent::Workspace(workspace) => self.workspace = workspace,
            Intent::Plan(deed) => self.plan(context, deed),
            Intent::Spots(deed) => self.spots(context, deed),
            Intent::Measure(measure) => self.show_measure(measure),
            Intent::Classes(method, count) => self.set_classes(method, count),
            Intent::Palette(palette, reversed) => self.set_palette(palette, reversed),
            Intent::Second(second) => self.choice.second = second,
            Intent::Symbols(symbols) => self.choice.symbols = symbols,
            Intent::Level(level) => self.choice.level = level,
            Intent::Eyes(eyes) => self.choice.eyes = eyes,
            Intent::Multiples(by) => self.multiples.by = by,
            Intent::AddVillages(villages) => self.add_villages(villages),
            Intent::Layers(layers) => self.choice.layers = layers,
            Intent::BaseMap(base) => self.choose_base(base),
            Intent::Language(language) => self.set_language(language),
            Intent::Dark(dark) => self.set_dark(context, dark),
            Intent::OpenForm(form) => self.drafts.open(form),
            Intent::CloseForm => self.drafts.close(),
            Intent::ToggleTable => self.preferences.table = !self.preferences.table,
            Intent::ToggleLeft => self.preferences.left = !self.preferences.left,
            Intent::ToggleRight => self.preferences.right = !self.preferences.right,
            Intent::StepGap(gap, forward) => self.step_gap(gap, forward),
            Intent::SelectGap(gap) => self.select_gap(gap),
            Intent::PostFromMap(cadre) => self.post_from_map(cadre),
            Intent::PostHere(village) => self.post_here(context, village),
            Intent::AskOpen => self.ask(context, Ask::Open),
            Intent::Open(path) => self.open(context, path),
            Intent::OpenDemo => self.open_demo(context),
            Intent::AskNew => self.dialogs.show_new(),
            Intent::AskAttach(owner) => self.ask(context, Ask::Attach(owner)),
            Intent::Attach(owner, path) => self.attach(context, owner, path),
            Intent::AskSaveAttachment(id) => self.ask(context, Ask::SaveAttachment(id)),
            Intent::OpenAttachment(id) => self.open_attachment(context, id),
            Intent::AskImport(paths) => self.dialogs.show_import(&paths),
            Intent::AskTemplate => self.dialogs.show_template(),
            Intent::AskSaveTemplate => self.ask(context, Ask::Template),
            Intent::AskSaveReport => self.ask(context, Ask::ImportReport),
            Intent::AskSaveCopy => self.ask(context, Ask::SaveCopy),
            Intent::AskExportTable => self.tell_table(context),
            Intent::Leave(leave) => self.leave(context, leave),
            Intent::AskPress(product) => self.show_press(product),
            Intent::AskPressFile => self.ask_press_file(context),
            Intent::AskSaveNew => self.ask(context, Ask::SaveNew),
            Intent::Author(name) => self.set_author(&name),
            Intent::DropDraft => self.drafts = Drafts::default(),
            Intent::AskBaseMap => self.ask(context, Ask::Tiles),
            Intent::AskPaper(kind, day) => self.show_papers(kind, day),
            Intent::AskPaperFile => self.ask_paper_file(context),
            Intent::CopyPaperFields(day) => self.copy_paper_fields(context, day),
            Intent::MakePicture => self.tell_sheet(context, Leave::Picture),
            Intent::FocusSearch => self.search.focus(),
            Intent::ToggleFullScreen => toggle_full_screen(context),
            Intent::ToggleHistory => self.dialogs.toggle_history(),
            Intent::ToggleHelp => self.dialogs.toggle_help(),
            Intent::ToggleSettings => self.dialogs.toggle_settings(),
            Intent::Notify(text) => self.notices.say(text),
            Intent::Copy(text) => context.copy_text(text),
            Intent::Quit => context.send_viewport_cmd(ViewportCommand::Close),
        }
    }
}

/// What the panels may see.
fn sight<'a>(
    file: &'a OpenFile,
    choice: &'a Choice,
    selection: &'a Selection,
    (posting_cadre, planning): (Option<Id<Cadre>>, Option<&'a Planning>),
    workspace: Workspace,
    language: Language,
) -> Sight<'a> {
    Sight {
        session: &file.session,
        findings: &file.findings,
        geography: &file.geography,
        choice,
        selection,
        posting_cadre,
        planning: planning.filter(|_| matches!(workspace, Workspace::Postings | Workspace::Print)),
        workspace,
        language,
        presenting: false,
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn file_line(file: &OpenFile) -> FileLine {
    FileLine { name: file_name(file.session.path()), path: file.session.path().display().to_string() }
}

fn toggle_full_screen(context: &Context) {
    let full = context.input(|input| input.viewport().fullscreen.unwrap_or_default());
    context.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
}
