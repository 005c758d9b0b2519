//! Differences: `up 53%`, `3 per cent fewer`, `fell by 12`.

use super::{Context, Verdict, past_hedges};
use crate::claim::Reason;
use crate::mention::number::{Line, Number};
use crate::text::Kind;

/// A number that says how much more or less. `down from 30,000` and `two more died` are left alone.
pub fn change(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let exclusions = &line.lexicon.exclusions;
    let before = start.checked_sub(1).and_then(|at| line.get(at));
    let behind = if line.kind(end) == Some(Kind::Hyphen) { end + 1 } else { end };
    // `nearly half cut off from aid` is no difference.
    let is_cut_off = line.is_any(behind, &["cut", "up", "down", "fall", "drop"]) && number.rule != "percentage";
    if number.share && !is_cut_off && line.get(behind).is_some_and(|t| exclusions.difference_after.contains(&t.word)) {
        return Verdict::new(Reason::Difference, "a difference", behind..behind + 1);
    }
    if before.is_some_and(|t| exclusions.difference_before.contains(&t.word))
        && (number.rule == "percentage" || line.is(end, "from") || line.is(end, "on"))
    {
        return Verdict::new(Reason::Difference, "a difference", start - 1..start);
    }
    let first = past_hedges(line, start);
    let is_by = first > 1 && line.is(first - 1, "by");
    let is_change = is_by
        && line.tokens[first.saturating_sub(5)..first - 1]
            .iter()
            .any(|t| line.lexicon.numbers.change.contains(&t.word));
    let is_bare = number.share
        || line.get(end).is_none_or(|t| {
            !t.is_word() || line.is_any(end, &["to", "from", "since", "in", "over", "compared", "on", "and"])
        });
    // `cotton fell 3%`, `up nearly 12 per cent`
    let is_moved = first > 0
        && number.rule == "percentage"
        && !line.is(end, "of")
        && line.is_any(
            first - 1,
            &[
                "fell", "rose", "dropped", "climbed", "jumped", "gained", "slipped", "surged", "shrank", "grew",
                "declined", "tumbled",
            ],
        );
    if is_moved {
        return Verdict::new(Reason::Difference, "a difference", first - 1..start);
    }
    let is_share = is_by && number.share && !line.is(end, "of");
    if is_change && is_bare || is_share {
        Verdict::new(Reason::Difference, "a difference", start - 1..start)
    } else {
        None
    }
}

/// `an increase of 1,500`, `a rise of 46% and 31%`; and a share of more than all there is.
pub fn noun(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    if number.share && number.low.or(number.high).is_some_and(|v| v > 1.0) {
        return Verdict::new(Reason::Difference, "more than all there is", start..end);
    }
    let mut first = past_hedges(line, start);
    // The second of two: `of 46% and 31%`.
    if number.share && first > 2 && line.is(first - 1, "and") && line.is_mark(first - 2, '%') {
        first = past_hedges(line, first - 3);
    }
    let is_noun = first > 1
        && line.is(first - 1, "of")
        && line.is_any(
            first - 2,
            &["increase", "rise", "decrease", "drop", "decline", "reduction", "jump", "surge", "growth", "fall"],
        );
    if is_noun { Verdict::new(Reason::Difference, "a difference", first - 2..start) } else { None }
}

/// `the government says it is half that`, `a year and a half`.
pub fn half_that(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    if !number.share || number.rule == "percentage" {
        return None;
    }
    if line.is(end, "that") && !line.get(end + 1).is_some_and(|t| t.is_word()) {
        return Verdict::new(Reason::Multiple, "a multiple", start..end + 1);
    }
    // `half what it had claimed`
    if line.is(end, "what") || line.is(end, "of") && line.is(end + 1, "what") {
        return Verdict::new(Reason::Multiple, "a multiple", start..end + 1);
    }
    let is_stretch = start > 1
        && line.is(start - 1, "and")
        && line.is_any(
            start - 2,
            &[
                "year", "years", "month", "months", "hour", "hours", "day", "days", "week", "decade", "mile", "metre",
                "meter",
            ],
        );
    if is_stretch { Verdict::new(Reason::Time, "a duration", start - 2..end) } else { None }
}
