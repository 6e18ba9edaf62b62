//! What is told of a suggestion on the terminal.

use serde_json::{Value, json};

use crate::analysis::planner::rules::RuleName;
use crate::analysis::planner::{CostParts, Impossible, PlanProof, PostState, Relaxation, SuggestedPost, Suggestion};
use crate::cli::terminal::Terminal;
use crate::model::{Place, Who, World};
use crate::words::Language;

use super::table::{role_title, rounded};

/// Tells how many posts are filled, what it costs and how good it is, and what stands in the way of the others. Names of
/// people are not told here: they stand in the table.
pub(super) fn tell(world: &World, suggestion: &Suggestion, saved: Option<&str>, terminal: &Terminal) {
    let language = terminal.language();
    terminal.result(|| lines(world, suggestion, saved, language), || value(world, suggestion, language));
}

/// The parts of a cost in one line.
fn parts(parts: &CostParts, language: Language) -> String {
    let part = |number: f64| format!("{number:.1}");
    language.say_with(
        "cli.assign.parts",
        &[
            ("cost", &part(parts.sum())),
            ("distance", &part(parts.distance)),
            ("skill", &part(parts.skill)),
            ("balance", &part(parts.balance)),
            ("change", &part(parts.change)),
            ("rules", &part(parts.rules)),
        ],
    )
}

/// Why this one: the parts of the cost, and by how much the plan would cost more with the next best one.
pub(super) fn reason(post: &SuggestedPost, language: Language) -> String {
    let own = parts(&post.parts, language);
    match post.next_best {
        None => own,
        Some(next) => {
            let more = format!("{:.1}", next.more);
            format!("{own}{}", language.say_with("cli.assign.next", &[("more", &more)]))
        }
    }
}

fn lines(world: &World, suggestion: &Suggestion, saved: Option<&str>, language: Language) -> Vec<String> {
    let count = |state: PostState| suggestion.posts.iter().filter(|post| post.state == state).count();
    let unfilled: u32 = suggestion.unfilled.iter().map(|row| row.count).sum();
    let mut lines = vec![language.say_with(
        "cli.assign.done",
        &[
            ("posts", &suggestion.posts.len()),
            ("new", &count(PostState::New)),
            ("moved", &count(PostState::Moved)),
            ("kept", &count(PostState::Kept)),
            ("ended", &suggestion.ends.len()),
            ("unfilled", &unfilled),
        ],
    )];
    lines.push(parts(&suggestion.cost, language));
    lines.push(match suggestion.proof {
        PlanProof::Optimal => language.say("cli.assign.optimal").into_owned(),
        PlanProof::Gap { cost, bound } => language.say_with(
            "cli.assign.gap",
            &[
                ("cost", &format!("{cost:.1}")),
                ("bound", &format!("{bound:.1}")),
                ("percent", &format!("{:.2}", suggestion.proof.gap_percent())),
            ],
        ),
    });
    for row in &suggestion.unfilled {
        let role = role_title(world, language, &row.role);
        let place = world.place_name(row.place);
        lines.push(language.say_with("cli.assign.empty", &[("place", &place), ("role", &role), ("count", &row.count)]));
    }
    for row in &suggestion.impossible {
        lines.push(language.sentence(&row.sentence));
        for relaxation in &row.relaxations {
            lines.push(relaxed(relaxation, language));
        }
    }
    lines.extend(suggestion.notes.iter().map(|note| language.sentence(note)));
    lines.extend(saved.map(|name| language.say_with("cli.assign.saved", &[("name", &name)])));
    lines
}

fn relaxed(row: &Relaxation, language: Language) -> String {
    let what = language.sentence(&row.sentence);
    let key = if row.unfilled == 0 { "cli.assign.relax" } else { "cli.assign.relax_part" };
    language.say_with(key, &[("what", &what), ("count", &row.unfilled)])
}

fn value(world: &World, suggestion: &Suggestion, language: Language) -> Value {
    let cost = |parts: &CostParts| {
        json!({
            "sum": rounded(parts.sum()), "distance": rounded(parts.distance), "skill": rounded(parts.skill),
            "balance": rounded(parts.balance), "change": rounded(parts.change), "rules": rounded(parts.rules),
        })
    };
    let (optimal, bound, total) = match suggestion.proof {
        PlanProof::Optimal => (true, suggestion.cost.sum(), suggestion.cost.sum()),
        PlanProof::Gap { cost, bound } => (false, bound, cost),
    };
    let post = |post: &SuggestedPost| {
        json!({
            "village": village(world, post.place), "role": post.role, "cadre": code(world, post.who),
            "state": post.state.code(), "locked": post.locked, "km": post.km.map(rounded), "cost": cost(&post.parts),
            "next": post.next_best.map(|next| json!({
                "cadre": next.who.map(|who| code(world, who)), "cost": cost(&next.parts), "more": rounded(next.more),
            })),
        })
    };
    let impossible = |row: &Impossible| {
        let relaxations = row.relaxations.iter().map(|relaxation| {
            json!({
                "rule": relaxation.rule.map(RuleName::code), "unfilled": relaxation.unfilled,
                "what": language.sentence(&relaxation.sentence),
            })
        });
        json!({
            "rule": row.rule.code(), "wanted": row.wanted, "possible": row.possible,
            "villages": row.villages.iter().map(|id| village(world, Place::Village(*id))).collect::<Vec<_>>(),
            "what": language.sentence(&row.sentence), "relaxations": relaxations.collect::<Vec<_>>(),
        })
    };
    json!({
        "ok": true,
        "day": suggestion.day.to_string(),
        "optimal": optimal,
        "cost": cost(&suggestion.cost),
        "objective": rounded(total),
        "bound": rounded(bound),
        "gap_percent": rounded(suggestion.proof.gap_percent()),
        "posts": suggestion.posts.iter().map(post).collect::<Vec<_>>(),
        "ends": suggestion.ends.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "unfilled": suggestion.unfilled.iter().map(|row| {
            json!({ "village": village(world, row.place), "role": row.role, "count": row.count })
        }).collect::<Vec<_>>(),
        "impossible": suggestion.impossible.iter().map(impossible).collect::<Vec<_>>(),
        "notes": suggestion.notes.iter().map(|note| language.sentence(note)).collect::<Vec<_>>(),
    })
}

fn village(world: &World, place: Place) -> String {
    match place {
        Place::Village(id) => world.villages.get(id).map(|row| row.code.clone()),
        Place::Township(_) | Place::Site(_) => None,
    }
    .unwrap_or_default()
}

/// The work number of a cadre, or the name of a unit: who has none is told by identity.
fn code(world: &World, who: Who) -> String {
    match who {
        Who::Unit(id) => world.units.get(id).map(|unit| unit.name.clone()).unwrap_or_default(),
        Who::Cadre(id) => {
            let code = world.cadres.get(id).map(|cadre| cadre.code.clone()).filter(|code| !code.is_empty());
            code.unwrap_or_else(|| id.to_string())
        }
    }
}
