//! The rules one by one, with what each of them asks and what holds where a file says nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::role;

use super::force::{Force, Strength};

/// Declares a rule: a struct with force, weight and its own keys, each with what holds where it is left out.
macro_rules! rule {
    ($(#[$doc:meta])* $name:ident($force:ident, $weight:literal) {
        $($(#[$field_doc:meta])* $field:ident: $type:ty = $default:expr,)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            /// Hard, soft or off.
            pub force: Force,
            /// What one break costs where it is soft.
            pub weight: f64,
            $($(#[$field_doc])* pub $field: $type,)*
        }

        impl Default for $name {
            fn default() -> Self {
                Self { force: Force::$force, weight: $weight, $($field: $default,)* }
            }
        }

        impl $name {
            /// How strong it is.
            pub fn strength(&self) -> Strength {
                match self.force {
                    Force::Hard => Strength::Hard,
                    Force::Soft => Strength::Soft(self.weight),
                    Force::Off => Strength::Off,
                }
            }
        }
    };
}

rule! {
    /// Every village has so many resident cadres; first secretaries are among them.
    ResidentRule(Hard, 100.0) {
        /// How many at least.
        at_least: u32 = 1,
    }
}

rule! {
    /// What a weak village needs beside a resident.
    WeakVillage(Hard, 50.0) {
        /// Whether it needs a first secretary.
        first_secretary: bool = true,
        /// Whether it needs a county leader.
        leader: bool = true,
        /// Catalogue codes of the ranks of county leaders.
        leader_ranks: Vec<String> = codes(&["county"]),
        /// Whether it needs a paired unit.
        unit: bool = true,
        /// Whether the leader and the unit that its case names count too.
        case_counts: bool = true,
    }
}

rule! {
    /// Nobody in these roles is sent to the own village.
    HomeRule(Hard, 100.0) {
        /// Catalogue codes of the roles.
        roles: Vec<String> = codes(&[role::RESIDENT, role::FIRST_SECRETARY, role::VILLAGE_LEAD]),
    }
}

rule! {
    /// The ranks that roles need.
    RankRule(Hard, 20.0) {
        /// For each role, the ranks of which one is needed; a role that is not named takes any.
        needed: BTreeMap<String, Vec<String>> = [
            (role::TOWNSHIP_LEADER.to_owned(), codes(&["county"])),
            (
                role::FIRST_SECRETARY.to_owned(),
                codes(&["county", "section_chief", "deputy_section_chief", "section_member"]),
            ),
        ]
        .into(),
    }
}

rule! {
    /// How many villages a cadre can have.
    MostVillages(Hard, 50.0) {
        /// Villages to live in (驻村, 第一书记).
        resident: u32 = 1,
        /// Villages in all roles together.
        all: u32 = 4,
    }
}

rule! {
    /// The time that postings take: all of a cadre's together no more than there is.
    ShareRule(Soft, 5.0) {
        /// For each role, the share of time that one posting takes, per cent.
        percent: BTreeMap<String, u8> = [
            (role::TOWNSHIP_LEADER, 5),
            (role::VILLAGE_LEAD, 10),
            (role::RESIDENT, 40),
            (role::FIRST_SECRETARY, 40),
            (role::CONTACT, 5),
            (role::PAIRED_BRANCH, 0),
            (role::ENTERPRISE, 5),
            (role::HOUSEHOLD, 1),
        ]
        .map(|(role, percent)| (role.to_owned(), percent))
        .into(),
    }
}

rule! {
    /// How far somebody goes.
    DistanceRule(Soft, 5.0) {
        /// The longest way as the crow flies, kilometres.
        most_km: f64 = 40.0,
        /// Catalogue codes of the roles.
        roles: Vec<String> = codes(&[role::RESIDENT, role::FIRST_SECRETARY, role::VILLAGE_LEAD]),
    }
}

rule! {
    /// When a village needs somebody who knows about its issues.
    SkillRule(Soft, 3.0) {
        /// How many open issues of one kind make it needed.
        issues: u32 = 3,
    }
}

rule! {
    /// The cadres of a unit, but for those of township governments, stay in one township.
    UnitTownship(Soft, 2.0) {
        /// Catalogue codes of the roles.
        roles: Vec<String> = codes(&role::RESIDENT_ROLES),
    }
}

rule! {
    /// How long somebody stays, and how work is handed over.
    TermRule(Soft, 2.0) {
        /// The term, years.
        years: u32 = 2,
        /// Catalogue codes of the roles.
        roles: Vec<String> = codes(&role::RESIDENT_ROLES),
        /// How many days old and new work together.
        handover_days: u32 = 7,
    }
}

rule! {
    /// Each cadre in these roles is paired with so many households.
    HouseholdRule(Soft, 1.0) {
        /// How many at least.
        at_least: u32 = 1,
        /// Catalogue codes of the roles.
        roles: Vec<String> = codes(&role::RESIDENT_ROLES),
    }
}

/// All rules.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Demands {
    /// Every village has a resident cadre.
    pub resident: ResidentRule,
    /// What a weak village needs.
    pub weak_village: WeakVillage,
    /// Nobody is sent to the own village.
    pub home: HomeRule,
    /// The rank that a role needs.
    pub rank: RankRule,
    /// Nobody has more villages than that.
    pub most_villages: MostVillages,
    /// The time that postings take.
    pub share: ShareRule,
    /// Nobody goes farther than that.
    pub distance: DistanceRule,
    /// Where issues gather, somebody knows about it.
    pub skills: SkillRule,
    /// The cadres of a unit stay in one township.
    pub unit_township: UnitTownship,
    /// Term and handover.
    pub term: TermRule,
    /// Every resident cadre is paired with a household.
    pub household: HouseholdRule,
}

/// What each skill is good for, by the codes of categories and topics.
pub(super) fn skills() -> BTreeMap<String, Vec<String>> {
    [
        ("party", &["party"][..]),
        ("law", &["land_use", "expropriation", "neighbours", "safety"]),
        ("mediation", &["neighbours", "expropriation", "land_use", "homestead", "pollution"]),
        ("finance", &["village_affairs", "collective"]),
        ("agriculture", &["industry", "river"]),
        ("construction", &["infrastructure", "housing", "rubbish"]),
        ("land", &["land_use", "homestead", "expropriation"]),
        ("health", &["medical", "elderly", "rubbish"]),
        ("education", &["schooling"]),
        ("commerce", &["sales", "jobs", "collective"]),
    ]
    .map(|(skill, of)| (skill.to_owned(), codes(of)))
    .into()
}

fn codes(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}
