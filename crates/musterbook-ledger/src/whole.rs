//! A report as a page shows it: its text, the claims and the other numbers in it, where it stood, and what it is a near copy of.

use crate::ask::Page;
use crate::error::Error;
use crate::known::Known;
use crate::open::Ledger;
use crate::row::{self, ClaimRow};
use rusqlite::params;
use serde::Serialize;

/// A report with its text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Whole {
    pub report: i64,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub authors: Vec<String>,
    pub published: Option<String>,
    /// What told the day of publication.
    pub published_rule: Option<String>,
    pub language: Option<String>,
    pub recorded: String,
    pub notes: Vec<String>,
    pub text: String,
}

/// A claim of a report, with what supports its statement.
#[derive(Clone, Debug, Serialize)]
pub struct Marked {
    pub statement: Option<i64>,
    pub origin: Option<String>,
    /// In how many reports its statement is seen.
    pub reports: i64,
    #[serde(flatten)]
    pub row: ClaimRow,
}

/// A number that is in no claim. Offsets are code points.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SetAside {
    pub anchor: [usize; 2],
    pub anchor_text: String,
    /// A word of the guide.
    pub reason: String,
    pub because: String,
}

/// What stood at an address, from one time to the next.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Version {
    pub address: String,
    pub number: i64,
    pub report: i64,
    pub title: Option<String>,
    pub recorded: String,
}

/// A report that shares much of its text with another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Copy {
    pub report: i64,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<String>,
    /// The part of its words in a row that both have, 0 to 1.
    pub alike: f64,
}

/// Addresses of a report, and versions at each, that are told.
const ADDRESSES: usize = 20;
const VERSIONS: usize = 50;
const COPIES: usize = 50;

impl Ledger {
    /// A report that was recorded by then.
    pub fn whole(&self, report: i64, known: Known) -> Result<Whole, Error> {
        let mut select = self.connection.prepare_cached(
            "SELECT title, outlet, authors, published, published_rule, language, entry.at, notes, text
             FROM report JOIN entry ON entry.id = report.entry WHERE report.id = ?2 AND report.entry <= ?1",
        )?;
        let mut rows = select.query(params![known.0, report])?;
        let row = rows.next()?.ok_or(Error::Unknown { what: "report", id: report })?;
        let list = |at: usize| -> Result<Vec<String>, Error> { Ok(serde_json::from_str(&row.get::<_, String>(at)?)?) };
        Ok(Whole {
            report,
            title: row.get(0)?,
            outlet: row.get(1)?,
            authors: list(2)?,
            published: row.get(3)?,
            published_rule: row.get(4)?,
            language: row.get(5)?,
            recorded: row.get(6)?,
            notes: list(7)?,
            text: row.get(8)?,
        })
    }

    /// The claims in force of a report, in the order of its text.
    pub fn marked(&self, report: i64, page: Page, known: Known) -> Result<Vec<Marked>, Error> {
        let (of, stands) = (known.statement(), known.stands());
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {}, statement.id, statement.origin, (SELECT count(DISTINCT claim.report) FROM sighting
                 CROSS JOIN claim WHERE sighting.statement = statement.id AND claim.id = sighting.claim
                 AND {of} = statement.id AND {stands})
             FROM claim LEFT JOIN statement ON statement.id = {of} WHERE claim.report = ?2 AND {stands}
             ORDER BY claim.anchor_start, claim.id LIMIT {} OFFSET {}",
            row::CLAIM,
            page.limit(),
            page.offset()
        ))?;
        let mut rows = select.query(params![known.0, report])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Marked {
                row: row::claim(row)?,
                statement: row.get(27)?,
                origin: row.get(28)?,
                reports: row.get(29)?,
            });
        }
        Ok(found)
    }

    /// The numbers of a report that its newest reading put into no claim, in the order of its text.
    pub fn set_aside(&self, report: i64, page: Page, known: Known) -> Result<Vec<SetAside>, Error> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT anchor_start, anchor_end, anchor_text, reason, because FROM rejected
             WHERE reading = (SELECT max(id) FROM reading WHERE report = ?2 AND entry <= ?1)
             ORDER BY anchor_start, anchor_end LIMIT {} OFFSET {}",
            page.limit(),
            page.offset()
        ))?;
        let rows = select.query_map(params![known.0, report], |row| {
            Ok(SetAside {
                anchor: [row.get::<_, i64>(0)? as usize, row.get::<_, i64>(1)? as usize],
                anchor_text: row.get(2)?,
                reason: row.get(3)?,
                because: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What stood at each address of a report through time, by address; the newest at most.
    pub fn versions(&self, report: i64, known: Known) -> Result<Vec<Version>, Error> {
        let mut addresses = self.connection.prepare_cached(&format!(
            "SELECT DISTINCT address FROM version WHERE report = ?2 AND entry <= ?1 ORDER BY address LIMIT {ADDRESSES}"
        ))?;
        let addresses: Vec<String> =
            addresses.query_map(params![known.0, report], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT address, number, report, title, entry.at FROM version JOIN report ON report.id = version.report
             JOIN entry ON entry.id = version.entry WHERE address = ?2 AND version.entry <= ?1
             ORDER BY number DESC LIMIT {VERSIONS}"
        ))?;
        let mut found = Vec::new();
        for address in addresses {
            let rows = select.query_map(params![known.0, address], |row| {
                Ok(Version {
                    address: row.get(0)?,
                    number: row.get(1)?,
                    report: row.get(2)?,
                    title: row.get(3)?,
                    recorded: row.get(4)?,
                })
            })?;
            let mut of_it: Vec<Version> = rows.collect::<Result<_, _>>()?;
            of_it.reverse();
            found.extend(of_it);
        }
        Ok(found)
    }

    /// The reports that are near copies of a report, of either age, the most alike first.
    pub fn near_copies(&self, report: i64, known: Known) -> Result<Vec<Copy>, Error> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT report.id, title, outlet, published, max(copy.alike) FROM (
                 SELECT of AS other, alike FROM near_copy WHERE report = ?2 AND entry <= ?1
                 UNION ALL SELECT report, alike FROM near_copy WHERE of = ?2 AND entry <= ?1) AS copy
             JOIN report ON report.id = copy.other GROUP BY report.id, title, outlet, published
             ORDER BY 5 DESC, 1 LIMIT {COPIES}"
        ))?;
        let rows = select.query_map(params![known.0, report], |row| {
            Ok(Copy {
                report: row.get(0)?,
                title: row.get(1)?,
                outlet: row.get(2)?,
                published: row.get(3)?,
                alike: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
