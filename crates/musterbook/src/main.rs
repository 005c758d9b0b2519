//! `musterbook`: reads reports about armed conflict and prints who reported which figure.

mod command;
mod csv;
mod figure;
mod input;
mod output;
mod progress;
mod reader;
mod table;

use clap::{Parser, Subcommand};
use output::{Exit, Failure};
use std::process::ExitCode;

/// Who reported which figure about armed conflict: killed, wounded, captured, displaced, lost, launched, taken; of which
/// side, where, when, with what hedge, on whose word.
///
/// Works offline. Start with `musterbook demo`.
#[derive(Parser)]
#[command(
    version,
    max_term_width = 100,
    after_help = "Exit status: 0 done, 1 nothing found or a check failed, 2 error."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Read(command::read::Options),
    Explain(command::explain::Options),
    Score(command::score::Options),
    Demo(command::demo::Options),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Read(options) => command::read::run(&options),
        Command::Explain(options) => command::explain::run(&options),
        Command::Score(options) => command::score::run(&options),
        Command::Demo(options) => command::demo::run(&options),
    };
    match result {
        Ok(Exit::Done) | Err(Failure::Closed) => ExitCode::SUCCESS,
        Ok(Exit::NothingFound) => ExitCode::from(1),
        Ok(Exit::Failed) => ExitCode::from(2),
        Err(Failure::Problem(problem)) => {
            output::complain(&problem);
            ExitCode::from(2)
        }
    }
}
