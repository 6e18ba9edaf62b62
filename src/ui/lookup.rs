//! What the panels look up again and again, made once for each revision: who is where, what is open where, and the
//! lists from which a record is picked.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use crate::analysis::why::Grounds;
use crate::analysis::{Calendar, Commitments, Comparison, Diaries, Findings, recurrence};
use crate::model::{
    Activity, Cadre, CatalogueKind, Date, Id, Issue, IssueState, Posting, Standing, Township, Unit, Village, World,
};
use crate::session::Session;
use crate::words::Language;

use super::intent::Sight;
use super::widgets::PickItem;

/// Up to so many issues are compared at once.
const FEW: usize = 5_000;

/// Where things stand in one revision, on one day, in one language.
#[derive(Debug)]
pub struct Lookup {
    made_from: (PathBuf, u64, Date, Language),
    /// The postings of each cadre that hold today.
    pub posts_of_cadre: BTreeMap<Id<Cadre>, Vec<Id<Posting>>>,
    /// The postings to each village that hold today, residents first.
    pub posts_of_village: BTreeMap<Id<Village>, Vec<Id<Posting>>>,
    /// The open issues of each village, most urgent first.
    pub open_of_village: BTreeMap<Id<Village>, Vec<Id<Issue>>>,
    /// The cases of each village, latest first.
    pub standings_of_village: BTreeMap<Id<Village>, Vec<Id<Standing>>>,
    /// How many open issues each unit is responsible for.
    pub open_of_unit: BTreeMap<Id<Unit>, u32>,
    /// How many cadres each unit has.
    pub cadres_of_unit: BTreeMap<Id<Unit>, u32>,
    /// How many open issues each cadre handles.
    pub open_of_cadre: BTreeMap<Id<Cadre>, u32>,
    /// The villages without a resident cadre, the worst first, as they are walked through.
    pub without_resident: Vec<Id<Village>>,
    /// How many issues there are in each quick view of the ledger.
    pub views: [u32; LedgerView::ALL.len()],
    /// Title and place of each row of the catalogue, by list and code.
    kinds: BTreeMap<CatalogueKind, HashMap<String, (String, i64)>>,
    /// How satisfied each rating says that people are, per cent.
    satisfied: BTreeMap<String, u32>,
    /// The issues that have come again, looked for when they are asked for.
    recurring: OnceLock<BTreeSet<Id<Issue>>>,
    /// How many issues each activity raised, counted when it is asked for.
    raised: OnceLock<HashMap<Id<Activity>, u32>>,
    /// What the answers to "why?" rest on, made when one is asked for.
    grounds: OnceLock<Grounds>,
    /// What changed since the last meeting, looked for when it is asked for.
    since_meeting: Arc<OnceLock<Option<Comparison>>>,
    /// Whether that has been begun on a thread of its own.
    comparing: OnceLock<()>,
    /// What was done in each village and by each cadre.
    pub diaries: Diaries,
    /// Who has promised what.
    pub commitments: Commitments,
    /// Which days are worked.
    pub calendar: Arc<Calendar>,
    /// Active cadres, to be picked.
    pub cadres: Vec<PickItem<Cadre>>,
    /// Units that are valid today, to be picked.
    pub units: Vec<PickItem<Unit>>,
    /// Villages, to be picked.
    pub villages: Vec<PickItem<Village>>,
    /// Townships, to be picked.
    pub townships: Vec<PickItem<Township>>,
}

/// A quick view of the ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LedgerView {
    /// 未办结
    #[default]
    Open,
    /// 超期
    Overdue,
    /// 无人负责
    Nobody,
    /// 待核
    ToCheck,
    /// 挂起到期
    ParkedDue,
    /// 已销号
    Closed,
    /// 全部
    All,
}

impl LedgerView {
    /// All quick views, in their order.
    pub const ALL: [Self; 7] =
        [Self::Open, Self::Overdue, Self::Nobody, Self::ToCheck, Self::ParkedDue, Self::Closed, Self::All];

    /// The key of its title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Open => "table.view.open",
            Self::Overdue => "table.view.overdue",
            Self::Nobody => "table.view.nobody",
            Self::ToCheck => "table.view.to_check",
            Self::ParkedDue => "table.view.parked_due",
            Self::Closed => "table.view.closed",
            Self::All => "table.view.all",
        }
    }

    /// Whether an issue stands in the view.
    pub fn holds(self, issue: &Issue, today: Date) -> bool {
        match self {
            Self::All => true,
            Self::Open => issue.state.is_open(),
            Self::Overdue => issue.is_overdue(today),
            Self::Nobody => issue.state.is_open() && issue.unit.is_none() && issue.handler.is_none(),
            Self::ToCheck => issue.state == IssueState::Finished,
            Self::ParkedDue => issue.state == IssueState::Parked && issue.recheck_on.is_none_or(|day| day <= today),
            Self::Closed => issue.state == IssueState::Closed,
        }
    }
}

/// The look-up of what is open now; made anew only when the file, its revision, the day or the language has changed.
pub fn lookup(context: &egui::Context, sight: Sight<'_>) -> Arc<Lookup> {
    let place = egui::Id::unique("lookup");
    let made_from =
        (sight.session.path().to_owned(), sight.session.revision(), sight.session.desk().today, sight.language);
    if let Some(kept) = context.data(|data| data.get_temp::<Arc<Lookup>>(place))
        && kept.made_from == made_from
    {
        return kept;
    }
    let fresh = Arc::new(Lookup::of(sight, made_from));
    context.data_mut(|data| data.insert_temp(place, Arc::clone(&fresh)));
    fresh
}

impl Lookup {
    fn of(sight: Sight<'_>, made_from: (PathBuf, u64, Date, Language)) -> Self {
        let (world, today) = (sight.session.world(), made_from.2);
        let (posts_of_cadre, posts_of_village) = posts(world, today);
        let mut lookup = Self {
            made_from,
            posts_of_cadre,
            posts_of_village,
            open_of_village: BTreeMap::new(),
            standings_of_village: standings(world),
            open_of_unit: BTreeMap::new(),
            cadres_of_unit: BTreeMap::new(),
            open_of_cadre: BTreeMap::new(),
            without_resident: without_resident(sight),
            views: [0; LedgerView::ALL.len()],
            kinds: BTreeMap::new(),
            satisfied: BTreeMap::new(),
            recurring: OnceLock::new(),
            raised: OnceLock::new(),
            grounds: OnceLock::new(),
            since_meeting: Arc::default(),
            comparing: OnceLock::new(),
            diaries: Diaries::of(world),
            commitments: Commitments::of(world, today),
            calendar: Arc::new(Calendar::of(world)),
            cadres: Vec::new(),
            units: Vec::new(),
            villages: Vec::new(),
            townships: Vec::new(),
        };
        lookup.count_issues(world, today);
        lookup.list(world, today, sight.language);
        lookup.name_kinds(world, sight.language);
        lookup
    }

    /// Titles and places of the rows of the catalogue.
    fn name_kinds(&mut self, world: &World, language: Language) {
        for row in world.catalogue.iter() {
            let title = (language.title(row).to_owned(), row.position);
            self.kinds.entry(row.kind).or_default().insert(row.code.clone(), title);
            if let (CatalogueKind::Rating, Ok(percent)) = (row.kind, row.value.parse()) {
                self.satisfied.insert(row.code.clone(), percent);
            }
        }
    }

    /// Title and place of a row of the catalogue.
    pub fn kind(&self, kind: CatalogueKind, code: &str) -> Option<(&str, i64)> {
        self.kinds.get(&kind)?.get(code).map(|(title, place)| (title.as_str(), *place))
    }

    /// The title of a row of the catalogue; the code where it is in no list.
    pub fn title<'a>(&'a self, kind: CatalogueKind, code: &'a str) -> &'a str {
        self.kind(kind, code).map_or(code, |(title, _)| title)
    }

    /// How satisfied a rating says that people are, per cent.
    pub fn satisfied_percent(&self, rating: &str) -> Option<u32> {
        self.satisfied.get(rating).copied()
    }

    /// The issues that have come again within twelve months.
    pub fn recurring(&self, world: &World) -> &BTreeSet<Id<Issue>> {
        self.recurring.get_or_init(|| recurrence::recurring(world))
    }

    /// How many issues were raised at an activity.
    pub fn raised_at(&self, world: &World, activity: Id<Activity>) -> u32 {
        let raised = self.raised.get_or_init(|| {
            let mut raised: HashMap<Id<Activity>, u32> = HashMap::new();
            let named = world.issues.iter().filter_map(|issue| issue.activity);
            named.for_each(|activity| *raised.entry(activity).or_default() += 1);
            raised
        });
        raised.get(&activity).copied().unwrap_or_default()
    }

    /// What the answers to "why?" rest on; the findings are those of this very world.
    pub fn grounds(&self, world: &World, findings: &Findings) -> &Grounds {
        self.grounds.get_or_init(|| Grounds::of(world, findings))
    }

    /// What changed between the last meeting and the day that is shown, if a meeting before it is kept. Among many issues
    /// it is compared on a thread, and nothing is known until that is done; the window is drawn again then.
    pub fn since_meeting(&self, context: &egui::Context, session: &Session) -> Option<&Comparison> {
        let (meeting, today) = (session.present().last_meeting()?, session.desk().today);
        if meeting >= today {
            return None;
        }
        if session.present().issues.len() <= FEW {
            return self.since_meeting.get_or_init(|| Some(Comparison::of(session.present(), meeting, today))).as_ref();
        }
        self.comparing.get_or_init(|| {
            let (found, world, context) = (Arc::clone(&self.since_meeting), session.present().clone(), context.clone());
            std::thread::spawn(move || {
                found.get_or_init(|| Some(Comparison::of(&world, meeting, today)));
                context.request_repaint();
            });
        });
        self.since_meeting.get()?.as_ref()
    }

    /// Whether it is being found out what changed since the last meeting.
    pub fn is_comparing(&self) -> bool {
        self.comparing.get().is_some() && self.since_meeting.get().is_none()
    }

    /// One walk over the issues.
    fn count_issues(&mut self, world: &World, today: Date) {
        let mut open: BTreeMap<Id<Village>, Vec<&Issue>> = BTreeMap::new();
        for issue in world.issues.iter() {
            for (count, view) in self.views.iter_mut().zip(LedgerView::ALL) {
                *count += u32::from(view.holds(issue, today));
            }
            if !issue.state.is_open() {
                continue;
            }
            if let Some(village) = issue.village {
                open.entry(village).or_default().push(issue);
            }
            if let Some(unit) = issue.unit {
                *self.open_of_unit.entry(unit).or_default() += 1;
            }
            if let Some(handler) = issue.handler {
                *self.open_of_cadre.entry(handler).or_default() += 1;
            }
        }
        for (village, mut issues) in open {
            issues.sort_by_key(|issue| (issue.next_date().unwrap_or(Date::MAX), issue.raised_on));
            self.open_of_village.insert(village, issues.into_iter().map(|issue| issue.id).collect());
        }
    }

    /// The lists from which records are picked.
    fn list(&mut self, world: &World, today: Date, language: Language) {
        for cadre in world.cadres.iter() {
            if let Some(unit) = cadre.unit {
                *self.cadres_of_unit.entry(unit).or_default() += 1;
            }
        }
        let unit_name = |id: Option<Id<Unit>>| id.and_then(|id| world.units.get(id)).map_or("", |unit| &unit.name);
        let active = world.cadres.iter().filter(|cadre| cadre.active);
        self.cadres = sorted(active.map(|cadre| PickItem::new(cadre.id, &cadre.name, unit_name(cadre.unit))));
        let valid = world.units.iter().filter(|unit| unit.valid_until.is_none_or(|until| today < until));
        self.units = sorted(valid.map(|unit| {
            PickItem::new(unit.id, &unit.name, language.entry(world, CatalogueKind::UnitKind, &unit.kind))
        }));
        let township_name = |id| world.townships.get(id).map_or("", |township: &Township| &township.name);
        self.villages = world
            .villages
            .iter()
            .map(|village| {
                let detail = format!("{} {}", township_name(village.township), village.code);
                PickItem::new(village.id, &village.name, detail)
            })
            .collect();
        self.villages.sort_by_key(|item| world.villages.get(item.id).map(|village| village.code.clone()));
        self.townships = sorted(world.townships.iter().map(|row| PickItem::new(row.id, &row.name, &row.code)));
    }

    /// For which time its village was listed by this case: 1 is the first.
    pub fn listing(&self, case: &Standing) -> usize {
        let cases = self.standings_of_village.get(&case.village).map(Vec::as_slice).unwrap_or_default();
        cases.iter().position(|id| *id == case.id).map_or(1, |at| cases.len() - at)
    }

    /// How many places a cadre is posted to.
    pub fn load(&self, cadre: Id<Cadre>) -> usize {
        self.posts_of_cadre.get(&cadre).map_or(0, Vec::len)
    }

    /// How many issues stand in a quick view.
    pub fn count(&self, view: LedgerView) -> u32 {
        LedgerView::ALL.iter().zip(self.views).find(|(each, _)| **each == view).map_or(0, |(_, count)| count)
    }
}

fn sorted<T>(items: impl Iterator<Item = PickItem<T>>) -> Vec<PickItem<T>> {
    let mut items: Vec<_> = items.collect();
    items.sort_by_cached_key(|item| (item.spelling.order(), item.detail.clone()));
    items
}

type Posts = (BTreeMap<Id<Cadre>, Vec<Id<Posting>>>, BTreeMap<Id<Village>, Vec<Id<Posting>>>);

fn posts(world: &World, today: Date) -> Posts {
    let (mut of_cadre, mut of_village) = Posts::default();
    for posting in world.postings.iter().filter(|posting| posting.holds_on(today)) {
        if let Some(cadre) = posting.cadre {
            of_cadre.entry(cadre).or_default().push(posting.id);
        }
        if let Some(village) = posting.village() {
            of_village.entry(village).or_default().push(posting.id);
        }
    }
    for posts in of_village.values_mut() {
        posts.sort_by_key(|id| world.postings.get(*id).map(|post| (!post.is_resident(), post.role.clone(), post.from)));
    }
    (of_cadre, of_village)
}

fn standings(world: &World) -> BTreeMap<Id<Village>, Vec<Id<Standing>>> {
    let mut of_village: BTreeMap<Id<Village>, Vec<Id<Standing>>> = BTreeMap::new();
    for standing in world.standings.iter() {
        of_village.entry(standing.village).or_default().push(standing.id);
    }
    for cases in of_village.values_mut() {
        cases.sort_by_key(|id| std::cmp::Reverse(world.standings.get(*id).map(|case| case.listed_on)));
    }
    of_village
}

fn without_resident(sight: Sight<'_>) -> Vec<Id<Village>> {
    let none = |village: &&Village| sight.findings.villages.get(&village.id).is_none_or(|each| each.residents == 0);
    let mut villages: Vec<&Village> = sight.session.world().villages.iter().filter(none).collect();
    villages.sort_by_key(|village| {
        let finding = sight.findings.villages.get(&village.id);
        (std::cmp::Reverse(finding.map(|finding| (finding.overdue, finding.open))), &village.code)
    });
    villages.into_iter().map(|village| village.id).collect()
}
