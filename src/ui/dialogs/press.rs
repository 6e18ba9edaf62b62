//! The press: what is made in one go, for which villages, in which layout, and as which files.

use egui::{Checkbox, ComboBox, Context, TextEdit, Ui};

use crate::analysis::{Measure, Quantity};
use crate::exchange::Personal;
use crate::map::{Choice, layout, measure_name};
use crate::model::{Date, World};
use crate::papers::{AtlasBy, DeckPart, PageOrder};
use crate::session::Session;
use crate::words::Language;

use super::super::intent::{Intent, Intents};
use super::super::look;
use super::super::product::Product;
use super::modal::{field_ui, foot_ui, modal_ui, primary_ui, second_ui};

/// What is to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct PressWish {
    /// What.
    pub product: Product,
    /// For what an atlas has a page each.
    pub by: AtlasBy,
    /// The name or the word of the layout of an atlas.
    pub layout: String,
    /// Whether only the selected villages are meant.
    pub selected_only: bool,
    /// Whether beside each map stands what is open there.
    pub ledger: bool,
    /// The ending of its files.
    pub ending: &'static str,
    /// Whether it becomes a file for each page, in a folder.
    pub files: bool,
    /// The first day of the month of notices.
    pub month: Date,
    /// The parts of a deck.
    pub parts: Vec<DeckPart>,
    /// What a page offers to look at.
    pub themes: Vec<Quantity>,
    /// A title of one's own; empty where it follows from the county.
    pub title: String,
    /// Whether it is shown in public.
    pub public: bool,
}

/// The dialog with what was chosen.
#[derive(Debug)]
pub struct PressDialog {
    wish: PressWish,
}

impl PressDialog {
    /// The dialog, on a day.
    pub fn of(product: Option<Product>, day: Date, has_selection: bool) -> Self {
        let product = product.unwrap_or_default();
        let themes = PageOrder::usual_themes().into_iter().map(|choice| choice.measure.quantity).collect();
        Self {
            wish: PressWish {
                product,
                by: AtlasBy::default(),
                layout: "atlas".to_owned(),
                selected_only: has_selection && product == Product::Notices,
                ledger: true,
                ending: product.endings()[0],
                files: false,
                month: day.first_of_month(),
                parts: DeckPart::ALL.to_vec(),
                themes,
                title: String::new(),
                public: false,
            },
        }
    }

    /// Draws the dialog; what is to be made goes into `wish`.
    pub fn press_ui(
        &mut self,
        context: &Context,
        session: &Session,
        choice: &Choice,
        language: Language,
        (wish, intents): (&mut Option<PressWish>, &mut Intents),
    ) -> bool {
        modal_ui(context, "press", 640.0, &language.say("press.title"), |ui| {
            self.products_ui(ui, language);
            ui.add_space(6.0);
            ui.label(look::small(ui, language.say(self.wish.product.hint_key())));
            ui.add_space(8.0);
            match self.wish.product {
                Product::Atlas => self.atlas_ui(ui, session, choice, language),
                Product::Notices => self.notices_ui(ui, session, choice, language),
                Product::Deck => self.deck_ui(ui, language),
                Product::Page => self.page_ui(ui, session.world(), language),
            }
            self.files_ui(ui, language);
            ui.add_space(6.0);
            ui.label(look::small(ui, language.sentence(&Personal::none().sentence(language))));
            let wrong = self.wrong(choice);
            if let Some(key) = wrong {
                ui.colored_label(look::palette(ui).late, language.say(key).as_ref());
            }
            let mut stay = true;
            foot_ui(ui, |ui| {
                if primary_ui(ui, wrong.is_none(), &language.say("press.make")).clicked() {
                    *wish = Some(self.wish.clone());
                    intents.push(Intent::AskPressFile);
                    stay = false;
                }
                if second_ui(ui, &language.say("ui.cancel")).clicked() {
                    stay = false;
                }
            });
            stay
        })
    }

    /// The key of what is missing, if something is.
    fn wrong(&self, choice: &Choice) -> Option<&'static str> {
        let wish = &self.wish;
        let of_some = matches!(wish.product, Product::Atlas | Product::Notices) && wish.selected_only;
        let by_issues = matches!(wish.by, AtlasBy::Unit | AtlasBy::Category);
        match wish.product {
            _ if of_some && choice.selected.is_empty() => Some("atlas.error.nothing_selected"),
            Product::Atlas if by_issues && !choice.measure.quantity.about().is_of_issues => {
                Some("atlas.error.not_of_issues")
            }
            Product::Deck if wish.parts.is_empty() => Some("press.no_part"),
            Product::Page if wish.themes.is_empty() => Some("page.error.no_theme"),
            _ => None,
        }
    }

    fn products_ui(&mut self, ui: &mut Ui, language: Language) {
        ui.horizontal(|ui| {
            for product in Product::ALL {
                let text = language.say(product.name_key());
                if ui.selectable_value(&mut self.wish.product, product, text.as_ref()).clicked() {
                    self.wish.ending = product.endings()[0];
                    self.wish.files &= product.can_be_files();
                }
            }
        });
    }

    fn atlas_ui(&mut self, ui: &mut Ui, session: &Session, choice: &Choice, language: Language) {
        field_ui(ui, &language.say("press.by"), |ui| {
            let shown = language.say(self.wish.by.name_key());
            ComboBox::from_id_salt("press-by").width(240.0).selected_text(shown.as_ref()).show_ui(ui, |ui| {
                for by in AtlasBy::ALL {
                    ui.selectable_value(&mut self.wish.by, by, language.say(by.name_key()).as_ref());
                }
            });
        });
        field_ui(ui, &language.say("press.theme"), |ui| {
            ui.label(measure_name(session.world(), &choice.measure, language));
            ui.label(look::small(ui, language.say("press.theme_hint")));
        });
        field_ui(ui, &language.say("press.layout"), |ui| {
            let templates = layout::templates(session.world(), language);
            let named = |word: &str| templates.iter().find(|one| one.code == word || one.name == word);
            let shown = named(&self.wish.layout).map(|one| one.name.clone()).unwrap_or_default();
            ComboBox::from_id_salt("press-layout").width(240.0).selected_text(shown).show_ui(ui, |ui| {
                for template in &templates {
                    let word = if template.code.is_empty() { template.name.clone() } else { template.code.to_owned() };
                    ui.selectable_value(&mut self.wish.layout, word, &template.name);
                }
            });
        });
        field_ui(ui, "", |ui| ui.add(Checkbox::new(&mut self.wish.ledger, language.say("press.ledger").as_ref())));
        self.selected_ui(ui, choice, language);
        self.public_ui(ui, language);
        self.title_ui(ui, language);
    }

    fn notices_ui(&mut self, ui: &mut Ui, session: &Session, choice: &Choice, language: Language) {
        field_ui(ui, &language.say("papers.dialog.month"), |ui| {
            let month = &mut self.wish.month;
            if ui.button("←").on_hover_text(language.say("papers.dialog.before").as_ref()).clicked() {
                *month = month.yesterday().map_or(*month, Date::first_of_month);
            }
            let name = match language {
                Language::Chinese => format!("{}年{}月", month.year(), month.month()),
                Language::English => month.strftime("%B %Y").to_string(),
            };
            ui.label(look::strong(name));
            if ui.button("→").on_hover_text(language.say("papers.dialog.after").as_ref()).clicked() {
                *month = month.last_of_month().tomorrow().unwrap_or(*month);
            }
        });
        let count = if self.wish.selected_only { choice.selected.len() } else { session.world().villages.len() };
        self.selected_ui(ui, choice, language);
        field_ui(ui, "", |ui| ui.label(language.say_with("press.so_many", &[("count", &count)])));
    }

    fn deck_ui(&mut self, ui: &mut Ui, language: Language) {
        field_ui(ui, &language.say("press.parts"), |ui| {
            ui.vertical(|ui| {
                for part in DeckPart::ALL {
                    let mut on = self.wish.parts.contains(&part);
                    if ui.add(Checkbox::new(&mut on, language.say(part.name_key()).as_ref())).changed() {
                        self.wish.parts.retain(|other| *other != part);
                        self.wish.parts.extend(on.then_some(part));
                        self.wish.parts.sort();
                    }
                }
            });
        });
        self.public_ui(ui, language);
        self.title_ui(ui, language);
    }

    fn page_ui(&mut self, ui: &mut Ui, world: &World, language: Language) {
        field_ui(ui, &language.say("page.theme"), |ui| {
            ui.vertical(|ui| {
                ui.columns(2, |columns| {
                    for (nth, quantity) in Quantity::ALL.into_iter().enumerate() {
                        let name = measure_name(world, &Measure::from(quantity.clone()), language);
                        let mut on = self.wish.themes.contains(&quantity);
                        let column = &mut columns[nth * 2 / Quantity::ALL.len()];
                        if column.add(Checkbox::new(&mut on, name)).changed() {
                            self.wish.themes.retain(|other| *other != quantity);
                            self.wish.themes.extend(on.then_some(quantity));
                        }
                    }
                });
            });
        });
        self.title_ui(ui, language);
    }

    fn selected_ui(&mut self, ui: &mut Ui, choice: &Choice, language: Language) {
        field_ui(ui, "", |ui| {
            let text = language.say_with("press.selected", &[("count", &choice.selected.len())]);
            let can = !choice.selected.is_empty() || self.wish.selected_only;
            ui.add_enabled(can, Checkbox::new(&mut self.wish.selected_only, text));
        });
    }

    fn public_ui(&mut self, ui: &mut Ui, language: Language) {
        field_ui(ui, "", |ui| ui.add(Checkbox::new(&mut self.wish.public, language.say("press.public").as_ref())));
    }

    fn title_ui(&mut self, ui: &mut Ui, language: Language) {
        field_ui(ui, &language.say("press.own_title"), |ui| {
            let hint = language.say("press.own_title_hint");
            let field = TextEdit::singleline(&mut self.wish.title).hint_text(hint.as_ref()).desired_width(300.0);
            ui.add(field).on_hover_text(language.say("press.own_title").as_ref());
        });
    }

    fn files_ui(&mut self, ui: &mut Ui, language: Language) {
        let product = self.wish.product;
        field_ui(ui, &language.say("press.files"), |ui| {
            let one = |ending: &str| product != Product::Notices && product != Product::Atlas || ending == "pdf";
            for ending in product.endings() {
                if one(ending) {
                    let text = match product {
                        Product::Atlas | Product::Notices => language.say("press.one_pdf").into_owned(),
                        Product::Deck | Product::Page => ending.to_uppercase(),
                    };
                    let is_this = !self.wish.files && self.wish.ending == *ending;
                    if ui.radio(is_this, text).clicked() {
                        (self.wish.files, self.wish.ending) = (false, ending);
                    }
                }
                if product.can_be_files() {
                    let is_this = self.wish.files && self.wish.ending == *ending;
                    let text = language.say_with("press.each", &[("format", &ending.to_uppercase())]);
                    if ui.radio(is_this, text).clicked() {
                        (self.wish.files, self.wish.ending) = (true, ending);
                    }
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample::{TODAY, village};

    #[test]
    fn what_cannot_be_made_is_said_before_a_file_is_asked_for() {
        let mut dialog = PressDialog::of(None, TODAY, false);
        let mut choice = Choice::default();
        assert_eq!(dialog.wrong(&choice), None);
        dialog.wish.selected_only = true;
        assert_eq!(dialog.wrong(&choice), Some("atlas.error.nothing_selected"));
        choice.selected.insert(village("东一村"));
        assert_eq!(dialog.wrong(&choice), None);
        (dialog.wish.by, choice.measure) = (AtlasBy::Unit, Measure::from(Quantity::Visits));
        assert_eq!(dialog.wrong(&choice), Some("atlas.error.not_of_issues"));
        (dialog.wish.product, dialog.wish.parts) = (Product::Deck, Vec::new());
        assert_eq!(dialog.wrong(&choice), Some("press.no_part"));
        (dialog.wish.product, dialog.wish.themes) = (Product::Page, Vec::new());
        assert_eq!(dialog.wrong(&choice), Some("page.error.no_theme"));
    }
}
