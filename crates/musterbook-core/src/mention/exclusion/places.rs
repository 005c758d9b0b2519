//! Counts of places that only say where: `in 15 provinces`, `fourteen of the 75 districts`; and areas told twice.

use super::{Context, Verdict, past_hedges};
use crate::claim::Reason;
use crate::lexicon::numbers::NumberWord;
use crate::mention::number::{Line, Number};
use crate::text::Kind;

/// How many words may stand between a number and the place that it counts.
const ADJECTIVES: usize = 2;

/// The place noun that a number counts: `five Darfur states`, `two other northern towns`.
fn place(line: &Line, end: usize) -> Option<usize> {
    for at in end..=end + ADJECTIVES {
        let token = line.get(at).filter(|t| t.is_word())?;
        if line.lexicon.exclusions.places.contains(&token.word) {
            return Some(at);
        }
        if line.is_any(at, &["in", "of", "and", "or", "to", "from", "at", "people", "by", "were", "was", "with", "on"])
        {
            return None;
        }
    }
    None
}

/// `clashes in 15 provinces`, `drones over 13 regions`; `captured over 13 villages` is left alone.
pub fn within(line: &Line, number: &Number, context: &Context) -> Option<Verdict> {
    let start = number.tokens.start;
    let at = place(line, number.tokens.end)?;
    let is_wide =
        line.is_any(at, &["regions", "provinces", "oblasts", "states", "districts", "countries", "governorates"]);
    let is_over = is_wide && start > 1 && line.is(start - 1, "over") && !line.is(start - 2, "control");
    let first = past_hedges(line, start);
    let says_where =
        first > 0 && line.is_any(first - 1, &["in", "across", "throughout", "within", "inside", "among", "between"]);
    // `in 14 out of 31 provinces`; not `driven out of 31 villages`.
    let is_number = |at: usize| line.kind(at) == Some(Kind::Digits) || line.number_word(at).is_some();
    let is_out_of = first > 2 && line.is(first - 1, "of") && line.is(first - 2, "out") && is_number(first - 3);
    if number.share || !(says_where || is_out_of || is_over && !context.shouted) {
        return None;
    }
    Verdict::new(Reason::OtherQuantity, "places where it happened", first.saturating_sub(1)..at + 1)
}

/// `Of the city's 200,000 people hardly anyone is left`: a population.
pub fn population(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let first = past_hedges(line, number.tokens.start);
    if first < 2 || line.kind(first - 1) != Some(Kind::Possessive) || number.share {
        return None;
    }
    let place = line.get(first - 2)?;
    let is_place =
        line.lexicon.exclusions.places.contains(&place.word) && !line.is_any(first - 2, &["camp", "shelter"]);
    let is_people = line.is_any(number.tokens.end, &["people", "inhabitants", "residents", "souls"]);
    if is_place && is_people {
        return Verdict::new(Reason::OtherQuantity, "a population", first - 2..number.tokens.end + 1);
    }
    None
}

/// `four fifths of its 150,000 inhabitants`.
pub fn inhabitants(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let first = past_hedges(line, start);
    let is_whole = start > 0
        && (line.kind(start - 1) == Some(Kind::Possessive)
            || (first..start).any(|at| line.is_any(at, &["its", "the"]))
            || first > 0 && line.is_any(first - 1, &["has", "had", "of"]));
    // `of 5,000 inhabitants who fled` counts those who fled.
    let is_told = line.is_any(end + 1, &["who", "were", "fled", "had", "left"]);
    let is_large = !number.share && !is_told && number.low.is_some_and(|v| v >= 1000.0);
    if is_whole && is_large && line.is_any(end, &["inhabitants", "souls"]) {
        return Verdict::new(Reason::OtherQuantity, "a population", start..end + 1);
    }
    None
}

/// `fourteen of the country's 75 districts`: the whole of which some are counted.
pub fn base(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let start = number.tokens.start;
    place(line, number.tokens.end)?;
    let is_definite =
        start > 0 && (line.kind(start - 1) == Some(Kind::Possessive) || line.is_any(start - 1, &["the", "its"]));
    // A share needs its whole: `two thirds of the 900 houses`.
    let is_part = |at: usize| matches!(line.number_word(at), Some(NumberWord::Part(_) | NumberWord::Parts(_)));
    let is_number = |at: usize| line.kind(at) == Some(Kind::Digits) || line.number_word(at).is_some() && !is_part(at);
    let of = (start.saturating_sub(6)..start).rev().find(|&at| line.is(at, "of"))?;
    if of > 0 && (is_definite && is_number(of - 1) || line.is(of - 1, "one")) {
        Verdict::new(Reason::OtherQuantity, "all the places there are", of - 1..start)
    } else {
        None
    }
}

/// `1,150 square km (444 square miles)`: the same area in another measure.
pub fn conversion(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let area = &line.lexicon.exclusions.area;
    let begins = |at: usize| line.tokens.get(at..).and_then(|rest| area.longest(rest)).is_some();
    let bracket = past_hedges(line, number.tokens.start).checked_sub(1)?;
    let is_inside = line.is_mark(bracket, '(') || line.is_mark(bracket, '[');
    if !is_inside || !begins(number.tokens.end) || !(bracket.saturating_sub(3)..bracket).any(begins) {
        return None;
    }
    Verdict::new(Reason::Measure, "the same area again", bracket..number.tokens.end + 1)
}
