//! Why statements that contradict each other most likely do: another definition, day, scope, place or side, a slip. In words.
//!
//! In: the statements of a contradiction. Out: the reasons that their own fields show, the likeliest first. They are told to
//! a person who must decide; nothing is decided by them.

use super::counts::speaks_of;
use super::explain::{grouped, happened, written};
use super::question::{contains, is_level};
use super::statement::Statement;
use crate::claim::{Outcome, Scope, Stance};
use serde::Serialize;

/// The kinds of reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Likely {
    /// The number was told on as another thing, or read wrongly.
    Slip,
    /// One counts a stretch or a share, another all of it.
    Scope,
    /// They count other things under one word.
    Definition,
    Place,
    /// The same origin said otherwise later.
    Revision,
    /// They are not of one day.
    Date,
    /// One speaks of its enemy's losses, or of its own.
    Side,
    /// Nothing in the statements tells them apart.
    Unexplained,
}

/// A reason in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    pub kind: Likely,
    pub words: String,
}

/// A statement read less surely than this is looked at first.
const UNSURE: f64 = 0.6;
/// Totals so many days apart are of two times.
const APART: i32 = 14;

type Rule = fn(&[&Statement]) -> Option<String>;

/// In the order in which they are told.
const RULES: &[(Likely, Rule)] = &[
    (Likely::Slip, read_unsurely),
    (Likely::Definition, outcomes),
    (Likely::Scope, scopes),
    (Likely::Scope, shares),
    (Likely::Place, places),
    (Likely::Definition, names_alone),
    (Likely::Revision, revised),
    (Likely::Side, sides),
    (Likely::Date, days),
    (Likely::Date, day_of_report),
];

/// The reasons that the statements of a contradiction show; one that says so where they show none.
pub fn reasons(set: &[&Statement]) -> Vec<Reason> {
    let told = RULES.iter().filter_map(|(kind, rule)| Some(Reason { kind: *kind, words: rule(set)? }));
    let mut found: Vec<Reason> = told.collect();
    if found.is_empty() {
        let words = "nothing in their words tells them apart: one of them is wrong".to_owned();
        found.push(Reason { kind: Likely::Unexplained, words });
    }
    found
}

fn read_unsurely(set: &[&Statement]) -> Option<String> {
    let it = set.iter().min_by(|a, b| a.confidence.total_cmp(&b.confidence)).filter(|it| it.confidence < UNSURE)?;
    let sure = (it.confidence * 100.0).round();
    Some(format!("{}'s {:?} was read with a confidence of {sure} %: look at its sentence first", it.origin, it.words))
}

fn outcomes(set: &[&Statement]) -> Option<String> {
    let has = |outcome| set.iter().any(|it| it.outcome == outcome);
    if has(Outcome::Deployed) && has(Outcome::Present) {
        return Some("those sent and those present on a day are two counts; who is counted as sent differs".to_owned());
    }
    if has(Outcome::Casualties) && (has(Outcome::Killed) || has(Outcome::Wounded)) {
        return Some(
            "whether the missing, the captured and the lightly wounded count as casualties differs".to_owned(),
        );
    }
    let mut words: Vec<&str> = set.iter().map(|it| happened(it.outcome)).collect();
    words.sort_unstable();
    words.dedup();
    (words.len() > 1).then(|| format!("they count other things: {}", words.join(" and ")))
}

fn scopes(set: &[&Statement]) -> Option<String> {
    let part = set.iter().find(|it| matches!(it.scope, Scope::Event | Scope::Rate) && !is_level(it))?;
    let total = set.iter().find(|it| it.scope == Scope::Total && !is_level(it))?;
    let stretch = part.when.start.zip(part.when.end).filter(|(first, last)| first != last);
    let of = stretch.map_or("one incident or stretch".to_owned(), |(first, last)| {
        format!("{} to {}", written(first), written(last))
    });
    Some(format!("{} counts {of}, {} all up to its day", part.origin, total.origin))
}

fn shares(set: &[&Statement]) -> Option<String> {
    let share = set.iter().find_map(|it| Some((it, it.share.as_ref()?)))?;
    Some(format!("{}'s is a share of {}, in words as loose as a share's are", share.0.origin, share.1.words))
}

fn places(set: &[&Statement]) -> Option<String> {
    let mut names: Vec<&str> = set.iter().filter_map(|it| it.place.as_deref()).collect();
    names.sort_unstable();
    names.dedup();
    let is_told_apart =
        set.iter().any(|it| it.civilian == Some(true)) && set.iter().any(|it| it.civilian != Some(true));
    if is_told_apart {
        return Some("one counts civilians alone".to_owned());
    }
    let named = set.iter().all(|it| it.place.is_some());
    // A town and its region may be one place, told loosely.
    let is_apart = |a: &str| names.iter().all(|b| a == *b || !contains(a, b) && !contains(b, a));
    (names.len() > 1 && named && names.iter().all(|it| is_apart(it)))
        .then(|| format!("they name other places: {}", names.join(" and ")))
}

fn names_alone(set: &[&Statement]) -> Option<String> {
    let owns = |it: &&&Statement| speaks_of(&it.group, it.side.as_deref()) == "its own";
    let own = set.iter().find(|it| owns(it) && (it.stance == Stance::Confirmed || it.scope != Scope::State))?;
    let lowest = set.iter().filter_map(|it| it.low.or(it.high)).fold(f64::INFINITY, f64::min);
    let is_lowest = own.low.or(own.high).is_some_and(|number| number <= lowest);
    is_lowest.then(|| format!("{} speaks of its own, and what a side admits or names is a floor", own.origin))
}

fn revised(set: &[&Statement]) -> Option<String> {
    let [a, b] = set else { return None };
    if a.group != b.group {
        return None;
    }
    let (first, last) = if a.as_of() <= b.as_of() { (a, b) } else { (b, a) };
    let (before, after) = (first.low.or(first.high)?, last.low.or(last.high)?);
    if a.share.is_some() || b.share.is_some() {
        return None;
    }
    let what = if after < before { "corrected it" } else { "counts anew" };
    Some(format!("both are {}'s: it {what}, {} after {}", a.group, grouped(after), grouped(before)))
}

fn sides(set: &[&Statement]) -> Option<String> {
    let of = |it: &Statement| speaks_of(&it.group, it.side.as_deref());
    let enemy = set.iter().find(|it| of(it) == "its enemy's");
    let own = set.iter().find(|it| of(it) == "its own");
    let other = set.iter().find(|it| of(it) == "others'");
    match (enemy, own, other) {
        (Some(enemy), Some(own), _) => Some(format!(
            "{} counts its enemy's losses, {} its own: each has a reason to err, the one up, the other down",
            enemy.group, own.group
        )),
        (Some(enemy), None, Some(other)) => Some(format!(
            "{} is an adversary of the side, {} is not: they see other evidence, and have other reasons to err",
            enemy.group, other.group
        )),
        (Some(enemy), None, None) => {
            let second = set.iter().find(|it| it.group != enemy.group)?;
            Some(format!(
                "{} and {} both speak of an adversary: who fights it counts what its own forces inflict, who does not what it \
                 can corroborate",
                enemy.group, second.group
            ))
        }
        _ => None,
    }
}

fn days(set: &[&Statement]) -> Option<String> {
    let mut days: Vec<_> = set.iter().filter_map(|it| it.as_of()).collect();
    days.sort_unstable();
    let (first, last) = (*days.first()?, *days.last()?);
    let apart = (last - first).get_days();
    (apart >= APART).then(|| format!("they are {apart} days apart, and the day of a total is often that of its report"))
}

fn day_of_report(set: &[&Statement]) -> Option<String> {
    let late = set.iter().find(|it| it.is_second_hand && it.when.end == it.published)?;
    Some(format!("{}'s is told at second hand, with the day of the report for its own", late.origin))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Outcome::{Casualties, Deployed, Killed, Present};
    use crate::claim::When;
    use crate::reconcile::statement::tests::at;
    use jiff::civil::date;

    #[test]
    fn the_fields_of_statements_show_why_they_contradict() {
        let of = |group: &str, outcome, number, day| at(group, outcome, number, day);
        let stretch = Statement {
            scope: Scope::Event,
            when: When::between(date(2025, 1, 1), date(2025, 1, 31)),
            ..of("United States", Casualties, 5_000.0, (1, 31))
        };
        let unsure = Statement { confidence: 0.4, ..of("United States", Casualties, 9_000.0, (1, 13)) };
        let elsewhere = |place: &str| Statement {
            place: Some(place.to_owned()),
            ..of("United States", Casualties, 5_000.0, (1, 13))
        };
        let base = of("South Korea", Casualties, 3_000.0, (1, 13));
        for (a, b, kind) in [
            (unsure, base.clone(), Likely::Slip),
            (of("United States", Present, 12e3, (1, 13)), of("NATO", Deployed, 11e3, (1, 13)), Likely::Definition),
            (stretch, base.clone(), Likely::Scope),
            (elsewhere("Kursk"), elsewhere("Belgorod"), Likely::Place),
            (
                of("North Korea", Killed, 350.0, (8, 30)),
                of("United States", Killed, 600.0, (4, 30)),
                Likely::Definition,
            ),
            (base.clone(), of("South Korea", Casualties, 2_000.0, (1, 20)), Likely::Revision),
            (of("NATO", Casualties, 3_000.0, (1, 13)), of("United States", Casualties, 1_200.0, (1, 30)), Likely::Date),
            (
                of("NATO", Casualties, 5_000.0, (1, 13)),
                of("United States", Casualties, 1_200.0, (1, 13)),
                Likely::Unexplained,
            ),
        ] {
            let found = reasons(&[&a, &b]);
            assert_eq!(found[0].kind, kind, "{found:#?}");
            assert!(!found[0].words.is_empty());
        }
    }
}
