//! Events out of claims: the killed people that are told of one place and one time.
//!
//! One row stands for one event, as in UCDP GED and ACLED. Claims of one place and one covered time are one event; a claim
//! without a place or a time is an event of its own statement. Sightings of one statement count once. Within an event,
//! deaths are kept by category: of the first and the second side, of civilians, of people of whom the text does not say
//! whose they are. For each category:
//!
//! - **low** is the least, **high** the greatest that any statement gives; an open end is the figure's other end;
//! - **best** is the figure of most origins; of equally many, the lower one (the conservative rule of both projects);
//! - a statement of people in general (no side, not said to be civilians) is a total where parts are told: what it holds
//!   beyond the parts is of unknown people.

use crate::ask::Found;
use jiff::civil::Date;
use musterbook_core::claim::{Claim, Qualifier};
use std::collections::{BTreeMap, BTreeSet};

/// The claims that make up one event, and what they say.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub place: Option<String>,
    pub start: Option<Date>,
    pub end: Option<Date>,
    /// The parties: those whose people died and those who killed, in the order in which they are told; at most two.
    pub sides: Vec<String>,
    pub deaths: BTreeMap<Category, Deaths>,
    pub support: Vec<Support>,
}

/// Of whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    SideA,
    SideB,
    Civilians,
    Unknown,
}

/// Deaths as whole numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deaths {
    pub low: u64,
    pub best: u64,
    pub high: u64,
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
    category: Category,
}

/// The whole numbers of a claim: an open low end is 0 for `up_to` and `under`, an open high end is the low one. Both ends
/// open (an unknown number) give the least that a plural means, as UCDP and ACLED users do: 3.
pub fn figure(claim: &Claim) -> Option<Deaths> {
    if claim.share_of.is_some() {
        return None;
    }
    let whole = |number: f64| number.round().clamp(0.0, 1e12) as u64;
    let (low, high) = match (claim.low, claim.high) {
        (Some(low), Some(high)) => (whole(low), whole(high)),
        (Some(low), None) => (whole(low), whole(low)),
        (None, Some(high)) => (0, whole(high)),
        (None, None) => (3, 3),
    };
    let best = if claim.low.is_none() { high } else { low };
    Some(Deaths { low, best, high })
}

/// The events of claims, in order of time and place.
pub fn events(claims: Vec<Found>) -> Vec<Event> {
    type Key = (Option<Date>, Option<Date>, Option<String>, i64);
    let mut groups: BTreeMap<Key, Vec<Found>> = BTreeMap::new();
    for found in claims {
        let claim = &found.row.claim;
        let is_placed = claim.place.is_some() && claim.when.start.is_some();
        let alone = if is_placed { 0 } else { found.statement.unwrap_or(-found.row.id) };
        groups.entry((claim.when.start, claim.when.end, claim.place.clone(), alone)).or_default().push(found);
    }
    groups.into_iter().filter_map(|((start, end, place, _), claims)| event(place, start, end, claims)).collect()
}

fn event(place: Option<String>, start: Option<Date>, end: Option<Date>, mut claims: Vec<Found>) -> Option<Event> {
    claims.sort_by(|a, b| (&a.published, a.row.id).cmp(&(&b.published, b.row.id)));
    let mut sides: Vec<String> = Vec::new();
    let told = claims.iter().flat_map(|it| {
        let claim = &it.row.claim;
        claim.side.iter().filter(|_| claim.civilian != Some(true)).chain(&claim.by).cloned().collect::<Vec<_>>()
    });
    for side in told {
        if !sides.contains(&side) && sides.len() < 2 {
            sides.push(side);
        }
    }
    let support: Vec<Support> = claims.iter().filter_map(|it| support(it, &sides)).collect();
    if support.is_empty() {
        return None;
    }
    let mut deaths: BTreeMap<Category, Deaths> = BTreeMap::new();
    for category in [Category::SideA, Category::SideB, Category::Civilians, Category::Unknown] {
        let of: Vec<&Support> = support.iter().filter(|it| it.category == category).collect();
        if let Some(told) = together(&of) {
            deaths.insert(category, told);
        }
    }
    let parts = deaths.iter().filter(|(category, _)| **category != Category::Unknown);
    let (low, best, high) = parts.fold((0, 0, 0), |sum, (_, it)| (sum.0 + it.low, sum.1 + it.best, sum.2 + it.high));
    if let Some(unknown) = deaths.get_mut(&Category::Unknown) {
        // A total with its parts: only what it holds beyond them.
        *unknown = Deaths {
            low: unknown.low.saturating_sub(low),
            best: unknown.best.saturating_sub(best),
            high: unknown.high.saturating_sub(high),
        };
    }
    Some(Event { place, start, end, sides, deaths, support })
}

fn support(found: &Found, sides: &[String]) -> Option<Support> {
    let claim = &found.row.claim;
    let of = |side: &Option<String>| side.as_ref().and_then(|side| sides.iter().position(|it| it == side));
    let category = match (claim.civilian, of(&claim.side)) {
        (Some(true), _) => Category::Civilians,
        (_, Some(0)) => Category::SideA,
        (_, Some(1)) => Category::SideB,
        _ => Category::Unknown,
    };
    Some(Support {
        claim: found.row.id,
        report: found.row.report,
        statement: found.statement,
        origin: claim.source.first().cloned().or_else(|| found.outlet.clone()).unwrap_or_default(),
        outlet: found.outlet.clone(),
        title: found.title.clone(),
        published: found.published.clone(),
        figure: figure(claim)?,
        words: claim.anchor_text.clone(),
        qualifier: claim.qualifier,
        category,
    })
}

/// Least, best and greatest of what is told of one category.
fn together(of: &[&Support]) -> Option<Deaths> {
    let low = of.iter().map(|it| it.figure.low).min()?;
    let high = of.iter().map(|it| it.figure.high).max()?;
    let mut origins: BTreeMap<u64, BTreeSet<&str>> = BTreeMap::new();
    for it in of {
        origins.entry(it.figure.best).or_default().insert(&it.origin);
    }
    // In order of the figures: the first of those with most origins is the lowest.
    let most = origins.values().map(BTreeSet::len).max()?;
    let best = *origins.iter().find(|(_, of)| of.len() == most)?.0;
    Some(Deaths { low, best, high })
}

impl Support {
    /// Of whom it tells.
    pub fn category(&self) -> Category {
        self.category
    }
}

impl Event {
    /// Deaths of one category; none where none is told.
    pub fn of(&self, category: Category) -> Deaths {
        self.deaths.get(&category).copied().unwrap_or_default()
    }

    /// Deaths of all categories.
    pub fn all(&self) -> Deaths {
        self.deaths.values().fold(Deaths::default(), |sum, it| Deaths {
            low: sum.low + it.low,
            best: sum.best + it.best,
            high: sum.high + it.high,
        })
    }

    /// How many origins stand behind it.
    pub fn origins(&self) -> usize {
        self.support.iter().map(|it| it.origin.as_str()).collect::<BTreeSet<_>>().len()
    }

    /// Different values of a field of the support, joined by `; `.
    pub fn joined<'a>(&'a self, field: impl Fn(&'a Support) -> Option<&'a str>) -> String {
        let mut seen: Vec<&str> = Vec::new();
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
}
