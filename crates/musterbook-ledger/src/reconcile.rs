//! The claims in force, as reconciling takes them: with their reports and whose statements they are. Sentences are read
//! for those alone that are shown.

use crate::error::Error;
use crate::filter::{Filter, Where};
use crate::known::Known;
use crate::open::Ledger;
use crate::row;
use musterbook_core::claim::Outcome;
use musterbook_core::reconcile::gather::{Seen, is_garble};
use musterbook_core::reconcile::statement::Statement;
use rusqlite::{OptionalExtension, params, params_from_iter};
use std::collections::BTreeMap;

impl Ledger {
    /// The claims that a filter asks for, in the order in which they were recorded. Their sentences are left empty: see
    /// [`Ledger::quote`].
    pub fn seen(&self, filter: &Filter, known: Known) -> Result<Vec<Seen>, Error> {
        let garbles = self.garbled(known)?;
        let Where { sql, values } = filter.sql(known);
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {}, report.outlet, report.published, asked.statement, coalesce(claim.anchor_end <= length(report.title)
                 AND substr(report.text, 1, length(report.title)) = report.title, 0)
             FROM (SELECT claim.id AS id, claim.statement AS statement FROM {} WHERE {sql}) AS asked
             JOIN claim ON claim.id = asked.id JOIN report ON report.id = claim.report ORDER BY claim.id",
            row::CLAIM,
            known.claims()
        ))?;
        let mut rows = select.query(params_from_iter(values))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let it = row::claim(row)?;
            let garble = garbles.get(&it.id).filter(|(of, _)| is_garble(&it.claim, *of)).map(|(_, why)| why.clone());
            found.push(Seen {
                report: it.report,
                outlet: row.get(27)?,
                published: row::day(row.get(28)?)?,
                statement: row.get(29)?,
                in_title: row.get(30)?,
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

    /// The claims that garble a statement: what happened in that, and why.
    fn garbled(&self, known: Known) -> Result<BTreeMap<i64, (Outcome, String)>, Error> {
        let mut select = self.connection.prepare_cached(
            "SELECT garble.claim, statement.outcome, garble.changed, garble.why FROM garble
             JOIN statement ON statement.id = garble.statement WHERE garble.entry <= ?1 ORDER BY garble.claim, garble.entry DESC",
        )?;
        let mut rows = select.query(params![known.0])?;
        let mut found = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (outcome, changed, why): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
            if let Some(outcome) = Outcome::parse(&outcome) {
                found.insert(row.get(0)?, (outcome, format!("another {changed}: {why}")));
            }
        }
        Ok(found)
    }
}
