//! Issues that may be the same matter: the same place and topic, raised at about the same time, in similar words.

use std::collections::BTreeSet;

use crate::model::{CatalogueKind, Date, Id, Issue, IssueState, World, setting_key};

/// Within how many days an issue is looked for where the office does not say.
pub const DAYS: i64 = 60;
/// The share of common pairs of characters from which words count as similar.
const SIMILAR: f64 = 0.34;
/// Words that stand in most matters and tell none from another.
const EMPTY_WORDS: [&str; 12] =
    ["群众", "村民", "居民", "反映", "问题", "要求", "希望", "解决", "存在", "情况", "尽快", "部分"];

/// An issue that may be the same matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Twin {
    /// The issue.
    pub issue: Id<Issue>,
    /// How similar the words are, from 0 to 1: the share of the shorter one's pairs of characters that both have.
    pub likeness: f64,
}

/// Within how many days an issue is looked for.
pub fn days(world: &World) -> i64 {
    world.setting(setting_key::DUPLICATE_DAYS).and_then(|text| text.trim().parse().ok()).unwrap_or(DAYS)
}

/// The issues that may be the same matter as one that is being written: open ones first, then the most similar, then
/// the latest. Merged ones are left out, being continued in another that is found itself.
pub fn twins(world: &World, draft: &Issue, days: i64) -> Vec<Twin> {
    let words = pairs(&draft.title);
    if words.is_empty() || (draft.village.is_none() && draft.township.is_none()) {
        return Vec::new();
    }
    let near = |other: &&Issue| same_place(draft, other) && days_apart(draft.raised_on, other.raised_on) <= days;
    let mut found: Vec<(&Issue, f64)> = world
        .issues
        .iter()
        .filter(|other| other.id != draft.id && other.state != IssueState::Merged && other.kind == draft.kind)
        .filter(near)
        .filter(|other| same_sort(draft, other))
        .map(|other| (other, likeness(&words, &pairs(&other.title))))
        .filter(|(_, likeness)| *likeness >= SIMILAR)
        .collect();
    found.sort_by(|(one, a), (two, b)| {
        let key = |row: &Issue| (!row.state.is_open(), std::cmp::Reverse(row.raised_on), row.id);
        one.state.is_open().cmp(&two.state.is_open()).reverse().then(b.total_cmp(a)).then(key(one).cmp(&key(two)))
    });
    found.into_iter().map(|(issue, likeness)| Twin { issue: issue.id, likeness }).collect()
}

/// Category and topic that the words of a matter point to, by the titles and other words of the topics and categories:
/// the topic of which most characters in pairs stand in the text. None where no pair does.
pub fn sort_by_words(world: &World, title: &str) -> Option<(String, String)> {
    let text = pairs(title);
    let weight = |words: &str| words.split(';').map(|word| pairs(word).intersection(&text).count()).sum::<usize>();
    let topics = world.list(CatalogueKind::Topic).into_iter().filter(|row| row.active);
    let of_topic =
        topics.map(|row| (weight(&row.title_zh) + weight(&row.aliases), row.parent.clone(), row.code.clone()));
    let categories = world.list(CatalogueKind::Category).into_iter().filter(|row| row.active);
    let of_category =
        categories.map(|row| (weight(&row.title_zh) + weight(&row.aliases), row.code.clone(), String::new()));
    // Of equals the first counts, and a topic says more than a category.
    let mut best: Option<(usize, String, String)> = None;
    for each in of_topic.chain(of_category).filter(|(weight, category, _)| *weight > 0 && !category.is_empty()) {
        if best.as_ref().is_none_or(|(most, _, _)| each.0 > *most) {
            best = Some(each);
        }
    }
    best.map(|(_, category, topic)| (category, topic))
}

/// How similar the words of two matters are, from 0 to 1.
pub fn alike(one: &str, two: &str) -> f64 {
    likeness(&pairs(one), &pairs(two))
}

/// Whether both are about the same village, or both about the same township as a whole.
fn same_place(one: &Issue, two: &Issue) -> bool {
    match (one.village, two.village) {
        (Some(one), Some(two)) => one == two,
        (None, None) => one.township == two.township,
        _ => false,
    }
}

/// Whether both have the same topic, or the same category where one of them has no topic.
fn same_sort(one: &Issue, two: &Issue) -> bool {
    let topics = !one.topic.is_empty() && !two.topic.is_empty();
    if topics { one.topic == two.topic } else { one.category == two.category }
}

fn days_apart(one: Date, two: Date) -> i64 {
    one.until(two).map_or(i64::MAX, |span| i64::from(span.get_days()).abs())
}

/// How many of the fewer pairs both have.
fn likeness(one: &BTreeSet<[char; 2]>, two: &BTreeSet<[char; 2]>) -> f64 {
    let fewer = one.len().min(two.len());
    if fewer == 0 { 0.0 } else { one.intersection(two).count() as f64 / fewer as f64 }
}

/// The characters of a text in pairs of neighbours, without signs and without words that tell nothing.
fn pairs(text: &str) -> BTreeSet<[char; 2]> {
    let bare = EMPTY_WORDS.iter().fold(text.to_lowercase(), |text, word| text.replace(word, " "));
    let parts = bare.split(|c: char| !c.is_alphanumeric()).map(|part| part.chars().collect::<Vec<_>>());
    parts.flat_map(|part| part.windows(2).map(|pair| [pair[0], pair[1]]).collect::<Vec<_>>()).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::edits::default_catalogue;
    use crate::model::sample::{self, TODAY, new_issue};
    use crate::model::{Setting, setting_key};

    fn found(world: &World, draft: &Issue) -> Vec<Id<Issue>> {
        twins(world, draft, days(world)).into_iter().map(|twin| twin.issue).collect()
    }

    fn draft(title: &str) -> Issue {
        new_issue("new", title, Some("东二村"), TODAY)
    }

    #[test]
    fn similar_words_about_the_same_village_are_found_while_they_are_typed() {
        let world = sample::sample_world();
        let landslide = sample::issue("2026-0001");
        for title in ["村道塌方", "村民反映村道塌方尚未修复", "塌方修复", "村道"] {
            assert_eq!(found(&world, &draft(title)), [landslide], "{title}");
        }
        for title in ["", "村", "群众反映问题", "自来水"] {
            assert_eq!(found(&world, &draft(title)), [], "{title}");
        }
    }

    #[test]
    fn another_place_another_sort_and_another_time_are_no_repetition() {
        let world = sample::sample_world();
        let title = "村道塌方未修复";
        let other = |change: &dyn Fn(&mut Issue)| {
            let mut row = draft(title);
            change(&mut row);
            found(&world, &row)
        };
        assert_eq!(other(&|_| {}).len(), 1);
        assert_eq!(other(&|row| row.village = Some(sample::village("东三村"))), []);
        assert_eq!(other(&|row| row.village = None), []);
        assert_eq!(other(&|row| row.category = "livelihood".into()), []);
        assert_eq!(other(&|row| row.kind = "dispute".into()), []);
        assert_eq!(other(&|row| row.raised_on = date(2026, 11, 20)), [], "61 days later");
        assert_eq!(other(&|row| row.raised_on = date(2026, 11, 19)).len(), 1);
    }

    #[test]
    fn the_office_sets_how_long_it_looks_back() {
        let mut world = sample::sample_world();
        let set = |value: &str| Setting::new(setting_key::DUPLICATE_DAYS, value);
        world.settings = world.settings.iter().cloned().chain([set("40")]).collect();
        assert_eq!((days(&world), found(&world, &draft("村道塌方"))), (40, vec![]));
        world.settings = [set("很久")].into_iter().collect();
        assert_eq!(days(&world), DAYS);
    }

    #[test]
    fn open_ones_stand_first_and_merged_ones_are_left_out() {
        let mut world = sample::sample_world();
        let row =
            |number: &str, state, title: &str| Issue { state, ..new_issue(number, title, Some("东二村"), TODAY) };
        let closed = row("a", IssueState::Closed, "村道塌方");
        let open = row("b", IssueState::Assigned, "村道塌方未修复完");
        let merged = row("c", IssueState::Merged, "村道塌方");
        world.issues = [closed.clone(), open.clone(), merged].into_iter().collect();
        assert_eq!(found(&world, &draft("村道塌方")), [open.id, closed.id]);
    }

    #[test]
    fn the_words_of_a_matter_point_to_its_topic() {
        let world = World { catalogue: default_catalogue().into_iter().collect(), ..World::default() };
        let sort = |title: &str| sort_by_words(&world, title).unwrap_or_default();
        assert_eq!(sort("三组饮水困难"), ("infrastructure".into(), "water".into()));
        assert_eq!(sort("垃圾无人清运"), ("environment".into(), "rubbish".into()));
        assert_eq!(sort("征地款没有到位"), ("governance".into(), String::new()));
        assert_eq!(sort_by_words(&world, "某事"), None);
    }
}
