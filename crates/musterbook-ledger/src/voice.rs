//! An origin as a page shows it: how often others repeat it, and what others say where it gives a figure.

use crate::ask::of_claim;
use crate::error::Error;
use crate::known::{Known, in_force_at};
use crate::open::Ledger;
use crate::questions::Questioned;
use crate::row::{self, ClaimRow};
use crate::seen_in::Said;
use musterbook_core::claim::Scope;
use rusqlite::params;
use serde::Serialize;

/// How often the last statements of an origin are repeated.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Repeated {
    /// All its statements.
    pub all: i64,
    /// Its last statements that were looked at: those that a claim in force shows.
    pub statements: i64,
    /// Of these, those that another outlet repeats.
    pub repeated: i64,
    /// In how many reports they stand.
    pub reports: i64,
    /// How many claims garble them.
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

/// At most so many of its last statements are looked at.
const LAST: usize = 2_000;
/// Of these, so many are searched for figures to compare, and so many are compared.
const SEARCHED: usize = 300;
const COMPARED: usize = 30;
/// Claims about the same side and outcome that are looked at before and behind each.
const NEAR: usize = 300;
/// Outlets that are named.
const NAMED: usize = 10;

impl Ledger {
    /// How often the last statements of an origin are repeated, by whom, and when.
    pub fn repeated(&self, origin: &str, known: Known) -> Result<Repeated, Error> {
        // A claim in force that is a sighting of one of its last statements.
        let seen = format!(
            "SELECT last.id AS statement, claim.report AS report, claim.outlet AS outlet, claim.published AS published
             FROM (SELECT id FROM statement WHERE origin = ?2 AND entry <= ?1 ORDER BY id DESC LIMIT {LAST}) AS last
             CROSS JOIN sighting ON sighting.statement = last.id CROSS JOIN claim ON claim.id = sighting.claim
             WHERE {} = last.id AND {}",
            of_claim(),
            in_force_at(known)
        );
        let mut it = self
            .connection
            .prepare_cached(&format!(
                "SELECT count(DISTINCT statement), count(DISTINCT CASE WHEN outlet <> ?2 AND n > 1 THEN statement END),
                     count(DISTINCT report)
                 FROM (SELECT seen.*, (SELECT count(*) FROM sighting WHERE sighting.statement = seen.statement) AS n
                       FROM ({seen}) AS seen)"
            ))?
            .query_row(params![known.0, origin], |row| {
                Ok(Repeated {
                    statements: row.get(0)?,
                    repeated: row.get(1)?,
                    reports: row.get(2)?,
                    ..Repeated::default()
                })
            })?;
        it.all = self
            .connection
            .prepare_cached("SELECT count(*) FROM statement WHERE origin = ?2 AND entry <= ?1")?
            .query_row(params![known.0, origin], |row| row.get(0))?;
        it.garbles = self
            .connection
            .prepare_cached(&format!(
                "SELECT count(*) FROM (SELECT id FROM statement WHERE origin = ?2 AND entry <= ?1 ORDER BY id DESC LIMIT {LAST})
                 AS last CROSS JOIN garble ON garble.statement = last.id AND garble.entry <= ?1
                 CROSS JOIN claim ON claim.id = garble.claim WHERE {}",
                in_force_at(known)
            ))?
            .query_row(params![known.0, origin], |row| row.get(0))?;
        let counted = |sql: String| -> Result<Vec<(String, i64)>, Error> {
            let mut select = self.connection.prepare_cached(&sql)?;
            let rows = select.query_map(params![known.0, origin], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        it.by = counted(format!(
            "SELECT outlet, count(DISTINCT report) FROM ({seen}) AS seen WHERE outlet IS NOT NULL AND outlet <> ?2
             GROUP BY outlet ORDER BY 2 DESC, 1 LIMIT {NAMED}"
        ))?;
        it.months = counted(format!(
            "SELECT substr(published, 1, 7), count(DISTINCT report) FROM ({seen}) AS seen WHERE published IS NOT NULL
             GROUP BY 1 ORDER BY 1"
        ))?;
        Ok(it)
    }

    /// What the last statements of an origin speak of, the most first. As [`Ledger::questions`] has it.
    pub fn spoken(&self, origin: &str, limit: usize, known: Known) -> Result<Vec<Questioned>, Error> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT claim.side, claim.unit, claim.outcome, claim.civilian, count(*), count(DISTINCT claim.report),
                 count(DISTINCT last.id), 1, min(coalesce(claim.when_end, claim.published)),
                 max(coalesce(claim.when_end, claim.published))
             FROM (SELECT id FROM statement WHERE origin = ?2 AND entry <= ?1 ORDER BY id DESC LIMIT {LAST}) AS last
             CROSS JOIN sighting ON sighting.statement = last.id CROSS JOIN claim ON claim.id = sighting.claim
             WHERE {} = last.id AND {}
             GROUP BY claim.side, claim.unit, claim.outcome, claim.civilian ORDER BY 7 DESC, 1, 2, 3, 4 LIMIT {limit}",
            of_claim(),
            in_force_at(known)
        ))?;
        let mut rows = select.query(params![known.0, origin])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Questioned::of(row)?);
        }
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

    /// Figures of an origin with those that others give for the same side, things and outcome and in the same kind of count,
    /// as of at most so many days before or after; of an event, only what has the same day and place. Of its last statements
    /// only, and of others only what is nearest in time.
    pub fn beside(&self, origin: &str, days: i32, known: Known) -> Result<Vec<Beside>, Error> {
        let own = self.figures_of(origin, known)?;
        let near = |side: &str| {
            format!(
                "SELECT * FROM (SELECT id FROM claim WHERE side = ?3 AND outcome = ?4 AND when_end {side} LIMIT {NEAR})"
            )
        };
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {}, statement.origin, cast(abs(julianday(claim.when_end) - julianday(?6)) AS INTEGER)
             FROM ({} UNION ALL {}) AS near CROSS JOIN claim ON claim.id = near.id
             CROSS JOIN statement ON statement.claim = claim.id
             WHERE claim.unit = ?8 AND claim.scope = ?9 AND coalesce(claim.civilian, 0) = ?10 AND claim.share_of IS NULL
             AND claim.per IS NULL AND coalesce(claim.low, claim.high) IS NOT NULL AND statement.origin <> ?2
             AND (claim.place IS NOT DISTINCT FROM ?11 OR ?9 <> 'event' AND (claim.place IS NULL OR ?11 IS NULL)) AND {}",
            row::CLAIM,
            near("BETWEEN ?5 AND ?6 ORDER BY when_end DESC"),
            near("> ?6 AND when_end <= ?7 ORDER BY when_end"),
            in_force_at(known)
        ))?;
        let mut found = Vec::new();
        for it in own {
            let (claim, Some(day)) = (&it.claim, it.claim.when.end) else { continue };
            let window = if claim.scope == Scope::Event { 0 } else { days };
            let far = |days: i32| day.saturating_add(jiff::Span::new().days(days)).to_string();
            let mut rows = select.query(params![
                known.0,
                origin,
                claim.side,
                claim.outcome.as_str(),
                far(-window),
                day.to_string(),
                far(window),
                claim.unit.as_str(),
                claim.scope.as_str(),
                i64::from(claim.civilian == Some(true)),
                claim.place,
            ])?;
            while let Some(row) = rows.next()? {
                let (other, origin, apart) = (row::claim(row)?, row.get(27)?, row.get(28)?);
                found.push(Beside { own: it.clone(), origin, other, apart });
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
            in_force_at(known)
        ))?;
        let mut rows = select.query(params![known.0, origin])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(row::claim(row)?);
        }
        Ok(found)
    }
}
