//! Rules for people and groups: named where the text names them, else the words for them.

use super::Head;
use crate::attribution::body::body;
use crate::attribution::owners::glued_body;
use crate::attribution::phrase::{Item, Piece, description, text_of};
use crate::attribution::referent;
use crate::attribution::speaker::{Kind, Speaker, is};
use crate::lexicon::SpeechWords;
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::Class;
use crate::lexicon::world::{PartyForm, PartyKind};
use crate::text::Kind as TokenKind;

/// `US and South Korean officials`: two groups.
pub fn of_two_states(head: &Head) -> Option<Speaker> {
    let doc = head.doc;
    let [first, second] = &head.items[..head.at] else { return None };
    let is_state = |i: &Item| match i.piece {
        Piece::Name(name) => {
            name.party().is_some_and(|p| doc.lexicon.world.parties[p.0 as usize].kind == PartyKind::State)
        }
        _ => false,
    };
    let joined = first.tokens.end + 1 == second.tokens.start && doc.word(first.tokens.end) == "and";
    let beside = second.tokens.end == head.tokens().start;
    if !head.noun.plural || !joined || !beside || !is_state(first) || !is_state(second) {
        return None;
    }
    let noun = text_of(doc, head.tokens());
    let start = head.span.start + usize::from(is(doc, head.span.start, f::ARTICLE));
    let mut speaker = head.speaker(format!("{} {noun}", text_of(doc, &(start..first.tokens.end))), Kind::Group);
    speaker.follows = Some(format!("{} {noun}", text_of(doc, &second.tokens)));
    speaker.plural = true;
    Some(speaker)
}

/// `researchers at the Oryx blog`, `a team led by X at Ghent University`, `the ICRC's delegate`.
pub fn workplace(head: &Head) -> Option<Speaker> {
    employer_with_apostrophe(head).or_else(|| place_of_work(head))
}

/// `Airwars' researchers` are Airwars; `the Guardian's sources` are sources that it passes on.
fn employer_with_apostrophe(head: &Head) -> Option<Speaker> {
    let noun = head.noun;
    let owner = glued_body(head.doc, head.items, head.at)
        .filter(|_| head.doc.tokens[head.tokens().start - 1].kind == TokenKind::Possessive)?;
    if owner.relay && noun.class == Class::Person && !head.is(SpeechWords::REPORTER) && noun.lemma != "author" {
        let words = description(head.doc, head.tokens(), head.tokens().end);
        return Some(Speaker { follows: Some(owner.name), plural: noun.plural, ..Speaker::new(words, Kind::Group) });
    }
    head.is(SpeechWords::STAFF).then_some(owner)
}

/// The body behind `at`, `from` or `of` that those who look into things work for.
fn place_of_work(head: &Head) -> Option<Speaker> {
    let doc = head.doc;
    if !head.is(SpeechWords::SCHOLAR) || head.noun.class == Class::Person && !head.noun.plural {
        return None;
    }
    head.items[head.at + 1..].iter().filter(|i| i.deep).find_map(|i| {
        let at = i.tokens.start - 1;
        if let Some(end) = end_of_school(head, i).filter(|_| matches!(doc.word(at), "at" | "from" | "of")) {
            return Some(Speaker::new(text_of(doc, &(i.tokens.start..end)), Kind::Body));
        }
        let Piece::Name(name) = i.piece else { return None };
        let before = if is(doc, at, f::ARTICLE) { at - 1 } else { at };
        matches!(doc.word(before), "at" | "from" | "of" | "with").then(|| body(doc, name)).flatten()
    })
}

/// Where the name of a school ends that begins with an item: `Ghent University`.
fn end_of_school(head: &Head, item: &Item) -> Option<usize> {
    let start = item.tokens.start;
    (start..head.doc.tokens.len().min(start + 5))
        .take_while(|&at| head.doc.tokens[at].is_capitalised())
        .find(|&at| head.doc.lexicon.speech.is(head.doc.word(at), SpeechWords::SCHOOL))
        .map(|at| at + 1)
}

/// `the London-based group`
pub fn based(head: &Head) -> Option<Speaker> {
    let mut before = head.span.start..head.tokens().start;
    if !head.definite || head.noun.class != Class::Group || !before.any(|i| head.doc.word(i) == "based") {
        return None;
    }
    named(head).or_else(|| remembered(head))
}

/// `the president` after `President Jean Mbeki`
pub fn holder_of_title(head: &Head) -> Option<Speaker> {
    if !head.points_back() || !is_one_person(head) {
        return None;
    }
    let holder = referent::titled_before(head.doc, head.tokens())
        .or_else(|| referent::holder(head.doc, head.tokens().start, &head.noun.lemma))?;
    Some(Speaker { lemma: Some(&head.noun.lemma), ..holder })
}

/// `the rebels`: the armed group of the text.
pub fn armed_group(head: &Head) -> Option<Speaker> {
    let rebels = head.noun.plural && head.is(SpeechWords::REBEL);
    let group = if rebels { head.memory.armed_group(head.doc)? } else { return None };
    Some(Speaker { plural: true, ..group })
}

/// `the diplomats` after `Western diplomats in the capital`
pub fn described_before(head: &Head) -> Option<Speaker> {
    if !head.points_back() || !head.noun.plural {
        return None;
    }
    let fuller = referent::described_before(head.doc, head.tokens())?;
    Some(group(head, description(head.doc, &fuller, fuller.end)))
}

/// `the group`, `its movement`: named shortly before.
pub fn movement(head: &Head) -> Option<Speaker> {
    if head.is(SpeechWords::MOVEMENT) && head.definite && head.bare { named(head) } else { None }
}

/// `the officials`: those who have spoken before.
pub fn known(head: &Head) -> Option<Speaker> {
    if !(head.definite || head.memory.is_late()) || head.owned || !head.bare {
        return None;
    }
    let known = remembered(head)?;
    let says_no_more = head.definite && known.name.eq_ignore_ascii_case(&head.noun.lemma);
    let fuller = says_no_more && referent::described_before(head.doc, head.tokens()).is_some();
    (!fuller).then_some(known)
}

/// `the newspaper` after the name of one
pub fn named_before(head: &Head) -> Option<Speaker> {
    if head.points_back() { named(head) } else { None }
}

/// `the commander` after `a rebel commander`
pub fn person_described_before(head: &Head) -> Option<Speaker> {
    if !head.points_back() || !is_one_person(head) {
        return None;
    }
    let fuller = referent::described_before(head.doc, head.tokens())?;
    let start = fuller.start..fuller.end - head.tokens().len();
    let words = format!("{} {}", description(head.doc, &start, start.end), text_of(head.doc, head.tokens()));
    Some(head.speaker(words, Kind::Person))
}

/// `the group` after capitals that no table has
pub fn capitals_before(head: &Head) -> Option<Speaker> {
    let one_group = head.noun.class == Class::Group && !head.noun.plural;
    if !one_group || !head.points_back() {
        return None;
    }
    referent::capitals_before(head.doc, head.span.start, &head.noun.lemma)
}

/// `the mission`: a report speaks of its own authors.
pub fn authors(head: &Head) -> Option<Speaker> {
    let end = head.tokens().end;
    let of = head.doc.tokens.get(end).is_some_and(|t| t.is_word() && head.doc.word(end) == "of");
    if !head.definite || !head.bare || of || head.noun.plural || !head.is(SpeechWords::AUTHOR) {
        return None;
    }
    let mission = referent::mission(head.doc, head.span.start, &head.noun.lemma);
    Some(mission.unwrap_or_else(|| Speaker::new("", Kind::Body)))
}

/// `its generals`: of the state that the sentence names last before.
pub fn of_the_state_before(head: &Head) -> Option<Speaker> {
    if !head.owned || !head.noun.plural {
        return None;
    }
    let adjective = adjective_before(head)?;
    Some(group(head, format!("{adjective} {}", head.words())))
}

/// `South African` for `its`.
fn adjective_before(head: &Head) -> Option<String> {
    let doc = head.doc;
    let at = head.span.start;
    let start = doc.sentences[doc.sentence_at(at)].tokens.start;
    let name = doc.names_in(&(start..at)).iter().rev().find_map(|n| n.party().filter(|p| p.1 != PartyForm::Demonym))?;
    let party = &doc.lexicon.world.parties[name.0 as usize];
    (party.kind == PartyKind::State).then(|| party.demonyms.first().cloned()).flatten()
}

/// `local officials`
pub fn described(head: &Head) -> Option<Speaker> {
    let words = head.span.start..head.tokens().end;
    let is_title = head.noun.class == Class::Group
        && !head.noun.plural
        && words.len() >= 2
        && words.clone().all(|i| !head.doc.tokens[i].is_word() || head.doc.tokens[i].is_capitalised());
    Some(head.described(match head.noun.class {
        Class::Person if !head.noun.plural => Kind::Person,
        _ if is_title => Kind::Body,
        _ => Kind::Group,
    }))
}

fn is_one_person(head: &Head) -> bool {
    head.noun.class == Class::Person && !head.noun.plural
}

fn named(head: &Head) -> Option<Speaker> {
    referent::named_before(head.doc, head.span.start, &head.noun.lemma)
}

fn remembered(head: &Head) -> Option<Speaker> {
    head.memory.definite(&head.noun.lemma, head.noun.class, head.noun.plural)
}

fn group(head: &Head, words: String) -> Speaker {
    Speaker { plural: true, ..head.speaker(words, Kind::Group) }
}
