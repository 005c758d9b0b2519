//! Page to report: what a reader would call the article, and what only the page says.
//!
//! In: the bytes as they came, with what the caller knows about them. Out: a [`Report`]: title, text, outlet, authors, date
//! of publication with the rule that gave it, language, and the byte ranges of the text that are *furniture* (menus, share
//! bars, by-lines, telephone numbers), whose numbers are no figures. Left alone: everything the text says about the war.
//!
//! | bytes | text of the report |
//! | --- | --- |
//! | plain text | the decoded input, character for character; furniture is marked, never cut; a few tags in it are kept, and passed over in reading |
//! | HTML | title on the first line, then paragraphs; list items and table rows on a line each, cells joined by ` \| ` |
//! | binary | empty, with a note that says what was found |
//!
//! Nothing here fails, reads a file, or asks for the time.

mod binary;
mod dates;
mod decode;
mod dump;
mod furniture;
mod html;
mod language;
mod lists;
mod marks;
mod metadata;
mod nesting;
mod published;
mod stamp;
#[cfg(test)]
mod tests;
mod walk;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use furniture::furniture;

/// What goes in: the bytes of a page and what the caller knows about it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Page<'a> {
    /// The bytes as they came, HTML or plain text, in any encoding.
    pub bytes: &'a [u8],
    /// Where the page came from.
    pub address: Option<&'a str>,
    /// The `Content-Type` header, with its charset if it named one.
    pub content_type: Option<&'a str>,
    /// The day of publication if the caller knows it; it wins over anything the page says.
    pub published: Option<Date>,
}

/// What comes out: the report that the page carries.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    /// The caller's address, else the page's own canonical one.
    pub address: Option<String>,
    /// The headline, without the outlet's name behind it.
    pub title: Option<String>,
    /// The text; its first line is the title if an HTML page had one.
    pub text: String,
    /// The name the page gives its outlet, else the host of the address.
    pub outlet: Option<String>,
    /// The people in the by-line.
    pub authors: Vec<String>,
    /// The day of publication, as the page writes it (in its own time zone).
    pub published: Option<Date>,
    /// The rule that gave the day: `given`, `json-ld datePublished`, `by-line`, `dateline` and so on.
    pub published_rule: Option<String>,
    /// An ISO 639-1 code.
    pub language: Option<String>,
    /// Byte ranges of `text` that are page furniture, in order, none overlapping.
    pub furniture: Vec<(usize, usize)>,
    /// What was repaired, guessed or left out.
    pub notes: Vec<String>,
}

/// Reads a page. Never fails: what cannot be read is an empty text and a note.
pub fn to_report(page: &Page) -> Report {
    let decoded = decode::decode(page.bytes, page.content_type);
    let mut report = match html::shape(&decoded.text, page.content_type) {
        html::Shape::Text => dump::read(decoded.text),
        shape => html::read(&decoded.text, shape, page.address),
    };
    report.notes.splice(0..0, decoded.notes);
    if let Some(address) = page.address.map(str::trim).filter(|address| !address.is_empty()) {
        report.address = Some(address.to_owned());
    }
    if report.outlet.is_none() {
        report.outlet = report.address.as_deref().and_then(metadata::host);
    }
    if let Some(day) = page.published {
        report.published = Some(day);
        report.published_rule = Some("given".to_owned());
    }
    report
}
