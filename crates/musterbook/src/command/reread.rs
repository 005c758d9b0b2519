//! `musterbook reread`: what an older reader read, read again from the ledger itself.

use crate::command::add::{AT_ONCE, READER, to_review};
use crate::ledger::{Where, problem};
use crate::output::{Exit, Failure, Problem, complain, count, stdout};
use crate::progress::Progress;
use crate::reader::{self, Reading};
use clap::Args;
use jiff::Timestamp;
use musterbook_ledger::Arrival;
use std::io::Write;

/// Read the reports of the ledger again with this version of the reader. Earlier readings and all decisions are kept.
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    pub at: Where,
    /// Show no progress bar
    #[arg(long)]
    pub no_progress: bool,
}

pub fn run(options: &Options) -> Result<Exit, Failure> {
    let mut ledger = options.at.open_there()?;
    let unread = ledger.unread_by(READER).map_err(problem)?;
    let mut progress = Progress::new(unread.len(), !options.no_progress);
    let (mut reports, mut claims, mut repeats, mut failed) = (0, 0, 0, false);
    for several in unread.chunks(AT_ONCE) {
        let mut readings: Vec<(String, Reading)> = Vec::new();
        for &id in several {
            let (report, address) = ledger.report_as_added(id).map_err(problem)?;
            match reader::read_report(report) {
                Ok(reading) => readings.push((address, reading)),
                Err(fault) => {
                    failed = true;
                    let remedy = "please report it, with the file if you may share it";
                    progress.aside(|| complain(&Problem::new(format!("report {id}"), fault, remedy)));
                }
            }
            progress.step();
        }
        let at = Timestamp::now();
        let arrivals: Vec<Arrival> =
            readings.iter().map(|(address, reading)| Arrival { address, reading, reader: READER, at }).collect();
        for added in ledger.adder().add_all(&arrivals).map_err(problem)? {
            reports += 1;
            claims += added.claims;
            repeats += added.repeats;
        }
    }
    drop(progress);
    let mut out = stdout();
    let (reports, claims) = (count(reports, "report"), count(claims, "claim"));
    writeln!(out, "{reports} read again; {claims}, {repeats} of them sightings of statements known before")?;
    to_review(&mut out, &ledger)?;
    out.flush()?;
    Ok(if failed { Exit::Failed } else { Exit::Done })
}
