//! An entry as a page, for the reader.

use super::plain::escaped;
use super::{Entry, Feed, Text};
use std::fmt::Write;

impl Entry {
    /// An HTML page of a text of this entry, with its title, its outlet (the feed's title) and its authors. The
    /// encoding is UTF-8.
    pub fn page(&self, text: &Text, feed: &Feed) -> String {
        let mut page = String::from("<!DOCTYPE html><html><head><meta charset=\"utf-8\">");
        let mut meta = |name: &str, value: &str| {
            let _ = write!(page, "<meta property=\"{name}\" content=\"{}\">", escaped(value));
        };
        if let Some(title) = &self.title {
            meta("og:title", title);
        }
        if let Some(outlet) = &feed.title {
            meta("og:site_name", outlet);
        }
        let title = escaped(self.title.as_deref().unwrap_or_default());
        let _ = write!(page, "<title>{title}</title></head><body><article><h1>{title}</h1>");
        match text {
            Text::Html(html) => page.push_str(html),
            Text::Plain(text) => {
                for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
                    let _ = write!(page, "<p>{}</p>", escaped(paragraph));
                }
            }
        }
        page + "</article></body></html>"
    }

    /// What messages call it: its address, or its place in the feed, counted from 1.
    pub fn name(&self, feed: &str, number: usize) -> String {
        self.link.clone().unwrap_or_else(|| format!("{feed}#{number}"))
    }
}
