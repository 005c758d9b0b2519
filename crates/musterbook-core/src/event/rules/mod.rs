//! The rules that bind a figure to the word that names its outcome, in the order in which they are tried.

mod after;
mod before;
mod elsewhere;
mod link;
mod noun;

pub(super) use elsewhere::{has_clause_of_its_own, verb_of_part};
pub(super) use noun::is_definite;

use super::scene::{Bond, Relation, Scene};
use crate::claim::{Outcome, Unit};
use after::{followed, followed_weakly, inner, relative};
use before::{governed, governed_weakly};
use elsewhere::{earlier_verb, later_verb, later_verb_weakly};
use link::{contents, instrument, linked};
use noun::{act, actors, attack, noun_alone, place, presence};

/// A rule: its name, what it reads, and the function.
pub struct Rule {
    pub name: &'static str,
    pub about: &'static str,
    pub run: fn(&Scene, usize) -> Option<Bond>,
}

/// Rules that look only at the figure's own words. The first that answers decides.
pub const OWN: &[Rule] = &[
    Rule {
        name: "attack",
        about: "`repelled nine attacks`, `carried out 5 strikes`: attacks, made unless a verb says otherwise",
        run: attack,
    },
    Rule { name: "governed", about: "`killed 12 people`: a verb just before the figure", run: governed },
    Rule {
        name: "followed",
        about: "`12 people were killed`, `12 dead`: a verb or adjective just after the phrase",
        run: followed,
    },
    Rule {
        name: "relative",
        about: "`the 80 pupils they had seized`: a clause of its own after the phrase",
        run: relative,
    },
    Rule { name: "act", about: "`12 deaths`: the counted noun names the outcome", run: act },
    Rule { name: "inner", about: "`12 wounded soldiers`: a participle in the phrase", run: inner },
    Rule {
        name: "instrument",
        about: "`attacked with 195 drones`: what an attack was made with was launched",
        run: instrument,
    },
    Rule {
        name: "linked",
        about: "`a toll of 12`, `casualties exceed 6,000`: a noun linked to the figure",
        run: linked,
    },
    Rule {
        name: "contents",
        about: "`the cache contained three rockets`: what a find or a delivery is made up of",
        run: contents,
    },
    Rule { name: "later verb", about: "`12 people in a market in Kharkiv were killed`", run: later_verb },
];

/// Rules tried after the figures of a sentence have shared what they have.
pub const LOOSE: &[Rule] = &[
    Rule { name: "noun alone", about: "`12 hostages`, `300,000 refugees`: the noun says enough", run: noun_alone },
    Rule { name: "actors", about: "`about 100 rebels burned the bank`: who fought was there", run: actors },
    Rule { name: "place", about: "`ferried 44 to hospital`, `3,000 in camps`: where people are tells", run: place },
    Rule { name: "followed weakly", about: "`3,000 soldiers stationed there`", run: followed_weakly },
    Rule { name: "governed weakly", about: "`hosts 3,000 refugees`", run: governed_weakly },
    Rule { name: "later verb, weakly", about: "`200 gunmen on motorbikes attacked the base`", run: later_verb_weakly },
    Rule { name: "earlier verb", about: "`killed in Gaza on Monday were 12 people`", run: earlier_verb },
    Rule { name: "presence", about: "`there are 11,000 soldiers`, `a force of 300`", run: presence },
];

/// The rule of a name, for `explain` and the tests.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    OWN.iter().chain(LOOSE)
}
fn bond(item: usize, read: (Outcome, Unit, Option<u16>), relation: Relation, rule: &'static str) -> Option<Bond> {
    Some(Bond { outcome: read.0, unit: read.1, item: Some(item), verb: read.2, relation, rule })
}
