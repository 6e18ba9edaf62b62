//! Natural breaks beside those of an independent program, on 300 villages.

use cunqing::analysis::{Class, Classes, Method, Value};

#[test]
#[expect(clippy::print_stdout, reason = "says that it was left out where the reference is not at hand")]
fn the_breaks_of_300_villages_agree_with_an_independent_program() {
    let shared = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/peers/ref/");
    let Ok(reference) = std::fs::read_to_string(format!("{shared}breaks_300.csv")) else {
        println!("left out: no reference breaks");
        return;
    };
    let file = rusqlite::Connection::open_with_flags(
        format!("{shared}villages_300.gpkg"),
        rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY,
    );
    let Ok(file) = file else {
        println!("left out: no reference villages");
        return;
    };
    let table: String = file
        .query_row("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'", [], |row| row.get(0))
        .unwrap();
    for line in reference.lines().skip(1) {
        let cells: Vec<_> = line.split(',').collect();
        let [_, field, method, count, upper, counts, ..] = cells[..] else { panic!("{line}") };
        let values: Vec<Value> = file
            .prepare(&format!("SELECT CAST({field} AS REAL) FROM {table}"))
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(|value: Result<Option<f64>, _>| Value::from(value.unwrap()))
            .collect();
        // The reference interpolates its quantiles; ours are values that occur.
        if method != "fisher_jenks" {
            continue;
        }
        let classes = Classes::of(&values, &Method::NaturalBreaks, count.parse().unwrap(), false);
        let expected: Vec<f64> = upper.split(' ').map(|bound| bound.parse().unwrap()).collect();
        assert_eq!(classes.upper, expected, "{line}");
        let mut found = vec![0; expected.len()];
        for value in &values {
            if let Class::Nth(nth) = classes.class(*value) {
                found[nth] += 1;
            }
        }
        let found: Vec<_> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found.join(" "), counts, "{line}");
    }
}
