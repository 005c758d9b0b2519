//! Rates: `60 to 80 an hour`, `1,200 a day`, `daily`, `per square kilometre`, `16/day`.

use super::reader::{Reader, Reading};
use crate::claim::{Per, When};
use crate::document::TimeKind;
use crate::lexicon::times::{Grain, TimeWord};
use crate::text::Kind;

pub fn read(reader: &Reader, at: usize) -> Option<Reading> {
    let (per, end) = match reader.word(at) {
        Some((TimeWord::Rate(per), end)) => (per, end),
        _ if reader.is_mark(at, '/') && reader.doc.tokens[at].glued => (per_of(reader.unit(at + 1)?.0)?, at + 2),
        _ => return None,
    };
    let tokens = &reader.doc.tokens;
    let is_article = reader.is(at, "a") || reader.is(at, "an");
    let is_led = at > 0 && !matches!(tokens[at - 1].kind, Kind::Break);
    let barred = at > 0 && reader.words.not_rate_after.longest(&tokens[at - 1..at]).is_some();
    let barred_after = tokens.get(end).is_some_and(|t| t.is_word())
        && reader.words.not_rate_before.longest(&tokens[end..=end]).is_some();
    if is_article && (!is_led || barred || barred_after) {
        return None;
    }
    Some(Reading { end, when: When::OPEN, grain: Grain::Day, kind: TimeKind::Per(per), rule: "rate", parts: None })
}

fn per_of(grain: Grain) -> Option<Per> {
    Some(match grain {
        Grain::Hour => Per::Hour,
        Grain::Day | Grain::Night => Per::Day,
        Grain::Week => Per::Week,
        Grain::Month => Per::Month,
        Grain::Year => Per::Year,
        _ => return None,
    })
}
