//! `musterbook`: reads reports about armed conflict and prints who reported which figure.

mod arguments;
mod command;
mod csv;
#[cfg(test)]
mod docs;
mod feed;
mod fetch;
mod figure;
mod filters;
mod input;
mod ledger;
mod listing;
mod output;
mod progress;
mod reader;
mod refused;
mod reports;
mod table;
mod web;

use clap::{Parser, Subcommand};
use output::{Exit, Failure, Look};
use std::process::ExitCode;

/// Who reported which figure about armed conflict: killed, wounded, captured, displaced, lost, launched, taken; of which
/// side, where, when, with what hedge, on whose word.
///
/// Works offline; only addresses that you name are fetched. Start with `musterbook demo`.
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
    Add(command::add::Options),
    Reread(command::reread::Options),
    /// List claims in force: a row each, with its report; below, how many origins they come from
    Claims(command::list::Options),
    /// List reports
    Reports(command::list::Options),
    /// List statements: who said it, and in how many reports it was seen
    Statements(command::list::Options),
    /// List origins: who the claims come from
    Sources(command::list::Options),
    Search(command::reports::Search),
    Show(command::show::Options),
    Estimate(command::estimate::Options),
    Conflicts(command::conflicts::Options),
    Check(command::check::Options),
    History(command::decide::History),
    Decisions(command::decisions::Options),
    Accept(command::decide::Accept),
    Reject(command::decide::Reject),
    Correct(command::decide::Correct),
    Merge(command::decide::Merge),
    Split(command::decide::Split),
    Undo(command::decide::Undo),
    Export(command::export::Options),
    Import(command::import::Options),
    Verify(command::keep::Verify),
    Backup(command::keep::Backup),
    Restore(command::keep::Restore),
    Serve(command::serve::Options),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let look = Look::of_stdout(cli.width);
    let result = match cli.command {
        Command::Read(options) => command::read::run(&options, look),
        Command::Explain(options) => command::explain::run(&options, look),
        Command::Score(options) => command::score::run(&options),
        Command::Demo(options) => command::demo::run(&options, look),
        Command::Add(options) => command::add::run(&options, look),
        Command::Reread(options) => command::reread::run(&options),
        Command::Claims(options) => command::list::claims(&options, look),
        Command::Reports(options) => command::reports::reports(&options, look),
        Command::Statements(options) => command::list::statements(&options, look),
        Command::Sources(options) => command::list::sources(&options, look),
        Command::Search(options) => command::reports::search(&options, look),
        Command::Show(options) => command::show::run(&options, look),
        Command::Estimate(options) => command::estimate::run(&options, look),
        Command::Conflicts(options) => command::conflicts::run(&options, look),
        Command::Check(options) => command::check::run(&options, look),
        Command::History(options) => command::decide::history(&options, look),
        Command::Decisions(options) => command::decisions::run(&options, look),
        Command::Accept(options) => command::decide::accept(&options),
        Command::Reject(options) => command::decide::reject(&options),
        Command::Correct(options) => command::decide::correct(&options),
        Command::Merge(options) => command::decide::merge(&options),
        Command::Split(options) => command::decide::split(&options),
        Command::Undo(options) => command::decide::undo(&options),
        Command::Export(options) => command::export::run(&options),
        Command::Import(options) => command::import::run(&options),
        Command::Verify(options) => command::keep::verify(&options),
        Command::Backup(options) => command::keep::backup(&options),
        Command::Restore(options) => command::keep::restore(&options),
        Command::Serve(options) => command::serve::run(&options),
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
