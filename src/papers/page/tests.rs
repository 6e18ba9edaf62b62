//! What a page tells and what it does not.

use serde_json::Value as Json;

use super::*;
use crate::analysis::Findings;
use crate::geometry::Geography;
use crate::model::sample::{TODAY, sample_world};
use crate::model::{Issue, World};

fn made(world: &World, themes: &[&str]) -> String {
    let (findings, geography) = (Findings::of(world, TODAY), std::sync::Arc::new(Geography::of(world, 0.5)));
    let county = County { world, findings: &findings, geography: &geography };
    let measure = |code: &&str| Measure::from_code(code).expect("a measure");
    let themes = themes.iter().map(|code| Choice { measure: measure(code), ..Choice::default() }).collect();
    let order = PageOrder { themes, language: Language::Chinese, title: None };
    String::from_utf8(page(county, &order, Progress::UNWATCHED).expect("a page")).expect("text")
}

fn data(page: &str) -> Json {
    let (_, rest) = page.split_once(r#"type="application/json">"#).expect("data");
    let (text, _) = rest.split_once("</script>").expect("an end");
    serde_json::from_str(text).expect("JSON")
}

/// So many issues in a village.
fn with_issues(village: &str, count: usize) -> World {
    let mut world = sample_world();
    let new = |nth: usize| crate::model::sample::new_issue(&nth.to_string(), "某事</script>", Some(village), TODAY);
    world.issues = (0..count).map(new).collect::<Vec<Issue>>().into_iter().collect();
    world
}

#[test]
fn a_page_asks_the_network_for_nothing_and_is_the_same_each_time() {
    let world = sample_world();
    let page = made(&world, &["open", "resident"]);
    assert_eq!(page, made(&world, &["open", "resident"]));
    for address in ["http:", "https:", "//", "src=", "href=", "url(", "@import", "fetch(", "XMLHttp", "WebSocket"] {
        let found = page.match_indices(address).filter(|(at, _)| {
            // Comments of the script begin so too.
            address != "//" || !page[..*at].ends_with(['\n', ' '])
        });
        assert_eq!(found.count(), 0, "{address}");
    }
}

#[test]
fn one_or_two_issues_are_told_as_fewer_than_three_and_three_as_three() {
    let value = |count| {
        let page = made(&with_issues("东一村", count), &["open"]);
        let data = data(&page);
        let place =
            data["places"].as_array().expect("places").iter().position(|place| place[0] == "东一村").expect("it");
        (data["themes"][0]["values"][place].clone(), data["themes"][0]["rows"].clone())
    };
    for few in [1, 2] {
        let (told, rows) = value(few);
        assert_eq!(told, Json::Bool(true), "{few}");
        assert_eq!(rows[1]["label"]["zh"], "<3", "{few}");
    }
    assert_eq!(value(1).1, value(2).1, "the legend does not tell one from two");
    assert_eq!(value(0).0, Json::from(0));
    assert_eq!(value(3).0, Json::from(3));
}

#[test]
fn a_rate_of_few_cases_is_not_told() {
    let page = made(&with_issues("东一村", 2), &["open/households"]);
    let values = &data(&page)["themes"][0]["values"];
    assert!(values.as_array().expect("values").iter().all(|value| !value.is_f64()), "{values}");
}

#[test]
fn nobody_is_named_and_no_issue_is_told() {
    let world = sample_world();
    let page = made(&world, &["open", "overdue", "load", "weak"]);
    for cadre in world.cadres.iter().filter(|row| row.name.chars().count() > 1) {
        assert!(!page.contains(&cadre.name), "{}", cadre.name);
    }
    for issue in world.issues.iter() {
        assert!(!page.contains(&issue.title) && !page.contains(&issue.number), "{}", issue.title);
    }
}

#[test]
fn a_name_cannot_end_the_script_and_a_huge_or_empty_one_does_no_harm() {
    let mut world = sample_world();
    let names = ["</script><script>alert(1)</script>", "", "{data}{script}"];
    let names = names.into_iter().map(str::to_owned).chain(["村".repeat(3000)]);
    let villages: Vec<_> = world.villages.iter().cloned().zip(names).collect();
    let mut renamed: Vec<crate::model::Village> = Vec::new();
    for (village, name) in villages {
        renamed.push(crate::model::Village { name, ..village });
    }
    world.villages = renamed.into_iter().collect();
    let page = made(&world, &["open"]);
    assert_eq!(page.matches("</script>").count(), 2);
    let data = data(&page);
    let names: Vec<&str> =
        data["places"].as_array().expect("places").iter().filter_map(|place| place[0].as_str()).collect();
    assert!(names.contains(&"{data}{script}") && names.contains(&""), "{names:?}");
}

#[test]
fn a_county_without_villages_and_one_of_a_single_village_have_a_page() {
    assert_eq!(data(&made(&World::default(), &["open"]))["places"], Json::Array(Vec::new()));
    let mut world = sample_world();
    world.villages = world.villages.iter().take(1).cloned().collect::<Vec<_>>().into_iter().collect();
    assert_eq!(data(&made(&world, &["open", "visits"]))["places"].as_array().map(Vec::len), Some(1));
}

#[test]
fn without_a_theme_there_is_no_page_and_a_stopped_one_is_said_to_be() {
    let world = sample_world();
    let (findings, geography) = (Findings::of(&world, TODAY), std::sync::Arc::new(Geography::of(&world, 0.5)));
    let county = County { world: &world, findings: &findings, geography: &geography };
    let order = PageOrder { themes: Vec::new(), language: Language::Chinese, title: None };
    assert_eq!(page(county, &order, Progress::UNWATCHED), Err(PaperError::new("page.error.no_theme")));
    let order = PageOrder { themes: PageOrder::usual_themes(), ..order };
    let stopped = page(county, &order, Progress::new(&|share| share < 0.5));
    assert_eq!(stopped, Err(PaperError::new("papers.error.stopped")));
}
