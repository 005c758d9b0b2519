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

/// Who claims come from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Origin {
    pub origin: String,
    pub statements: i64,
    pub claims: i64,
    pub reports: i64,
    /// The first and the last time that its statements are as of.
    pub from: Option<String>,
    pub to: Option<String>,
}

/// A claim with everything that a person wants to see of it.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    #[serde(flatten)]
    pub row: ClaimRow,
    /// Its sentence, before and after the number.
    pub before: String,
    pub after: String,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<String>,
    pub trace: Vec<(String, String)>,
    pub statement: i64,
    pub sightings: Vec<Sighting>,
}

impl Ledger {
    /// The origins of what a filter asks for, those with the most statements first.
    pub fn origins(&self, filter: &Filter, page: Page, known: Known) -> Result<Vec<Origin>, Error> {
        let Where { sql, values } = filter.sql(known);
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT statement.origin, count(DISTINCT statement.id), count(*), count(DISTINCT claim.report),
                 min(statement.as_of), max(statement.as_of)
             FROM claim JOIN statement ON statement.id = {} WHERE {sql}
             GROUP BY statement.origin ORDER BY 2 DESC, 1 LIMIT {} OFFSET {}",
            of_claim(),
            page.limit,
            page.offset
        ))?;
        let rows = select.query_map(params_from_iter(values), |row| {
            Ok(Origin {
                origin: row.get(0)?,
                statements: row.get(1)?,
                claims: row.get(2)?,
                reports: row.get(3)?,
                from: row.get(4)?,
                to: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A claim, in force or not, with its sentence, its trace and the sightings of its statement.
    pub fn shown(&self, id: i64) -> Result<Shown, Error> {
        let row = self.claim(id)?;
        let [start, end] = row.anchor;
        let [from, to] = row.evidence;
        let known = self.known_at(None)?;
        let (before, after, title, outlet, published, statement) = self.connection.query_row(
            "SELECT substr(text, ?2 + 1, ?3 - ?2), substr(text, ?4 + 1, ?5 - ?4), title, outlet, published,
                 (SELECT statement FROM sighting WHERE claim = ?6 ORDER BY entry DESC LIMIT 1)
             FROM report WHERE id = ?1",
            params![row.report, from as i64, start as i64, end as i64, to as i64, id],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get::<_, i64>(5)?)),
        )?;
        let trace = serde_json::from_str(&row.trace)?;
        let sightings = self.sightings(statement, known)?;
        Ok(Shown { row, before, after, title, outlet, published, trace, statement, sightings })
    }

    /// The statements whose sightings a filter asks for, the newest first.
    pub fn statements(&self, filter: &Filter, page: Page, known: Known) -> Result<Vec<Statement>, Error> {
        let Where { sql, values } = filter.sql(known);
        let mut select = self.connection.prepare_cached(&format!(
            "WITH seen AS (SELECT {} AS statement, claim.report AS report FROM claim WHERE {sql})
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
