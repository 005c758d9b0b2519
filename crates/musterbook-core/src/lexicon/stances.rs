//! The words that show how a figure is asserted.

use super::phrases::Phrases;
use super::table::{parse, plural};
use crate::claim::Stance;
use crate::text::Vocabulary;
use serde::Deserialize;

/// The stretch that a hint covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// From the word to the end of its clause, and a subject right before it.
    Clause,
    /// The number that follows within a few words.
    Near,
    /// What stands before it in its clause.
    Before,
}

/// What a word or phrase shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    pub stance: Stance,
    pub reach: Reach,
}

/// The table `stances.toml`.
#[derive(Debug, Default)]
pub struct Stances {
    pub hints: Phrases<Hint>,
    /// Heads that `an earlier …` must have to withdraw a number.
    pub earlier: Phrases<()>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    hint: Vec<Hints>,
    earlier: Earlier,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hints {
    stance: Stance,
    scope: Reach,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Earlier {
    words: Vec<String>,
}

impl Stances {
    pub fn load(vocabulary: &mut Vocabulary) -> Stances {
        let file: File = parse("stances.toml", include_str!("../../lang/en/stances.toml"));
        let mut stances = Stances::default();
        for hints in &file.hint {
            for word in &hints.words {
                stances.hints.add(word, Hint { stance: hints.stance, reach: hints.scope }, vocabulary);
            }
        }
        for word in &file.earlier.words {
            stances.earlier.add(word, (), vocabulary);
            stances.earlier.add(&plural(word), (), vocabulary);
        }
        stances
    }
}
