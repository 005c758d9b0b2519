//! Statements, their sightings and their origins.

use crate::ask::Page;
use crate::error::Error;
use crate::filter::{Filter, Where};
use crate::known::Known;
use crate::open::Ledger;
use crate::order::Order;
use crate::row::{self, ClaimRow};
use crate::tally::{self, OfOrigin};
use rusqlite::types::Value;
use rusqlite::{Rows, params, params_from_iter};
use serde::Serialize;

/// A statement with what supports it.
#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    #[serde(rename = "statement")]
    pub id: i64,
    pub origin: String,
    /// The end of its time, else the day of publication.
    pub as_of: Option<String>,
    /// How many of its sightings were asked for, and in how many reports they stand.
    pub claims: i64,
    pub reports: i64,
    /// The claim that it was founded on; where that is not in force or was not asked for, the first that is.
    #[serde(rename = "example")]
    pub claim: ClaimRow,
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

impl Ledger {
    /// The origins of what a filter asks for; without an order, those with the most statements first.
    pub fn origins(
        &self,
        filter: &Filter,
        order: Option<Order>,
        page: Page,
        known: Known,
    ) -> Result<Vec<Origin>, Error> {
        let Where { sql, values } = filter.sql(known);
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT claim.report, claim.statement, claim.said_by, claim.as_of, claim.{} FROM {} WHERE {sql}",
            order.unwrap_or_default().column(),
            known.claims(),
        ))?;
        let found = tally::origins(select.query(params_from_iter(values))?, order.is_some())?;
        let origin = |it: OfOrigin| Origin {
            origin: it.origin,
            statements: it.statements,
            claims: it.claims,
            reports: it.reports,
            from: it.from,
            to: it.to,
        };
        Ok(found.into_iter().skip(page.offset).take(page.limit).map(origin).collect())
    }

    /// The statements whose sightings a filter asks for; without an order, the newest first.
    pub fn statements(
        &self,
        filter: &Filter,
        order: Option<Order>,
        page: Page,
        known: Known,
    ) -> Result<Vec<Statement>, Error> {
        let Where { sql, values } = filter.sql(known);
        if order.is_none() && self.is_everywhere(filter, known)? {
            return self.newest_statements(&sql, values, page);
        }
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT claim.report, claim.statement, claim.id, claim.{} FROM {} WHERE {sql}",
            order.map_or("as_of", Order::column),
            known.claims(),
        ))?;
        let found = tally::statements(select.query(params_from_iter(values))?, page.limit, page.offset)?;
        let mut select = self.connection.prepare_cached("SELECT origin, as_of, claim FROM statement WHERE id = ?1")?;
        let mut statements = Vec::new();
        for it in found {
            let (origin, as_of, founder) =
                select.query_row([it.statement], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            let example = if it.claims.contains(&founder) { founder } else { it.claims[0] };
            statements.push(Statement {
                id: it.statement,
                origin,
                as_of,
                claims: it.claims.len() as i64,
                reports: it.reports,
                claim: self.claim(example)?,
            });
        }
        Ok(statements)
    }

    /// The newest statements that some claim in force shows, where most do: from the newest back, so that the rest is never
    /// read.
    fn newest_statements(&self, sql: &str, values: Vec<Value>, page: Page) -> Result<Vec<Statement>, Error> {
        let seen = format!(
            "FROM in_force AS claim INDEXED BY in_force_statement WHERE claim.statement = statement.id AND {sql}"
        );
        let mut select = self.connection.prepare_cached(&format!(
            "WITH newest AS (SELECT statement.id AS id, statement.origin AS origin, statement.as_of AS as_of,
                 statement.claim AS claim FROM statement WHERE EXISTS (SELECT 1 {seen})
                 ORDER BY statement.as_of DESC, statement.id LIMIT {} OFFSET {}),
             several AS (SELECT statement.id AS id, statement.origin AS origin, statement.as_of AS as_of,
                 (SELECT count(*) {seen}) AS claims,
                 (SELECT count(DISTINCT claim.report) {seen}) AS reports,
                 (SELECT coalesce(max(CASE WHEN claim.id = statement.claim THEN claim.id END), min(claim.id)) {seen}) AS example
                 FROM newest AS statement)
             SELECT {}, several.id, several.origin, several.as_of, several.claims, several.reports
             FROM several JOIN claim ON claim.id = several.example ORDER BY several.as_of DESC, several.id",
            page.limit(),
            page.offset(),
            row::CLAIM,
        ))?;
        listed(select.query(params_from_iter(values))?)
    }

    /// The sightings of a statement by claims in force, then its garbles, in the order in which they were published.
    pub fn sightings(&self, statement: i64, known: Known) -> Result<Vec<Sighting>, Error> {
        let (claims, stands) = (known.claims(), known.in_force());
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT claim.id, claim.report, claim.outlet, claim.published,
                 (SELECT it.anchor_text FROM claim AS it WHERE it.id = claim.id), sighting.rule, sighting.why, NULL
             FROM sighting CROSS JOIN {claims}
             WHERE sighting.statement = ?2 AND sighting.entry <= ?1 AND claim.id = sighting.claim AND {stands}
             AND NOT EXISTS (SELECT 1 FROM sighting AS later
                 WHERE later.claim = sighting.claim AND later.entry > sighting.entry AND later.entry <= ?1)
             UNION ALL
             SELECT claim.id, claim.report, claim.outlet, claim.published,
                 (SELECT it.anchor_text FROM claim AS it WHERE it.id = claim.id), 'garbled', garble.why, garble.changed
             FROM garble CROSS JOIN {claims}
             WHERE garble.statement = ?2 AND garble.entry <= ?1 AND claim.id = garble.claim AND {stands}
             ORDER BY 8 IS NOT NULL, 4, 1"
        ))?;
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
}

/// The rows of a listing of statements: a claim, then what is said of the statement.
fn listed(mut rows: Rows) -> Result<Vec<Statement>, Error> {
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Statement {
            id: row.get(27)?,
            origin: row.get(28)?,
            as_of: row.get(29)?,
            claims: row.get(30)?,
            reports: row.get(31)?,
            claim: row::claim(row)?,
        });
    }
    Ok(found)
}
