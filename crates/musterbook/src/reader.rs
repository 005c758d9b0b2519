//! The reader, as the commands call it. A fault in it is told for the report at hand; the others are still read.

use jiff::civil::Date;
use musterbook_core::page::{self, Page, Report};
use musterbook_core::read;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub use musterbook_core::read::Reading;

/// Reads a page.
pub fn read(page: &Page) -> Result<Reading, String> {
    guarded(|| read::read(page))
}

/// Reads again what a page held.
pub fn read_report(report: Report) -> Result<Reading, String> {
    guarded(|| read::read_report(report))
}

/// Reads a text as it stands.
pub fn read_text(text: &str, published: Option<Date>) -> Result<Reading, String> {
    guarded(|| {
        let (claims, rejected) = read::read_text(text, published);
        let furniture = page::furniture(text);
        let report = Report { text: text.to_owned(), published, furniture, ..Report::default() };
        Reading { report, claims, rejected }
    })
}

/// A reading in which nothing was found.
pub fn nothing() -> Reading {
    Reading { report: Report::default(), claims: Vec::new(), rejected: Vec::new() }
}

fn guarded(read: impl FnOnce() -> Reading) -> Result<Reading, String> {
    catch_unwind(AssertUnwindSafe(read)).map_err(|_| "a fault in the reader; nothing was read from it".to_owned())
}
