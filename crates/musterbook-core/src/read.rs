//! The pipeline: a page in, a reading out. A line a stage; the file to read first.
//!
//! Reading never fails: whatever the bytes, a [`Reading`] comes back, with notes where something was amiss.

use crate::assemble::claims;
use crate::claim::{Claim, Rejected};
use crate::document::{Document, Draft};
use crate::page::{self, Page, Report};
use crate::span::Span;
use crate::{attribution, event, figure, mention, settle};
use jiff::civil::Date;

/// What was read from one page.
#[derive(Clone, Debug)]
pub struct Reading {
    pub report: Report,
    /// In text order.
    pub claims: Vec<Claim>,
    /// Every number that is in no claim, in text order, with the reason.
    pub rejected: Vec<Rejected>,
}

/// Reads a page: HTML, plain text or a dump of one, in any encoding.
pub fn read(page: &Page) -> Reading {
    read_report(page::to_report(page))
}

/// Reads what a page held, as it was taken from it: by this reader, or by an earlier one.
pub fn read_report(report: Report) -> Reading {
    let furniture = report.furniture.iter().map(|&(start, end)| Span::new(start, end)).collect();
    let (claims, rejected) = read_document(&report.text, report.published, furniture);
    Reading { report, claims, rejected }
}

/// Reads a text as it is given; `published` is what relative dates are resolved against.
pub fn read_text(text: &str, published: Option<Date>) -> (Vec<Claim>, Vec<Rejected>) {
    let furniture = page::furniture(text).into_iter().map(|(start, end)| Span::new(start, end)).collect();
    read_document(text, published, furniture)
}

fn read_document(text: &str, published: Option<Date>, furniture: Vec<Span>) -> (Vec<Claim>, Vec<Rejected>) {
    let (doc, drafts) = drafts(text, published, furniture);
    let claims = claims(&doc, drafts);
    (claims, doc.rejected)
}

/// Every stage up to the drafts, for `explain` and the measurements.
pub fn drafts(text: &str, published: Option<Date>, furniture: Vec<Span>) -> (Document<'_>, Vec<Draft>) {
    let mut doc = Document::new(text, published, furniture);
    doc.names = mention::name::find(&doc);
    doc.times = mention::time::find(&doc);
    figure::find(&mut doc);
    let mut drafts = event::find(&mut doc);
    attribution::assign(&doc, &mut drafts);
    settle::scope::assign(&doc, &mut drafts);
    settle::place::assign(&doc, &mut drafts);
    settle::when::assign(&doc, &mut drafts);
    settle::people::assign(&doc, &mut drafts);
    (doc, drafts)
}
