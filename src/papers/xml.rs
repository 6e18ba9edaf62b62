//! XML as a small tree: enough to write the parts of a document and to change those of a template. Comments and
//! instructions are left out when read; names keep their prefixes.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

use super::error::PaperError;

/// How deep elements may stand in each other; a file of an office stays far below.
const DEEPEST: usize = 200;

/// What stands in an element.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// Another element.
    Element(Element),
    /// Text, without escapes.
    Text(String),
}

/// An element with its attributes and what stands in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Element {
    /// The name with its prefix.
    pub name: String,
    /// The attributes in their order.
    pub attributes: Vec<(String, String)>,
    /// What stands in it.
    pub children: Vec<Node>,
}

/// A new element.
pub(super) fn element(name: &str) -> Element {
    Element { name: name.to_owned(), ..Element::default() }
}

impl Element {
    /// The element with one more attribute.
    #[expect(clippy::needless_pass_by_value, reason = "a number is as good as a reference to a text here")]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.attributes.push((name.to_owned(), value.to_string()));
        self
    }

    /// The element with one more child.
    pub fn holding(mut self, child: Self) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// The element with more children.
    pub fn holding_all(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// The element with a text in it.
    pub fn text(mut self, text: &str) -> Self {
        self.children.push(Node::Text(text.to_owned()));
        self
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Sets an attribute.
    #[expect(clippy::needless_pass_by_value, reason = "a number is as good as a reference to a text here")]
    pub fn set(&mut self, name: &str, value: impl ToString) {
        match self.attributes.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = value.to_string(),
            None => self.attributes.push((name.to_owned(), value.to_string())),
        }
    }

    /// Takes an attribute away.
    pub fn unset(&mut self, name: &str) {
        self.attributes.retain(|(known, _)| known != name);
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(Node::element)
    }

    /// The elements in it, to be changed.
    pub fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.children.iter_mut().filter_map(Node::element_mut)
    }

    /// The first element of this name in it.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|child| child.name == name)
    }

    /// The first element of this name in it, to be changed.
    pub fn child_mut(&mut self, name: &str) -> Option<&mut Self> {
        self.elements_mut().find(|child| child.name == name)
    }

    /// All text directly in it.
    pub fn own_text(&self) -> String {
        let texts = self.children.iter().map(|node| match node {
            Node::Text(text) => text.as_str(),
            Node::Element(_) => "",
        });
        texts.collect()
    }

    /// Does something with it and with every element below it.
    pub fn each_mut(&mut self, act: &mut impl FnMut(&mut Self)) {
        act(self);
        self.elements_mut().for_each(|child| child.each_mut(act));
    }

    /// Reads a document; `part` names it in an error.
    pub fn read(part: &str, bytes: &[u8]) -> Result<Self, PaperError> {
        let broken = || PaperError::new("papers.error.broken_part").with("part", part);
        let text = std::str::from_utf8(bytes).map_err(|_| broken())?;
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        let mut open: Vec<Self> = vec![Self::default()];
        loop {
            match reader.read_event().map_err(|_| broken())? {
                Event::Start(start) => open.push(started(&start).ok_or_else(broken)?),
                Event::Empty(start) => put(&mut open, Node::Element(started(&start).ok_or_else(broken)?)),
                Event::End(_) => {
                    let done = open.pop().ok_or_else(broken)?;
                    put(&mut open, Node::Element(done));
                }
                Event::Text(text) => put_text(&mut open, &text.xml10_content()),
                Event::CData(text) => put_text(&mut open, &text.xml10_content()),
                Event::GeneralRef(name) => put_text(&mut open, &entity(&name).ok_or_else(broken)?),
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
            if open.len() > DEEPEST || open.is_empty() {
                return Err(broken());
            }
        }
        let [root] = open.as_mut_slice() else { return Err(broken()) };
        let children = std::mem::take(&mut root.children);
        children.into_iter().find_map(Node::into_element).ok_or_else(broken)
    }

    /// The document with this element as its root.
    pub fn write(&self) -> Result<Vec<u8>, PaperError> {
        let mut writer = Writer::new(Vec::new());
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
        writer.write_event(Event::Decl(declaration)).map_err(PaperError::format)?;
        self.put(&mut writer).map_err(PaperError::format)?;
        Ok(writer.into_inner())
    }

    fn put(&self, writer: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
        let mut start = BytesStart::new(self.name.as_str());
        for (name, value) in &self.attributes {
            start.push_attribute((name.as_str(), allowed(value).as_str()));
        }
        if self.children.is_empty() {
            return writer.write_event(Event::Empty(start));
        }
        writer.write_event(Event::Start(start))?;
        for child in &self.children {
            match child {
                Node::Element(element) => element.put(writer)?,
                Node::Text(text) => writer.write_event(Event::Text(BytesText::new(&allowed(text))))?,
            }
        }
        writer.write_event(Event::End(BytesEnd::new(self.name.as_str())))
    }
}

impl Node {
    /// The element, if it is one.
    pub fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) => None,
        }
    }

    /// The element, if it is one, to be changed.
    pub fn element_mut(&mut self) -> Option<&mut Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) => None,
        }
    }

    fn into_element(self) -> Option<Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) => None,
        }
    }
}

/// The text without signs that XML cannot hold.
fn allowed(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}'..='\u{ffff}'))
        .collect()
}

fn started(start: &BytesStart<'_>) -> Option<Element> {
    let mut found = element(start.name().as_ref());
    for attribute in start.attributes() {
        let attribute = attribute.ok()?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
        found.attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    Some(found)
}

fn put(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

fn put_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => parent.children.push(Node::Text(text.to_owned())),
    }
}

/// One of the five entities of XML, or a character by its number; others are not read.
fn entity(name: &quick_xml::events::BytesRef<'_>) -> Option<String> {
    if name.is_char_ref() {
        return Some(name.resolve_char_ref().ok()??.to_string());
    }
    let text = match name.xml10_content().as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    };
    Some(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let tree = element("w:p")
            .with("w:id", "1 < 2 & \"3\"")
            .holding(element("w:br"))
            .holding(element("w:t").with("xml:space", "preserve").text(" 甲 & 乙 < 丙 > '丁' \n"));
        let bytes = tree.write().expect("written");
        assert_eq!(Element::read("part", &bytes).expect("read"), tree);
    }

    #[test]
    fn signs_that_xml_cannot_hold_are_left_out() {
        let bytes = element("t").text("a\u{1}b\u{b}c").write().expect("written");
        assert_eq!(Element::read("part", &bytes).expect("read").own_text(), "abc");
    }

    #[test]
    fn what_is_no_document_is_refused_by_its_name() {
        let deep = "<a>".repeat(300) + &"</a>".repeat(300);
        let bomb = "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>";
        for wrong in ["", "text", "<a><b></a></b>", "<a>&nbsp;</a>", deep.as_str(), bomb] {
            let error = Element::read("word/document.xml", wrong.as_bytes()).expect_err(wrong);
            assert_eq!(error, PaperError::new("papers.error.broken_part").with("part", "word/document.xml"));
        }
    }
}
