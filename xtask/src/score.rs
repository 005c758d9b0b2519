//! `cargo xtask score`: how right the reader is on the gold, and which stage lost what it lost.

use crate::sets::{Half, Set, gold_files, is_even, sets};
use crate::{floors, lost};
use clap::Args;
use musterbook_core::score::{By, Mistake, Report, mistakes_as_text, report_as_text, score};
use std::path::PathBuf;

/// Score the reader on the gold.
#[derive(Args)]
pub struct Options {
    /// Gold files, instead of all of corpus/gold
    #[arg(long, num_args = 1..)]
    gold: Vec<PathBuf>,
    /// Show up to N errors of each kind, of documents with an even number unless --half odd is asked for
    #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "20")]
    errors: Option<usize>,
    /// CORE by group: outcome, unit, qualifier, doc or lang
    #[arg(long, value_name = "KEY", value_parser = |text: &str| By::parse(text).ok_or("no such key"))]
    by: Option<By>,
    #[arg(long, value_enum, default_value_t = Half::All)]
    half: Half,
    /// Print the reports as JSON, by set
    #[arg(long)]
    json: bool,
    /// Fail where a score is below its floor in corpus/floors.json
    #[arg(long, conflicts_with_all = ["gold", "half"])]
    check: bool,
    /// Raise the floors to the scores
    #[arg(long, conflicts_with_all = ["gold", "half", "check"])]
    update: bool,
    /// With --update: lower floors too, and keep the reason
    #[arg(long, value_name = "REASON", requires = "update")]
    allow_regression: Option<String>,
}

/// Whether all is well: false where a floor does not hold.
pub fn run(options: &Options) -> Result<bool, String> {
    let files = if options.gold.is_empty() { gold_files()? } else { options.gold.clone() };
    let sets = sets(&files, options.half)?;
    let scored: Vec<(Report, Vec<Mistake>)> =
        sets.iter().map(|set| score(&set.gold, &set.guesses, options.by)).collect();
    let reports: Vec<(&str, &Report)> =
        sets.iter().zip(&scored).map(|(set, (report, _))| (set.name.as_str(), report)).collect();
    if options.check {
        return floors::check(&reports);
    }
    if options.update {
        return floors::update(&reports, options.allow_regression.as_deref());
    }
    if options.json {
        let map: serde_json::Map<String, serde_json::Value> =
            reports.iter().map(|(name, report)| (name.to_string(), serde_json::json!(report))).collect();
        println!("{}", serde_json::to_string_pretty(&map).map_err(|error| error.to_string())?);
        return Ok(true);
    }
    summary(&reports);
    fields(&reports);
    let mut causes = lost::Causes::default();
    for (set, (_, mistakes)) in sets.iter().zip(&scored).filter(|(set, _)| !set.is_repeated()) {
        causes.add(set, mistakes);
    }
    println!("\n{causes}");
    for (set, (report, mistakes)) in sets.iter().zip(&scored) {
        if options.by.is_some() {
            println!("== {}\n{}", set.name, report_as_text(report));
        }
        if let Some(limit) = options.errors.filter(|_| !set.is_repeated()) {
            errors(set, mistakes, limit, options.half);
        }
    }
    Ok(true)
}

fn summary(reports: &[(&str, &Report)]) {
    println!(
        "{:<18} {:>5} {:>5} {:>5}   {:^17}   {:^17}   {:^17}",
        "", "docs", "gold", "pred", "detection", "CORE", "FULL"
    );
    println!(
        "{:<18} {:>5} {:>5} {:>5}  {}",
        "set",
        "",
        "",
        "",
        "     P     R    F1".repeat(3).replacen("     P", "    P", 1)
    );
    for (name, report) in reports {
        print!("{name:<18} {:>5} {:>5} {:>5} ", report.documents, report.gold, report.predicted);
        for rates in [report.detection, report.core, report.full] {
            print!(" {:5.1} {:5.1} {:5.1}", 100.0 * rates.precision, 100.0 * rates.recall, 100.0 * rates.f1);
            print!("  ");
        }
        println!();
    }
}

/// Accuracy of each field on matched claims, a column a set; where the field is often empty, also where it is not.
fn fields(reports: &[(&str, &Report)]) {
    println!("\n{:<12}{}", "field, %", reports.iter().map(|(name, _)| format!("{name:>15}")).collect::<String>());
    for at in 0..reports.first().map_or(0, |(_, report)| report.slots.len()) {
        print!("{:<12}", reports[0].1.slots[at].0);
        for (_, report) in reports {
            let row = report.slots[at].1;
            let accuracy = row.accuracy.map_or("-".to_owned(), |rate| format!("{:.1}", 100.0 * rate));
            let filled = row.filled.and_then(|filled| filled.filled_accuracy);
            let filled = filled.map_or(String::new(), |rate| format!("({:.1})", 100.0 * rate));
            print!("{:>15}", format!("{accuracy} {filled:>7}"));
        }
        println!();
    }
    println!("in brackets: where the gold has a value");
}

fn errors(set: &Set, mistakes: &[Mistake], limit: usize, half: Half) {
    let may_show = |mistake: &&Mistake| half == Half::Odd || is_even(&set.gold[mistake.document].id);
    let shown: Vec<Mistake> = mistakes.iter().filter(may_show).cloned().collect();
    println!("\n== {}{}", set.name, mistakes_as_text(&shown, &set.gold, &set.guesses, limit));
}
