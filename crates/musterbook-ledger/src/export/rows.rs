//! Claims as an export takes them: with what stands around them, one after another, never all at once.

use crate::ask::Page;
use crate::columns::record::IMPORTED;
use crate::error::Error;
use crate::filter::Filter;
use crate::known::Known;
use crate::open::Ledger;
use crate::order::Order;
use crate::row::{self, ClaimRow};
use rusqlite::params;

/// A claim with its report, its statement and its sentence.
#[derive(Clone, Debug)]
pub struct ExportRow {
    pub row: ClaimRow,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<String>,
    /// Where its report stands; the address at which it was found first, where it stands at several.
    pub address: Option<String>,
    pub statement: Option<i64>,
    /// Who said it first, as far as is known: the origin of the statement.
    pub origin: String,
    /// The characters at `row.evidence`.
    pub evidence_text: String,
    /// Whether it was imported from another project's table.
    pub imported: bool,
    /// How far into the evidence the anchor begins and ends, in code points.
    pub anchor_in_evidence: [usize; 2],
}

impl Ledger {
    /// Gives the claims in force that a filter asks for to `take`, in order; how many there were. Stops at the first error,
    /// the ledger's or that of `take`.
    pub fn each_claim<E: From<Error>>(
        &self,
        filter: &Filter,
        order: Order,
        page: Page,
        known: Known,
        mut take: impl FnMut(ExportRow) -> Result<(), E>,
    ) -> Result<usize, E> {
        let database = |error: rusqlite::Error| E::from(Error::from(error));
        let columns = self.columns()?;
        let mut select = self
            .connection
            .prepare_cached(&format!(
                "SELECT {}, report.outlet, report.published, report.title, statement.id, statement.origin,
                     substr(report.text, claim.evidence_start + 1, claim.evidence_end - claim.evidence_start),
                     (SELECT version.address FROM version WHERE version.report = claim.report AND version.entry <= ?1
                      AND NOT EXISTS (SELECT 1 FROM version AS later WHERE later.address = version.address
                          AND later.number > version.number AND later.entry <= ?1)
                      ORDER BY version.entry, version.address LIMIT 1), ?4
                 FROM claim JOIN report ON report.id = claim.report JOIN statement ON statement.id = ?3
                 WHERE claim.id = ?2",
                row::CLAIM,
            ))
            .map_err(database)?;
        let mut count = 0;
        for row in columns.ordered(columns.pick(filter, known), order, page) {
            let at = row as usize;
            let is_imported = columns.flags[at] & IMPORTED != 0;
            let of = params![known.0, columns.claim[at], columns.statement[at], is_imported];
            let mut rows = select.query(of).map_err(database)?;
            while let Some(row) = rows.next().map_err(database)? {
                take(read(row).map_err(E::from)?)?;
                count += 1;
            }
        }
        Ok(count)
    }
}

fn read(row: &rusqlite::Row) -> Result<ExportRow, Error> {
    let claim = row::claim(row)?;
    let outlet: Option<String> = row.get(27)?;
    let origin: Option<String> = row.get(31)?;
    let own = || claim.claim.source.first().cloned().or_else(|| outlet.clone());
    let origin = origin.filter(|origin| !origin.is_empty()).or_else(own).unwrap_or_default();
    let begin = claim.evidence[0];
    let anchor_in_evidence = claim.anchor.map(|at| at.saturating_sub(begin));
    Ok(ExportRow {
        outlet,
        published: row.get(28)?,
        title: row.get(29)?,
        statement: row.get(30)?,
        origin,
        evidence_text: row.get(32)?,
        address: row.get(33)?,
        imported: row.get(34)?,
        anchor_in_evidence,
        row: claim,
    })
}
