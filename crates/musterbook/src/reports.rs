//! The reports that inputs hold: files are read several at a time, addresses are fetched one after another, and feeds
//! are as many reports as they have entries. They come in the order of the inputs, each as soon as its turn comes.

use crate::feed::{self, Entry, Feed, Text};
use crate::fetch::{FetchOptions, Fetched, Fetcher, not_a_report};
use crate::input::Input;
use crate::output::{Failure, Problem};
use crate::reader::{self, Reading};
use crate::refused::{Refused, Why};
use jiff::civil::Date;
use musterbook_core::page::Page;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// What comes of the inputs.
pub enum Event {
    /// An input turned out to be a feed of so many reports.
    Feed(usize),
    /// What messages call the report, and its reading, or why there is none.
    Report(String, Box<Result<Reading, Refused>>),
}

/// Reads all inputs and hands over what comes of them. `published` is the day of publication if a person gave one.
pub fn each(
    inputs: &[Input],
    published: Option<Date>,
    options: &FetchOptions,
    take: impl FnMut(Event) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut reports = Reports { published, options, fetcher: None, take };
    let is_address = |input: &Input| matches!(input, Input::Address(_));
    // Stretches of addresses, and of what lies here.
    for inputs in inputs.chunk_by(|one, next| is_address(one) == is_address(next)) {
        if inputs.first().is_some_and(is_address) {
            inputs.iter().try_for_each(|input| reports.address(&input.name()))?;
        } else {
            in_order(inputs, published, |input, held| reports.held(input, held))?;
        }
    }
    Ok(())
}

/// What a file holds.
pub enum Held {
    Reading(Box<Reading>),
    Feed(Vec<u8>),
}

/// Reads one file, or standard input. What has no text is refused.
pub fn read_file(input: &Input, published: Option<Date>) -> Result<Held, Refused> {
    let bytes = input.bytes().map_err(|problem| Refused::with(Why::Unreadable, problem))?;
    if feed::is_feed(&bytes) {
        return Ok(Held::Feed(bytes));
    }
    let page = Page { bytes: &bytes, published, ..Page::default() };
    read_page(&input.name(), &page).map(|reading| Held::Reading(Box::new(reading)))
}

fn read_page(name: &str, page: &Page) -> Result<Reading, Refused> {
    if let Some(what) = not_a_report(page.bytes) {
        return Err(Refused::new(Why::Kind, name, format!("it is {what}")));
    }
    let reading = reader::read(page).map_err(|fault| {
        let remedy = "please report it, with the file if you may share it";
        Refused::with(Why::Unreadable, Problem::new(name, fault, remedy))
    })?;
    if reading.report.text.trim().is_empty() {
        let notes = reading.report.notes.join("; ");
        let (why, what) = match notes.as_str() {
            _ if page.bytes.is_empty() => (Why::NoText, "empty".to_owned()),
            "" => (Why::NoText, "no text found".to_owned()),
            _ if notes.contains("not a text") => (Why::Kind, notes),
            _ => (Why::NoText, notes),
        };
        return Err(Refused::new(why, name, what));
    }
    Ok(reading)
}

struct Reports<'a, F> {
    published: Option<Date>,
    options: &'a FetchOptions,
    /// Made when it is first needed.
    fetcher: Option<Fetcher>,
    take: F,
}

impl<F: FnMut(Event) -> Result<(), Failure>> Reports<'_, F> {
    fn fetch(&mut self, address: &str) -> Result<Fetched, Refused> {
        let options = self.options;
        self.fetcher.get_or_insert_with(|| Fetcher::new(options.limits())).fetch(address)
    }

    fn report(&mut self, name: String, reading: Result<Reading, Refused>) -> Result<(), Failure> {
        (self.take)(Event::Report(name, Box::new(reading)))
    }

    /// What a file turned out to hold.
    fn held(&mut self, input: &Input, held: Result<Held, Refused>) -> Result<(), Failure> {
        match held {
            Ok(Held::Feed(bytes)) => self.feed(&input.name(), &feed::read(&bytes, None, None)),
            Ok(Held::Reading(reading)) => self.report(input.name(), Ok(*reading)),
            Err(refused) => self.report(input.name(), Err(refused)),
        }
    }

    /// What stands at an address: a report, or a feed.
    fn address(&mut self, address: &str) -> Result<(), Failure> {
        let reading = match self.fetch(address) {
            Ok(fetched) if feed::is_feed(&fetched.bytes) => {
                let feed = feed::read(&fetched.bytes, fetched.content_type.as_deref(), Some(&fetched.address));
                return self.feed(&fetched.address, &feed);
            }
            Ok(fetched) => read_page(address, &page(&fetched, self.published)),
            Err(refused) => Err(refused),
        };
        self.report(address.to_owned(), reading)
    }

    /// Each entry of a feed, and what is wrong with it. `name` is its file or its address.
    fn feed(&mut self, name: &str, feed: &Feed) -> Result<(), Failure> {
        (self.take)(Event::Feed(feed.entries.len() + usize::from(feed.fault.is_some())))?;
        for (n, entry) in feed.entries.iter().enumerate() {
            let of_entry = entry.name(name, n + 1);
            let reading = self.entry(feed, entry, name, &of_entry);
            self.report(of_entry, reading)?;
        }
        match &feed.fault {
            Some(fault) => {
                let refused = Refused::new(Why::BrokenFeed, name, fault);
                self.report(name.to_owned(), Err(refused))
            }
            None => Ok(()),
        }
    }

    /// An entry's own text; else the page that it links to; else its summary.
    fn entry(&mut self, feed: &Feed, entry: &Entry, feed_name: &str, name: &str) -> Result<Reading, Refused> {
        let own = |text: &Text| read_entry(feed, entry, text, (feed_name, name), self.published);
        match (&entry.content, &entry.link, &entry.summary) {
            (Some(content), None, None) => own(content),
            (Some(content), _, _) => match own(content) {
                Err(Refused { why: Why::NoText, .. }) => {
                    let without = Entry { content: None, ..entry.clone() };
                    self.entry(feed, &without, feed_name, name)
                }
                reading => reading,
            },
            (None, Some(link), _) => self.linked(feed, entry, link),
            (None, None, Some(summary)) => own(summary),
            (None, None, None) => {
                Err(Refused::new(Why::NoText, name, "an entry of a feed with neither a text nor a link"))
            }
        }
    }

    /// The page that an entry links to. Where the page does not say its title, outlet or day, the feed does; so the same
    /// page is the same report, whether a feed led to it or a person.
    fn linked(&mut self, feed: &Feed, entry: &Entry, link: &str) -> Result<Reading, Refused> {
        let fetched = self.fetch(link)?;
        if feed::is_feed(&fetched.bytes) {
            return Err(Refused::new(Why::Kind, link, "an entry of a feed that links to a feed"));
        }
        let mut reading = read_page(link, &page(&fetched, self.published))?;
        if reading.report.published.is_none() && entry.published.is_some() {
            reading = read_page(link, &page(&fetched, entry.published))?;
            reading.report.published_rule = Some("feed".to_owned());
        }
        let report = &mut reading.report;
        report.title = report.title.take().or_else(|| entry.title.clone());
        if report.authors.is_empty() {
            report.authors.clone_from(&entry.authors);
        }
        let host = url::Url::parse(&fetched.address).ok().and_then(|url| url.host_str().map(str::to_owned));
        let is_host = report.outlet.as_deref() == host.as_deref().map(|host| host.trim_start_matches("www."));
        if is_host || report.outlet.is_none() {
            report.outlet = feed.title.clone().or(report.outlet.take());
        }
        Ok(reading)
    }
}

fn page(fetched: &Fetched, published: Option<Date>) -> Page<'_> {
    let content_type = fetched.content_type.as_deref();
    Page { bytes: &fetched.bytes, address: Some(&fetched.address), content_type, published }
}

/// A text in an entry, with the entry's title, day and authors; the outlet is the feed's title.
fn read_entry(
    feed: &Feed,
    entry: &Entry,
    text: &Text,
    (feed_name, name): (&str, &str),
    published: Option<Date>,
) -> Result<Reading, Refused> {
    let html = entry.page(text, feed);
    let address = entry.link.clone().unwrap_or_else(|| format!("{feed_name}#{}", entry.id));
    let page = Page {
        bytes: html.as_bytes(),
        address: Some(&address),
        content_type: Some("text/html; charset=utf-8"),
        published: published.or(entry.published),
    };
    let mut reading = read_page(name, &page)?;
    if published.is_none() && entry.published.is_some() {
        reading.report.published_rule = Some("feed".to_owned());
    }
    reading.report.authors.clone_from(&entry.authors);
    Ok(reading)
}

/// Reads several files at a time and hands over what they hold in the given order, each as soon as its turn comes.
fn in_order(
    inputs: &[Input],
    published: Option<Date>,
    mut take: impl FnMut(&Input, Result<Held, Refused>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(inputs.len());
    if workers <= 1 {
        return inputs.iter().try_for_each(|input| take(input, read_file(input, published)));
    }
    let next = AtomicUsize::new(0);
    // Few readings wait at a time, however many files there are.
    let (send, receive) = mpsc::sync_channel(4 * workers);
    thread::scope(|scope| {
        for _ in 0..workers {
            let (send, next) = (send.clone(), &next);
            scope.spawn(move || {
                while let Some((at, input)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, inputs.get(at)?)))
                {
                    if send.send((at, read_file(input, published))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        let mut waiting = BTreeMap::new();
        let mut turn = 0;
        // The receiver is moved in: when the output closes early, the workers see it and stop.
        for (at, held) in receive {
            waiting.insert(at, held);
            while let Some(held) = waiting.remove(&turn) {
                take(&inputs[turn], held)?;
                turn += 1;
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests;
