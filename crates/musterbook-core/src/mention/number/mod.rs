//! Numbers: digits, words, vague numbers, fractions, percentages and ranges, each a file. A number is read without
//! its hedge; what it bounds with one is for `crate::figure`.

pub mod article;
mod digits;
mod fraction;
mod percent;
mod range;
mod vague;
mod words;

use crate::lexicon::Lexicon;
use crate::lexicon::numbers::NumberWord;
use crate::lexicon::qualifiers::Hedge;
use crate::text::{Kind, Token};
use std::ops::Range;

/// The tokens of one sentence, in which numbers are read.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub lexicon: &'a Lexicon,
    /// Thousands are written with commas in this text, so that `5 300` is two numbers.
    pub commas: bool,
}

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Plain,
    /// `about` by itself: `a couple`.
    About,
    Range,
    Vague,
}

/// A number in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Indices into the sentence's tokens.
    pub tokens: Range<usize>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub shape: Shape,
    /// A fraction or percentage: low and high are fractions of one.
    pub share: bool,
    /// The last word multiplies: `million`. What stands before it in a range may share it.
    pub scale: Option<f64>,
    pub rule: &'static str,
}

impl Number {
    fn plain(tokens: Range<usize>, value: f64, rule: &'static str) -> Number {
        Number { tokens, low: Some(value), high: Some(value), shape: Shape::Plain, share: false, scale: None, rule }
    }

    /// The value of a number that is one value.
    pub fn value(&self) -> Option<f64> {
        self.low.filter(|_| self.low == self.high)
    }
}

impl<'a> Line<'a> {
    pub fn get(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    pub fn word(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |t| t.text(self.text))
    }

    /// Whether the token is this word, in whatever case.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        words.iter().any(|w| word.eq_ignore_ascii_case(w))
    }

    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.get(at).is_some_and(|t| t.is_mark(mark))
    }

    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.get(at).map(|t| t.kind)
    }

    /// Whether the token stands to the one before it without a space.
    pub fn glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|t| t.glued)
    }

    pub fn number_word(&self, at: usize) -> Option<NumberWord> {
        self.lexicon.numbers.word(self.get(at)?.word)
    }

    /// `at`, or the token after it if it is a hyphen.
    fn past_hyphen(&self, at: usize) -> usize {
        if self.kind(at) == Some(Kind::Hyphen) { at + 1 } else { at }
    }

    fn up_to(&self, end: usize) -> Line<'a> {
        Line { tokens: &self.tokens[..end.min(self.tokens.len())], ..*self }
    }
}

/// Reads a number at a token; the last argument tells whether a hedge stands before it.
type Atom = fn(&Line, usize, bool) -> Option<Number>;

/// One number word or group of digits with what belongs to it, the first rule that reads one.
const ATOMS: &[Atom] = &[vague::read, fraction::read, words::read, digits::read];

/// Reads the number that begins at a token, if one does. `opened` is the hedge before it that opens a range,
/// `hedged` whether any hedge stands before it. Nothing is read past `limit`.
pub fn read(line: &Line, at: usize, limit: usize, opened: Option<Hedge>, hedged: bool) -> Option<Number> {
    let line = &line.up_to(limit);
    let first = atom(line, at, hedged)?;
    let number = range::extend(line, first, opened);
    Some(fraction::ratio(line, number))
}

/// Reads a number that is no range.
fn atom(line: &Line, at: usize, hedged: bool) -> Option<Number> {
    let number = ATOMS.iter().find_map(|read| read(line, at, hedged))?;
    let number = digits::gloss(line, number);
    Some(percent::extend(line, number))
}

/// What one group of digits is worth; `None` where it is no number.
pub fn digits_value(text: &str) -> Option<f64> {
    digits::value(text, false)
}
