//! Whom an origin counts as: origins that are not independent of each other are one group.
//!
//! In: statements. Out: the same with `group` and `is_hearsay` set. Rules, in order:
//!
//! | an origin counts as | where |
//! | --- | --- |
//! | the state or group it speaks for | it is a party, a body or a person of one, or a description that begins with one (`South Korean officials`) |
//! | another unnamed one | it is unnamed and its words are among the other's, within days (`senior military official`, `senior US military official`) |
//! | a named one | it is unnamed and gave the same figure for the same losses on about the same day |
//! | itself | else |
//!
//! Two origins are independent only where outlets, authors and primary sources differ (Every Casualty, *Standards*, 2016);
//! what cannot be shown to be independent is not counted twice.

use super::statement::Statement;
use crate::claim::Outcome;
use crate::lexicon::{Lexicon, world::Party};
use crate::score::{NameSlot, Names};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::sync::LazyLock;

/// Days within which an unnamed origin's figure is taken to be a named one's.
const SAME_DAYS: i32 = 3;

/// Sets `group` and `is_hearsay`.
pub fn set_groups(statements: &mut [Statement]) {
    for it in statements.iter_mut() {
        it.group = if it.is_own_voice { it.origin.clone() } else { alone(&it.origin) };
        it.is_hearsay = !it.is_own_voice && is_hearsay(&it.origin);
        // "Officials", "the president": a word alone names no one.
        it.is_own_voice |= is_bare(&it.origin);
    }
    let joined = joined(statements);
    for it in statements.iter_mut() {
        if let Some(group) = joined.get(&it.group) {
            it.group.clone_from(group);
        }
    }
}

/// The party an origin speaks for, else its name as the alias table writes it.
pub fn alone(origin: &str) -> String {
    let world = &Lexicon::english().world;
    let origin = &origin.replace("U.S.", "US").replace("U.K.", "UK");
    // `senior US military official`: what stands before the first capital names no one.
    let name = origin.find(char::is_uppercase).map_or(origin.as_str(), |at| &origin[at..]);
    // `South says`: a headline's nickname, where only one party has it.
    let is_nickname = |it: &&Party| it.nicknames.iter().any(|nick| nick.trim_start_matches("the ") == name);
    let mut nicked = world.parties.iter().filter(is_nickname);
    let nicked = nicked.next().filter(|_| nicked.next().is_none());
    // `Ukraine's commander-in-chief`
    let owner =
        name.split_once("'s ").or_else(|| name.split_once("\u{2019}s ")).and_then(|(owner, _)| world.voice(owner));
    let party = world.voice(origin).or_else(|| world.voice(name)).or(owner).or(nicked).map(|it| &it.name);
    party.or_else(|| world.body(origin).map(|it| &it.name)).map_or_else(|| capitalised(origin), Clone::clone)
}

/// A word without a name: `officials`, `president`.
pub fn is_bare(origin: &str) -> bool {
    !origin.contains(' ') && origin.starts_with(char::is_lowercase)
}

fn capitalised(name: &str) -> String {
    let mut rest = name.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// Whether names of origins mean the same, or the first is whom the second counts as.
pub fn is_meant(name: &str, statement: &Statement) -> bool {
    let same = |a: &str, b: &str| Names::standard().same(Some(a), Some(b), NameSlot::Source);
    same(name, &statement.origin) || same(name, &statement.group)
}

fn is_hearsay(origin: &str) -> bool {
    let ends_so = |last: &str| GROUNDS.hearsay.iter().any(|noun| *noun == last.to_lowercase());
    is_unnamed(origin)
        && origin.split_whitespace().next_back().is_some_and(ends_so)
        && Lexicon::english().world.voice(origin).is_none()
}

/// Whether the words that a share is of mean all those sent.
pub fn is_of_force(words: &str) -> bool {
    let lower = words.to_lowercase();
    lower
        .split(|c: char| !c.is_alphabetic())
        .any(|word| GROUNDS.force.iter().any(|start| word.starts_with(start.as_str())))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Grounds {
    hearsay: Vec<String>,
    force: Vec<String>,
}

static GROUNDS: LazyLock<Grounds> =
    LazyLock::new(|| crate::lexicon::table::parse("grounds.toml", include_str!("../../lang/en/grounds.toml")));

/// The party that a name of any kind means: `DPRK`, `North Korean`, `Pyongyang`; the name itself where none is known.
pub fn party_of(name: &str) -> String {
    let world = &Lexicon::english().world;
    let party = world.voice(name).or_else(|| world.voice(&format!("{name} people")));
    party.map_or_else(|| name.to_owned(), |it| it.name.clone())
}

/// A description, and no name: it ends in a word without a capital, or no one known has it.
fn is_unnamed(origin: &str) -> bool {
    let world = &Lexicon::english().world;
    let is_known = world.party(origin).is_some() || world.body(origin).is_some() || world.person(origin).is_some();
    !is_known && origin.split_whitespace().next_back().is_some_and(|word| word.starts_with(char::is_lowercase))
}

/// Groups of unnamed origins that are another group's.
fn joined(statements: &[Statement]) -> FxHashMap<String, String> {
    let mut by_number: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut by_day: Vec<usize> = (0..statements.len()).collect();
    by_day.sort_by_key(|&at| (statements[at].as_of(), at));
    for at in by_day {
        if let Some(number) = rare(&statements[at]) {
            by_number.entry(number.to_bits()).or_default().push(at);
        }
    }
    let is_common = |it: &Statement| matches!(it.outcome, Outcome::Deployed | Outcome::Present);
    let words = |origin: &str| origin.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let unnamed = statements.iter().filter(|it| !it.is_own_voice && is_unnamed(&it.origin));
    let mut unnamed: Vec<(&Statement, Vec<String>)> = unnamed.map(|it| (it, words(&it.origin))).collect();
    unnamed.sort_by_key(|(it, _)| it.as_of());
    // From the first to the last day that are one time with a day.
    let around = |day: Option<Date>| {
        let days = jiff::Span::new().days(SAME_DAYS);
        (day.map(|day| day.saturating_sub(days)), day.map(|day| day.saturating_add(days)))
    };
    let near = |day: Option<Date>| {
        let (from, to) = around(day);
        &unnamed
            [unnamed.partition_point(|(it, _)| it.as_of() < from)..unnamed.partition_point(|(it, _)| it.as_of() <= to)]
    };
    // Of many statements of one origin on one day the first few show as much as all.
    let mut looked_at: FxHashMap<(&str, Option<Date>), usize> = FxHashMap::default();
    let mut joined: FxHashMap<String, (i32, String)> = FxHashMap::default();
    for (it, mine) in unnamed.iter().filter(|(it, _)| it.group == capitalised(&it.origin)) {
        let same_number = rare(it).and_then(|number| by_number.get(&number.to_bits())).map_or(&[][..], Vec::as_slice);
        let (from, to) = around(it.as_of());
        let of = |day| move |&at: &usize| statements[at].as_of() < day;
        let same_number = &same_number[same_number.partition_point(of(from))..];
        let same_number = &same_number[..same_number.partition_point(|&at| statements[at].as_of() <= to)];
        for other in same_number.iter().map(|&at| &statements[at]) {
            let is_other =
                other.group != it.group && other.side == it.side && other.outcome == it.outcome && !is_common(it);
            let apart = days(it.as_of(), other.as_of());
            if is_other && !other.is_own_voice && !is_unnamed(&other.origin) && apart <= SAME_DAYS {
                take(&mut joined, &it.group, apart, &other.group);
            }
        }
        let looked = looked_at.entry((it.origin.as_str(), it.as_of())).or_default();
        *looked += 1;
        if *looked > 1 {
            continue;
        }
        for (other, theirs) in near(it.as_of()) {
            let apart = days(it.as_of(), other.as_of());
            let is_shorter = mine.len() < theirs.len() && apart <= SAME_DAYS && other.side == it.side;
            if is_shorter && other.group != it.group && mine.iter().all(|word| theirs.contains(word)) {
                take(&mut joined, &it.group, apart, &other.group);
            }
        }
    }
    joined.into_iter().map(|(from, (_, to))| (from, to)).collect()
}

fn take(joined: &mut FxHashMap<String, (i32, String)>, from: &str, apart: i32, to: &str) {
    let known = joined.entry(from.to_owned()).or_insert_with(|| (apart, to.to_owned()));
    if (apart, to) < (known.0, known.1.as_str()) {
        *known = (apart, to.to_owned());
    }
}

/// A count that is seldom given by chance.
fn rare(it: &Statement) -> Option<f64> {
    let is_count = it.share.as_ref().is_none_or(|base| base.figure.is_some());
    it.number(0.125).filter(|number| is_count && *number >= 100.0)
}

fn days(a: Option<Date>, b: Option<Date>) -> i32 {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).get_days().abs(),
        _ => i32::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Outcome::Casualties;
    use crate::reconcile::statement::tests::at;

    #[test]
    fn bodies_of_one_state_are_one_group_and_an_unnamed_echo_is_none() {
        let mut statements = [
            at("National Intelligence Service", Casualties, 3_000.0, (1, 13)),
            at("South Korean officials", Casualties, 3_100.0, (1, 13)),
            at("Western officials", Casualties, 4_000.0, (1, 15)),
            at("UK Defence Intelligence", Casualties, 4_000.0, (1, 15)),
            at("Volodymyr Zelenskyy", Casualties, 4_000.0, (1, 9)),
            at("senior military official", Casualties, 200.0, (1, 9)),
            at("senior US military official", Casualties, 300.0, (1, 9)),
            at("Ukraine's commander-in-chief", Casualties, 5_500.0, (1, 9)),
            at("unconfirmed reports", Casualties, 500.0, (1, 9)),
        ];
        set_groups(&mut statements);
        let groups: Vec<&str> = statements.iter().map(|it| it.group.as_str()).collect();
        assert_eq!(groups[..5], ["South Korea", "South Korea", "United Kingdom", "United Kingdom", "Ukraine"]);
        assert_eq!(groups[5], groups[6]);
        assert_eq!(groups[7], "Ukraine");
        assert_eq!(statements.map(|it| it.is_hearsay), [false, false, false, false, false, false, false, false, true]);
    }
}
