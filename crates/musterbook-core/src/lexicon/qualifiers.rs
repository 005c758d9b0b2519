//! Hedges, from `lang/en/qualifiers.toml`.

use super::phrases::Phrases;
use super::table::parse;
use crate::text::{Vocabulary, WordId};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a hedge does to the number beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hedge {
    About,
    Over,
    AtLeast,
    Under,
    UpTo,
    /// Leaves the number as it is and lets a hedge before it through: `another`.
    None,
    /// Opens a range that `and` goes on with.
    Between,
    /// Opens a range that `to` goes on with.
    From,
}

/// All hedges, by where they stand.
#[derive(Debug, Default)]
pub struct Qualifiers {
    pub before: Phrases<Hedge>,
    /// Right behind the number.
    pub after: Phrases<Hedge>,
    /// Behind the counted noun.
    pub late: Phrases<Hedge>,
    /// By hedge of one word: the words behind which it is a preposition.
    not_after: FxHashMap<WordId, FxHashSet<WordId>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    before: Rows,
    after: Rows,
    late: Rows,
    not_after: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    about: Vec<String>,
    over: Vec<String>,
    at_least: Vec<String>,
    under: Vec<String>,
    up_to: Vec<String>,
    #[serde(default)]
    none: Vec<String>,
    #[serde(default)]
    between: Vec<String>,
    #[serde(default)]
    from: Vec<String>,
}

impl Rows {
    fn phrases(self, vocabulary: &mut Vocabulary) -> Phrases<Hedge> {
        let mut phrases = Phrases::default();
        for (words, hedge) in [
            (self.about, Hedge::About),
            (self.over, Hedge::Over),
            (self.at_least, Hedge::AtLeast),
            (self.under, Hedge::Under),
            (self.up_to, Hedge::UpTo),
            (self.none, Hedge::None),
            (self.between, Hedge::Between),
            (self.from, Hedge::From),
        ] {
            for phrase in words {
                phrases.add(&phrase, hedge, vocabulary);
            }
        }
        phrases
    }
}

impl Qualifiers {
    pub fn load(vocabulary: &mut Vocabulary) -> Qualifiers {
        let table: Table = parse("qualifiers.toml", include_str!("../../lang/en/qualifiers.toml"));
        let before = table.before.phrases(vocabulary);
        let after = table.after.phrases(vocabulary);
        let late = table.late.phrases(vocabulary);
        let mut not_after = FxHashMap::default();
        for (hedge, words) in table.not_after {
            let words = words.iter().map(|word| vocabulary.intern(word)).collect();
            not_after.insert(vocabulary.intern(&hedge), words);
        }
        Qualifiers { before, after, late, not_after }
    }

    /// Whether `hedge` behind `word` is only a preposition: `control over 12 villages`.
    pub fn is_preposition(&self, word: WordId, hedge: WordId) -> bool {
        word != WordId::UNKNOWN && self.not_after.get(&hedge).is_some_and(|words| words.contains(&word))
    }
}
