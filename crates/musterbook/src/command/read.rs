//! `musterbook read`: reports in, claims out.

use crate::arguments::{day, share};
use crate::fetch::FetchOptions;
use crate::input::inputs;
use crate::output::{Exit, Failure, Look, complain, count, stdout, warn, wrapped};
use crate::progress::Progress;
use crate::reader::Reading;
use crate::reports::{Event, each};
use crate::{csv, table};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use musterbook_core::claim::Claim;
use musterbook_core::code_points::CodePoints;
use musterbook_core::json::{self, ClaimJson, RejectedJson, StepJson};
use serde::Serialize;
use std::io::Write;

/// Read reports (HTML pages, plain text or feeds; files or addresses) and print their claims.
#[derive(Args)]
pub struct Options {
    /// Files, directories (their .txt, .html and .md files, in sorted order), addresses, or - for standard input
    #[arg(value_name = "FILE", required_unless_present = "gold_format")]
    pub inputs: Vec<String>,
    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// The day of publication, which "on Tuesday" and "overnight" are read against; else the page's own is used
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub published: Option<Date>,
    /// Read JSON lines {"id", "text", "published"} and print a line {"id", "claims", "rejected"} for each
    #[arg(long, conflicts_with_all = ["format", "published"])]
    pub gold_format: bool,
    /// List the numbers that are in no claim, with the reason: below each table, or in place of the claims in CSV. JSON
    /// always holds them
    #[arg(long, conflicts_with = "gold_format")]
    pub rejected: bool,
    /// Leave out claims with a lower confidence, 0 to 1; how many is said
    #[arg(long, value_name = "0.0-1.0", default_value_t = 0.0, value_parser = share, conflicts_with = "gold_format")]
    pub min_confidence: f64,
    /// Show no progress bar
    #[arg(long)]
    pub no_progress: bool,
    #[command(flatten)]
    pub fetch: FetchOptions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table for people
    Table,
    /// One JSON array
    Json,
    /// A JSON object a line
    Jsonl,
    /// Comma-separated values
    Csv,
}

pub fn run(options: &Options, look: Look) -> Result<Exit, Failure> {
    if options.gold_format {
        return super::gold_format::run(&options.inputs);
    }
    let (inputs, problems) = inputs(&options.inputs);
    let mut failed = !problems.is_empty();
    problems.iter().for_each(complain);
    let mut printer = Printer {
        format: options.format,
        rejected: options.rejected,
        min_confidence: options.min_confidence,
        left_out: 0,
        look,
        reports: 0,
        counts: (0, 0),
        last: String::new(),
    };
    let mut progress = Progress::new(inputs.len(), !options.no_progress);
    let mut found = 0;
    each(&inputs, options.published, &options.fetch, |event| match event {
        Event::Feed(reports) => {
            progress.instead(reports);
            Ok(())
        }
        Event::Report(name, reading) => {
            progress.step();
            progress.aside(|| match *reading {
                Ok(mut reading) => {
                    printer.leave_out(&mut reading);
                    found += reading.claims.len();
                    printer.report(&name, &reading)
                }
                Err(refused) => {
                    failed = true;
                    complain(&refused.problem);
                    Ok(())
                }
            })
        }
    })?;
    drop(progress);
    printer.close()?;
    Ok(match (failed, found) {
        (true, _) => Exit::Failed,
        (false, 0) => Exit::NothingFound,
        _ => Exit::Done,
    })
}

/// Prints readings in one format.
struct Printer {
    format: Format,
    /// Whether rejected numbers are listed too.
    rejected: bool,
    /// The least confidence of a claim that is printed.
    min_confidence: f64,
    /// How many were not printed for their confidence.
    left_out: usize,
    look: Look,
    reports: usize,
    /// Claims and rejected numbers so far.
    counts: (usize, usize),
    last: String,
}

/// A report with its claims in JSON. Offsets are Unicode code points into `text`.
#[derive(Serialize)]
struct ReadingJson<'a> {
    input: &'a str,
    address: &'a Option<String>,
    title: &'a Option<String>,
    outlet: &'a Option<String>,
    authors: &'a [String],
    published: Option<Date>,
    published_rule: &'a Option<String>,
    language: &'a Option<String>,
    text: &'a str,
    claims: Vec<TracedJson<'a>>,
    rejected: Vec<RejectedJson<'a>>,
    notes: &'a [String],
}

/// A claim, with the characters of its sentence and the rules that read it.
#[derive(Serialize)]
struct TracedJson<'a> {
    #[serde(flatten)]
    claim: ClaimJson<'a>,
    evidence_text: &'a str,
    trace: Vec<StepJson<'a>>,
}

impl Printer {
    /// Takes out the claims that are less sure than asked for, and counts them.
    fn leave_out(&mut self, reading: &mut Reading) {
        let all = reading.claims.len();
        reading.claims.retain(|claim| claim.confidence >= self.min_confidence);
        self.left_out += all - reading.claims.len();
    }

    fn report(&mut self, name: &str, reading: &Reading) -> Result<(), Failure> {
        let mut out = stdout();
        match self.format {
            Format::Table => {
                let gap = if self.reports > 0 { "\n" } else { "" };
                write!(out, "{gap}{}", table::report(name, reading, self.rejected, self.look))?;
            }
            Format::Json => {
                out.write_all(if self.reports > 0 { b",\n" } else { b"[\n" })?;
                serde_json::to_writer(&mut out, &as_json(name, reading))?;
            }
            Format::Jsonl => {
                serde_json::to_writer(&mut out, &as_json(name, reading))?;
                out.write_all(b"\n")?;
            }
            Format::Csv => {
                if self.reports == 0 {
                    csv::headings(&mut out, self.rejected)?;
                }
                match self.rejected {
                    true => csv::rejected(&mut out, name, reading)?,
                    false => csv::claims(&mut out, name, reading)?,
                }
            }
        }
        self.reports += 1;
        self.counts.0 += reading.claims.len();
        self.counts.1 += reading.rejected.len();
        name.clone_into(&mut self.last);
        Ok(out.flush()?)
    }

    fn close(&self) -> Result<(), Failure> {
        let mut out = stdout();
        if self.left_out > 0 {
            let claims = count(self.left_out, "claim");
            warn(&format!("{claims} with a confidence under {} left out", self.min_confidence));
        }
        match self.format {
            Format::Table if self.reports > 0 => {
                let name = if self.reports == 1 { self.last.as_str() } else { "FILE" };
                let closing = table::closing(self.counts.0, self.counts.1, name);
                let of = if self.reports > 1 { format!("{}: ", count(self.reports, "report")) } else { String::new() };
                writeln!(out, "\n{}", wrapped(&(of + &closing), self.look.width).join("\n"))?;
            }
            Format::Json => out.write_all(if self.reports > 0 { b"\n]\n" } else { b"[]\n" })?,
            Format::Csv if self.reports == 0 => csv::headings(&mut out, self.rejected)?,
            _ => {}
        }
        Ok(out.flush()?)
    }
}

fn as_json<'a>(name: &'a str, reading: &'a Reading) -> ReadingJson<'a> {
    let report = &reading.report;
    let points = CodePoints::new(&report.text);
    let traced = |claim: &'a Claim| TracedJson {
        claim: json::claim(claim, &points),
        evidence_text: claim.evidence.of(&report.text),
        trace: claim.trace.iter().map(json::step).collect(),
    };
    ReadingJson {
        input: name,
        address: &report.address,
        title: &report.title,
        outlet: &report.outlet,
        authors: &report.authors,
        published: report.published,
        published_rule: &report.published_rule,
        language: &report.language,
        text: &report.text,
        claims: reading.claims.iter().map(traced).collect(),
        rejected: reading.rejected.iter().map(|rejected| json::rejected(rejected, &points)).collect(),
        notes: &report.notes,
    }
}
