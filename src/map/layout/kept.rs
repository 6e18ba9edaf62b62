//! Layouts that are kept in the file, each as a setting under its name, so that colleagues have them too and undo takes
//! them back.

use serde_json::Value;

use crate::model::World;

use super::part::Part;
use super::plan::Layout;

/// What the keys of the settings begin with; the name follows.
pub const LAYOUT_KEY: &str = "layout.";

impl Layout {
    /// The key of the setting that keeps the layout of a name.
    pub fn key(name: &str) -> String {
        format!("{LAYOUT_KEY}{}", name.trim())
    }

    /// The value of the setting.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The layouts that are kept in the file, with their names, by their names. What another version has written is read
    /// as far as it is known; what cannot be read is left out.
    pub fn kept(world: &World) -> Vec<(String, Self)> {
        let read = |setting: &crate::model::Setting| {
            let name = setting.key.strip_prefix(LAYOUT_KEY)?;
            Some((name.to_owned(), read(&setting.value)?))
        };
        let mut layouts: Vec<(String, Self)> = world.settings.iter().filter_map(read).collect();
        layouts.sort_by(|(a, _), (b, _)| a.cmp(b));
        layouts
    }
}

/// The layout of a text, without what this version does not know.
fn read(text: &str) -> Option<Layout> {
    let Value::Object(mut fields) = serde_json::from_str(text).ok()? else { return None };
    if let Some(Value::Object(parts)) = fields.get_mut("parts") {
        parts.retain(|name, _| Part::ALL.iter().any(|part| part.code() == name));
    }
    let known = |name: &str, value: &Value| {
        let alone = Value::Object([(name.to_owned(), value.clone())].into_iter().collect());
        serde_json::from_value::<Layout>(alone).is_ok()
    };
    fields.retain(|name, value| known(name, value));
    serde_json::from_value(Value::Object(fields)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::layout::{Anchor, Place};
    use crate::model::{Changes, Sentence, Setting, sample};

    fn world_with(settings: &[(String, String)]) -> World {
        let mut world = sample::sample_world();
        let mut changes = Changes::new(Sentence::new("test"));
        settings.iter().for_each(|(key, value)| changes.add(Setting::new(key, value.as_str())));
        world.apply(&changes);
        world
    }

    #[test]
    fn a_layout_comes_back_as_it_was_kept() {
        let mut layout = Layout { scale: Some(50_000), margins_mm: Some([5.0, 6.0, 7.5, 8.0]), ..Layout::default() };
        layout.show(Part::Table, true);
        layout.put(Part::Legend, Some(Place { anchor: Anchor::Right, offset: [-3.0, 1.5], ..Place::default() }));
        let world = world_with(&[(Layout::key(" 月会 "), layout.text())]);
        assert_eq!(Layout::kept(&world), [("月会".to_owned(), layout)]);
    }

    #[test]
    fn layouts_of_other_versions_are_read_as_far_as_they_are_known() {
        let text = r#"{"paper":"A1","moons":3,"fit":"planet","parts":{"table":{"shown":true},"moon":{}}}"#;
        let world = world_with(&[("layout.早先".into(), text.into()), ("layout.坏的".into(), "{".into())]);
        let kept = Layout::kept(&world);
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].1.paper, crate::map::layout::PaperSize::A1);
        assert!(kept[0].1.shows(Part::Table));
    }
}
