//! What is to be done at the desk. Panels push deeds, only the app carries them out.

use crate::map::TieBy;
use crate::model::{Date, Id, MarkKind, Place, Plan, Village, Who};

use super::tool::Tool;

/// A post of a plan: who, where, as what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Post {
    /// Who.
    pub who: Who,
    /// Where.
    pub place: Place,
    /// As what: the catalogue code of the role.
    pub role: String,
}

/// A dialog of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// How a new plan is called and from when it holds.
    Begin,
    /// The same for a copy of the plan that is open.
    Copy,
    /// The rules and weights of the plan.
    Rules,
    /// Whether the plan is to be published.
    Publish,
}

/// Which posts are to be suggested.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Extent {
    /// Those that are open; everybody stays where they are.
    #[default]
    Open,
    /// All of them; whoever is not locked may be moved.
    All,
}

/// What is to be done with a suggestion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ReviewDeed {
    /// Go so many posts on, or back.
    Step(i32),
    /// Look at the post at this place.
    Look(usize),
    /// Take the post that is looked at into the plan.
    Accept,
    /// Take all that is left into the plan.
    AcceptAll,
    /// Post somebody else there instead.
    Replace(Who),
    /// Not this one: the pair is forbidden, and the rest solved again.
    Reject,
    /// Take it and lock it.
    Lock,
    /// Solve what is left again.
    Again,
    /// Put the suggestion away.
    Close,
}

/// Something to be done at the desk.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanDeed {
    /// Work on this plan; `None` looks at today's postings.
    Open(Option<Id<Plan>>),
    /// Ask something in a dialog.
    Ask(Asked),
    /// Begin a plan of this name that holds from this day.
    Begin(String, Date),
    /// Copy the plan that is open under this name, to hold from this day.
    Copy(String, Date),
    /// Take this plan away.
    Remove(Id<Plan>),
    /// This is who is posted from now on, or nobody.
    Choose(Option<Who>),
    /// This is as what.
    Role(String),
    /// Put the cursor into the list of those who can be posted.
    FocusPeople,
    /// Take up a tool.
    Take(Tool),
    /// The villages of one stroke of the tool in hand.
    Stroke(Vec<Id<Village>>),
    /// Do with the villages that are selected what the tool in hand does; `true` with all of their townships.
    OnSelection(bool),
    /// Somebody was dragged from the list to a village.
    Dropped(Who, Id<Village>),
    /// Let a posting go on that was to end.
    Keep(Post),
    /// Take a planned post back, or let a present one end.
    Erase(Vec<Post>),
    /// Mark pairs, or take their marks away.
    Mark(Vec<Post>, Option<MarkKind>),
    /// Colour the lines in this way.
    By(TieBy),
    /// Show the lines, or not.
    Lines(bool),
    /// Show only lines of what changes, or all.
    OnlyChanges(bool),
    /// Make a sheet of the map with its lines.
    Print,
    /// Go to the next gap, or the one before.
    StepGap(bool),
    /// Go to the gap at this place of the list.
    Gap(usize),
    /// Suggest.
    Suggest(Extent),
    /// Do something with the suggestion.
    Review(ReviewDeed),
    /// Compare with this plan as well, or with none.
    CompareWith(Option<Id<Plan>>),
    /// Keep these rules with the plan, as TOML.
    Rules(String),
    /// Take the lines out of the plan that no longer fit.
    DropStale,
    /// Publish the plan: the new postings begin on this day.
    Publish(Date),
}
