//! Events out of claims: the killed people that are told of one place and one time.
//!
//! One row stands for one event, as in UCDP GED and ACLED. Claims of one place and one covered time are one event; a claim
//! without a place or a time is an event of its own statement; a row imported from another project's table is an event of
//! its own. Sightings of one statement are of one event, wherever later ones place it. What counts as dead: claims of
//! killed people of scope `event` that are no shares, and whose stance is not `denied`, `withdrawn` or `expected`. How
//! their figures are put together is in [`super::deaths`].

use super::deaths::{Deaths, Toll, toll};
use super::rows::ExportRow;
use jiff::civil::Date;
use musterbook_core::claim::{Claim, Qualifier, Stance};
use musterbook_core::lexicon::Lexicon;
use musterbook_core::lexicon::world::PartyKind;
use std::collections::{BTreeMap, BTreeSet};

/// Stances of figures that nobody holds to have happened.
const NOT_COUNTED: [Stance; 3] = [Stance::Denied, Stance::Withdrawn, Stance::Expected];

/// Words that make a part of the number before them, and no further number of it.
const PART_WORDS: [&str; 8] = ["including", "among", "of", "whom", "which", "them", "up", "from"];
/// Words between two numbers of one list: "killed a woman and two children".
const LIST_REACH: usize = 5;

/// The claims that make up one event, and what they say.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub place: Option<String>,
    pub start: Option<Date>,
    pub end: Option<Date>,
    /// The parties: those whose fighters died and those who killed, a state first, else as they are told; at most two.
    pub sides: Vec<String>,
    pub toll: Toll,
    pub support: Vec<Support>,
}

/// A claim behind an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Support {
    pub claim: i64,
    pub report: i64,
    pub statement: Option<i64>,
    pub origin: String,
    pub outlet: Option<String>,
    pub title: Option<String>,
    pub published: Option<String>,
    pub figure: Deaths,
    pub words: String,
    pub qualifier: Qualifier,
    /// Which of the event's sides it tells of.
    pub side: Option<usize>,
    pub civilian: Option<bool>,
    /// The claim that begins the list in which it stands; itself where it stands alone.
    pub list: i64,
}

/// The whole numbers of a claim: an open low end is 0 for `up_to` and `under`, an open high end is the low one. Both ends
/// open (an unknown number) give 3, the least that ACLED writes for it. `None` for a share.
pub fn figure(claim: &Claim) -> Option<Deaths> {
    if claim.share_of.is_some() {
        return None;
    }
    let whole = |number: f64| number.round().clamp(0.0, 1e12) as i64;
    let (low, high) = match (claim.low, claim.high) {
        (Some(low), Some(high)) => (whole(low), whole(high)),
        (Some(low), None) => (whole(low), whole(low)),
        (None, Some(high)) => (0, whole(high)),
        (None, None) => (3, 3),
    };
    let best = match best_of_row(&claim.anchor_text) {
        Some(best) => whole(best).clamp(low, high),
        None if claim.low.is_none() => high,
        None => low,
    };
    Some(Deaths { low, best, high })
}

/// The best figure in the words of an imported row: see [`crate::import`].
fn best_of_row(words: &str) -> Option<f64> {
    let (best, rest) = words.split_once('\n')?;
    rest.starts_with("high: ").then(|| best.trim().parse().ok())?
}

/// Whether a claim is of the dead of an event.
pub fn counts(claim: &Claim) -> bool {
    !NOT_COUNTED.contains(&claim.stance) && claim.share_of.is_none()
}

/// What sets an event apart from others of its place and time: nothing, a report, a statement or a claim.
type Apart = (u8, i64);
type Key = (Option<Date>, Option<Date>, Option<String>, Apart);

/// The events of claims, in order of time and place.
pub fn events(mut claims: Vec<ExportRow>) -> Vec<Event> {
    claims.retain(|it| counts(&it.row.claim));
    claims.sort_by_key(|it| it.row.id);
    // Where and when a statement's event was: what the first of its sightings that says both says, else the first.
    let mut of_statement: BTreeMap<i64, Key> = BTreeMap::new();
    for found in &claims {
        let Some(statement) = found.statement else { continue };
        let key = key(found);
        let known = of_statement.entry(statement).or_insert_with(|| key.clone());
        if known.3.0 > 1 && key.3.0 <= 1 {
            *known = key;
        }
    }
    let mut groups: BTreeMap<Key, Vec<ExportRow>> = BTreeMap::new();
    for found in claims {
        let of_statement = found.statement.filter(|_| !found.imported).and_then(|id| of_statement.get(&id).cloned());
        groups.entry(of_statement.unwrap_or_else(|| key(&found))).or_default().push(found);
    }
    groups.into_iter().filter_map(|((start, end, place, _), claims)| event(place, start, end, claims)).collect()
}

/// The event that a claim, for itself, is of.
fn key(found: &ExportRow) -> Key {
    let claim = &found.row.claim;
    let is_placed = claim.place.is_some() && claim.when.start.is_some();
    let apart = match found.statement {
        // A row of another project's table is one event, whatever other rows say.
        _ if found.imported => (1, found.row.report),
        _ if is_placed => (0, 0),
        Some(statement) => (2, statement),
        None => (3, found.row.id),
    };
    (claim.when.start, claim.when.end, claim.place.clone(), apart)
}

fn event(place: Option<String>, start: Option<Date>, end: Option<Date>, mut claims: Vec<ExportRow>) -> Option<Event> {
    claims.sort_by(|a, b| (&a.published, a.row.id).cmp(&(&b.published, b.row.id)));
    let sides = sides(&claims);
    let lists = lists(&claims);
    let support: Vec<Support> = claims.iter().zip(lists).filter_map(|(it, list)| support(it, &sides, list)).collect();
    if support.is_empty() {
        return None;
    }
    let toll = toll(&support, |it| it.figure);
    (toll.all.high > 0).then_some(Event { place, start, end, sides, toll, support })
}

/// The two parties that are told first; a state before a group.
fn sides(claims: &[ExportRow]) -> Vec<String> {
    let mut sides: Vec<String> = Vec::new();
    let told = claims.iter().flat_map(|it| {
        let claim = &it.row.claim;
        claim.side.iter().filter(|_| claim.civilian != Some(true)).chain(&claim.by)
    });
    for side in told {
        if !sides.contains(side) && sides.len() < 2 {
            sides.push(side.clone());
        }
    }
    let world = &Lexicon::english().world;
    sides.sort_by_key(|side| world.kind_of(side) != Some(PartyKind::State));
    sides
}

/// For each claim, the claim that begins the list in which it stands.
fn lists(claims: &[ExportRow]) -> Vec<i64> {
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_key(|&at| (claims[at].row.report, claims[at].row.anchor));
    let mut lists: Vec<i64> = claims.iter().map(|it| it.row.id).collect();
    for pair in order.windows(2) {
        if is_beside(&claims[pair[0]], &claims[pair[1]]) {
            lists[pair[1]] = lists[pair[0]];
        }
    }
    lists
}

/// Whether the second number goes on the list of the first: "a woman and two children", not "12, two of them children".
fn is_beside(first: &ExportRow, second: &ExportRow) -> bool {
    let (a, b) = (&first.row.claim, &second.row.claim);
    if first.row.report != second.row.report || first.row.evidence != second.row.evidence || a.source != b.source {
        return false;
    }
    let text: Vec<char> = first.evidence_text.chars().collect();
    let [from, to] = [first.anchor_in_evidence[1], second.anchor_in_evidence[0]];
    let Some(between) = text.get(from..to).map(|it| it.iter().collect::<String>().to_lowercase()) else { return false };
    let after: String = text.get(second.anchor_in_evidence[1]..).unwrap_or_default().iter().take(12).collect();
    let words: Vec<&str> = between.split_whitespace().map(|word| word.trim_matches(',')).collect();
    let is_joined = words.last() == Some(&"and") || between.trim_end().ends_with(',');
    let is_part = words.iter().any(|word| PART_WORDS.contains(word)) || after.trim_start().starts_with("of ");
    is_joined && !is_part && words.len() <= LIST_REACH && !between.contains([';', ':', '(', '.', '\n'])
}

fn support(found: &ExportRow, sides: &[String], list: i64) -> Option<Support> {
    let claim = &found.row.claim;
    let side = claim.side.as_ref().and_then(|side| sides.iter().position(|it| it == side));
    // The dead of an armed group are its fighters, where the text does not say civilians.
    let is_group = |side: &String| Lexicon::english().world.kind_of(side) == Some(PartyKind::Group);
    let civilian = claim.civilian.or_else(|| claim.side.as_ref().filter(|it| is_group(it)).map(|_| false));
    Some(Support {
        claim: found.row.id,
        report: found.row.report,
        statement: found.statement,
        origin: found.origin.clone(),
        outlet: found.outlet.clone(),
        title: found.title.clone(),
        published: found.published.clone(),
        figure: figure(claim)?,
        words: claim.anchor_text.clone(),
        qualifier: claim.qualifier,
        side,
        civilian,
        list,
    })
}

impl Event {
    /// Whether all of the dead are civilians.
    pub fn is_of_civilians(&self) -> bool {
        self.toll.civilians > 0 && self.toll.civilians == self.toll.all.best
    }

    /// How many origins stand behind it.
    pub fn origins(&self) -> usize {
        self.support.iter().map(|it| it.origin.as_str()).collect::<BTreeSet<_>>().len()
    }

    /// Different values of a field of the support, joined by `; `.
    pub fn joined(&self, field: impl Fn(&Support) -> Option<String>) -> String {
        let mut seen: Vec<String> = Vec::new();
        for value in self.support.iter().filter_map(field).filter(|value| !value.is_empty()) {
            if !seen.contains(&value) {
                seen.push(value);
            }
        }
        seen.join("; ")
    }

    /// Days that the covered time spans; none where an end is open.
    pub fn days(&self) -> Option<i32> {
        Some((self.end? - self.start?).get_days() + 1)
    }

    /// The first day, else the last.
    pub fn first(&self) -> Option<Date> {
        self.start.or(self.end)
    }
}
