//! Statements and answers in plain sentences.

use super::answer::{Estimate, State};
use super::statement::Statement;
use crate::claim::{Outcome, Qualifier, Scope};
use jiff::civil::Date;

/// A statement in a line: `National Intelligence Service: about 3,000 killed or wounded up to 13 January 2025`.
pub fn line(it: &Statement) -> String {
    format!("{}: {} {}{}", it.origin, figure(it), happened(it.outcome), time(it))
}

/// A statement in few words: `"about 3,000" (13 January 2025)`.
pub fn short(it: &Statement) -> String {
    let day = it.as_of().map(|day| format!(" ({})", written(day))).unwrap_or_default();
    format!("\"{}\"{day}", figure(it))
}

/// Why an estimate is what it is: a sentence for each part, with the places of the statements that it leads to.
pub fn explanation(it: &Estimate, statements: &[Statement]) -> Vec<(String, Vec<usize>)> {
    let mut said = vec![(state(it), Vec::new())];
    let (Some(low), Some(best), Some(high)) = (it.low, it.best, it.high) else { return said };
    let told = |by: &[usize]| by.iter().map(|&at| line(&statements[at])).collect::<Vec<_>>().join("; ");
    if low > 0.0 {
        said.push((format!("At least {}, because {}.", grouped(low), told(&it.low_by)), it.low_by.clone()));
    }
    let fits = if it.best_by.is_empty() { String::new() } else { format!(": {}", told(&it.best_by)) };
    said.push((
        format!("Best {}, the lowest that contradicts the fewest origins{fits}.", grouped(best)),
        it.best_by.clone(),
    ));
    let open = match it.ceiling {
        Some(ceiling) if ceiling > high => format!(" Nobody's words go above {}.", grouped(ceiling)),
        Some(_) => String::new(),
        None => " Nothing closes it above.".to_owned(),
    };
    said.push((
        format!("The highest figure is {}, from {}.{open}", grouped(high), told(&it.high_by)),
        it.high_by.clone(),
    ));
    for voice in &it.voices {
        let ceiling = voice.ceiling.map(|it| format!(" and at most {}", grouped(it))).unwrap_or_default();
        let aside = voice.set_aside.as_ref().map(|why| format!("; it does not set the low: {why}")).unwrap_or_default();
        let of = if voice.speaks_of == "others'" { "" } else { &format!(", of {} people and things", voice.speaks_of) };
        let sentence = format!(
            "{}{of}: at least {}{ceiling}, as of {}{aside}.",
            voice.origin,
            grouped(voice.floor),
            written(voice.as_of)
        );
        said.push((sentence, voice.floor_by.clone()));
    }
    if it.left_out > 0 {
        let left_out = grouped(it.left_out as f64);
        said.push((
            format!("{left_out} statements that say about what others of the same origins say were left out: there are too many."),
            Vec::new(),
        ));
    }
    if !it.is_exact {
        said.push(("The bounds hold, but may not be the tightest ones.".to_owned(), Vec::new()));
    }
    said
}

fn state(it: &Estimate) -> String {
    match it.state {
        State::NoCoverage => {
            format!("No coverage: nothing that counts is said of it up to {}. This is not zero.", written(it.as_of))
        }
        State::SingleOrigin => "Single origin: nobody independent confirms it.".to_owned(),
        State::Agreement => format!("{} independent origins; some value fits what all say.", it.origins),
        State::Disagreement => format!("{} independent origins, and no value fits what all say.", it.origins),
        State::TooFewOrigins => format!("The policy asks for more origins than the {} there are.", it.origins),
        State::Impossible => "What is supposed cannot be.".to_owned(),
    }
}

/// The figure in words: `more than 6,000`, `about 3,000`, `10,000 to 12,000`, `more than half of 11,000`.
pub fn figure(it: &Statement) -> String {
    if let Some(base) = &it.share {
        return format!("{}{} of {}", hedge(it.qualifier), it.words, base.words);
    }
    match (it.low, it.high) {
        (Some(low), Some(high)) if low != high => format!("{} to {}", grouped(low), grouped(high)),
        (Some(number), _) | (None, Some(number)) => format!("{}{}", hedge(it.qualifier), grouped(number)),
        (None, None) => it.words.clone(),
    }
}

/// A hedge in words, with a space behind it; nothing where the number stands alone.
pub fn hedge(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::About => "about ",
        Qualifier::Over => "more than ",
        Qualifier::AtLeast => "at least ",
        Qualifier::Under => "fewer than ",
        Qualifier::UpTo => "up to ",
        Qualifier::Exact | Qualifier::Range | Qualifier::Vague => "",
    }
}

/// What happened, in words.
pub fn happened(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Casualties => "killed or wounded",
        Outcome::Deployed => "sent",
        Outcome::InNeed => "in need",
        Outcome::ShotDown => "shot down",
        other => other.as_str(),
    }
}

fn time(it: &Statement) -> String {
    let Some(last) = it.as_of() else { return String::new() };
    match (it.scope, it.when.start) {
        (Scope::Total, None) => format!(" up to {}", written(last)),
        (_, Some(first)) if first != last => format!(" from {} to {}", written(first), written(last)),
        _ => format!(" on {}", written(last)),
    }
}

/// A day as people write it.
pub fn written(day: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    format!("{} {} {}", day.day(), MONTHS[usize::from(day.month().unsigned_abs()) - 1], day.year())
}

/// A number with commas between thousands.
pub fn grouped(number: f64) -> String {
    let digits = format!("{:.0}", number.abs());
    let mut out = String::from(if number < 0.0 { "-" } else { "" });
    if number.abs() < 1.0 && number != 0.0 {
        return format!("{out}{:.2}", number.abs());
    }
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
