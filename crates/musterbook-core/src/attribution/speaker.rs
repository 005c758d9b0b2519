//! A noun phrase as a speaker. In: the tokens of the phrase. Out: the canonical name of who speaks, if it can speak.
//! Reads `Governor Oleh Hryhorov`, `a spokesman for the ICRC`, `Ukraine's air force`, `local officials`; leaves
//! `the third day` and `Gaza` alone.

use super::head::{by_bracket, by_head};
use super::memory::Memory;
use super::named::by_name;
use super::organisation::by_capitals;
use super::person::by_person;
use super::phrase::items;
use super::referent::local_party;
use crate::document::Document;
use crate::lexicon::cues::function as f;
use crate::text::{Case, Kind as TokenKind};
use std::ops::Range;

/// What a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Person,
    Body,
    Party,
    Group,
    Account,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The canonical name, or the description without its article.
    pub name: String,
    pub kind: Kind,
    /// The noun that names it, as the table has it: `ministry`, `governor`.
    pub lemma: Option<&'static str>,
    /// The person that a body speaks through, or a second, joint source.
    pub follows: Option<String>,
    pub plural: bool,
    /// Passes on what others say: an agency, an outlet.
    pub relay: bool,
    /// Speaks through an unnamed person: `a spokesman for the ministry`.
    pub through: bool,
    /// Named in the tables or by a speaking noun, not guessed from capitals.
    pub known: bool,
}

impl Speaker {
    pub fn new(name: impl Into<String>, kind: Kind) -> Speaker {
        Speaker {
            name: name.into(),
            kind,
            lemma: None,
            follows: None,
            plural: false,
            relay: false,
            through: false,
            known: true,
        }
    }

    /// The names from the origin on.
    pub fn chain(&self) -> Vec<String> {
        std::iter::once(self.name.clone()).chain(self.follows.clone()).filter(|name| !name.is_empty()).collect()
    }
}

/// The classes of a token's word.
pub fn functions(doc: &Document, token: usize) -> u16 {
    doc.tokens.get(token).map_or(0, |t| doc.lexicon.cues.functions(t.word))
}

/// Whether a token's word is of one of the classes.
pub fn is(doc: &Document, token: usize, class: u16) -> bool {
    functions(doc, token) & class != 0
}

/// Who a noun phrase is, if it can speak.
pub fn resolve(doc: &Document, span: Range<usize>, memory: &Memory) -> Option<Speaker> {
    let whole = span.clone();
    let span = trimmed(doc, span)?;
    if span.len() == 1 && doc.name_at(span.start).is_none() && is(doc, span.start, f::PRONOUN) {
        return memory.pronoun(&doc.word(span.start).to_ascii_lowercase());
    }
    if let Some(end) = end_before_verb(doc, &span) {
        return resolve(doc, span.start..end, memory);
    }
    if let Some(person) = surname_alone(doc, &span, memory) {
        return Some(person);
    }
    if let Some(joint) = joint(doc, &span, memory) {
        return Some(joint);
    }
    if is_own_voice(doc, &span) {
        return Some(Speaker { relay: false, ..Speaker::new("", Kind::Body) });
    }
    let local = local_party(doc, &whole, &span);
    let items = items(doc, &span);
    by_bracket(doc, &items)
        .or_else(|| by_capitals(doc, &items, &span))
        .or_else(|| by_person(doc, &items, memory))
        .or_else(|| by_head(doc, &items, &span, local, memory))
        .or_else(|| by_name(doc, &items, memory))
}

/// `Kim praised the unit`: an article behind a verb in -ed begins the object of a clause; who speaks ends before the verb.
fn end_before_verb(doc: &Document, span: &Range<usize>) -> Option<usize> {
    (span.start + 2..span.end)
        .find(|&at| is(doc, at, f::ARTICLE | f::DEFINITE) && is_past(doc, at - 1))
        .map(|at| at - 1)
}

fn is_past(doc: &Document, at: usize) -> bool {
    let token = &doc.tokens[at];
    token.is_word() && !token.is_capitalised() && doc.word(at).len() > 4 && doc.word(at).ends_with("ed")
}

/// `Nato said` after `Major Isagani Nato`: a surname that is also the name of a place or, in capitals, of a party.
fn surname_alone(doc: &Document, span: &Range<usize>, memory: &Memory) -> Option<Speaker> {
    let name = doc.name_at(span.start).filter(|n| span.len() == 1 && n.tokens == *span)?;
    let case = doc.tokens[span.start].case;
    let place = name.person().is_none() && name.body().is_none() && name.party().is_none();
    let canonical = name.party().map(|p| doc.lexicon.world.parties[p.0 as usize].name.as_str());
    let shouted = case == Case::Capital && canonical.is_some_and(|n| !n.contains(char::is_lowercase));
    if !place && !shouted {
        return None;
    }
    let word = doc.word(span.start);
    let known = memory.full_name(Speaker::new(word, Kind::Person));
    if known.name.contains(' ') { Some(known) } else { memory.introduced(doc, word) }
}

/// `the army and the rebels`: two sources in text order; not `U.S. and South Korean agencies`.
pub fn joint(doc: &Document, span: &Range<usize>, memory: &Memory) -> Option<Speaker> {
    if span.len() > 12 {
        return None;
    }
    let and = (span.start + 1..span.end - 1).find(|&i| doc.word(i) == "and" && doc.name_at(i).is_none())?;
    let heads = |end: usize| {
        let noun = (end.saturating_sub(3).max(span.start)..end)
            .any(|i| doc.lexicon.speakers.nouns.longest(&doc.tokens[i..end]).is_some_and(|h| i + h.length == end));
        noun || doc.name_at(end - 1).is_some_and(|n| n.body().is_some() || n.person().is_some())
    };
    if !heads(and) || !heads(span.end) {
        return None;
    }
    let mut first = resolve(doc, span.start..and, memory)?;
    let second = resolve(doc, and + 1..span.end, memory)?;
    first.follows = Some(second.name).filter(|n| !n.is_empty() && *n != first.name);
    first.plural = true;
    Some(first)
}

/// The phrase without what stands before its subject: `On Monday the army` is `the army`.
pub fn trimmed(doc: &Document, mut span: Range<usize>) -> Option<Range<usize>> {
    while span.start < span.end {
        let token = &doc.tokens[span.start];
        let small = is(doc, span.start, f::ADVERB | f::CONJUNCTION | f::SUBORDINATE)
            && !is(doc, span.start, f::PRONOUN)
            && doc.name_at(span.start).is_none();
        // `19:30 Tehran's prosecutor`
        let clock = token.kind == TokenKind::Digits
            && doc.tokens.get(span.start + 1).is_some_and(|t| {
                !t.glued || t.is_mark(':') || span.start > 0 && doc.tokens[span.start - 1].is_mark(':')
            });
        if matches!(token.kind, TokenKind::Mark(_) | TokenKind::Hyphen | TokenKind::Break) || small || clock {
            span.start += 1;
        } else {
            break;
        }
    }
    while span.end > span.start
        && matches!(doc.tokens[span.end - 1].kind, TokenKind::Mark(_) | TokenKind::Break)
        && !doc.tokens[span.end - 1].is_mark(')')
    {
        span.end -= 1;
    }
    if span.is_empty() || span.len() > 40 {
        return None;
    }
    let opens = is(doc, span.start, f::PREPOSITION | f::TIME)
        && doc.name_at(span.start).is_none()
        && !is(doc, span.start, f::DEFINITE);
    if opens {
        let article = (span.start + 1..span.end)
            .rev()
            .find(|&i| is(doc, i, f::ARTICLE | f::OWNER) && !is(doc, i - 1, f::PREPOSITION));
        let start = article.or_else(|| {
            (span.start + 1..span.end).find(|&i| {
                doc.name_at(i).is_some_and(|n| {
                    n.tokens.start == i && (n.party().is_some() || n.body().is_some() || n.person().is_some())
                }) && !is(doc, i - 1, f::PREPOSITION)
                    || (is(doc, i, f::PRONOUN) && i + 1 == span.end)
                    || doc.lexicon.speakers.nouns.longest(&doc.tokens[i..span.end]).is_some()
            })
        });
        span.start = start?;
    }
    Some(span)
}

/// `we`, `this newspaper`, `our own tally`: the text itself.
pub fn is_own_voice(doc: &Document, span: &Range<usize>) -> bool {
    let first = doc.word(span.start).to_ascii_lowercase();
    let second = if span.len() > 1 { doc.word(span.start + 1).to_ascii_lowercase() } else { String::new() };
    match first.as_str() {
        "my" if span.len() == 2 => true,
        "we" | "our" => !span.clone().any(|i| doc.tokens[i].kind == TokenKind::Mark('"')),
        "this" => matches!(
            second.as_str(),
            "newspaper"
                | "agency"
                | "reporter"
                | "correspondent"
                | "publication"
                | "website"
                | "outlet"
                | "magazine"
                | "paper"
                | "author"
                | "writer"
        ),
        _ => false,
    }
}
