//! A text as tokens: words, digit groups and marks, each with its bytes and its id in the vocabulary.

use super::markup::{self, As, Markup};
use super::{Vocabulary, WordId, fold};
use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with inner apostrophes, and digits after letters (`M113`, `U.S.`, `didn't`).
    Word,
    /// `'s` after a word.
    Possessive,
    /// Digits with inner `.` and `,` (`6,000`, `24.02.2022`).
    Digits,
    /// A hyphen with no space on either side (`Su-34`, `two-thirds`); phrases of tables ignore it.
    Hyphen,
    /// One or more line ends.
    Break,
    /// Any other single mark.
    Mark(char),
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    Lower,
    /// Only the first letter is a capital.
    Capital,
    /// All letters are capitals (two or more).
    Upper,
    /// Capitals inside (`McCain`, `iPhone`).
    Mixed,
}

/// A piece of the text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub span: Span,
    pub kind: Kind,
    pub case: Case,
    /// No white space stands before it.
    pub glued: bool,
    /// Of words, marks and digits; `UNKNOWN` where no table names it.
    pub word: WordId,
}

impl Token {
    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    pub fn is_capitalised(&self) -> bool {
        self.kind == Kind::Word && self.case != Case::Lower
    }

    pub fn text<'a>(&self, text: &'a str) -> &'a str {
        self.span.of(text)
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

/// Characters that stand inside words without showing: soft hyphen, zero-width marks, direction marks, and the marks that
/// say how the sign before is drawn.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Emoji and flags, which stand between words as a space does. Signs of lists (`✔`, `►`) are others.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}')
}

/// Whether a character is part of a word.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || (!c.is_ascii() && is_mark_on_letter(c))
}

/// Combining marks (accents, vowel signs) in the usual blocks.
fn is_mark_on_letter(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{65f}')
}

/// Splits a text into tokens, in one pass. Tags in it are passed over; those that end a line in a browser end one here.
pub fn tokens(text: &str, vocabulary: &Vocabulary) -> Vec<Token> {
    let tokens = Vec::with_capacity(text.len() / 5);
    let markup = markup::find(text);
    let mut reader = Reader { text, at: 0, tokens, vocabulary, markup: &markup, buffer: String::new() };
    reader.read();
    reader.tokens
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
    vocabulary: &'a Vocabulary,
    /// Tags and entities that are not passed yet.
    markup: &'a [Markup],
    buffer: String,
}

impl Reader<'_> {
    fn peek(&self, at: usize) -> Option<char> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte < 128 { Some(byte as char) } else { self.text[at..].chars().next() }
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind, glued: bool) {
        let text = self.text;
        self.push_as(start, end, kind, glued, &text[start..end]);
    }

    /// Adds a token that is read as `text`.
    fn push_as(&mut self, start: usize, end: usize, kind: Kind, glued: bool, text: &str) {
        let span = Span::new(start, end);
        let (mut word, mut case) = (WordId::UNKNOWN, Case::Lower);
        if kind != Kind::Break {
            fold(text, &mut self.buffer);
            if kind == Kind::Word {
                case = case_of(text);
                if !text.is_ascii() && text.contains(is_invisible) {
                    self.buffer.retain(|c| !is_invisible(c));
                }
            }
            if self.buffer.is_empty() {
                self.buffer.push_str(text);
            }
            word = self.vocabulary.get(&self.buffer);
        }
        self.tokens.push(Token { span, kind, case, glued, word });
        self.at = end;
    }

    fn read(&mut self) {
        let mut glued = false;
        while let Some(c) = self.peek(self.at) {
            let start = self.at;
            if matches!(c, '<' | '&') && self.pass_markup(&mut glued) {
                continue;
            }
            if c == '\n' || c == '\r' {
                let mut end = start;
                while let Some(c) = self.peek(end).filter(|c| c.is_whitespace()) {
                    end += c.len_utf8();
                }
                self.push(start, end, Kind::Break, glued);
                glued = false;
                continue;
            }
            if c.is_whitespace() || is_invisible(c) || is_picture(c) {
                self.at += c.len_utf8();
                glued = glued && is_invisible(c);
                continue;
            }
            if is_letter(c) {
                self.word(start, glued);
            } else if c.is_ascii_digit() {
                self.digits(start, glued);
            } else if is_hyphen(c)
                && glued
                && self.peek(start + c.len_utf8()).is_some_and(|n| is_letter(n) || n.is_ascii_digit())
            {
                self.push(start, start + c.len_utf8(), Kind::Hyphen, true);
            } else if is_apostrophe(c) && glued && self.ends_word() && self.possessive(start, c) {
            } else {
                self.push(start, start + c.len_utf8(), Kind::Mark(c), glued);
            }
            glued = true;
        }
    }

    /// Passes a tag or an entity that begins here.
    fn pass_markup(&mut self, glued: &mut bool) -> bool {
        let Some((first, rest)) = self.markup.split_first().filter(|(first, _)| first.span.start == self.at) else {
            return false;
        };
        self.markup = rest;
        let (start, end) = (self.at, first.span.end);
        match first.stands_for {
            As::Nothing => self.at = end,
            As::Space => (self.at, *glued) = (end, false),
            As::LineEnd => {
                self.push(start, end, Kind::Break, *glued);
                *glued = false;
            }
            As::Sign(sign) => {
                let is_s = matches!(self.peek(end), Some('s' | 'S')) && !self.peek(end + 1).is_some_and(is_letter);
                if is_apostrophe(sign) && *glued && self.ends_word() && is_s {
                    self.push_as(start, end + 1, Kind::Possessive, true, "'s");
                } else {
                    self.push_as(start, end, Kind::Mark(sign), *glued, sign.encode_utf8(&mut [0; 4]));
                }
                *glued = true;
            }
        }
        true
    }

    fn ends_word(&self) -> bool {
        self.tokens.last().is_some_and(|t| t.kind == Kind::Word)
    }

    /// `'s` after a word, not before another letter.
    fn possessive(&mut self, start: usize, c: char) -> bool {
        let at = start + c.len_utf8();
        let is_s = matches!(self.peek(at), Some('s' | 'S')) && !self.peek(at + 1).is_some_and(is_letter);
        if is_s {
            self.push(start, at + 1, Kind::Possessive, true);
        }
        is_s
    }

    fn word(&mut self, start: usize, glued: bool) {
        let mut end = start;
        loop {
            match self.peek(end) {
                Some(c) if is_letter(c) || c.is_ascii_digit() || is_invisible(c) => end += c.len_utf8(),
                Some(c) if is_apostrophe(c) => {
                    let after = self.peek(end + c.len_utf8());
                    let second = after.and_then(|a| self.peek(end + c.len_utf8() + a.len_utf8()));
                    let is_possessive = matches!(after, Some('s' | 'S')) && !second.is_some_and(is_letter);
                    if is_possessive || !after.is_some_and(is_letter) {
                        break;
                    }
                    end += c.len_utf8();
                }
                Some('.') if self.is_initialism(start, end) => end += 1,
                _ => break,
            }
        }
        self.push(start, end, Kind::Word, glued);
    }

    /// Whether the full stop at `end` belongs to letters with points (`U.S.`, `D.R.`), `start` being their first.
    fn is_initialism(&self, start: usize, end: usize) -> bool {
        let word = &self.text[start..end];
        let mut points = 0;
        for (i, c) in word.chars().enumerate() {
            match (i % 2, c) {
                (0, c) if c.is_alphabetic() => {}
                (1, '.') => points += 1,
                _ => return false,
            }
        }
        if word.ends_with('.') || word.len() > 12 {
            return false;
        }
        points > 0
            || (self.peek(end + 1).is_some_and(|c| c.is_alphabetic())
                && self.peek(end + 1 + self.peek(end + 1).map_or(1, char::len_utf8)) == Some('.'))
    }

    fn digits(&mut self, start: usize, glued: bool) {
        let bytes = self.text.as_bytes();
        let mut end = start;
        while end < bytes.len() {
            let is_inner = matches!(bytes[end], b'.' | b',') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
            if !bytes[end].is_ascii_digit() && !is_inner {
                break;
            }
            end += 1;
        }
        self.push(start, end, Kind::Digits, glued);
    }
}

fn case_of(word: &str) -> Case {
    let (mut first, mut upper, mut lower) = (None, 0, 0);
    for c in word.chars().filter(|c| c.is_alphabetic()) {
        if c.is_uppercase() {
            upper += 1;
            first.get_or_insert(true);
        } else {
            lower += 1;
            first.get_or_insert(false);
        }
    }
    match (first, upper, lower) {
        (_, 0, _) => Case::Lower,
        (Some(true), 1, _) => Case::Capital,
        (_, _, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        tokens(text, &Vocabulary::default()).iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn keeps_words_numbers_and_marks_apart() {
        assert_eq!(split("Russia's 6,000 men."), ["Russia", "'s", "6,000", "men", "."]);
        assert_eq!(split("the U.S. said 8k, Su-34"), ["the", "U.S.", "said", "8", "k", ",", "Su", "-", "34"]);
        assert_eq!(split("rebels' didn’t M113 155mm"), ["rebels", "'", "didn’t", "M113", "155", "mm"]);
        assert_eq!(split("10,000-12,000 – two"), ["10,000", "-", "12,000", "–", "two"]);
        assert_eq!(split("24.02.2022, end."), ["24.02.2022", ",", "end", "."]);
    }

    #[test]
    fn joins_nothing_across_lines() {
        assert_eq!(split("one\r\n\r\n  two"), ["one", "\r\n\r\n  ", "two"]);
    }

    #[test]
    fn passes_over_tags() {
        assert_eq!(split("<b>12 killed</b> there"), ["12", "killed", "there"]);
        assert_eq!(split("one<br>two"), ["one", "<br>", "two"]);
        assert_eq!(
            split("Russia&#8217;s &quot;12&quot;&nbsp;men"),
            ["Russia", "&#8217;s", "&quot;", "12", "&quot;", "men"]
        );
        assert_eq!(split("a < b > 5"), ["a", "<", "b", ">", "5"]);
    }

    #[test]
    fn passes_over_marks_that_do_not_show() {
        assert_eq!(split("\u{200f}⚡\u{fe0f}At \u{202a}12\u{202c} \u{61c}dead"), ["⚡", "At", "12", "dead"]);
    }

    #[test]
    fn tells_how_words_are_written() {
        for (word, case) in
            [("men", Case::Lower), ("Men", Case::Capital), ("MEN", Case::Upper), ("McCain", Case::Mixed)]
        {
            assert_eq!(case_of(word), case);
        }
    }
}
