//! The marks in a text: `{{name}}`, `{{#list}}`, `{{/list}}`.

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// What stays as it is.
    Text(&'t str),
    /// A field.
    Field(&'t str),
    /// Where a repeated part begins.
    Begin(&'t str),
    /// Where it ends.
    End(&'t str),
    /// A mark that is not closed.
    Open(&'t str),
}

/// The pieces of a text.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("{{") {
        if start > 0 {
            out.push(Piece::Text(&rest[..start]));
        }
        let inside = &rest[start + 2..];
        let Some(end) = inside.find("}}") else {
            out.push(Piece::Open(&rest[start..]));
            return out;
        };
        let name = inside[..end].trim();
        out.push(match name.split_at_checked(1) {
            Some(("#", name)) => Piece::Begin(name.trim()),
            Some(("/", name)) => Piece::End(name.trim()),
            _ => Piece::Field(name),
        });
        rest = &inside[end + 2..];
    }
    if !rest.is_empty() {
        out.push(Piece::Text(rest));
    }
    out
}

/// Where in a text the marks stand, as ranges of bytes; a repeated part that ends in the same text is one range.
pub(super) fn ranges(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("{{").map(|found| found + at) {
        let Some(end) = text[start..].find("}}").map(|found| found + start + 2) else { break };
        let name = text[start + 2..end - 2].trim();
        let whole = name.strip_prefix('#').and_then(|list| closing(&text[end..], list.trim())).map(|found| found + end);
        at = whole.unwrap_or(end);
        out.push((start, at));
    }
    out
}

/// Where the mark that ends this list ends, in bytes.
fn closing(text: &str, list: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(start) = text[at..].find("{{").map(|found| found + at) {
        let end = text[start..].find("}}").map(|found| found + start + 2)?;
        if text[start + 2..end - 2].trim().strip_prefix('/').is_some_and(|name| name.trim() == list) {
            return Some(end);
        }
        at = end;
    }
    None
}

/// The lists that begin in a text and do not end in it.
pub(super) fn left_open(text: &str) -> Option<&str> {
    let mut open: Vec<&str> = Vec::new();
    for piece in pieces(text) {
        match piece {
            Piece::Begin(name) => open.push(name),
            Piece::End(name) => open.retain(|known| *known != name),
            _ => {}
        }
    }
    open.first().copied()
}

/// Whether a list ends in a text.
pub(super) fn ends(text: &str, list: &str) -> bool {
    pieces(text).contains(&Piece::End(list))
}

/// A text without the marks of one list.
pub(super) fn without(text: &str, list: &str) -> String {
    let mut out = String::new();
    for piece in pieces(text) {
        match piece {
            Piece::Begin(name) | Piece::End(name) if name == list => {}
            Piece::Text(text) | Piece::Open(text) => out.push_str(text),
            Piece::Field(name) => out.push_str(&format!("{{{{{name}}}}}")),
            Piece::Begin(name) => out.push_str(&format!("{{{{#{name}}}}}")),
            Piece::End(name) => out.push_str(&format!("{{{{/{name}}}}}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_its_marks_and_what_stands_between() {
        let found = pieces("共{{ 收集数 }}件{{#问题}}{{编号}}{{/问题}}，{{x");
        use Piece::{Begin, End, Field, Open, Text};
        let expected = [
            Text("共"),
            Field("收集数"),
            Text("件"),
            Begin("问题"),
            Field("编号"),
            End("问题"),
            Text("，"),
            Open("{{x"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_repeated_part_in_one_text_is_one_range() {
        let text = "a{{b}}c{{#d}}{{e}}f{{/d}}g{{h";
        let found: Vec<&str> = ranges(text).into_iter().map(|(start, end)| &text[start..end]).collect();
        assert_eq!(found, ["{{b}}", "{{#d}}{{e}}f{{/d}}"]);
        assert_eq!((left_open(text), left_open("{{#d}}{{e}}")), (None, Some("d")));
        assert_eq!(without("{{#d}}{{e}}{{/d}}", "d"), "{{e}}");
    }
}
