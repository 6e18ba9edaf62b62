//! What there is to say about the place that is selected, kept until something changes from which it follows.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::analysis::why::{Changes, Field, Position, Records, Why};
use crate::analysis::{AreaId, Areas, Level, Measure, Method, Value};
use crate::model::{Date, Id, Township, Village, World};
use crate::ui::intent::Sight;
use crate::ui::lookup::Lookup;

/// The place that is selected with all that is to be said about it.
#[derive(Debug)]
pub(super) struct Asked {
    made_from: MadeFrom,
    /// The answer.
    pub why: Why,
    /// Where it stands by the measure that colours the map; nothing for a selection and for the county.
    pub position: Option<Position>,
    /// What the measure says of it.
    pub value: Value,
    /// Its class among the areas of its level, from 0, and how many there are; of a selection that among the villages.
    pub class: Option<(usize, usize)>,
    /// What the measure says of the county.
    pub county: Value,
    /// The day of the last meeting, and what changed since.
    pub since: Option<(Date, Changes)>,
}

/// From what it follows.
#[derive(Clone, Debug, PartialEq)]
struct MadeFrom {
    file: (PathBuf, u64, Date),
    area: AreaId,
    group: BTreeSet<Id<Village>>,
    theme: Theme,
    /// Whether it is known what changed since the last meeting.
    compared: bool,
}

/// The measure that colours the map, and its classes.
#[derive(Clone, Debug, PartialEq)]
struct Theme {
    measure: Measure,
    method: Method,
    classes: usize,
}

impl MadeFrom {
    fn of(sight: Sight<'_>, area: &AreaId, compared: bool) -> Self {
        let (session, choice) = (sight.session, sight.choice);
        let is_group = matches!(area, AreaId::Group(_));
        Self {
            file: (session.path().to_owned(), session.revision(), session.desk().today),
            area: area.clone(),
            group: if is_group { choice.selected.clone() } else { BTreeSet::new() },
            theme: Theme { measure: choice.measure.clone(), method: choice.method.clone(), classes: choice.classes },
            compared,
        }
    }
}

/// Which place is selected: a village, a township of which exactly all villages are, several villages, or the county.
pub(super) fn area(sight: Sight<'_>) -> AreaId {
    let (world, selected) = (sight.session.world(), &sight.choice.selected);
    let village = sight.selection.village.filter(|id| world.villages.get(*id).is_some());
    match (selected.len(), village) {
        (2.., _) => whole_township(world, selected).map_or(AreaId::Group(String::new()), AreaId::Township),
        (_, Some(village)) => AreaId::Village(village),
        (_, None) => AreaId::County,
    }
}

fn whole_township(world: &World, selected: &BTreeSet<Id<Village>>) -> Option<Id<Township>> {
    let township = world.villages.get(*selected.first()?)?.township;
    let mut all = world.villages.iter().filter(|village| village.township == township);
    let is_whole = all.clone().count() == selected.len() && all.all(|village| selected.contains(&village.id));
    is_whole.then_some(township)
}

/// The villages of a township.
pub(super) fn villages_of(sight: Sight<'_>, township: Id<Township>) -> Vec<Id<Village>> {
    sight.session.world().villages.iter().filter(|row| row.township == township).map(|row| row.id).collect()
}

/// The answer for a place; made anew only when something has changed from which it follows.
pub(super) fn asked(context: &egui::Context, sight: Sight<'_>, lookup: &Lookup, area: &AreaId) -> Arc<Asked> {
    let place = egui::Id::unique("why");
    let compared = lookup.since_meeting(context, sight.session).is_some();
    let made_from = MadeFrom::of(sight, area, compared);
    if let Some(kept) = context.data(|data| data.get_temp::<Arc<Asked>>(place))
        && kept.made_from == made_from
    {
        return kept;
    }
    let field = field(context, sight, &made_from);
    let fresh = Arc::new(answer((context, sight), lookup, made_from, field.as_deref()));
    context.data_mut(|data| data.insert_temp(place, Arc::clone(&fresh)));
    fresh
}

fn answer(
    (context, sight): (&egui::Context, Sight<'_>),
    lookup: &Lookup,
    made_from: MadeFrom,
    field: Option<&Field>,
) -> Asked {
    let (world, findings) = (sight.session.world(), sight.findings);
    let areas = match &made_from.area {
        AreaId::Village(id) => Areas::of_villages(world, &[*id]),
        AreaId::Township(id) => Areas::of_townships(world, &[*id]),
        AreaId::County => Areas::of(world, Level::County),
        AreaId::Group(name) => {
            let villages = made_from.group.iter().copied().collect();
            Areas::of_groups(world, &[(name.clone(), villages)])
        }
    };
    let grounds = lookup.grounds(world, findings);
    let (commitments, diaries) = (&lookup.commitments, &lookup.diaries);
    let position = field.and_then(|field| field.position(world, sight.geography, &made_from.area));
    let own = || made_from.theme.measure.read(world, findings, &areas, None).values.first().copied();
    let value = position.map(|position| position.value).or_else(own).unwrap_or(Value::NotReported);
    let since = lookup.since_meeting(context, sight.session);
    Asked {
        why: Why::of(Records { world, findings, commitments, diaries, grounds }, &areas, 0),
        position,
        value,
        class: field.and_then(|field| field.class(value)),
        county: field.map_or(value, |field| field.county),
        since: since.map(|comparison| (comparison.from, Changes::of(world, findings, comparison, &areas, 0))),
        made_from,
    }
}

/// The measure read for all areas of the level: of a selection, that of villages, of which it needs the county's number.
fn field(context: &egui::Context, sight: Sight<'_>, made_from: &MadeFrom) -> Option<Arc<Field>> {
    let level = match made_from.area {
        AreaId::Village(_) | AreaId::Group(_) => Level::Village,
        AreaId::Township(_) => Level::Township,
        AreaId::County => return None,
    };
    let place = egui::Id::unique(("measure of all areas", level));
    type Kept = ((PathBuf, u64, Date), Theme, Arc<Field>);
    if let Some((file, theme, field)) = context.data(|data| data.get_temp::<Kept>(place))
        && (&file, &theme) == (&made_from.file, &made_from.theme)
    {
        return Some(field);
    }
    let Theme { measure, method, classes } = &made_from.theme;
    let world = sight.session.world();
    let field = Arc::new(Field::of(world, sight.findings, sight.geography, measure, (method, *classes), level));
    let kept: Kept = (made_from.file.clone(), made_from.theme.clone(), Arc::clone(&field));
    context.data_mut(|data| data.insert_temp(place, kept));
    Some(field)
}
