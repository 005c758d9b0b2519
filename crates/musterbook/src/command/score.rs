//! `musterbook score`: how right predicted claims are, against gold ones.

use crate::input::text_of;
use crate::output::{Exit, Failure, Problem, stdout, warn};
use clap::Args;
use musterbook_core::score::{
    BadInput, By, mistakes_as_json, mistakes_as_text, read_gold, read_predicted, report_as_text, score,
};
use serde::Serialize;
use std::io::Write;

/// Score predicted claims against gold ones.
///
/// Both files hold a JSON object a line. GOLD: {"id", "text", "claims"}. PREDICTED: {"id", "claims"}, as
/// `musterbook read --gold-format` writes it. CORE: bounds, unit, outcome and side right; FULL: origin, place, when and
/// scope as well.
#[derive(Args)]
pub struct Options {
    /// Documents with the claims that a person found
    gold: String,
    /// The claims predicted for them; - for standard input
    predicted: String,
    /// CORE by group as well: outcome, unit, qualifier, doc or lang
    #[arg(long, value_name = "KEY", value_parser = by)]
    by: Option<By>,
    /// Show up to N errors of each kind
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
    /// Print the report as JSON
    #[arg(long)]
    json: bool,
}

fn by(text: &str) -> Result<By, String> {
    let keys: Vec<&str> = By::ALL.iter().map(|by| by.as_str()).collect();
    By::parse(text).ok_or_else(|| format!("say one of {}", keys.join(", ")))
}

#[derive(Serialize)]
struct WithErrors<'a> {
    #[serde(flatten)]
    report: &'a musterbook_core::score::Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<serde_json::Value>,
}

pub fn run(options: &Options) -> Result<Exit, Failure> {
    let mut warnings = Vec::new();
    let gold_text = text_of(&options.gold)?;
    let gold = read_gold(&options.gold, &gold_text, &mut |warning| warnings.push(warning)).map_err(problem)?;
    let text = text_of(&options.predicted)?;
    let predicted =
        read_predicted(&options.predicted, &text, &gold, &mut |warning| warnings.push(warning)).map_err(problem)?;
    let (report, mistakes) = score(&gold, &predicted, options.by);
    warnings.iter().take(10).for_each(|warning| warn(warning));
    if warnings.len() > 10 {
        warn(&format!("… and {} more", warnings.len() - 10));
    }
    let mut out = stdout();
    if options.json {
        let errors = (options.errors > 0).then(|| mistakes_as_json(&mistakes, &gold, &predicted, options.errors));
        serde_json::to_writer_pretty(&mut out, &WithErrors { report: &report, errors })?;
        out.write_all(b"\n")?;
    } else {
        out.write_all(report_as_text(&report).as_bytes())?;
        if options.errors > 0 {
            out.write_all(mistakes_as_text(&mistakes, &gold, &predicted, options.errors).as_bytes())?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn problem(bad: BadInput) -> Problem {
    let (place, what) = bad.0.split_once(": ").unwrap_or(("input", &bad.0));
    Problem::new(place, what, "docs/claim.md says what a line and a claim hold")
}
