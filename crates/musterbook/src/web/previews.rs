//! Reports that were read and are not in the ledger yet: kept in memory until a person has looked at them, a few, for an hour.

use super::desk::{Desk, lock};
use super::fault::Fault;
use crate::command::add::READER;
use crate::input::Input;
use crate::output::Failure;
use crate::reader::Reading;
use crate::reports::{Event, each};
use axum::http::StatusCode;
use jiff::Timestamp;
use jiff::civil::Date;
use musterbook_ledger::{Added, Arrival};
use std::collections::VecDeque;
use std::hash::{BuildHasher, RandomState};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// Previews that are kept; the oldest goes first.
const KEPT: usize = 12;
/// Of them all together: bytes of text.
const TEXT: usize = 64 << 20;
const EXPIRY: Duration = Duration::from_secs(3_600);
/// Read at the same time.
const RUNNING: usize = 3;
/// Reports of one preview; of a longer feed the first.
pub const MOST: usize = 100;

#[derive(Default)]
pub struct Previews(Mutex<VecDeque<Arc<Preview>>>);

pub struct Preview {
    pub id: i64,
    made: Instant,
    /// Nobody can see it any more: what still reads for it stops.
    is_gone: AtomicBool,
    pub held: Mutex<HeldNow>,
}

/// How far it is.
#[derive(Default)]
pub struct HeldNow {
    pub items: Vec<Item>,
    pub is_done: bool,
    /// How many are expected, once that is known.
    pub expected: Option<usize>,
    /// Not all were read, or they can't be compared with the ledger.
    pub fault: Option<String>,
    text: usize,
}

/// One report, or why there is none.
pub struct Item {
    pub name: String,
    pub read: Result<Box<Reading>, (String, String)>,
    /// What the ledger would make of it.
    pub would: Option<Added>,
    /// What it made of it.
    pub saved: Option<Added>,
}

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
        kept.retain(|it| it.made.elapsed() < EXPIRY || it.forget());
        kept.iter().find(|it| it.id == id).cloned().ok_or_else(|| {
            let what = "this preview is no longer kept; nothing of it that was not added is in the ledger";
            Fault::new(StatusCode::NOT_FOUND, what, "add the report again")
        })
    }

    /// Begins to read; the receiver hears when all is read.
    pub fn begin(desk: &Arc<Desk>, inputs: Vec<Input>, told: Told) -> Result<(i64, oneshot::Receiver<()>), Fault> {
        // Who knows its number sees it, so it is not one that is guessed.
        let id = (RandomState::new().hash_one(Instant::now()) >> 11) as i64;
        let held = Mutex::new(HeldNow { expected: Some(inputs.len()), ..HeldNow::default() });
        let preview = Arc::new(Preview { id, made: Instant::now(), is_gone: AtomicBool::new(false), held });
        {
            let mut kept = lock(&desk.previews.0);
            if kept.iter().filter(|it| !lock(&it.held).is_done).count() >= RUNNING {
                let what = "several reports are being read already";
                return Err(Fault::new(StatusCode::SERVICE_UNAVAILABLE, what, "try again in a moment"));
            }
            let mut text: usize = kept.iter().map(|it| lock(&it.held).text).sum();
            while kept.len() >= KEPT || text > TEXT {
                let Some(oldest) = kept.pop_front() else { break };
                text -= lock(&oldest.held).text;
                oldest.forget();
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
            let _ = done.send(());
        });
        Ok((id, heard))
    }
}

impl Preview {
    /// False, so that it is not retained.
    fn forget(&self) -> bool {
        self.is_gone.store(true, Ordering::Relaxed);
        false
    }

    fn read(&self, desk: &Desk, inputs: &[Input], told: &Told) {
        let read = each(inputs, told.published, &desk.settings.fetch, |event| {
            let mut held = lock(&self.held);
            match event {
                // It stands for one of the inputs.
                Event::Feed(reports) => held.expected = held.expected.map(|it| it + reports - 1),
                Event::Report(name, reading) => {
                    let read = reading.map_err(|it| (it.problem.what, it.problem.remedy));
                    let mut item = Item { name, read: read.map(Box::new), would: None, saved: None };
                    if let Ok(reading) = &mut item.read {
                        let report = &mut reading.report;
                        report.title = told.title.clone().or(report.title.take());
                        report.outlet = told.outlet.clone().or(report.outlet.take());
                        held.text += report.text.len();
                    }
                    held.items.push(item);
                }
            }
            let is_full = held.items.len() >= MOST && held.expected.is_some_and(|it| it > MOST);
            if is_full {
                held.fault = Some(format!("only the first {MOST} were read; use musterbook add for all of them"));
            }
            if is_full || self.is_gone.load(Ordering::Relaxed) { Err(Failure::Closed) } else { Ok(()) }
        });
        if let Err(Failure::Problem(it)) = read {
            lock(&self.held).fault = Some(format!("{}: {}", it.place, it.what));
        }
        self.foresee(desk);
    }

    /// What the ledger would make of all that was read.
    fn foresee(&self, desk: &Desk) {
        let mut held = lock(&self.held);
        let found = desk.write(|ledger| {
            let (places, addresses) = held.arrivals(|_, _| true);
            let arrivals = held.of(&places, &addresses);
            Ok((places, ledger.adder().foresee_all(&arrivals)?))
        });
        match found {
            Ok((places, found)) => places.into_iter().zip(found).for_each(|(n, it)| held.items[n].would = Some(it)),
            Err(fault) => held.fault = Some(fault.what),
        }
    }

    /// Adds those that are wanted, by their places; once each.
    pub fn save(&self, desk: &Desk, wanted: &[usize]) -> Result<Vec<Added>, Fault> {
        let mut held = lock(&self.held);
        if !held.is_done {
            return Err(Fault::new(StatusCode::CONFLICT, "not all is read yet", "go back and wait until it is"));
        }
        let (places, added) = desk.write(|ledger| {
            let (places, addresses) = held.arrivals(|n, it| wanted.contains(&n) && it.saved.is_none());
            let arrivals = held.of(&places, &addresses);
            Ok((places, ledger.adder().add_all(&arrivals)?))
        })?;
        places.into_iter().zip(&added).for_each(|(n, it)| held.items[n].saved = Some(it.clone()));
        Ok(added)
    }
}

impl HeldNow {
    /// The places of those that were read and are asked for, and where each was found.
    fn arrivals(&self, is_asked: impl Fn(usize, &Item) -> bool) -> (Vec<usize>, Vec<String>) {
        let read = |it: &Item| it.read.as_ref().ok().map(|reading| address(&it.name, reading));
        let asked = self.items.iter().enumerate().filter(|(n, it)| is_asked(*n, it));
        asked.filter_map(|(n, it)| Some((n, read(it)?))).unzip()
    }

    fn of<'a>(&'a self, places: &[usize], addresses: &'a [String]) -> Vec<Arrival<'a>> {
        let at = Timestamp::now();
        let arrival = |(&n, address): (&usize, &'a String)| {
            let reading = self.items[n].read.as_ref().ok()?;
            Some(Arrival { address, reading, reader: READER, at })
        };
        places.iter().zip(addresses).filter_map(arrival).collect()
    }
}

/// The address of a page; what was pasted or uploaded has no place, so that the next one is no version of it: its address
/// is its own hash.
fn address(name: &str, reading: &Reading) -> String {
    let hash = musterbook_ledger::hash(reading);
    reading.report.address.clone().unwrap_or_else(|| format!("given:{}:{name}", &hash[..16]))
}
