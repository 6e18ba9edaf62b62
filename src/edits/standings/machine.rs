//! The whole course of a case as a property: whatever is tried in whatever order, only the ways of the work lead on.

use proptest::prelude::*;

use super::{Accept, Assessment, FailAcceptance, ListWeak, LookBack, Measure, Relapse, SetPlan, Withdraw};
use crate::edits::trial::desk;
use crate::edits::{Edit, measures_of, times_listed};
use crate::model::sample::{self, TODAY, cadre, village};
use crate::model::{Id, Promise, Standing, StandingState, World};

/// What somebody tries.
#[derive(Clone, Copy, Debug)]
enum Attempt {
    List,
    Plan { measures: usize },
    Carry,
    Accept { score: u8, against: u32 },
    Fail,
    LookBack,
    Relapse,
    Withdraw,
}

fn attempt() -> impl Strategy<Value = Attempt> {
    prop_oneof![
        Just(Attempt::List),
        (0..3usize).prop_map(|measures| Attempt::Plan { measures }),
        Just(Attempt::Carry),
        (0..=100u8, 0..=30u32).prop_map(|(score, against)| Attempt::Accept { score, against }),
        Just(Attempt::Fail),
        Just(Attempt::LookBack),
        Just(Attempt::Relapse),
        Just(Attempt::Withdraw),
    ]
}

const VOTES: u32 = 30;

/// The edit of an attempt on the latest case.
fn edit(attempt: Attempt, nth: usize, case: Id<Standing>, world: &World) -> Edit {
    let (standing, text) = (case, || format!("第 {nth} 次"));
    match attempt {
        Attempt::List => Edit::ListWeak(ListWeak {
            id: Id::named(&format!("case {nth}")),
            village: Some(village("西三村")),
            kind: "lax".into(),
            reason: text(),
            criteria: Vec::new(),
            listed_on: TODAY,
            due_on: None,
            leader: None,
            unit: None,
            team: Vec::new(),
            first_secretary: None,
        }),
        Attempt::Plan { measures } => Edit::SetPlan(SetPlan {
            standing,
            plan: text(),
            due_on: Some(TODAY),
            on: None,
            leader: Some(cadre("李四")),
            unit: None,
            team: Vec::new(),
            first_secretary: None,
            measures: (0..measures)
                .map(|at| Measure {
                    id: Id::named(&format!("measure {nth} {at}")),
                    title: format!("措施 {nth}-{at}"),
                    due_on: Some(TODAY),
                    cadre: Some(cadre("赵一")),
                    unit: None,
                })
                .collect(),
        }),
        Attempt::Carry => {
            let open = world.promises.find(|row| row.stage().is_open()).cloned();
            Edit::amend(
                open.map_or_else(
                    || Promise::blank("measure", "无", TODAY),
                    |row| Promise { done_on: Some(TODAY), ..row },
                ),
            )
        }
        Attempt::Accept { score, against } => {
            let assessment = Assessment { score, votes: VOTES, votes_against: against };
            Edit::Accept(Accept { standing, assessment, on: TODAY, note: text() })
        }
        Attempt::Fail => Edit::FailAcceptance(FailAcceptance {
            standing,
            score: 10,
            votes: None,
            on: TODAY,
            reason: text(),
            due_on: None,
        }),
        Attempt::LookBack => Edit::LookBack(LookBack { standing, on: TODAY, note: text() }),
        Attempt::Relapse => Edit::Relapse(Relapse { standing, on: TODAY, reason: text() }),
        Attempt::Withdraw => Edit::Withdraw(Withdraw { standing, reason: text() }),
    }
}

/// Where an attempt leads from a state, written down a second time and independently: `None` where it is refused,
/// `Some(None)` where the case is gone.
fn expected(state: Option<StandingState>, attempt: Attempt, open: usize) -> Option<Option<StandingState>> {
    use StandingState as S;
    match (state, attempt) {
        (None | Some(S::Accepted | S::LookedBack), Attempt::List) => Some(Some(S::Listed)),
        (Some(S::Listed | S::Planned | S::Relapsed), Attempt::Plan { .. }) => Some(Some(S::Planned)),
        (_, Attempt::Carry) => (open > 0).then_some(state),
        (Some(S::Planned), Attempt::Accept { score, against }) => {
            (score >= 70 && against <= 15 && open == 0).then_some(Some(S::Accepted))
        }
        (Some(S::Planned), Attempt::Fail) => Some(Some(S::Planned)),
        (Some(S::Accepted | S::LookedBack), Attempt::LookBack) => Some(Some(S::LookedBack)),
        (Some(S::Accepted | S::LookedBack), Attempt::Relapse) => Some(Some(S::Relapsed)),
        (Some(S::Listed), Attempt::Withdraw) => Some(None),
        _ => None,
    }
}

proptest! {
    #[test]
    fn only_the_ways_of_the_work_lead_on_and_the_village_is_weak_by_at_most_one_case(
        attempts in prop::collection::vec(attempt(), 1..40),
    ) {
        let mut world = sample::sample_world();
        let mut case = Id::named("no case yet");
        for (nth, attempt) in attempts.into_iter().enumerate() {
            let state = world.standings.get(case).map(|row| row.state);
            let open = measures_of(&world, case).iter().filter(|row| row.stage().is_open()).count();
            let edit = edit(attempt, nth, case, &world);
            let changes = edit.changes(&world, &desk());
            let leads = expected(state, attempt, open);
            prop_assert_eq!(changes.is_ok(), leads.is_some(), "{:?} from {:?} with {} open: {:?}", attempt, state, open, changes);
            let (Ok(changes), Some(after)) = (changes, leads) else { continue };
            let before = world.clone();
            world.apply(&changes);
            if let Edit::ListWeak(verb) = &edit {
                case = verb.id;
            }
            prop_assert_eq!(world.standings.get(case).map(|row| row.state), after);
            let weak = world.standings.iter().filter(|row| row.village == village("西三村") && row.state.is_weak());
            prop_assert!(weak.count() <= 1);
            if matches!(attempt, Attempt::List) {
                prop_assert_eq!(times_listed(&world, village("西三村")), times_listed(&before, village("西三村")) + 1);
            }
            let mut back = world.clone();
            back.apply(&changes.clone().inverse(changes.sentence.clone()));
            prop_assert_eq!(back, before);
        }
    }
}
