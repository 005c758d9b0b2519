//! The task runner: `cargo xtask score`, `calibrate`, `bench`, `fuzz`. The checks of the tree itself are its tests.

mod bench;
mod bench_ledger;
mod bench_reconcile;
mod calibrate;
#[cfg(test)]
mod documents;
mod floors;
mod fuzz;
#[cfg(test)]
mod licences;
mod lost;
mod mutate;
mod reader;
mod score;
mod sets;
#[path = "../../fuzz/targets.rs"]
mod targets;
#[cfg(test)]
mod tidy;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Parser)]
#[command(about = "Tasks of Musterbook's developers")]
enum Task {
    #[command(flatten)]
    Command(Command),
}

#[derive(Subcommand)]
enum Command {
    Score(score::Options),
    Bench(bench::Options),
    BenchLedger(bench_ledger::Options),
    BenchReconcile(bench_reconcile::Options),
    Calibrate(calibrate::Options),
    Fuzz(fuzz::Options),
}

fn main() -> ExitCode {
    let Task::Command(command) = Task::parse();
    let result = match command {
        Command::Score(options) => score::run(&options),
        Command::Bench(options) => bench::run(&options),
        Command::BenchLedger(options) => bench_ledger::run(&options),
        Command::BenchReconcile(options) => bench_reconcile::run(&options),
        Command::Calibrate(options) => calibrate::run(&options),
        Command::Fuzz(options) => fuzz::run(&options),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::from(2)
        }
    }
}

/// The directory of the workspace.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}
