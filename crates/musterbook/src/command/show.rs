//! `show ID`: a claim in its sentence, with its trace, its sightings and its history.

use crate::arguments::day;
use crate::command::decide::event_line;
use crate::ledger::{Where, problem};
use crate::output::{Exit, Failure, Look, hanging, stdout, wrapped};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use musterbook_core::one_line;
use musterbook_ledger::{Event, Shown, Sighting, Standing};
use serde::Serialize;
use std::io::Write;

/// Show a claim in its sentence, with its trace, its sightings and its history
#[derive(Args)]
pub struct Options {
    /// The number of a claim, as `claims` lists it
    #[arg(value_name = "ID")]
    pub claim: i64,
    #[command(flatten)]
    pub at: Where,
    /// As the ledger stood at the end of this day (UTC)
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub known_at: Option<Date>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// One JSON object
    Json,
}

#[derive(Serialize)]
struct Json<'a> {
    #[serde(flatten)]
    shown: &'a Shown,
    history: &'a [Event],
}

pub fn run(options: &Options, look: Look) -> Result<Exit, Failure> {
    let ledger = options.at.open_to_read()?;
    let known = ledger.known_at(options.known_at).map_err(problem)?;
    let it = ledger.shown(options.claim, known).map_err(problem)?;
    let history = ledger.history_of_claim(options.claim, known).map_err(problem)?;
    let mut out = stdout();
    if options.format == Format::Json {
        serde_json::to_writer_pretty(&mut out, &Json { shown: &it, history: &history })?;
        writeln!(out)?;
        out.flush()?;
        return Ok(Exit::Done);
    }
    let sentence = format!("{}{}{}", it.before, look.bold(&format!("[{}]", it.row.claim.anchor_text)), it.after);
    let mut lines = wrapped(&sentence, look.width);
    lines.push(String::new());
    let mut tell = |label: &str, text: &str| lines.extend(hanging(label, text, look.width));
    tell(&format!("claim {}: ", it.row.id), &one_line::print(&it.row.claim));
    tell("confidence ", &format!("{:.2}", it.row.claim.confidence));
    if it.standing != Standing::InForce {
        tell("not in force: ", &it.standing.to_string());
    }
    let of_report = [&it.title, &it.outlet, &it.published].into_iter().filter_map(|it| it.as_deref());
    tell(&format!("report {}: ", it.row.report), &of_report.collect::<Vec<_>>().join(" · "));
    let trace = it.trace.iter().map(|(rule, saw)| if saw.is_empty() { rule.clone() } else { format!("{rule}: {saw}") });
    let of_statement = format!("sightings of statement {}, of {}", it.statement, it.origin);
    let mut sightings: Vec<String> = it.sightings.iter().map(line).collect();
    if sightings.is_empty() {
        sightings.push("none in force".to_owned());
    }
    for (heading, items) in [
        ("read by", trace.collect()),
        (of_statement.as_str(), sightings),
        ("history", history.iter().map(event_line).collect::<Vec<String>>()),
    ] {
        lines.extend([String::new(), heading.to_owned()]);
        lines.extend(items.iter().flat_map(|item| hanging("  ", item, look.width)));
    }
    for line in lines {
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// `claim 7 in report 3 (Daily A, 2025-06-16): the same words`.
fn line(it: &Sighting) -> String {
    let outlet = it.outlet.as_deref().unwrap_or("outlet unknown");
    let published = it.published.as_deref().unwrap_or("day unknown");
    let garbled = it.garbled.as_ref().map(|what| format!("; GARBLED: another {what}")).unwrap_or_default();
    format!("claim {} in report {} ({outlet}, {published}): {}{garbled}", it.claim, it.report, it.why)
}
