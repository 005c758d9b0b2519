//! Sources that go on past their sentence: quotations of several sentences, `Another two were …`, lists and tables
//! under an attributed line; and the voice of a whole report.

use super::account::Account;
use super::body::known_body;
use super::extent;
use super::label::is_line;
use super::memory::Memory;
use super::speaker::{Kind, Speaker, is, resolve};
use crate::document::{Document, Figure};
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::Class;
use crate::lexicon::world::BodyKind;
use crate::text::{Kind as TokenKind, Sentence, SentenceKind};
use rustc_hash::FxHashMap;

/// Whether a quotation is open at each sentence's start.
pub fn open_quotes(doc: &Document) -> Vec<bool> {
    let mut open = false;
    let mut paragraph = usize::MAX;
    doc.sentences
        .iter()
        .map(|sentence| {
            if sentence.paragraph != paragraph {
                open = false;
                paragraph = sentence.paragraph;
            }
            let here = open;
            for token in &doc.tokens[sentence.tokens.clone()] {
                open = after(token.kind, open);
            }
            here
        })
        .collect()
}

/// How far back in its sentence a quotation may open.
const NEAR: usize = 400;

/// Whether a quotation is open at a token.
pub fn is_quoted(doc: &Document, sentence: &Sentence, open: bool, at: usize) -> bool {
    let start = sentence.tokens.start;
    let open = open && at - start.min(at) < NEAR;
    let start = start.max(at.saturating_sub(NEAR));
    doc.tokens[start..at.max(start)].iter().fold(open, |open, t| after(t.kind, open))
}

/// `Two had been aimed at its plants`: the past before the past goes on with what somebody said.
pub fn is_told_back(doc: &Document, sentence: &Sentence, figure: &Figure) -> bool {
    let end = (figure.tokens.end + 12).min(sentence.tokens.end);
    (sentence.tokens.start.max(end.saturating_sub(60))..end)
        .any(|i| doc.tokens[i].is_word() && doc.word(i).eq_ignore_ascii_case("had"))
}

/// The last account of a sentence that goes on: not one inside what another says (`A source said that the troops had
/// given up …`).
pub fn last_outer(accounts: &[Account], from: usize) -> usize {
    let inner = |a: &Account| {
        a.weak
            && accounts[from..].iter().any(|o| {
                o.lead && !o.weak && o.words.end <= a.words.start && o.content.contains(&a.words.start) && !a.joined
            })
    };
    (from..accounts.len()).rev().find(|&i| !inner(&accounts[i])).unwrap_or(accounts.len() - 1)
}

fn after(kind: TokenKind, open: bool) -> bool {
    match kind {
        TokenKind::Mark('“' | '«') => true,
        TokenKind::Mark('”' | '»') => false,
        TokenKind::Mark('"') => !open,
        _ => open,
    }
}

/// Whether a sentence leans on the one before: it counts on without naming what (`Another two were missing`,
/// `Three are in grave condition`, `41 of the drones were shot down`).
pub fn leans(doc: &Document, sentence: &Sentence, figure: &Figure) -> bool {
    let range = sentence.tokens.clone();
    let Some(first) = range.clone().find(|&i| doc.tokens[i].is_word() || doc.tokens[i].kind == TokenKind::Digits)
    else {
        return false;
    };
    let word = doc.word(first).to_ascii_lowercase();
    if matches!(
        word.as_str(),
        "another" | "further" | "additional" | "damaged" | "wounded" | "killed" | "injured" | "hurt" | "among"
    ) {
        return true;
    }
    let second = doc.tokens.get(first + 1).map(|_| doc.word(first + 1).to_ascii_lowercase()).unwrap_or_default();
    if matches!(
        (word.as_str(), second.as_str()),
        ("a", "further")
            | ("an", "additional")
            | ("the", "other")
            | (
                "the",
                "remaining"
                    | "rest"
                    | "others"
                    | "dead"
                    | "victims"
                    | "wounded"
                    | "injured"
                    | "fatalities"
                    | "casualties"
                    | "figure"
                    | "figures"
                    | "toll"
            )
            | ("of", "them" | "these" | "those" | "the")
            | (
                "this" | "these",
                "figure" | "figures" | "number" | "numbers" | "total" | "toll" | "includes" | "included"
            )
            | ("they", "include" | "included")
    ) {
        return true;
    }
    let opening = doc.figures_in(&(first..(first + 4).min(range.end)));
    let Some(opening) = opening.first() else { return false };
    let same = sentence.tokens.start > 0
        && doc.sentences[doc.sentence_at(sentence.tokens.start - 1)].paragraph == sentence.paragraph;
    let next = opening.tokens.end;
    let of = next < range.end && matches!(doc.word(next), "of");
    if opening.low != opening.high && opening.high.is_some() && !of || !same {
        return false;
    }
    if opening.reach.start > first + 1 || figure.tokens.start < opening.tokens.start {
        return false;
    }
    let next = opening.reach.end.max(opening.tokens.end);
    next < range.end && (is(doc, next, f::AUXILIARY) || matches!(doc.word(next), "of" | "others" | "more"))
}

/// The body whose report the whole text is.
pub fn voice(doc: &Document, memory: &Memory) -> Option<(Vec<String>, &'static str)> {
    let named = |found: Option<Speaker>, rule| found.map(|speaker| (speaker.chain(), rule));
    named(by_letterhead(doc, memory), "letterhead")
        .or_else(|| named(by_phrase(doc), "bulletin-phrase"))
        .or_else(|| named(by_title(doc, memory), "bulletin-title"))
        .or_else(|| named(by_imprint(doc, memory), "imprint"))
        .or_else(|| named(by_habit(doc), "opens-by-name"))
}

/// `The combat losses of the enemy …`: phrases of one body's bulletins.
fn by_phrase(doc: &Document) -> Option<Speaker> {
    let limit = doc.tokens.len().min(600);
    let name =
        (0..limit).find_map(|i| doc.lexicon.speakers.voices.longest(&doc.tokens[i..limit]).map(|h| h.meaning))?;
    Some(Speaker::new(name.clone(), Kind::Body))
}

/// `Russian Defence Ministry report on …`, `HRMMU protection update`, `Communiqué of the General Command` in the
/// first two lines.
fn by_title(doc: &Document, memory: &Memory) -> Option<Speaker> {
    for sentence in doc.sentences.iter().take(2) {
        let range = sentence.tokens.clone();
        if range.len() > 30 {
            continue;
        }
        for at in range.clone() {
            let Some(hit) = doc.lexicon.speakers.nouns.longest(&doc.tokens[at..range.end]) else { continue };
            if hit.meaning.class != Class::Account || !is_report(&hit.meaning.lemma) {
                continue;
            }
            let end = at + hit.length;
            let mut after = end;
            while after < range.end
                && after < end + 3
                && (doc.tokens[after].kind == TokenKind::Digits
                    || matches!(doc.word(after).to_ascii_lowercase().as_str(), "no" | "."))
            {
                after += 1;
            }
            let owner =
                if after < range.end && matches!(doc.word(after).to_ascii_lowercase().as_str(), "of" | "by" | "from") {
                    resolve(doc, after + 1..extent::end_of_phrase(doc, after + 1, range.end), memory)
                } else {
                    let names = doc.names_in(&(at.saturating_sub(8).max(range.start)..at));
                    names.iter().rev().find_map(|n| n.body()).map(|id| known_body(doc, id)).or_else(|| {
                        (at > range.start)
                            .then(|| resolve(doc, range.start..at, memory))
                            .flatten()
                            .filter(|s| s.kind == Kind::Body && s.lemma.is_some())
                    })
                };
            let told = (end..range.end).any(|i| matches!(doc.word(i), "says" | "said" | "finds" | "found" | "shows"));
            if let Some(owner) = owner
                .filter(|o| told || is_official(doc, o))
                .filter(|o| o.known && !o.relay && o.kind == Kind::Body && !o.name.is_empty())
            {
                return Some(owner);
            }
        }
    }
    None
}

/// `Ukrainian Air Force: results of the night`, `MINISTRY OF DEFENCE: summary`: a body of one side, a colon and a word
/// for a report at its start.
fn by_letterhead(doc: &Document, memory: &Memory) -> Option<Speaker> {
    let sentence = doc.sentences.first()?;
    let range = sentence.tokens.clone();
    if range.len() > 24 {
        return None;
    }
    let colon = range.clone().find(|&i| doc.tokens[i].is_mark(':'))?;
    let end = range.end.min(colon + 4);
    let reports = (colon + 1..end).any(|i| {
        doc.lexicon.speakers.nouns.longest(&doc.tokens[i..end]).is_some_and(|h| is_report(&h.meaning.lemma))
            || matches!(doc.word(i).to_ascii_lowercase().as_str(), "results" | "information" | "overview" | "losses")
    });
    let closes = colon + 1 == range.end;
    let speaker = (reports || closes).then(|| resolve(doc, range.start..colon, memory)).flatten()?;
    let person = speaker.kind == Kind::Person && speaker.name.contains(' ');
    let body = speaker.kind == Kind::Body && !speaker.relay && !speaker.name.is_empty() && is_official(doc, &speaker);
    (speaker.known && (person || body && reports)).then_some(speaker)
}

/// `Source: UNHCR`, `Press service of the border guard`, a line of its own near the top or at the end.
fn by_imprint(doc: &Document, memory: &Memory) -> Option<Speaker> {
    let count = doc.sentences.len();
    (0..count).filter(|&i| i < 4 || i + 4 >= count).find_map(|i| {
        let sentence = &doc.sentences[i];
        let range = sentence.tokens.clone();
        if range.len() > 16
            || !is_line(doc, sentence)
            || !doc.figures_in(&range).is_empty()
            || range.clone().any(|t| is(doc, t, f::AUXILIARY))
        {
            return None;
        }
        let first = doc.word(range.start).to_ascii_lowercase();
        let labelled = matches!(first.as_str(), "source" | "issued" | "release" | "released") && range.len() > 2;
        let press = range.clone().any(|t| {
            doc.lexicon
                .speakers
                .nouns
                .longest(&doc.tokens[t..range.end])
                .is_some_and(|h| h.meaning.class == Class::Spokesman && h.length > 1)
        });
        if !labelled && !press {
            return None;
        }
        let start = if labelled { range.start + 2 } else { range.start };
        resolve(doc, start..range.end, memory)
            .filter(|s| s.known && !s.relay && s.kind == Kind::Body && !s.name.is_empty())
    })
}

/// Bodies of one side, whose bulletins speak for it; what the UN or an aid group publishes is its own voice.
pub fn is_official(doc: &Document, speaker: &Speaker) -> bool {
    let body = doc.lexicon.world.bodies.iter().find(|b| b.name == speaker.name);
    body.is_none_or(|b| {
        !matches!(b.kind, BodyKind::Un | BodyKind::Ngo | BodyKind::Monitor | BodyKind::Company | BodyKind::Court)
    })
}

fn is_report(lemma: &str) -> bool {
    matches!(
        lemma,
        "report"
            | "communique"
            | "bulletin"
            | "update"
            | "briefing"
            | "statement"
            | "summary"
            | "release"
            | "situation report"
            | "sitrep"
            | "flash update"
            | "fact sheet"
            | "factsheet"
            | "press statement"
            | "press briefing"
            | "news release"
            | "daily update"
            | "weekly update"
            | "operational update"
            | "war bulletin"
            | "digest"
    )
}

/// A think tank that opens three sentences with its own name speaks in all of them.
fn by_habit(doc: &Document) -> Option<Speaker> {
    let mut counts: FxHashMap<u32, usize> = FxHashMap::default();
    for sentence in &doc.sentences {
        if let Some(id) = doc.name_at(sentence.tokens.start).and_then(|n| n.body())
            && doc.lexicon.world.bodies[id as usize].kind == BodyKind::Thinktank
        {
            *counts.entry(id).or_default() += 1;
        }
    }
    counts.into_iter().filter(|c| c.1 >= 3).max_by_key(|&(id, count)| (count, id)).map(|(id, _)| known_body(doc, id))
}

/// The one origin of a short text that reports in lists: the source of its lines.
pub fn sole_origin(accounts: &[Account]) -> Option<Vec<String>> {
    let first = accounts.first()?;
    accounts.iter().all(|a| a.speaker.name == first.speaker.name).then(|| first.chain())
}

/// Whether one named person speaks from the first sentences on, and mostly.
pub fn is_one_person(doc: &Document, accounts: &[Account]) -> bool {
    accounts.first().is_some_and(|a| {
        a.speaker.kind == Kind::Person
            && a.speaker.known
            && a.speaker.name.contains(' ')
            && doc.sentence_at(a.words.start) <= 3
            && accounts.iter().filter(|b| b.speaker.name == a.speaker.name).count() * 2 > accounts.len()
    })
}

/// Whether a sentence is a row of a list or table.
pub fn is_row(sentence: &Sentence, index: usize) -> bool {
    index > 0 && (sentence.is_item || sentence.kind == SentenceKind::Line)
}

/// The account over each sentence's list: the last one of the paragraph before the list, if that paragraph ends with
/// a colon or the list follows it directly.
pub fn blocks(doc: &Document, by_sentence: &[std::ops::Range<usize>]) -> Vec<Option<usize>> {
    let mut found = vec![None; doc.sentences.len()];
    let (mut over, mut above): (Option<usize>, Option<usize>) = (None, None);
    let mut paragraph = usize::MAX;
    let mut in_row = false;
    let mut colon = false;
    for (index, sentence) in doc.sentences.iter().enumerate() {
        let starts = sentence.paragraph != paragraph;
        if starts {
            paragraph = sentence.paragraph;
            let row = is_row(sentence, index) && (in_row || colon);
            if row && !in_row {
                over = above;
            }
            if !row {
                over = None;
                above = None;
            }
            in_row = row;
        }
        let own = &by_sentence[index];
        if in_row && own.is_empty() {
            found[index] = over;
        }
        if let Some(last) = own.clone().last() {
            above = Some(last);
            if in_row && ends_with_colon(doc, sentence) {
                over = Some(last);
            }
        }
        colon = ends_with_colon(doc, sentence);
    }
    found
}

fn ends_with_colon(doc: &Document, sentence: &Sentence) -> bool {
    doc.tokens[sentence.tokens.end - 1].is_mark(':')
}
