//! Articles that count: `three men and a woman`, `a tank, 17 trucks`, `another was killed and two injured`.

use super::Line;
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

/// Whether the article at a token counts beside one of `counts`, the reaches of the sentence's figures. The word
/// behind it must be able to be a noun or to stand before one; a comma, `and` or `plus` must join it to the count.
pub fn counts(line: &Line, at: usize, counts: &[Range<usize>]) -> bool {
    let Some(next) = line.get(at + 1) else { return false };
    if !next.is_word() || line.lexicon.numbers.uncounted_article.contains(&next.word) {
        return false;
    }
    let before = at > 0 && joins(line, at - 1) && counts.iter().any(|c| c.end <= at && at - c.end <= REACH);
    let after = counts.iter().any(|c| c.start > at + 1 && c.start - at <= REACH && joins(line, c.start - 1));
    // Behind a comma an article mostly begins an apposition: `the general, a veteran of 2014,`.
    let is_apposed = before && !after && line.is_mark(at - 1, ',');
    let is_last = line.get(at + 2).is_none_or(|t| matches!(t.kind, Kind::Mark('.' | ';')));
    (after || before && (!is_apposed || is_last)) && !line.is_any(at.wrapping_sub(1), &["such", "what", "quite", "of"])
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
