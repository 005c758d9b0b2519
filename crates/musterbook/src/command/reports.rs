//! `reports`, `search`: the reports of the ledger, and those that hold words.

use crate::command::list::Options;
use crate::command::read::Format;
use crate::filters::Filters;
use crate::ledger::{Where, problem};
use crate::listing::{Listing, cell};
use crate::output::{Exit, Failure, Look, Problem};
use clap::Args;
use musterbook_ledger::Report;

/// Find reports by the words of their texts.
#[derive(Args)]
pub struct Search {
    /// Words that must all occur; "in quotes" a phrase; OR, NOT, word*
    #[arg(value_name = "TEXT", required = true)]
    pub words: Vec<String>,
    #[command(flatten)]
    pub at: Where,
    #[command(flatten)]
    pub filters: Filters,
    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// The columns of a report as a row of CSV.
pub const COLUMNS: &[&str] = &["report", "published", "outlet", "title", "claims", "addresses", "recorded"];

pub fn values(it: &Report) -> Vec<String> {
    let mut values = vec![it.id.to_string()];
    values.extend([&it.published, &it.outlet, &it.title].map(|value| cell(value.as_deref())));
    values.extend([it.claims.to_string(), it.addresses.join(" "), it.recorded.clone()]);
    values.extend(it.snippet.as_deref().map(on_one_line));
    values
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn reports(options: &Options, look: Look) -> Result<Exit, Failure> {
    let ledger = options.at.open_to_read()?;
    let filters = &options.filters;
    let (filter, known) = (filters.filter(&ledger)?, filters.known(&ledger)?);
    let listing = Listing {
        headings: &["report", "published", "outlet", "title", "claims", "address"],
        rows: ledger.reports(&filter, filters.sort, filters.page(), known).map_err(problem)?,
        cells: |it: &Report| {
            vec![
                it.id.to_string(),
                cell(it.published.as_deref()),
                cell(it.outlet.as_deref()),
                cell(it.title.as_deref()),
                it.claims.to_string(),
                cell(it.addresses.first()),
            ]
        },
        columns: COLUMNS,
        values,
        footer: None,
    };
    Ok(listing.print(filters, options.format, look)?)
}

pub fn search(options: &Search, look: Look) -> Result<Exit, Failure> {
    let ledger = options.at.open_to_read()?;
    let filters = &options.filters;
    let (filter, known) = (filters.filter(&ledger)?, filters.known(&ledger)?);
    let words = options.words.join(" ");
    if !words.contains(char::is_alphanumeric) {
        return Err(Problem::new(words, "no words to search for", "give a word of letters or digits").into());
    }
    let columns = [COLUMNS, &["snippet"]].concat();
    let listing = Listing {
        headings: &["report", "published", "outlet", "title", "claims", "where"],
        rows: ledger.search(&words, &filter, filters.sort, filters.page(), known).map_err(problem)?,
        cells: |it: &Report| {
            vec![
                it.id.to_string(),
                cell(it.published.as_deref()),
                cell(it.outlet.as_deref()),
                cell(it.title.as_deref()),
                it.claims.to_string(),
                cell(it.snippet.as_deref().map(on_one_line)),
            ]
        },
        columns: &columns,
        values,
        footer: None,
    };
    Ok(listing.print(filters, options.format, look)?)
}
