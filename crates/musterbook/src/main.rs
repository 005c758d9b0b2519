//! `musterbook`: reads reports about armed conflict and prints who reported which figure.

mod command;
mod csv;
#[cfg(test)]
mod docs;
mod figure;
mod input;
mod output;
mod progress;
mod reader;
mod table;

use clap::{Parser, Subcommand};
use output::{Exit, Failure, Look};
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
    /// Columns to lay text out in, instead of the terminal's; below 70, claims are listed and not tabled
    #[arg(long, global = true, value_name = "COLUMNS")]
    width: Option<usize>,
}

#[derive(Subcommand)]
enum Command {
    Read(command::read::Options),
    Explain(command::explain::Options),
    Score(command::score::Options),
    Demo(command::demo::Options),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let look = Look::of_stdout(cli.width);
    let result = match cli.command {
        Command::Read(options) => command::read::run(&options, look),
        Command::Explain(options) => command::explain::run(&options, look),
        Command::Score(options) => command::score::run(&options),
        Command::Demo(options) => command::demo::run(&options, look),
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
