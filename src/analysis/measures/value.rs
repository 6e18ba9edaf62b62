//! The number of an area, or why there is none.

/// What a measure says of one area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A finite number.
    Number(f64),
    /// Nothing was reported: somebody has to find out.
    NotReported,
    /// There is nothing of which it could be said: no household, no closed issue, no cadre.
    NotApplicable,
}

impl Value {
    /// The number, where there is one.
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number),
            Self::NotReported | Self::NotApplicable => None,
        }
    }
}

impl From<Option<f64>> for Value {
    /// No number, and one that is not finite, counts as not reported.
    fn from(number: Option<f64>) -> Self {
        number.filter(|number| number.is_finite()).map_or(Self::NotReported, Self::Number)
    }
}
