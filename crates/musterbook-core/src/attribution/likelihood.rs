//! Words of probability as intervals: the `likelihood` of a claim.
//!
//! Two official scales say what intelligence services mean by their words:
//! - the Probability Yardstick of the UK's Professional Head of Intelligence Assessment (PHIA, Cabinet Office), which
//!   UK Defence Intelligence prints beside its updates: remote chance up to 5 %, highly unlikely 10–20 %, unlikely
//!   25–35 %, realistic possibility 40–<50 %, likely or probably 55–75 %, highly likely 80–90 %, almost certain from
//!   95 %. The yardstick leaves gaps between its bands on purpose; they are left here too;
//! - Intelligence Community Directive 203, "Analytic Standards" (Office of the US Director of National Intelligence,
//!   2 January 2015), section on expressions of likelihood: almost no chance or remote 1–5 %, very unlikely or highly
//!   improbable 5–20 %, unlikely or improbable 20–45 %, roughly even chance or odds 45–55 %, likely or probable
//!   55–80 %, very likely or highly probable 80–95 %, almost certain or nearly certain 95–99 %.

/// Whose scale a word is read by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// UK Defence Intelligence.
    UnitedKingdom,
    /// US Intelligence Community Directive 203.
    UnitedStates,
}

const UNITED_KINGDOM: &[(&str, f64, f64)] = &[
    ("remote chance", 0.0, 0.05),
    ("highly unlikely", 0.10, 0.20),
    ("unlikely", 0.25, 0.35),
    ("realistic possibility", 0.40, 0.50),
    ("realistically possible", 0.40, 0.50),
    ("likely", 0.55, 0.75),
    ("probable", 0.55, 0.75),
    ("probably", 0.55, 0.75),
    ("highly likely", 0.80, 0.90),
    ("highly probable", 0.80, 0.90),
    ("almost certain", 0.95, 1.0),
    ("almost certainly", 0.95, 1.0),
];

const UNITED_STATES: &[(&str, f64, f64)] = &[
    ("almost no chance", 0.01, 0.05),
    ("remote", 0.01, 0.05),
    ("very unlikely", 0.05, 0.20),
    ("highly improbable", 0.05, 0.20),
    ("unlikely", 0.20, 0.45),
    ("improbable", 0.20, 0.45),
    ("roughly even chance", 0.45, 0.55),
    ("roughly even odds", 0.45, 0.55),
    ("likely", 0.55, 0.80),
    ("probable", 0.55, 0.80),
    ("probably", 0.55, 0.80),
    ("very likely", 0.80, 0.95),
    ("highly probable", 0.80, 0.95),
    ("almost certain", 0.95, 0.99),
    ("almost certainly", 0.95, 0.99),
    ("nearly certain", 0.95, 0.99),
];

/// The interval that a word of probability stands for on a scale, as fractions of one; `None` where the scale does
/// not have the word.
pub fn likelihood(words: &str, scale: Scale) -> Option<(f64, f64)> {
    let table = match scale {
        Scale::UnitedKingdom => UNITED_KINGDOM,
        Scale::UnitedStates => UNITED_STATES,
    };
    table.iter().find(|row| row.0.eq_ignore_ascii_case(words.trim())).map(|&(_, low, high)| (low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_words_by_their_scale() {
        for (words, scale, expected) in [
            ("highly likely", Scale::UnitedKingdom, Some((0.80, 0.90))),
            ("Likely", Scale::UnitedKingdom, Some((0.55, 0.75))),
            ("likely", Scale::UnitedStates, Some((0.55, 0.80))),
            ("very likely", Scale::UnitedKingdom, None),
            ("dead", Scale::UnitedStates, None),
        ] {
            assert_eq!(likelihood(words, scale), expected, "{words}");
        }
    }

    #[test]
    fn every_interval_is_one() {
        for (words, low, high) in UNITED_KINGDOM.iter().chain(UNITED_STATES) {
            assert!(0.0 <= *low && low < high && *high <= 1.0, "{words}");
        }
    }
}
