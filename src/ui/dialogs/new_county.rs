//! A new county from boundaries: files are read and shown as they would be taken in, then a file is made of them.

use std::path::Path;

use egui::{Context, TextEdit};

use crate::edits::default_catalogue;
use crate::exchange::{Crs, ImportOptions, ImportReport, NewCounty, new_county_watched};
use crate::model::Changes;
use crate::words::Language;

use super::super::jobs::Jobs;
use super::super::look;
use super::answer::{Answer, Field, Planned};
use super::import::{path_field_ui, system_ui};
use super::modal::{field_ui, foot_ui, modal_ui, primary_ui, second_ui};
use super::path_box::expanded;
use super::report::report_ui;

/// How the dialog goes on.
pub enum Step {
    /// It stays.
    Stay,
    /// It closes.
    Close,
    /// The county is to be written.
    Make(Box<Changes>),
}

#[derive(Debug, Default)]
enum Found {
    #[default]
    Nothing,
    Reading,
    County(Box<(Changes, ImportReport)>),
    Fault(String),
}

/// The dialog with what was chosen.
#[derive(Debug, Default)]
pub struct NewDialog {
    name: String,
    villages: String,
    townships: String,
    system: String,
    found: Found,
}

impl NewDialog {
    /// Takes a file that was picked.
    pub fn picked(&mut self, field: Field, path: &Path) {
        let text = path.display().to_string();
        self.found = Found::Nothing;
        match field {
            Field::Townships => self.townships = text,
            _ => self.villages = text,
        }
    }

    /// Takes what reading has found.
    pub fn planned(&mut self, plan: Result<(Changes, ImportReport), String>) {
        self.found = match plan {
            Ok(county) => Found::County(Box::new(county)),
            Err(fault) => Found::Fault(fault),
        };
    }

    /// Reading was stopped.
    pub fn not_planned(&mut self) {
        self.found = Found::Nothing;
    }

    /// Draws the dialog.
    pub fn new_ui(&mut self, context: &Context, language: Language, jobs: &mut Jobs<Answer>) -> Step {
        let mut step = Step::Stay;
        let open = modal_ui(context, "new", 780.0, &language.say("ui.new.title"), |ui| {
            let mut stay = true;
            ui.label(look::small(ui, language.say("ui.new.text")));
            ui.add_space(6.0);
            let chosen = |dialog: &Self| {
                (dialog.name.clone(), dialog.villages.clone(), dialog.townships.clone(), dialog.system.clone())
            };
            let before = chosen(self);
            path_field_ui(ui, language, jobs, "ui.new.villages", &mut self.villages, Field::Villages);
            path_field_ui(ui, language, jobs, "ui.new.townships", &mut self.townships, Field::Townships);
            field_ui(ui, &language.say("ui.import.system"), |ui| system_ui(ui, language, &mut self.system));
            field_ui(ui, &language.say("ui.new.name"), |ui| {
                let hint = language.say("ui.new.name_hint");
                ui.add(TextEdit::singleline(&mut self.name).hint_text(hint.as_ref()).desired_width(260.0))
                    .on_hover_text(hint.as_ref());
            });
            if before != chosen(self) {
                self.found = Found::Nothing;
            }
            match &self.found {
                Found::Nothing => {}
                Found::Reading => {
                    ui.label(look::small(ui, language.say("ui.import.reading")));
                }
                Found::Fault(fault) => {
                    ui.colored_label(look::palette(ui).late, fault);
                }
                Found::County(county) => report_ui(ui, &county.1, language),
            }
            foot_ui(ui, |ui| {
                if let Found::County(county) = &self.found {
                    if primary_ui(ui, true, &language.say("ui.new.make")).clicked() {
                        step = Step::Make(Box::new(county.0.clone()));
                    }
                } else {
                    let there = |path: &str| expanded(path).is_file();
                    let ready = there(&self.villages) && (self.townships.trim().is_empty() || there(&self.townships));
                    let ready = ready && !matches!(self.found, Found::Reading);
                    if primary_ui(ui, ready, &language.say("ui.import.try")).clicked() {
                        self.read(context, language, jobs);
                    }
                }
                if second_ui(ui, &language.say("ui.cancel")).clicked() {
                    stay = false;
                }
            });
            stay
        });
        match step {
            Step::Stay if !open => Step::Close,
            other => other,
        }
    }

    fn read(&mut self, context: &Context, language: Language, jobs: &mut Jobs<Answer>) {
        self.found = Found::Reading;
        let villages = expanded(&self.villages);
        let townships = Some(expanded(&self.townships)).filter(|path| path != Path::new(""));
        let options =
            ImportOptions { crs: Crs::parse(&self.system), create_townships: true, ..ImportOptions::default() };
        let name = self.name.trim().to_owned();
        let title = language.say("ui.job.read").into_owned();
        jobs.start(context, title, move |progress| {
            let county = NewCounty { name, catalogue: default_catalogue(), options, ..NewCounty::default() };
            let made = new_county_watched(&villages, townships.as_deref(), county, progress);
            Answer::Planned(Box::new(Planned::New(made.map_err(|error| language.sentence(&error.0)))))
        });
    }
}
