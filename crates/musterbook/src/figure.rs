//! A claim's figure and its other fields in a person's words.

use jiff::civil::Date;
use musterbook_core::claim::{Claim, Outcome, Qualifier, Rejected, Scope, Stance, Unit, When};

/// The figure with its hedge as read: `> 6,000`, `≈ 3,000`, `10,000–12,000`, `≥ 12`, `half of 11,000`, `92 a day`.
pub fn figure(claim: &Claim) -> String {
    let mut out = match &claim.share_of {
        Some(whole) => share(claim, whole),
        None => bounds(claim.low, claim.high, claim.qualifier, &claim.anchor_text),
    };
    if let Some(per) = claim.per {
        out.push_str(match per.as_str() {
            "km2" => " a km²",
            "hour" => " an hour",
            "day" => " a day",
            "week" => " a week",
            "month" => " a month",
            _ => " a year",
        });
    }
    out
}

/// Bounds and hedge of a figure that is no share.
pub fn bounds(low: Option<f64>, high: Option<f64>, qualifier: Qualifier, words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match (low, high) {
        (Some(low), Some(high)) if qualifier == Qualifier::Vague => {
            format!("{words} ({}–{})", grouped(low), grouped(high))
        }
        (Some(low), None) if qualifier == Qualifier::Vague => format!("{words} ({}+)", grouped(low)),
        (Some(low), Some(high)) if low == high => format!("{}{}", sign(qualifier), grouped(low)),
        (Some(low), Some(high)) => format!("{}–{}", grouped(low), grouped(high)),
        (Some(low), None) => format!("{}{}", if qualifier == Qualifier::Over { "> " } else { "≥ " }, grouped(low)),
        (None, Some(high)) => format!("{}{}", if qualifier == Qualifier::Under { "< " } else { "≤ " }, grouped(high)),
        (None, None) => words,
    }
}

fn share(claim: &Claim, whole: &str) -> String {
    let is_percentage = claim.anchor_text.starts_with(|c: char| c.is_ascii_digit());
    let part = match (is_percentage, claim.low, claim.high) {
        (true, Some(low), Some(high)) if low != high => format!("{}–{}%", percent(low), percent(high)),
        (true, Some(part), _) | (true, None, Some(part)) => format!("{}%", percent(part)),
        _ => claim.anchor_text.split_whitespace().collect::<Vec<_>>().join(" "),
    };
    format!("{}{part} of {whole}", sign(claim.qualifier))
}

fn percent(fraction: f64) -> String {
    grouped((fraction * 1e4).round() / 1e2)
}

fn sign(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::About => "≈ ",
        Qualifier::Over => "> ",
        Qualifier::AtLeast => "≥ ",
        Qualifier::Under => "< ",
        Qualifier::UpTo => "≤ ",
        Qualifier::Exact | Qualifier::Range | Qualifier::Vague => "",
    }
}

/// A number with commas between thousands. Digits that only a conversion of units made are not shown.
pub fn grouped(number: f64) -> String {
    let digits = if number.abs() >= 100.0 { 1.0 } else { 100.0 };
    let plain = ((number.abs() * digits).round() / digits).to_string();
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), ""), |(whole, rest)| (whole, rest));
    let mut out = String::from(if number < 0.0 { "-" } else { "" });
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// What is counted and what happened to it: `civilians killed`, `drones shot down`, `people in need`.
pub fn what(claim: &Claim) -> String {
    format!("{} {}", counted(claim.unit, claim.civilian), happened(claim.outcome))
}

/// The things counted, in the plural.
pub fn counted(unit: Unit, civilian: Option<bool>) -> &'static str {
    match unit {
        Unit::People => match civilian {
            Some(true) => "civilians",
            Some(false) => "combatants",
            None => "people",
        },
        Unit::Tank => "tanks",
        Unit::ArmouredVehicle => "armoured vehicles",
        Unit::Vehicle => "vehicles",
        Unit::Artillery => "artillery pieces",
        Unit::AirDefence => "air defence systems",
        Unit::Aircraft => "aircraft",
        Unit::Helicopter => "helicopters",
        Unit::Drone => "drones",
        Unit::Missile => "missiles",
        Unit::Bomb => "bombs",
        Unit::Shell => "shells",
        Unit::Ship => "ships",
        Unit::Equipment => "pieces of equipment",
        Unit::Building => "buildings",
        Unit::Position => "positions",
        Unit::Settlement => "settlements",
        Unit::Km2 => "km²",
        Unit::Attack => "attacks",
        Unit::Body => "bodies",
    }
}

/// What happened, as it follows the things: `shot down`, `in need`.
pub fn happened(outcome: Outcome) -> String {
    match outcome {
        Outcome::Casualties => "killed or wounded".to_owned(),
        outcome => outcome.as_str().replace('_', " "),
    }
}

/// The time that the figure covers, with the scope where it is not one event: `2025-06-16`, `2025-06-15–16`,
/// `2025-01 – 2025-02`, `total to 2025-06-15`, `state 2025-06-16`, or nothing.
pub fn when(claim: &Claim) -> String {
    when_of(claim.scope, claim.when)
}

/// The same of what is no claim.
pub fn when_of(scope: Scope, when: When) -> String {
    let days = days(when);
    let scope = match scope {
        Scope::Event | Scope::Rate => "",
        Scope::Total | Scope::State => scope.as_str(),
    };
    [scope, &days].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn days(when: When) -> String {
    match (when.start, when.end) {
        (None, None) => String::new(),
        (None, Some(end)) => format!("to {end}"),
        (Some(start), None) => format!("from {start}"),
        (Some(start), Some(end)) => between(start, end),
    }
}

/// Two days, inclusive; whole months and years as such.
fn between(start: Date, end: Date) -> String {
    let month = |day: Date| format!("{:04}-{:02}", day.year(), day.month());
    let is_whole = start.day() == 1 && end == end.last_of_month();
    let is_one_month = (start.year(), start.month()) == (end.year(), end.month());
    match (start, end) {
        _ if start == end => start.to_string(),
        _ if is_whole && is_one_month => month(start),
        _ if is_whole && start.year() == end.year() && start.month() == 1 && end.month() == 12 => {
            format!("{:04}", start.year())
        }
        _ if is_whole => format!("{} – {}", month(start), month(end)),
        _ if is_one_month && start < end => format!("{start}–{:02}", end.day()),
        _ => format!("{start} – {end}"),
    }
}

/// The origin, then who passed it on, after the stance where it is not plainly reported: `denied: …`.
pub fn source(claim: &Claim) -> String {
    let chain = match claim.source.as_slice() {
        [] => "the report".to_owned(),
        [origin] => origin.clone(),
        [origin, relays @ ..] => format!("{origin}, via {}", relays.join(", ")),
    };
    let percent = |(low, high): (f64, f64)| format!(" ({:.0}–{:.0}%)", low * 100.0, high * 100.0);
    let likelihood = claim.likelihood.map(percent).unwrap_or_default();
    if claim.stance == Stance::Reported { chain } else { format!("{}{likelihood}: {chain}", claim.stance) }
}

/// A number that is in no claim: `47: ordinal (an ordinal: 47th)`.
pub fn set_aside(rejected: &Rejected) -> String {
    format!("{}: {} ({})", cut(&rejected.anchor_text), rejected.reason, cut(&rejected.because))
}

/// The first characters of a text that may be very long.
fn cut(text: &str) -> String {
    match text.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use musterbook_core::one_line;

    #[test]
    fn figures_keep_their_hedge() {
        for (line, expected) in [
            ("[717] people released", "717"),
            ("[6,000] over people casualties", "> 6,000"),
            ("[3,000] about people deployed", "≈ 3,000"),
            ("[12] at_least people killed", "≥ 12"),
            ("[500] up_to people present", "≤ 500"),
            ("[50] under people killed", "< 50"),
            ("[10,000 to 12,000] 10000..12000 range people present", "10,000–12,000"),
            ("[dozens] 24..99 vague people killed", "dozens (24–99)"),
            ("[multiple] 3.. vague drone launched", "multiple (3+)"),
            ("[large numbers of] .. vague people displaced", "large numbers of"),
            ("[a couple of] 2 about tank lost", "≈ 2"),
            ("[half] 0.5 about people casualties share_of=11,000", "≈ half of 11,000"),
            ("[40%] 0.4 exact people casualties share_of=\"the force\"", "40% of the force"),
            ("[92] people casualties scope=rate per=day", "92 a day"),
            ("[1.5 million] 1500000 people displaced", "1,500,000"),
            ("[12.5] 12.5 km2 taken", "12.5"),
            ("[300 square miles] 776.9964 km2 held", "777"),
        ] {
            let line = line.replace("share_of=11,000", "share_of=\"11,000\"");
            let claim = one_line::parse(&line).unwrap_or_else(|error| panic!("{line}: {error}"));
            assert_eq!(figure(&claim), expected, "{line}");
        }
    }

    #[test]
    fn what_is_in_plain_words() {
        for (line, expected) in [
            ("[2] people killed civilian=true", "civilians killed"),
            ("[2] people wounded civilian=false", "combatants wounded"),
            ("[2] people in_need", "people in need"),
            ("[2] drone shot_down", "drones shot down"),
            ("[2] people casualties", "people killed or wounded"),
        ] {
            assert_eq!(what(&one_line::parse(line).unwrap()), expected);
        }
    }

    #[test]
    fn when_says_the_scope_and_whole_months() {
        for (fields, expected) in [
            ("when=2025-06-16 scope=event", "2025-06-16"),
            ("when=2025-06-15..2025-06-16 scope=event", "2025-06-15–16"),
            ("when=2025-05-31..2025-06-01 scope=event", "2025-05-31 – 2025-06-01"),
            ("when=2025-01-01..2025-02-28 scope=event", "2025-01 – 2025-02"),
            ("when=2024-02-01..2024-02-29 scope=rate per=day", "2024-02"),
            ("when=2024-01-01..2024-12-31 scope=event", "2024"),
            ("when=..2025-06-15 scope=total", "total to 2025-06-15"),
            ("when=2022-02-24.. scope=total", "total from 2022-02-24"),
            ("when=2025-06-15 scope=state", "state 2025-06-15"),
            ("scope=total", "total"),
            ("scope=event", ""),
        ] {
            let claim = one_line::parse(&format!("[2] people killed {fields}")).unwrap();
            assert_eq!(when(&claim), expected, "{fields}");
        }
    }

    #[test]
    fn a_stance_other_than_reported_stands_before_the_source() {
        for (fields, expected) in [
            ("source=NIS", "NIS"),
            ("source=NIS,Yonhap,AFP stance=estimated", "estimated: NIS, via Yonhap, AFP"),
            ("stance=denied", "denied: the report"),
        ] {
            let claim = one_line::parse(&format!("[2] people killed {fields}")).unwrap();
            assert_eq!(source(&claim), expected);
        }
    }
}
