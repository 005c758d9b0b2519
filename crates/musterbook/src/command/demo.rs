//! `musterbook demo`: the reader at work on a bundled case, so that a newcomer sees what it does.

use crate::output::{Exit, Failure, Look, Problem, count, stdout, wrapped};
use crate::{figure, reader, table};
use clap::Args;
use musterbook_core::claim::{Claim, Outcome, Scope};
use musterbook_core::score::{GoldDocument, read_gold};
use std::collections::BTreeSet;
use std::io::Write;

/// The bundled case: digests in our own words of real reports, each with the address of its report.
const CASE: &str = include_str!("../../../../corpus/gold/case-kursk.jsonl");

const ABOUT: &str = "each a short digest in our own words of a real report, whose address stands with it. Figures, hedges \
                     and attributions are the report's; read the report itself before you cite it.";

/// Read a bundled case: 51 digests of real reports on North Korean troops in Kursk Oblast.
#[derive(Args)]
pub struct Options {
    /// How many of the reports to show
    #[arg(long, value_name = "N", default_value_t = 3)]
    reports: usize,
}

pub fn run(options: &Options, look: Look) -> Result<Exit, Failure> {
    let remedy = "please report it: the case is part of the program";
    let documents =
        read_gold("the bundled case", CASE, &mut |_| ()).map_err(|bad| Problem::new("demo", bad.0, remedy))?;
    let mut out = stdout();
    writeln!(out, "{}", look.bold("North Korean troops in Kursk Oblast, October 2024 to December 2025"))?;
    let about = format!("{}, {ABOUT}", count(documents.len(), "text"));
    writeln!(out, "{}\n", wrapped(&about, look.width).join("\n"))?;
    let shown = spread(documents.len(), options.reports);
    let (mut claims, mut set_aside) = (Vec::new(), 0);
    for (n, document) in documents.iter().enumerate() {
        let reading = reader::read_text(&document.text, document.published);
        let mut reading = reading.map_err(|fault| Problem::new(&document.id, fault, remedy))?;
        if shown.contains(&n) {
            describe(&mut reading.report, document);
            let address = document.url.as_deref().unwrap_or(&document.id);
            writeln!(out, "{}", table::report(address, &reading, false, look))?;
        }
        set_aside += reading.rejected.len();
        claims.extend(reading.claims);
    }
    let closing = table::counts(claims.len(), set_aside);
    writeln!(out, "{}", look.bold(&format!("In all {}: {closing}", count(documents.len(), "report"))))?;
    question(&mut out, &claims, look)?;
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

/// What the reports say of one question through time: a line for each figure of each origin, where it first stands.
fn question(out: &mut impl Write, claims: &[Claim], look: Look) -> Result<(), Failure> {
    let mut seen = BTreeSet::new();
    let mut answers: Vec<Claim> = claims
        .iter()
        .filter(|claim| {
            let is_asked = claim.outcome == Outcome::Casualties && claim.side.as_deref() == Some("North Korea");
            is_asked && claim.scope == Scope::Total && claim.share_of.is_none() && claim.when.end.is_some()
        })
        .filter(|claim| seen.insert((figure::figure(claim), claim.source.first().cloned())))
        .cloned()
        .collect();
    answers.sort_by_key(|claim| claim.when.end);
    writeln!(
        out,
        "\n{}",
        look.bold("North Korean soldiers killed or wounded: the running totals, by date and origin")
    )?;
    Ok(out.write_all(table::claims(&answers, &["what", "side", "by", "place"], look).as_bytes())?)
}
