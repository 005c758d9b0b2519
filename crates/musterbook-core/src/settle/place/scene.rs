//! Every place that a text names, found in one pass over its tokens.

use super::candidate::{Candidate, Rank, Role};
use super::disambiguate::{Countries, choose};
use super::role::{self, Before};
use super::words::Words;
use super::{canonical, chain, shape};
use crate::document::{Document, NameAt};
use crate::lexicon::places::PlaceWord;
use crate::lexicon::world::{PartyForm, PartyKind, PlaceKind};
use crate::mention::name::is_shouted;
use crate::text::{Case, SentenceKind, Token};
use std::borrow::Cow;
use std::ops::Range;

/// The places of a text, in its order.
pub(super) struct Scene<'d> {
    pub words: Words<'d>,
    pub candidates: Vec<Candidate>,
}

impl<'d> Scene<'d> {
    pub fn read(doc: &'d Document) -> Scene<'d> {
        let words = Words::read(doc);
        let countries = Countries::of(doc);
        let mut reader = Reader { doc, words: &words, countries, candidates: Vec::new(), dateline: None };
        for sentence in 0..doc.sentences.len() {
            reader.sentence(sentence);
        }
        let candidates = reader.candidates;
        Scene { words, candidates }
    }

    pub fn get(&self, index: usize) -> &Candidate {
        &self.candidates[index]
    }

    /// Indices of the candidates that begin in a range of tokens.
    pub fn within(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.candidates.partition_point(|c| c.tokens.start < tokens.start);
        let end = self.candidates.partition_point(|c| c.tokens.start < tokens.end);
        start..end.max(start)
    }
}

/// Finds the candidates of a text, sentence by sentence.
pub(super) struct Reader<'d, 'w> {
    pub doc: &'d Document<'d>,
    pub words: &'w Words<'d>,
    pub countries: Countries<'d>,
    pub candidates: Vec<Candidate>,
    pub dateline: Option<usize>,
}

impl Reader<'_, '_> {
    fn sentence(&mut self, index: usize) {
        let doc = self.doc;
        let sentence = doc.sentences[index].tokens.clone();
        let shouted = is_shouted(&doc.tokens[sentence.clone()]);
        let titled = shouted || is_titled(&doc.tokens[sentence.clone()]);
        let offset = self.candidates.len();
        let mut at = sentence.start;
        while at < sentence.end {
            let end = match doc.name_at(at).filter(|n| n.tokens.start == at) {
                Some(name) if !self.is_part(name, &sentence, shouted) => {
                    let seat = self.seat_in(name);
                    self.name(index, seat.as_ref().unwrap_or(name), shouted, offset).max(name.tokens.end)
                }
                _ => self.unknown(index, at, shouted, titled, offset),
            };
            at = end.max(at + 1);
        }
        chain::link(doc, self.words, &mut self.candidates[offset..], offset);
    }

    /// A name of the world: its place, if it can be one here. Returns where to go on.
    fn name(&mut self, index: usize, name: &NameAt, shouted: bool, offset: usize) -> usize {
        let (doc, words) = (self.doc, self.words);
        let sentence = doc.sentences[index].tokens.clone();
        let tokens = name.tokens.clone();
        let form = name.party().map(|(_, form)| form);
        let followed = self.kind_noun(&tokens, &sentence);
        let state =
            name.party().map(|(id, _)| &doc.lexicon.world.parties[id as usize]).filter(|p| p.kind == PartyKind::State);
        // `the Gaza city of Rafah`
        let is_adjective_of_kind = tokens.len() > 1
            && tokens.end < sentence.end
            && words.is_of(tokens.end)
            && words.at(tokens.end - 1).is(PlaceWord::SETTLEMENT)
            && !doc.tokens[tokens.end - 1].is_capitalised();
        if is_adjective_of_kind && !shouted {
            return tokens.end;
        }
        let is_demonym = form == Some(PartyForm::Demonym) || form == Some(PartyForm::Forces);
        if is_demonym && let Some(end) = self.capital_of(index, name, offset) {
            return end;
        }
        if name.person().is_some() && name.places().next().is_none() || is_demonym && name.places().next().is_none() {
            return tokens.end;
        }
        let place = choose(doc, name, &self.countries, followed.as_ref().is_some_and(|n| n.word.is(PlaceWord::REGION)));
        let (canonical, rank, country): (Cow<'static, str>, Rank, Cow<'static, str>) = match (place, state) {
            (Some(place), _) => (
                canonical::as_written(doc, place, &tokens, shouted),
                canonical::rank_of(place.kind),
                place.country.into(),
            ),
            (None, Some(state)) if form == Some(PartyForm::Name) => {
                let Some(place) = &state.place else { return tokens.end };
                (Cow::Owned(place.clone()), Rank::Country, Cow::Owned(place.clone()))
            }
            _ => return tokens.end,
        };
        // `the NIS said`: letters that happen to spell a town
        let is_letters = !shouted
            && tokens.len() == 1
            && rank != Rank::Country
            && doc.tokens[tokens.start].case == Case::Upper
            && doc.word(tokens.start).len() <= 4
            && tokens.start > opening(doc, &sentence);
        let is_word = is_letters
            || (rank != Rank::Country && tokens.clone().all(|t| words.at(t).is(PlaceWord::NEVER)))
            || (tokens.len() == 1
                && rank != Rank::Country
                && words.at(tokens.start).is(PlaceWord::NEVER | PlaceWord::COMPASS));
        let is_adjective = rank == Rank::Country && role::is_adjective(doc, words, &tokens, &sentence);
        if is_word
            || is_adjective
            || role::is_other(doc, words, &tokens, &sentence)
            || self.owns_no_place(&tokens, &sentence, form.is_some())
            || self.does_it(&tokens, &sentence, rank)
        {
            return tokens.end;
        }
        let is_party = form.is_some() || name.body().is_some() || name.person().is_some();
        let before = role::before(doc, words, &sentence, tokens.start, &self.candidates[offset..]);
        let whole = tokens.start..followed.as_ref().map_or(tokens.end, |n| tokens.end + n.length);
        let (canonical, rank) = match followed {
            Some(noun) if rank != Rank::Region && (rank != Rank::Country || self.is_state_of_name(&noun)) => {
                self.named_with_noun(&noun, &canonical, rank, &country)
            }
            None if rank == Rank::Town && self.is_theatre(&tokens, &sentence) => {
                let region = canonical::region_named(doc, &canonical, &country);
                region.map_or((canonical, rank), |r| (r.name.into(), Rank::Region))
            }
            _ => self.with_compass(&tokens, &before, canonical, rank),
        };
        let candidate = Candidate {
            tokens: whole.clone(),
            sentence: index,
            name: canonical,
            rank,
            country,
            role: before.role,
            head: 0,
            is_party,
            before: before.start,
        };
        self.push(
            candidate,
            before,
            place.is_some_and(|p| p.kind == PlaceKind::Town && p.population > 100_000),
            shouted,
        );
        whole.end
    }

    /// A word that no table knows, if its shape says that it is a place.
    fn unknown(&mut self, index: usize, at: usize, shouted: bool, titled: bool, offset: usize) -> usize {
        let (doc, words) = (self.doc, self.words);
        let sentence = doc.sentences[index].tokens.clone();
        if let Some(end) = self.referred(index, at) {
            return end;
        }
        if let Some(end) = self.hill(index, at, shouted, offset) {
            return end;
        }
        let token = &doc.tokens[at];
        if !token.is_word() || (!token.is_capitalised() && token.span.end - token.span.start > 5) {
            return at + 1;
        }
        let Some(shaped) = shape::at(doc, words, &sentence, at, titled, shouted, &self.candidates[offset..]) else {
            return at + 1;
        };
        let followed = self.kind_noun(&shaped.tokens, &sentence);
        let whole = at..followed.as_ref().map_or(shaped.tokens.end, |n| shaped.tokens.end + n.length);
        let head = canonical::written(doc, &shaped.tokens, shouted);
        let country: Cow<'static, str> = self.countries.main().unwrap_or("").to_string().into();
        let (name, rank) = match followed {
            Some(noun) => {
                let text = doc.span(&noun.tokens).of(doc.text);
                (canonical::with_noun(&head, text, noun.word, &country), canonical::rank_of_noun(noun.word))
            }
            _ => (Cow::Owned(head), canonical::rank_of_noun(shaped.before.noun)),
        };
        let before = shaped.before;
        let candidate = Candidate {
            tokens: whole.clone(),
            sentence: index,
            name,
            rank,
            country: Cow::Borrowed(""),
            role: before.role,
            head: 0,
            is_party: false,
            before: before.start,
        };
        self.push(candidate, before, false, shouted);
        whole.end
    }

    /// Settles the role that needs more than the words before, and keeps the candidate.
    fn push(&mut self, mut candidate: Candidate, before: Before, is_city: bool, shouted: bool) {
        let (doc, words) = (self.doc, self.words);
        let sentence = &doc.sentences[candidate.sentence];
        let range = sentence.tokens.clone();
        let whole = candidate.tokens.clone();
        let opens = opening(doc, &range) == before.start.min(whole.start);
        let starts_paragraph =
            candidate.sentence == 0 || doc.sentences[candidate.sentence - 1].paragraph != sentence.paragraph;
        let is_first_line = candidate.sentence == 0;
        let is_seat = words.at(whole.start).is(PlaceWord::SEAT);
        // `…, Buba said`: a person
        let is_saying = matches!(candidate.role, Role::Bare | Role::Within)
            && (before.is_listed || candidate.role == Role::Bare)
            && whole.end < range.end
            && words.at(whole.end).is(PlaceWord::SPEECH);
        // `Piedad Cordoba`
        let is_surname = candidate.role == Role::Bare
            && whole.start > range.start
            && !doc.tokens[whole.start].glued
            && self.is_stray(whole.start - 1);
        if is_surname || (is_saying && candidate.rank <= Rank::District) {
            return;
        }
        if candidate.role == Role::Bare && opens && self.is_subject(&candidate, &range) {
            candidate.role = Role::Within;
        }
        // `| Israel | 45 dead |`: a belligerent in a table
        let is_cell = candidate.is_party
            && candidate.rank == Rank::Country
            && doc.tokens.get(whole.end).is_some_and(|t| t.is_mark('|'));
        // `Kyiv: Russia has lost 24,500 men`: a government speaks
        let is_voice = is_first_line
            && candidate.is_party
            && candidate.rank <= Rank::Town
            && candidate.role == Role::Bare
            && doc.tokens.get(whole.end).is_some_and(|t| t.is_mark(':'));
        if is_cell || is_voice || self.is_owner_of_losses(&candidate) {
            return;
        }
        candidate.role = match candidate.role {
            Role::Bare
                if opens
                    && starts_paragraph
                    && !is_first_line
                    && self.dateline.is_none()
                    && role::is_dateline(doc, words, &whole, &range)
                    && candidate.sentence < 12
                    && !sentence.is_item =>
            {
                self.dateline = Some(self.candidates.len());
                Role::Dateline
            }
            Role::Bare | Role::Within
                if opens
                    && role::is_label(doc, &whole, &range)
                    && (starts_paragraph || sentence.kind == SentenceKind::Line) =>
            {
                Role::Label
            }
            // `Axum, 28-29 November 2020.`, `Ob112 - 3 September, Datta Khel`
            Role::Bare if self.is_caption(candidate.sentence) && !candidate.is_party => Role::Label,
            Role::Bare if self.is_modifier(&whole, &range, &candidate) => Role::Modifier,
            Role::Within if before.is_listed && whole.end < range.end && words.at(whole.end).is(PlaceWord::EVENT) => {
                Role::Modifier
            }
            // `…, Agwara district, …`
            Role::Bare
                if self.is_between_commas(&whole)
                    && matches!(candidate.rank, Rank::District | Rank::Region)
                    && !candidate.is_party =>
            {
                Role::Within
            }
            Role::Bare if !candidate.is_party && candidate.country.is_empty() && self.is_between_commas(&whole) => {
                Role::Within
            }
            Role::Within
                if role::is_where_spoken(
                    doc,
                    words,
                    &range,
                    before.start,
                    whole.end,
                    is_seat,
                    candidate.rank == Rank::Country,
                ) =>
            {
                Role::Speaker
            }
            role => role,
        };
        let _ = shouted;
        let is_alone = candidate.role == Role::Bare
            && !(is_first_line && candidate.rank != Rank::Country && self.is_headline_place(&whole));
        // A name alone is a place only if it can hardly be anything else
        if is_alone
            && (candidate.is_party
                || candidate.rank == Rank::Country
                || (candidate.rank == Rank::Town
                    && (!is_city || opens)
                    && !self.is_known_place(&candidate)
                    && !self.is_counted(&whole)
                    && before.noun == PlaceWord::default()))
        {
            return;
        }
        self.candidates.push(candidate);
    }
}

/// The first token of a sentence behind bullets, list numbers and quotation marks.
pub(super) fn opening(doc: &Document, sentence: &Range<usize>) -> usize {
    let is_lead = |t: usize| !doc.tokens[t].is_word();
    (sentence.start..sentence.end).take(5).find(|&t| !is_lead(t)).unwrap_or(sentence.start)
}

/// Whether a sentence is written with a capital at almost every word, as headlines are.
fn is_titled(tokens: &[Token]) -> bool {
    const LONG: usize = 3;
    let (mut high, mut low) = (0, 0);
    for token in tokens.iter().filter(|t| t.is_word() && t.span.end - t.span.start > LONG) {
        if token.is_capitalised() { high += 1 } else { low += 1 }
    }
    let is_closed = tokens.last().is_some_and(|t| t.is_mark('.'));
    high > 3 && high > low * 3 && !is_closed
}
