//! The schema, as numbered steps. A file of an older version is brought up step by step, each in a transaction; a newer
//! one is refused.

use crate::error::Error;
use crate::in_force;
use rusqlite::{Connection, Transaction};

/// `Musb`: marks a file as a ledger.
pub const APPLICATION: i32 = 0x4d75_7362;

/// A step: the SQL, and what is to be done behind it with what the file holds.
type Step = (&'static str, fn(&Transaction) -> Result<(), Error>);

const STEPS: &[Step] = &[
    (include_str!("../migrations/0001_reports.sql"), nothing),
    (include_str!("../migrations/0002_statements.sql"), nothing),
    (include_str!("../migrations/0003_decisions.sql"), nothing),
    (include_str!("../migrations/0004_search.sql"), nothing),
    (include_str!("../migrations/0005_columns.sql"), in_force::keep_all),
];

fn nothing(_: &Transaction) -> Result<(), Error> {
    Ok(())
}

/// The version of the schema that this program writes.
pub fn newest() -> i64 {
    STEPS.len() as i64
}

/// The version of the schema in the file: 0 for a new one.
pub fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Brings the schema up to date.
pub fn apply(connection: &mut Connection) -> Result<(), Error> {
    let found = version(connection)?;
    if found > newest() {
        return Err(Error::Newer { found, known: newest() });
    }
    for at in found..newest() {
        let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        if version(&transaction)? == at {
            let (sql, then) = STEPS[at as usize];
            transaction.execute_batch(sql)?;
            then(&transaction)?;
            transaction.pragma_update(None, "user_version", at + 1)?;
            transaction.pragma_update(None, "application_id", APPLICATION)?;
        }
        transaction.commit()?;
    }
    Ok(())
}
