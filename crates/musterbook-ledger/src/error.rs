//! What can go wrong with a ledger, in words for people: what, and what to do about it.

use std::fmt;
use std::path::PathBuf;

#[derive(Debug)]
pub enum Error {
    /// The file is a database, or something else, that is no ledger.
    Foreign { path: PathBuf, what: String },
    /// The file's schema is of a later version of the program.
    Newer { found: i64, known: i64 },
    /// The file can't be opened or made.
    Open { path: PathBuf, why: String },
    /// Another program is writing and did not finish in time, or has open what nobody else may have open.
    Busy,
    /// The disk is full, or fails.
    Disk { why: String },
    /// The file or its directory may not be written.
    ReadOnly,
    /// The file is damaged.
    Damaged { why: String },
    /// There is no such report, claim, statement or decision.
    Unknown { what: &'static str, id: i64 },
    /// What was asked for makes no sense here.
    Refused { why: String, remedy: String },
    /// Anything else that the database says.
    Database(rusqlite::Error),
}

impl Error {
    /// What to do about it.
    pub fn remedy(&self) -> String {
        match self {
            Error::Foreign { .. } => "name another file with --ledger; a new one is made where none is".to_owned(),
            Error::Newer { .. } => "use the newer version of musterbook that wrote it".to_owned(),
            Error::Open { .. } => "see whether the directory exists and may be written".to_owned(),
            Error::Busy => {
                "wait until it has finished, or close it, then do it again: what was acknowledged is kept".to_owned()
            }
            Error::Disk { .. } => "make room on the disk, then do it again: what was acknowledged is kept".to_owned(),
            Error::ReadOnly => {
                "make the file and its directory writable, or name another with --ledger; listings work all the same"
                    .to_owned()
            }
            Error::Damaged { .. } => "restore a backup (musterbook restore); verify says what is damaged".to_owned(),
            Error::Unknown { what, .. } => format!("see `musterbook {what}s` for those there are"),
            Error::Refused { remedy, .. } => remedy.clone(),
            Error::Database(_) => "run `musterbook verify`; if it finds nothing, please report this".to_owned(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Foreign { path, what } => write!(f, "{} is no ledger: {what}", path.display()),
            Error::Newer { found, known } => {
                write!(f, "the ledger has schema {found}; this version of musterbook knows up to {known}")
            }
            Error::Open { path, why } => write!(f, "{} can't be opened: {why}", path.display()),
            Error::Busy => write!(f, "another program is using the ledger"),
            Error::Disk { why } => write!(f, "the ledger can't be written: {why}"),
            Error::ReadOnly => write!(f, "the ledger may not be written"),
            Error::Damaged { why } => write!(f, "the ledger is damaged: {why}"),
            Error::Unknown { what, id } => write!(f, "there is no {what} {id}"),
            Error::Refused { why, .. } => write!(f, "{why}"),
            Error::Database(error) => write!(f, "the database says: {error}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Error::Busy,
            Some(Code::ReadOnly) => Error::ReadOnly,
            Some(Code::DiskFull | Code::SystemIoFailure) => Error::Disk { why: error.to_string() },
            Some(Code::DatabaseCorrupt) => Error::Damaged { why: error.to_string() },
            _ => Error::Database(error),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Error {
        Error::Damaged { why: format!("a field that should hold JSON does not: {error}") }
    }
}
