//! What is in force, now or as it was known on a day.

use crate::error::Error;
use crate::open::Ledger;
use jiff::civil::Date;
use rusqlite::OptionalExtension;

/// A point in the ledger's history: everything up to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known(pub(crate) i64);

impl Known {
    /// Everything that is recorded.
    pub(crate) const NOW: Known = Known(i64::MAX);
}

impl Ledger {
    /// Everything that was recorded up to the end of a day (UTC); without a day, everything.
    pub fn known_at(&self, day: Option<Date>) -> Result<Known, Error> {
        let Some(day) = day else { return Ok(Known::NOW) };
        let end = format!("{day}T23:59:59.999999Z");
        let last: Option<i64> = self
            .connection
            .prepare_cached("SELECT id FROM entry WHERE at <= ?1 ORDER BY at DESC, id DESC LIMIT 1")?
            .query_row([end], |row| row.get(0))
            .optional()?;
        Ok(Known(last.unwrap_or(0)))
    }

    /// The number of the last entry: whatever is asked, the answer is the same while it is the same.
    pub fn last_entry(&self) -> Result<i64, Error> {
        let mut select = self.connection.prepare_cached("SELECT coalesce(max(id), 0) FROM entry")?;
        Ok(select.query_row([], |row| row.get(0))?)
    }
}

/// SQL for "this decision stands": recorded by then, and no later one takes it back. `?1` is the entry.
pub const STANDS: &str = "decision.entry <= ?1 AND NOT EXISTS (
    SELECT 1 FROM decision AS back WHERE back.undoes = decision.id AND back.entry <= ?1)";

/// SQL for "this claim is in force": of the newest reading of a report that stands at some address, or a person's
/// correction that stands; and no person's decision stands against it. `?1` is the entry.
pub fn in_force() -> String {
    format!(
        "((claim.decision IS NULL
           AND NOT EXISTS (SELECT 1 FROM reading AS later
               WHERE later.report = claim.report AND later.id > claim.reading AND later.entry <= ?1)
           AND EXISTS (SELECT 1 FROM reading WHERE reading.id = claim.reading AND reading.entry <= ?1)
           AND NOT EXISTS (SELECT 1 FROM decision WHERE decision.report = claim.report
               AND decision.anchor_start = claim.anchor_start AND decision.anchor_end = claim.anchor_end
               AND decision.kind IN ('reject', 'correct') AND {STANDS}))
          OR (claim.decision IS NOT NULL AND EXISTS (SELECT 1 FROM decision WHERE decision.id = claim.decision AND {STANDS}
               AND NOT EXISTS (SELECT 1 FROM decision AS newer WHERE newer.report = claim.report
                   AND newer.anchor_start = claim.anchor_start AND newer.anchor_end = claim.anchor_end
                   AND newer.kind IN ('reject', 'correct') AND newer.id > decision.id AND newer.entry <= ?1
                   AND NOT EXISTS (SELECT 1 FROM decision AS back WHERE back.undoes = newer.id AND back.entry <= ?1)))))
         AND {}",
        stands_somewhere("claim.report")
    )
}

/// SQL for every claim that was recorded by an entry, named `claim`, with the statement that it was a sighting of then
/// (`statement`), that statement's origin and time (`said_by`, `as_of`), and whether it stood in another project's table
/// (`imported`). `?1` is the entry.
pub const CLAIMS: &str =
    "(SELECT claim.*, statement.id AS statement, statement.origin AS said_by, statement.as_of AS as_of,
        EXISTS (SELECT 1 FROM reading JOIN entry ON entry.id = reading.entry
            WHERE reading.id = claim.reading AND entry.what = 'import') AS imported
    FROM claim JOIN statement ON statement.id = (SELECT sighting.statement FROM sighting
        WHERE sighting.claim = claim.id AND sighting.entry <= ?1 ORDER BY sighting.entry DESC LIMIT 1)) AS claim";

impl Known {
    /// SQL for "this claim is in force". `?1` is the entry.
    pub(crate) fn stands(self) -> String {
        match self == Known::NOW {
            true => "EXISTS (SELECT 1 FROM in_force WHERE in_force.id = claim.id AND ?1 > 0)".to_owned(),
            false => in_force(),
        }
    }

    /// SQL for the statement that such a claim in force is a sighting of. `?1` is the entry.
    pub(crate) fn statement(self) -> &'static str {
        match self == Known::NOW {
            true => "(SELECT in_force.statement FROM in_force WHERE in_force.id = claim.id)",
            false => {
                "(SELECT sighting.statement FROM sighting WHERE sighting.claim = claim.id AND sighting.entry <= ?1
                  ORDER BY sighting.entry DESC LIMIT 1)"
            }
        }
    }
}

/// SQL for "this report is the newest version at some address". `?1` is the entry.
pub fn stands_somewhere(report: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM version WHERE version.report = {report} AND version.entry <= ?1
           AND NOT EXISTS (SELECT 1 FROM version AS later WHERE later.address = version.address
               AND later.number > version.number AND later.entry <= ?1))"
    )
}
