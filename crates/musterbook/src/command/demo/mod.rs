//! `musterbook demo`: a bundled case read and put into a ledger, so that a newcomer sees what both do.

mod book;
mod case;
mod supported;

use crate::output::{Exit, Failure, Look, Problem, count, stdout, wrapped};
use crate::reader::Reading;
use crate::table;
use clap::Args;
use std::io::Write;
use std::path::{Path, PathBuf};

const REMEDY: &str = "please report it: the case is part of the program";

const ABOUT: &str = "each a short digest in our own words of a real report, whose address stands with it. Figures, hedges \
                     and attributions are the report's; read the report itself before you cite it.";

/// See the program at work: 51 bundled digests of reports on North Korean troops in Kursk Oblast, read and put into a ledger.
#[derive(Args)]
pub struct Options {
    /// How many of the digests to show with their claims
    #[arg(long, value_name = "N", default_value_t = 1)]
    reports: usize,
    /// Keep the demo's ledger in this new file, to try the other commands on it
    #[arg(long, value_name = "PATH")]
    ledger: Option<PathBuf>,
}

pub fn run(options: &Options, look: Look) -> Result<Exit, Failure> {
    let reports = case::read()?;
    let ledger = case::ledger(&reports, options.ledger.as_deref())?;
    let mut out = stdout();
    writeln!(out, "{}", look.bold("North Korean troops in Kursk Oblast, October 2024 to December 2025"))?;
    let about = format!("{}, {ABOUT}", count(reports.len(), "text"));
    writeln!(out, "{}", wrapped(&about, look.width).join("\n"))?;
    let statements = book::statements(&ledger)?;
    // The reports were numbered from 1 as they were added.
    let told = book::example(&statements).map_or(0, |it| it.claim.report as usize - 1);
    for n in spread(reports.len(), options.reports, told) {
        let (address, reading) = &reports[n];
        writeln!(out, "\n{}", table::report(address, reading, false, look).trim_end())?;
    }
    let (claims, set_aside) =
        reports.iter().fold((0, 0), |(claims, set_aside), (_, Reading { claims: c, rejected, .. })| {
            (claims + c.len(), set_aside + rejected.len())
        });
    let read = format!("In all {}: {}.", count(reports.len(), "report"), table::counts(claims, set_aside));
    writeln!(out, "\n{}", look.bold(&read))?;
    book::tell(&mut out, &ledger, &statements, look)?;
    supported::tell(&mut out, &ledger, look)?;
    next(&mut out, options.ledger.as_deref(), look)?;
    out.flush()?;
    Ok(if claims == 0 { Exit::NothingFound } else { Exit::Done })
}

/// `wanted` places of `all`, spread evenly, the first and the last among them; the one place is `told`.
fn spread(all: usize, wanted: usize, told: usize) -> Vec<usize> {
    match wanted.min(all) {
        0 => Vec::new(),
        1 => vec![told],
        wanted => (0..wanted).map(|n| n * (all - 1) / (wanted - 1)).collect(),
    }
}

/// What to type next: on the ledger, where it was kept; else how to keep it.
fn next(out: &mut impl Write, ledger: Option<&Path>, look: Look) -> std::io::Result<()> {
    writeln!(out, "\n{}", look.bold("Next"))?;
    let Some(ledger) = ledger else {
        writeln!(out, "  musterbook demo --ledger kursk.ledger   keep this ledger, see what to ask it")?;
        writeln!(out, "  musterbook read report.html             a saved page, plain text or address")?;
        return writeln!(out, "  musterbook add reports/                 a directory into your own ledger");
    };
    let path = table::shell_word(&ledger.display().to_string());
    writeln!(out, "  export MUSTERBOOK_LEDGER={path}")?;
    for command in book::NEXT {
        writeln!(out, "  {command}")?;
    }
    Ok(())
}

/// The case in a ledger of its own, with the directory that goes when it is dropped.
pub fn kept() -> Result<(PathBuf, Option<tempfile::TempDir>), Failure> {
    let directory = tempfile::tempdir()
        .map_err(|error| Problem::new("demo", format!("no directory for it: {error}"), "make room, or set TMPDIR"))?;
    let path = directory.path().join("kursk.ledger");
    drop(case::ledger(&case::read()?, Some(&path))?);
    Ok((path, Some(directory)))
}
