//! Claims to statements: each claim of a new reading becomes a sighting of a statement that is there, or founds one.

use crate::add::next;
use crate::bands::Bands;
use crate::candidates::{Founders, candidates};
use crate::copies;
use crate::error::Error;
use crate::row::{self, ClaimRow};
use jiff::civil::Date;
use musterbook_core::reconcile::lineage::{Point, Relation, relation, strength};
use rusqlite::{Transaction, params};

/// Links the claims of a new reading; how many were sightings of statements known before.
pub fn link(
    db: &Transaction,
    bands: &Bands,
    founders: &mut Founders,
    entry: i64,
    report: i64,
    reading: i64,
    is_new: bool,
) -> Result<usize, Error> {
    if is_new {
        let text: String =
            db.prepare_cached("SELECT text FROM report WHERE id = ?1")?.query_row([report], |row| row.get(0))?;
        copies::find(db, bands, entry, report, &text)?;
    }
    let claims: Vec<i64> = db
        .prepare_cached("SELECT id FROM claim WHERE reading = ?1 ORDER BY anchor_start")?
        .query_map([reading], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    if is_new {
        return link_claims(db, founders, entry, report, &claims);
    }
    let others = crate::again::keep(db, entry, &claims)?;
    Ok(claims.len() - others.len() + link_claims(db, founders, entry, report, &others)?)
}

/// Links claims of a report, in order; how many were sightings of statements known before.
pub fn link_claims(
    db: &Transaction,
    founders: &mut Founders,
    entry: i64,
    report: i64,
    claims: &[i64],
) -> Result<usize, Error> {
    let (outlet, published): (Option<String>, Option<String>) = db
        .prepare_cached("SELECT outlet, published FROM report WHERE id = ?1")?
        .query_row([report], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let published = row::day(published)?;
    let mut copies = copies::of(db, report)?;
    copies.insert(report);
    let mut repeats = 0;
    for &id in claims {
        let claim = read_claim(db, id)?;
        let point = Point::of(&claim.claim, outlet.as_deref(), published);
        let mut sighting = None;
        for (statement, founder) in candidates(db, founders, &claim.claim.source, &point, &copies)? {
            let (of_report, known) = &*founder;
            match relation(&point, known, copies.contains(of_report)) {
                Some(Relation::Sighting { rule, why }) => {
                    let is_stronger = |(_, known, _): &(i64, &str, String)| strength(rule) > strength(known);
                    if sighting.as_ref().is_none_or(is_stronger) {
                        sighting = Some((statement, rule, why));
                    }
                }
                Some(Relation::Garble { changed, why }) => {
                    db.prepare_cached(
                        "INSERT INTO garble (claim, statement, entry, changed, why) VALUES (?1, ?2, ?3, ?4, ?5)
                         ON CONFLICT DO NOTHING",
                    )?
                    .execute(params![id, statement, entry, changed, why])?;
                }
                None => {}
            }
        }
        match sighting {
            Some((statement, rule, why)) => {
                repeats += 1;
                let statement = now(db, statement)?;
                see(db, id, statement, entry, rule, &why)?;
            }
            None => {
                let statement = found_statement(db, entry, id, report, &point)?;
                see(db, id, statement, entry, "first", "nobody gave it before")?;
            }
        }
    }
    Ok(repeats)
}

/// Makes a claim the founder of a statement of its own.
pub fn found_own(db: &Transaction, entry: i64, claim: i64, rule: &str, why: &str) -> Result<(), Error> {
    let row = read_claim(db, claim)?;
    let (outlet, published): (Option<String>, Option<String>) =
        db.query_row("SELECT outlet, published FROM report WHERE id = ?1", [row.report], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let point = Point::of(&row.claim, outlet.as_deref(), row::day(published)?);
    let statement = found_statement(db, entry, claim, row.report, &point)?;
    see(db, claim, statement, entry, rule, why)
}

pub(crate) fn see(
    db: &Transaction,
    claim: i64,
    statement: i64,
    entry: i64,
    rule: &str,
    why: &str,
) -> Result<(), Error> {
    db.prepare_cached("INSERT INTO sighting (claim, statement, entry, rule, why) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![claim, statement, entry, rule, why])?;
    Ok(())
}

/// Where the claim that founded a statement is now: a person may have merged the statement into another, or split it.
fn now(db: &Transaction, statement: i64) -> Result<i64, Error> {
    Ok(db
        .prepare_cached(
            "SELECT sighting.statement FROM statement JOIN sighting ON sighting.claim = statement.claim
             WHERE statement.id = ?1 ORDER BY sighting.entry DESC LIMIT 1",
        )?
        .query_row([statement], |row| row.get(0))?)
}

fn read_claim(db: &Transaction, id: i64) -> Result<ClaimRow, Error> {
    let mut select = db.prepare_cached(&format!("SELECT {} FROM claim WHERE id = ?1", row::CLAIM))?;
    let mut rows = select.query([id])?;
    row::claim(rows.next()?.ok_or(Error::Unknown { what: "claim", id })?)
}

fn found_statement(db: &Transaction, entry: i64, claim: i64, report: i64, point: &Point) -> Result<i64, Error> {
    let id = next(db, "statement")?;
    let origin = Some(point.origin.as_str()).filter(|origin| !origin.is_empty());
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    db.prepare_cached(
        "INSERT INTO statement (id, entry, claim, origin, unit, outcome, number, as_of, imported)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, (SELECT what = 'import' FROM entry WHERE id = ?2))",
    )?
    .execute(params![
        id,
        entry,
        claim,
        origin.map_or_else(|| row::unknown_outlet(report), str::to_owned),
        point.unit.as_str(),
        point.outcome.as_str(),
        point.low.or(point.high),
        day(point.as_of.or(point.published)),
    ])?;
    Ok(id)
}
