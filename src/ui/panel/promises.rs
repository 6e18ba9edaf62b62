//! Promises in the right panel: those made in public to a village or by a cadre, and the tasks of a posting.

use egui::Ui;

use crate::analysis::AreaId;
use crate::analysis::commitments::{is_public, tally};
use crate::analysis::why::Why;
use crate::edits::{AssignTasks, Edit, TaskOwner};
use crate::model::{Campaign, CatalogueKind, Date, Id, Promise, PromiseStage, promise_kind};
use crate::ui::forms::{Form, may};
use crate::ui::intent::{Intent, Intents, Sight};
use crate::ui::lookup::Lookup;
use crate::ui::widgets::day::short_date;
use crate::ui::widgets::{Chip, action_ui, chip_ui, quiet_ui, tone};

use super::outcome::left;
use super::parts::{Line, group_ui, line_ui, remark_ui};

/// How many promises are shown before the rest is asked for.
const FIRST: usize = 5;

/// Draws those of some promises that are made in public, the most urgent first.
pub(super) fn public_promises_ui(ui: &mut Ui, sight: Sight<'_>, promises: &[Id<Promise>], intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let rows: Vec<&Promise> =
        promises.iter().filter_map(|id| world.promises.get(*id)).filter(|row| is_public(row)).collect();
    let sum = tally(rows.iter().copied(), sight.findings.today);
    group_ui(ui, &language.say_with("promise.group", &[("done", &sum.done), ("all", &sum.all)]));
    if rows.is_empty() {
        remark_ui(ui, &language.say("promise.none"));
    }
    for row in rows.iter().take(FIRST) {
        promise_line_ui(ui, sight, row, intents);
    }
    if rows.len() > FIRST {
        remark_ui(ui, &language.say_with("promise.more", &[("count", &(rows.len() - FIRST))]));
    }
    let may_write = may::write(sight.session);
    if may_write.is_ok() && quiet_ui(ui, &language.say("promise.make_short")).clicked() {
        intents.push(Intent::OpenForm(Form::Promise(None, None)));
    }
}

/// Draws what was promised to a place and is to be done; of a village also what was done.
pub(super) fn promised_ui(ui: &mut Ui, sight: Sight<'_>, lookup: &Lookup, why: &Why, intents: &mut Intents) {
    const NAMED: usize = 3;
    let (world, language, promised) = (sight.session.world(), sight.language, &why.promised);
    match why.area {
        AreaId::Village(id) => return public_promises_ui(ui, sight, lookup.commitments.village(id), intents),
        AreaId::County => return overdue_promises_ui(ui, sight, lookup, intents),
        AreaId::Township(_) | AreaId::Group(_) if promised.tally.all == 0 => return,
        AreaId::Township(_) | AreaId::Group(_) => {}
    }
    let sum = promised.tally;
    group_ui(ui, &language.say_with("promise.group", &[("done", &sum.done), ("all", &sum.all)]));
    for row in promised.due.iter().take(NAMED).filter_map(|id| world.promises.get(*id)) {
        promise_line_ui(ui, sight, row, intents);
    }
    if promised.due.len() > NAMED {
        remark_ui(ui, &language.say_with("promise.more", &[("count", &(promised.due.len() - NAMED))]));
    }
}

/// The plan of a unit: its items with what is done, and the way to a new one.
pub fn unit_plan_ui(ui: &mut Ui, sight: Sight<'_>, promises: &[Id<Promise>], intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let rows: Vec<&Promise> = promises.iter().filter_map(|id| world.promises.get(*id)).collect();
    let items: Vec<&Promise> = rows.into_iter().filter(|row| row.kind == promise_kind::UNIT_ITEM).collect();
    let sum = tally(items.iter().copied(), sight.findings.today);
    group_ui(ui, &language.say_with("promise.unit_plan", &[("done", &sum.done), ("all", &sum.all)]));
    for item in items {
        promise_line_ui(ui, sight, item, intents);
    }
    if may::write(sight.session).is_ok() && quiet_ui(ui, &language.say("promise.add_item")).clicked() {
        intents.push(Intent::OpenForm(Form::Promise(None, None)));
    }
}

/// What is overdue in the whole county, the longest first; nothing where nothing is.
pub(super) fn overdue_promises_ui(ui: &mut Ui, sight: Sight<'_>, lookup: &Lookup, intents: &mut Intents) {
    const NAMED: usize = 3;
    let (world, language) = (sight.session.world(), sight.language);
    let overdue = lookup.commitments.overdue();
    if overdue.is_empty() {
        return;
    }
    group_ui(ui, &language.say_with("promise.overdue_county", &[("count", &overdue.len())]));
    for row in overdue.iter().take(NAMED).filter_map(|id| world.promises.get(*id)) {
        promise_line_ui(ui, sight, row, intents);
    }
    if overdue.len() > NAMED {
        remark_ui(ui, &language.say_with("promise.more", &[("count", &(overdue.len() - NAMED))]));
    }
}

/// The campaigns: those that run first, each with its milestones done and overdue, and the way to a new one.
pub fn campaigns_ui(ui: &mut Ui, sight: Sight<'_>, lookup: &Lookup, intents: &mut Intents) {
    let (world, language, today) = (sight.session.world(), sight.language, sight.findings.today);
    group_ui(ui, &language.say("promise.campaigns"));
    let mut campaigns: Vec<&Campaign> = world.campaigns.iter().collect();
    campaigns.sort_by_key(|row| (!row.holds_on(today), std::cmp::Reverse(row.from)));
    for campaign in campaigns {
        let own = lookup.commitments.campaign(campaign.id).iter().filter_map(|id| world.promises.get(*id));
        let sum = tally(own.filter(|row| TaskOwner::Campaign(campaign.id).owns(row)), today);
        let late = sum.overdue > 0;
        let tail = match late {
            true => language.say_with("promise.tasks_late", &[("count", &sum.overdue)]),
            false => format!("{}/{}", sum.done, sum.all),
        };
        let until = campaign.until.map(|day| short_date(language, day)).unwrap_or_default();
        let note = format!("{} – {until}", short_date(language, campaign.from));
        if line_ui(ui, &Line { title: &campaign.name, note: &note, tail: &tail, late, marked: false }).clicked() {
            intents.push(Intent::OpenForm(Form::Campaign(Some(campaign.id))));
        }
    }
    if may::write(sight.session).is_ok() && quiet_ui(ui, &language.say("promise.campaign.add")).clicked() {
        intents.push(Intent::OpenForm(Form::Campaign(None)));
    }
}

/// One promise: what, of which kind and how far; red where it is overdue. Pressing it opens it.
pub fn promise_line_ui(ui: &mut Ui, sight: Sight<'_>, promise: &Promise, intents: &mut Intents) {
    let (world, language) = (sight.session.world(), sight.language);
    let kind = language.entry(world, CatalogueKind::PromiseKind, &promise.kind);
    let stage = language.say(&format!("state.promise.{}", promise.stage().code()));
    let percent = promise.progress_percent.filter(|_| promise.stage().is_open()).map(|percent| format!("{percent}%"));
    let cadre = promise.cadre.and_then(|id| world.cadres.get(id)).map(|row| row.name.clone());
    let note = [Some(kind.to_owned()), Some(stage.into_owned()), percent, cadre];
    let note = note.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let late = promise.is_overdue(sight.findings.today);
    let tail = match promise.stage() {
        PromiseStage::Kept | PromiseStage::Rated => {
            promise.done_on.map(|day| short_date(language, day)).unwrap_or_default()
        }
        PromiseStage::Withdrawn => String::new(),
        PromiseStage::Made | PromiseStage::Published => left(sight, promise.due_on),
    };
    let line = Line { title: &promise.title, note: &note, tail: &tail, late, marked: false };
    if line_ui(ui, &line).clicked() {
        intents.push(Intent::OpenForm(Form::Promise(Some(promise.id), None)));
    }
}

/// The stage of a promise, and how long it still has.
pub fn promise_chips_ui(ui: &mut Ui, sight: Sight<'_>, promise: &Promise) {
    let language = sight.language;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let strong = promise.stage() == PromiseStage::Withdrawn;
        let stage = language.say(&format!("state.promise.{}", promise.stage().code()));
        chip_ui(ui, if strong { Chip::Strong } else { Chip::Plain }, &stage);
        let open = promise.stage().is_open();
        let text = left(sight, promise.due_on.filter(|_| open));
        if !text.is_empty() {
            let late = promise.is_overdue(sight.findings.today);
            chip_ui(ui, if late { Chip::Late } else { Chip::Plain }, &text);
        }
    });
}

/// The tasks of a posting or the parts of a hard problem: how many are done, those that are not, or the button that
/// gives them out. `from` is the day from which their days are counted.
pub fn tasks_ui(
    ui: &mut Ui,
    sight: Sight<'_>,
    owner: TaskOwner,
    tasks: &[Id<Promise>],
    from: Date,
    intents: &mut Intents,
) {
    let (world, language) = (sight.session.world(), sight.language);
    let list = language.entry(world, CatalogueKind::PromiseKind, owner.kind());
    let own: Vec<&Promise> =
        tasks.iter().filter_map(|id| world.promises.get(*id)).filter(|row| owner.owns(row)).collect();
    if own.is_empty() {
        let assign = Edit::AssignTasks(AssignTasks { owner, from });
        let may = may::edit(sight.session, &assign);
        let text = language.say_with("promise.give_out", &[("list", &list)]);
        if action_ui(ui, language, &text, may.as_ref().copied()).clicked() {
            intents.push(Intent::Perform(Box::new(assign)));
        }
        return;
    }
    let sum = tally(own.iter().copied(), sight.findings.today);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let words: [(&str, &dyn ToString); 3] = [("list", &list), ("done", &sum.done), ("all", &sum.all)];
        ui.label(tone::small(ui, language.say_with("promise.tasks_done", &words)));
        if sum.overdue > 0 {
            chip_ui(ui, Chip::Late, &language.say_with("promise.tasks_late", &[("count", &sum.overdue)]));
        }
    });
    for task in own.into_iter().filter(|row| row.stage().is_open()) {
        promise_line_ui(ui, sight, task, intents);
    }
}
