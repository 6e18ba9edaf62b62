//! Forms, tables, panels and the two workspaces as a person uses them: by keyboard and by label, without a GPU.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::path::PathBuf;
use std::sync::Arc;

use cunqing::analysis::Findings;
use cunqing::edits::{Assign, Edit, Finish, Register};
use cunqing::geometry::Geography;
use cunqing::map::Choice;
use cunqing::model::{Cadre, CatalogueKind, Id, Issue, IssueState, Place, StandingState, Village, World};
use cunqing::session::{Access, Session};
use cunqing::ui::forms::{Drafts, Form, IssueVerb, PostingVerb, StandingVerb};
use cunqing::ui::pages::{Page, Pages};
use cunqing::ui::panel::panel_ui;
use cunqing::ui::tables::{Tab, Tables};
use cunqing::ui::workspaces::ledger::ledger_ui;
use cunqing::ui::workspaces::postings::{PostingsDesk, postings_ui};
use cunqing::ui::{Intent, Intents, RecordRef, Selection, Sight, Workspace, look};
use cunqing::words::Language;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::desk::demo_in;

/// The window around the parts under test: it draws them where the window does and carries out their intents.
struct Host {
    session: Session,
    findings: Arc<Findings>,
    geography: Arc<Geography>,
    choice: Choice,
    selection: Selection,
    drafts: Drafts,
    pages: Pages,
    tables: Tables,
    desk: PostingsDesk,
    plans: cunqing::ui::planning::Desk,
    workspace: Workspace,
    language: Language,
    posting_cadre: Option<Id<Cadre>>,
    copied: Vec<String>,
    faults: usize,
    broken: bool,
}

impl Host {
    fn frame_ui(&mut self, ui: &mut egui::Ui) {
        let mut intents = Intents::new();
        let sight = Sight {
            session: &self.session,
            findings: &self.findings,
            geography: &self.geography,
            choice: &self.choice,
            selection: &self.selection,
            posting_cadre: self.posting_cadre,
            planning: None,
            workspace: self.workspace,
            language: self.language,
            presenting: false,
        };
        egui::Panel::left("left").exact_size(264.0).show(ui, |ui| match self.workspace {
            Workspace::Postings => postings_ui(ui, (&mut self.desk, &mut self.plans), sight, &mut intents),
            _ => ledger_ui(ui, &mut self.pages, &mut self.tables, sight, &mut intents),
        });
        egui::Panel::right("right").exact_size(332.0).show(ui, |ui| {
            if self.drafts.is_open() {
                self.drafts.forms_ui(ui, sight, &mut intents);
            } else {
                panel_ui(ui, sight, &mut intents);
            }
        });
        egui::CentralPanel::default().show(ui, |ui| match self.workspace {
            Workspace::Ledger => self.pages.pages_ui(ui, &mut self.tables, sight, &mut intents),
            _ => self.tables.tables_ui(ui, sight, &mut intents),
        });
        intents.into_iter().for_each(|intent| self.act(intent));
    }

    fn act(&mut self, intent: Intent) {
        match intent {
            Intent::Perform(_) if self.broken => self.faults += 1,
            Intent::Perform(edit) => self.session.perform(&edit).expect("the edit was checked before"),
            Intent::Undo => drop(self.session.undo().expect("undone")),
            Intent::SelectVillages(villages) => {
                self.selection = Selection { village: villages.last().copied(), ..Selection::default() };
                self.choice.selected = villages.into_iter().collect();
            }
            Intent::SelectRecord(record) => {
                let village = village_of(self.session.world(), record);
                self.choice.selected = village.into_iter().collect();
                self.selection = Selection { village, record: Some(record), ..Selection::default() };
            }
            Intent::OpenForm(form) => self.drafts.open(form),
            Intent::CloseForm => self.drafts.close(),
            Intent::PostFromMap(cadre) => self.posting_cadre = cadre,
            Intent::Copy(text) => self.copied.push(text),
            _ => {}
        }
        self.findings = self.session.findings();
    }
}

fn village_of(world: &World, record: RecordRef) -> Option<Id<Village>> {
    match record {
        RecordRef::Issue(id) => world.issues.get(id)?.village,
        RecordRef::Posting(id) => world.postings.get(id)?.village(),
        RecordRef::Standing(id) => world.standings.get(id).map(|case| case.village),
        RecordRef::Village(id) => Some(id),
        _ => None,
    }
}

struct Screen {
    harness: Harness<'static, Host>,
    path: PathBuf,
    _folder: tempfile::TempDir,
}

fn screen(language: Language, workspace: Workspace) -> Screen {
    let folder = tempfile::tempdir().expect("a folder");
    let path = demo_in(folder.path());
    let session = Session::open(&path, Access::Write).expect("the demo opens");
    let mut pages = Pages::default();
    pages.show(Page::Table);
    let host = Host {
        findings: session.findings(),
        geography: session.geography(),
        session,
        choice: Choice { language, ..Choice::default() },
        selection: Selection::default(),
        drafts: Drafts::default(),
        pages,
        tables: Tables::default(),
        desk: PostingsDesk::default(),
        plans: cunqing::ui::planning::Desk::default(),
        workspace,
        language,
        posting_cadre: None,
        copied: Vec::new(),
        faults: 0,
        broken: false,
    };
    let builder = Harness::builder().with_size([1366.0, 768.0]).with_max_steps(30).with_context_setup(look::install);
    let mut screen = Screen {
        harness: builder.build_ui_state(|ui, host: &mut Host| host.frame_ui(ui), host),
        path,
        _folder: folder,
    };
    screen.harness.run();
    screen
}

impl Screen {
    fn host(&mut self) -> &mut Host {
        self.harness.state_mut()
    }

    fn world(&self) -> &World {
        self.harness.state().session.world()
    }

    fn open(&mut self, form: Form) {
        self.host().drafts.open(form);
        self.harness.run();
    }

    fn act(&mut self, intent: Intent) {
        self.host().act(intent);
        self.harness.run();
    }

    fn perform(&mut self, edit: &Edit) {
        self.host().session.perform(edit).unwrap_or_else(|error| panic!("{error:?}"));
        self.host().findings = self.host().session.findings();
        self.harness.run();
    }

    fn type_in(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run();
    }

    fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run();
    }

    fn is_disabled(&self, button: &str) -> bool {
        self.harness.get_by_role_and_label(Role::Button, button).accesskit_node().is_disabled()
    }

    fn shows(&self, text: &str) -> bool {
        self.harness.query_all_by_label_contains(text).next().is_some()
    }

    /// Every text that can be seen or read out.
    fn texts(&self) -> Vec<String> {
        fn walk(node: egui_kittest::Node<'_>, out: &mut Vec<String>) {
            let inner = node.accesskit_node();
            out.extend([inner.label(), inner.value(), inner.placeholder().map(str::to_owned)].into_iter().flatten());
            for child in node.children() {
                walk(child, out);
            }
        }
        let mut texts = Vec::new();
        walk(self.harness.root(), &mut texts);
        texts
    }

    fn first_gap(&self) -> Id<Village> {
        let host = self.harness.state();
        let none = |village: &&Village| host.findings.villages[&village.id].residents == 0;
        self.world().villages.iter().find(none).expect("the demo has villages without a resident cadre").id
    }

    fn gaps(&self) -> u32 {
        let county = &self.harness.state().findings.county;
        county.villages - county.with_resident
    }

    /// A cadre whose name nobody else has.
    fn unique_cadre(&self, nth: usize) -> (Id<Cadre>, String) {
        let world = self.world();
        let alone = |cadre: &&Cadre| world.cadres.iter().filter(|other| other.name.contains(&cadre.name)).count() == 1;
        let cadre = world.cadres.iter().filter(|cadre| cadre.active).filter(alone).nth(nth).expect("there is one");
        (cadre.id, cadre.name.clone())
    }
}

/// A text that looks like a key of the words.
fn is_key(text: &str) -> bool {
    let segments: Vec<&str> = text.split('.').collect();
    let plain = |segment: &&str| {
        !segment.is_empty() && segment.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit())
    };
    segments.len() > 1 && segments.iter().all(plain) && text.chars().any(char::is_alphabetic)
}

fn new_issue(world: &World, today: cunqing::model::Date, handler: Option<Id<Cadre>>) -> Issue {
    let first = |kind| world.list(kind)[0].code.clone();
    Issue {
        id: Id::named("the issue of this test"),
        kind: first(CatalogueKind::IssueKind),
        category: first(CatalogueKind::Category),
        level: first(CatalogueKind::Level),
        source: first(CatalogueKind::Source),
        village: world.villages.iter().next().map(|village| village.id),
        handler,
        ..Issue::blank("", "三组水渠渗漏", today)
    }
}

/// An issue that is finished by a handler and waits to be checked.
fn finished_issue(screen: &mut Screen, handler: Id<Cadre>) -> Id<Issue> {
    let today = screen.harness.state().session.desk().today;
    let issue = new_issue(screen.world(), today, None);
    let (id, unit) =
        (issue.id, screen.world().units.iter().find(|unit| unit.valid_until.is_none()).map(|unit| unit.id));
    screen.perform(&Edit::Register(Register { issue: Box::new(issue), step: Id::fresh() }));
    let assign = Assign {
        issue: id,
        unit,
        joint_units: Vec::new(),
        leader: None,
        handler: Some(handler),
        due_on: None,
        note: String::new(),
        step: Id::fresh(),
    };
    screen.perform(&Edit::Assign(assign));
    let finish = Finish { issue: id, reply: String::new(), note: String::new(), step: Id::fresh() };
    screen.perform(&Edit::Finish(finish));
    id
}

#[test]
fn an_issue_is_registered_with_the_keyboard_alone_and_stands_in_the_table_and_in_the_file() {
    let mut screen = screen(Language::Chinese, Workspace::Ledger);
    let village = screen.world().villages.iter().next().expect("a village").clone();
    screen.act(Intent::SelectVillages(vec![village.id]));
    screen.open(Form::Issue(None, None));
    screen.type_in("后山便道被冲毁");
    screen.press(Key::Enter);
    assert!(!screen.harness.state().drafts.is_open(), "the form closes when it is done");
    let issue = screen.world().issues.find(|issue| issue.title == "后山便道被冲毁").expect("registered").clone();
    assert_eq!(issue.village, Some(village.id));
    assert_eq!(screen.harness.state().selection.record, Some(RecordRef::Issue(issue.id)));
    assert!(screen.shows(&issue.number), "it stands in the table");
    let file = Session::open(&screen.path, Access::Read).expect("readable");
    assert_eq!(file.world().issues.get(issue.id).map(|row| row.title.as_str()), Some("后山便道被冲毁"));
}

#[test]
fn what_is_missing_is_said_beside_its_field_after_the_first_try() {
    let mut screen = screen(Language::Chinese, Workspace::Ledger);
    screen.open(Form::Issue(None, None));
    assert!(screen.is_disabled("登记"));
    assert!(!screen.shows("请先填写"));
    screen.press(Key::Enter);
    assert!(screen.shows("请先填写：事项、村"), "{:?}", screen.texts());
    assert!(screen.harness.get_by_role_and_label(Role::TextInput, "事项").is_focused());
}

#[test]
fn closing_needs_an_answer_and_another_person_than_the_handler() {
    let mut screen = screen(Language::Chinese, Workspace::Ledger);
    let (handler, handler_name) = screen.unique_cadre(0);
    let (verifier, verifier_name) = screen.unique_cadre(1);
    let issue = finished_issue(&mut screen, handler);
    screen.open(Form::IssueStep(issue, IssueVerb::Close));
    assert!(screen.is_disabled("核实销号"), "there is no answer yet");
    screen.harness.get_by_role_and_label(Role::MultilineTextInput, "答复").focus();
    screen.harness.run();
    screen.type_in("已修好并回复村民");
    assert!(screen.is_disabled("核实销号"), "nobody has checked it");
    let pick = |screen: &mut Screen, name: &str| {
        screen.harness.get_by_role_and_label(Role::TextInput, "核实人").focus();
        screen.harness.run();
        screen.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        screen.type_in(name);
        screen.press(Key::Enter);
    };
    pick(&mut screen, &handler_name);
    assert!(screen.is_disabled("核实销号"), "the handler cannot check the own work");
    screen.harness.get_by_role_and_label(Role::Button, "核实销号").hover();
    screen.harness.run_steps(8);
    let reason = Language::Chinese.say("refusal.issue.same_person");
    assert!(screen.shows(&reason), "the reason stands at the grey button: {reason}");
    pick(&mut screen, &verifier_name);
    assert!(!screen.is_disabled("核实销号"));
    screen.harness.get_by_role_and_label(Role::Button, "核实销号").click();
    screen.harness.run();
    let issue = screen.world().issues.get(issue).expect("there");
    assert_eq!((issue.state, issue.verifier), (IssueState::Closed, Some(verifier)));
}

#[test]
fn posting_a_cadre_closes_a_gap_and_undo_opens_it_again() {
    let mut screen = screen(Language::Chinese, Workspace::Postings);
    let village = screen.first_gap();
    let before = screen.gaps();
    assert!(screen.shows(&format!("无驻村干部的村 {before}")));
    screen.act(Intent::SelectVillages(vec![village]));
    screen.open(Form::Post(village));
    screen.press(Key::ArrowDown);
    screen.press(Key::Enter);
    assert!(!screen.harness.state().drafts.is_open(), "{:?}", screen.texts());
    assert_eq!(screen.gaps(), before - 1);
    assert!(screen.shows(&format!("无驻村干部的村 {}", before - 1)));
    screen.act(Intent::Undo);
    assert_eq!(screen.gaps(), before);
    assert!(screen.shows(&format!("无驻村干部的村 {before}")));
}

#[test]
fn a_refused_edit_says_why_and_changes_nothing() {
    let mut screen = screen(Language::English, Workspace::Ledger);
    let village = screen.world().villages.iter().next().expect("a village").id;
    let before = screen.world().issues.len();
    screen.open(Form::Issue(None, Some(village)));
    screen.type_in("A matter with a past due date");
    screen.harness.get_by_role_and_label(Role::TextInput, "Due").focus();
    screen.harness.run();
    screen.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    screen.type_in("2020-01-01");
    screen.press(Key::Enter);
    assert!(screen.is_disabled("Register"), "the button is grey");
    assert!(screen.harness.state().drafts.is_open());
    assert_eq!(screen.world().issues.len(), before);
    let said = Language::English.say("refusal.order");
    let opening = said.split('%').next().unwrap_or_default().trim().to_owned();
    assert!(
        screen.texts().iter().any(|text| text.contains("1 Jan 2020") && text.len() > 12),
        "{opening}: {:?}",
        screen.texts()
    );
}

#[test]
fn a_form_whose_edit_could_not_be_written_keeps_its_draft() {
    let mut screen = screen(Language::Chinese, Workspace::Ledger);
    let village = screen.world().villages.iter().next().expect("a village").id;
    screen.host().broken = true;
    screen.open(Form::Issue(None, Some(village)));
    screen.type_in("写不进去的事");
    screen.press(Key::Enter);
    assert_eq!(screen.harness.state().faults, 1);
    assert!(screen.harness.state().drafts.is_dirty());
    assert!(screen.texts().iter().any(|text| text == "写不进去的事"));
}

#[test]
fn leaving_a_draft_asks_first_and_an_empty_form_just_closes() {
    let mut screen = screen(Language::Chinese, Workspace::Ledger);
    screen.open(Form::Cadre(None));
    screen.press(Key::Escape);
    assert!(!screen.harness.state().drafts.is_open());
    screen.open(Form::Cadre(None));
    screen.type_in("林岚");
    screen.press(Key::Escape);
    assert!(screen.harness.state().drafts.is_open() && screen.shows("要放弃吗"));
    screen.press(Key::Escape);
    assert!(screen.harness.state().drafts.is_dirty() && !screen.shows("要放弃吗"));
    screen.open(Form::Settings);
    assert!(screen.shows("要放弃吗"), "another form asks as well");
    screen.harness.get_by_role_and_label(Role::Button, "放弃").click();
    screen.harness.run();
    assert!(screen.shows("文件设置") && !screen.harness.state().drafts.is_dirty());
}

/// Every form that there is.
fn every_form(world: &World) -> Vec<Form> {
    let village = world.villages.iter().next().expect("a village").id;
    let issue = world.issues.iter().next().expect("an issue").id;
    let posting = world.postings.iter().find(|posting| posting.village().is_some()).expect("a posting").id;
    let case = world.standings.iter().next().expect("a case");
    let mut forms = vec![
        Form::Issue(None, Some(village)),
        Form::Issue(Some(issue), None),
        Form::Common(issue),
        Form::Post(village),
        Form::Standing(None, village),
        Form::Standing(Some(case.id), case.village),
        Form::Cadre(None),
        Form::Cadre(world.cadres.iter().next().map(|row| row.id)),
        Form::Unit(None),
        Form::Unit(world.units.iter().next().map(|row| row.id)),
        Form::Village(village),
        Form::Site(None),
        Form::Site(world.sites.iter().next().map(|row| row.id)),
        Form::Plan(None),
        Form::Plan(world.plans.iter().next().map(|row| row.id)),
        Form::Settings,
    ];
    forms.extend(IssueVerb::ALL.map(|verb| Form::IssueStep(issue, verb)));
    forms.extend(PostingVerb::ALL.map(|verb| Form::Posting(posting, verb)));
    forms.extend(StandingVerb::ALL.map(|verb| Form::StandingStep(case.id, verb)));
    forms.extend(CatalogueKind::ALL.map(Form::Catalogue));
    forms
}

#[test]
fn every_form_opens_in_both_languages_with_all_its_words_and_named_fields() {
    for language in [Language::Chinese, Language::English] {
        let mut screen = screen(language, Workspace::Ledger);
        for form in every_form(screen.world()) {
            screen.open(form);
            let texts = screen.texts();
            let keys: Vec<_> = texts.iter().filter(|text| is_key(text)).collect();
            assert!(keys.is_empty(), "{language:?} {form:?}: {keys:?}");
            let cancel = if language == Language::Chinese { "取消" } else { "Cancel" };
            assert!(texts.iter().any(|text| text == cancel), "{language:?} {form:?} has a foot");
            screen.press(Key::Escape);
            assert!(!screen.harness.state().drafts.is_open(), "{form:?} closes when nothing was filled in");
        }
    }
}

#[test]
fn every_table_and_panel_speaks_both_languages() {
    for language in [Language::Chinese, Language::English] {
        for workspace in [Workspace::Ledger, Workspace::Postings] {
            let mut screen = screen(language, workspace);
            for tab in Tab::ALL {
                screen.host().tables.show(tab);
                screen.harness.run();
                let texts = screen.texts();
                let keys: Vec<_> = texts.iter().filter(|text| is_key(text)).collect();
                assert!(keys.is_empty(), "{language:?} {tab:?}: {keys:?}");
            }
            let weak = screen.world().standings.find(|case| case.state.is_weak()).expect("a weak village").village;
            screen.act(Intent::SelectVillages(vec![weak]));
            let both = screen.world().villages.iter().take(2).map(|village| village.id).collect();
            assert_eq!(screen.texts().iter().find(|text| is_key(text)), None);
            screen.act(Intent::SelectVillages(both));
            assert_eq!(screen.texts().iter().find(|text| is_key(text)), None);
        }
    }
}

#[test]
fn the_table_is_walked_with_the_arrows_and_enter_opens_the_form() {
    let mut screen = screen(Language::Chinese, Workspace::Ledger);
    let first = screen.world().issues.iter().filter(|issue| issue.state.is_open()).count();
    assert!(first > 10);
    let table = screen.harness.get_by_role_and_label(Role::Table, "问题");
    table.focus();
    screen.harness.run();
    screen.press(Key::ArrowDown);
    let one = screen.harness.state().selection.record.expect("the first row is marked");
    screen.press(Key::ArrowDown);
    let two = screen.harness.state().selection.record.expect("the second row is marked");
    assert_ne!(one, two);
    screen.press(Key::ArrowUp);
    assert_eq!(screen.harness.state().selection.record, Some(one));
    screen.harness.event(Event::Copy);
    screen.harness.run();
    let RecordRef::Issue(id) = one else { panic!("the ledger shows issues") };
    let issue = screen.world().issues.get(id).expect("there").clone();
    assert!(screen.harness.state().copied[0].contains(&issue.number));
    assert_eq!(screen.harness.state().selection.village, issue.village, "the map follows");
    screen.press(Key::Enter);
    assert!(screen.harness.state().drafts.is_open() && screen.shows("办理经过"));
}

#[test]
fn the_most_urgent_issue_comes_first_and_a_filter_narrows_the_rows() {
    let mut screen = screen(Language::Chinese, Workspace::Ledger);
    let today = screen.harness.state().session.desk().today;
    let context = screen.harness.ctx.clone();
    let shown = |screen: &mut Screen| {
        let host = screen.harness.state_mut();
        let sight = Sight {
            session: &host.session,
            findings: &host.findings,
            geography: &host.geography,
            choice: &host.choice,
            selection: &host.selection,
            posting_cadre: None,
            planning: None,
            workspace: host.workspace,
            language: host.language,
            presenting: false,
        };
        host.tables.shown(&context, sight, false)
    };
    let all = shown(&mut screen);
    let open = screen.world().issues.iter().filter(|issue| issue.state.is_open());
    let oldest = open.clone().filter_map(Issue::next_date).min().expect("some have a date");
    assert_eq!(all.rows.len(), open.count());
    assert_eq!(all.rows[0][7], oldest.to_string());
    assert!(oldest < today);
    let handler = all.rows.iter().map(|row| row[6].clone()).find(|name| !name.is_empty()).expect("someone handles");
    assert!(handler.ends_with('*'), "names are masked in what leaves the program: {handler}");
    screen.harness.get_by_role_and_label(Role::TextInput, "筛选").focus();
    screen.harness.run();
    screen.type_in(&all.rows[0][0]);
    assert_eq!(shown(&mut screen).rows.len(), 1);
}

#[test]
fn a_village_that_is_weak_already_cannot_be_listed_again() {
    let mut screen = screen(Language::Chinese, Workspace::Ledger);
    let weak = screen.world().standings.find(|case| case.state == StandingState::Planned).expect("one").village;
    screen.open(Form::Standing(None, weak));
    screen.type_in("班子不团结");
    assert!(screen.is_disabled("列为整顿"));
}

#[test]
fn a_cadre_is_not_offered_where_a_posting_is_refused() {
    let mut screen = screen(Language::Chinese, Workspace::Postings);
    let posting = screen
        .world()
        .postings
        .find(|posting| matches!(posting.place, Place::Village(_)) && posting.is_resident() && posting.until.is_none());
    let posting = posting.expect("somebody is resident").clone();
    let Place::Village(village) = posting.place else { return };
    let cadre = posting.cadre.expect("a person");
    let name = screen.world().cadres.get(cadre).expect("there").name.clone();
    screen.open(Form::Post(village));
    let before = screen.world().postings.len();
    screen.type_in(&name);
    screen.press(Key::ArrowDown);
    screen.press(Key::Enter);
    assert_eq!(screen.world().postings.len(), before);
    assert!(screen.harness.state().drafts.is_open() && screen.is_disabled("派驻"));
}

/// Types into a field that is found by its label, in place of what stands there.
fn type_over(screen: &mut Screen, label: &str, text: &str) {
    screen.harness.get_by_role_and_label(Role::TextInput, label).focus();
    screen.harness.run();
    screen.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    screen.type_in(text);
}

#[test]
fn a_clerk_registers_issue_after_issue_with_few_keys_and_the_defaults_are_right() {
    let mut screen = screen(Language::Chinese, Workspace::Ledger);
    let today = screen.harness.state().session.desk().today;
    screen.open(Form::Issue(None, None));
    screen.type_in("三组饮水困难");
    screen.press(Key::Tab);
    let mut keys = 1;
    let village = screen.world().villages.iter().next().expect("a village").clone();
    screen.type_in(&village.code);
    screen.press(Key::Enter);
    keys += village.code.len() + 1;
    screen.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter);
    screen.harness.run();
    keys += 1;
    assert!(keys < 20, "beside the words of the matter and the name of the village: {keys} keys");
    let issue = screen.world().issues.find(|issue| issue.title == "三组饮水困难").expect("registered").clone();
    assert_eq!((issue.category.as_str(), issue.topic.as_str()), ("infrastructure", "water"), "sorted by its words");
    assert_eq!((issue.village, issue.raised_on), (Some(village.id), today));
    let calendar = cunqing::analysis::Calendar::of(screen.world());
    assert_eq!(issue.due_on, Some(calendar.add(today, 10)), "ten working days for a matter of the village");
    assert!(screen.harness.state().drafts.is_open() && !screen.harness.state().drafts.is_dirty(), "ready for the next");
    screen.type_in("后山便道被冲毁");
    screen.harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    screen.harness.run();
    let next = screen.world().issues.find(|issue| issue.title == "后山便道被冲毁").expect("registered").clone();
    assert_eq!(next.village, Some(village.id), "of the same village as the one before");
}

#[test]
fn days_are_typed_in_words_and_what_they_mean_stands_beside_them() {
    let mut screen = screen(Language::Chinese, Workspace::Ledger);
    let village = screen.world().villages.iter().next().expect("a village").id;
    let today = screen.harness.state().session.desk().today;
    screen.open(Form::Issue(None, Some(village)));
    screen.type_in("水渠淤塞");
    type_over(&mut screen, "办理期限", "5个工作日");
    let due = cunqing::analysis::Calendar::of(screen.world()).add(today, 5);
    let said = format!("{}月{}日", due.month(), due.day());
    assert!(screen.shows(&said), "{said}: {:?}", screen.texts());
    screen.harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    screen.harness.run();
    let issue = screen.world().issues.find(|issue| issue.title == "水渠淤塞").expect("registered");
    assert_eq!(issue.due_on, Some(due));
}

#[test]
fn a_repetition_is_said_while_it_is_typed_and_goes_on_in_the_first_by_one_key() {
    let mut screen = screen(Language::Chinese, Workspace::Ledger);
    let today = screen.harness.state().session.desk().today;
    let first = new_issue(screen.world(), today, None);
    screen.perform(&Edit::Register(Register { issue: Box::new(first.clone()), step: Id::fresh() }));
    screen.open(Form::Issue(None, first.village));
    screen.type_in("三组水渠又渗漏了");
    assert!(screen.shows("可能重复"), "{:?}", screen.texts());
    let before = screen.world().issues.len();
    screen.harness.key_press_modifiers(Modifiers::COMMAND, Key::M);
    screen.harness.run();
    assert!(!screen.harness.state().drafts.is_open(), "{:?}", screen.texts());
    assert_eq!(screen.world().issues.len(), before + 1, "that it was raised again is kept");
    let twin = screen.world().issues.find(|issue| issue.title == "三组水渠又渗漏了").expect("registered");
    assert_eq!((twin.state, twin.merged_into), (IssueState::Merged, Some(first.id)));
    assert_eq!(screen.harness.state().selection.record, Some(RecordRef::Issue(first.id)));
    screen.open(Form::Issue(Some(first.id), None));
    assert!(screen.shows("合并进来的问题") && screen.shows("三组水渠又渗漏了"));
}

#[test]
fn a_common_problem_is_made_from_an_issue_and_shows_its_parts() {
    let mut screen = screen(Language::Chinese, Workspace::Ledger);
    let open = |issue: &&Issue| issue.state == IssueState::Assigned && issue.parent.is_none() && !issue.is_common();
    let first = screen.world().issues.iter().find(open).expect("one is worked on").clone();
    screen.open(Form::Common(first.id));
    assert!(screen.is_disabled("生成共性问题"), "a plan is needed");
    screen.harness.get_by_role_and_label(Role::MultilineTextInput, "统一方案").focus();
    screen.harness.run();
    screen.type_in("统一立项，分批实施");
    // The offered issues say where and when, which no other box does.
    let offered = |on| {
        move |node: &egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            let chosen = node.toggled() == Some(egui::accesskit::Toggled::True);
            chosen == on && node.label().is_some_and(|label| label.contains(" · "))
        }
    };
    for _ in 0..2 {
        let mut boxes = screen.harness.query_all_by_role(Role::CheckBox);
        boxes.find(offered(false)).expect("others of the same sort are offered").click();
        drop(boxes);
        screen.harness.run();
    }
    let chosen = screen.harness.query_all_by_role(Role::CheckBox).filter(offered(true)).count();
    assert!(chosen >= 3, "{chosen}");
    screen.harness.get_by_role_and_label(Role::Button, "生成共性问题").click();
    screen.harness.run();
    let common = screen.world().issues.find(Issue::is_common).expect("made").clone();
    let parts = screen.world().issues.iter().filter(|issue| issue.parent == Some(common.id)).count();
    assert!(parts >= 2 && screen.world().issues.get(first.id).is_some_and(|issue| issue.parent == Some(common.id)));
    screen.open(Form::Issue(Some(common.id), None));
    assert!(screen.shows(&format!("并入的问题 {parts} 个")), "{:?}", screen.texts());
    screen.open(Form::Issue(Some(first.id), None));
    assert!(screen.shows("所属共性问题") && screen.shows(&common.title));
}
