//! The claims in force now, kept in a table of their own so that listings are quick. It follows from the other tables.

use crate::error::Error;
use crate::known::{Known, in_force};
use rusqlite::{Connection, Row, params};

/// SQL for "this claim is in force" at a point of the ledger's history. `?1` is the entry; it is always in the SQL, for all
/// values are numbered from it.
pub fn stands(known: Known) -> String {
    match known {
        Known::NOW => "EXISTS (SELECT 1 FROM current WHERE current.claim = claim.id AND ?1 > 0)".to_owned(),
        _ => in_force(),
    }
}

/// SQL for the statement that a claim in force is a sighting of. `?1` is the entry.
pub fn of_claim(known: Known) -> &'static str {
    match known {
        Known::NOW => "(SELECT current.statement FROM current WHERE current.claim = claim.id)",
        _ => OF_CLAIM,
    }
}

const OF_CLAIM: &str =
    "(SELECT sighting.statement FROM sighting WHERE sighting.claim = claim.id AND sighting.entry <= ?1
      ORDER BY sighting.entry DESC LIMIT 1)";

/// Makes anew what is kept of a report. To be called when something was recorded about it or its claims.
pub fn refresh(db: &Connection, report: i64) -> Result<(), Error> {
    db.prepare_cached("DELETE FROM current WHERE report = ?1")?.execute([report])?;
    let sql = format!(
        "INSERT INTO current (claim, report, statement) SELECT claim.id, claim.report, {OF_CLAIM} FROM claim
         WHERE claim.report = ?2 AND {}",
        in_force()
    );
    db.prepare_cached(&sql)?.execute(params![Known::NOW.0, report])?;
    Ok(())
}

/// The same of the reports of all claims that one entry moved to other statements.
pub fn refresh_moved(db: &Connection, entry: i64) -> Result<(), Error> {
    let mut select = db.prepare_cached(
        "SELECT DISTINCT claim.report FROM sighting JOIN claim ON claim.id = sighting.claim WHERE sighting.entry = ?1",
    )?;
    let reports: Vec<i64> = select.query_map([entry], |row| row.get(0))?.collect::<Result<_, _>>()?;
    reports.into_iter().try_for_each(|report| refresh(db, report))
}

/// The same of all reports, in a ledger of an older version.
pub fn refresh_all(db: &Connection) -> Result<(), Error> {
    let mut select = db.prepare("SELECT id FROM report")?;
    let reports: Vec<i64> = select.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    reports.into_iter().try_for_each(|report| refresh(db, report))
}

/// The claims of which the table is wrong: those in force that it does not hold, or with another statement, and those that
/// it holds and that are not in force.
pub fn wrong(db: &Connection) -> Result<Vec<i64>, Error> {
    let right = format!("SELECT claim.id AS claim, {OF_CLAIM} AS statement FROM claim WHERE {}", in_force());
    let kept = "SELECT claim, statement FROM current";
    let sql = format!(
        "SELECT claim FROM (SELECT * FROM ({right}) EXCEPT {kept}) UNION SELECT claim FROM ({kept} EXCEPT SELECT * FROM ({right}))
         ORDER BY claim"
    );
    let mut select = db.prepare(&sql)?;
    let wrong = select.query_map([Known::NOW.0], |row: &Row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(wrong)
}
