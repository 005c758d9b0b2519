//! Where what a filter asks for took place.

use crate::error::Error;
use crate::export::{Location, locate};
use crate::filter::{Filter, Where};
use crate::known::Known;
use crate::open::Ledger;
use musterbook_core::claim::Outcome;
use rusqlite::params_from_iter;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A place with the claims that name it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Placed {
    pub place: String,
    /// Latitude and longitude; `None` where it is not known, or the name is of several places.
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
    reports: BTreeSet<i64>,
    origins: BTreeSet<String>,
    outcomes: BTreeMap<String, usize>,
    parties: BTreeSet<String>,
    largest: Option<(f64, i64)>,
    days: BTreeSet<String>,
}

impl Ledger {
    /// The places of the claims that a filter asks for. At most so many claims are looked at, the newest first.
    pub fn places(&self, filter: &Filter, most: usize, known: Known) -> Result<Places, Error> {
        let Where { sql, values } = filter.sql(known);
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT claim.id, claim.place, claim.outcome, claim.report, asked.said_by,
                 CASE WHEN claim.share_of IS NULL THEN coalesce(claim.low, claim.high) END, claim.side, claim.by_party,
                 claim.when_end
             FROM (SELECT claim.id AS id, claim.said_by AS said_by FROM {} WHERE {sql} AND claim.place IS NOT NULL
                 ORDER BY claim.when_end DESC, claim.id LIMIT {}) AS asked
             CROSS JOIN claim ON claim.id = asked.id",
            known.claims(),
            i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1)
        ))?;
        let mut rows = select.query(params_from_iter(values))?;
        let mut by_place: BTreeMap<String, Gathered> = BTreeMap::new();
        let (mut claims, mut has_more) = (0, false);
        while let Some(row) = rows.next()? {
            if claims == most {
                has_more = true;
                break;
            }
            claims += 1;
            let id: i64 = row.get(0)?;
            let it = by_place.entry(row.get(1)?).or_default();
            it.claims += 1;
            *it.outcomes.entry(row.get(2)?).or_default() += 1;
            it.reports.insert(row.get(3)?);
            it.origins.extend(row.get::<_, Option<String>>(4)?);
            if let Some(figure) = row.get::<_, Option<f64>>(5)?
                && it.largest.is_none_or(|(most, _)| figure > most)
            {
                it.largest = Some((figure, id));
            }
            it.parties.extend(row.get::<_, Option<String>>(6)?);
            it.parties.extend(row.get::<_, Option<String>>(7)?);
            it.days.extend(row.get::<_, Option<String>>(8)?);
        }
        let mut places: Vec<Placed> = by_place.into_iter().map(|(place, it)| placed(place, it)).collect();
        places.sort_by(|a, b| b.claims.cmp(&a.claims).then_with(|| a.place.cmp(&b.place)));
        Ok(Places { places, claims, has_more })
    }
}

fn placed(place: String, it: Gathered) -> Placed {
    let parties: Vec<String> = it.parties.into_iter().collect();
    let Location { point, country, .. } = locate(&place, &parties);
    let most = it.outcomes.iter().max_by_key(|(_, count)| **count).and_then(|(word, _)| Outcome::parse(word));
    Placed {
        place,
        point,
        country,
        claims: it.claims,
        reports: it.reports.len(),
        origins: it.origins.len(),
        outcome: most.unwrap_or(Outcome::Killed),
        largest: it.largest,
        from: it.days.first().cloned(),
        to: it.days.last().cloned(),
    }
}
