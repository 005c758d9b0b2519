//! The questions that a ledger can answer: of whose people or things what happened to how many, with what supports each.

use crate::ask::Page;
use crate::error::Error;
use crate::filter::{Filter, Where};
use crate::known::Known;
use crate::open::Ledger;
use musterbook_core::claim::{Outcome, Unit};
use musterbook_core::reconcile::question::Question;
use rusqlite::params_from_iter;
use serde::Serialize;

/// A question that the ledger has claims for, and how many.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Questioned {
    /// Without a place: of the whole theatre.
    #[serde(flatten)]
    pub question: Question,
    pub claims: i64,
    pub reports: i64,
    pub statements: i64,
    /// Named origins and outlets, as named: two bodies of one state are two here.
    pub origins: i64,
    /// The first and the last day that a claim is as of: the end of its time, else the day of publication.
    pub from: Option<String>,
    pub to: Option<String>,
}

/// The order of a listing of questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The most claims first.
    #[default]
    Claims,
    /// The most lately spoken of first.
    Last,
    /// By name of the side, then unit and outcome.
    Side,
}

impl By {
    fn sql(self) -> &'static str {
        match self {
            By::Claims => "claims DESC",
            By::Last => "last DESC",
            By::Side => "side IS NULL",
        }
    }
}

impl Ledger {
    /// The questions that a filter's claims are about. A question is a side, a unit, an outcome, and whether civilians or
    /// combatants are meant, as the claims have them; `None` is one of the values.
    pub fn questions(&self, filter: &Filter, by: By, page: Page, known: Known) -> Result<Vec<Questioned>, Error> {
        let Where { sql, values } = filter.sql(known);
        let mut select = self.connection.prepare_cached(&format!(
            "{} ORDER BY {}, side, unit, outcome, civilian LIMIT {} OFFSET {}",
            grouped(&sql, known),
            by.sql(),
            page.limit(),
            page.offset()
        ))?;
        let mut rows = select.query(params_from_iter(values))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (unit, outcome): (String, String) = (row.get(1)?, row.get(2)?);
            let bad = |what: &str| Error::Damaged { why: format!("{what} is not in the vocabulary") };
            found.push(Questioned {
                question: Question {
                    side: row.get(0)?,
                    unit: Unit::parse(&unit).ok_or_else(|| bad(&unit))?,
                    outcome: Outcome::parse(&outcome).ok_or_else(|| bad(&outcome))?,
                    civilian: row.get(3)?,
                    place: None,
                },
                claims: row.get(4)?,
                reports: row.get(5)?,
                statements: row.get(6)?,
                origins: row.get(7)?,
                from: row.get(8)?,
                to: row.get(9)?,
            });
        }
        Ok(found)
    }

    /// How many questions a filter's claims are about: for paging.
    pub fn count_questions(&self, filter: &Filter, known: Known) -> Result<i64, Error> {
        let Where { sql, values } = filter.sql(known);
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT count(*) FROM (SELECT 1 FROM {} WHERE {sql} GROUP BY side, unit, outcome, civilian)",
            known.claims()
        ))?;
        Ok(select.query_row(params_from_iter(values), |row| row.get(0))?)
    }
}

/// SQL for the questions of the claims that a condition holds for. The only place that says how they are counted.
fn grouped(condition: &str, known: Known) -> String {
    let as_of = "coalesce(claim.when_end, claim.published)";
    format!(
        "SELECT claim.side AS side, claim.unit AS unit, claim.outcome AS outcome, claim.civilian AS civilian,
             count(*) AS claims, count(DISTINCT claim.report) AS reports, count(DISTINCT claim.statement) AS statements,
             count(DISTINCT claim.said_by) AS origins, min({as_of}) AS first, max({as_of}) AS last
         FROM {} WHERE {condition} GROUP BY claim.side, claim.unit, claim.outcome, claim.civilian",
        known.claims()
    )
}
