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
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    cue: Vec<Row>,
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

impl War {
    pub fn load(vocabulary: &mut Vocabulary) -> War {
        let mut war = War::default();
        for row in parse::<File>("war.toml", include_str!("../../lang/en/war.toml")).cue {
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
