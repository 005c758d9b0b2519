//! Adding a report with its reading: one transaction, safe to repeat.

use crate::bands::Bands;
use crate::candidates::Founders;
use crate::error::Error;
use crate::in_force;
use crate::open::Ledger;
use crate::row;
use jiff::Timestamp;
use musterbook_core::code_points::CodePoints;
use musterbook_core::read::Reading;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// A report on its way into the ledger.
pub struct Arrival<'a> {
    /// Where it was found: a file, a page, an item of a feed.
    pub address: &'a str,
    pub reading: &'a Reading,
    /// The version of the reader.
    pub reader: &'a str,
    /// When it is recorded.
    pub at: Timestamp,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    pub report: i64,
    pub outcome: Outcome,
    /// How many claims are new.
    pub claims: usize,
    /// Claims that are sightings of statements known before.
    pub repeats: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Text and address are new.
    New,
    /// The address is new, its text stood elsewhere already.
    Elsewhere,
    /// The address now has another text: the former report, and this one's number as a version.
    Changed { from: i64, version: i64 },
    /// The text is known and was read again with another reader.
    ReadAgain,
    /// Nothing new.
    Known,
}

/// Adds reports one after another; what they share is made once.
pub struct Adder<'a> {
    pub(crate) ledger: &'a mut Ledger,
    shared: Shared,
}

/// What reports that are added one after another share.
struct Shared {
    bands: Bands,
    founders: Founders,
}

impl Ledger {
    pub fn adder(&mut self) -> Adder<'_> {
        Adder { ledger: self, shared: Shared { bands: Bands::new(), founders: Founders::default() } }
    }
}

impl Adder<'_> {
    /// Adds one report. When this returns, it is on the disk; when it fails, nothing of it is.
    pub fn add(&mut self, arrival: &Arrival) -> Result<Added, Error> {
        Ok(self.add_all(std::slice::from_ref(arrival))?.remove(0))
    }

    /// Adds several in one transaction: all of them, or none.
    pub fn add_all(&mut self, arrivals: &[Arrival]) -> Result<Vec<Added>, Error> {
        self.write_all(arrivals, Kind::Read)
    }

    /// The same for rows of another project's data, see [`crate::import`]: a row is a statement by itself, and no copy of
    /// any other.
    pub fn import_all(&mut self, arrivals: &[Arrival]) -> Result<Vec<Added>, Error> {
        self.write_all(arrivals, Kind::Import)
    }

    /// What would become of several: all is done and taken back, nothing is written. The numbers of what is new mean nothing.
    pub fn foresee_all(&mut self, arrivals: &[Arrival]) -> Result<Vec<Added>, Error> {
        let shared = &mut self.shared;
        let transaction = self.ledger.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let added = arrivals.iter().map(|arrival| add(&transaction, shared, arrival, Kind::Read)).collect();
        shared.founders = Founders::default();
        transaction.rollback()?;
        added
    }

    fn write_all(&mut self, arrivals: &[Arrival], kind: Kind) -> Result<Vec<Added>, Error> {
        let shared = &mut self.shared;
        let transaction = self.ledger.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let added: Result<Vec<Added>, Error> =
            arrivals.iter().map(|arrival| add(&transaction, shared, arrival, kind)).collect();
        let written = added.and_then(|added| transaction.commit().map(|()| added).map_err(Error::from));
        if written.is_err() {
            shared.founders = Founders::default();
        }
        written
    }
}

/// Where a report comes from: it was read, or its claims stood in another project's table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Read,
    Import,
}

fn add(db: &Transaction, shared: &mut Shared, arrival: &Arrival, kind: Kind) -> Result<Added, Error> {
    let hash = hash(arrival.reading);
    let known: Option<i64> =
        db.prepare_cached("SELECT id FROM report WHERE hash = ?1")?.query_row([&hash], |row| row.get(0)).optional()?;
    let last: Option<(i64, i64)> = db
        .prepare_cached("SELECT report, number FROM version WHERE address = ?1 ORDER BY number DESC LIMIT 1")?
        .query_row([arrival.address], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let is_read = match known {
        Some(report) => {
            db.prepare_cached("SELECT count(*) FROM reading WHERE report = ?1 AND reader = ?2")?
                .query_row(params![report, arrival.reader], |row| row.get::<_, i64>(0))?
                > 0
        }
        None => false,
    };
    let stands = known.is_some() && last.is_some_and(|(report, _)| Some(report) == known);
    if let Some(report) = known.filter(|_| stands && is_read) {
        return Ok(Added { report, outcome: Outcome::Known, claims: 0, repeats: 0 });
    }
    let what = if kind == Kind::Import { "import" } else { "add" };
    let entry = entry(db, arrival.at, what, None, None)?;
    let report = match known {
        Some(report) => report,
        None => write_report(db, entry, arrival.reading, &hash)?,
    };
    if !stands {
        let number = last.map_or(1, |(_, number)| number + 1);
        db.prepare_cached("INSERT INTO version (address, number, report, entry) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![arrival.address, number, report, entry])?;
    }
    let mut repeats = 0;
    if !is_read {
        let reading = write_reading(db, entry, report, arrival)?;
        repeats = match kind {
            Kind::Read => {
                let Shared { bands, founders } = shared;
                crate::link::link(db, bands, founders, entry, report, reading, known.is_none())?
            }
            Kind::Import => crate::import::link(db, entry, reading, arrival.address)?,
        };
    }
    in_force::keep(db, report, entry)?;
    if let Some((former, _)) = last.filter(|&(former, _)| former != report) {
        in_force::keep(db, former, entry)?;
    }
    let outcome = match (last, known) {
        (Some((from, number)), _) if !stands => Outcome::Changed { from, version: number + 1 },
        (_, Some(_)) if stands => Outcome::ReadAgain,
        (_, Some(_)) => Outcome::Elsewhere,
        _ => Outcome::New,
    };
    let claims = if is_read { 0 } else { arrival.reading.claims.len() };
    Ok(Added { report, outcome, claims, repeats })
}

/// A new entry; its number.
pub(crate) fn entry(
    db: &Connection,
    at: Timestamp,
    what: &str,
    author: Option<&str>,
    reason: Option<&str>,
) -> Result<i64, Error> {
    let id = next(db, "entry")?;
    // Entries stay in the order of their times, even where the clock goes back.
    let last: Option<String> =
        db.prepare_cached("SELECT max(at) FROM entry WHERE id = ?1")?.query_row([id - 1], |row| row.get(0))?;
    let at = time(at).max(last.unwrap_or_default());
    db.prepare_cached("INSERT INTO entry (id, at, what, author, reason) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![id, at, what, author, reason])?;
    Ok(id)
}

/// `2025-06-16T08:00:00.000000Z`.
pub(crate) fn time(at: Timestamp) -> String {
    format!("{at:.6}")
}

/// The next id of a table.
pub(crate) fn next(db: &Connection, table: &str) -> Result<i64, Error> {
    let sql = format!("SELECT coalesce(max(id), 0) + 1 FROM {table}");
    Ok(db.prepare_cached(&sql)?.query_row([], |row| row.get(0))?)
}

/// What makes a report the same report: SHA-256 of text, title, outlet and day, in hex.
pub fn hash(reading: &Reading) -> String {
    let report = &reading.report;
    let published = report.published.map(|day| day.to_string());
    let [text, title] = [Some(&report.text), report.title.as_ref()].map(|text| text.map(|text| kept(text)));
    hash_of(&text.unwrap_or_default(), [title.as_deref(), report.outlet.as_deref(), published.as_deref()])
}

/// A text as it is kept. SQL counts the characters of a text up to the first zero only, so zeros are kept as U+FFFD.
fn kept(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { Cow::Owned(text.replace('\0', "\u{fffd}")) } else { Cow::Borrowed(text) }
}

/// The same of what is kept.
pub(crate) fn hash_of(text: &str, rest: [Option<&str>; 3]) -> String {
    let mut hasher = Sha256::new();
    for part in std::iter::once(text).chain(rest.map(Option::unwrap_or_default)) {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn write_report(db: &Transaction, entry: i64, reading: &Reading, hash: &str) -> Result<i64, Error> {
    let id = next(db, "report")?;
    let report = &reading.report;
    db.prepare_cached(
        "INSERT INTO report (id, entry, hash, title, outlet, authors, published, published_rule, language, text, furniture,
         notes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        id,
        entry,
        hash,
        report.title.as_deref().map(kept),
        report.outlet,
        serde_json::to_string(&report.authors)?,
        report.published.map(|day| day.to_string()),
        report.published_rule,
        report.language,
        kept(&report.text),
        serde_json::to_string(&report.furniture)?,
        serde_json::to_string(&report.notes)?,
    ])?;
    Ok(id)
}

fn write_reading(db: &Transaction, entry: i64, report: i64, arrival: &Arrival) -> Result<i64, Error> {
    let id = next(db, "reading")?;
    db.prepare_cached(
        "INSERT INTO reading (id, report, number, reader, entry)
         VALUES (?1, ?2, (SELECT count(*) + 1 FROM reading WHERE report = ?2), ?3, ?4)",
    )?
    .execute(params![id, report, arrival.reader, entry])?;
    let points = CodePoints::new(&arrival.reading.report.text);
    let outlet = arrival.reading.report.outlet.as_deref();
    let own = outlet.map_or_else(|| row::unknown_outlet(report), str::to_owned);
    let published = arrival.reading.report.published.map(|day| day.to_string());
    let first = next(db, "claim")?;
    let mut insert = db.prepare_cached(
        "INSERT INTO claim (id, reading, report, anchor_start, anchor_end, anchor_text, low, high, qualifier, share_of,
         unit, outcome, side, civilian, by_party, place, when_start, when_end, scope, per, source, origin, stance,
         likelihood_low, likelihood_high, confidence, evidence_start, evidence_end, trace, published, outlet) VALUES (?1, ?2, ?3, ?4, ?5, ?6,
         ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31)",
    )?;
    for (claim, it) in (first..).zip(&arrival.reading.claims) {
        let (anchor_start, anchor_end) = row::points(&points, it.anchor);
        let (evidence_start, evidence_end) = row::points(&points, it.evidence);
        insert.execute(params![
            claim,
            id,
            report,
            anchor_start,
            anchor_end,
            it.anchor_text,
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
            it.source.first().unwrap_or(&own),
            it.stance.as_str(),
            it.likelihood.map(|(low, _)| low),
            it.likelihood.map(|(_, high)| high),
            it.confidence,
            evidence_start,
            evidence_end,
            row::trace(it)?,
            published,
            outlet,
        ])?;
    }
    let mut insert = db.prepare_cached(
        "INSERT INTO rejected (reading, anchor_start, anchor_end, anchor_text, low, high, qualifier, reason,
         because) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING",
    )?;
    for it in &arrival.reading.rejected {
        let (start, end) = row::points(&points, it.anchor);
        insert.execute(params![
            id,
            start,
            end,
            it.anchor_text,
            it.low,
            it.high,
            it.qualifier.as_str(),
            it.reason.as_str(),
            it.because,
        ])?;
    }
    Ok(id)
}
