//! Cadres, and the postings that tie them and their units to places.

use geo_types::Point;
use jiff::civil::Date;
use uuid::Uuid;

use super::record::record;
use super::{Id, Site, Township, Unit, Village};

/// 干部: a person who can be posted. No more is kept of a person than the work needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Cadre {
    /// The identity.
    pub id: Id<Cadre>,
    /// The work number; may be empty, else unique.
    pub code: String,
    /// The name.
    pub name: String,
    /// The unit.
    pub unit: Option<Id<Unit>>,
    /// Catalogue code of the rank (`county`, `section_chief`, `section_member`, …).
    pub rank: String,
    /// The office held, in the user's words.
    pub duty: String,
    /// Catalogue codes of what the cadre is good at, sorted and without repetition.
    pub skills: Vec<String>,
    /// The share of time for this work, in per cent (0–100).
    pub share_percent: u8,
    /// The village of origin, to which the cadre is not to be posted.
    pub home_village: Option<Id<Village>>,
    /// Where the cadre works from, if not at the unit's seat: longitude and latitude in degrees.
    pub base: Option<Point>,
    /// A telephone number for work; masked in exports.
    pub phone: String,
    /// Whether the cadre can be posted now.
    pub active: bool,
}
record!(Cadre, "cadre");

/// A place to which somebody can be posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A township.
    Township(Id<Township>),
    /// A village.
    Village(Id<Village>),
    /// An enterprise or a project site.
    Site(Id<Site>),
}

impl Place {
    /// The identity of the township, village or site.
    pub const fn uuid(self) -> Uuid {
        match self {
            Self::Township(id) => id.uuid(),
            Self::Village(id) => id.uuid(),
            Self::Site(id) => id.uuid(),
        }
    }
}

/// 派驻: a dated tie of a cadre or a unit to a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Posting {
    /// The identity.
    pub id: Id<Posting>,
    /// The cadre who is posted; `None` when a unit as a whole is tied.
    pub cadre: Option<Id<Cadre>>,
    /// The unit that sends; needed when there is no cadre.
    pub unit: Option<Id<Unit>>,
    /// The place.
    pub place: Place,
    /// Catalogue code of the role; see [`role`].
    pub role: String,
    /// The first day.
    pub from: Date,
    /// The first day on which it no longer holds; open-ended when `None`.
    pub until: Option<Date>,
    /// A remark.
    pub note: String,
}
record!(Posting, "posting");

impl Posting {
    /// Whether it holds on that day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// The village, if it is one to which the posting ties.
    pub fn village(&self) -> Option<Id<Village>> {
        match self.place {
            Place::Village(village) => Some(village),
            Place::Township(_) | Place::Site(_) => None,
        }
    }

    /// Whether the role means living in the village (驻村 or 第一书记).
    pub fn is_resident(&self) -> bool {
        role::RESIDENT_ROLES.contains(&self.role.as_str())
    }
}

/// Catalogue codes of the roles of a posting that the rules know by name.
pub mod role {
    /// 挂乡: a county leader responsible for a township.
    pub const TOWNSHIP_LEADER: &str = "township_leader";
    /// 包村: responsible for a village from the township or the county.
    pub const VILLAGE_LEAD: &str = "village_lead";
    /// 驻村: resident in a village.
    pub const RESIDENT: &str = "resident";
    /// 第一书记: first secretary of a village.
    pub const FIRST_SECRETARY: &str = "first_secretary";
    /// 联系: in contact with a village.
    pub const CONTACT: &str = "contact";
    /// 结对支部: a paired party branch.
    pub const PAIRED_BRANCH: &str = "paired_branch";
    /// 包企业: responsible for an enterprise or project.
    pub const ENTERPRISE: &str = "enterprise";
    /// 结对户: paired with a household, which is named by a code only.
    pub const HOUSEHOLD: &str = "household";
    /// The roles that tie to a township, an enterprise or a household: not to a village as such.
    pub const ELSEWHERE_ROLES: [&str; 3] = [TOWNSHIP_LEADER, ENTERPRISE, HOUSEHOLD];
    /// The roles that put a cadre into the village.
    pub const RESIDENT_ROLES: [&str; 2] = [RESIDENT, FIRST_SECRETARY];
}
