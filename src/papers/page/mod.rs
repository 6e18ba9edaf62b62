//! The county as one page for a browser: a map with a few measures to choose among, numbers under the pointer, a legend
//! that counts and selects, and a table. All stands in the one file, which asks the network for nothing. It is made for
//! others' eyes: numbers only, no names of people, no texts of issues, and fewer than three cases told as such.

mod ground;
mod places;
mod themes;
mod tongues;
mod words;

use serde_json::{Value as Json, json};

use crate::analysis::{Measure, Quantity};
use crate::map::{Choice, County};
use crate::model::{Progress, setting_key};
use crate::words::Language;

use super::error::PaperError;
use ground::Ground;
use tongues::both;

const FRAME: &str = include_str!("../../../assets/page/page.html");
const STYLE: &str = include_str!("../../../assets/page/page.css");
const SCRIPT: &str = include_str!("../../../assets/page/page.js");

/// What a page is made from.
#[derive(Clone, Debug)]
pub struct PageOrder {
    /// The themes among which its reader chooses, the first one first: measure, classes and palette of each.
    pub themes: Vec<Choice>,
    /// The language in which it begins.
    pub language: Language,
    /// The title; `None` makes one from the county.
    pub title: Option<String>,
}

impl PageOrder {
    /// The themes that a page shows when nobody chooses: what is open and late, and who cares. Weak status is not among
    /// them: whether a village is named so in public is the office's to decide.
    pub fn usual_themes() -> Vec<Choice> {
        let quantities = [
            Quantity::Open,
            Quantity::Overdue,
            Quantity::New,
            Quantity::Supervised,
            Quantity::Visits,
            Quantity::Resident,
        ];
        quantities
            .into_iter()
            .map(|quantity| Choice { measure: Measure::from(quantity), ..Choice::default() })
            .collect()
    }
}

/// Makes the page: the bytes of an HTML file. The same order gives the same bytes.
pub fn page(county: County<'_>, order: &PageOrder, progress: Progress<'_>) -> Result<Vec<u8>, PaperError> {
    if order.themes.is_empty() {
        return Err(PaperError::new("page.error.no_theme"));
    }
    let ground = Ground::of(county.geography);
    let roster = crate::map::roster::Roster::of(county);
    let units = crate::map::units::Units::of(county, &roster, crate::analysis::Level::Village);
    progress.at(0.1)?;
    let mut listed = Vec::new();
    for (nth, choice) in order.themes.iter().enumerate() {
        progress.at(0.1 + 0.6 * nth as f32 / order.themes.len() as f32)?;
        listed.push(themes::theme(county, &roster, &units, choice));
    }
    progress.at(0.7)?;
    let title = both(|language| order.title.clone().unwrap_or_else(|| default_title(county, language)));
    let data = json!({
        "lang": order.language.code(),
        "title": title,
        "subtitle": both(|language| subtitle(county, language)),
        "foot": foot(county),
        "internal": county.world.setting(setting_key::APPROVAL).is_none(),
        "words": words::words(),
        "size": ground.size(),
        "metres": ground.ground_metres(county.geography),
        "arcs": ground.arcs(),
        "lines": ground.lines(county.geography),
        "townships": places::townships(county, &ground),
        "places": places::places(county, &roster, &ground),
        "themes": listed,
    });
    let heading = title.get(order.language.code()).and_then(Json::as_str).unwrap_or_default();
    let no_script = order.language.say("page.no_script");
    let page = FRAME
        .replace("{lang}", order.language.code())
        .replace("{title}", &escaped(heading))
        .replace("{no_script}", &escaped(&no_script))
        .replace("{style}", STYLE.trim_end())
        .replace("{script}", SCRIPT.trim_end())
        // Within a script no sign may look like the end of it. The data come last: nothing in them is a place to fill.
        .replace("{data}", &data.to_string().replace('<', "\\u003c"));
    progress.at(1.0)?;
    Ok(page.into_bytes())
}

fn default_title(county: County<'_>, language: Language) -> String {
    let name = match county.world.county_name() {
        "" => language.say("map.county").into_owned(),
        name => name.to_owned(),
    };
    language.say_with("page.title", &[("county", &name)])
}

fn subtitle(county: County<'_>, language: Language) -> String {
    let day = language.long_date(county.findings.today);
    let mut parts = vec![
        language.say_with("map.subtitle.as_of", &[("day", &day)]),
        language.say_with("map.subtitle.villages", &[("count", &county.world.villages.len())]),
    ];
    parts.extend(county.world.setting(setting_key::NOTICE).map(str::to_owned));
    parts.join(" · ")
}

/// What stands at the foot: first whether the map may be published.
fn foot(county: County<'_>) -> Vec<Json> {
    let setting = |key: &str| county.world.setting(key).map(str::to_owned);
    let fact = |key: &'static str, value: String| both(|language| language.say_with(key, &[("value", &value)]));
    let approval = match setting(setting_key::APPROVAL) {
        Some(number) => fact("map.foot.approval", number),
        None => both(|language| language.say("app.internal").into_owned()),
    };
    let mut lines = vec![approval];
    lines.extend(setting(setting_key::NOTICE).map(|notice| both(|_| notice.clone())));
    lines.extend(setting(setting_key::SOURCE).map(|source| fact("map.foot.source", source)));
    lines.extend(setting(setting_key::MAKER).map(|maker| fact("map.foot.maker", maker)));
    lines.push(both(|language| {
        let day = language.short_date(county.findings.today);
        language.say_with("map.foot.day", &[("value", &day)])
    }));
    lines.push(both(|language| language.say_with("page.published", &[("count", &crate::analysis::measures::FEWEST)])));
    lines
}

/// The text where signs of the markup mean themselves.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests;
