//! Claims to statements: each claim of a new reading becomes a sighting of a statement that is there, or founds one.

use crate::add::next;
use crate::bands::Bands;
use crate::copies;
use crate::error::Error;
use crate::row::{self, ClaimRow};
use jiff::civil::Date;
use musterbook_core::reconcile::lineage::{MEMORY, Point, Relation, SHORT, is_hundreds, relation, strength};
use rusqlite::{Transaction, params};
use std::collections::BTreeSet;

/// At most so many statements are looked at for one claim, the nearest in time first.
const CANDIDATES: i64 = 64;

/// Links the claims of a new reading; how many were sightings of statements known before.
pub fn link(
    db: &Transaction,
    bands: &Bands,
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
        return link_claims(db, entry, report, &claims);
    }
    let others = crate::again::keep(db, entry, &claims)?;
    Ok(claims.len() - others.len() + link_claims(db, entry, report, &others)?)
}

/// Links claims of a report, in order; how many were sightings of statements known before.
pub fn link_claims(db: &Transaction, entry: i64, report: i64, claims: &[i64]) -> Result<usize, Error> {
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
        for (statement, of_report, known) in candidates(db, &claim, &point, &copies)? {
            match relation(&point, &known, copies.contains(&of_report)) {
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

/// Statements with the same number for the same kind of thing, the nearest in time first: the statement, the report that
/// founded it, and what lineage looks at. Statements of an imported table are looked at only where the claim names the
/// project: such tables are made from reports, reports are not copied from them.
///
/// A number from a hundred up is seldom given by chance, so whoever gave it is looked at. Smaller ones stand everywhere: of
/// those only what the claim's own sources gave, and what stands in its own report and in near copies of it.
fn candidates(
    db: &Transaction,
    claim: &ClaimRow,
    point: &Point,
    reports: &BTreeSet<i64>,
) -> Result<Vec<Candidate>, Error> {
    let Some(day) = point.as_of.or(point.published) else { return Ok(Vec::new()) };
    let Some(number) = point.low.or(point.high) else { return Ok(Vec::new()) };
    let is_rare = is_hundreds(point) || point.share_of.is_some();
    let window = if is_rare { MEMORY } else { SHORT };
    let days = |n: i32| day.saturating_add(jiff::Span::new().days(n)).to_string();
    let of = "SELECT statement.id AS id, statement.claim AS claim, statement.as_of AS as_of";
    let is_it = "statement.unit = ?1 AND statement.number = ?2 AND (statement.imported = 0 OR statement.origin = ?6)";
    let pool = if is_rare {
        // From the day backwards and from it onwards, each by the index: what lies farther is never read.
        let near = |side: &str| {
            format!("SELECT * FROM ({of} FROM statement WHERE {is_it} AND {side}, statement.id LIMIT {CANDIDATES})")
        };
        let before = near("statement.as_of BETWEEN ?3 AND ?5 ORDER BY statement.as_of DESC");
        let after = near("statement.as_of > ?5 AND statement.as_of <= ?4 ORDER BY statement.as_of");
        format!("{before} UNION ALL {after}")
    } else {
        // From the names and from the reports to their statements: of a small number there are very many others.
        format!(
            "SELECT * FROM ({of} FROM json_each(?7) AS name CROSS JOIN statement INDEXED BY statement_origin
                 WHERE statement.origin = name.value AND {is_it} AND statement.as_of BETWEEN ?3 AND ?4
                 ORDER BY statement.as_of DESC, statement.id LIMIT {CANDIDATES})
             UNION {of} FROM json_each(?8) AS copy CROSS JOIN claim CROSS JOIN statement INDEXED BY statement_claim
             WHERE claim.report = copy.value AND statement.claim = claim.id AND {is_it}"
        )
    };
    let mut select = db.prepare_cached(&format!(
        "SELECT {}, near.id, claim.outlet, claim.published FROM (
             SELECT id, claim, abs(julianday(as_of) - julianday(?5)) AS apart FROM ({pool})
             ORDER BY apart, id LIMIT {CANDIDATES}) AS near
         JOIN claim ON claim.id = near.claim ORDER BY near.apart, near.id",
        row::CLAIM,
    ))?;
    let unit = point.unit.as_str();
    let (from, to, day) = (days(-window), days(window), day.to_string());
    let mut rows = if is_rare {
        select.query(params![unit, number, from, to, day, point.origin])?
    } else {
        let names: BTreeSet<&str> =
            [point.origin.as_str()].into_iter().chain(claim.claim.source.iter().map(String::as_str)).collect();
        let (names, reports) = (serde_json::to_string(&names)?, serde_json::to_string(reports)?);
        select.query(params![unit, number, from, to, day, point.origin, names, reports])?
    };
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let it = row::claim(row)?;
        // Cheaper than to compare names: `from 300 to 500` is no repeat of 300.
        let figure = |low: Option<f64>, high: Option<f64>| (low.or(high), high.or(low));
        if figure(it.claim.low, it.claim.high) != figure(point.low, point.high) {
            continue;
        }
        let (outlet, published): (Option<String>, Option<String>) = (row.get(28)?, row.get(29)?);
        let known = Point::of(&it.claim, outlet.as_deref(), row::day(published)?);
        found.push((row.get(27)?, it.report, known));
    }
    Ok(found)
}

/// A statement, the report that founded it, and what lineage looks at in it.
type Candidate = (i64, i64, Point);

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
