//! What is written into the file when layouts are kept as templates, renamed or taken away: settings, which undo takes
//! back.

use crate::map::Layout;
use crate::model::World;

/// Key and value of each setting; an empty value takes it away.
pub type Values = Vec<(String, String)>;

/// Keeps a layout under a name; one of that name is replaced.
pub fn kept(name: &str, layout: &Layout) -> Values {
    vec![(Layout::key(name), layout.text())]
}

/// Gives a template another name; none where another one has that name, or it has none.
pub fn renamed(world: &World, name: &str, new_name: &str) -> Option<Values> {
    let new_name = new_name.trim();
    let layouts = Layout::kept(world);
    let taken = new_name != name && layouts.iter().any(|(other, _)| other == new_name);
    if new_name.is_empty() || new_name == name || taken {
        return None;
    }
    let (_, layout) = layouts.into_iter().find(|(other, _)| other == name)?;
    Some(vec![(Layout::key(name), String::new()), (Layout::key(new_name), layout.text())])
}

/// Takes a template away.
pub fn removed(name: &str) -> Values {
    vec![(Layout::key(name), String::new())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::{Configure, Desk};
    use crate::map::layout::PaperSize;
    use crate::model::sample;
    use crate::words::Language;

    fn write(world: &mut World, values: Values) -> String {
        let desk = Desk { author: "测试".into(), today: sample::TODAY };
        let changes = Configure { values }.changes(world, &desk).expect("may be written");
        world.apply(&changes);
        Language::Chinese.sentence(&changes.sentence)
    }

    fn names(world: &World) -> Vec<String> {
        Layout::kept(world).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn templates_are_kept_replaced_renamed_and_taken_away() {
        let mut world = sample::sample_world();
        let layout = Layout { paper: PaperSize::A1, ..Layout::default() };
        assert_eq!(write(&mut world, kept(" 月会 ", &layout)), "修改版面模板");
        write(&mut world, kept("月会", &Layout { upright: true, ..layout.clone() }));
        write(&mut world, kept("乡镇", &layout));
        assert_eq!(names(&world).len(), 2);
        assert_eq!(renamed(&world, "月会", "乡镇"), None, "the name is taken");
        assert_eq!(renamed(&world, "月会", " "), None);
        let values = renamed(&world, "月会", "例会").expect("is free");
        write(&mut world, values);
        let found = Layout::kept(&world).into_iter().find(|(name, _)| name == "例会").expect("is there");
        assert!(found.1.upright && !names(&world).contains(&"月会".to_owned()));
        write(&mut world, removed("例会"));
        assert_eq!(names(&world), ["乡镇"]);
    }
}
