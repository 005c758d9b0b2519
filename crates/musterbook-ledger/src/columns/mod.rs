//! The claims in force through time, column by column in memory: what every listing, count and grouping is found in. They
//! are read from the slabs of the file when they are first asked for, and then kept up with it: 90 bytes a claim.

pub mod first;
mod ids;
mod lists;
mod names;
mod pick;
pub mod record;
mod stretch;

pub use ids::Ids;
pub use names::{Names, number as name};
pub use stretch::Stretch;

use crate::error::Error;
use crate::open::Ledger;
use crate::questions::Questioned;
use crate::statements::Origin;
use lists::Lists;
use record::{Record, Table, WIDTH};
use rusqlite::Connection;
use std::ops::Deref;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// All rows as of an entry.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The last entry that is in them.
    entry: i64,
    rows: Table,
    pub names: Arc<Names>,
    /// The slabs, by their numbers, each with its first row.
    slabs: Vec<(i64, u32)>,
    lists: Lists,
    /// What was asked for once and is asked for by most pages.
    pub kept: Kept,
}

/// Answers that are the same until something is recorded.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// The questions of all claims in force now, and the origins.
    pub questions: OnceLock<Vec<Questioned>>,
    pub origins: OnceLock<Vec<Origin>>,
    /// The names of fields, in the order of the alphabet: see [`Field::kept_in`].
    pub names: [OnceLock<Vec<u32>>; 4],
}

impl Deref for Columns {
    type Target = Table;

    fn deref(&self) -> &Table {
        &self.rows
    }
}

/// What several ledgers that are open on one file share.
pub type Shared = Arc<Mutex<Option<Arc<Columns>>>>;

impl Ledger {
    /// The columns as the file has them now.
    pub(crate) fn columns(&self) -> Result<Arc<Columns>, Error> {
        let mut held = self.columns.lock().unwrap_or_else(PoisonError::into_inner);
        let last = self.last_entry()?;
        if let Some(it) = held.as_ref().filter(|it| it.entry == last) {
            return Ok(it.clone());
        }
        let mut it = held.take().unwrap_or_default();
        // Entry and slabs as of one moment; within a transaction they are anyway.
        let moment = self.connection.is_autocommit().then(|| self.connection.unchecked_transaction()).transpose()?;
        Arc::make_mut(&mut it).refresh(&self.connection, self.last_entry()?)?;
        drop(moment);
        *held = Some(it.clone());
        Ok(it)
    }
}

impl Columns {
    /// The columns of a ledger, read anew.
    pub fn load(db: &Connection) -> Result<Columns, Error> {
        let mut it = Columns::default();
        it.refresh(db, 0)?;
        Ok(it)
    }

    /// Takes in what was written since the entry that they are as of; `entry` is the last one now.
    fn refresh(&mut self, db: &Connection, entry: i64) -> Result<(), Error> {
        Arc::make_mut(&mut self.names).refresh(db)?;
        if self.entry == 0 {
            let bytes: Option<i64> = db.query_row("SELECT max(id) FROM claim", [], |row| row.get(0))?;
            self.rows.reserve(bytes.unwrap_or(0).try_into().unwrap_or(0));
        }
        // In the order of their numbers: a changed slab is known, a new one comes behind all others.
        let which = if self.entry == 0 { "ORDER BY id" } else { "WHERE entry > ?1 ORDER BY id" };
        let mut select = db.prepare_cached(&format!("SELECT id, bytes FROM slab {which}"))?;
        let mut rows = if self.entry == 0 { select.query([])? } else { select.query([self.entry])? };
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            let bytes = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
            let records = bytes.chunks_exact(WIDTH).filter_map(Record::read);
            match self.slabs.binary_search_by_key(&id, |slab| slab.0) {
                Ok(at) => (self.slabs[at].1 as usize..).zip(records).for_each(|(at, it)| self.rows.set(at, it)),
                Err(_) => {
                    self.slabs.push((id, self.rows.claim.len() as u32));
                    records.for_each(|it| self.rows.push(it));
                }
            }
        }
        self.entry = entry;
        self.lists = Lists::default();
        self.kept = Kept::default();
        Ok(())
    }

    /// The row of a slab's place.
    pub fn row_of(&self, slab: i64, place: u32) -> Option<Record> {
        let at = self.slabs.binary_search_by_key(&slab, |it| it.0).ok()?;
        let row = (self.slabs[at].1 + place) as usize;
        let end = self.slabs.get(at + 1).map_or(self.rows.claim.len(), |next| next.1 as usize);
        (row < end).then(|| self.rows.get(row))
    }
}

#[cfg(test)]
mod tests;
