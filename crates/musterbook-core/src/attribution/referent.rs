//! Whom a description means that has not spoken yet: `the coalition` after `the Saudi-led coalition`, `the newspaper`
//! after the name of one, `the group` after that of a monitor. In: a document and the noun. Out: the named body.

use super::body::{known_body, party};
use super::phrase::text_of;
use super::speaker::{Kind, Speaker, is};
use crate::document::{Document, NameAt};
use crate::lexicon::SpeechWords;
use crate::lexicon::cues::function as f;
use crate::lexicon::world::{BodyKind, PartyForm, PartyKind};
use crate::text::Kind as TokenKind;
use std::ops::Range;

/// How many names back a description may point.
const BACK: usize = 12;

/// How many tokens of a text are searched for `X-led coalition`.
const SEARCHED: usize = 3000;

/// The body named last before a token that a generic noun fits.
pub fn named_before(doc: &Document, before: usize, lemma: &str) -> Option<Speaker> {
    let end = doc.names.partition_point(|n| n.tokens.start < before);
    let from = doc.sentence_at(before.min(doc.tokens.len().saturating_sub(1))).saturating_sub(2);
    let start = doc.sentences.get(from).map_or(0, |s| s.tokens.start);
    let here = doc.sentences.get(from + 2).map_or(before, |s| s.tokens.start).min(before);
    // `in a message collected by X the group said`: not X
    let by = |at: usize| at > here && matches!(doc.word(at - 1), "by" | "from" | "to" | "in");
    let near = doc.names[end.saturating_sub(BACK)..end].iter().rev().take_while(|n| n.tokens.start >= start);
    let near = near.filter(|n| !by(n.tokens.start));
    near.filter_map(|name| match name.body() {
        Some(id) => fits(doc, doc.lexicon.world.bodies[id as usize].kind, lemma).then(|| known_body(doc, id)),
        None => {
            let (id, _) = name.party()?;
            let armed = doc.lexicon.world.parties[id as usize].kind != PartyKind::State;
            (armed && (doc.lexicon.speech.is(lemma, SpeechWords::MOVEMENT) || lemma == "front"))
                .then(|| party(doc, name))
                .flatten()
        }
    })
    .next()
}

/// How many tokens back a name that no table has is looked for.
const UNNAMED: usize = 400;

/// `the group` after `the Myanmar Royal Dragon Army`: capitals that no table names and that end as such bodies do.
pub fn capitals_before(doc: &Document, before: usize, lemma: &str) -> Option<Speaker> {
    let speech = &doc.lexicon.speech;
    let armed = speech.is(lemma, SpeechWords::MOVEMENT | SpeechWords::ARMED_GROUP);
    let ends = if armed { SpeechWords::ENDS_FORCE | SpeechWords::ENDS_WATCH } else { SpeechWords::ENDS_WATCH };
    let generic = armed || speech.is(lemma, SpeechWords::WATCHDOG);
    let radio = lemma == "radio" || lemma == "station";
    let from = before.saturating_sub(UNNAMED);
    (from..before.saturating_sub(1)).rev().filter(|_| generic || radio).find_map(|at| {
        let unnamed = |i: usize| doc.tokens[i].is_capitalised() && doc.name_at(i).is_none_or(|n| n.body().is_none());
        if radio {
            let next = unnamed(at + 1) && matches!(doc.word(at), "Radio");
            return next.then(|| Speaker::new(text_of(doc, &(at..at + 2)), Kind::Body));
        }
        if !unnamed(at) || !speech.is(doc.word(at), ends) || unnamed(at + 1) {
            return None;
        }
        let start = (from..at).rev().take_while(|&i| unnamed(i) && !is(doc, i, f::ARTICLE)).last()?;
        (at - start >= 2).then(|| Speaker::new(text_of(doc, &(start..at + 1)), Kind::Body))
    })
}

/// Whether a generic noun may stand for a body of a kind.
fn fits(doc: &Document, kind: BodyKind, lemma: &str) -> bool {
    match lemma {
        "news agency" | "wire service" => kind == BodyKind::Agency,
        "agency" => matches!(kind, BodyKind::Agency | BodyKind::Un),
        "organisation" | "organization" => matches!(kind, BodyKind::Ngo | BodyKind::Monitor | BodyKind::Un),
        "think tank" | "thinktank" | "institute" => kind == BodyKind::Thinktank,
        _ if doc.lexicon.speech.is(lemma, SpeechWords::OUTLET) => kind == BodyKind::Outlet,
        _ => doc.lexicon.speech.is(lemma, SpeechWords::WATCHER) && matches!(kind, BodyKind::Ngo | BodyKind::Monitor),
    }
}

/// How many tokens back a person or group may have been introduced.
const INTRODUCED: usize = 1500;

/// `the president` after `President Jean Mbeki`, or after `Jean Mbeki, the president of …`: the person so called last.
pub fn titled_before(doc: &Document, head: &Range<usize>) -> Option<Speaker> {
    let first = doc.tokens[head.start].word;
    let from = head.start.saturating_sub(INTRODUCED);
    let length = head.len();
    let same = |at: usize| {
        doc.tokens[at].word == first && (1..length).all(|n| doc.tokens[at + n].word == doc.tokens[head.start + n].word)
    };
    (from..head.start.saturating_sub(length)).rev().filter(|&at| same(at)).find_map(|at| {
        let end = at + length;
        let capital = doc.tokens[at].is_capitalised();
        // The table may have the name with its title: `President Jean Mbeki`.
        let begins = |n: &&NameAt| n.tokens.start == end || n.person().is_some() && n.tokens.start <= at;
        let named = doc.name_at(end).filter(|n| capital && begins(n));
        if let Some(id) = named.and_then(|n| n.person()) {
            return Some(Speaker::new(doc.lexicon.world.people[id as usize].name.clone(), Kind::Person));
        }
        let run = end..(end..doc.tokens.len().min(end + 6)).find(|&i| !joins(doc, end, i)).unwrap_or(end);
        let plain = named.is_none() && (2..=6).contains(&run.len());
        (capital && plain).then(|| Speaker::new(text_of(doc, &run), Kind::Person))
    })
}

/// `the president` in a text that names a person whom the tables call a president: the nearest before, else the first.
pub fn holder(doc: &Document, before: usize, lemma: &str) -> Option<Speaker> {
    if !doc.lexicon.speech.is(lemma, SpeechWords::POST) {
        return None;
    }
    let people = &doc.lexicon.world.people;
    let holds = |id: &u32| people[*id as usize].names.iter().any(|n| n.to_ascii_lowercase().ends_with(lemma));
    let end = doc.names.partition_point(|n| n.tokens.start < before);
    let nearest = doc.names[..end].iter().rev().filter_map(|n| n.person()).find(holds);
    let id = nearest.or_else(|| doc.names[end..].iter().filter_map(|n| n.person()).find(holds))?;
    Some(Speaker::new(people[id as usize].name.clone(), Kind::Person))
}

/// Who `he` is where nobody has spoken yet: the person whose name a sentence shortly before begins with.
pub fn subject_person(doc: &Document, at: usize) -> Option<Speaker> {
    let index = doc.sentence_at(at);
    (index.saturating_sub(6)..=index).rev().find_map(|n| {
        let range = doc.sentences[n].tokens.clone();
        let first = range.clone().find(|&i| doc.tokens[i].is_word()).filter(|&i| i < at)?;
        if let Some(id) = doc.name_at(first).and_then(|n| n.person()) {
            return Some(Speaker::new(doc.lexicon.world.people[id as usize].name.clone(), Kind::Person));
        }
        let end = (first..range.end.min(first + 5)).find(|&i| !joins(doc, first, i) || doc.name_at(i).is_some())?;
        let verb = doc.tokens.get(end).is_some_and(|t| t.is_word() && !t.is_capitalised())
            && is(doc, end, f::AUXILIARY)
            || doc.tokens.get(end).is_some_and(|t| t.is_mark(',')) && end - first >= 2;
        let plain = (first..end).all(|i| doc.lexicon.speakers.nouns.longest(&doc.tokens[i..i + 1]).is_none());
        let known = end > first
            && !is(
                doc,
                first,
                f::ARTICLE
                    | f::PRONOUN
                    | f::PREPOSITION
                    | f::TIME
                    | f::SUBORDINATE
                    | f::DEFINITE
                    | f::ADVERB
                    | f::CONJUNCTION,
            );
        (known && verb && plain && end - first >= 2).then(|| Speaker::new(text_of(doc, &(first..end)), Kind::Person))
    })
}

fn joins(doc: &Document, start: usize, at: usize) -> bool {
    let capital = doc.tokens[at].is_capitalised() && doc.name_at(at).is_none_or(|n| n.party().is_none());
    if at == start { capital } else { super::phrase::joins_proper(doc, start, at) }
}

/// `the diplomats` after `Western diplomats in the capital`: the fuller description of the same people given before.
pub fn described_before(doc: &Document, head: &Range<usize>) -> Option<Range<usize>> {
    let first = doc.tokens[head.start].word;
    let from = head.start.saturating_sub(INTRODUCED);
    let length = head.len();
    (from..head.start.saturating_sub(length)).rev().find_map(|at| {
        let same = (0..length).all(|n| doc.tokens[at + n].word == doc.tokens[head.start + n].word);
        if !same || doc.tokens[at].word != first {
            return None;
        }
        let mut start = at;
        while start > 0 && at - start < 3 && tells_which(doc, start - 1) {
            start = doc.name_at(start - 1).map_or(start - 1, |n| n.tokens.start);
        }
        (start < at).then_some(start..at + length)
    })
}

/// Whether a word before a noun tells which of its kind are meant: a demonym, body or adjective.
fn tells_which(doc: &Document, at: usize) -> bool {
    if let Some(name) = doc.name_at(at) {
        let world = |id: u32| doc.lexicon.world.parties[id as usize].kind != PartyKind::State;
        return name.party().is_some_and(|p| p.1 == PartyForm::Demonym || world(p.0)) || name.body().is_some();
    }
    let word = doc.word(at);
    let adjective = ["ern", "al", "ish", "ian", "ese", "ary", "ic", "an", "or", "ior", "ent", "ous"];
    doc.tokens[at].is_word()
        && word.len() > 4
        && adjective.iter().any(|end| word.to_ascii_lowercase().ends_with(end))
        && !is(doc, at, f::ARTICLE | f::PREPOSITION | f::ADVERB | f::AUXILIARY | f::SUBORDINATE | f::TIME)
}

/// `the Saudi-led coalition`, wherever the text names it in full.
pub fn coalition(doc: &Document) -> Option<Speaker> {
    let limit = doc.tokens.len().min(SEARCHED);
    let at = (3..limit).find(|&i| {
        doc.word(i).eq_ignore_ascii_case("coalition")
            && doc.word(i - 1).eq_ignore_ascii_case("led")
            && doc.tokens[i - 2].kind == TokenKind::Hyphen
    })?;
    let start = doc.name_at(at - 3).map_or(at - 3, |n| n.tokens.start);
    Some(Speaker::new(text_of(doc, &(start..at + 1)), Kind::Body))
}

/// `In Niger the ministry of defence`, `Nigeria: … - army`: the country that the sentence opens with.
pub fn local_party(doc: &Document, whole: &Range<usize>, span: &Range<usize>) -> Option<u32> {
    let state = |name: &NameAt| {
        name.party().filter(|p| doc.lexicon.world.parties[p.0 as usize].kind == PartyKind::State).map(|p| p.0)
    };
    if let Some(found) = doc.names_in(&(whole.start..span.start.max(whole.start))).iter().find_map(state) {
        return Some(found);
    }
    let sentence = doc.sentences.get(doc.sentence_at(span.start))?;
    if let Some(found) = headed_by(doc, doc.sentence_at(span.start), &state) {
        return Some(found);
    }
    let opens = sentence.tokens.clone().find(|&i| doc.tokens[i].is_word())?;
    if ["in", "from"].iter().any(|w| doc.word(opens).eq_ignore_ascii_case(w)) {
        let name = doc.name_at(opens + 1)?;
        let set_off = doc.tokens.get(name.tokens.end).is_some_and(|t| t.is_mark(',')) && name.tokens.end <= span.start;
        return set_off.then(|| state(name)).flatten();
    }
    let name = doc.name_at(sentence.tokens.start)?;
    doc.tokens.get(name.tokens.end).filter(|t| t.is_mark(':'))?;
    (name.tokens.end < span.start).then(|| state(name)).flatten()
}

/// `BURKINA FASO. In Yatenga the army …`: the country that alone makes up the first sentence of the paragraph.
fn headed_by(doc: &Document, index: usize, state: &dyn Fn(&NameAt) -> Option<u32>) -> Option<u32> {
    let paragraph = doc.sentences.get(index)?.paragraph;
    let first = (index.saturating_sub(12)..index).find(|&i| doc.sentences[i].paragraph == paragraph)?;
    let range = doc.sentences[first].tokens.clone();
    let name = doc.name_at(range.start)?;
    (name.tokens.end + 1 >= range.end).then(|| state(name)).flatten()
}

/// `the mission`, `the commission`: the body of the UN or of monitors named before whose name says that it is one.
pub fn mission(doc: &Document, before: usize, lemma: &str) -> Option<Speaker> {
    let end = doc.names.partition_point(|n| n.tokens.start < before);
    doc.names[end.saturating_sub(60)..end].iter().rev().find_map(|name| {
        let id = name.body()?;
        let body = &doc.lexicon.world.bodies[id as usize];
        let called = std::iter::once(&body.name)
            .chain(&body.names)
            .any(|n| n.split(' ').any(|word| word.eq_ignore_ascii_case(lemma)));
        (called && !body.kind.is_relay()).then(|| known_body(doc, id))
    })
}

/// `the command` after `U.S. Africa Command`: a body named before with that noun.
pub fn mentioned(doc: &Document, before: usize, lemma: &str) -> Option<Speaker> {
    let called = doc.lexicon.speakers.called.iter().find(|c| c.noun == lemma).map(|c| c.body.as_str());
    let head = lemma.rsplit(' ').next().unwrap_or(lemma);
    let end = doc.names.partition_point(|n| n.tokens.start < before);
    doc.names[end.saturating_sub(60)..end].iter().rev().find_map(|name| {
        let Some(id) = name.body() else {
            let speaker = party(doc, name)?;
            return (called == Some(speaker.name.as_str())).then_some(speaker);
        };
        let surface = doc.word(name.tokens.end - 1);
        let canonical = &doc.lexicon.world.bodies[id as usize].name;
        (called == Some(canonical.as_str())
            || surface.eq_ignore_ascii_case(head)
            || canonical.rsplit(' ').next().is_some_and(|w| w.eq_ignore_ascii_case(head)))
        .then(|| known_body(doc, id))
    })
}
