//! 承诺事项: the verbs that carry a promise from being made to being rated, and the task lists of the catalogue.

mod assign_tasks;
mod keep;
mod make;
mod publish;
mod rate;
mod record_campaign;
mod report_progress;
mod stage;
mod withdraw;

pub use assign_tasks::{AssignTasks, TaskOwner};
pub use keep::KeepPromise;
pub use make::MakePromise;
pub use publish::PublishPromise;
pub use rate::RatePromise;
pub use record_campaign::RecordCampaign;
pub use report_progress::ReportProgress;
pub use withdraw::WithdrawPromise;
