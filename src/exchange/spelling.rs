//! When two titles or two names are the same although they are not spelled alike.

/// A title without what people write differently: blanks, capitals, full-width letters, brackets, dashes, stars.
pub fn plain_title(title: &str) -> String {
    title.chars().map(half_width).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A value without blanks, capitals and full-width letters.
pub fn plain_value(value: &str) -> String {
    value.chars().map(half_width).filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The half-width form of a full-width letter, digit or sign.
pub fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// The endings of village names, longest first; a name may carry two of them (市桥社区居委会).
const ENDINGS: [&str; 12] = [
    "社区居民委员会",
    "村村民委员会",
    "社区居委会",
    "村民委员会",
    "居民委员会",
    "村村委会",
    "村委会",
    "居委会",
    "委员会",
    "行政村",
    "社区",
    "村",
];

/// A village's name without its ending: 金店下村, 金店下村民委员会 and 金店下 are one.
pub fn village_stem(name: &str) -> &str {
    let mut stem = name.trim();
    for _ in 0..2 {
        let shorter = ENDINGS.iter().find_map(|ending| stem.strip_suffix(ending)).filter(|rest| !rest.is_empty());
        stem = shorter.unwrap_or(stem);
    }
    stem
}

/// A township's name without its ending: 横溪镇 and 横溪 are one.
pub fn township_stem(name: &str) -> &str {
    let name = name.trim();
    let endings = ["街道办事处", "人民政府", "街道办", "街道", "民族乡", "镇", "乡"];
    endings.iter().find_map(|ending| name.strip_suffix(ending)).filter(|rest| !rest.is_empty()).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_the_same_whatever_their_blanks_and_capitals() {
        for title in ["Full Name", "full_name", " FULL-NAME ", "ｆｕｌｌ　ｎａｍｅ", "full（name）*"] {
            assert_eq!(plain_title(title), "fullname", "{title}");
        }
    }

    #[test]
    fn short_and_full_names_of_a_village_share_their_stem() {
        for name in ["金店下村", "金店下村民委员会", "金店下村委会", "金店下", "金店下村村民委员会"]
        {
            assert_eq!(village_stem(name), "金店下", "{name}");
        }
        assert_eq!(village_stem("市桥社区居委会"), "市桥");
        assert_eq!(village_stem("村"), "村");
        assert_eq!(township_stem("安洲街道办事处"), "安洲");
    }
}
