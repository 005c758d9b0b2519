//! What people decided, listed: what still stands, and what needs another look because the reader now reads the same
//! place otherwise, or another text took its place.

use crate::again::same;
use crate::error::Error;
use crate::known::{Known, STANDS, stands_somewhere};
use crate::open::Ledger;
use crate::row;
use crate::standing::replaced_by;
use musterbook_core::one_line;
use rusqlite::{OptionalExtension, params};
use serde::Serialize;

/// A decision as a listing shows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Decided {
    #[serde(rename = "decision")]
    pub id: i64,
    pub at: String,
    pub author: String,
    pub reason: String,
    pub kind: String,
    pub claim: Option<i64>,
    pub report: Option<i64>,
    /// Of a correction: the fields that were given, `outcome=casualties side=Ukraine`.
    pub fields: Option<String>,
    pub statement: Option<i64>,
    pub into: Option<i64>,
    /// The decision that it takes back.
    pub undoes: Option<i64>,
    /// The decision that takes it back.
    pub undone_by: Option<i64>,
    /// Why a person should look again; nothing where all is as it was.
    pub look: Option<String>,
}

impl Decided {
    /// `correct claim 7: outcome=casualties`, `merge statement 3 into 2`, `undo decision 4`.
    pub fn what(&self) -> String {
        let of = match (self.claim, self.statement, self.undoes) {
            (Some(claim), ..) => format!("claim {claim}"),
            (_, Some(statement), _) => format!("statement {statement} into {}", self.into.unwrap_or_default()),
            (.., Some(decision)) => format!("decision {decision}"),
            _ => String::new(),
        };
        let fields = self.fields.as_ref().map(|fields| format!(": {fields}")).unwrap_or_default();
        format!("{} {of}{fields}", self.kind)
    }
}

/// What is selected of decisions, and from where. `?1` is the entry.
pub(crate) const DECIDED: &str = "decision.id, entry.at, entry.author, entry.reason, kind, claim, report, value, statement, \
    into_statement, undoes, (SELECT min(back.id) FROM decision AS back WHERE back.undoes = decision.id AND back.entry <= ?1) \
    FROM decision JOIN entry ON entry.id = decision.entry";

/// Reads the columns of [`DECIDED`].
pub(crate) fn decided(row: &rusqlite::Row) -> rusqlite::Result<Decided> {
    Ok(Decided {
        id: row.get(0)?,
        at: row.get(1)?,
        author: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
        reason: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
        kind: row.get(4)?,
        claim: row.get(5)?,
        report: row.get(6)?,
        fields: row.get(7)?,
        statement: row.get(8)?,
        into: row.get(9)?,
        undoes: row.get(10)?,
        undone_by: row.get(11)?,
        look: None,
    })
}

impl Ledger {
    /// The decisions in the order in which they were made; only those that need another look, if asked.
    pub fn decisions(&self, only_to_look_at: bool, known: Known) -> Result<Vec<Decided>, Error> {
        let sql = format!("SELECT {DECIDED} WHERE decision.entry <= ?1 ORDER BY decision.id");
        let mut select = self.connection.prepare_cached(&sql)?;
        let rows = select.query_map([known.0], decided)?;
        let mut found = Vec::new();
        for decided in rows {
            let mut decided = decided?;
            decided.look = self.look(&decided, known)?;
            if !only_to_look_at || decided.look.is_some() {
                found.push(decided);
            }
        }
        Ok(found)
    }

    /// Why a decision needs another look, if it does.
    pub(crate) fn look(&self, it: &Decided, known: Known) -> Result<Option<String>, Error> {
        match (it.undone_by, it.claim, it.report) {
            (None, Some(claim), Some(report)) => self.why_look(claim, report, known),
            _ => Ok(None),
        }
    }

    /// Why a decision on a claim needs another look.
    fn why_look(&self, claim: i64, report: i64, known: Known) -> Result<Option<String>, Error> {
        let stands = format!("SELECT count(*) FROM report WHERE id = ?2 AND {}", stands_somewhere("report.id"));
        let stands: i64 =
            self.connection.prepare_cached(&stands)?.query_row(params![known.0, report], |row| row.get(0))?;
        if stands == 0 {
            let by = replaced_by(&self.connection, report, known)?;
            return Ok(by.map(|by| format!("its report was replaced by report {by}")));
        }
        // What the reader read there then, and what it reads now.
        let sql = format!(
            "SELECT {} FROM claim AS asked
             JOIN claim AS old ON old.reading = asked.reading AND old.anchor_start = asked.anchor_start
                 AND old.anchor_end = asked.anchor_end AND old.decision IS NULL
             JOIN reading ON reading.id = (SELECT max(newest.id) FROM reading AS newest
                 WHERE newest.report = asked.report AND newest.entry <= ?1)
             LEFT JOIN claim ON claim.reading = reading.id AND claim.anchor_start = old.anchor_start
                 AND claim.anchor_end = old.anchor_end AND claim.decision IS NULL
             WHERE asked.id = ?2 AND NOT (claim.id IS NOT NULL AND {})",
            row::CLAIM,
            same("claim", "old")
        );
        let mut select = self.connection.prepare_cached(&sql)?;
        let mut rows = select.query(params![known.0, claim])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let now: Option<i64> = row.get(0)?;
        Ok(Some(match now {
            Some(_) => format!("now read as {}", one_line::print(&row::claim(row)?.claim)),
            None => "no claim is read there any more".to_owned(),
        }))
    }

    /// How many decisions need another look.
    pub fn to_look_at(&self) -> Result<usize, Error> {
        let any: Option<i64> =
            self.connection.query_row("SELECT id FROM decision LIMIT 1", [], |row| row.get(0)).optional()?;
        match any {
            Some(_) => Ok(self.decisions(true, self.known_at(None)?)?.len()),
            None => Ok(0),
        }
    }
}

/// The decision that stands on the claim that a correction made, if there is one.
pub fn on_made_by(db: &rusqlite::Connection, decision: i64, known: Known) -> Result<Option<i64>, Error> {
    let sql = format!(
        "SELECT min(decision.id) FROM decision JOIN claim ON claim.id = decision.claim
         WHERE claim.decision = ?2 AND {STANDS}"
    );
    Ok(db.query_row(&sql, params![known.0, decision], |row| row.get(0))?)
}
