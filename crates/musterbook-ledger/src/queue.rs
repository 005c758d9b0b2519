//! The review queue: claims in force that nobody has decided on, the least sure first.

use crate::error::Error;
use crate::filter::{Filter, Where};
use crate::known::{Known, STANDS};
use crate::open::Ledger;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};

/// Which claims wait in a queue.
#[derive(Clone, Debug, Default)]
pub struct Queue {
    pub filter: Filter,
    /// Only those less sure than this.
    pub below: Option<f64>,
    /// Only those that repeat a statement's number and not its meaning.
    pub is_garbled: bool,
}

/// Where in a queue. The place of a claim is known also when it waits there no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The first of all.
    First,
    /// This claim; where it does not wait any more, the one behind it.
    At(i64),
    /// The one behind this claim.
    Behind(i64),
    /// The one before this claim.
    Before(i64),
}

impl Queue {
    fn sql(&self, known: Known) -> Where {
        let mut it = self.filter.sql(known);
        it.sql += &format!(
            " AND claim.id NOT IN (SELECT made.id FROM claim AS made WHERE made.decision IS NOT NULL)
             AND claim.id NOT IN (SELECT it.id FROM decision JOIN claim AS it ON it.report = decision.report
               AND it.anchor_start = decision.anchor_start AND it.anchor_end = decision.anchor_end
               WHERE decision.kind = 'accept' AND {STANDS})"
        );
        if let Some(below) = self.below {
            it.and("claim.confidence < ", Value::Real(below));
        }
        if self.is_garbled {
            it.sql += " AND claim.id IN (SELECT garble.claim FROM garble WHERE garble.entry <= ?1)";
        }
        it
    }
}

impl Ledger {
    /// The claim that waits at a place of a queue; none where the queue ends there.
    pub fn waiting(&self, queue: &Queue, start: Start, known: Known) -> Result<Option<i64>, Error> {
        let mut it = queue.sql(known);
        let mut order = "claim.confidence, claim.id";
        if let Start::At(claim) | Start::Behind(claim) | Start::Before(claim) = start {
            let confidence = self.claim(claim)?.claim.confidence;
            let is = match start {
                Start::At(_) => ">=",
                Start::Before(_) => {
                    order = "claim.confidence DESC, claim.id DESC";
                    "<"
                }
                _ => ">",
            };
            let (sure, id) = (it.place(Value::Real(confidence)), it.place(Value::Integer(claim)));
            it.sql += &format!(" AND (claim.confidence, claim.id) {is} ({sure}, {id})");
        }
        let sql = format!("SELECT claim.id FROM {} WHERE {} ORDER BY {order} LIMIT 1", known.claims(), it.sql);
        let mut select = self.connection.prepare_cached(&sql)?;
        Ok(select.query_row(params_from_iter(it.values), |row| row.get(0)).optional()?)
    }

    /// How many wait in a queue; no more than `most` are counted.
    pub fn count_waiting(&self, queue: &Queue, most: usize, known: Known) -> Result<i64, Error> {
        let it = queue.sql(known);
        let sql = format!(
            "SELECT count(*) FROM (SELECT claim.id FROM {} WHERE {} ORDER BY claim.confidence LIMIT {most}) AS it",
            known.claims(),
            it.sql
        );
        let mut select = self.connection.prepare_cached(&sql)?;
        Ok(select.query_row(params_from_iter(it.values), |row| row.get(0))?)
    }
}
