//! What stands before a number: a list's beginning, a currency, a hyphen, a thing with a number for a name.

use super::{Context, Cover, Verdict, past_hedges};
use crate::claim::Reason;
use crate::lexicon::exclusions::Ban;
use crate::mention::number::{Line, Number, Shape};
use crate::text::{Case, Kind};
use std::ops::Range;

/// `1. ` and `2) ` at the beginning of an item or a line, `[3]` anywhere.
pub fn list_number(line: &Line, number: &Number, context: &Context) -> Option<Verdict> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let is_numbered = start == 0 && line.glued(end) && (line.is_mark(end, '.') || line.is_mark(end, ')'));
    let heads_line = number.tokens.len() == 1
        && line.kind(start) == Some(Kind::Digits)
        && line.word(start).len() <= 2
        && !line.glued(end + 1)
        && line.get(end + 1).is_some_and(|t| t.case != Case::Lower);
    // `2,886. So many did not come home.`
    let is_small = number.low.is_some_and(|v| v <= 200.0);
    if is_numbered && is_small && (context.is_item || heads_line) {
        return Verdict::new(Reason::List, "a list number", start..end + 1);
    }
    if start == 0
        && line.tokens.len() == end + 1
        && is_small
        && (line.is_mark(end, '.') || line.is_mark(end, ')'))
        && line.kind(start) == Some(Kind::Digits)
    {
        return Verdict::new(Reason::List, "a list number", start..end + 1);
    }
    // `-30-` ends a press release.
    let is_end = number.value() == Some(30.0)
        && start > 0
        && matches!(line.kind(start - 1), Some(Kind::Mark('-' | '–' | '—') | Kind::Hyphen))
        && matches!(line.kind(end), Some(Kind::Mark('-' | '–' | '—') | Kind::Hyphen))
        && line.tokens.len() <= 6;
    if is_end {
        return Verdict::new(Reason::List, "the end of a release", start - 1..end + 1);
    }
    let is_star = start > 0 && line.is_mark(start - 1, '*') && line.glued(start) && line.is_mark(end, ')');
    if is_star {
        return Verdict::new(Reason::List, "a footnote", start - 1..end);
    }
    if start > 0 && line.is_mark(start - 1, '[') && line.is_mark(end, ']') && number.tokens.len() == 1 {
        return Verdict::new(Reason::List, "a footnote", start - 1..end + 1);
    }
    None
}

/// The phrase of the table that ends where the number begins, the longest first.
fn phrase(line: &Line, number: &Number, accept: impl Fn(&Ban, &Range<usize>) -> bool) -> Option<(Ban, Range<usize>)> {
    let start = number.tokens.start;
    (1..=5.min(start)).rev().find_map(|back| {
        let found = line.lexicon.exclusions.before.longest(&line.tokens[start - back..start])?;
        let saw = start - back..start;
        (found.length == back && accept(found.meaning, &saw)).then_some((*found.meaning, saw))
    })
}

/// `$5`, `USD 18.5 million`, `Rs 200`.
pub fn currency(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let is_code = |at| line.get(at).is_some_and(|t| !t.is_word() || t.case != Case::Lower);
    let (ban, saw) = phrase(line, number, |ban, saw| ban.reason == Reason::Money && saw.clone().all(is_code))?;
    Verdict::new(ban.reason, ban.because, saw)
}

/// `USD 4 and 6.5 million`, `frames 14 and 61`: the second of two sums or names.
pub fn one_more(line: &Line, number: &Number, context: &Context) -> Option<Verdict> {
    let ((last, reason), start) = (context.last_named?, number.tokens.start);
    let joins = |at: usize| {
        line.is_any(at, &["and", "or", "to"])
            || matches!(line.kind(at), Some(Kind::Hyphen | Kind::Mark('-' | '–' | '—')))
    };
    // A noun behind it says that something else is counted.
    let is_bare = line.get(number.tokens.end).is_none_or(|t| {
        !t.is_word()
            || reason != Reason::Money && t.case == Case::Lower && !line.word(number.tokens.end).ends_with('s')
            || line.is(number.tokens.end, "in")
    });
    if last + 1 == start && joins(last) && is_bare && line.kind(start) == Some(Kind::Digits) {
        return Verdict::new(reason, "as the number before", last..number.tokens.end);
    }
    None
}

/// `Operation True Promise 3`: the number of an operation.
pub fn operation(line: &Line, number: &Number, context: &Context) -> Option<Verdict> {
    let start = number.tokens.start;
    if context.shouted
        || number.tokens.len() != 1
        || line.kind(start) != Some(Kind::Digits)
        || line.word(start).len() > 2
    {
        return None;
    }
    let named = (start.saturating_sub(5)..start).rev().take_while(|&at| line.tokens[at].is_capitalised());
    let first = named.last().filter(|&first| start - first >= 2)?;
    let is_named =
        (first..start - 1).any(|at| line.is_any(at, &["Operation", "Exercise", "Mission", "Project", "Plan"]));
    if is_named { Verdict::new(Reason::Designation, "an operation's number", first..start + 1) } else { None }
}

/// `UTC+3`, `N1.2bn`, `N1,305`: digits written to a word with a mark between.
pub fn written_to(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let start = number.tokens.start;
    let is_mark = start > 1
        && line.glued(start)
        && line.glued(start - 1)
        && matches!(line.kind(start - 1), Some(Kind::Mark('+' | '.' | '/' | '_' | '&' | ',')));
    if is_mark && matches!(line.kind(start - 2), Some(Kind::Word | Kind::Digits)) {
        return Verdict::new(Reason::Designation, "digits written to a word", start - 2..start);
    }
    None
}

/// `Su-34`, `COVID-19`, `mid-2024`: a hyphen before the digits.
pub fn glued(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let start = number.tokens.start;
    if start < 2
        || line.kind(start - 1) != Some(Kind::Hyphen)
        || line.kind(start - 2) != Some(Kind::Word)
        || line.number_word(start - 2).is_some()
    {
        return None;
    }
    if line.is_any(start - 2, &["mid", "pre", "post", "early", "late"]) {
        return Verdict::new(Reason::Date, "a date with a hyphen", start - 2..start);
    }
    Verdict::new(Reason::Designation, "a name with a hyphen", start - 2..start)
}

/// `Article 5`, `No. 9`, `episode 412`, `top 10`.
pub fn named(line: &Line, number: &Number, context: &Context) -> Option<Verdict> {
    if number.share || number.shape == Shape::Vague {
        return None;
    }
    let (ban, saw) = phrase(line, number, |ban, _| match ban.reason {
        Reason::Age | Reason::Money => false,
        // `may top 100`
        Reason::Rank => !context.hedged,
        _ => true,
    })?;
    let is_name =
        line.kind(number.tokens.start) == Some(Kind::Digits) || line.get(number.tokens.start)?.case != Case::Lower;
    let head = line.get(saw.start)?;
    // `refugees still number 210,000`: a verb.
    let is_verb = line.is(saw.start, "number") && (context.hedged || saw.start > 0 && numbers(line, saw.start - 1));
    // `in case 40 soldiers return`: what is counted follows.
    let is_plain = ban.reason == Reason::Identifier && head.case == Case::Lower && head.is_word() && saw.len() == 1;
    let counts = || line.tokens.get(number.tokens.end..).and_then(|rest| line.lexicon.nouns.longest(rest));
    if is_verb || is_plain && counts().is_some_and(|noun| noun.meaning.plural) {
        return None;
    }
    let is_capital = head.case != Case::Lower && !context.shouted;
    if !is_name || (ban.capital && !is_capital) {
        return None;
    }
    Verdict::new(ban.reason, ban.because, saw)
}

/// What `number` is a verb behind: `the rebels number 300`.
fn numbers(line: &Line, at: usize) -> bool {
    line.is_any(
        at,
        &[
            "dead", "wounded", "injured", "missing", "killed", "still", "now", "already", "to", "they", "who", "that",
            "may", "could", "would", "might", "did", "troops", "forces",
        ],
    ) || line.get(at).is_some_and(|t| t.is_word() && t.case == Case::Lower)
        && line.word(at).ends_with('s')
        && !line.is_any(at, &["its", "his", "this", "as", "is", "was"])
}

/// `a population of more than 60,000`, `spoke to some 40 survivors`, `give or take a few`.
pub fn led(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let (start, after) = (number.tokens.start, number.tokens.end);
    // `a population of 90,000 refugees` counts refugees.
    let is_told = line.tokens.get(after..).is_some_and(|rest| line.lexicon.nouns.longest(rest).is_some())
        && !line.is_any(after, &["people", "persons", "inhabitants", "residents", "souls"]);
    (past_hedges(line, start)..=start).find_map(|end| {
        (1..=4.min(end)).rev().find_map(|back| {
            let found = line.lexicon.exclusions.led.longest(&line.tokens[end - back..end])?;
            let saw = end - back..end;
            let is_population = found.meaning.because == "a population";
            let is_whole = found.length == back && !(is_population && is_told);
            is_whole.then(|| Verdict::new(found.meaning.reason, found.meaning.because, saw))?
        })
    })
}

/// `wounded;2 at least ten`: a small number written to a mark behind a word is a footnote's.
pub fn note(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let is_small = number.tokens.len() == 1 && line.kind(start) == Some(Kind::Digits) && line.word(start).len() <= 3;
    let is_written = start > 1
        && line.glued(start)
        && line.glued(start - 1)
        && matches!(line.kind(start - 1), Some(Kind::Mark('.' | ';' | '”' | '’' | '"')))
        && line.kind(start - 2) == Some(Kind::Word)
        && line.word(start - 2).len() > 2;
    let counts = || line.tokens.get(end..).is_some_and(|rest| line.lexicon.nouns.longest(rest).is_some());
    if is_small && is_written && !line.glued(end) && !counts() {
        return Verdict::new(Reason::List, "a footnote", start - 1..end);
    }
    // `to ask the Minister (1) how many`
    let is_asked = start > 0
        && line.is_mark(start - 1, '(')
        && line.is_mark(end, ')')
        && line
            .is_any(end + 1, &["how", "what", "whether", "if", "why", "which", "who", "where", "when", "that", "to"]);
    if is_small && is_asked { Verdict::new(Reason::List, "a list number", start - 1..end + 1) } else { None }
}

/// `a coalition of more than 70 members`: what the table says counts something else.
pub fn group(line: &Line, number: &Number, _: &Context) -> Option<Verdict> {
    let first = past_hedges(line, number.tokens.start);
    let is_group = first > 1
        && line.is(first - 1, "of")
        && line.is_any(
            first - 2,
            &["coalition", "alliance", "bloc", "consortium", "panel", "jury", "cabinet", "parliament"],
        );
    if is_group { Verdict::new(Reason::OtherQuantity, "a group's members", first - 2..first) } else { None }
}

/// `a Blue Arrow 7 missile`: a name, digits, a weapon in the singular; `Zircon 3 missiles` is left alone.
pub fn weapon(line: &Line, number: &Number, context: &Context) -> Option<Verdict> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let before = line.get(start.checked_sub(1)?)?;
    let after = line.get(end)?;
    let is_name = before.is_capitalised()
        && !context.shouted
        && !matches!(context.covers.get(start - 1), Some(Cover::Place | Cover::Time));
    let is_digits = number.tokens.len() == 1 && line.kind(start) == Some(Kind::Digits) && number.value() != Some(1.0);
    let is_weapon = line.lexicon.exclusions.weapons.contains(&after.word);
    if is_name && is_digits && is_weapon && start > 1 {
        Verdict::new(Reason::Designation, "a weapon's name", start - 1..end + 1)
    } else {
        None
    }
}
