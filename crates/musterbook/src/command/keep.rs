//! `verify`, `backup`, `restore`: keeping the ledger whole.

use crate::ledger::{Where, problem};
use crate::output::{Exit, Failure, count, stdout};
use clap::Args;
use musterbook_ledger::{Error, Fault, Ledger};
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
    let path = options.at.there()?;
    let faults = match Ledger::open_to_read(&path) {
        Ok(ledger) => ledger.verify().map_err(problem)?,
        // Damaged so much that it can't be opened: that is what was asked.
        Err(Error::Damaged { why }) => vec![Fault { at: "file".to_owned(), what: why }],
        Err(error) => return Err(problem(error)),
    };
    let mut out = stdout();
    for fault in &faults {
        writeln!(out, "{fault}")?;
    }
    match faults.len() {
        0 => writeln!(out, "{}: whole", path.display())?,
        n => writeln!(out, "{}: {}", path.display(), count(n, "fault"))?,
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
    let kept = musterbook_ledger::restore(&options.from, &path).map_err(problem)?;
    let mut out = stdout();
    writeln!(out, "{} restored from {}", path.display(), options.from.display())?;
    if let Some(kept) = kept {
        writeln!(out, "what stood there is kept as {}", kept.display())?;
    }
    Ok(out.flush().map(|()| Exit::Done)?)
}
