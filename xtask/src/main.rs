//! The task runner: `cargo xtask score`, `echoes`, `calibrate`, `bench`, `fuzz`, `screenshots`. The checks
//! of the tree itself are its tests.

mod bench;
mod calibrate;
#[cfg(test)]
mod documents;
mod echoes;
mod floors;
mod fuzz;
#[cfg(test)]
mod licences;
mod lost;
mod mutate;
mod reader;
mod score;
mod screenshots;
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
    Calibrate(calibrate::Options),
    Echoes(echoes::Options),
    Fuzz(fuzz::Options),
    Screenshots(screenshots::Options),
}

fn main() -> ExitCode {
    let Task::Command(command) = Task::parse();
    let result = match command {
        Command::Score(options) => score::run(&options),
        Command::Bench(options) => bench::run(&options),
        Command::Calibrate(options) => calibrate::run(&options),
        Command::Echoes(options) => echoes::run(&options),
        Command::Fuzz(options) => fuzz::run(&options),
        Command::Screenshots(options) => screenshots::run(&options),
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
