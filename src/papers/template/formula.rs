//! The formulas of a template follow their rows: a reference to a row that moved moves too, a range over a repeated row
//! grows. Only the template's own formulas are touched; nothing from the file ever becomes one.

use super::shift::{Block, Shift};

/// A formula of a sheet after its rows have moved. `shift_of` gives what happened to a sheet by its name, `None` being
/// the formula's own. In the repetition number `copy` of a `block`, references into the block are to the same repetition.
pub(super) fn moved<'s>(
    formula: &str,
    shift_of: &dyn Fn(Option<&str>) -> Option<&'s Shift>,
    within: Option<(Block, u32)>,
) -> String {
    let signs: Vec<char> = formula.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    while at < signs.len() {
        if signs[at] == '"' {
            at = copy_quoted(&signs, at, '"', &mut out);
            continue;
        }
        let (sheet, after) = sheet_before(&signs, at);
        if let Some((first, end)) = reference(&signs, after).filter(|_| !continues(&signs, at)) {
            let range = (signs.get(end) == Some(&':')).then(|| reference(&signs, end + 1)).flatten();
            out.extend(&signs[at..after]);
            let Some(shift) = shift_of(sheet.as_deref()) else {
                out.extend(&signs[after..end]);
                at = end;
                continue;
            };
            let own = within.filter(|_| sheet.is_none());
            match range {
                Some((last, end)) => {
                    out.push_str(&first.at(first_row(shift, first.row, own)));
                    out.push(':');
                    out.push_str(&last.at(last_row(shift, last.row, own)));
                    at = end;
                }
                None => {
                    out.push_str(&first.at(first_row(shift, first.row, own)));
                    at = end;
                }
            }
            continue;
        }
        if signs[at] == '\'' {
            at = copy_quoted(&signs, at, '\'', &mut out);
            continue;
        }
        out.push(signs[at]);
        at += 1;
    }
    out
}

fn first_row(shift: &Shift, row: u32, within: Option<(Block, u32)>) -> u32 {
    shift.first_of(row) + in_copy(row, within)
}

fn last_row(shift: &Shift, row: u32, within: Option<(Block, u32)>) -> u32 {
    match within.filter(|(block, _)| (block.first..=block.last).contains(&row)) {
        Some(_) => shift.first_of(row) + in_copy(row, within),
        None => shift.last_of(row),
    }
}

fn in_copy(row: u32, within: Option<(Block, u32)>) -> u32 {
    let inside = within.filter(|(block, _)| (block.first..=block.last).contains(&row));
    inside.map_or(0, |(block, copy)| copy * Shift::step(block))
}

/// A reference to a cell: `$A$5`.
struct Reference {
    column: String,
    dollar: bool,
    row: u32,
}

impl Reference {
    fn at(&self, row: u32) -> String {
        format!("{}{}{row}", self.column, if self.dollar { "$" } else { "" })
    }
}

/// The reference that begins here, and where it ends.
fn reference(signs: &[char], start: usize) -> Option<(Reference, usize)> {
    let mut at = start;
    let mut column = String::new();
    if signs.get(at) == Some(&'$') {
        column.push('$');
        at += 1;
    }
    let letters = signs[at.min(signs.len())..].iter().take_while(|c| c.is_ascii_alphabetic()).count();
    if !(1..=3).contains(&letters) {
        return None;
    }
    column.extend(&signs[at..at + letters]);
    at += letters;
    let dollar = signs.get(at) == Some(&'$');
    at += usize::from(dollar);
    let digits: String = signs[at.min(signs.len())..].iter().take_while(|c| c.is_ascii_digit()).collect();
    at += digits.len();
    let ends = signs.get(at).is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '_' | '(' | '!' | '.')));
    let row = digits.parse().ok().filter(|row| *row > 0 && ends)?;
    Some((Reference { column, dollar, row }, at))
}

/// Whether a sign before belongs to the same word, so that no reference begins here.
fn continues(signs: &[char], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| signs.get(before))
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '$'))
}

/// The name of the sheet before a reference, and where the reference begins.
fn sheet_before(signs: &[char], start: usize) -> (Option<String>, usize) {
    if signs[start] == '\'' {
        let mut name = String::new();
        let mut at = start + 1;
        while at < signs.len() {
            if signs[at] == '\'' && signs.get(at + 1) == Some(&'\'') {
                name.push('\'');
                at += 2;
            } else if signs[at] == '\'' {
                break;
            } else {
                name.push(signs[at]);
                at += 1;
            }
        }
        return if signs.get(at + 1) == Some(&'!') { (Some(name), at + 2) } else { (None, start) };
    }
    let word = signs[start..].iter().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.')).count();
    if word > 0 && signs.get(start + word) == Some(&'!') {
        return (Some(signs[start..start + word].iter().collect()), start + word + 1);
    }
    (None, start)
}

fn copy_quoted(signs: &[char], start: usize, quote: char, out: &mut String) -> usize {
    out.push(quote);
    let mut at = start + 1;
    while at < signs.len() {
        out.push(signs[at]);
        at += 1;
        if signs[at - 1] == quote {
            break;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(formula: &str, within: Option<u32>) -> String {
        let block = Block { first: 5, last: 5, times: 4 };
        let shift = Shift { blocks: vec![block] };
        let other = Shift::default();
        let of = |sheet: Option<&str>| match sheet {
            None | Some("汇总" | "my sheet") => Some(&shift),
            Some("other") => Some(&other),
            _ => None,
        };
        moved(formula, &of, within.map(|copy| (block, copy)))
    }

    #[test]
    fn references_follow_their_rows_and_ranges_grow() {
        assert_eq!(after("SUM(C5:C5)", None), "SUM(C5:C8)");
        assert_eq!(after("SUM($C$4:$C$5)/B6", None), "SUM($C$4:$C$8)/B9");
        assert_eq!(after("汇总!A7+'my sheet'!$B$6+other!A7", None), "汇总!A10+'my sheet'!$B$9+other!A7");
        assert_eq!(after("B5*C5+C6", Some(2)), "B7*C7+C9");
    }

    #[test]
    fn words_texts_and_functions_are_no_references() {
        for same in ["\"A6\"&LOG10(3)", "ATAN2(1,2)", "name_A6", "ABCD6", "A1:B", "'it''s'", "\"open"] {
            assert_eq!(after(same, None), same, "{same}");
        }
    }
}
