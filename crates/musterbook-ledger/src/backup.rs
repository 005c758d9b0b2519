//! Backing up, also while somebody writes, and putting a backup in place.

use crate::error::Error;
use crate::open::Ledger;
use rusqlite::Connection;
use rusqlite::backup::Backup;
use std::path::Path;
use std::time::Duration;

/// Pages copied at a time, so that a writer gets its turn.
const STEP: i32 = 1_000;

impl Ledger {
    /// Writes a copy of the ledger as it stands to a new file.
    pub fn backup(&self, to: &Path) -> Result<(), Error> {
        if to.exists() {
            return Err(Error::Refused {
                why: format!("{} is there already", to.display()),
                remedy: "name a file that is not there: a backup never overwrites".to_owned(),
            });
        }
        // A half-written copy never bears the name asked for.
        let partial = to.with_extension("partial");
        let result = copy(&self.connection, &partial).and_then(|()| {
            Ledger::open_to_read(&partial)?;
            std::fs::rename(&partial, to).map_err(|error| Error::Disk { why: error.to_string() })
        });
        if result.is_err() {
            let _ = std::fs::remove_file(&partial);
        }
        result
    }
}

fn copy(from: &Connection, to: &Path) -> Result<(), Error> {
    let _ = std::fs::remove_file(to);
    let mut target =
        Connection::open(to).map_err(|error| Error::Open { path: to.to_owned(), why: error.to_string() })?;
    Backup::new(from, &mut target)?.run_to_completion(STEP, Duration::from_millis(2), None)?;
    // The copy is one file: no log beside it.
    target.pragma_update(None, "journal_mode", "delete")?;
    Ok(())
}

/// Puts a backup where a ledger is to be. What stood there is kept beside it, with `.before-restore` behind its name.
pub fn restore(backup: &Path, ledger: &Path) -> Result<(), Error> {
    let source = Ledger::open_to_read(backup)?;
    let faults = source.verify()?;
    if let Some(fault) = faults.first() {
        return Err(Error::Refused {
            why: format!("the backup is damaged: {fault}"),
            remedy: "take an earlier one".to_owned(),
        });
    }
    let disk = |error: std::io::Error| Error::Disk { why: error.to_string() };
    let beside = |end: &str| {
        let mut name = ledger.as_os_str().to_owned();
        name.push(end);
        std::path::PathBuf::from(name)
    };
    let fresh = beside(".restoring");
    copy(&source.connection, &fresh)?;
    if ledger.exists() {
        // Folds the log into the file, and fails where somebody has the ledger open.
        let old = Ledger::open(ledger);
        if let Ok(old) = old {
            old.connection.pragma_update(None, "locking_mode", "exclusive")?;
            old.connection.pragma_update(None, "journal_mode", "delete")?;
        }
        std::fs::rename(ledger, beside(".before-restore")).map_err(disk)?;
        for end in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(beside(end));
        }
    }
    std::fs::rename(&fresh, ledger).map_err(disk)
}
