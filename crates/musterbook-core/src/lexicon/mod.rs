//! All words: the tables of `lang/en/` and `world/`, loaded once.

pub mod confidence;
pub mod cues;
pub mod exclusions;
mod grammar;
mod nouns;
pub mod numbers;
mod outcomes;
mod phrases;
pub mod places;
pub mod qualifiers;
pub mod speakers;
mod speech;
pub mod stances;
pub(crate) mod table;
pub mod theatres;
pub mod times;
pub mod war;
mod whose;
pub mod world;

pub use grammar::Grammar;
pub use nouns::{Force, Noun};
pub use outcomes::{Act, Class, Counted, Form, OutcomeWords, Owner, TriggerSet, Verb};
pub use phrases::{Found, Phrases};
pub use speech::SpeechWords;
pub use table::{parse, plural, verb_forms};
pub use world::World;

use crate::text::Vocabulary;
use std::sync::LazyLock;

/// Every table, with the vocabulary that they share.
#[derive(Debug)]
pub struct Lexicon {
    pub vocabulary: Vocabulary,
    pub numbers: numbers::Numbers,
    pub qualifiers: qualifiers::Qualifiers,
    pub exclusions: exclusions::Exclusions,
    pub cues: cues::Cues,
    pub speakers: speakers::Speakers,
    pub speech: SpeechWords,
    pub stances: stances::Stances,
    pub grammar: Phrases<Grammar>,
    pub nouns: Phrases<Noun>,
    pub outcomes: OutcomeWords,
    pub times: times::Times,
    pub war: war::War,
    pub whose: whose::Whose,
    pub confidence: confidence::Confidence,
    pub places: places::PlaceWords,
    pub world: World,
}

static ENGLISH: LazyLock<Lexicon> = LazyLock::new(Lexicon::load);

impl Lexicon {
    /// The English lexicon, loaded on first use.
    pub fn english() -> &'static Lexicon {
        &ENGLISH
    }

    fn load() -> Lexicon {
        let mut vocabulary = Vocabulary::default();
        let world = World::load(&mut vocabulary);
        let numbers = numbers::Numbers::load(&mut vocabulary);
        let qualifiers = qualifiers::Qualifiers::load(&mut vocabulary);
        let exclusions = exclusions::Exclusions::load(&mut vocabulary);
        let times = times::Times::load(&mut vocabulary);
        let grammar = grammar::load(&mut vocabulary);
        let nouns = nouns::load(&mut vocabulary);
        let outcomes = OutcomeWords::load(&mut vocabulary);
        let cues = cues::Cues::load(&mut vocabulary);
        let speakers = speakers::Speakers::load(&mut vocabulary);
        let stances = stances::Stances::load(&mut vocabulary);
        let places = places::PlaceWords::load(&mut vocabulary);
        let war = war::War::load(&mut vocabulary);
        let whose = whose::Whose::load(&mut vocabulary);
        Lexicon {
            numbers,
            qualifiers,
            exclusions,
            cues,
            speakers,
            speech: SpeechWords::load(),
            stances,
            grammar,
            nouns,
            outcomes,
            times,
            war,
            whose,
            confidence: confidence::Confidence::load(),
            places,
            vocabulary,
            world,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loads_every_table() {
        assert!(Lexicon::english().vocabulary.len() > 1000);
    }
}
