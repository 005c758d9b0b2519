//! Page furniture: the parts of a text that the page says, not the report.
//!
//! In: a text, as it is. Out: the byte ranges of menus, share bars, counters, by-lines with a clock time, cookie and copyright
//! lines, prices of subscriptions, credits in brackets, telephone and account numbers, addresses of the web. Left alone: every
//! line that may be a sentence or a headline with a figure, related headlines among them ("> Town mourns 59 killed in 2024"),
//! lone dates, and the rows of tables. In doubt a line is text: a number too many is seen and rejected later, one too few is lost.
//!
//! A line is cut into cells at ` | `, ` · `, tabs and wide gaps; each cell is judged alone, then the line.

use std::sync::LazyLock;

use regex::Regex;

use super::marks::{CONTROLS, OPENINGS, SECTIONS};
use super::stamp::{LONGEST_STAMP, regex, take_apart};

/// Stamps without a label count as furniture only among the first lines.
const HEAD_LINES: usize = 15;
/// In a longer line nothing is looked for: no page writes one by hand.
const LONGEST_LINE: usize = 1 << 16;

/// Whole cells by their form.
static FORMS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?xi)^(?:
            (?:get|try|from|only|just|subscribe|read)\b.{0,80}(?:[£$€]|\b(?:eur|usd|gbp)\b)\s?\d.{0,20}\b(?:a|per)\s(?:week|month|year)\b.{0,20}
          | (?:photo|image|picture|photograph|gallery)s?:[^0-9]*\(\d{1,3}/\d{1,3}\)[^0-9]*
          | ap-[a-z]{2}-\d\d-\d\d-\d\d(?:\s\d{4}[a-z]{3})?
          | reuters?\s\d{4}\sgmt
          | .{0,80}\ball\srights\sreserved\b\.?
        )$",
    )
});

/// Parts of any line, sentences too.
static PARTS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?x)
            (?P<web> (?:https?://|www\.)[^\s<>\x22\])|]+ )
          | (?P<credit> \((?i:(?:ap|afp|file)\s)?(?i:screenshots?|screengrab|photos?|images?|pictures?|photographs?|illustration|credit|video|footage|map|graphic)
                (?i:\s+(?:by|from|via|courtesy|credit)\b|\s*[:/])[^()\n]{0,200}\) )
          | (?P<copyright> (?:©|\([cC]\)|\b(?i:copyright))\s?(?:©\s?)?(?:19|20)\d\d\b (?:-(?:19|20)\d\d\b)? )
          | (?P<size> \((?:[a-zA-Z]{2,5},\s?)?\d[\d.]*\s?[KMG]B\) )
          | (?P<iban> \b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b )
          | (?P<card> \b\d{4}(?:[\s-]\d{4}){3}\b )
          | (?P<plus> \+\d{1,3}(?:[\s-]\(?\d{1,4}\)?){2,6}\b )
          | (?P<zero> \b0\d{0,4}(?:[\s-]\d{2,4}){2,4}\b )
          | (?P<dashes> \b\d{2,3}-\d{3}-\d{3}-\d{4}\b | \b\d{3}-\d{3}-\d{4}\b )
          | (?P<letters> \b0\d{3}(?:-[A-Z]{2,})+\b )
          | (?P<hotline> \b(?i:hotline|helpline)(?i:\s(?:no\.?|number))?:?\s\d{3,4}\b )",
    )
});

/// How sure it is that a cell belongs to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Text,
    /// A lone date, time or duration: furniture if the rest of the line is.
    Weak,
    Furniture,
}

/// The byte ranges of `text` that are page furniture, in order, none overlapping.
pub fn furniture(text: &str) -> Vec<(usize, usize)> {
    let (mut ranges, mut from, mut lines) = (vec![], 0, 0);
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() && line.len() <= LONGEST_LINE {
            lines += 1;
            mark_line(line, from, lines <= HEAD_LINES, &mut ranges);
        }
        from += line.len();
    }
    ranges
}

/// Is the whole line furniture?
pub(super) fn is_furniture(line: &str) -> bool {
    let mut ranges = vec![];
    if line.len() <= LONGEST_LINE {
        mark_line(line, 0, true, &mut ranges);
    }
    let trimmed = line.trim();
    !trimmed.is_empty() && ranges.iter().map(|(from, to)| to - from).sum::<usize>() >= trimmed.len()
}

fn mark_line(line: &str, from: usize, head: bool, ranges: &mut Vec<(usize, usize)>) {
    let start = from + (line.len() - line.trim_start().len());
    let whole = (start, start + line.trim().len());
    let cells = cells(line);
    let row = cells.len() >= 3;
    let verdicts: Vec<Verdict> = cells.iter().map(|(_, cell)| judge(cell, row)).collect();
    let count = |verdict| verdicts.iter().filter(|it| **it == verdict).count();
    let (furniture, text) = (count(Verdict::Furniture), count(Verdict::Text));
    let figures = || cells.iter().zip(&verdicts).any(|((_, cell), it)| *it == Verdict::Text && has_digit(cell));
    if (text == 0 && furniture > 0) || (row && furniture > text && !figures()) {
        ranges.push(whole);
        return;
    }
    let clock = cells.iter().any(|(_, cell)| take_apart(cell).clock);
    let weak_too = (furniture > 0 || (head && (clock || count(Verdict::Weak) > 1))) && !figures();
    for ((at, cell), verdict) in cells.iter().zip(&verdicts) {
        if *verdict == Verdict::Furniture || (*verdict == Verdict::Weak && weak_too) {
            ranges.push((from + at, from + at + cell.len()));
        } else {
            mark_parts(cell, from + at, ranges);
        }
    }
}

/// The cells of a line with their places, signs of lists and gaps taken off.
pub(super) fn cells(line: &str) -> Vec<(usize, &str)> {
    static GAP: LazyLock<Regex> = LazyLock::new(|| regex(r"\s*\|\s*|\s+·\s+|\t+|\s{2,}|\s//\s"));
    let mut cells = vec![];
    let mut push = |from: usize, to: usize| {
        let cell = &line[from..to];
        let bare = cell.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '*' | '>' | '•' | '»'));
        let lead = cell.len() - bare.len();
        let bare = bare.trim_end();
        if bare.chars().any(char::is_alphanumeric) {
            cells.push((from + lead, bare));
        }
    };
    let mut from = 0;
    for gap in GAP.find_iter(line) {
        push(from, gap.start());
        from = gap.end();
    }
    push(from, line.len());
    cells
}

fn judge(cell: &str, row: bool) -> Verdict {
    if cell.len() > LONGEST_STAMP {
        return Verdict::Text;
    }
    let lower = cell.to_lowercase();
    let is_control = |word: &str| CONTROLS.contains(&word.trim());
    let is_menu = |word: &str| is_control(word) || SECTIONS.contains(&word.trim());
    let path: Vec<&str> = lower.split(['/', '›']).collect();
    let words = || lower.split([' ', '\u{a0}']).filter(|word| !word.is_empty());
    let menu = is_control(&lower)
        || (row && is_menu(&lower))
        || (path.len() > 2 && path.iter().all(|it| is_menu(it)))
        || words().all(is_control);
    let opens = OPENINGS.iter().any(|(opening, digits)| lower.starts_with(opening) && (*digits || !has_digit(cell)));
    if menu || (opens && lower.len() <= 160) || FORMS.is_match(cell) {
        return Verdict::Furniture;
    }
    let stamp = take_apart(cell);
    let said_by_page = stamp.clock || stamp.counter || stamp.published || !stamp.dates.is_empty() || !has_digit(cell);
    if stamp.is_strong() || (stamp.is_by_line() && said_by_page) {
        Verdict::Furniture
    } else if stamp.is_weak() {
        Verdict::Weak
    } else if stamp.counter && !stamp.rest.iter().any(|word| has_digit(word)) && stamp.rest.len() <= 6 {
        // "You have 2 free articles left. Already a subscriber? Log in"
        Verdict::Furniture
    } else {
        Verdict::Text
    }
}

fn mark_parts(cell: &str, from: usize, ranges: &mut Vec<(usize, usize)>) {
    for found in PARTS.captures_iter(cell) {
        let Some(part) = found.get(0) else { continue };
        let digits = part.as_str().bytes().filter(u8::is_ascii_digit).count();
        let groups = || part.as_str().split([' ', '-']);
        let is_year = |group: &str| group.starts_with("19") || group.starts_with("20");
        let figure = match () {
            () if found.name("plus").is_some() => digits < 9 || is_grouped(part.as_str()),
            // A row of a table may begin with a nought: "0 120 340 560".
            () if found.name("zero").is_some() => {
                digits < 9 || (part.as_str().starts_with("0 ") && groups().nth(1) != Some("800"))
            }
            () if found.name("iban").is_some() => digits < 10,
            () if found.name("card").is_some() => groups().all(is_year),
            () => false,
        };
        if figure {
            continue;
        }
        let end = part.as_str().trim_end_matches(['.', ',', ';', ':']).len();
        ranges.push((from + part.start(), from + part.start() + end));
    }
}

/// "+1 040 200" is an increment written with gaps for thousands, "+93 799 51 1155" is not.
fn is_grouped(number: &str) -> bool {
    number.starts_with('+') && !number.contains('-') && number.split_whitespace().skip(1).all(|group| group.len() == 3)
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The marked parts of a text, joined by ` / `.
    #[track_caller]
    fn check(text: &str, marked: &str) {
        let parts: Vec<&str> = furniture(text).into_iter().map(|(from, to)| &text[from..to]).collect();
        assert_eq!(parts.join(" / "), marked, "{text}");
    }

    #[test]
    fn marks_whole_lines_of_pages() {
        for line in [
            "date 2025-06-15 Skip to content",
            "Menu  News  War  Politics  EN | UA",
            "Home / News / Regions        Search...        Donate",
            "by Lucy Marsh June 16, 2025 2:02 AM 2 min read",
            "By Rob Tull, Defence Correspondent | Published: 21:14, 9 Jan 2025 | Updated: 22:03 | 412 comments",
            "Share: Facebook  X  Copy link",
            "Views: 3,417",
            "2 min read",
            "412 comments",
            "Photo: released men at the crossing (1/9). Telegram/Staff",
            "We use cookies. Accept all 12 partners?",
            "You have 2 free articles left. Already a subscriber? Log in",
            "- Get The Daily Wire for £1 a week",
            "Listen: episode 412 of our podcast | Subscribe for EUR 4.99",
            "© 2025 The Daily Wire. All rights reserved.",
            "21 November, 18:05        Views: 3,417        A- A+",
        ] {
            check(line, line);
        }
    }

    #[test]
    fn marks_parts_of_sentences() {
        check("Call 020 7946 0958 with tips.", "020 7946 0958");
        check("- How to help: IBAN UA98 3052 9900 0002 6005", "UA98 3052 9900 0002 6005");
        check("Card 4441 1144 2233 5566, 12 wounded", "4441 1144 2233 5566");
        check("Office, release 2010-11, +93 799 51 1155", "+93 799 51 1155");
        check(
            "Footage of April 28, 2025. (Screenshot from a video by a news agency) It shows 12 men.",
            "(Screenshot from a video by a news agency)",
        );
        check("See https://example.org/2025/06/15/12-dead. It says 12.", "https://example.org/2025/06/15/12-dead");
        check("Note: open sources only. (c) 2025.", "(c) 2025");
        check("Opinion & Analysis | 6 Nov 2025 | 4 min", "6 Nov 2025 / 4 min");
    }

    #[test]
    fn leaves_sentences_headlines_and_tables() {
        for line in [
            "> Town mourns 59 killed in 2024",
            "> Russia frees two activists",
            "By Saturday 40 people had died.",
            "By 9 Jan 2025 at 21:14 the army had lost 3,000 men",
            "personnel - about 1 149 930 (+1 040)",
            "tanks ‒ 1361 (+3)",
            "losses +1 040 200 in all",
            "North 0 120 340 560",
            "2022 2023 2024 2025",
            "AK47 5000 GUNS FROM THEM",
            "Town | Dead | Injured",
            "South | 124 | 1,016 | closed since 8 June",
            "12 May 2024 | Kharkiv | 14 dead",
            "20 November 2025",
            "Health",
            "14:12 Summary: 20 people dead",
            "Photo shows 12 dead (1/3 of them children)",
            "Share of civilians among the dead: 40 per cent",
            "The share: 12 of 40",
            "Two (source: IOM DTM) of 12",
            "Comments by 3 officials put the dead at 12",
            "From 12 to 15 were killed a week ago",
            "Follow-up strikes killed 12",
        ] {
            check(line, "");
        }
    }
}
