//! The objects of reporting verbs that are figure-nouns: `raised the toll to 45`, `the estimate of 10,000 that the group
//! published`; and the `quoted` behind `as saying`.

use super::speaker::is;
use crate::document::Document;
use crate::lexicon::SpeechWords;
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::Class;
use std::ops::Range;

/// Verbs for changing a figure: `raised the toll to 45`, `has updated its count`.
pub fn revises(doc: &Document, at: usize) -> bool {
    doc.lexicon.speech.begins(&doc.word(at).to_ascii_lowercase(), SpeechWords::REVISE)
}

/// Whether a figure-noun is the object that begins at a token: `the toll`, `its estimate`.
pub fn of_a_count(doc: &Document, at: usize, limit: usize) -> bool {
    let end = limit.min(at + 5);
    (at..end).take_while(|&i| doc.tokens[i].is_word()).any(|i| {
        doc.lexicon.speakers.nouns.longest(&doc.tokens[i..limit]).is_some_and(|h| {
            h.meaning.class == Class::Account
                && matches!(
                    h.meaning.lemma.as_str(),
                    "toll"
                        | "death toll"
                        | "count"
                        | "tally"
                        | "estimate"
                        | "figure"
                        | "number"
                        | "total"
                        | "casualty count"
                        | "casualty figure"
                )
        })
    })
}

/// The figure-noun whose relative clause begins right before a subject, with its figure between.
pub fn object_before(doc: &Document, range: &Range<usize>, subject: usize) -> Option<usize> {
    let that = subject.checked_sub(1).filter(|&i| i > range.start && matches!(doc.word(i), "that" | "which"))?;
    let noun = (range.start.max(that.saturating_sub(14))..that).rev().find(|&i| {
        doc.lexicon.speakers.nouns.longest(&doc.tokens[i..that]).is_some_and(|h| h.meaning.class == Class::Account)
    })?;
    (!doc.figures_in(&(noun..that)).is_empty()).then_some(noun)
}

/// The `quoted` of `was quoted by AFP as saying`, before its `saying`.
pub fn quoted_before(doc: &Document, range: &Range<usize>, saying: usize) -> Option<usize> {
    let opens = saying > range.start && doc.word(saying - 1).eq_ignore_ascii_case("as");
    let near = range.start.max(saying.saturating_sub(10)) + 1..saying;
    near.rev().filter(|_| opens).find(|&i| {
        matches!(doc.word(i).to_ascii_lowercase().as_str(), "quoted" | "cited" | "reported") && is(doc, i - 1, f::BE)
    })
}
