//! Words that stand for places named before: `the capital`, `there`, `the region`.

use super::candidate::{Candidate, Rank, Role};
use super::scene::{Reader, opening};
use super::{canonical, role};
use crate::document::NameAt;
use crate::lexicon::places::PlaceWord;
use crate::text::Kind;

impl Reader<'_, '_> {
    /// `the capital`, `there`, `the region`: places named before.
    pub(super) fn referred(&mut self, index: usize, at: usize) -> Option<usize> {
        let doc = self.doc;
        let (word, length) = doc.lexicon.places.at(&doc.tokens[at..])?;
        let end = at + length;
        // `the city of X`, `the region's governor`
        if !word.is(PlaceWord::BACK | PlaceWord::CAPITAL | PlaceWord::COUNTRY)
            || (length > 1 && doc.tokens.get(end).is_some_and(|t| t.is_capitalised()))
        {
            return None;
        }
        if end < doc.tokens.len() && (self.words.is_of(end) || doc.tokens[end].kind == Kind::Hyphen) {
            return None;
        }
        let wanted = self.referent(at, word, length)?;
        let mut candidate = Candidate { tokens: at..end, sentence: index, before: at, role: Role::Bare, ..wanted };
        if at > doc.sentences[index].tokens.start {
            let prep = self.words.ending(at - 1);
            if prep.is(PlaceWord::WITHIN) {
                candidate.role = Role::Within;
                candidate.before = self.words.start_of(at - 1);
            } else if prep.is(PlaceWord::TOWARD) {
                candidate.role = Role::Toward;
                candidate.before = self.words.start_of(at - 1);
            }
        }
        // `nationwide`, `there` need no preposition
        // `The town had been shelled`: as the subject of its sentence it is what is told of
        if length == 1 || at == opening(doc, &doc.sentences[index].tokens) {
            candidate.role = Role::Within;
        }
        if candidate.role == Role::Bare {
            return None;
        }
        self.candidates.push(candidate);
        Some(end)
    }

    /// `Hill 881`, `Height 776`: what soldiers call by its number.
    pub(super) fn hill(&mut self, index: usize, at: usize, shouted: bool, offset: usize) -> Option<usize> {
        let doc = self.doc;
        let sentence = doc.sentences[index].tokens.clone();
        let number = at + 1;
        let is_hill = doc.tokens[at].is_capitalised()
            && matches!(&*doc.word(at).to_lowercase(), "hill" | "height" | "point" | "checkpoint" | "outpost")
            && number < sentence.end
            && doc.tokens[number].kind == Kind::Digits
            && !doc.tokens[number].glued;
        if !is_hill {
            return None;
        }
        let before = role::before(doc, self.words, &sentence, at, &self.candidates[offset..]);
        if before.role != Role::Bare {
            self.candidates.push(Candidate {
                tokens: at..number + 1,
                sentence: index,
                name: canonical::written(doc, &(at..number + 1), shouted).into(),
                rank: Rank::Town,
                country: "".into(),
                role: before.role,
                head: 0,
                is_party: false,
                before: before.start,
            });
        }
        Some(number + 1)
    }

    /// `the Malian capital`
    pub(super) fn capital_of(&mut self, index: usize, name: &NameAt, offset: usize) -> Option<usize> {
        let doc = self.doc;
        let sentence = doc.sentences[index].tokens.clone();
        let next = name.tokens.end;
        if next >= sentence.end || doc.word(next).to_lowercase() != "capital" {
            return None;
        }
        let party = &doc.lexicon.world.parties[name.party()?.0 as usize];
        let (capital, country) = (party.capitals.first()?.clone(), party.place.clone()?);
        let before = role::before(doc, self.words, &sentence, name.tokens.start, &self.candidates[offset..]);
        if before.role == Role::Bare {
            return None;
        }
        self.candidates.push(Candidate {
            tokens: name.tokens.start..next + 1,
            sentence: index,
            name: capital.into(),
            rank: Rank::Town,
            country: country.into(),
            role: before.role,
            head: 0,
            is_party: false,
            before: before.start,
        });
        Some(next + 1)
    }

    pub(super) fn referent(&self, at: usize, word: PlaceWord, length: usize) -> Option<Candidate> {
        let doc = self.doc;
        let bare = |name: String, rank: Rank, country: String| Candidate {
            tokens: at..at + 1,
            sentence: 0,
            name: name.into(),
            rank,
            country: country.into(),
            role: Role::Bare,
            head: 0,
            is_party: false,
            before: at,
        };
        let last_country = || {
            let main = || self.countries.main().map(str::to_string);
            let home = main().filter(|c| self.countries.is_telling() && self.countries.share(c) >= HOME);
            self.country_of_heading(at).or(home).or_else(|| self.country_of_late()).or_else(main)
        };
        if word.is(PlaceWord::CAPITAL) {
            let country = last_country()?;
            let party = doc.lexicon.world.parties.iter().find(|p| p.place.as_deref() == Some(country.as_str()))?;
            return Some(bare(party.capitals.first()?.clone(), Rank::Town, country));
        }
        if word.is(PlaceWord::COUNTRY) {
            let country = last_country()?;
            return Some(bare(country.clone(), Rank::Country, country));
        }
        if length == 1 {
            let is_here = doc.word(at) == "here";
            return self
                .dateline
                .map(|d| &self.candidates[d])
                // What a correspondent hears in a capital is not there
                .filter(|d| is_here && !d.is_party)
                .cloned();
        }
        let noun = self.words.at(at + 1);
        let rank = canonical::rank_of_noun(noun);
        let of_kind = || {
            self.candidates
                .iter()
                .rev()
                .take(12)
                .filter(|c| c.rank == rank && !matches!(c.role, Role::Dateline | Role::Speaker))
        };
        of_kind().find(|c| c.role != Role::From).or_else(|| of_kind().next()).cloned()
    }

    /// `NIGER. France has 1,500 troops in the country.`: the country that the paragraph is headed with.
    fn country_of_heading(&self, at: usize) -> Option<String> {
        const REACH: usize = 80;
        let mut near = self.candidates.iter().rev().take_while(|c| c.tokens.start + REACH > at);
        near.find(|c| c.role == Role::Label && c.rank == Rank::Country).map(|c| c.name.to_string())
    }

    /// The country that most of the places before are in.
    pub(super) fn country_of_late(&self) -> Option<String> {
        const REACH: usize = 30;
        let recent =
            || self.candidates.iter().rev().take(REACH).filter(|c| !c.country.is_empty() && c.role != Role::Speaker);
        let count = |country: &str| recent().filter(|c| c.country == country).count();
        // Of equals the later one: `max_by_key` takes the last, which is the earliest
        recent().rev().max_by_key(|c| count(&c.country)).map(|c| c.country.to_string())
    }
}

/// The share of what a text names that makes a country its own.
const HOME: f64 = 0.6;
