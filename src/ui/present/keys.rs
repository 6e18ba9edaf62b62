//! The keys of a presentation: those of a remote control and of every program for slides.

use egui::{Context, Key, Modifiers};

use super::super::intent::{Intent, Intents, TimeDeed, ViewDeed};

/// What the keys of this frame ask for. Escape closes what is told about a place first.
pub fn asked(context: &Context, why: bool) -> Intents {
    let on = [Key::ArrowRight, Key::ArrowDown, Key::PageDown, Key::Space, Key::Enter];
    let back = [Key::ArrowLeft, Key::ArrowUp, Key::PageUp, Key::Backspace];
    let pressed = |key: Key| context.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let held = |key: Key| context.input_mut(|input| input.consume_key(Modifiers::ALT, key));
    let mut intents = Intents::new();
    // Alt goes from month to month, as in the window; it comes first, for the plain arrow takes any.
    intents.extend(held(Key::ArrowRight).then_some(Intent::Time(TimeDeed::Step(1))));
    intents.extend(held(Key::ArrowLeft).then_some(Intent::Time(TimeDeed::Step(-1))));
    let mut step = |keys: &[Key], deed: ViewDeed| {
        intents.extend(keys.iter().filter(|key| pressed(**key)).map(|_| Intent::View(deed.clone())));
    };
    step(&on, ViewDeed::Step(1));
    step(&back, ViewDeed::Step(-1));
    step(&[Key::Home], ViewDeed::Show(0));
    step(&[Key::End], ViewDeed::Show(usize::MAX));
    step(&[Key::F9], ViewDeed::Leave);
    if pressed(Key::P) {
        intents.push(Intent::Time(TimeDeed::Play));
    }
    if pressed(Key::F11) {
        intents.push(Intent::ToggleFullScreen);
    }
    if pressed(Key::Escape) {
        intents.push(if why { Intent::ClearSelection } else { Intent::View(ViewDeed::Leave) });
    }
    intents
}
