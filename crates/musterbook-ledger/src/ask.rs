//! Asking for claims and what they group into: filters, order, pages.

use crate::columns::Ids;
use crate::error::Error;
use crate::filter::Filter;
use crate::known::Known;
use crate::open::Ledger;
use crate::order::Order;
use crate::row::{self, ClaimRow};
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
        let columns = self.columns()?;
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {}, report.outlet, report.published, report.title FROM claim JOIN report ON report.id = claim.report
             WHERE claim.id = ?1",
            row::CLAIM
        ))?;
        let mut found = Vec::new();
        for at in columns.ordered(columns.pick(filter, known), order, page) {
            let id = columns.claim[at as usize];
            let mut rows = select.query([id])?;
            let row = rows.next()?.ok_or(Error::Unknown { what: "claim", id: id.into() })?;
            found.push(Found {
                row: row::claim(row)?,
                outlet: row.get(27)?,
                published: row.get(28)?,
                title: row.get(29)?,
                statement: Some(columns.statement[at as usize].into()),
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
        let columns = self.columns()?;
        let rows = columns.pick(filter, known);
        let count = |column: &[u32]| rows.iter().map(|row| column[*row as usize]).collect::<Ids>().count() as i64;
        Ok(Support {
            claims: rows.len() as i64,
            reports: count(&columns.report),
            origins: count(&columns.said_by),
            statements: count(&columns.statement),
        })
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
