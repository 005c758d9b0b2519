//! Claims, counted by what they are sightings of. A listing may ask for a third of the ledger: the rows are read once, in
//! whatever order is cheapest, and counted here.

use crate::error::Error;
use rusqlite::types::ValueRef;
use rusqlite::{Row, Rows};
use rustc_hash::FxHashMap;
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeSet;

/// A set of the ids of one table. They are given from 1 on without gaps.
#[derive(Default)]
pub struct Ids(Vec<u64>);

impl Ids {
    /// Whether the id is new to the set.
    pub fn add(&mut self, id: i64) -> bool {
        let (word, bit) = (usize::try_from(id).unwrap_or(0) / 64, 1 << (id % 64));
        if word >= self.0.len() {
            self.0.resize(word + 1 + word / 4, 0);
        }
        let is_new = self.0[word] & bit == 0;
        self.0[word] |= bit;
        is_new
    }
}

/// What rows are ordered by: nothing comes last.
#[derive(Clone, Debug, Default, PartialEq, PartialOrd)]
pub enum Key {
    #[default]
    None,
    Number(f64),
    Text(String),
}

impl Key {
    fn of(value: ValueRef) -> Key {
        match value {
            ValueRef::Integer(n) => Key::Number(n as f64),
            ValueRef::Real(n) => Key::Number(n),
            ValueRef::Text(text) => Key::Text(String::from_utf8_lossy(text).into_owned()),
            _ => Key::None,
        }
    }

    /// The greater one first.
    fn before(&self, other: &Key) -> Ordering {
        other.partial_cmp(self).unwrap_or(Ordering::Equal)
    }

    fn raise(&mut self, other: Key) {
        if *self < other {
            *self = other;
        }
    }
}

/// An origin, with what is counted of it.
#[derive(Default)]
pub struct OfOrigin {
    pub origin: String,
    pub statements: i64,
    pub claims: i64,
    pub reports: i64,
    pub from: Option<String>,
    pub to: Option<String>,
    key: Key,
}

/// How many claims, reports, origins and statements. The columns: report, statement, origin.
pub fn support(mut rows: Rows) -> Result<[i64; 4], Error> {
    let (mut reports, mut statements, mut origins) = (Ids::default(), Ids::default(), Names::default());
    let mut counts = [0; 4];
    while let Some(row) = rows.next()? {
        counts[0] += 1;
        counts[1] += i64::from(reports.add(row.get(0)?));
        counts[3] += i64::from(statements.add(row.get(1)?));
        origins.find(row, 2)?;
    }
    counts[2] = origins.found.len() as i64;
    Ok(counts)
}

/// The origins; those with the most statements first, or by their keys. The columns: report, statement, origin, time of the
/// statement, key.
pub fn origins(mut rows: Rows, is_by_key: bool) -> Result<Vec<OfOrigin>, Error> {
    let (mut statements, mut names) = (Ids::default(), Names::default());
    let mut found: Vec<OfOrigin> = Vec::new();
    let mut reports: Vec<(u32, i64)> = Vec::new();
    while let Some(row) = rows.next()? {
        let at = names.find(row, 2)?;
        if at == found.len() {
            found.push(OfOrigin { origin: row.get(2)?, ..OfOrigin::default() });
        }
        let it = &mut found[at];
        it.claims += 1;
        it.statements += i64::from(statements.add(row.get(1)?));
        reports.push((at as u32, row.get(0)?));
        if let Some(day) = row.get_ref(3)?.as_str_or_null().map_err(rusqlite::Error::from)? {
            if it.from.as_deref().is_none_or(|from| day < from) {
                it.from = Some(day.to_owned());
            }
            if it.to.as_deref().is_none_or(|to| day > to) {
                it.to = Some(day.to_owned());
            }
        }
        if is_by_key {
            it.key.raise(Key::of(row.get_ref(4)?));
        }
    }
    reports.sort_unstable();
    reports.dedup();
    for (at, _) in reports {
        found[at as usize].reports += 1;
    }
    match is_by_key {
        true => found.sort_by(|a, b| a.key.before(&b.key).then_with(|| a.origin.cmp(&b.origin))),
        false => found.sort_by(|a, b| (Reverse(a.statements), &a.origin).cmp(&(Reverse(b.statements), &b.origin))),
    }
    Ok(found)
}

/// A statement, with the claims that are sightings of it, in the order of their ids, and how many reports they stand in.
pub struct OfStatement {
    pub statement: i64,
    pub claims: Vec<i64>,
    pub reports: i64,
}

/// Some of the statements, by their keys. The columns: report, statement, claim, key.
pub fn statements(mut rows: Rows, limit: usize, offset: usize) -> Result<Vec<OfStatement>, Error> {
    let mut seen: Vec<(i64, i64, i64)> = Vec::new();
    let mut keys: FxHashMap<i64, Key> = FxHashMap::default();
    while let Some(row) = rows.next()? {
        let statement = row.get(1)?;
        seen.push((statement, row.get(2)?, row.get(0)?));
        keys.entry(statement).or_default().raise(Key::of(row.get_ref(3)?));
    }
    let mut keys: Vec<(i64, Key)> = keys.into_iter().collect();
    keys.sort_unstable_by(|(a, one), (b, other)| one.before(other).then(a.cmp(b)));
    seen.sort_unstable();
    let page = keys.into_iter().skip(offset).take(limit);
    Ok(page
        .map(|(statement, _)| {
            let from = seen.partition_point(|it| it.0 < statement);
            let of_it: Vec<_> = seen[from..].iter().take_while(|it| it.0 == statement).collect();
            let reports: BTreeSet<i64> = of_it.iter().map(|it| it.2).collect();
            OfStatement { statement, claims: of_it.iter().map(|it| it.1).collect(), reports: reports.len() as i64 }
        })
        .collect())
}

/// Names, numbered as they come.
#[derive(Default)]
struct Names {
    found: FxHashMap<Vec<u8>, usize>,
    /// The name that was met last: in the order of an index it is the next one too.
    last: (Vec<u8>, usize),
}

impl Names {
    fn find(&mut self, row: &Row, column: usize) -> Result<usize, Error> {
        let name = row.get_ref(column)?.as_bytes().map_err(rusqlite::Error::from)?;
        if self.found.is_empty() || self.last.0 != name {
            let next = self.found.len();
            let at = *self.found.entry(name.to_vec()).or_insert(next);
            self.last = (name.to_vec(), at);
        }
        Ok(self.last.1)
    }
}
