//! What listings and exports are narrowed by: the same flags everywhere.

use crate::arguments::{day, share};
use crate::ledger::problem;
use crate::output::{Failure, Problem, warn};
use clap::Args;
use jiff::civil::Date;
use musterbook_core::claim::{Outcome, Scope, Stance, Unit};
use musterbook_ledger::{Field, Filter, Known, Ledger, Meant, Order, Page};

#[derive(Args, Default)]
pub struct Filters {
    /// Whose people or things; several are alternatives
    #[arg(long, value_name = "PARTY")]
    pub side: Vec<String>,
    /// Who did it
    #[arg(long, value_name = "PARTY")]
    pub by: Vec<String>,
    /// What happened: killed, wounded, …
    #[arg(long, value_name = "WORD", value_parser = outcome)]
    pub outcome: Vec<String>,
    /// What is counted: people, tank, …
    #[arg(long, value_name = "WORD", value_parser = unit)]
    pub unit: Vec<String>,
    /// Civilians, or not: true or false
    #[arg(long, value_name = "BOOL")]
    pub civilian: Option<bool>,
    /// Where
    #[arg(long, value_name = "NAME")]
    pub place: Vec<String>,
    /// The origin: whom the claim names, or who said first what it repeats
    #[arg(long, value_name = "NAME")]
    pub source: Vec<String>,
    /// The outlet of the report
    #[arg(long, value_name = "NAME")]
    pub outlet: Vec<String>,
    /// event, total, state or rate
    #[arg(long, value_name = "WORD", value_parser = scope)]
    pub scope: Vec<String>,
    /// reported, confirmed, estimated, denied, …
    #[arg(long, value_name = "WORD", value_parser = stance)]
    pub stance: Vec<String>,
    /// The covered time touches the stretch that begins here; a total counts by its last day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub from: Option<Date>,
    /// … and ends here
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub to: Option<Date>,
    /// Reports published from this day on
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub published_from: Option<Date>,
    /// Reports published up to this day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub published_to: Option<Date>,
    /// The least confidence, 0 to 1
    #[arg(long, value_name = "0.0-1.0", value_parser = share)]
    pub min_confidence: Option<f64>,
    /// Of this report only
    #[arg(long, value_name = "ID")]
    pub report: Option<i64>,
    /// Of this statement only
    #[arg(long, value_name = "ID")]
    pub statement: Option<i64>,
    /// Leave out what was imported from the tables of other projects
    #[arg(long)]
    pub no_imports: bool,
    /// As the ledger stood at the end of this day (UTC)
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub known_at: Option<Date>,
    /// The order: when, published, recorded, low or confidence; the newest, greatest or surest first
    #[arg(long, value_name = "ORDER", value_parser = order)]
    pub sort: Option<Order>,
    /// At most so many; listings show 50 without it
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub limit: Option<usize>,
    /// Leave out the first so many
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub offset: usize,
}

fn order(text: &str) -> Result<Order, String> {
    Order::parse(text).ok_or_else(|| format!("no order; say {}", Order::words()))
}

fn at_least_one(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|&number| number > 0).ok_or_else(|| "say a number, 1 or more".to_owned())
}

/// A word of the claim's vocabulary; the error names all of them.
fn word<T: Copy>(text: &str, all: &[T], as_str: fn(T) -> &'static str) -> Result<String, String> {
    let words: Vec<&str> = all.iter().map(|&it| as_str(it)).collect();
    let is_known = words.contains(&text);
    is_known.then(|| text.to_owned()).ok_or_else(|| format!("say one of {}", words.join(", ")))
}

fn outcome(text: &str) -> Result<String, String> {
    word(text, Outcome::ALL, Outcome::as_str)
}

fn unit(text: &str) -> Result<String, String> {
    word(text, Unit::ALL, Unit::as_str)
}

fn scope(text: &str) -> Result<String, String> {
    word(text, Scope::ALL, Scope::as_str)
}

fn stance(text: &str) -> Result<String, String> {
    word(text, Stance::ALL, Stance::as_str)
}

impl Filters {
    /// What the ledger is asked for: names as the ledger writes them. A name that it does not hold is told.
    pub fn filter(&self, ledger: &Ledger) -> Result<Filter, Failure> {
        let (filter, warnings) = self.asked(ledger)?;
        warnings.iter().for_each(|it| warn(it));
        Ok(filter)
    }

    /// The same, and what is to be told of names that the ledger does not hold.
    pub fn asked(&self, ledger: &Ledger) -> Result<(Filter, Vec<String>), Failure> {
        in_order("from", self.from, "to", self.to)?;
        in_order("published-from", self.published_from, "published-to", self.published_to)?;
        let mut warnings = Vec::new();
        let mut names = |flag, field, names| held(ledger, flag, field, names, &mut warnings);
        let filter = Filter {
            no_side: false,
            side: names("side", Field::Side, &self.side)?,
            by: names("by", Field::By, &self.by)?,
            outcome: self.outcome.clone(),
            unit: self.unit.clone(),
            civilian: self.civilian,
            place: names("place", Field::Place, &self.place)?,
            source: names("source", Field::Source, &self.source)?,
            outlet: names("outlet", Field::Outlet, &self.outlet)?,
            scope: self.scope.clone(),
            stance: self.stance.clone(),
            from: self.from,
            to: self.to,
            published_from: self.published_from,
            published_to: self.published_to,
            min_confidence: self.min_confidence,
            report: self.report,
            statement: self.statement,
            no_imports: self.no_imports,
        };
        Ok((filter, warnings))
    }

    /// How many rows a listing shows.
    pub fn shown(&self) -> usize {
        self.limit.unwrap_or(50)
    }

    /// The part that a listing asks for: one row more than it shows, so that it can say that there are more.
    pub fn page(&self) -> Page {
        Page { limit: self.shown().saturating_add(1), offset: self.offset }
    }

    pub fn known(&self, ledger: &Ledger) -> Result<Known, Failure> {
        ledger.known_at(self.known_at).map_err(problem)
    }
}

fn in_order(from: &str, begin: Option<Date>, to: &str, end: Option<Date>) -> Result<(), Failure> {
    match (begin, end) {
        (Some(begin), Some(end)) if begin > end => {
            let what = format!("{begin} is after {end}");
            Err(Problem::new(format!("--{from} --{to}"), what, "give the earlier day first").into())
        }
        _ => Ok(()),
    }
}

/// Names as the ledger writes them. One that it does not hold stays as it is, and finds nothing.
fn held(
    ledger: &Ledger,
    flag: &str,
    field: Field,
    names: &[String],
    warnings: &mut Vec<String>,
) -> Result<Vec<String>, Failure> {
    let mut held = Vec::new();
    for name in names {
        match ledger.meant(field, name).map_err(problem)? {
            Meant::These(these) => held.extend(these),
            Meant::None { like } => {
                let like = if like.is_empty() { String::new() } else { format!("; it holds {}", like.join(", ")) };
                warnings.push(format!("--{flag}: the ledger holds no {name}{like}"));
                held.push(name.clone());
            }
        }
    }
    Ok(held)
}
