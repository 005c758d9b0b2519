//! The words of numbers, from `lang/en/numbers.toml`.

use super::phrases::Phrases;
use super::table::{parse, plural};
use crate::text::{Vocabulary, WordId};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a word does in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumberWord {
    /// `three`, `nineteen`
    Count(f64),
    /// `forty`: takes a count below ten
    Tens(f64),
    /// `hundred`, `million`: multiplies
    Scale(f64),
    /// `dozen`: multiplies and ends the number
    Group(f64),
    /// `third`, `quarter`: the denominator
    Part(f64),
    /// `thirds`, `quarters`
    Parts(f64),
    /// `first`, `twelfth`
    Ordinal,
}

/// A number that is not counted out, such as `dozens` or `a few`.
#[derive(Clone, Debug, PartialEq)]
pub struct Vague {
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// Its qualifier is `about`: `a couple`.
    pub about: bool,
    /// It is exact after all: `a pair`.
    pub exact: bool,
    /// A scale may follow: `several hundred`.
    pub scales: bool,
    /// Only before `of`.
    pub of: bool,
    /// Only before what is counted: `multiple`.
    pub counted: bool,
    /// May stand without a scale.
    pub alone: bool,
}

/// Every word of numbers.
#[derive(Debug, Default)]
pub struct Numbers {
    words: FxHashMap<WordId, NumberWord>,
    suffixes: FxHashMap<WordId, f64>,
    pub vague: Phrases<Vague>,
    /// Words before which `multiple` counts nothing.
    pub uncounted: FxHashSet<WordId>,
    /// Verbs of change: after them `from X to Y` is two figures.
    pub change: FxHashSet<WordId>,
    /// Nouns that make `one in five` no share.
    pub places: FxHashSet<WordId>,
    /// Words that show what `another` leaves out: `and another wounded`.
    pub left_out: FxHashSet<WordId>,
    /// Nouns before which an article does not count.
    pub uncounted_article: FxHashSet<WordId>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    count: BTreeMap<String, f64>,
    tens: BTreeMap<String, f64>,
    scale: BTreeMap<String, f64>,
    group: BTreeMap<String, f64>,
    suffix: BTreeMap<String, f64>,
    part: BTreeMap<String, f64>,
    ordinal: Words,
    vague: Vec<VagueRow>,
    uncounted: Words,
    change: Words,
    places: Words,
    left_out: Words,
    article: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VagueRow {
    words: Vec<String>,
    low: Option<f64>,
    high: Option<f64>,
    #[serde(default)]
    about: bool,
    #[serde(default)]
    exact: bool,
    #[serde(default)]
    scales: bool,
    #[serde(default)]
    of: bool,
    #[serde(default)]
    counted: bool,
    alone: Option<Vec<String>>,
}

impl Numbers {
    pub fn load(vocabulary: &mut Vocabulary) -> Numbers {
        let table: Table = parse("numbers.toml", include_str!("../../lang/en/numbers.toml"));
        let mut numbers = Numbers::default();
        for (rows, kind) in [
            (table.count, NumberWord::Count as fn(f64) -> NumberWord),
            (table.tens, NumberWord::Tens),
            (table.scale, NumberWord::Scale),
            (table.group, NumberWord::Group),
        ] {
            for (word, value) in rows {
                numbers.words.insert(vocabulary.intern(&word), kind(value));
            }
        }
        for (word, value) in table.part {
            let many = if word == "half" { "halves".to_string() } else { plural(&word) };
            numbers.words.insert(vocabulary.intern(&word), NumberWord::Part(value));
            numbers.words.insert(vocabulary.intern(&many), NumberWord::Parts(value));
        }
        for word in table.ordinal.words {
            numbers.words.insert(vocabulary.intern(&word), NumberWord::Ordinal);
        }
        numbers.suffixes = table.suffix.iter().map(|(word, &value)| (vocabulary.intern(word), value)).collect();
        for row in table.vague {
            for words in &row.words {
                let alone = row.alone.as_ref().is_none_or(|alone| alone.contains(words));
                let VagueRow { low, high, about, exact, scales, of, counted, .. } = row;
                numbers.vague.add(words, Vague { low, high, about, exact, scales, of, counted, alone }, vocabulary);
            }
        }
        let mut set = |words: Words| words.words.iter().map(|word| vocabulary.intern(word)).collect();
        numbers.uncounted = set(table.uncounted);
        numbers.change = set(table.change);
        numbers.places = set(table.places);
        numbers.left_out = set(table.left_out);
        numbers.uncounted_article = set(table.article);
        numbers
    }

    /// What a word does in a number, if anything.
    pub fn word(&self, word: WordId) -> Option<NumberWord> {
        if word == WordId::UNKNOWN { None } else { self.words.get(&word).copied() }
    }

    /// What letters written to digits multiply them by.
    pub fn suffix(&self, word: WordId) -> Option<f64> {
        self.suffixes.get(&word).copied()
    }
}
