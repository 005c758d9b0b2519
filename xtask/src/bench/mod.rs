//! `cargo xtask bench`: how fast things are. Alone it measures the reader; `cargo xtask bench ledger` the ledger,
//! `cargo xtask bench reconcile` reconciling.

mod ledger;
mod listings;
mod reader;
mod reconcile;

use clap::{Args, Subcommand};

/// Measure how fast the reader is, the ledger, or reconciling.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Options {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    reader: reader::Options,
}

/// What is measured.
#[derive(Subcommand)]
enum What {
    Reader(reader::Options),
    Ledger(ledger::Options),
    Reconcile(reconcile::Options),
}

pub fn run(options: &Options) -> Result<bool, String> {
    match &options.what {
        None => reader::run(&options.reader),
        Some(What::Reader(options)) => reader::run(options),
        Some(What::Ledger(options)) => ledger::run(options),
        Some(What::Reconcile(options)) => reconcile::run(options),
    }
}
