//! Hotspots and clusters in words: which villages stand out against their neighbours, and where issues of a category lie
//! denser than chance would have it. Where the statistic refuses, the card says why.

use crate::analysis::Quantity;
use crate::analysis::spots::{Seed, SpotError, SpotKind, SpotQuestion, Spots};
use crate::analysis::weights::Neighbourhood;
use crate::map::spots::{chance_sentence, class_name, cluster_name, sheet_title};
use crate::map::{Choice, County, SpotLayer};
use crate::model::{Id, Progress, Village};
use crate::papers::docx::{Block, DocumentText};
use crate::papers::error::PaperError;
use crate::papers::speech::Speech;

use super::cards::{Body, Card, Cards, measured};
use super::order::DeckOrder;
use super::views::subtitle;

/// How often chance is asked.
const PERMUTATIONS: u32 = 999;
/// How many villages of a group, and how many clusters, are named.
const NAMED: usize = 12;
const CLUSTERS: usize = 6;

/// Adds the hotspots of open issues, and the clusters of all categories.
pub(super) fn add(
    cards: &mut Cards,
    county: County<'_>,
    speech: &Speech<'_>,
    order: &DeckOrder,
    progress: Progress<'_>,
) -> Result<(), PaperError> {
    for (nth, kind) in [SpotKind::GiStar, SpotKind::Scan].into_iter().enumerate() {
        let half = 0.5 * nth as f32;
        let choice = measured(order, Quantity::Open);
        let question = SpotQuestion {
            kind,
            measure: choice.measure.clone(),
            neighbourhood: Neighbourhood::default(),
            months: None,
            permutations: PERMUTATIONS,
            seed: Seed::default(),
        };
        let title = sheet_title(county.world, &question, &speech.county(), speech.language);
        let progress = progress.part(half, half + 0.5);
        match Spots::of(county.world, county.findings, county.geography, &question, progress) {
            Ok(found) => {
                let notes = if kind == SpotKind::Scan { clusters(speech, &found) } else { groups(speech, &found) };
                let subtitle = subtitle(county, speech, &choice);
                let choice = Choice { spots: Some(SpotLayer::of(found, 0)), ..choice };
                cards.add_map(title, subtitle, notes, choice);
            }
            Err(SpotError::Stopped) => return Err(PaperError::new("papers.error.stopped")),
            Err(SpotError::Refused(refusal)) => {
                let blocks = vec![Block::Body(speech.language.refusal(&refusal))];
                let body = Body::Text(DocumentText { blocks, ..DocumentText::default() });
                cards.cards.push(Card { title, subtitle: String::new(), notes: String::new(), body });
            }
        }
    }
    Ok(())
}

/// The classes that stand out, each with its villages.
fn groups(speech: &Speech<'_>, found: &Spots) -> String {
    let said = |(class, villages): (crate::analysis::spots::SpotClass, Vec<Id<Village>>)| {
        class.is_found().then(|| {
            let name = class_name(found.question.kind, class, speech.language);
            let villages_named = listed(speech, &villages);
            speech.says(
                "deck.hotspots.group",
                &[("class", &name), ("count", &villages.len()), ("villages", &villages_named)],
            )
        })
    };
    let lines: Vec<String> = found.groups().into_iter().filter_map(said).collect();
    if lines.is_empty() { speech.say("deck.hotspots.nothing") } else { lines.join("\n") }
}

/// The clusters, the surest first.
fn clusters(speech: &Speech<'_>, found: &Spots) -> String {
    let said = |(nth, row): (usize, &crate::analysis::spots::SpotCluster)| {
        let cluster = &row.cluster;
        let name = cluster_name(speech.world, found, row, speech.language);
        let villages = listed(speech, &cluster.villages);
        let chance = speech.language.sentence(&chance_sentence(cluster.p, found.replications));
        speech.says(
            "deck.hotspots.cluster",
            &[
                ("number", &(nth + 1)),
                ("name", &name),
                ("count", &cluster.villages.len()),
                ("villages", &villages),
                ("cases", &cluster.cases),
                ("expected", &format!("{:.1}", cluster.expected)),
                ("chance", &chance),
            ],
        )
    };
    let lines: Vec<String> = found.clusters.iter().enumerate().take(CLUSTERS).map(said).collect();
    if lines.is_empty() { speech.say("deck.hotspots.nothing") } else { lines.join("\n") }
}

fn listed(speech: &Speech<'_>, villages: &[Id<Village>]) -> String {
    let names = villages.iter().filter_map(|id| speech.world.villages.get(*id)).map(|row| row.name.clone());
    let mut names: Vec<String> = names.take(NAMED + 1).collect();
    if names.len() > NAMED {
        names.truncate(NAMED);
        names.push("…".to_owned());
    }
    names.join(&speech.say("papers.comma"))
}
