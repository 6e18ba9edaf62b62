//! Every verb through the file: after it the reopened file equals memory, undo gives what was before, redo what was
//! after. No verb and no table can be forgotten: they are matched one by one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::path::Path;

use cunqing::edits::*;
use cunqing::model::sample::{self, TODAY, cadre, issue, new_issue, posting, standing, unit, village};
use cunqing::model::*;
use cunqing::session::{Access, Session};

/// The name of each verb; the records that a verb of all records is about are named with it.
fn name(edit: &Edit) -> String {
    match edit {
        Edit::Add(verb) => format!("add {}", table(&verb.row.id())),
        Edit::Amend(verb) => format!("amend {}", table(&verb.row.id())),
        Edit::Remove(verb) => format!("remove {}", table(&verb.row)),
        Edit::Configure(_) => "configure".into(),
        Edit::CompleteCatalogue(_) => "complete catalogue".into(),
        Edit::Import(_) => "import".into(),
        Edit::Post(_) => "post".into(),
        Edit::EndPosting(_) => "end posting".into(),
        Edit::MovePosting(_) => "move posting".into(),
        Edit::BeginPlan(_) => "begin plan".into(),
        Edit::CopyPlan(_) => "copy plan".into(),
        Edit::SetPlanDay(_) => "set plan day".into(),
        Edit::SetPlanRules(_) => "set plan rules".into(),
        Edit::PaintPlan(_) => "paint plan".into(),
        Edit::ErasePlan(_) => "erase plan".into(),
        Edit::MarkPairs(_) => "mark pairs".into(),
        Edit::AcceptPosts(_) => "accept posts".into(),
        Edit::DropStale(_) => "drop stale".into(),
        Edit::PublishPlan(_) => "publish plan".into(),
        Edit::MergeUnits(_) => "merge units".into(),
        Edit::SubmitDocument(_) => "submit document".into(),
        Edit::ReturnDocument(_) => "return document".into(),
        Edit::IssueDocument(_) => "issue document".into(),
        Edit::RepealDocument(_) => "repeal document".into(),
        Edit::EndPairing(_) => "end pairing".into(),
        Edit::RecordActivity(_) => "record activity".into(),
        Edit::Register(_) => "register".into(),
        Edit::RegisterTwin(_) => "register twin".into(),
        Edit::Assign(_) => "assign".into(),
        Edit::HandOver(_) => "hand over".into(),
        Edit::Finish(_) => "finish".into(),
        Edit::Close(_) => "close".into(),
        Edit::SendBack(_) => "send back".into(),
        Edit::Park(_) => "park".into(),
        Edit::Reopen(_) => "reopen".into(),
        Edit::Merge(_) => "merge".into(),
        Edit::Escalate(_) => "escalate".into(),
        Edit::Supervise(_) => "supervise".into(),
        Edit::Lift(_) => "lift".into(),
        Edit::Rate(_) => "rate".into(),
        Edit::Promote(_) => "promote".into(),
        Edit::JoinCommon(_) => "join common".into(),
        Edit::LeaveCommon(_) => "leave common".into(),
        Edit::AddNote(_) => "add note".into(),
        Edit::FreezeMonth(_) => "freeze month".into(),
        Edit::MakePromise(_) => "make promise".into(),
        Edit::PublishPromise(_) => "publish promise".into(),
        Edit::ReportProgress(_) => "report progress".into(),
        Edit::KeepPromise(_) => "keep promise".into(),
        Edit::RatePromise(_) => "rate promise".into(),
        Edit::WithdrawPromise(_) => "withdraw promise".into(),
        Edit::AssignTasks(_) => "assign tasks".into(),
        Edit::RecordCampaign(_) => "record campaign".into(),
        Edit::ListWeak(_) => "list weak".into(),
        Edit::SettleCriterion(_) => "settle criterion".into(),
        Edit::SetPlan(_) => "set plan".into(),
        Edit::Accept(_) => "accept".into(),
        Edit::FailAcceptance(_) => "fail acceptance".into(),
        Edit::LookBack(_) => "look back".into(),
        Edit::Relapse(_) => "relapse".into(),
        Edit::Withdraw(_) => "withdraw".into(),
    }
}

/// How many names there are: three verbs for each of the twenty-three tables, and the others.
const NAMES: usize = 3 * 23 + 58;

fn table(row: &RowId) -> &'static str {
    match row {
        RowId::Township(_) => Township::TABLE.0,
        RowId::Village(_) => Village::TABLE.0,
        RowId::Site(_) => Site::TABLE.0,
        RowId::Unit(_) => Unit::TABLE.0,
        RowId::Cadre(_) => Cadre::TABLE.0,
        RowId::Posting(_) => Posting::TABLE.0,
        RowId::Issue(_) => Issue::TABLE.0,
        RowId::IssueStep(_) => IssueStep::TABLE.0,
        RowId::Standing(_) => Standing::TABLE.0,
        RowId::Criterion(_) => Criterion::TABLE.0,
        RowId::Campaign(_) => Campaign::TABLE.0,
        RowId::Activity(_) => Activity::TABLE.0,
        RowId::Promise(_) => Promise::TABLE.0,
        RowId::Document(_) => Document::TABLE.0,
        RowId::Plan(_) => Plan::TABLE.0,
        RowId::PlanItem(_) => PlanItem::TABLE.0,
        RowId::PlanMark(_) => PlanMark::TABLE.0,
        RowId::Household(_) => Household::TABLE.0,
        RowId::Month(_) => Month::TABLE.0,
        RowId::Attachment(_) => Attachment::TABLE.0,
        RowId::Indicator(_) => Indicator::TABLE.0,
        RowId::CatalogueRow(_) => CatalogueRow::TABLE.0,
        RowId::Setting(_) => Setting::TABLE.0,
    }
}

/// Adds a record, changes it, and removes it again; what depends on it happens in between.
fn record<T: Record>(added: &T, amended: T, between: Vec<Edit>) -> Vec<Edit>
where
    Row: From<T>,
    RowId: From<Id<T>>,
{
    let mut edits = vec![Edit::add(added.clone()), Edit::amend(amended)];
    edits.extend(between);
    edits.push(Edit::remove(added.id()));
    edits
}

/// Every record added, changed and removed, in an order in which all references hold.
fn records() -> Vec<Edit> {
    let world = sample::sample_world();
    let town = Township {
        id: Id::named("town"),
        code: "990199000".into(),
        name: "新样乡".into(),
        seat: Some(Point::new(119.3, 28.3)),
        boundary: None,
    };
    let east = world.villages.get(village("东一村")).unwrap();
    let place = Village {
        id: Id::named("village"),
        township: town.id,
        code: "990199200000".into(),
        name: "新一村".into(),
        ..east.clone()
    };
    let office = Unit {
        id: Id::named("unit"),
        code: "U9".into(),
        name: "新样局".into(),
        ..world.units.get(unit("样例局")).unwrap().clone()
    };
    let plant = Site {
        id: Id::named("site"),
        code: "S9".into(),
        township: Some(town.id),
        village: Some(place.id),
        ..world.sites.get(sample::site()).unwrap().clone()
    };
    let person = Cadre {
        id: Id::named("cadre"),
        name: "周五".into(),
        unit: Some(office.id),
        ..world.cadres.get(cadre("赵一")).unwrap().clone()
    };
    let tie = Posting {
        id: Id::named("posting"),
        cadre: Some(person.id),
        place: Place::Village(place.id),
        ..world.postings.get(posting("赵一")).unwrap().clone()
    };
    let number =
        Indicator { id: Id::named("indicator"), village: place.id, ..world.indicators.iter().next().unwrap().clone() };
    let case = Standing {
        id: Id::named("standing"),
        village: place.id,
        ..world.standings.get(standing("东一村")).unwrap().clone()
    };
    let matter = Issue {
        village: Some(place.id),
        position: Some(Point::new(119.31, 28.3)),
        ..new_issue("2026-0900", "新的问题", None, TODAY)
    };
    let note = IssueStep {
        id: Id::named("step"),
        issue: matter.id,
        kind: StepKind::Note,
        on: TODAY,
        note: "记一笔".into(),
        ..world.issue_steps.iter().next().unwrap().clone()
    };
    let entry =
        CatalogueRow { id: Id::named("entry"), code: "new".into(), ..world.list(CatalogueKind::Category)[0].clone() };
    let setting = Setting::new("own_key", "甲");
    let drive = Campaign { id: Id::named("campaign"), ..Campaign::blank("新活动", Date::constant(2026, 1, 1)) };
    let outing = Activity {
        id: Id::named("activity"),
        villages: vec![place.id],
        campaign: Some(drive.id),
        details: [("own".to_owned(), "一句话".to_owned())].into(),
        ..Activity::blank("visit", TODAY)
    };
    let word = Promise {
        id: Id::named("promise"),
        village: Some(place.id),
        campaign: Some(drive.id),
        funds_yuan: Some(30_000),
        ..Promise::blank("public", "修好水渠", TODAY)
    };
    let paper =
        Document { id: Id::named("document"), promise: Some(word.id), ..Document::blank("notice", "公示", TODAY) };
    let plan = Plan { id: Id::named("plan"), ..Plan::blank("调整方案", TODAY) };
    let line = PlanItem {
        id: Id::named("item"),
        cadre: Some(cadre("赵一")),
        place: Some(Place::Village(place.id)),
        role: role::CONTACT.into(),
        ..PlanItem::blank(plan.id, TODAY)
    };
    let mark = PlanMark {
        id: Id::named("mark"),
        plan: plan.id,
        kind: MarkKind::Lock,
        cadre: Some(cadre("赵一")),
        unit: None,
        place: Place::Village(place.id),
        role: String::new(),
        reason: String::new(),
    };
    let home = Household {
        id: Id::named("household"),
        code: "H-001".into(),
        village: place.id,
        need: String::new(),
        cadre: Some(cadre("赵一")),
        from: TODAY,
        until: None,
    };
    let month = Month::of(Date::constant(2026, 9, 3), TODAY);
    let file = Attachment {
        id: Id::named("attachment"),
        owner_table: "activity".into(),
        owner: outing.id.uuid(),
        name: "照片.jpg".into(),
        bytes: 12,
        hash: "0123456789abcdef".repeat(4),
        added_on: TODAY,
        note: String::new(),
    };
    let tick = Criterion {
        id: Id::named("criterion"),
        standing: case.id,
        code: "own".into(),
        on: TODAY,
        evidence: "查账".into(),
        settled_on: None,
    };

    let of_the_campaign = [
        record(
            &outing,
            Activity { summary: "看了水渠".into(), ..outing.clone() },
            record(&file, Attachment { note: "现场".into(), ..file.clone() }, vec![]),
        ),
        record(
            &word,
            Promise { progress_percent: Some(40), ..word.clone() },
            record(&paper, Document { body: "各村：".into(), ..paper.clone() }, vec![]),
        ),
        record(&month, Month { note: "已报".into(), ..month.clone() }, vec![]),
    ]
    .concat();
    let of_the_issue = record(&note, IssueStep { note: "改一笔".into(), ..note.clone() }, vec![]);
    let of_the_cadre = record(&tie, Posting { note: "补记".into(), ..tie.clone() }, vec![]);
    let of_the_unit = record(&person, Cadre { skills: vec!["finance".into()], ..person.clone() }, of_the_cadre);
    let of_the_plan =
        record(&mark, PlanMark { kind: MarkKind::Forbid, role: role::CONTACT.into(), ..mark.clone() }, vec![]);
    let of_the_village = [
        record(&number, Indicator { value: -0.1, ..number.clone() }, vec![]),
        record(
            &case,
            Standing { reason: "账目不清".into(), team: vec![cadre("赵一")], ..case.clone() },
            record(&tick, Criterion { evidence: "再查".into(), ..tick.clone() }, vec![]),
        ),
        record(&drive, Campaign { note: "一年".into(), ..drive.clone() }, of_the_campaign),
        record(&home, Household { until: Some(TODAY), ..home.clone() }, vec![]),
        record(
            &plan,
            Plan { state: PlanState::Review, takes_effect_on: Some(TODAY), ..plan.clone() },
            record(&line, PlanItem { reason: "近".into(), ..line.clone() }, of_the_plan),
        ),
        record(&matter, Issue { funds_yuan: Some(1), ..matter.clone() }, of_the_issue),
        record(&plant, Site { position: None, ..plant.clone() }, vec![]),
        record(&office, Unit { valid_until: Some(Date::constant(2030, 1, 1)), ..office.clone() }, of_the_unit),
    ];
    let approximate = Village { boundary_origin: BoundaryOrigin::Approximate, households: None, ..place.clone() };
    let of_the_town = record(&place, approximate, of_the_village.into_iter().flatten().collect());
    [
        record(&town, Township { boundary: east.boundary.clone(), ..town.clone() }, of_the_town),
        record(&entry, CatalogueRow { aliases: "甲;乙".into(), ..entry.clone() }, vec![]),
        record(&setting, Setting { value: "乙".into(), ..setting.clone() }, vec![]),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The life of a posting, of issues and of weak villages.
fn work() -> Vec<Edit> {
    let world = sample::sample_world();
    let mut imported = Changes::new(Sentence::new("edit.add").with("what", "@edit.what.issue").with("name", "清单"));
    imported.add(new_issue("2026-0500", "导入的问题", Some("西三村"), TODAY));
    let before = world.issues.get(issue("2026-0006")).unwrap();
    imported.change(before, Issue { households: Some(77), ..before.clone() });
    imported.add(CatalogueRow { title_zh: "县级".into(), ..CatalogueRow::blank(CatalogueKind::Level, "county") });
    let twin = Issue { number: String::new(), ..new_issue("twin", "镇里没有医生", None, TODAY) };
    let twin = Issue { township: world.issues.get(issue("2026-0006")).unwrap().township, ..twin };
    let common = Issue {
        number: String::new(),
        scope: scope::COMMON.into(),
        unit: Some(unit("样例局")),
        detail: "统一招聘".into(),
        ..new_issue("common", "基层缺人", None, TODAY)
    };
    let new = Posting {
        id: Id::named("new posting"),
        cadre: Some(cadre("李四")),
        place: Place::Village(village("东一村")),
        from: TODAY,
        ..world.postings.get(posting("赵一")).unwrap().clone()
    };
    let later = Date::constant(2026, 12, 1);
    let second = issue("2026-0002");
    let promise = |name: &str| Promise {
        id: Id::named(name),
        cadre: Some(cadre("赵一")),
        ..Promise::blank(promise_kind::PUBLIC, name, TODAY)
    };
    let (kept, withdrawn) = (promise("年内修好路"), promise("年内通水"));
    let text = str::to_owned;
    let notice = Document {
        id: Id::named("notice"),
        unit: Some(unit("样例局")),
        body: text("各乡镇："),
        ..Document::blank("notice", "关于走访的通知", TODAY)
    };
    let home = Household {
        id: Id::named("paired"),
        code: text("H-002"),
        village: village("东一村"),
        need: String::new(),
        cadre: Some(cadre("赵一")),
        from: TODAY,
        until: None,
    };
    let edits = vec![
        Edit::Configure(Configure {
            values: vec![
                (text(setting_key::COUNTY_NAME), text("新样县")),
                (text(setting_key::SOURCE), text("县民政局")),
                (text(setting_key::NOTICE), text("")),
            ],
        }),
        Edit::Import(imported),
        Edit::Post(Post { posting: new.clone() }),
        Edit::MovePosting(MovePosting {
            posting: new.id,
            next: Id::named("next posting"),
            place: Place::Village(village("东三村")),
            on: later,
        }),
        Edit::EndPosting(EndPosting { posting: posting("赵一"), until: later }),
        Edit::Register(Register {
            issue: Box::new(Issue { number: text(""), ..new_issue("new", "水渠淤塞", Some("西三村"), TODAY) }),
            step: Id::named("registered"),
        }),
        Edit::Assign(Assign {
            issue: issue("new"),
            unit: Some(unit("样例局")),
            joint_units: vec![unit("西例镇政府")],
            leader: Some(cadre("李四")),
            handler: Some(cadre("赵一")),
            due_on: Some(later),
            note: text("请抓紧"),
            step: Id::named("assigned"),
        }),
        Edit::HandOver(HandOver {
            issue: second,
            unit: Some(unit("西例镇政府")),
            handler: Some(cadre("孙三")),
            reason: text("属地管理"),
            step: Id::named("handed over"),
        }),
        Edit::Finish(Finish { issue: second, reply: text("已修好"), note: text(""), step: Id::named("finished") }),
        Edit::SendBack(SendBack {
            issue: second,
            verifier: Some(cadre("李四")),
            reason: text("还在漏"),
            step: Id::named("sent back"),
        }),
        Edit::Close(Close {
            issue: issue("2026-0003"),
            verifier: Some(cadre("李四")),
            reply: text(""),
            reply_for_parts: false,
            note: text("看过'现场'"),
            step: Id::named("closed"),
        }),
        Edit::CompleteCatalogue(CompleteCatalogue),
        Edit::Rate(Rate {
            issue: issue("2026-0003"),
            rating: text("fairly"),
            note: text("电话回访"),
            step: Id::named("rated"),
        }),
        Edit::Reopen(Reopen {
            issue: issue("2026-0003"),
            reason: text("又坏了"),
            due_on: Some(later),
            step: Id::named("reopened"),
        }),
        Edit::Park(Park {
            issue: issue("2026-0001"),
            reason: text("等批复"),
            recheck_on: Some(later),
            step: Id::named("parked"),
        }),
        Edit::AddNote(AddNote { issue: issue("2026-0001"), text: text("已回访"), step: Id::named("noted") }),
        Edit::Merge(Merge {
            issue: issue("2026-0001"),
            into: Some(second),
            note: text("同一件事"),
            step: Id::named("merged"),
            into_step: Id::named("took up"),
        }),
        Edit::RegisterTwin(RegisterTwin {
            register: Register { issue: Box::new(twin), step: Id::named("twin registered") },
            into: Some(issue("2026-0006")),
            step: Id::named("twin merged"),
            into_step: Id::named("took the twin up"),
        }),
        Edit::Escalate(Escalate {
            issue: issue("2026-0006"),
            level: text("county"),
            reason: text("乡镇无编制"),
            due_on: Some(later),
            step: Id::named("escalated"),
        }),
        Edit::Supervise(Supervise {
            issue: issue("2026-0006"),
            number: text(""),
            due_on: None,
            note: text("半月一报"),
            step: Id::named("supervised"),
        }),
        Edit::Lift(Lift { issue: issue("2026-0006"), reason: text("已落实"), step: Id::named("lifted") }),
        Edit::Promote(Promote {
            issues: vec![issue("2026-0006"), issue("new")],
            problem: Box::new(common),
            step: Id::named("promoted"),
            assign_step: Id::named("promoted and assigned"),
        }),
        Edit::JoinCommon(JoinCommon {
            issue: second,
            parent: Some(issue("common")),
            note: text(""),
            step: Id::named("joined"),
        }),
        Edit::LeaveCommon(LeaveCommon { issue: second, reason: text("情况不同"), step: Id::named("left") }),
        Edit::RecordActivity(RecordActivity {
            activity: Box::new(Activity {
                id: Id::named("visit"),
                villages: vec![village("东一村"), village("东二村")],
                cadres: vec![cadre("赵一")],
                issue: Some(second),
                rating: text("satisfied"),
                details: [(text("return_result"), text("水已通"))].into(),
                ..Activity::blank(activity_kind::RETURN_VISIT, TODAY)
            }),
            issues: ["路灯不亮", "桥面破损"]
                .map(|title| Register {
                    issue: Box::new(Issue { number: text(""), ..new_issue(title, title, None, TODAY) }),
                    step: Id::named(&format!("raised {title}")),
                })
                .into(),
        }),
        Edit::MakePromise(MakePromise {
            promise: Box::new(Promise { due_on: Some(later), village: Some(village("东一村")), ..kept.clone() }),
        }),
        Edit::PublishPromise(PublishPromise { promise: kept.id, on: TODAY, place: text("村务公开栏") }),
        Edit::ReportProgress(ReportProgress {
            promise: kept.id,
            percent: Some(40),
            progress: text("路基已平"),
            funds_yuan: Some(300_000),
            beneficiaries: None,
        }),
        Edit::KeepPromise(KeepPromise {
            promise: kept.id,
            on: TODAY,
            result: text("修好两公里"),
            beneficiaries: Some(320),
        }),
        Edit::RatePromise(RatePromise { promise: kept.id, on: TODAY, rating: text("satisfied") }),
        Edit::Add(Add { row: withdrawn.clone().into() }),
        Edit::WithdrawPromise(WithdrawPromise { promise: withdrawn.id, on: TODAY, reason: text("改线") }),
        Edit::add(CatalogueRow {
            parent: text(promise_kind::HARD_PROBLEM),
            title_zh: text("一次深入调研"),
            value: text("15"),
            ..CatalogueRow::blank(CatalogueKind::TaskItem, "hard_own")
        }),
        Edit::AssignTasks(AssignTasks { owner: TaskOwner::Issue(second), from: TODAY }),
        Edit::RecordCampaign(RecordCampaign {
            campaign: Box::new(Campaign { id: Id::named("drive"), ..Campaign::blank("解民忧", TODAY) }),
            milestones: vec![Promise { due_on: Some(later), ..Promise::blank("", "动员部署", TODAY) }],
        }),
        Edit::Withdraw(Withdraw { standing: standing("东一村"), reason: text("列错了村") }),
        Edit::FreezeMonth(FreezeMonth { month: TODAY, note: text("例会") }),
        Edit::ListWeak(ListWeak {
            id: Id::named("listed"),
            village: Some(village("西三村")),
            kind: text("lax"),
            reason: text("账目不清"),
            criteria: vec![Criterion {
                id: Id::named("ticked"),
                standing: Id::named("listed"),
                code: text("affairs_hidden"),
                on: TODAY,
                evidence: text("三年未公开"),
                settled_on: None,
            }],
            listed_on: TODAY,
            due_on: None,
            leader: None,
            unit: None,
            team: vec![cadre("赵一")],
            first_secretary: Some(cadre("孙三")),
        }),
        Edit::SettleCriterion(SettleCriterion { criterion: Id::named("ticked"), on: TODAY }),
        Edit::SetPlan(SetPlan {
            standing: Id::named("listed"),
            plan: text("公开账目"),
            on: None,
            due_on: Some(later),
            leader: Some(cadre("李四")),
            unit: Some(unit("样例局")),
            team: Vec::new(),
            first_secretary: None,
            measures: vec![Measure {
                id: Id::named("measure"),
                title: text("每月公开账目"),
                due_on: Some(later),
                cadre: Some(cadre("赵一")),
                unit: None,
            }],
        }),
        Edit::KeepPromise(KeepPromise {
            promise: Id::named("measure"),
            on: TODAY,
            result: text("已公开三个月"),
            beneficiaries: None,
        }),
        Edit::FailAcceptance(FailAcceptance {
            standing: Id::named("listed"),
            score: 40,
            votes: Some((30, 20)),
            on: TODAY,
            reason: text("没有公开"),
            due_on: None,
        }),
        Edit::Accept(Accept {
            standing: Id::named("listed"),
            assessment: Assessment { score: 90, votes: 30, votes_against: 2 },
            on: TODAY,
            note: text("已公开"),
        }),
        Edit::LookBack(LookBack { standing: Id::named("listed"), on: TODAY, note: text("") }),
        Edit::Relapse(Relapse { standing: Id::named("listed"), on: TODAY, reason: text("又停了") }),
        Edit::add(notice.clone()),
        Edit::SubmitDocument(SubmitDocument { document: notice.id }),
        Edit::ReturnDocument(ReturnDocument { document: notice.id, reason: text("日期不对") }),
        Edit::SubmitDocument(SubmitDocument { document: notice.id }),
        Edit::IssueDocument(IssueDocument { document: notice.id, number: text("样办〔2026〕1 号"), on: TODAY }),
        Edit::RepealDocument(RepealDocument { document: notice.id, on: TODAY, reason: text("另有规定") }),
        Edit::add(home.clone()),
        Edit::EndPairing(EndPairing { household: home.id, until: later }),
        Edit::MergeUnits(MergeUnits {
            units: vec![unit("样例局")],
            into: Some(unit("西例镇政府")),
            on: TODAY,
            note: text("样例局并入西例镇政府"),
        }),
    ];
    [edits, planning()].concat()
}

/// The life of a plan of postings, after all the rest.
fn planning() -> Vec<Edit> {
    let plan: Id<Plan> = Id::named("quarter");
    let on = Date::constant(2027, 1, 5);
    let at = |name: &str| Place::Village(village(name));
    let seat = PlanItem {
        id: Id::named("already"),
        cadre: Some(cadre("孙三")),
        place: Some(at("西一村")),
        role: role::FIRST_SECRETARY.into(),
        ..PlanItem::blank(plan, on)
    };
    vec![
        Edit::BeginPlan(BeginPlan {
            plan,
            title: "一季度调整".into(),
            takes_effect_on: Some(Date::constant(2027, 1, 4)),
            note: "春节前到岗".into(),
        }),
        Edit::SetPlanDay(SetPlanDay { plan, on }),
        Edit::SetPlanRules(SetPlanRules { plan, rules: "[rule.most_villages]\nresident = 2\n".into() }),
        Edit::PaintPlan(PaintPlan {
            plan,
            who: Who::Cadre(cadre("赵一")),
            places: vec![at("东二村")],
            role: role::RESIDENT.into(),
            reason: "熟悉".into(),
            origin: ItemOrigin::Hand,
        }),
        Edit::ErasePlan(ErasePlan {
            plan,
            who: Some(Who::Cadre(cadre("李四"))),
            places: vec![at("东三村")],
            role: String::new(),
            reason: "期满".into(),
        }),
        Edit::MarkPairs(MarkPairs {
            plan,
            pairs: vec![PlanPair { who: Who::Cadre(cadre("孙三")), place: at("西一村"), role: String::new() }],
            kind: Some(MarkKind::Lock),
            reason: "暂不动".into(),
        }),
        Edit::AcceptPosts(AcceptPosts {
            plan,
            posts: vec![AcceptedPost {
                who: Who::Cadre(cadre("李四")),
                place: at("西三村"),
                role: role::RESIDENT.into(),
                replaces: Some(Id::named("next posting")),
                reason: "近".into(),
            }],
        }),
        Edit::CopyPlan(CopyPlan { from: plan, plan: Id::named("copy"), title: "一季度调整（备选）".into() }),
        Edit::add(seat),
        Edit::DropStale(DropStale { plan }),
        Edit::PublishPlan(PublishPlan { plan, on }),
    ]
}

/// All rows of a world as new ones, places before what refers to them.
fn made(world: &World) -> Changes {
    let mut changes = Changes::new(Sentence::new("edit.add").with("what", "").with("name", "样例县"));
    world.settings.iter().for_each(|row| changes.add(row.clone()));
    world.catalogue.iter().for_each(|row| changes.add(row.clone()));
    world.townships.iter().for_each(|row| changes.add(row.clone()));
    world.villages.iter().for_each(|row| changes.add(row.clone()));
    world.units.iter().for_each(|row| changes.add(row.clone()));
    world.sites.iter().for_each(|row| changes.add(row.clone()));
    world.cadres.iter().for_each(|row| changes.add(row.clone()));
    world.postings.iter().for_each(|row| changes.add(row.clone()));
    world.issues.iter().for_each(|row| changes.add(row.clone()));
    world.issue_steps.iter().for_each(|row| changes.add(row.clone()));
    world.standings.iter().for_each(|row| changes.add(row.clone()));
    world.indicators.iter().for_each(|row| changes.add(row.clone()));
    changes
}

fn reopened(path: &Path) -> World {
    Session::open(path, Access::Read).expect("the file opens").world().clone()
}

/// Does all edits one after the other, each once with its undo and redo, and takes all of them back in the end.
fn go_through(edits: &[Edit]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("county.gpkg");
    let start = sample::sample_world();
    let mut session = Session::create(&path, &made(&start)).unwrap();
    session.set_author("测试");
    assert_eq!(session.world(), &start);
    for edit in edits {
        let name = name(edit);
        let before = session.world().clone();
        session.check(edit).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
        session.perform(edit).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let after = session.world().clone();
        assert_ne!(after, before, "{name} changes something");
        assert_eq!(reopened(&path), after, "{name}: the file after it");
        session.undo().unwrap_or_else(|error| panic!("undo of {name}: {error:?}"));
        assert_eq!(session.world(), &before, "{name}: memory after undo");
        assert_eq!(reopened(&path), before, "{name}: the file after undo");
        session.redo().unwrap_or_else(|error| panic!("redo of {name}: {error:?}"));
        assert_eq!(session.world(), &after, "{name}: memory after redo");
    }
    assert_eq!(reopened(&path), *session.world());
    edits.iter().for_each(|edit| drop(session.undo().unwrap_or_else(|error| panic!("{}: {error:?}", name(edit)))));
    assert_eq!(session.world(), &start, "all taken back");
}

#[test]
fn records_of_every_table_are_added_changed_and_removed_through_the_file() {
    go_through(&records());
}

#[test]
fn every_verb_of_the_work_goes_through_the_file() {
    go_through(&work());
}

#[test]
fn no_verb_and_no_table_is_forgotten() {
    let names: BTreeSet<String> = records().iter().chain(&work()).map(name).collect();
    assert_eq!(names.len(), NAMES, "{names:?}");
}
