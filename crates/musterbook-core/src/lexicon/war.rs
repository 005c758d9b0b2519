//! Words that tell whether a text is about a war. Table `war.toml`.

use super::outcomes::forms;
use super::{Phrases, parse, plural};
use crate::text::Vocabulary;
use serde::Deserialize;

/// A cue, in any of its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The same for all forms of a word.
    pub id: u16,
    /// Negative where it speaks against a war.
    pub weight: i32,
}

/// The cues, and how many there are.
#[derive(Debug, Default)]
pub struct War {
    pub phrases: Phrases<Cue>,
    pub count: usize,
    pub other: Other,
}

/// Words that tell what else a single sentence speaks of.
#[derive(Debug, Default)]
pub struct Other {
    /// Disasters, accidents, diseases; `unless` one of these stands there too.
    pub disaster: Phrases<()>,
    pub unless: Phrases<()>,
    /// Exercises and manoeuvres.
    pub exercise: Phrases<()>,
    /// Verbs of asking: `interviewed`.
    pub asked: Phrases<()>,
    /// What carries people: `with 300 civilians aboard`.
    pub carried: Phrases<()>,
    /// Votes, polls and markets, where a share is no claim.
    pub votes: Phrases<()>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    cue: Vec<Row>,
    sentence: Sentences,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    weight: i32,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    disaster: Vec<String>,
    unless: Vec<String>,
    exercise: Vec<String>,
    asked: Vec<String>,
    votes: Vec<String>,
    carried: Vec<String>,
}

impl War {
    pub fn load(vocabulary: &mut Vocabulary) -> War {
        let mut war = War::default();
        let file = parse::<File>("war.toml", include_str!("../../lang/en/war.toml"));
        war.other = Other {
            disaster: Phrases::of(&file.sentence.disaster, vocabulary),
            unless: Phrases::of(&file.sentence.unless, vocabulary),
            exercise: Phrases::of(&file.sentence.exercise, vocabulary),
            asked: Phrases::of(&file.sentence.asked, vocabulary),
            carried: Phrases::of(&file.sentence.carried, vocabulary),
            votes: Phrases::of(&file.sentence.votes, vocabulary),
        };
        for row in file.cue {
            for noun in &row.nouns {
                war.add([noun.clone(), plural(noun)], row.weight, vocabulary);
            }
            for verb in &row.verbs {
                war.add(forms(verb).into_iter().map(|(_, form)| form), row.weight, vocabulary);
            }
            for word in row.words {
                war.add([word], row.weight, vocabulary);
            }
        }
        war
    }

    /// Adds the forms of one word; a form that stands twice keeps its first weight.
    fn add(&mut self, forms: impl IntoIterator<Item = String>, weight: i32, vocabulary: &mut Vocabulary) {
        let cue = Cue { id: self.count as u16, weight };
        self.count += 1;
        for form in forms {
            self.phrases.add(&form, cue, vocabulary);
        }
    }
}
