//! What long work shows of itself at the right end of the status bar: what, how far, and how it is stopped.

use egui::{Align2, Area, Button, Context, Frame, Id, Margin, Order, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use crate::words::Language;

use super::jobs::{Jobs, Running};
use super::{look, rows};

/// How high the strip is: as high as the status bar over which it lies.
const HEIGHT: f32 = 28.0;
/// How often it is drawn again, milliseconds.
const BEAT: u64 = 100;
/// The bar that fills.
const BAR: [f32; 2] = [120.0, 4.0];

/// Draws the job that is shown, over everything else, so that it can be stopped also while a dialog is open.
pub fn strip_ui<A: Send + 'static>(context: &Context, jobs: &Jobs<A>, language: Language) {
    if jobs.is_busy() {
        context.request_repaint_after(std::time::Duration::from_millis(BEAT));
    }
    let now = context.input(|input| input.time);
    let Some(job) = jobs.shown(now) else { return };
    Area::new(Id::unique("job")).order(Order::Tooltip).anchor(Align2::RIGHT_BOTTOM, vec2(0.0, 0.0)).show(
        context,
        |ui| {
            let fill = look::palette(ui).panel;
            Frame::new().fill(fill).inner_margin(Margin { left: 14, right: 8, top: 0, bottom: 0 }).show(ui, |ui| {
                ui.set_height(HEIGHT);
                ui.horizontal_centered(|ui| job_ui(ui, job, now, language));
            });
        },
    );
}

fn job_ui<A>(ui: &mut Ui, job: &Running<A>, now: f64, language: Language) {
    let colors = look::palette(ui);
    ui.spacing_mut().item_spacing.x = 10.0;
    let title = rows::line_of(ui, &job.title, look::regular(look::SMALL), colors.text, 300.0);
    ui.label(title);
    let share = job.share();
    bar_ui(ui, share, now);
    let (rect, _) = ui.allocate_exact_size(vec2(30.0, HEIGHT), Sense::hover());
    if share > 0.0 {
        let text = format!("{:.0}%", share * 100.0);
        let font = look::regular(look::SMALL);
        ui.painter().text(rect.right_center(), Align2::RIGHT_CENTER, text, font, colors.secondary);
    }
    let text = RichText::new(language.say("ui.job.stop").as_ref()).size(look::SMALL);
    if ui.add(Button::new(text).min_size(vec2(0.0, 20.0))).clicked() {
        job.stop();
    }
}

/// A thin bar; a short piece of it wanders while nothing is known of how far the work is.
fn bar_ui(ui: &mut Ui, share: f32, now: f64) {
    let colors = look::palette(ui);
    let (rect, response) = ui.allocate_exact_size(BAR.into(), Sense::hover());
    response.widget_info(|| {
        let mut info = WidgetInfo::new(Role::ProgressIndicator);
        info.value = Some(f64::from(share));
        info
    });
    ui.painter().rect_filled(rect, 2, colors.line);
    let (from, to) = if share > 0.0 {
        (0.0, share)
    } else {
        let at = (now * 0.5).fract() as f32 * 1.25 - 0.25;
        (at.max(0.0), (at + 0.25).min(1.0))
    };
    let part = rect.with_min_x(rect.left() + rect.width() * from).with_max_x(rect.left() + rect.width() * to);
    ui.painter().rect_filled(part, 2, colors.accent);
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;

    #[test]
    fn a_job_is_drawn_after_a_moment_and_goes_when_it_is_stopped() {
        let mut jobs = Jobs::<bool>::default();
        let (go, wait) = std::sync::mpsc::channel::<()>();
        jobs.start(&Context::default(), "出图".into(), move |progress| {
            let _ = wait.recv();
            progress.at(1.0).is_err()
        });
        let draw = |ui: &mut Ui, jobs: &mut Jobs<bool>| strip_ui(ui.ctx(), jobs, Language::Chinese);
        let builder = Harness::builder().with_context_setup(look::install).with_step_dt(0.01);
        let mut harness = builder.build_ui_state(draw, jobs);
        assert!(harness.query_by_label("取消 Esc").is_none(), "nothing flickers");
        harness.run_steps(60);
        harness.get_by_label("取消 Esc").click();
        harness.run_steps(2);
        assert!(harness.query_by_label("取消 Esc").is_none());
        go.send(()).expect("the job waits");
        let answers = harness.state_mut().wait(std::time::Duration::from_secs(10));
        assert!(answers.iter().all(|answered| answered.answer && answered.stopped) && answers.len() == 1);
    }
}
