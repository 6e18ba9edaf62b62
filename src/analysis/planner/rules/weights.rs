//! The weights of the load of a cadre and of the cost of a plan.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::role;

/// What makes the load of a posting: the load of its village times the share of the role, and the way to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LoadWeights {
    /// Each open issue.
    pub open: f64,
    /// What is added for one that is overdue.
    pub overdue: f64,
    /// What is added for one that the county supervises.
    pub supervised: f64,
    /// What is added for a dispute.
    pub dispute: f64,
    /// A weak village.
    pub weak: f64,
    /// Each hundred households.
    pub per_100_households: f64,
    /// Each kilometre to the village.
    pub per_km: f64,
    /// For each role, the share of the village's load that it bears; one that is not named bears none.
    pub role: BTreeMap<String, f64>,
}

impl Default for LoadWeights {
    fn default() -> Self {
        let role =
            [(role::VILLAGE_LEAD, 0.5), (role::RESIDENT, 1.0), (role::FIRST_SECRETARY, 1.0), (role::CONTACT, 0.2)];
        Self {
            open: 1.0,
            overdue: 1.0,
            supervised: 2.0,
            dispute: 0.5,
            weak: 10.0,
            per_100_households: 0.5,
            per_km: 0.1,
            role: role.map(|(role, share)| (role.to_owned(), share)).into(),
        }
    }
}

impl LoadWeights {
    /// The share of the village's load that a role bears.
    pub fn share_of(&self, role: &str) -> f64 {
        self.role.get(role).copied().unwrap_or_default()
    }
}

/// What the planner weighs when it suggests.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CostWeights {
    /// Each kilometre to the village.
    pub per_km: f64,
    /// Skills that are good for none of the village's issues.
    pub skill: f64,
    /// The square of a cadre's load.
    pub balance: f64,
    /// A posting of today that is not left as it is.
    pub change: f64,
    /// A post that nobody fills.
    pub unfilled: f64,
}

impl Default for CostWeights {
    fn default() -> Self {
        Self { per_km: 1.0, skill: 6.0, balance: 0.2, change: 10.0, unfilled: 1000.0 }
    }
}
