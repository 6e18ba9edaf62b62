//! The letters of the desk, each the twin of something that the mouse does.

use egui::{Context, Key, Modifiers};

use super::deed::{PlanDeed, ReviewDeed};
use super::state::Planning;
use super::tool::{Shape, Stroke, Tool};

/// The keys with what they do, for the help: the name of the key, and the key of the words.
pub const TOLD: [(&str, &str); 8] = [
    ("V C B R T", "planning.key.shapes"),
    ("P E L X", "planning.key.strokes"),
    ("Ctrl+G", "planning.key.people"),
    ("Ctrl+Enter", "planning.key.selection"),
    ("Ctrl+Shift+Enter", "planning.key.township"),
    ("Delete", "planning.key.erase"),
    ("F3 / Shift+F3", "planning.key.gap"),
    ("A / Backspace / ] / [", "planning.key.review"),
];

/// What the keys of this frame ask for, while nothing is typed.
pub fn asked(context: &Context, planning: &Planning) -> Vec<PlanDeed> {
    let pressed = |held, key| context.input_mut(|input| input.consume_key(held, key));
    let mut deeds = Vec::new();
    if pressed(Modifiers::SHIFT, Key::F3) {
        deeds.push(PlanDeed::StepGap(false));
    }
    if pressed(Modifiers::NONE, Key::F3) {
        deeds.push(PlanDeed::StepGap(true));
    }
    if pressed(Modifiers::COMMAND, Key::G) {
        deeds.push(PlanDeed::FocusPeople);
    }
    if pressed(Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter) {
        deeds.push(PlanDeed::OnSelection(true));
    }
    if pressed(Modifiers::COMMAND, Key::Enter) {
        deeds.push(PlanDeed::OnSelection(false));
    }
    if planning.shown_review().is_some() {
        review_keys(context, &mut deeds);
    }
    let tool = planning.tool;
    if pressed(Modifiers::NONE, Key::Delete) {
        let erase = Tool { stroke: Stroke::Erase, ..tool };
        deeds.extend([PlanDeed::Take(erase), PlanDeed::OnSelection(false), PlanDeed::Take(tool)]);
    }
    for shape in Shape::ALL {
        if pressed(Modifiers::NONE, shape.letter()) {
            deeds.push(PlanDeed::Take(Tool { shape, ..tool }));
        }
    }
    for stroke in Stroke::ALL {
        if pressed(Modifiers::NONE, stroke.letter()) {
            let shape = if tool.shape == Shape::Select { Shape::Click } else { tool.shape };
            deeds.push(PlanDeed::Take(Tool { shape, stroke }));
        }
    }
    deeds
}

/// The keys of a review; Enter belongs to a button that has the keyboard.
fn review_keys(context: &Context, deeds: &mut Vec<PlanDeed>) {
    let free = context.memory(|memory| memory.focused().is_none());
    let pressed = |key| context.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::A) || free && pressed(Key::Enter) {
        deeds.push(PlanDeed::Review(ReviewDeed::Accept));
    }
    if free && pressed(Key::Backspace) {
        deeds.push(PlanDeed::Review(ReviewDeed::Reject));
    }
    for (key, by) in [(Key::CloseBracket, 1), (Key::OpenBracket, -1)] {
        if pressed(key) {
            deeds.push(PlanDeed::Review(ReviewDeed::Step(by)));
        }
    }
}
