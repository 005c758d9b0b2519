//! What a figure counts: the noun phrase that follows the number.

use super::item::Item;
use super::kind::{corps, is_compound, is_kind, is_kind_of, is_member, is_single, next_noun};
use crate::claim::Unit;
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
            // "8 terrorist's hideouts"
            if item.is_mark("'’") && phrase.head == Some(j - 1) && phrase.noun.is_some() {
                let s = items.get(j + 1).is_some_and(|i| doc.word(i.tokens.start).eq_ignore_ascii_case("s"));
                let next = j + 1 + usize::from(s);
                if next_noun(items, next, 3).is_some_and(|n| items[n].noun.is_some_and(|n| n.plural)) {
                    (phrase.head, phrase.noun) = (None, None);
                    j = next;
                    continue;
                }
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
            // "four ammunition and supply depots", "50 striking and reconnaissance drones"
            if item.is(Grammar::AND | Grammar::OR)
                && j > at + 1
                && phrase.names.is_empty()
                && phrase.noun.is_none_or(|n| n.unit != Unit::People)
                && !doc.word(items[j - 1].tokens.start).ends_with('s')
                && !is_single(doc, items, at)
                && (phrase.head == Some(j - 1) || is_kind_of(items, j - 1) || phrase.unknown == Some(j - 1))
                && next_noun(items, j + 1, 2).is_some_and(|n| items[n].noun.is_none_or(|n| n.plural))
            {
                (phrase.head, phrase.noun, phrase.act, phrase.unknown) = (None, None, None, None);
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
            // "30 types and models of vehicles"
            if item.is(Grammar::AND)
                && phrase.unknown == Some(j - 1)
                && items.get(j + 1).is_some_and(|i| is_kind(doc, i))
            {
                j += 1;
                continue;
            }
            // "three members of the paramilitary police": the noun behind says of what kind
            if item.is(Grammar::OF)
                && phrase.head == Some(j - 1)
                && is_member(doc, &items[j - 1])
                && let Some(k) = corps(items, j + 1)
            {
                phrase.names.extend((j + 1..k).filter(|&n| items[n].name.is_some()));
                phrase.noun = items[k].noun;
                phrase.head = Some(k);
                phrase.end = k + 1;
                break;
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
            // the first of two words of kind
            if is_kind_of(items, j)
                && phrase.head.is_none()
                && items.get(j + 1).is_some_and(|i| i.is(Grammar::AND | Grammar::OR))
                && next_noun(items, j + 2, 2).is_some_and(|n| items[n].noun.is_some_and(|n| n.plural))
            {
                j += 1;
                continue;
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
            // "two F-16 fighters"
            if self.noun.is_some_and(|n| n.unit == Unit::Aircraft)
                && self.head == Some(j - 1)
                && doc.is_in(&doc.lexicon.whose.warplane, item.tokens.start)
            {
                self.head = Some(j);
                return Taken::Yes;
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
            if doc.is_in(&doc.lexicon.whose.more, item.tokens.start) {
                self.more = true;
                return Taken::Yes;
            }
            return if next_noun(items, j + 1, 4).is_some() || self.partitive { Taken::Passed } else { Taken::No };
        }
        if item.is(Grammar::FILLER) {
            self.civilian |= doc.is_in(&doc.lexicon.whose.civilian, item.tokens.start);
            self.military |= doc.is_in(&doc.lexicon.whose.military, item.tokens.start);
            return Taken::Yes;
        }
        // "three army troops"
        if item.is(Grammar::STATE) && self.head.is_none() && next_noun(items, j + 1, 4).is_some() {
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
