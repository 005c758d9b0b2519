//! From tolls to the deaths of one event: which of them are alternatives, which are parts, which are the whole.
//!
//! | told of | is |
//! | --- | --- |
//! | soldiers, fighters of a party | a part |
//! | civilians of a party, civilians of nobody said | parts; the latter is the whole of the former where both are told |
//! | people of a party, not said whether soldiers or civilians | the whole of that party's parts |
//! | people, nothing said | the whole of all parts |
//!
//! A whole told beside its parts is not added to them: what it holds beyond them are people of whom nothing is known.
//!
//! Of one origin only the last word counts, that of the latest day of publication; in it, the greatest figure (a headline
//! and its text, a number and those of them who were children, are not added up), and figures of a list ("a woman and two
//! children") together. Of several origins: **low** is the least, **high** the greatest that any of them says; **best** is
//! the figure of most origins, the lower one of equally many.

use super::event::Support;
use std::collections::BTreeMap;
use std::ops::{Add, Sub};

/// Deaths as whole numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deaths {
    pub low: i64,
    pub best: i64,
    pub high: i64,
}

impl Add for Deaths {
    type Output = Deaths;
    fn add(self, other: Deaths) -> Deaths {
        Deaths { low: self.low + other.low, best: self.best + other.best, high: self.high + other.high }
    }
}

impl Sub for Deaths {
    type Output = Deaths;
    fn sub(self, other: Deaths) -> Deaths {
        Deaths { low: self.low - other.low, best: self.best - other.best, high: self.high - other.high }
    }
}

/// The deaths of one event: four parts, best figures that add up to the best of the whole, and the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Toll {
    pub side_a: i64,
    pub side_b: i64,
    pub civilians: i64,
    pub unknown: i64,
    pub all: Deaths,
}

/// The toll of an event, `number` saying what a claim's figure is.
pub fn toll(support: &[Support], number: impl Fn(&Support) -> Deaths) -> Toll {
    let node = |side: Option<usize>, civilian: Option<bool>| {
        told(support.iter().filter(|it| it.side == side && it.civilian == civilian), &number)
    };
    let sum = |parts: [Deaths; 2]| parts[0] + parts[1];
    let part = |civilian| [0, 1].map(|side| node(Some(side), Some(civilian)).unwrap_or_default());
    let (fighters, civilians) = (part(false), part(true));
    let more_of_a_side = [0, 1].map(|side| {
        let parts = fighters[side] + civilians[side];
        whole(node(Some(side), None), parts) - parts
    });
    let all_fighters = whole(node(None, Some(false)), sum(fighters));
    let all_civilians = whole(node(None, Some(true)), sum(civilians));
    let told_of_all = node(None, None);
    let mut all = whole(told_of_all, all_fighters + all_civilians + sum(more_of_a_side));
    // Who counts all of them may say fewer than the parts of others come to.
    all.low = told_of_all.map_or(all.low, |told| all.low.min(told.low)).clamp(0, all.best);
    // Differences of uncertain figures may fall short of the best one.
    all.high = all.high.max(all.best);
    let (side_a, side_b, civilians) = (fighters[0].best, fighters[1].best, all_civilians.best);
    Toll { side_a, side_b, civilians, unknown: all.best - side_a - side_b - civilians, all }
}

/// A whole and its parts: never fewer than the parts.
fn whole(told: Option<Deaths>, parts: Deaths) -> Deaths {
    let Some(told) = told else { return parts };
    let best = told.best.max(parts.best);
    Deaths { low: told.low.max(parts.low).min(best), best, high: told.high.max(parts.high) }
}

/// What is told of the same people, together.
fn told<'a>(of: impl Iterator<Item = &'a Support>, number: &impl Fn(&Support) -> Deaths) -> Option<Deaths> {
    // By origin: the latest day, and the figures of each list on it. A claim beside no other is a list of one.
    let mut last: BTreeMap<&str, (Option<&str>, BTreeMap<i64, Deaths>)> = BTreeMap::new();
    for it in of {
        let published = it.published.as_deref();
        let (day, lists) = last.entry(&it.origin).or_default();
        if published < *day {
            continue;
        }
        if published > *day {
            *day = published;
            lists.clear();
        }
        let list = lists.entry(it.list).or_default();
        *list = *list + number(it);
    }
    let greatest = |lists: &BTreeMap<i64, Deaths>| lists.values().copied().max_by_key(|it| (it.best, it.high, it.low));
    let words: Vec<Deaths> = last.values().filter_map(|(_, lists)| greatest(lists)).collect();
    let low = words.iter().map(|it| it.low).min()?;
    let high = words.iter().map(|it| it.high).max()?;
    let mut origins: BTreeMap<i64, usize> = BTreeMap::new();
    for it in &words {
        *origins.entry(it.best).or_default() += 1;
    }
    let most = origins.values().copied().max()?;
    let best = *origins.iter().find(|(_, of)| **of == most)?.0;
    Some(Deaths { low, best, high })
}
