//! What is written around the map where nobody has given another text.

use crate::analysis::VillageFinding;
use crate::map::choice::Choice;
use crate::map::county::County;
use crate::map::furniture::foot::FootWords;
use crate::map::furniture::heading::PART;
use crate::map::layout::{Part, Sheet};
use crate::map::measure_words::{measure_name, measure_name_within};
use crate::map::spots::sheet_title;
use crate::model::setting_key;
use crate::words::Language;

use super::desk::Desk;
use super::focus::focus_of;

/// How many digits of the journal's hash are written.
const HEAD: usize = 12;

/// The title of a sheet: the given one, or one from county and theme.
pub fn title_of_sheet(county: County<'_>, sheet: &Sheet, choice: &Choice) -> String {
    sheet.title.clone().unwrap_or_else(|| default_title(county, sheet, choice))
}

/// The county, or the township that a page is about.
fn name(county: County<'_>, sheet: &Sheet, choice: &Choice) -> String {
    let focus = focus_of(county, sheet, choice);
    let mut townships = focus.iter().filter_map(|id| county.world.villages.get(*id)).map(|row| row.township);
    let first = townships.next();
    let one = first.filter(|first| townships.all(|other| other == *first));
    let whole =
        one.filter(|one| county.world.villages.iter().filter(|row| row.township == *one).count() == focus.len());
    if let Some(township) = whole.and_then(|one| county.world.townships.get(one)) {
        return township.name.clone();
    }
    match county.world.county_name() {
        "" => choice.language.say("map.county").into_owned(),
        name => name.to_owned(),
    }
}

fn default_title(county: County<'_>, sheet: &Sheet, choice: &Choice) -> String {
    let name = name(county, sheet, choice);
    if let Some(layer) = &choice.spots {
        return sheet_title(county.world, &layer.found.question, &name, choice.language);
    }
    let mut measure = measure_name(county.world, &choice.measure, choice.language);
    if let Some(second) = &choice.second {
        let second = measure_name_within(county.world, second, choice.language);
        measure = choice.language.say_with("map.title_two", &[("one", &measure), ("other", &second)]);
    }
    choice.language.say_with("map.title", &[("county", &name), ("measure", &measure)])
}

/// The subtitle: the given one, or one from day and totals.
pub(super) fn subtitle_of(desk: &Desk<'_>) -> String {
    if let Some(given) = &desk.sheet.subtitle {
        return given.clone();
    }
    let (county, language) = (desk.county, desk.choice.language);
    let day = language.long_date(county.findings.today);
    let [villages, open, overdue, weak] = totals(desk);
    let mut parts = vec![
        language.say_with("map.subtitle.as_of", &[("day", &day)]),
        language.say_with("map.subtitle.villages", &[("count", &villages)]),
    ];
    let counted = [("open", open), ("overdue", overdue), ("weak", weak)];
    for (key, count) in counted.into_iter().filter(|(_, count)| *count > 0) {
        parts.push(language.say_with(&format!("map.subtitle.{key}"), &[("count", &count)]));
    }
    parts.extend(county.world.setting(setting_key::NOTICE).map(str::to_owned));
    parts.join(PART)
}

/// Villages, open and overdue issues, and weak villages of what the page is about.
fn totals(desk: &Desk<'_>) -> [usize; 4] {
    let findings = desk.county.findings;
    let focus = &desk.choice.focus;
    if focus.is_empty() {
        let county = &findings.county;
        let counts = [county.open, county.overdue, county.weak].map(|count| count as usize);
        return [desk.county.world.villages.len(), counts[0], counts[1], counts[2]];
    }
    let found: Vec<&VillageFinding> = focus.iter().filter_map(|id| findings.villages.get(id)).collect();
    let sum = |of: fn(&VillageFinding) -> u32| found.iter().map(|finding| of(finding) as usize).sum();
    let weak = |finding: &VillageFinding| u32::from(finding.weak.is_some());
    [focus.len(), sum(|finding| finding.open), sum(|finding| finding.overdue), sum(weak)]
}

/// What the foot says, of the parts that are wanted.
pub(super) fn foot_words(desk: &Desk<'_>, wanted: impl Fn(Part) -> bool) -> FootWords {
    let setting = |key: &str| desk.county.world.setting(key);
    let parts = [Part::Source, Part::Maker, Part::Day, Part::Crs, Part::Journal];
    let facts = parts.into_iter().filter(|part| wanted(*part)).filter_map(|part| Some((Some(part), fact(desk, part)?)));
    let notice = setting(setting_key::NOTICE).map(|notice| (None, notice.to_owned()));
    FootWords {
        approval: wanted(Part::Approval).then(|| fact(desk, Part::Approval)).flatten(),
        internal: is_internal(desk),
        facts: notice.into_iter().chain(facts).collect(),
        page: wanted(Part::Page).then(|| fact(desk, Part::Page)).flatten(),
    }
}

/// Whether the map may not be published.
pub(super) fn is_internal(desk: &Desk<'_>) -> bool {
    desk.county.world.setting(setting_key::APPROVAL).is_none()
}

/// What a part of the foot says; none where nothing is known.
pub(super) fn fact(desk: &Desk<'_>, part: Part) -> Option<String> {
    let language: Language = desk.choice.language;
    let setting = |key: &str| desk.county.world.setting(key);
    let says = |key: &str, value: &str| language.say_with(key, &[("value", &value)]);
    match part {
        Part::Approval => Some(
            setting(setting_key::APPROVAL)
                .map_or_else(|| language.say("app.internal").into_owned(), |code| says("map.foot.approval", code)),
        ),
        Part::Source => Some(says("map.foot.source", setting(setting_key::SOURCE)?)),
        Part::Maker => Some(says("map.foot.maker", setting(setting_key::MAKER)?)),
        Part::Day => Some(says("map.foot.day", &desk.county.findings.today.to_string())),
        Part::Crs => Some(language.say("map.foot.system").into_owned()),
        Part::Journal => {
            let head: String = desk.sheet.journal.as_deref()?.chars().take(HEAD).collect();
            Some(says("layout.journal", &head))
        }
        Part::Page => {
            let (page, pages) = desk.sheet.page;
            Some(language.say_with("map.foot.page", &[("page", &page), ("pages", &pages)]))
        }
        _ => None,
    }
}
