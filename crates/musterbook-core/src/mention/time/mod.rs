//! Time expressions, resolved to dates against the day of the report: the calendar in every order, weekdays, words
//! that count from today or from the day spoken of, beginnings with names, and rates. A duration alone (`three days`)
//! is left alone, and so are `may`, `march` and `second` as ordinary words.

mod calendar;
mod edge;
mod mark;
mod numeric;
mod rate;
mod reader;
mod relative;
mod since;
mod span;
#[cfg(test)]
mod tests;
mod weekday;
mod whole;
mod year;

use crate::document::{Document, TimeAt};
use crate::text::Kind;
use reader::Reader;
pub use reader::days;

/// Finds the time expressions of a text, in order, the longest at each place.
pub fn find(doc: &Document) -> Vec<TimeAt> {
    let mut reader = Reader::new(doc);
    let mut found = Vec::new();
    let mut at = 0;
    while at < doc.tokens.len() {
        reader.enter(at);
        match read(&reader, at) {
            Some(reading) if reading.end > at => {
                let reading = reader.mark_dateline(at, reading);
                reader.remember(&reading);
                found.push(TimeAt {
                    tokens: at..reading.end,
                    when: reading.when,
                    kind: reading.kind,
                    rule: reading.rule,
                });
                at = reading.end;
            }
            _ => at += 1,
        }
    }
    found
}

/// The time expression that begins at a token.
fn read(reader: &Reader, at: usize) -> Option<reader::Reading> {
    let token = &reader.doc.tokens[at];
    match token.kind {
        Kind::Digits => span::joined(reader, at).or_else(|| year::read(reader, at)),
        Kind::Mark('/') => rate::read(reader, at),
        Kind::Word if !reader.may_begin(at) => None,
        Kind::Word => mark::read(reader, at).or_else(|| span::joined(reader, at)).or_else(|| rate::read(reader, at)),
        _ => None,
    }
}
