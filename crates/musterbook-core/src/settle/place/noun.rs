//! What a noun behind a name, or a word like `southern` before it, makes of it.

use super::candidate::{Rank, Role};
use super::canonical;
use super::role::Before;
use super::scene::Reader;
use super::words::Words;
use crate::lexicon::places::PlaceWord;
use crate::text::{Case, Kind};
use std::borrow::Cow;
use std::ops::Range;

/// A kind noun behind a name: its classes, where it stands, and how many tokens it adds to the name.
#[derive(Clone)]
pub(super) struct Noun {
    pub word: PlaceWord,
    pub tokens: Range<usize>,
    pub length: usize,
}

impl Reader<'_, '_> {
    /// The noun behind a name that makes it a region, district or area: also the one behind the last of a list.
    pub(super) fn kind_noun(&self, tokens: &Range<usize>, sentence: &Range<usize>) -> Option<Noun> {
        let at = tokens.end;
        if at >= sentence.end {
            return None;
        }
        let (doc, words) = (self.doc, self.words);
        if !doc.tokens[at].glued
            && let Some((word, length)) = doc.lexicon.places.at(&doc.tokens[at..])
            && at + length <= sentence.end
            && word.is(PlaceWord::KIND)
            && !word.is(PlaceWord::SETTLEMENT)
        {
            return Some(Noun { word, tokens: at..at + length, length });
        }
        self.shared_noun(at, sentence, words)
    }

    /// `Kharkiv and Poltava [regions]`
    pub(super) fn shared_noun(&self, at: usize, sentence: &Range<usize>, words: &Words) -> Option<Noun> {
        const REACH: usize = 8;
        let doc = self.doc;
        let joins = |t: usize| words.is_and(t) || doc.tokens[t].is_mark(',');
        if !joins(at) {
            return None;
        }
        for t in at + 1..sentence.end.min(at + REACH) {
            let (token, word) = (&doc.tokens[t], words.at(t));
            if word.is(PlaceWord::REGION | PlaceWord::DISTRICT) && token.text(doc.text).ends_with(['s', 'S']) {
                return Some(Noun { word, tokens: t..t + 1, length: 0 });
            }
            if !joins(t) && !token.is_capitalised() && token.kind != Kind::Hyphen {
                return None;
            }
        }
        None
    }

    /// `Niger State`: a noun in capitals makes even a country's name a region's.
    pub(super) fn is_state_of_name(&self, noun: &Noun) -> bool {
        noun.length > 0 && noun.word.is(PlaceWord::REGION) && self.doc.tokens[noun.tokens.start].case == Case::Capital
    }

    pub(super) fn is_theatre(&self, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
        tokens.end < sentence.end && self.words.at(tokens.end).is(PlaceWord::THEATRE)
    }

    /// `Kursk region`, `Barmal district`: a town's name with a noun that makes it something greater.
    pub(super) fn named_with_noun(
        &self,
        noun: &Noun,
        name: &str,
        rank: Rank,
        country: &str,
    ) -> (Cow<'static, str>, Rank) {
        let (doc, word) = (self.doc, noun.word);
        if word.is(PlaceWord::REGION)
            && let Some(region) = canonical::region_named(doc, name, country)
        {
            return (region.name.into(), Rank::Region);
        }
        // `the Ilovaisk region`: the country around a town
        let written = doc.span(&noun.tokens).of(doc.text);
        if rank == Rank::Town && matches!(written, "region" | "oblast") && noun.length > 0 {
            return (Cow::Owned(name.to_string()), rank);
        }
        if word.is(PlaceWord::REGION | PlaceWord::DISTRICT)
            || (word.is(PlaceWord::AREA)
                && (rank == Rank::Town
                    || rank == Rank::Area && doc.tokens[noun.tokens.start].case == Case::Capital && noun.length > 0))
        {
            let text = doc.span(&noun.tokens).of(doc.text);
            return (canonical::with_noun(name, text, word, country), canonical::rank_of_noun(word));
        }
        (Cow::Owned(name.to_string()), rank)
    }

    /// `southern Lebanon`, `eastern Ukraine`: the part of a country that is named.
    pub(super) fn with_compass(
        &self,
        tokens: &Range<usize>,
        before: &Before,
        name: Cow<'static, str>,
        rank: Rank,
    ) -> (Cow<'static, str>, Rank) {
        let Some(p) = tokens.start.checked_sub(1) else { return (name, rank) };
        let token = &self.doc.tokens[p];
        if rank != Rank::Country
            || before.role == Role::Bare
            || !self.words.ending(p).is(PlaceWord::COMPASS)
            || token.is_capitalised()
        {
            return (name, rank);
        }
        let start = self.words.start_of(p);
        // `central and northern Iraq` is as good as all of it
        if start > 0 && self.words.is_and(start - 1) {
            return (name, rank);
        }
        let compass = self.doc.span(&(start..p + 1)).of(self.doc.text);
        (Cow::Owned(format!("{compass} {name}")), Rank::Area)
    }
}
