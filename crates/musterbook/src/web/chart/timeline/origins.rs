//! Which origins get a shape and a colour.

use super::super::marker::SLOTS;
use super::{Mark, Standing};
use std::collections::BTreeMap;

/// The origins with most statements of their own, each with a slot; the others share slot 0.
#[derive(Debug, Clone)]
pub struct Origins {
    /// Name, statements; the first has slot 1.
    pub named: Vec<(String, usize)>,
    /// Origins without a slot, and their statements.
    pub others: (usize, usize),
}

impl Origins {
    pub fn of(marks: &[Mark]) -> Origins {
        // Echoes count little: an origin that only repeats takes no slot from one that speaks.
        let mut tally: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for mark in marks.iter().filter(|it| it.is_drawable()) {
            let (own, all) = tally.entry(&mark.origin).or_default();
            *own += usize::from(matches!(mark.standing, Standing::Counts | Standing::SetAside));
            *all += 1;
        }
        let mut ranked: Vec<_> = tally.into_iter().collect();
        ranked.sort_by_key(|(name, (own, all))| (std::cmp::Reverse((*own, *all)), *name));
        let named = ranked.iter().take(SLOTS).map(|(name, (_, all))| ((*name).to_owned(), *all)).collect();
        let rest = ranked.get(SLOTS..).unwrap_or_default();
        Origins { named, others: (rest.len(), rest.iter().map(|(_, (_, all))| all).sum()) }
    }

    /// The slot of an origin: 1 to 8, or 0.
    pub fn slot(&self, origin: &str) -> usize {
        self.named.iter().position(|(name, _)| name == origin).map_or(0, |at| at + 1)
    }
}
