//! Reports that were read and are not in the ledger yet: kept in memory until a person has looked at them, a few, for an hour.

mod preview;

pub use preview::{Item, Preview};

use super::desk::{Desk, lock};
use super::fault::Fault;
use crate::input::Input;
use axum::http::StatusCode;
use jiff::civil::Date;
use std::collections::VecDeque;
use std::hash::{BuildHasher, RandomState};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// Previews that are kept; the oldest goes first.
const KEPT: usize = 12;
/// Bytes of them all together.
const BYTES: usize = 128 << 20;
const EXPIRY: Duration = Duration::from_secs(3_600);
/// Read at the same time.
const RUNNING: usize = 3;

#[derive(Default)]
pub struct Previews(Mutex<VecDeque<Arc<Preview>>>);

/// What a person says of what is read.
#[derive(Default)]
pub struct Told {
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<Date>,
}

impl Previews {
    pub fn get(&self, id: i64) -> Result<Arc<Preview>, Fault> {
        let mut kept = lock(&self.0);
        kept.retain(Preview::is_fresh);
        kept.iter().find(|it| it.id == id).cloned().ok_or_else(|| {
            let what = format!(
                "this preview is gone: what was read is kept for an hour, and only the last {KEPT} previews. What was not added \
                 from it is not in the ledger"
            );
            let remedy = "send the report again, on the page Add, and add it from the new preview";
            Fault::new(StatusCode::NOT_FOUND, what, remedy).with_way("/add", "Add reports")
        })
    }

    /// Begins to read; the receiver hears when all is read.
    pub fn begin(desk: &Arc<Desk>, inputs: Vec<Input>, told: Told) -> Result<(i64, oneshot::Receiver<()>), Fault> {
        // Who knows its number sees it, so it is not one that is guessed.
        let id = (RandomState::new().hash_one(Instant::now()) >> 11) as i64;
        let preview = Arc::new(Preview::new(id, inputs.len()));
        {
            let mut kept = lock(&desk.previews.0);
            kept.retain(Preview::is_fresh);
            if kept.iter().filter(|it| it.is_reading.load(Ordering::Relaxed)).count() >= RUNNING {
                let what = "several reports are being read already";
                return Err(Fault::new(StatusCode::SERVICE_UNAVAILABLE, what, "try again in a moment"));
            }
            let bytes =
                |kept: &VecDeque<Arc<Preview>>| kept.iter().map(|it| it.bytes.load(Ordering::Relaxed)).sum::<usize>();
            while kept.len() >= KEPT || bytes(&kept) > BYTES {
                let Some(oldest) = kept.pop_front() else { break };
                oldest.is_gone.store(true, Ordering::Relaxed);
            }
            kept.push_back(preview.clone());
        }
        let (done, heard) = oneshot::channel();
        let desk = desk.clone();
        // Not one of the runtime's threads: the program does not wait for it when it stops.
        std::thread::spawn(move || {
            let read = catch_unwind(AssertUnwindSafe(|| preview.read(&desk, &inputs, &told)));
            let mut held = lock(&preview.held);
            held.is_done = true;
            if read.is_err() {
                held.fault = Some("a fault in the program; nothing was added".to_owned());
            }
            drop(held);
            preview.is_reading.store(false, Ordering::Relaxed);
            let _ = done.send(());
        });
        Ok((id, heard))
    }
}
