//! Which ledger a command works on, and its errors as problems.

use crate::output::{Failure, Problem};
use clap::Args;
use jiff::civil::Date;
use musterbook_ledger::{Error, Filter, Known, Ledger, Order, Page};
use std::path::PathBuf;

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
        self.ledger.clone().or_else(of_environment).or_else(of_platform).ok_or_else(|| {
            Problem::new("ledger", "this platform names no data directory", "name a file with --ledger").into()
        })
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
        let path = self.path()?;
        if !path.exists() {
            let name = path.display().to_string();
            return Err(Problem::new(name, "there is no ledger", "add a report first: musterbook add FILE").into());
        }
        Ledger::open_to_read(&path).map_err(problem)
    }
}

/// A ledger's error as the commands tell it.
pub fn problem(error: Error) -> Failure {
    Problem::new("ledger", error.to_string(), error.remedy()).into()
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        problem(error)
    }
}

/// What every listing can be narrowed by.
#[derive(Args, Default)]
pub struct Filters {
    /// Whose people or things: canonical names; several are alternatives
    #[arg(long, value_name = "PARTY")]
    pub side: Vec<String>,
    /// Who did it
    #[arg(long, value_name = "PARTY")]
    pub by: Vec<String>,
    /// What happened: killed, wounded, …
    #[arg(long, value_name = "WORD")]
    pub outcome: Vec<String>,
    /// What is counted: people, tank, …
    #[arg(long, value_name = "WORD")]
    pub unit: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub place: Vec<String>,
    /// The origin of the claim
    #[arg(long, value_name = "NAME")]
    pub source: Vec<String>,
    /// The outlet of the report
    #[arg(long, value_name = "NAME")]
    pub outlet: Vec<String>,
    /// event, total, state or rate
    #[arg(long, value_name = "WORD")]
    pub scope: Vec<String>,
    /// The covered time touches the stretch that begins here
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub from: Option<Date>,
    /// … and ends here
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub to: Option<Date>,
    /// Reports published from this day on
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub published_from: Option<Date>,
    /// Reports published up to this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub published_to: Option<Date>,
    /// The least confidence, 0 to 1
    #[arg(long, value_name = "0.0-1.0")]
    pub min_confidence: Option<f64>,
    /// Of this report only
    #[arg(long, value_name = "ID")]
    pub report: Option<i64>,
    /// As the ledger stood at the end of this day (UTC)
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub known_at: Option<Date>,
    /// The order: when, published, recorded, low or confidence
    #[arg(long, value_name = "ORDER", default_value = "when", value_parser = order)]
    pub sort: Order,
    /// At most so many; listings show 50 without it
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Leave out the first so many
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub offset: usize,
}

fn order(text: &str) -> Result<Order, String> {
    Order::parse(text).ok_or_else(|| "not an order; say when, published, recorded, low or confidence".to_owned())
}

impl Filters {
    pub fn filter(&self) -> Filter {
        Filter {
            side: self.side.clone(),
            by: self.by.clone(),
            outcome: self.outcome.clone(),
            unit: self.unit.clone(),
            place: self.place.clone(),
            source: self.source.clone(),
            outlet: self.outlet.clone(),
            scope: self.scope.clone(),
            from: self.from,
            to: self.to,
            published_from: self.published_from,
            published_to: self.published_to,
            min_confidence: self.min_confidence,
            report: self.report,
            ..Filter::default()
        }
    }

    pub fn page(&self) -> Page {
        Page { limit: self.limit.unwrap_or(50), offset: self.offset }
    }

    pub fn known(&self, ledger: &Ledger) -> Result<Known, Failure> {
        ledger.known_at(self.known_at).map_err(problem)
    }
}
