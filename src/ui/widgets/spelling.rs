//! Finding a Chinese name by what is typed on any keyboard: characters, pinyin, initials, or a mixture.

use pinyin::{Pinyin, ToPinyin, ToPinyinMulti};

/// A name and how each of its characters may be spelled.
#[derive(Clone, Debug, PartialEq)]
pub struct Spelling {
    letters: Vec<(char, Vec<&'static str>)>,
}

impl Spelling {
    /// Spells a name.
    pub fn of(name: &str) -> Self {
        let letters = name
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .flat_map(char::to_lowercase)
            .map(|letter| {
                // The sound that is meant as a rule stands first.
                let rule = letter.to_pinyin().map(Pinyin::plain);
                let other = letter.to_pinyin_multi().into_iter().flatten().map(Pinyin::plain);
                let mut sounds: Vec<&'static str> = rule.into_iter().chain(other).collect();
                let mut seen = Vec::new();
                sounds.retain(|sound| {
                    !seen.contains(sound) && {
                        seen.push(*sound);
                        true
                    }
                });
                (letter, sounds)
            })
            .collect();
        Self { letters }
    }

    /// Whether the name holds what was typed: `金店`, `jindian`, `jdx` and `jindx` all find 金店下村.
    pub fn matches(&self, typed: &str) -> bool {
        self.holds(typed, usize::MAX)
    }

    /// Whether it holds it when each character has the sound that is meant as a rule: `lpc` means 里坪村 before 里庄村,
    /// whose second character is read péng only in old books.
    pub fn matches_plainly(&self, typed: &str) -> bool {
        self.holds(typed, 1)
    }

    fn holds(&self, typed: &str, sounds: usize) -> bool {
        let typed: String = typed.trim().to_lowercase().chars().filter(|letter| !letter.is_whitespace()).collect();
        (0..self.letters.len().max(1))
            .any(|start| follows(self.letters.get(start..).unwrap_or_default(), &typed, sounds))
    }

    /// A text by which names are put in the order of their pinyin.
    pub fn order(&self) -> String {
        self.letters.iter().fold(String::new(), |mut text, (letter, sounds)| {
            match sounds.first() {
                Some(sound) => text.push_str(sound),
                None => text.push(*letter),
            }
            text.push(*letter);
            text
        })
    }
}

/// Whether what was typed can be read off the letters, each by itself or by the beginning of one of its first so many
/// sounds.
fn follows(letters: &[(char, Vec<&'static str>)], typed: &str, most: usize) -> bool {
    let Some(next) = typed.chars().next() else { return true };
    let Some(((letter, sounds), rest)) = letters.split_first() else { return false };
    if next == *letter && follows(rest, &typed[next.len_utf8()..], most) {
        return true;
    }
    sounds.iter().take(most).any(|sound| {
        let common = sound.bytes().zip(typed.bytes()).take_while(|(a, b)| a == b).count();
        (1..=common).rev().any(|taken| follows(rest, &typed[taken..], most))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_characters_pinyin_and_initials() {
        let spelling = Spelling::of("金店下村");
        for typed in ["", "金店", "店下", "jindian", "JDXC", "jdx", "jindx", "dianxia", "金d", "xiacun", "jin dian"]
        {
            assert!(spelling.matches(typed), "{typed}");
        }
        for typed in ["金下", "jx", "dianjin", "jindianxiacunx"] {
            assert!(!spelling.matches(typed), "{typed}");
        }
    }

    #[test]
    fn a_character_with_two_sounds_is_found_by_both() {
        let spelling = Spelling::of("曾长乐");
        assert!(spelling.matches("zengchangle") && spelling.matches("cengzhangyue") && spelling.matches("zcl"));
    }

    #[test]
    fn a_rare_sound_finds_a_name_but_not_plainly() {
        let rare = Spelling::of("里庄村");
        assert!(rare.matches("lpc") && !rare.matches_plainly("lpc"));
        assert!(rare.matches_plainly("lzc") && Spelling::of("里坪村").matches_plainly("lpc"));
    }

    #[test]
    fn names_stand_in_the_order_of_their_pinyin() {
        let mut names = ["周明", "陈立", "林岚", "Abel"];
        names.sort_by_key(|name| Spelling::of(name).order());
        assert_eq!(names, ["Abel", "陈立", "林岚", "周明"]);
    }

    #[test]
    fn latin_letters_and_figures_stand_for_themselves() {
        assert!(Spelling::of("G60 项目部").matches("g60xm"));
    }
}
