//! What the legend says of ties: which line is new, which ends, and what the colours of loads mean.

use std::collections::BTreeSet;

use crate::map::layers::ties::load_color;
use crate::map::scene::{LegendRow, LegendSymbol};
use crate::map::theme::Theme;
use crate::words::Language;

use super::layer::{Tie, TieBy, TieLayer, TieState, load_class};

/// The words of the classes of load, from light to heavy.
const LOADS: [&str; 4] = ["map.ties.load_light", "map.ties.load_usual", "map.ties.load_heavy", "map.ties.load_double"];

/// The rows of the lines; each is there only where it is met, and counts its lines.
pub fn rows(layer: &TieLayer, theme: &Theme, language: Language) -> Vec<LegendRow> {
    let of = |symbol, key: &str, ties: Vec<&Tie>| {
        let villages: BTreeSet<_> = ties.iter().map(|tie| tie.village).collect();
        LegendRow {
            symbol,
            label: language.say(key).into_owned(),
            count: ties.len(),
            villages: villages.into_iter().collect(),
        }
    };
    let seen = || layer.ties.iter().filter(|tie| layer.is_shown(tie) && layer.is_seen(tie));
    let state = |state: TieState| {
        let ties: Vec<_> = seen().filter(|tie| tie.state == state).collect();
        // By cadre and by unit every line has its own colour: what the row tells is how it is drawn.
        let color = if state == TieState::Ending { theme.ring } else { theme.secondary };
        of(LegendSymbol::Line(color, state), state.key(), ties)
    };
    let loads = |class: usize| {
        let ties = seen().filter(|tie| tie.state != TieState::Ending && load_class(tie.load) == class).collect();
        of(LegendSymbol::Line(load_color(class), TieState::New), LOADS[class], ties)
    };
    let mut rows: Vec<_> = TieState::ALL.into_iter().map(state).collect();
    if layer.by == TieBy::Load {
        rows.extend((0..LOADS.len()).map(loads));
    }
    rows.retain(|row| row.count > 0);
    rows
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Id;

    #[test]
    fn each_state_and_each_load_that_is_met_has_a_row_with_its_count() {
        let tie = |nth: u32, state, load| Tie {
            from: None,
            village: Id::named(&format!("village {nth}")),
            who: nth,
            unit: 0,
            load,
            state,
        };
        let ties = vec![tie(0, TieState::Kept, 0.2), tie(1, TieState::New, 3.0), tie(2, TieState::Ending, 3.0)];
        let layer = |by| TieLayer { ties: Arc::new(ties.clone()), by, seen: Arc::default(), only_changes: false };
        let counts = |by| {
            let rows = rows(&layer(by), Theme::of(false), Language::Chinese);
            rows.iter().map(|row| (row.label.clone(), row.count)).collect::<Vec<_>>()
        };
        let said = |key: &str| Language::Chinese.say(key).into_owned();
        let states = [TieState::Kept, TieState::New, TieState::Ending].map(|state| (said(state.key()), 1));
        assert_eq!(counts(TieBy::Cadre), states);
        let loads = [(said(LOADS[0]), 1), (said(LOADS[3]), 1)];
        assert_eq!(counts(TieBy::Load), states.into_iter().chain(loads).collect::<Vec<_>>());
    }
}
