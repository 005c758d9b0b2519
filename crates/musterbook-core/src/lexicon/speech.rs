//! What words are where somebody speaks: the lists of single rules. Table `speech.toml`.

use super::parse;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The table: each word with its classes as a set of bits.
#[derive(Debug)]
pub struct Speech {
    words: FxHashMap<String, u64>,
}

macro_rules! classes {
    ($($name:ident = $key:literal),+ $(,)?) => {
        impl Speech {
            classes!(@ 0; $($name),+);
            const KEYS: &'static [(&'static str, u64)] = &[$(($key, Speech::$name)),+];
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
    IN_NAME = "in_name",
}

impl Speech {
    pub fn load() -> Speech {
        let file: BTreeMap<String, Vec<String>> = parse("speech.toml", include_str!("../../lang/en/speech.toml"));
        let mut words = FxHashMap::default();
        for (key, listed) in file {
            let known = Speech::KEYS.iter().find(|(name, _)| *name == key);
            let (_, class) = known.unwrap_or_else(|| panic!("speech.toml: unknown key {key}"));
            for word in listed {
                *words.entry(word).or_default() |= class;
            }
        }
        Speech { words }
    }

    /// Whether a word, written as the table has it, is of any of the classes.
    pub fn is(&self, word: &str, classes: u64) -> bool {
        self.words.get(word).is_some_and(|known| known & classes != 0)
    }
}
