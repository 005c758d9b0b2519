//! What a statement's own report and its origin's other statements show to be no figure of its own: the reader's slips and
//! the echoes'. Each rule marks what does not count, with the reason; nothing is taken out of the list.
//!
//! | rule | does not count |
//! | --- | --- |
//! | to come | what is said of days after the report: it had not happened |
//! | slip | the dead, where the same state gave the same number of dead and wounded within two months |
//! | stretch | the count of a stretch, where the same state gave the same number as a running total at about its end |
//! | told again | (it does, as of the first day) what nobody by name said, again within a week |
//! | headline | a headline's figure that its own report gives for another thing, beside one that the report bears out |

use super::explain::{happened, written};
use super::gather::Seen;
use super::statement::Statement;
use crate::claim::{Outcome, Scope};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// Days between two figures of one origin within which the same number is the same figure.
const NEAR: i32 = 60;
/// From a hundred up a number is seldom given by chance.
const RARE: f64 = 100.0;

/// Marks them. `members` has for each statement the places of its claims in `seen`.
pub fn mend(found: &mut [Statement], members: &[Vec<usize>], seen: &[Seen]) {
    for it in found.iter_mut() {
        to_come(it);
    }
    headlines(found, members, seen);
    told_again(found);
    let mut by_figure: FxHashMap<(String, u64), Vec<usize>> = FxHashMap::default();
    for (at, it) in found.iter().enumerate() {
        if let Some(number) = it.low.or(it.high).filter(|number| *number >= RARE && it.share.is_none()) {
            by_figure.entry((it.group.clone(), number.to_bits())).or_default().push(at);
        }
    }
    for places in by_figure.values().filter(|places| places.len() > 1) {
        for &at in places {
            let others = places.iter().filter(|&&other| other != at).map(|&other| &found[other]);
            let (garble, aside) = same_figure(&found[at], others);
            let it = &mut found[at];
            it.garble = it.garble.take().or(garble);
            it.aside = it.aside.or(aside);
        }
    }
}

/// What is said of a day after its report is a forecast. A stretch that reaches beyond the report ends with it.
fn to_come(it: &mut Statement) {
    let Some(published) = it.published else { return };
    if it.when.start.is_some_and(|start| start > published) {
        it.aside = Some("it speaks of days that were still to come");
    } else if it.when.end.is_some_and(|end| end > published) {
        it.when.end = Some(published);
    }
}

/// What nobody by name said, told again within a week: it is as of the first day.
fn told_again(found: &mut [Statement]) {
    let is_unnamed =
        |it: &Statement| it.origin.split(' ').next_back().is_some_and(|last| last.starts_with(char::is_lowercase));
    let mut first: FxHashMap<_, Date> = FxHashMap::default();
    let mut order: Vec<usize> = (0..found.len()).filter(|&at| is_unnamed(&found[at])).collect();
    order.sort_by_key(|&at| found[at].when.end);
    for at in order {
        let it = &mut found[at];
        let Some(end) = it.when.end.filter(|_| it.scope == Scope::Total && it.share.is_none()) else { continue };
        let bits = |number: Option<f64>| number.map(f64::to_bits);
        let key = (it.group.clone(), it.side.clone(), it.unit, it.outcome, bits(it.low), bits(it.high));
        let known = *first.entry(key).or_insert(end);
        if (end - known).get_days() <= 7 {
            it.when.end = Some(known);
        }
    }
}

/// What the same number of the same origin shows of a statement: that it is a slip, or a stretch that is none.
fn same_figure<'a>(
    it: &Statement,
    others: impl Iterator<Item = &'a Statement>,
) -> (Option<String>, Option<&'static str>) {
    let (mut garble, mut aside) = (None, None);
    for other in others.filter(|other| other.unit == it.unit && other.side == it.side && other.garble.is_none()) {
        if days(it.as_of(), other.as_of()) > NEAR || other.aside.is_some() {
            continue;
        }
        let is_slip = it.outcome == Outcome::Killed && other.outcome == Outcome::Casualties && it.scope == other.scope;
        if is_slip && !other.is_title && garble.is_none() {
            let day = other.as_of().map_or(String::new(), |day| format!(" on {}", written(day)));
            garble = Some(format!("{} gave it for {}{day}", other.origin, happened(other.outcome)));
        }
        let is_stretch = it.scope == Scope::Event && other.scope == Scope::Total && it.when.start != it.when.end;
        if is_stretch && it.outcome == other.outcome {
            aside = Some("it is the figure of that origin's running total, read as a stretch's");
        }
    }
    (garble, aside)
}

/// `3,800 of 12,000 killed`: of a headline's figures of one thing, those that the report gives for another thing.
fn headlines(found: &mut [Statement], members: &[Vec<usize>], seen: &[Seen]) {
    let mut in_text: FxHashMap<(i64, u64), Vec<Outcome>> = FxHashMap::default();
    for it in seen.iter().filter(|it| !it.in_title) {
        if let Some(number) = it.claim.low.or(it.claim.high) {
            in_text.entry((it.report, number.to_bits())).or_default().push(it.claim.outcome);
        }
    }
    let outcomes = |it: &Seen| {
        let number = it.claim.low.or(it.claim.high)?;
        in_text.get(&(it.report, number.to_bits()))
    };
    let borne_out: Vec<(i64, Outcome)> = seen
        .iter()
        .filter(|it| it.in_title && outcomes(it).is_some_and(|known| known.contains(&it.claim.outcome)))
        .map(|it| (it.report, it.claim.outcome))
        .collect();
    for (it, members) in found.iter_mut().zip(members) {
        let is_other = |at: &usize| {
            let claim = &seen[*at];
            let is_elsewhere = outcomes(claim).is_some_and(|known| !known.contains(&claim.claim.outcome));
            claim.in_title && is_elsewhere && borne_out.contains(&(claim.report, claim.claim.outcome))
        };
        if !members.is_empty() && members.iter().all(is_other) {
            it.aside = Some("it stands in a headline, and the report gives it for another thing");
        }
    }
}

fn days(a: Option<Date>, b: Option<Date>) -> i32 {
    a.zip(b).map_or(i32::MAX, |(a, b)| (a - b).get_days().abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Outcome::{Casualties, Killed};
    use crate::claim::When;
    use crate::reconcile::statement::tests::at;
    use jiff::civil::date;

    fn mended(statements: Vec<Statement>) -> Vec<Statement> {
        let mut found = statements;
        let members = vec![Vec::new(); found.len()];
        mend(&mut found, &members, &[]);
        found
    }

    #[test]
    fn what_is_to_come_does_not_count() {
        let said = |start, end| Statement {
            when: When { start, end: Some(end) },
            published: Some(date(2025, 1, 20)),
            ..at("NIS", Casualties, 3_000.0, (1, 20))
        };
        for (start, end, counts, until) in [
            (Some(date(2025, 1, 30)), date(2025, 1, 30), false, date(2025, 1, 30)),
            (Some(date(2025, 1, 1)), date(2025, 1, 31), true, date(2025, 1, 20)),
            (None, date(2025, 1, 13), true, date(2025, 1, 13)),
        ] {
            let it = mended(vec![said(start, end)]).remove(0);
            assert_eq!((it.aside.is_none(), it.when.end), (counts, Some(until)), "{start:?} {end}");
        }
    }

    #[test]
    fn the_same_number_of_the_same_state_is_the_same_figure() {
        let casualties = at("Ukraine", Casualties, 4_000.0, (1, 9));
        let killed = |number, month| at("Ukraine", Killed, number, (month, 8));
        for (it, is_slip) in [(killed(4_000.0, 2), true), (killed(4_000.0, 6), false), (killed(1_000.0, 2), false)] {
            let found = mended(vec![casualties.clone(), it]);
            assert_eq!(found[1].garble.is_some(), is_slip, "{:?}", found[1]);
            assert!(found[0].garble.is_none());
        }
        let other_origin = mended(vec![casualties.clone(), at("BBC", Killed, 4_000.0, (2, 8))]);
        assert!(other_origin[1].garble.is_none());
        let stretch = Statement {
            scope: Scope::Event,
            when: When::between(date(2025, 1, 1), date(2025, 1, 31)),
            ..casualties.clone()
        };
        let found = mended(vec![casualties, stretch]);
        assert_eq!(found.iter().map(|it| it.aside.is_some()).collect::<Vec<_>>(), [false, true]);
    }
}
