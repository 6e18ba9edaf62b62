//! Working lists: filter, order and columns of a table under a name. Some come with the program, the others stand in the
//! file as settings, so that colleagues have them too and undo takes them back.

use crate::edits::{Configure, Edit};
use crate::model::World;

use super::facet::{Chosen, DayField, Facet, Span};
use super::index::Filter;
use super::tab::Tab;

/// What the keys of the settings begin with.
const KEY: &str = "list.";

/// A working list. Everything is named by keys, so that it is read by other versions of the program.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct WorkingList {
    /// The table, by the key of its title.
    pub table: String,
    /// The quick view, by the key of its title.
    pub view: String,
    /// What was typed into the filter.
    pub text: String,
    /// What was chosen.
    pub chosen: Chosen,
    /// The column by which it is sorted, by the key of its title.
    pub sort: String,
    /// Whether downwards.
    pub downwards: bool,
    /// The columns, by the keys of their titles.
    pub columns: Vec<String>,
}

/// A working list as a table takes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The table.
    pub tab: Tab,
    /// The filter.
    pub filter: Filter,
    /// The column by which it is sorted, and whether downwards.
    pub sort: (usize, bool),
    /// The columns.
    pub columns: Vec<usize>,
}

impl WorkingList {
    /// What a table shows.
    pub fn of(opened: &Opened) -> Self {
        let columns = opened.tab.columns();
        let title = |at: usize| columns.get(at).map_or("", |column| column.title).to_owned();
        Self {
            table: opened.tab.title().to_owned(),
            view: opened.tab.views().get(opened.filter.view).copied().unwrap_or_default().to_owned(),
            text: opened.filter.text.trim().to_owned(),
            chosen: opened.filter.chosen.clone(),
            sort: title(opened.sort.0),
            downwards: opened.sort.1,
            columns: opened.columns.iter().map(|at| title(*at)).collect(),
        }
    }

    /// As a table takes it; what this program does not know is left out, `None` where it does not know the table.
    pub fn open(&self) -> Option<Opened> {
        let tab = Tab::with_title(&self.table)?;
        let view = tab.views().iter().position(|title| *title == self.view).unwrap_or_else(|| tab.view_of_all());
        let columns: Vec<usize> = self.columns.iter().filter_map(|title| tab.column(title)).collect();
        Some(Opened {
            tab,
            filter: Filter { view, chosen: self.chosen.clone(), text: self.text.clone(), picked: None },
            sort: tab.column(&self.sort).map_or(tab.first_sort(), |at| (at, self.downwards)),
            columns: if columns.is_empty() { tab.first_columns() } else { columns },
        })
    }

    /// The edit that keeps it in the file under a name; one of the same name is replaced.
    pub fn keep(&self, name: &str) -> Option<Edit> {
        let text = serde_json::to_string(self).ok()?;
        Some(Edit::Configure(Configure { values: vec![(format!("{KEY}{}", name.trim()), text)] }))
    }
}

/// The edit that takes a kept list away.
pub fn forget(name: &str) -> Edit {
    Edit::Configure(Configure { values: vec![(format!("{KEY}{name}"), String::new())] })
}

/// The lists that are kept in the file, with their names, in the order of the names.
pub fn kept(world: &World) -> Vec<(String, WorkingList)> {
    let mut lists: Vec<(String, WorkingList)> = world
        .settings
        .iter()
        .filter_map(|setting| {
            let name = setting.key.strip_prefix(KEY)?;
            Some((name.to_owned(), serde_json::from_str(&setting.value).ok()?))
        })
        .collect();
    lists.sort_by(|a, b| a.0.cmp(&b.0));
    lists
}

/// The lists that come with the program, with the keys of their names.
pub fn shipped() -> [(&'static str, WorkingList); 8] {
    let issues = |view: &str| WorkingList {
        table: Tab::Issues.title().to_owned(),
        view: view.to_owned(),
        sort: "table.column.left".to_owned(),
        ..WorkingList::default()
    };
    let with = |list: WorkingList, facet: Facet, values: &[&str]| {
        let mut list = list;
        values.iter().for_each(|value| list.chosen.toggle(facet, value));
        list
    };
    let columns = |list: WorkingList, titles: &[&str]| WorkingList {
        columns: titles.iter().map(|title| (*title).to_owned()).collect(),
        ..list
    };
    let mut week = issues("table.view.open");
    week.chosen.spans.insert(DayField::Due, Span::ThisWeek);
    let supervised = with(issues("table.view.all"), Facet::Supervised, &["yes"]);
    let common = with(issues("table.view.all"), Facet::Scope, &["common", "regional"]);
    let unanswered =
        with(with(issues("table.view.all"), Facet::Replied, &["no"]), Facet::State, &["assigned", "finished"]);
    let promises = WorkingList {
        table: Tab::Promises.title().to_owned(),
        view: "table.view.overdue".to_owned(),
        sort: "table.column.left".to_owned(),
        ..WorkingList::default()
    };
    let mut month = WorkingList {
        table: Tab::Activities.title().to_owned(),
        view: "table.view.visits".to_owned(),
        sort: "table.column.day".to_owned(),
        downwards: true,
        ..WorkingList::default()
    };
    month.chosen.spans.insert(DayField::Begun, Span::ThisMonth);
    [
        ("filter.list.overdue", issues("table.view.overdue")),
        ("filter.list.due_this_week", week),
        ("filter.list.to_check", issues("table.view.to_check")),
        ("filter.list.supervised", columns(supervised, &SUPERVISED)),
        ("filter.list.common", columns(common, &COMMON)),
        ("filter.list.unanswered", unanswered),
        ("filter.list.promises_overdue", promises),
        ("filter.list.visits_this_month", month),
    ]
}

const SUPERVISED: [&str; 8] = [
    "table.column.supervised",
    "table.column.matter",
    "table.column.village",
    "table.column.responsible",
    "table.column.leader",
    "table.column.handler",
    "table.column.left",
    "table.column.state",
];
const COMMON: [&str; 9] = [
    "table.column.number",
    "table.column.matter",
    "table.column.scope",
    "table.column.topic",
    "table.column.township",
    "table.column.responsible",
    "table.column.joint",
    "table.column.left",
    "table.column.state",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample;

    #[test]
    fn every_list_that_comes_with_the_program_names_only_what_there_is() {
        for (key, list) in shipped() {
            let opened = list.open().expect(key);
            assert_eq!(opened.tab.views()[opened.filter.view], list.view, "{key}");
            assert!(list.columns.iter().all(|title| opened.tab.column(title).is_some()), "{key}");
            assert_eq!(opened.tab.columns()[opened.sort.0].title, list.sort, "{key}");
            let has = |facet: &Facet| opened.tab.facets().contains(facet);
            assert!(opened.filter.chosen.values.keys().all(has), "{key}");
            assert!(opened.filter.chosen.spans.keys().all(|field| opened.tab.days().contains(field)), "{key}");
        }
    }

    #[test]
    fn a_list_is_kept_in_the_file_and_comes_back_as_it_was() {
        let mut world = sample::sample_world();
        let desk = crate::edits::Desk { author: "测试".into(), today: sample::TODAY };
        let (_, mut list) = shipped()[1].clone();
        list.chosen.toggle(Facet::Level, "county");
        list.text = "饮水".into();
        let opened = list.open().expect("opens");
        let list = WorkingList::of(&opened);
        assert_eq!(list.open().as_ref(), Some(&opened));
        let keep = list.keep(" 例会 ").expect("is written").changes(&world, &desk).expect("may be kept");
        world.apply(&keep);
        assert_eq!(kept(&world), [("例会".to_owned(), list)]);
        world.apply(&forget("例会").changes(&world, &desk).expect("may go"));
        assert!(kept(&world).is_empty());
    }

    #[test]
    fn what_cannot_be_read_is_no_list() {
        let mut world = sample::sample_world();
        let mut changes = crate::model::Changes::new(crate::model::Sentence::new("test"));
        changes.add(crate::model::Setting::new("list.broken", "{"));
        changes.add(crate::model::Setting::new("list.strange", r#"{"table":"table.moons"}"#));
        world.apply(&changes);
        assert_eq!(kept(&world).len(), 1);
        assert!(kept(&world)[0].1.open().is_none());
    }
}
