//! What the ledger already has about a matter that is being written: possible repetitions, with one key to go there or
//! to go on there, and how often the matter has come up within the year.

use egui::{Frame, Key, Label, Margin, Modifiers, Ui};

use crate::analysis::{duplicates, recurrence};
use crate::model::{CatalogueKind, Date, Id, Issue, Township, Village};
use crate::ui::intent::{Intent, Intents};
use crate::ui::tables::Scope;
use crate::ui::widgets::{day, quiet_ui, tone};

use super::Form;

/// How many possible repetitions are shown.
const SHOWN: usize = 2;

/// What a search depends on; it is made again only when one of these has changed.
#[derive(Clone, Debug, Default, PartialEq)]
struct Asked {
    revision: u64,
    title: String,
    sort: [String; 3],
    place: (Option<Id<Village>>, Option<Id<Township>>),
    raised_on: Option<Date>,
}

/// What was found about a draft.
#[derive(Debug, Default)]
pub(super) struct Twins {
    asked: Asked,
    found: Vec<Id<Issue>>,
    earlier: usize,
    sort: Option<(String, String)>,
}

impl Twins {
    /// Looks again where the draft has changed.
    pub(super) fn look(&mut self, scope: Scope<'_>, draft: &Issue) {
        let asked = Asked {
            revision: scope.sight.session.revision(),
            title: draft.title.clone(),
            sort: [draft.kind.clone(), draft.category.clone(), draft.topic.clone()],
            place: (draft.village, draft.township),
            raised_on: Some(draft.raised_on),
        };
        if asked == self.asked {
            return;
        }
        let world = scope.world();
        if asked.title != self.asked.title {
            self.sort = duplicates::sort_by_words(world, &draft.title);
        }
        let twins = duplicates::twins(world, draft, duplicates::days(world));
        self.found = twins.into_iter().map(|twin| twin.issue).collect();
        // A matter that is being written comes after all that stand in the ledger.
        let last = Issue { number: "\u{10ffff}".into(), ..draft.clone() };
        self.earlier = recurrence::earlier(world, &last).len();
        self.asked = asked;
    }

    /// Category and topic to which the words point.
    pub(super) fn sort(&self) -> Option<&(String, String)> {
        self.sort.as_ref()
    }

    /// Draws what was found; gives the issue in which the matter shall go on, when that was pressed.
    pub(super) fn twins_ui(&self, ui: &mut Ui, scope: Scope<'_>, intents: &mut Intents) -> Option<Id<Issue>> {
        let language = scope.sight.language;
        let found: Vec<&Issue> = self.found.iter().filter_map(|id| scope.world().issues.get(*id)).collect();
        if found.is_empty() {
            if self.earlier > 0 && !self.asked.title.trim().is_empty() {
                let count = self.earlier + 1;
                let text = language.say_with(again_key(&self.asked.sort[2]), &[("count", &count)]);
                ui.add(Label::new(tone::small(ui, text)).wrap());
                ui.add_space(4.0);
            }
            return None;
        }
        let key = |key| ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key));
        let (merge, go) = (key(Key::M), key(Key::G));
        let mut into = found.first().filter(|_| merge).map(|first| first.id);
        let mut there = found.first().filter(|_| go).map(|first| first.id);
        let frame = Frame::new().fill(tone::late_ground(ui)).corner_radius(6).inner_margin(Margin::symmetric(8, 6));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            let text = language.say_with("ledger.twins", &[("count", &found.len())]);
            ui.add(Label::new(egui::RichText::new(text).small().color(tone::late(ui))).wrap());
            for issue in found.iter().take(SHOWN) {
                ui.add(Label::new(format!("{} {}", issue.number, issue.title)).truncate());
                ui.horizontal(|ui| {
                    ui.add(Label::new(tone::small(ui, about(scope, issue))));
                    if issue.state.is_open() && quiet_ui(ui, &language.say("ledger.go_on_there")).clicked() {
                        into = Some(issue.id);
                    }
                    if quiet_ui(ui, &language.say("ledger.look_there")).clicked() {
                        there = Some(issue.id);
                    }
                });
            }
        });
        ui.add_space(6.0);
        intents.extend(there.map(|id| Intent::OpenForm(Form::Issue(Some(id), None))));
        into
    }
}

/// The key that tells how often a matter has come up: by its topic, or only by its category where it has none.
pub(super) fn again_key(topic: &str) -> &'static str {
    if topic.is_empty() { "ledger.again_by_category" } else { "ledger.again_by_topic" }
}

/// When it was raised and where it stands.
fn about(scope: Scope<'_>, issue: &Issue) -> String {
    let language = scope.sight.language;
    let state = language.say(&format!("state.issue.{}", issue.state.code()));
    format!("{} · {state}", day::month_day(language, issue.raised_on))
}

/// The topics of a category, by code and title, with none before them.
pub(super) fn topics(scope: Scope<'_>, category: &str, chosen: &str) -> Vec<(String, String)> {
    let (world, language) = (scope.world(), scope.sight.language);
    let fits = |row: &&crate::model::CatalogueRow| {
        (row.active || row.code == chosen) && (row.parent.is_empty() || row.parent == category)
    };
    let rows = world.list(CatalogueKind::Topic).into_iter().filter(fits);
    let none = (String::new(), language.say("ledger.none").into_owned());
    [none].into_iter().chain(rows.map(|row| (row.code.clone(), language.title(row).to_owned()))).collect()
}
