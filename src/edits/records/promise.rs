//! The rules for promises.

use crate::model::{CatalogueKind, Promise, Refusal, Uuid, World};

use super::super::checks::{filled, in_order, known, listed, not_future, percent};
use super::super::desk::Desk;
use super::rules::{Rules, names, unique};

impl Rules for Promise {
    fn title(&self, _world: &World) -> String {
        self.title.clone()
    }

    fn check(&self, world: &World, desk: &Desk, before: Option<&Self>) -> Result<(), Refusal> {
        filled(&self.title, "title")?;
        filled(&self.kind, "promise_kind")?;
        if !self.number.is_empty() {
            unique(self, world, &world.promises, "number", |row| &row.number)?;
        }
        check_codes(self, world, before)?;
        check_links(self, world)?;
        percent(self.progress_percent.unwrap_or_default(), "progress_percent")?;
        check_dates(self, desk)?;
        if !self.rating.is_empty() && self.rated_on.is_none() {
            return Err(Refusal::new("refusal.empty").with("field", "@edit.field.rated_on"));
        }
        if self.withdrawn_on.is_some() {
            filled(&self.note, "withdrawal_reason")?;
        }
        Ok(())
    }

    fn tidied(&self) -> Self {
        let trimmed = |text: &str| text.trim().to_owned();
        Self {
            number: trimmed(&self.number),
            title: trimmed(&self.title),
            detail: trimmed(&self.detail),
            published_where: trimmed(&self.published_where),
            note: trimmed(&self.note),
            ..self.clone()
        }
    }

    fn refers_to(&self, id: Uuid) -> bool {
        names(self.unit, id)
            || names(self.cadre, id)
            || names(self.village, id)
            || names(self.township, id)
            || names(self.issue, id)
            || names(self.standing, id)
            || names(self.posting, id)
            || names(self.campaign, id)
    }
}

/// Refuses codes that are in no list, unless they stood before.
fn check_codes(promise: &Promise, world: &World, before: Option<&Promise>) -> Result<(), Refusal> {
    if before.is_none_or(|before| before.kind != promise.kind) {
        listed(world, CatalogueKind::PromiseKind, &promise.kind)?;
    }
    if before.is_none_or(|before| before.item != promise.item) {
        listed(world, CatalogueKind::TaskItem, &promise.item)?;
    }
    if before.is_none_or(|before| before.rating != promise.rating) {
        listed(world, CatalogueKind::Rating, &promise.rating)?;
    }
    Ok(())
}

/// Refuses links that lead nowhere.
fn check_links(promise: &Promise, world: &World) -> Result<(), Refusal> {
    known(&world.units, promise.unit)?;
    known(&world.cadres, promise.cadre)?;
    known(&world.villages, promise.village)?;
    known(&world.townships, promise.township)?;
    known(&world.issues, promise.issue)?;
    known(&world.standings, promise.standing)?;
    known(&world.postings, promise.posting)?;
    known(&world.campaigns, promise.campaign).map(drop)
}

/// Refuses days that are out of order, and days after today of what has been done.
fn check_dates(promise: &Promise, desk: &Desk) -> Result<(), Refusal> {
    let made = (Some(promise.made_on), "made_on");
    for (day, field) in [
        (promise.published_on, "published_on"),
        (promise.done_on, "done_on"),
        (promise.rated_on, "rated_on"),
        (promise.withdrawn_on, "withdrawn_on"),
    ] {
        in_order(made, (day, field))?;
        day.map_or(Ok(()), |day| not_future(day, desk.today, field))?;
    }
    in_order(made, (promise.due_on, "due_on"))?;
    in_order((promise.done_on, "done_on"), (promise.rated_on, "rated_on"))
}
