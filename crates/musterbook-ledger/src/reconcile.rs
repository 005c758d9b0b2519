//! The claims in force, as reconciling takes them: with their reports and whose statements they are. Sentences are read
//! for those alone that are shown.

use crate::columns::Columns;
use crate::error::Error;
use crate::filter::Filter;
use crate::known::Known;
use crate::open::Ledger;
use crate::row;
use musterbook_core::claim::Outcome;
use musterbook_core::reconcile::gather::{Seen, is_garble};
use musterbook_core::reconcile::statement::Statement;
use rusqlite::{OptionalExtension, params};

impl Ledger {
    /// The claims that a filter asks for, in the order in which they were recorded. Their sentences are left empty: see
    /// [`Ledger::quote`].
    pub fn seen(&self, filter: &Filter, known: Known) -> Result<Vec<Seen>, Error> {
        let columns = self.columns()?;
        self.seen_in(&columns, columns.pick(filter, known), known)
    }

    /// The claims of some rows, as [`Ledger::seen`] has them.
    pub(crate) fn seen_in(&self, columns: &Columns, mut rows: Vec<u32>, known: Known) -> Result<Vec<Seen>, Error> {
        rows.sort_unstable_by_key(|row| columns.claim[*row as usize]);
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {}, report.outlet, report.published, CASE WHEN claim.anchor_end <= length(report.title)
                 THEN substr(report.text, 1, length(report.title)) = report.title ELSE 0 END
             FROM claim JOIN report ON report.id = claim.report WHERE claim.id = ?1",
            row::CLAIM,
        ))?;
        let mut found = Vec::new();
        for row in rows {
            let id = i64::from(columns.claim[row as usize]);
            let statement = i64::from(columns.statement[row as usize]);
            let mut rows = select.query([id])?;
            let row = rows.next()?.ok_or(Error::Unknown { what: "claim", id })?;
            let it = row::claim(row)?;
            let garble = self.garbled(id, known)?.filter(|(of, _)| is_garble(&it.claim, *of)).map(|(_, why)| why);
            found.push(Seen {
                report: it.report,
                outlet: row.get(27)?,
                published: row::day(row.get(28)?)?,
                statement: Some(statement),
                in_title: row.get(29)?,
                sentence: String::new(),
                sentence_at: it.evidence[0],
                evidence: format!("claim {}", it.id),
                number: Some(it.id),
                garble,
                claim: it.claim,
            });
        }
        Ok(found)
    }

    /// Fills in the sentences of the statements at some places of a list; the others are left as they are.
    pub fn quote(&self, statements: &mut [Statement], places: impl IntoIterator<Item = usize>) -> Result<(), Error> {
        let mut select = self.connection.prepare_cached(
            "SELECT substr(report.text, claim.evidence_start + 1, claim.evidence_end - claim.evidence_start)
             FROM claim JOIN report ON report.id = claim.report WHERE claim.id = ?1",
        )?;
        for at in places {
            let Some(it) = statements.get_mut(at).filter(|it| it.sentence.is_empty()) else { continue };
            if let Some(claim) = it.claim {
                it.sentence = select.query_row([claim], |row| row.get(0)).optional()?.unwrap_or_default();
            }
        }
        Ok(())
    }

    /// What the statement that a claim garbles tells of, and how: the first that was found.
    fn garbled(&self, claim: i64, known: Known) -> Result<Option<(Outcome, String)>, Error> {
        let mut select = self.connection.prepare_cached(
            "SELECT statement.outcome, garble.changed, garble.why FROM garble
             JOIN statement ON statement.id = garble.statement
             WHERE garble.claim = ?2 AND garble.entry <= ?1 ORDER BY garble.entry, garble.statement DESC LIMIT 1",
        )?;
        let found: Option<(String, String, String)> =
            select.query_row(params![known.0, claim], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
        Ok(found
            .and_then(|(outcome, changed, why)| Some((Outcome::parse(&outcome)?, format!("another {changed}: {why}")))))
    }
}
