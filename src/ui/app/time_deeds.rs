//! What the intents do that concern time on the map, and the months that are prepared for it.

use egui::Context;

use crate::model::{Date, TimeSight};
use crate::session::PreparedDays;

use super::super::dialogs::Answer;
use super::super::intent::{Intent, Intents, TimeDeed};

impl super::App {
    /// Brings what the map has to know of other days up to date, has months prepared, and goes on playing.
    pub(super) fn keep_time(&mut self, context: &Context, intents: &mut Intents) {
        let Some(file) = &self.file else { return };
        if let Some(days) = self.times.take_unprepared(&file.session) {
            let session = file.session.stand_in();
            self.jobs
                .start(context, String::new(), move |progress| Answer::Prepared(session.prepare(&days, progress).ok()));
        }
        self.times.refresh(file, &mut self.choice);
        let now = context.input(|input| input.time);
        if self.times.is_playing() {
            if self.times.is_ready(&file.session) {
                intents.extend(self.times.beat(now, file.session.desk().today).map(Intent::Time));
            }
            if let Some(rest) = self.times.rest(now) {
                context.request_repaint_after(std::time::Duration::from_secs_f64(rest));
            }
        }
    }

    /// Takes over months that were made on a thread.
    pub(super) fn take_prepared(&mut self, days: Option<&PreparedDays>) {
        if let (Some(file), Some(days)) = (&self.file, days) {
            file.session.take_prepared(days);
        }
    }

    /// Carries out what is to be done with time.
    pub(super) fn time(&mut self, context: &Context, deed: TimeDeed) {
        match deed {
            TimeDeed::See(sight) => self.see_time(sight),
            TimeDeed::Other(day) => self.times.choose_other(day),
            TimeDeed::Step(steps) => self.step_months(context, steps),
            TimeDeed::Go(day) => {
                self.times.play(None);
                self.go_to(day);
            }
            TimeDeed::Play => self.play_months(context),
        }
    }

    /// Sees time otherwise. What was looked at by going through the months ends with them.
    pub(super) fn see_time(&mut self, sight: TimeSight) {
        if self.times.sight() == TimeSight::Months && sight != TimeSight::Months {
            self.look_at(None);
        }
        if sight != TimeSight::Day {
            self.close_spots();
        }
        self.times.see(sight);
    }

    /// Goes so many months on or back; the first step leads into the months.
    fn step_months(&mut self, context: &Context, steps: i32) {
        if self.times.sight() != TimeSight::Months {
            self.times.see(TimeSight::Months);
            self.keep_time(context, &mut Intents::new());
        }
        let shown = self.shown_day();
        if let Some(day) = self.times.stepped(shown, steps) {
            let playing = self.times.is_playing();
            self.go_to(day);
            if !playing {
                self.times.play(None);
            }
        }
    }

    fn play_months(&mut self, context: &Context) {
        if self.times.is_playing() {
            self.times.play(None);
            return;
        }
        if self.times.sight() != TimeSight::Months {
            return;
        }
        let shown = self.shown_day();
        // From the last month it begins again.
        if self.times.place(shown) + 1 >= self.times.days().len()
            && let Some(first) = self.times.days().first().copied()
        {
            self.go_to(first);
        }
        self.times.play(Some(context.input(|input| input.time)));
    }

    /// Looks at a day; today is the county itself.
    pub(super) fn go_to(&mut self, day: Date) {
        let today = self.file.as_ref().map(|file| file.session.today());
        self.look_at(Some(day).filter(|day| Some(*day) != today));
    }
}
