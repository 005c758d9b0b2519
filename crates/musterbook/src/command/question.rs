//! What `estimate`, `conflicts` and `check` share: the policy, the statements of a ledger, and how they are told.

use crate::ledger::{Where, problem};
use crate::output::{Failure, Problem};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use musterbook_core::reconcile::explain::line;
use musterbook_core::reconcile::gather;
use musterbook_core::reconcile::policy::{Policy, STANDARD};
use musterbook_core::reconcile::statement::Statement;
use musterbook_ledger::{Filter, Ledger};
use serde::Serialize;

/// Which statements of which ledger count, and how.
#[derive(Args)]
pub struct Ground {
    #[command(flatten)]
    pub at: Where,
    /// The policy: a name, `without X`, `only X`, or a TOML file
    #[arg(long, value_name = "NAME|FILE", default_value = STANDARD)]
    pub policy: String,
    /// As the ledger stood at the end of this day (UTC)
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub known_at: Option<Date>,
    /// Only reports published up to this day: what a reader could know then
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub published_to: Option<Date>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Form::Table)]
    pub format: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// A table for people
    Table,
    /// JSON with the whole reasoning
    Json,
}

impl Ground {
    /// The policy that is named.
    pub fn policy(&self) -> Result<Policy, Failure> {
        let path = std::path::Path::new(&self.policy);
        let made = if path.extension().is_some_and(|end| end == "toml") {
            Policy::read(&self.policy, &crate::input::text_of(&self.policy)?)
        } else {
            Policy::named(&self.policy)
        };
        made.map_err(|what| Problem::new("policy", what, "see docs/reconcile.md for the names and fields").into())
    }

    /// The ledger, and its statements that the filter asks for, without their sentences.
    pub fn statements(&self, filter: Filter) -> Result<(Ledger, Vec<Statement>), Failure> {
        let ledger = self.at.open_to_read()?;
        let known = ledger.known_at(self.known_at).map_err(problem)?;
        let filter = Filter { published_to: self.published_to, ..filter };
        let statements = gather::statements(&ledger.seen(&filter, known).map_err(problem)?);
        Ok((ledger, statements))
    }
}

/// A statement as JSON tells it.
#[derive(Serialize)]
pub struct Cited {
    /// Its place in the list that other fields refer to.
    pub at: usize,
    pub statement: i64,
    pub said: String,
    pub origin: String,
    pub counts_as: String,
    pub as_of: Option<Date>,
    pub published: Option<Date>,
    pub reports: usize,
    pub evidence: String,
    pub sentence: String,
}

impl Cited {
    pub fn of(at: usize, it: &Statement) -> Cited {
        Cited {
            at,
            statement: it.id,
            said: line(it),
            origin: it.origin.clone(),
            counts_as: it.group.clone(),
            as_of: it.as_of(),
            published: it.published,
            reports: it.reports,
            evidence: it.evidence.clone(),
            sentence: it.sentence.clone(),
        }
    }
}

/// A statement in a line that leads to its evidence.
pub fn cited(it: &Statement) -> String {
    let reports = crate::output::count(it.reports, "report");
    if it.evidence.is_empty() { line(it) } else { format!("{} [{}, {reports}]", line(it), it.evidence) }
}
