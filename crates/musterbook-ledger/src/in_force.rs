//! The claims in force, kept: a table made of the others, so that listings find them without asking each claim what stands
//! against it. Whatever happens to a report, its rows are taken out and put in again by the rule of [`crate::known`].

use crate::error::Error;
use crate::known::{CLAIMS, Known, in_force};
use rusqlite::{Connection, Transaction, params};

/// The columns of the table, and of [`CLAIMS`].
const COLUMNS: &str = "id, report, low, unit, outcome, side, civilian, by_party, place, when_start, when_end, scope, origin, \
    stance, confidence, published, outlet, statement, said_by, as_of, imported";

/// Keeps what is in force of a report. To be called in the transaction in which something happens to it.
pub fn keep(db: &Transaction, report: i64) -> Result<(), Error> {
    db.prepare_cached("DELETE FROM in_force WHERE report = ?1")?.execute([report])?;
    let sql = format!(
        "INSERT INTO in_force ({COLUMNS}) SELECT {COLUMNS} FROM {CLAIMS} WHERE claim.report = ?2 AND {}",
        in_force()
    );
    db.prepare_cached(&sql)?.execute(params![Known::NOW.0, report])?;
    Ok(())
}

/// The same for all reports that a decision is about: that of its evidence, and those of the statements that it moved
/// claims between; of one that takes another back, those of the other.
pub fn keep_decided(db: &Transaction, decision: i64) -> Result<(), Error> {
    let reports: Vec<i64> = db
        .prepare_cached(
            "WITH made AS (SELECT it.* FROM decision AS it JOIN decision AS asked ON asked.id = ?1
                 WHERE it.id = asked.id OR it.id = asked.undoes)
             SELECT made.report FROM made WHERE made.report IS NOT NULL
             UNION SELECT claim.report FROM made JOIN sighting ON sighting.statement IN (made.statement, made.into_statement)
                 JOIN claim ON claim.id = sighting.claim",
        )?
        .query_map([decision], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    reports.into_iter().try_for_each(|report| keep(db, report))
}

/// The claims whose rows are not what the rule says: in force and not kept so, or kept and not in force so.
pub fn wrong(db: &Connection) -> Result<Vec<i64>, Error> {
    let by_rule = format!("SELECT {COLUMNS} FROM {CLAIMS} WHERE {}", in_force());
    let kept = format!("SELECT {COLUMNS} FROM in_force");
    let sql =
        format!("SELECT id FROM ({by_rule} EXCEPT {kept}) UNION SELECT id FROM ({kept} EXCEPT {by_rule}) ORDER BY id",);
    let mut select = db.prepare(&sql)?;
    let found = select.query_map([Known::NOW.0], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(found)
}
