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

/// The same, in the cheapest form for when it is asked: what is in force now is all but a few, which are looked for once.
pub fn in_force_at(known: Known) -> String {
    if known != Known::NOW {
        return in_force();
    }
    let decided = format!(
        "SELECT it.id FROM decision JOIN claim AS it ON it.report = decision.report
         AND it.anchor_start = decision.anchor_start AND it.anchor_end = decision.anchor_end
         WHERE decision.kind IN ('reject', 'correct') AND {STANDS}"
    );
    let gone = format!(
        "SELECT earlier.report FROM version AS newer JOIN version AS earlier ON earlier.address = newer.address
         AND earlier.number < newer.number WHERE newer.number > 1 AND NOT {}",
        stands_somewhere("earlier.report")
    );
    format!(
        "((claim.decision IS NULL
           AND claim.reading NOT IN (SELECT earlier.id FROM reading AS later JOIN reading AS earlier
               ON earlier.report = later.report AND earlier.id < later.id WHERE later.number > 1)
           AND claim.id NOT IN ({decided}))
          OR (claim.decision IS NOT NULL AND {}))
         AND claim.report NOT IN ({gone})",
        in_force()
    )
}

/// SQL for "this report is the newest version at some address". `?1` is the entry.
pub fn stands_somewhere(report: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM version WHERE version.report = {report} AND version.entry <= ?1
           AND NOT EXISTS (SELECT 1 FROM version AS later WHERE later.address = version.address
               AND later.number > version.number AND later.entry <= ?1))"
    )
}
