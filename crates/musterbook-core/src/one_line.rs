//! A claim on one line, for people: printed by the command line, the specs and the score report, and read back.
//!
//! ```text
//! [12] at_least people killed side=Ukraine place=Kharkiv when=2025-06-16 scope=event source="local officials"
//! [10,000 to 12,000] 10000..12000 range people deployed side="North Korea" when=..2025-01-09 scope=total
//! ```
//!
//! In order: the number words in brackets; the bounds, left out where digits and qualifier say them; the qualifier, left
//! out where it is `exact`; unit; outcome; then the other fields as `name=value`, left out where they are empty, and
//! `stance` where it is `reported`. Values with spaces, commas or quotes stand in quotes; a chain of sources is joined
//! by commas, the origin first. Where the claim stands in its text, and the trace, are not part of the line.

use crate::claim::{Claim, Outcome, Per, Qualifier, Scope, Stance, Unit, When};
use crate::json::Number;
use crate::span::Span;
use jiff::civil::Date;
use std::fmt::Write;

/// The claim on one line.
pub fn print(claim: &Claim) -> String {
    let mut out = String::from("[");
    for c in claim.anchor_text.chars() {
        match c {
            ']' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out.push(']');
    if implied(&claim.anchor_text, claim.qualifier) != Some((claim.low, claim.high)) {
        out.push(' ');
        out.push_str(&bounds(claim.low, claim.high));
    }
    if claim.qualifier != Qualifier::Exact {
        let _ = write!(out, " {}", claim.qualifier);
    }
    let _ = write!(out, " {} {}", claim.unit, claim.outcome);
    for (name, value) in
        [("side", &claim.side), ("by", &claim.by), ("place", &claim.place), ("share_of", &claim.share_of)]
    {
        if let Some(value) = value {
            let _ = write!(out, " {name}={}", quoted(value));
        }
    }
    if let Some(civilian) = claim.civilian {
        let _ = write!(out, " civilian={civilian}");
    }
    if !claim.when.is_open() {
        let _ = write!(out, " when={}", claim.when);
    }
    let _ = write!(out, " scope={}", claim.scope);
    if let Some(per) = claim.per {
        let _ = write!(out, " per={per}");
    }
    if !claim.source.is_empty() {
        let chain: Vec<String> = claim.source.iter().map(|name| quoted(name)).collect();
        let _ = write!(out, " source={}", chain.join(","));
    }
    if claim.stance != Stance::Reported {
        let _ = write!(out, " stance={}", claim.stance);
    }
    out
}

/// Low and high as `12`, `10..12`, `10..`, `..12`, or `..` where both are open.
pub fn bounds(low: Option<f64>, high: Option<f64>) -> String {
    let end = |number: Option<f64>| number.map(|number| Number(number).to_string()).unwrap_or_default();
    match (low, high) {
        (Some(low), Some(high)) if low == high => Number(low).to_string(),
        (low, high) => format!("{}..{}", end(low), end(high)),
    }
}

/// Reads a line back. The claim stands nowhere in a text and has no trace. The error says what is wrong with the line.
pub fn parse(line: &str) -> Result<Claim, String> {
    let mut rest = line.trim();
    let anchor_text = bracketed(&mut rest)?;
    let mut words = pieces(rest)?.into_iter().peekable();
    let written = match words.peek() {
        Some(word) if word.starts_with(|c: char| c.is_ascii_digit() || c == '.') => {
            Some(read_bounds(&words.next().unwrap_or_default())?)
        }
        _ => None,
    };
    let qualifier = words.peek().and_then(|word| Qualifier::parse(word));
    if qualifier.is_some() {
        words.next();
    }
    let qualifier = qualifier.unwrap_or(Qualifier::Exact);
    let (low, high) = match written.or_else(|| implied(&anchor_text, qualifier)) {
        Some(bounds) => bounds,
        None => return Err(format!("[{anchor_text}] needs its bounds written out, as in `[dozens] 24..99 vague`")),
    };
    let unit = word(words.next(), "unit", Unit::parse)?;
    let outcome = word(words.next(), "outcome", Outcome::parse)?;
    let mut claim = Claim {
        anchor: Span::default(),
        anchor_text,
        low,
        high,
        qualifier,
        share_of: None,
        unit,
        outcome,
        side: None,
        civilian: None,
        by: None,
        place: None,
        when: When::OPEN,
        scope: Scope::Event,
        per: None,
        source: Vec::new(),
        stance: Stance::Reported,
        likelihood: None,
        confidence: 0.0,
        evidence: Span::default(),
        trace: Vec::new(),
    };
    for piece in words {
        let (name, value) = piece.split_once('=').ok_or_else(|| format!("`{piece}` is not name=value"))?;
        field(&mut claim, name, value)?;
    }
    Ok(claim)
}

/// Sets any field of a claim from the words that the line writes for it; `bounds` as `12`, `10..12`, `10..`; an empty value
/// empties a field that may be empty. The error says what is wrong.
pub fn set(claim: &mut Claim, name: &str, value: &str) -> Result<(), String> {
    let owned = || Some(value.to_owned());
    match name {
        "unit" => claim.unit = word(owned(), "unit", Unit::parse)?,
        "outcome" => claim.outcome = word(owned(), "outcome", Outcome::parse)?,
        "qualifier" => claim.qualifier = word(owned(), "qualifier", Qualifier::parse)?,
        "bounds" => (claim.low, claim.high) = read_bounds(value)?,
        "per" if value.is_empty() => claim.per = None,
        "civilian" if value.is_empty() => claim.civilian = None,
        "when" if value.is_empty() => claim.when = When::OPEN,
        "source" if value.is_empty() => claim.source.clear(),
        _ => field(claim, name, value)?,
    }
    Ok(())
}

fn field(claim: &mut Claim, name: &str, value: &str) -> Result<(), String> {
    match name {
        "side" => claim.side = name_value(value)?,
        "by" => claim.by = name_value(value)?,
        "place" => claim.place = name_value(value)?,
        "share_of" => claim.share_of = name_value(value)?,
        "civilian" => {
            claim.civilian = match value {
                "true" => Some(true),
                "false" => Some(false),
                "null" => None,
                _ => return Err(format!("civilian={value}: say true or false, or leave it out")),
            }
        }
        "when" => claim.when = read_when(value)?,
        "scope" => claim.scope = word(Some(value.to_owned()), "scope", Scope::parse)?,
        "per" => claim.per = Some(word(Some(value.to_owned()), "per", Per::parse)?),
        "source" => claim.source = chain(value)?,
        "stance" => claim.stance = word(Some(value.to_owned()), "stance", Stance::parse)?,
        _ => return Err(format!("a claim has no field `{name}`")),
    }
    Ok(())
}

fn word<T>(word: Option<String>, field: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, String> {
    let word = word.ok_or_else(|| format!("the {field} is missing"))?;
    parse(&word).ok_or_else(|| format!("`{word}` is no {field}"))
}

/// What plain digits and a qualifier say by themselves.
fn implied(anchor: &str, qualifier: Qualifier) -> Option<(Option<f64>, Option<f64>)> {
    let is_plain = anchor.starts_with(|c: char| c.is_ascii_digit())
        && anchor.chars().all(|c| c.is_ascii_digit() || c == ',')
        && anchor.split(',').skip(1).all(|group| group.len() == 3);
    let value: f64 = if is_plain { anchor.replace(',', "").parse().ok()? } else { return None };
    match qualifier {
        Qualifier::Exact | Qualifier::About => Some((Some(value), Some(value))),
        Qualifier::Over | Qualifier::AtLeast => Some((Some(value), None)),
        Qualifier::Under | Qualifier::UpTo => Some((None, Some(value))),
        Qualifier::Range | Qualifier::Vague => None,
    }
}

/// `[…]` at the start; what follows is left in `rest`.
fn bracketed(rest: &mut &str) -> Result<String, String> {
    let inside = rest.strip_prefix('[').ok_or("a claim begins with its number words in brackets: [12]")?;
    let mut out = String::new();
    let mut chars = inside.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            ']' => {
                *rest = &inside[at + 1..];
                return Ok(out);
            }
            '\\' => match chars.next() {
                Some((_, 'n')) => out.push('\n'),
                Some((_, c)) => out.push(c),
                None => break,
            },
            c => out.push(c),
        }
    }
    Err("the bracket is not closed".to_owned())
}

/// The line cut at spaces outside of quotes.
fn pieces(text: &str) -> Result<Vec<String>, String> {
    let mut out = Vec::new();
    let (mut piece, mut in_quotes, mut escaped) = (String::new(), false, false);
    for c in text.chars() {
        if c.is_whitespace() && !in_quotes {
            if !piece.is_empty() {
                out.push(std::mem::take(&mut piece));
            }
            continue;
        }
        in_quotes ^= c == '"' && !escaped;
        escaped = in_quotes && c == '\\' && !escaped;
        piece.push(c);
    }
    if in_quotes {
        return Err(format!("a quote is not closed: {piece}"));
    }
    out.extend((!piece.is_empty()).then_some(piece));
    Ok(out)
}

/// A name as the line writes it: in quotes where it needs them.
pub fn quoted(value: &str) -> String {
    let is_plain = |c: char| !c.is_whitespace() && !matches!(c, ',' | '"' | '\\' | '=');
    if !value.is_empty() && value != "null" && value.chars().all(is_plain) {
        return value.to_owned();
    }
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// One name, or none for `null`.
fn name_value(value: &str) -> Result<Option<String>, String> {
    if value == "null" {
        return Ok(None);
    }
    match <[String; 1]>::try_from(chain(value)?) {
        Ok([name]) => Ok(Some(name)),
        Err(_) => Err(format!("`{value}` is not one name; put it in quotes if it has a comma")),
    }
}

/// Names joined by commas, each in quotes or not.
fn chain(value: &str) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    let (mut name, mut in_quotes, mut was_quoted) = (String::new(), false, false);
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' if in_quotes => name.extend(chars.next()),
            '"' => (in_quotes, was_quoted) = (!in_quotes, true),
            ',' if !in_quotes => {
                names.push(std::mem::take(&mut name));
                was_quoted = false;
            }
            c => name.push(c),
        }
    }
    if !name.is_empty() || was_quoted || !names.is_empty() {
        names.push(name);
    }
    if names.iter().any(String::is_empty) { Err(format!("`{value}` has an empty name")) } else { Ok(names) }
}

fn read_bounds(text: &str) -> Result<(Option<f64>, Option<f64>), String> {
    let end = |text: &str| match text {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| format!("`{text}` is not a number")),
    };
    match text.split_once("..") {
        Some((low, high)) => Ok((end(low)?, end(high)?)),
        None => end(text).map(|value| (value, value)),
    }
}

fn read_when(text: &str) -> Result<When, String> {
    let day = |text: &str| match text {
        "" => Ok(None),
        text => text.parse::<Date>().map(Some).map_err(|_| format!("`{text}` is not a date like 2025-06-16")),
    };
    match text.split_once("..") {
        _ if text == "-" => Ok(When::OPEN),
        Some((start, end)) => Ok(When::new(day(start)?, day(end)?)),
        None => day(text).map(|date| When::new(date, date)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines that are read and printed as they stand.
    #[test]
    fn lines_read_back() {
        for line in [
            "[12] at_least people killed side=Ukraine place=Kharkiv when=2025-06-16 scope=event source=\"local officials\"",
            "[717] people released side=Ukraine scope=event",
            "[6,000] over people casualties side=\"North Korea\" civilian=false when=..2025-06-15 scope=total stance=estimated",
            "[10,000 to 12,000] 10000..12000 range people deployed scope=total source=NIS,\"The War Zone\"",
            "[half] 0.5.. over people casualties share_of=\"11,000\" scope=total",
            "[dozens] 24..99 vague drone launched by=Russia when=2025-06-15..2025-06-16 scope=event",
            "[two] 2 tank destroyed scope=event",
            "[large numbers of] .. vague people displaced scope=event",
            "[92] people casualties scope=rate per=day",
            "[1\\]2] 2 people killed side=\"a \\\"b\\\" c\\\\\" scope=state stance=denied",
        ] {
            assert_eq!(parse(line).map(|claim| print(&claim)), Ok(line.to_owned()));
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (line, why) in [
            ("12 people killed", "in brackets"),
            ("[12 people killed", "not closed"),
            ("[dozens] vague people killed", "bounds written out"),
            ("[12] people vanished", "`vanished` is no outcome"),
            ("[12] people", "outcome is missing"),
            ("[12] people killed colour=red", "no field `colour`"),
            ("[12] people killed when=June", "not a date"),
            ("[12] people killed side=\"Russia", "not closed"),
        ] {
            let error = parse(line).unwrap_err();
            assert!(error.contains(why), "{line}: {error}");
        }
    }
}
