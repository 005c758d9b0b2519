//! A report checked against what is known, and within itself: which of its figures hold, sharpen, contradict or repeat.
//!
//! In: the report's statements and the known ones. Out: a [`Verdict`] for each of the report's.

use super::answer::Estimate;
use super::conflict::is_firm;
use super::counts::usable;
use super::estimate::estimates;
use super::explain::{grouped, line};
use super::irreducible::contradict;
use super::likely::reasons;
use super::policy::Policy;
use super::question::{Layout, Question, family_of, is_level};
use super::statement::Statement;
use super::thin::thin;
use crate::claim::Qualifier;
use serde::Serialize;

/// With so many statements a figure is compared at most, the nearest in time among them.
const MOST: usize = 2_000;

/// How a figure stands to what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It cannot be true together with a statement that is known, or another of the report.
    Contradicts,
    /// It tells a known statement's figure on as another thing: casualties as deaths.
    Garbles,
    /// It is a statement that is known.
    Repeats,
    /// It narrows what was known.
    Sharpens,
    /// It fits what is known, and adds nothing.
    Holds,
    /// Nothing that is known bears on it.
    Alone,
    /// It says nothing of how things are: it is expected, denied, or bounds nothing.
    SaysNothing,
}

/// What is to be said of one figure of a report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verdict {
    /// Its place among the report's statements.
    pub statement: usize,
    pub standing: Standing,
    /// Places of the known statements it stands so to.
    pub with: Vec<usize>,
    /// Places of the report's own statements that it contradicts.
    pub with_own: Vec<usize>,
    pub why: String,
}

/// Checks the statements of a report. `repeats` has for each the place of the known statement that it repeats.
pub fn check(own: &[Statement], known: &[Statement], repeats: &[Option<usize>], policy: &Policy) -> Vec<Verdict> {
    let mut all = known.to_vec();
    all.extend(own.iter().cloned());
    (0..own.len()).map(|at| verdict(at, own, known, &all, repeats.get(at).copied().flatten(), policy)).collect()
}

fn verdict(
    at: usize,
    own: &[Statement],
    known: &[Statement],
    all: &[Statement],
    repeats: Option<usize>,
    policy: &Policy,
) -> Verdict {
    let it = &own[at];
    let made = |standing, with, with_own, why| Verdict { statement: at, standing, with, with_own, why };
    if let Some(why) = &it.garble {
        return made(Standing::Garbles, Vec::new(), Vec::new(), why.clone());
    }
    if let Err(why) = usable(it, policy) {
        return made(Standing::SaysNothing, Vec::new(), Vec::new(), why.to_owned());
    }
    let Some(said) = it.said(policy.rounding) else {
        return made(Standing::SaysNothing, Vec::new(), Vec::new(), "it bounds nothing".to_owned());
    };
    let question =
        Question { side: it.side.clone(), unit: it.unit, outcome: it.outcome, civilian: it.civilian, place: None };
    let family = family_of(&question, all);
    let layout = Layout::of(&family.iter().map(|&at| &all[at]).collect::<Vec<_>>());
    let mine = known.len() + at;
    let day = it.as_of().max(it.published);
    let near: Vec<_> = it.as_of().into_iter().chain(it.published).collect();
    let others = thin(all, &family, &layout, &near, MOST).kept;
    let against = |other: &&usize| {
        **other != mine
            && is_firm(it)
            && is_firm(&all[**other])
            && usable(&all[**other], policy).is_ok()
            && contradict(all, &[**other, mine], &layout, policy.rounding)
    };
    let (with, with_own): (Vec<usize>, Vec<usize>) =
        others.iter().filter(against).partition(|other| **other < known.len());
    let with_own: Vec<usize> = with_own.into_iter().map(|at| at - known.len()).collect();
    if let Some(of) = repeats {
        let others = with.iter().filter(|at| **at != of).count();
        let also = if others > 0 { format!("; {others} others contradict it") } else { String::new() };
        return made(Standing::Repeats, vec![of], with_own, format!("{}{also}", line(&known[of])));
    }
    if !with.is_empty() || !with_own.is_empty() {
        let other = with.first().map(|&at| &known[at]).or(with_own.first().map(|&at| &own[at]));
        let told = other.map(line).unwrap_or_default();
        let more = (with.len() + with_own.len()).saturating_sub(1);
        let more = if more > 0 { format!(", and {more} more") } else { String::new() };
        let likely = other.map_or_else(String::new, |other| format!("; likely, {}", reasons(&[other, it])[0].words));
        return made(Standing::Contradicts, with, with_own, format!("not both true: {told}{more}{likely}"));
    }
    // What was known when it was written, if that is later than the day it speaks of.
    let before = day.and_then(|day| estimates(known, &question, &[day], policy, &[]).pop());
    let (standing, why) = match before {
        Some(before) if before.low.is_some() || before.high.is_some() => {
            against_range(it, said.low, said.high, &before, known)
        }
        _ => (Standing::Alone, format!("nothing known bears on it{}", bounds(said.low, said.high))),
    };
    made(standing, Vec::new(), Vec::new(), why)
}

fn against_range(it: &Statement, low: f64, high: f64, before: &Estimate, known: &[Statement]) -> (Standing, String) {
    let strongest = before.voices.iter().max_by(|a, b| a.floor.total_cmp(&b.floor));
    let bottom = strongest.map_or(0.0, |it| it.floor);
    let top = before.voices.iter().filter_map(|it| it.ceiling).fold(f64::INFINITY, f64::min);
    let low_known = before.low.map_or("none".to_owned(), grouped);
    let range = format!("known: {low_known} to {}", before.high.map_or("open".to_owned(), grouped));
    let is_total = is_level(it) || it.scope == crate::claim::Scope::Total;
    if is_total && (low > bottom || high < top) {
        return (Standing::Sharpens, format!("{range}; this says{}{}", bounds(low, high), if_rounded(it)));
    }
    let by = strongest.filter(|it| it.floor > 0.0).and_then(|it| it.floor_by.first());
    let by = by.map(|&at| format!(" and agrees with {}", line(&known[at]))).unwrap_or_default();
    (Standing::Holds, format!("{range}; this says{}{}{by}", bounds(low, high), if_rounded(it)))
}

/// The floor of a share whose numbers are rounded: "more than half of the approximately 11,000" is at least 5,251.
fn if_rounded(it: &Statement) -> String {
    let rounded = it.said(0.125).map_or(f64::NEG_INFINITY, |said| said.with(1.0).0);
    let least = if it.qualifier == Qualifier::Over { rounded.floor() + 1.0 } else { rounded.ceil() };
    if it.share.is_some() && rounded.is_finite() && rounded > 0.0 {
        format!(" ({} if its numbers are rounded)", grouped(least))
    } else {
        String::new()
    }
}

fn bounds(low: f64, high: f64) -> String {
    match (low.is_finite() && low > 0.0, high.is_finite()) {
        (true, true) if low == high => format!(" {}", grouped(low)),
        (true, true) => format!(" {} to {}", grouped(low), grouped(high)),
        (true, false) => format!(" at least {}", grouped(low)),
        (false, true) => format!(" at most {}", grouped(high)),
        (false, false) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Outcome::Casualties;
    use crate::reconcile::statement::{Base, tests::at};

    #[test]
    fn figures_hold_sharpen_contradict_and_repeat() {
        let policy = Policy::named("independent-only").unwrap();
        let over = |number| Statement {
            high: None,
            qualifier: Qualifier::Over,
            ..at("UK Defence Intelligence", Casualties, number, (6, 15))
        };
        let known = [over(6_000.0), at("National Intelligence Service", Casualties, 4_700.0, (4, 30))];
        let half = Statement {
            low: Some(0.5),
            share: Some(Base { words: "11,000".to_owned(), figure: Some((Some(11e3), Some(11e3), Qualifier::About)) }),
            ..over(0.0)
        };
        let checked = |it: Statement, of: Option<usize>| check(&[it], &known, &[of], &policy).remove(0);
        let holds = checked(half, None);
        assert_eq!(holds.standing, Standing::Holds, "{holds:#?}");
        for said in ["at least 5,500 (5,251 if", "agrees with UK Defence Intelligence: more than 6,000"] {
            assert!(holds.why.contains(said), "{}", holds.why);
        }
        assert_eq!(checked(over(6_500.0), None).standing, Standing::Sharpens);
        let contradicts = checked(at("Pentagon", Casualties, 3_000.0, (6, 20)), None);
        assert_eq!((contradicts.standing, contradicts.with.len()), (Standing::Contradicts, 2), "{contradicts:#?}");
        assert_eq!(checked(over(6_000.0), Some(0)).standing, Standing::Repeats);
        let within = check(&[over(6_500.0), at("Pentagon", Casualties, 3_000.0, (6, 20))], &[], &[None, None], &policy);
        assert_eq!(within[0].with_own, [1]);
    }
}
