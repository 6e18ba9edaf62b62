//! Why a place stands out, in as many words as two lines hold.

use egui::{Label, RichText, Ui};

use crate::model::Sentence;
use crate::ui::look;
use crate::words::Language;

/// How many lines it may take.
const LINES: usize = 2;

/// Draws the gravest reasons, as many as there is room for, at least one.
pub(super) fn headline_ui(ui: &mut Ui, language: Language, reasons: &[Sentence]) {
    let width = ui.available_width();
    let mut shown = language.say("why.calm").into_owned();
    for count in 1..=reasons.len() {
        let text = told(language, &reasons[..count]);
        let font = look::regular(look::BODY);
        let ink = ui.visuals().text_color();
        let rows = ui.fonts_mut(|fonts| fonts.layout(text.clone(), font, ink, width)).rows.len();
        if count > 1 && rows > LINES {
            break;
        }
        shown = text;
    }
    ui.add_space(4.0);
    ui.add(Label::new(RichText::new(shown).size(look::BODY)).wrap());
}

/// The reasons as one sentence.
fn told(language: Language, reasons: &[Sentence]) -> String {
    let said: Vec<String> = reasons.iter().map(|reason| language.sentence(reason)).collect();
    let text = said.join(&language.say("why.join")) + &language.say("why.end");
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reasons_make_one_sentence_in_either_language() {
        let reasons = [
            Sentence::new("why.reason.overdue").with("count", 3).with("days", 45),
            Sentence::new("why.reason.no_resident"),
        ];
        assert_eq!(told(Language::Chinese, &reasons), "超期 3 件，最久 45 天；没有驻村干部。");
        assert_eq!(told(Language::English, &reasons), "3 overdue, the longest by 45 days; no resident cadre.");
        assert_eq!(told(Language::English, &reasons[1..]), "No resident cadre.");
    }
}
