//! Whether two names are the same, by the table `world/scoring_aliases.json`. Case, accents, punctuation, possessives,
//! articles and word order do not count.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use std::marker::PhantomData;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// The slots whose values are names. They differ in which aliases hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameSlot {
    /// `side` and `by`: an army is its country.
    Party,
    Place,
    ShareOf,
    Source,
}

/// The alias table, ready to compare.
pub struct Names {
    small: FxHashSet<String>,
    words: FxHashMap<String, Vec<String>>,
    forces: FxHashSet<String>,
    /// Phrases rewritten wherever they occur in a name.
    place_phrases: Phrases,
    party_phrases: Phrases,
    longest: usize,
    /// Whole names.
    whole: FxHashMap<Key, Key>,
    armies: FxHashMap<Key, Key>,
    countries: FxHashSet<Key>,
}

/// The words of a name, sorted, each once.
type Key = Vec<String>;
type Phrases = FxHashMap<Vec<String>, Vec<String>>;

#[derive(Deserialize)]
struct Table {
    countries: InOrder<Country>,
    bodies: InOrder<Vec<String>>,
    places: InOrder<Vec<String>>,
    armies: InOrder<String>,
    words: InOrder<String>,
    small: Vec<String>,
    forces: Vec<String>,
}

#[derive(Deserialize)]
struct Country {
    names: Vec<String>,
    demonyms: Vec<String>,
    capitals: Vec<String>,
}

static STANDARD: LazyLock<Names> = LazyLock::new(|| {
    let table = serde_json::from_str(include_str!("../../world/scoring_aliases.json"));
    Names::new(table.expect("world/scoring_aliases.json is as it should be"))
});

impl Names {
    /// The table that comes with the program.
    pub fn standard() -> &'static Names {
        &STANDARD
    }

    fn new(table: Table) -> Names {
        let mut names = Names {
            small: table.small.into_iter().collect(),
            words: table.words.0.iter().map(|(from, to)| (from.clone(), words(to))).collect(),
            forces: table.forces.into_iter().collect(),
            place_phrases: Phrases::default(),
            party_phrases: Phrases::default(),
            longest: 0,
            whole: FxHashMap::default(),
            armies: FxHashMap::default(),
            countries: FxHashSet::default(),
        };
        for (country, forms) in &table.countries.0 {
            let to = split(country);
            for form in std::iter::once(country).chain(&forms.names) {
                names.place_phrases.insert(split(form), to.clone());
                names.party_phrases.insert(split(form), to.clone());
            }
            for form in &forms.demonyms {
                names.party_phrases.insert(split(form), to.clone());
            }
        }
        for (place, forms) in &table.places.0 {
            for form in std::iter::once(place).chain(forms) {
                names.place_phrases.insert(split(form), split(place));
            }
        }
        names.longest = names.place_phrases.keys().chain(names.party_phrases.keys()).map(Vec::len).max().unwrap_or(0);
        for (country, forms) in &table.countries.0 {
            let key = names.party(country);
            for form in &forms.capitals {
                names.whole.insert(names.party(form), key.clone());
            }
            names.countries.insert(key);
        }
        for (body, forms) in &table.bodies.0 {
            let key = names.party(body);
            for form in std::iter::once(body).chain(forms) {
                names.whole.insert(names.party(form), key.clone());
            }
        }
        for (army, country) in &table.armies.0 {
            names.armies.insert(names.party(army), names.party(country));
        }
        names
    }

    /// Whether two values of a slot are the same name. An empty one is the same as an empty one only.
    pub fn same(&self, a: Option<&str>, b: Option<&str>, slot: NameSlot) -> bool {
        match (a.filter(|name| !name.is_empty()), b.filter(|name| !name.is_empty())) {
            (Some(a), Some(b)) => a == b || self.key(a, slot) == self.key(b, slot),
            (a, b) => a.is_none() && b.is_none(),
        }
    }

    /// What is equal for equal names in this slot.
    pub fn key(&self, name: &str, slot: NameSlot) -> Vec<String> {
        match slot {
            NameSlot::Place => return self.bag(without_settlement_kind(before_comma(name)), Some(&self.place_phrases)),
            NameSlot::ShareOf => return self.bag(name, None),
            NameSlot::Party | NameSlot::Source => {}
        }
        let key = self.party(name);
        if slot == NameSlot::Party {
            if let Some(country) = self.armies.get(&key) {
                return country.clone();
            }
            let bare: Key = key.iter().filter(|word| !self.forces.contains(*word)).cloned().collect();
            if self.countries.contains(&bare) || self.whole.contains_key(&bare) {
                return self.whole.get(&bare).cloned().unwrap_or(bare);
            }
        } else {
            let bare: Key = key.iter().filter(|word| *word != "government").cloned().collect();
            if self.countries.contains(&bare) {
                return bare;
            }
        }
        self.whole.get(&key).cloned().unwrap_or(key)
    }

    fn party(&self, name: &str) -> Key {
        self.bag(name, Some(&self.party_phrases))
    }

    /// The name as a set of words: phrases and single words rewritten, small words dropped unless nothing is left.
    fn bag(&self, name: &str, phrases: Option<&Phrases>) -> Key {
        let words = split(name);
        let mut out = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let most = if phrases.is_some() { self.longest.min(words.len() - at) } else { 0 };
            let phrase = (1..=most).rev().find_map(|n| Some((n, phrases?.get(&words[at..at + n])?)));
            if let Some((length, to)) = phrase {
                out.extend(to.iter().cloned());
                at += length;
                continue;
            }
            match self.words.get(&words[at]) {
                Some(to) => out.extend(to.iter().cloned()),
                None => out.push(words[at].clone()),
            }
            at += 1;
        }
        out.sort();
        out.dedup();
        let kept: Key = out.iter().filter(|word| !self.small.contains(*word)).cloned().collect();
        if kept.is_empty() { out } else { kept }
    }
}

/// `Kharkiv, Ukraine` and `Kharkiv (city)` are Kharkiv.
fn before_comma(name: &str) -> &str {
    match name.split([',', '(']).next() {
        Some(first) if !first.is_empty() => first,
        _ => name,
    }
}

/// `the city of Kharkiv` is Kharkiv.
fn without_settlement_kind(name: &str) -> &str {
    let mut rest = name.trim_start();
    rest = after(rest, "the ").unwrap_or(rest);
    ["city of ", "town of ", "village of ", "settlement of "].iter().find_map(|kind| after(rest, kind)).unwrap_or(name)
}

/// What follows `start`, in any case.
fn after<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    text.get(..start.len()).filter(|head| head.eq_ignore_ascii_case(start)).map(|_| &text[start.len()..])
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// The words of a name: lower case, no accents, punctuation or possessives.
fn split(name: &str) -> Vec<String> {
    let mut folded = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'đ' => folded.push('d'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ς' => folded.push('σ'),
            c => folded.push(c),
        }
    }
    let plain: Vec<char> = folded.nfkd().filter(|&c| canonical_combining_class(c) == 0).collect();
    let mut out = String::with_capacity(plain.len());
    let mut at = 0;
    while at < plain.len() {
        let c = plain[at];
        if matches!(c, '\'' | '’' | 'ʼ')
            && plain.get(at + 1) == Some(&'s')
            && !plain.get(at + 2).is_some_and(|&c| is_word(c))
        {
            at += 2;
            continue;
        }
        at += 1;
        if matches!(c, '.' | '\'' | '’' | '‘' | '`' | 'ʼ' | 'ʾ' | 'ʿ' | '´') {
            continue;
        }
        out.push(if c.is_alphanumeric() { c } else { ' ' });
    }
    words(&out)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// A JSON object in the order in which it is written.
struct InOrder<T>(Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for InOrder<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = InOrder<T>;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<InOrder<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(InOrder(entries))
            }
        }
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(slot: NameSlot, a: &str, b: &str, expected: bool) {
        assert_eq!(Names::standard().same(Some(a), Some(b), slot), expected, "{a} / {b} as {slot:?}");
    }

    #[test]
    fn parties() {
        check(NameSlot::Party, "Ukrainian troops", "Ukraine", true);
        check(NameSlot::Party, "Russia's forces", "Moscow", true);
        check(NameSlot::Party, "IDF", "Israel", true);
        check(NameSlot::Party, "the RSF", "Rapid Support Forces", true);
        check(NameSlot::Party, "South Korea", "North Korea", false);
        check(NameSlot::Party, "Niger", "Nigeria", false);
    }

    #[test]
    fn places() {
        check(NameSlot::Place, "Kursk region", "Kursk Oblast", true);
        check(NameSlot::Place, "the city of Kharkov", "Kharkiv, Ukraine", true);
        check(NameSlot::Place, "Kyiv", "Ukraine", false);
        check(NameSlot::Place, "Sana'a", "Sanaa", true);
    }

    #[test]
    fn sources() {
        check(NameSlot::Source, "the Ukrainian government", "Ukraine", true);
        check(NameSlot::Source, "Ukrainian General Staff", "General Staff of Ukraine", true);
        check(NameSlot::Source, "South Korea's NIS", "National Intelligence Service", true);
        check(NameSlot::Source, "IDF", "Israel", false);
    }

    #[test]
    fn an_empty_name_is_only_like_an_empty_one() {
        let names = Names::standard();
        assert!(names.same(None, Some(""), NameSlot::Party));
        assert!(!names.same(None, Some("Russia"), NameSlot::Party));
    }
}
