//! A noun phrase in pieces: names, speaking nouns, capitals that no table names; and its words as a description.

use super::speaker::is;
use crate::document::Document;
use crate::document::NameAt;
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::{Class, SpeakerNoun};
use crate::text::Case;
use crate::text::Kind as TokenKind;
use std::ops::Range;

/// A piece of a noun phrase.
#[derive(Clone, Copy)]
pub enum Piece<'d> {
    Name(&'d NameAt),
    Noun(&'static SpeakerNoun),
    /// Capitalised words that no table names.
    Proper,
}

pub struct Item<'d> {
    pub piece: Piece<'d>,
    pub tokens: Range<usize>,
    /// Stands after a preposition.
    pub deep: bool,
    /// In an apposition, after a comma.
    pub apposed: bool,
    /// In brackets.
    pub bracketed: bool,
}

pub fn items<'d>(doc: &'d Document, span: &Range<usize>) -> Vec<Item<'d>> {
    let mut found: Vec<Item> = Vec::new();
    let (mut at, mut deep, mut apposed, mut bracketed) = (span.start, false, false, false);
    let shouted = is_shouted(doc, span.start);
    while at < span.end {
        let token = &doc.tokens[at];
        let ministry = doc
            .lexicon
            .speakers
            .nouns
            .longest(&doc.tokens[at..span.end])
            .filter(|h| h.meaning.lemma.contains("ministry"))
            .map_or(0, |h| h.length);
        if let Some(name) =
            doc.name_at(at).filter(|n| n.tokens.start == at && n.tokens.end <= span.end && n.tokens.len() > ministry)
        {
            found.push(Item { piece: Piece::Name(name), tokens: name.tokens.clone(), deep, apposed, bracketed });
            at = name.tokens.end;
            continue;
        }
        match token.kind {
            TokenKind::Mark(',') => (apposed, deep) = (true, false),
            TokenKind::Mark('(') => bracketed = true,
            TokenKind::Mark(')') => bracketed = false,
            TokenKind::Word => {
                if let Some(hit) = doc.lexicon.speakers.nouns.longest(&doc.tokens[at..span.end]) {
                    let tokens = at..at + hit.length;
                    found.push(Item { piece: Piece::Noun(hit.meaning), tokens, deep, apposed, bracketed });
                    at += hit.length;
                    continue;
                }
                let glued = at > span.start && doc.tokens[at - 1].kind == TokenKind::Hyphen;
                if is(doc, at, f::PREPOSITION) && (shouted || token.case == Case::Lower) && !glued {
                    deep = true;
                } else if token.is_capitalised()
                    && (!shouted || after_title(doc, at))
                    && !is(doc, at, f::ARTICLE | f::PREPOSITION | f::TIME | f::DEFINITE | f::OWNER)
                    && !doc.lexicon.speakers.is_title(token.word)
                {
                    let mut end = at + 1;
                    while end < span.end && joins_proper(doc, at, end) {
                        end += 1;
                    }
                    found.push(Item { piece: Piece::Proper, tokens: at..end, deep, apposed, bracketed });
                    at = end;
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Whether a noun or title for a person stands before a token: in capitals throughout only that shows a name.
fn after_title(doc: &Document, at: usize) -> bool {
    let Some(mut before) = at.checked_sub(1) else { return false };
    if doc.tokens[before].is_mark('.') && before > 0 {
        before -= 1;
    }
    let noun = doc.lexicon.speakers.nouns.longest(&doc.tokens[before..at]);
    doc.lexicon.speakers.is_title(doc.tokens[before].word)
        || noun.is_some_and(|h| matches!(h.meaning.class, Class::Person | Class::Spokesman) && !h.meaning.plural)
}

/// Whether the token at `end` goes on with a run of capitalised words.
pub fn joins_proper(doc: &Document, start: usize, end: usize) -> bool {
    let token = &doc.tokens[end];
    match token.kind {
        TokenKind::Hyphen => true,
        TokenKind::Word if doc.tokens[end - 1].kind == TokenKind::Hyphen => true,
        TokenKind::Word => {
            let particle = matches!(
                doc.word(end),
                "al" | "el" | "bin" | "ibn" | "de" | "van" | "von" | "abu" | "ould" | "ag" | "da" | "dos" | "del"
            );
            (token.is_capitalised() && !is(doc, end, f::TIME) || particle)
                && (doc.name_at(end).is_none() || end > start)
                && doc.lexicon.speakers.nouns.longest(&doc.tokens[end..end + 1]).is_none_or(|_| false)
        }
        TokenKind::Mark('.') => {
            end == start + 1 && doc.tokens[end].glued && doc.tokens[start].span.end - doc.tokens[start].span.start <= 2
        }
        _ => false,
    }
}

/// Whether nothing but a comma or point stands between two pieces.
pub fn next_to(doc: &Document, left: &Item, right: &Item) -> bool {
    (left.tokens.end..right.tokens.start).all(|i| {
        doc.tokens[i].is_mark(',') || doc.tokens[i].is_mark('.') || doc.lexicon.speakers.is_title(doc.tokens[i].word)
    })
}

/// The words of the phrase up to its head, without articles.
pub fn description(doc: &Document, span: &Range<usize>, end: usize) -> String {
    let mut start = span.start;
    while start + 1 < end
        && (is(doc, start, f::ARTICLE | f::DEFINITE | f::OWNER)
            || matches!(
                doc.word(start).to_ascii_lowercase().as_str(),
                "own"
                    | "later"
                    | "latest"
                    | "earlier"
                    | "another"
                    | "unnamed"
                    | "unidentified"
                    | "anonymous"
                    | "correcting"
            ))
    {
        start += 1;
    }
    let text = text_of(doc, &(start..end));
    let first = &doc.tokens[start];
    let opens = doc
        .sentences
        .get(doc.sentence_at(start))
        .is_some_and(|s| (s.tokens.start..start).all(|i| !doc.tokens[i].is_word() || is(doc, i, f::ARTICLE)));
    if is_shouted(doc, start) {
        return unshouted(doc, start, end);
    }
    let is_name = doc.name_at(start).is_some() || first.case != Case::Capital || !opens;
    if is_name { text } else { lower_first(&text) }
}

/// How many tokens on each side show whether a text is all capitals.
const AROUND: usize = 20;

/// Whether a token stands in copy that is all capitals.
fn is_shouted(doc: &Document, at: usize) -> bool {
    if doc.tokens[at].case != Case::Upper {
        return false;
    }
    let Some(sentence) = doc.sentences.get(doc.sentence_at(at)) else { return false };
    let start = sentence.tokens.start.max(at.saturating_sub(AROUND));
    let words = doc.tokens[start..sentence.tokens.end.min(at + AROUND)].iter().filter(|t| t.is_word());
    let upper = words.clone().filter(|t| t.case == Case::Upper).count();
    upper >= 3 && words.clone().all(|t| t.case != Case::Lower)
}

/// `MILITARY HEADQUARTERS` as a description: small letters, but for names.
fn unshouted(doc: &Document, start: usize, end: usize) -> String {
    let mut text = String::new();
    for at in start..end {
        if at > start && doc.tokens[at - 1].span.end < doc.tokens[at].span.start {
            text.push(' ');
        }
        match doc.name_at(at).is_some() {
            true => text.push_str(&title_case(&doc.word(at).to_lowercase())),
            false => text.push_str(&doc.word(at).to_lowercase()),
        }
    }
    text
}

pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

pub fn title_case(text: &str) -> String {
    let words: Vec<String> = text
        .split(' ')
        .map(|w| {
            let mut letters = w.chars();
            if w == "of" || w == "the" {
                w.to_string()
            } else {
                letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
            }
        })
        .collect();
    words.join(" ")
}

pub fn text_of(doc: &Document, range: &Range<usize>) -> String {
    if range.is_empty() {
        return String::new();
    }
    doc.span(range).of(doc.text).split_whitespace().collect::<Vec<_>>().join(" ")
}
