//! What the words before and after a name make of it.

use super::candidate::{Candidate, Role};
use super::words::Words;
use crate::document::Document;
use crate::lexicon::places::PlaceWord;
use crate::text::Kind;
use std::ops::Range;

/// What stands before a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    pub role: Role,
    /// The first token of preposition and name.
    pub start: usize,
    /// The preposition makes even an unknown word a place.
    pub is_strict: bool,
    /// A kind noun stands before it: `the village of X`, `the town X`.
    pub noun: PlaceWord,
    /// It goes on a list: its role is the name's before it.
    pub is_listed: bool,
    /// An article or a word like `besieged` was passed over.
    pub passed: bool,
}

/// How many tokens may stand between a preposition and a name.
const REACH: usize = 9;

/// Reads backwards from the name at `start`: `in the besieged town of [X]`, `on Russia's [X]`, `X and [Y]`.
pub(super) fn before(
    doc: &Document,
    words: &Words,
    sentence: &Range<usize>,
    start: usize,
    found: &[Candidate],
) -> Before {
    let none = PlaceWord::default();
    let mut seen = Before { role: Role::Bare, start, is_strict: false, noun: none, is_listed: false, passed: false };
    let mut at = start;
    while at > sentence.start && start - at < REACH {
        let p = at - 1;
        let (token, word) = (&doc.tokens[p], words.ending(p));
        if doc.tokens[at].glued
            && token.kind != Kind::Hyphen
            && !matches!(token.kind, Kind::Mark('"' | '“' | '‘' | '\'' | '('))
        {
            break;
        }
        let is_of = words.is_of(p);
        if is_of && p > sentence.start && words.ending(p - 1).is(PlaceWord::KIND) {
            seen.noun = PlaceWord(seen.noun.0 | words.ending(p - 1).0);
            // `the railway station of X` is there, whatever stands before
            seen.role = Role::Within;
            seen.start = p - 1;
            at = p - 1;
            continue;
        }
        if word.is(PlaceWord::FOE) {
            return seen;
        }
        // `in the north of Syria` is within it
        let from = words.start_of(p);
        if word.is(PlaceWord::BESIDE) && !(from > sentence.start && doc.word(from - 1) == "the") {
            return Before { role: Role::Beside, start: words.start_of(p), is_strict: true, ..seen };
        }
        if word.is(PlaceWord::WITHIN) {
            return Before {
                role: Role::Within,
                start: words.start_of(p),
                is_strict: word.is(PlaceWord::STRICT),
                ..seen
            };
        }
        if word.is(PlaceWord::TOWARD) && word.is(PlaceWord::SPEECH) {
            return Before { role: Role::Speaker, start: p, ..seen };
        }
        if word.is(PlaceWord::TOWARD) {
            return Before { role: Role::Toward, start: p, ..seen };
        }
        if word.is(PlaceWord::FROM) {
            return Before { role: Role::From, start: p, ..seen };
        }
        if is_of {
            // `the garrison of X`, `the bombing of X`
            let is_there = seen.noun != none
                || (p > sentence.start
                    && !doc.tokens[p - 1].is_capitalised()
                    && words.ending(p - 1).is(PlaceWord::EVENT | PlaceWord::FRONT));
            return Before {
                role: if is_there { Role::Within } else { Role::Bare },
                start: p,
                is_strict: is_there,
                ..seen
            };
        }
        if words.is_and(p) && p > sentence.start && words.ending(p - 1).is(PlaceWord::COMPASS) && seen.passed {
            at = p;
            continue;
        }
        let inherited =
            found.last().filter(|c| c.tokens.end == p || (c.tokens.end + 1 == p && joins(words, doc, c.tokens.end)));
        if let Some(list) = inherited
            && joins(words, doc, p)
            && !seen.passed
        {
            return Before { role: list.role, start: list.before, is_strict: list.is_there(), is_listed: true, ..seen };
        }
        if token.kind == Kind::Possessive {
            // `Russia's Kursk region`: what is said of the owner holds
            if let Some(owner) =
                doc.name_at(p.saturating_sub(1)).filter(|n| n.places().next().is_some() || n.party().is_some())
            {
                seen.passed = false;
                at = owner.tokens.start;
                continue;
            }
            if words.ending(p - 1).is(PlaceWord::COUNTRY) {
                at = p.saturating_sub(2);
                continue;
            }
            break;
        }
        if word.is(PlaceWord::KIND) && !token.is_capitalised() {
            seen.noun = PlaceWord(seen.noun.0 | word.0);
            at = p;
        } else if word.is(PlaceWord::PASSED | PlaceWord::COMPASS)
            || token.kind == Kind::Hyphen
            || matches!(token.kind, Kind::Mark('"' | '“' | '‘'))
        {
            seen.passed = true;
            at = p;
        } else if doc
            .name_at(p)
            .is_some_and(|n| n.party().is_some_and(|(_, form)| form == crate::lexicon::world::PartyForm::Demonym))
        {
            // `in the Syrian city of X`, `on Ukrainian Kherson`
            at = doc.name_at(p).map_or(p, |n| n.tokens.start);
        } else {
            break;
        }
    }
    seen
}

/// Whether the token at `p` joins names of a list.
fn joins(words: &Words, doc: &Document, p: usize) -> bool {
    words.is_and(p) || matches!(doc.tokens[p].kind, Kind::Mark(',' | '/' | '&'))
}

/// Whether the name at `tokens` is part of a longer name or an attribute: `the X Times`, `X-born`, `X Street`.
pub(super) fn is_other(doc: &Document, words: &Words, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    let end = tokens.end;
    if tokens.start > sentence.start && is_vessel(doc.word(tokens.start - 1)) {
        return true;
    }
    if end + 1 < sentence.end && doc.tokens[end].kind == Kind::Hyphen {
        let next = &doc.tokens[end + 1];
        return words.at(end + 1).is(PlaceWord::ATTRIBUTE) || !next.is_capitalised();
    }
    if end >= sentence.end || doc.tokens[end].glued {
        return false;
    }
    let word = words.at(end);
    // `Kyiv Post`, but `in Kyiv talks resumed`
    word.is(PlaceWord::PAPER) && doc.tokens[end].is_capitalised()
        || word.is(PlaceWord::OTHER)
            && (doc.tokens[end].is_capitalised() || !word.is(PlaceWord::EVENT | PlaceWord::FRONT))
}

/// Before a name, makes it a ship's: `HMS Sheffield`, `the ferry Tombouctou`.
fn is_vessel(word: &str) -> bool {
    const SHIPS: &[&str] = &[
        "HMS",
        "USS",
        "INS",
        "PNS",
        "ARA",
        "RFA",
        "HMAS",
        "HMCS",
        "MV",
        "MT",
        "frigate",
        "destroyer",
        "cruiser",
        "corvette",
        "ferry",
        "tanker",
        "trawler",
        "freighter",
        "submarine",
        "warship",
        "gunboat",
        "minesweeper",
        "vessel",
        "ship",
        "liner",
        "yacht",
        "barge",
        "carrier",
    ];
    SHIPS.contains(&word)
}

/// Whether the name at the start of a paragraph says where the report was filed: `KYIV, Oct 10 (Agency) -`.
pub(super) fn is_dateline(doc: &Document, words: &Words, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    const REACH: usize = 22;
    for at in tokens.end..sentence.end.min(tokens.end + REACH) {
        let token = &doc.tokens[at];
        match token.kind {
            Kind::Mark('-' | '–' | '—') => return at + 1 < doc.tokens.len(),
            Kind::Mark('.') if at > tokens.end => return doc.tokens[tokens.end].is_mark(','),
            Kind::Mark(',' | '(' | ')' | '/' | '.') | Kind::Digits | Kind::Hyphen => {}
            Kind::Word if token.is_capitalised() || words.ending(at).is(PlaceWord::NEVER) => {}
            _ => return false,
        }
    }
    false
}

/// Whether a colon or a dash after the name at the start of a sentence makes it a label: `In Khost: 3 killed`.
pub(super) fn is_label(doc: &Document, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    match doc.tokens.get(tokens.end).filter(|_| tokens.end < sentence.end) {
        None => true,
        Some(token) => match token.kind {
            Kind::Mark(':') => true,
            // `NIGER. France has 1,500 troops there.`
            Kind::Mark('.') => tokens.end + 1 == sentence.end,
            Kind::Mark('-' | '–' | '—' | '|') => !token.glued,
            _ => false,
        },
    }
}

/// Whether a name in a `Within` phrase tells where somebody speaks: `officials in Kyiv said`, `told reporters in Geneva`.
pub(super) fn is_where_spoken(
    doc: &Document,
    words: &Words,
    sentence: &Range<usize>,
    start: usize,
    end: usize,
    is_seat: bool,
    is_wide: bool,
) -> bool {
    if start > sentence.start {
        let word = words.ending(start - 1);
        if word.is(PlaceWord::SPEECH)
            || ((is_seat || is_wide || says_soon(doc, words, end, sentence))
                && word.is(PlaceWord::SPEAKER)
                && !words.ending(start).is(PlaceWord::KIND))
        {
            return true;
        }
    }
    // `a member of the council in Kunduz, said 15 men`
    let is_said = end + 1 < sentence.end && doc.tokens[end].is_mark(',') && words.ending(end + 1).is(PlaceWord::SPEECH);
    if is_said && doc.figures_in(&(sentence.start..end)).is_empty() {
        return true;
    }
    let opens = start == sentence.start
        || matches!(doc.tokens[start - 1].kind, Kind::Mark(',' | '"' | '”' | '-' | '–' | '—' | ';' | '.'));
    if !is_seat || !opens {
        return false;
    }
    // `In Washington, the spokesman went further`: a speech verb before any number
    for at in end..sentence.end.min(end + 12) {
        if doc.tokens[at].kind == Kind::Digits {
            return false;
        }
        if words.ending(at).is(PlaceWord::SPEECH) {
            return true;
        }
    }
    false
}

/// `officials in Kinshasa said`
fn says_soon(doc: &Document, words: &Words, end: usize, sentence: &Range<usize>) -> bool {
    const REACH: usize = 12;
    if end >= sentence.end {
        return false;
    }
    // `an officer in Skopje, who asked not to be named, said`
    let is_relative = doc.tokens[end].is_mark(',') && end + 1 < sentence.end && doc.word(end + 1) == "who";
    if is_relative {
        let mut rest = end + 2..sentence.end.min(end + 2 + REACH);
        return rest.any(|t| words.ending(t).is(PlaceWord::SPEECH));
    }
    doc.tokens[end].is_word() && words.ending(end).is(PlaceWord::SPEECH)
}

/// Whether a small town's name is but a part of a longer run of capitalised words, as of a person: `Kandice [Ardiel]`.
pub(super) fn is_part(doc: &Document, words: &Words, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    let is_stray = |t: usize| {
        let token = &doc.tokens[t];
        token.is_capitalised() && words.ending(t) == PlaceWord::default() && words.at(t) == PlaceWord::default()
    };
    let before = tokens.start.checked_sub(1).filter(|&t| t >= sentence.start && !doc.tokens[tokens.start].glued);
    let begins_after = before
        .is_some_and(|t| is_stray(t) && doc.name_at(t).is_none_or(|n| n.person().is_some()) && t > sentence.start);
    let after = Some(tokens.end).filter(|&t| t < sentence.end && !doc.tokens[t].glued);
    let goes_on = after.is_some_and(|t| {
        is_stray(t)
            && doc.name_at(t).is_none_or(|n| n.tokens.start == t && n.places().next().is_some() && n.party().is_none())
    });
    begins_after || goes_on
}

/// `US troops`, `a UK base`: letters that stand for a country, before a noun.
pub(super) fn is_adjective(doc: &Document, words: &Words, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    const LETTERS: usize = 4;
    let word = doc.word(tokens.start);
    let is_short = tokens.len() == 1 && word.chars().filter(|c| c.is_alphabetic()).count() <= LETTERS;
    let is_letters = is_short && word.chars().all(|c| c.is_uppercase() || c == '.');
    let next = tokens.end;
    let before_noun = next < sentence.end && doc.tokens[next].is_word() && !doc.tokens[next].glued;
    let ends_there = || {
        words.at(next).is(PlaceWord::WITHIN
            | PlaceWord::TOWARD
            | PlaceWord::FROM
            | PlaceWord::NEVER
            | PlaceWord::SPEECH)
    };
    is_letters && before_noun && !ends_there()
}
