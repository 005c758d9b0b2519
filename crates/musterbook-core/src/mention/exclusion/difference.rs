//! Differences: `up 53%`, `3 per cent fewer`, `fell by 12`.

use super::{Context, Verdict};
use crate::claim::Reason;
use crate::mention::number::{Line, Number};
use crate::text::Kind;

/// A number that says how much more or less. `down from 30,000` and `two more died` are left alone.
pub fn change(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let exclusions = &line.lexicon.exclusions;
    let before = start.checked_sub(1).and_then(|at| line.get(at));
    let behind = if line.kind(end) == Some(Kind::Hyphen) { end + 1 } else { end };
    if number.share && line.get(behind).is_some_and(|t| exclusions.difference_after.contains(&t.word)) {
        return Verdict::new(Reason::Difference, "a difference", behind..behind + 1);
    }
    if before.is_some_and(|t| exclusions.difference_before.contains(&t.word))
        && (number.rule == "percentage" || line.is(end, "from") || line.is(end, "on"))
    {
        return Verdict::new(Reason::Difference, "a difference", start - 1..start);
    }
    let is_by = start > 1 && line.is(start - 1, "by");
    let is_change = is_by
        && line.tokens[start.saturating_sub(5)..start - 1]
            .iter()
            .any(|t| line.lexicon.numbers.change.contains(&t.word));
    let is_bare = number.share
        || line.get(end).is_none_or(|t| {
            !t.is_word() || line.is_any(end, &["to", "from", "since", "in", "over", "compared", "on", "and"])
        });
    let is_share = start > 0 && number.share && line.is(start - 1, "by") && !line.is(end, "of");
    if is_change && is_bare || is_share {
        Verdict::new(Reason::Difference, "a difference", start - 1..start)
    } else {
        None
    }
}
