//! Whether something may be done now: the edit asked dry, with stand-ins for what the form will ask for.

use crate::edits::{
    Accept, AddNote, Assign, Close, Edit, EndPosting, FailAcceptance, Finish, HandOver, KeepPromise, ListWeak,
    LookBack, Merge, Park, PublishPromise, RatePromise, Relapse, Reopen, ReportProgress, SendBack, SetPlan,
    WithdrawPromise,
};
use crate::model::{CatalogueKind, Id, Issue, Posting, Promise, Refusal, Standing, Village};
use crate::session::Session;
use crate::ui::widgets::day::days_later;

use super::{IssueVerb, PostingVerb, PromiseVerb, StandingVerb};

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
                Edit::SetPlan(SetPlan { standing, plan: text(), due_on, leader, unit: None })
            }
            StandingVerb::Accept => Edit::Accept(Accept { standing, score: 100, on, note: text() }),
            StandingVerb::Fail => {
                Edit::FailAcceptance(FailAcceptance { standing, score: 0, on, reason: text(), due_on: None })
            }
            StandingVerb::LookBack => Edit::LookBack(LookBack { standing, on, note: text() }),
            StandingVerb::Relapse => Edit::Relapse(Relapse { standing, on, reason: text() }),
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
        listed_on: session.desk().today,
        due_on: None,
        leader: None,
        unit: None,
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
        IssueVerb::Close => Edit::Close(Close { issue, verifier: verifier(), reply: text(), note: text(), step }),
        IssueVerb::Return => Edit::SendBack(SendBack { issue, verifier: verifier(), reason: text(), step }),
        IssueVerb::Park => Edit::Park(Park { issue, reason: text(), recheck_on: Some(days_later(today, 30)), step }),
        IssueVerb::Reopen => Edit::Reopen(Reopen { issue, reason: text(), due_on: None, step }),
        IssueVerb::Merge => {
            let twin =
                |each: &Issue| each.id != issue && each.state.is_open() && row.is_none_or(|row| row.kind == each.kind);
            let into = world.issues.find(twin).map(|each| each.id);
            Edit::Merge(Merge { issue, into, note: text(), step, into_step: Id::named("probe of the other") })
        }
        IssueVerb::Note => Edit::AddNote(AddNote { issue, text: text(), step }),
    }
}
