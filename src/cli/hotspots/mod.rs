//! `cunqing hotspots FILE --measure M --statistic gi|lisa|moran|scan|trends`: where high values lie together, and whether that
//! looks like chance.

mod asked;
mod local;
mod moran;
mod rings;
mod scan;
mod table;
mod trends;

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};

use crate::analysis::hotspots::{Options, Statistic};
use crate::model::Sentence;
use crate::words::Language;

use super::arguments::{command as base, flag, option, path, path_of, path_option, text_of};
use super::failure::Failure;
use super::terminal::Terminal;
use super::{opened, picture_options};

use asked::Asked;

const USAGE: &str = "cunqing hotspots FILE --measure M --statistic gi|lisa|moran|scan|trends [--weights queen|rook|knn:8|band:5km] [--permutations 999] [--seed N] [--uncorrected] [--category CODE] [--months N] [--rings F.geojson] [--as-of DAY] [--out F.(csv|xlsx|geojson)]";

/// How often chance is asked where the user does not say.
const PERMUTATIONS: u32 = 999;

/// The arguments.
pub(super) fn command(language: Language) -> Command {
    base("hotspots", USAGE, language)
        .arg(path("FILE", language))
        .arg(option("measure", "MEASURE", language).required(true))
        .arg(
            option("statistic", "STATISTIC", language)
                .value_parser(["gi", "lisa", "moran", "scan", "trends"])
                .default_value("gi"),
        )
        .arg(option("weights", "RULE", language).default_value("queen"))
        .arg(option("permutations", "N", language).value_parser(value_parser!(u32).range(0..=999_999)))
        .arg(option("seed", "N", language).value_parser(value_parser!(u64)).default_value("1"))
        .arg(flag("uncorrected", language))
        .arg(option("category", "CODE", language))
        .arg(option("months", "N", language).value_parser(value_parser!(u8).range(4..=24)))
        .arg(path_option("rings", language))
        .arg(opened::as_of_option(language))
        .arg(path_option("out", language))
}

/// Looks, tells what was found, and writes the villages to the file that was named.
pub(super) fn run(found: &ArgMatches, terminal: &Terminal) -> Result<(), Failure> {
    let neighbourhood = picture_options::neighbourhood(found)?;
    let statistic = text_of(found, "statistic").unwrap_or("gi");
    let mut session = opened::to_read(&path_of(found, "FILE"), terminal)?;
    opened::look_at_day(&mut session, found)?;
    let repetitions = found.get_one::<u32>("permutations").copied();
    let default = Options::default();
    let asked = Asked {
        measure: picture_options::measure(found, "measure", session.world())?,
        options: Options {
            statistic: if statistic == "lisa" { Statistic::LocalMoran } else { Statistic::GiStar },
            neighbourhood,
            permutations: repetitions.unwrap_or(PERMUTATIONS),
            seed: found.get_one::<u64>("seed").copied().unwrap_or(default.seed),
            corrected: !found.get_flag("uncorrected"),
        },
        repetitions,
        category: text_of(found, "category").map(str::to_owned),
        months: found.get_one::<u8>("months").copied().map(usize::from),
        out: found.get_one::<PathBuf>("out").cloned(),
        rings: found.get_one::<PathBuf>("rings").cloned(),
        session: &session,
    };
    match statistic {
        "scan" => scan::run(&asked, terminal),
        _ if asked.category.is_some() || asked.months.is_some() || asked.rings.is_some() => {
            Err(Failure::usage(Sentence::new("cli.hotspots.only_scan")))
        }
        "moran" => moran::run(&asked, terminal),
        "trends" => trends::run(&asked, terminal),
        _ => local::run(&asked, terminal),
    }
}
