//! What is drawn of the areas, from bottom to top, and the slots of the uniform buffer.

/// Bytes between two slots of the uniform buffer: what every graphics card allows.
pub const SLOT: u64 = 256;
/// Bytes that the shader reads of a slot: `Look`.
pub const LOOK: u64 = 128;

/// One drawing of the areas; each has a slot of the uniform buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
    Band,
    Fill,
    Village,
    Township,
    County,
    Dashed,
    Weak,
    Selected,
    Hovered,
}

/// All of them, from bottom to top.
pub const PASSES: [Pass; 9] = [
    Pass::Band,
    Pass::Fill,
    Pass::Village,
    Pass::Township,
    Pass::County,
    Pass::Dashed,
    Pass::Weak,
    Pass::Selected,
    Pass::Hovered,
];
