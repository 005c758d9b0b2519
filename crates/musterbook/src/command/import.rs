//! `musterbook import`: other projects' tables into the ledger, as statements of those projects.

use crate::input::unreadable;
use crate::ledger::Where;
use crate::output::{Exit, Failure, Problem, complain, count, stdout, warn};
use clap::{Args, ValueEnum};
use jiff::Timestamp;
use musterbook_ledger::import::{ACLED, GED, ImportedRow, Project, Rows};
use musterbook_ledger::{Added, Adder, Arrival, Error, Outcome};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};

/// Add the events of UCDP GED or ACLED, from their CSV, as statements of those projects. Safe to repeat.
#[derive(Args)]
pub struct Options {
    /// Whose table it is
    #[arg(value_enum, value_name = "TABLE")]
    pub table: Table,
    /// The CSV file, or - for standard input
    #[arg(value_name = "FILE")]
    pub file: String,
    #[command(flatten)]
    pub at: Where,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Table {
    /// UCDP Georeferenced Event Dataset
    Ged,
    /// Armed Conflict Location and Event Data
    Acled,
}

/// Rows written in one transaction.
const AT_ONCE: usize = 500;

pub fn run(options: &Options) -> Result<Exit, Failure> {
    let project: &'static Project = match options.table {
        Table::Ged => &GED,
        Table::Acled => &ACLED,
    };
    let input: Box<dyn BufRead> = match options.file.as_str() {
        "-" => Box::new(io::stdin().lock()),
        name => Box::new(BufReader::new(File::open(name).map_err(|error| unreadable(name, &error))?)),
    };
    let name = &options.file;
    let at_file = |error: Error| Problem::new(name, error.to_string(), error.remedy());
    let mut rows = Rows::new(project, input).map_err(at_file)?;
    if !rows.unknown.is_empty() {
        warn(&format!("{name}: columns that {} does not have are ignored: {}", project.name, rows.unknown.join(", ")));
    }
    if !rows.missing.is_empty() {
        warn(&format!("{name}: columns that are missing are taken as empty: {}", rows.missing.join(", ")));
    }
    let mut ledger = options.at.open()?;
    let mut adder = ledger.adder();
    let mut tally = Tally::default();
    let mut waiting: Vec<ImportedRow> = Vec::new();
    loop {
        let row = rows.next();
        let is_last = row.is_none();
        match row {
            Some(Ok(row)) => waiting.push(row),
            Some(Err(bad)) => {
                tally.refused += 1;
                let remedy = "the row was left out; mend it and import the file again";
                complain(&Problem::new(format!("{name}:{}", bad.line), bad.why, remedy));
            }
            None => {}
        }
        if waiting.len() >= AT_ONCE || is_last {
            add(&mut adder, &mut waiting)?.iter().for_each(|added| tally.take(added));
        }
        if is_last {
            break;
        }
    }
    let mut out = stdout();
    writeln!(out, "{}", tally.line())?;
    writeln!(out, "ledger: {}", ledger.path().display())?;
    out.flush()?;
    Ok(match tally {
        Tally { refused: 1.., .. } => Exit::Failed,
        Tally { new: 0, changed: 0, again: 0, known: 0, .. } => Exit::NothingFound,
        _ => Exit::Done,
    })
}

/// Adds what waits in one transaction, and empties it.
fn add(adder: &mut Adder, waiting: &mut Vec<ImportedRow>) -> Result<Vec<Added>, Failure> {
    let arrivals: Vec<Arrival> = waiting
        .iter()
        .map(|row| Arrival {
            address: &row.address,
            reading: &row.reading,
            reader: super::add::READER,
            at: Timestamp::now(),
        })
        .collect();
    let added = if arrivals.is_empty() { Vec::new() } else { adder.import_all(&arrivals)? };
    waiting.clear();
    Ok(added)
}

/// What became of the rows, counted.
#[derive(Default)]
struct Tally {
    new: usize,
    changed: usize,
    again: usize,
    known: usize,
    refused: usize,
    claims: usize,
}

impl Tally {
    fn take(&mut self, added: &Added) {
        match added.outcome {
            Outcome::New | Outcome::Elsewhere => self.new += 1,
            Outcome::Changed { .. } => self.changed += 1,
            Outcome::ReadAgain => self.again += 1,
            Outcome::Known => return self.known += 1,
        }
        self.claims += added.claims;
    }

    /// `3 new events, 1 changed since, 2 known; 4 claims`.
    fn line(&self) -> String {
        let mut parts = vec![count(self.new, "new event")];
        for (number, what) in [
            (self.changed, "changed since"),
            (self.again, "read again with a newer reader"),
            (self.known, "known"),
            (self.refused, "refused"),
        ] {
            if number > 0 {
                parts.push(format!("{number} {what}"));
            }
        }
        format!("{}; {}", parts.join(", "), count(self.claims, "claim"))
    }
}
