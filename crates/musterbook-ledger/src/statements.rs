//! Reports, statements and sightings, listed.

use crate::ask::{Filter, Page, Where, of_claim};
use crate::error::Error;
use crate::known::{Known, stands_somewhere};
use crate::open::Ledger;
use crate::row::{self, ClaimRow};
use rusqlite::{params, params_from_iter};
use serde::Serialize;

/// A statement with what supports it.
#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    pub id: i64,
    pub origin: String,
    /// The end of its time, else the day of publication.
    pub as_of: Option<String>,
    /// The claim that it was founded on.
    pub founded_on: ClaimRow,
    pub claims: i64,
    pub reports: i64,
}

/// A claim as a sighting of a statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sighting {
    pub claim: i64,
    pub report: i64,
    pub outlet: Option<String>,
    pub published: Option<String>,
    pub anchor_text: String,
    pub rule: String,
    pub why: String,
    /// What it changed, where it garbles the statement instead of repeating it.
    pub garbled: Option<String>,
}

/// A report as a listing shows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    pub id: i64,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<String>,
    pub addresses: Vec<String>,
    pub claims: i64,
    pub recorded: String,
}

impl Ledger {
    /// The statements whose sightings a filter asks for, the newest first.
    pub fn statements(&self, filter: &Filter, page: Page, known: Known) -> Result<Vec<Statement>, Error> {
        let Where { sql, values } = filter.sql(known);
        let mut select = self.connection.prepare_cached(&format!(
            "WITH seen AS (SELECT {} AS statement, claim.report AS report FROM claim
                 JOIN report ON report.id = claim.report WHERE {sql})
             SELECT {}, statement.id, statement.origin, statement.as_of, count(*), count(DISTINCT seen.report)
             FROM seen JOIN statement ON statement.id = seen.statement JOIN claim ON claim.id = statement.claim
             GROUP BY statement.id ORDER BY statement.as_of DESC, statement.id LIMIT {} OFFSET {}",
            of_claim(),
            row::CLAIM,
            page.limit,
            page.offset
        ))?;
        let mut rows = select.query(params_from_iter(values))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Statement {
                id: row.get(27)?,
                origin: row.get(28)?,
                as_of: row.get(29)?,
                founded_on: row::claim(row)?,
                claims: row.get(30)?,
                reports: row.get(31)?,
            });
        }
        Ok(found)
    }

    /// The sightings of a statement, then its garbles, in the order in which they were published.
    pub fn sightings(&self, statement: i64, known: Known) -> Result<Vec<Sighting>, Error> {
        let mut select = self.connection.prepare_cached(
            "SELECT claim.id, claim.report, report.outlet, report.published, claim.anchor_text, sighting.rule, sighting.why, NULL
             FROM sighting JOIN claim ON claim.id = sighting.claim JOIN report ON report.id = claim.report
             WHERE sighting.statement = ?2 AND sighting.entry <= ?1 AND NOT EXISTS (SELECT 1 FROM sighting AS later
                 WHERE later.claim = sighting.claim AND later.entry > sighting.entry AND later.entry <= ?1)
             UNION ALL
             SELECT claim.id, claim.report, report.outlet, report.published, claim.anchor_text, 'garbled', garble.why,
                 garble.changed
             FROM garble JOIN claim ON claim.id = garble.claim JOIN report ON report.id = claim.report
             WHERE garble.statement = ?2 AND garble.entry <= ?1
             ORDER BY 8 IS NOT NULL, 4, 1",
        )?;
        let rows = select.query_map(params![known.0, statement], |row| {
            Ok(Sighting {
                claim: row.get(0)?,
                report: row.get(1)?,
                outlet: row.get(2)?,
                published: row.get(3)?,
                anchor_text: row.get(4)?,
                rule: row.get(5)?,
                why: row.get(6)?,
                garbled: row.get(7)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The reports that stand at some address, the newest first.
    pub fn reports(&self, outlet: &[String], page: Page, known: Known) -> Result<Vec<Report>, Error> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT report.id, report.title, report.outlet, report.published, entry.at,
                 (SELECT count(*) FROM claim WHERE claim.reading = (SELECT max(reading.id) FROM reading
                     WHERE reading.report = report.id AND reading.entry <= ?1) AND claim.decision IS NULL)
             FROM report JOIN entry ON entry.id = report.entry
             WHERE report.entry <= ?1 AND {} AND (?2 = '[]' OR report.outlet IN (SELECT value FROM json_each(?2)))
             ORDER BY report.published DESC, report.id LIMIT {} OFFSET {}",
            stands_somewhere("report.id"),
            page.limit,
            page.offset
        ))?;
        let mut addresses = self.connection.prepare_cached(
            "SELECT DISTINCT address FROM version WHERE report = ?1 AND entry <= ?2 ORDER BY address LIMIT 20",
        )?;
        let mut rows = select.query(params![known.0, serde_json::to_string(outlet)?])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            found.push(Report {
                id,
                title: row.get(1)?,
                outlet: row.get(2)?,
                published: row.get(3)?,
                recorded: row.get(4)?,
                claims: row.get(5)?,
                addresses: addresses.query_map([id, known.0], |row| row.get(0))?.collect::<Result<_, _>>()?,
            });
        }
        Ok(found)
    }
}
