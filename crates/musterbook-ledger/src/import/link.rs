//! Whose statement an imported claim is: its row's own. A row that was changed and still gives a figure still says the
//! same; nothing else is compared, for two entries of a table are two events, whatever their figures.

use crate::error::Error;
use crate::link::{found_own, see};
use crate::row;
use musterbook_core::claim::Claim;
use rusqlite::{Transaction, params};

/// Links the claims of a new reading of the row at an address; how many of them the row gave before.
pub(crate) fn link(db: &Transaction, entry: i64, reading: i64, address: &str) -> Result<usize, Error> {
    let before = claims(
        db,
        "SELECT DISTINCT report FROM version WHERE address = ?1",
        "claim.reading < ?2 AND claim.decision IS NULL",
        address,
        reading,
    )?;
    let now = claims(db, "SELECT report FROM reading WHERE id = ?2", "claim.reading = ?2", address, reading)?;
    let mut repeats = 0;
    for (claim, it, _) in now {
        match before.iter().rev().find(|(_, former, _)| is_same(&it, former)) {
            Some(&(_, _, Some(statement))) => {
                see(db, claim, statement, entry, "same entry", "the entry gave it before it was changed")?;
                repeats += 1;
            }
            _ => found_own(db, entry, claim, "first", "an entry of its own")?,
        }
    }
    Ok(repeats)
}

/// Claims of some reports, with the statements they are sightings of, in the order in which they were written. `?1` is the
/// address, `?2` the reading.
fn claims(
    db: &Transaction,
    reports: &str,
    which: &str,
    address: &str,
    reading: i64,
) -> Result<Vec<(i64, Claim, Option<i64>)>, Error> {
    let mut select = db.prepare_cached(&format!(
        "SELECT {}, (SELECT statement FROM sighting WHERE sighting.claim = claim.id ORDER BY entry DESC LIMIT 1)
         FROM claim WHERE claim.report IN ({reports}) AND {which} AND ?1 <> '' ORDER BY claim.id",
        row::CLAIM
    ))?;
    let mut rows = select.query(params![address, reading])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let it = row::claim(row)?;
        found.push((it.id, it.claim, row.get(27)?));
    }
    Ok(found)
}

/// Whether two claims say the same of the same.
fn is_same(a: &Claim, b: &Claim) -> bool {
    (a.low, a.high, a.unit, a.outcome, a.civilian) == (b.low, b.high, b.unit, b.outcome, b.civilian)
        && (&a.side, &a.by, &a.place, a.when) == (&b.side, &b.by, &b.place, b.when)
}
