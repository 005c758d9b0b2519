//! `claims`, `reports`, `statements`, `sources`, `search`: what the ledger holds.

use crate::command::read::Format;
use crate::figure;
use crate::ledger::{Filters, Where, problem};
use crate::listing::Listing;
use crate::output::{Exit, Failure, Look, count};
use clap::Args;
use musterbook_core::one_line;
use musterbook_ledger::{Found, Hit, Origin, Report, Statement};

/// List claims in force: a row each, with its report and statement.
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    pub at: Where,
    #[command(flatten)]
    pub filters: Filters,
    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// Search the texts of reports.
#[derive(Args)]
pub struct Search {
    /// Words that must all occur; "in quotes" a phrase; OR, NOT, word*
    #[arg(value_name = "TEXT", required = true)]
    pub words: Vec<String>,
    #[command(flatten)]
    pub at: Where,
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// As the ledger stood at the end of this day (UTC)
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub known_at: Option<jiff::civil::Date>,
    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

pub fn claims(options: &Options, look: Look) -> Result<Exit, Failure> {
    let ledger = options.at.open_to_read()?;
    let known = options.filters.known(&ledger)?;
    let filter = options.filters.filter();
    let found = ledger.claims(&filter, options.filters.sort, options.filters.page(), known).map_err(problem)?;
    let support = ledger.support(&filter, known).map_err(problem)?;
    let listing = Listing {
        headings: &["claim", "figure", "what", "side", "place", "when", "source", "outlet", "published", "conf."],
        rows: &found,
        cells: |it: &Found| {
            let claim = &it.row.claim;
            vec![
                it.row.id.to_string(),
                figure::figure(claim),
                figure::what(claim),
                claim.side.clone().unwrap_or_default(),
                claim.place.clone().unwrap_or_default(),
                figure::when(claim),
                figure::source(claim),
                it.outlet.clone().unwrap_or_default(),
                it.published.clone().unwrap_or_default(),
                format!("{:.2}", claim.confidence),
            ]
        },
        footer: Some(format!(
            "{}: {}, {}, {}",
            count(support.claims as usize, "claim"),
            count(support.reports as usize, "report"),
            count(support.statements as usize, "statement"),
            count(support.origins as usize, "origin"),
        )),
    };
    listing.print(options.format, look)?;
    Ok(ended(found.is_empty()))
}

pub fn statements(options: &Options, look: Look) -> Result<Exit, Failure> {
    let ledger = options.at.open_to_read()?;
    let known = options.filters.known(&ledger)?;
    let found = ledger.statements(&options.filters.filter(), options.filters.page(), known).map_err(problem)?;
    let listing = Listing {
        headings: &["statement", "as of", "origin", "figure", "what", "side", "place", "seen in"],
        rows: &found,
        cells: |it: &Statement| {
            let claim = &it.founded_on.claim;
            vec![
                it.id.to_string(),
                it.as_of.clone().unwrap_or_default(),
                it.origin.clone(),
                figure::figure(claim),
                figure::what(claim),
                claim.side.clone().unwrap_or_default(),
                claim.place.clone().unwrap_or_default(),
                count(it.reports as usize, "report"),
            ]
        },
        footer: None,
    };
    listing.print(options.format, look)?;
    Ok(ended(found.is_empty()))
}

pub fn sources(options: &Options, look: Look) -> Result<Exit, Failure> {
    let ledger = options.at.open_to_read()?;
    let known = options.filters.known(&ledger)?;
    let found = ledger.origins(&options.filters.filter(), options.filters.page(), known).map_err(problem)?;
    let listing = Listing {
        headings: &["origin", "statements", "claims", "reports", "from", "to"],
        rows: &found,
        cells: |it: &Origin| {
            vec![
                it.origin.clone(),
                it.statements.to_string(),
                it.claims.to_string(),
                it.reports.to_string(),
                it.from.clone().unwrap_or_default(),
                it.to.clone().unwrap_or_default(),
            ]
        },
        footer: None,
    };
    listing.print(options.format, look)?;
    Ok(ended(found.is_empty()))
}

pub fn reports(options: &Options, look: Look) -> Result<Exit, Failure> {
    let ledger = options.at.open_to_read()?;
    let known = options.filters.known(&ledger)?;
    let found = ledger.reports(&options.filters.outlet, options.filters.page(), known).map_err(problem)?;
    let listing = Listing {
        headings: &["report", "published", "outlet", "title", "claims", "address"],
        rows: &found,
        cells: |it: &Report| {
            vec![
                it.id.to_string(),
                it.published.clone().unwrap_or_default(),
                it.outlet.clone().unwrap_or_default(),
                it.title.clone().unwrap_or_default(),
                it.claims.to_string(),
                it.addresses.first().cloned().unwrap_or_default(),
            ]
        },
        footer: None,
    };
    listing.print(options.format, look)?;
    Ok(ended(found.is_empty()))
}

pub fn search(options: &Search, look: Look) -> Result<Exit, Failure> {
    let ledger = options.at.open_to_read()?;
    let known = ledger.known_at(options.known_at).map_err(problem)?;
    let found = ledger.search(&options.words.join(" "), options.limit, known).map_err(problem)?;
    let listing = Listing {
        headings: &["report", "published", "outlet", "title", "where"],
        rows: &found,
        cells: |it: &Hit| {
            vec![
                it.report.to_string(),
                it.published.clone().unwrap_or_default(),
                it.outlet.clone().unwrap_or_default(),
                it.title.clone().unwrap_or_default(),
                it.snippet.replace('\n', " "),
            ]
        },
        footer: None,
    };
    listing.print(options.format, look)?;
    Ok(ended(found.is_empty()))
}

/// `show ID`: a claim in its sentence, with its trace, its sightings and its history.
#[derive(Args)]
pub struct Show {
    /// The number of a claim, as `claims` lists it
    #[arg(value_name = "ID")]
    pub claim: i64,
    #[command(flatten)]
    pub at: Where,
}

pub fn show(options: &Show, look: Look) -> Result<Exit, Failure> {
    use std::io::Write;
    let ledger = options.at.open_to_read()?;
    let it = ledger.shown(options.claim).map_err(problem)?;
    let mut out = crate::output::stdout();
    let sentence = format!("{}{}{}", it.before, look.bold(&format!("[{}]", it.row.claim.anchor_text)), it.after);
    for line in crate::output::wrapped(&sentence, look.width) {
        writeln!(out, "{line}")?;
    }
    writeln!(out, "\nclaim {}: {}", it.row.id, one_line::print(&it.row.claim))?;
    writeln!(out, "confidence {:.2}", it.row.claim.confidence)?;
    writeln!(
        out,
        "report {}: {}",
        it.row.report,
        [it.title.as_deref(), it.outlet.as_deref(), it.published.as_deref()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ")
    )?;
    writeln!(out, "\nread by")?;
    for (rule, saw) in &it.trace {
        writeln!(out, "  {rule}{}{saw}", if saw.is_empty() { "" } else { ": " })?;
    }
    writeln!(out, "\nsightings of statement {}", it.statement)?;
    for sighting in &it.sightings {
        writeln!(
            out,
            "  claim {} in report {} ({}, {}): {}{}",
            sighting.claim,
            sighting.report,
            sighting.outlet.as_deref().unwrap_or("outlet unknown"),
            sighting.published.as_deref().unwrap_or("day unknown"),
            sighting.why,
            sighting.garbled.as_ref().map(|what| format!("; GARBLED: another {what}")).unwrap_or_default(),
        )?;
    }
    writeln!(out, "\nhistory")?;
    for event in ledger.history_of_claim(options.claim).map_err(problem)? {
        writeln!(out, "  {}", super::decide::event_line(&event))?;
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn ended(is_empty: bool) -> Exit {
    if is_empty { Exit::NothingFound } else { Exit::Done }
}
