//! Reports, listed, and found by words of their text.

use crate::ask::Page;
use crate::error::Error;
use crate::filter::{Filter, Where};
use crate::known::Known;
use crate::open::Ledger;
use crate::order::Order;
use crate::search::as_match;
use rusqlite::types::Value;
use rusqlite::{Row, params, params_from_iter};
use serde::Serialize;

/// A report as a listing shows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    #[serde(rename = "report")]
    pub id: i64,
    pub published: Option<String>,
    pub outlet: Option<String>,
    pub title: Option<String>,
    /// How many of its claims in force were asked for.
    pub claims: i64,
    /// Where it was found, at most twenty.
    pub addresses: Vec<String>,
    /// When it was recorded.
    pub recorded: String,
    /// Of a search: a piece of the text; what was searched for stands between `[` and `]`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub snippet: Option<String>,
}

impl Ledger {
    /// The reports that a filter asks for: those that stand at some address, and where it asks for claims, that hold one.
    /// Without an order, those published last come first.
    pub fn reports(
        &self,
        filter: &Filter,
        order: Option<Order>,
        page: Page,
        known: Known,
    ) -> Result<Vec<Report>, Error> {
        self.found(None, filter, order, page, known)
    }

    /// The reports with all the words; without an order, the best first. Words in quotes are a phrase; `OR`, `NOT` and `*`
    /// at a word's end mean what they say; anything else in the query is taken as words.
    pub fn search(
        &self,
        query: &str,
        filter: &Filter,
        order: Option<Order>,
        page: Page,
        known: Known,
    ) -> Result<Vec<Report>, Error> {
        match as_match(query) {
            words if words.is_empty() => Ok(Vec::new()),
            words => self.found(Some(words), filter, order, page, known),
        }
    }

    fn found(
        &self,
        words: Option<String>,
        filter: &Filter,
        order: Option<Order>,
        page: Page,
        known: Known,
    ) -> Result<Vec<Report>, Error> {
        let mut it = filter.sql_of_report(known);
        let (from, snippet) = match &words {
            Some(_) => (
                "report_text JOIN report ON report.id = report_text.rowid",
                "snippet(report_text, -1, '[', ']', '…', 24)",
            ),
            None => ("report", "NULL"),
        };
        let by_default = if words.is_some() { "rank" } else { "report.published DESC" };
        if let Some(words) = words {
            let mark = it.place(Value::Text(words));
            it.sql += &format!(" AND report_text MATCH {mark}");
        }
        let Where { sql: of_claims, values } = filter.sql_after(known, it.values);
        let first = order.unwrap_or_default().column();
        let by_claims = matches!(order, Some(Order::When | Order::Low | Order::Confidence));
        let asks_for_claims = filter.asks_for_claims();
        // The reports with the claims that are asked for, where these are few, found by what is asked for and not report by
        // report: `coalesce` keeps SQLite from that. Else each report is asked for its claims.
        let (asked, claims, first) = match asks_for_claims && (by_claims || !self.is_everywhere(filter, known)?) {
            true => (
                format!(
                    "JOIN (SELECT claim.report AS report, count(*) AS claims, max(claim.{first}) AS first FROM {}
                     WHERE {of_claims} GROUP BY coalesce(claim.report, 0)) AS asked ON asked.report = report.id",
                    known.claims()
                ),
                "asked.claims".to_owned(),
                "asked.first".to_owned(),
            ),
            false => {
                let claims = match known == Known::NOW {
                    true => "in_force AS claim INDEXED BY in_force_report",
                    false => known.claims(),
                };
                let of_report = format!("FROM {claims} WHERE claim.report = report.id AND {of_claims}");
                if asks_for_claims {
                    it.sql += &format!(" AND EXISTS (SELECT 1 {of_report})");
                }
                (
                    String::new(),
                    format!("(SELECT count(*) {of_report})"),
                    format!("(SELECT max(claim.{first}) {of_report})"),
                )
            }
        };
        let order = match order {
            None => by_default.to_owned(),
            Some(Order::Published) => "report.published DESC".to_owned(),
            Some(Order::Recorded) => "report.id DESC".to_owned(),
            Some(Order::When | Order::Low | Order::Confidence) => format!("{first} DESC"),
        };
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT report.id, {claims}, {snippet} FROM {from} {asked} WHERE {} ORDER BY {order}, report.id
             LIMIT {} OFFSET {}",
            it.sql,
            page.limit(),
            page.offset()
        ))?;
        let needed = select.parameter_count();
        let row = |row: &Row| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let found: Vec<(i64, i64, Option<String>)> =
            select.query_map(params_from_iter(&values[..needed]), row)?.collect::<Result<_, _>>()?;
        found.into_iter().map(|(id, claims, snippet)| self.report(id, claims, snippet, known)).collect()
    }

    fn report(&self, id: i64, claims: i64, snippet: Option<String>, known: Known) -> Result<Report, Error> {
        let mut addresses = self.connection.prepare_cached(
            "SELECT DISTINCT address FROM version WHERE report = ?1 AND entry <= ?2 ORDER BY address LIMIT 20",
        )?;
        let addresses = addresses.query_map(params![id, known.0], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut select = self.connection.prepare_cached(
            "SELECT report.published, report.outlet, report.title, entry.at
             FROM report JOIN entry ON entry.id = report.entry WHERE report.id = ?1",
        )?;
        Ok(select.query_row([id], |row| {
            Ok(Report {
                id,
                published: row.get(0)?,
                outlet: row.get(1)?,
                title: row.get(2)?,
                claims,
                addresses,
                recorded: row.get(3)?,
                snippet,
            })
        })?)
    }
}
