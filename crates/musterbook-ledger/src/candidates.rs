//! The statements that a claim may be a sighting of.

use crate::error::Error;
use crate::row;
use musterbook_core::reconcile::lineage::{MEMORY, Point, SHORT, is_hundreds};
use rusqlite::{Transaction, params};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// At most so many statements are looked at for one claim, the nearest in time first.
const CANDIDATES: usize = 64;

/// At most so many claims are remembered, half a kilobyte each.
const REMEMBERED: usize = 100_000;

/// What lineage looks at in a claim, and the claim's report.
pub type Founder = Arc<(i64, Point)>;

/// Claims that founded statements, as they were read last: what a claim says never changes, and the same ones are looked at
/// again and again. What was read in a transaction that is taken back must be forgotten.
#[derive(Default)]
pub struct Founders(FxHashMap<i64, Founder>);

impl Founders {
    fn of(&mut self, db: &Transaction, claim: i64) -> Result<Founder, Error> {
        if let Some(known) = self.0.get(&claim) {
            return Ok(known.clone());
        }
        let mut select =
            db.prepare_cached(&format!("SELECT {}, outlet, published FROM claim WHERE id = ?1", row::CLAIM))?;
        let mut rows = select.query([claim])?;
        let row = rows.next()?.ok_or(Error::Unknown { what: "claim", id: claim })?;
        let it = row::claim(row)?;
        let (outlet, published): (Option<String>, Option<String>) = (row.get(27)?, row.get(28)?);
        let founder = Arc::new((it.report, Point::of(&it.claim, outlet.as_deref(), row::day(published)?)));
        if self.0.len() >= REMEMBERED {
            self.0.clear();
        }
        self.0.insert(claim, founder.clone());
        Ok(founder)
    }
}

/// Statements with the same number for the same kind of thing, the nearest in time first: the statement, and the claim that
/// founded it. Statements of an imported table are looked at only where the claim names the project: such tables are made
/// from reports, reports are not copied from them.
///
/// A number from a hundred up is seldom given by chance, so whoever gave it is looked at. Smaller ones stand everywhere: of
/// those only what the claim's own sources gave, and what stands in its own report and in near copies of it.
///
/// `source` are the names in the claim's chain, `copies` its report and the near copies of it.
pub fn candidates(
    db: &Transaction,
    founders: &mut Founders,
    source: &[String],
    point: &Point,
    copies: &BTreeSet<i64>,
) -> Result<Vec<(i64, Founder)>, Error> {
    let Some(day) = point.as_of.or(point.published) else { return Ok(Vec::new()) };
    let Some(number) = point.low.or(point.high) else { return Ok(Vec::new()) };
    let is_rare = is_hundreds(point) || point.share_of.is_some();
    let window = if is_rare { MEMORY } else { SHORT };
    let days = |n: i32| day.saturating_add(jiff::Span::new().days(n)).to_string();
    let of = "SELECT statement.id AS id, statement.claim AS claim, statement.as_of AS as_of";
    let is_it = "statement.unit = ?1 AND statement.number = ?2 AND (statement.imported = 0 OR statement.origin = ?6)";
    let sql = if is_rare {
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
    let mut select = db.prepare_cached(&sql)?;
    let unit = point.unit.as_str();
    let (from, to, on) = (days(-window), days(window), day.to_string());
    let mut rows = if is_rare {
        select.query(params![unit, number, from, to, on, point.origin])?
    } else {
        let names: BTreeSet<&str> =
            [point.origin.as_str()].into_iter().chain(source.iter().map(String::as_str)).collect();
        let (names, copies) = (serde_json::to_string(&names)?, serde_json::to_string(copies)?);
        select.query(params![unit, number, from, to, on, point.origin, names, copies])?
    };
    let mut near: Vec<(i32, i64, i64)> = Vec::new();
    while let Some(row) = rows.next()? {
        let as_of = row::day(row.get(2)?)?;
        near.push((as_of.map_or(-1, |as_of| row::apart(as_of, day)), row.get(0)?, row.get(1)?));
    }
    drop(rows);
    near.sort_unstable();
    near.truncate(CANDIDATES);
    let mut found = Vec::new();
    for (_, statement, claim) in near {
        let founder = founders.of(db, claim)?;
        // Cheaper than to compare names: `from 300 to 500` is no repeat of 300.
        let figure = |it: &Point| (it.low.or(it.high), it.high.or(it.low));
        if figure(&founder.1) == figure(point) {
            found.push((statement, founder));
        }
    }
    Ok(found)
}
