//! An origin as a page shows it: how often others repeat it, and what others say where it gives a figure.

use crate::columns::record::{NO_DAY, SHARE, date, day, first_of_month};
use crate::columns::{Columns, Ids};
use crate::error::Error;
use crate::filter::Filter;
use crate::known::Known;
use crate::open::Ledger;
use crate::questions::{Questioned, counted};
use crate::row::{self, ClaimRow};
use crate::seen_in::Said;
use musterbook_core::claim::Scope;
use rusqlite::params;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::collections::BTreeMap;

/// How often the statements of an origin are repeated.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Repeated {
    /// All its statements.
    pub all: i64,
    /// Those that a claim in force shows.
    pub statements: i64,
    /// Of these, those that another outlet repeats.
    pub repeated: i64,
    /// In how many reports they stand.
    pub reports: i64,
    /// How many claims garble its last statements.
    pub garbles: i64,
    /// Who repeats them most: the outlet, and in how many reports.
    pub by: Vec<(String, i64)>,
    /// Reports by month of publication: `2025-06`.
    pub months: Vec<(String, i64)>,
}

/// A figure of an origin, and one that another gives on the same question.
#[derive(Clone, Debug)]
pub struct Beside {
    /// The claim that founded its statement.
    pub own: ClaimRow,
    pub origin: String,
    pub other: ClaimRow,
    /// How many days lie between the two.
    pub apart: i64,
}

/// At most so many of its last statements are looked at for garbles.
const LAST: usize = 2_000;
/// Of these, so many are searched for figures to compare, and so many are compared.
const SEARCHED: usize = 300;
const COMPARED: usize = 20;
/// Other origins that each is compared with, the nearest in time first.
const NEAR: usize = 60;
/// Outlets that are named.
const NAMED: usize = 10;

impl Columns {
    /// The rows of an origin's statements.
    fn of_origin(&self, name: u32, known: Known) -> Vec<u32> {
        let asked = Filter { source: self.names.owned(name).into_iter().collect(), ..Filter::default() };
        let mut rows = self.pick(&asked, known);
        rows.retain(|row| self.said_by[*row as usize] == name);
        rows
    }
}

impl Ledger {
    /// How often the statements of an origin are repeated, by whom, and when.
    pub fn repeated(&self, origin: &str, known: Known) -> Result<Repeated, Error> {
        let columns = self.columns()?;
        let Some(name) = columns.names.id(origin) else { return Ok(Repeated::default()) };
        let rows = columns.of_origin(name, known);
        let (mut seen, mut repeated, mut reports) = (Ids::default(), Ids::default(), Ids::default());
        let mut by: FxHashMap<u32, Ids> = FxHashMap::default();
        let mut months: BTreeMap<i32, Ids> = BTreeMap::new();
        let mut several = Ids::default();
        for at in rows.iter().map(|row| *row as usize) {
            if !seen.add(columns.statement[at]) {
                several.add(columns.statement[at]);
            }
        }
        for at in rows.iter().map(|row| *row as usize) {
            let (report, outlet) = (columns.report[at], columns.outlet[at]);
            reports.add(report);
            if outlet != 0 && outlet != name {
                by.entry(outlet).or_default().add(report);
                if several.has(columns.statement[at]) {
                    repeated.add(columns.statement[at]);
                }
            }
            if columns.published[at] != NO_DAY {
                months.entry(first_of_month(columns.published[at])).or_default().add(report);
            }
        }
        let all = self
            .connection
            .prepare_cached("SELECT count(*) FROM statement WHERE origin = ?2 AND entry <= ?1")?
            .query_row(params![known.0, origin], |row| row.get(0))?;
        let garbles = self
            .connection
            .prepare_cached(&format!(
                "SELECT count(*) FROM (SELECT id FROM statement WHERE origin = ?2 AND entry <= ?1 ORDER BY id DESC LIMIT {LAST})
                 AS last CROSS JOIN garble ON garble.statement = last.id AND garble.entry <= ?1
                 CROSS JOIN claim ON claim.id = garble.claim WHERE {}",
                known.stands()
            ))?
            .query_row(params![known.0, origin], |row| row.get(0))?;
        let name_of =
            |(outlet, reports): (u32, Ids)| (columns.names.owned(outlet).unwrap_or_default(), reports.count() as i64);
        let mut by: Vec<(String, i64)> = by.into_iter().map(name_of).collect();
        by.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        by.truncate(NAMED);
        let month =
            |(day, reports): (i32, Ids)| Some((date(day)?.strftime("%Y-%m").to_string(), reports.count() as i64));
        Ok(Repeated {
            all,
            statements: seen.count() as i64,
            repeated: repeated.count() as i64,
            reports: reports.count() as i64,
            garbles,
            by,
            months: months.into_iter().filter_map(month).collect(),
        })
    }

    /// What the statements of an origin speak of, the most statements first. As [`Ledger::questions`] has it.
    pub fn spoken(&self, origin: &str, limit: usize, known: Known) -> Result<Vec<Questioned>, Error> {
        let columns = self.columns()?;
        let Some(name) = columns.names.id(origin) else { return Ok(Vec::new()) };
        let mut found = counted(&columns, &columns.of_origin(name, known))?;
        found.sort_by(|a, b| b.statements.cmp(&a.statements).then_with(|| a.by_name(b)));
        found.truncate(limit);
        Ok(found)
    }

    /// The newest statements of an origin, by the end of their time.
    pub fn newest_of(&self, origin: &str, limit: usize, known: Known) -> Result<Vec<Said>, Error> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT id FROM statement WHERE origin = ?2 AND entry <= ?1 ORDER BY as_of DESC, id LIMIT {limit}"
        ))?;
        let ids: Vec<i64> = select.query_map(params![known.0, origin], |row| row.get(0))?.collect::<Result<_, _>>()?;
        ids.into_iter().map(|id| self.said(id, known)).collect()
    }

    /// Figures of an origin, each with the one nearest in time that each of the others gives for the same side, things and
    /// outcome and in the same kind of count, as of at most so many days before or after; of an event, only what has the
    /// same day and place. Of its last statements only.
    pub fn beside(&self, origin: &str, days: i32, known: Known) -> Result<Vec<Beside>, Error> {
        let columns = self.columns()?;
        let own_name = columns.names.id(origin);
        let own = self.figures_of(origin, known)?;
        let mut of_kind: FxHashMap<_, Vec<u32>> = FxHashMap::default();
        let mut found = Vec::new();
        for it in &own {
            let (claim, Some(end)) = (&it.claim, it.claim.when.end) else { continue };
            let window = if claim.scope == Scope::Event { 0 } else { days };
            let far = |days: i32| end.saturating_add(jiff::Span::new().days(days));
            // Most figures of an origin are of few sides and outcomes: their rows are picked once.
            let rows = of_kind.entry((&claim.side, claim.unit.as_str(), claim.outcome.as_str(), claim.scope.as_str()));
            let rows = rows.or_insert_with_key(|(side, unit, outcome, scope)| {
                let words = |word: &str| vec![word.to_owned()];
                let (side, unit, outcome, scope) =
                    (side.iter().cloned().collect(), words(unit), words(outcome), words(scope));
                columns.pick(&Filter { side, unit, outcome, scope, ..Filter::default() }, known)
            });
            let place = claim.place.as_deref().and_then(|place| columns.names.id(place)).unwrap_or(0);
            let (from, to) = (day(Some(far(-window))), day(Some(far(window))));
            let is_beside = |at: &usize| {
                let at = *at;
                let other = columns.place[at];
                let is_near = (from..=to).contains(&columns.when_end[at]);
                let is_there = other == place || claim.scope != Scope::Event && (other == 0 || place == 0);
                let is_civilian = (columns.civilian[at] == 2) == (claim.civilian == Some(true));
                is_near && is_there && is_civilian && columns.flags[at] & SHARE == 0 && !columns.number[at].is_nan()
            };
            // Of each other origin the one that is nearest in time.
            let mut nearest: FxHashMap<u32, (i64, u32)> = FxHashMap::default();
            let rows = rows.iter().map(|row| *row as usize).filter(is_beside);
            for at in rows.filter(|at| Some(columns.said_by[*at]) != own_name) {
                let other = date(columns.when_end[at]).unwrap_or(end);
                let apart = i64::from(row::apart(other, end));
                let it = (apart, columns.claim[at]);
                nearest.entry(columns.said_by[at]).and_modify(|known| *known = it.min(*known)).or_insert(it);
            }
            let mut nearest: Vec<((i64, u32), u32)> = nearest.into_iter().map(|(name, it)| (it, name)).collect();
            nearest.sort_unstable();
            for ((apart, other), name) in nearest.into_iter().take(NEAR) {
                let origin = columns.names.owned(name).unwrap_or_default();
                found.push(Beside { own: it.clone(), origin, other: self.claim(other.into())?, apart });
            }
        }
        Ok(found)
    }

    /// The last claims that founded statements of an origin and give a figure of a side that others may give too.
    fn figures_of(&self, origin: &str, known: Known) -> Result<Vec<ClaimRow>, Error> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {} FROM (SELECT id, claim FROM statement WHERE origin = ?2 AND entry <= ?1 ORDER BY id DESC LIMIT {SEARCHED})
                 AS last CROSS JOIN claim ON claim.id = last.claim
             WHERE claim.side IS NOT NULL AND claim.when_end IS NOT NULL AND claim.share_of IS NULL AND claim.per IS NULL
             AND coalesce(claim.low, claim.high) IS NOT NULL AND {} ORDER BY last.id DESC LIMIT {COMPARED}",
            row::CLAIM,
            known.stands()
        ))?;
        let mut rows = select.query(params![known.0, origin])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(row::claim(row)?);
        }
        Ok(found)
    }
}
