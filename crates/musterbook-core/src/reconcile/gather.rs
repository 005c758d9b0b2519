//! Claims to statements, where no ledger has done it: claims that lineage ties together become one statement, garbled
//! echoes are pointed out, shares find their bases, origins their groups.

use super::lineage::{Point, Relation, relation, strength};
use super::mend::mend;
use super::origin::{is_bare, set_groups};
use super::statement::{Base, Statement};
use crate::claim::{Claim, Outcome, Qualifier, Scope, Stance, Unit, When};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// A claim in its report.
#[derive(Clone, Debug)]
pub struct Seen {
    pub claim: Claim,
    /// The report's number: claims of one report have the same.
    pub report: i64,
    pub outlet: Option<String>,
    pub published: Option<Date>,
    /// Whether it stands in the title, where hedges are dropped.
    pub in_title: bool,
    pub sentence: String,
    /// Where its sentence begins in the report: two claims of one sentence have the same.
    pub sentence_at: usize,
    /// Where to find it.
    pub evidence: String,
    /// The ledger's number of the claim.
    pub number: Option<i64>,
    /// The statement that a ledger holds it to be a sighting of.
    pub statement: Option<i64>,
    /// Why a ledger holds it to be a garbled echo.
    pub garble: Option<String>,
}

/// The statements of claims, in the order in which they were first published. Claims that come with a statement's number
/// are grouped by it; the others by lineage.
pub fn statements(seen: &[Seen]) -> Vec<Statement> {
    let mut order: Vec<usize> = (0..seen.len()).collect();
    order.sort_by_key(|&at| (seen[at].published, at));
    let mut groups = Groups::default();
    for &at in &order {
        match seen[at].statement {
            Some(id) => groups.put_known(at, id, seen[at].garble.clone()),
            None => groups.put(at, &seen[at]),
        }
    }
    let mut by_report: FxHashMap<i64, Vec<usize>> = FxHashMap::default();
    for (at, it) in seen.iter().enumerate() {
        by_report.entry(it.report).or_default().push(at);
    }
    let mut found: Vec<Statement> = groups
        .members
        .iter()
        .enumerate()
        .map(|(id, members)| one(id as i64, members, seen, &groups, &by_report))
        .collect();
    set_groups(&mut found);
    mend(&mut found, &groups.members, seen);
    mark_parts(&mut found, &groups, seen);
    found
}

#[derive(Default)]
struct Groups {
    /// The claims of each statement, the founding one first.
    members: Vec<Vec<usize>>,
    points: Vec<(i64, Point)>,
    by_number: FxHashMap<u64, Vec<usize>>,
    by_id: FxHashMap<i64, usize>,
    garbles: FxHashMap<usize, String>,
    ids: Vec<Option<i64>>,
}

impl Groups {
    fn put_known(&mut self, at: usize, id: i64, garble: Option<String>) {
        let group = *self.by_id.entry(id).or_insert_with(|| {
            self.members.push(Vec::new());
            self.ids.push(Some(id));
            self.members.len() - 1
        });
        if self.members[group].is_empty()
            && let Some(why) = garble
        {
            self.garbles.insert(group, why);
        }
        self.members[group].push(at);
    }

    fn put(&mut self, at: usize, it: &Seen) {
        let mut point = Point::of(&it.claim, it.outlet.as_deref(), it.published);
        // "The president", "lawmakers": a word alone names no one, and an echo is known by its figure.
        point.sourced &= !it.claim.source.first().is_some_and(|origin| is_bare(origin));
        let number = point.low.or(point.high).map(f64::to_bits);
        let candidates = number.and_then(|number| self.by_number.get(&number)).cloned().unwrap_or_default();
        let (mut best, mut garble): (Option<(usize, u8)>, _) = (None, None);
        for group in candidates {
            let (report, known) = &self.points[group];
            // Within one report two named sources are not copies of each other.
            let is_same_voice = !point.sourced || !known.sourced || point.origin_key == known.origin_key;
            match relation(&point, known, *report == it.report && is_same_voice) {
                Some(Relation::Sighting { rule, .. }) if best.is_none_or(|(_, known)| strength(rule) > known) => {
                    best = Some((group, strength(rule)));
                }
                Some(Relation::Garble { changed, why }) => {
                    let of = known.outcome;
                    if is_garble(&it.claim, of) && !self.garbles.contains_key(&group) {
                        garble.get_or_insert(format!("another {changed}: {why}"));
                    }
                }
                Some(Relation::Sighting { .. }) | None => {}
            }
        }
        if let Some((group, _)) = best {
            self.members[group].push(at);
            return;
        }
        let group = self.members.len();
        self.members.push(vec![at]);
        self.ids.push(None);
        self.points.push((it.report, point));
        if let Some(number) = number {
            self.by_number.entry(number).or_default().push(group);
        }
        if let Some(why) = garble {
            self.garbles.insert(group, why);
        }
    }
}

/// Whether telling a statement on as this claim garbles it: the casualties become the dead. The dead of one sentence that are
/// among the casualties of another are no garble, nor is a share.
pub fn is_garble(claim: &Claim, outcome: Outcome) -> bool {
    claim.share_of.is_none() && is_garble_of(claim.outcome, outcome)
}

/// Whether the first outcome says more than the second of the same number: the dead instead of the dead and wounded.
pub fn is_garble_of(told: Outcome, of: Outcome) -> bool {
    match of {
        Outcome::Casualties => matches!(told, Outcome::Killed | Outcome::Wounded | Outcome::Missing),
        Outcome::Wounded => told == Outcome::Killed,
        Outcome::Lost | Outcome::Hit => told == Outcome::Destroyed,
        Outcome::Damaged => told == Outcome::Destroyed,
        _ => false,
    }
}

/// Of the figures of one origin for one thing in one report, all but the largest are parts of it.
fn mark_parts(found: &mut [Statement], groups: &Groups, seen: &[Seen]) {
    type OneThing = (i64, String, Outcome, Unit, Scope, Option<Date>);
    let mut largest: FxHashMap<OneThing, f64> = FxHashMap::default();
    let key = |it: &Statement, n: usize| {
        let report = seen[groups.members[n][0]].report;
        (report, it.group.clone(), it.outcome, it.unit, it.scope, it.as_of())
    };
    let counts = |it: &Statement| it.share.is_none() && it.scope != Scope::Event && it.aside.is_none();
    let number = |it: &Statement| it.low.or(it.high).filter(|_| counts(it));
    for (n, it) in found.iter().enumerate() {
        if let Some(number) = number(it) {
            let known = largest.entry(key(it, n)).or_insert(number);
            *known = number.max(*known);
        }
    }
    for (n, it) in found.iter_mut().enumerate() {
        it.is_part |= number(it).is_some_and(|number| number < largest[&key(it, n)] * 0.99);
    }
}

/// The statement of some sightings: its words are those of the first report's text, hedged where they are hedged there;
/// titles drop hedges.
fn one(
    id: i64,
    members: &[usize],
    seen: &[Seen],
    groups: &Groups,
    by_report: &FxHashMap<i64, Vec<usize>>,
) -> Statement {
    let is_plain = |it: &Seen| it.claim.qualifier == Qualifier::Exact;
    let first = members[0];
    let rank = |at: &usize| {
        let it = &seen[*at];
        (it.in_title, it.published, it.report != seen[first].report, is_plain(it), *at)
    };
    let worded = &seen[members.iter().copied().min_by_key(rank).unwrap_or(first)];
    let mut made =
        Statement::of(groups.ids[id as usize].unwrap_or(id), &worded.claim, worded.outlet.as_deref(), worded.published);
    let mut reports: Vec<i64> = members.iter().map(|&at| seen[at].report).collect();
    reports.sort_unstable();
    reports.dedup();
    made.reports = reports.len();
    made.published = members.iter().filter_map(|&at| seen[at].published).min();
    made.confidence = members.iter().map(|&at| seen[at].claim.confidence).fold(0.0, f64::max);
    made.sentence.clone_from(&worded.sentence);
    made.evidence.clone_from(&worded.evidence);
    made.claim = worded.number;
    made.report = Some(worded.report);
    made.garble = groups.garbles.get(&(id as usize)).cloned();
    let withdrawn = members.iter().any(|&at| seen[at].claim.stance == Stance::Withdrawn);
    if withdrawn {
        made.stance = Stance::Withdrawn;
    }
    // An echo tells a figure as of its own day; the earliest day is the nearest to the statement.
    let ends =
        members.iter().filter(|&&at| seen[at].claim.scope == made.scope).filter_map(|&at| seen[at].claim.when.end);
    if let Some(end) = ends.min().filter(|end| made.scope == Scope::Total && made.when.end.is_some_and(|it| *end < it))
    {
        made.when = When { start: made.when.start.filter(|start| *start <= end), end: Some(end) };
    }
    let beside = |at: usize| by_report[&seen[at].report].iter().map(|&at| &seen[at]);
    // Where the report is a headline and no more, that is what there is.
    let has_text = |at: usize| by_report[&seen[at].report].iter().any(|&other| !seen[other].in_title);
    made.is_title = members.iter().all(|&at| seen[at].in_title && has_text(at));
    made.is_beside = members.iter().all(|&at| is_beside(&seen[at], beside(at)));
    // In one report only, and told there by way of another outlet.
    let is_relayed = |it: &Seen| it.claim.source.len() > 1 && it.claim.source.last() != it.outlet.as_ref();
    let mut told = members.iter().map(|&at| &seen[at]).filter(|it| !it.in_title).peekable();
    made.is_second_hand = reports.len() == 1 && told.peek().is_some() && told.all(is_relayed);
    made.is_base = members.iter().all(|&at| is_base(&seen[at], beside(at)));
    if let Some(base) = made.share.take() {
        let is_own = |it: &&Seen| it.claim.anchor_text == base.words && it.claim.share_of.is_none();
        let beside = || by_report[&worded.report].iter().map(|&at| &seen[at]);
        // Half of the 4,100 wounded are some of the wounded, and not all.
        made.is_part = beside().filter(is_own).any(|it| it.claim.outcome == made.outcome);
        made.share = Some(base_of(base, by_report[&worded.report].iter().map(|&at| &seen[at])));
    }
    made
}

/// Those sent, or there, that a sentence names to set its losses against: "of 11,000 dispatched before, 4,000".
fn is_beside<'a>(it: &Seen, mut beside: impl Iterator<Item = &'a Seen>) -> bool {
    let is_loss = |other: &Seen| {
        let is_fewer = other.claim.low.or(other.claim.high) < it.claim.low.or(it.claim.high);
        other.claim.outcome.is_toll() && other.sentence_at == it.sentence_at && is_fewer
    };
    matches!(it.claim.outcome, Outcome::Deployed | Outcome::Present) && beside.any(is_loss)
}

/// Those sent, or there, that a report names for the sake of a share of them.
fn is_base<'a>(it: &Seen, mut beside: impl Iterator<Item = &'a Seen>) -> bool {
    let names_it = |other: &Seen| other.claim.share_of.as_deref() == Some(it.claim.anchor_text.as_str());
    matches!(it.claim.outcome, Outcome::Deployed | Outcome::Present) && beside.any(names_it)
}

/// A share's base, with its figure where the report has one of these words.
fn base_of<'a>(base: Base, beside: impl Iterator<Item = &'a Seen>) -> Base {
    let named = beside.filter(|it| it.claim.share_of.is_none() && it.claim.anchor_text == base.words);
    let figure = named.max_by_key(|it| (!it.in_title, it.claim.qualifier != Qualifier::Exact));
    Base { figure: figure.map(|it| (it.claim.low, it.claim.high, it.claim.qualifier)), ..base }
}
