//! The review queue: claims in force that nobody has decided on, the least sure first.

use crate::columns::Ids;
use crate::error::Error;
use crate::filter::Filter;
use crate::known::{Known, STANDS};
use crate::open::Ledger;
use std::cmp::Ordering;

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

/// The claims that wait in a queue, each with how sure it is.
pub struct Waiting(Vec<(f32, u32)>);

impl Waiting {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// How many are less sure than this.
    pub fn count_below(&self, confidence: f64) -> usize {
        self.0.iter().filter(|it| it.0 < confidence as f32).count()
    }
}

fn order(a: &(f32, u32), b: &(f32, u32)) -> Ordering {
    a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))
}

impl Ledger {
    /// What waits in a queue.
    pub fn queue(&self, queue: &Queue, known: Known) -> Result<Waiting, Error> {
        let columns = self.columns()?;
        let ids = |sql: &str| -> Result<Ids, Error> {
            let mut select = self.connection.prepare_cached(sql)?;
            let ids = select.query_map([known.0], |row| row.get::<_, u32>(0))?.collect::<Result<_, _>>()?;
            Ok(ids)
        };
        let decided = ids(&format!(
            "SELECT made.id FROM claim AS made WHERE made.decision IS NOT NULL AND ?1 >= 0
             UNION ALL SELECT it.id FROM decision JOIN claim AS it ON it.report = decision.report
                 AND it.anchor_start = decision.anchor_start AND it.anchor_end = decision.anchor_end
             WHERE decision.kind = 'accept' AND {STANDS}"
        ))?;
        let garbled = match queue.is_garbled {
            true => Some(ids("SELECT claim FROM garble WHERE entry <= ?1")?),
            false => None,
        };
        let below = queue.below.map_or(f32::INFINITY, |it| it as f32);
        let rows = columns.pick(&queue.filter, known).into_iter().map(|row| row as usize);
        let waits = |(sure, claim): &(f32, u32)| {
            *sure < below && !decided.has(*claim) && garbled.as_ref().is_none_or(|it| it.has(*claim))
        };
        Ok(Waiting(rows.map(|at| (columns.confidence[at], columns.claim[at])).filter(waits).collect()))
    }

    /// The claim that waits at a place of a queue; none where the queue ends there.
    pub fn waiting(&self, waiting: &Waiting, start: Start) -> Result<Option<i64>, Error> {
        let of = |claim: i64| Ok::<_, Error>((self.claim(claim)?.claim.confidence as f32, claim as u32));
        let all = waiting.0.iter();
        let found = match start {
            Start::First => all.min_by(|a, b| order(a, b)),
            Start::At(claim) => {
                let it = of(claim)?;
                all.filter(|other| order(other, &it).is_ge()).min_by(|a, b| order(a, b))
            }
            Start::Behind(claim) => {
                let it = of(claim)?;
                all.filter(|other| order(other, &it).is_gt()).min_by(|a, b| order(a, b))
            }
            Start::Before(claim) => {
                let it = of(claim)?;
                all.filter(|other| order(other, &it).is_lt()).max_by(|a, b| order(a, b))
            }
        };
        Ok(found.map(|it| it.1.into()))
    }
}
