//! Backing up, also while somebody writes, and putting a backup in place.

use crate::error::Error;
use crate::open::{Ledger, why_not};
use rusqlite::Connection;
use rusqlite::backup::Backup;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a restore waits for others to close the ledger.
const PATIENCE: Duration = Duration::from_secs(2);
/// Pages copied at a time, so that a writer gets its turn.
const STEP: i32 = 1_000;

impl Ledger {
    /// Writes a copy of the ledger, as it stands at one moment, to a new file.
    pub fn backup(&self, to: &Path) -> Result<(), Error> {
        if to.exists() {
            return Err(Error::Refused {
                why: format!("{} is there already", to.display()),
                remedy: "name a file that is not there: a backup never overwrites".to_owned(),
            });
        }
        // A half-written copy never bears the name asked for.
        let partial = free(to, ".partial");
        let result = copy(&self.connection, &partial)
            .and_then(|()| Ledger::open_to_read(&partial).map(drop))
            .and_then(|()| fs::rename(&partial, to).map_err(disk));
        if result.is_err() {
            let _ = fs::remove_file(&partial);
        }
        result
    }
}

/// All pages in one step would keep a writer out for as long as it takes; in several, SQLite begins anew when the ledger
/// was changed in between. So the copy is made of a moment that a reader holds on to, while writers go on in the log.
fn copy(from: &Connection, to: &Path) -> Result<(), Error> {
    let mut target = Connection::open(to)
        .map_err(|error| Error::Open { path: to.to_owned(), why: why_not(to).unwrap_or_else(|| error.to_string()) })?;
    let moment = from.unchecked_transaction()?;
    let _: i64 = moment.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Backup::new(&moment, &mut target)?.run_to_completion(STEP, Duration::ZERO, None)?;
    moment.finish()?;
    // The copy is one file: no log beside it.
    target.pragma_update(None, "journal_mode", "delete")?;
    Ok(())
}

/// Puts a backup where a ledger is to be. What stood there is kept beside it, with `.before-restore` behind its name; its
/// file. Refused while another program has the ledger open, for what that adds would be lost.
pub fn restore(backup: &Path, ledger: &Path) -> Result<Option<PathBuf>, Error> {
    let source = Ledger::open_to_read(backup)?;
    // Where a link leads to the ledger, the ledger is replaced, not the link.
    let place = fs::canonicalize(ledger);
    let ledger = place.as_deref().unwrap_or(ledger);
    if fs::canonicalize(backup).is_ok_and(|backup| backup == ledger) {
        return Err(Error::Refused {
            why: format!("{} is the ledger itself", backup.display()),
            remedy: "name a backup".to_owned(),
        });
    }
    let faults = source.verify()?;
    if let Some(fault) = faults.first() {
        return Err(Error::Refused {
            why: format!("the backup is damaged: {fault}"),
            remedy: "take an earlier one".to_owned(),
        });
    }
    let fresh = free(ledger, ".restoring");
    let result = copy(&source.connection, &fresh).and_then(|()| replace(ledger, &fresh));
    if result.is_err() {
        let _ = fs::remove_file(&fresh);
    }
    result
}

/// Puts a file in the place of a ledger; at no moment is there none. What stood there before, if anything did.
fn replace(ledger: &Path, fresh: &Path) -> Result<Option<PathBuf>, Error> {
    let mut kept = None;
    // Held until the end where the system renames open files.
    let mut held = None;
    if ledger.exists() {
        match Ledger::open(ledger) {
            Ok(old) => held = Some(alone(old)?),
            // What is so damaged that it can't be opened is kept as it is, with its log.
            Err(Error::Damaged { .. } | Error::Foreign { .. }) => {}
            Err(error) => return Err(error),
        }
        let before = free(ledger, ".before-restore");
        let log = beside(ledger, "-wal");
        if log.exists() {
            fs::rename(&log, beside(&before, "-wal")).map_err(disk)?;
        }
        let _ = fs::remove_file(beside(ledger, "-shm"));
        if cfg!(windows) {
            held = None;
        }
        if fs::hard_link(ledger, &before).is_err() {
            fs::rename(ledger, &before).map_err(disk)?;
        }
        kept = Some(before);
    }
    fs::rename(fresh, ledger).map_err(disk)?;
    drop(held);
    Ok(kept)
}

/// Folds the log of a ledger into its file and keeps everybody else out; fails where somebody has it open.
fn alone(ledger: Ledger) -> Result<Ledger, Error> {
    ledger.connection.busy_timeout(PATIENCE)?;
    ledger.connection.pragma_update(None, "locking_mode", "exclusive")?;
    let is_folded = |mode: &str| if mode == "delete" { Ok(()) } else { Err(Error::Busy) };
    let mode: String = ledger.connection.pragma_update_and_check(None, "journal_mode", "delete", |row| row.get(0))?;
    is_folded(&mode)?;
    ledger.connection.execute_batch("BEGIN EXCLUSIVE")?;
    Ok(ledger)
}

fn disk(error: io::Error) -> Error {
    Error::Disk { why: error.to_string() }
}

/// The file's name with something behind it.
fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// The same as a name that no file has: with `-2`, `-3` and so on, if need be.
fn free(path: &Path, end: &str) -> PathBuf {
    let first = beside(path, end);
    let numbered = (2..).map(|n| beside(path, &format!("{end}-{n}")));
    std::iter::once(first.clone()).chain(numbered).find(|name| !name.exists()).unwrap_or(first)
}
