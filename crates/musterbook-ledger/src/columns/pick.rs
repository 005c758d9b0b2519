//! The rows that a filter asks for.

use super::Columns;
use super::record::{IMPORTED, NO_DAY, day};
use crate::filter::Filter;
use crate::known::Known;

/// Rows looked at together: what is asked of them stays in the nearest memory.
const CHUNK: usize = 4096;

/// Which of some rows are asked for.
struct Mask {
    begin: usize,
    is_asked: Vec<bool>,
}

impl Mask {
    /// Leaves those for whose value in a column something holds.
    fn keep<T: Copy>(&mut self, column: &[T], holds: impl Fn(T) -> bool) {
        let column = &column[self.begin..self.begin + self.is_asked.len()];
        for (is_asked, value) in self.is_asked.iter_mut().zip(column) {
            *is_asked &= holds(*value);
        }
    }

    /// The same for two columns.
    fn keep_both<T: Copy>(&mut self, one: &[T], other: &[T], holds: impl Fn(T, T) -> bool) {
        let end = self.begin + self.is_asked.len();
        let pairs = one[self.begin..end].iter().zip(&other[self.begin..end]);
        for (is_asked, (one, other)) in self.is_asked.iter_mut().zip(pairs) {
            *is_asked &= holds(*one, *other);
        }
    }

    /// Leaves those that have one of some names; all, where no names are given.
    fn keep_names(&mut self, column: &[u32], names: &Option<Vec<u32>>) {
        match names.as_deref() {
            None => {}
            Some([name]) => self.keep(column, |it| it == *name),
            Some(names) => self.keep(column, |it| names.contains(&it)),
        }
    }
}

impl Columns {
    /// The rows in force at an entry that a filter asks for, in no particular order. Each claim is in one of them at most.
    pub fn pick(&self, filter: &Filter, known: Known) -> Vec<u32> {
        let at = u32::try_from(known.0).unwrap_or(u32::MAX).min(u32::MAX - 1);
        // Names that the ledger does not have are in no row.
        let names = |of: &[String]| -> Option<Vec<u32>> {
            (!of.is_empty()).then(|| of.iter().filter_map(|name| self.names.id(name)).collect())
        };
        let (side, by, place) = (names(&filter.side), names(&filter.by), names(&filter.place));
        let (source, outlet) = (names(&filter.source), names(&filter.outlet));
        let (unit, outcome) = (names(&filter.unit), names(&filter.outcome));
        let (scope, stance) = (names(&filter.scope), names(&filter.stance));
        let mut found = Vec::new();
        for begin in (0..self.claim.len()).step_by(CHUNK) {
            let mut it = Mask { begin, is_asked: vec![true; CHUNK.min(self.claim.len() - begin)] };
            it.keep_both(&self.since, &self.until, |since, until| since <= at && at < until);
            match filter.no_side {
                true => it.keep(&self.side, |side| side == 0),
                false => it.keep_names(&self.side, &side),
            }
            it.keep_names(&self.by, &by);
            it.keep_names(&self.place, &place);
            if let Some(names) = &source {
                it.keep_both(&self.origin, &self.said_by, |one, other| names.contains(&one) || names.contains(&other));
            }
            it.keep_names(&self.outlet, &outlet);
            it.keep_names(&self.unit, &unit);
            it.keep_names(&self.outcome, &outcome);
            it.keep_names(&self.scope, &scope);
            it.keep_names(&self.stance, &stance);
            if let Some(civilian) = filter.civilian {
                it.keep(&self.civilian, |it| it == 1 + u8::from(civilian));
            }
            if let Some(from) = filter.from {
                let from = day(Some(from));
                it.keep(&self.when_end, |end| end >= from);
            }
            if let Some(to) = filter.to {
                let to = day(Some(to));
                it.keep_both(&self.when_start, &self.when_end, |start, end| {
                    let first = if start == NO_DAY { end } else { start };
                    first != NO_DAY && first <= to
                });
            }
            if let Some(from) = filter.published_from {
                let from = day(Some(from));
                it.keep(&self.published, |it| it >= from);
            }
            if let Some(to) = filter.published_to {
                let to = day(Some(to));
                it.keep(&self.published, |it| it != NO_DAY && it <= to);
            }
            if let Some(least) = filter.min_confidence {
                it.keep(&self.confidence, |it| it >= least as f32);
            }
            if let Some(report) = filter.report {
                it.keep(&self.report, |it| i64::from(it) == report);
            }
            if let Some(statement) = filter.statement {
                it.keep(&self.statement, |it| i64::from(it) == statement);
            }
            if filter.no_imports {
                it.keep(&self.flags, |it| it & IMPORTED == 0);
            }
            found.extend(it.is_asked.iter().enumerate().filter(|it| *it.1).map(|it| (begin + it.0) as u32));
        }
        found
    }
}
