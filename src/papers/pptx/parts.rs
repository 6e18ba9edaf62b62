//! The parts of a PPTX file, put together.

use crate::papers::error::PaperError;
use crate::papers::package::Package;
use crate::papers::xml::{Element, element};

use super::frame;
use super::names::{CONTENT, CORE, CORE_LINK, SLIDE_TYPE, links};
use super::notes;
use super::slide::{SlideShow, part};
use super::theme::theme;

/// The bytes of the slide show. The same show gives the same bytes.
pub(crate) fn bytes(show: &SlideShow) -> Result<Vec<u8>, PaperError> {
    let mut package = Package::default();
    package.set_tree("[Content_Types].xml", &content_types(show))?;
    let link = |id: &str, kind: &'static str, target: &str| (id.to_owned(), kind, target.to_owned());
    let of_all = [link("rId1", "officeDocument", "ppt/presentation.xml"), link("rId2", CORE_LINK, "docProps/core.xml")];
    package.set_tree("_rels/.rels", &links(&of_all))?;
    package.set_tree("docProps/core.xml", &core(show))?;
    package.set_tree("ppt/presentation.xml", &frame::presentation(show.slides.len()))?;
    let mut of_show = vec![
        link("rIdMaster", "slideMaster", "slideMasters/slideMaster1.xml"),
        link("rIdNotes", "notesMaster", "notesMasters/notesMaster1.xml"),
        link("rIdTheme", "theme", "theme/theme1.xml"),
    ];
    of_show.extend(
        (1..=show.slides.len()).map(|nth| (format!("rIdSlide{nth}"), "slide", format!("slides/slide{nth}.xml"))),
    );
    package.set_tree("ppt/_rels/presentation.xml.rels", &links(&of_show))?;
    package.set_tree("ppt/theme/theme1.xml", &theme())?;
    package.set_tree("ppt/theme/theme2.xml", &theme())?;
    package.set_tree("ppt/slideMasters/slideMaster1.xml", &frame::master())?;
    let of_master = [
        link("rIdLayout1", "slideLayout", "../slideLayouts/slideLayout1.xml"),
        link("rIdLayout2", "slideLayout", "../slideLayouts/slideLayout2.xml"),
        link("rIdTheme", "theme", "../theme/theme1.xml"),
    ];
    package.set_tree("ppt/slideMasters/_rels/slideMaster1.xml.rels", &links(&of_master))?;
    let up = [link("rIdMaster", "slideMaster", "../slideMasters/slideMaster1.xml")];
    for (nth, layout) in [(1, frame::cover_layout()), (2, frame::picture_layout())] {
        package.set_tree(&format!("ppt/slideLayouts/slideLayout{nth}.xml"), &layout)?;
        package.set_tree(&format!("ppt/slideLayouts/_rels/slideLayout{nth}.xml.rels"), &links(&up))?;
    }
    package.set_tree("ppt/notesMasters/notesMaster1.xml", &notes::master())?;
    let of_notes = [link("rIdTheme", "theme", "../theme/theme2.xml")];
    package.set_tree("ppt/notesMasters/_rels/notesMaster1.xml.rels", &links(&of_notes))?;
    for (nth, slide) in (1..).zip(&show.slides) {
        package.set_tree(&format!("ppt/slides/slide{nth}.xml"), &part(slide, &show.foot, nth))?;
        let layout = if slide.png.is_some() { 2 } else { 1 };
        let mut of_slide =
            vec![("rIdLayout".to_owned(), "slideLayout", format!("../slideLayouts/slideLayout{layout}.xml"))];
        if let Some(png) = &slide.png {
            package.set(&format!("ppt/media/picture{nth}.png"), png.clone());
            of_slide.push(("rIdPicture".to_owned(), "image", format!("../media/picture{nth}.png")));
        }
        of_slide.push(("rIdNotes".to_owned(), "notesSlide", format!("../notesSlides/notesSlide{nth}.xml")));
        package.set_tree(&format!("ppt/slides/_rels/slide{nth}.xml.rels"), &links(&of_slide))?;
        package.set_tree(&format!("ppt/notesSlides/notesSlide{nth}.xml"), &notes::part(&slide.notes))?;
        let of_page = [
            link("rIdMaster", "notesMaster", "../notesMasters/notesMaster1.xml"),
            ("rIdSlide".to_owned(), "slide", format!("../slides/slide{nth}.xml")),
        ];
        package.set_tree(&format!("ppt/notesSlides/_rels/notesSlide{nth}.xml.rels"), &links(&of_page))?;
    }
    package.write()
}

fn content_types(show: &SlideShow) -> Element {
    let ending = |(ending, kind): (&str, &str)| element("Default").with("Extension", ending).with("ContentType", kind);
    let part = |(part, kind): (String, &str)| element("Override").with("PartName", part).with("ContentType", kind);
    let slides = |kind: &str| format!("{SLIDE_TYPE}.{kind}+xml");
    let theme = "application/vnd.openxmlformats-officedocument.theme+xml";
    let mut parts = vec![
        ("/ppt/presentation.xml".to_owned(), slides("presentation.main")),
        ("/ppt/slideMasters/slideMaster1.xml".to_owned(), slides("slideMaster")),
        ("/ppt/slideLayouts/slideLayout1.xml".to_owned(), slides("slideLayout")),
        ("/ppt/slideLayouts/slideLayout2.xml".to_owned(), slides("slideLayout")),
        ("/ppt/notesMasters/notesMaster1.xml".to_owned(), slides("notesMaster")),
        ("/ppt/theme/theme1.xml".to_owned(), theme.to_owned()),
        ("/ppt/theme/theme2.xml".to_owned(), theme.to_owned()),
        ("/docProps/core.xml".to_owned(), "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
    ];
    for nth in 1..=show.slides.len() {
        parts.push((format!("/ppt/slides/slide{nth}.xml"), slides("slide")));
        parts.push((format!("/ppt/notesSlides/notesSlide{nth}.xml"), slides("notesSlide")));
    }
    let endings = [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
    ];
    element("Types")
        .with("xmlns", CONTENT)
        .holding_all(endings.map(ending))
        .holding_all(parts.iter().map(|(name, kind)| part((name.clone(), kind))))
}

/// The properties: title, office, and the day of the numbers.
fn core(show: &SlideShow) -> Element {
    let moment = |name: &str| element(name).with("xsi:type", "dcterms:W3CDTF").text(&format!("{}T00:00:00Z", show.day));
    element("cp:coreProperties")
        .with("xmlns:cp", CORE)
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .holding(element("dc:title").text(&show.title))
        .holding(element("dc:creator").text(&show.author))
        .holding(moment("dcterms:created"))
        .holding(moment("dcterms:modified"))
}

#[cfg(test)]
mod tests {
    use super::super::slide::Slide;
    use super::*;

    fn show() -> SlideShow {
        let slide = |title: &str, png: Option<Vec<u8>>| Slide {
            title: title.to_owned(),
            subtitle: "截至 2026-10-31".to_owned(),
            png,
            sides: [160.0, 90.0],
            description: "地图".to_owned(),
            notes: "先看\n再说 & 决定 <怎么办>".to_owned(),
        };
        SlideShow {
            title: "云岫县月会".to_owned(),
            author: "云岫县".to_owned(),
            day: "2026-10-31".to_owned(),
            foot: "内部资料".to_owned(),
            slides: vec![slide("封面", None), slide("未办结问题", Some(vec![1, 2, 3]))],
        }
    }

    #[test]
    fn every_part_that_is_linked_is_there_and_has_its_kind() {
        let bytes = bytes(&show()).expect("written");
        let package = Package::read(&bytes).expect("a package");
        let kinds = String::from_utf8(package.part("[Content_Types].xml").expect("kinds").to_vec()).expect("text");
        for name in package.names().filter(|name| name.ends_with(".rels")) {
            let folder = name.replace("_rels/", "");
            let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
            let tree = package.tree(name).expect("read").expect("there");
            for link in tree.elements() {
                let target = link.attribute("Target").expect("a target");
                let path = match target.strip_prefix("../") {
                    Some(rest) => format!("{}/{rest}", folder.rsplit_once('/').map_or("", |(up, _)| up)),
                    None if folder.is_empty() => target.to_owned(),
                    None => format!("{folder}/{target}"),
                };
                assert!(package.part(&path).is_some(), "{name} → {path}");
                assert!(kinds.contains(&format!("/{path}\"")) || path.ends_with(".png"), "{path} has no kind");
            }
        }
    }

    #[test]
    fn the_same_show_has_the_same_bytes_and_title_and_notes_are_text() {
        assert_eq!(bytes(&show()), bytes(&show()));
        let package = Package::read(&bytes(&show()).expect("written")).expect("a package");
        let text = |name: &str| String::from_utf8(package.part(name).expect("there").to_vec()).expect("text");
        assert!(text("ppt/slides/slide2.xml").contains("未办结问题"));
        assert!(text("ppt/notesSlides/notesSlide2.xml").contains("再说 &amp; 决定 &lt;怎么办&gt;"));
        assert!(!text("ppt/slides/slide1.xml").contains("rIdPicture"), "a cover has no picture");
    }

    #[test]
    fn a_show_of_no_slides_is_a_file_all_the_same() {
        assert!(bytes(&SlideShow { slides: Vec::new(), ..show() }).is_ok());
    }
}
