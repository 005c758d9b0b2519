//! Which ledger a command works on, and its errors as problems.

use crate::output::{Failure, Problem};
use clap::Args;
use musterbook_ledger::{Error, Ledger};
use std::path::PathBuf;
use std::sync::OnceLock;

/// Where the ledger is.
#[derive(Args)]
pub struct Where {
    /// The ledger's file; else that of MUSTERBOOK_LEDGER, else ledger.musterbook in the platform's data directory
    #[arg(long, value_name = "PATH")]
    pub ledger: Option<PathBuf>,
}

impl Where {
    /// The file that is meant.
    pub fn path(&self) -> Result<PathBuf, Failure> {
        let of_environment =
            || std::env::var_os("MUSTERBOOK_LEDGER").filter(|path| !path.is_empty()).map(PathBuf::from);
        let of_platform = || dirs::data_dir().map(|directory| directory.join("musterbook/ledger.musterbook"));
        let path = self.ledger.clone().or_else(of_environment).or_else(of_platform).ok_or_else(|| {
            Problem::new("ledger", "this platform names no data directory", "name a file with --ledger")
        })?;
        let _ = NAMED.set(path.clone());
        Ok(path)
    }

    /// Opens it to write; made where there is none, with its directory.
    pub fn open(&self) -> Result<Ledger, Failure> {
        let path = self.path()?;
        if self.ledger.is_none()
            && let Some(directory) = path.parent()
        {
            std::fs::create_dir_all(directory).map_err(|error| {
                Problem::new(directory.display().to_string(), error.to_string(), "name another file with --ledger")
            })?;
        }
        Ledger::open(&path).map_err(problem)
    }

    /// Opens it to read.
    pub fn open_to_read(&self) -> Result<Ledger, Failure> {
        Ledger::open_to_read(&self.there()?).map_err(problem)
    }

    /// Opens it to write, if it is there.
    pub fn open_there(&self) -> Result<Ledger, Failure> {
        Ledger::open(&self.there()?).map_err(problem)
    }

    /// The file that is meant; it must be there.
    pub fn there(&self) -> Result<PathBuf, Failure> {
        let path = self.path()?;
        if path.exists() {
            return Ok(path);
        }
        let name = path.display().to_string();
        Err(Problem::new(name, "there is no ledger", "add a report first: musterbook add FILE").into())
    }
}

/// A ledger's error as the commands tell it. Where the error does not name the file, its place does.
pub fn problem(error: Error) -> Failure {
    let of_file = matches!(
        error,
        Error::Newer { .. }
            | Error::Busy
            | Error::Disk { .. }
            | Error::ReadOnly
            | Error::Damaged { .. }
            | Error::Database(_)
    );
    let place = NAMED.get().filter(|_| of_file).map_or("ledger".to_owned(), |path| path.display().to_string());
    Problem::new(place, error.to_string(), error.remedy()).into()
}

/// The file that this run of the program works on: there is one.
static NAMED: OnceLock<PathBuf> = OnceLock::new();

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        problem(error)
    }
}
