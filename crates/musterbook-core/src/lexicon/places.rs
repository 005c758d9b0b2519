//! The words around names of places, of `lang/en/places.toml`: what makes a name the place of something, and what not.

use super::phrases::Phrases;
use super::table::parse;
use crate::text::{Token, Vocabulary};
use serde::Deserialize;

/// The classes that a word belongs to, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlaceWord(pub u64);

impl PlaceWord {
    /// Before a name, makes it the place of what is told: `in`, `near`, `shelling of`.
    pub const WITHIN: u64 = 1;
    /// Where something goes: `to`, `into`.
    pub const TOWARD: u64 = 1 << 1;
    /// Where something comes from.
    pub const FROM: u64 = 1 << 2;
    pub const REGION: u64 = 1 << 3;
    pub const DISTRICT: u64 = 1 << 4;
    pub const AREA: u64 = 1 << 5;
    pub const SETTLEMENT: u64 = 1 << 6;
    pub const SITE: u64 = 1 << 7;
    pub const FRONT: u64 = 1 << 8;
    pub const EVENT: u64 = 1 << 9;
    pub const COMPASS: u64 = 1 << 10;
    /// May stand between a preposition and the name.
    pub const PASSED: u64 = 1 << 11;
    pub const SPEAKER: u64 = 1 << 12;
    pub const SPEECH: u64 = 1 << 13;
    /// A city where governments and bodies speak.
    pub const SEAT: u64 = 1 << 14;
    /// Makes the name before it part of a newspaper's, a street's, a unit's.
    pub const OTHER: u64 = 1 << 15;
    /// After a hyphen: `-born`.
    pub const ATTRIBUTE: u64 = 1 << 16;
    /// No place is named so.
    pub const NEVER: u64 = 1 << 17;

    /// Makes even an unknown capitalised word a place.
    pub const STRICT: u64 = 1 << 18;
    /// Ends the clause that a place belongs to.
    pub const CLAUSE: u64 = 1 << 19;
    /// Stands for a place named before.
    pub const BACK: u64 = 1 << 20;
    /// Stands for the seat of the country.
    pub const CAPITAL: u64 = 1 << 21;
    /// Stands for the country.
    pub const COUNTRY: u64 = 1 << 22;
    /// After a name, means the region around it.
    pub const THEATRE: u64 = 1 << 23;
    /// After a country's name, counts what happened there.
    pub const TOLL: u64 = 1 << 24;

    /// Before a name, makes it the place that another is near: `80 km south of`.
    pub const BESIDE: u64 = 1 << 25;
    /// Before a name, makes it the one that a war is with: `war against`.
    pub const FOE: u64 = 1 << 26;
    /// Before a figure, makes it a part of the one before: `including`.
    pub const PART: u64 = 1 << 27;
    /// Units of length, as in `80 kilometres north of`.
    pub const LENGTH: u64 = 1 << 28;

    /// After a name, and with a capital, makes it a newspaper's: `Kyiv Post`.
    pub const PAPER: u64 = 1 << 29;
    /// What happened, as spoken of again: `the attack`.
    pub const INCIDENT: u64 = 1 << 30;
    /// After a name, what a place is the scene of: `Yemen saw`, `Uganda hosts`.
    pub const SCENE: u64 = 1 << 31;

    /// Before a place, points it out among others: `particularly in`.
    pub const POINTED: u64 = 1 << 32;

    /// Nouns that make a capitalised word beside them the name of a place.
    pub const KIND: u64 = Self::REGION | Self::DISTRICT | Self::AREA | Self::SETTLEMENT | Self::SITE;

    /// Whether the word is in any of the classes.
    pub fn is(self, classes: u64) -> bool {
        self.0 & classes != 0
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    within: Vec<String>,
    toward: Vec<String>,
    from: Vec<String>,
    region: Vec<String>,
    district: Vec<String>,
    area: Vec<String>,
    settlement: Vec<String>,
    site: Vec<String>,
    front: Vec<String>,
    event: Vec<String>,
    compass: Vec<String>,
    passed: Vec<String>,
    speaker: Vec<String>,
    speech: Vec<String>,
    seat: Vec<String>,
    other: Vec<String>,
    attribute: Vec<String>,
    never: Vec<String>,
    strict: Vec<String>,
    clause: Vec<String>,
    back: Vec<String>,
    capital: Vec<String>,
    country: Vec<String>,
    theatre: Vec<String>,
    toll: Vec<String>,
    beside: Vec<String>,
    foe: Vec<String>,
    part: Vec<String>,
    length: Vec<String>,
    paper: Vec<String>,
    incident: Vec<String>,
    scene: Vec<String>,
    pointed: Vec<String>,
}

/// The table.
#[derive(Debug)]
pub struct PlaceWords {
    words: Phrases<PlaceWord>,
}

impl PlaceWords {
    pub fn load(vocabulary: &mut Vocabulary) -> PlaceWords {
        let file: File = parse("places.toml", include_str!("../../lang/en/places.toml"));
        let mut words = Phrases::default();
        for (class, phrases) in [
            (PlaceWord::WITHIN, file.within),
            (PlaceWord::TOWARD, file.toward),
            (PlaceWord::FROM, file.from),
            (PlaceWord::REGION, file.region),
            (PlaceWord::DISTRICT, file.district),
            (PlaceWord::AREA, file.area),
            (PlaceWord::SETTLEMENT, file.settlement),
            (PlaceWord::SITE, file.site),
            (PlaceWord::FRONT, file.front),
            (PlaceWord::EVENT, file.event),
            (PlaceWord::COMPASS, file.compass),
            (PlaceWord::PASSED, file.passed),
            (PlaceWord::SPEAKER, file.speaker),
            (PlaceWord::SPEECH, file.speech),
            (PlaceWord::SEAT, file.seat),
            (PlaceWord::OTHER, file.other),
            (PlaceWord::ATTRIBUTE, file.attribute),
            (PlaceWord::NEVER, file.never),
            (PlaceWord::STRICT, file.strict),
            (PlaceWord::CLAUSE, file.clause),
            (PlaceWord::BACK, file.back),
            (PlaceWord::CAPITAL, file.capital),
            (PlaceWord::COUNTRY, file.country),
            (PlaceWord::THEATRE, file.theatre),
            (PlaceWord::TOLL, file.toll),
            (PlaceWord::BESIDE, file.beside),
            (PlaceWord::FOE, file.foe),
            (PlaceWord::PART, file.part),
            (PlaceWord::LENGTH, file.length),
            (PlaceWord::PAPER, file.paper),
            (PlaceWord::INCIDENT, file.incident),
            (PlaceWord::SCENE, file.scene),
            (PlaceWord::POINTED, file.pointed),
        ] {
            for phrase in phrases {
                if let Some(known) = words.add(&phrase, PlaceWord(class), vocabulary) {
                    known.0 |= class;
                }
            }
        }
        PlaceWords { words }
    }

    /// The longest phrase that begins at the first of `tokens`: its classes and how many tokens it covers.
    pub fn at(&self, tokens: &[Token]) -> Option<(PlaceWord, usize)> {
        self.words.longest(tokens).map(|found| (*found.meaning, found.length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn finds_the_classes_of_words() {
        let mut vocabulary = Vocabulary::default();
        let table = PlaceWords::load(&mut vocabulary);
        for (text, class, length) in [
            ("in and around", PlaceWord::WITHIN, 3),
            ("refugee camp", PlaceWord::SITE, 2),
            ("north-east of", PlaceWord::WITHIN, 4),
            ("Region", PlaceWord::REGION, 1),
            ("Telegram", PlaceWord::NEVER, 1),
        ] {
            let (word, found) = table.at(&tokens(text, &vocabulary)).expect(text);
            assert!(word.is(class), "{text}");
            assert_eq!(found, length, "{text}");
        }
        assert!(table.at(&tokens("spoon", &vocabulary)).is_none());
    }
}
