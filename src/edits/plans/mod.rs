//! 派驻方案: making a plan of postings, and publishing it.

mod accept_posts;
mod begin_plan;
mod copy_plan;
mod drop_stale;
mod erase_plan;
mod line;
mod mark_pairs;
mod open_plan;
mod paint_plan;
mod publish_plan;
mod roster;
mod set_plan_day;
mod set_plan_rules;
mod stroke;
mod take_back;
#[cfg(test)]
mod tests;

pub use accept_posts::{AcceptPosts, AcceptedPost};
pub use begin_plan::BeginPlan;
pub use copy_plan::CopyPlan;
pub use drop_stale::DropStale;
pub use erase_plan::ErasePlan;
pub use mark_pairs::{MarkPairs, PlanPair};
pub use paint_plan::PaintPlan;
pub use publish_plan::PublishPlan;
pub use set_plan_day::SetPlanDay;
pub use set_plan_rules::SetPlanRules;
