//! The claims in force, kept: whenever something happens to a report, what was in force of it is compared with what is by
//! the rule of [`crate::known`]. What is no more is ended in its row, what is new gets one.

use crate::columns::record::{self, IMPORTED, NO_LOW, OPEN, Record, SHARE, WIDTH, day_of};
use crate::columns::{self, Columns};
use crate::error::Error;
use crate::known::{CLAIMS, Known, in_force};
use rusqlite::{Connection, Row, Transaction, params};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The columns of [`CLAIMS`] that a record is made of, in the order in which [`record_of`] reads them.
const COLUMNS: &str = "id, report, statement, side, by_party, place, origin, said_by, outlet, unit, outcome, scope, stance, \
    when_start, when_end, published, as_of, civilian, imported, share_of IS NOT NULL, low, high, confidence";

/// Where the row of a claim in force is.
struct Held {
    statement: i64,
    slab: i64,
    place: u32,
}

/// Keeps what is in force of a report as of an entry, the last that was kept or a later one. To be called in the transaction
/// in which something happens to the report.
pub fn keep(db: &Transaction, report: i64, entry: i64) -> Result<(), Error> {
    let mut held: BTreeMap<i64, Held> = db
        .prepare_cached("SELECT id, statement, slab, place FROM in_force WHERE report = ?1")?
        .query_map([report], |row| {
            Ok((row.get(0)?, Held { statement: row.get(1)?, slab: row.get(2)?, place: row.get(3)? }))
        })?
        .collect::<Result<_, _>>()?;
    let mut select = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM {CLAIMS} WHERE claim.report = ?2 AND {} ORDER BY id",
        in_force()
    ))?;
    let mut rows = select.query(params![entry, report])?;
    let (mut fresh, mut bytes) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let (claim, statement): (i64, i64) = (row.get(0)?, row.get(2)?);
        // What a row says of its claim and its statement never changes.
        if held.get(&claim).is_some_and(|it| it.statement == statement) {
            held.remove(&claim);
            continue;
        }
        let it = record_of(row, &mut |text| columns::name(db, text))?;
        Record { since: record::number(entry)?, ..it }.write(&mut bytes);
        fresh.push((claim, statement));
    }
    for (claim, it) in held {
        end(db, entry, &it)?;
        db.prepare_cached("DELETE FROM in_force WHERE id = ?1")?.execute([claim])?;
    }
    if fresh.is_empty() {
        return Ok(());
    }
    let slab = crate::add::next(db, "slab")?;
    db.prepare_cached("INSERT INTO slab (id, entry, sum, bytes) VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        slab,
        entry,
        sum(&bytes),
        bytes
    ])?;
    let mut insert =
        db.prepare_cached("INSERT INTO in_force (id, report, statement, slab, place) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (place, (claim, statement)) in (0_u32..).zip(fresh) {
        insert.execute(params![claim, report, statement, slab, place])?;
    }
    Ok(())
}

/// Puts down in a row that it is no more in force.
fn end(db: &Transaction, entry: i64, it: &Held) -> Result<(), Error> {
    let mut bytes: Vec<u8> =
        db.prepare_cached("SELECT bytes FROM slab WHERE id = ?1")?.query_row([it.slab], |row| row.get(0))?;
    let at = it.place as usize * WIDTH + Record::UNTIL;
    let until = bytes.get_mut(at..at + size_of::<u32>());
    let until = until.ok_or_else(|| Error::Damaged { why: format!("slab {} is too short", it.slab) })?;
    until.copy_from_slice(&record::number(entry)?.to_le_bytes());
    db.prepare_cached("UPDATE slab SET entry = ?2, sum = ?3, bytes = ?4 WHERE id = ?1")?.execute(params![
        it.slab,
        entry,
        sum(&bytes),
        bytes
    ])?;
    Ok(())
}

/// What shows that bytes are those that were written.
fn sum(bytes: &[u8]) -> i64 {
    let hash = Sha256::digest(bytes);
    hash.first_chunk().map_or(0, |eight| i64::from_be_bytes(*eight))
}

/// The record of a row of [`COLUMNS`], in force from the beginning on.
fn record_of(row: &Row, name: &mut dyn FnMut(Option<&str>) -> Result<u32, Error>) -> Result<Record, Error> {
    let text = |at: usize| Ok::<_, Error>(row.get_ref(at)?.as_str_or_null().map_err(rusqlite::Error::from)?);
    let mut name = |at: usize| name(text(at)?);
    let flag = |at: usize, bit: u8| Ok::<u8, Error>(if row.get(at)? { bit } else { 0 });
    let (low, high): (Option<f64>, Option<f64>) = (row.get(20)?, row.get(21)?);
    Ok(Record {
        claim: record::number(row.get(0)?)?,
        report: record::number(row.get(1)?)?,
        statement: record::number(row.get(2)?)?,
        since: 0,
        until: OPEN,
        side: name(3)?,
        by: name(4)?,
        place: name(5)?,
        origin: name(6)?,
        said_by: name(7)?,
        outlet: name(8)?,
        unit: name(9)?,
        outcome: name(10)?,
        scope: name(11)?,
        stance: name(12)?,
        when_start: day_of(text(13)?)?,
        when_end: day_of(text(14)?)?,
        published: day_of(text(15)?)?,
        as_of: day_of(text(16)?)?,
        civilian: row.get::<_, Option<bool>>(17)?.map_or(0, |it| 1 + u8::from(it)),
        flags: flag(18, IMPORTED)? | flag(19, SHARE)? | if low.is_none() { NO_LOW } else { 0 },
        confidence: row.get::<_, f64>(22)? as f32,
        number: low.or(high).unwrap_or(f64::NAN),
    })
}

/// Keeps all reports that a decision is about: that of its evidence, and those of the statements that it moved claims
/// between; of one that takes another back, those of the other.
pub fn keep_decided(db: &Transaction, decision: i64, entry: i64) -> Result<(), Error> {
    let reports: Vec<i64> = db
        .prepare_cached(
            "WITH made AS (SELECT it.* FROM decision AS it JOIN decision AS asked ON asked.id = ?1
                 WHERE it.id = asked.id OR it.id = asked.undoes)
             SELECT made.report FROM made WHERE made.report IS NOT NULL
             UNION SELECT claim.report FROM made JOIN sighting ON sighting.statement IN (made.statement, made.into_statement)
                 JOIN claim ON claim.id = sighting.claim",
        )?
        .query_map([decision], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    reports.into_iter().try_for_each(|report| keep(db, report, entry))
}

/// Keeps everything that ever happened, in a file in which nothing is kept yet: each report at each entry that touched it.
pub fn keep_all(db: &Transaction) -> Result<(), Error> {
    let mut select = db.prepare(
        "SELECT report, entry FROM reading
         UNION SELECT version.report, later.entry FROM version JOIN version AS later ON later.address = version.address
         UNION SELECT report, entry FROM decision WHERE report IS NOT NULL
         UNION SELECT undone.report, decision.entry FROM decision JOIN decision AS undone ON undone.id = decision.undoes
             WHERE undone.report IS NOT NULL
         UNION SELECT claim.report, sighting.entry FROM sighting JOIN claim ON claim.id = sighting.claim
         ORDER BY entry, report",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        keep(db, row.get(0)?, row.get(1)?)?;
    }
    Ok(())
}

/// The slabs whose bytes are not those that were written.
pub fn changed(db: &Connection) -> Result<Vec<i64>, Error> {
    let mut select = db.prepare("SELECT id, sum, bytes FROM slab ORDER BY id")?;
    let mut rows = select.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let bytes = row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?;
        if sum(bytes) != row.get::<_, i64>(1)? || bytes.len() % WIDTH != 0 {
            found.push(row.get(0)?);
        }
    }
    Ok(found)
}

/// The claims whose rows are not what the rule says: in force and not kept so, or kept and not in force so.
pub fn wrong(db: &Connection) -> Result<Vec<i64>, Error> {
    let kept = Columns::load(db)?;
    let mut places = db.prepare("SELECT id, statement, slab, place FROM in_force")?;
    let mut open: BTreeMap<i64, Option<Record>> = BTreeMap::new();
    let mut rows = places.query([])?;
    while let Some(row) = rows.next()? {
        let (id, statement): (i64, i64) = (row.get(0)?, row.get(1)?);
        let is_it = |it: &Record| i64::from(it.claim) == id && i64::from(it.statement) == statement && it.until == OPEN;
        open.insert(id, kept.row_of(row.get(2)?, row.get(3)?).filter(is_it));
    }
    let mut wrong: Vec<i64> = Vec::new();
    let is_open = |at: &usize| kept.until[*at] == OPEN;
    wrong.extend(
        (0..kept.claim.len()).filter(is_open).map(|at| i64::from(kept.claim[at])).filter(|id| !open.contains_key(id)),
    );
    let mut select = db.prepare(&format!("SELECT {COLUMNS} FROM {CLAIMS} WHERE {}", in_force()))?;
    let mut rows = select.query([Known::NOW.0])?;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let by_rule = record_of(row, &mut |text| Ok(text.map_or(0, |text| kept.names.id(text).unwrap_or(OPEN))))?;
        let bytes = |it: Record| {
            let mut out = Vec::new();
            Record { since: 0, ..it }.write(&mut out);
            out
        };
        if open.remove(&id).flatten().map(bytes) != Some(bytes(by_rule)) {
            wrong.push(id);
        }
    }
    wrong.extend(open.into_keys());
    wrong.sort_unstable();
    wrong.dedup();
    Ok(wrong)
}

#[cfg(test)]
mod tests;
