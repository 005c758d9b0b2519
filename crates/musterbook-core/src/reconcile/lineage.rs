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
//! | `same voice` | a state and a body of it give the same figure at about the same time, or two bodies one that is not round |
//! | `unsourced echo` | the same rare figure stands in two reports within weeks, and one of them names no source |
//! | `hedge changed` | any of these, and the hedge is another: "more than 6,000" told on as 6,000 |
//!
//! A claim whose figure is a statement's but which says another thing of it (casualties told on as deaths, a hedge gained
//! or lost) is a *garble*: kept apart, and pointed out.

use crate::claim::{Claim, Outcome, Qualifier, Scope, Stance, Unit};
use crate::lexicon::Lexicon;
use crate::lexicon::world::Party;
use crate::score::{NameSlot, Names};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What lineage looks at in a claim, or in the claim that founded a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The origin: first of the chain, else the outlet, else empty.
    pub origin: String,
    /// The origin as a key: names that are the same have the same one.
    pub origin_key: String,
    /// The state or group that the origin speaks for.
    pub voice: Option<&'static str>,
    /// Whether it is the state or group itself, or somebody of it without a name: `South Korean officials`.
    pub is_general: bool,
    /// Whether the claim names a source at all; `media`, `unconfirmed reports` are none.
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
        let (voice, is_general) = claim.source.first().and_then(|origin| voice(origin)).unzip();
        Point {
            origin: origin.to_owned(),
            origin_key: key(origin, NameSlot::Source),
            voice,
            is_general: is_general == Some(true),
            sourced: claim.source.first().is_some_and(|origin| !is_hearsay(origin)),
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
pub const MEMORY: i32 = 200;
/// The same where no origin is named.
pub const SHORT: i32 = 21;
/// How far the days of one event may lie apart: reports date it by themselves.
const EVENT: i32 = 4;

/// How the claim stands to the statement; `None` where it has nothing to do with it. `copies`: their reports are near
/// copies of each other, or one and the same.
pub fn relation(claim: &Point, statement: &Point, copies: bool) -> Option<Relation> {
    if claim.unit != statement.unit || claim.share_of.is_some() != statement.share_of.is_some() {
        return None;
    }
    if figure(claim)? != figure(statement)? {
        return None;
    }
    let rare = is_rare(claim);
    let is_one_place = may_be_one(&claim.place, &statement.place);
    let (rule, why) = link(claim, statement, copies, rare)?;
    match changed(claim, statement) {
        // The place of a total is told loosely: "in Kursk", "in Russia". Of an event it tells which.
        None => (rare || is_one_place).then_some(Relation::Sighting { rule, why }),
        Some(HEDGE) => (rare || is_one_place)
            .then(|| Relation::Sighting { rule: "hedge changed", why: format!("{why}; the hedge is another") }),
        Some(changed) => {
            let is_near = days(claim, statement).is_none_or(|n| n <= SHORT) || rule == COPY;
            (rare && is_near && changed != OTHER).then_some(Relation::Garble { changed, why })
        }
    }
}

/// What ties the claim to the statement, where anything does.
fn link(claim: &Point, statement: &Point, copies: bool, rare: bool) -> Option<(&'static str, String)> {
    let apart = days(claim, statement);
    // How many are sent or stand somewhere is common knowledge soon: 11,000 in two reports shows nothing. Nor does a third.
    let is_level = matches!(claim.outcome, Outcome::Deployed | Outcome::Present);
    let is_plan = claim.as_of.is_none() && statement.as_of.is_none();
    let common = digits(claim) <= 2 && is_level && !is_plan || claim.share_of.is_some();
    let remembered = rare && !common && apart.is_none_or(|n| n <= MEMORY);
    let is_one_time = is_one_time(claim, statement);
    if copies {
        return Some((COPY, "the same text, or a near copy".to_owned()));
    }
    if is_same(&claim.origin_key, &statement.origin_key) && (is_one_time || remembered) {
        return Some(("same origin", format!("{} gave the same figure", statement.origin)));
    }
    let told_on = claim.relays.iter().any(|relay| is_same(relay, &statement.origin_key))
        || claim.sourced && statement.relays.iter().any(|relay| is_same(relay, &claim.origin_key));
    if told_on && (is_one_time || remembered) {
        return Some(("told on", format!("one of {} and {} has it from the other", claim.origin, statement.origin)));
    }
    // "South Korea" is any of its bodies; two bodies that are named may have counted each for itself.
    let may_be_one_body = claim.is_general || statement.is_general || rare && digits(claim) > 1;
    let is_voice = claim.voice.is_some() && claim.voice == statement.voice;
    if is_voice && is_one_time && may_be_one_body && is_hundreds(claim) {
        let voice = claim.voice.unwrap_or_default();
        return Some(("same voice", format!("{} and {} both speak for {voice}", claim.origin, statement.origin)));
    }
    if rare && !is_level && apart.is_some_and(|n| n <= SHORT) && !(claim.sourced && statement.sourced) {
        return Some((
            "unsourced echo",
            format!("{} gave the same figure shortly before, and one of them names no source", statement.origin),
        ));
    }
    None
}

/// How strongly a rule ties: of several statements the claim goes to the one with the highest.
pub fn strength(rule: &str) -> u8 {
    ["unsourced echo", "hedge changed", "same voice", "told on", "same origin", "near copy"]
        .iter()
        .position(|it| *it == rule)
        .map_or(0, |at| at as u8)
}

const COPY: &str = "near copy";
const HEDGE: &str = "hedge";
const OTHER: &str = "other";

/// What differs in meaning, where anything does.
fn changed(claim: &Point, statement: &Point) -> Option<&'static str> {
    if !may_be_one(&claim.side, &statement.side) {
        return Some(if claim.outcome == statement.outcome { "side" } else { OTHER });
    }
    if claim.outcome != statement.outcome {
        let of_people = Outcome::is_toll;
        let of_things = |o: Outcome| o.is_damage() || o == Outcome::Captured;
        let kin = |of: &dyn Fn(Outcome) -> bool| of(claim.outcome) && of(statement.outcome);
        return Some(if kin(&of_people) || kin(&of_things) { "outcome" } else { OTHER });
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
    point.share_of.is_some() || is_hundreds(point) && point.qualifier != Qualifier::Vague
}

/// From a hundred up a number is seldom given by chance.
pub fn is_hundreds(point: &Point) -> bool {
    point.low.or(point.high).is_some_and(|n| n >= 100.0)
}

/// `media`, `unconfirmed reports`: words for having heard it somewhere.
fn is_hearsay(origin: &str) -> bool {
    const WORDS: &[&str] = &["report", "reports", "media", "press", "accounts", "rumours", "rumors", "outlets", "news"];
    origin.rsplit(' ').next().is_some_and(|last| WORDS.contains(&last))
}

/// How many digits of a number stand before its closing zeros: 1 of 4,000, 2 of 11,000.
fn digits(point: &Point) -> u32 {
    let mut n = point.low.or(point.high).unwrap_or_default() as u64;
    while n > 0 && n.is_multiple_of(10) {
        n /= 10;
    }
    n.checked_ilog10().map_or(0, |tens| tens + 1)
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

/// The party behind an origin: of a body or person that is known, or of a name that is a party itself; and whether the
/// origin is the party at large.
fn voice(origin: &str) -> Option<(&'static str, bool)> {
    static VOICES: LazyLock<FxHashMap<&'static str, (&'static str, bool)>> = LazyLock::new(|| {
        let world = &Lexicon::english().world;
        let parties = world.parties.iter().map(|party| (party.name.as_str(), (party.name.as_str(), true)));
        let bodies = world.bodies.iter().filter_map(|body| Some((body.name.as_str(), (body.party.as_deref()?, false))));
        let people =
            world.people.iter().filter_map(|person| Some((person.name.as_str(), (person.party.as_deref()?, false))));
        parties.chain(bodies).chain(people).collect()
    });
    static BEGINNINGS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
        let words = |party: &'static Party| {
            let all = party.demonyms.iter().chain(&party.names).chain(&party.abbreviations).chain([&party.name]);
            all.map(|word| (word.as_str(), party.name.as_str()))
        };
        Lexicon::english().world.parties.iter().rev().flat_map(words).collect()
    });
    // `South Korean officials`, `a Ukrainian military source`: the longest demonym that the description begins with.
    VOICES.get(origin).copied().or_else(|| {
        let mut ends = origin.match_indices(' ').map(|(at, _)| at).rev();
        ends.find_map(|end| BEGINNINGS.get(&origin[..end])).map(|party| (*party, true))
    })
}

fn is_same(a: &str, b: &str) -> bool {
    !a.is_empty() && a == b
}

/// Equal names, or one of them unsaid.
fn may_be_one(a: &Option<String>, b: &Option<String>) -> bool {
    a.is_none() || b.is_none() || a == b
}
