//! Articles that count: `three men and a woman`, `a tank, 17 trucks`, `another was killed and two injured`.

use super::Line;
use crate::claim::Unit;
use crate::mention::exclusion::Cover;
use crate::text::{Case, Kind};
use std::ops::Range;

/// How many tokens may lie between an article and the count that it stands beside.
const REACH: usize = 14;

/// Whether the token is an article that may count.
pub fn is_article(line: &Line, at: usize) -> bool {
    let length = line.get(at).map_or(0, |t| t.span.end - t.span.start);
    match length {
        1 | 2 => line.is_any(at, &["a", "an"]),
        7 => line.is(at, "another"),
        _ => false,
    }
}

/// Whether the article at a token counts beside one of `counts`, the reaches of the sentence's figures and of the
/// articles before it. What stands behind it must be something that is counted; a comma, `and`, `plus` or
/// `including` must join it to the count.
pub fn counts(line: &Line, at: usize, counts: &[Range<usize>], covers: &[Cover]) -> bool {
    if line.get(at + 1).is_none_or(|t| {
        !t.is_word() && !is_years_old(line, at + 1) || line.lexicon.numbers.uncounted_article.contains(&t.word)
    }) {
        return false;
    }
    let Some((head, unit)) = head(line, at + 1, covers) else {
        return line.is(at, "another") && is_joined(line, at, counts);
    };
    if unit == Unit::Attack || (line.is(head, "of") && !line.is_any(head + 1, &["the", "a", "an"])) {
        return false;
    }
    let is_passive = is_passive(line, head);
    let is_added = at > 2 && joins(line, at - 1);
    let is_where =
        at > 0 && line.is_any(at - 1, WHERE) && !is_added && !(unit == Unit::People && line.is(at - 1, "of"));
    // Behind a dateline and its dash a sentence begins.
    let begins = line.tokens[at].case != Case::Lower && line.get(at + 1).is_some_and(|t| t.case == Case::Lower);
    let is_aside = at > 0 && matches!(line.kind(at - 1), Some(Kind::Mark('(' | '-' | '–' | '—' | ':')));
    if is_where || is_aside && !begins {
        return false;
    }
    let next = counts.iter().filter(|c| c.start > at).min_by_key(|c| c.start);
    let reach = if unit == Unit::People { REACH } else { head - at + 1 };
    let after = next.is_some_and(|c| c.start - at <= reach && leads(line, c.start));
    if after || (is_passive || unit == Unit::People && is_object(line, at)) && !counts.is_empty() {
        return true;
    }
    if at == 0 || line.is(at - 1, "of") {
        return false;
    }
    let last = counts.iter().filter(|c| c.end <= at).max_by_key(|c| c.end);
    let Some(near) = last.map(|c| at - c.end).filter(|near| *near <= REACH) else { return false };
    let includes = line.is(at - 1, "including") || at > 1 && line.is(at - 1, "them") && line.is(at - 2, "among");
    // Behind a comma an article mostly begins an apposition: `the general, a veteran of 2014,`.
    let is_listed =
        near <= LISTED && (line.is(head, "and") || matches!(line.kind(head), None | Some(Kind::Mark(',' | '.' | ';'))));
    includes || joins(line, at - 1) && (!line.is_mark(at - 1, ',') || is_listed)
}

fn is_joined(line: &Line, at: usize, counts: &[Range<usize>]) -> bool {
    at > 0 && joins(line, at - 1) && counts.iter().any(|c| c.end <= at && at - c.end <= REACH)
        || counts.iter().any(|c| c.start > at + 1 && c.start - at <= REACH && joins(line, c.start - 1))
}

/// Words between which and its noun an article says where, how or by whom.
const WHERE: &[&str] = &[
    "in", "by", "from", "for", "with", "at", "on", "during", "near", "after", "under", "as", "into", "via", "using",
    "to", "of", "inside", "outside", "against", "over", "such", "what", "quite", "when", "if", "that", "is", "was",
    "like", "has", "have", "had", "than",
];
/// How far from the count before it the next part of a list may stand.
const LISTED: usize = 8;

/// Where the noun phrase that begins at a token ends, and what it counts.
fn head(line: &Line, at: usize, covers: &[Cover]) -> Option<(usize, Unit)> {
    // `a 4-year-old boy`
    let reach = if line.kind(at) == Some(Kind::Digits) { 8 } else { 5 };
    for start in at..at + reach {
        let token = line.get(start)?;
        // `an unknown number of soldiers` is a number of its own.
        if line.is_any(start, &["number", "numbers", "quantity", "quantities", "series", "lot"]) {
            return None;
        }
        if let Some(end) = model(line, start, covers) {
            return Some(compound(line, end, Unit::Equipment));
        }
        if !token.is_word() && token.kind != Kind::Hyphen && !matches!(token.kind, Kind::Digits | Kind::Mark('"' | '“'))
        {
            return None;
        }
        if is_national(line, start, covers) {
            return Some((start + 1, Unit::People));
        }
        if let Some(found) = line.lexicon.nouns.longest(&line.tokens[start..]) {
            return Some(compound(line, start + found.length, found.meaning.unit));
        }
    }
    None
}

/// The last noun of a compound is what is counted: `an army patrol vehicle`, `an SA-8 launcher`.
fn compound(line: &Line, end: usize, unit: Unit) -> (usize, Unit) {
    let (mut end, mut unit) = (end, unit);
    while let Some(more) = line.tokens.get(end..).and_then(|rest| line.lexicon.nouns.longest(rest)) {
        (end, unit) = (end + more.length, more.meaning.unit);
    }
    (end, unit)
}

/// A weapon by its name or number, as in `a Su-25 and an A-6`: where it ends.
fn model(line: &Line, at: usize, covers: &[Cover]) -> Option<usize> {
    let mut end = at;
    if covers.get(at) == Some(&Cover::Weapon) {
        while covers.get(end) == Some(&Cover::Weapon) {
            end += 1;
        }
        return Some(end);
    }
    let is_model = line.get(at).is_some_and(|t| t.is_word() && t.case != Case::Lower)
        && line.kind(at + 1) == Some(Kind::Hyphen)
        && line.kind(at + 2) == Some(Kind::Digits)
        && line.glued(at + 2);
    end += 3;
    // `UH-1H`
    let letters = usize::from(line.glued(end) && line.get(end).is_some_and(|t| t.is_word()));
    is_model.then_some(end + letters)
}

/// `a Palestinian and two others`: the name of a people, with no noun behind it.
fn is_national(line: &Line, at: usize, covers: &[Cover]) -> bool {
    let Some(token) = line.get(at).filter(|t| t.is_word() && t.case == Case::Capital) else { return false };
    let word = token.text(line.text);
    let is_name = matches!(covers.get(at), Some(Cover::Name | Cover::Place));
    let is_people = word.ends_with("an") || word.ends_with('i') || word.ends_with("er") || word.ends_with("ish");
    let closes = match line.get(at + 1) {
        None => true,
        Some(t) => {
            matches!(t.kind, Kind::Mark(',' | '.' | ';'))
                || line.is_any(at + 1, &["and", "in", "was", "were", "near", "at", "on", "who", "as", "during"])
        }
    };
    is_name && is_people && word.len() > 4 && closes
}

/// `7-year-old`: digits that begin an age before a noun.
fn is_years_old(line: &Line, at: usize) -> bool {
    line.kind(at) == Some(Kind::Digits)
        && line.kind(at + 1) == Some(Kind::Hyphen)
        && line.is_any(at + 2, &["year", "month", "week", "day"])
}

/// `was also injured`, `was shot dead`, `did not survive` behind a noun.
fn is_passive(line: &Line, at: usize) -> bool {
    let also = at
        + 1
        + usize::from(line.is_any(at + 1, &["also", "reportedly", "later", "been", "shot", "badly", "seriously"]));
    line.is_any(at, &["was", "were", "has"])
        && line.get(also).is_some_and(|t| line.lexicon.numbers.left_out.contains(&t.word))
        && !line.is_any(also, &["was", "is"])
}

/// `and another wounded`: an `another` that counts what it leaves out, beside an article before it.
pub fn is_left_out(line: &Line, at: usize) -> bool {
    at > 0
        && line.is(at, "another")
        && line.is(at - 1, "and")
        && line.get(at + 1).is_some_and(|t| line.lexicon.numbers.left_out.contains(&t.word))
}

/// `killed a general and wounded 11 of his guards`: the object of a word of loss.
fn is_object(line: &Line, at: usize) -> bool {
    let is_loss = |at: usize| line.lexicon.numbers.left_out.contains(&line.tokens[at].word);
    at > 0 && !line.is_any(at - 1, &["was", "is"]) && (is_loss(at - 1) || line.is_any(at - 1, LOSES))
}

/// Verbs of loss beside those that count what they leave out.
const LOSES: &[&str] =
    &["killing", "wounding", "injuring", "shot", "arrested", "kidnapped", "seized", "executed", "beheaded", "murdered"];

/// Whether a list goes on with the count that begins at a token: `and two`, `and her two sons`.
fn leads(line: &Line, at: usize) -> bool {
    at > 0 && joins(line, at - 1)
        || at > 1 && line.is_any(at - 1, &["her", "his", "their", "its", "the"]) && joins(line, at - 2)
}

fn joins(line: &Line, at: usize) -> bool {
    matches!(line.kind(at), Some(Kind::Mark(',' | ';' | '&' | '+')))
        || line.is_any(at, &["and", "plus", "or"])
        || at > 1 && line.is_any(at, &["as", "with"]) && is_addition(line, at)
}

/// `as well as`, `along with`, `together with` that ends at a token.
fn is_addition(line: &Line, at: usize) -> bool {
    line.is(at, "as") && line.is(at - 1, "well") || line.is(at, "with") && line.is_any(at - 1, &["along", "together"])
}
