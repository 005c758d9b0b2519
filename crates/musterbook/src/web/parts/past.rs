//! The day as which pages look at the ledger.

use super::super::fault::Fault;
use crate::arguments::day;
use clap::Args;
use jiff::civil::Date;
use musterbook_ledger::{Known, Ledger};

/// `known-at`, the same on every page that has it.
#[derive(Args)]
pub struct Past {
    /// As the ledger stood at the end of this day (UTC)
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub known_at: Option<Date>,
}

impl Past {
    /// What was known then; with no day, what is known now.
    pub fn known(&self, ledger: &Ledger) -> Result<Known, Fault> {
        Ok(ledger.known_at(self.known_at)?)
    }

    /// Whether the ledger is seen as it stands: what stood in the past is looked at, not decided on.
    pub fn is_now(&self) -> bool {
        self.known_at.is_none()
    }
}
