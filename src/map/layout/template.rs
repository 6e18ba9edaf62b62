//! Templates: the shipped ones, those of the file, and one in a TOML file of one's own.

use crate::model::{Sentence, World};
use crate::words::Language;

use super::plan::Layout;

/// A layout under a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// The word for a shipped one; empty where it is kept in the file.
    pub code: &'static str,
    /// Its name, in the user's language where it is shipped.
    pub name: String,
    /// The layout.
    pub layout: Layout,
}

/// The shipped templates by their words, in the order in which they are offered: that of a plain sheet first.
const SHIPPED: [(&str, &str); 6] = [
    ("a3", include_str!("../../../assets/layouts/a3.toml")),
    ("wall", include_str!("../../../assets/layouts/wall.toml")),
    ("slide", include_str!("../../../assets/layouts/slide.toml")),
    ("handout", include_str!("../../../assets/layouts/handout.toml")),
    ("atlas", include_str!("../../../assets/layouts/atlas.toml")),
    ("grey", include_str!("../../../assets/layouts/grey.toml")),
];

/// The shipped templates.
pub fn shipped(language: Language) -> Vec<Template> {
    let template = |(code, text): (&'static str, &str)| Template {
        code,
        name: language.say(&format!("layout.template.{code}")).into_owned(),
        layout: parse(text).unwrap_or_default(),
    };
    SHIPPED.into_iter().map(template).collect()
}

/// The shipped templates, then those of the file.
pub fn templates(world: &World, language: Language) -> Vec<Template> {
    let kept = Layout::kept(world).into_iter().map(|(name, layout)| Template { code: "", name, layout });
    shipped(language).into_iter().chain(kept).collect()
}

/// The template of a name: one of the file, or a shipped one by its word or its name in any language. An unknown name is
/// told with the known ones.
pub fn find(world: &World, name: &str, language: Language) -> Result<Layout, Sentence> {
    let name = name.trim();
    let known = templates(world, language);
    if let Some(found) = known.iter().rev().find(|template| template.name == name || template.code == name) {
        return Ok(found.layout.clone());
    }
    let elsewhere =
        [Language::Chinese, Language::English].into_iter().flat_map(shipped).find(|template| template.name == name);
    elsewhere.map(|template| template.layout).ok_or_else(|| {
        let names: Vec<String> = known
            .into_iter()
            .map(|template| match template.code {
                "" => template.name,
                code => format!("{} ({code})", template.name),
            })
            .collect();
        Sentence::new("layout.unknown").with("name", name).with("known", names.join(", "))
    })
}

/// Reads the text of a template; what is wrong is told with its line.
pub fn parse(text: &str) -> Result<Layout, Sentence> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| text.get(..span.start).unwrap_or("").matches('\n').count() + 1);
        Sentence::new("layout.broken").with("line", line).with("detail", error.message())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::layout::{Ink, PaperSize, Part};
    use crate::model::{Changes, Setting, sample};

    #[test]
    fn every_shipped_template_can_be_read_and_has_a_name() {
        for (code, text) in SHIPPED {
            let layout = parse(text);
            assert!(layout.is_ok(), "{code}: {layout:?}");
        }
        for language in [Language::Chinese, Language::English] {
            assert!(shipped(language).iter().all(|template| !template.name.starts_with("layout.")), "{language:?}");
        }
        assert_eq!(shipped(Language::Chinese)[0].layout, Layout::default(), "a plain sheet is what there is by itself");
    }

    #[test]
    fn a_template_is_found_by_its_word_its_name_in_any_language_or_its_name_in_the_file() {
        let mut world = sample::sample_world();
        let own = Layout { paper: PaperSize::A2, ..Layout::default() };
        let mut changes = Changes::new(Sentence::new("test"));
        changes.add(Setting::new(&Layout::key("月会"), own.text().as_str()));
        world.apply(&changes);
        let find = |name: &str| find(&world, name, Language::English);
        assert_eq!(find("月会"), Ok(own));
        assert_eq!(find("grey").map(|layout| layout.ink), Ok(Ink::Grey));
        assert_eq!(find("挂图"), find("wall"));
        let unknown = find("海报").expect_err("is not there");
        let said = Language::Chinese.sentence(&unknown);
        assert!(said.contains("海报") && said.contains("wall") && said.contains("月会"), "{said}");
    }

    #[test]
    fn what_is_wrong_in_a_template_is_told_with_its_line() {
        for (text, line) in [
            ("paper = \"A3\"\nmargins = 3\n", 2),
            ("paper = \"A9\"", 1),
            ("[parts.legend]\nshown = 1", 2),
            ("\n[parts.moon]\n", 2),
            ("letters", 1),
        ] {
            let told = Language::Chinese.sentence(&parse(text).expect_err("is wrong"));
            assert!(told.contains(&format!("第 {line} 行")), "{text:?}: {told}");
        }
        assert!(parse("").is_ok_and(|layout| layout.shows(Part::Legend)));
    }
}
