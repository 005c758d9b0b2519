//! Asking for claims and what they group into: filters, order, pages.

use crate::error::Error;
use crate::filter::{Filter, Where};
use crate::known::Known;
use crate::open::Ledger;
use crate::order::Order;
use crate::row::{self, ClaimRow};
use crate::tally;
use rusqlite::params_from_iter;
use serde::Serialize;

/// A part of a listing.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    pub limit: usize,
    pub offset: usize,
}

impl Page {
    pub(crate) fn limit(self) -> i64 {
        self.limit.try_into().unwrap_or(i64::MAX)
    }

    pub(crate) fn offset(self) -> i64 {
        self.offset.try_into().unwrap_or(i64::MAX)
    }
}

/// A claim with what a listing says of its report and statement.
#[derive(Clone, Debug, Serialize)]
pub struct Found {
    pub statement: Option<i64>,
    pub outlet: Option<String>,
    pub published: Option<String>,
    pub title: Option<String>,
    #[serde(flatten)]
    pub row: ClaimRow,
}

impl Ledger {
    /// The claims in force that a filter asks for.
    pub fn claims(&self, filter: &Filter, order: Order, page: Page, known: Known) -> Result<Vec<Found>, Error> {
        let Where { sql, values } = filter.sql(known);
        let from = match self.is_everywhere(filter, known)? {
            true => order.kept(),
            false => known.claims(),
        };
        let order = order.sql();
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {}, report.outlet, report.published, report.title, page.statement FROM (
                 SELECT claim.id AS id, claim.statement AS statement FROM {} WHERE {sql}
                 ORDER BY {order} LIMIT {} OFFSET {}) AS page
             JOIN claim ON claim.id = page.id JOIN report ON report.id = claim.report ORDER BY {order}",
            row::CLAIM,
            from,
            page.limit(),
            page.offset()
        ))?;
        let mut rows = select.query(params_from_iter(values))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Found {
                row: row::claim(row)?,
                outlet: row.get(27)?,
                published: row.get(28)?,
                title: row.get(29)?,
                statement: row.get(30)?,
            });
        }
        Ok(found)
    }

    /// A claim, in force or not.
    pub fn claim(&self, id: i64) -> Result<ClaimRow, Error> {
        let sql = format!("SELECT {} FROM claim WHERE id = ?1", row::CLAIM);
        let mut select = self.connection.prepare_cached(&sql)?;
        let mut rows = select.query([id])?;
        let row = rows.next()?.ok_or(Error::Unknown { what: "claim", id })?;
        row::claim(row)
    }

    /// How many reports and origins support what a filter asks for: "7 reports, 2 origins".
    pub fn support(&self, filter: &Filter, known: Known) -> Result<Support, Error> {
        let Where { sql, values } = filter.sql(known);
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT claim.report, claim.statement, claim.said_by FROM {} WHERE {sql}",
            known.claims()
        ))?;
        let [claims, reports, origins, statements] = tally::support(select.query(params_from_iter(values))?)?;
        Ok(Support { claims, reports, origins, statements })
    }
}

/// What supports an answer, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Support {
    pub claims: i64,
    pub reports: i64,
    pub origins: i64,
    pub statements: i64,
}
