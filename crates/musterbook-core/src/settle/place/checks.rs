//! Whether a name of the world is a place where it stands: not as an owner, a doer or a part of another name.

use super::candidate::{Candidate, Rank, Role};
use super::scene::Reader;
use super::{role, shape};
use crate::document::NameAt;
use crate::lexicon::places::PlaceWord;
use crate::lexicon::world::{BodyKind, PlaceKind};
use crate::text::{Case, Kind, SentenceKind};
use std::ops::Range;

impl Reader<'_, '_> {
    /// `Moscow's army`, `Ukraine's losses`: a party that owns something, but `Ukraine's east`.
    pub(super) fn owns_no_place(&self, tokens: &Range<usize>, sentence: &Range<usize>, is_party: bool) -> bool {
        let next = tokens.end + 1;
        is_party
            && next < sentence.end
            && self.doc.tokens[tokens.end].kind == Kind::Possessive
            && (self.doc.tokens[next].is_capitalised()
                || !self.words.at(next).is(PlaceWord::COMPASS | PlaceWord::KIND | PlaceWord::EVENT))
    }

    /// `in US raids`, `the Israel attack`: a country that did it, or whose war it is.
    pub(super) fn does_it(&self, tokens: &Range<usize>, sentence: &Range<usize>, rank: Rank) -> bool {
        let next = tokens.end;
        let word = if next < sentence.end { self.words.at(next) } else { PlaceWord::default() };
        rank == Rank::Country
            && word.is(PlaceWord::EVENT | PlaceWord::FRONT)
            && !word.is(PlaceWord::TOLL)
            && !self.doc.tokens[next].is_capitalised()
    }

    /// A capitalised word that is no name and no word around places: `Piedad`.
    pub(super) fn is_stray(&self, at: usize) -> bool {
        let doc = self.doc;
        doc.tokens[at].is_word()
            && doc.tokens[at].case == Case::Capital
            && self.words.ending(at) == PlaceWord::default()
            && self.words.at(at) == PlaceWord::default()
            && doc.name_at(at).is_none_or(|n| n.person().is_some())
            && !self.words.is_known(at)
    }

    /// `Yemen saw a strike`, `Uganda hosts 1.7 million`, `Baghdad was the worst affected`: what is told is told of it.
    pub(super) fn is_subject(&self, candidate: &Candidate, sentence: &Range<usize>) -> bool {
        let at = candidate.tokens.end;
        if at >= sentence.end {
            return false;
        }
        let word = self.words.at(at);
        word.is(PlaceWord::SCENE)
            || (!candidate.is_party
                && candidate.rank != Rank::Country
                && matches!(self.doc.word(at), "was" | "were" | "is" | "remains" | "remained" | "suffered"))
    }

    /// Whether a sentence is but names and dates: what stands above or before an entry of a log.
    pub(super) fn is_caption(&self, sentence: usize) -> bool {
        const LONGEST: usize = 12;
        let doc = self.doc;
        let here = &doc.sentences[sentence];
        let is_small = |t: usize| doc.tokens[t].is_word() && !doc.tokens[t].is_capitalised() && doc.word(t).len() > 3;
        // What stands before the running text is a byline or a dateline
        let is_below = doc.sentences[1..sentence.max(1)]
            .iter()
            .rev()
            .take(40)
            .any(|s| s.kind == SentenceKind::Prose && s.tokens.len() > LONGEST);
        is_below
            && here.tokens.len() <= LONGEST
            && doc.figures_in(&here.tokens).is_empty()
            && !here.tokens.clone().any(is_small)
    }

    /// `the losses of Russia`: whose they are, not where.
    pub(super) fn is_owner_of_losses(&self, candidate: &Candidate) -> bool {
        let at = candidate.before;
        candidate.rank == Rank::Country
            && candidate.role == Role::Within
            && at > 0
            && self.words.is_of(at)
            && matches!(&*self.doc.word(at - 1).to_lowercase(), "losses" | "casualties" | "dead" | "deaths")
    }

    pub(super) fn is_part(&self, name: &NameAt, sentence: &Range<usize>, shouted: bool) -> bool {
        let world = &self.doc.lexicon.world;
        let is_small = |id: u32| {
            world.places.get(id as usize).is_some_and(|p| p.kind == PlaceKind::Town && p.population < shape::SMALL)
        };
        let is_only_place = name.party().is_none() && name.body().is_none() && name.places().next().is_some();
        !shouted
            && is_only_place
            && name.places().all(is_small)
            && role::is_part(self.doc, self.words, &name.tokens, sentence)
    }

    /// The place that a local body's or officer's name begins with: `[Kharkiv] mayor`.
    pub(super) fn seat_in(&self, name: &NameAt) -> Option<NameAt> {
        let world = &self.doc.lexicon.world;
        let of_body = |id: u32| {
            let kind = world.bodies.get(id as usize).map(|body| body.kind);
            matches!(kind, Some(BodyKind::Local | BodyKind::Police | BodyKind::Health | BodyKind::Emergency))
        };
        let is_local = name.body().is_some_and(of_body) || name.person().is_some();
        if !is_local || name.places().next().is_some() {
            return None;
        }
        let shorter = &self.doc.tokens[name.tokens.start..name.tokens.end - 1];
        let found = world.names.longest(shorter)?;
        let tokens = name.tokens.start..name.tokens.start + found.length;
        let seat = NameAt { tokens, name: found.meaning };
        let is_place = seat.places().next().is_some();
        is_place.then_some(seat)
    }

    /// `the Kharkiv strike`, `Kherson mayor`, `Sudzha's morgue`, `Belgorod region`.
    pub(super) fn is_modifier(&self, whole: &Range<usize>, sentence: &Range<usize>, candidate: &Candidate) -> bool {
        let (doc, words) = (self.doc, self.words);
        if whole.end >= sentence.end {
            return false;
        }
        if candidate.rank == Rank::Country {
            return words.at(whole.end).is(PlaceWord::TOLL) && candidate.role == Role::Bare;
        }
        let mut at = whole.end;
        if doc.tokens[at].kind == Kind::Possessive {
            if !candidate.is_party {
                return true;
            }
            at += 1;
        }
        at < sentence.end
            && words.at(at).is(PlaceWord::EVENT | PlaceWord::FRONT | PlaceWord::SITE | PlaceWord::SETTLEMENT)
    }

    pub(super) fn is_between_commas(&self, whole: &Range<usize>) -> bool {
        let tokens = &self.doc.tokens;
        whole.start > 0
            && tokens[whole.start - 1].is_mark(',')
            && tokens
                .get(whole.end)
                .is_some_and(|t| matches!(t.kind, Kind::Mark(',' | '.' | '(')) || self.words.is_of(whole.end))
    }

    /// `Great Hall, Sana'a (8 October)`: alone behind a comma in the headline.
    pub(super) fn is_headline_place(&self, whole: &Range<usize>) -> bool {
        let opens = (0..whole.start).all(|t| !self.doc.tokens[t].is_word());
        if opens {
            return self.doc.tokens.get(whole.end).is_none_or(|t| matches!(t.kind, Kind::Mark(',') | Kind::Break));
        }
        self.doc.tokens[whole.start - 1].is_mark(',')
            && self
                .doc
                .tokens
                .get(whole.end)
                .is_none_or(|t| matches!(t.kind, Kind::Mark(',' | '(' | '-' | '–' | ':') | Kind::Break))
    }

    /// `Ouallam 11, Torodi: 6`: behind a comma, a colon or at the start of its line, with a number right after it.
    pub(super) fn is_counted(&self, whole: &Range<usize>) -> bool {
        let doc = self.doc;
        let opens = whole.start.checked_sub(1).is_none_or(|t| {
            matches!(doc.tokens[t].kind, Kind::Mark(',' | ':' | ';' | '(' | '•' | '*' | '-' | '–') | Kind::Break)
                || self.words.is_and(t)
                || doc.word(t) == "which"
                || doc.tokens[t].is_mark('.')
        });
        let skip = doc.tokens.get(whole.end).is_some_and(|t| matches!(t.kind, Kind::Mark(':' | '(' | '=')));
        let number = whole.end + usize::from(skip);
        let after = doc.figures.partition_point(|f| f.reach.start < number);
        opens && doc.figures.get(after).is_some_and(|f| f.reach.start == number)
    }

    /// A name that was a place shortly before is one when it stands alone.
    pub(super) fn is_known_place(&self, candidate: &Candidate) -> bool {
        const REACH: usize = 40;
        self.candidates.iter().rev().take(REACH).any(|c| c.is_there() && c.name == candidate.name)
    }
}
