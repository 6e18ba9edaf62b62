//! # edits: what a person may do
//!
//! Holds: one verb a file, each a pure function from the world to changes or to a refusal; the list of all verbs; the
//! rules of each record; the catalogue that a new county starts with.
//! May use: model analysis
//! Foreign: serde toml jiff
//! Never: touches the file, asks the clock, knows the window.

mod activities;
mod catalogue;
mod checks;
mod complete_catalogue;
mod desk;
mod documents;
mod edit;
mod households;
mod import;
mod issues;
mod months;
mod plans;
mod postings;
mod promises;
mod records;
mod standings;
mod steps;
#[cfg(test)]
mod trial;
mod units;

pub use activities::RecordActivity;
pub use catalogue::default_catalogue;
pub use complete_catalogue::{CompleteCatalogue, missing_lists};
pub use desk::Desk;
pub use documents::{IssueDocument, RepealDocument, ReturnDocument, SubmitDocument};
pub use edit::Edit;
pub use households::EndPairing;
pub use issues::{
    AddNote, Assign, Close, Escalate, Finish, HandOver, JoinCommon, LeaveCommon, Lift, Merge, Park, Promote, Rate,
    Register, RegisterTwin, Reopen, SendBack, Supervise, next_number, next_supervised_number,
};
pub use months::FreezeMonth;
pub use plans::{
    AcceptPosts, AcceptedPost, BeginPlan, CopyPlan, DropStale, ErasePlan, MarkPairs, PaintPlan, PlanPair, PublishPlan,
    SetPlanDay, SetPlanRules,
};
pub use postings::{EndPosting, MovePosting, Post};
pub use promises::{
    AssignTasks, KeepPromise, MakePromise, PublishPromise, RatePromise, RecordCampaign, ReportProgress, TaskOwner,
    WithdrawPromise,
};
pub use records::{Add, Amend, Configure, Remove, Row, RowId};
pub use standings::{
    Accept, AcceptanceRule, Assessment, FailAcceptance, ListWeak, LookBack, Measure, Relapse, SetPlan, SettleCriterion,
    Withdraw, first_secretary_of, measures_of, times_listed,
};
pub use units::MergeUnits;
