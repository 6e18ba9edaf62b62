//! The keys of the whole window. Keys of the input method (Ctrl+Space, a bare Shift) are left alone.

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use super::forms::Form;
use super::intent::{Intent, Intents, TimeDeed, ViewDeed, Workspace};

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const CTRL_ALT: Modifiers = Modifiers::COMMAND.plus(Modifiers::ALT);
const ALT: Modifiers = Modifiers::ALT;
const SHIFT: Modifiers = Modifiers::SHIFT;
const NONE: Modifiers = Modifiers::NONE;

/// What each key asks for, with the key of the word that explains it; the longer combination stands before the shorter.
pub fn table() -> Vec<(KeyboardShortcut, Intent, &'static str)> {
    let entries = [
        (CTRL, Key::N, Intent::AskNew, "ui.key.new"),
        (CTRL, Key::O, Intent::AskOpen, "ui.key.open"),
        (CTRL_SHIFT, Key::S, Intent::AskSaveCopy, "ui.key.save_copy"),
        (CTRL_SHIFT, Key::P, Intent::AskPaper(None, None), "ui.key.paper"),
        (CTRL_ALT, Key::P, Intent::AskPress(None), "press.key"),
        (CTRL, Key::P, Intent::Workspace(Workspace::Print), "ui.key.print"),
        (CTRL, Key::Q, Intent::Quit, "ui.key.quit"),
        (CTRL, Key::H, Intent::ToggleHistory, "ui.key.history"),
        (CTRL_SHIFT, Key::Z, Intent::Redo, "ui.key.redo"),
        (CTRL, Key::Y, Intent::Redo, "ui.key.redo"),
        (CTRL, Key::Z, Intent::Undo, "ui.key.undo"),
        (CTRL_SHIFT, Key::F, Intent::FullExtent, "ui.key.full_extent"),
        (CTRL, Key::F, Intent::FocusSearch, "ui.key.search"),
        (CTRL, Key::J, Intent::ZoomToSelection, "ui.key.to_selection"),
        (CTRL_SHIFT, Key::I, Intent::InvertSelection, "charts.invert"),
        (CTRL, Key::K, Intent::ToggleQuery, "charts.query"),
        (CTRL, Key::I, Intent::OpenForm(Form::Issue(None, None)), "panel.register"),
        (CTRL, Key::D, Intent::OpenForm(Form::Activity(None, None)), "visit.record"),
        (CTRL, Key::Num1, Intent::Workspace(Workspace::Overview), "ui.workspace.overview"),
        (CTRL, Key::Num2, Intent::Workspace(Workspace::Ledger), "ui.workspace.ledger"),
        (CTRL, Key::Num3, Intent::Workspace(Workspace::Postings), "ui.workspace.postings"),
        (CTRL, Key::Num4, Intent::Workspace(Workspace::Print), "ui.workspace.print"),
        (NONE, Key::F1, Intent::ToggleHelp, "ui.key.help"),
        (ALT, Key::ArrowLeft, Intent::Time(TimeDeed::Step(-1)), "times.back"),
        (ALT, Key::ArrowRight, Intent::Time(TimeDeed::Step(1)), "times.on"),
        (SHIFT, Key::F5, Intent::View(ViewDeed::Present), "views.key_present"),
        (NONE, Key::F5, Intent::Reload, "ui.key.reload"),
        (NONE, Key::F6, Intent::ToggleTable, "ui.key.table"),
        (NONE, Key::F7, Intent::ToggleRight, "ui.key.right"),
        (NONE, Key::F8, Intent::ToggleLeft, "ui.key.left"),
        (NONE, Key::F9, Intent::View(ViewDeed::Present), "views.key_present"),
        (NONE, Key::F11, Intent::ToggleFullScreen, "ui.key.full_screen"),
    ];
    entries.into_iter().map(|(held, key, intent, word)| (KeyboardShortcut::new(held, key), intent, word)).collect()
}

/// What the keys of this frame ask for. Undo inside a text field belongs to the field.
pub fn asked(context: &Context, typing: bool) -> Intents {
    let mut intents = Intents::new();
    for (shortcut, intent, _) in table() {
        let own = matches!(intent, Intent::Undo | Intent::Redo) && typing;
        if !own && context.input_mut(|input| input.consume_shortcut(&shortcut)) {
            intents.push(intent);
        }
    }
    intents
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_is_given_twice_and_the_input_method_keeps_its_own() {
        let table = table();
        for (number, (shortcut, _, _)) in table.iter().enumerate() {
            assert!(table[..number].iter().all(|(other, _, _)| other != shortcut), "{shortcut:?}");
            assert_ne!(shortcut.logical_key, Key::Space);
        }
    }
}
