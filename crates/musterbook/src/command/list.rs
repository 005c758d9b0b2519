//! `claims`, `statements`, `sources`: what the ledger holds of who said what.

use crate::command::read::Format;
use crate::figure;
use crate::filters::Filters;
use crate::ledger::{Where, problem};
use crate::listing::{Listing, cell};
use crate::output::{Exit, Failure, Look, count};
use clap::Args;
use musterbook_ledger::export::{FIELDS, fields};
use musterbook_ledger::{Found, Origin, Statement};

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

/// The columns of a claim as a row of CSV.
pub const CLAIM: &[&[&str]] = &[&["claim", "report", "statement", "outlet", "published", "title"], FIELDS];

pub fn of_claim(it: &Found) -> Vec<String> {
    let mut values = vec![it.row.id.to_string(), it.row.report.to_string(), cell(it.statement)];
    values.extend([&it.outlet, &it.published, &it.title].map(|value| cell(value.as_deref())));
    values.extend(fields(&it.row));
    values
}

/// The columns of a statement as a row of CSV.
pub const STATEMENT: &[&[&str]] = &[&["statement", "origin", "as_of", "claims", "reports", "claim", "report"], FIELDS];

pub fn of_statement(it: &Statement) -> Vec<String> {
    let mut values = vec![it.id.to_string(), it.origin.clone(), cell(it.as_of.as_deref())];
    values.extend([it.claims, it.reports, it.claim.id, it.claim.report].map(|number| number.to_string()));
    values.extend(fields(&it.claim));
    values
}

/// The columns of an origin as a row of CSV.
pub const ORIGIN: &[&str] = &["origin", "statements", "claims", "reports", "from", "to"];

pub fn of_origin(it: &Origin) -> Vec<String> {
    let mut values = vec![it.origin.clone()];
    values.extend([it.statements, it.claims, it.reports].map(|number| number.to_string()));
    values.extend([&it.from, &it.to].map(|day| cell(day.as_deref())));
    values
}

pub fn claims(options: &Options, look: Look) -> Result<Exit, Failure> {
    let ledger = options.at.open_to_read()?;
    let filters = &options.filters;
    let (filter, known) = (filters.filter(&ledger)?, filters.known(&ledger)?);
    let rows = ledger.claims(&filter, filters.sort.unwrap_or_default(), filters.page(), known).map_err(problem)?;
    let footer = match options.format {
        Format::Table if !rows.is_empty() => {
            let support = ledger.support(&filter, known).map_err(problem)?;
            let [reports, statements, origins] =
                [(support.reports, "report"), (support.statements, "statement"), (support.origins, "origin")]
                    .map(|(number, noun)| count(number as usize, noun));
            Some(format!("{}: {reports}, {statements}, {origins}", count(support.claims as usize, "claim")))
        }
        _ => None,
    };
    let columns = CLAIM.concat();
    let listing = Listing {
        headings: &["claim", "figure", "what", "side", "by", "place", "when", "source", "outlet", "published", "conf."],
        rows,
        cells: |it: &Found| {
            let claim = &it.row.claim;
            vec![
                it.row.id.to_string(),
                figure::figure(claim),
                figure::what(claim),
                cell(claim.side.as_deref()),
                cell(claim.by.as_deref()),
                cell(claim.place.as_deref()),
                figure::when(claim),
                figure::source(claim),
                cell(it.outlet.as_deref()),
                cell(it.published.as_deref()),
                format!("{:.2}", claim.confidence),
            ]
        },
        columns: &columns,
        values: of_claim,
        footer,
    };
    Ok(listing.print(filters, options.format, look)?)
}

pub fn statements(options: &Options, look: Look) -> Result<Exit, Failure> {
    let ledger = options.at.open_to_read()?;
    let filters = &options.filters;
    let (filter, known) = (filters.filter(&ledger)?, filters.known(&ledger)?);
    let rows = ledger.statements(&filter, filters.sort, filters.page(), known).map_err(problem)?;
    let columns = STATEMENT.concat();
    let listing = Listing {
        headings: &["statement", "as of", "origin", "figure", "what", "side", "place", "seen in"],
        rows,
        cells: |it: &Statement| {
            let claim = &it.claim.claim;
            vec![
                it.id.to_string(),
                cell(it.as_of.as_deref()),
                it.origin.clone(),
                figure::figure(claim),
                figure::what(claim),
                cell(claim.side.as_deref()),
                cell(claim.place.as_deref()),
                count(it.reports as usize, "report"),
            ]
        },
        columns: &columns,
        values: of_statement,
        footer: None,
    };
    Ok(listing.print(filters, options.format, look)?)
}

pub fn sources(options: &Options, look: Look) -> Result<Exit, Failure> {
    let ledger = options.at.open_to_read()?;
    let filters = &options.filters;
    let (filter, known) = (filters.filter(&ledger)?, filters.known(&ledger)?);
    let rows = ledger.origins(&filter, filters.sort, filters.page(), known).map_err(problem)?;
    let listing =
        Listing { headings: ORIGIN, rows, cells: of_origin, columns: ORIGIN, values: of_origin, footer: None };
    Ok(listing.print(filters, options.format, look)?)
}
