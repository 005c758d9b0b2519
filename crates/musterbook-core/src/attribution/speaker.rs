//! A noun phrase as a speaker. In: the tokens of the phrase. Out: the canonical name of who speaks, if it can speak.
//! Reads `Governor Oleh Hryhorov`, `a spokesman for the ICRC`, `Ukraine's air force`, `local officials`; leaves
//! `the third day` and `Gaza` alone.

use super::memory::Memory;
use crate::document::{Document, NameAt};
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::{Class, SpeakerNoun};
use crate::lexicon::world::{PartyForm, Sense};
use crate::text::{Case, Kind as TokenKind, tokens};
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
    /// Named in the tables or by a speaking noun, not guessed from capitals.
    pub known: bool,
}

impl Speaker {
    pub fn new(name: impl Into<String>, kind: Kind) -> Speaker {
        Speaker { name: name.into(), kind, lemma: None, follows: None, plural: false, relay: false, known: true }
    }

    /// The names from the origin on.
    pub fn chain(&self) -> Vec<String> {
        std::iter::once(self.name.clone()).chain(self.follows.clone()).collect()
    }
}

/// A piece of a noun phrase.
#[derive(Clone, Copy)]
enum Piece<'d> {
    Name(&'d NameAt),
    Noun(&'static SpeakerNoun),
    /// Capitalised words that no table names.
    Proper,
}

struct Item<'d> {
    piece: Piece<'d>,
    tokens: Range<usize>,
    /// Stands after a preposition.
    deep: bool,
    /// In an apposition, after a comma.
    apposed: bool,
    /// In brackets.
    bracketed: bool,
}

/// The classes of a token's word.
pub fn functions(doc: &Document, token: usize) -> u16 {
    doc.tokens.get(token).map_or(0, |t| doc.lexicon.cues.functions(t.word))
}

/// Whether a token's word is of one of the classes.
pub fn is(doc: &Document, token: usize, class: u16) -> bool {
    functions(doc, token) & class != 0
}

/// Whether nothing but a comma or point stands between two pieces.
fn next_to(doc: &Document, left: &Item, right: &Item) -> bool {
    (left.tokens.end..right.tokens.start).all(|i| doc.tokens[i].is_mark(',') || doc.tokens[i].is_mark('.') || doc.lexicon.speakers.is_title(doc.tokens[i].word))
}

/// Who a noun phrase is, if it can speak.
pub fn resolve(doc: &Document, span: Range<usize>, memory: &Memory) -> Option<Speaker> {
    let whole = span.clone();
    let span = trimmed(doc, span)?;
    if span.len() == 1 && doc.name_at(span.start).is_none() && is(doc, span.start, f::PRONOUN) {
        return memory.pronoun(&doc.word(span.start).to_ascii_lowercase());
    }
    let definite = is(doc, span.start, f::DEFINITE);
    if is_own_voice(doc, &span) {
        return Some(Speaker { relay: false, ..Speaker::new("", Kind::Body) });
    }
    let local = local_party(doc, &whole, &span);
    let items = items(doc, &span);
    by_bracket(doc, &items).or_else(|| by_person(doc, &items, memory)).or_else(|| by_head(doc, &items, &span, (definite, local), memory)).or_else(|| by_name(doc, &items, memory))
}

/// The phrase without what stands before its subject: `On Monday the army` is `the army`.
fn trimmed(doc: &Document, mut span: Range<usize>) -> Option<Range<usize>> {
    while span.start < span.end {
        let token = &doc.tokens[span.start];
        let small = is(doc, span.start, f::ADVERB | f::CONJUNCTION | f::SUBORDINATE) && !is(doc, span.start, f::PRONOUN) && doc.name_at(span.start).is_none();
        if matches!(token.kind, TokenKind::Mark(_) | TokenKind::Hyphen | TokenKind::Break) || small {
            span.start += 1;
        } else {
            break;
        }
    }
    while span.end > span.start && matches!(doc.tokens[span.end - 1].kind, TokenKind::Mark(_) | TokenKind::Break) && !doc.tokens[span.end - 1].is_mark(')') {
        span.end -= 1;
    }
    if span.is_empty() || span.len() > 40 {
        return None;
    }
    let opens = is(doc, span.start, f::PREPOSITION | f::TIME) && doc.name_at(span.start).is_none() && !is(doc, span.start, f::DEFINITE);
    if opens {
        let article = (span.start + 1..span.end).rev().find(|&i| is(doc, i, f::ARTICLE | f::OWNER) && !is(doc, i - 1, f::PREPOSITION));
        let start = article.or_else(|| {
            (span.start + 1..span.end).find(|&i| {
                doc.name_at(i).is_some_and(|n| n.tokens.start == i && (n.party().is_some() || n.body().is_some() || n.person().is_some()))
                    && !is(doc, i - 1, f::PREPOSITION)
                    || (is(doc, i, f::PRONOUN) && i + 1 == span.end)
                    || doc.lexicon.speakers.nouns.longest(&doc.tokens[i..span.end]).is_some()
            })
        });
        span.start = start?;
    }
    Some(span)
}

fn items<'d>(doc: &'d Document, span: &Range<usize>) -> Vec<Item<'d>> {
    let mut found: Vec<Item> = Vec::new();
    let (mut at, mut deep, mut apposed, mut bracketed) = (span.start, false, false, false);
    while at < span.end {
        let token = &doc.tokens[at];
        if let Some(name) = doc.name_at(at).filter(|n| n.tokens.start == at && n.tokens.end <= span.end) {
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
                if is(doc, at, f::PREPOSITION) && token.case == Case::Lower {
                    deep = true;
                } else if token.is_capitalised() && !is(doc, at, f::ARTICLE | f::PREPOSITION | f::TIME | f::DEFINITE | f::OWNER) && !doc.lexicon.speakers.is_title(token.word) {
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

/// Whether the token at `end` goes on with a run of capitalised words.
fn joins_proper(doc: &Document, start: usize, end: usize) -> bool {
    let token = &doc.tokens[end];
    match token.kind {
        TokenKind::Hyphen => true,
        TokenKind::Word if doc.tokens[end - 1].kind == TokenKind::Hyphen => true,
        TokenKind::Word => {
            let particle = matches!(doc.word(end), "al" | "el" | "bin" | "ibn" | "de" | "van" | "von" | "abu" | "ould" | "ag" | "da" | "dos" | "del");
            (token.is_capitalised() && !is(doc, end, f::TIME) || particle)
                && (doc.name_at(end).is_none() || end > start)
                && doc.lexicon.speakers.nouns.longest(&doc.tokens[end..end + 1]).is_none_or(|_| false)
        }
        TokenKind::Mark('.') => end == start + 1 && doc.tokens[end].glued && doc.tokens[start].span.end - doc.tokens[start].span.start <= 2,
        _ => false,
    }
}

/// `the UN's humanitarian office (OCHA)`: the abbreviation says it best.
fn by_bracket(doc: &Document, items: &[Item]) -> Option<Speaker> {
    items.iter().filter(|i| i.bracketed && !i.apposed).find_map(|i| match i.piece {
        Piece::Name(name) => body(doc, name),
        _ => None,
    })
}

/// A named person: the origin, unless it is the spokesman of a named body.
fn by_person(doc: &Document, items: &[Item], memory: &Memory) -> Option<Speaker> {
    let (index, person) = items.iter().enumerate().find_map(|(n, item)| named_person(doc, items, n, item).map(|p| (n, p)))?;
    let speaks_for = items[..index].iter().any(|i| matches!(i.piece, Piece::Noun(n) if n.class == Class::Spokesman));
    let title = items[..index].iter().rev().find_map(|i| match i.piece {
        Piece::Noun(n) => Some(n),
        _ => None,
    });
    if speaks_for {
        let owner = items[..index].iter().find_map(|i| owner_of_spokesman(doc, i));
        if let Some(mut body) = owner {
            body.follows = Some(person.name);
            return Some(body);
        }
    }
    let mut person = memory.full_name(person);
    person.lemma = title.map(|t| t.lemma.as_str()).or(person.lemma);
    Some(person)
}

fn owner_of_spokesman(doc: &Document, item: &Item) -> Option<Speaker> {
    match item.piece {
        Piece::Name(name) => body(doc, name),
        _ => None,
    }
}

fn named_person(doc: &Document, items: &[Item], index: usize, item: &Item) -> Option<Speaker> {
    if item.bracketed || (item.deep && !item.apposed) {
        return None;
    }
    match item.piece {
        Piece::Name(name) => {
            let id = name.person()?;
            let mut person = Speaker::new(doc.lexicon.world.people[id as usize].name.clone(), Kind::Person);
            person.lemma = None;
            Some(person)
        }
        Piece::Proper => {
            let follows_title = index > 0 && next_to(doc, &items[index - 1], item) && matches!(items[index - 1].piece, Piece::Noun(n) if !n.plural && matches!(n.class, Class::Person | Class::Spokesman));
            let after_title = item.tokens.start > 0 && {
                let before = &doc.tokens[item.tokens.start - 1];
                let word = if before.is_mark('.') && item.tokens.start > 1 { &doc.tokens[item.tokens.start - 2] } else { before };
                doc.lexicon.speakers.is_title(word.word)
            };
            let words = doc.tokens[item.tokens.clone()].iter().filter(|t| t.is_word()).count();
            let next = items.get(index + 1).filter(|n| n.tokens.start == item.tokens.end);
            let is_noun_next = next.is_some_and(|n| matches!(n.piece, Piece::Noun(_)));
            let lone = words >= 2 && !is_noun_next && doc.tokens[item.tokens.clone()].iter().all(|t| t.case != Case::Upper);
            if is_noun_next || !(follows_title || after_title || lone) {
                return None;
            }
            let mut person = Speaker::new(text_of(doc, &item.tokens), Kind::Person);
            person.known = follows_title || after_title;
            Some(person)
        }
        Piece::Noun(_) => None,
    }
}

/// By the noun at its head: `the Israeli military`, `local officials`, `an ICRC spokesman`, `Kyiv's count`.
fn by_head(doc: &Document, items: &[Item], span: &Range<usize>, (definite, local): (bool, Option<u32>), memory: &Memory) -> Option<Speaker> {
    let shallow = || items.iter().enumerate().filter(|(_, i)| !i.deep && !i.apposed && !i.bracketed);
    let (at, noun) = shallow().filter_map(|(n, i)| if let Piece::Noun(noun) = i.piece { Some((n, noun)) } else { None }).last()?;
    if let Some(name) = proper_body(doc, items, at, span) {
        return Some(name);
    }
    if let Some(next) = items.get(at + 1)
        && next.tokens.start == items[at].tokens.end
        && !noun.plural
        && noun.class != Class::Account
    {
        match next.piece {
            Piece::Name(name) => {
                if let Some(body) = body(doc, name) {
                    return Some(body);
                }
            }
            Piece::Proper if matches!(noun.class, Class::Group | Class::Institution) => return Some(Speaker::new(text_of(doc, &next.tokens), Kind::Body)),
            _ => {}
        }
    }
    let before = items[..at].iter().filter(|i| !i.apposed && !i.bracketed && !i.deep);
    let after = items[at + 1..].iter().filter(|i| i.deep && !i.apposed);
    let described = |class: Kind| {
        let mut speaker = Speaker::new(description(doc, span, items[at].tokens.end), class);
        speaker.lemma = Some(&noun.lemma);
        speaker.plural = noun.plural;
        speaker
    };
    let owner = before.clone().chain(after.clone()).find_map(|i| owner(doc, i));
    let owned = is(doc, span.start, f::OWNER);
    match noun.class {
        Class::Spokesman => {
            if let Some(owner) = owner.filter(|o| o.kind == Kind::Body) {
                return Some(owner);
            }
            if let Some(institution) = institution_among(doc, &items[..at], items, at, memory) {
                return Some(institution);
            }
            if let Some(owner) = before.clone().chain(after).find_map(|i| self::owner(doc, i)) {
                return Some(owner);
            }
            (definite || owned).then(|| memory.last_body()).flatten().or_else(|| Some(described(Kind::Person)))
        }
        Class::Account => {
            if owned {
                return memory.pronoun(match doc.word(span.start).to_ascii_lowercase().as_str() {
                    "his" | "her" => "he",
                    "their" => "they",
                    _ => "it",
                });
            }
            if let Some(owner) = owner {
                return Some(owner);
            }
            if let Some(institution) = institution_among(doc, &items[..at], items, at, memory) {
                return Some(institution);
            }
            if definite && let Some(last) = memory.last() {
                return Some(last);
            }
            let mut account = described(Kind::Account);
            let first = account.name.split(' ').next().unwrap_or_default();
            if account.name == noun.lemma || noun.plural && items[at].tokens.start == span.start || matches!(first, "early" | "earlier" | "initial" | "first" | "previous" | "official" | "usual" | "latest" | "unconfirmed") {
                account.name.clear();
            }
            Some(account)
        }
        Class::Institution | Class::Government => institution(doc, items, at, noun, span, local, memory),
        Class::Person | Class::Group => {
            let bare = (span.start..items[at].tokens.start).all(|i| is(doc, i, f::ARTICLE | f::DEFINITE));
            if (definite || memory.is_late()) && !owned && bare
                && let Some(known) = memory.definite(&noun.lemma, noun.class, noun.plural)
            {
                return Some(known);
            }
            Some(described(if noun.class == Class::Person && !noun.plural { Kind::Person } else { Kind::Group }))
        }
    }
}

/// `the Russian Defence Ministry`: with a country its body, or the country for its government.
fn institution(doc: &Document, items: &[Item], at: usize, noun: &'static SpeakerNoun, span: &Range<usize>, local: Option<u32>, memory: &Memory) -> Option<Speaker> {
    let near = items[..at].iter().rev().filter(|i| !i.bracketed && !i.apposed).chain(items[at + 1..].iter().filter(|i| i.deep));
    let named = items[..at].iter().filter(|i| !i.bracketed && !i.apposed && !i.deep && i.tokens.end < items[at].tokens.start).find_map(|i| owner_of_spokesman(doc, i));
    let mut speaker = named;
    for item in near.filter(|_| speaker.is_none()).collect::<Vec<_>>() {
        let Piece::Name(name) = item.piece else { continue };
        if let Some(body) = body(doc, name) {
            let glued = item.tokens.end == items[at].tokens.start;
            let whole = description(doc, span, items[at].tokens.end);
            speaker = Some(match glued {
                true => memory.body_called(doc, &whole).unwrap_or_else(|| Speaker::new(whole, Kind::Body)),
                false => body,
            });
            break;
        }
        if let Some((party, _)) = name.party() {
            let state = doc.lexicon.world.parties[party as usize].kind == crate::lexicon::world::PartyKind::State;
            let run = (item.tokens.end..items[at].tokens.start).any(|i| doc.tokens[i].kind == TokenKind::Hyphen);
            speaker = Some(if state && !run { body_of_party(doc, party, noun, memory) } else { run_by(doc, span, items[at].tokens.end, memory) });
            break;
        }
    }
    if let Some(mut body) = items[at + 1..].iter().find_map(|i| if let (Piece::Name(name), false) = (i.piece, i.deep) { body(doc, name) } else { None }) {
        body.lemma = Some(&noun.lemma);
        return Some(body);
    }
    let mut speaker = speaker.or_else(|| {
        if noun.class == Class::Government && let Some(party) = memory.country() {
            return Some(body_of_party(doc, party, noun, memory));
        }
        let bare = items[..at].iter().all(|i| i.apposed) && (span.start..items[at].tokens.start).all(|i| is(doc, i, f::ARTICLE | f::DEFINITE));
        if let Some(party) = local.filter(|_| bare) {
            return Some(body_of_party(doc, party, noun, memory));
        }
        if bare && noun.lemma == "command" && mentioned(doc, span.start, &noun.lemma).is_none() {
            return Some(Speaker::new("", Kind::Body));
        }
        let proper = items[at].tokens.len() > 1 && doc.tokens[items[at].tokens.end - 1].is_capitalised() && noun.lemma.starts_with("joint");
        let mut found = (bare && !proper).then(|| memory.definite(&noun.lemma, noun.class, noun.plural).or_else(|| mentioned(doc, span.start, &noun.lemma))).flatten();
        if found.is_none() && let Some(party) = memory.home(doc, &noun.lemma) && bare {
            found = Some(body_of_party(doc, party, noun, memory));
        }
        found
    })
    .unwrap_or_else(|| Speaker::new(description(doc, span, items[at].tokens.end), Kind::Body));
    speaker.lemma = Some(&noun.lemma);
    Some(speaker)
}

fn institution_among(doc: &Document, before: &[Item], items: &[Item], at: usize, memory: &Memory) -> Option<Speaker> {
    let other = before.iter().chain(items[at + 1..].iter().filter(|i| i.deep));
    let noun = other.filter_map(|i| if let Piece::Noun(n) = i.piece { Some((n, i)) } else { None }).find(|(n, _)| matches!(n.class, Class::Institution | Class::Government))?;
    let party = items.iter().find_map(|i| if let Piece::Name(name) = i.piece { name.party() } else { None }).map(|p| p.0).or_else(|| memory.home(doc, &noun.0.lemma));
    let mut speaker = match party {
        Some(party) => body_of_party(doc, party, noun.0, memory),
        None => Speaker::new(text_of(doc, &noun.1.tokens).to_lowercase(), Kind::Body),
    };
    speaker.lemma = Some(&noun.0.lemma);
    Some(speaker)
}

/// The body of a party that a noun names: looked up in the tables, else put together.
pub fn body_of_party(doc: &Document, party: u32, noun: &'static SpeakerNoun, memory: &Memory) -> Speaker {
    let world = &doc.lexicon.world;
    let party = &world.parties[party as usize];
    if noun.class == Class::Government || matches!(noun.lemma.as_str(), "command" | "high command" | "side" | "secretariat" | "parliament" | "headquarters") {
        return Speaker::new(party.name.clone(), Kind::Party);
    }
    let lemma = match noun.lemma.as_str() {
        "mod" | "ministry of defence" | "ministry of defense" | "defense ministry" => "defence ministry",
        "ministry of health" => "health ministry",
        "spies" | "intelligence" | "intelligence agency" | "intelligence service" => "spy agency",
        other => other,
    };
    let adjective = party.demonyms.first().map_or(party.name.as_str(), String::as_str);
    for phrase in [format!("{adjective} {}", noun.lemma), format!("{adjective} {lemma}"), format!("{} of {}", noun.lemma, party.name), format!("{} {}", party.name, noun.lemma), if lemma == "spy agency" { format!("{adjective} military intelligence") } else { String::new() }] {
        if phrase.is_empty() {
            continue;
        }
        if let Some(body) = memory.body_called(doc, &phrase) {
            return body;
        }
    }
    let head = if lemma.contains("ministry") || lemma.contains("force") || lemma.contains("staff") || lemma.contains("service") { title_case(lemma) } else { noun.lemma.clone() };
    Speaker::new(format!("{adjective} {head}"), Kind::Body)
}

/// A body that no table names, written with capitals throughout: `Christian Association of Nigeria`.
fn proper_body(doc: &Document, items: &[Item], at: usize, span: &Range<usize>) -> Option<Speaker> {
    let Piece::Noun(noun) = items[at].piece else { return None };
    if !matches!(noun.class, Class::Group | Class::Institution) || !doc.tokens[items[at].tokens.start].is_capitalised() {
        return None;
    }
    let start = items[..at].iter().rev().take_while(|i| matches!(i.piece, Piece::Proper)).last()?.tokens.start;
    let mut end = items[at].tokens.end;
    while end + 1 < span.end && matches!(doc.word(end), "of" | "for" | "on" | "in" | "to") {
        let mut next = end + 1;
        while next < span.end && is(doc, next, f::ARTICLE | f::CONJUNCTION) {
            next += 1;
        }
        if !doc.tokens.get(next).is_some_and(|t| t.is_capitalised()) {
            break;
        }
        while next < span.end && doc.tokens[next].is_capitalised() {
            next += 1;
        }
        end = next;
    }
    let mut speaker = Speaker::new(text_of(doc, &(start..end)), Kind::Body);
    speaker.lemma = Some(&noun.lemma);
    Some(speaker)
}

/// Without a speaking noun: a body, a party, or capitals that no table names.
fn by_name(doc: &Document, items: &[Item], memory: &Memory) -> Option<Speaker> {
    if let Some(body) = items.iter().filter(|i| !i.deep && !i.bracketed && !i.apposed).find_map(|i| if let Piece::Name(name) = i.piece { body(doc, name).map(|b| better(doc, name, b, memory)) } else { None })
        && items.len() > 1
        && !(items.len() == 2 && doc.word(items[0].tokens.end) == "and")
    {
        return Some(body);
    }
    let mut named = items.iter().filter(|i| !i.deep && !i.bracketed && !i.apposed).filter_map(|i| match i.piece {
        Piece::Name(name) => body(doc, name).map(|b| better(doc, name, b, memory)).or_else(|| party(doc, name)),
        Piece::Proper => {
            let text = text_of(doc, &i.tokens);
            let mut speaker = memory.full_name(Speaker::new(text, Kind::Person));
            let upper = doc.tokens[i.tokens.start].case == Case::Upper;
            if upper && speaker.kind == Kind::Person && !speaker.name.contains(' ') {
                speaker.kind = Kind::Body;
            }
            speaker.known = speaker.known && speaker.name.contains(' ');
            Some(speaker)
        }
        Piece::Noun(_) => None,
    });
    let mut first = named.next()?;
    if let Some(second) = named.next() && items.len() == 2 && doc.tokens.get(items[0].tokens.end).is_some_and(|t| t.is_word()) && doc.word(items[0].tokens.end) == "and" {
        first.follows = Some(second.name);
        first.plural = true;
    }
    Some(first)
}

fn owner(doc: &Document, item: &Item) -> Option<Speaker> {
    match item.piece {
        Piece::Name(name) => body(doc, name).or_else(|| {
            name.person().map(|id| Speaker::new(doc.lexicon.world.people[id as usize].name.clone(), Kind::Person))
        }).or_else(|| party(doc, name)),
        _ => None,
    }
}

fn body(doc: &Document, name: &NameAt) -> Option<Speaker> {
    let id = name.body()?;
    let mut found = known_body(doc, id);
    if doc.lexicon.world.bodies[id as usize].kind == crate::lexicon::world::BodyKind::Social && name.tokens.len() > 1 {
        found = Speaker { plural: true, ..Speaker::new(text_of(doc, &name.tokens), Kind::Group) };
    }
    Some(found)
}

/// A body of the tables.
pub fn known_body(doc: &Document, id: u32) -> Speaker {
    let body = &doc.lexicon.world.bodies[id as usize];
    let mut speaker = Speaker::new(body.name.clone(), Kind::Body);
    speaker.relay = body.kind.is_relay();
    speaker
}

fn party(doc: &Document, name: &NameAt) -> Option<Speaker> {
    let (id, form) = name.party()?;
    let is_place = name.name.senses.iter().any(|s| matches!(s, Sense::Place(_)));
    let mut speaker = Speaker::new(doc.lexicon.world.parties[id as usize].name.clone(), Kind::Party);
    speaker.plural = form == PartyForm::Demonym;
    speaker.known = !is_place || form != PartyForm::Demonym;
    Some(speaker)
}

/// The words of the phrase up to its head, without articles.
fn description(doc: &Document, span: &Range<usize>, end: usize) -> String {
    let mut start = span.start;
    while start + 1 < end && (is(doc, start, f::ARTICLE | f::DEFINITE | f::OWNER) || doc.word(start) == "own") {
        start += 1;
    }
    let text = text_of(doc, &(start..end));
    let first = &doc.tokens[start];
    let is_name = doc.name_at(start).is_some() || first.case != Case::Capital;
    if is_name { text } else { lower_first(&text) }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn title_case(text: &str) -> String {
    let words: Vec<String> = text
        .split(' ')
        .map(|w| {
            let mut letters = w.chars();
            if w == "of" || w == "the" { w.to_string() } else { letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default() }
        })
        .collect();
    words.join(" ")
}

fn text_of(doc: &Document, range: &Range<usize>) -> String {
    if range.is_empty() {
        return String::new();
    }
    doc.span(range).of(doc.text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The body that a phrase names in the tables.
pub fn lookup(doc: &Document, phrase: &str) -> Option<u32> {
    let tokens = tokens(phrase, &doc.lexicon.vocabulary);
    let hit = doc.lexicon.world.names.longest(&tokens)?;
    if hit.length < tokens.len() {
        return None;
    }
    hit.meaning.senses.iter().find_map(|s| if let Sense::Body(id) = s { Some(*id) } else { None })
}

/// `we`, `this newspaper`, `our own tally`: the text itself.
fn is_own_voice(doc: &Document, span: &Range<usize>) -> bool {
    let first = doc.word(span.start).to_ascii_lowercase();
    let second = if span.len() > 1 { doc.word(span.start + 1).to_ascii_lowercase() } else { String::new() };
    match first.as_str() {
        "we" | "our" => !span.clone().any(|i| doc.tokens[i].kind == TokenKind::Mark('"')),
        "this" => matches!(second.as_str(), "newspaper" | "agency" | "reporter" | "correspondent" | "publication" | "website" | "outlet" | "magazine" | "paper" | "author" | "writer"),
        _ => false,
    }
}

/// `In Niger the ministry of defence`, `Nigeria: … - army`: the country that the sentence opens with.
fn local_party(doc: &Document, whole: &Range<usize>, span: &Range<usize>) -> Option<u32> {
    let state = |name: &NameAt| name.party().filter(|p| doc.lexicon.world.parties[p.0 as usize].kind == crate::lexicon::world::PartyKind::State).map(|p| p.0);
    if let Some(found) = doc.names_in(&(whole.start..span.start.max(whole.start))).iter().find_map(state) {
        return Some(found);
    }
    let sentence = doc.sentences.get(doc.sentence_at(span.start))?;
    let name = doc.name_at(sentence.tokens.start)?;
    doc.tokens.get(name.tokens.end).filter(|t| t.is_mark(':'))?;
    (name.tokens.end < span.start).then(|| state(name)).flatten()
}

/// `the command` after `U.S. Africa Command`: a body named before with that noun.
fn mentioned(doc: &Document, before: usize, lemma: &str) -> Option<Speaker> {
    let head = lemma.rsplit(' ').next().unwrap_or(lemma);
    let end = doc.names.partition_point(|n| n.tokens.start < before);
    doc.names[end.saturating_sub(60)..end].iter().rev().find_map(|name| {
        let id = name.body()?;
        let surface = doc.word(name.tokens.end - 1);
        let canonical = &doc.lexicon.world.bodies[id as usize].name;
        (!name.tokens.is_empty() && surface.eq_ignore_ascii_case(head) || canonical.rsplit(' ').next().is_some_and(|w| w.eq_ignore_ascii_case(head))).then(|| known_body(doc, id))
    })
}

/// `Hamas-run health ministry`: what the tables call it, else the words.
fn run_by(doc: &Document, span: &Range<usize>, end: usize, memory: &Memory) -> Speaker {
    let words = description(doc, span, end);
    let with_health = words.strip_suffix("ministry").map(|start| format!("{}health ministry", start.strip_suffix("health ").unwrap_or(start)));
    memory
        .body_called(doc, &words)
        .or_else(|| with_health.filter(|_| words.contains("-run")).and_then(|w| memory.body_called(doc, &w)))
        .unwrap_or_else(|| Speaker::new(words, Kind::Body))
}

/// A short name that several bodies share (`Defence Intelligence`): the one that has spoken before.
fn better(doc: &Document, name: &NameAt, found: Speaker, memory: &Memory) -> Speaker {
    let surface = text_of(doc, &name.tokens);
    memory.with_name_part(&surface).unwrap_or(found)
}
