//! One preview: its reports read one after another, dated by a person where they do not say their day, and added.

use super::{EXPIRY, Told};
use crate::command::add::READER;
use crate::input::Input;
use crate::output::Failure;
use crate::reader::{self, Reading};
use crate::reports::{Event, each};
use crate::web::desk::{Desk, lock};
use crate::web::fault::Fault;
use axum::http::StatusCode;
use jiff::Timestamp;
use jiff::civil::Date;
use musterbook_core::claim::{Claim, Rejected};
use musterbook_core::page::Report;
use musterbook_ledger::{Added, Arrival};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Instant;

/// Reports of one preview; of a longer feed the first.
const MOST: usize = 100;
/// Bytes of one. A report is read whole, as large as the limit of what is sent lets it be.
const BYTES: usize = 32 << 20;

/// Reports that are read, or were.
pub struct Preview {
    pub id: i64,
    made: Instant,
    /// Nobody can see it any more: what still reads for it stops.
    pub is_gone: AtomicBool,
    /// Whether it is being read.
    pub is_reading: AtomicBool,
    /// What it takes of memory, about.
    pub bytes: AtomicUsize,
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
}

/// One report, or why there is none.
pub struct Item {
    pub name: String,
    /// It does not say on which day it was published: a person may.
    pub is_undated: bool,
    pub read: Result<Box<Reading>, (String, String)>,
    /// What the ledger would make of it.
    pub would: Option<Added>,
    /// What it made of it.
    pub saved: Option<Added>,
}

impl Preview {
    pub fn new(id: i64, inputs: usize) -> Preview {
        Preview {
            id,
            made: Instant::now(),
            is_gone: AtomicBool::new(false),
            is_reading: AtomicBool::new(true),
            bytes: AtomicUsize::new(0),
            held: Mutex::new(HeldNow { expected: Some(inputs), ..HeldNow::default() }),
        }
    }

    /// Whether it is still kept; what reads for one that is not stops.
    pub fn is_fresh(self: &Arc<Preview>) -> bool {
        let is_fresh = self.made.elapsed() < EXPIRY;
        self.is_gone.fetch_or(!is_fresh, Ordering::Relaxed);
        is_fresh
    }

    /// Reads all, for those who look at it meanwhile too.
    pub fn read(&self, desk: &Desk, inputs: &[Input], told: &Told) {
        let read = each(inputs, told.published, &desk.settings.fetch, |event| {
            let mut held = lock(&self.held);
            match event {
                // It stands for one of the inputs.
                Event::Feed(reports) => held.expected = held.expected.map(|it| it + reports - 1),
                Event::Report(name, reading) => {
                    let read = reading.map_err(|it| (it.problem.what, it.problem.remedy));
                    let mut item = Item { name, is_undated: false, read: read.map(Box::new), would: None, saved: None };
                    if let Ok(reading) = &mut item.read {
                        let report = &mut reading.report;
                        report.title = told.title.clone().or(report.title.take());
                        report.outlet = told.outlet.clone().or(report.outlet.take());
                        item.is_undated = report.published.is_none();
                        self.bytes.fetch_add(weight(reading), Ordering::Relaxed);
                    }
                    held.items.push(item);
                }
            }
            let read = held.items.len();
            let full =
                full(read, self.bytes.load(Ordering::Relaxed)).filter(|_| held.expected.is_some_and(|it| it > read));
            let is_full = full.is_some();
            held.fault = full.or(held.fault.take());
            if is_full || self.is_gone.load(Ordering::Relaxed) { Err(Failure::Closed) } else { Ok(()) }
        });
        if let Err(Failure::Problem(it)) = read {
            lock(&self.held).fault = Some(format!("{}: {}", it.place, it.what));
        }
        lock(&self.held).foresee(desk);
    }

    /// Reads those again that do not say their day, where another is given for their place; what was added stays.
    pub fn date(&self, desk: &Desk, given: impl Fn(usize) -> Result<Option<Option<Date>>, Fault>) -> Result<(), Fault> {
        let mut held = self.done()?;
        let mut is_changed = false;
        for (n, it) in held.items.iter_mut().enumerate().filter(|(_, it)| it.is_undated && it.saved.is_none()) {
            let (Ok(reading), Some(day)) = (&mut it.read, given(n)?) else { continue };
            if reading.report.published != day {
                let rule = day.map(|_| "given".to_owned());
                let report = Report { published: day, published_rule: rule, ..reading.report.clone() };
                **reading = reader::read_report(report).map_err(|why| Fault::bad(why, "add it without a day"))?;
                is_changed = true;
            }
        }
        if is_changed {
            held.foresee(desk);
        }
        Ok(())
    }

    /// What is held, once all is read.
    fn done(&self) -> Result<MutexGuard<'_, HeldNow>, Fault> {
        let held = lock(&self.held);
        match held.is_done {
            true => Ok(held),
            false => Err(Fault::new(StatusCode::CONFLICT, "not all is read yet", "go back and wait until it is")),
        }
    }

    /// Adds those that are wanted, by their places; once each.
    pub fn save(&self, desk: &Desk, wanted: &[usize]) -> Result<Vec<Added>, Fault> {
        let mut held = self.done()?;
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
    /// What the ledger would make of all that was read and is not added yet.
    fn foresee(&mut self, desk: &Desk) {
        let found = desk.write(|ledger| {
            let (places, addresses) = self.arrivals(|_, it| it.saved.is_none());
            let arrivals = self.of(&places, &addresses);
            Ok((places, ledger.adder().foresee_all(&arrivals)?))
        });
        match found {
            Ok((places, found)) => places.into_iter().zip(found).for_each(|(n, it)| self.items[n].would = Some(it)),
            Err(fault) => self.fault = Some(fault.what),
        }
    }

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

/// Why no more are read after so many reports of so many bytes.
fn full(read: usize, bytes: usize) -> Option<String> {
    let why = match (read >= MOST, bytes > BYTES) {
        (_, true) => "for they are long",
        (true, _) => "for there are many",
        _ => return None,
    };
    Some(format!("only the first {read} were read, {why}; use musterbook add for all of them"))
}

/// Bytes that a reading takes, about.
fn weight(it: &Reading) -> usize {
    // A claim holds its names and the steps of the rules that read it.
    it.report.text.len() + it.claims.len() * (size_of::<Claim>() + 1_000) + it.rejected.len() * size_of::<Rejected>()
}

/// The address of a page; what was pasted or uploaded has no place, so that the next one is no version of it: its address
/// is its own hash.
fn address(name: &str, reading: &Reading) -> String {
    let hash = musterbook_ledger::hash(reading);
    reading.report.address.clone().unwrap_or_else(|| format!("given:{}:{name}", &hash[..16]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_does_not_outgrow_its_room() {
        for (read, bytes, part) in [
            (99, BYTES, None),
            (100, 0, Some("only the first 100 were read, for there are many")),
            (3, BYTES + 1, Some("only the first 3 were read, for they are long; use musterbook add")),
        ] {
            let told = full(read, bytes);
            assert_eq!(told.is_some(), part.is_some(), "{read} {bytes}: {told:?}");
            assert!(told.unwrap_or_default().contains(part.unwrap_or_default()), "{read} {bytes}");
        }
        let weight_of = |text: &str| weight(&reader::read_text(text, None).unwrap());
        let (none, one) =
            ("Nothing of note happened in Sumy.", "Seven people were killed in Sumy on Monday, officials said.");
        assert_eq!(weight_of(none), none.len());
        assert!(weight_of(one) > one.len() + 1_000);
    }
}
