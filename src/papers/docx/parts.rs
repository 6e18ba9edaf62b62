//! The parts of a DOCX file, put together.

use crate::papers::error::PaperError;
use crate::papers::package::Package;
use crate::papers::xml::{Element, element};

use super::block::{Block, DocumentText};
use super::body::document;
use super::names::{CONTENT, CORE, CORE_LINK, LINKS, PACKAGE_LINKS, WORD_TYPE, WORDS};
use super::page::{footer, header};
use super::styles::{font_table, styles};

/// The bytes of the document; `author` and `day` (2026-10-31) stand among its properties.
pub(crate) fn bytes(text: &DocumentText, author: &str, day: &str) -> Result<Vec<u8>, PaperError> {
    let mut package = Package::default();
    package.set_tree("[Content_Types].xml", &content_types())?;
    package.set_tree(
        "_rels/.rels",
        &links(&[("rId1", "officeDocument", "word/document.xml"), ("rId2", CORE_LINK, "docProps/core.xml")]),
    )?;
    package.set_tree("docProps/core.xml", &core(text, author, day))?;
    package.set_tree("word/document.xml", &document(text))?;
    package.set_tree("word/styles.xml", &styles(text.is_tight))?;
    package.set_tree("word/fontTable.xml", &font_table())?;
    package.set_tree("word/settings.xml", &settings())?;
    package.set_tree("word/footer1.xml", &footer(false))?;
    package.set_tree("word/footer2.xml", &footer(true))?;
    package.set_tree("word/header1.xml", &header(&text.notice))?;
    let mut of_the_body = vec![
        ("rIdStyles".to_owned(), "styles", "styles.xml".to_owned()),
        ("rIdFonts".to_owned(), "fontTable", "fontTable.xml".to_owned()),
        ("rIdSettings".to_owned(), "settings", "settings.xml".to_owned()),
        ("rIdOdd".to_owned(), "footer", "footer1.xml".to_owned()),
        ("rIdEven".to_owned(), "footer", "footer2.xml".to_owned()),
        ("rIdHead".to_owned(), "header", "header1.xml".to_owned()),
    ];
    let pictures = text.blocks.iter().filter_map(|block| match block {
        Block::Picture(picture, _) => Some(picture),
        _ => None,
    });
    for (number, picture) in (1..).zip(pictures) {
        package.set(&format!("word/media/picture{number}.png"), picture.png.clone());
        of_the_body.push((format!("rIdPicture{number}"), "image", format!("media/picture{number}.png")));
    }
    let of_the_body: Vec<(&str, &str, &str)> =
        of_the_body.iter().map(|(id, kind, target)| (id.as_str(), *kind, target.as_str())).collect();
    package.set_tree("word/_rels/document.xml.rels", &links(&of_the_body))?;
    package.write()
}

fn links(all: &[(&str, &str, &str)]) -> Element {
    let link = |(id, kind, target): &(&str, &str, &str)| {
        let kind = if kind.contains('/') { (*kind).to_owned() } else { format!("{LINKS}/{kind}") };
        element("Relationship").with("Id", id).with("Type", kind).with("Target", target)
    };
    element("Relationships").with("xmlns", PACKAGE_LINKS).holding_all(all.iter().map(link))
}

fn content_types() -> Element {
    let ending = |(ending, kind): (&str, &str)| element("Default").with("Extension", ending).with("ContentType", kind);
    let part = |(part, kind): (&str, &str)| {
        element("Override").with("PartName", part).with("ContentType", format!("{WORD_TYPE}.{kind}+xml"))
    };
    element("Types")
        .with("xmlns", CONTENT)
        .holding_all(
            [
                ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
                ("xml", "application/xml"),
                ("png", "image/png"),
            ]
            .map(ending),
        )
        .holding_all(
            [
                ("/word/document.xml", "document.main"),
                ("/word/styles.xml", "styles"),
                ("/word/fontTable.xml", "fontTable"),
                ("/word/settings.xml", "settings"),
                ("/word/footer1.xml", "footer"),
                ("/word/footer2.xml", "footer"),
                ("/word/header1.xml", "header"),
            ]
            .map(part),
        )
        .holding(
            element("Override")
                .with("PartName", "/docProps/core.xml")
                .with("ContentType", "application/vnd.openxmlformats-package.core-properties+xml"),
        )
}

/// The properties: title, author, and the last day that counts as the day of making, so that the bytes stay the same.
fn core(text: &DocumentText, author: &str, day: &str) -> Element {
    let moment = |name: &str| element(name).with("xsi:type", "dcterms:W3CDTF").text(&format!("{day}T00:00:00Z"));
    element("cp:coreProperties")
        .with("xmlns:cp", CORE)
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .holding(element("dc:title").text(&text.title.replace('\n', "")))
        .holding(element("dc:creator").text(author))
        .holding(moment("dcterms:created"))
        .holding(moment("dcterms:modified"))
}

fn settings() -> Element {
    let compatible = element("w:compat").holding(
        element("w:compatSetting")
            .with("w:name", "compatibilityMode")
            .with("w:uri", "http://schemas.microsoft.com/office/word")
            .with("w:val", 15),
    );
    element("w:settings")
        .with("xmlns:w", WORDS)
        .holding(element("w:evenAndOddHeaders"))
        .holding(element("w:drawingGridVerticalSpacing").with("w:val", 290))
        .holding(element("w:characterSpacingControl").with("w:val", "compressPunctuation"))
        .holding(compatible)
}
