//! What tells that a number is no figure, from `lang/en/exclusions.toml`.

use super::phrases::Phrases;
use super::table::{parse, plural};
use crate::claim::Reason;
use crate::text::{Vocabulary, WordId};
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// Why a number beside a phrase is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ban {
    pub reason: Reason,
    pub because: &'static str,
    /// Only where the phrase is written with a capital.
    pub capital: bool,
}

/// The tables of exclusions.
#[derive(Debug, Default)]
pub struct Exclusions {
    pub after: Phrases<Ban>,
    pub before: Phrases<Ban>,
    /// Before the number and its hedges.
    pub led: Phrases<Ban>,
    pub area: Phrases<()>,
    /// Bodies that consist of what is counted before a hyphen.
    pub bodies: Phrases<()>,
    pub units: FxHashSet<WordId>,
    pub weapons: FxHashSet<WordId>,
    /// Words that may stand between a number and its measure.
    pub between: FxHashSet<WordId>,
    pub one_before: FxHashSet<WordId>,
    pub one_after: FxHashSet<WordId>,
    pub multiple: FxHashSet<WordId>,
    pub zero: FxHashSet<WordId>,
    pub difference_after: FxHashSet<WordId>,
    pub difference_before: FxHashSet<WordId>,
    pub person: FxHashSet<WordId>,
    pub month: FxHashSet<WordId>,
    pub places: FxHashSet<WordId>,
    pub speakers: FxHashSet<WordId>,
    pub year_before: FxHashSet<WordId>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    after: Vec<Row>,
    before: Vec<Row>,
    led: Vec<Row>,
    area: Words,
    bodies: Words,
    units: Words,
    weapons: Words,
    between: Words,
    one_before: Words,
    one_after: Words,
    multiple: Words,
    zero: Words,
    difference_after: Words,
    difference_before: Words,
    person: Words,
    month: Words,
    places: Words,
    speakers: Words,
    year_before: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    reason: Reason,
    because: String,
    #[serde(default)]
    inflect: bool,
    #[serde(default)]
    capital: bool,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
}

impl Words {
    fn set(&self, vocabulary: &mut Vocabulary) -> FxHashSet<WordId> {
        self.words.iter().map(|word| vocabulary.intern(word)).collect()
    }
}

fn bans(rows: Vec<Row>, vocabulary: &mut Vocabulary) -> Phrases<Ban> {
    let mut phrases = Phrases::default();
    for row in rows {
        let ban = Ban { reason: row.reason, because: row.because.leak(), capital: row.capital };
        for phrase in &row.words {
            phrases.add(phrase, ban, vocabulary).into_iter().for_each(|known: &mut Ban| known.capital &= ban.capital);
            if row.inflect && phrase.chars().all(|c| c.is_alphabetic() || c == ' ') {
                phrases.add(&plural(phrase), ban, vocabulary);
            }
        }
    }
    phrases
}

impl Exclusions {
    pub fn load(vocabulary: &mut Vocabulary) -> Exclusions {
        let table: Table = parse("exclusions.toml", include_str!("../../lang/en/exclusions.toml"));
        let (mut area, mut bodies) = (Phrases::default(), Phrases::default());
        for phrase in &table.area.words {
            area.add(phrase, (), vocabulary);
        }
        for phrase in &table.bodies.words {
            bodies.add(phrase, (), vocabulary);
        }
        Exclusions {
            after: bans(table.after, vocabulary),
            before: bans(table.before, vocabulary),
            led: bans(table.led, vocabulary),
            area,
            bodies,
            units: table.units.set(vocabulary),
            weapons: table.weapons.set(vocabulary),
            between: table.between.set(vocabulary),
            one_before: table.one_before.set(vocabulary),
            one_after: table.one_after.set(vocabulary),
            multiple: table.multiple.set(vocabulary),
            zero: table.zero.set(vocabulary),
            difference_after: table.difference_after.set(vocabulary),
            difference_before: table.difference_before.set(vocabulary),
            person: table.person.set(vocabulary),
            month: table.month.set(vocabulary),
            places: table.places.set(vocabulary),
            speakers: table.speakers.set(vocabulary),
            year_before: table.year_before.set(vocabulary),
        }
    }
}
