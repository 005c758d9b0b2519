//! `cargo xtask bench`: how fast things are. Alone it measures the reader; `cargo xtask bench ledger` the ledger,
//! `cargo xtask bench reconcile` reconciling, `cargo xtask bench web` the desk.

mod ledger;
mod listings;
mod reader;
mod reconcile;
mod web;

use clap::{Args, Subcommand};

/// Measure how fast the reader is, the ledger, reconciling, or the desk.
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
    Web(web::Options),
}

pub fn run(options: &Options) -> Result<bool, String> {
    match &options.what {
        None => reader::run(&options.reader),
        Some(What::Reader(options)) => reader::run(options),
        Some(What::Ledger(options)) => ledger::run(options),
        Some(What::Reconcile(options)) => reconcile::run(options),
        Some(What::Web(options)) => web::run(options),
    }
}
