//! The small words that hold a sentence together. Table `grammar.toml`.

use super::{Phrases, parse};
use crate::text::Vocabulary;
use std::collections::BTreeMap;

/// What a small word may do, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Grammar(pub u32);

macro_rules! classes {
    ($($name:ident = $key:literal),+ $(,)?) => {
        impl Grammar {
            classes!(@ 0; $($name),+);
            const KEYS: &'static [(&'static str, u32)] = &[$(($key, Grammar::$name)),+];
        }
    };
    (@ $n:expr; $name:ident $(, $rest:ident)*) => {
        pub const $name: u32 = 1 << ($n);
        classes!(@ $n + 1; $($rest),*);
    };
    (@ $n:expr;) => {};
}

classes! {
    OF = "of", BY = "by", WITH = "with", TO = "to", FROM = "from", PREPOSITION = "preposition", AND = "and", OR = "or",
    CLAUSE = "clause", AFTER = "after", RELATIVE = "relative", DETERMINER = "determiner", POSSESSIVE = "possessive",
    PRONOUN = "pronoun", ANAPHOR = "anaphor", BE = "be", HAVE = "have", MODAL = "modal", NEGATION = "negation",
    ADVERB = "adverb", INCLUDING = "including", EXCLUDING = "excluding", MEASURE = "measure", VERB = "verb",
    CAUSE = "cause", COMPARISON = "comparison", ENEMY = "enemy", FILLER = "filler", STATE = "state", OTHER = "other",
    COPULA = "copula", CONTENT = "content",
}

impl Grammar {
    /// Every preposition.
    pub const ANY_PREPOSITION: u32 = Self::OF | Self::BY | Self::WITH | Self::TO | Self::FROM | Self::PREPOSITION;
    pub const AUXILIARY: u32 = Self::BE | Self::HAVE | Self::MODAL;
}

/// Loads the table. A word may stand under several heads.
pub fn load(vocabulary: &mut Vocabulary) -> Phrases<Grammar> {
    let file: BTreeMap<String, Vec<String>> = parse("grammar.toml", include_str!("../../lang/en/grammar.toml"));
    let mut phrases: Phrases<Grammar> = Phrases::default();
    for (key, words) in &file {
        let bit = Grammar::KEYS
            .iter()
            .find(|(name, _)| name == key)
            .unwrap_or_else(|| panic!("grammar.toml: unknown key {key}"))
            .1;
        for word in words {
            if let Some(known) = phrases.add(word, Grammar(bit), vocabulary) {
                known.0 |= bit;
            }
        }
    }
    phrases
}
