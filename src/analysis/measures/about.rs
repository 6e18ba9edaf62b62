//! What is to be known of a measure before it is read: where it is listed, what kind of number it is, what is bad.

/// The groups in which measures are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// 问题: what is open.
    Issues,
    /// 办理: how it is handled.
    Handling,
    /// 走访: who was there.
    Visits,
    /// 力量: who is posted.
    Staff,
    /// 组织: weak villages.
    Standing,
    /// 指标: what else was reported.
    Indicators,
}

impl Group {
    /// All groups, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Issues, Self::Handling, Self::Visits, Self::Staff, Self::Standing, Self::Indicators];

    /// The key of its name.
    pub const fn title_key(self) -> &'static str {
        match self {
            Self::Issues => "measure.group.issues",
            Self::Handling => "measure.group.handling",
            Self::Visits => "measure.group.visits",
            Self::Staff => "measure.group.staff",
            Self::Standing => "measure.group.standing",
            Self::Indicators => "measure.group.indicators",
        }
    }
}

/// What kind of number a measure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// So many of something: larger areas have more.
    Count,
    /// So many to each thousand households.
    Rate,
    /// A part of a whole, per cent.
    Share,
    /// A number of days.
    Days,
    /// So much for each of several, such as issues for each cadre.
    Mean,
    /// Yes (1) or no (0) of a village; how many villages, of a larger area.
    YesNo,
    /// An amount whose nature only its reporter knows.
    Amount,
}

impl Kind {
    /// Whether it is a part of a number of cases, so that small numbers make it jump and smoothing helps.
    pub const fn can_be_smoothed(self) -> bool {
        matches!(self, Self::Rate | Self::Share)
    }
}

/// Which end of the numbers calls for attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The higher, the worse.
    HighIsBad,
    /// The higher, the better.
    HighIsGood,
    /// Neither.
    Neutral,
}

/// What is to be known of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// The word for it on the command line and in files.
    pub code: &'static str,
    /// The group in which it is offered.
    pub group: Group,
    /// What kind of number it is, for each area as it is.
    pub kind: Kind,
    /// Which end is bad.
    pub direction: Direction,
    /// Whether it counts issues, which may be narrowed by category, topic, level, source and unit.
    pub is_of_issues: bool,
    /// The key of its name.
    pub name_key: &'static str,
    /// The key of its meaning, one line.
    pub meaning_key: &'static str,
    /// The key of what is counted; an empty text where nothing is.
    pub unit_key: &'static str,
}
