//! `musterbook export`: claims out of the ledger in the forms that the field uses.

use crate::csv;
use crate::filters::Filters;
use crate::ledger::Where;
use crate::output::{Exit, Failure, Problem};
use clap::{Args, ValueEnum};
use musterbook_ledger::export::{self, Event, ExportRow, Table};
use musterbook_ledger::{Filter, Known, Ledger, Page};
use std::fs::OpenOptions;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Write claims in force as CSV, JSON Lines, a table of events by UCDP GED's or ACLED's columns, or ClaimReview.
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    pub at: Where,
    #[command(flatten)]
    pub filters: Filters,
    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    pub format: Format,
    /// Also write which claims each row was made of: row,claim,report,statement,origin
    #[arg(long, value_name = "FILE")]
    pub links: Option<PathBuf>,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Overwrite files that are there
    #[arg(long)]
    pub force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A row a claim
    Csv,
    /// An object a claim, each on a line
    Jsonl,
    /// A row an event, by UCDP GED's 49 columns
    Ged,
    /// A row an event, by ACLED's 31 columns
    Acled,
    /// JSON-LD of one statement; needs --statement
    Claimreview,
}

const LINKS: [&str; 5] = ["row", "claim", "report", "statement", "origin"];

pub fn run(options: &Options) -> Result<Exit, Failure> {
    refuse(options)?;
    let ledger = options.at.open_to_read()?;
    let known = options.filters.known(&ledger)?;
    let filter = options.filters.filter(&ledger)?;
    let page = Page { limit: options.filters.limit.unwrap_or(usize::MAX), offset: options.filters.offset };
    // What can fail by what is asked for fails before a file is made.
    let review = match (options.format, options.filters.statement) {
        (Format::Claimreview, Some(statement)) => Some(export::claimreview(&ledger, statement, known, None)?),
        _ => None,
    };
    let mut links = match &options.links {
        Some(path) => Some(Target::file(path, options.force)?),
        None => None,
    };
    let mut out = match &options.out {
        Some(path) => Target::file(path, options.force)?,
        None => Target { name: None, out: Box::new(BufWriter::new(io::stdout().lock())) },
    };
    if let Some(links) = &mut links {
        links.row(&LINKS)?;
    }
    let count = match (options.format, review) {
        (Format::Ged, _) => events(&export::GED, &ledger, &filter, page, known, &mut out, &mut links)?,
        (Format::Acled, _) => events(&export::ACLED, &ledger, &filter, page, known, &mut out, &mut links)?,
        (_, Some((review, rows))) => {
            let text = serde_json::to_string_pretty(&review)?;
            out.line(&text)?;
            rows.iter().try_for_each(|row| link_claim(&mut links, 1, row))?;
            rows.len()
        }
        (format, None) => claims(format, options, (&ledger, &filter, page, known), &mut out, &mut links)?,
    };
    out.end()?;
    if let Some(links) = links {
        links.end()?;
    }
    Ok(if count == 0 { Exit::NothingFound } else { Exit::Done })
}

/// Says what goes with what not.
fn refuse(options: &Options) -> Result<(), Failure> {
    let filters = &options.filters;
    let is_table = matches!(options.format, Format::Ged | Format::Acled);
    if is_table && !(filters.outcome.is_empty() && filters.unit.is_empty() && filters.scope.is_empty()) {
        let remedy = "leave out --outcome, --unit and --scope, or use --format csv";
        return Err(Problem::new("export", "tables of events hold killed people only, of scope event", remedy).into());
    }
    if options.format == Format::Claimreview && options.filters.statement.is_none() {
        let remedy = "name one with --statement ID; `musterbook statements` lists them";
        return Err(Problem::new("export", "ClaimReview is of one statement", remedy).into());
    }
    if options.out.is_some() && options.out == options.links {
        let remedy = "give them two names";
        return Err(Problem::new("export", "--out and --links name one file", remedy).into());
    }
    Ok(())
}

type Asked<'a> = (&'a Ledger, &'a Filter, Page, Known);

/// A row a claim; each is written as it is read.
fn claims(
    format: Format,
    options: &Options,
    (ledger, filter, page, known): Asked,
    out: &mut Target,
    links: &mut Option<Target>,
) -> Result<usize, Failure> {
    if format == Format::Csv {
        out.row(export::COLUMNS)?;
    }
    let mut number = 0;
    ledger.each_claim(filter, options.filters.sort.unwrap_or_default(), page, known, |row| {
        number += 1;
        match format {
            Format::Csv => out.row(&export::cells(&row))?,
            _ => out.line(&serde_json::to_string(&export::json(&row))?)?,
        }
        link_claim(links, number, &row)
    })
}

fn link_claim(links: &mut Option<Target>, number: usize, row: &ExportRow) -> Result<(), Failure> {
    link(links, number, row.row.id, row.row.report, row.statement, &row.origin)
}

fn link(
    links: &mut Option<Target>,
    number: usize,
    claim: i64,
    report: i64,
    statement: Option<i64>,
    origin: &str,
) -> Result<(), Failure> {
    let Some(links) = links else { return Ok(()) };
    let statement = statement.map(|id| id.to_string()).unwrap_or_default();
    links.row(&[number.to_string(), claim.to_string(), report.to_string(), statement, origin.to_owned()])
}

/// A row an event; the page is of events.
fn events(
    table: &Table,
    ledger: &Ledger,
    filter: &Filter,
    page: Page,
    known: Known,
    out: &mut Target,
    links: &mut Option<Target>,
) -> Result<usize, Failure> {
    let events: Vec<Event> = ledger.events_of(filter, known)?;
    out.row(table.columns)?;
    let mut count = 0;
    for (at, event) in events.iter().enumerate().skip(page.offset).take(page.limit) {
        let number = at + 1;
        out.row(&(table.row)(event, number))?;
        for it in &event.support {
            link(links, number, it.claim, it.report, it.statement, &it.origin)?;
        }
        count += 1;
    }
    Ok(count)
}

/// Where something is written, and its name for messages; standard output has none.
struct Target {
    name: Option<String>,
    out: Box<dyn Write>,
}

impl Target {
    /// A file that is made; it must not be there yet, but with `force`.
    fn file(path: &Path, force: bool) -> Result<Target, Failure> {
        let name = path.display().to_string();
        let mut how = OpenOptions::new();
        how.write(true).truncate(force).create(force).create_new(!force);
        match how.open(path) {
            Ok(file) => Ok(Target { name: Some(name), out: Box::new(BufWriter::new(file)) }),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Err(Problem::new(name, "the file is there already", "name another one, or overwrite it with --force")
                    .into())
            }
            Err(error) => {
                let remedy = "see whether the directory exists and may be written";
                Err(Problem::new(name, format!("can't be made: {error}"), remedy).into())
            }
        }
    }

    fn row(&mut self, cells: &[impl AsRef<str>]) -> Result<(), Failure> {
        let written = csv::row(&mut self.out, cells);
        self.told(written)
    }

    fn line(&mut self, text: &str) -> Result<(), Failure> {
        let written = writeln!(self.out, "{text}");
        self.told(written)
    }

    fn end(mut self) -> Result<(), Failure> {
        let written = self.out.flush();
        self.told(written)
    }

    fn told(&self, written: io::Result<()>) -> Result<(), Failure> {
        let Some(name) = &self.name else { return Ok(written?) };
        written.map_err(|error| {
            Problem::new(name, format!("can't be written: {error}"), "see whether the disk is full").into()
        })
    }
}
