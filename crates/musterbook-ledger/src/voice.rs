//! An origin as a page shows it: how often others repeat it, and what others say where it gives a figure.

use crate::error::Error;
use crate::known::Known;
use crate::open::Ledger;
use crate::row::{self, ClaimRow};
use rusqlite::params;
use serde::Serialize;

/// How often the last statements of an origin are repeated.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Repeated {
    /// Its last statements that were looked at.
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
/// Statements that are compared, and figures of others.
const COMPARED: usize = 200;
const OTHERS: usize = 4_000;
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
            known.statement(),
            known.stands()
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
                Ok(Repeated { statements: row.get(0)?, repeated: row.get(1)?, reports: row.get(2)?, ..Repeated::default() })
            })?;
        it.garbles = self
            .connection
            .prepare_cached(&format!(
                "SELECT count(*) FROM (SELECT id FROM statement WHERE origin = ?2 AND entry <= ?1 ORDER BY id DESC LIMIT {LAST})
                 AS last CROSS JOIN garble ON garble.statement = last.id AND garble.entry <= ?1
                 CROSS JOIN claim ON claim.id = garble.claim WHERE {}",
                known.stands()
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

    /// Figures of an origin with those that others give for the same side, things, outcome, place and kind of count, as of at
    /// most so many days before or after. Its last statements only; of an event, only what has the same day.
    pub fn beside(&self, origin: &str, days: i64, known: Known) -> Result<Vec<Beside>, Error> {
        let (claims, in_force, stands) = (known.claims(), known.in_force(), known.stands());
        let mut select = self.connection.prepare_cached(&format!(
            "WITH own AS (SELECT * FROM (SELECT claim FROM statement WHERE origin = ?2 AND entry <= ?1
                 ORDER BY as_of DESC, id LIMIT {COMPARED}) AS last CROSS JOIN claim ON claim.id = last.claim
                 WHERE {stands} AND side IS NOT NULL AND when_end IS NOT NULL AND share_of IS NULL AND per IS NULL
                 AND coalesce(low, high) IS NOT NULL)
             SELECT {}, near.said_by, own.id, abs(julianday(claim.when_end) - julianday(own.when_end))
             FROM own CROSS JOIN (SELECT claim.id AS id, claim.side AS side, claim.outcome AS outcome,
                     claim.when_end AS when_end, claim.unit AS unit, claim.scope AS scope, claim.civilian AS civilian,
                     claim.place AS place, claim.said_by AS said_by, claim.statement AS statement
                     FROM {claims} WHERE {in_force}) AS near
                 ON near.side = own.side AND near.outcome = own.outcome
                 AND near.when_end BETWEEN date(own.when_end, CASE WHEN own.scope = 'event' THEN '0 days' ELSE ?3 END)
                 AND date(own.when_end, CASE WHEN own.scope = 'event' THEN '0 days' ELSE ?4 END)
                 AND near.unit = own.unit AND near.scope = own.scope AND near.civilian IS NOT DISTINCT FROM own.civilian
                 AND near.place IS NOT DISTINCT FROM own.place AND near.said_by <> ?2
             CROSS JOIN claim ON claim.id = near.id AND claim.share_of IS NULL AND claim.per IS NULL
                 AND coalesce(claim.low, claim.high) IS NOT NULL
             CROSS JOIN statement ON statement.id = near.statement AND statement.claim = claim.id LIMIT {OTHERS}",
            row::CLAIM
        ))?;
        let mut rows = select.query(params![known.0, origin, format!("-{days} days"), format!("+{days} days")])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (other, of): (ClaimRow, i64) = (row::claim(row)?, row.get(28)?);
            found.push((other, row.get::<_, String>(27)?, of, row.get::<_, f64>(29)?));
        }
        drop(rows);
        let mut own: std::collections::BTreeMap<i64, ClaimRow> = std::collections::BTreeMap::new();
        for &(.., of, _) in &found {
            if !own.contains_key(&of) {
                own.insert(of, self.claim(of)?);
            }
        }
        let beside = |(other, origin, of, apart): (ClaimRow, String, i64, f64)| {
            Some(Beside { own: own.get(&of)?.clone(), origin, other, apart: apart.round() as i64 })
        };
        Ok(found.into_iter().filter_map(beside).collect())
    }
}
