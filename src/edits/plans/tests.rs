//! A plan from its first stroke to its publication and back.

use jiff::civil::date;

use super::*;
use crate::analysis::planner::{Draft, PostState};
use crate::edits::Edit;
use crate::edits::trial::{desk, done, refused, refused_with};
use crate::model::sample::{self, TODAY, cadre, posting, unit, village};
use crate::model::{
    Cadre, Changes, Date, DocumentState, Id, ItemOrigin, MarkKind, Place, Plan, PlanState, Posting, Who, World, role,
};

const ON: Date = date(2026, 11, 16);

fn plan() -> Id<Plan> {
    Id::named("plan")
}

fn at(name: &str) -> Place {
    Place::Village(village(name))
}

fn who(name: &str) -> Who {
    Who::Cadre(cadre(name))
}

/// The sample with an empty plan.
fn begun() -> World {
    let title = "四季度调整".into();
    let begin = BeginPlan { plan: plan(), title, takes_effect_on: Some(ON), note: String::new() };
    let (world, said) = done(&sample::sample_world(), &Edit::BeginPlan(begin));
    assert_eq!(said, "新建派驻方案：四季度调整");
    world
}

fn paint(name: &str, places: &[&str], role: &str) -> Edit {
    Edit::PaintPlan(PaintPlan {
        plan: plan(),
        who: who(name),
        places: places.iter().map(|name| at(name)).collect(),
        role: role.into(),
        reason: String::new(),
        origin: ItemOrigin::Hand,
    })
}

fn erase(name: &str, place: &str) -> Edit {
    let (who, role, reason) = (Some(who(name)), String::new(), String::new());
    Edit::ErasePlan(ErasePlan { plan: plan(), who, places: vec![at(place)], role, reason })
}

fn mark(name: &str, place: &str, kind: Option<MarkKind>) -> Edit {
    let pairs = vec![PlanPair { who: who(name), place: at(place), role: String::new() }];
    Edit::MarkPairs(MarkPairs { plan: plan(), pairs, kind, reason: "群众熟悉".into() })
}

fn publish() -> Edit {
    Edit::PublishPlan(PublishPlan { plan: plan(), on: ON })
}

fn rules(text: &str) -> Edit {
    Edit::SetPlanRules(SetPlanRules { plan: plan(), rules: text.into() })
}

fn draft(world: &World) -> Draft {
    Draft::of(world, world.plans.get(plan()).unwrap())
}

/// Who is where in the draft and what becomes of it, in words that a test can read.
fn told(world: &World) -> Vec<String> {
    let draft = draft(world);
    let mut told: Vec<String> = draft
        .posts
        .iter()
        .map(|post| {
            let who = open_plan::name_of(world, post.who);
            format!("{who} {} {} {}", world.place_name(post.place), post.role, post.state.code())
        })
        .collect();
    told.sort();
    told
}

#[test]
fn a_stroke_posts_a_cadre_and_painting_again_changes_nothing() {
    let world = begun();
    let stroke = paint("李四", &["东一村"], role::RESIDENT);
    let (after, said) = done(&world, &stroke);
    assert_eq!(said, "四季度调整：李四 派到 东一村（驻村）");
    assert!(told(&after).contains(&"李四 东一村 resident new".to_owned()));
    assert_eq!(stroke.changes(&after, &desk()).unwrap().rows, []);
    // Where somebody is posted today.
    let held = paint("赵一", &["东二村"], role::RESIDENT);
    assert_eq!(held.changes(&world, &desk()).unwrap().rows, []);
    let item = after.plan_items.iter().next().unwrap();
    assert_eq!((item.on, item.origin, item.ends), (ON, ItemOrigin::Hand, None));
}

#[test]
fn a_resident_who_is_painted_elsewhere_moves_and_comes_back_when_painted_home() {
    let (world, _) = done(&begun(), &paint("赵一", &["东三村"], role::RESIDENT));
    let told_after = told(&world);
    assert!(told_after.contains(&"赵一 东三村 resident moved".to_owned()), "{told_after:?}");
    assert!(!told_after.iter().any(|line| line.starts_with("赵一 东二村")));
    let (farther, _) = done(&world, &paint("赵一", &["西三村"], role::FIRST_SECRETARY));
    assert!(told(&farther).contains(&"赵一 西三村 first_secretary moved".to_owned()));
    assert_eq!(farther.plan_items.len(), 1);
    let (back, _) = done(&farther, &paint("赵一", &["东二村"], role::RESIDENT));
    assert_eq!(back.plan_items.len(), 0);
    assert!(told(&back).contains(&"赵一 东二村 resident kept".to_owned()));
}

#[test]
fn whoever_has_the_seat_of_first_secretary_makes_room() {
    let (world, _) = done(&begun(), &paint("李四", &["西一村"], role::FIRST_SECRETARY));
    let told_after = told(&world);
    assert!(told_after.contains(&"李四 西一村 first_secretary new".to_owned()), "{told_after:?}");
    assert!(told_after.contains(&"孙三 西一村 first_secretary ending".to_owned()), "{told_after:?}");
    // Another one after all: the line is another, and the posting of today still ends.
    let (other, _) = done(&world, &paint("钱二", &["西一村"], role::FIRST_SECRETARY));
    let told_after = told(&other);
    assert!(told_after.contains(&"钱二 西一村 first_secretary new".to_owned()), "{told_after:?}");
    assert!(told_after.contains(&"孙三 西一村 first_secretary ending".to_owned()), "{told_after:?}");
    assert!(!told_after.iter().any(|line| line.starts_with("李四")), "{told_after:?}");
    // Taken back: the seat is as it was.
    let (back, _) = done(&other, &erase("钱二", "西一村"));
    assert!(told(&back).contains(&"孙三 西一村 first_secretary kept".to_owned()));
}

#[test]
fn whoever_was_replaced_is_painted_back_and_the_successor_goes() {
    let (world, _) = done(&begun(), &paint("李四", &["西一村"], role::FIRST_SECRETARY));
    let (back, _) = done(&world, &paint("孙三", &["西一村"], role::FIRST_SECRETARY));
    assert_eq!(back.plan_items.len(), 0);
    // The same when the end is a line of its own, and when the one who comes back had gone elsewhere.
    let (world, _) = done(&begun(), &erase("孙三", "西一村"));
    let (world, _) = done(&world, &paint("赵一", &["西一村"], role::FIRST_SECRETARY));
    let (world, _) = done(&world, &paint("孙三", &["东三村"], role::RESIDENT));
    let (back, said) = done(&world, &paint("孙三", &["西一村"], role::FIRST_SECRETARY));
    assert_eq!((back.plan_items.len(), told(&back).len()), (0, 2), "{:?}", told(&back));
    assert_eq!(said, "四季度调整：孙三 派到 西一村（第一书记）");
}

#[test]
fn a_resident_who_takes_a_seat_moves_into_it_and_the_one_who_had_it_ends() {
    let (world, _) = done(&begun(), &paint("赵一", &["西一村"], role::FIRST_SECRETARY));
    let told_after = told(&world);
    assert!(told_after.contains(&"赵一 西一村 first_secretary moved".to_owned()), "{told_after:?}");
    assert!(told_after.contains(&"孙三 西一村 first_secretary ending".to_owned()), "{told_after:?}");
    assert_eq!(draft(&world).stale, []);
    let (_, said) = done(&world, &publish());
    assert_eq!(said, "发布派驻方案：四季度调整，自 2026-11-16 起结束 2 项、开始 1 项");
}

#[test]
fn hard_rules_refuse_with_a_sentence_and_leave_the_other_places_of_a_stroke() {
    let world = begun();
    let home = paint("钱二", &["东一村"], role::RESIDENT);
    assert_eq!(refused_with(&world, &home), "东一村 是 钱二 的原籍村，按回避要求不能驻村");
    let lead = paint("钱二", &["东一村"], role::VILLAGE_LEAD);
    assert_eq!(refused(&world, &paint("李四", &["不存在的村"], role::RESIDENT)), "refusal.gone");
    let mut known = world.clone();
    known.catalogue = crate::edits::default_catalogue().into_iter().collect();
    assert_eq!(refused(&known, &lead), "planner.broken.home");
    let (some, said) = done(&known, &paint("钱二", &["东一村", "东二村", "东三村"], role::VILLAGE_LEAD));
    assert_eq!(some.plan_items.len(), 2);
    assert_eq!(said, "四季度调整：钱二 派到 东二村 等 2 处（包村），1 处不合规则，没有画");
    let (known, _) = done(&known, &rules("[rule.most_villages]\nall = 2"));
    let (three, _) = done(&known, &paint("钱二", &["西一村", "东二村", "东三村"], role::VILLAGE_LEAD));
    assert_eq!(three.plan_items.len(), 2);
    assert_eq!(refused(&three, &paint("钱二", &["西二村"], role::VILLAGE_LEAD)), "refusal.plan.all_villages");
    let (strict, _) =
        done(&known, &rules("[rule.share]\nforce = \"hard\"\n[rule.share.percent]\nresident = 95\nvillage_lead = 10"));
    let (full, _) = done(&strict, &paint("李四", &["东一村"], role::RESIDENT));
    assert_eq!(refused(&full, &paint("李四", &["西三村"], role::VILLAGE_LEAD)), "refusal.plan.share");
    done(&full, &paint("李四", &["西三村"], role::RESIDENT));
    let (ranks, _) = done(&known, &rules("[rule.rank.needed]\nresident = [\"county\"]"));
    assert_eq!(refused(&ranks, &paint("李四", &["东一村"], role::RESIDENT)), "planner.broken.rank");
    let (near, _) = done(&known, &rules("[rule.distance]\nforce = \"hard\"\nmost_km = 1"));
    assert_eq!(refused(&near, &paint("钱二", &["西三村"], role::RESIDENT)), "planner.broken.distance");
}

#[test]
fn a_unit_is_tied_as_a_whole_but_does_not_live_in_a_village() {
    let world = begun();
    let stroke = |role: &str| {
        Edit::PaintPlan(PaintPlan {
            plan: plan(),
            who: Who::Unit(unit("样例局")),
            places: vec![at("东一村"), at("西二村")],
            role: role.into(),
            reason: "结对".into(),
            origin: ItemOrigin::Hand,
        })
    };
    assert_eq!(refused(&world, &stroke(role::RESIDENT)), "refusal.plan.unit_role");
    let (after, _) = done(&world, &stroke(role::CONTACT));
    assert!(after.plan_items.iter().all(|item| item.unit == Some(unit("样例局")) && item.cadre.is_none()));
    let (published, _) = done(&after, &publish());
    assert_eq!(published.postings.len(), world.postings.len() + 2);
}

#[test]
fn erasing_takes_a_planned_posting_back_and_plans_the_end_of_one_of_today() {
    let (world, _) = done(&begun(), &paint("李四", &["东一村"], role::RESIDENT));
    let (without, said) = done(&world, &erase("李四", "东一村"));
    assert_eq!(said, "四季度调整：取消 李四 在 东一村（驻村）");
    assert_eq!(without.plan_items.len(), 0);
    let (ending, _) = done(&world, &erase("赵一", "东二村"));
    assert!(told(&ending).contains(&"赵一 东二村 resident ending".to_owned()));
    assert_eq!(refused(&ending, &erase("赵一", "东二村")), "refusal.plan.nothing_there");
    // Painting over the end lets it go on.
    let (again, _) = done(&ending, &paint("赵一", &["东二村"], role::RESIDENT));
    assert!(told(&again).contains(&"赵一 东二村 resident kept".to_owned()));
    let all = ErasePlan {
        plan: plan(),
        who: None,
        places: vec![at("东一村"), at("东二村")],
        role: String::new(),
        reason: String::new(),
    };
    assert_eq!(done(&world, &Edit::ErasePlan(all)).1, "四季度调整：取消 2 项派驻");
}

#[test]
fn what_is_locked_is_neither_erased_nor_moved_nor_replaced_and_what_is_forbidden_is_not_painted() {
    let world = begun();
    let (locked, said) = done(&world, &mark("赵一", "东二村", Some(MarkKind::Lock)));
    assert_eq!(said, "四季度调整：锁定 赵一 与 东二村，共 1 对");
    assert!(draft(&locked).posts.iter().any(|post| post.locked && post.who == who("赵一")));
    assert_eq!(refused(&locked, &erase("赵一", "东二村")), "refusal.plan.locked");
    assert_eq!(refused(&locked, &paint("赵一", &["东三村"], role::RESIDENT)), "refusal.plan.locked");
    assert_eq!(refused(&locked, &mark("赵一", "东二村", Some(MarkKind::Lock))), "refusal.no_change");
    let (seat, _) = done(&world, &mark("孙三", "西一村", Some(MarkKind::Lock)));
    assert_eq!(refused(&seat, &paint("李四", &["西一村"], role::FIRST_SECRETARY)), "refusal.plan.locked");
    let (free, _) = done(&seat, &mark("孙三", "西一村", None));
    assert_eq!(free.plan_marks.len(), 0);
    let (forbidden, _) = done(&seat, &mark("李四", "东一村", Some(MarkKind::Forbid)));
    assert_eq!(refused(&forbidden, &paint("李四", &["东一村"], role::RESIDENT)), "planner.broken.forbidden");
    let (turned, _) = done(&forbidden, &mark("李四", "东一村", Some(MarkKind::Lock)));
    assert_eq!(turned.plan_marks.len(), 2, "a pair has one mark for a role");
}

#[test]
fn posts_of_a_suggestion_are_accepted_as_one_edit() {
    let (world, _) = done(&begun(), &erase("赵一", "东二村"));
    let post = |name: &str, place: &str, role: &str, replaces: Option<Id<Posting>>| AcceptedPost {
        who: who(name),
        place: at(place),
        role: role.into(),
        replaces,
        reason: "最近".into(),
    };
    let accept = |posts: Vec<AcceptedPost>| Edit::AcceptPosts(AcceptPosts { plan: plan(), posts });
    let posts = vec![
        post("李四", "东一村", role::RESIDENT, None),
        post("赵一", "东三村", role::RESIDENT, Some(posting("赵一"))),
        post("孙三", "西一村", role::FIRST_SECRETARY, None),
    ];
    let (after, said) = done(&world, &accept(posts.clone()));
    assert_eq!(said, "四季度调整：采纳建议 2 项");
    assert!(after.plan_items.iter().all(|item| item.origin == ItemOrigin::Suggested));
    assert!(told(&after).contains(&"赵一 东三村 resident moved".to_owned()));
    assert_eq!(draft(&after).stale, []);
    assert_eq!(refused(&after, &accept(posts)), "refusal.plan.nothing_new");
    let (locked, _) = done(&begun(), &mark("赵一", "东二村", Some(MarkKind::Lock)));
    let replacing = accept(vec![post("李四", "东二村", role::RESIDENT, Some(posting("赵一")))]);
    assert_eq!(refused(&locked, &replacing), "refusal.plan.locked");
    let home = accept(vec![post("钱二", "东一村", role::RESIDENT, None)]);
    assert_eq!(refused(&locked, &home), "planner.broken.home");
}

#[test]
fn publishing_is_one_edit_and_taking_it_back_restores_every_posting() {
    let (world, _) = done(&begun(), &paint("赵一", &["东三村"], role::RESIDENT));
    let (world, _) = done(&world, &paint("李四", &["西一村"], role::FIRST_SECRETARY));
    let (world, _) = done(&world, &paint("钱二", &["东二村"], role::RESIDENT));
    // `done` holds the inverse against the world before.
    let (after, said) = done(&world, &publish());
    assert_eq!(said, "发布派驻方案：四季度调整，自 2026-11-16 起结束 2 项、开始 3 项");
    let plan = after.plans.get(plan()).unwrap();
    assert_eq!((plan.state, plan.published_on, plan.takes_effect_on), (PlanState::Published, Some(TODAY), Some(ON)));
    assert_eq!(after.postings.get(posting("赵一")).unwrap().until, Some(ON));
    let resident = |day: Date, place: &str| {
        let holds = |row: &&Posting| row.holds_on(day) && row.place == at(place) && row.is_resident();
        after.postings.iter().filter(holds).filter_map(|row| row.cadre).collect::<Vec<_>>()
    };
    let before = date(2026, 11, 15);
    assert_eq!((resident(before, "东二村"), resident(ON, "东二村")), (vec![cadre("赵一")], vec![cadre("钱二")]));
    assert_eq!((resident(before, "西一村"), resident(ON, "西一村")), (vec![cadre("孙三")], vec![cadre("李四")]));
    assert_eq!(resident(ON, "东三村"), [cadre("赵一")]);
    let paper = after.documents.iter().next().unwrap();
    assert_eq!((paper.state, paper.made_on), (DocumentState::Draft, TODAY));
    assert!(paper.body.contains("1. 东样乡　东二村　驻村　钱二　样例局　2026-11-16"), "{}", paper.body);
    // What the plan was can still be read off it.
    let told_after = told(&after);
    assert!(told_after.contains(&"赵一 东三村 resident moved".to_owned()), "{told_after:?}");
    assert!(told_after.contains(&"孙三 西一村 first_secretary ending".to_owned()), "{told_after:?}");
    assert_eq!(draft(&after).stale, []);
    assert_eq!(refused(&after, &paint("钱二", &["西三村"], role::RESIDENT)), "refusal.plan.closed");
    assert_eq!(refused(&after, &publish()), "refusal.plan.closed");
}

#[test]
fn a_draft_of_which_no_line_fits_any_more_is_superseded_and_others_tell_what_no_longer_fits() {
    let (world, _) = done(&begun(), &paint("赵一", &["东三村"], role::RESIDENT));
    let copy = |name: &str| Edit::CopyPlan(CopyPlan { from: plan(), plan: Id::named(name), title: name.into() });
    let (world, said) = done(&world, &copy("同样"));
    assert_eq!(said, "按“四季度调整”复制派驻方案：同样");
    let (world, _) = done(&world, &copy("多一项"));
    let more = PaintPlan {
        plan: Id::named("多一项"),
        who: who("李四"),
        places: vec![at("东一村")],
        role: role::RESIDENT.into(),
        reason: String::new(),
        origin: ItemOrigin::Hand,
    };
    let (world, _) = done(&world, &Edit::PaintPlan(more));
    let (after, _) = done(&world, &publish());
    let state = |name: &str| after.plans.get(Id::named(name)).unwrap().state;
    assert_eq!((state("同样"), state("多一项")), (PlanState::Superseded, PlanState::Draft));
    let stale = Draft::of(&after, after.plans.get(Id::named("多一项")).unwrap()).stale;
    assert_eq!(stale.len(), 1);
    let twin = CopyPlan { from: plan(), plan: Id::named("twin"), title: "多一项".into() };
    assert_eq!(refused(&after, &Edit::CopyPlan(twin)), "refusal.taken");
}

#[test]
fn a_plan_made_against_an_older_state_tells_each_line_and_loses_none() {
    let (world, _) = done(&begun(), &paint("赵一", &["东三村"], role::RESIDENT));
    let (world, _) = done(&world, &paint("李四", &["西一村"], role::FIRST_SECRETARY));
    let (world, _) = done(&world, &paint("钱二", &["西三村"], role::RESIDENT));
    // Somebody else ends one posting, and a cadre leaves the service.
    let end = crate::edits::EndPosting { posting: posting("赵一"), until: date(2026, 11, 10) };
    let (world, _) = done(&world, &Edit::EndPosting(end));
    let gone = Cadre { active: false, ..world.cadres.get(cadre("李四")).unwrap().clone() };
    let (world, _) = done(&world, &Edit::amend(gone));
    let language = crate::words::Language::Chinese;
    let said: Vec<String> = draft(&world).stale.iter().map(|stale| language.sentence(&stale.sentence)).collect();
    assert_eq!(said.len(), 2);
    let ended = "赵一 在 东二村（驻村）已于 2026-11-10 结束；清理这一条，要派新的就重新画";
    let inactive = "李四 已不在岗，不能派到 西一村（第一书记）；换一个人，或清理这一条";
    assert!(said.iter().any(|said| said == ended) && said.iter().any(|said| said == inactive), "{said:?}");
    assert_eq!(refused(&world, &publish()), "refusal.plan.stale");
    assert_eq!(world.plan_items.len(), 3, "nothing is lost");
    let (mended, said) = done(&world, &Edit::DropStale(DropStale { plan: plan() }));
    assert_eq!(said, "四季度调整：清理失效条目 2 条");
    assert_eq!(refused(&mended, &Edit::DropStale(DropStale { plan: plan() })), "refusal.plan.none_stale");
    let (published, _) = done(&mended, &publish());
    assert!(published.postings.find(|row| row.cadre == Some(cadre("钱二")) && row.from == ON).is_some());
}

#[test]
fn an_empty_plan_a_day_before_its_beginning_and_a_double_posting_are_not_published() {
    let world = begun();
    assert_eq!(refused(&world, &publish()), "refusal.plan.empty");
    let (world, _) = done(&world, &paint("李四", &["东一村"], role::RESIDENT));
    let early = Edit::PublishPlan(PublishPlan { plan: plan(), on: date(2026, 10, 1) });
    assert_eq!(refused(&world, &early), "refusal.order");
    // The same posting is made by hand in the meantime, to begin later.
    let posting = Posting {
        id: Id::named("by hand"),
        cadre: Some(cadre("李四")),
        unit: None,
        place: at("东一村"),
        role: role::RESIDENT.into(),
        from: date(2026, 12, 1),
        until: None,
        note: String::new(),
    };
    let (world, _) = done(&world, &Edit::Post(crate::edits::Post { posting }));
    assert_eq!(refused(&world, &publish()), "refusal.posting.double");
}

#[test]
fn title_day_and_rules_of_a_plan_are_looked_at() {
    let world = begun();
    let begin = |title: &str, on: Option<Date>| {
        let (plan, note) = (Id::named("other"), String::new());
        Edit::BeginPlan(BeginPlan { plan, title: title.into(), takes_effect_on: on, note })
    };
    assert_eq!(refused(&world, &begin(" ", None)), "refusal.empty");
    assert_eq!(refused(&world, &begin("四季度调整", None)), "refusal.taken");
    assert_eq!(refused(&world, &begin("另一个", Some(date(2026, 10, 30)))), "refusal.past");
    done(&world, &begin("另一个", None));
    let said = refused_with(&world, &rules("[rule.term]\nyaers = 3"));
    assert!(said.starts_with("第 2 行：没有“rule.term.yaers”这一项"), "{said}");
    let (with, _) = done(&world, &rules("[rule.term]\nyears = 3"));
    assert_eq!(refused(&with, &rules("[rule.term]\nyears = 3")), "refusal.no_change");
    done(&with, &rules(" "));
    let (painted, _) = done(&world, &paint("李四", &["东一村"], role::RESIDENT));
    let day = |on| Edit::SetPlanDay(SetPlanDay { plan: plan(), on });
    let (later, said) = done(&painted, &day(date(2026, 12, 1)));
    assert_eq!(said, "四季度调整：生效日定为 2026-12-01");
    assert!(later.plan_items.iter().all(|item| item.on == date(2026, 12, 1)));
    assert_eq!(refused(&later, &day(date(2026, 12, 1))), "refusal.no_change");
    assert_eq!(refused(&later, &day(date(2026, 1, 1))), "refusal.past");
}

#[test]
fn random_strokes_and_erasures_never_lead_to_a_plan_that_cannot_be_published_or_taken_back() {
    let names = ["赵一", "钱二", "孙三", "李四"];
    let places = ["东一村", "东二村", "东三村", "西一村", "西二村", "西三村"];
    let roles = [role::RESIDENT, role::FIRST_SECRETARY, role::CONTACT];
    let mut seed = 1u64;
    let mut dice = move |sides: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % sides
    };
    for _ in 0..60 {
        let mut world = begun();
        for _ in 0..12 {
            let (name, place, role) = (names[dice(4)], places[dice(6)], roles[dice(3)]);
            let edit = match dice(6) {
                0 => erase(name, place),
                1 => mark(name, place, [Some(MarkKind::Lock), Some(MarkKind::Forbid), None][dice(3)]),
                2 => paint(name, &[place, places[dice(6)]], role),
                _ => paint(name, &[place], role),
            };
            let Ok(changes) = edit.changes(&world, &desk()) else { continue };
            world.apply(&changes);
            let draft = draft(&world);
            assert_eq!(draft.stale, [], "{:?}", crate::words::Language::Chinese.sentence(&draft.stale[0].sentence));
            let living = |one: Who| draft.holding().filter(|post| post.who == one && post.is_resident()).count();
            assert!(names.iter().all(|name| living(who(name)) <= 1), "{:?}", told(&world));
            let seats = |place: &str| {
                draft.holding().filter(|post| post.place == at(place) && post.role == role::FIRST_SECRETARY).count()
            };
            assert!(places.iter().all(|place| seats(place) <= 1), "{:?}", told(&world));
        }
        let holding: std::collections::BTreeSet<_> =
            draft(&world).holding().map(|post| (post.who, post.place, post.role.clone())).collect();
        let Ok(changes) = publish().changes(&world, &desk()) else { continue };
        let mut after = world.clone();
        after.apply(&changes);
        let posted: std::collections::BTreeSet<_> = after
            .postings
            .iter()
            .filter(|row| row.holds_on(ON))
            .filter_map(|row| Some((row.who()?, row.place, row.role.clone())))
            .collect();
        assert_eq!(holding, posted, "what was drawn is what was published");
        let back: Changes = changes.clone().inverse(changes.sentence.clone());
        after.apply(&back);
        assert_eq!(after, world);
        assert!(draft(&world).posts.iter().all(|post| post.state != PostState::Ending || post.posting.is_some()));
    }
}
