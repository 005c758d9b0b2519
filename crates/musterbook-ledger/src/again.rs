//! A report read again: what is read as before keeps its statement, so that merges and splits outlive a new reader; and
//! the reports that another reader than this one read last.

use crate::error::Error;
use crate::link::see;
use crate::open::Ledger;
use jiff::civil::Date;
use musterbook_core::page::Report;
use rusqlite::{OptionalExtension, Transaction, params};

/// The fields of a claim; two claims with the same evidence that agree in them say the same.
pub const FIELDS: &[&str] = &[
    "low",
    "high",
    "qualifier",
    "share_of",
    "unit",
    "outcome",
    "side",
    "civilian",
    "by_party",
    "place",
    "when_start",
    "when_end",
    "scope",
    "per",
    "source",
    "stance",
];

/// SQL for "two claims say the same of the same evidence".
pub fn same(one: &str, other: &str) -> String {
    let agree = FIELDS.iter().map(|field| format!("{one}.{field} IS NOT DISTINCT FROM {other}.{field}"));
    let mut all = vec![
        format!("{one}.report = {other}.report"),
        format!("{one}.anchor_start = {other}.anchor_start"),
        format!("{one}.anchor_end = {other}.anchor_end"),
    ];
    all.extend(agree);
    all.join(" AND ")
}

/// Makes the claims of a new reading that an earlier one held too sightings of the statements that those are of; the
/// other claims, in the order of the text.
pub fn keep(db: &Transaction, entry: i64, claims: &[i64]) -> Result<Vec<i64>, Error> {
    let sql = format!(
        "SELECT old.id, sighting.statement FROM claim AS new JOIN claim AS old ON {}
         JOIN sighting ON sighting.claim = old.id
         WHERE new.id = ?1 AND old.reading < new.reading AND old.decision IS NULL
         ORDER BY old.reading DESC, sighting.entry DESC LIMIT 1",
        same("old", "new")
    );
    let mut find = db.prepare_cached(&sql)?;
    let mut new = Vec::new();
    for &claim in claims {
        let old: Option<(i64, i64)> = find.query_row([claim], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let Some((old, statement)) = old else {
            new.push(claim);
            continue;
        };
        see(db, claim, statement, entry, "again", &format!("read again as claim {old} was read"))?;
        db.prepare_cached(
            "INSERT INTO garble (claim, statement, entry, changed, why)
             SELECT ?1, statement, ?2, changed, why FROM garble WHERE claim = ?3 ON CONFLICT DO NOTHING",
        )?
        .execute(params![claim, entry, old])?;
    }
    Ok(new)
}

impl Ledger {
    /// The reports that stand at some address and that this reader has not read yet, in the order in which they were
    /// added; not those imported from another project's table.
    pub fn unread_by(&self, reader: &str) -> Result<Vec<i64>, Error> {
        let sql = format!(
            "SELECT report.id FROM report JOIN entry ON entry.id = report.entry
             WHERE report.entry <= ?1 AND entry.what <> 'import' AND {}
             AND NOT EXISTS (SELECT 1 FROM reading WHERE reading.report = report.id AND reading.reader = ?2)
             ORDER BY report.id",
            crate::known::stands_somewhere("report.id")
        );
        let mut select = self.connection.prepare(&sql)?;
        Ok(select.query_map(params![i64::MAX, reader], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// A report as it was added, and an address at which it stands; empty where it stands at none.
    pub fn report_as_added(&self, id: i64) -> Result<(Report, String), Error> {
        let mut select = self.connection.prepare_cached(
            "SELECT title, outlet, authors, published, published_rule, language, text, furniture, notes,
                 (SELECT address FROM version WHERE version.report = report.id AND NOT EXISTS (SELECT 1 FROM version AS later
                     WHERE later.address = version.address AND later.number > version.number)
                 ORDER BY entry, address LIMIT 1)
             FROM report WHERE id = ?1",
        )?;
        let mut rows = select.query([id])?;
        let row = rows.next()?.ok_or(Error::Unknown { what: "report", id })?;
        let json = |at: usize| row.get::<_, String>(at);
        let published: Option<Date> = crate::row::day(row.get(3)?)?;
        let address: Option<String> = row.get(9)?;
        let report = Report {
            title: row.get(0)?,
            outlet: row.get(1)?,
            authors: serde_json::from_str(&json(2)?)?,
            published,
            published_rule: row.get(4)?,
            language: row.get(5)?,
            text: row.get(6)?,
            furniture: serde_json::from_str(&json(7)?)?,
            notes: serde_json::from_str(&json(8)?)?,
            ..Report::default()
        };
        Ok((report, address.unwrap_or_default()))
    }
}
