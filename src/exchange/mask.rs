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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_ends_are_left() {
        assert_eq!([name("林晓峰"), name("欧阳"), name("")], ["林*", "欧*", ""]);
        assert_eq!([phone("13800000001"), phone("8261234"), phone("")], ["138****0001", "****", ""]);
    }
}
