//! The common nouns that speak, and the titles before names.

use super::phrases::Phrases;
use super::table::{parse, plural};
use crate::text::{Vocabulary, WordId};
use serde::Deserialize;

/// What kind of speaker a noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    Person,
    Spokesman,
    Group,
    Institution,
    Government,
    Account,
}

/// A noun that speaks.
#[derive(Clone, Debug)]
pub struct SpeakerNoun {
    pub class: Class,
    pub plural: bool,
    /// The noun in the singular, as the table has it.
    pub lemma: String,
}

/// Whose institution it is where the text does not say.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Home {
    pub party: String,
    pub nouns: Vec<String>,
}

/// What body a noun means in a text that names it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Called {
    pub noun: String,
    pub body: String,
}

/// The table `speakers.toml`.
#[derive(Debug, Default)]
pub struct Speakers {
    pub nouns: Phrases<SpeakerNoun>,
    pub homes: Vec<Home>,
    pub called: Vec<Called>,
    /// Phrases of one body's own bulletins, with the body.
    pub voices: Phrases<String>,
    titles: Vec<bool>,
    /// Languages of monitored broadcasts.
    pub languages: Phrases<()>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    noun: Vec<Nouns>,
    titles: Titles,
    broadcast: Broadcast,
    home: Vec<Home>,
    voice: Vec<Voice>,
    called: Vec<Called>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Voice {
    body: String,
    phrases: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    class: Class,
    /// The words are plurals as they stand.
    #[serde(default)]
    plural: bool,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Broadcast {
    languages: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Titles {
    words: Vec<String>,
}

impl Speakers {
    pub fn load(vocabulary: &mut Vocabulary) -> Speakers {
        let file: File = parse("speakers.toml", include_str!("../../lang/en/speakers.toml"));
        let mut speakers = Speakers { homes: file.home, called: file.called, ..Speakers::default() };
        for nouns in &file.noun {
            for word in &nouns.words {
                let noun = |plural| SpeakerNoun { class: nouns.class, plural, lemma: word.clone() };
                speakers.nouns.add(word, noun(nouns.plural), vocabulary);
                if !nouns.plural {
                    speakers.nouns.add(&plural(word), noun(true), vocabulary);
                }
            }
        }
        for voice in &file.voice {
            for phrase in &voice.phrases {
                speakers.voices.add(phrase, voice.body.clone(), vocabulary);
            }
        }
        for language in &file.broadcast.languages {
            speakers.languages.add(language, (), vocabulary);
        }
        for title in &file.titles.words {
            let index = vocabulary.intern(title).0 as usize;
            if speakers.titles.len() <= index {
                speakers.titles.resize(index + 1, false);
            }
            speakers.titles[index] = true;
        }
        speakers
    }

    /// Whether a word is an honour or title before a name.
    pub fn is_title(&self, word: WordId) -> bool {
        self.titles.get(word.0 as usize).copied().unwrap_or(false)
    }
}
