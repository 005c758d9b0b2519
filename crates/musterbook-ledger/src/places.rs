//! Where what a filter asks for took place.

use crate::columns::record::SHARE;
use crate::columns::{Names, Stretch};
use crate::error::Error;
use crate::export::{Location, locate, middle_of};
use crate::filter::Filter;
use crate::known::Known;
use crate::open::Ledger;
use musterbook_core::claim::Outcome;
use musterbook_core::lexicon::world::PlaceKind;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use std::cmp::Reverse;

/// A place with the claims that name it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Placed {
    pub place: String,
    /// Latitude and longitude; of a region, the middle of its places. `None` where it is not known, of countries, and
    /// where the name is of several places.
    pub point: Option<(f64, f64)>,
    /// Empty where it is not known.
    pub country: &'static str,
    pub claims: usize,
    pub reports: usize,
    pub origins: usize,
    /// What most of the claims tell of.
    pub outcome: Outcome,
    /// The largest figure that one of them gives (its lower bound, else the upper), and the claim.
    pub largest: Option<(f64, i64)>,
    /// The first and the last day that is told of.
    pub from: Option<String>,
    pub to: Option<String>,
}

/// Places, the ones with the most claims first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Places {
    pub places: Vec<Placed>,
    /// How many claims were looked at: the newest of those that name a place.
    pub claims: usize,
    /// Whether there are more.
    pub has_more: bool,
}

/// What is gathered of one place.
#[derive(Default)]
struct Gathered {
    claims: usize,
    reports: FxHashSet<u32>,
    origins: FxHashSet<u32>,
    outcomes: FxHashMap<u32, usize>,
    parties: FxHashSet<u32>,
    largest: Option<(f64, i64)>,
    days: Stretch,
}

impl Ledger {
    /// The places of the claims that a filter asks for. At most so many claims are looked at, the newest first.
    pub fn places(&self, filter: &Filter, most: usize, known: Known) -> Result<Places, Error> {
        let columns = self.columns()?;
        let mut rows = columns.pick(filter, known);
        rows.retain(|row| columns.place[*row as usize] != 0);
        let newest = |row: &u32| {
            let at = *row as usize;
            Reverse((columns.when_end[at], columns.when_start[at], columns.claim[at]))
        };
        let has_more = rows.len() > most;
        if has_more {
            rows.select_nth_unstable_by_key(most, newest);
            rows.truncate(most);
        }
        rows.sort_unstable_by_key(newest);
        let claims = rows.len();
        let mut by_place: FxHashMap<u32, Gathered> = FxHashMap::default();
        for row in rows {
            let at = row as usize;
            let it = by_place.entry(columns.place[at]).or_default();
            it.claims += 1;
            *it.outcomes.entry(columns.outcome[at]).or_default() += 1;
            it.reports.insert(columns.report[at]);
            it.origins.insert(columns.said_by[at]);
            let figure = columns.number[at];
            if columns.flags[at] & SHARE == 0 && it.largest.map_or(!figure.is_nan(), |(most, _)| figure > most) {
                it.largest = Some((figure, columns.claim[at].into()));
            }
            it.parties.extend([columns.side[at], columns.by[at]]);
            it.days.add(columns.when_end[at]);
        }
        let mut places: Vec<Placed> =
            by_place.into_iter().map(|(place, it)| placed(&columns.names, place, it)).collect();
        places.sort_by(|a, b| b.claims.cmp(&a.claims).then_with(|| a.place.cmp(&b.place)));
        Ok(Places { places, claims, has_more })
    }
}

fn placed(names: &Names, place: u32, it: Gathered) -> Placed {
    let mut parties: Vec<String> = it.parties.iter().filter_map(|party| names.owned(*party)).collect();
    parties.sort_unstable();
    let place = names.owned(place).unwrap_or_default();
    let Location { kind, point, country, .. } = locate(&place, &parties);
    let point = point.or_else(|| (kind == Some(PlaceKind::Region)).then(|| middle_of(&place, country))?);
    // Of several the last in the order of the alphabet.
    let outcomes = it.outcomes.iter().map(|(word, count)| (*count, names.text(*word).unwrap_or_default()));
    let most = outcomes.max().and_then(|(_, word)| Outcome::parse(word));
    let [from, to] = it.days.ends();
    Placed {
        place,
        point,
        country,
        claims: it.claims,
        reports: it.reports.len(),
        origins: it.origins.len(),
        outcome: most.unwrap_or(Outcome::Killed),
        largest: it.largest,
        from,
        to,
    }
}
