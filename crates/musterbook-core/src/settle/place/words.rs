//! The classes of a text's words, looked up once.

use crate::document::Document;
use crate::lexicon::places::PlaceWord;
use crate::text::WordId;

/// The classes of the words of a text, by token.
pub(super) struct Words<'d> {
    doc: &'d Document<'d>,
    /// Classes of the phrase that ends at a token, and its length.
    ends: Vec<(PlaceWord, u8)>,
    /// Classes of the phrase that begins at a token.
    starts: Vec<PlaceWord>,
    of: WordId,
    and: [WordId; 3],
}

impl<'d> Words<'d> {
    pub fn read(doc: &'d Document) -> Words<'d> {
        let mut ends = vec![(PlaceWord::default(), 1); doc.tokens.len()];
        let mut starts = vec![PlaceWord::default(); doc.tokens.len()];
        for at in 0..doc.tokens.len() {
            if doc.tokens[at].word == WordId::UNKNOWN {
                continue;
            }
            let Some((word, length)) = doc.lexicon.places.at(&doc.tokens[at..]) else { continue };
            let single = match length {
                1 => word,
                _ => doc.lexicon.places.at(&doc.tokens[at..at + 1]).unwrap_or_default().0,
            };
            starts[at] = PlaceWord(word.0 | single.0);
            if length > 1 {
                ends[at].0.0 |= single.0;
            }
            let end = &mut ends[at + length - 1];
            *end = (PlaceWord(end.0.0 | word.0), end.1.max(length.min(255) as u8));
            if word.is(PlaceWord::PASSED) {
                ends[at..at + length].iter_mut().for_each(|e| e.0.0 |= PlaceWord::PASSED);
            }
        }
        let word = |text: &str| doc.lexicon.vocabulary.get(text);
        Words { doc, ends, starts, of: word("of"), and: [word("and"), word("or"), word("as")] }
    }

    pub fn ending(&self, token: usize) -> PlaceWord {
        self.ends[token].0
    }

    /// The first token of the phrase that ends at a token.
    pub fn start_of(&self, token: usize) -> usize {
        (token + 1).saturating_sub(self.ends[token].1 as usize)
    }

    pub fn at(&self, token: usize) -> PlaceWord {
        self.starts[token]
    }

    pub fn is_known(&self, token: usize) -> bool {
        self.doc.tokens[token].word != WordId::UNKNOWN
    }

    pub fn is_of(&self, token: usize) -> bool {
        self.doc.tokens[token].word == self.of && self.of != WordId::UNKNOWN
    }

    pub fn is_and(&self, token: usize) -> bool {
        let word = self.doc.tokens[token].word;
        word != WordId::UNKNOWN && self.and[..2].contains(&word)
    }
}
