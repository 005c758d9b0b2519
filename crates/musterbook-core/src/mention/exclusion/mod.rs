//! Numbers that count nothing the guide calls a claim: ages, money, measures, dates, names, and so on. What only the
//! event can tell (a share of something else, a count of trees) is left alone.

mod after;
mod age;
mod before;
mod date;
mod difference;
pub mod identifier;
mod places;
mod pronoun;

use crate::claim::Reason;
use crate::mention::number::{Line, Number};
use std::ops::Range;

/// Why a number is left out, and the words that tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub reason: Reason,
    pub because: &'static str,
    /// The tokens that decided, in the sentence.
    pub saw: Range<usize>,
}

impl Verdict {
    fn new(reason: Reason, because: &'static str, saw: Range<usize>) -> Option<Verdict> {
        Some(Verdict { reason, because, saw })
    }
}

/// What stands around a number beside its words.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// What other stages found at each token of the sentence.
    pub covers: &'a [Cover],
    /// The sentence begins with a bullet or a list number.
    pub is_item: bool,
    /// The sentence is written in capitals.
    pub shouted: bool,
    /// A hedge stands before the number.
    pub hedged: bool,
    /// Where the last age of the sentence ended.
    pub last_age: Option<usize>,
    /// Where the last sum of money or number that names ended, and why it was left out.
    pub last_named: Option<(usize, Reason)>,
}

/// What other stages found at a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cover {
    Free,
    Place,
    Name,
    Weapon,
    Time,
}

type Rule = fn(&Line, &Number, &Context) -> Option<Verdict>;

/// The rules in order; the first that knows the number decides.
const RULES: &[Rule] = &[
    before::list_number,
    before::note,
    pronoun::zero,
    date::ordinal,
    date::decade,
    age::of_years,
    after::noun,
    age::stated,
    age::under_age,
    age::behind_a_person,
    age::said_of_a_person,
    before::currency,
    before::one_more,
    before::operation,
    before::written_to,
    before::glued,
    before::named,
    before::led,
    before::group,
    before::weapon,
    after::unit,
    after::letters,
    after::calibre,
    after::score,
    date::day,
    date::weekday,
    date::day_of_war,
    date::short_year,
    date::year,
    pronoun::one,
    pronoun::none_of,
    pronoun::single,
    after::speakers,
    places::within,
    places::base,
    places::population,
    places::inhabitants,
    places::conversion,
    difference::change,
    difference::noun,
    difference::half_that,
    after::compound,
];

/// Where the words begin that hedge what stands at `at`: `by a startling 50%`, `in at least four towns`.
fn past_hedges(line: &Line, at: usize) -> usize {
    const WORDS: &[&str] = &[
        "about",
        "around",
        "some",
        "nearly",
        "almost",
        "over",
        "more",
        "than",
        "at",
        "least",
        "up",
        "to",
        "as",
        "many",
        "much",
        "a",
        "an",
        "the",
        "all",
        "further",
        "estimated",
        "roughly",
        "approximately",
        "just",
        "only",
        "well",
        "close",
        "under",
        "less",
        "fewer",
        "additional",
        "staggering",
        "startling",
        "whopping",
        "massive",
        "huge",
        "sharp",
        "further",
        "its",
        "their",
        "these",
        "those",
        "no",
    ];
    (at.saturating_sub(4)..at).rev().take_while(|&i| line.is_any(i, WORDS)).last().unwrap_or(at)
}

/// Why a number is no figure; `None` if it may be one.
pub fn why(line: &Line, number: &Number, context: &Context) -> Option<Verdict> {
    RULES.iter().find_map(|rule| rule(line, number, context))
}
