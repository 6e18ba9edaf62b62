//! Keeping a suggestion as a plan of the file.

use crate::analysis::planner::{PostState, SuggestedPost, Suggestion};
use crate::cli::failure::Failure;
use crate::edits::{AcceptPosts, AcceptedPost, BeginPlan, CopyPlan, Edit, ErasePlan};
use crate::model::{Id, Plan, Posting, Sentence};
use crate::session::Session;
use crate::words::Language;

use super::told;

/// Begins a plan of that name, or copies the one from which the suggestion started, and takes the posts into it.
pub(super) fn keep(
    session: &mut Session,
    based_on: Option<Id<Plan>>,
    name: &str,
    suggestion: &Suggestion,
    language: Language,
) -> Result<(), Failure> {
    let changed = |post: &&SuggestedPost| post.state != PostState::Kept;
    if !suggestion.posts.iter().any(|post| changed(&post)) {
        return Err(Failure::Refused(Sentence::new("cli.assign.nothing")));
    }
    let plan = Id::fresh();
    let begin = match based_on {
        Some(from) => Edit::CopyPlan(CopyPlan { from, plan, title: name.to_owned() }),
        None => Edit::BeginPlan(BeginPlan {
            plan,
            title: name.to_owned(),
            takes_effect_on: Some(suggestion.day),
            note: String::new(),
        }),
    };
    session.perform(&begin)?;
    let accepted = |post: &SuggestedPost| AcceptedPost {
        who: post.who,
        place: post.place,
        role: post.role.clone(),
        replaces: post.replaces,
        reason: told::reason(post, language),
    };
    let posts = suggestion.posts.iter().filter(changed).map(accepted).collect();
    session.perform(&Edit::AcceptPosts(AcceptPosts { plan, posts }))?;
    // Postings that end with nobody in their place.
    let ends: Vec<Posting> =
        suggestion.ends.iter().filter_map(|id| session.world().postings.get(*id)).cloned().collect();
    for posting in ends {
        let (who, places) = (posting.who(), vec![posting.place]);
        session.perform(&Edit::ErasePlan(ErasePlan {
            plan,
            who,
            places,
            role: posting.role,
            reason: String::new(),
        }))?;
    }
    Ok(())
}
