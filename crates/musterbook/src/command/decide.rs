//! `accept`, `reject`, `correct`, `merge`, `split`, `undo`, `history`: what people decide, and what was decided.

use crate::arguments::day;
use crate::command::read::Format;
use crate::ledger::{Where, problem};
use crate::listing::{Listing, cell};
use crate::output::{Exit, Failure, Look, Problem, stdout};
use clap::{Args, ValueEnum};
use jiff::Timestamp;
use jiff::civil::Date;
use musterbook_ledger::{Author, Decision, Event};
use std::io::Write;

/// Who decides and why: kept with the decision.
#[derive(Args)]
pub struct By {
    #[command(flatten)]
    pub at: Where,
    /// Who decides; else the user of this machine
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

/// Say that a claim is right as it was read.
#[derive(Args)]
pub struct Accept {
    /// The number of a claim
    #[arg(value_name = "ID")]
    pub claim: i64,
    #[command(flatten)]
    pub by: By,
}

/// Say that the text makes no such claim. It is kept and no longer in force.
#[derive(Args)]
pub struct Reject {
    /// The number of a claim
    #[arg(value_name = "ID")]
    pub claim: i64,
    #[command(flatten)]
    pub by: By,
}

/// Say what a claim should be: fields as name=value. The claim as read is kept.
#[derive(Args)]
pub struct Correct {
    /// The number of a claim
    #[arg(value_name = "ID")]
    pub claim: i64,
    /// `outcome=casualties`, `side=Ukraine`, `bounds=6000..`, `when=2025-06-15`, `source="A,B"`; `side=` empties it
    #[arg(value_name = "FIELD=VALUE", required = true)]
    pub fields: Vec<String>,
    #[command(flatten)]
    pub by: By,
}

/// Say that two statements are one.
#[derive(Args)]
pub struct Merge {
    /// The statement whose sightings move
    #[arg(value_name = "STATEMENT")]
    pub statement: i64,
    /// The statement that they are of
    #[arg(value_name = "INTO")]
    pub into: i64,
    #[command(flatten)]
    pub by: By,
}

/// Say that a claim is no sighting of its statement, but a statement of its own.
#[derive(Args)]
pub struct Split {
    /// The number of a claim
    #[arg(value_name = "ID")]
    pub claim: i64,
    #[command(flatten)]
    pub by: By,
}

/// Take a decision back. Both are kept.
#[derive(Args)]
pub struct Undo {
    /// The number of a decision
    #[arg(value_name = "DECISION")]
    pub decision: i64,
    #[command(flatten)]
    pub by: By,
}

/// What happened to a claim, a report or a statement, in the order in which it was recorded.
#[derive(Args)]
pub struct History {
    #[arg(value_name = "KIND", value_enum)]
    pub kind: Kind,
    #[arg(value_name = "ID")]
    pub id: i64,
    #[command(flatten)]
    pub at: Where,
    /// As the ledger stood at the end of this day (UTC)
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub known_at: Option<Date>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Kind {
    Claim,
    Report,
    Statement,
}

pub fn accept(options: &Accept) -> Result<Exit, Failure> {
    decide(&options.by, &Decision::Accept { claim: options.claim })
}

pub fn reject(options: &Reject) -> Result<Exit, Failure> {
    decide(&options.by, &Decision::Reject { claim: options.claim })
}

pub fn correct(options: &Correct) -> Result<Exit, Failure> {
    let fields = options.fields.iter().map(|field| match field.split_once('=') {
        Some((name, value)) => Ok((name.to_owned(), value.to_owned())),
        None => Err(Problem::new(field, "not a field", "write it as name=value, for example side=Ukraine")),
    });
    let fields = fields.collect::<Result<Vec<_>, _>>()?;
    decide(&options.by, &Decision::Correct { claim: options.claim, fields })
}

pub fn merge(options: &Merge) -> Result<Exit, Failure> {
    decide(&options.by, &Decision::Merge { statement: options.statement, into: options.into })
}

pub fn split(options: &Split) -> Result<Exit, Failure> {
    decide(&options.by, &Decision::Split { claim: options.claim })
}

pub fn undo(options: &Undo) -> Result<Exit, Failure> {
    decide(&options.by, &Decision::Undo { decision: options.decision })
}

fn decide(by: &By, decision: &Decision) -> Result<Exit, Failure> {
    let author = ["USER", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    let author = by.author.clone().or(author).unwrap_or_default();
    let mut ledger = by.at.open_there()?;
    let author = Author { name: &author, reason: &by.reason, at: Timestamp::now() };
    let id = ledger.decide(decision, &author).map_err(problem)?;
    let mut out = stdout();
    writeln!(out, "decision {id} recorded; `musterbook undo {id}` takes it back")?;
    out.flush()?;
    Ok(Exit::Done)
}

pub fn history(options: &History, look: Look) -> Result<Exit, Failure> {
    let ledger = options.at.open_to_read()?;
    let known = ledger.known_at(options.known_at).map_err(problem)?;
    let rows = match options.kind {
        Kind::Claim => ledger.history_of_claim(options.id, known),
        Kind::Report => ledger.history_of_report(options.id, known),
        Kind::Statement => ledger.history_of_statement(options.id, known),
    };
    let listing = Listing {
        headings: &["at", "what", "author", "reason"],
        rows: rows.map_err(problem)?,
        cells: |it: &Event| {
            vec![minute(&it.at), it.what.clone(), cell(it.author.as_deref()), cell(it.reason.as_deref())]
        },
        columns: &["entry", "at", "what", "author", "reason"],
        values: |it| {
            let mut values = vec![it.entry.to_string(), it.at.clone(), it.what.clone()];
            values.extend([cell(it.author.as_deref()), cell(it.reason.as_deref())]);
            values
        },
        footer: None,
    };
    Ok(listing.print_all(options.format, look)?)
}

/// `2025-06-16 08:00`, of a time of the ledger.
fn minute(at: &str) -> String {
    at.get(..16).unwrap_or(at).replace('T', " ")
}

/// `2025-06-16 08:00  decision 3: reject claim 7 (by Ada: a caption)`.
pub fn event_line(event: &Event) -> String {
    let at = minute(&event.at);
    let who = match (&event.author, &event.reason) {
        (Some(author), Some(reason)) => format!(" (by {author}: {reason})"),
        (Some(author), None) => format!(" (by {author})"),
        _ => String::new(),
    };
    format!("{at}  {}{who}", event.what)
}
