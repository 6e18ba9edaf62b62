//! What can be counted: one line here for each of the files beside it.

use super::about::About;
use super::source::Source;
use super::tally::Tally;
use super::{
    bounced, closed_share, days_to_close, indicator, load, new, older, open, overdue, reopened, resident, residents,
    since_visit, supervised, visits, weak,
};

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub enum Quantity {
    /// Open issues.
    #[default]
    Open,
    /// Overdue issues.
    Overdue,
    /// Issues open for more than so many days.
    Older(u16),
    /// Issues raised this month.
    New,
    /// The closed share of the issues raised within twelve months, per cent.
    ClosedShare,
    /// Median days to close, of the issues closed within twelve months.
    DaysToClose,
    /// How often the issues raised within twelve months were reopened.
    Reopened,
    /// How often the issues raised within twelve months were handed on.
    Bounced,
    /// Open issues that the county supervises.
    Supervised,
    /// Visits within twelve months.
    Visits,
    /// Days since the last visit.
    SinceVisit,
    /// Resident cadres.
    Residents,
    /// A resident cadre: 1 yes, 0 no.
    Resident,
    /// Open issues for each cadre who is posted there.
    Load,
    /// Weak status: 1 weak, 0 not.
    Weak,
    /// The latest number of an indicator of that name.
    Indicator(String),
}

impl Quantity {
    /// Those that every file has, in the order in which they are offered.
    pub const ALL: [Self; 15] = [
        Self::Open,
        Self::Overdue,
        Self::Older(older::DAYS),
        Self::New,
        Self::ClosedShare,
        Self::DaysToClose,
        Self::Reopened,
        Self::Bounced,
        Self::Supervised,
        Self::Visits,
        Self::SinceVisit,
        Self::Residents,
        Self::Resident,
        Self::Load,
        Self::Weak,
    ];

    /// What is to be known of it.
    pub const fn about(&self) -> About {
        match self {
            Self::Open => open::ABOUT,
            Self::Overdue => overdue::ABOUT,
            Self::Older(_) => older::ABOUT,
            Self::New => new::ABOUT,
            Self::ClosedShare => closed_share::ABOUT,
            Self::DaysToClose => days_to_close::ABOUT,
            Self::Reopened => reopened::ABOUT,
            Self::Bounced => bounced::ABOUT,
            Self::Supervised => supervised::ABOUT,
            Self::Visits => visits::ABOUT,
            Self::SinceVisit => since_visit::ABOUT,
            Self::Residents => residents::ABOUT,
            Self::Resident => resident::ABOUT,
            Self::Load => load::ABOUT,
            Self::Weak => weak::ABOUT,
            Self::Indicator(_) => indicator::ABOUT,
        }
    }

    /// Counts it at every place.
    pub(super) fn tally(&self, source: &Source<'_>) -> Tally {
        match self {
            Self::Open => open::tally(source),
            Self::Overdue => overdue::tally(source),
            Self::Older(days) => older::tally(source, *days),
            Self::New => new::tally(source),
            Self::ClosedShare => closed_share::tally(source),
            Self::DaysToClose => days_to_close::tally(source),
            Self::Reopened => reopened::tally(source),
            Self::Bounced => bounced::tally(source),
            Self::Supervised => supervised::tally(source),
            Self::Visits => visits::tally(source),
            Self::SinceVisit => since_visit::tally(source),
            Self::Residents => residents::tally(source),
            Self::Resident => resident::tally(source),
            Self::Load => load::tally(source),
            Self::Weak => weak::tally(source),
            Self::Indicator(name) => indicator::tally(source, name),
        }
    }
}
