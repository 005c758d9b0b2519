//! Names and words by their numbers.

use crate::error::Error;
use rusqlite::{Connection, OptionalExtension};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// All names of a ledger. The first is 1; 0 is no name.
#[derive(Clone, Debug, Default)]
pub struct Names {
    texts: Vec<Arc<str>>,
    ids: FxHashMap<Arc<str>, u32>,
}

impl Names {
    /// Reads the names that were given since.
    pub fn refresh(&mut self, db: &Connection) -> Result<(), Error> {
        let mut select = db.prepare_cached("SELECT id, text FROM name WHERE id > ?1 ORDER BY id")?;
        let mut rows = select.query([self.texts.len() as i64])?;
        while let Some(row) = rows.next()? {
            let (id, text): (u32, Arc<str>) = (row.get(0)?, row.get(1)?);
            if id as usize != self.texts.len() + 1 {
                return Err(Error::Damaged { why: format!("there is no name {}", self.texts.len() + 1) });
            }
            self.ids.insert(text.clone(), id);
            self.texts.push(text);
        }
        Ok(())
    }

    /// These, numbered in their order.
    #[cfg(test)]
    pub fn of(names: &[&str]) -> Names {
        let texts: Vec<Arc<str>> = names.iter().map(|name| Arc::from(*name)).collect();
        Names { ids: texts.iter().cloned().zip(1..).collect(), texts }
    }

    /// The number of a name; `None` where the ledger does not have it.
    pub fn id(&self, text: &str) -> Option<u32> {
        self.ids.get(text).copied()
    }

    /// The name of a number; `None` for 0.
    pub fn text(&self, id: u32) -> Option<&str> {
        (id as usize).checked_sub(1).and_then(|at| self.texts.get(at)).map(|it| &**it)
    }

    /// The same, owned, as rows of listings have it.
    pub fn owned(&self, id: u32) -> Option<String> {
        self.text(id).map(str::to_owned)
    }

    /// How many there are, with 0.
    pub fn len(&self) -> usize {
        self.texts.len() + 1
    }
}

/// The number of a name, given to it where it has none.
pub fn number(db: &Connection, text: Option<&str>) -> Result<u32, Error> {
    let Some(text) = text else { return Ok(0) };
    let known: Option<u32> =
        db.prepare_cached("SELECT id FROM name WHERE text = ?1")?.query_row([text], |row| row.get(0)).optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    let id = crate::add::next(db, "name")?;
    db.prepare_cached("INSERT INTO name (id, text) VALUES (?1, ?2)")?.execute((id, text))?;
    super::record::number(id)
}
