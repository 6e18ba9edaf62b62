//! The values of a facet that can be chosen in a table.

use crate::model::{
    CatalogueKind, CatalogueRow, DocumentState, IssueState, PlanState, PromiseStage, Record, StandingState,
};
use crate::ui::widgets::PickItem;

use super::cell::Scope;
use super::facet::{Facet, NO, YES};
use super::tab::Tab;

/// The values of a facet with their titles, in their order.
pub fn options(scope: Scope<'_>, tab: Tab, facet: Facet) -> Vec<(String, String)> {
    let language = scope.sight.language;
    if let Some(kind) = list(tab, facet) {
        let title = |row: &CatalogueRow| (row.code.clone(), language.title(row).to_owned());
        return scope.world().list(kind).into_iter().map(title).collect();
    }
    match facet {
        Facet::State => states(scope, tab),
        Facet::Township => picks(&scope.lookup.townships),
        Facet::Unit => picks(&scope.lookup.units),
        Facet::Cadre => picks(&scope.lookup.cadres),
        _ => [(YES, "filter.yes"), (NO, "filter.no")]
            .map(|(code, key)| (code.to_owned(), language.say(key).into_owned()))
            .to_vec(),
    }
}

/// The list of the catalogue from which the values are.
fn list(tab: Tab, facet: Facet) -> Option<CatalogueKind> {
    Some(match facet {
        Facet::Kind => tab.kinds()?,
        Facet::Category => CatalogueKind::Category,
        Facet::Topic => CatalogueKind::Topic,
        Facet::Scope => CatalogueKind::Scope,
        Facet::Level => CatalogueKind::Level,
        Facet::Source => CatalogueKind::Source,
        Facet::Cause => CatalogueKind::Cause,
        Facet::Rating => CatalogueKind::Rating,
        Facet::Purpose => CatalogueKind::Purpose,
        Facet::Need => CatalogueKind::Need,
        Facet::Role => CatalogueKind::Role,
        Facet::Rank => CatalogueKind::Rank,
        Facet::State | Facet::Township | Facet::Unit | Facet::Cadre => return None,
        Facet::Overdue | Facet::Replied | Facet::Supervised => return None,
    })
}

fn picks<T: Record>(items: &[PickItem<T>]) -> Vec<(String, String)> {
    items.iter().map(|item| (item.id.to_string(), item.name.clone())).collect()
}

/// The states of the records of a table.
fn states(scope: Scope<'_>, tab: Tab) -> Vec<(String, String)> {
    let (of, codes): (&str, Vec<&str>) = match tab {
        Tab::Issues => ("issue", IssueState::ALL.map(IssueState::code).to_vec()),
        Tab::Promises => ("promise", PromiseStage::ALL.map(PromiseStage::code).to_vec()),
        Tab::Standings => ("standing", StandingState::ALL.map(StandingState::code).to_vec()),
        Tab::Documents => ("document", DocumentState::ALL.map(DocumentState::code).to_vec()),
        Tab::Plans => ("plan", PlanState::ALL.map(PlanState::code).to_vec()),
        _ => return Vec::new(),
    };
    let title = |code: &str| scope.sight.language.say(&format!("state.{of}.{code}")).into_owned();
    codes.into_iter().map(|code| (code.to_owned(), title(code))).collect()
}
