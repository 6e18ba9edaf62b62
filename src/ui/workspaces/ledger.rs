//! 台账: the pages and quick views of the ledger, and what can be done with the issue that is marked in the table.

use egui::{Label, Ui};

use crate::model::Issue;
use crate::ui::forms::{Form, may, verbs_ui};
use crate::ui::intent::{Intent, Intents, RecordRef, Sight};
use crate::ui::lookup::{LedgerView, lookup};
use crate::ui::pages::{Page, Pages};
use crate::ui::panel::campaigns_ui;
use crate::ui::panel::parts::{body_ui, group_ui, remark_ui};
use crate::ui::rows::{Sign, sign_row_ui};
use crate::ui::tables::{Scope, Tables};
use crate::ui::widgets::{Chip, action_ui, chip_ui, deed_ui, quiet_ui, tone};

/// Draws the left panel of the workspace 台账. The page itself is drawn by [`Pages::pages_ui`], large.
pub fn ledger_ui(ui: &mut Ui, pages: &mut Pages, tables: &mut Tables, sight: Sight<'_>, intents: &mut Intents) {
    let lookup = lookup(ui.ctx(), sight);
    let scope = Scope { sight, lookup: &lookup };
    let language = sight.language;
    body_ui(ui, "ledger", |ui| {
        let may_write = may::write(sight.session);
        let register = deed_ui(ui, language, &language.say("panel.register"), may_write.as_ref().copied());
        if register.on_hover_text("Ctrl+I").clicked() {
            intents.push(Intent::OpenForm(Form::Issue(None, None)));
        }
        let visit = action_ui(ui, language, &language.say("visit.record"), may_write.as_ref().copied());
        if visit.on_hover_text("Ctrl+D").clicked() {
            intents.push(Intent::OpenForm(Form::Activity(None, None)));
        }
        ui.add_space(6.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        pages_ui(ui, pages, sight);
        group_ui(ui, &language.say("panel.ledger.views"));
        for view in LedgerView::ALL {
            let on = pages.page() == Page::Table && tables.ledger_view() == Some(view);
            let count = lookup.count(view).to_string();
            if sign_row_ui(ui, Sign::Radio, on, &language.say(view.title()), &count).clicked() {
                tables.show_ledger(view);
                pages.show(Page::Table);
            }
        }
        ui.spacing_mut().item_spacing.y = 4.0;
        group_ui(ui, &language.say("panel.ledger.chosen"));
        match chosen(sight) {
            Some(issue) => chosen_ui(ui, scope, issue, intents),
            None => remark_ui(ui, &language.say("panel.ledger.choose")),
        }
        campaigns_ui(ui, sight, &lookup, intents);
    });
}

/// The pages, with how much there is to be done today.
fn pages_ui(ui: &mut Ui, pages: &mut Pages, sight: Sight<'_>) {
    for page in Page::ALL {
        let count = if page == Page::Today { sight.session.agenda().count().to_string() } else { String::new() };
        let title = sight.language.say(page.title());
        if sign_row_ui(ui, Sign::Radio, pages.page() == page, &title, &count).clicked() {
            pages.show(page);
            ui.ctx().request_repaint();
        }
    }
}

/// The issue that is marked in the table.
fn chosen(sight: Sight<'_>) -> Option<&Issue> {
    match sight.selection.record {
        Some(RecordRef::Issue(id)) => sight.session.world().issues.get(id),
        _ => None,
    }
}

fn chosen_ui(ui: &mut Ui, scope: Scope<'_>, issue: &Issue, intents: &mut Intents) {
    let language = scope.sight.language;
    ui.add(Label::new(tone::strong(issue.title.as_str())).wrap());
    let about = [issue.number.clone(), scope.village(issue.village).text, scope.unit(issue.unit).text];
    let about = about.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    ui.add(Label::new(tone::small(ui, about)).wrap());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        chip_ui(ui, Chip::Plain, &language.say(&format!("state.issue.{}", issue.state.code())));
        let left = scope.left(issue.next_date());
        if !left.text.is_empty() {
            chip_ui(ui, if issue.is_overdue(scope.today()) { Chip::Late } else { Chip::Plain }, &left.text);
        }
    });
    ui.add_space(6.0);
    verbs_ui(ui, scope, issue, intents);
    ui.add_space(4.0);
    if quiet_ui(ui, &language.say("panel.ledger.open")).clicked() {
        intents.push(Intent::OpenForm(Form::Issue(Some(issue.id), None)));
    }
}
