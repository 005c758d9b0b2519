//! The rows that a filter asks for.

use super::Columns;
use super::lists::{List, Lists};
use super::record::{IMPORTED, NO_DAY, OPEN, Table, day};
use crate::filter::Filter;
use crate::known::Known;

/// Rows looked at together where all are looked at: what is asked of them stays in the nearest memory.
const CHUNK: usize = 4096;

/// Rows of which some are asked for.
trait Sieve {
    /// Leaves those for whose value in a column something holds.
    fn keep<T: Copy>(&mut self, column: &[T], holds: impl Fn(T) -> bool);

    /// The same for two columns.
    fn keep_both<T: Copy>(&mut self, one: &[T], other: &[T], holds: impl Fn(T, T) -> bool);

    /// Leaves those that have one of some names; all, where no names are given.
    fn keep_names(&mut self, column: &[u32], names: &Option<Vec<u32>>) {
        match names.as_deref() {
            None => {}
            Some([name]) => self.keep(column, |it| it == *name),
            Some(names) => self.keep(column, |it| names.contains(&it)),
        }
    }
}

/// Rows one behind another, from a row on.
struct Mask {
    begin: usize,
    is_asked: Vec<bool>,
}

impl Sieve for Mask {
    fn keep<T: Copy>(&mut self, column: &[T], holds: impl Fn(T) -> bool) {
        let column = &column[self.begin..self.begin + self.is_asked.len()];
        for (is_asked, value) in self.is_asked.iter_mut().zip(column) {
            *is_asked &= holds(*value);
        }
    }

    fn keep_both<T: Copy>(&mut self, one: &[T], other: &[T], holds: impl Fn(T, T) -> bool) {
        let end = self.begin + self.is_asked.len();
        let pairs = one[self.begin..end].iter().zip(&other[self.begin..end]);
        for (is_asked, (one, other)) in self.is_asked.iter_mut().zip(pairs) {
            *is_asked &= holds(*one, *other);
        }
    }
}

/// Some rows.
impl Sieve for Vec<u32> {
    fn keep<T: Copy>(&mut self, column: &[T], holds: impl Fn(T) -> bool) {
        self.retain(|row| holds(column[*row as usize]));
    }

    fn keep_both<T: Copy>(&mut self, one: &[T], other: &[T], holds: impl Fn(T, T) -> bool) {
        self.retain(|row| holds(one[*row as usize], other[*row as usize]));
    }
}

/// The names of a filter by their numbers; `None` where it asks for none of the kind. Names that the ledger does not have
/// are in no row.
struct Asked {
    side: Option<Vec<u32>>,
    by: Option<Vec<u32>>,
    place: Option<Vec<u32>>,
    source: Option<Vec<u32>>,
    outlet: Option<Vec<u32>>,
    unit: Option<Vec<u32>>,
    outcome: Option<Vec<u32>>,
    scope: Option<Vec<u32>>,
    stance: Option<Vec<u32>>,
}

impl Columns {
    /// The rows in force at an entry that a filter asks for, in their order. Each claim is in one of them at most.
    pub fn pick(&self, filter: &Filter, known: Known) -> Vec<u32> {
        let names = |of: &[String]| -> Option<Vec<u32>> {
            (!of.is_empty()).then(|| of.iter().filter_map(|name| self.names.id(name)).collect())
        };
        let asked = Asked {
            side: if filter.no_side { Some(vec![0]) } else { names(&filter.side) },
            by: names(&filter.by),
            place: names(&filter.place),
            source: names(&filter.source),
            outlet: names(&filter.outlet),
            unit: names(&filter.unit),
            outcome: names(&filter.outcome),
            scope: names(&filter.scope),
            stance: names(&filter.stance),
        };
        if let Some(mut rows) = self.listed(filter, &asked) {
            self.sift(filter, &asked, known, &mut rows);
            return rows;
        }
        let mut found = Vec::new();
        for begin in (0..self.claim.len()).step_by(CHUNK) {
            let mut it = Mask { begin, is_asked: vec![true; CHUNK.min(self.claim.len() - begin)] };
            self.sift(filter, &asked, known, &mut it);
            found.extend(it.is_asked.iter().enumerate().filter(|it| *it.1).map(|it| (begin + it.0) as u32));
        }
        found
    }

    /// The rows of the shortest list that holds all that is asked for; `None` where there is none, or it holds most.
    fn listed(&self, filter: &Filter, asked: &Asked) -> Option<Vec<u32>> {
        let number = |id: Option<i64>| id.map(|id| vec![u32::try_from(id).unwrap_or(u32::MAX)]);
        let (report, statement) = (number(filter.report), number(filter.statement));
        let of = |list: for<'a> fn(&'a Lists, &Table) -> &'a List, values: &Option<Vec<u32>>| -> Option<Vec<&[u32]>> {
            let values = values.as_ref()?;
            let list = list(&self.lists, &self.rows);
            Some(values.iter().map(|value| list.rows(*value)).collect())
        };
        let source = of(Lists::origin, &asked.source).map(|mut rows| {
            rows.extend(of(Lists::said_by, &asked.source).unwrap_or_default());
            rows
        });
        let lists = [
            of(Lists::statement, &statement),
            of(Lists::report, &report),
            source,
            of(Lists::place, &asked.place),
            of(Lists::outlet, &asked.outlet),
            of(Lists::side, &asked.side),
        ];
        let length = |list: &Vec<&[u32]>| list.iter().map(|rows| rows.len()).sum::<usize>();
        let shortest =
            lists.into_iter().flatten().min_by_key(length).filter(|list| length(list) <= self.claim.len() / 8)?;
        let mut rows = shortest.concat();
        if shortest.len() > 1 {
            rows.sort_unstable();
            rows.dedup();
        }
        Some(rows)
    }

    fn sift(&self, filter: &Filter, asked: &Asked, known: Known, it: &mut impl Sieve) {
        let at = u32::try_from(known.0).unwrap_or(u32::MAX).min(OPEN - 1);
        // What leaves the fewest comes first.
        it.keep_names(&self.place, &asked.place);
        it.keep_names(&self.outcome, &asked.outcome);
        it.keep_names(&self.unit, &asked.unit);
        it.keep_names(&self.side, &asked.side);
        it.keep_names(&self.by, &asked.by);
        if let Some(names) = &asked.source {
            it.keep_both(&self.origin, &self.said_by, |one, other| names.contains(&one) || names.contains(&other));
        }
        it.keep_names(&self.outlet, &asked.outlet);
        it.keep_names(&self.scope, &asked.scope);
        it.keep_names(&self.stance, &asked.stance);
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
        it.keep_both(&self.since, &self.until, |since, until| since <= at && at < until);
    }
}
