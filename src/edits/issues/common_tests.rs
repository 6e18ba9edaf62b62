//! Tests of common problems: how they are made, what their parts do with them, and what each part keeps as its own.

use jiff::civil::date;

use super::county::county;
use crate::edits::trial::{done, refused, refused_with};
use crate::edits::{
    Assign, Close, Edit, Finish, HandOver, JoinCommon, LeaveCommon, Merge, Park, Promote, Register, Reopen, SendBack,
};
use crate::model::sample::{TODAY, cadre, issue, new_issue, unit};
use crate::model::{Id, Issue, IssueState, IssueStep, StepKind, World, scope};

/// The common problem of these tests.
const COMMON: &str = "common";

fn row<'a>(world: &'a World, name: &str) -> &'a Issue {
    world.issues.get(issue(name)).unwrap()
}

fn states<const N: usize>(world: &World, names: [&str; N]) -> [IssueState; N] {
    names.map(|name| row(world, name).state)
}

fn steps_of<'a>(world: &'a World, name: &str) -> Vec<&'a IssueStep> {
    let mut steps: Vec<_> = world.issue_steps.iter().filter(|step| step.issue == issue(name)).collect();
    steps.sort_by_key(|step| (step.on, step.id));
    steps
}

fn problem() -> Issue {
    Issue {
        number: String::new(),
        scope: scope::COMMON.into(),
        unit: Some(unit("样例局")),
        leader: Some(cadre("李四")),
        handler: Some(cadre("钱二")),
        due_on: Some(date(2026, 12, 31)),
        detail: "统一测绘，分批修复".into(),
        ..new_issue(COMMON, "村道普遍失修", None, TODAY)
    }
}

fn promote(names: &[&str], problem: Issue) -> Edit {
    Edit::Promote(Promote {
        issues: names.iter().map(|name| issue(name)).collect(),
        problem: Box::new(problem),
        step: Id::fresh(),
        assign_step: Id::fresh(),
    })
}

/// 2026-0001 (registered) and 2026-0002 (assigned to its own handler) as parts of the common problem.
fn joined() -> World {
    done(&county(), &promote(&["2026-0001", "2026-0002"], problem())).0
}

fn finish(world: &World, name: &str, reply: &str) -> World {
    let verb = Finish { issue: issue(name), reply: reply.into(), note: String::new(), step: Id::fresh() };
    done(world, &Edit::Finish(verb)).0
}

fn close(name: &str, verifier: &str, reply_for_parts: bool) -> Edit {
    Edit::Close(Close {
        issue: issue(name),
        verifier: Some(cadre(verifier)),
        reply: "已全部修复".into(),
        reply_for_parts,
        note: String::new(),
        step: Id::fresh(),
    })
}

fn reopen(name: &str) -> Edit {
    Edit::Reopen(Reopen { issue: issue(name), reason: "又坏了".into(), due_on: None, step: Id::fresh() })
}

#[test]
fn several_issues_become_parts_of_one_problem_with_a_lead_unit_and_one_plan() {
    let (after, said) = done(&county(), &promote(&["2026-0001", "2026-0002", "2026-0001"], problem()));
    let common = row(&after, COMMON);
    assert_eq!((common.state, common.number.as_str()), (IssueState::Assigned, "2026-0007"));
    assert_eq!((common.unit, common.detail.as_str()), (Some(unit("样例局")), "统一测绘，分批修复"));
    assert_eq!(said, "共性问题 2026-0007 村道普遍失修，牵头单位 样例局，并入 2 个问题");
    let part = row(&after, "2026-0001");
    assert_eq!((part.parent, part.state), (Some(common.id), IssueState::Assigned), "nobody was responsible yet");
    assert_eq!((part.unit, part.handler, part.due_on), (common.unit, common.handler, common.due_on));
    let own = row(&after, "2026-0002");
    assert_eq!((own.parent, own.handler), (Some(common.id), Some(cadre("赵一"))), "whoever handles it goes on");
    let kinds: Vec<_> = steps_of(&after, "2026-0001").iter().map(|step| step.kind).collect();
    assert!(kinds.contains(&StepKind::Join) && kinds.contains(&StepKind::Assign), "{kinds:?}");
    let kinds: Vec<_> = steps_of(&after, COMMON).iter().map(|step| step.kind).collect();
    assert_eq!(kinds, [StepKind::Register, StepKind::Assign]);
}

#[test]
fn a_common_problem_needs_several_open_parts_a_scope_a_lead_unit_and_a_plan() {
    let world = county();
    let two = ["2026-0001", "2026-0002"];
    let refused_of = |names: &[&str], problem: Issue| refused(&world, &promote(names, problem));
    assert_eq!(refused_of(&["2026-0001", "2026-0001"], problem()), "refusal.common.few");
    assert_eq!(refused_of(&["2026-0001", "2026-0004"], problem()), "refusal.issue.state");
    assert_eq!(refused_of(&two, Issue { scope: scope::SINGLE.into(), ..problem() }), "refusal.common.scope");
    assert_eq!(refused_of(&two, Issue { unit: None, ..problem() }), "refusal.choose");
    assert_eq!(refused_of(&two, Issue { detail: " ".into(), ..problem() }), "refusal.empty");
    assert_eq!(refused_of(&two, Issue { title: String::new(), ..problem() }), "refusal.empty");
    let world = joined();
    assert_eq!(refused(&world, &promote(&two, Issue { id: issue("c2"), ..problem() })), "refusal.common.already");
    let one_more = ["2026-0006", COMMON];
    assert_eq!(refused(&world, &promote(&one_more, Issue { id: issue("c2"), ..problem() })), "refusal.common.is_one");
}

#[test]
fn an_issue_joins_and_leaves_a_common_problem() {
    let world = joined();
    let join = |name: &str, parent: Option<&str>| {
        Edit::JoinCommon(JoinCommon {
            issue: issue(name),
            parent: parent.map(issue),
            note: String::new(),
            step: Id::named("join"),
        })
    };
    let (after, said) = done(&world, &join("2026-0006", Some(COMMON)));
    assert_eq!(
        (row(&after, "2026-0006").state, row(&after, "2026-0006").unit),
        (IssueState::Assigned, Some(unit("样例局")))
    );
    assert_eq!(said, "问题 2026-0006 镇卫生院缺医生 并入共性问题 2026-0007");
    assert_eq!(refused(&world, &join("2026-0006", None)), "refusal.choose");
    assert_eq!(refused(&world, &join("2026-0006", Some("2026-0003"))), "refusal.common.is_none");
    assert_eq!(refused(&world, &join("2026-0001", Some(COMMON))), "refusal.common.already");
    assert_eq!(refused(&world, &join(COMMON, Some(COMMON))), "refusal.common.is_one");
    assert_eq!(refused(&world, &join("2026-0004", Some(COMMON))), "refusal.issue.state");
    let leave = |name: &str, reason: &str| {
        Edit::LeaveCommon(LeaveCommon { issue: issue(name), reason: reason.into(), step: Id::named("leave") })
    };
    let (left, said) = done(&after, &leave("2026-0006", "情况不同"));
    let part = row(&left, "2026-0006");
    assert_eq!((part.parent, part.state), (None, IssueState::Assigned), "what was begun goes on");
    assert_eq!(left.issue_steps.get(Id::named("leave")).unwrap().other, Some(issue(COMMON)));
    assert_eq!(said, "问题 2026-0006 镇卫生院缺医生 移出共性问题 2026-0007");
    assert_eq!(refused(&left, &leave("2026-0006", "情况不同")), "refusal.common.no_part");
    assert_eq!(refused(&after, &leave("2026-0006", " ")), "refusal.empty");
}

#[test]
fn parts_are_finished_sent_back_closed_and_reopened_with_their_problem_each_by_a_step_of_its_own() {
    let parts = ["2026-0001", "2026-0002"];
    let world = finish(&joined(), COMMON, "已全部修复");
    assert_eq!(states(&world, parts), [IssueState::Finished; 2]);
    assert_eq!(row(&world, "2026-0001").reply, "", "the answer to the whole is none to the part");
    let back =
        SendBack {
            issue: issue(COMMON), verifier: Some(cadre("李四")), reason: "二村未修".into(), step: Id::fresh()
        };
    let (world, _) = done(&world, &Edit::SendBack(back));
    assert_eq!(states(&world, parts), [IssueState::Assigned; 2]);
    let world = finish(&world, COMMON, "");
    let (world, _) = done(&world, &close(COMMON, "李四", true));
    assert_eq!(states(&world, parts), [IssueState::Closed; 2]);
    let (world, _) = done(&world, &reopen(COMMON));
    assert_eq!(states(&world, parts), [IssueState::Assigned; 2]);
    for name in parts {
        assert_eq!(row(&world, name).reopened, 1);
        let along = steps_of(&world, name).into_iter().filter(|step| step.other == Some(issue(COMMON)));
        let kinds: Vec<_> = along.map(|step| step.kind).filter(|kind| *kind != StepKind::Assign).collect();
        use StepKind::{Close, Finish, Join, Reopen, Return};
        assert_eq!(kinds, [Join, Finish, Return, Finish, Close, Reopen], "{name}");
    }
}

#[test]
fn each_part_needs_an_answer_before_its_problem_is_closed() {
    let world = finish(&joined(), "2026-0001", "一段已修复");
    let world = finish(&world, COMMON, "");
    let said = refused_with(&world, &close(COMMON, "李四", false));
    assert_eq!(said, "并入的问题还没有答复：2026-0002。请先逐一答复，或勾选“统一答复”");
    let (after, _) = done(&world, &close(COMMON, "李四", true));
    assert_eq!(row(&after, "2026-0001").reply, "一段已修复", "the own answer stays");
    let part = row(&after, "2026-0002");
    assert_eq!((part.reply.as_str(), part.replied_on), ("已全部修复", Some(TODAY)));
    let answered = Issue { reply: "二段已修复".into(), ..row(&world, "2026-0002").clone() };
    let (world, _) = done(&world, &Edit::amend(answered));
    done(&world, &close(COMMON, "李四", false));
    assert_eq!(refused(&world, &close(COMMON, "赵一", false)), "refusal.common.same_person", "赵一 handled a part");
}

#[test]
fn a_part_that_was_closed_by_itself_stays_closed_when_its_problem_is_reopened() {
    let world = finish(&joined(), "2026-0002", "已修好");
    let (world, _) = done(&world, &close("2026-0002", "李四", false));
    let world = finish(&world, COMMON, "");
    let (world, _) = done(&world, &close(COMMON, "李四", true));
    let (world, _) = done(&world, &reopen(COMMON));
    assert_eq!(states(&world, ["2026-0001", "2026-0002"]), [IssueState::Assigned, IssueState::Closed]);
}

#[test]
fn parts_wait_and_come_back_with_their_problem() {
    let park = |name: &str, day| {
        Edit::Park(Park { issue: issue(name), reason: "等资金".into(), recheck_on: Some(day), step: Id::fresh() })
    };
    let (world, _) = done(&joined(), &park("2026-0002", date(2026, 11, 20)));
    let (world, _) = done(&world, &park(COMMON, date(2026, 12, 1)));
    let (world, _) = done(&world, &park(COMMON, date(2026, 12, 10)));
    assert_eq!(row(&world, "2026-0001").recheck_on, Some(date(2026, 12, 10)));
    assert_eq!(row(&world, "2026-0002").recheck_on, Some(date(2026, 11, 20)), "it waits for its own reason");
    let (world, _) = done(&world, &reopen(COMMON));
    assert_eq!(states(&world, ["2026-0001", "2026-0002"]), [IssueState::Assigned, IssueState::Parked]);
    assert_eq!(row(&world, "2026-0001").reopened, 0, "waiting is not being closed");
}

#[test]
fn parts_that_were_given_with_the_problem_are_handed_on_with_it() {
    let verb = HandOver {
        issue: issue(COMMON),
        unit: Some(unit("西例镇政府")),
        handler: Some(cadre("孙三")),
        reason: "属地管理".into(),
        step: Id::fresh(),
    };
    let (world, _) = done(&joined(), &Edit::HandOver(verb));
    let (along, own) = (row(&world, "2026-0001"), row(&world, "2026-0002"));
    assert_eq!((along.unit, along.handler, along.handed_on), (Some(unit("西例镇政府")), Some(cadre("孙三")), 1));
    assert_eq!((own.unit, own.handed_on), (Some(unit("样例局")), 0));
}

#[test]
fn a_registered_common_problem_takes_its_registered_parts_along_when_it_is_assigned() {
    let world = county();
    let register = Register { issue: Box::new(problem()), step: Id::fresh() };
    let (world, _) = done(&world, &Edit::Register(register));
    let join = |name: &str| {
        Edit::JoinCommon(JoinCommon {
            issue: issue(name),
            parent: Some(issue(COMMON)),
            note: String::new(),
            step: Id::fresh(),
        })
    };
    let (world, _) = done(&world, &join("2026-0001"));
    let (world, _) = done(&world, &join("2026-0002"));
    assert_eq!(row(&world, "2026-0001").state, IssueState::Registered);
    let assign = Assign {
        issue: issue(COMMON),
        unit: Some(unit("西例镇政府")),
        joint_units: vec![],
        leader: None,
        handler: None,
        due_on: None,
        note: String::new(),
        step: Id::fresh(),
    };
    let (world, _) = done(&world, &Edit::Assign(assign));
    assert_eq!(row(&world, "2026-0001").unit, Some(unit("西例镇政府")));
    assert_eq!(row(&world, "2026-0002").unit, Some(unit("样例局")), "it was assigned before");
}

#[test]
fn a_problem_with_parts_keeps_its_scope_and_is_merged_only_into_another_common_problem() {
    let world = joined();
    let single =
        Issue { scope: scope::SINGLE.into(), village: row(&world, "2026-0001").village, ..row(&world, COMMON).clone() };
    assert_eq!(refused(&world, &Edit::amend(single)), "refusal.common.has_parts");
    let wide = Issue { scope: scope::REGIONAL.into(), ..row(&world, "2026-0001").clone() };
    assert_eq!(refused(&world, &Edit::amend(wide)), "refusal.common.already");
    let merge = |into: &str| {
        Edit::Merge(Merge {
            issue: issue(COMMON),
            into: Some(issue(into)),
            note: String::new(),
            step: Id::fresh(),
            into_step: Id::fresh(),
        })
    };
    assert_eq!(refused(&world, &merge("2026-0003")), "refusal.common.merge");
    let other =
        Issue {
            number: String::new(), scope: scope::REGIONAL.into(), ..new_issue("wide", "全县道路", None, TODAY)
        };
    let (world, _) = done(&world, &Edit::Register(Register { issue: Box::new(other), step: Id::fresh() }));
    let (world, _) = done(&world, &merge("wide"));
    assert_eq!(row(&world, "2026-0001").parent, Some(issue("wide")));
    assert_eq!(refused(&world, &Edit::remove(issue("wide"))), "refusal.used");
}
