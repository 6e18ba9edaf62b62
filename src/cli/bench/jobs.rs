//! The main jobs, each measured for itself.

use std::hint::black_box;
use std::sync::Arc;

use crate::analysis::{Findings, Level, Measure, Method, world_as_of};
use crate::edits::{Edit, Register};
use crate::geometry::Geography;
use crate::map::{Choice, Composer, County, Layers, Paper, Rect, Sheet, View, compose, compose_sheet};
use crate::model::{Id, Issue};
use crate::paint::raster;
use crate::session::{Access, Session, SessionError};

use crate::cli::failure::Failure;

use super::fixture::{FRAME, Fixture};
use super::overview;
use super::timing::{Timing, timed};

/// Vertices closer than this on the plane become one, metres: as sessions do.
const TOLERANCE_M: f64 = 0.5;

/// Measures everything that needs no further input, each so many times.
pub(super) fn all(fixture: &Fixture, runs: usize) -> Result<Vec<Timing>, Failure> {
    let mut session = Session::open(&fixture.file(), Access::Write)?;
    let mut timings = vec![
        Timing::of("cli.bench.open", runs, |_| open(fixture))?,
        Timing::of("cli.bench.edit", runs, |_| edit(&mut session))?,
        Timing::of("cli.bench.as_of", runs, |_| as_of(&session))?,
        Timing::of("cli.bench.undo", runs, |_| undo(&mut session))?,
        panning(&session, runs)?,
        zooming(&session, runs)?,
        recolouring(&session, runs)?,
        small_maps(&session, runs)?,
        Timing::of("cli.bench.geometry", runs, |_| geometry(&session))?,
        Timing::of("cli.bench.screen_png", runs, |_| picture(&session, Paper::Pixels { width: 1280, height: 800 }))?,
        Timing::of("cli.bench.sheet_png", runs, |_| {
            picture(&session, Paper::Millimetres { width: 420.0, height: 297.0, dpi: 300.0 })
        })?,
    ];
    timings.extend(overview::all(&session, runs)?);
    Ok(timings)
}

/// From the file to the first composed scene.
fn open(fixture: &Fixture) -> Result<f64, SessionError> {
    let (result, ms) = timed(|| Session::open(&fixture.file(), Access::Read).map(|session| scene(&session)));
    result.map(|()| ms)
}

/// From an edit to the new scene: an issue is registered in one village.
fn edit(session: &mut Session) -> Result<f64, SessionError> {
    let edit = Edit::Register(Register { issue: Box::new(issue(session)), step: Id::fresh() });
    scene(session);
    let (result, ms) = timed(|| session.perform(&edit).map(|()| scene(session)));
    result.map(|()| ms)
}

/// The records as of half a year ago.
fn as_of(session: &Session) -> Result<f64, SessionError> {
    let half_a_year_ago = session.today().saturating_sub(jiff::Span::new().days(182));
    let (then, ms) = timed(|| world_as_of(session.present(), half_a_year_ago));
    black_box(then);
    Ok(ms)
}

/// From undo to the new scene.
fn undo(session: &mut Session) -> Result<f64, SessionError> {
    let (result, ms) = timed(|| session.undo().map(|_| scene(session)));
    result.map(|()| ms)
}

/// Composing frame after frame while the map moves to the side by nine units a frame, at three scales one after the
/// other: 60 frames for each run and scale. The first frame of a scale is a zoom and is not counted here.
fn panning(session: &Session, runs: usize) -> Result<Timing, Failure> {
    const FRAMES: usize = 60;
    let mut composing = Composing::of(session);
    let scales: Vec<f64> = [1.0, 0.4, 0.1].into_iter().flat_map(|scale| vec![scale; FRAMES * runs]).collect();
    let mut last = None;
    Timing::of("cli.bench.pan", scales.len(), |frame| {
        if last.replace(scales[frame]) != Some(scales[frame]) {
            composing.frame(scales[frame], 0.0);
        }
        Ok(composing.frame(scales[frame], 9.0 * (frame % (FRAMES * runs) + 1) as f64))
    })
}

/// Composing frame after frame while the scale changes by a twentieth a frame, in to a tenth and out again.
fn zooming(session: &Session, runs: usize) -> Result<Timing, Failure> {
    let mut composing = Composing::of(session);
    Timing::of("cli.bench.zoom", 90 * runs, |frame| {
        let step = (frame % 90) as f64;
        Ok(composing.frame(0.95_f64.powf(45.0 - (step - 45.0).abs()), 0.0))
    })
}

/// From another theme to the new scene, one after the other: counts, rates, an upper level, other classes, two measures.
fn recolouring(session: &Session, runs: usize) -> Result<Timing, Failure> {
    let mut composing = Composing::of(session);
    let themes = ["open", "overdue", "open/households", "visits", "since_visit", "closed_share"];
    let measures: Vec<Measure> = themes.into_iter().filter_map(Measure::from_code).collect();
    let choices: Vec<Choice> = measures
        .iter()
        .flat_map(|measure| {
            let plain = Choice { measure: measure.clone(), ..Choice::default() };
            let of = |method| Choice { method, classes: 7, ..plain.clone() };
            [plain.clone(), of(Method::Quantile), of(Method::HeadTail)]
        })
        .chain(measures.iter().map(|measure| Choice { second: Some(measure.clone()), ..Choice::default() }))
        .chain([Choice { level: Level::Township, ..Choice::default() }])
        .collect();
    // Each once before, because the first of a level has to find its areas.
    for choice in &choices {
        composing.shown(choice);
    }
    Timing::of("cli.bench.theme", choices.len() * runs, |nth| Ok(composing.shown(&choices[nth % choices.len()])))
}

/// A frame of twelve small maps that are panned together.
fn small_maps(session: &Session, runs: usize) -> Result<Timing, Failure> {
    const MAPS: usize = 12;
    let (findings, geography) = (session.findings(), session.geography());
    let county = County { world: session.world(), findings: &findings, geography: &geography };
    let frame = Rect::new([0.0, 0.0], [260.0, 230.0]);
    let whole = View::fit(frame, geography.bounds, 6.0, 1.0);
    let hidden =
        Layers { hatch: false, residents: false, township_names: false, village_names: false, ..Layers::default() };
    let choice = Choice { layers: hidden, ..Choice::default() };
    let mut maps: Vec<Composer> = (0..MAPS).map(|_| Composer::default()).collect();
    maps.iter_mut().for_each(|map| drop(map.compose_bare(county, session.revision(), &whole, &choice)));
    Timing::of("cli.bench.small_maps", 20 * runs, |nth| {
        let center = [whole.center[0] + 5.0 * nth as f64 * whole.metres_per_unit, whole.center[1]];
        let view = View { center, ..whole };
        let (scenes, ms) = timed(|| {
            let scenes = maps.iter_mut().map(|map| map.compose_bare(county, session.revision(), &view, &choice));
            scenes.collect::<Vec<_>>()
        });
        black_box(scenes);
        Ok(ms)
    })
}

/// A map in a window, composed again and again.
struct Composing<'a> {
    session: &'a Session,
    findings: Arc<Findings>,
    geography: Arc<Geography>,
    composer: Composer,
    whole: View,
}

impl<'a> Composing<'a> {
    fn of(session: &'a Session) -> Self {
        let geography = session.geography();
        let whole = View::fit(FRAME, geography.bounds, 24.0, 1.0);
        let mut composing =
            Self { session, findings: session.findings(), geography, composer: Composer::default(), whole };
        composing.frame(1.0, 0.0);
        composing
    }

    /// Milliseconds until the map shows a choice.
    fn shown(&mut self, choice: &Choice) -> f64 {
        let county = County { world: self.session.world(), findings: &self.findings, geography: &self.geography };
        let (scene, ms) = timed(|| self.composer.compose(county, self.session.revision(), &self.whole, choice));
        black_box(scene);
        ms
    }

    /// Milliseconds for one frame, at a part of the scale of the whole county, so many units aside of its middle.
    fn frame(&mut self, scale: f64, aside: f64) -> f64 {
        let county = County { world: self.session.world(), findings: &self.findings, geography: &self.geography };
        let metres_per_unit = self.whole.metres_per_unit * scale;
        let center = [self.whole.center[0] + aside * metres_per_unit, self.whole.center[1]];
        let view = View { center, metres_per_unit, ..self.whole };
        let choice = Choice::default();
        let (scene, ms) = timed(|| self.composer.compose(county, self.session.revision(), &view, &choice));
        black_box(scene);
        ms
    }
}

fn geometry(session: &Session) -> Result<f64, Failure> {
    let (geography, ms) = timed(|| Geography::of(session.world(), TOLERANCE_M));
    black_box(geography);
    Ok(ms)
}

/// From the open file to the bytes of a picture.
fn picture(session: &Session, paper: Paper) -> Result<f64, Failure> {
    let sheet = Sheet::plain(paper);
    let (findings, geography) = (session.findings(), session.geography());
    let county = County { world: session.world(), findings: &findings, geography: &geography };
    let mut bytes = Vec::new();
    let (result, ms) = timed(|| {
        let scene = compose_sheet(county, &sheet, &Choice::default());
        raster::png(&scene, paper.pixels_per_unit(), 300.0, &mut bytes)
    });
    black_box(&bytes);
    result.map(|()| ms).map_err(|error| Failure::painting(session.path(), &error.into()))
}

/// The scene of the window, as after each change.
fn scene(session: &Session) {
    let (findings, geography) = (session.findings(), session.geography());
    let county = County { world: session.world(), findings: &findings, geography: &geography };
    let view = View::fit(FRAME, geography.bounds, 24.0, 1.0);
    black_box(compose(county, &view, &Choice::default()));
}

/// An issue in the first village.
fn issue(session: &Session) -> Issue {
    let today = session.desk().today;
    Issue {
        category: "livelihood".to_owned(),
        level: "village".to_owned(),
        source: "visit".to_owned(),
        village: session.world().villages.iter().next().map(|village| village.id),
        ..Issue::blank("", "bench", today)
    }
}
