//! Where a sentence's tokens are in the document, and what other stages found there.

use crate::document::{Document, NameAt};
use crate::mention::exclusion::Cover;
use crate::text::Case;
use std::ops::Range;

/// Where a sentence's tokens are in the document.
pub struct Place<'a> {
    pub sentence: usize,
    pub first: usize,
    /// The document's index of each token, where some were left out.
    pub back: Option<&'a [usize]>,
}

impl Place<'_> {
    pub fn token(&self, at: usize) -> usize {
        match self.back {
            Some(back) => back[at],
            None => self.first + at,
        }
    }

    pub fn range(&self, tokens: &Range<usize>) -> Range<usize> {
        self.token(tokens.start)..self.token(tokens.end.max(tokens.start + 1) - 1) + 1
    }
}

/// What other stages found at each token of a sentence.
#[derive(Default)]
pub struct Covers {
    pub of: Vec<Cover>,
    name: usize,
    time: usize,
}

impl Covers {
    /// Fills the covers of the next sentence; sentences come in text order.
    pub fn fill(&mut self, doc: &Document, length: usize, place: &Place) {
        self.of.clear();
        for at in 0..length {
            let token = place.token(at);
            while doc.names.get(self.name).is_some_and(|n| n.tokens.end <= token) {
                self.name += 1;
            }
            while doc.times.get(self.time).is_some_and(|t| t.tokens.end <= token) {
                self.time += 1;
            }
            let in_time = doc.times.get(self.time).is_some_and(|t| t.tokens.contains(&token));
            let name = doc.names.get(self.name).filter(|n| n.tokens.contains(&token));
            self.of.push(match name {
                _ if in_time => Cover::Time,
                Some(name) => cover(doc, name),
                None => Cover::Free,
            });
        }
    }
}

fn cover(doc: &Document, name: &NameAt) -> Cover {
    // `At 14 sites` is not the AT-14.
    if doc.tokens[name.tokens.start].case == Case::Capital
        && matches!(doc.word(name.tokens.start), "At" | "Is" | "As" | "An")
    {
        return Cover::Free;
    }
    if name.weapon().is_some() {
        Cover::Weapon
    } else if name.places().next().is_some() || name.party().is_some() {
        Cover::Place
    } else {
        Cover::Name
    }
}
