//! The names of the rules.

/// A rule, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleName {
    /// Nobody is posted who is out of service, or a unit that is no more.
    Service,
    /// 禁配: a pair that the plan forbids.
    Forbidden,
    /// A village has one first secretary at a time.
    Seat,
    /// 回避: nobody is posted to the own village.
    Home,
    /// The rank that a role needs.
    Rank,
    /// Every village has a resident cadre.
    Resident,
    /// A weak village has a first secretary, a county leader and a paired unit.
    WeakVillage,
    /// Nobody has more villages than that.
    MostVillages,
    /// The postings of a cadre take no more time than there is.
    Share,
    /// Nobody goes farther than that.
    Distance,
    /// Where issues of one kind gather, somebody knows about it.
    Skills,
    /// The cadres of a unit stay in one township.
    UnitTownship,
    /// 任期: who has served the term moves on.
    Term,
    /// 交接: who leaves has a successor.
    Handover,
    /// Every resident cadre is paired with a household.
    Household,
}

impl RuleName {
    /// All rules, the gravest first.
    pub const ALL: [Self; 15] = [
        Self::Service,
        Self::Forbidden,
        Self::Seat,
        Self::Home,
        Self::Rank,
        Self::Resident,
        Self::WeakVillage,
        Self::MostVillages,
        Self::Share,
        Self::Distance,
        Self::Skills,
        Self::UnitTownship,
        Self::Term,
        Self::Handover,
        Self::Household,
    ];

    /// The code in files and in keys of the word catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Forbidden => "forbidden",
            Self::Seat => "seat",
            Self::Home => "home",
            Self::Rank => "rank",
            Self::Resident => "resident",
            Self::WeakVillage => "weak_village",
            Self::MostVillages => "most_villages",
            Self::Share => "share",
            Self::Distance => "distance",
            Self::Skills => "skills",
            Self::UnitTownship => "unit_township",
            Self::Term => "term",
            Self::Handover => "handover",
            Self::Household => "household",
        }
    }

    /// The key of its title.
    pub fn title_key(self) -> String {
        format!("planner.rule.{}", self.code())
    }
}
