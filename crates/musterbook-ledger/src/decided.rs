//! Pieces of what people decided: one decision, a page of them, and how far one person is today.

use crate::ask::Page;
use crate::decisions::{DECIDED, Decided, decided};
use crate::error::Error;
use crate::known::{Known, stands_somewhere};
use crate::open::Ledger;
use jiff::civil::Date;
use rusqlite::{OptionalExtension, params};

/// Which decisions a page lists.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// Of this person only.
    pub author: Option<String>,
    /// Only those that need another look.
    pub is_to_review: bool,
}

/// The kinds of decision that a review makes.
const REVIEWS: &str = "kind IN ('accept', 'reject', 'correct')";

impl Ledger {
    /// One decision.
    pub fn decision(&self, id: i64, known: Known) -> Result<Decided, Error> {
        let sql = format!("SELECT {DECIDED} WHERE decision.entry <= ?1 AND decision.id = ?2");
        let mut select = self.connection.prepare_cached(&sql)?;
        let found = select.query_row(params![known.0, id], decided).optional()?;
        let mut found = found.ok_or(Error::Unknown { what: "decision", id })?;
        found.look = self.look(&found, known)?;
        Ok(found)
    }

    /// Decisions, the last first.
    pub fn last_decisions(&self, listed: &Listed, page: Page, known: Known) -> Result<Vec<Decided>, Error> {
        let mut sql = format!("SELECT {DECIDED} WHERE decision.entry <= ?1 AND (?2 IS NULL OR entry.author = ?2)");
        if listed.is_to_review {
            // Only these can need another look: their report was read again, or stands nowhere any more.
            sql += &format!(
                " AND claim IS NOT NULL AND (report IN (SELECT report FROM reading WHERE number > 1) OR NOT {})",
                stands_somewhere("decision.report")
            );
        }
        sql += " ORDER BY decision.id DESC";
        let mut select = self.connection.prepare_cached(&sql)?;
        let mut found = Vec::new();
        let mut skipped = 0;
        for it in select.query_map(params![known.0, listed.author], decided)? {
            let mut it = it?;
            if listed.is_to_review {
                it.look = self.look(&it, known)?;
                if it.look.is_none() {
                    continue;
                }
            }
            if skipped < page.offset {
                skipped += 1;
                continue;
            }
            if found.len() >= page.limit {
                break;
            }
            if !listed.is_to_review {
                it.look = self.look(&it, known)?;
            }
            found.push(it);
        }
        Ok(found)
    }

    /// How many claims a person decided on since the beginning of a day (UTC), and still stands by.
    pub fn reviewed_since(&self, author: &str, day: Date) -> Result<usize, Error> {
        let sql = format!("SELECT {DECIDED} WHERE decision.entry <= ?1 AND {REVIEWS} ORDER BY decision.id DESC");
        let mut select = self.connection.prepare_cached(&sql)?;
        let (mut count, start) = (0, day.to_string());
        for it in select.query_map([Known::NOW.0], decided)? {
            let it = it?;
            if it.at < start {
                break;
            }
            count += usize::from(it.author == author && it.undone_by.is_none());
        }
        Ok(count)
    }

    /// The last decision of a review that a person made and still stands by.
    pub fn last_of(&self, author: &str) -> Result<Option<Decided>, Error> {
        let sql = format!(
            "SELECT {DECIDED} WHERE decision.entry <= ?1 AND {REVIEWS} AND entry.author = ?2
             AND NOT EXISTS (SELECT 1 FROM decision AS back WHERE back.undoes = decision.id)
             ORDER BY decision.id DESC LIMIT 1"
        );
        let mut select = self.connection.prepare_cached(&sql)?;
        Ok(select.query_row(params![Known::NOW.0, author], decided).optional()?)
    }
}
