//! Classes: where the breaks of a choropleth lie.

/// How the breaks are found.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Method {
    /// 自然断点: least squared deviation within classes, exact (Fisher 1958, Jenks 1977).
    #[default]
    NaturalBreaks,
    /// As many villages in each class as can be.
    Quantile,
    /// Classes of the same width.
    EqualInterval,
    /// The user's own upper bounds, ascending.
    Manual(Vec<f64>),
}

/// The classes of one theme: class `k` holds the values above `upper[k-1]` up to and including `upper[k]`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Classes {
    /// The upper bound of each class, ascending; the last is the largest value.
    pub upper: Vec<f64>,
    /// The smallest value that is classed.
    pub lowest: f64,
    /// Whether zero is kept apart, below the first class.
    pub zero_apart: bool,
    /// Whether all values are whole numbers, so that a legend can say 2–3.
    pub whole: bool,
}

/// The class of one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Nothing was reported.
    Missing,
    /// Exactly zero, where zero is kept apart.
    Zero,
    /// The class of this number, from 0.
    Nth(usize),
}

impl Classes {
    /// Finds at most `count` classes for the values; fewer where there are fewer different values.
    pub fn of(values: &[Option<f64>], method: &Method, count: usize, zero_apart: bool) -> Self {
        let _ = (values, method, count, zero_apart);
        todo!()
    }

    /// The class of a value.
    pub fn class(&self, value: Option<f64>) -> Class {
        match value {
            None => Class::Missing,
            Some(0.0) if self.zero_apart => Class::Zero,
            Some(value) => {
                Class::Nth(self.upper.partition_point(|upper| *upper < value).min(self.upper.len().saturating_sub(1)))
            }
        }
    }
}
