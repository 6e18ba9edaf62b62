//! What choosing some villages does to the selection.

use std::collections::BTreeSet;

use egui::Ui;

use crate::model::{Id, Village};
use crate::ui::intent::{Intent, Sight};

/// Selects these villages instead of what is selected; with Ctrl they are added, or taken out where all of them are
/// selected already. Nothing where there are none.
pub fn choose(ui: &Ui, sight: Sight<'_>, villages: Vec<Id<Village>>) -> Option<Intent> {
    let extend = ui.input(|input| input.modifiers.command);
    if villages.is_empty() {
        return None;
    }
    Some(Intent::SelectVillages(if extend { combined(&sight.choice.selected, &villages) } else { villages }))
}

/// The selection with these villages added, or without them where it has all of them. What was chosen last stands last.
pub fn combined(selected: &BTreeSet<Id<Village>>, villages: &[Id<Village>]) -> Vec<Id<Village>> {
    let rest = selected.iter().copied().filter(|village| !villages.contains(village));
    if villages.iter().all(|village| selected.contains(village)) {
        rest.collect()
    } else {
        rest.chain(villages.iter().copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample::village;

    #[test]
    fn what_is_new_is_added_and_what_is_wholly_selected_is_taken_out() {
        let [a, b, c] = ["a", "b", "c"].map(village);
        let selected = BTreeSet::from([a, b]);
        let set = |villages: Vec<_>| villages.into_iter().collect::<BTreeSet<_>>();
        assert_eq!(set(combined(&selected, &[b, c])), BTreeSet::from([a, b, c]));
        assert_eq!(combined(&selected, &[b, c]).last(), Some(&c));
        assert_eq!(combined(&selected, &[b]), [a]);
        assert_eq!(combined(&BTreeSet::new(), &[c]), [c]);
    }
}
