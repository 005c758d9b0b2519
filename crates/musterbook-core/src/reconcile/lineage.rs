//! Whether a claim repeats a statement that is known: the test that makes "7 reports, 2 origins" of seven reports.
//!
//! In: a claim as a [`Point`], a statement as another, and whether their reports are near copies. Out: how the claim stands
//! to the statement, with the reason in words. Two sources are independent only where outlets, authors *and primary
//! sources* differ (Every Casualty Worldwide, *Standards for Casualty Recording*, 2016); so an equal figure on the same
//! origin's word, or in a copied text, is one statement, however often it is printed.
//!
//! | rule | a claim is a sighting of a statement where |
//! | --- | --- |
//! | `near copy` | their reports are near copies and the figure, what is counted and what happened agree |
//! | `same origin` | the same origin gives the same figure for the same thing, and the times can be one |
//! | `told on` | the claim names the statement's origin as a relay, or its outlet as its source |
//! | `unsourced echo` | the claim names no origin, and a rare figure for the same thing stood elsewhere shortly before |
//!
//! A claim whose figure is a statement's but which says another thing of it (casualties told on as deaths, a hedge gained
//! or lost) is a *garble*: kept apart, and pointed out.

use crate::claim::{Claim, Outcome, Qualifier, Scope, Stance, Unit};
use crate::score::{NameSlot, Names};
use jiff::civil::Date;

/// What lineage looks at in a claim, or in the claim that founded a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The origin: first of the chain, else the outlet, else empty.
    pub origin: String,
    /// The origin as a key: names that are the same have the same one.
    pub origin_key: String,
    /// Whether the claim names a source at all.
    pub sourced: bool,
    /// The keys of the names in the chain after the origin, and of the outlet.
    pub relays: Vec<String>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub qualifier: Qualifier,
    pub share_of: Option<String>,
    pub unit: Unit,
    pub outcome: Outcome,
    /// As a key.
    pub side: Option<String>,
    /// As a key.
    pub place: Option<String>,
    pub scope: Scope,
    pub stance: Stance,
    /// The end of the time that the figure covers, else the day of publication.
    pub as_of: Option<Date>,
    pub published: Option<Date>,
}

impl Point {
    /// What lineage looks at in a claim of a report with this outlet and day.
    pub fn of(claim: &Claim, outlet: Option<&str>, published: Option<Date>) -> Point {
        let key = |name: &str, slot| Names::standard().key(name, slot).join(" ");
        let origin = claim.source.first().map(String::as_str).or(outlet).unwrap_or_default();
        let relays = claim.source.iter().skip(1).map(String::as_str).chain(outlet);
        Point {
            origin: origin.to_owned(),
            origin_key: key(origin, NameSlot::Source),
            sourced: !claim.source.is_empty(),
            relays: relays.map(|name| key(name, NameSlot::Source)).collect(),
            low: claim.low,
            high: claim.high,
            qualifier: claim.qualifier,
            share_of: claim.share_of.clone(),
            unit: claim.unit,
            outcome: claim.outcome,
            side: claim.side.as_deref().map(|name| key(name, NameSlot::Party)),
            place: claim.place.as_deref().map(|name| key(name, NameSlot::Place)),
            scope: claim.scope,
            stance: claim.stance,
            as_of: claim.when.end.or(claim.when.start),
            published,
        }
    }
}

/// How a claim stands to a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Relation {
    /// The claim is a sighting of it.
    Sighting { rule: &'static str, why: String },
    /// The claim repeats its figure and not its meaning.
    Garble { changed: &'static str, why: String },
}

/// The longest time between a statement and its echo where the origin is named, in days.
const MEMORY: i32 = 200;
/// The same where no origin is named.
const SHORT: i32 = 21;
/// How far the days of one event may lie apart: reports date it by themselves.
const EVENT: i32 = 4;

/// How the claim stands to the statement; `None` where it has nothing to do with it. `copies`: their reports are near
/// copies of each other.
pub fn relation(claim: &Point, statement: &Point, copies: bool) -> Option<Relation> {
    if claim.unit != statement.unit || claim.share_of.is_some() != statement.share_of.is_some() {
        return None;
    }
    if figure(claim)? != figure(statement)? || !may_be_one(&claim.side, &statement.side) {
        return None;
    }
    let apart = days(claim, statement);
    let same_origin = is_same(&claim.origin_key, &statement.origin_key);
    let told_on = claim.relays.iter().any(|relay| is_same(relay, &statement.origin_key))
        || (claim.sourced && statement.relays.iter().any(|relay| is_same(relay, &claim.origin_key)));
    let rare = is_rare(claim);
    let link = if copies {
        Some(("near copy", "the reports are near copies".to_owned()))
    } else if same_origin && (is_one_time(claim, statement) || (rare && apart.is_none_or(|n| n <= MEMORY))) {
        Some(("same origin", format!("{} gave the same figure", statement.origin)))
    } else if told_on && (is_one_time(claim, statement) || rare) {
        Some(("told on", format!("{} has it from {}", claim.origin, statement.origin)))
    } else if !claim.sourced && rare && apart.is_some_and(|n| n <= SHORT) {
        Some(("unsourced echo", format!("no source is named; {} gave the same figure shortly before", statement.origin)))
    } else {
        None
    };
    let changed = changed(claim, statement);
    match (link, changed) {
        (Some((rule, why)), None) => {
            may_be_one(&claim.place, &statement.place).then_some(Relation::Sighting { rule, why })
        }
        (Some((_, why)), Some(changed)) if changed == HEDGE => {
            Some(Relation::Sighting { rule: "hedge changed", why: format!("{why}; the hedge is another") })
        }
        (Some((_, why)), Some(changed)) if rare => Some(Relation::Garble { changed, why }),
        (None, Some(changed)) if rare && changed != HEDGE && apart.is_some_and(|n| n <= SHORT) => Some(Relation::Garble {
            changed,
            why: format!("{} gave the same figure shortly before", statement.origin),
        }),
        _ => None,
    }
}

const HEDGE: &str = "hedge";

/// What differs in meaning, where anything does.
fn changed(claim: &Point, statement: &Point) -> Option<&'static str> {
    if claim.outcome != statement.outcome {
        let of_people = |o| matches!(o, Outcome::Killed | Outcome::Wounded | Outcome::Casualties | Outcome::Missing);
        let moved = |o| matches!(o, Outcome::Deployed | Outcome::Present | Outcome::Trained);
        let of_things = |o| {
            matches!(o, Outcome::Destroyed | Outcome::Damaged | Outcome::Lost | Outcome::Hit | Outcome::Captured)
        };
        let kin = |of: &dyn Fn(Outcome) -> bool| of(claim.outcome) && of(statement.outcome);
        return Some(if kin(&of_people) || kin(&of_things) || kin(&moved) { "outcome" } else { return Some("other") });
    }
    ((claim.low, claim.high) != (statement.low, statement.high)).then_some(HEDGE)
}

/// The number itself, whatever its hedge: the higher one of a range that has both.
fn figure(point: &Point) -> Option<(u64, u64)> {
    let (low, high) = (point.low.or(point.high)?, point.high.or(point.low)?);
    Some((low.to_bits(), high.to_bits()))
}

/// A number that is seldom given by chance: of a share any, of a count from a hundred up.
fn is_rare(point: &Point) -> bool {
    point.share_of.is_some() || point.low.or(point.high).is_some_and(|n| n >= 100.0) && point.qualifier != Qualifier::Vague
}

/// Whether the times can be one: events of about the same days, totals and levels within a few weeks.
fn is_one_time(claim: &Point, statement: &Point) -> bool {
    let within = if claim.scope == Scope::Event && statement.scope == Scope::Event { EVENT } else { SHORT };
    days(claim, statement).is_none_or(|n| n <= within)
}

fn days(claim: &Point, statement: &Point) -> Option<i32> {
    let (a, b) = (claim.as_of.or(claim.published)?, statement.as_of.or(statement.published)?);
    Some((a - b).get_days().abs())
}

fn is_same(a: &str, b: &str) -> bool {
    !a.is_empty() && a == b
}

/// Equal names, or one of them unsaid.
fn may_be_one(a: &Option<String>, b: &Option<String>) -> bool {
    a.is_none() || b.is_none() || a == b
}
