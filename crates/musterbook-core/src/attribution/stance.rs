//! How a figure is asserted: by the verb that governs it and by the words around it in its clause.

use super::likelihood::{Scale, likelihood};
use super::speaker::is;
use crate::claim::{Outcome, Stance};
use crate::document::{Document, Draft, Figure};
use crate::lexicon::cues::function as f;
use crate::lexicon::stances::{Hint, Reach};
use crate::text::{Kind as TokenKind, Sentence};
use std::ops::Range;

/// The most tokens that a clause may have.
const CLAUSE: usize = 80;

/// A hint at its place.
pub struct HintAt {
    pub tokens: Range<usize>,
    pub hint: Hint,
    /// The last token that it covers, exclusive.
    pub until: usize,
}

/// The hints of a sentence, in text order.
pub fn hints(doc: &Document, sentence: &Sentence) -> Vec<HintAt> {
    let range = sentence.tokens.clone();
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if let Some(hit) = earlier_toll(doc, at, range.end) {
            found.push(HintAt {
                tokens: at..hit,
                hint: Hint { stance: Stance::Withdrawn, reach: Reach::Near },
                until: range.end,
            });
            at = hit;
            continue;
        }
        let Some(hit) = doc.lexicon.stances.hints.longest(&doc.tokens[at..range.end]) else {
            at += 1;
            continue;
        };
        let end = at + hit.length;
        if !is_negated(doc, range.start, at, hit.meaning.stance) {
            found.push(HintAt {
                tokens: at..end,
                hint: *hit.meaning,
                until: clause_end(doc, end, range.end.min(end + CLAUSE)),
            });
        }
        at = end;
    }
    found
}

/// The stance of a draft's figure. `said` is the stance of the verb that governs it.
pub fn of(
    doc: &Document,
    sentence: &Sentence,
    hints: &[HintAt],
    figure: &Figure,
    draft: &Draft,
    said: Stance,
) -> (Stance, &'static str) {
    const ORDER: [Stance; 5] =
        [Stance::Withdrawn, Stance::Denied, Stance::Expected, Stance::Estimated, Stance::Confirmed];
    let at = figure.tokens.start;
    let first = hints.partition_point(|h| h.tokens.start + CLAUSE < at);
    let last = hints.partition_point(|h| h.tokens.start < at + CLAUSE);
    let hints = &hints[first.min(last)..last];
    for stance in ORDER {
        if stance == Stance::Expected && !may_be_expected(draft.outcome) {
            continue;
        }
        let governed = hints.iter().any(|h| h.hint.stance == stance && covers(doc, sentence, h, figure, draft.trigger));
        if governed {
            return (stance, "hint");
        }
        if stance == said {
            return (stance, "verb");
        }
        if stance == Stance::Expected && headline_infinitive(doc, sentence, at) {
            return (stance, "headline-infinitive");
        }
    }
    (Stance::Reported, "default")
}

/// The word of probability that governs a draft's figure, and the interval that it stands for on its source's scale:
/// the Probability Yardstick for a British body, Intelligence Community Directive 203 for all others.
pub fn likelihood_of(
    doc: &Document,
    sentence: &Sentence,
    hints: &[HintAt],
    figure: &Figure,
    draft: &Draft,
) -> Option<(String, (f64, f64))> {
    let voice = draft.source.first().and_then(|origin| doc.lexicon.world.voice(origin));
    let is_british = voice.is_some_and(|party| party.name == "United Kingdom");
    let scale = if is_british { Scale::UnitedKingdom } else { Scale::UnitedStates };
    hints.iter().find_map(|hint| {
        let words = doc.span(&hint.tokens).of(doc.text).to_lowercase();
        let interval = likelihood(words.trim_start_matches("is ").trim_start_matches("are "), scale)?;
        covers(doc, sentence, hint, figure, draft.trigger).then_some((words, interval))
    })
}

/// What is needed or trapped `will need` it now.
fn may_be_expected(outcome: Outcome) -> bool {
    !matches!(outcome, Outcome::InNeed | Outcome::Trapped)
}

fn covers(doc: &Document, sentence: &Sentence, hint: &HintAt, figure: &Figure, trigger: Option<usize>) -> bool {
    let at = figure.tokens.start;
    let (start, end) = (hint.tokens.start, hint.tokens.end);
    match hint.hint.reach {
        Reach::Near => {
            (end <= at && at - end <= 3 && !(end..at).any(|i| doc.tokens[i].is_mark(',')))
                || (figure.reach.start <= start && end <= figure.reach.end)
                || end <= at && at - end <= 12 && hint.hint.stance == Stance::Withdrawn && put_at(doc, end, at)
        }
        Reach::Clause => {
            let forward = end <= at && at < hint.until;
            let verb =
                trigger.is_some_and(|t| end <= t && t < hint.until && t - end <= 6 && at >= sentence.tokens.start);
            let subject = at < start
                && start - at <= 12
                && !(figure.tokens.end..start).any(|i| is_boundary(doc, i) || is(doc, i, f::AUXILIARY));
            forward
                || subject
                || (verb && (at < start && !(figure.tokens.end..start).any(|i| is_boundary(doc, i)) || at > end))
        }
        Reach::Before => at < start && !(at..start).any(|i| doc.tokens[i].is_mark(';')),
    }
}

/// `early reports had put the dead at 10, then 18`: numbers after `at`.
fn put_at(doc: &Document, from: usize, at: usize) -> bool {
    (from..at).any(|i| doc.tokens[i].is_word() && doc.word(i).eq_ignore_ascii_case("at"))
        && !(from..at).any(|i| doc.tokens[i].is_mark(';'))
}

fn is_boundary(doc: &Document, at: usize) -> bool {
    let token = &doc.tokens[at];
    match token.kind {
        TokenKind::Mark(c) => matches!(c, ',' | ';' | ':' | '—' | '–' | '(' | ')' | '"' | '“' | '”'),
        TokenKind::Word => {
            let class = doc.lexicon.cues.functions(token.word);
            class & (f::SUBORDINATE | f::CONJUNCTION) != 0 && class & f::PREPOSITION == 0
        }
        _ => false,
    }
}

/// Where the clause that goes on at `from` ends: a list of figures goes on past its commas.
fn clause_end(doc: &Document, from: usize, limit: usize) -> usize {
    let mut at = from;
    while at < limit {
        let token = &doc.tokens[at];
        match token.kind {
            TokenKind::Mark(';' | '—' | '(' | ')' | '”') | TokenKind::Break => return at,
            TokenKind::Mark(',' | '–' | '-') if !lists_on(doc, at, limit) => return at,
            TokenKind::Word => {
                let class = doc.lexicon.cues.functions(token.word);
                if class & f::SUBORDINATE != 0 && class & f::PREPOSITION == 0 && !matches!(doc.word(at), "that") {
                    return at;
                }
                if class & f::CONJUNCTION != 0
                    && at > from
                    && (doc.figures_in(&(at..(at + 5).min(limit))).is_empty() || doc.word(at) == "but")
                {
                    return at;
                }
                if matches!(doc.word(at), "after" | "before" | "since" | "until") {
                    return at;
                }
            }
            _ => {}
        }
        at += 1;
    }
    limit
}

/// Whether a figure follows a comma with nothing but a few words that are no verb of saying between.
fn lists_on(doc: &Document, comma: usize, limit: usize) -> bool {
    let Some(next) = doc.figures_in(&(comma..(comma + 5).min(limit))).first() else { return false };
    (comma + 1..next.tokens.start)
        .all(|i| doc.lexicon.cues.phrases.longest(&doc.tokens[i..i + 1]).is_none() && !is(doc, i, f::AUXILIARY))
}

/// `an earlier toll of`, `the initial figure was`, `a previous estimate put the dead at`.
fn earlier_toll(doc: &Document, at: usize, limit: usize) -> Option<usize> {
    if !matches!(
        doc.word(at).to_ascii_lowercase().as_str(),
        "earlier" | "previous" | "initial" | "preliminary" | "original"
    ) || !doc.tokens[at].is_word()
    {
        return None;
    }
    let hit = doc.lexicon.stances.earlier.longest(&doc.tokens[at + 1..limit])?;
    let end = at + 1 + hit.length;
    let preliminary = matches!(doc.word(at).to_ascii_lowercase().as_str(), "preliminary");
    (end < limit
        && !preliminary
        && matches!(doc.word(end), "of" | "was" | "were" | "had" | "put" | "said" | "spoke" | "stood" | "gave"))
    .then_some(end + 1)
}

/// `will not`, `no plans to`; of denials the negation is the point.
fn is_negated(doc: &Document, start: usize, at: usize, stance: Stance) -> bool {
    if matches!(stance, Stance::Denied | Stance::Withdrawn) {
        return false;
    }
    let from = at.saturating_sub(2).max(start);
    (from..at).any(|i| {
        matches!(
            doc.word(i).to_ascii_lowercase().as_str(),
            "no" | "not" | "never" | "cannot" | "without" | "un" | "yet"
        )
    })
}

/// `France to sell 100 jets`: a headline's future.
fn headline_infinitive(doc: &Document, sentence: &Sentence, at: usize) -> bool {
    if !super::label::is_line(doc, sentence) {
        return false;
    }
    let first = sentence.tokens.start;
    let opens = (first..at.min(first + 5)).find(|&i| {
        doc.tokens[i].is_word()
            && doc.word(i) == "to"
            && i > first
            && doc.name_at(i - 1).is_some_and(|n| n.party().is_some() || n.body().is_some())
    });
    opens.is_some_and(|to| {
        at - to <= 8
            && (first..to)
                .all(|i| !is(doc, i, f::AUXILIARY) && doc.lexicon.cues.phrases.longest(&doc.tokens[i..i + 1]).is_none())
    })
}
