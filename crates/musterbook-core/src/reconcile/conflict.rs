//! What cannot all be true: the smallest sets of statements that contradict each other, the readable ones first; pairs that
//! do not fit together though both are possible; garbled echoes.
//!
//! A set is found by propagation, whose reasons are short, and made irreducible: see [`super::irreducible`].

use super::constraint::Law;
use super::counts::usable;
use super::irreducible::{laws, off_by, weight};
use super::likely::{Likely, Reason, reasons};
use super::origin::is_meant;
use super::policy::Policy;
use super::problem::{Parts, beginnings};
use super::question::{Layout, Question, families, is_level};
use super::settle::{GaveWay, contradictions};
use super::statement::Statement;
use super::thin::thin;
use crate::claim::Scope;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::collections::BTreeSet;

/// What kind of contradiction it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// They cannot all be true.
    Contradiction,
    /// Both are possible, and hardly both true: totals of about the same time that differ by much.
    Discord,
    /// An echo that changed what it repeats.
    Garble,
}

/// Statements that contradict each other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Conflict {
    pub kind: Kind,
    /// Places in the list, in the order of their days.
    pub statements: Vec<usize>,
    /// Statements of the same origins that say the like.
    pub alike: Vec<usize>,
    /// What shows it, in a sentence.
    pub why: String,
    /// Why they most likely differ, the likeliest first.
    pub likely: Vec<Reason>,
}

impl Conflict {
    /// The places of its statements, and of those that say the like.
    pub fn named(&self) -> impl Iterator<Item = usize> + '_ {
        self.statements.iter().chain(&self.alike).copied()
    }
}

/// What was looked for and found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The ones with the fewest statements first.
    pub conflicts: Vec<Conflict>,
    /// How many statements were left out because their family has too many to be solved together: see [`super::thin`]. Then
    /// there may be more conflicts than were found.
    pub left_out: usize,
}

/// The conflicts among statements, by family; the ones with the fewest statements first.
pub fn conflicts(statements: &[Statement], policy: &Policy) -> Vec<Conflict> {
    search(statements, policy).conflicts
}

/// The same, and whether all statements were looked at.
pub fn search(statements: &[Statement], policy: &Policy) -> Found {
    let mut found = Found::default();
    for family in families(statements) {
        let of_it = of_family(statements, &family, policy);
        found.conflicts.extend(of_it.conflicts);
        found.left_out += of_it.left_out;
    }
    found.conflicts.sort_by_key(|it| (it.kind, it.statements.len(), it.statements.clone()));
    found
}

/// The conflicts that bear on a question.
pub fn of_question(statements: &[Statement], question: &Question, policy: &Policy) -> Vec<Conflict> {
    search_question(statements, question, policy).conflicts
}

/// The same, and whether all statements were looked at.
pub fn search_question(statements: &[Statement], question: &Question, policy: &Policy) -> Found {
    of_family(statements, &super::question::family_of(question, statements), policy)
}

/// So many statements are solved together at most.
const MOST: usize = 600;
/// A statement read less surely than this accuses nobody.
const SURE: f64 = 0.4;
/// Statements that miss each other by less than this part of the largest of them are not told of.
const LEAST: f64 = 0.02;

/// Whether a statement can contradict others. What was named for the sake of a share of it, or to set losses against it, may
/// be "the 11,000 first sent", and is no total as of the report's day; a headline shortens what its report says.
pub fn is_firm(it: &Statement) -> bool {
    !it.is_base && !it.is_beside && !it.is_title && it.confidence >= SURE
}

fn of_family(statements: &[Statement], family: &[usize], policy: &Policy) -> Found {
    let layout = Layout::of(&family.iter().map(|&at| &statements[at]).collect::<Vec<_>>());
    // Hearsay is heard, to be contradicted.
    let policy = &Policy { hearsay: true, ..policy.clone() };
    let counts = |at: &usize| is_firm(&statements[*at]) && usable(&statements[*at], policy).is_ok();
    let mut used: Vec<usize> = family.iter().copied().filter(counts).collect();
    if !policy.own_voice {
        let named: BTreeSet<_> =
            used.iter().filter(|&&at| !statements[at].is_own_voice).map(|&at| layout.series(&statements[at])).collect();
        used.retain(|&at| !statements[at].is_own_voice || !named.contains(&layout.series(&statements[at])));
    }
    let beginnings = beginnings(statements, &used, &layout);
    let thinned = thin(statements, &used, &layout, &[], MOST);
    let (all, used) = (used, thinned.kept);
    let parts = Parts::of(statements, &used, &layout, &beginnings, policy.rounding);
    let gave_way = contradictions(&parts, &|at| weight(&statements[at]));
    let is_wide = |set: &[usize]| off_by(&Parts { used: set, ..parts }) >= LEAST;
    let mut found = grouped(statements, &gave_way, &is_wide);
    for it in &mut found {
        let laws = laws(statements, &it.statements, &layout, policy.rounding);
        let laws: Vec<&str> = laws.into_iter().map(Law::sentence).collect();
        if !laws.is_empty() {
            it.why = format!("{}, for {}", it.why, laws.join(", and "));
        }
    }
    found.extend(rival_counts(statements, &all, &layout, policy));
    found.extend(discords(statements, &used, &layout, policy, &found));
    found.extend(garbles(statements, family));
    for it in &mut found {
        let set: Vec<&Statement> = it.statements.iter().map(|&at| &statements[at]).collect();
        it.likely = match it.kind {
            Kind::Garble => vec![slip(&set)],
            Kind::Contradiction | Kind::Discord => reasons(&set),
        };
    }
    Found { conflicts: found, left_out: thinned.left_out }
}

/// What an echo made of what it repeats.
fn slip(set: &[&Statement]) -> Reason {
    let words = match set {
        [of, echo, ..] => {
            let (told, said) = (super::explain::happened(echo.outcome), super::explain::happened(of.outcome));
            format!("the number is that of {}'s {said}; told as {told} it says another thing", of.origin)
        }
        _ => "the number is another statement's, told as another thing".to_owned(),
    };
    Reason { kind: Likely::Slip, words }
}

/// One conflict for each set of origins and outcomes, with the shortest and tightest set; the others are alike.
fn grouped(statements: &[Statement], gave_way: &[GaveWay], is_wide: &dyn Fn(&[usize]) -> bool) -> Vec<Conflict> {
    let mut found: Vec<Conflict> = Vec::new();
    // What gave way in each.
    let mut gave: Vec<usize> = Vec::new();
    let mut by_key: FxHashMap<(BTreeSet<&str>, BTreeSet<&str>), usize> = FxHashMap::default();
    let mut order: Vec<&GaveWay> = gave_way.iter().collect();
    order.sort_by_key(|it| (it.set.len(), span(&it.set, statements), it.set.clone()));
    for it in order {
        let groups = it.set.iter().map(|&at| statements[at].group.as_str()).collect();
        let outcomes = it.set.iter().map(|&at| statements[at].outcome.as_str()).collect();
        let shares_one = |known: &Conflict| {
            let has_same = known.statements.iter().any(|at| it.set.contains(at));
            let of = |at: &usize| statements[*at].outcome.as_str();
            known.statements.len() == 2
                && has_same
                && known.statements.iter().map(of).collect::<BTreeSet<_>>() == outcomes
        };
        let like = if it.set.len() == 2 { found.iter().position(shares_one) } else { None };
        let again = gave.iter().position(|&known| is_again(&statements[known], &statements[it.statement]));
        match like.or_else(|| by_key.get(&(groups, outcomes)).copied()).or(again) {
            Some(at) => {
                let more: Vec<usize> =
                    it.set.iter().copied().filter(|at2| !found[at].statements.contains(at2)).collect();
                let alike = &mut found[at].alike;
                alike.extend(more.into_iter().filter(|it| !alike.contains(it)).collect::<Vec<_>>());
            }
            None if !is_wide(&it.set) => {}
            None => {
                gave.push(it.statement);
                let groups = it.set.iter().map(|&at| statements[at].group.as_str()).collect();
                let outcomes = it.set.iter().map(|&at| statements[at].outcome.as_str()).collect();
                by_key.insert((groups, outcomes), found.len());
                let why = match it.set.as_slice() {
                    [_] => "it contradicts what always holds".to_owned(),
                    [_, _] => "both cannot be true".to_owned(),
                    set => format!("these {} cannot all be true", set.len()),
                };
                found.push(Conflict {
                    kind: Kind::Contradiction,
                    statements: it.set.clone(),
                    alike: Vec::new(),
                    why,
                    likely: Vec::new(),
                });
            }
        }
    }
    found
}

/// Whether a statement says again what another of its origin said, within two months.
fn is_again(known: &Statement, it: &Statement) -> bool {
    let number = |it: &Statement| it.low.or(it.high).unwrap_or_default();
    let (a, b) = (number(known), number(it));
    let is_near = known.as_of().zip(it.as_of()).is_some_and(|(a, b)| (a - b).get_days().abs() <= 60);
    known.group == it.group
        && known.outcome == it.outcome
        && known.share.is_some() == it.share.is_some()
        && (a - b).abs() <= a.max(b) * 0.1
        && is_near
}

fn span(set: &[usize], statements: &[Statement]) -> i32 {
    let days = || set.iter().filter_map(|&at| statements[at].as_of());
    days().min().zip(days().max()).map_or(0, |(first, last)| (last - first).get_days())
}

/// Counts of one event, of the same days and place, that do not overlap.
fn rival_counts(statements: &[Statement], used: &[usize], layout: &Layout, policy: &Policy) -> Vec<Conflict> {
    let mut by_event: FxHashMap<_, Vec<usize>> = FxHashMap::default();
    for &at in used.iter().filter(|&&at| statements[at].scope == Scope::Event && statements[at].share.is_none()) {
        let it = &statements[at];
        if let (Some(first), Some(last)) = (it.when.start, it.when.end) {
            by_event.entry((layout.series(it), first, last, it.by.clone())).or_default().push(at);
        }
    }
    let mut found: Vec<Conflict> = Vec::new();
    for members in by_event.values().filter(|members| members.len() > 1) {
        let range = |at: usize| statements[at].said(policy.rounding).map(|said| said.with(1.0));
        let lowest_high = members
            .iter()
            .filter_map(|&at| Some((range(at)?.1, at)))
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let highest_low = members
            .iter()
            .filter_map(|&at| Some((range(at)?.0, at)))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        if let (Some((high, a)), Some((low, b))) = (lowest_high, highest_low)
            && high < low
            && statements[a].group != statements[b].group
        {
            let alike = members.iter().copied().filter(|at| *at != a && *at != b).collect();
            let why = "they count the same days in the same place".to_owned();
            found.push(Conflict { kind: Kind::Contradiction, statements: vec![a, b], alike, why, likely: Vec::new() });
        }
    }
    found.sort_by_key(|it| it.statements.clone());
    found
}

/// Totals of two origins as of about the same time, of which one is a multiple of the other.
fn discords(
    statements: &[Statement],
    used: &[usize],
    layout: &Layout,
    policy: &Policy,
    known: &[Conflict],
) -> Vec<Conflict> {
    let mut totals: Vec<usize> = used
        .iter()
        .copied()
        .filter(|&at| {
            statements[at].scope == Scope::Total && !is_level(&statements[at]) && statements[at].share.is_none()
        })
        .collect();
    totals.sort_by_key(|&at| (statements[at].as_of(), at));
    let mut seen: BTreeSet<(&str, &str, &str)> = BTreeSet::new();
    // Whether a known conflict holds the two origins on about these days.
    let is_known = |a: &Statement, b: &Statement| {
        let has = |it: &Conflict, of: &Statement| {
            it.named().map(|at| &statements[at]).any(|known| {
                let apart = known.as_of().zip(of.as_of()).map_or(0, |(a, b)| (a - b).get_days().abs());
                known.group == of.group && known.outcome == of.outcome && apart <= 2 * policy.same_time_days
            })
        };
        known.iter().any(|it| has(it, a) && has(it, b))
    };
    let mut found = Vec::new();
    for (n, &a) in totals.iter().enumerate() {
        for &b in &totals[n + 1..] {
            let (first, second) = (&statements[a], &statements[b]);
            let (Some(from), Some(to)) = (first.as_of(), second.as_of()) else { continue };
            if (to - from).get_days() > policy.same_time_days {
                break;
            }
            let key = (
                first.outcome.as_str(),
                first.group.as_str().min(&second.group),
                first.group.as_str().max(&second.group),
            );
            if first.group == second.group || layout.series(first) != layout.series(second) || seen.contains(&key) {
                continue;
            }
            let (Some(low), Some(high)) = (first.said(policy.rounding), second.said(policy.rounding)) else { continue };
            let (_, top) = low.with(1.0);
            let (bottom, _) = high.with(1.0);
            if top.is_finite() && top >= 10.0 && bottom > top * policy.pace && !is_known(first, second) {
                seen.insert(key);
                let times = (high.low / low.high * 10.0).round() / 10.0;
                let why = format!("{times} times as many within {} days", (to - from).get_days().max(1));
                found.push(Conflict {
                    kind: Kind::Discord,
                    statements: vec![a, b],
                    alike: Vec::new(),
                    why,
                    likely: Vec::new(),
                });
            }
        }
    }
    found
}

/// Echoes that say another thing than what they repeat.
fn garbles(statements: &[Statement], family: &[usize]) -> Vec<Conflict> {
    let garbled = family.iter().filter_map(|&at| Some((at, statements[at].garble.as_ref()?)));
    garbled
        .map(|(at, why)| {
            let it = &statements[at];
            let is_echoed = |other: &&usize| {
                let other = &statements[**other];
                other.garble.is_none() && (other.low, other.high) == (it.low, it.high) && is_meant(&other.group, it)
            };
            let mut set: Vec<usize> = family.iter().find(is_echoed).copied().into_iter().collect();
            set.push(at);
            Conflict { kind: Kind::Garble, statements: set, alike: Vec::new(), why: why.clone(), likely: Vec::new() }
        })
        .collect()
}
