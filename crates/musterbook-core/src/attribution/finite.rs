//! Whether a word that may report is a verb that does: not a noun, a participle, a deed, or a word denied.

use super::cue::Hit;
use super::modifier;
use super::speaker::is;
use crate::claim::Stance;
use crate::document::Document;
use crate::lexicon::SpeechWords;
use crate::lexicon::cues::function as f;
use crate::lexicon::cues::{CueKind, Form};
use crate::lexicon::speakers::Class;
use crate::text::Kind as TokenKind;
use std::ops::Range;

/// `Children reported killed: 4`, `Iran replied by launching hundreds`: a participle, or an answer by deeds.
pub fn is_participle(doc: &Document, range: &Range<usize>, hit: &Hit, form: Form) -> bool {
    if hit.end >= range.end {
        return false;
    }
    let speech = &doc.lexicon.speech;
    let next = doc.word(hit.end).to_ascii_lowercase();
    let word = doc.word(hit.at).to_ascii_lowercase();
    let answers = matches!(word.as_str(), "replied" | "responded");
    let deed = answers && (speech.is(&next, SpeechWords::ANSWER) || modifier::is_manner(doc, hit.end));
    let state = speech.is(&word, SpeechWords::SAID_OF) && speech.is(&next, SpeechWords::FATE);
    let owned = hit.at > range.start
        && doc.name_at(hit.at - 1).is_some_and(|n| n.body().is_some() || n.party().is_some() || n.person().is_some());
    // `a garrison reckoned at 8,000`
    let passive = speech.is(&word, SpeechWords::RECKONED) && (next == "at" || next == "to" && word != "put");
    let charged = speech.begins(&word, SpeechWords::ACCUSE) && matches!(next.as_str(), "of" | "for" | "with" | "in");
    // `gave up their rifles`, `carried out two attacks`
    let phrasal = speech.begins(&word, SpeechWords::PHRASAL) && speech.is(&next, SpeechWords::PARTICLE);
    phrasal || form == Form::Past && (deed || state && !owned || passive || charged)
}

/// `adding 100 dead to a toll`: a sum, not a word.
pub fn sums_up(doc: &Document, range: &Range<usize>, hit: &Hit) -> bool {
    let figure = doc.word(hit.at).to_ascii_lowercase().starts_with("add")
        && doc.figures_in(&(hit.end..range.end.min(hit.end + 3))).first().is_some_and(|f| f.reach.start == hit.end);
    figure && (hit.end..range.end.min(hit.end + 8)).any(|i| doc.word(i) == "to")
}

pub fn is_progressive(doc: &Document, at: usize) -> bool {
    doc.word(at).to_ascii_lowercase().ends_with("ing")
}

pub fn skip_adverbs_back(doc: &Document, start: usize, mut at: usize) -> usize {
    let adverb = |i: usize| is(doc, i, f::ADVERB) && !is(doc, i, f::BE) || modifier::is_manner(doc, i);
    while at > start && adverb(at - 1) {
        at -= 1;
    }
    at
}

/// Whether a word that may be a verb is a noun here: after an article, a possessive or a preposition.
pub fn is_noun(doc: &Document, range: &Range<usize>, at: usize) -> bool {
    if at == range.start {
        return false;
    }
    if is_count_noun(doc, range, at) || is_compound(doc, range, at) {
        return true;
    }
    let before = &doc.tokens[at - 1];
    match before.kind {
        TokenKind::Possessive | TokenKind::Hyphen => true,
        // `gunners' logs`
        TokenKind::Mark('\'' | '’') => before.glued && at >= 2 && doc.word(at - 2).ends_with('s'),
        TokenKind::Word => {
            let class = doc.lexicon.cues.functions(before.word);
            let article = class & (f::ARTICLE | f::DEFINITE | f::OWNER) != 0 && class & (f::PRONOUN | f::ADVERB) == 0;
            let preposition =
                class & f::PREPOSITION != 0 && doc.word(at - 1) != "to" && class & (f::TIME | f::ADVERB) == 0;
            (article || preposition) && !doc.word(at).ends_with("ing")
        }
        _ => false,
    }
}

/// `a press release`, `its daily report`: the last word of a noun, or a noun after a word for when it comes out.
pub fn is_compound(doc: &Document, range: &Range<usize>, at: usize) -> bool {
    let speech = &doc.lexicon.speech;
    let word = doc.word(at).to_ascii_lowercase();
    let before = doc.word(at - 1).to_ascii_lowercase();
    at > range.start
        && speech.is(&word, SpeechWords::NOUN_OR_VERB)
        && (speech.is(&before, SpeechWords::BEFORE_NOUN)
            || word == "post" && speech.is(&before, SpeechWords::BEFORE_POST))
}

/// `Army figures show`, `police reports of 60 dead`: a word that could be a verb, before another verb or an `of`.
pub fn is_count_noun(doc: &Document, range: &Range<usize>, at: usize) -> bool {
    if doc.word(at).eq_ignore_ascii_case("brief") && (at + 1 >= range.end || !doc.tokens[at + 1].is_word()) {
        return true;
    }
    let Some(hit) = doc.lexicon.speakers.nouns.longest(&doc.tokens[at..at + 1]) else { return false };
    if hit.meaning.class != Class::Account || !hit.meaning.plural {
        return false;
    }
    let next = at + 1;
    if next >= range.end || !doc.tokens[next].is_word() {
        return hit.meaning.lemma == "figure";
    }
    let verb = doc.lexicon.cues.phrases.longest(&doc.tokens[next..range.end.min(next + 3)]);
    let says = verb.is_some_and(|h| matches!(h.meaning.kind, CueKind::Verb(_)) && doc.word(next) != "counts");
    let of = matches!(doc.word(next), "of" | "from" | "by" | "for") && hit.meaning.lemma != "claim";
    says || of || is(doc, next, f::AUXILIARY)
}

/// `declined to say`, `could not confirm`, `has not verified`.
pub fn is_negated(doc: &Document, range: &Range<usize>, hit: &Hit) -> bool {
    let from = hit.at.saturating_sub(5).max(range.start);
    let small =
        |&i: &usize| is(doc, i, f::AUXILIARY | f::ADVERB | f::NEGATION) || matches!(doc.word(i), "to" | "immediately");
    (from..hit.at)
        .rev()
        .take_while(|i| doc.tokens[*i].is_word() && small(i))
        .any(|i| is(doc, i, f::NEGATION) || doc.word(i).ends_with("n't") || doc.word(i).ends_with("n’t"))
        && hit.cue.stance != Stance::Denied
}
