//! Few enough statements to solve: where one question has tens of thousands, most say what others of the same origin say.
//!
//! In: the statements that count. Out: at most so many of them, and how many were left out with a loss. How:
//!
//! 1. Statements of one origin with the same figure for the same series and time are one: nothing is lost.
//! 2. Where there are still too many: of one origin's statements on a series, one for every three days, week, fortnight, month
//!    and so on, until they are few enough: the one with the narrowest time, then the one that weighs most. Near the days that
//!    are asked for, all are kept as long as they are no more than half. The answer is then said to be inexact.

use super::irreducible::weight;
use super::question::{Layout, Series};
use super::statement::Statement;
use crate::claim::Scope;
use jiff::civil::{Date, date};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// Days for which one statement is kept, in the order in which they are tried.
const WIDTHS: &[i32] = &[1, 3, 7, 14, 30, 60, 120, 365];
/// So many days around a day that is asked for, all statements are kept.
const NEAR: i32 = 14;
/// More days than these are not kept whole.
const FEW_DAYS: usize = 5;

/// What is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Thinned {
    /// Places in the list, in their order.
    pub kept: Vec<usize>,
    /// How many say something that no kept one says.
    pub left_out: usize,
}

/// What a statement is taken for: its origin, series and kind of figure, as numbers.
struct Kind {
    at: usize,
    key: u64,
    weight: f64,
    day: i32,
    /// How many days it covers; a running total none.
    length: i32,
    is_near: bool,
}

/// Thins. `days` are those that are asked for; `most` is how many are kept at most.
pub fn thin(statements: &[Statement], used: &[usize], layout: &Layout, days: &[Date], most: usize) -> Thinned {
    if used.len() <= most {
        return Thinned { kept: used.to_vec(), left_out: 0 };
    }
    let kinds = kinds(statements, used, layout, days);
    let single = best_of(&kinds, |it| {
        let of = &statements[it.at];
        let bits = |number: Option<f64>| number.map_or(u64::MAX, f64::to_bits);
        (it.key, it.day, it.length, bits(of.low), bits(of.high))
    });
    if single.len() <= most {
        return Thinned { kept: places(&single), left_out: 0 };
    }
    let near = single.iter().filter(|it| it.is_near).count();
    let keeps_near = near <= most / 2;
    let mut kept = Vec::new();
    for &width in WIDTHS {
        let own = |it: &Kind| if it.is_near && keeps_near { it.at + 1 } else { 0 };
        kept = best_of_refs(&single, |it| (it.key, it.day.div_euclid(width), own(it)));
        if kept.len() <= most {
            break;
        }
    }
    if kept.len() > most {
        kept.sort_by(|a, b| {
            b.weight.total_cmp(&a.weight).then(Reverse(a.day).cmp(&Reverse(b.day))).then(a.at.cmp(&b.at))
        });
        kept.truncate(most);
    }
    let left_out = single.len() - kept.len();
    Thinned { kept: places(&kept), left_out }
}

fn kinds(statements: &[Statement], used: &[usize], layout: &Layout, days: &[Date]) -> Vec<Kind> {
    let mut numbers: FxHashMap<(&str, Series, Scope, bool), u64> = FxHashMap::default();
    let zero = date(2000, 1, 1);
    let is_asked = |day: Date| days.len() <= FEW_DAYS && days.iter().any(|it| (*it - day).get_days().abs() <= NEAR);
    used.iter()
        .map(|&at| {
            let it = &statements[at];
            let day = it.as_of().unwrap_or(zero);
            let next = numbers.len() as u64;
            let key = (it.group.as_str(), layout.series(it), it.scope, it.share.is_some());
            Kind {
                at,
                key: *numbers.entry(key).or_insert(next),
                weight: weight(it),
                day: (day - zero).get_days(),
                length: it.when.start.filter(|_| it.scope != Scope::Total).map_or(0, |first| (day - first).get_days()),
                is_near: is_asked(day),
            }
        })
        .collect()
}

fn best_of<K: std::hash::Hash + Eq>(kinds: &[Kind], key: impl Fn(&Kind) -> K) -> Vec<&Kind> {
    best_of_refs(&kinds.iter().collect::<Vec<_>>(), key)
}

/// Of those with the same key the narrowest, then the heaviest, then the latest.
fn best_of_refs<'a, K: std::hash::Hash + Eq>(kinds: &[&'a Kind], key: impl Fn(&Kind) -> K) -> Vec<&'a Kind> {
    let mut best: FxHashMap<K, &Kind> = FxHashMap::default();
    for &it in kinds {
        let known = best.entry(key(it)).or_insert(it);
        let is_better =
            it.length.cmp(&known.length).then(known.weight.total_cmp(&it.weight)).then(known.day.cmp(&it.day));
        if is_better.then(it.at.cmp(&known.at)).is_lt() {
            *known = it;
        }
    }
    let mut found: Vec<&Kind> = best.into_values().collect();
    found.sort_by_key(|it| it.at);
    found
}

fn places(kept: &[&Kind]) -> Vec<usize> {
    let mut places: Vec<usize> = kept.iter().map(|it| it.at).collect();
    places.sort_unstable();
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Outcome::Casualties;
    use crate::reconcile::statement::tests::at;

    fn thinned(statements: &[Statement], days: &[Date], most: usize) -> Thinned {
        let used: Vec<usize> = (0..statements.len()).collect();
        let layout = Layout::of(&statements.iter().collect::<Vec<_>>());
        thin(statements, &used, &layout, days, most)
    }

    #[test]
    fn what_is_said_twice_is_kept_once_and_nothing_is_lost() {
        let mut statements = vec![at("NIS", Casualties, 3_000.0, (1, 13)); 10];
        statements[4].reports = 7;
        statements.push(at("Ukraine", Casualties, 3_000.0, (1, 13)));
        assert_eq!(thinned(&statements, &[], 3), Thinned { kept: vec![4, 10], left_out: 0 });
        assert_eq!(thinned(&statements, &[], 11).kept.len(), 11, "few enough are left as they are");
    }

    #[test]
    fn too_many_become_few_and_what_is_near_is_kept() {
        let of_day = |n: i64| {
            let mut it = at("NIS", Casualties, 1_000.0 + n as f64, (1, 1));
            it.when.end = it.when.end.map(|day| day.saturating_add(jiff::Span::new().days(n)));
            it
        };
        let statements: Vec<Statement> = (0..300).map(of_day).collect();
        let asked = date(2025, 6, 1);
        let found = thinned(&statements, &[asked], 100);
        assert!(found.kept.len() <= 100 && found.left_out == 300 - found.kept.len(), "{found:?}");
        let near = found.kept.iter().filter(|&&at| (statements[at].as_of().unwrap() - asked).get_days().abs() <= NEAR);
        assert_eq!(near.count(), 29);
        assert_eq!(thinned(&statements, &[asked], 3).kept.len(), 3);
    }
}
