//! Who has spoken so far: for `he`, `it`, `the ministry`, surnames, and institutions without their country.

use super::body::{known_body, lookup};
use super::introduced::introduction;
use super::speaker::{Kind, Speaker};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::lexicon::speakers::Class;
use crate::lexicon::world::{PartyForm, PartyKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;

/// How many speakers are remembered.
const KEPT: usize = 24;
/// How many surnames are looked for in the text.
const SURNAMES: usize = 24;

/// The speakers of a text, the newest last.
#[derive(Default)]
pub struct Memory {
    speakers: Vec<Speaker>,
    /// The country that the text is written from or mostly about.
    country: Option<u32>,
    /// Whether the text is plainly about that country: its dateline, or most of the names.
    plain: bool,
    /// The parties that the text names.
    parties: FxHashSet<u32>,
    /// What the sentence before, or this one, is about: for `it`.
    topic: Option<Speaker>,
    /// The whole text has been read: a headline may use what comes after it.
    late: bool,
    /// Bodies looked up by a phrase put together.
    called: RefCell<FxHashMap<String, Option<u32>>>,
    /// Surnames looked for in the text, and who they are.
    introduced: RefCell<FxHashMap<String, Option<Speaker>>>,
}

impl Memory {
    pub fn new(doc: &Document) -> Memory {
        let parties = doc.names.iter().filter_map(|n| n.party()).map(|p| p.0).collect();
        let (country, plain) = country_of(doc);
        Memory { country, plain, parties, ..Memory::default() }
    }

    pub fn remember(&mut self, speaker: &Speaker) {
        let before = self.speakers.iter().find(|s| s.name == speaker.name && s.kind == speaker.kind);
        let lemma = before.and_then(|s| s.lemma);
        self.speakers.retain(|s| {
            s.name != speaker.name || s.lemma.is_some() && speaker.lemma.is_none() && s.kind != speaker.kind
        });
        let mut speaker = speaker.clone();
        speaker.lemma = speaker.lemma.or(lemma);
        self.speakers.push(speaker);
        if self.speakers.len() > KEPT {
            self.speakers.remove(0);
        }
    }

    /// Notes what a sentence begins with, for the `it` of the next.
    pub fn set_topic(&mut self, topic: Option<Speaker>) {
        self.topic = topic;
    }

    pub fn set_late(&mut self) {
        self.late = true;
    }

    /// The country that the text is written from or mostly about.
    pub fn country(&self) -> Option<u32> {
        self.country
    }

    pub fn is_late(&self) -> bool {
        self.late
    }

    /// A body that spoke before and whose name holds these words.
    pub fn with_name_part(&self, words: &str) -> Option<Speaker> {
        if !words.contains(' ') {
            return None;
        }
        self.speakers
            .iter()
            .rev()
            .find(|s| s.kind == Kind::Body && s.name.len() > words.len() && s.name.contains(words))
            .cloned()
    }

    /// `the report`, `the statement`: whose was so named before, else the last who spoke.
    pub fn of_account(&self, lemma: &str) -> Option<Speaker> {
        let named = self.speakers.iter().rev().find(|s| s.lemma == Some(lemma));
        named.or(self.speakers.last()).cloned()
    }

    pub fn last_body(&self) -> Option<Speaker> {
        self.speakers.iter().rev().find(|s| s.kind == Kind::Body).cloned()
    }

    /// `he`, `it`, `they`, `one`.
    pub fn pronoun(&self, word: &str) -> Option<Speaker> {
        let mut newest = self.speakers.iter().rev();
        match word {
            "he" | "she" => newest.find_map(|s| match (s.kind, &s.follows) {
                (Kind::Person, _) => Some(s.clone()),
                (_, Some(_)) if !s.plural => Some(s.clone()),
                _ if s.through => Some(s.clone()),
                _ => None,
            }),
            "it" if self.topic.is_some() => {
                let body = newest.find(|s| s.kind != Kind::Person).filter(|s| self.is_of_topic(s));
                body.cloned().or_else(|| self.topic.clone())
            }
            "it" => newest.find(|s| s.kind != Kind::Person && !(s.kind == Kind::Group && s.plural)).cloned(),
            "they" => newest.find(|s| s.plural || matches!(s.kind, Kind::Group | Kind::Party | Kind::Body)).cloned(),
            "one" => newest.find(|s| s.plural).cloned().map(|mut s| {
                s.plural = false;
                s
            }),
            _ => None,
        }
    }

    /// Whether a speaker is a body of the state that the sentence is about: its word goes on, not the state's.
    fn is_of_topic(&self, speaker: &Speaker) -> bool {
        let Some(topic) = self.topic.as_ref().filter(|_| speaker.kind == Kind::Body) else { return false };
        let bodies = &Lexicon::english().world.bodies;
        bodies.iter().find(|b| b.name == speaker.name).is_some_and(|b| b.party.as_deref() == Some(topic.name.as_str()))
    }

    /// `the ministry`, `the governor`, `the official`: the newest that was so named, else the newest of the kind.
    pub fn definite(&self, lemma: &str, class: Class, plural: bool) -> Option<Speaker> {
        let head = |s: &Speaker| s.lemma.is_some_and(|l| l == lemma || last_word(l) == last_word(lemma));
        let named = |s: &Speaker| {
            let name = s.name.to_ascii_lowercase();
            s.kind == Kind::Body && (name.ends_with(last_word(lemma)) || name.split(' ').any(|w| w == last_word(lemma)))
        };
        let newest = || self.speakers.iter().rev();
        if is_intelligence(lemma)
            && let Some(found) = newest().find(|s| s.kind == Kind::Body && s.name.contains("Intelligence"))
        {
            return Some(found.clone());
        }
        if let Some(found) = newest().find(|s| (head(s) || named(s)) && (s.plural == plural || s.kind == Kind::Body)) {
            return Some(found.clone());
        }
        let generic = matches!(
            lemma,
            "agency"
                | "service"
                | "office"
                | "organisation"
                | "organization"
                | "group"
                | "body"
                | "watchdog"
                | "mission"
                | "staff"
                | "movement"
                | "monitoring group"
                | "monitor"
                | "medical group"
                | "aid group"
                | "rights group"
                | "human rights group"
                | "non-governmental organisation"
                | "charity"
                | "ngo"
                | "network"
                | "observatory"
                | "centre"
                | "center"
                | "institute"
                | "foundation"
                | "think tank"
                | "panel"
                | "coalition"
                | "command"
                | "newspaper"
                | "daily"
                | "paper"
                | "news agency"
                | "channel"
                | "station"
                | "broadcaster"
        );
        if lemma == "mod" {
            let ministry = |s: &&Speaker| s.kind == Kind::Body && s.name.contains("Defence");
            return newest().find(ministry).cloned();
        }
        match class {
            Class::Person
                if !plural
                    && !matches!(lemma, "president" | "mayor" | "source" | "resident" | "witness" | "soldier") =>
            {
                newest().take(3).find(|s| s.kind == Kind::Person).cloned()
            }
            _ if generic && self.late => self.speakers.iter().find(|s| s.kind == Kind::Body).cloned(),
            _ if generic => newest().take(3).find(|s| matches!(s.kind, Kind::Body | Kind::Party)).cloned(),
            _ => None,
        }
    }

    /// The full form of a surname that was given before.
    pub fn full_name(&self, speaker: Speaker) -> Speaker {
        if speaker.name.contains(' ') {
            return speaker;
        }
        let found = self.speakers.iter().rev().find(|s| {
            s.kind == Kind::Person
                && s.name.len() > speaker.name.len()
                && s.name.ends_with(&speaker.name)
                && s.name.contains(' ')
        });
        found.cloned().unwrap_or(speaker)
    }

    /// Whose institution a bare noun means.
    pub fn home(&self, doc: &Document, lemma: &str) -> Option<u32> {
        const NATIONAL: &[&str] = &[
            "ministry",
            "mod",
            "air force",
            "navy",
            "general staff",
            "emergency service",
            "intelligence",
            "joint chiefs of staff",
            "security service",
            "spy agency",
            "spies",
            "border guard",
            "coast guard",
        ];
        let national =
            NATIONAL.iter().any(|n| lemma == *n || lemma.contains("ministry") || lemma.starts_with("ministry"))
                || lemma.ends_with("intelligence")
                || lemma.starts_with("intelligence");
        // `Baghdad dismissed this. The military said …`
        let topic = self.topic.as_ref().filter(|t| t.kind == Kind::Party && is_force(lemma));
        if let Some(party) = topic.and_then(|t| doc.lexicon.world.party(&t.name))
            && doc.lexicon.world.parties[party as usize].kind == PartyKind::State
        {
            return Some(party);
        }
        let at_home = is_force(lemma) && self.plain;
        if !(national || at_home) {
            return None;
        }
        let listed = doc
            .lexicon
            .speakers
            .homes
            .iter()
            .find(|h| h.nouns.iter().any(|n| n == lemma))
            .and_then(|h| doc.lexicon.world.party(&h.party));
        if let Some(party) = listed
            && self.country.is_none_or(|c| c != party)
            && self.parties.contains(&party)
            && self.country.is_none_or(|c| !is_dateline(doc, c))
        {
            return Some(party);
        }
        self.country
    }

    /// Who bears a surname, by the place where the text gives the full name.
    pub fn introduced(&self, doc: &Document, surname: &str) -> Option<Speaker> {
        if let Some(known) = self.introduced.borrow().get(surname) {
            return known.clone();
        }
        if surname.contains(' ') || self.introduced.borrow().len() >= SURNAMES {
            return None;
        }
        let found = introduction(doc, surname);
        self.introduced.borrow_mut().insert(surname.to_string(), found.clone());
        found
    }

    /// A body that spoke before and ends in a noun: `ministry`.
    pub fn spoke(&self, noun: &str) -> Option<Speaker> {
        let ends = |s: &&Speaker| {
            s.kind == Kind::Body
                && (s.name.to_ascii_lowercase().ends_with(noun) || noun == "ministry" && s.name.contains("Ministry"))
        };
        self.speakers.iter().rev().find(ends).cloned()
    }

    /// The body of the tables that a phrase names.
    pub fn body_called(&self, doc: &Document, phrase: &str) -> Option<Speaker> {
        let known = self.called.borrow().get(phrase).copied();
        let id = known.unwrap_or_else(|| {
            let id = lookup(doc, phrase);
            self.called.borrow_mut().insert(phrase.to_string(), id);
            id
        });
        id.map(|id| known_body(doc, id))
    }
}

/// Forces that every state has: whose they are goes without saying in a text about one.
fn is_force(lemma: &str) -> bool {
    matches!(
        lemma,
        "army"
            | "military"
            | "armed forces"
            | "high command"
            | "general command"
            | "military command"
            | "joint staff"
            | "defence forces"
            | "defense forces"
    )
}

fn is_intelligence(lemma: &str) -> bool {
    matches!(
        lemma,
        "spy agency"
            | "spies"
            | "intelligence"
            | "intelligence agency"
            | "intelligence service"
            | "secret service"
            | "agency"
    )
}

fn last_word(phrase: &str) -> &str {
    phrase.rsplit(' ').next().unwrap_or(phrase)
}

/// Whether the text's dateline is that party's capital.
fn is_dateline(doc: &Document, party: u32) -> bool {
    dateline(doc) == Some(party)
}

/// `KYIV, Oct 10 (Agency) -`: a capital that opens one of the first lines.
fn dateline(doc: &Document) -> Option<u32> {
    doc.sentences.iter().take(4).find_map(|s| {
        let name = doc.name_at(s.tokens.start)?;
        let (party, form) = name.party()?;
        let marks = [',', '(', '-', '—', '–', '/', '.'];
        let marked = doc.tokens.get(name.tokens.end).is_some_and(|t| marks.iter().any(|&mark| t.is_mark(mark)));
        (form == PartyForm::Capital && marked).then_some(party)
    })
}

/// The country of a text, and whether it is plain: the dateline, or three in five of the names.
fn country_of(doc: &Document) -> (Option<u32>, bool) {
    if let Some(party) = dateline(doc) {
        return (Some(party), true);
    }
    let mut counts: FxHashMap<u32, usize> = FxHashMap::default();
    for name in &doc.names {
        if let Some((party, _)) = name.party() {
            *counts.entry(party).or_default() += 1;
        } else if let Some(place) = name.places().next() {
            let country = doc.lexicon.world.places[place as usize].country;
            if let Some(party) = doc.lexicon.world.party(country) {
                *counts.entry(party).or_default() += 1;
            }
        }
    }
    let states = counts.into_iter().filter(|(p, _)| doc.lexicon.world.parties[*p as usize].kind == PartyKind::State);
    let states: Vec<(u32, usize)> = states.collect();
    let all: usize = states.iter().map(|s| s.1).sum();
    match states.into_iter().max_by_key(|&(party, count)| (count, std::cmp::Reverse(party))) {
        Some((party, count)) => (Some(party), count >= 2 && count * 5 >= all * 3),
        None => (None, false),
    }
}
