//! The words that show who says something, and the small words around them.

use super::phrases::Phrases;
use super::table::{parse, verb_forms};
use crate::claim::Stance;
use crate::text::{Vocabulary, WordId};
use serde::Deserialize;

/// What a cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueKind {
    /// A reporting verb in one of its forms.
    Verb(Form),
    /// Stands before the speaker: `according to`.
    Before,
    /// Stands before the origin behind another speaker: `citing`.
    Cited,
    /// Stands before the one who passes the words on: `quoted by`.
    Relay,
}

/// The form of a verb as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Base,
    Third,
    Past,
    Ing,
}

/// A word or phrase that shows that somebody says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    pub kind: CueKind,
    /// What the word says about its content.
    pub stance: Stance,
    /// Reports only beside a speaker that is a body, a party, a person or an account.
    pub weak: bool,
}

/// The classes of small words, as bits.
pub mod function {
    pub const ARTICLE: u16 = 1;
    pub const DEFINITE: u16 = 1 << 1;
    pub const OWNER: u16 = 1 << 2;
    pub const PRONOUN: u16 = 1 << 3;
    pub const PREPOSITION: u16 = 1 << 4;
    pub const AUXILIARY: u16 = 1 << 5;
    pub const BE: u16 = 1 << 6;
    pub const ADVERB: u16 = 1 << 7;
    pub const CONJUNCTION: u16 = 1 << 8;
    pub const SUBORDINATE: u16 = 1 << 9;
    pub const NEGATION: u16 = 1 << 10;
    pub const TIME: u16 = 1 << 11;
}

/// The table `cues.toml`.
#[derive(Debug, Default)]
pub struct Cues {
    pub phrases: Phrases<Cue>,
    /// Classes of small words, by word id.
    functions: Vec<u16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    verb: Vec<Verbs>,
    before: Before,
    function: Functions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    stance: Option<Stance>,
    #[serde(default)]
    weak: bool,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Before {
    origin: Vec<String>,
    cited: Vec<String>,
    relay: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Functions {
    article: Vec<String>,
    definite: Vec<String>,
    owner: Vec<String>,
    pronoun: Vec<String>,
    preposition: Vec<String>,
    auxiliary: Vec<String>,
    be: Vec<String>,
    adverb: Vec<String>,
    conjunction: Vec<String>,
    subordinate: Vec<String>,
    negation: Vec<String>,
    time: Vec<String>,
}

impl Cues {
    pub fn load(vocabulary: &mut Vocabulary) -> Cues {
        let file: File = parse("cues.toml", include_str!("../../lang/en/cues.toml"));
        let mut cues = Cues::default();
        for (kind, phrases) in [
            (CueKind::Before, &file.before.origin),
            (CueKind::Cited, &file.before.cited),
            (CueKind::Relay, &file.before.relay),
        ] {
            for phrase in phrases {
                cues.phrases.add(phrase, Cue { kind, stance: Stance::Reported, weak: false }, vocabulary);
            }
        }
        for verbs in &file.verb {
            for word in &verbs.words {
                cues.add_verb(word, verbs, vocabulary);
            }
        }
        let f = &file.function;
        for (bit, words) in [
            (function::ARTICLE, &f.article),
            (function::DEFINITE, &f.definite),
            (function::OWNER, &f.owner),
            (function::PRONOUN, &f.pronoun),
            (function::PREPOSITION, &f.preposition),
            (function::AUXILIARY, &f.auxiliary),
            (function::BE, &f.be),
            (function::ADVERB, &f.adverb),
            (function::CONJUNCTION, &f.conjunction),
            (function::SUBORDINATE, &f.subordinate),
            (function::NEGATION, &f.negation),
            (function::TIME, &f.time),
        ] {
            for word in words {
                cues.add_function(word, bit, vocabulary);
            }
        }
        cues
    }

    /// The classes of a word.
    #[inline]
    pub fn functions(&self, word: WordId) -> u16 {
        self.functions.get(word.0 as usize).copied().unwrap_or(0)
    }

    fn add_function(&mut self, word: &str, bit: u16, vocabulary: &mut Vocabulary) {
        let index = vocabulary.intern(word).0 as usize;
        if self.functions.len() <= index {
            self.functions.resize(index + 1, 0);
        }
        self.functions[index] |= bit;
    }

    fn add_verb(&mut self, word: &str, verbs: &Verbs, vocabulary: &mut Vocabulary) {
        let given: Vec<String> = word.split('/').map(str::to_string).collect();
        let forms = if given.len() > 1 { given } else { verb_forms(word).to_vec() };
        let stance = verbs.stance.unwrap_or(Stance::Reported);
        // The past comes first: it is what `put` is read as where the forms are alike.
        for index in [2, 0, 1, 3, 4] {
            let form = match index {
                0 => Form::Base,
                1 => Form::Third,
                3 => Form::Ing,
                _ => Form::Past,
            };
            if let Some(phrase) = forms.get(index) {
                self.phrases.add(phrase, Cue { kind: CueKind::Verb(form), stance, weak: verbs.weak }, vocabulary);
            }
        }
    }
}
