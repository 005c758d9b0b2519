//! The canonical name of a place as it is written in a text: `the Zhytomyr region` is `Zhytomyr Oblast`.

use super::candidate::Rank;
use crate::document::Document;
use crate::lexicon::places::PlaceWord;
use crate::lexicon::world::{Place, PlaceKind, Sense};
use crate::text::{Kind, fold};
use std::borrow::Cow;
use std::ops::Range;

/// The rank of a gazetteer kind.
pub(super) fn rank_of(kind: PlaceKind) -> Rank {
    match kind {
        PlaceKind::Town => Rank::Town,
        PlaceKind::District => Rank::District,
        PlaceKind::Area => Rank::Area,
        PlaceKind::Region => Rank::Region,
        PlaceKind::Country => Rank::Country,
    }
}

/// The rank that a kind noun gives to a name.
pub(super) fn rank_of_noun(word: PlaceWord) -> Rank {
    if word.is(PlaceWord::REGION) {
        Rank::Region
    } else if word.is(PlaceWord::DISTRICT) {
        Rank::District
    } else if word.is(PlaceWord::AREA) {
        Rank::Area
    } else {
        Rank::Town
    }
}

/// The name with its kind noun: `Kursk` and `region` in Russia give `Kursk Oblast`, `Sabari` and `district` themselves.
pub(super) fn with_noun(name: &str, noun: &str, word: PlaceWord, country: &str) -> Cow<'static, str> {
    let name = name.strip_suffix(" Oblast").unwrap_or(name);
    let is_oblast = word.is(PlaceWord::REGION) && matches!(country, "Ukraine" | "Russia") && is_plain_region(noun);
    let written = noun;
    let noun = match noun.to_lowercase() {
        _ if is_oblast => "Oblast".to_string(),
        noun if noun == "state" => "State".to_string(),
        noun if word.is(PlaceWord::REGION | PlaceWord::DISTRICT) => singular(&noun),
        noun => noun,
    };
    // `IDP camp`
    let noun =
        if written.starts_with(|c: char| c.is_uppercase()) && written.chars().nth(1).is_some_and(char::is_uppercase) {
            written.to_string()
        } else {
            noun
        };
    Cow::Owned(format!("{name} {noun}"))
}

fn is_plain_region(noun: &str) -> bool {
    let noun = noun.to_lowercase();
    ["region", "oblast", "province"].contains(&noun.trim_end_matches('s'))
}

fn singular(noun: &str) -> String {
    noun.strip_suffix("ies")
        .map_or_else(|| noun.strip_suffix('s').unwrap_or(noun).to_string(), |stem| format!("{stem}y"))
}

/// The tokens as a name: single spaces, hyphens kept, capitals tamed where the text shouts.
pub(super) fn written(doc: &Document, tokens: &Range<usize>, shouted: bool) -> String {
    let mut name = String::new();
    for (n, token) in doc.tokens[tokens.clone()].iter().enumerate() {
        if n > 0 && !token.glued && token.kind != Kind::Possessive {
            name.push(' ');
        }
        let word = token.text(doc.text);
        match word.chars().next() {
            Some(first) if shouted && token.is_word() => {
                name.push(first);
                name.extend(word[first.len_utf8()..].chars().flat_map(char::to_lowercase));
            }
            _ => name.push_str(word),
        }
    }
    name
}

/// A place's name: as the text spells it where spellings differ and none is the usual one.
pub(super) fn as_written(
    doc: &Document,
    place: &'static Place,
    tokens: &Range<usize>,
    shouted: bool,
) -> Cow<'static, str> {
    const KNOWN: u32 = 300_000;
    let is_settled = match place.kind {
        PlaceKind::Town => place.population >= KNOWN,
        PlaceKind::District => false,
        PlaceKind::Region => matches!(place.country, "Ukraine" | "Russia"),
        PlaceKind::Area | PlaceKind::Country => true,
    };
    let text = doc.span(tokens).of(doc.text);
    let is_native = text.contains(|c: char| matches!(c, '\u{400}'..='\u{4ff}'));
    if is_settled || is_native {
        return place.name.into();
    }
    let is_upper = text.chars().all(|c| !c.is_lowercase());
    let name = written(doc, tokens, shouted || is_upper);
    let name = name.strip_prefix("the ").or(name.strip_prefix("The ")).unwrap_or(&name);
    if is_same(name, place.name) { place.name.into() } else { Cow::Owned(name.to_string()) }
}

/// Whether two names differ in case and accents only.
fn is_same(a: &str, b: &str) -> bool {
    let (mut first, mut second) = (String::new(), String::new());
    fold(a, &mut first);
    fold(b, &mut second);
    first == second
}

/// The region of the gazetteer that a head name and a noun stand for, looked up as one name: `Kursk` with `region`.
pub(super) fn region_named(doc: &Document, head: &str, country: &str) -> Option<&'static Place> {
    let world = &doc.lexicon.world;
    let mut tokens = Vec::new();
    for suffix in ["Oblast", "Province", "State", "region", "Governorate"] {
        let phrase = format!("{head} {suffix}");
        tokens.clear();
        tokens.extend(crate::text::tokens(&phrase, &doc.lexicon.vocabulary));
        let Some(found) = world.names.longest(&tokens).filter(|f| f.length == tokens.len()) else { continue };
        for sense in &found.meaning.senses {
            if let Sense::Place(id) = sense
                && let Some(place) = world.places.get(*id as usize)
                && place.kind == PlaceKind::Region
                && (country.is_empty() || place.country == country)
            {
                return Some(place);
            }
        }
    }
    None
}
