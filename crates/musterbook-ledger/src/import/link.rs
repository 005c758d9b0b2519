//! Whose statement an imported claim is: its row's own. A row that was changed and still gives a figure still says the
//! same; nothing else is compared, for two entries of a table are two events, whatever their figures.

use crate::error::Error;
use crate::link::{found_own, see};
use rusqlite::{OptionalExtension, Transaction, params};

/// Links the claims of a new reading of the row at an address; how many of them the row gave before.
pub(crate) fn link(db: &Transaction, entry: i64, reading: i64, address: &str) -> Result<usize, Error> {
    let claims: Vec<i64> = db
        .prepare_cached("SELECT id FROM claim WHERE reading = ?1 ORDER BY id")?
        .query_map([reading], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut repeats = 0;
    for claim in claims {
        match before(db, claim, address)? {
            Some(statement) => {
                see(db, claim, statement, entry, "same entry", "the entry gave it before it was changed")?;
                repeats += 1;
            }
            None => found_own(db, entry, claim, "first", "an entry of its own")?,
        }
    }
    Ok(repeats)
}

/// The statement of the same claim in a former version, or a former reading, of the row.
fn before(db: &Transaction, claim: i64, address: &str) -> Result<Option<i64>, Error> {
    let same = ["low", "high", "side", "civilian", "by_party", "place", "when_start", "when_end"]
        .map(|column| format!("AND before.{column} IS NOT DISTINCT FROM now.{column}"))
        .join(" ");
    let sql = format!(
        "SELECT (SELECT statement FROM sighting WHERE sighting.claim = before.id ORDER BY entry DESC LIMIT 1)
         FROM version JOIN claim AS before ON before.report = version.report JOIN claim AS now ON now.id = ?1
         WHERE version.address = ?2 AND before.reading < now.reading AND before.decision IS NULL {same}
         ORDER BY before.id DESC LIMIT 1"
    );
    Ok(db.prepare_cached(&sql)?.query_row(params![claim, address], |row| row.get(0)).optional()?)
}
