//! What words are where somebody speaks: the lists of single rules. Table `speech.toml`.

use super::parse;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The table: each word with its classes as a set of bits.
#[derive(Debug, Default)]
pub struct SpeechWords {
    words: FxHashMap<String, u64>,
    /// What words begin with, written with a hyphen at the end.
    stems: Vec<(String, u64)>,
}

macro_rules! classes {
    ($($name:ident = $key:literal),+ $(,)?) => {
        impl SpeechWords {
            classes!(@ 0; $($name),+);
            const KEYS: &'static [(&'static str, u64)] = &[$(($key, SpeechWords::$name)),+];
        }
    };
    (@ $n:expr; $name:ident $(, $rest:ident)*) => {
        pub const $name: u64 = 1 << ($n);
        classes!(@ $n + 1; $($rest),*);
    };
    (@ $n:expr;) => {};
}

classes! {
    REPORTER = "reporter", ONLOOKER = "onlooker", STAFF = "staff", SCHOLAR = "scholar", OFFICE = "office", POST = "post",
    AUTHOR = "author", KIND = "kind", STATION = "station", FIRM = "firm", REBEL = "rebel", MOVEMENT = "movement",
    ARMED_GROUP = "armed_group", WATCHDOG = "watchdog", OUTLET = "outlet", WATCHER = "watcher", COUNTER = "counter",
    OF_CITY = "of_city", PAPER = "paper", SOURCE = "source", VAGUE = "vague", COUNT = "count",
    LOOSE_COUNT = "loose_count", ESTIMATE = "estimate", FORECAST = "forecast", BY_COUNT = "by_count",
    SCHOOL = "school", ENDS_FORCE = "ends_force", ENDS_WATCH = "ends_watch", NOUN_OR_VERB = "noun_or_verb",
    BEFORE_NOUN = "before_noun", BEFORE_POST = "before_post", SAID_OF = "said_of", FATE = "fate",
    RECKONED = "reckoned", PARTICLE = "particle", ANSWER = "answer", TELL = "tell", ASIDE = "aside",
    BEFORE_FIGURE = "before_figure", OWN = "own", HARMED = "harmed", TURN = "turn", END_OF_PHRASE = "end_of_phrase",
    IN_NAME = "in_name", ACCUSE = "accuse", ACT = "act", PHYSICAL = "physical", PHRASAL = "phrasal", ISSUE = "issue",
    PUT = "put", NAME = "name", FIND = "find", REVISE = "revise",
}

impl SpeechWords {
    pub fn load() -> SpeechWords {
        let file: BTreeMap<String, Vec<String>> = parse("speech.toml", include_str!("../../lang/en/speech.toml"));
        let mut table = SpeechWords::default();
        for (key, listed) in file {
            let known = SpeechWords::KEYS.iter().find(|(name, _)| *name == key);
            let (_, class) = known.unwrap_or_else(|| panic!("speech.toml: unknown key {key}"));
            for word in listed {
                match word.strip_suffix('-') {
                    Some(stem) => table.stems.push((stem.to_string(), *class)),
                    None => *table.words.entry(word).or_default() |= class,
                }
            }
        }
        table
    }

    /// Whether a word, written as the table has it, is of any of the classes.
    pub fn is(&self, word: &str, classes: u64) -> bool {
        self.words.get(word).is_some_and(|known| known & classes != 0)
    }

    /// Whether a word begins with a stem of any of the classes.
    pub fn begins(&self, word: &str, classes: u64) -> bool {
        self.stems.iter().any(|(stem, class)| class & classes != 0 && word.starts_with(stem.as_str()))
    }
}
