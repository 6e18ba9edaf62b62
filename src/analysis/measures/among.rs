//! Among which issues something is counted.

use super::super::facts::{IssueFact, Issues};
use crate::model::{Id, Unit, World};

/// A narrowing of issues; what is not given does not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Among {
    /// Catalogue code of the category.
    pub category: Option<String>,
    /// Catalogue code of the topic.
    pub topic: Option<String>,
    /// Catalogue code of the level.
    pub level: Option<String>,
    /// Catalogue code of the source.
    pub source: Option<String>,
    /// The responsible unit.
    pub unit: Option<Id<Unit>>,
}

/// The same in the numbers of the columns.
pub(super) struct Wanted([Option<u32>; 5]);

impl Among {
    /// Whether all issues are counted.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// The same in the numbers of these columns.
    pub(super) fn wanted(&self, world: &World, issues: &Issues) -> Wanted {
        let code = |wanted: &Option<String>| wanted.as_deref().map(|code| issues.number_of_code(code));
        Wanted([
            code(&self.category),
            code(&self.topic),
            code(&self.level),
            code(&self.source),
            self.unit.map(|unit| Issues::number_of_unit(world, unit)),
        ])
    }
}

impl Wanted {
    /// Whether an issue is among them.
    pub fn has(&self, issue: &IssueFact) -> bool {
        let [category, topic, level, source, unit] = self.0;
        let is = |wanted: Option<u32>, found: u32| wanted.is_none_or(|wanted| wanted == found);
        is(category, issue.category)
            && is(topic, issue.topic)
            && is(level, issue.level)
            && is(source, issue.source)
            && is(unit, issue.unit)
    }
}
