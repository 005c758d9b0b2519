//! Opening a ledger: made where there is none, refused where the file is something else.

use crate::columns;
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
    pub(crate) columns: columns::Shared,
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

    /// Opens a ledger to read; it must be there, of this version or an older one that needs no change to be read. It may
    /// lie where nothing may be written.
    pub fn open_to_read(path: &Path) -> Result<Ledger, Error> {
        if !path.exists() {
            return Err(Error::Open { path: path.to_owned(), why: "there is no such file".to_owned() });
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let ledger = match Ledger::with(path, flags) {
            // Beside the file SQLite keeps another that tells readers of writers. Where it can't, nobody can write.
            Err(Error::ReadOnly | Error::Disk { .. } | Error::Open { .. }) if is_whole_by_itself(path) => {
                Ledger::with(&as_unchanging(path), flags | OpenFlags::SQLITE_OPEN_URI).map(|it| it.at(path))
            }
            other => other,
        }
        .map_err(|error| match error {
            Error::ReadOnly => Error::Open {
                path: path.to_owned(),
                why: "the last changes are in the file beside it that ends in -wal, and nothing may be written there"
                    .to_owned(),
            },
            other => other,
        })?;
        let found = migrations::version(&ledger.connection)?;
        match found.cmp(&migrations::newest()) {
            std::cmp::Ordering::Greater => Err(Error::Newer { found, known: migrations::newest() }),
            std::cmp::Ordering::Less => Ledger::open(path),
            std::cmp::Ordering::Equal => Ok(ledger),
        }
    }

    /// Opens the file of a ledger once more to read. What both hold in memory of it they share.
    pub fn another(&self) -> Result<Ledger, Error> {
        Ok(Ledger { columns: self.columns.clone(), ..Ledger::open_to_read(&self.path)? })
    }

    /// A ledger in memory, gone when it is dropped.
    pub fn in_memory() -> Result<Ledger, Error> {
        let mut ledger = Ledger {
            connection: Connection::open_in_memory()?,
            columns: columns::Shared::default(),
            path: PathBuf::from(":memory:"),
        };
        ledger.settle()?;
        migrations::apply(&mut ledger.connection)?;
        Ok(ledger)
    }

    /// Lets the file grow no further, as on a full disk; or again.
    #[doc(hidden)]
    pub fn disk_is_full(&self, is_full: bool) -> Result<(), Error> {
        let pages: i64 = self.connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
        let most = if is_full { pages } else { i64::from(u32::MAX - 1) };
        Ok(self.connection.pragma_update_and_check(None, "max_page_count", most, |_| Ok(()))?)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    fn at(mut self, path: &Path) -> Ledger {
        path.clone_into(&mut self.path);
        self
    }

    fn with(path: &Path, flags: OpenFlags) -> Result<Ledger, Error> {
        let at = || path.to_owned();
        if path.is_dir() {
            return Err(Error::Open { path: at(), why: "it is a directory".to_owned() });
        }
        let connection = Connection::open_with_flags(path, flags)
            .map_err(|error| Error::Open { path: at(), why: why_not(path).unwrap_or_else(|| error.to_string()) })?;
        let mut ledger = Ledger { connection, columns: columns::Shared::default(), path: at() };
        ledger.settle().map_err(|error| match error {
            Error::Database(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
                Error::Foreign { path: at(), what: "it is no SQLite database".to_owned() }
            }
            Error::Database(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::CannotOpen) => {
                Error::Open { path: at(), why: why_not(path).unwrap_or_else(|| error.to_string()) }
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
        // At most so many kB of the file are kept in memory, and of a small file no more than it has. Who writes looks all
        // over it; who reads finds in the columns what to look at.
        let is_to_read = self.connection.is_readonly(rusqlite::MAIN_DB)?;
        self.connection.pragma_update(None, "cache_size", if is_to_read { -48_000 } else { -256_000 })?;
        // In pages: what one report changes, the next changes again, before it is written to the file itself.
        self.connection.pragma_update_and_check(None, "wal_autocheckpoint", 8_000, |_| Ok(()))?;
        // Plans do not depend on the values asked for, so that no statement is prepared again for other ones.
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        self.connection.set_prepared_statement_cache_capacity(64);
        Ok(())
    }
}

/// Why a file can't be opened or made, in words for people; nothing where it can.
pub fn why_not(path: &Path) -> Option<String> {
    let directory = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !directory.is_dir() {
        return Some(format!("there is no directory {}", directory.display()));
    }
    if !path.exists() {
        return Some(format!("no file can be made in {}", directory.display()));
    }
    let mut how = std::fs::OpenOptions::new();
    let error = how.read(true).open(path).and_then(|_| how.append(true).open(path)).err()?;
    let text = error.to_string();
    Some(text.split(" (os error").next().unwrap_or_default().to_lowercase())
}

/// Whether the file can be read and no changes wait in a log beside it.
fn is_whole_by_itself(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::File::open(path).is_ok() && std::fs::metadata(log).map_or(true, |log| log.len() == 0)
}

/// The file's name for SQLite, as one that nobody changes.
fn as_unchanging(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let name = path.display().to_string().replace('\\', "/");
    let name = name.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let root = if name.starts_with('/') { "" } else { "/" };
    PathBuf::from(format!("file:{root}{name}?immutable=1"))
}
