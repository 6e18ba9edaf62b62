//! What the intents do that concern the desk of plans.

use egui::Context;

use crate::model::{Id, Plan, Village, Who};

use super::super::intent::{Intent, Intents, Workspace};
use super::super::planning::{self, PlanDeed, Shape, Stroke, Tool, township_of};

impl super::App {
    /// The desk of plans.
    pub fn planning(&self) -> &planning::Planning {
        &self.planning
    }

    /// Sees to it that the numbers of the desk and the lines on the map are those of the file as it is.
    pub(super) fn keep_plan(&mut self) {
        let shown = matches!(self.workspace, Workspace::Postings | Workspace::Print);
        let Some(file) = self.file.as_ref().filter(|_| shown) else {
            self.choice.ties = None;
            return;
        };
        self.planning.on_paper &= self.workspace == Workspace::Print;
        self.planning.keep(&file.session, &file.findings);
        let layer = self.planning.layer(&self.choice.selected);
        self.choice.ties = layer.filter(|_| self.workspace == Workspace::Postings || self.planning.on_paper);
    }

    /// Draws the dialog of the desk that is open.
    pub(super) fn plan_dialogs_ui(&mut self, context: &Context, intents: &mut Intents) {
        let Some(file) = self.file.as_ref().filter(|_| self.desk.is_open()) else { return };
        let language = self.preferences.language;
        let known = (self.posting_cadre, Some(&self.planning));
        let sight = super::sight(file, &self.choice, &self.selection, known, self.workspace, language);
        self.desk.dialogs_ui(context, &self.planning, sight, intents);
    }

    /// The letters of the desk, while nothing is typed and no form is open.
    pub(super) fn plan_keys(&self, context: &Context, intents: &mut Intents) {
        let world = self.file.as_ref().map(|file| file.session.world());
        let open = world.is_some_and(|world| self.planning.open_plan(world).is_some());
        let at_desk = self.workspace == Workspace::Postings && self.show.is_none();
        if open && at_desk && !context.text_edit_focused() && !self.drafts.is_open() {
            intents.extend(planning::keys::asked(context, &self.planning).into_iter().map(Intent::Plan));
        }
    }

    /// Puts the tool away, or else lets go of who is in hand; says whether there was either.
    pub(super) fn lets_go(&mut self) -> bool {
        if self.workspace != Workspace::Postings || self.planning.plan.is_none() {
            return false;
        }
        let planning = &mut self.planning;
        if planning.tool.shape != Shape::Select {
            planning.tool.shape = Shape::Select;
            return true;
        }
        planning.who.take().is_some()
    }

    /// Does what is asked at the desk.
    pub(super) fn plan(&mut self, context: &Context, deed: PlanDeed) {
        context.request_repaint();
        match deed {
            PlanDeed::Open(plan) => self.open_plan(plan),
            PlanDeed::Ask(asked) => self.ask_plan(asked),
            PlanDeed::FocusPeople => self.desk.people.focus(),
            PlanDeed::Choose(who) => self.choose_who(who),
            PlanDeed::Role(role) => self.planning.role = role,
            PlanDeed::Take(tool) => self.planning.tool = tool,
            PlanDeed::By(by) => self.planning.by = by,
            PlanDeed::Lines(lines) => self.planning.lines = lines,
            PlanDeed::OnlyChanges(only) => self.planning.only_changes = only,
            PlanDeed::Print => {
                self.planning.on_paper = true;
                self.workspace = Workspace::Print;
            }
            PlanDeed::CompareWith(plan) => self.planning.other = plan,
            PlanDeed::Suggest(extent) => self.suggest(context, extent),
            PlanDeed::Review(deed) => self.review(context, deed),
            PlanDeed::StepGap(forward) => self.step_plan_gap(forward),
            PlanDeed::Gap(at) => self.show_gap(at),
            PlanDeed::OnSelection(whole) => self.stroke_selection(context, whole),
            other => self.edit_plan(context, other),
        }
    }

    fn open_plan(&mut self, plan: Option<Id<Plan>>) {
        let planning = &mut self.planning;
        (planning.plan, planning.gap) = (plan, None);
        if planning.other == plan {
            planning.other = None;
        }
        self.posting_cadre = None;
    }

    fn ask_plan(&mut self, asked: planning::Asked) {
        let Some(file) = &self.file else { return };
        let language = self.preferences.language;
        let known = (self.posting_cadre, Some(&self.planning));
        let sight = super::sight(file, &self.choice, &self.selection, known, self.workspace, language);
        self.desk.ask(asked, &self.planning, sight);
    }

    /// Takes somebody in hand: the tool that selects becomes the one that posts by a click.
    fn choose_who(&mut self, who: Option<Who>) {
        let planning = &mut self.planning;
        planning.who = who;
        match who {
            Some(_) if planning.tool.shape == Shape::Select => {
                planning.tool = Tool { shape: Shape::Click, stroke: Stroke::Paint };
            }
            None if planning.tool.stroke.needs_who() => planning.tool.shape = Shape::Select,
            _ => {}
        }
        if matches!(who, Some(Who::Unit(_))) {
            self.planning.role = crate::model::role::PAIRED_BRANCH.to_owned();
        }
    }

    fn step_plan_gap(&mut self, forward: bool) {
        let here = self.planning.gap;
        let found = self.planning.numbers().and_then(|numbers| {
            let gaps = &numbers.outlook.gaps;
            if forward { gaps.next(here, None) } else { gaps.before(here, None) }
        });
        match found {
            Some(at) => self.show_gap(at),
            None => self.notices.say(self.preferences.language.say("planning.no_gaps")),
        }
    }

    fn show_gap(&mut self, at: usize) {
        let gap = self.planning.numbers().and_then(|numbers| numbers.outlook.gaps.gaps.get(at));
        let Some(gap) = gap else { return };
        let village = match gap.place {
            crate::model::Place::Village(village) => Some(village),
            _ => None,
        };
        self.planning.gap = Some(at);
        if let Some(village) = village {
            self.select(vec![village]);
        }
    }

    /// What the tool does, done with the villages that are selected: the twin of the strokes for the keyboard.
    fn stroke_selection(&mut self, context: &Context, whole: bool) {
        let Some(file) = &self.file else { return };
        let world = file.session.world();
        let mut villages: Vec<Id<Village>> = self.choice.selected.iter().copied().collect();
        if whole {
            villages = villages.iter().flat_map(|village| township_of(world, *village)).collect();
            villages.sort_unstable();
            villages.dedup();
        }
        let stroke = self.planning.tool.stroke;
        if villages.is_empty() || stroke.needs_who() && self.planning.who.is_none() {
            let key = if villages.is_empty() { "planning.select_first" } else { "planning.choose_first" };
            self.notices.say(self.preferences.language.say(key));
            return;
        }
        self.plan(context, PlanDeed::Stroke(villages));
    }
}
