//! What a figure counts: the noun phrase that follows the number.

use super::item::Item;
use crate::document::Document;
use crate::lexicon::{Form, Grammar, Noun};

/// The words after a number up to the end of its noun phrase.
#[derive(Clone, Debug, Default)]
pub struct Phrase {
    /// The first item after it.
    pub end: usize,
    pub noun: Option<&'static Noun>,
    /// The item of the head noun.
    pub head: Option<usize>,
    /// A noun that names an outcome: `deaths`, `strikes`.
    pub act: Option<u16>,
    /// An item with a participle or adjective before the noun: `12 wounded soldiers`.
    pub inner: Option<usize>,
    /// Items with names inside: `3,000 North Korean troops`.
    pub names: Vec<usize>,
    /// `12 of the …`
    pub partitive: bool,
    /// `12 of them`
    pub anaphor: bool,
    /// `386 of 415 drones`: the item of the figure that this one is a part of.
    pub base: Option<usize>,
    /// The item of `its`, `their`.
    pub possessive: Option<usize>,
    /// `enemy` stands in it.
    pub enemy: bool,
    /// `civilian` stands in it as an adjective.
    pub civilian: bool,
    /// `military` stands in it as an adjective.
    pub military: bool,
    /// The item of an unknown word that may be the noun.
    pub unknown: Option<usize>,
    /// `3,000 more`, `another 12`, `12 others`.
    pub more: bool,
}

/// How many unknown words may stand before the noun.
const PATIENCE: usize = 5;

impl Phrase {
    /// Reads the phrase of the figure that is item `at`.
    pub fn after(doc: &Document, items: &[Item], at: usize) -> Phrase {
        let mut phrase = Phrase { end: at + 1, ..Phrase::default() };
        let mut strange = 0;
        let mut j = at + 1;
        // "(12) wounded"
        if at > 0 && items[at - 1].is_mark("(") && items.get(j).is_some_and(|i| i.is_mark(")")) {
            j += 1;
            phrase.end = j;
        }
        while j < items.len() {
            let item = &items[j];
            if item.figure.is_some() {
                if phrase.partitive && phrase.head.is_none() {
                    phrase.base = Some(j);
                }
                break;
            }
            if item.is_mark("-") || (item.is_mark("\"“”'‘’«»") && phrase.head.is_none() && quote_goes_on(items, j))
            {
                j += 1;
                continue;
            }
            if item.mark.is_some() || item.time {
                break;
            }
            if item.name.is_some() {
                if !phrase.take_name(doc, items, j) {
                    break;
                }
                j += 1;
                if items.get(j).is_some_and(|n| n.is_mark("'’")) && next_noun(items, j + 1, 4).is_some() {
                    j += 1;
                }
                phrase.end = j;
                continue;
            }
            // "32 Lebanese and Palestinian prisoners"
            if item.is(Grammar::AND | Grammar::OR)
                && phrase.head.is_none()
                && !phrase.names.is_empty()
                && items.get(j + 1).is_some_and(|n| n.name.is_some())
                && next_noun(items, j + 1, 3).is_some()
            {
                j += 1;
                continue;
            }
            if item.is(Grammar::OF) && phrase.head.is_none() && phrase.unknown.is_none() && !phrase.partitive {
                phrase.partitive = true;
                j += 1;
                continue;
            }
            // "4,000 types of weapons": the noun stands behind the kind
            if item.is(Grammar::OF)
                && phrase.head.is_none()
                && phrase.unknown == Some(j - 1)
                && is_kind(doc, &items[j - 1])
            {
                phrase.unknown = None;
                j += 1;
                continue;
            }
            // "half of them dead": the phrase of a part
            if item.is(Grammar::INCLUDING) && j == at + 1 && doc.word(item.tokens.start).eq_ignore_ascii_case("of") {
                phrase.anaphor = true;
                phrase.end = j + 1;
                break;
            }
            if phrase.partitive && item.is(Grammar::ANAPHOR) && phrase.head.is_none() && !continues(items, j) {
                phrase.anaphor = true;
                phrase.end = j + 1;
                break;
            }
            match phrase.take_word(doc, items, j) {
                Taken::Yes => phrase.end = j + 1,
                Taken::Passed => {}
                Taken::Unknown => {
                    strange += 1;
                    if strange > PATIENCE {
                        break;
                    }
                    phrase.end = j + 1;
                }
                Taken::No => break,
            }
            j += 1;
        }
        phrase
    }

    /// Takes a name into the phrase; `false` where the name cannot be part of it.
    fn take_name(&mut self, doc: &Document, items: &[Item], j: usize) -> bool {
        let name = &doc.names[items[j].name.expect("a name")];
        if let Some(unit) = name.weapon() {
            if self.head.is_some() && self.noun.is_some_and(|n| n.plural) {
                return false;
            }
            self.noun = Some(weapon_noun(unit));
            self.head = Some(j);
            self.unknown = None;
            return true;
        }
        if self.head.is_some() && self.noun.is_some_and(|n| n.plural) {
            return false;
        }
        if name.party().is_none() && name.body().is_none() && name.places().next().is_none() {
            return false;
        }
        if !is_compound(doc, items, j) {
            self.names.push(j);
        }
        true
    }

    fn take_word(&mut self, doc: &Document, items: &[Item], j: usize) -> Taken {
        let item = &items[j];
        // "long-range artillery": the second half of a compound adjective
        let of_a_name = j > 1 && items[j - 2].name.is_some() && item.trigger.is_some();
        if j > 0
            && items[j - 1].is_mark("-")
            && self.head.is_none()
            && item.noun.is_none()
            && (of_a_name || next_noun(items, j + 1, 3).is_some())
        {
            return Taken::Passed;
        }
        let has_plural_head = self.head.is_some() && self.noun.is_none_or(|n| n.plural);
        if item.is(Grammar::ENEMY) {
            self.enemy = true;
        }
        if let Some(noun) = item.noun {
            if has_plural_head {
                return Taken::No;
            }
            // "civilian" before another noun is an adjective
            if noun.civilian == Some(true) && !noun.plural && next_noun(items, j + 1, 3).is_some() {
                self.civilian = true;
                self.noun = Some(noun);
                return Taken::Yes;
            }
            if let Some(trigger) = item.trigger
                && self.head.is_none()
                && next_noun(items, j + 1, 3).is_some()
                && !trigger.states.is_empty()
            {
                self.inner = Some(j);
                return Taken::Yes;
            }
            self.civilian |= noun.civilian == Some(true) && !self.military;
            self.noun = Some(noun);
            self.head = Some(j);
            self.act = item.trigger.and_then(|t| t.acts.first().copied());
            self.unknown = None;
            return Taken::Yes;
        }
        if let Some(trigger) = item.trigger {
            let act = trigger.acts.first().copied();
            let adjective = !trigger.states.is_empty()
                || trigger.verbs.iter().any(|v| matches!(v.1, Form::Past | Form::Participle | Form::Ing));
            if let Some(act) = act
                && !has_plural_head
                && (trigger.states.is_empty() || self.head.is_some())
            {
                if doc.lexicon.outcomes.acts[act as usize].measure_only && next_noun(items, j + 1, 1).is_some() {
                    return Taken::Passed;
                }
                self.act = Some(act);
                self.head = Some(j);
                self.noun = None;
                self.unknown = None;
                return Taken::Yes;
            }
            let before_name = items.get(j + 1).is_some_and(|n| n.name.is_some());
            if adjective
                && self.head.is_none()
                && (next_noun(items, j + 1, 3).is_some() || before_name && !trigger.states.is_empty())
            {
                self.inner = Some(j);
                return Taken::Yes;
            }
            if self.partitive && self.head.is_none() && !trigger.states.is_empty() && self.inner.is_none() {
                // "dozens of wounded"
                self.inner = Some(j);
                return Taken::Yes;
            }
            return Taken::No;
        }
        if item.is(Grammar::POSSESSIVE) && self.head.is_none() {
            self.possessive = Some(j);
            return Taken::Passed;
        }
        if item.is(Grammar::DETERMINER) && self.head.is_none() && !item.is(Grammar::RELATIVE & !Grammar::DETERMINER) {
            let word = doc.word(item.tokens.start);
            let more = ["more", "other", "others", "further", "additional", "another"];
            if more.iter().any(|m| word.eq_ignore_ascii_case(m)) {
                self.more = true;
                return Taken::Yes;
            }
            return if next_noun(items, j + 1, 4).is_some() || self.partitive { Taken::Passed } else { Taken::No };
        }
        if item.is(Grammar::FILLER) {
            self.civilian |= doc.word(item.tokens.start).eq_ignore_ascii_case("civilian");
            self.military |= doc.word(item.tokens.start).eq_ignore_ascii_case("military");
            return Taken::Yes;
        }
        if item.grammar != 0
            && !(item.is(Grammar::ADVERB) && self.head.is_none() && next_noun(items, j + 1, 2).is_some())
        {
            return Taken::No;
        }
        if item.grammar != 0 {
            return Taken::Passed;
        }
        if has_plural_head {
            return Taken::No;
        }
        if self.head.is_some() {
            // an unknown word after a singular noun is the head of a compound: "tank crews"
            let word = doc.word(item.tokens.start);
            if word.ends_with('s') && !word.ends_with("ss") {
                self.head = Some(j);
                self.unknown = Some(j);
                self.noun = None;
                return Taken::Unknown;
            }
            return Taken::No;
        }
        self.unknown = Some(j);
        Taken::Unknown
    }
}

enum Taken {
    Yes,
    /// Part of the phrase only if something follows.
    Passed,
    Unknown,
    No,
}

/// Whether a noun, or a noun that names an outcome, follows within `reach` items, over adjectives and names only.
fn next_noun(items: &[Item], from: usize, reach: usize) -> Option<usize> {
    for (j, item) in items.iter().enumerate().skip(from).take(reach) {
        if item.noun.is_some() || item.trigger.is_some_and(|t| !t.acts.is_empty()) {
            return Some(j);
        }
        let passes = item.unknown
            || item.name.is_some()
            || item.is(Grammar::FILLER)
            || item.is_mark("-")
            || item.trigger.is_some_and(|t| !t.states.is_empty());
        if !passes || item.figure.is_some() {
            return None;
        }
    }
    None
}

/// Words that only tell how what stands behind `of` is counted.
fn is_kind(doc: &Document, item: &Item) -> bool {
    let kinds = [
        "types",
        "kinds",
        "sorts",
        "pieces",
        "units",
        "items",
        "sets",
        "pairs",
        "rounds",
        "crates",
        "boxes",
        "varieties",
    ];
    kinds.iter().any(|k| doc.word(item.tokens.start).eq_ignore_ascii_case(k))
}

/// `US-made`, `Iranian-backed`: the name tells where a thing comes from, not whose it is.
fn is_compound(doc: &Document, items: &[Item], j: usize) -> bool {
    items.get(j + 1).is_some_and(|i| i.is_mark("-"))
        && items.get(j + 2).is_some_and(|i| doc.tokens[i.tokens.start].case == crate::text::Case::Lower)
}

/// Whether an anaphor word is a determiner after all: `of these soldiers`.
fn continues(items: &[Item], j: usize) -> bool {
    items[j].is(Grammar::DETERMINER) && next_noun(items, j + 1, 3).is_some()
}

fn quote_goes_on(items: &[Item], j: usize) -> bool {
    items.get(j + 1).is_some_and(|n| n.noun.is_some() || n.unknown || n.trigger.is_some() || n.name.is_some())
}

/// A weapon's name as a noun.
pub fn weapon_noun(unit: crate::claim::Unit) -> &'static Noun {
    use std::sync::LazyLock;
    static NOUNS: LazyLock<Vec<Noun>> = LazyLock::new(|| {
        crate::claim::Unit::ALL
            .iter()
            .map(|&unit| Noun { unit, civilian: None, factor: 1.0, force: None, share_only: false, plural: false })
            .collect()
    });
    NOUNS.iter().find(|n| n.unit == unit).expect("every unit")
}
