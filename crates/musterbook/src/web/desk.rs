//! What all requests share: the ledger, opened as often as needed, and who may do what.

use super::Settings;
use super::fault::Fault;
use super::pages::Answer;
use super::previews::Previews;
use axum::body::Bytes;
use musterbook_ledger::Ledger;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::Semaphore;

/// Pages made at the same time; others wait. Each may keep a ledger's page cache in memory.
const AT_ONCE: usize = 4;

/// A page that was made: its type and its bytes.
pub type Made = (&'static str, Bytes);

/// Bytes of pages that are kept.
const KEPT: u64 = 64 << 20;

/// Answers that are kept, some kB each.
const ANSWERS: usize = 4_000;

#[derive(Clone)]
pub struct Size;

impl Weighter<String, Made> for Size {
    fn weight(&self, key: &String, (_, body): &Made) -> u64 {
        (key.len() + body.len()) as u64
    }
}

pub struct Desk {
    /// Pages that were made, by the last entry of the ledger, their address and who asked.
    pub made: Cache<String, Made, Size>,
    /// Answers to questions as their listing shows them, by the last entry and what was asked.
    pub answers: Cache<String, Option<Answer>>,
    path: PathBuf,
    pub settings: Settings,
    /// Ledgers open to read that nobody uses now; what they hold in memory they share with the first.
    idle: Mutex<Vec<Ledger>>,
    first: Mutex<Option<Ledger>>,
    /// The ledger open to write: one writer at a time.
    writer: Mutex<Option<Ledger>>,
    turns: Semaphore,
    /// Reports that were read and wait for a person to say that they are added.
    pub previews: Previews,
}

impl Desk {
    pub fn new(path: &Path, settings: Settings) -> Desk {
        let (idle, first, writer) = (Mutex::default(), Mutex::default(), Mutex::default());
        Desk {
            made: Cache::with_weighter(1_000, KEPT, Size),
            answers: Cache::new(ANSWERS),
            path: path.to_owned(),
            settings,
            idle,
            first,
            writer,
            turns: Semaphore::new(AT_ONCE),
            previews: Previews::default(),
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Does work that may take long, away from the threads that answer; when its turn comes.
    pub async fn work<T: Send + 'static>(
        self: &std::sync::Arc<Desk>,
        work: impl FnOnce(&Desk) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let turn = self.turns.acquire().await;
        let desk = self.clone();
        let done = tokio::task::spawn_blocking(move || work(&desk)).await;
        drop(turn);
        done.unwrap_or_else(|_| Err(Fault::of_program()))
    }

    /// Reads the ledger.
    pub fn read<T>(&self, read: impl FnOnce(&Ledger) -> Result<T, Fault>) -> Result<T, Fault> {
        let idle = lock(&self.idle).pop();
        let ledger = match idle {
            Some(ledger) => ledger,
            None => self.another()?,
        };
        let result = read(&ledger);
        let mut idle = lock(&self.idle);
        if idle.len() < AT_ONCE {
            idle.push(ledger);
        }
        result
    }

    fn another(&self) -> Result<Ledger, Fault> {
        let mut first = lock(&self.first);
        let ledger = match first.as_ref() {
            Some(ledger) => ledger.another()?,
            None => Ledger::open_to_read(&self.path)?,
        };
        if first.is_none() {
            *first = Some(ledger.another()?);
        }
        Ok(ledger)
    }

    /// Writes to the ledger.
    pub fn write<T>(&self, write: impl FnOnce(&mut Ledger) -> Result<T, Fault>) -> Result<T, Fault> {
        if self.settings.is_read_only {
            return Err(Fault::read_only());
        }
        let mut writer = lock(&self.writer);
        if writer.is_none() {
            *writer = Some(Ledger::open(&self.path)?);
        }
        match writer.as_mut() {
            Some(ledger) => write(ledger),
            None => Err(Fault::of_program()),
        }
    }
}

/// What was locked stays usable after a fault: a ledger's transactions are whole or not there.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
