//! `musterbook add`: reports into the ledger.

use crate::arguments::day;
use crate::fetch::FetchOptions;
use crate::input::inputs;
use crate::ledger::{Where, problem};
use crate::output::{Exit, Failure, Look, complain, count, stdout};
use crate::progress::Progress;
use crate::reader::Reading;
use crate::refused::{Refusals, Why};
use crate::reports::{Event, each};
use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;
use musterbook_ledger::{Added, Adder, Arrival, Ledger, Outcome};
use std::io::Write;
use std::time::{Duration, Instant};

/// Add reports to the ledger: files, directories, addresses of pages or feeds, or - for standard input. Safe to repeat.
#[derive(Args)]
pub struct Options {
    /// Files, directories (as for `read`), addresses, or - for standard input
    #[arg(value_name = "FILE", required = true)]
    pub inputs: Vec<String>,
    #[command(flatten)]
    pub at: Where,
    /// The day of publication, for reports that do not say it
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub published: Option<Date>,
    /// Print a line for each report as soon as it is on the disk
    #[arg(long)]
    pub each: bool,
    /// Show no progress bar
    #[arg(long)]
    pub no_progress: bool,
    #[command(flatten)]
    pub fetch: FetchOptions,
}

/// What became of the reports, counted.
#[derive(Default)]
struct Tally {
    new: usize,
    elsewhere: usize,
    changed: usize,
    again: usize,
    known: usize,
    refused: Refusals,
    claims: usize,
    repeats: usize,
}

pub fn run(options: &Options, look: Look) -> Result<Exit, Failure> {
    let (inputs, problems) = inputs(&options.inputs);
    let mut ledger = options.at.open()?;
    let mut tally = Tally::default();
    for problem in &problems {
        tally.refused.take(Why::Argument);
        complain(problem);
    }
    let mut progress = Progress::new(inputs.len(), !options.no_progress);
    let mut changes = Vec::new();
    let result = {
        let mut adder = ledger.adder();
        let mut waiting: Vec<(String, Reading)> = Vec::new();
        let mut write = |waiting: &mut Vec<(String, Reading)>| -> Result<(), Failure> {
            for (name, added) in add_all(&mut adder, waiting)? {
                tally.take(&added);
                if options.each {
                    let mut out = stdout();
                    writeln!(out, "{} report {} {name}", word(&added), added.report)?;
                    out.flush()?;
                }
                if let Outcome::Changed { from, version } = added.outcome {
                    changes.push((name, from, added.report, version));
                }
            }
            Ok(())
        };
        let mut refusals = Refusals::default();
        let mut written = Instant::now();
        let mut result = each(&inputs, options.published, &options.fetch, |event| {
            match event {
                Event::Feed(reports) => progress.instead(reports),
                Event::Report(name, reading) => {
                    progress.step();
                    match *reading {
                        Ok(reading) => waiting.push((name, reading)),
                        Err(refused) => {
                            refusals.take(refused.why);
                            progress.aside(|| complain(&refused.problem));
                        }
                    }
                }
            }
            if waiting.len() < AT_ONCE && written.elapsed() < AT_MOST {
                return Ok(());
            }
            write(&mut waiting)?;
            written = Instant::now();
            Ok(())
        });
        if result.is_ok() {
            result = write(&mut waiting);
        }
        tally.refused.join(refusals);
        result
    };
    drop(progress);
    let mut out = stdout();
    for (name, from, report, version) in changes {
        writeln!(out, "{}", look.bold(&format!("{name}: changed since it was added (version {version})")))?;
        for line in ledger.difference(from, report).map_err(problem)? {
            writeln!(out, "  {line}")?;
        }
    }
    writeln!(out, "{}", tally.line())?;
    if tally.changed + tally.again > 0 {
        to_review(&mut out, &ledger)?;
    }
    writeln!(out, "ledger: {}", ledger.path().display())?;
    out.flush()?;
    // What went before an error is in the ledger, and was counted.
    result?;
    Ok(if !tally.refused.is_empty() { Exit::Failed } else { Exit::Done })
}

/// Reports written in one transaction: each costs a wait for the disk.
pub const AT_ONCE: usize = 32;
/// What comes slowly, from the network, is written after this time.
const AT_MOST: Duration = Duration::from_secs(1);

/// Adds what waits in one transaction, and empties it.
fn add_all(adder: &mut Adder, waiting: &mut Vec<(String, Reading)>) -> Result<Vec<(String, Added)>, Failure> {
    let addresses: Vec<String> = waiting
        .iter()
        .map(|(name, reading)| reading.report.address.clone().unwrap_or_else(|| address(name, reading)))
        .collect();
    let arrivals: Vec<Arrival> = waiting
        .iter()
        .zip(&addresses)
        .map(|((_, reading), address)| Arrival { address, reading, reader: READER, at: Timestamp::now() })
        .collect();
    let added = if arrivals.is_empty() { Vec::new() } else { adder.add_all(&arrivals).map_err(problem)? };
    Ok(waiting.drain(..).map(|(name, _)| name).zip(added).collect())
}

/// Says how many decisions need another look, if any do.
pub fn to_review(out: &mut dyn Write, ledger: &Ledger) -> Result<(), Failure> {
    match ledger.to_look_at().map_err(problem)? {
        0 => {}
        1 => writeln!(out, "1 decision needs another look: musterbook decisions --to-review")?,
        n => writeln!(out, "{n} decisions need another look: musterbook decisions --to-review")?,
    }
    Ok(())
}

/// What became of it, in a word.
pub fn word(added: &Added) -> &'static str {
    match added.outcome {
        Outcome::New => "new",
        Outcome::Elsewhere => "elsewhere",
        Outcome::Changed { .. } => "changed",
        Outcome::ReadAgain => "again",
        Outcome::Known => "known",
    }
}

/// The version of the reader: the program's.
pub const READER: &str = concat!("musterbook ", env!("CARGO_PKG_VERSION"));

/// A file's address: its absolute path, so that it is the same from every directory. What came by standard input has no
/// place, so that the next text is no version of it: its address is its own hash.
fn address(name: &str, reading: &Reading) -> String {
    if name == "-" {
        return format!("stdin:{}", &musterbook_ledger::hash(reading)[..16]);
    }
    std::fs::canonicalize(name).map_or_else(|_| name.to_owned(), |path| path.display().to_string())
}

impl Tally {
    fn take(&mut self, added: &Added) {
        match added.outcome {
            Outcome::New => self.new += 1,
            Outcome::Elsewhere => self.elsewhere += 1,
            Outcome::Changed { .. } => self.changed += 1,
            Outcome::ReadAgain => self.again += 1,
            Outcome::Known => self.known += 1,
        }
        self.claims += added.claims;
        self.repeats += added.repeats;
    }

    /// `3 new reports, 1 changed since, 2 known; 14 claims, 5 of them sightings of statements known before`.
    fn line(&self) -> String {
        let mut parts = vec![count(self.new, "new report")];
        for (number, what) in [
            (self.changed, "changed since"),
            (self.elsewhere, "known from another address"),
            (self.again, "read again with a newer reader"),
            (self.known, "known"),
        ] {
            if number > 0 {
                parts.push(format!("{number} {what}"));
            }
        }
        parts.extend(self.refused.line());
        format!(
            "{}; {}, {} of them sightings of statements known before",
            parts.join(", "),
            count(self.claims, "claim"),
            self.repeats
        )
    }
}
