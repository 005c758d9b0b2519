//! The review queue: claims in force that nobody has decided on, the least sure first.

use crate::columns::Ids;
use crate::error::Error;
use crate::filter::Filter;
use crate::known::{Known, STANDS};
use crate::open::Ledger;

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

impl Ledger {
    /// The claim that waits at a place of a queue; none where the queue ends there.
    pub fn waiting(&self, queue: &Queue, start: Start, known: Known) -> Result<Option<i64>, Error> {
        let all = self.all_waiting(queue, known)?;
        let of = |claim: i64| Ok::<_, Error>((self.claim(claim)?.claim.confidence as f32, claim));
        let before = |a: &(f32, i64), b: &(f32, i64)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
        let all = all.into_iter();
        let found = match start {
            Start::First => all.min_by(before),
            Start::At(claim) => {
                let it = of(claim)?;
                all.filter(|other| before(other, &it).is_ge()).min_by(before)
            }
            Start::Behind(claim) => {
                let it = of(claim)?;
                all.filter(|other| before(other, &it).is_gt()).min_by(before)
            }
            Start::Before(claim) => {
                let it = of(claim)?;
                all.filter(|other| before(other, &it).is_lt()).max_by(before)
            }
        };
        Ok(found.map(|it| it.1))
    }

    /// How many wait in a queue.
    pub fn count_waiting(&self, queue: &Queue, known: Known) -> Result<usize, Error> {
        Ok(self.all_waiting(queue, known)?.len())
    }

    /// All that wait in a queue, with how sure each is.
    fn all_waiting(&self, queue: &Queue, known: Known) -> Result<Vec<(f32, i64)>, Error> {
        let columns = self.columns()?;
        let ids = |sql: &str| -> Result<Ids, Error> {
            let mut select = self.connection.prepare_cached(sql)?;
            let ids = select.query_map([known.0], |row| row.get::<_, u32>(0))?.collect::<Result<_, _>>()?;
            Ok(ids)
        };
        let decided = ids(&format!(
            "SELECT made.id FROM claim AS made WHERE made.decision IS NOT NULL
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
        let it = rows.map(|at| (columns.confidence[at], columns.claim[at])).filter(|(sure, claim)| {
            *sure < below && !decided.has(*claim) && garbled.as_ref().is_none_or(|it| it.has(*claim))
        });
        Ok(it.map(|(sure, claim)| (sure, claim.into())).collect())
    }
}
