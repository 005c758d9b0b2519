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
        let Where { sql: of_claims, values } = filter.sql_after(it.values);
        let mut sql = it.sql;
        if filter.asks_for_claims() {
            sql += &format!(" AND report.id IN (SELECT claim.report FROM claim WHERE {of_claims})");
        }
        let order = match order {
            None => by_default.to_owned(),
            Some(Order::Published) => "report.published DESC".to_owned(),
            Some(Order::Recorded) => "report.id DESC".to_owned(),
            Some(order) => format!(
                "(SELECT max(claim.{}) FROM claim WHERE claim.report = report.id AND {of_claims}) DESC",
                order.column()
            ),
        };
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT report.id, {snippet} FROM {from} WHERE {sql} ORDER BY {order}, report.id LIMIT {} OFFSET {}",
            page.limit(),
            page.offset()
        ))?;
        let needed = select.parameter_count();
        let pair = |row: &Row| Ok((row.get(0)?, row.get(1)?));
        let found: Vec<(i64, Option<String>)> =
            select.query_map(params_from_iter(&values[..needed]), pair)?.collect::<Result<_, _>>()?;
        found.into_iter().map(|(id, snippet)| self.report(id, snippet, &of_claims, &values, known)).collect()
    }

    /// A report, with the number of its claims that meet conditions.
    fn report(
        &self,
        id: i64,
        snippet: Option<String>,
        of_claims: &str,
        values: &[Value],
        known: Known,
    ) -> Result<Report, Error> {
        let mut values = values.to_vec();
        values.push(Value::Integer(id));
        let mut count = self.connection.prepare_cached(&format!(
            "SELECT count(*) FROM claim WHERE claim.report = ?{} AND {of_claims}",
            values.len()
        ))?;
        let claims = count.query_row(params_from_iter(values), |row| row.get(0))?;
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
