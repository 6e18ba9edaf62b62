//! Hides names and numbers of people in what leaves the office.

/// A name of which only the first character is left: 林晓峰 becomes 林*.
pub fn name(name: &str) -> String {
    match name.trim().chars().next() {
        Some(first) => format!("{first}*"),
        None => String::new(),
    }
}

/// A telephone number of which the middle is hidden: 13812340001 becomes 138****0001.
pub fn phone(phone: &str) -> String {
    let signs: Vec<char> = phone.trim().chars().collect();
    match signs.len() {
        0 => String::new(),
        1..=7 => "****".to_owned(),
        many => signs[..3].iter().chain(&['*'; 4]).chain(&signs[many - 4..]).collect(),
    }
}

/// A text in which every number that looks like a mobile telephone (eleven digits that begin with 1) is hidden.
pub fn numbers_in(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, digits) = rest.split_at(start);
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let (digits, after) = digits.split_at(end);
        out.push_str(before);
        out.push_str(&if digits.len() == 11 && digits.starts_with('1') { phone(digits) } else { digits.to_owned() });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_ends_are_left() {
        assert_eq!([name("林晓峰"), name("欧阳"), name("")], ["林*", "欧*", ""]);
        assert_eq!(numbers_in("请联系13800000001，编号331024001004"), "请联系138****0001，编号331024001004");
        assert_eq!([phone("13800000001"), phone("8261234"), phone("")], ["138****0001", "****", ""]);
    }
}
