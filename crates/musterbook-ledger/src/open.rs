//! Opening a ledger: made where there is none, refused where the file is something else.

use crate::error::Error;
use crate::migrations;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a writer waits for another.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open ledger.
pub struct Ledger {
    pub(crate) connection: Connection,
    path: PathBuf,
}

impl Ledger {
    /// Opens the ledger at a path, or makes it. The directory must exist.
    pub fn open(path: &Path) -> Result<Ledger, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Ledger::with(path, flags).and_then(|mut ledger| {
            ledger.connection.pragma_update(None, "journal_mode", "wal")?;
            migrations::apply(&mut ledger.connection)?;
            Ok(ledger)
        })
    }

    /// Opens a ledger to read; it must be there, of this version or an older one that needs no change to be read.
    pub fn open_to_read(path: &Path) -> Result<Ledger, Error> {
        if !path.exists() {
            return Err(Error::Open { path: path.to_owned(), why: "there is no such file".to_owned() });
        }
        let ledger = Ledger::with(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        let found = migrations::version(&ledger.connection)?;
        match found.cmp(&migrations::newest()) {
            std::cmp::Ordering::Greater => Err(Error::Newer { found, known: migrations::newest() }),
            std::cmp::Ordering::Less => Ledger::open(path),
            std::cmp::Ordering::Equal => Ok(ledger),
        }
    }

    /// A ledger in memory, gone when it is dropped.
    pub fn in_memory() -> Result<Ledger, Error> {
        let mut ledger = Ledger { connection: Connection::open_in_memory()?, path: PathBuf::from(":memory:") };
        ledger.settle()?;
        migrations::apply(&mut ledger.connection)?;
        Ok(ledger)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    fn with(path: &Path, flags: OpenFlags) -> Result<Ledger, Error> {
        let at = || path.to_owned();
        let connection = Connection::open_with_flags(path, flags)
            .map_err(|error| Error::Open { path: at(), why: error.to_string() })?;
        let mut ledger = Ledger { connection, path: at() };
        ledger.settle().map_err(|error| match error {
            Error::Database(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
                Error::Foreign { path: at(), what: "it is no SQLite database".to_owned() }
            }
            other => other,
        })?;
        let application: i32 = ledger.connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
        let tables: i64 = ledger.connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        if tables > 0 && application != migrations::APPLICATION {
            return Err(Error::Foreign { path: at(), what: "it is another program's database".to_owned() });
        }
        Ok(ledger)
    }

    fn settle(&mut self) -> Result<(), Error> {
        self.connection.busy_timeout(PATIENCE)?;
        // Reads the first page: a file that is no database shows here.
        let _: i64 = self.connection.pragma_query_value(None, "schema_version", |row| row.get(0))?;
        self.connection.pragma_update(None, "foreign_keys", true)?;
        // An acknowledged commit survives a crash of the machine too.
        self.connection.pragma_update(None, "synchronous", "full")?;
        self.connection.pragma_update(None, "cache_size", -64_000)?;
        // Plans do not depend on the values asked for, so that no statement is prepared again for other ones.
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        self.connection.set_prepared_statement_cache_capacity(64);
        Ok(())
    }
}
