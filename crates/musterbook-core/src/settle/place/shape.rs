//! Places that the gazetteer lacks, by their shape: `the village of X`, `X district`, `near X`, where X is unknown.

use super::candidate::{Candidate, Role};
use super::role::{self, Before};
use super::words::Words;
use crate::document::{Document, NameAt};
use crate::lexicon::places::PlaceWord;
use crate::lexicon::world::PlaceKind;
use crate::text::{Case, Kind};
use std::ops::Range;

/// A place by shape.
pub(super) struct Shaped {
    pub tokens: Range<usize>,
    pub before: Before,
}

/// Names have at most so many words.
const LONGEST: usize = 4;

/// Reads an unknown name that begins at `start`. In text that shouts only a kind noun beside it counts.
pub(super) fn at(
    doc: &Document,
    words: &Words,
    sentence: &Range<usize>,
    start: usize,
    titled: bool,
    shouted: bool,
    found: &[Candidate],
) -> Option<Shaped> {
    let end = extent(doc, words, sentence, start, shouted)?;
    let tokens = start..end;
    if role::is_other(doc, words, &tokens, sentence) {
        return None;
    }
    let before = role::before(doc, words, sentence, start, found);
    // `at an RPG team`, `near FOB`
    let is_abbreviation = end == start + 1 && doc.tokens[start].case == Case::Upper;
    if is_abbreviation && !shouted && !before.noun.is(PlaceWord::KIND) {
        return None;
    }
    let noun = words.at(end.min(sentence.end - 1));
    let has_noun = end < sentence.end && !doc.tokens[end].glued && noun.is(PlaceWord::KIND);
    let accepted = if titled {
        (before.noun.is(PlaceWord::SETTLEMENT) && before.role == Role::Within)
            || (shouted && is_shouted_name(doc, words, sentence, &tokens, &before))
            || (has_noun && !shouted && noun.is(PlaceWord::REGION | PlaceWord::DISTRICT | PlaceWord::SETTLEMENT))
    } else {
        match before.role {
            Role::Within | Role::Beside => before.is_strict || before.noun.is(PlaceWord::KIND) || has_noun,
            Role::From => true,
            Role::Toward => before.noun.is(PlaceWord::KIND) || has_noun,
            _ => {
                has_noun
                    && (noun.is(PlaceWord::REGION | PlaceWord::DISTRICT)
                        || (before.passed && noun.is(PlaceWord::SITE | PlaceWord::AREA)))
                    || is_entry(doc, &tokens, sentence)
                    || follows_place(doc, &tokens, sentence, found)
                    || precedes_place(doc, words, &tokens, sentence)
            }
        }
    };
    accepted.then_some(Shaped { tokens, before })
}

/// In capitals a word that no table knows, behind a strict preposition, that does not look like an English noun: `IN CAYARA`.
fn is_shouted_name(
    doc: &Document,
    words: &Words,
    sentence: &Range<usize>,
    tokens: &Range<usize>,
    before: &Before,
) -> bool {
    const ENDINGS: &[&str] = &[
        "ION", "IONS", "ING", "INGS", "MENT", "MENTS", "NESS", "ITY", "ITIES", "ENCE", "ANCE", "ENCY", "ANCY", "ED",
        "LY", "ISM", "IST", "ISTS", "SHIP", "AGE", "AL", "ER", "ERS", "OR", "ORS", "URE", "URES", "TH", "TY", "CY",
        "ICS", "IC", "IVE", "IVES", "HOOD", "ESS", "EST", "FUL", "OUS", "GHT", "CT", "CTS", "RT", "RTS", "CH", "SH",
        "CK", "EE", "EES", "ENT", "ENTS", "ANT", "ANTS",
    ];
    const SHORT: usize = 5;
    let is_name = |t: usize| {
        let word = doc.word(t);
        let saint = matches!(
            word,
            "SAN" | "SANTA" | "SANTO" | "LA" | "LAS" | "LOS" | "EL" | "VILLA" | "PUERTO" | "NUEVA" | "CIUDAD"
        );
        saint || (!words.is_known(t) && word.len() >= SHORT && !ENDINGS.iter().any(|end| word.ends_with(end)))
    };
    let ends = tokens.end >= sentence.end || !doc.tokens[tokens.end].is_word() || words.is_known(tokens.end);
    before.role == Role::Within && before.is_strict && !before.passed && ends && tokens.clone().all(is_name)
}

/// `Ob112 - 3 September, [Datta Khel]`, `[Mai Kadra], 9-10 November 2020.`: with a date and nothing else.
fn is_entry(doc: &Document, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    const LONGEST: usize = 12;
    let is_small = |t: usize| doc.tokens[t].is_word() && !doc.tokens[t].is_capitalised() && doc.word(t).len() > 3;
    let is_end = |t: usize| t >= sentence.end || matches!(doc.tokens[t].kind, Kind::Mark(',' | '.' | ':' | '('));
    let opens = tokens.start == sentence.start || doc.tokens[tokens.start - 1].is_mark(',');
    sentence.start > 0
        && sentence.len() <= LONGEST
        && opens
        && is_end(tokens.end)
        && !doc.times_in(sentence).is_empty()
        && doc.figures_in(sentence).is_empty()
        && !sentence.clone().any(is_small)
}

/// `Sudzha, [Korenevo]`, `([Korenevo] district)`: right behind another place.
fn follows_place(doc: &Document, tokens: &Range<usize>, sentence: &Range<usize>, found: &[Candidate]) -> bool {
    let Some(last) = found.last().filter(|c| matches!(c.role, Role::Within | Role::Label)) else { return false };
    tokens.start == last.tokens.end + 1
        && doc.tokens[last.tokens.end].is_mark(',')
        && (tokens.end >= sentence.end || matches!(doc.tokens[tokens.end].kind, Kind::Mark(',' | '.' | ')' | ':')))
}

/// `, [Papiri], Agwara district`: between commas, right before a place with its noun.
fn precedes_place(doc: &Document, words: &Words, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    const REACH: usize = 5;
    let is_comma = |t: usize| t < sentence.end && doc.tokens[t].is_mark(',');
    if tokens.start == sentence.start || !is_comma(tokens.start - 1) || !is_comma(tokens.end) {
        return false;
    }
    for at in tokens.end + 1..sentence.end.min(tokens.end + 1 + REACH) {
        if words.at(at).is(PlaceWord::REGION | PlaceWord::DISTRICT) {
            return at > tokens.end + 1;
        }
        if !doc.tokens[at].is_capitalised() {
            return false;
        }
    }
    false
}

/// The end of a run of capitalised words that are in no list of other names.
fn extent(doc: &Document, words: &Words, sentence: &Range<usize>, start: usize, shouted: bool) -> Option<usize> {
    let mut at = start;
    let mut count = 0;
    while at < sentence.end && count < LONGEST {
        let token = &doc.tokens[at];
        let is_joined = token.kind == Kind::Hyphen && at > start;
        if is_joined {
            at += 1;
            continue;
        }
        if !token.is_word() || (count > 0 && token.glued && doc.tokens[at - 1].kind != Kind::Hyphen) {
            break;
        }
        let word = words.at(at);
        let is_particle = is_particle(token.text(doc.text)) && at + 1 < sentence.end;
        if !(token.is_capitalised() || is_particle) || (shouted && words.is_known(at)) {
            break;
        }
        if count > 0 && word.is(PlaceWord::KIND) {
            break;
        }
        if doc.name_at(at).is_some_and(|name| !is_small(doc, name)) {
            return None;
        }
        if word.is(PlaceWord::NEVER | PlaceWord::OTHER | PlaceWord::SPEAKER) && !is_particle {
            return None;
        }
        count += 1;
        at += 1;
    }
    if at > start && doc.tokens[at - 1].kind == Kind::Hyphen {
        at -= 1;
    }
    let is_name =
        count > 0 && (start..at).any(|t| doc.tokens[t].is_capitalised() && doc.tokens[t].text(doc.text).len() > 1);
    let is_timed = doc.times_in(&(start..at.max(start + 1))).iter().any(|t| t.tokens.start < at);
    (is_name && !is_timed).then_some(at)
}

/// Words that begin or join names and may be written small: `al-Qadarif`, `Deir ez-Zor`.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "al" | "el"
            | "ash"
            | "az"
            | "ar"
            | "ad"
            | "ez"
            | "es"
            | "et"
            | "de"
            | "la"
            | "del"
            | "ul"
            | "Al"
            | "El"
            | "De"
            | "La"
    )
}

/// A name that is only a small town's may be part of a longer, unknown one.
fn is_small(doc: &Document, name: &NameAt) -> bool {
    let is_town = |id: u32| {
        doc.lexicon.world.places.get(id as usize).is_some_and(|p| p.kind == PlaceKind::Town && p.population < SMALL)
    };
    name.tokens.len() == 1
        && name.party().is_none()
        && name.person().is_none()
        && name.body().is_none()
        && name.places().all(is_town)
}

/// Towns of fewer people do not claim words of longer names.
pub(super) const SMALL: u32 = 300_000;
