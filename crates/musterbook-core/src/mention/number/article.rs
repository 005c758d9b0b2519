//! Articles that count: `three men and a woman`, `a tank, 17 trucks`, `another was killed and two injured`.

use super::Line;
use crate::claim::Unit;
use crate::text::Kind;
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
pub fn counts(line: &Line, at: usize, counts: &[Range<usize>]) -> bool {
    if line.get(at + 1).is_none_or(|t| !t.is_word() || line.lexicon.numbers.uncounted_article.contains(&t.word)) {
        return false;
    }
    let Some((head, unit)) = head(line, at + 1) else { return line.is(at, "another") && is_joined(line, at, counts) };
    if unit == Unit::Attack || (line.is(head, "of") && !line.is_any(head + 1, &["the", "a", "an"])) {
        return false;
    }
    let is_passive = unit == Unit::People && is_passive(line, head);
    let is_where = at > 0 && line.is_any(at - 1, WHERE) && !(unit == Unit::People && line.is(at - 1, "of"));
    if is_where || at > 0 && matches!(line.kind(at - 1), Some(Kind::Mark('(' | '-' | '–' | '—' | ':'))) {
        return false;
    }
    let next = counts.iter().filter(|c| c.start > at).min_by_key(|c| c.start);
    let reach = if unit == Unit::People { REACH } else { head - at + 1 };
    let after = next.is_some_and(|c| c.start - at <= reach && joins(line, c.start - 1));
    if after || is_passive && !counts.is_empty() {
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
fn head(line: &Line, at: usize) -> Option<(usize, Unit)> {
    // `a 4-year-old boy`
    let reach = if line.kind(at) == Some(Kind::Digits) { 7 } else { 4 };
    for start in at..at + reach {
        let token = line.get(start)?;
        if !token.is_word() && token.kind != Kind::Hyphen && !matches!(token.kind, Kind::Digits | Kind::Mark('"' | '“'))
        {
            return None;
        }
        if let Some(found) = line.lexicon.nouns.longest(&line.tokens[start..]) {
            let (mut end, mut unit) = (start + found.length, found.meaning.unit);
            // The last noun of a compound is what is counted: `an army patrol vehicle`.
            while let Some(more) = line.tokens.get(end..).and_then(|rest| line.lexicon.nouns.longest(rest)) {
                (end, unit) = (end + more.length, more.meaning.unit);
            }
            return Some((end, unit));
        }
    }
    None
}

/// `was also injured` behind a noun.
fn is_passive(line: &Line, at: usize) -> bool {
    let also = at + 1 + usize::from(line.is_any(at + 1, &["also", "reportedly", "later", "been"]));
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

fn joins(line: &Line, at: usize) -> bool {
    matches!(line.kind(at), Some(Kind::Mark(',' | ';' | '&' | '+'))) || line.is_any(at, &["and", "plus", "or"])
}
