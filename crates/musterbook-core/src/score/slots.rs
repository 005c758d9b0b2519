//! Which slots of a matched pair are right.

use super::gold::{Gold, Guess, Right};
use super::names::{NameSlot, Names};
use crate::claim::When;
use jiff::civil::Date;
use std::ops::{Index, IndexMut};

macro_rules! slots {
    ($($(#[$about:meta])* $variant:ident = $text:literal),+ $(,)?) => {
        /// What is scored on a matched pair, in the order of the report.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Slot { $($(#[$about])* $variant),+ }

        impl Slot {
            pub const ALL: &'static [Slot] = &[$(Slot::$variant),+];

            pub fn as_str(self) -> &'static str {
                match self { $(Slot::$variant => $text),+ }
            }
        }
    };
}

slots! {
    Low = "low",
    High = "high",
    /// Low and high both equal: within 0.005 for fractions, 1 % for km2, exact otherwise.
    Bounds = "bounds",
    Qualifier = "qualifier",
    Unit = "unit",
    Outcome = "outcome",
    Side = "side",
    /// Only where the gold unit is people.
    Civilian = "civilian",
    By = "by",
    Place = "place",
    /// Both ends equal.
    When = "when",
    /// The spans overlap and both ends are within seven days.
    WhenNear = "when~",
    Scope = "scope",
    /// Only where the gold scope is a rate.
    Per = "per",
    /// The origin is the same name. Empty against empty is right.
    Source = "source",
    /// The whole chain.
    SourceChain = "source=",
    Stance = "stance",
    ShareOf = "share_of",
}

/// The slots that make a claim right at its core.
pub const CORE: &[Slot] = &[Slot::Bounds, Slot::Unit, Slot::Outcome, Slot::Side];
/// The slots that make a claim right in full.
pub const FULL: &[Slot] =
    &[Slot::Bounds, Slot::Unit, Slot::Outcome, Slot::Side, Slot::Source, Slot::Place, Slot::When, Slot::Scope];

impl Slot {
    /// Whether an empty gold value is common here, so that accuracy on filled ones is reported too.
    pub fn is_nullable(self) -> bool {
        use Slot::*;
        matches!(self, Side | Civilian | By | Place | Source | SourceChain | ShareOf)
    }

    /// Whether the gold has a value in a nullable slot: all its alternatives are filled.
    pub fn is_filled(self, gold: &Gold) -> bool {
        fn all<T>(right: &Right<T>, filled: impl Fn(&T) -> bool) -> bool {
            !matches!(right, Right::Any) && right.values().iter().all(filled)
        }
        match self {
            Slot::Side => all(&gold.side, Option::is_some),
            Slot::By => all(&gold.by, Option::is_some),
            Slot::Place => all(&gold.place, Option::is_some),
            Slot::ShareOf => all(&gold.share_of, Option::is_some),
            Slot::Civilian => all(&gold.civilian, Option::is_some),
            Slot::Source | Slot::SourceChain => all(&gold.source, |chain| !chain.is_empty()),
            _ => true,
        }
    }
}

/// Right, wrong, or `None` where not scored, a slot each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison([Option<bool>; Slot::ALL.len()]);

impl Comparison {
    /// Whether none of the slots is wrong.
    pub fn holds(&self, slots: &[Slot]) -> bool {
        slots.iter().all(|&slot| self[slot] != Some(false))
    }

    /// Those of the slots that are wrong.
    pub fn wrong(&self, slots: &[Slot]) -> Vec<Slot> {
        slots.iter().copied().filter(|&slot| self[slot] == Some(false)).collect()
    }
}

impl Index<Slot> for Comparison {
    type Output = Option<bool>;
    fn index(&self, slot: Slot) -> &Option<bool> {
        &self.0[slot as usize]
    }
}

impl IndexMut<Slot> for Comparison {
    fn index_mut(&mut self, slot: Slot) -> &mut Option<bool> {
        &mut self.0[slot as usize]
    }
}

/// Compares a prediction with the gold claim that it is matched with.
pub fn compare(gold: &Gold, guess: &Guess, names: &Names) -> Comparison {
    let mut result = Comparison([None; Slot::ALL.len()]);
    let unit = gold.unit.values().first().and_then(Option::as_deref);
    result[Slot::Low] = gold.low.any(|&right| same_number(right, guess.low, unit));
    result[Slot::High] = gold.high.any(|&right| same_number(right, guess.high, unit));
    result[Slot::Bounds] = match (result[Slot::Low], result[Slot::High]) {
        (None, None) => None,
        ends => Some(ends.0 != Some(false) && ends.1 != Some(false)),
    };
    for (slot, right, said) in [
        (Slot::Qualifier, &gold.qualifier, &guess.qualifier),
        (Slot::Unit, &gold.unit, &guess.unit),
        (Slot::Outcome, &gold.outcome, &guess.outcome),
        (Slot::Scope, &gold.scope, &guess.scope),
        (Slot::Per, &gold.per, &guess.per),
        (Slot::Stance, &gold.stance, &guess.stance),
    ] {
        result[slot] = right.any(|right| same_text(right.as_deref(), said.as_deref()));
    }
    if gold.unit.values().iter().any(|unit| unit.as_deref() == Some("people")) {
        result[Slot::Civilian] = gold.civilian.any(|&right| right == guess.civilian);
    }
    if !gold.scope.values().iter().any(|scope| scope.as_deref() == Some("rate")) {
        result[Slot::Per] = None;
    }
    for (slot, kind, right, said) in [
        (Slot::Side, NameSlot::Party, &gold.side, &guess.side),
        (Slot::By, NameSlot::Party, &gold.by, &guess.by),
        (Slot::Place, NameSlot::Place, &gold.place, &guess.place),
        (Slot::ShareOf, NameSlot::ShareOf, &gold.share_of, &guess.share_of),
    ] {
        result[slot] = right.any(|right| names.same(right.as_deref(), said.as_deref(), kind));
    }
    result[Slot::When] = gold.when.any(|&right| right == guess.when);
    result[Slot::WhenNear] = gold.when.any(|&right| is_near(right, guess.when));
    let same = |a: Option<&String>, b: Option<&String>| {
        names.same(a.map(String::as_str), b.map(String::as_str), NameSlot::Source)
    };
    result[Slot::Source] = gold.source.any(|chain| same(chain.first(), guess.source.first()));
    result[Slot::SourceChain] = gold.source.any(|chain| {
        chain.len() == guess.source.len() && chain.iter().zip(&guess.source).all(|(a, b)| same(Some(a), Some(b)))
    });
    result
}

fn same_number(right: Option<f64>, said: Option<f64>, unit: Option<&str>) -> bool {
    let (right, said) = match (right, said) {
        (Some(right), Some(said)) => (right, said),
        (right, said) => return right.is_none() && said.is_none(),
    };
    let is_fraction = |x: f64| x != 0.0 && x.abs() < 1.0;
    let slack = if is_fraction(right) || is_fraction(said) {
        0.005
    } else if unit == Some("km2") {
        0.01 * right.abs()
    } else {
        1e-6 * right.abs().max(1.0)
    };
    (right - said).abs() <= slack
}

fn same_text(right: Option<&str>, said: Option<&str>) -> bool {
    match (right, said) {
        (Some(right), Some(said)) => right == said || bare(right) == bare(said),
        (right, said) => right.is_none() && said.is_none(),
    }
}

/// Lower case, without a leading article.
fn bare(text: &str) -> String {
    let lower = text.trim().to_lowercase();
    for article in ["the", "a", "an"] {
        if let Some(rest) = lower.strip_prefix(article)
            && rest.starts_with(char::is_whitespace)
        {
            return rest.trim_start().to_owned();
        }
    }
    lower
}

/// An open end is near an open end only.
fn is_near(gold: When, said: When) -> bool {
    let apart = |a: Date, b: Date| a.since(b).map(|span| i64::from(span.get_days()).abs()).unwrap_or(i64::MAX);
    for ends in [(gold.start, said.start), (gold.end, said.end)] {
        match ends {
            (Some(a), Some(b)) if apart(a, b) <= 7 => {}
            (None, None) => {}
            _ => return false,
        }
    }
    let in_order = |start: Option<Date>, end: Option<Date>| start.zip(end).is_none_or(|(start, end)| start <= end);
    in_order(gold.start, said.end) && in_order(said.start, gold.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn numbers_are_equal_within_their_kind() {
        assert!(same_number(Some(0.333), Some(1.0 / 3.0), None));
        assert!(!same_number(Some(6000.0), Some(6001.0), None));
        assert!(same_number(Some(1000.0), Some(1009.0), Some("km2")));
        assert!(!same_number(Some(0.0), None, None));
    }

    #[test]
    fn times_are_near_within_a_week() {
        let june = |day| Some(date(2025, 6, day));
        assert!(is_near(When::new(june(1), june(15)), When::new(june(3), june(20))));
        assert!(!is_near(When::new(None, june(15)), When::new(june(15), june(15))));
        assert!(!is_near(When::day(date(2025, 6, 1)), When::day(date(2025, 6, 2))));
    }
}
