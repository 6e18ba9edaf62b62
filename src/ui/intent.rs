//! What a panel wants done. Panels see shared references and push intents; only `app` carries them out, after all
//! panels have been drawn.

use std::path::PathBuf;

use crate::analysis::spots::SpotQuestion;
use crate::analysis::{Findings, Gap, Level, Measure, Method};
use crate::edits::Edit;
use crate::geometry::Geography;
use crate::map::{Choice, Eyes, Layers, Layout, Palette, SymbolChoice};
use crate::model::{
    Activity, Attachment, Cadre, Campaign, Date, Document, Household, Id, Issue, Owner, Plan, Posting, Promise, Site,
    Standing, TimeSight, Unit, ViewDay, Village,
};
use crate::papers::PaperKind;
use crate::session::Session;
use crate::words::Language;

use super::forms::Form;
use super::planning::{PlanDeed, Planning};
use super::preferences::BaseMap;
use super::product::Product;

/// The four workspaces around the one map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Workspace {
    /// 总览
    #[default]
    Overview,
    /// 台账
    Ledger,
    /// 派驻
    Postings,
    /// 出图
    Print,
}

impl Workspace {
    /// All workspaces, in the order of the switch.
    pub const ALL: [Self; 4] = [Self::Overview, Self::Ledger, Self::Postings, Self::Print];

    /// The workspace with this code on the command line: `overview`, `ledger`, `postings`, `print`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|workspace| workspace.key().ends_with(&format!(".{code}")))
    }

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Overview => "ui.workspace.overview",
            Self::Ledger => "ui.workspace.ledger",
            Self::Postings => "ui.workspace.postings",
            Self::Print => "ui.workspace.print",
        }
    }
}

/// What is selected. Map, table and panel show the same selection. The villages stand in `Choice::selected`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// The village that the right panel shows: the one selected last.
    pub village: Option<Id<Village>>,
    /// The row of the table that is marked.
    pub record: Option<RecordRef>,
    /// The rows that are marked together, two or more, for what is done with several at once: a common problem, merging.
    pub several: Vec<RecordRef>,
}

/// A record that can be marked in a table or opened in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordRef {
    /// An issue.
    Issue(Id<Issue>),
    /// A posting.
    Posting(Id<Posting>),
    /// A cadre.
    Cadre(Id<Cadre>),
    /// A case of a weak village.
    Standing(Id<Standing>),
    /// A village.
    Village(Id<Village>),
    /// A unit.
    Unit(Id<Unit>),
    /// An enterprise or a project site.
    Site(Id<Site>),
    /// A visit or a meeting.
    Activity(Id<Activity>),
    /// Something promised.
    Promise(Id<Promise>),
    /// A campaign.
    Campaign(Id<Campaign>),
    /// A paper.
    Document(Id<Document>),
    /// A paired household.
    Household(Id<Household>),
    /// A plan of postings.
    Plan(Id<Plan>),
}

/// What a panel may see of the open file and of the state of the window.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The open file.
    pub session: &'a Session,
    /// What follows from its records.
    pub findings: &'a Findings,
    /// Its areas.
    pub geography: &'a Geography,
    /// What the user has chosen to see on the map, with the selected villages.
    pub choice: &'a Choice,
    /// What is selected.
    pub selection: &'a Selection,
    /// The cadre who is being posted by clicks on the map, if one is.
    pub posting_cadre: Option<Id<Cadre>>,
    /// The desk on which plans are made, where there is one.
    pub planning: Option<&'a Planning>,
    /// The workspace.
    pub workspace: Workspace,
    /// The language.
    pub language: Language,
    /// Whether views are being presented, so that nothing may be changed.
    pub presenting: bool,
}

/// What is to be done with how time is seen on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeDeed {
    /// See time in this way.
    See(TimeSight),
    /// Take this as the other day of two.
    Other(ViewDay),
    /// Go so many months on, or back.
    Step(i32),
    /// Go to this day.
    Go(Date),
    /// Play the months, or pause.
    Play,
}

/// What is to be done with the saved views.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ViewDeed {
    /// See the view of this name.
    Apply(String),
    /// Keep what is seen under this name; a view that has it is replaced.
    Keep(String),
    /// Give the view of a name another name and another note.
    Amend(String, String, String),
    /// Move a view so many places down, or up.
    Move(String, i32),
    /// Take a view away.
    Remove(String),
    /// Present the views.
    Present,
    /// Show the view at this place of the presentation; beyond the last, the last.
    Show(usize),
    /// Go so many views on, or back.
    Step(i32),
    /// End the presentation.
    Leave,
}

/// What is to be done with the sheet and its layout.
#[derive(Clone, Debug, PartialEq)]
pub enum LayoutDeed {
    /// Take this layout.
    Take(Box<Layout>),
    /// Keep the layout as a template of the file under this name; one that has it is replaced.
    Keep(String),
    /// Give the template of a name another name.
    Rename(String, String),
    /// Take a template of the file away.
    Remove(String),
    /// Print the sheet by a printer of the system.
    Print,
    /// Put the sheet on the clipboard as a picture.
    Copy,
}

/// What tells the small maps apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// A map for each category of issues.
    Category,
    /// A map for each of the last twelve months.
    Month,
}

/// What is to be done with hotspots.
#[derive(Clone, Debug, PartialEq)]
pub enum SpotDeed {
    /// Look for them.
    Ask(Box<SpotQuestion>),
    /// Show the measure alone.
    Close,
    /// Show these issues in the table, under the name of their list.
    Table(String, Vec<Id<Issue>>),
    /// Make one common problem of these issues.
    Promote(Vec<Id<Issue>>),
}

/// What leaves the office after its personal fields have been told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// The table that is shown.
    Table,
    /// The picture of the sheet.
    Picture,
    /// The sheet, to a printer.
    Print,
    /// The sheet, to the clipboard.
    Copy,
}

/// Something that the user wants done.
#[derive(Clone, Debug)]
pub enum Intent {
    /// Change the records.
    Perform(Box<Edit>),
    /// Take back the last edit.
    Undo,
    /// Do again what was undone.
    Redo,
    /// Read the file again.
    Reload,
    /// Select these villages instead of what is selected; the last one is shown in the panel.
    SelectVillages(Vec<Id<Village>>),
    /// Add a village to the selection, or take it out.
    ToggleVillage(Id<Village>),
    /// Mark a record in the table (and select its village).
    SelectRecord(RecordRef),
    /// Mark several rows of the table together; fewer than two end it.
    MarkRecords(Vec<RecordRef>),
    /// Show these columns of a table (by the keys of their titles) from now on; the table is named by its own key.
    ShowColumns(String, Vec<String>),
    /// Select the villages that are not selected, instead of those that are.
    InvertSelection,
    /// Draw a lasso by dragging on the map, or move it again.
    ToggleLasso,
    /// Show or hide the conditions by which villages are selected.
    ToggleQuery,
    /// Show the charts in the pane below the map of the overview, or the table.
    ShowCharts(bool),
    /// Nothing is selected any more.
    ClearSelection,
    /// The pointer is over this village.
    Hover(Option<Id<Village>>),
    /// Bring the selection into view.
    ZoomToSelection,
    /// Bring the county into view.
    FullExtent,
    /// Go to a workspace.
    Workspace(Workspace),
    /// Colour the map by another measure.
    Measure(Measure),
    /// Find the classes in another way.
    Classes(Method, usize),
    /// Colour the classes by another palette, one way or the other.
    Palette(Palette, bool),
    /// Cross the measure with a second one, or with none.
    Second(Option<Measure>),
    /// Show a count by circles, or none.
    Symbols(Option<SymbolChoice>),
    /// Read the theme for areas of another level.
    Level(Level),
    /// Show the map as other eyes see it.
    Eyes(Eyes),
    /// Show many small maps, or one.
    Multiples(Option<By>),
    /// Add these villages to the selection; the last one is shown in the panel.
    AddVillages(Vec<Id<Village>>),
    /// Show or hide layers.
    Layers(Layers),
    /// Speak another language.
    Language(Language),
    /// Dark or light.
    Dark(bool),
    /// Open a form; it replaces an empty one, and asks before it replaces one with a draft in it.
    OpenForm(Form),
    /// Close the form.
    CloseForm,
    /// Show or hide the table below the map.
    ToggleTable,
    /// Show or hide the left panel.
    ToggleLeft,
    /// Show or hide the right panel.
    ToggleRight,
    /// Go to the next village (`true`) or the one before of a list of what needs attention.
    StepGap(Gap, bool),
    /// Select all villages of such a list.
    SelectGap(Gap),
    /// Lay another map under the areas.
    BaseMap(BaseMap),
    /// Ask where to write the new county that has been read.
    AskSaveNew,
    /// Set the name that stands in the history.
    Author(String),
    /// Throw away the draft in the form.
    DropDraft,
    /// Ask for a file of tiles to lay under the areas.
    AskBaseMap,
    /// Zoom the map by so many levels.
    Zoom(f64),
    /// Post a cadre who is being posted from the map to this village.
    PostHere(Id<Village>),
    /// Undo or redo until this edit is the last that stands; `None` undoes all.
    GoBackTo(Option<i64>),
    /// Look at the county as it stood at the end of this day; `None` goes back to today.
    AsOf(Option<Date>),
    /// Do something at the desk of plans.
    Plan(PlanDeed),
    /// Do something about hotspots.
    Spots(SpotDeed),
    /// See time otherwise on the map.
    Time(TimeDeed),
    /// Do something with the saved views.
    View(ViewDeed),
    /// Compare the day that is shown with this one; `None` ends that.
    Compare(Option<Date>),
    /// Show the settings of the program and of the file.
    ToggleSettings,
    /// Choose villages on the map for this cadre, or stop.
    PostFromMap(Option<Id<Cadre>>),
    /// Ask for a file to open.
    AskOpen,
    /// Open this file.
    Open(PathBuf),
    /// Open the fictional demo county.
    OpenDemo,
    /// Ask for boundaries and make a new county from them.
    AskNew,
    /// Ask for a file that shall belong to a record.
    AskAttach(Owner),
    /// Let a file belong to a record.
    Attach(Owner, PathBuf),
    /// Ask where to write a file that belongs to a record.
    AskSaveAttachment(Id<Attachment>),
    /// Show a file that belongs to a record, by the program that the system has for it.
    OpenAttachment(Id<Attachment>),
    /// Import files into a table.
    AskImport(Vec<PathBuf>),
    /// Make a template for townships to fill in.
    AskTemplate,
    /// Ask where to write the template.
    AskSaveTemplate,
    /// Ask where to write the dry run of the import that is open.
    AskSaveReport,
    /// Ask where to write a copy.
    AskSaveCopy,
    /// Write the table that is shown to a file that is asked for.
    AskExportTable,
    /// Choose a paper to make, of this kind and of the month of this day where they are known.
    AskPaper(Option<PaperKind>, Option<Date>),
    /// Ask where to write the paper that was chosen.
    AskPaperFile,
    /// Choose what the press makes.
    AskPress(Option<Product>),
    /// Ask where to write what the press makes.
    AskPressFile,
    /// Let a file leave the office whose personal fields have been told.
    Leave(Leave),
    /// Put the names that a template of a paper may use on the clipboard, with the numbers of the month of this day.
    CopyPaperFields(Date),
    /// Do something with the sheet or its layout.
    Layout(LayoutDeed),
    /// Make the picture of the sheet in the 出图 workspace.
    MakePicture,
    /// Put the cursor into the search field.
    FocusSearch,
    /// Full screen or not.
    ToggleFullScreen,
    /// Show the history.
    ToggleHistory,
    /// Show the keys and where help is.
    ToggleHelp,
    /// Say something in passing.
    Notify(String),
    /// Put a text on the clipboard.
    Copy(String),
    /// Close the program.
    Quit,
}

/// What the panels of one frame want done, in order.
pub type Intents = Vec<Intent>;
