//! Phrases of words, each with what it means, found in a text by the longest match.

use crate::text::{Kind, Token, Vocabulary, WordId, fold, tokens};
use rustc_hash::FxHashMap;

/// A trie over word ids. Hyphens inside phrases and texts are passed over, so that `air-defence` and
/// `air defence` are one phrase.
#[derive(Debug)]
pub struct Phrases<T> {
    /// The node after a first word, by word id; 0 is none.
    first: Vec<u32>,
    next: FxHashMap<(u32, WordId), u32>,
    /// What the phrase that ends at a node means; `NONE` where none ends.
    meaning: Vec<u32>,
    meanings: Vec<T>,
}

const NONE: u32 = u32::MAX;

/// A phrase found: how many tokens it covers, and what it means.
#[derive(Debug)]
pub struct Found<'a, T> {
    pub length: usize,
    pub meaning: &'a T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases { first: Vec::new(), next: FxHashMap::default(), meaning: vec![NONE], meanings: Vec::new() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase. Returns the meaning it already had, if any; the old one is kept then.
    pub fn add(&mut self, phrase: &str, meaning: T, vocabulary: &mut Vocabulary) -> Option<&mut T> {
        let mut node = 0;
        let mut words = 0;
        let mut buffer = String::new();
        for token in tokens(phrase, &Vocabulary::default()) {
            if token.kind == Kind::Hyphen {
                continue;
            }
            fold(token.text(phrase), &mut buffer);
            if buffer.is_empty() {
                buffer.push_str(token.text(phrase));
            }
            let word = vocabulary.intern(&buffer);
            node = self.step(node, word);
            words += 1;
        }
        assert!(words > 0, "a phrase without words: {phrase:?}");
        let slot = self.meaning[node as usize];
        if slot != NONE {
            return Some(&mut self.meanings[slot as usize]);
        }
        self.meaning[node as usize] = self.meanings.len() as u32;
        self.meanings.push(meaning);
        None
    }

    fn step(&mut self, node: u32, word: WordId) -> u32 {
        let fresh = self.meaning.len() as u32;
        if node == 0 {
            let index = word.0 as usize;
            if self.first.len() <= index {
                self.first.resize(index + 1, 0);
            }
            if self.first[index] != 0 {
                return self.first[index];
            }
            self.first[index] = fresh;
        } else if let Some(&known) = self.next.get(&(node, word)) {
            return known;
        } else {
            self.next.insert((node, word), fresh);
        }
        self.meaning.push(NONE);
        fresh
    }

    /// The longest phrase that begins at the first of `tokens`.
    #[inline]
    pub fn longest(&self, tokens: &[Token]) -> Option<Found<'_, T>> {
        let token = tokens.first()?;
        let mut node = self.first.get(token.word.0 as usize).copied().unwrap_or(0);
        let (mut length, mut longest) = (1, None);
        while node != 0 {
            let slot = self.meaning[node as usize];
            if slot != NONE {
                longest = Some(Found { length, meaning: &self.meanings[slot as usize] });
            }
            if tokens.get(length).is_some_and(|t| t.kind == Kind::Hyphen) {
                length += 1;
            }
            let Some(token) = tokens.get(length) else { break };
            if token.word == WordId::UNKNOWN {
                break;
            }
            node = self.next.get(&(node, token.word)).copied().unwrap_or(0);
            length += 1;
        }
        longest
    }

    /// Every meaning, in the order of adding.
    pub fn meanings(&self) -> &[T] {
        &self.meanings
    }
}

impl Phrases<()> {
    /// A list of words or phrases that mean only that they are in it.
    pub fn of(words: &[String], vocabulary: &mut Vocabulary) -> Phrases<()> {
        let mut phrases = Phrases::default();
        for word in words {
            phrases.add(word, (), vocabulary);
        }
        phrases
    }

    /// Whether a token is a word of the list.
    pub fn has(&self, token: &Token) -> bool {
        self.longest(std::slice::from_ref(token)).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_longest_phrase() {
        let mut vocabulary = Vocabulary::default();
        let mut phrases = Phrases::default();
        for (n, phrase) in ["General Staff", "General Staff of Ukraine", "Al-Shabaab"].iter().enumerate() {
            assert!(phrases.add(phrase, n, &mut vocabulary).is_none());
        }
        for (text, meaning, length) in [
            ("General Staff of Ukraine said", 1, 4),
            ("General Staff of Russia", 0, 2),
            ("al-Shabaab", 2, 3),
            ("Al Shabaab men", 2, 2),
        ] {
            let tokens = tokens(text, &vocabulary);
            let found = phrases.longest(&tokens).expect(text);
            assert_eq!((*found.meaning, found.length), (meaning, length), "{text}");
        }
        assert!(phrases.longest(&tokens("Staff", &vocabulary)).is_none());
    }
}
