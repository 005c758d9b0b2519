//! Suppositions in a person's words: `deployed <= 15000`, `killed >= 600 @ 2025-05-01`, `casualties = 4000..6000`.

use super::problem::Supposed;
use super::width::Said;
use crate::claim::Outcome;

/// Reads a supposition. The error says what was wrong and what is right.
pub fn supposed(text: &str) -> Result<Supposed, String> {
    let (condition, day) = match text.split_once('@') {
        Some((condition, day)) => {
            let day = day.trim();
            (condition, Some(day.parse().map_err(|_| format!("{day:?} is not a day; write it as 2025-05-01"))?))
        }
        None => (text, None),
    };
    let signs = ["<=", ">=", "="];
    let found = signs.iter().find_map(|sign| Some((sign, condition.split_once(sign)?)));
    let Some((sign, (word, number))) = found else {
        return Err(format!("{text:?} has no <=, >= or =; write it as \"deployed <= 15000\""));
    };
    let word = word.trim();
    let outcome = Outcome::parse(word).ok_or_else(|| {
        let words: Vec<&str> = Outcome::ALL.iter().map(|it| it.as_str()).collect();
        format!("{word:?} is no outcome; the outcomes are {}", words.join(", "))
    })?;
    let said = match (*sign, number.split_once("..")) {
        ("=", Some((low, high))) => Said::firm(count(low)?, count(high)?),
        (_, Some(_)) => return Err("a range goes with =: \"casualties = 4000..6000\"".to_owned()),
        ("<=", None) => Said::at_most(count(number)?),
        (">=", None) => Said::at_least(count(number)?),
        (_, None) => Said::firm(count(number)?, count(number)?),
    };
    if said.low > said.high {
        return Err(format!("{number:?} goes from more to less"));
    }
    Ok(Supposed { outcome, said, day })
}

fn count(text: &str) -> Result<f64, String> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | '_' | ' ')).collect();
    match plain.parse::<f64>() {
        Ok(number) if number.is_finite() && (0.0..1e15).contains(&number) => Ok(number),
        _ => Err(format!("{:?} is not a count; write it as 15000", text.trim())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suppositions_are_read() {
        for (text, outcome, low, high, has_day) in [
            ("deployed <= 15000", Outcome::Deployed, f64::NEG_INFINITY, 15e3, false),
            ("killed >= 1,000 @ 2025-05-01", Outcome::Killed, 1e3, f64::INFINITY, true),
            ("casualties=4000..6000", Outcome::Casualties, 4e3, 6e3, false),
            ("wounded = 7", Outcome::Wounded, 7.0, 7.0, false),
        ] {
            let it = supposed(text).unwrap();
            assert_eq!(
                (it.outcome, it.said.low, it.said.high, it.day.is_some()),
                (outcome, low, high, has_day),
                "{text}"
            );
        }
    }

    #[test]
    fn bad_suppositions_say_what_is_wrong() {
        for (text, said) in [
            ("deployed < 5", "no <=, >= or ="),
            ("slain >= 5", "no outcome"),
            ("killed >= many", "not a count"),
            ("killed >= nan", "not a count"),
            ("killed >= 1e99", "not a count"),
            ("killed = 5..3", "from more to less"),
            ("killed >= 5 @ May", "not a day"),
            ("killed <= 3..5", "goes with ="),
        ] {
            let error = supposed(text).unwrap_err();
            assert!(error.contains(said), "{text}: {error}");
        }
    }
}
