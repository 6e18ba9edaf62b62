//! The door-plates are the law: every arrow between rooms, every foreign crate and every circle is read from the code
//! and held against the `//!` lines at the head of each room's `mod.rs`.
//!
//! What is read: `use` declarations, paths in code, and the tokens of macros and attributes. Comments and strings do not
//! count, and neither does anything under `#[cfg(test)]`, where a room may borrow another one's data.
//!
//! What counts as an arrow between two files of a room: a path that leads, through re-exports, to the file that defines
//! the name. A `pub use` alone is a door and no arrow; a file that also works with what it re-exports does have one.
//! What it cannot see: methods called on a value whose type is never named, names that a macro makes, and names that a
//! glob brings in (`use super::*` counts as the file of the module itself).

#![allow(clippy::expect_used, reason = "a test that cannot read what it is about has to stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use syn::buffer::{Cursor, TokenBuffer};
use syn::visit::{self, Visit};

/// The source of a crate: texts by path below `src`, with `/`, and the crates that Cargo.toml names.
struct House {
    files: BTreeMap<String, String>,
    crates: BTreeSet<String>,
}

/// What a door-plate allows.
#[derive(Debug, Default)]
struct Plate {
    labels: BTreeSet<String>,
    rooms: BTreeSet<String>,
    crates: BTreeSet<String>,
}

/// A module: its own file, or one written inside a file.
#[derive(Debug, Default)]
struct Module {
    file: String,
    items: BTreeSet<String>,
    children: BTreeSet<String>,
    /// The path behind each name that a `use` declaration binds.
    bindings: BTreeMap<String, Vec<String>>,
    globs: Vec<Vec<String>>,
}

/// A path as it was found in a module, and whether it is a `pub use`.
#[derive(Debug)]
struct Found {
    module: Vec<String>,
    path: Vec<String>,
    door: bool,
}

/// Where a path leads.
enum Target {
    Own(Vec<String>),
    Foreign(String),
    Unknown,
}

const LABELS: [&str; 4] = ["Holds", "May use", "Foreign", "Never"];
/// The program itself: it stands outside of the rooms, and has a plate all the same.
const PROGRAM: &str = "main";
/// What the macro of the words puts into the root of the crate.
const WORDS_MACRO: (&str, &str) = ("_rust_i18n", "rust_i18n");

impl Plate {
    fn read(text: &str) -> Self {
        let mut entries: Vec<(String, String)> = Vec::new();
        for line in text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim) {
            match line.split_once(':').filter(|(label, _)| LABELS.contains(label)) {
                Some((label, rest)) => entries.push((label.to_owned(), rest.to_owned())),
                None if line.is_empty() => entries.push((String::new(), String::new())),
                None => entries.iter_mut().last().into_iter().for_each(|(_, text)| *text += &format!(" {line}")),
            }
        }
        let words = |label: &str| -> BTreeSet<String> {
            let of_label = entries.iter().filter(|(known, _)| known == label);
            let words = of_label.flat_map(|(_, text)| text.split(|c: char| c.is_whitespace() || c == ','));
            words.filter(|word| !word.is_empty() && *word != "–").map(|word| word.replace('-', "_")).collect()
        };
        Self {
            labels: entries.iter().map(|(label, _)| label.clone()).collect(),
            rooms: words("May use"),
            crates: words("Foreign"),
        }
    }
}

/// `ui/forms/mod.rs` → `ui, forms`; `lib.rs` → the root; `main.rs` → `main`.
fn module_of_file(file: &str) -> Vec<String> {
    let stem = file.trim_end_matches(".rs").trim_end_matches("/mod");
    if stem == "lib" { Vec::new() } else { stem.split('/').map(str::to_owned).collect() }
}

fn is_test_only(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let syn::Meta::List(list) = &attribute.meta else { return false };
        list.path.is_ident("cfg") && list.tokens.to_string().replace(' ', "") == "test"
    })
}

fn item_name(item: &syn::Item) -> Option<String> {
    let ident = match item {
        syn::Item::Const(item) => &item.ident,
        syn::Item::Enum(item) => &item.ident,
        syn::Item::Fn(item) => &item.sig.ident,
        syn::Item::Macro(item) => item.ident.as_ref()?,
        syn::Item::Static(item) => &item.ident,
        syn::Item::Struct(item) => &item.ident,
        syn::Item::Trait(item) => &item.ident,
        syn::Item::Type(item) => &item.ident,
        syn::Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

fn item_attributes(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Macro(item) => &item.attrs,
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Static(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Trait(item) => &item.attrs,
        syn::Item::Type(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// The paths of a `use` tree with the name that each binds; `*` for a glob.
fn use_paths(tree: &syn::UseTree, so_far: &[String], out: &mut Vec<(String, Vec<String>)>) {
    let with = |ident: &syn::Ident| so_far.iter().cloned().chain([ident.to_string()]).collect::<Vec<_>>();
    match tree {
        syn::UseTree::Path(path) => use_paths(&path.tree, &with(&path.ident), out),
        syn::UseTree::Name(name) if name.ident == "self" => {
            out.push((so_far.last().cloned().unwrap_or_default(), so_far.to_vec()));
        }
        syn::UseTree::Name(name) => out.push((name.ident.to_string(), with(&name.ident))),
        syn::UseTree::Rename(rename) => out.push((rename.rename.to_string(), with(&rename.ident))),
        syn::UseTree::Glob(_) => out.push(("*".into(), so_far.to_vec())),
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| use_paths(tree, so_far, out)),
    }
}

/// The paths of at least two segments among the tokens of a macro or an attribute.
fn token_paths(mut cursor: Cursor<'_>, out: &mut Vec<Vec<String>>) {
    let mut path: Vec<String> = Vec::new();
    let mut colons = 0;
    while !cursor.eof() {
        if let Some((ident, next)) = cursor.ident() {
            if colons != 2 {
                out.extend((path.len() > 1).then(|| std::mem::take(&mut path)));
                path.clear();
            }
            path.push(ident.to_string());
            (colons, cursor) = (0, next);
        } else if let Some((punct, next)) = cursor.punct() {
            colons = if punct.as_char() == ':' { colons + 1 } else { 0 };
            if colons == 0 {
                out.extend((path.len() > 1).then(|| std::mem::take(&mut path)));
                path.clear();
            }
            cursor = next;
        } else if let Some((inside, _, _, next)) = cursor.any_group() {
            token_paths(inside, out);
            out.extend((path.len() > 1).then(|| std::mem::take(&mut path)));
            path.clear();
            (colons, cursor) = (0, next);
        } else if let Some((_, next)) = cursor.token_tree() {
            (colons, cursor) = (0, next);
        } else {
            break;
        }
    }
    out.extend((path.len() > 1).then_some(path));
}

/// Walks one file: fills in its modules, and the paths that it uses.
struct Reader<'a> {
    file: &'a str,
    module: Vec<String>,
    modules: &'a mut BTreeMap<Vec<String>, Module>,
    found: Vec<Found>,
    test_files: &'a mut BTreeSet<Vec<String>>,
}

impl Reader<'_> {
    fn here(&mut self) -> &mut Module {
        let file = self.file.to_owned();
        self.modules.entry(self.module.clone()).or_insert_with(|| Module { file, ..Module::default() })
    }

    fn push(&mut self, path: Vec<String>, door: bool) {
        self.found.push(Found { module: self.module.clone(), path, door });
    }

    fn tokens(&mut self, buffer: &TokenBuffer) {
        let mut paths = Vec::new();
        token_paths(buffer.begin(), &mut paths);
        paths.into_iter().for_each(|path| self.push(path, false));
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if is_test_only(item_attributes(item)) {
            if let syn::Item::Mod(module) = item {
                let path = self.module.iter().cloned().chain([module.ident.to_string()]).collect();
                self.test_files.insert(path);
            }
            return;
        }
        if let Some(name) = item_name(item) {
            self.here().items.insert(name);
        }
        visit::visit_item(self, item);
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        self.here().children.insert(module.ident.to_string());
        if module.content.is_some() {
            self.module.push(module.ident.to_string());
            self.here();
            visit::visit_item_mod(self, module);
            self.module.pop();
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let door = !matches!(item.vis, syn::Visibility::Inherited);
        let mut paths = Vec::new();
        use_paths(&item.tree, &[], &mut paths);
        for (name, path) in paths {
            if name == "*" {
                self.here().globs.push(path.clone());
            } else {
                self.here().bindings.insert(name, path.clone());
            }
            self.push(path, door);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.push(segments, false);
        visit::visit_path(self, path);
    }

    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {
        // `pub(super)` says who may see a name; it uses nothing.
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        self.tokens(&TokenBuffer::new2(mac.tokens.clone()));
        visit::visit_macro(self, mac);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if let syn::Meta::List(list) = &attribute.meta {
            self.tokens(&TokenBuffer::new2(list.tokens.clone()));
        }
    }
}

/// Everything that was read from the code.
struct Survey<'a> {
    house: &'a House,
    modules: BTreeMap<Vec<String>, Module>,
    found: Vec<Found>,
    rooms: BTreeSet<String>,
    complaints: Vec<String>,
}

impl<'a> Survey<'a> {
    fn of(house: &'a House) -> Self {
        let mut survey =
            Self { house, modules: BTreeMap::new(), found: Vec::new(), rooms: BTreeSet::new(), complaints: Vec::new() };
        let mut test_files = BTreeSet::new();
        for (file, text) in &house.files {
            let module = module_of_file(file);
            let tree = match syn::parse_file(text) {
                Ok(tree) => tree,
                Err(error) => {
                    survey.complaints.push(format!("{file}: cannot be read: {error}"));
                    continue;
                }
            };
            let mut reader =
                Reader { file, module, modules: &mut survey.modules, found: Vec::new(), test_files: &mut test_files };
            reader.here();
            reader.visit_file(&tree);
            survey.found.append(&mut reader.found);
        }
        survey.found.retain(|found| !test_files.iter().any(|test| found.module.starts_with(test)));
        survey.rooms = survey.modules.get(&Vec::new()).map(|root| root.children.clone()).unwrap_or_default();
        survey
    }

    /// Where a path leads that stands in a module: below the root of this crate, or to a foreign crate.
    fn target(&self, module: &[String], path: &[String]) -> Target {
        let Some((first, rest)) = path.split_first() else { return Target::Own(module.to_vec()) };
        let below = |base: &[String]| base.iter().chain(rest).cloned().collect::<Vec<_>>();
        let parent = || &module[..module.len().saturating_sub(1)];
        let known = self.modules.get(module);
        match first.as_str() {
            "crate" => Target::Own(rest.to_vec()),
            "cunqing" if module == [PROGRAM] => Target::Own(rest.to_vec()),
            "self" => self.target(module, rest),
            "super" => match rest.first().map(String::as_str) {
                Some("super") => self.target(parent(), rest),
                _ => Target::Own(below(parent())),
            },
            name if known.is_some_and(|known| known.children.contains(name)) => {
                Target::Own(module.iter().chain(path).cloned().collect())
            }
            name => match known.and_then(|known| known.bindings.get(name)) {
                Some(binding) if binding.first().is_some_and(|first| first != name) => {
                    self.target(module, &binding.iter().chain(rest).cloned().collect::<Vec<_>>())
                }
                _ if known.is_some_and(|known| known.items.contains(name)) => Target::Unknown,
                _ if path.len() > 1 && self.house.crates.contains(name) => Target::Foreign(name.to_owned()),
                _ => Target::Unknown,
            },
        }
    }

    /// The file that defines what a path below the root names, through re-exports; `None` for what is foreign.
    fn definer(&self, path: &[String], depth: usize) -> Option<&str> {
        let length = (0..=path.len()).rev().find(|length| self.modules.contains_key(&path[..*length]))?;
        let (at, rest) = path.split_at(length);
        let module = &self.modules[at];
        let Some(name) = rest.first() else { return Some(&module.file) };
        if module.items.contains(name) || depth > 16 {
            return Some(&module.file);
        }
        if let Some(binding) = module.bindings.get(name) {
            return match self.target(at, binding) {
                Target::Own(own) => self.definer(&own, depth + 1),
                Target::Foreign(_) | Target::Unknown => None,
            };
        }
        let from_globs = module.globs.iter().find_map(|glob| match self.target(at, glob) {
            Target::Own(own) if self.modules.get(&own).is_some_and(|module| module.items.contains(name)) => {
                self.definer(&own.into_iter().chain([name.clone()]).collect::<Vec<_>>(), depth + 1)
            }
            _ => None,
        });
        from_globs.or(Some(&module.file))
    }

    fn plates(&mut self) -> BTreeMap<String, Plate> {
        let mut plates = BTreeMap::new();
        let program = self.house.files.contains_key("main.rs").then(|| PROGRAM.to_owned());
        for room in self.rooms.iter().cloned().chain(program) {
            let file = if room == PROGRAM { "main.rs".to_owned() } else { format!("{room}/mod.rs") };
            let plate = self.house.files.get(&file).map(|text| Plate::read(text)).unwrap_or_default();
            let missing = LABELS
                .iter()
                .filter(|label| room != PROGRAM || label.contains(['F', 'M']))
                .find(|label| !plate.labels.contains(**label));
            if let Some(label) = missing {
                self.complaints.push(format!("{room}: {file} has no door-plate with `//! {label}:`"));
            }
            let strangers = plate.rooms.iter().filter(|name| !self.rooms.contains(*name));
            self.complaints.extend(strangers.map(|name| format!("{room}: the plate names {name}, which is no room")));
            let unknown = plate.crates.iter().filter(|name| !self.house.crates.contains(*name));
            self.complaints.extend(unknown.map(|name| format!("{room}: the plate names {name}, which is no crate")));
            plates.insert(room, plate);
        }
        plates
    }

    /// The arrows between rooms with one example each, and complaints about those that no plate allows.
    fn arrows(&mut self, plates: &BTreeMap<String, Plate>) -> BTreeMap<String, BTreeSet<String>> {
        let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut complaints = BTreeSet::new();
        for found in &self.found {
            let Some(room) = found.module.first() else { continue };
            let Some(plate) = plates.get(room) else { continue };
            let file = self.modules.get(&found.module).map_or("", |module| module.file.as_str());
            let path = found.path.join("::");
            let foreign = match self.target(&found.module, &found.path) {
                Target::Foreign(name) => name,
                Target::Own(own) => match own.first() {
                    Some(other) if other == room => continue,
                    Some(other) if self.rooms.contains(other) => {
                        if !plate.rooms.contains(other) {
                            complaints.insert(format!("{file}: {room} may not use {other} ({path})"));
                        }
                        arrows.entry(room.clone()).or_default().insert(other.clone());
                        continue;
                    }
                    Some(other) if other.starts_with(WORDS_MACRO.0) => WORDS_MACRO.1.to_owned(),
                    _ if own.is_empty() => continue,
                    _ => {
                        complaints.insert(format!("{file}: {path} leads to no room"));
                        continue;
                    }
                },
                Target::Unknown => continue,
            };
            if !plate.crates.contains(&foreign) {
                complaints.insert(format!("{file}: {room} may not use the crate {foreign} ({path})"));
            }
        }
        self.complaints.extend(complaints);
        for (room, plate) in plates {
            arrows.entry(room.clone()).or_default().extend(plate.rooms.iter().cloned());
        }
        arrows
    }

    /// The arrows between the files of each room.
    fn file_arrows(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for found in self.found.iter().filter(|found| !found.door && !found.module.is_empty()) {
            let Some(module) = self.modules.get(&found.module) else { continue };
            let Target::Own(own) = self.target(&found.module, &found.path) else { continue };
            if own.first() != found.module.first() {
                continue;
            }
            if let Some(definer) = self.definer(&own, 0).filter(|definer| *definer != module.file) {
                arrows.entry(module.file.clone()).or_default().insert(definer.to_owned());
            }
        }
        arrows
    }

    fn places(&mut self) {
        for (file, text) in &self.house.files {
            if !text.starts_with("//!") {
                self.complaints.push(format!("{file}: does not begin with //!"));
            }
            let room = file.split_once('/').map(|(room, _)| room);
            let outside = !matches!(file.as_str(), "lib.rs" | "main.rs");
            if room.map_or(outside, |room| !self.rooms.contains(room)) {
                self.complaints.push(format!("{file}: stands outside of all rooms"));
            }
        }
        let root = self.modules.get(&Vec::new());
        let items = root.into_iter().flat_map(|root| &root.items);
        self.complaints.extend(items.map(|item| format!("lib.rs: {item} belongs into a room")));
    }
}

/// One circle among the arrows, if there is one, as names from and back to the first.
fn circle(arrows: &BTreeMap<String, BTreeSet<String>>) -> Option<String> {
    fn walk<'a>(
        at: &'a str,
        arrows: &'a BTreeMap<String, BTreeSet<String>>,
        way: &mut Vec<&'a str>,
        done: &mut BTreeSet<&'a str>,
    ) -> Option<String> {
        if let Some(start) = way.iter().position(|name| *name == at) {
            return Some(way[start..].iter().chain([&at]).copied().collect::<Vec<_>>().join(" → "));
        }
        if done.contains(at) {
            return None;
        }
        way.push(at);
        let found = arrows.get(at).into_iter().flatten().find_map(|next| walk(next, arrows, way, done));
        way.pop();
        done.insert(at);
        found
    }
    let mut done = BTreeSet::new();
    arrows.keys().find_map(|start| walk(start, arrows, &mut Vec::new(), &mut done))
}

/// All that is wrong with a house.
fn complaints(house: &House) -> Vec<String> {
    let mut survey = Survey::of(house);
    survey.places();
    let plates = survey.plates();
    let rooms = survey.arrows(&plates);
    survey.complaints.extend(circle(&rooms).map(|way| format!("a circle of rooms: {way}")));
    let mut files = survey.file_arrows();
    while let Some(way) = circle(&files) {
        let (from, rest) = way.split_once(" → ").unwrap_or((&way, ""));
        let to = rest.split(" → ").next().unwrap_or_default();
        files.entry(from.to_owned()).or_default().remove(to);
        survey.complaints.push(format!("a circle of files: {way}"));
    }
    survey.complaints
}

fn read_folder(folder: &Path, below: &str, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let entry = entry.expect("the entry can be read");
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read_folder(&entry.path(), &format!("{name}/"), files);
        } else if name.ends_with(".rs") {
            files.insert(name, std::fs::read_to_string(entry.path()).expect("the file can be read"));
        }
    }
}

fn crates_of(manifest: &str) -> BTreeSet<String> {
    let manifest: toml::Table = manifest.parse().expect("Cargo.toml is TOML");
    let names = manifest["dependencies"].as_table().expect("dependencies are a table").keys();
    names.map(|name| name.replace('-', "_")).collect()
}

#[test]
fn the_house_obeys_its_door_plates() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = BTreeMap::new();
    read_folder(&root.join("src"), "", &mut files);
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).expect("Cargo.toml can be read");
    let house = House { files, crates: crates_of(&manifest) };
    assert!(house.files.len() > 35 && house.crates.len() > 20, "the whole house was read");
    let complaints = complaints(&house);
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

/// A small house in good order: the hall uses the cellar, and only the cellar the crate `rope`.
fn good_house() -> House {
    let texts = [
        ("lib.rs", "//! The house.\npub mod cellar;\npub mod hall;\n"),
        (
            "main.rs",
            "//! The door.\n//! May use: hall\n//! Foreign: –\nuse cunqing::hall::Chair;\nfn main() { cunqing::hall::sit(); }\n",
        ),
        (
            "cellar/mod.rs",
            "//! # cellar\n//!\n//! Holds: wine.\n//! May use: –\n//! Foreign: rope\n//!   light\n//! Never: daylight.\n\
             pub mod rack;\npub use rack::Rack;\npub use label::Label;\nmod label;\n",
        ),
        (
            "cellar/rack.rs",
            "//! A rack. It has nothing to do with crate::hall.\nuse super::Label;\nuse rope::Knot;\npub(super) fn tidy() {}\n\
             /// `crate::hall::Chair`\npub struct Rack(pub Knot, pub Label, pub &'static str);\n\
             pub const NOTE: &str = \"crate::hall::Chair\";\n\
             #[cfg(test)]\nmod tests { use crate::hall::Chair; use super::*; }\n",
        ),
        ("cellar/label.rs", "//! A label.\n#[derive(light::Glow)]\npub struct Label;\n"),
        (
            "hall/mod.rs",
            "//! # hall\n//!\n//! Holds: chairs.\n//! May use: cellar\n//! Foreign: –\n//! Never: wine.\n\
             mod chair;\npub use chair::Chair;\npub fn sit() {}\n",
        ),
        ("hall/chair.rs", "//! A chair.\nuse crate::cellar::{Rack, label as _};\npub struct Chair(Rack);\n"),
    ];
    House {
        files: texts.into_iter().map(|(file, text)| (file.to_owned(), text.to_owned())).collect(),
        crates: ["rope", "light", "paint"].map(str::to_owned).into(),
    }
}

/// The complaints about the good house when one file says something else.
fn complaints_with(file: &str, text: &str) -> Vec<String> {
    let mut house = good_house();
    house.files.insert(file.to_owned(), text.to_owned());
    complaints(&house)
}

/// The complaints when some lines are added to a file of the good house.
fn complaints_adding(file: &str, lines: &str) -> Vec<String> {
    let text = good_house().files[file].clone() + lines;
    complaints_with(file, &text)
}

#[test]
fn a_house_in_good_order_has_no_complaints() {
    assert_eq!(complaints(&good_house()), Vec::<String>::new());
}

#[test]
fn an_arrow_that_the_plate_does_not_allow_is_found_in_every_form() {
    let forms = [
        "use crate::hall;",
        "use crate::hall::Chair;",
        "use super::super::hall::Chair;",
        "fn f() { crate::hall::sit(); }",
        "fn f() { super::super::hall::sit() }",
        "mod inner { pub fn f() { super::super::super::hall::sit() } }",
        "fn f() { println!(\"{}\", crate::hall::sit()); }",
        "macro_rules! sit { () => { $crate::hall::sit() }; }",
        "type Seat = Option<crate::hall::Chair>;",
    ];
    for form in forms {
        let found = complaints_adding("cellar/label.rs", form);
        let first = found.first().cloned().unwrap_or_default();
        assert!(first.starts_with("cellar/label.rs: cellar may not use hall"), "{form}: {found:?}");
    }
}

#[test]
fn the_program_may_only_use_the_rooms_on_its_plate() {
    let found = complaints_adding("main.rs", "fn drink() { cunqing::cellar::rack::NOTE; }");
    assert_eq!(found, ["main.rs: main may not use cellar (cunqing::cellar::rack::NOTE)"]);
}

#[test]
fn a_circle_of_rooms_is_found_even_when_the_plates_allow_it() {
    let plate = good_house().files["cellar/mod.rs"].replace("May use: –", "May use: hall");
    assert_eq!(complaints_with("cellar/mod.rs", &plate), ["a circle of rooms: cellar → hall → cellar"]);
}

#[test]
fn a_circle_of_files_is_found_through_the_re_exports_of_the_parent() {
    let found = complaints_adding("cellar/label.rs", "pub fn note(rack: &super::Rack) {}");
    assert_eq!(found, ["a circle of files: cellar/label.rs → cellar/rack.rs → cellar/label.rs"]);
}

#[test]
fn a_parent_that_works_with_a_child_that_works_with_it_is_a_circle() {
    let parent = good_house().files["hall/mod.rs"].clone() + "pub fn clean(chair: &Chair) {}\n";
    assert_eq!(complaints_with("hall/mod.rs", &parent), Vec::<String>::new());
    let mut house = good_house();
    house.files.insert("hall/mod.rs".into(), parent);
    house.files.entry("hall/chair.rs".into()).and_modify(|text| *text += "fn rest() { super::sit() }");
    assert_eq!(complaints(&house), ["a circle of files: hall/chair.rs → hall/mod.rs → hall/chair.rs"]);
}

#[test]
fn a_foreign_crate_in_the_wrong_room_is_found_in_every_form() {
    let forms = [
        "use paint::Brush;",
        "use paint::{self, Brush as Tool};",
        "use ::paint::Brush;",
        "fn f() { paint::stroke(); }",
        "paint::wall! { red }",
        "#[derive(paint::Coat)]\npub struct Wall;",
        "fn f() { vec![paint::stroke()]; }",
    ];
    for form in forms {
        let found = complaints_adding("hall/chair.rs", form);
        let first = found.first().cloned().unwrap_or_default();
        assert!(first.starts_with("hall/chair.rs: hall may not use the crate paint"), "{form}: {found:?}");
    }
}

#[test]
fn a_module_of_our_own_that_is_named_like_a_crate_is_not_that_crate() {
    let mut house = good_house();
    house.files.insert("hall/paint.rs".into(), "//! Our own paint.\npub fn stroke() {}\n".into());
    house.files.entry("hall/mod.rs".into()).and_modify(|text| *text += "mod paint;\nfn f() { paint::stroke(); }");
    house
        .files
        .entry("hall/chair.rs".into())
        .and_modify(|text| *text += "use super::paint;\nfn f() { paint::stroke(); }");
    assert_eq!(complaints(&house), Vec::<String>::new());
}

#[test]
fn a_file_without_a_sentence_about_itself_is_found() {
    let found = complaints_with("hall/chair.rs", "use crate::cellar::Rack;\npub struct Chair(Rack);\n");
    assert_eq!(found, ["hall/chair.rs: does not begin with //!"]);
}

#[test]
fn a_room_without_a_complete_plate_is_found() {
    let text = good_house().files["hall/mod.rs"].replace("//! Never: wine.\n", "");
    assert_eq!(complaints_with("hall/mod.rs", &text), ["hall: hall/mod.rs has no door-plate with `//! Never:`"]);
}

#[test]
fn a_plate_that_names_what_does_not_exist_is_found() {
    let text =
        good_house().files["hall/mod.rs"].replace("cellar", "cellar attic").replace("Foreign: –", "Foreign: glue");
    let expected = ["hall: the plate names attic, which is no room", "hall: the plate names glue, which is no crate"];
    assert_eq!(complaints_with("hall/mod.rs", &text), expected);
}

#[test]
fn a_file_outside_of_all_rooms_is_found() {
    assert_eq!(complaints_with("shed.rs", "//! A shed.\n"), ["shed.rs: stands outside of all rooms"]);
    assert_eq!(complaints_with("shed/mod.rs", "//! A shed.\n"), ["shed/mod.rs: stands outside of all rooms"]);
    assert_eq!(complaints_adding("lib.rs", "pub fn knock() {}"), ["lib.rs: knock belongs into a room"]);
}
