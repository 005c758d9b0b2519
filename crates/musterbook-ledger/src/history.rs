//! What happened to a report, a claim or a statement, in the order in which it was recorded.

use crate::error::Error;
use crate::known::Known;
use crate::open::Ledger;
use crate::row;
use musterbook_core::one_line;
use serde::Serialize;
use std::collections::HashSet;

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    pub entry: i64,
    pub at: String,
    pub what: String,
    pub author: Option<String>,
    pub reason: Option<String>,
}

impl Ledger {
    /// The history of a report: where it stood, how it was read, what was decided on its claims.
    pub fn history_of_report(&self, report: i64, known: Known) -> Result<Vec<Event>, Error> {
        self.must_exist("report", report)?;
        self.events(
            "SELECT entry, 1 AS step, 'stood at ' || address || ', version ' || number AS what FROM version WHERE report = ?1
             UNION ALL SELECT reading.entry, 2, 'read by ' || reader || ': ' || (SELECT count(*) FROM claim
                 WHERE claim.reading = reading.id AND claim.decision IS NULL) || ' claims' FROM reading WHERE report = ?1
             UNION ALL SELECT near_copy.entry, 3, 'a near copy of report ' || of FROM near_copy WHERE report = ?1
             UNION ALL SELECT later.entry, 4, 'replaced at ' || version.address || ' by report ' || later.report
                 FROM version JOIN version AS later ON later.address = version.address AND later.number = version.number + 1
                 WHERE version.report = ?1",
            &format!("decision.report = ?1 OR {}", undoes("it.report = ?1")),
            report,
            known,
        )
    }

    /// The history of a claim's evidence: how each reading read it, whose statement it was, what was decided.
    pub fn history_of_claim(&self, claim: i64, known: Known) -> Result<Vec<Event>, Error> {
        self.must_exist("claim", claim)?;
        let of = "(SELECT it.id FROM claim AS it JOIN claim AS asked ON it.report = asked.report
                   AND it.anchor_start = asked.anchor_start AND it.anchor_end = asked.anchor_end WHERE asked.id = ?1)";
        self.events(
            &format!(
                "SELECT reading.entry AS entry, 1 AS step, 'claim ' || claim.id || ' read by ' || reader || ': ' ||
                     claim.anchor_text || ' ' || claim.unit || ' ' || claim.outcome AS what
                     FROM claim JOIN reading ON reading.id = claim.reading
                     WHERE claim.id IN {of} AND claim.decision IS NULL
                 UNION ALL SELECT entry, 2, 'claim ' || claim || ' a sighting of statement ' || statement || ' (' || rule || ')'
                     FROM sighting WHERE claim IN {of}
                 UNION ALL SELECT entry, 3, 'claim ' || claim || ' garbles statement ' || statement || ' (' || changed || ')'
                     FROM garble WHERE claim IN {of}"
            ),
            &format!("decision.claim IN {of} OR {}", undoes(&format!("it.claim IN {of}"))),
            claim,
            known,
        )
    }

    /// The history of a statement: its sightings, and what was decided.
    pub fn history_of_statement(&self, statement: i64, known: Known) -> Result<Vec<Event>, Error> {
        self.must_exist("statement", statement)?;
        let of_it = "(it.statement = ?1 OR it.into_statement = ?1)";
        self.events(
            "SELECT sighting.entry AS entry, 1 AS step, 'seen as claim ' || sighting.claim || ' in report ' || claim.report ||
                 ' (' || rule || ': ' || why || ')' AS what
                 FROM sighting JOIN claim ON claim.id = sighting.claim WHERE statement = ?1
             UNION ALL SELECT moved.entry, 2, 'claim ' || moved.claim || ' went to statement ' || moved.statement
                 FROM sighting AS moved WHERE moved.statement <> ?1 AND ?1 = (SELECT before.statement
                     FROM sighting AS before WHERE before.claim = moved.claim AND before.entry < moved.entry
                     ORDER BY before.entry DESC LIMIT 1)
                 AND moved.claim IN (SELECT claim FROM sighting WHERE statement = ?1)
             UNION ALL SELECT entry, 3, 'garbled in claim ' || claim || ' (' || changed || ')' FROM garble WHERE statement = ?1",
            &format!("decision.statement = ?1 OR decision.into_statement = ?1 OR {}", undoes(of_it)),
            statement,
            known,
        )
    }

    /// Events, and the decisions that meet a condition; what a decision leads to comes behind it.
    fn events(&self, sql: &str, decisions: &str, id: i64, known: Known) -> Result<Vec<Event>, Error> {
        let sql = format!(
            "SELECT entry.id, entry.at, it.what, entry.author, entry.reason FROM ({sql}
             UNION ALL SELECT decision.entry, 0, 'decision ' || decision.id || ': ' || CASE
                     WHEN decision.kind = 'undo' THEN 'takes back decision ' || decision.undoes
                     WHEN decision.kind = 'merge'
                         THEN 'statement ' || decision.statement || ' merged into ' || decision.into_statement
                     ELSE decision.kind || ' claim ' || decision.claim END || coalesce(': ' || decision.value, '')
                 FROM decision WHERE {decisions}) AS it
             JOIN entry ON entry.id = it.entry WHERE entry.id <= ?2 ORDER BY entry.id, it.step, it.what"
        );
        let mut select = self.connection.prepare_cached(&sql)?;
        let events = select.query_map([id, known.0], |row| {
            Ok(Event {
                entry: row.get(0)?,
                at: row.get(1)?,
                what: row.get(2)?,
                author: row.get(3)?,
                reason: row.get(4)?,
            })
        })?;
        Ok(events.collect::<Result<_, _>>()?)
    }

    fn must_exist(&self, what: &'static str, id: i64) -> Result<(), Error> {
        crate::decide::exists(&self.connection, what, id)
    }
}

/// SQL for "it takes back a decision that meets a condition".
fn undoes(condition: &str) -> String {
    format!("decision.undoes IN (SELECT it.id FROM decision AS it WHERE {condition})")
}

impl Ledger {
    /// What two versions of a report differ in: claims gone, claims new, in words; claims with another figure as both.
    pub fn difference(&self, from: i64, to: i64) -> Result<Vec<String>, Error> {
        let lines = |report: i64| -> Result<Vec<String>, Error> {
            let sql = format!(
                "SELECT {} FROM claim WHERE report = ?1 AND decision IS NULL AND reading =
                 (SELECT max(id) FROM reading WHERE report = ?1) ORDER BY anchor_start",
                row::CLAIM
            );
            let mut select = self.connection.prepare_cached(&sql)?;
            let mut rows = select.query([report])?;
            let mut lines = Vec::new();
            while let Some(row) = rows.next()? {
                lines.push(one_line::print(&row::claim(row)?.claim));
            }
            Ok(lines)
        };
        let (before, after) = (lines(from)?, lines(to)?);
        let set = |lines: &[String]| lines.iter().cloned().collect::<HashSet<String>>();
        let (held, holds) = (set(&before), set(&after));
        let gone = before.iter().filter(|line| !holds.contains(*line)).map(|line| format!("- {line}"));
        let new = after.iter().filter(|line| !held.contains(*line)).map(|line| format!("+ {line}"));
        let mut difference: Vec<String> = gone.chain(new).collect();
        if difference.is_empty() {
            difference.push("the claims are the same".to_owned());
        }
        Ok(difference)
    }
}
