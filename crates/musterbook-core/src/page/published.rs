//! The day a plain-text page was published, and the rule that gave it.
//!
//! In: the head of the text: its first lines up to the first long one. Out: a day and the name of a rule. Left alone: dates
//! of the story itself, and days whose year cannot be told. A day without a year ("21 November, 18:05", "LONDON, June 16 -")
//! takes the year of another whole date of the head; without one it is no date.

use jiff::civil::Date;

use super::dates::{Found, find_dates};
use super::furniture::cells;
use super::stamp::{LONGEST_STAMP, take_apart};

/// The rules, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rule {
    /// "Published: 21:14, 9 Jan 2025"
    Label,
    /// "by Lucy Marsh June 16, 2025 2:02 AM"
    ByLine,
    /// "Regional news | 20.08.2025 12:05", "Thursday 20 November 2025"
    Stamp,
    /// "Port Sudan, Nov 4 2025 - "
    Dateline,
    /// "Weekly brief no. 21, Paris, 21 May 2014"
    HeadLine,
    /// "Operational information as of 22:00 on August 5, 2025"
    Title,
    /// "date 2025-06-15": when the page was fetched.
    Fetched,
    /// "Last updated 3 May 2025"
    Updated,
}

impl Rule {
    fn name(self, year_from_head: bool) -> &'static str {
        match (self, year_from_head) {
            (Self::Label, false) => "published label",
            (Self::Label, true) => "published label, year from head",
            (Self::ByLine, false) => "by-line",
            (Self::ByLine, true) => "by-line, year from head",
            (Self::Stamp, false) => "head stamp",
            (Self::Stamp, true) => "head stamp, year from head",
            (Self::Dateline, false) => "dateline",
            (Self::Dateline, true) => "dateline, year from head",
            (Self::HeadLine, _) => "head line",
            (Self::Title, _) => "title",
            (Self::Fetched, _) => "fetch stamp",
            (Self::Updated, _) => "updated label",
        }
    }
}

/// A day and the rule that gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Published {
    pub day: Date,
    pub rule: &'static str,
}

/// Words of titles whose date is that of the report.
const REPORTS: &[&str] = &[
    "report",
    "update",
    "note",
    "brief",
    "bulletin",
    "information",
    "summary",
    "digest",
    "communique",
    "statement",
    "press release",
];

/// How many lines make the head, and how much of each is read.
const HEAD: usize = 15;
const LINE: usize = 300;

/// The day of publication by the head of the text; `title` is one of its lines, or none.
pub(super) fn from_head(text: &str, title: Option<&str>) -> Option<Published> {
    let mut found: Vec<(Rule, Found)> = vec![];
    for line in text.lines().filter(|line| !line.trim().is_empty()).take(HEAD) {
        let long = line.len() > LONGEST_STAMP;
        let line = beginning(line, LINE).trim();
        if Some(line) == title {
            if !says_report(line) {
                continue;
            }
            found.extend(find_dates(line).into_iter().next_back().map(|date| (Rule::Title, date)));
        } else if let Some(date) = dateline(line) {
            found.push((Rule::Dateline, date));
        } else if !long {
            found.extend(cells(line).into_iter().filter_map(|(_, cell)| stamped(cell)));
        }
        if long {
            break;
        }
    }
    let years: Vec<Date> = found.iter().filter_map(|(_, date)| date.date()).collect();
    found.sort_by_key(|(rule, _)| *rule);
    found.iter().find_map(|(rule, date)| match (date.date(), years.first()) {
        (Some(day), _) => Some(Published { day, rule: rule.name(false) }),
        // A title, a heading or an update without a year says too little.
        (None, Some(other)) if *rule <= Rule::Dateline => {
            Some(Published { day: date.near(*other)?, rule: rule.name(true) })
        }
        _ => None,
    })
}

/// The date of one cell, if the cell is a stamp, a by-line or a short line that ends in a date.
fn stamped(cell: &str) -> Option<(Rule, Found)> {
    let stamp = take_apart(cell);
    let label_only = stamp.rest.len() <= 3 || stamp.is_by_line();
    let rule = match () {
        () if stamp.published && label_only => Rule::Label,
        () if stamp.updated && label_only => Rule::Updated,
        () if stamp.fetched && stamp.rest.is_empty() => Rule::Fetched,
        () if stamp.is_by_line() => Rule::ByLine,
        () if stamp.rest.is_empty() => Rule::Stamp,
        () if cell.len() <= 100
            && !cell.contains("as of")
            && stamp.dates.last().is_some_and(|date| date.year.is_some() && ends_with(cell, date)) =>
        {
            Rule::HeadLine
        }
        () => return None,
    };
    let date =
        if rule == Rule::HeadLine { stamp.dates.into_iter().next_back() } else { stamp.dates.into_iter().next() };
    Some((rule, date?))
}

/// A title with the date of a report, not of its story: "Flash Update No. 4 (2 November 2025)".
fn says_report(title: &str) -> bool {
    let lower = title.to_lowercase();
    REPORTS.iter().any(|word| lower.contains(word))
}

fn ends_with(cell: &str, date: &Found) -> bool {
    cell[date.at.end..].chars().all(|c| !c.is_alphanumeric() && c != '(')
}

/// "LONDON, June 16 - ", "KABUL, Afghanistan (Nov. 17, 2010) - ", "MOSCOW, May 28. /Corr./ ".
fn dateline(line: &str) -> Option<Found> {
    let head = beginning(line, 100);
    let date = find_dates(head).into_iter().next()?;
    let (before, after) = (head[..date.at.start].trim(), head[date.at.end..].trim_start());
    let is_place = before.len() <= 50
        && before.bytes().all(|byte| !byte.is_ascii_digit() && byte != b'.' && byte != b':')
        && before
            .split([' ', '/', ','])
            .filter(|word| !word.is_empty())
            .all(|word| word.trim_start_matches('(').chars().next().is_none_or(char::is_uppercase));
    let ends_place = before.is_empty() || before.ends_with([',', '(']);
    let goes_on = after.starts_with(['-', '–', '—', '.', ')', '(', '/']) && after.len() > 30;
    (is_place && ends_place && goes_on).then_some(date)
}

/// The first bytes of a line, cut where a character ends.
pub(super) fn beginning(line: &str, most: usize) -> &str {
    &line[..line.floor_char_boundary(most)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let body = "\nThe war went on for many days and nobody in the town could say how many of its people had been killed or wounded in it, \
            or how many had left for good and would not come back to live there, the mayor told this newspaper on Friday evening, adding that \
            the count of 3 March 1999 was wrong.\n";
        let found = from_head(&format!("{text}{body}"), text.lines().next());
        let line = found.map_or("none".to_owned(), |it| format!("{} {}", it.day, it.rule));
        assert_eq!(line, expected, "{text}");
    }

    #[test]
    fn takes_the_best_stamp_of_the_head() {
        check("Town falls\nPublished: 21:14, 9 Jan 2025 | Updated: 22:03, 10 Jan 2025", "2025-01-09 published label");
        check("Town falls\nUpdated 10 Jan 2025 | Published 9 Jan 2025", "2025-01-09 published label");
        check("Town falls\nLast updated 10 Jan 2025", "2025-01-10 updated label");
        check("Town falls\ndate 2025-06-15\nby Lucy Marsh June 16, 2025 2:02 AM 2 min read", "2025-06-16 by-line");
        check("Town falls\ndate 2025-06-15 Skip to content", "2025-06-15 fetch stamp");
        check("Town falls\nRegional news | 20.08.2025 12:05", "2025-08-20 head stamp");
        check("Town falls\nThursday 20 November 2025", "2025-11-20 head stamp");
        check("Harvest (Khogyani, 18 Sept. 2019)\n", "none");
        check("Weekly brief of 12 October 2025\n", "2025-10-12 title");
    }

    #[test]
    fn needs_a_year_from_somewhere() {
        check("Town falls\n21 November, 18:05   Views: 3,417", "none");
        check("Town falls\nLONDON, June 16 - The town has fallen to the enemy, its mayor said on Monday", "none");
        check(
            "Town falls\ndate 2025-01-02\nLONDON, Dec 31 - The town has fallen to the enemy, its mayor said",
            "2024-12-31 dateline, year from head",
        );
        check(
            "Town falls\nPort Sudan, Nov 4 2025 - The town has fallen to the enemy, its mayor said",
            "2025-11-04 dateline",
        );
        check(
            "Town falls\nKABUL, Afghanistan (Nov. 17, 2010) - The town has fallen to the enemy, it said",
            "2010-11-17 dateline",
        );
    }

    #[test]
    fn takes_no_date_of_the_story() {
        check("Town falls\nOn 5 March 2024 it took ten boats to sink the ship, they said", "none");
        check("Town falls", "none");
    }
}
