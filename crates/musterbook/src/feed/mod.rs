//! Feeds: RSS, Atom and JSON Feed, recognised by their content.
//!
//! In: bytes. Out: the feed's title and its entries, in its order. Of a broken feed, the entries that can be read are
//! taken, and the fault is told.

mod day;
mod page;
mod plain;
mod recognise;
mod salvage;

pub use recognise::is_feed;

use feed_rs::model;
use feed_rs::parser::{Builder, ParseFeedError};
use jiff::civil::Date;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A feed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Feed {
    pub title: Option<String>,
    pub entries: Vec<Entry>,
    /// What was wrong with it, and how much of it could be read.
    pub fault: Option<String>,
}

/// An entry of a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub id: String,
    pub title: Option<String>,
    /// The address of its page.
    pub link: Option<String>,
    /// The day of publication, as the feed writes it (in its own time zone).
    pub published: Option<Date>,
    pub authors: Vec<String>,
    /// Its full text, if the feed has it.
    pub content: Option<Text>,
    pub summary: Option<Text>,
}

/// A text in a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    Html(String),
    Plain(String),
}

/// Reads a feed. `address` is where it stands, if it is known: links in it may be relative.
pub fn read(bytes: &[u8], content_type: Option<&str>, address: Option<&str>) -> Feed {
    let bytes = recognise::labelled(bytes, content_type);
    match parse(&bytes, address) {
        Ok(feed) => convert(feed),
        Err(fault) => salvage::read(&bytes, address, &fault),
    }
}

/// The whole of it, or what is wrong.
fn parse(bytes: &[u8], address: Option<&str>) -> Result<model::Feed, String> {
    let parser = Builder::new().base_uri(address).sanitize_content(false).timestamp_parser(day::as_timestamp).build();
    match catch_unwind(AssertUnwindSafe(|| parser.parse(bytes))) {
        Ok(parsed) => parsed.map_err(|error| words(&error)),
        Err(_) => Err("a fault in the reader of feeds".to_owned()),
    }
}

fn words(error: &ParseFeedError) -> String {
    match error {
        ParseFeedError::XmlReader(error) => format!("broken XML: {error}"),
        ParseFeedError::JsonSerde(error) => format!("broken JSON: {error}"),
        error => error.to_string(),
    }
}

fn convert(feed: model::Feed) -> Feed {
    let title = feed.title.map(|text| plain::line(&text.content)).filter(|title| !title.is_empty());
    Feed { title, entries: feed.entries.into_iter().map(entry).collect(), fault: None }
}

fn entry(entry: model::Entry) -> Entry {
    let is_web = |address: &str| address.starts_with("http://") || address.starts_with("https://");
    let of_page = |link: &&model::Link| link.rel.as_deref().is_none_or(|rel| rel == "alternate") && is_web(&link.href);
    let elsewhere = entry.content.as_ref().and_then(|content| content.src.as_ref()).map(|link| link.href.clone());
    let link = entry.links.iter().find(of_page).map(|link| link.href.clone());
    // An id may be the address: RSS has it so unless it says otherwise.
    let link = link.or(elsewhere.filter(|address| is_web(address))).or(Some(entry.id.clone()).filter(|id| is_web(id)));
    let mut authors: Vec<String> = entry.authors.into_iter().filter_map(|person| person.name).collect();
    authors.retain(|name| !name.trim().is_empty());
    Entry {
        id: entry.id,
        title: entry.title.map(|text| plain::line(&text.content)).filter(|title| !title.is_empty()),
        link,
        published: entry.published.or(entry.updated).and_then(day::of_timestamp),
        authors,
        content: entry.content.and_then(|content| text(content.body?, content.content_type.as_ref())),
        summary: entry.summary.and_then(|summary| text(summary.content, summary.content_type.as_ref())),
    }
}

/// A text of a type that can be read, if there is anything in it.
fn text(body: String, kind: &str) -> Option<Text> {
    let kind = kind.to_ascii_lowercase();
    if plain::line(&body).is_empty() || !(kind.starts_with("text/") || kind.contains("html")) {
        return None;
    }
    // Plain by its label, HTML by its tags: summaries of RSS are so.
    let is_html = kind.contains("html") || (body.contains("</") && body.contains('>'));
    Some(if is_html { Text::Html(body) } else { Text::Plain(body) })
}

#[cfg(test)]
mod tests;
