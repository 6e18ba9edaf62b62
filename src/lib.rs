//! 村情图 · cunqing: the desktop map that a Chinese county uses to know its villages and to post cadres where they are
//! needed.
//!
//! # ARCHITECTURE
//!
//! One package, a library and one binary. Each room is a folder whose `mod.rs` begins with a door-plate: what it holds,
//! which rooms and foreign crates it may use, and what it never does. `tests/house/architecture.rs` reads the door-plates
//! and fails on any other arrow, on a circle of rooms or of files, and on a foreign crate in the wrong room. The plates
//! are the law; this page is the way through the house.
//!
//! | room | holds |
//! |---|---|
//! | [`model`] | the county as plain values: records, the world that holds them, changes to it, refusals |
//! | [`words`] | every visible word in two languages; other rooms name a key, this one says it |
//! | [`geometry`] | the coverage: borders that villages share, levels of detail, neighbours, the geography |
//! | [`edits`] | what a person may do: one verb a file, from the world to changes or to a refusal |
//! | [`analysis`] | what nobody typed: measures, hotspots, scan, trends, why, workload, the planner, months, sheets, days |
//! | [`store`] | our own file, a GeoPackage: schema, journal, backups, locks; one file a table |
//! | [`exchange`] | other people's files, and the fictional demo county |
//! | [`session`] | one open file: perform, undo, redo, the revision, findings kept per revision |
//! | [`map`] | what is drawn where, as data: view, palettes, theme, lettering, saved view, sheet, scene |
//! | [`paint`] | a scene on the screen, as a picture made on the CPU, as PDF or as SVG |
//! | [`papers`] | what an office hands in: ledgers, official papers, its own templates filled |
//! | [`ui`] | the window: panels see shared references and return intents, only the app acts |
//! | [`cli`] | the terminal: one file a subcommand |
//!
//! Arrows lead from what acts to what is: `ui` and `cli` → `session` → `store`, `edits`, `analysis`, `geometry` →
//! `model`; `edits`, `map` → `analysis`; `paint` → `map`; `papers` → `map`, `paint`, `analysis`. Nobody uses `ui` or `cli` but
//! `main.rs`. Which room? A fact → model. What a person may do → edits. What nobody typed → analysis. Our bytes → store,
//! others' bytes → exchange. What is drawn where → map; a drawing library → paint. What an office hands in → papers. If two
//! fit, cut the function in two.
//!
//! # One edit
//!
//! A click becomes an [`ui::Intent`]; after all panels are drawn the app hands an [`edits::Edit`] to
//! [`session::Session::perform`]. The edit, a pure function of the world, gives [`model::Changes`] (typed rows before and
//! after) or a [`model::Refusal`]; the same call, dry, greys the button and is its tooltip. The store writes rows and
//! journal in one transaction; memory changes only after the file has. The revision grows by one, and what was made from
//! the old one (findings, scene) is made again when it is asked for. Undo is the inverse of the journal's rows, done as an
//! edit; the terminal's `undo` is the same line, and what QGIS changed is an edit from outside.
//!
//! # As of a day, and a closed month
//!
//! Two clocks. What was so on a day follows from the records' own dates and steps: [`analysis::world_as_of`] rewrites the
//! world, and everything else works on it with that day as today. What the file said when a month was closed follows from
//! the journal: the session takes back, in memory, all edits since. Few tables, many kinds: a milestone, a measure, a task
//! and a livelihood project are promises of a kind; the fields of a kind of activity are rows of the catalogue.
//!
//! # One scene
//!
//! [`map::compose`] makes a [`map::Scene`] from world, findings, geography, view and choice. Areas stay in the plane, shared
//! by all frames of a revision; colours are a small array; labels, dots and legend are marks placed on the page. The screen
//! and the picture paint the same scene, so that what is printed is what was seen; PDF and SVG are drawn by two pens that
//! are led through it in one order ([`paint::file`] writes any of them). Maps beside each other (two days, small
//! multiples, months) share what does not depend on the theme, and their classes ([`map::Choice::shared`]), so that one
//! colour means one thing. A saved view ([`model::SavedView`]) holds codes only, and survives what the file no longer has.
//!
//! # The survey
//!
//! What takes long to make of the boundaries of a large county (the coverage, its levels, the places of names) is its
//! [`geometry::survey`], and the file keeps it in a table of its own. It follows from the boundaries alone and is known by
//! their fingerprint: it is not journalled, a wrong or missing one is made anew, and nobody sees a difference but in time.
//! Opening writes none; who makes a file or changes boundaries leaves one.
//!
//! # A sheet
//!
//! A [`map::Layout`] says which parts a sheet has and where those stand that somebody has placed; the others are placed by
//! themselves, so that the map becomes as large as it can. It is kept in the file under a name like a saved view, or
//! shipped in `assets/layouts`. A [`map::Sheet`] is a layout with what is told of one page: title, notes, page number, what
//! the page is about. [`map::compose_sheet`] makes one scene of it for all painters, and `Composer::compose_page` also
//! tells where each part stands, for the page on which parts are moved.
//!
//! # A number, its reading and its picture
//!
//! [`analysis::Measure`] says what is counted, per what, among which issues and whether smoothed; over
//! [`analysis::Areas`] of any level it becomes a reading: a number, not reported or not applicable for each area, with what
//! the user has to be told. Classes, statistics, charts, "why?" and the map all start from the same reading.
//!
//! # A plan of postings
//!
//! A plan is lines (what ends, begins, moves) and marks (pairs that it keeps or forbids). [`analysis::planner`] makes of it
//! the postings as they will be on its day, their numbers, the rules that they break and the gaps; all of it is counted
//! anew after every stroke of the brush, which is one edit. What the rules refuse there, the edits refuse too, because they
//! ask the same code. Publishing ends and begins the postings as one edit; a line that no longer fits the file is told
//! with how to mend it, and never lost.
//!
//! At the desk ([`ui::planning`]) a tool takes villages on the map and hands them on as one stroke; only the app makes an edit
//! of it. What the desk shows is counted once for each revision, and which posts of a suggestion are settled follows from the
//! plan as it stands, so that undo needs to know nothing of either. Lines from cadres to villages are a layer of the scene.
//!
//! # A suggestion
//!
//! [`analysis::planner`] turns a plan's draft, the rules and a question into seats, hands and costs; its `flow` knows only
//! numbers, finds the cheapest assignment and proves it, and mends it after a lock or a change. [`analysis::planner::suggest`]
//! reads posts, reasons and what stands in the way off it; an edit ([`edits::AcceptPosts`]) takes them into the plan.
//!
//! # How to add
//!
//! - **A table**: a record in `model` (one line in `each_table!`), its mould in `store` (one file), its rules in
//!   `edits::records`, its fields in `exchange` if it is imported, its words.
//! - **A verb**: a file in `edits` with a struct and `changes`, a line in [`edits::Edit`], a sentence `edit.…` and
//!   refusals `refusal.…` in `assets/words`, a form or a button that asks it.
//! - **A measure**: a file in `analysis/measures` that counts, a variant of [`analysis::Quantity`], its name and its meaning
//!   in `assets/words/measure.yml`.
//! - **A word**: `assets/words/FILE.yml`, where `FILE` is the first part of the key; `tests/house/words.rs` finds what is
//!   missing.
//! - **A paper**: a variant of [`papers::PaperKind`] with its code, its rows or its sentences in `papers`, its words in
//!   `assets/words/papers.yml`.
//! - **A kind** (role, category, skill, …): no code at all, a row of the catalogue; `assets/catalogue` has the defaults.
//! - **A test**: beside the code. One of the whole is a module of `tests/house` (plates and words), `tests/county` (borders,
//!   file and terminal), `tests/pictures` or `tests/window`; each folder is one program, because each links everything.

rust_i18n::i18n!("assets/words", fallback = "zh");

pub mod analysis;
pub mod cli;
pub mod edits;
pub mod exchange;
pub mod geometry;
pub mod map;
pub mod model;
pub mod paint;
pub mod papers;
pub mod session;
pub mod store;
pub mod ui;
pub mod words;
