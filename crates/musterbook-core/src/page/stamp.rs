//! What a stamp is made of: dates, clock times, counters and the labels before them.
//!
//! In: one cell of a line ("Published: 21:14, 9 Jan 2025"). Out: its parts, and what is left when they are taken away. A cell
//! of which nothing is left is a stamp; one of which "By Rob Tulley, Defence Correspondent" is left is a by-line. Left alone:
//! cells too long to be either.

use std::sync::LazyLock;

use regex::Regex;

use super::dates::{Found, find_dates};

/// A longer cell is no stamp.
pub(super) const LONGEST_STAMP: usize = 240;

/// The parts of a cell.
#[derive(Debug, Default)]
pub(super) struct Stamp<'a> {
    pub dates: Vec<Found>,
    pub clock: bool,
    pub published: bool,
    pub updated: bool,
    /// "date 2025-06-15", as archives of dumps write it: when the page was fetched.
    pub fetched: bool,
    /// "2 min read", "412 comments": nothing but a page says so.
    pub counter: bool,
    /// "4 min": a page says so, and a table may.
    pub duration: bool,
    /// Ready phrases such as "Skip to content".
    pub phrase: bool,
    /// The words that are none of these.
    pub rest: Vec<&'a str>,
}

impl Stamp<'_> {
    /// Nothing is left, and something in it is only said by a page.
    pub fn is_strong(&self) -> bool {
        self.rest.is_empty() && (self.published || self.updated || self.fetched || self.counter || self.phrase)
    }

    /// Nothing is left, but a table or a chronicle may hold the same.
    pub fn is_weak(&self) -> bool {
        self.rest.is_empty() && (self.duration || !self.dates.is_empty() || self.clock)
    }

    /// The words left are a by-line: "by", names, and the small words of by-lines.
    pub fn is_by_line(&self) -> bool {
        let words = match &self.rest[..] {
            [by, names @ ..] if by.eq_ignore_ascii_case("by") => names,
            [kind, by, names @ ..]
                if by.eq_ignore_ascii_case("by") && BY_KINDS.contains(&kind.to_ascii_lowercase().as_str()) =>
            {
                names
            }
            [author, names @ ..] if BY_LABELS.contains(&author.to_ascii_lowercase().as_str()) => names,
            _ => return false,
        };
        let is_name = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
        (1..=12).contains(&words.len())
            && !words.last().is_some_and(|word| word.ends_with('.') && word.len() > 4)
            && words.iter().all(|word| {
                is_name(word) || BY_SMALL_WORDS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()))
            })
            && (words.iter().any(is_name) || words.iter().any(|word| BY_SMALL_WORDS[..9].contains(word)))
            && !words.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_digit()))
    }
}

/// "Words by", "Report by".
const BY_KINDS: &[&str] =
    &["words", "report", "reporting", "text", "written", "story", "analysis", "posted", "published"];
/// "Author: X".
const BY_LABELS: &[&str] = &["author:", "authors:", "reporter:", "correspondent:"];
/// Words of by-lines that are no names; the first nine make a by-line without any name.
const BY_SMALL_WORDS: &[&str] = &[
    "correspondent",
    "correspondents",
    "staff",
    "reporter",
    "reporters",
    "agencies",
    "agency",
    "editor",
    "desk",
    "and",
    "in",
    "for",
    "our",
    "the",
    "of",
    "at",
    "de",
    "da",
    "van",
    "von",
    "der",
    "al",
    "el",
    "bin",
    "special",
    "own",
    "from",
    "with",
    "team",
    "to",
    "own",
    "additional",
    "reporting",
];

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?xi)\b(?:
            (?P<published> (?:first\s)?(?:published|posted|publication\sdate|date\sof\spublication)(?:\son|\sat)?\b)
          | (?P<updated> (?:last\s)?(?:updated|modified|edited|revised)(?:\son|\sat)?\b)
          | (?P<fetched> date\b)
        ):?",
    )
});

static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?xi)\b(?:[01]?\d|2[0-3])(?: :[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)? | (?:\.[0-5]\d)?\s?[ap]\.?m\b\.? )
          (?:\s?\(?(?:gmt|utc|bst|est|edt|cet|cest|eet|eest|et|ist|msk|jst|kst|local\stime)\b\)?(?:[+-]\d{1,2})?)?",
    )
});

static COUNTER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?xi)
            \b\d{1,3}(?:\s|-)?min(?:ute)?s?\.?\s(?:read|listen|watch)\b
          | \b(?:reading|read|listening)\stime:?\s\d{1,3}\s?min(?:ute)?s?\b
          | \b(?:views|reads|shares|likes|comments|words):\s?\d[\d.,\s]*[km]?\b
          | \bcomments?\s?\(\d[\d.,]*\)
          | \b\d[\d.,]*[km]?\s(?:views?|comments?|shares?|likes?|reactions?|retweets?|watching(?:\snow)?|replies)\b
          | \b\d[\d.,]*[km]?\speople\sare\s(?:reading|watching)\sthis\b
          | \byou\shave\s\d+\sfree\sarticles?\sleft\b\.?
          | \bpage\s\d+\sof\s\d+\b",
    )
});

static DURATION: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)\b\d{1,3}\s?min(?:ute)?s?\b\.?"));

static PHRASE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\bskip to (?:main )?content\b|\bfollow the story:?|\blisten to this (?:article|story)\b|\bshare this (?:page|article|story)\b",
    )
});

/// Words that join the parts of a stamp and mean nothing alone.
static JOINT: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?|\b(?:mon|tue|wed|thu|fri|sat|sun)\b[,.]?|^live\b")
});

/// Compiles a pattern of the page's tables. Its `\b` is that of ASCII: the other makes text with a single curly quote slow to search.
pub(super) fn regex(pattern: &str) -> Regex {
    Regex::new(&pattern.replace(r"\b", r"(?-u:\b)")).expect("the patterns of pages are valid")
}

/// Takes a cell apart.
pub(super) fn take_apart(cell: &str) -> Stamp<'_> {
    let mut stamp = Stamp::default();
    if cell.len() > LONGEST_STAMP {
        stamp.rest = vec![cell];
        return stamp;
    }
    let mut taken = vec![false; cell.len()];
    let mut take = |pattern: &Regex| {
        let mut any = false;
        for found in pattern.find_iter(cell) {
            if taken[found.range()].iter().all(|byte| !byte) {
                taken[found.range()].fill(true);
                any = true;
            }
        }
        any
    };
    stamp.counter = take(&COUNTER);
    stamp.phrase = take(&PHRASE);
    stamp.clock = take(&CLOCK);
    stamp.duration = take(&DURATION);
    take(&JOINT);
    for date in find_dates(cell) {
        if !taken[date.at.start] {
            taken[date.at.clone()].fill(true);
            stamp.dates.push(date);
        }
    }
    if !stamp.dates.is_empty() || stamp.clock {
        for label in LABEL.captures_iter(cell) {
            stamp.published |= label.name("published").is_some();
            stamp.updated |= label.name("updated").is_some();
            stamp.fetched |= label.name("fetched").is_some();
            taken[label.get(0).map_or(0..0, |it| it.range())].fill(true);
        }
    }
    stamp.rest = words_left(cell, &taken);
    stamp
}

/// The words of which no byte was taken; signs alone are no words.
fn words_left<'a>(cell: &'a str, taken: &[bool]) -> Vec<&'a str> {
    let (mut words, mut from) = (vec![], None);
    let ends = cell.char_indices().chain([(cell.len(), ' ')]);
    for (at, sign) in ends {
        let gap = sign.is_whitespace() || taken.get(at).is_some_and(|it| *it);
        match (gap, from) {
            (false, None) => from = Some(at),
            (true, Some(start)) => {
                words.push(&cell[start..at]);
                from = None;
            }
            _ => {}
        }
    }
    words.retain(|word| word.chars().any(char::is_alphanumeric));
    if words.iter().all(|word| matches!(word.to_ascii_lowercase().as_str(), "at" | "on" | "a-" | "a+" | "a")) {
        words.clear();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, kind: &str) {
        let stamp = take_apart(cell);
        let found = match () {
            () if stamp.is_strong() => "strong",
            () if stamp.is_weak() => "weak",
            () if stamp.is_by_line() => "by-line",
            () => "none",
        };
        assert_eq!(found, kind, "{cell}: {stamp:?}");
    }

    #[test]
    fn tells_stamps_from_by_lines_from_text() {
        check("date 2025-06-15 Skip to content", "strong");
        check("Published: 21:14, 9 Jan 2025", "strong");
        check("LIVE Updated 14:12 BST", "strong");
        check("4,812 watching", "strong");
        check("Reading time: 2 minutes", "strong");
        check("20 November 2025", "weak");
        check("Thursday 20 November 2025", "weak");
        check("21 November, 18:05", "weak");
        check("4 min", "weak");
        check("by Lucy Marsh June 16, 2025 2:02 AM 2 min read", "by-line");
        check("By Aline Moto in Goma and agencies", "by-line");
        check("By our Moscow correspondent", "by-line");
        check("Author: Lucy Marsh", "by-line");
        check("By Monday 12 May 2025 at 14:00 the army had lost 40 men", "none");
        check("By Saturday 40 were dead", "none");
        check("41 dead by 12 May", "none");
        check("By March 5,937 had died", "none");
    }
}
