//! Speakers by the noun at the head of their phrase: `the Israeli military`, `local officials`, `an ICRC spokesman`,
//! `Kyiv's count`. Rules in ordered lists, one list for nouns of every class and one for each class; the first that
//! answers decides.

mod any;
mod people;
mod report;
mod spokesman;

use super::body::{body, institution, institution_among, party};
use super::memory::Memory;
use super::owners::{end_of_office, owner, owning_noun};
use super::phrase::{Item, Piece, description};
use super::speaker::{Kind, Speaker, is, resolve};
use crate::document::Document;
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::{Class, SpeakerNoun};
use crate::lexicon::world::PartyKind;
use std::ops::Range;

/// A noun phrase and the noun at its head.
struct Head<'h> {
    doc: &'h Document<'h>,
    items: &'h [Item<'h>],
    /// Which of the items is the noun.
    at: usize,
    noun: &'static SpeakerNoun,
    span: &'h Range<usize>,
    /// The country that the sentence opens with.
    local: Option<u32>,
    memory: &'h Memory,
    /// Begins with `the`, `that`, `its`.
    definite: bool,
    /// Begins with `its`, `their`.
    owned: bool,
    /// Nothing but an article stands before the noun.
    bare: bool,
}

type Rule = fn(&Head) -> Option<Speaker>;

/// For nouns of every class.
const ANY: &[Rule] = &[
    // People's Embrace
    any::people_s,
    // Christian Association of Nigeria
    any::body_in_capitals,
    // the operator [Energoatom], where the tables know the name otherwise
    any::company,
    // the monitor [Airwars]
    any::known_body,
    // [Radio Santa Fe]
    any::station_of_place,
    // the group [Haki Watch]
    any::unknown_body,
    // the army-aligned [Joint Forces]
    any::name_at_the_end,
    // a [Reuters] witness
    any::employer,
];

const SPOKESMAN: &[Rule] = &[
    // a spokesman for one of the groups, [the Hezb-i-Islami]
    spokesman::group_apposed,
    // a spokesman for [that group]
    spokesman::group_named_before,
    // an [ICRC] spokesman
    spokesman::body,
    // a spokesman for [the ministry]
    spokesman::institution,
    // the [rebels'] spokesman
    spokesman::owner,
    // [The army], its spokesman said, lost …
    spokesman::subject,
    // the spokesman
    spokesman::last_body,
    // a spokesman
    spokesman::described,
];

/// Of reports with an owner that is a pronoun.
const OWN_REPORT: &[Rule] = &[
    // its reports from Aden
    report::abroad,
    // [The army] lost 30 by its count
    report::subject,
    // its count
    report::pronoun,
];

const REPORT: &[Rule] = &[
    // reports from Aden
    report::abroad,
    // a tally kept at [the morgue]
    report::maker,
    // [the Chadian Red Cross]'s figures
    report::society,
    // by [UN experts'] reckoning
    report::owning_noun_beside,
    // [Kyiv's] count
    report::owner,
    // [the ministry's] figures
    report::institution,
    // [the mayor's] reckoning
    report::owning_noun,
    // reports from [diplomats and aid groups]
    report::origin,
    // the report
    report::known,
    // an estimate
    report::described,
];

const INSTITUTION: &[Rule] = &[
    // the Russian Defence Ministry
    |head| institution(head.doc, head.items, head.at, head.noun, head.span, head.local, head.memory),
];

const PEOPLE: &[Rule] = &[
    // US and South Korean officials
    people::of_two_states,
    // researchers at [the Oryx blog]
    people::workplace,
    // the London-based group
    people::based,
    // the president, after `President Jean Mbeki`
    people::holder_of_title,
    // the rebels, in a text with one armed group
    people::armed_group,
    // the diplomats, after `Western diplomats in the capital`
    people::described_before,
    // its movement, the group
    people::movement,
    // the officials, who have spoken
    people::known,
    // the newspaper, after the name of one
    people::named_before,
    // the commander, after `a rebel commander`
    people::person_described_before,
    // the group, after capitals that no table has
    people::capitals_before,
    // the mission, of its own report
    people::authors,
    // its generals
    people::of_the_state_before,
    // local officials
    people::described,
];

/// `the UN's humanitarian office (OCHA)`: the abbreviation says it best.
pub fn by_bracket(doc: &Document, items: &[Item]) -> Option<Speaker> {
    items.iter().filter(|i| i.bracketed && !i.apposed).find_map(|i| match i.piece {
        // `the African Union (AU) Transition Mission in Somalia (ATMIS)`
        Piece::Name(name) => body(doc, name).or_else(|| {
            let closes = items.last().is_some_and(|last| last.tokens == i.tokens);
            if closes { armed_group(doc, i) } else { None }
        }),
        _ => None,
    })
}

/// By the noun at its head.
pub fn by_head(
    doc: &Document,
    items: &[Item],
    span: &Range<usize>,
    local: Option<u32>,
    memory: &Memory,
) -> Option<Speaker> {
    let head = Head::new(doc, items, span, local, memory)?;
    let rules = match head.noun.class {
        Class::Spokesman => SPOKESMAN,
        Class::Account if head.owned => OWN_REPORT,
        Class::Account => REPORT,
        Class::Institution | Class::Government => INSTITUTION,
        Class::Person | Class::Group => PEOPLE,
    };
    ANY.iter().chain(rules).find_map(|rule| rule(&head))
}

/// The party that an item names, if it is no state.
fn armed_group(doc: &Document, item: &Item) -> Option<Speaker> {
    let Piece::Name(name) = item.piece else { return None };
    let (id, _) = name.party()?;
    (doc.lexicon.world.parties[id as usize].kind != PartyKind::State).then(|| party(doc, name)).flatten()
}

impl<'h> Head<'h> {
    fn new(
        doc: &'h Document<'h>,
        items: &'h [Item<'h>],
        span: &'h Range<usize>,
        local: Option<u32>,
        memory: &'h Memory,
    ) -> Option<Head<'h>> {
        let (at, noun) =
            items.iter().enumerate().rev().filter(|(_, i)| !i.deep && !i.apposed && !i.bracketed).find_map(
                |(at, i)| match i.piece {
                    Piece::Noun(noun) => Some((at, noun)),
                    _ => None,
                },
            )?;
        let definite = is(doc, span.start, f::DEFINITE);
        let owned = is(doc, span.start, f::OWNER);
        let bare = (span.start..items[at].tokens.start).all(|i| is(doc, i, f::ARTICLE | f::DEFINITE));
        Some(Head { doc, items, at, noun, span, local, memory, definite, owned, bare })
    }

    /// Whether the noun is of any of the classes.
    fn is(&self, classes: u64) -> bool {
        self.doc.lexicon.speech.is(&self.noun.lemma, classes)
    }

    /// The tokens of the noun.
    fn tokens(&self) -> &Range<usize> {
        &self.items[self.at].tokens
    }

    /// The word right behind the noun, if more of the phrase follows it.
    fn link(&self) -> Option<&'h str> {
        let end = self.tokens().end;
        (end + 1 < self.span.end).then(|| self.doc.word(end))
    }

    /// The speaker that the phrase names from a token on.
    fn rest(&self, from: usize) -> Option<Speaker> {
        resolve(self.doc, from..self.span.end, self.memory)
    }

    /// Points back with nothing but `the`: somebody named before.
    fn points_back(&self) -> bool {
        self.definite && self.bare && !self.owned
    }

    /// The name before the noun, or behind `of`.
    fn owner(&self) -> Option<Speaker> {
        let before = self.items[..self.at].iter().filter(|i| !i.apposed && !i.bracketed && !i.deep);
        let after = self.items[self.at + 1..].iter().filter(|i| i.deep && !i.apposed);
        before.chain(after).find_map(|i| owner(self.doc, i))
    }

    /// The noun with an apostrophe before this one.
    fn owning_noun(&self) -> Option<Speaker> {
        owning_noun(self.doc, self.items, self.span, self.at, self.memory)
    }

    /// The institution that the noun belongs to.
    fn institution(&self) -> Option<Speaker> {
        institution_among(self.doc, &self.items[..self.at], self.items, self.at, self.local, self.memory)
    }

    /// The words of the phrase up to the noun, an office with its place.
    fn words(&self) -> String {
        description(self.doc, self.span, end_of_office(self.doc, self.items, self.at, self.span.end))
    }

    /// A speaker with this noun.
    fn speaker(&self, name: String, kind: Kind) -> Speaker {
        Speaker { lemma: Some(&self.noun.lemma), ..Speaker::new(name, kind) }
    }

    /// The phrase as its own description.
    fn described(&self, kind: Kind) -> Speaker {
        Speaker { plural: self.noun.plural, ..self.speaker(self.words(), kind) }
    }
}
