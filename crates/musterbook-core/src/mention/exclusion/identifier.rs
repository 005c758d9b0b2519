//! Digits that are read as a whole before they are read as numbers: clock times, dates with points or slashes,
//! telephone numbers, versions, file numbers, addresses on the net.

use crate::claim::Reason;
use crate::mention::number::{Line, digits_value};
use crate::text::{Case, Kind};

/// How far the characters written together are looked through.
const CHUNK: usize = 24;

/// Digits that identify: where they end, the reason and the rule.
pub type Found = (usize, Reason, &'static str);

/// Reads an identifier that begins at a group of digits.
pub fn read(line: &Line, at: usize) -> Option<Found> {
    if line.kind(at) != Some(Kind::Digits) {
        return None;
    }
    RULES.iter().find_map(|rule| rule(line, at))
}

const RULES: &[fn(&Line, usize) -> Option<Found>] =
    &[address, clock, hours, slashed, phone, chain, armor, grid, card, pointed, zeros];

fn chunk_end(line: &Line, at: usize) -> usize {
    let mut end = at + 1;
    while end < at + CHUNK && line.glued(end) && line.kind(end) != Some(Kind::Break) {
        end += 1;
    }
    end
}

/// `https://…`, `name@…`, `#2024`.
fn address(line: &Line, at: usize) -> Option<Found> {
    let mut start = at;
    while start > at.saturating_sub(CHUNK) && line.glued(start) {
        start -= 1;
    }
    if start == at && !line.glued(at + 1) {
        return None;
    }
    let end = chunk_end(line, at);
    let chunk = line.tokens.get(start..end.min(line.tokens.len()))?;
    if chunk[0].is_mark('#') || chunk.iter().any(|t| matches!(t.kind, Kind::Mark('@' | '_' | '='))) {
        return Some((end, Reason::Identifier, "an address or tag"));
    }
    let is_net = chunk.iter().any(|t| matches!(t.text(line.text), "www" | "http" | "https"));
    is_net.then_some((end, Reason::Identifier, "an address on the net"))
}

/// `14:30`, `14:30:05`.
fn clock(line: &Line, at: usize) -> Option<Found> {
    let mut end = at + 1;
    while line.is_mark(end, ':') && line.glued(end) && line.glued(end + 1) && line.kind(end + 1) == Some(Kind::Digits) {
        end += 2;
    }
    (end > at + 1).then_some((end, Reason::Time, "a clock time"))
}

/// `1613 (2213 GMT)`, `0530 GMT`: hours without a colon.
fn hours(line: &Line, at: usize) -> Option<Found> {
    if is_pointed_clock(line, at) {
        return Some((at + 1, Reason::Time, "a clock time"));
    }
    let is_hours = |at: usize| {
        let text = line.word(at);
        text.len() == 4
            && text.bytes().all(|b| b.is_ascii_digit())
            && digits_value(text).is_some_and(|v| v < 2400.0 && v % 100.0 < 60.0)
    };
    let is_zone = |at: usize| line.is_any(at, &["gmt", "utc", "z", "zulu", "est", "edt", "local"]);
    if !is_hours(at) {
        return None;
    }
    let is_glossed = line.is_mark(at + 1, '(') && is_hours(at + 2) && is_zone(at + 3);
    (is_glossed || is_zone(at + 1)).then_some((at + 1, Reason::Time, "a clock time"))
}

/// `between 05.00 and noon`, `18.40 BST`.
fn is_pointed_clock(line: &Line, at: usize) -> bool {
    let text = line.word(at);
    let Some((hours, minutes)) = text.split_once('.') else { return false };
    let below = |digits: &str, limit: u32| digits.len() == 2 && digits.parse::<u32>().is_ok_and(|v| v < limit);
    if !below(hours, 24) || !below(minutes, 60) || line.number_word(at + 1).is_some() || line.is_mark(at + 1, '%') {
        return false;
    }
    let zone = line.is_any(
        at + 1,
        &["gmt", "utc", "bst", "cet", "cest", "est", "edt", "ist", "hrs", "hours", "local", "am", "pm"],
    );
    let heads = at == 0 && line.get(at + 1).is_some();
    let is_when =
        at > 0 && line.is_any(at - 1, &["at", "between", "from", "since", "until", "by", "after", "before", "around"]);
    zone || hours.starts_with('0')
        || is_when
            && !line.get(at + 1).is_some_and(|t| {
                t.is_word()
                    && t.case == Case::Lower
                    && !line.is_any(at + 1, &["and", "to", "on", "when", "the", "a", "in"])
            })
        || heads && minutes.ends_with('0') && line.get(at + 1).is_some_and(|t| t.is_capitalised())
}

/// `20/30 fighters`: a range, where what is counted follows.
pub fn is_slash_range(line: &Line, at: usize) -> bool {
    let value = |at: usize| line.word(at).parse::<u32>().ok().filter(|_| line.word(at).len() == 2);
    let rises = value(at).zip(value(at + 2)).is_some_and(|(low, high)| (10..high).contains(&low));
    line.is_mark(at + 1, '/')
        && rises
        && !line.is_any(at.wrapping_sub(1), &["on", "the", "of"])
        && line.get(at + 3).is_some_and(|t| t.is_word() && t.case == Case::Lower)
        && line.tokens.get(at + 3..).is_some_and(|rest| line.lexicon.nouns.longest(rest).is_some())
}

/// `9/11`, `24/7`, `2023/24`, `12/05/2024`; not `2/3 of`.
fn slashed(line: &Line, at: usize) -> Option<Found> {
    if is_slash_range(line, at) {
        return None;
    }
    let mut end = at + 1;
    while line.is_mark(end, '/') && line.glued(end) && line.glued(end + 1) && line.kind(end + 1) == Some(Kind::Digits) {
        end += 2;
    }
    (end > at + 1 && !line.is(end, "of")).then_some((end, Reason::Date, "digits with a slash"))
}

/// `+93 799 51 1155`, `0790 192 1234`.
fn phone(line: &Line, at: usize) -> Option<Found> {
    let is_plus = at > 0 && line.glued(at) && line.is_mark(at - 1, '+') && !(at > 1 && line.is_mark(at - 2, '('));
    let is_trunk = line.word(at).starts_with('0')
        && (line.word(at).len() > 2 || line.word(at) == "0" && line.kind(at + 1) == Some(Kind::Digits));
    if !is_plus && !is_trunk {
        return None;
    }
    let mut end = at + 1;
    while end < at + 12
        && (line.kind(end) == Some(Kind::Digits)
            || (matches!(line.kind(end), Some(Kind::Hyphen | Kind::Mark('(' | ')' | '-')))
                && line
                    .tokens
                    .get(end + 1)
                    .is_some_and(|t| t.kind == Kind::Digits || matches!(t.kind, Kind::Mark('(' | ')')))))
    {
        end += 1;
    }
    let digits: usize = (at..end).filter(|&i| line.kind(i) == Some(Kind::Digits)).map(|i| line.word(i).len()).sum();
    (end > at + 1 && digits >= 7).then_some((end, Reason::Phone, "a telephone number"))
}

/// `49-711-729-2714`, `2010-11-CA-118`: three and more groups with hyphens.
fn chain(line: &Line, at: usize) -> Option<Found> {
    let mut end = at + 1;
    let mut groups = 1;
    let mut letters = false;
    while line.kind(end) == Some(Kind::Hyphen) && matches!(line.kind(end + 1), Some(Kind::Digits | Kind::Word)) {
        let is_word = line.kind(end + 1) == Some(Kind::Word);
        if is_word && line.tokens[end + 1].case == Case::Lower {
            return None;
        }
        letters |= is_word;
        groups += 1;
        end += 2;
    }
    match (groups, letters) {
        (3.., true) => Some((end, Reason::Identifier, "a file number")),
        (3, false) if line.word(at).len() == 4 || line.word(end - 1).len() == 4 => {
            Some((end, Reason::Date, "a date in digits"))
        }
        (3.., false) => Some((end, Reason::Phone, "a telephone number")),
        _ => None,
    }
}

/// `1-68 Armor`: a battalion's number.
fn armor(line: &Line, at: usize) -> Option<Found> {
    let name = line.get(at + 3)?;
    let is_unit = line.kind(at + 1) == Some(Kind::Hyphen)
        && line.kind(at + 2) == Some(Kind::Digits)
        && name.case == Case::Capital
        && line.lexicon.exclusions.units.contains(&name.word);
    is_unit.then_some((at + 3, Reason::Designation, "a unit's number"))
}

/// `MB 4721 9036`: a grid reference.
fn grid(line: &Line, at: usize) -> Option<Found> {
    let letters = line.get(at.checked_sub(1)?)?;
    let (first, second) = (line.word(at), line.word(at + 1));
    let is_grid = letters.case == Case::Upper
        && letters.span.end - letters.span.start <= 5
        && line.kind(at + 1) == Some(Kind::Digits)
        && first.len() == second.len()
        && (3..=5).contains(&first.len())
        && first.bytes().chain(second.bytes()).all(|b| b.is_ascii_digit())
        && first.len() > 3;
    is_grid.then_some((at + 2, Reason::Identifier, "a grid reference"))
}

/// `4441 1144 2233 5566`: three and more groups of four.
fn card(line: &Line, at: usize) -> Option<Found> {
    let mut end = at;
    while line.kind(end) == Some(Kind::Digits)
        && line.word(end).len() == 4
        && line.word(end).bytes().all(|b| b.is_ascii_digit())
    {
        end += 1;
    }
    let is_year = |text: &str| text.starts_with("19") || text.starts_with("20");
    (end >= at + 3 && !(at..end).all(|i| is_year(line.word(i)))).then_some((
        end,
        Reason::Identifier,
        "a long number in groups",
    ))
}

/// `24.02.2022`, `1.2.3`: digits with points or commas that are no number.
fn pointed(line: &Line, at: usize) -> Option<Found> {
    let text = line.word(at);
    if digits_value(text).is_some_and(|v| v < 1e15) {
        return None;
    }
    let is_date = text.split('.').count() == 3 && text.split('.').all(|g| (1..=2).contains(&g.len()) || g.len() == 4);
    let found = if is_date { (Reason::Date, "a date in digits") } else { (Reason::Version, "digits with points") };
    Some((at + 1, found.0, found.1))
}

/// `0530`, `007`: digits that begin with a nought.
fn zeros(line: &Line, at: usize) -> Option<Found> {
    let text = line.word(at);
    if !text.starts_with('0')
        || text.len() < 2
        || !text.bytes().all(|b| b.is_ascii_digit())
        || text.len() == 2 && line.is_mark(at.wrapping_sub(1), '-')
    {
        return None;
    }
    if text.len() == 4 {
        return Some((at + 1, Reason::Time, "a clock time"));
    }
    if text.len() == 2 && line.kind(at + 1) == Some(Kind::Hyphen) && line.kind(at + 2) == Some(Kind::Digits) {
        return Some((at + 3, Reason::Date, "a date in digits"));
    }
    // `03 killed`, as some press offices write, is a number.
    (text.len() > 2).then_some((at + 1, Reason::Identifier, "digits that begin with a nought"))
}
