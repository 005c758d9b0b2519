//! Reports, listed, and found by words of their text.

use crate::ask::Page;
use crate::columns::first::page_of;
use crate::error::Error;
use crate::filter::Filter;
use crate::known::Known;
use crate::open::Ledger;
use crate::order::Order;
use crate::search::as_match;
use rusqlite::types::Value;
use rusqlite::{params, params_from_iter};
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

/// The claims of a report that a filter asks for.
#[derive(Clone, Copy)]
struct OfReport {
    claims: i64,
    /// What the first of them is ordered by.
    key: f64,
}

impl Default for OfReport {
    fn default() -> OfReport {
        OfReport { claims: 0, key: f64::NEG_INFINITY }
    }
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
        let of_reports = self.of_reports(filter, order.unwrap_or(Order::Published), known)?;
        let by_claims = matches!(order, Some(Order::When | Order::Low | Order::Confidence));
        let asks_for_claims = filter.asks_for_claims();
        let of = |id: i64| of_reports.get(usize::try_from(id).unwrap_or_default()).copied().unwrap_or_default();
        // In the order that the reports by themselves give; where that or the claims decide, all, else the page.
        let is_all = by_claims || asks_for_claims;
        let page_of_sql = if is_all { Page { limit: usize::MAX, offset: 0 } } else { page };
        let mut found = match (&words, asks_for_claims) {
            // What holds such a claim stands somewhere and is what the filter asks for.
            (None, true) => {
                let ids = (1..of_reports.len() as i64).filter(|id| of(*id).claims > 0);
                let by_id = matches!(order, Some(Order::Recorded));
                let key = |id: i64| if by_id { id as f64 } else { of(id).key };
                ids.map(|id| (key(id), id as u32, ())).collect()
            }
            _ => {
                let ids = self.reports_by_themselves(words.as_deref(), filter, order, page_of_sql, known)?;
                let key = |at: usize, id: i64| if by_claims { of(id).key } else { -(at as f64) };
                let ids = ids.into_iter().enumerate().filter(|(_, id)| !asks_for_claims || of(*id).claims > 0);
                ids.map(|(at, id)| (key(at, id), id as u32, ())).collect::<Vec<_>>()
            }
        };
        if is_all {
            found = page_of(found, page);
        }
        found
            .into_iter()
            .map(|(_, id, ())| {
                let id = i64::from(id);
                let snippet = words.as_deref().map(|words| self.snippet(words, id)).transpose()?;
                self.report(id, of(id).claims, snippet, known)
            })
            .collect()
    }

    /// What a filter's claims are in each report, by its number.
    fn of_reports(&self, filter: &Filter, order: Order, known: Known) -> Result<Vec<OfReport>, Error> {
        let columns = self.columns()?;
        let mut found: Vec<OfReport> = Vec::new();
        for row in columns.pick(filter, known) {
            let report = columns.report[row as usize] as usize;
            if report >= found.len() {
                found.resize(report + 1 + report / 4, OfReport::default());
            }
            found[report].claims += 1;
            found[report].key = found[report].key.max(columns.key(order, row));
        }
        Ok(found)
    }

    /// The reports that are what a filter asks for and stand somewhere, whatever their claims are; with all the words, if
    /// there are any.
    fn reports_by_themselves(
        &self,
        words: Option<&str>,
        filter: &Filter,
        order: Option<Order>,
        page: Page,
        known: Known,
    ) -> Result<Vec<i64>, Error> {
        let mut it = filter.sql_of_report(known);
        let mut from = "report";
        let mut by = "report.published DESC";
        if let Some(words) = words {
            let mark = it.place(Value::Text(words.to_owned()));
            it.sql += &format!(" AND report_text MATCH {mark}");
            from = "report_text JOIN report ON report.id = report_text.rowid";
            by = "rank";
        }
        by = match order {
            Some(Order::Published) => "report.published DESC",
            Some(Order::Recorded) => "report.id DESC",
            _ => by,
        };
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT report.id FROM {from} WHERE {} ORDER BY {by}, report.id LIMIT {} OFFSET {}",
            it.sql,
            page.limit(),
            page.offset()
        ))?;
        let found = select.query_map(params_from_iter(it.values), |row| row.get(0))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// A piece of a report's text with the words.
    fn snippet(&self, words: &str, report: i64) -> Result<String, Error> {
        let mut select = self.connection.prepare_cached(
            "SELECT snippet(report_text, -1, '[', ']', '…', 24) FROM report_text WHERE report_text MATCH ?1 AND rowid = ?2",
        )?;
        Ok(select.query_row(params![words, report], |row| row.get(0))?)
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
