//! Whether something may be done now: the edit asked dry, with stand-ins for what the form will ask for.

use crate::edits::{
    Accept, AddNote, Assessment, Assign, Close, Edit, EndPosting, Escalate, FailAcceptance, Finish, HandOver,
    IssueDocument, JoinCommon, KeepPromise, LeaveCommon, Lift, ListWeak, LookBack, Merge, Park, PublishPromise, Rate,
    RatePromise, Relapse, Reopen, RepealDocument, ReportProgress, ReturnDocument, SendBack, SetPlan, SubmitDocument,
    Supervise, Withdraw, WithdrawPromise,
};
use crate::model::{CatalogueKind, Document, Id, Issue, Posting, Promise, Refusal, Standing, Village};
use crate::session::Session;
use crate::ui::widgets::day::days_later;

use super::{DocumentVerb, IssueVerb, PostingVerb, PromiseVerb, StandingVerb};

/// What the form will ask for; it only has to be something.
const SOMETHING: &str = "…";

/// Whether anything may be written at all.
pub fn write(session: &Session) -> Result<(), Refusal> {
    session.read_only().map_or(Ok(()), |why| Err(Refusal(why.clone())))
}

/// Whether an edit may be done now.
pub fn edit(session: &Session, edit: &Edit) -> Result<(), Refusal> {
    write(session)?;
    session.check(edit)
}

/// Whether an issue can be taken this step further now.
pub fn issue(session: &Session, id: Id<Issue>, verb: IssueVerb) -> Result<(), Refusal> {
    edit(session, &issue_probe(session, id, verb))
}

/// Whether an issue can become a part of a common problem that is made of it.
pub fn promote(session: &Session, issue: &Issue) -> Result<(), Refusal> {
    write(session)?;
    if issue.is_common() || issue.parent.is_some() {
        let key = if issue.is_common() { "refusal.common.is_one" } else { "refusal.common.already" };
        return Err(Refusal::new(key).with("number", &issue.number));
    }
    if issue.state.is_open() {
        return Ok(());
    }
    Err(Refusal::new("refusal.issue.state")
        .with("number", &issue.number)
        .with("state", format!("@state.issue.{}", issue.state.code()))
        .with("verb", "@edit.verb.join_common"))
}

/// Whether a posting can be changed, ended or moved now.
pub fn posting(session: &Session, id: Id<Posting>, verb: PostingVerb) -> Result<(), Refusal> {
    let tomorrow = days_later(session.desk().today, 1);
    match verb {
        PostingVerb::Change => write(session),
        PostingVerb::End | PostingVerb::Move => {
            edit(session, &Edit::EndPosting(EndPosting { posting: id, until: tomorrow }))
        }
    }
}

/// Whether a promise can be taken this step further now.
pub fn promise(session: &Session, id: Id<Promise>, verb: PromiseVerb) -> Result<(), Refusal> {
    let (promise, on, text) = (id, session.desk().today, || SOMETHING.to_owned());
    let row = session.world().promises.get(id);
    let stands = row.map(|row| row.rating.clone()).unwrap_or_default();
    let ratings = session.world().list(CatalogueKind::Rating);
    let other = ratings.into_iter().find(|rating| rating.code != stands).map(|rating| rating.code.clone());
    edit(
        session,
        &match verb {
            PromiseVerb::Publish => Edit::PublishPromise(PublishPromise { promise, on, place: text() }),
            PromiseVerb::Progress => Edit::ReportProgress(ReportProgress {
                promise,
                percent: None,
                progress: text(),
                funds_yuan: None,
                beneficiaries: None,
            }),
            PromiseVerb::Keep => Edit::KeepPromise(KeepPromise { promise, on, result: text(), beneficiaries: None }),
            PromiseVerb::Rate => Edit::RatePromise(RatePromise { promise, on, rating: other.unwrap_or_else(text) }),
            PromiseVerb::Withdraw => Edit::WithdrawPromise(WithdrawPromise { promise, on, reason: text() }),
        },
    )
}

/// Whether the case of a weak village can be taken this step further now.
pub fn standing(session: &Session, id: Id<Standing>, verb: StandingVerb) -> Result<(), Refusal> {
    let (standing, on, text) = (id, session.desk().today, || SOMETHING.to_owned());
    let leader = session.world().cadres.iter().next().map(|cadre| cadre.id);
    edit(
        session,
        &match verb {
            StandingVerb::Plan => {
                let due_on = Some(days_later(on, 30));
                Edit::SetPlan(SetPlan {
                    standing,
                    plan: text(),
                    on: None,
                    due_on,
                    leader,
                    unit: None,
                    team: Vec::new(),
                    first_secretary: None,
                    measures: Vec::new(),
                })
            }
            StandingVerb::Accept => {
                let assessment = Assessment { score: 100, votes: 1, votes_against: 0 };
                Edit::Accept(Accept { standing, assessment, on, note: text() })
            }
            StandingVerb::Fail => Edit::FailAcceptance(FailAcceptance {
                standing,
                score: 0,
                votes: None,
                on,
                reason: text(),
                due_on: None,
            }),
            StandingVerb::LookBack => Edit::LookBack(LookBack { standing, on, note: text() }),
            StandingVerb::Relapse => Edit::Relapse(Relapse { standing, on, reason: text() }),
            StandingVerb::Withdraw => Edit::Withdraw(Withdraw { standing, reason: text() }),
        },
    )
}

/// Whether a paper can be taken this step further now.
pub fn document(session: &Session, document: Id<Document>, verb: DocumentVerb) -> Result<(), Refusal> {
    let (on, text) = (session.desk().today, || SOMETHING.to_owned());
    edit(
        session,
        &match verb {
            DocumentVerb::Submit => Edit::SubmitDocument(SubmitDocument { document }),
            DocumentVerb::Return => Edit::ReturnDocument(ReturnDocument { document, reason: text() }),
            DocumentVerb::Issue => Edit::IssueDocument(IssueDocument { document, number: String::new(), on }),
            DocumentVerb::Repeal => Edit::RepealDocument(RepealDocument { document, on, reason: text() }),
        },
    )
}

/// Whether a village can be listed as weak now.
pub fn list_weak(session: &Session, village: Id<Village>) -> Result<(), Refusal> {
    let kind = session.world().list(CatalogueKind::StandingKind).first().map(|row| row.code.clone());
    let verb = ListWeak {
        id: Id::named("probe"),
        village: Some(village),
        kind: kind.unwrap_or_else(|| SOMETHING.to_owned()),
        reason: SOMETHING.to_owned(),
        criteria: Vec::new(),
        listed_on: session.desk().today,
        due_on: None,
        leader: None,
        unit: None,
        team: Vec::new(),
        first_secretary: None,
    };
    edit(session, &Edit::ListWeak(verb))
}

fn issue_probe(session: &Session, issue: Id<Issue>, verb: IssueVerb) -> Edit {
    let (world, today) = (session.world(), session.desk().today);
    let (step, text) = (Id::named("probe"), || SOMETHING.to_owned());
    let row = world.issues.get(issue);
    let valid = |until: Option<crate::model::Date>| until.is_none_or(|until| today < until);
    let unit = || world.units.find(|unit| valid(unit.valid_until) && row.is_none_or(|row| row.unit != Some(unit.id)));
    let other = || world.cadres.find(|cadre| row.is_none_or(|row| row.handler != Some(cadre.id)));
    let verifier = || other().map(|cadre| cadre.id);
    match verb {
        IssueVerb::Assign => Edit::Assign(Assign {
            issue,
            unit: unit().map(|unit| unit.id),
            joint_units: Vec::new(),
            leader: None,
            handler: None,
            due_on: None,
            note: text(),
            step,
        }),
        IssueVerb::HandOver => {
            Edit::HandOver(HandOver { issue, unit: unit().map(|unit| unit.id), handler: None, reason: text(), step })
        }
        IssueVerb::Finish => Edit::Finish(Finish { issue, reply: text(), note: text(), step }),
        IssueVerb::Close => {
            Edit::Close(Close { issue, verifier: verifier(), reply: text(), reply_for_parts: true, note: text(), step })
        }
        IssueVerb::Return => Edit::SendBack(SendBack { issue, verifier: verifier(), reason: text(), step }),
        IssueVerb::Park => Edit::Park(Park { issue, reason: text(), recheck_on: Some(days_later(today, 30)), step }),
        IssueVerb::Reopen => Edit::Reopen(Reopen { issue, reason: text(), due_on: None, step }),
        IssueVerb::Merge => {
            let twin =
                |each: &Issue| each.id != issue && each.state.is_open() && row.is_none_or(|row| row.kind == each.kind);
            let into = world.issues.find(twin).map(|each| each.id);
            Edit::Merge(Merge { issue, into, note: text(), step, into_step: Id::named("probe of the other") })
        }
        IssueVerb::Escalate => {
            let other = world
                .list(CatalogueKind::Level)
                .into_iter()
                .find(|level| row.is_none_or(|row| row.level != level.code));
            let level = other.map(|level| level.code.clone()).unwrap_or_default();
            Edit::Escalate(Escalate { issue, level, reason: text(), due_on: None, step })
        }
        IssueVerb::Supervise => {
            Edit::Supervise(Supervise { issue, number: String::new(), due_on: None, note: text(), step })
        }
        IssueVerb::Lift => Edit::Lift(Lift { issue, reason: text(), step }),
        IssueVerb::Rate => {
            let other = world
                .list(CatalogueKind::Rating)
                .into_iter()
                .find(|rating| row.is_none_or(|row| row.rating != rating.code));
            let rating = other.map_or_else(text, |rating| rating.code.clone());
            Edit::Rate(Rate { issue, rating, note: text(), step })
        }
        IssueVerb::Join => {
            let parent = world.issues.find(Issue::is_open_common).map(|each| each.id);
            Edit::JoinCommon(JoinCommon { issue, parent, note: text(), step })
        }
        IssueVerb::Leave => Edit::LeaveCommon(LeaveCommon { issue, reason: text(), step }),
        IssueVerb::Note => Edit::AddNote(AddNote { issue, text: text(), step }),
    }
}
