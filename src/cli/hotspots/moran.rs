//! Global Moran of the county.

use serde_json::json;

use crate::analysis::hotspots::{GlobalMoran, MoranOfCounty, moran_of};
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::exchange::{Cell, Grid, GridColumn, write_grid};
use crate::words::Language;

use super::asked::{Asked, refused};

pub(super) fn run(asked: &Asked<'_>, terminal: &Terminal) -> Result<(), Failure> {
    let (findings, geography) = (asked.session.findings(), asked.session.geography());
    let (chance, rule) = ((asked.options.permutations, asked.options.seed), asked.options.neighbourhood);
    let look = || moran_of(asked.session.world(), &findings, &geography, &asked.measure, rule, chance);
    let found = terminal.during("cli.progress.hotspots", look).map_err(refused)?;
    if let Some(out) = &asked.out {
        write_grid(&grid(&found.moran), out)?;
    }
    let language = terminal.language();
    let values = values(&found.moran).map(|(name, value)| (name.to_owned(), json!(value)));
    let value = || {
        let mut all = serde_json::Map::from_iter([
            ("ok".to_owned(), json!(true)),
            ("measure".to_owned(), json!(asked.measure.code())),
            ("statistic".to_owned(), json!("moran")),
            ("weights".to_owned(), json!(rule.code())),
            ("permutations".to_owned(), json!(asked.options.permutations)),
            ("seed".to_owned(), json!(asked.options.seed)),
        ]);
        all.extend(values);
        let warnings = found.warnings.iter().map(|warning| language.sentence(&warning.sentence()));
        all.insert("warnings".to_owned(), warnings.collect::<Vec<_>>().into());
        all.into()
    };
    terminal.result(|| lines(&found, language), value);
    Ok(())
}

/// The names and values, as for programs.
fn values(moran: &GlobalMoran) -> [(&'static str, Option<f64>); 10] {
    [
        ("areas", Some(moran.areas as f64)),
        ("i", Some(moran.i)),
        ("expected", Some(moran.expected)),
        ("variance_normal", Some(moran.variance_normal)),
        ("z_normal", Some(moran.z_normal)),
        ("p_normal", Some(moran.p_normal)),
        ("variance_randomised", Some(moran.variance_randomised)),
        ("z_randomised", Some(moran.z_randomised)),
        ("p_randomised", Some(moran.p_randomised)),
        ("p_permuted", moran.p_permuted),
    ]
}

fn grid(moran: &GlobalMoran) -> Grid {
    let values = values(moran);
    Grid {
        name: "moran".to_owned(),
        title: "moran".to_owned(),
        columns: values.map(|(name, _)| GridColumn { name: name.to_owned(), title: name.to_owned() }).into(),
        rows: vec![values.map(|(_, value)| Cell::number(value)).into()],
        is_for_programs: true,
        ..Grid::default()
    }
}

fn lines(found: &MoranOfCounty, language: Language) -> Vec<String> {
    let moran = &found.moran;
    let key = match (moran.p_permuted.unwrap_or(moran.p_randomised), moran.i > moran.expected) {
        (p, true) if p <= 0.05 => "cli.hotspots.moran_together",
        (p, false) if p <= 0.05 => "cli.hotspots.moran_apart",
        _ => "cli.hotspots.moran_chance",
    };
    let mut lines = vec![language.sentence(&found.neighbourhood.sentence()), language.say(key).into_owned()];
    lines.extend(values(moran).into_iter().filter_map(|(name, value)| Some(format!("{name} {}", value?))));
    lines.extend(found.warnings.iter().map(|warning| language.sentence(&warning.sentence())));
    lines
}
