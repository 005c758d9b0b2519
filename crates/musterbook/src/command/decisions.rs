//! `decisions`: what people decided, and what of it needs another look.

use crate::arguments::day;
use crate::command::read::Format;
use crate::ledger::{Where, problem};
use crate::listing::{Listing, cell};
use crate::output::{Exit, Failure, Look};
use clap::Args;
use jiff::civil::Date;
use musterbook_ledger::Decided;

/// List what people decided, and what of it needs another look
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    pub at: Where,
    /// Only those that need another look: the reader reads the place otherwise now, or the text was replaced
    #[arg(long)]
    pub to_review: bool,
    /// As the ledger stood at the end of this day (UTC)
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub known_at: Option<Date>,
    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// The columns of CSV.
pub const COLUMNS: &[&str] = &[
    "decision",
    "at",
    "author",
    "reason",
    "kind",
    "claim",
    "report",
    "fields",
    "statement",
    "into",
    "undoes",
    "undone_by",
    "look",
];

pub fn run(options: &Options, look: Look) -> Result<Exit, Failure> {
    let ledger = options.at.open_to_read()?;
    let known = ledger.known_at(options.known_at).map_err(problem)?;
    let listing = Listing {
        headings: &["decision", "at", "author", "what", "reason", "stands"],
        rows: ledger.decisions(options.to_review, known).map_err(problem)?,
        cells: |it: &Decided| {
            let stands = match (it.undone_by, &it.look) {
                (Some(by), _) => format!("taken back by {by}"),
                (None, Some(look)) => format!("yes; look again: {look}"),
                (None, None) => "yes".to_owned(),
            };
            vec![
                it.id.to_string(),
                it.at.get(..10).unwrap_or(&it.at).to_owned(),
                it.author.clone(),
                it.what(),
                it.reason.clone(),
                stands,
            ]
        },
        columns: COLUMNS,
        values,
        footer: None,
    };
    Ok(listing.print_all(options.format, look)?)
}

/// The cells of a decision, as many as there are [`COLUMNS`].
pub fn values(it: &Decided) -> Vec<String> {
    let mut values = vec![it.id.to_string()];
    values.extend([&it.at, &it.author, &it.reason, &it.kind].map(String::clone));
    values.extend([cell(it.claim), cell(it.report), cell(it.fields.as_deref())]);
    values.extend([it.statement, it.into, it.undoes, it.undone_by].map(cell));
    values.push(cell(it.look.as_deref()));
    values
}
