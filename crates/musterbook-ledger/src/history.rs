//! What happened to a report, a claim or a statement, in the order in which it was recorded.

use crate::error::Error;
use crate::open::Ledger;
use crate::row;
use musterbook_core::one_line;
use serde::Serialize;

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
    pub fn history_of_report(&self, report: i64) -> Result<Vec<Event>, Error> {
        self.events(
            "SELECT entry, 'stood at ' || address || ', version ' || number FROM version WHERE report = ?1
             UNION ALL SELECT reading.entry, 'read by ' || reader || ': ' || (SELECT count(*) FROM claim
                 WHERE claim.reading = reading.id AND claim.decision IS NULL) || ' claims' FROM reading WHERE report = ?1
             UNION ALL SELECT near_copy.entry, 'a near copy of report ' || of FROM near_copy WHERE report = ?1
             UNION ALL SELECT decision.entry, 'decision ' || decision.id || ': ' || kind || ' claim ' || claim
                 FROM decision WHERE report = ?1
             UNION ALL SELECT decision.entry, 'decision ' || decision.id || ' takes back decision ' || undoes FROM decision
                 WHERE undoes IN (SELECT id FROM decision WHERE report = ?1)",
            report,
        )
    }

    /// The history of a claim's evidence: how each reading read it, whose statement it was, what was decided.
    pub fn history_of_claim(&self, claim: i64) -> Result<Vec<Event>, Error> {
        let of = "(SELECT it.id FROM claim AS it JOIN claim AS asked ON it.report = asked.report
                   AND it.anchor_start = asked.anchor_start AND it.anchor_end = asked.anchor_end WHERE asked.id = ?1)";
        self.events(
            &format!(
                "SELECT reading.entry, 'claim ' || claim.id || ' read by ' || reader || ': ' || claim.anchor_text || ' ' ||
                     claim.unit || ' ' || claim.outcome FROM claim JOIN reading ON reading.id = claim.reading
                     WHERE claim.id IN {of} AND claim.decision IS NULL
                 UNION ALL SELECT entry, 'claim ' || claim || ' a sighting of statement ' || statement || ' (' || rule || ')'
                     FROM sighting WHERE claim IN {of}
                 UNION ALL SELECT entry, 'claim ' || claim || ' garbles statement ' || statement || ' (' || changed || ')'
                     FROM garble WHERE claim IN {of}
                 UNION ALL SELECT decision.entry, 'decision ' || decision.id || ': ' || kind || ' claim ' || decision.claim
                     FROM decision WHERE decision.claim IN {of}
                 UNION ALL SELECT decision.entry, 'decision ' || decision.id || ' takes back decision ' || undoes
                     FROM decision WHERE undoes IN (SELECT id FROM decision WHERE decision.claim IN {of})"
            ),
            claim,
        )
    }

    /// The history of a statement: its sightings, and what was decided.
    pub fn history_of_statement(&self, statement: i64) -> Result<Vec<Event>, Error> {
        self.events(
            "SELECT entry, 'seen as claim ' || claim || ' (' || rule || ': ' || why || ')' FROM sighting WHERE statement = ?1
             UNION ALL SELECT entry, 'garbled in claim ' || claim || ' (' || changed || ')' FROM garble WHERE statement = ?1
             UNION ALL SELECT decision.entry, 'decision ' || id || ': merged into statement ' || into_statement
                 FROM decision WHERE statement = ?1",
            statement,
        )
    }

    fn events(&self, sql: &str, id: i64) -> Result<Vec<Event>, Error> {
        let sql = format!(
            "SELECT entry.id, entry.at, it.what, entry.author, entry.reason
             FROM (SELECT 0 AS entry, '' AS what WHERE 0 UNION ALL {sql}) AS it
             JOIN entry ON entry.id = it.entry ORDER BY entry.id, it.what"
        );
        let mut select = self.connection.prepare_cached(&sql)?;
        let events = select.query_map([id], |row| {
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
        let gone = before.iter().filter(|line| !after.contains(line)).map(|line| format!("- {line}"));
        let new = after.iter().filter(|line| !before.contains(line)).map(|line| format!("+ {line}"));
        let mut difference: Vec<String> = gone.chain(new).collect();
        if difference.is_empty() {
            difference.push("the claims are the same".to_owned());
        }
        Ok(difference)
    }
}
