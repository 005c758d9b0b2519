//! `verify`, `backup`, `restore`: keeping the ledger whole.

use crate::ledger::{Where, problem};
use crate::output::{Exit, Failure, count, stdout};
use clap::Args;
use std::io::Write;
use std::path::PathBuf;

/// Check that the ledger is whole: file, keys, hashes, every slice of evidence.
#[derive(Args)]
pub struct Verify {
    #[command(flatten)]
    pub at: Where,
}

/// Copy the ledger to a new file, also while it is being written.
#[derive(Args)]
pub struct Backup {
    /// A file that is not there yet
    #[arg(value_name = "FILE")]
    pub to: PathBuf,
    #[command(flatten)]
    pub at: Where,
}

/// Put a backup in the ledger's place. What stood there is kept beside it.
#[derive(Args)]
pub struct Restore {
    /// A backup
    #[arg(value_name = "FILE")]
    pub from: PathBuf,
    #[command(flatten)]
    pub at: Where,
}

pub fn verify(options: &Verify) -> Result<Exit, Failure> {
    let ledger = options.at.open_to_read()?;
    let faults = ledger.verify().map_err(problem)?;
    let mut out = stdout();
    for fault in &faults {
        writeln!(out, "{fault}")?;
    }
    match faults.len() {
        0 => writeln!(out, "{}: whole", ledger.path().display())?,
        n => writeln!(out, "{}", count(n, "fault"))?,
    }
    out.flush()?;
    Ok(if faults.is_empty() { Exit::Done } else { Exit::NothingFound })
}

pub fn backup(options: &Backup) -> Result<Exit, Failure> {
    options.at.open_to_read()?.backup(&options.to).map_err(problem)?;
    let mut out = stdout();
    writeln!(out, "{} written", options.to.display())?;
    Ok(out.flush().map(|()| Exit::Done)?)
}

pub fn restore(options: &Restore) -> Result<Exit, Failure> {
    let path = options.at.path()?;
    musterbook_ledger::restore(&options.from, &path).map_err(problem)?;
    let mut out = stdout();
    writeln!(out, "{} restored from {}", path.display(), options.from.display())?;
    Ok(out.flush().map(|()| Exit::Done)?)
}
