//! Names of files that are made by the hundred: numbered, so that they stay in their order and are never the same, and
//! without signs that a system does not allow.

/// The most characters of a name before its ending.
const LONGEST: usize = 60;

/// The name of a file: `007 东一村.pdf` of 335.
pub(super) fn file_name(nth: usize, count: usize, name: &str, ending: &str) -> String {
    let digits = count.max(1).to_string().len();
    let allowed = |letter: char| !letter.is_control() && !"/\\:*?\"<>|".contains(letter);
    let kept: String = name.chars().filter(|letter| allowed(*letter)).take(LONGEST).collect();
    // Some systems drop a point or a space at the end, and then the name is another one.
    let kept = kept.trim().trim_end_matches('.').trim_end();
    let gap = if kept.is_empty() { "" } else { " " };
    format!("{:0digits$}{gap}{kept}.{ending}", nth + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_order_and_hold_no_sign_that_a_system_forbids() {
        assert_eq!(file_name(6, 335, "东一村", "pdf"), "007 东一村.pdf");
        assert_eq!(file_name(0, 9, "../a:b?\n", "png"), "1 ..ab.png");
        assert_eq!(file_name(0, 1, "", "pdf"), "1.pdf");
        assert_eq!(file_name(0, 1, "...", "pdf"), "1.pdf");
        assert!(file_name(0, 1, &"村".repeat(5000), "pdf").len() < 255);
    }
}
