//! SQL literals as `quote()` writes them: the form in which the journal keeps old values.
//!
//! `quote()` is built into every SQLite, keeps the type, and writes doubles so that they come back to the last bit, which
//! the JSON functions do not.

use rusqlite::types::Value;

/// The value of a literal; `None` if it is not one.
pub(super) fn value(literal: &str) -> Option<Value> {
    if literal == "NULL" {
        return Some(Value::Null);
    }
    if let Some(text) = literal.strip_prefix('\'') {
        return text.strip_suffix('\'').map(|text| Value::Text(text.replace("''", "'")));
    }
    if let Some(hex) = literal.strip_prefix("X'").or_else(|| literal.strip_prefix("x'")) {
        return bytes(hex.strip_suffix('\'')?).map(Value::Blob);
    }
    literal.parse().map(Value::Integer).or_else(|_| literal.parse().map(Value::Real)).ok()
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = hex.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    pairs.iter().map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rusqlite::Connection;

    use super::*;

    fn values() -> impl Strategy<Value = Value> {
        prop_oneof![
            Just(Value::Null),
            any::<i64>().prop_map(Value::Integer),
            (-1e12f64..1e12).prop_map(Value::Real),
            "[^\0]{0,20}".prop_map(Value::Text),
            proptest::collection::vec(any::<u8>(), 0..20).prop_map(Value::Blob),
        ]
    }

    proptest! {
        #[test]
        fn every_value_comes_back_from_what_sqlite_quotes(expected in values()) {
            let sqlite = Connection::open_in_memory().unwrap();
            let quoted: String = sqlite.query_row("SELECT quote(?1)", [&expected], |row| row.get(0)).unwrap();
            prop_assert_eq!(value(&quoted), Some(expected));
        }
    }
}
