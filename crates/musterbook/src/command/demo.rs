//! `musterbook demo`: the reader at work on a bundled case, so that a newcomer sees what it does.

use crate::output::{Exit, Failure, Look, Problem, count, stdout};
use crate::{figure, reader, table};
use clap::Args;
use musterbook_core::claim::{Claim, Outcome};
use musterbook_core::score::{GoldDocument, read_gold};
use std::io::Write;

/// The bundled case: digests in our own words of real reports, each with the address of its report.
const CASE: &str = include_str!("../../../../corpus/gold/case-kursk.jsonl");

/// Read a bundled case: 51 digests of real reports on North Korean troops in Kursk Oblast.
#[derive(Args)]
pub struct Options {
    /// How many of the reports to show
    #[arg(long, value_name = "N", default_value_t = 4)]
    reports: usize,
}

pub fn run(options: &Options) -> Result<Exit, Failure> {
    let look = Look::of_stdout();
    let remedy = "please report it: the case is part of the program";
    let documents =
        read_gold("the bundled case", CASE, &mut |_| ()).map_err(|bad| Problem::new("demo", bad.0, remedy))?;
    let mut out = stdout();
    writeln!(out, "{}", look.bold("North Korean troops in Kursk Oblast, October 2024 to December 2025"))?;
    writeln!(
        out,
        "{}, each a short digest in our own words of a real report, whose address",
        count(documents.len(), "text")
    )?;
    writeln!(
        out,
        "stands with it. Figures, hedges and attributions are the report's; read the report itself before you cite it.\n"
    )?;
    let shown = spread(documents.len(), options.reports);
    let (mut claims, mut set_aside) = (Vec::new(), 0);
    for (n, document) in documents.iter().enumerate() {
        let reading = reader::read_text(&document.text, document.published);
        let mut reading = reading.map_err(|fault| Problem::new(&document.id, fault, remedy))?;
        if shown.contains(&n) {
            describe(&mut reading.report, document);
            let address = document.url.as_deref().unwrap_or(&document.id);
            writeln!(out, "{}", table::report(address, &reading, look))?;
        }
        set_aside += reading.rejected.len();
        claims.extend(reading.claims);
    }
    let closing = table::counts(claims.len(), set_aside);
    writeln!(out, "{}", look.bold(&format!("In all {}: {closing}", count(documents.len(), "report"))))?;
    summary(&mut out, &claims)?;
    writeln!(out, "\nNext:")?;
    writeln!(
        out,
        "  musterbook explain --text 'At least 12 people were killed in Kharkiv on Tuesday, local officials said.'"
    )?;
    writeln!(out, "  musterbook read report.html                  a saved page or plain text")?;
    writeln!(out, "  musterbook read reports/ --format csv        a directory, for a spreadsheet")?;
    out.flush()?;
    Ok(if claims.is_empty() { Exit::NothingFound } else { Exit::Done })
}

fn describe(report: &mut musterbook_core::page::Report, document: &GoldDocument) {
    report.title.clone_from(&document.title);
    report.outlet.clone_from(&document.outlet);
    report.published_rule = Some("given".to_owned());
}

/// `wanted` places of `all`, spread evenly, the first and the last among them.
fn spread(all: usize, wanted: usize) -> Vec<usize> {
    match wanted.min(all) {
        0 => Vec::new(),
        1 => vec![0],
        wanted => (0..wanted).map(|n| n * (all - 1) / (wanted - 1)).collect(),
    }
}

/// A line for each thing that happened: how many claims, and the least and the greatest figure among them.
fn summary(out: &mut impl Write, claims: &[Claim]) -> Result<(), Failure> {
    for &outcome in Outcome::ALL {
        let of_outcome: Vec<&Claim> = claims.iter().filter(|claim| claim.outcome == outcome).collect();
        if of_outcome.is_empty() {
            continue;
        }
        let numbers =
            of_outcome.iter().filter(|claim| claim.share_of.is_none()).flat_map(|claim| [claim.low, claim.high]);
        let numbers: Vec<f64> = numbers.flatten().collect();
        let least = numbers.iter().copied().reduce(f64::min);
        let range = match (least, numbers.iter().copied().reduce(f64::max)) {
            (Some(least), Some(most)) if least == most => format!(", {}", figure::grouped(most)),
            (Some(least), Some(most)) => format!(", from {} to {}", figure::grouped(least), figure::grouped(most)),
            _ => String::new(),
        };
        writeln!(out, "  {:<18} {:>10}{range}", figure::happened(outcome), count(of_outcome.len(), "claim"))?;
    }
    Ok(())
}
