//! Why something that was to be read was not: a kind for the summary, and a problem for the person.

use crate::output::Problem;
use std::collections::BTreeMap;

/// The kinds of refusal, in the order of the summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The argument names no input.
    Argument,
    /// A file that can't be read, or a fault of the reader.
    Unreadable,
    /// Read, but there is no text in it.
    NoText,
    /// The address is none that can be fetched.
    Address,
    /// It leads into a private network.
    Private,
    /// The site's robots.txt does not allow it.
    Robots,
    /// The site's robots.txt can't be had, so what it allows is not known.
    RobotsUnknown,
    /// It redirects in a circle, or too often.
    Redirects,
    TooLarge,
    /// No HTML, plain text or feed.
    Kind,
    TooSlow,
    /// No connection, no such host, or the answer broke off.
    NotReached,
    /// The server answers with an error.
    Status(u16),
    /// The site asks to wait longer than the program does.
    Later,
    /// A feed of which only a part could be read.
    BrokenFeed,
}

/// What the summary calls each kind, and what a person can do about it.
const KINDS: &[(Why, &str, &str)] = &[
    (Why::Argument, "nothing there", ""),
    (Why::Unreadable, "unreadable", "check that it is a readable file"),
    (Why::NoText, "no text in it", "give an HTML page or plain text"),
    (Why::Address, "not an address", "give a whole address that begins with http:// or https://"),
    (Why::Private, "private address", "if you mean an address of your own network, say --allow-private"),
    (Why::Robots, "robots.txt", "open the page yourself and save it, then give the file"),
    (Why::RobotsUnknown, "robots.txt can't be had", "try again later, or save the page and give the file"),
    (Why::Redirects, "redirects", "open it in a browser and give the address where you arrive, or the saved page"),
    (Why::TooLarge, "too large", "raise the limit with --max-size, or save the page and give the file"),
    (Why::Kind, "another type", "give an HTML page or plain text; feeds are read too"),
    (Why::TooSlow, "too slow", "try again later, or allow more time with --timeout"),
    (Why::NotReached, "not reached", "check the address and your connection, then try again"),
    (Why::Later, "told to wait", "add it again later"),
    (Why::BrokenFeed, "broken feed", "tell its publisher; what could be read of it is taken"),
];

impl Why {
    /// What the summary calls it: `robots.txt`, `HTTP 404`.
    pub fn word(self) -> String {
        match self {
            Why::Status(status) => format!("HTTP {status}"),
            _ => self.row().map_or_else(String::new, |row| row.1.to_owned()),
        }
    }

    fn remedy(self) -> &'static str {
        match self {
            Why::Status(401..=403) => "the site does not give it to programs; save the page and give the file",
            Why::Status(404 | 410) => "check the address; the page may have been taken down",
            Why::Status(_) => "try again later, or save the page and give the file",
            _ => self.row().map_or("", |row| row.2),
        }
    }

    fn row(self) -> Option<&'static (Why, &'static str, &'static str)> {
        KINDS.iter().find(|(why, ..)| *why == self)
    }
}

/// Something that was not read.
pub struct Refused {
    pub why: Why,
    pub problem: Problem,
}

impl Refused {
    /// With the remedy of its kind. `place` is the input, `what` says what was wrong with it.
    pub fn new(why: Why, place: impl Into<String>, what: impl Into<String>) -> Refused {
        Refused { why, problem: Problem::new(place, what, why.remedy()) }
    }

    /// With a remedy of its own.
    pub fn with(why: Why, problem: Problem) -> Refused {
        Refused { why, problem }
    }
}

/// Refusals, counted by kind.
#[derive(Default)]
pub struct Refusals(BTreeMap<Why, usize>);

impl Refusals {
    pub fn take(&mut self, why: Why) {
        *self.0.entry(why).or_default() += 1;
    }

    pub fn join(&mut self, other: Refusals) {
        for (why, number) in other.0 {
            *self.0.entry(why).or_default() += number;
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `3 refused (2 robots.txt, 1 too large)`; nothing where nothing was refused.
    pub fn line(&self) -> Option<String> {
        let all: usize = self.0.values().sum();
        let kinds: Vec<String> = self.0.iter().map(|(why, number)| format!("{number} {}", why.word())).collect();
        (all > 0).then(|| format!("{} refused ({})", crate::figure::grouped(all as f64), kinds.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_are_counted_by_kind() {
        let mut refusals = Refusals::default();
        assert_eq!(refusals.line(), None);
        for why in [Why::Status(404), Why::Robots, Why::TooLarge, Why::Robots] {
            refusals.take(why);
        }
        assert_eq!(refusals.line().as_deref(), Some("4 refused (2 robots.txt, 1 too large, 1 HTTP 404)"));
    }

    #[test]
    fn every_kind_has_a_word_and_a_remedy() {
        for (why, word, remedy) in KINDS {
            assert!(!word.is_empty() && (*why == Why::Argument || !remedy.is_empty()), "{why:?}");
        }
        assert_eq!(Why::Status(503).word(), "HTTP 503");
    }
}
