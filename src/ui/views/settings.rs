//! What is written into the file when views are kept, renamed, moved or taken away: settings, which undo takes back.

use crate::model::{SavedView, World};

/// Key and value of each setting; an empty value takes it away.
pub type Values = Vec<(String, String)>;

/// Keeps a view under a name: a new one at the end; one of that name keeps its place and its note.
pub fn kept(world: &World, name: &str, seen: SavedView) -> Values {
    let views = SavedView::kept(world);
    let before = views.iter().find(|(other, _)| other == name.trim()).map(|(_, view)| view);
    let last = views.iter().map(|(_, view)| view.order).max().unwrap_or_default();
    let order = before.map_or(last.saturating_add(1), |view| view.order);
    let note = before.map_or(seen.note.clone(), |view| view.note.clone());
    vec![(SavedView::key(name), SavedView { order, note, ..seen }.text())]
}

/// Gives a view another name and another note; none where another view has that name, or it has none.
pub fn amended(world: &World, name: &str, new_name: &str, note: &str) -> Option<Values> {
    let views = SavedView::kept(world);
    let new_name = new_name.trim();
    let taken = new_name != name && views.iter().any(|(other, _)| other == new_name);
    if new_name.is_empty() || taken {
        return None;
    }
    let (_, view) = views.into_iter().find(|(other, _)| other == name)?;
    let mut values = Values::new();
    if new_name != name {
        values.extend(removed(name));
    }
    values.push((SavedView::key(new_name), SavedView { note: note.trim().to_owned(), ..view }.text()));
    Some(values)
}

/// Moves a view so many places down, or up where it is less than 0.
pub fn moved(world: &World, name: &str, by: i32) -> Values {
    let mut views = SavedView::kept(world);
    let Some(from) = views.iter().position(|(other, _)| other == name) else { return Values::new() };
    let view = views.remove(from);
    let to = (from as i64 + i64::from(by)).clamp(0, views.len() as i64);
    let to = usize::try_from(to).unwrap_or(from);
    if to == from {
        return Values::new();
    }
    views.insert(to, view);
    SavedView::ordered(&views)
}

/// Takes a view away.
pub fn removed(name: &str) -> Values {
    vec![(SavedView::key(name), String::new())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::{Configure, Desk};
    use crate::model::sample;

    fn write(world: &mut World, values: Values) {
        let desk = Desk { author: "测试".into(), today: sample::TODAY };
        world.apply(&Configure { values }.changes(world, &desk).expect("may be written"));
    }

    fn names(world: &World) -> Vec<String> {
        SavedView::kept(world).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn views_are_kept_at_the_end_moved_renamed_and_taken_away() {
        let mut world = sample::sample_world();
        for (nth, name) in ["甲", "乙", "丙"].into_iter().enumerate() {
            let view = SavedView { classes: nth, ..SavedView::default() };
            let values = kept(&world, &format!(" {name} "), view);
            write(&mut world, values);
        }
        assert_eq!(names(&world), ["甲", "乙", "丙"]);
        let values = moved(&world, "丙", -2);
        write(&mut world, values);
        assert_eq!(names(&world), ["丙", "甲", "乙"]);
        let values = amended(&world, "甲", "丁", " 要点 ").expect("is free");
        write(&mut world, values);
        assert_eq!(names(&world), ["丙", "丁", "乙"]);
        assert_eq!(SavedView::kept(&world)[1].1.note, "要点");
        assert_eq!(amended(&world, "丁", "乙", ""), None, "the name is taken");
        assert_eq!(amended(&world, "丁", " ", ""), None);
        let values = kept(&world, "丁", SavedView { classes: 7, ..SavedView::default() });
        write(&mut world, values);
        let view = &SavedView::kept(&world)[1].1;
        assert_eq!((view.classes, view.note.as_str()), (7, "要点"), "place and note stay");
        write(&mut world, removed("丙"));
        assert_eq!(names(&world), ["丁", "乙"]);
        assert!(moved(&world, "丁", -1).is_empty(), "the first cannot go up");
    }
}
