//! Making a text fit into a width: shortened with an ellipsis, or broken into lines.

use crate::map::scene::Weight;

use super::font::{advance, ems};

/// The text itself if it is at most `width` ems long, else its beginning with an ellipsis.
pub fn shortened(text: &str, width: f32, weight: Weight) -> String {
    if ems(text, weight) <= width {
        return text.to_owned();
    }
    let room = width - advance('…', weight);
    let mut length = 0.0;
    let kept: String = text
        .chars()
        .take_while(|letter| {
            length += advance(*letter, weight);
            length <= room
        })
        .collect();
    if kept.is_empty() { String::new() } else { format!("{}…", kept.trim_end()) }
}

/// The text in at most `lines` lines of at most `width` ems; what does not fit ends in an ellipsis. Words of Latin
/// letters are kept whole where a line can hold them; marks that close a clause do not begin a line.
pub fn wrapped(text: &str, width: f32, lines: usize, weight: Weight) -> Vec<String> {
    let mut done: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        if done.len() + 1 >= lines {
            done.push(shortened(rest, width, weight));
            break;
        }
        let cut = first_line(rest, width, weight);
        done.push(rest[..cut].trim_end().to_owned());
        rest = rest[cut..].trim_start();
    }
    done.retain(|line| !line.is_empty());
    done
}

/// Where the first line ends, in bytes; at least one character.
fn first_line(text: &str, width: f32, weight: Weight) -> usize {
    let mut length = 0.0;
    let mut good = 0;
    let mut before: Option<char> = None;
    for (at, letter) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, letter)) {
            good = at;
        }
        length += advance(letter, weight);
        if length > width && at > 0 {
            return if good > 0 { good } else { at };
        }
        before = Some(letter);
    }
    text.len()
}

/// Marks that do not begin a line.
const CLOSING: &str = "，。、；：！？）》」』】…·)]}";
/// Marks that do not end one.
const OPENING: &str = "（《「『【([{";

/// Whether a line may end between two characters.
fn may_break(before: char, after: char) -> bool {
    let word = |letter: char| letter.is_ascii_alphanumeric() || "-_.,:;%".contains(letter);
    let in_word = word(before) && word(after);
    let bound = CLOSING.contains(after) || OPENING.contains(before);
    !in_word && !bound
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGULAR: Weight = Weight::Regular;

    #[test]
    fn a_text_that_fits_is_left_alone_and_a_longer_one_never_exceeds_the_width() {
        assert_eq!(shortened("云岫县", 3.0, REGULAR), "云岫县");
        assert_eq!(shortened("云岫县未办结问题", 4.5, REGULAR), "云岫县…");
        for width in 0..40 {
            let width = width as f32 * 0.37;
            for line in wrapped("Open issues of 云岫县（虚构示例），截至2026年10月31日", width, 3, REGULAR)
            {
                assert!(ems(&line, REGULAR) <= width.max(1.01), "{line} in {width}");
            }
        }
    }

    #[test]
    fn lines_break_between_words_and_never_before_a_closing_mark() {
        assert_eq!(wrapped("Open issues by village", 6.5, 4, REGULAR), ["Open issues", "by village"]);
        assert_eq!(wrapped("未办结问题，截至今日", 5.2, 4, REGULAR), ["未办结问", "题，截至今", "日"]);
        assert!(wrapped("", 5.0, 2, REGULAR).is_empty());
    }
}
