//! The nouns that are counted: their unit, and for people whether civilians or combatants. Table `nouns.toml`.

use super::world::PartyKind;
use super::{Phrases, parse, plural};
use crate::claim::Unit;
use crate::text::Vocabulary;
use serde::Deserialize;

/// Whose fighters a noun speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Force {
    /// Soldiers, police: of a state, where no other party is named.
    State,
    /// Rebels, militants: of an armed group.
    Irregular,
}

impl Force {
    /// Whether such fighters are never of a party of this kind: soldiers of no armed group, rebels of no state.
    pub fn is_foreign(self, party: Option<PartyKind>) -> bool {
        let other = match self {
            Force::State => PartyKind::Group,
            Force::Irregular => PartyKind::State,
        };
        party == Some(other)
    }
}

/// What a counted noun says of the counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Noun {
    pub unit: Unit,
    /// People only: `true` civilians, `false` combatants, `None` unsaid.
    pub civilian: Option<bool>,
    /// Square kilometres in one of the noun's measure.
    pub factor: f64,
    pub force: Option<Force>,
    /// Counted only as the base of a share (`territory`).
    pub share_only: bool,
    /// The word as written is a plural.
    pub plural: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    noun: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    unit: Unit,
    civilian: Option<bool>,
    factor: Option<f64>,
    force: Option<Force>,
    #[serde(default)]
    share_only: bool,
    words: Vec<String>,
}

/// Loads the table. A word that stands twice keeps its first meaning.
pub fn load(vocabulary: &mut Vocabulary) -> Phrases<Noun> {
    let mut phrases = Phrases::default();
    for row in parse::<File>("nouns.toml", include_str!("../../lang/en/nouns.toml")).noun {
        let noun = Noun {
            unit: row.unit,
            civilian: row.civilian,
            factor: row.factor.unwrap_or(1.0),
            force: row.force,
            share_only: row.share_only,
            plural: false,
        };
        for word in &row.words {
            match word.strip_prefix('!') {
                Some(word) => drop(phrases.add(word, Noun { plural: true, ..noun }, vocabulary)),
                None => {
                    phrases.add(word, noun, vocabulary);
                    phrases.add(&plural(word), Noun { plural: true, ..noun }, vocabulary);
                }
            }
        }
    }
    phrases
}
