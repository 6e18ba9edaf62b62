//! Reads rules from TOML, and says of what cannot be read where it stands.

use crate::model::{Plan, Sentence, World};

use super::demands::Demands;
use super::fault::RulesFault;
use super::whole::Rules;

/// The largest weight, kilometre or factor.
const MOST: f64 = 1e6;

impl Rules {
    /// Reads rules; what is left out is as the program brings it.
    ///
    /// # Errors
    /// A key that there is not, a value that cannot be read and one out of its range, with line and key.
    pub fn parse(text: &str) -> Result<Self, RulesFault> {
        rules(text)
    }

    /// The rules of a plan: its own, else those of the file, else those that the program brings.
    ///
    /// # Errors
    /// As [`Rules::parse`].
    pub fn of(world: &World, plan: Option<&Plan>) -> Result<Self, RulesFault> {
        match Self::text_of(world, plan) {
            "" => Ok(Self::default()),
            text => rules(text),
        }
    }
}

/// The rules that a text says.
fn rules(text: &str) -> Result<Rules, RulesFault> {
    let rules: Rules = toml::from_str(text).map_err(|error| unreadable(text, &error))?;
    in_range(&rules).map_err(|(key, least, most)| {
        let line = line_of(text, key);
        let sentence = Sentence::new("planner.rules.range").with("least", least).with("most", most);
        RulesFault { line, key: key.to_owned(), sentence: sentence.with("line", line).with("key", key) }
    })?;
    Ok(rules)
}

/// Refuses numbers that make no sense: the key, and from where to where it may go.
fn in_range(rules: &Rules) -> Result<(), (&'static str, f64, f64)> {
    let Demands { resident, weak_village, home, rank, most_villages, share, .. } = &rules.rule;
    let Demands { distance, skills, unit_township, term, household, .. } = &rules.rule;
    let (load, cost) = (&rules.load, &rules.cost);
    let numbers: [(&str, f64, f64, f64); 27] = [
        ("rule.resident.weight", resident.weight, 0.0, MOST),
        ("rule.resident.at_least", resident.at_least.into(), 0.0, 20.0),
        ("rule.weak_village.weight", weak_village.weight, 0.0, MOST),
        ("rule.home.weight", home.weight, 0.0, MOST),
        ("rule.rank.weight", rank.weight, 0.0, MOST),
        ("rule.most_villages.weight", most_villages.weight, 0.0, MOST),
        ("rule.most_villages.resident", most_villages.resident.into(), 0.0, 1000.0),
        ("rule.most_villages.all", most_villages.all.into(), 0.0, 1000.0),
        ("rule.share.weight", share.weight, 0.0, MOST),
        ("rule.distance.weight", distance.weight, 0.0, MOST),
        ("rule.distance.most_km", distance.most_km, 0.0, 20_000.0),
        ("rule.skills.weight", skills.weight, 0.0, MOST),
        ("rule.skills.issues", skills.issues.into(), 1.0, 10_000.0),
        ("rule.unit_township.weight", unit_township.weight, 0.0, MOST),
        ("rule.term.weight", term.weight, 0.0, MOST),
        ("rule.term.years", term.years.into(), 1.0, 20.0),
        ("rule.term.handover_days", term.handover_days.into(), 0.0, 366.0),
        ("rule.household.weight", household.weight, 0.0, MOST),
        ("rule.household.at_least", household.at_least.into(), 0.0, 1000.0),
        ("load.open", load.open, 0.0, MOST),
        ("load.overdue", load.overdue, 0.0, MOST),
        ("load.supervised", load.supervised, 0.0, MOST),
        ("load.dispute", load.dispute, 0.0, MOST),
        ("load.weak", load.weak, 0.0, MOST),
        ("load.per_100_households", load.per_100_households, 0.0, MOST),
        ("load.per_km", load.per_km, 0.0, MOST),
        ("cost.per_km", cost.per_km, 0.0, MOST),
    ];
    let more = [
        ("cost.skill", cost.skill, 0.0, MOST),
        ("cost.balance", cost.balance, 0.0, MOST),
        ("cost.change", cost.change, 0.0, MOST),
        ("cost.unfilled", cost.unfilled, 0.0, 1e9),
    ];
    let percents = share.percent.values().map(|percent| ("rule.share.percent", f64::from(*percent), 0.0, 100.0));
    let shares = load.role.values().map(|share| ("load.role", *share, 0.0, 10.0));
    let wrong = |(_, value, least, most): &(&str, f64, f64, f64)| !(*least..=*most).contains(value);
    match numbers.into_iter().chain(more).chain(percents).chain(shares).find(wrong) {
        Some((key, _, least, most)) => Err((key, least, most)),
        None => Ok(()),
    }
}

/// What the reader of TOML says, in the user's words.
fn unreadable(text: &str, error: &toml::de::Error) -> RulesFault {
    let start = error.span().map_or(0, |span| span.start);
    let line = text.get(..start).unwrap_or_default().matches('\n').count() + 1;
    let key = key_at(text, line);
    let detail = error.message();
    let (what, rest) = match detail.split_once("unknown field ") {
        Some((_, rest)) => ("planner.rules.unknown", rest),
        None if detail.starts_with("unknown variant") => ("planner.rules.force", detail),
        None if detail.starts_with("invalid") && !key.is_empty() => ("planner.rules.value", detail),
        None => ("planner.rules.syntax", detail),
    };
    let known = rest.split('`').skip(3).step_by(2).collect::<Vec<_>>().join("、");
    let sentence = Sentence::new(what).with("line", line).with("key", &key).with("known", known).with("detail", detail);
    RulesFault { line, key, sentence }
}

/// The key that stands in a line, with the names of its tables before it.
fn key_at(text: &str, line: usize) -> String {
    let mut table = "";
    for (number, text) in (1..).zip(text.lines()) {
        let heading = text.trim().strip_prefix('[').and_then(|rest| rest.split(']').next());
        table = heading.map_or(table, str::trim);
        if number == line {
            let key = text.split('=').next().map(str::trim).filter(|_| heading.is_none() && text.contains('='));
            return match key {
                Some(key) if table.is_empty() => key.to_owned(),
                Some(key) => format!("{table}.{key}"),
                None => table.to_owned(),
            };
        }
    }
    table.to_owned()
}

/// The line in which a key stands; 0 where the text does not name it. A key that is a table stands in its heading.
fn line_of(text: &str, key: &str) -> usize {
    let lines = 1..=text.lines().count();
    lines.clone().find(|line| key_at(text, *line) == key).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    fn fault(text: &str) -> (usize, String, String) {
        let fault = rules(text).unwrap_err();
        let said = Language::Chinese.sentence(&fault.sentence);
        let english = Language::English.sentence(&fault.sentence);
        assert!(!said.contains("%{") && !english.contains("%{"), "{said} / {english}");
        (fault.line, fault.key, said)
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line_and_with_those_that_there_are() {
        let (line, key, said) = fault("[rule.term]\nyears = 3\nyaers = 2\n");
        assert_eq!((line, key.as_str()), (3, "rule.term.yaers"));
        assert!(said.contains("第 3 行") && said.contains("years"), "{said}");
        let (line, key, _) = fault("# 规则\n[rule.terms]\nyears = 3\n");
        assert_eq!((line, key.as_str()), (2, "rule.terms"));
    }

    #[test]
    fn a_value_that_cannot_be_read_or_makes_no_sense_is_named() {
        let (line, key, said) = fault("\n[rule.distance]\nforce = \"强\"\n");
        assert_eq!((line, key.as_str()), (3, "rule.distance.force"));
        assert!(said.contains("hard"), "{said}");
        let (line, key, _) = fault("[rule.distance]\nmost_km = \"远\"\n");
        assert_eq!((line, key.as_str()), (2, "rule.distance.most_km"));
        let (line, key, said) = fault("[load]\nopen = 1\n[rule.term]\nweight = 1\nyears = 0\n");
        assert_eq!((line, key.as_str()), (5, "rule.term.years"));
        assert!(said.contains("1") && said.contains("20"), "{said}");
        assert_eq!(fault("[load]\nweak = -1").1, "load.weak");
        assert_eq!(fault("[load]\nweak = nan").1, "load.weak");
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_line() {
        let (line, _, said) = fault("[load]\nopen = 1\n这不是规则\n");
        assert_eq!(line, 3);
        assert!(said.contains("第 3 行"), "{said}");
    }
}
