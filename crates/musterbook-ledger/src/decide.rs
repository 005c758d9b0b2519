//! What people decide: accept, reject, correct, merge, split, and taking it back. Nothing is changed or deleted: a decision
//! is a row, with who and why; it holds for the evidence, so that it outlives a new reading of the report.

use crate::add::{entry, next};
use crate::candidates::Founders;
use crate::decisions;
use crate::error::Error;
use crate::known::Known;
use crate::open::Ledger;
use crate::row;
use crate::standing::{self, Standing};
use jiff::Timestamp;
use musterbook_core::one_line;
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

/// Who decides, why, and when.
#[derive(Clone, Copy, Debug)]
pub struct Author<'a> {
    pub name: &'a str,
    pub reason: &'a str,
    pub at: Timestamp,
}

/// A decision.
#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    /// The claim is right as it is.
    Accept { claim: i64 },
    /// The text makes no such claim.
    Reject { claim: i64 },
    /// Fields of the claim are other ones: names of the guide, values as on one line.
    Correct { claim: i64, fields: Vec<(String, String)> },
    /// Sightings of one statement are of the other.
    Merge { statement: i64, into: i64 },
    /// A claim is no sighting of its statement; it founds its own.
    Split { claim: i64 },
    /// An earlier decision no longer stands.
    Undo { decision: i64 },
}

impl Ledger {
    /// Records a decision; its number.
    pub fn decide(&mut self, decision: &Decision, author: &Author) -> Result<i64, Error> {
        if author.name.trim().is_empty() || author.reason.trim().is_empty() {
            return Err(Error::Refused {
                why: "a decision needs an author and a reason".to_owned(),
                remedy: "give --author and --reason".to_owned(),
            });
        }
        let db = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let entry = entry(&db, author.at, "decide", Some(author.name), Some(author.reason))?;
        let id = next(&db, "decision")?;
        match decision {
            Decision::Accept { claim } => on_claim(&db, id, entry, "accept", *claim, None)?,
            Decision::Reject { claim } => on_claim(&db, id, entry, "reject", *claim, None)?,
            Decision::Correct { claim, fields } => correct(&db, id, entry, *claim, fields)?,
            Decision::Merge { statement, into } => merge(&db, id, entry, *statement, *into)?,
            Decision::Split { claim } => split(&db, id, entry, *claim)?,
            Decision::Undo { decision } => undo(&db, id, entry, *decision)?,
        }
        crate::in_force::keep_decided(&db, id, entry)?;
        db.commit()?;
        Ok(id)
    }
}

/// Only a claim in force can be decided on: what stands against another is said.
fn on_claim(db: &Transaction, id: i64, entry: i64, kind: &str, claim: i64, value: Option<&str>) -> Result<(), Error> {
    match standing::of(db, claim, Known::NOW)? {
        Standing::InForce => {}
        other => {
            let why = format!("claim {claim} is not in force: {other}");
            return Err(Error::Refused { why, remedy: other.remedy() });
        }
    }
    let (report, start, end): (i64, i64, i64) = db
        .query_row("SELECT report, anchor_start, anchor_end FROM claim WHERE id = ?1", [claim], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?
        .ok_or(Error::Unknown { what: "claim", id: claim })?;
    db.execute(
        "INSERT INTO decision (id, entry, kind, report, anchor_start, anchor_end, claim, value)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![id, entry, kind, report, start, end, claim, value],
    )?;
    Ok(())
}

/// The corrected claim is a claim of its own, with its own sighting; the one it stands for is left as it was.
fn correct(db: &Transaction, id: i64, entry: i64, claim: i64, fields: &[(String, String)]) -> Result<(), Error> {
    let mut select = db.prepare(&format!("SELECT {} FROM claim WHERE id = ?1", row::CLAIM))?;
    let mut rows = select.query([claim])?;
    let found = row::claim(rows.next()?.ok_or(Error::Unknown { what: "claim", id: claim })?)?;
    drop(rows);
    let mut it = found.claim;
    let before = it.clone();
    let refused = |why: String, remedy: &str| Error::Refused { why, remedy: remedy.to_owned() };
    for (name, value) in fields {
        one_line::set(&mut it, name, value)
            .map_err(|why| refused(why, "give fields as name=value, with the values of docs/claim.md"))?;
    }
    if it == before {
        return Err(refused(format!("claim {claim} says that already"), "say what should be different, or accept it"));
    }
    if let (Some(low), Some(high)) = (it.low, it.high)
        && low > high
    {
        return Err(refused(format!("bounds from {low} to {high}"), "give the lower bound first: bounds=5..10"));
    }
    let fields: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
    on_claim(db, id, entry, "correct", claim, Some(&fields.join(" ")))?;
    let corrected = next(db, "claim")?;
    db.execute(
        "INSERT INTO claim (id, reading, report, anchor_start, anchor_end, anchor_text, low, high, qualifier, share_of, unit,
         outcome, side, civilian, by_party, place, when_start, when_end, scope, per, source, origin, stance, likelihood_low,
         likelihood_high, confidence, evidence_start, evidence_end, trace, published, outlet, decision)
         SELECT ?1, reading, report, anchor_start, anchor_end, anchor_text, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,
         ?13, ?14, ?15, ?16, coalesce(?17, (SELECT outlet FROM report WHERE report.id = claim.report), ?21), ?18,
         likelihood_low, likelihood_high, 1.0, evidence_start, evidence_end, trace, published, outlet, ?19 FROM claim WHERE id = ?20",
        params![
            corrected,
            it.low,
            it.high,
            it.qualifier.as_str(),
            it.share_of,
            it.unit.as_str(),
            it.outcome.as_str(),
            it.side,
            it.civilian,
            it.by,
            it.place,
            it.when.start.map(|day| day.to_string()),
            it.when.end.map(|day| day.to_string()),
            it.scope.as_str(),
            it.per.map(|per| per.as_str()),
            serde_json::to_string(&it.source)?,
            it.source.first(),
            it.stance.as_str(),
            id,
            claim,
            row::unknown_outlet(found.report),
        ],
    )?;
    crate::link::link_claims(db, &mut Founders::default(), entry, found.report, &[corrected])?;
    Ok(())
}

fn merge(db: &Transaction, id: i64, entry: i64, statement: i64, into: i64) -> Result<(), Error> {
    for it in [statement, into] {
        exists(db, "statement", it)?;
    }
    if statement == into {
        return Err(Error::Refused {
            why: format!("statement {statement} is itself"),
            remedy: "name two statements".to_owned(),
        });
    }
    let seen: i64 = db.query_row(
        "SELECT count(*) FROM sighting AS mine WHERE statement = ?1 AND NOT EXISTS (
             SELECT 1 FROM sighting AS later WHERE later.claim = mine.claim AND later.entry > mine.entry)",
        [statement],
        |row| row.get(0),
    )?;
    if seen == 0 {
        return Err(Error::Refused {
            why: format!("statement {statement} has no sightings any more"),
            remedy: format!("see where they went: musterbook history statement {statement}"),
        });
    }
    db.execute(
        "INSERT INTO decision (id, entry, kind, statement, into_statement) VALUES (?1, ?2, 'merge', ?3, ?4)",
        params![id, entry, statement, into],
    )?;
    db.execute(
        "INSERT INTO sighting (claim, statement, entry, rule, why)
         SELECT claim, ?1, ?2, 'merged', 'decision ' || ?3 FROM sighting AS mine WHERE statement = ?4
         AND NOT EXISTS (SELECT 1 FROM sighting AS later WHERE later.claim = mine.claim AND later.entry > mine.entry)",
        params![into, entry, id, statement],
    )?;
    Ok(())
}

fn split(db: &Transaction, id: i64, entry: i64, claim: i64) -> Result<(), Error> {
    on_claim(db, id, entry, "split", claim, None)?;
    let (statement, others): (i64, i64) = db.query_row(
        "SELECT mine.statement, (SELECT count(*) FROM sighting AS other WHERE other.statement = mine.statement
             AND other.claim <> ?1 AND NOT EXISTS (SELECT 1 FROM sighting AS later
                 WHERE later.claim = other.claim AND later.entry > other.entry))
         FROM sighting AS mine WHERE mine.claim = ?1 ORDER BY mine.entry DESC LIMIT 1",
        [claim],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    if others == 0 {
        return Err(Error::Refused {
            why: format!("claim {claim} is the only sighting of statement {statement}"),
            remedy: "it has a statement of its own already".to_owned(),
        });
    }
    crate::link::found_own(db, entry, claim, "split", &format!("decision {id}"))
}

fn undo(db: &Transaction, id: i64, entry: i64, decision: i64) -> Result<(), Error> {
    exists(db, "decision", decision)?;
    let back: i64 = db.query_row("SELECT count(*) FROM decision WHERE undoes = ?1", [decision], |row| row.get(0))?;
    if back > 0 {
        return Err(Error::Refused {
            why: format!("decision {decision} was taken back already"),
            remedy: "decide anew".to_owned(),
        });
    }
    let (made, kind): (i64, String) =
        db.query_row("SELECT entry, kind FROM decision WHERE id = ?1", [decision], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    if kind == "undo" {
        return Err(Error::Refused {
            why: format!("decision {decision} takes another back, and that can't be taken back"),
            remedy: "decide anew".to_owned(),
        });
    }
    if let Some(later) = decisions::on_made_by(db, decision, Known::NOW)? {
        return Err(Error::Refused {
            why: format!("decision {later} is about the claim that decision {decision} made"),
            remedy: format!("take that back first: musterbook undo {later}"),
        });
    }
    db.execute(
        "INSERT INTO decision (id, entry, kind, undoes) VALUES (?1, ?2, 'undo', ?3)",
        params![id, entry, decision],
    )?;
    // What a merge or a split moved goes back where it was; where it has been moved again since, it stays.
    db.execute(
        "INSERT INTO sighting (claim, statement, entry, rule, why)
         SELECT moved.claim, (SELECT statement FROM sighting AS before WHERE before.claim = moved.claim
             AND before.entry < ?1 ORDER BY before.entry DESC LIMIT 1), ?2, 'back', 'decision ' || ?3
         FROM sighting AS moved WHERE moved.entry = ?1 AND moved.rule IN ('merged', 'split')
         AND NOT EXISTS (SELECT 1 FROM sighting AS later WHERE later.claim = moved.claim AND later.entry > ?1)",
        params![made, entry, id],
    )?;
    Ok(())
}

pub fn exists(db: &rusqlite::Connection, what: &'static str, id: i64) -> Result<(), Error> {
    let sql = format!("SELECT count(*) FROM {what} WHERE id = ?1");
    match db.query_row(&sql, [id], |row| row.get::<_, i64>(0))? {
        0 => Err(Error::Unknown { what, id }),
        _ => Ok(()),
    }
}
