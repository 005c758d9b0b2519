//! Whether a claim is in force, and if not, what stands against it.

use crate::error::Error;
use crate::known::{Known, STANDS, in_force, stands_somewhere};
use crate::open::Ledger;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use std::fmt;

/// How a claim stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Standing {
    InForce,
    /// A person rejected it.
    Rejected {
        decision: i64,
        author: String,
    },
    /// A person corrected it; the claim that stands for it.
    Corrected {
        decision: i64,
        author: String,
        claim: i64,
    },
    /// It is what a person made of another, and that was taken back.
    TakenBack {
        decision: i64,
    },
    /// The report was read again; the claim that stands there now, if there is one.
    ReadAgain {
        claim: Option<i64>,
    },
    /// Its report no longer stands at any address; the one that took its place.
    Replaced {
        report: Option<i64>,
    },
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Standing::InForce => write!(f, "in force"),
            Standing::Rejected { decision, author } => write!(f, "rejected by {author} (decision {decision})"),
            Standing::Corrected { decision, author, claim } => {
                write!(f, "corrected by {author} (decision {decision}); claim {claim} stands for it")
            }
            Standing::TakenBack { decision } => write!(f, "made by decision {decision}, which was taken back"),
            Standing::ReadAgain { claim: Some(claim) } => {
                write!(f, "its report was read again; now claim {claim} is there")
            }
            Standing::ReadAgain { claim: None } => write!(f, "its report was read again; no claim is there any more"),
            Standing::Replaced { report: Some(report) } => write!(f, "its report was replaced by report {report}"),
            Standing::Replaced { report: None } => write!(f, "its report stands at no address"),
        }
    }
}

impl Standing {
    /// What a person can do who wants to decide on a claim that is not in force.
    pub fn remedy(&self) -> String {
        match self {
            Standing::InForce => String::new(),
            Standing::Rejected { decision, .. } => format!("take that back first: musterbook undo {decision}"),
            Standing::Corrected { decision, claim, .. } => {
                format!("decide on claim {claim}, or take that back first: musterbook undo {decision}")
            }
            Standing::ReadAgain { claim: Some(claim) } => format!("decide on claim {claim}"),
            Standing::Replaced { report: Some(report) } => {
                format!("decide on the claims of report {report}: musterbook claims --report {report}")
            }
            _ => "there is nothing to decide".to_owned(),
        }
    }
}

impl Ledger {
    /// How a claim stands.
    pub fn standing(&self, claim: i64, known: Known) -> Result<Standing, Error> {
        of(&self.connection, claim, known)
    }
}

/// The same within a transaction.
pub fn of(db: &Connection, claim: i64, known: Known) -> Result<Standing, Error> {
    let is = |sql: &str| -> Result<bool, Error> {
        let sql = format!("SELECT count(*) FROM claim WHERE id = ?2 AND {sql}");
        Ok(db.prepare_cached(&sql)?.query_row(params![known.0, claim], |row| row.get::<_, i64>(0))? > 0)
    };
    if is(&in_force())? {
        return Ok(Standing::InForce);
    }
    let (report, start, end, made_by): (i64, i64, i64, Option<i64>) = db
        .query_row("SELECT report, anchor_start, anchor_end, decision FROM claim WHERE id = ?1", [claim], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })
        .optional()?
        .ok_or(Error::Unknown { what: "claim", id: claim })?;
    let against = format!(
        "SELECT decision.id, entry.author, (SELECT claim.id FROM claim WHERE claim.decision = decision.id)
         FROM decision JOIN entry ON entry.id = decision.entry
         WHERE decision.report = ?2 AND decision.anchor_start = ?3 AND decision.anchor_end = ?4 AND decision.id > ?5
         AND decision.kind IN ('reject', 'correct') AND {STANDS} ORDER BY decision.id DESC LIMIT 1"
    );
    let against: Option<(i64, String, Option<i64>)> = db
        .query_row(&against, params![known.0, report, start, end, made_by.unwrap_or(0)], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    if let Some((decision, author, by)) = against {
        return Ok(match by {
            Some(claim) => Standing::Corrected { decision, author, claim },
            None => Standing::Rejected { decision, author },
        });
    }
    if !is(&stands_somewhere("claim.report"))? {
        return Ok(Standing::Replaced { report: replaced_by(db, report, known)? });
    }
    if let Some(decision) = made_by {
        return Ok(Standing::TakenBack { decision });
    }
    let sql = format!(
        "SELECT claim.id FROM claim WHERE claim.report = ?2 AND claim.anchor_start = ?3 AND claim.anchor_end = ?4 AND {}",
        in_force()
    );
    let now = db.query_row(&sql, params![known.0, report, start, end], |row| row.get(0)).optional()?;
    Ok(Standing::ReadAgain { claim: now })
}

/// The report that stands where another stood.
pub fn replaced_by(db: &Connection, report: i64, known: Known) -> Result<Option<i64>, Error> {
    Ok(db
        .query_row(
            "SELECT later.report FROM version JOIN version AS later ON later.address = version.address
             WHERE version.report = ?2 AND later.number > version.number AND later.entry <= ?1
             ORDER BY later.entry DESC, later.number DESC LIMIT 1",
            params![known.0, report],
            |row| row.get(0),
        )
        .optional()?)
}
