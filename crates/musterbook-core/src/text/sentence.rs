//! Tokens as sentences: ends at full stops, question marks and line ends, but not after abbreviations.

use super::{Case, Token, token};
use crate::span::Span;
use std::ops::Range;

/// What a sentence is in its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The first line of the text, or a line of its own without a full stop: a headline, a heading, a table row.
    Line,
    /// Running text.
    Prose,
}

/// A stretch of tokens without `Break`s at its ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Indices into the text's tokens.
    pub tokens: Range<usize>,
    pub span: Span,
    pub kind: Kind,
    /// Counts up at every line end that is not a mere wrap.
    pub paragraph: usize,
    /// Begins with a bullet, a dash or a list number.
    pub is_item: bool,
}

/// Abbreviations before names and numbers, folded; a full stop after them ends nothing.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "maj", "col", "lt", "sgt", "capt", "cpl", "cmdr", "adm", "brig", "pvt",
    "rep", "sen", "gov", "pres", "rev", "st", "mt", "ft", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "no", "nos", "vs", "approx", "est", "ca", "fig", "op", "bldg", "ave", "gov", "spc",
    "amb", "min", "sq", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "art", "p", "pp",
    "vol", "para", "e.g", "i.e", "cf", "incl", "resp", "hon", "ssgt", "sfc", "msgt", "ltc", "bro", "fr", "mssrs",
    "messrs", "atty", "supt", "insp", "asst", "dep", "dist", "dept", "govt", "reg", "regt", "bn", "bde", "div", "inf",
    "comdr", "cmdt", "lieut", "wg", "sqn", "engr", "max", "avg", "mk", "nr", "rs",
];

/// A longer sentence is cut at a comma, one twice as long anywhere: no page's lack of full stops makes reading slow.
const LONGEST: usize = 800;

/// Splits tokens into sentences. A text that is wrapped is put together first, by [`super::unwrap`].
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut found = Vec::new();
    let (mut start, mut paragraph) = (0, 0);
    for i in 0..tokens.len() {
        if i >= start + LONGEST && may_cut(tokens, i, i - start) {
            close(text, tokens, start..i, paragraph, &mut found);
            start = i;
        }
        match tokens[i].kind {
            token::Kind::Break => {
                close(text, tokens, start..i, paragraph, &mut found);
                paragraph += 1;
                start = i + 1;
            }
            token::Kind::Mark(c) if is_end(text, tokens, i, c) => {
                let mut end = i + 1;
                while end < tokens.len() && tokens[end].glued && is_closing(&tokens[end]) {
                    end += 1;
                }
                end = past_notes(tokens, end);
                if end > start && end < tokens.len() && tokens[end].kind != token::Kind::Break {
                    close(text, tokens, start..end, paragraph, &mut found);
                    start = end;
                }
            }
            token::Kind::Word if ends_in_initialism(text, tokens, i) => {
                close(text, tokens, start..i + 1, paragraph, &mut found);
                start = i + 1;
            }
            _ => {}
        }
    }
    close(text, tokens, start..tokens.len(), paragraph, &mut found);
    found
}

/// Whether a sentence that is too long may end before the token at `i`.
fn may_cut(tokens: &[Token], i: usize, length: usize) -> bool {
    length >= 2 * LONGEST || matches!(tokens[i - 1].kind, token::Kind::Mark(',' | ';' | ':' | ')' | '|'))
}

fn close(text: &str, tokens: &[Token], range: Range<usize>, paragraph: usize, found: &mut Vec<Sentence>) {
    let Some(last) = tokens[range.clone()].iter().rposition(|t| t.kind != token::Kind::Break) else { return };
    let range = range.start..range.start + last + 1;
    let span = Span::new(tokens[range.start].span.start, tokens[range.end - 1].span.end);
    let ends = tokens[range.clone()]
        .iter()
        .rev()
        .find(|t| !is_closing(t))
        .is_some_and(|t| matches!(t.kind, token::Kind::Mark('.' | '!' | '?' | '…')));
    let starts_paragraph = found.last().is_none_or(|s: &Sentence| s.paragraph != paragraph);
    let kind = if starts_paragraph && (found.is_empty() || !ends) && is_last_of_line(text, tokens, range.end) {
        Kind::Line
    } else {
        Kind::Prose
    };
    let is_item = starts_paragraph && is_bullet(tokens, &range);
    found.push(Sentence { tokens: range, span, kind, paragraph, is_item });
}

fn is_last_of_line(text: &str, tokens: &[Token], end: usize) -> bool {
    let _ = text;
    tokens.get(end).is_none_or(|t| t.kind == token::Kind::Break)
}

fn is_bullet(tokens: &[Token], range: &Range<usize>) -> bool {
    let first = &tokens[range.start];
    match first.kind {
        token::Kind::Mark(
            '-' | '–' | '—' | '•' | '*' | '·' | '▪' | '■' | '●' | '◦' | '>' | '+' | '♦' | '◆' | '►' | '▶' | '‣' | '○'
            | '→' | '✔' | '✓' | '❖' | '➢' | '➤' | '\u{f0b7}' | '\u{f0a7}',
        ) => range.len() > 1 && !tokens[range.start + 1].glued,
        token::Kind::Digits => {
            range.len() > 2
                && tokens[range.start + 1].glued
                && matches!(tokens[range.start + 1].kind, token::Kind::Mark('.' | ')'))
                && !tokens[range.start + 2].glued
        }
        _ => false,
    }
}

fn is_closing(token: &Token) -> bool {
    matches!(token.kind, token::Kind::Mark('"' | '”' | '’' | '\'' | '»' | ')' | ']' | '“'))
}

fn is_opening(token: &Token) -> bool {
    matches!(
        token.kind,
        token::Kind::Mark(
            '"' | '“' | '‘' | '\'' | '«' | '(' | '[' | '-' | '–' | '—' | '•' | '*' | '♦' | '►' | '▪' | '●'
        )
    )
}

/// Passes the notes of an encyclopedia that are glued to the end of a sentence: `.[1][note 2]`.
fn past_notes(tokens: &[Token], from: usize) -> usize {
    let mut at = from;
    while tokens.get(at).is_some_and(|t| t.glued && t.is_mark('[')) {
        match (at + 1..tokens.len().min(at + 5)).find(|&i| tokens[i].is_mark(']')) {
            Some(close) => at = close + 1,
            None => break,
        }
    }
    at
}

/// Whether the mark at `i` ends a sentence.
fn is_end(text: &str, tokens: &[Token], i: usize, mark: char) -> bool {
    if !matches!(mark, '.' | '!' | '?' | '…') {
        return false;
    }
    let mut next = i + 1;
    while next < tokens.len() && tokens[next].glued && is_closing(&tokens[next]) {
        next += 1;
    }
    next = past_notes(tokens, next);
    let Some(after) = tokens.get(next) else { return true };
    if after.glued && after.kind != token::Kind::Break {
        return false;
    }
    let mut opens = next;
    while opens < tokens.len() && is_opening(&tokens[opens]) {
        opens += 1;
    }
    let begins = match tokens.get(opens) {
        None => true,
        Some(t) => {
            t.kind == token::Kind::Break || t.kind == token::Kind::Digits || t.case != Case::Lower || !t.is_word()
        }
    };
    begins && !(mark == '.' && i > 0 && tokens[i].glued && is_abbreviation(text, &tokens[i - 1], after))
}

fn is_abbreviation(text: &str, before: &Token, after: &Token) -> bool {
    if before.kind != token::Kind::Word {
        return false;
    }
    let word = before.text(text);
    // `c. 300`
    if word == "c" {
        return after.kind == token::Kind::Digits;
    }
    if word.chars().count() == 1 {
        return word.chars().all(char::is_uppercase) && after.is_capitalised();
    }
    let folded = word.to_lowercase();
    if folded == "no" || folded == "p" || folded == "art" || folded == "nos" {
        return after.kind == token::Kind::Digits;
    }
    // Abbreviations are written with a capital, but for a few: "approx. 300"
    ABBREVIATIONS.contains(&folded.as_str())
        && (before.case != Case::Lower
            || matches!(folded.as_str(), "approx" | "est" | "ca" | "vs" | "sq" | "incl" | "cf" | "max" | "min" | "avg"))
        && !(folded == "sun" || folded == "sat" || folded == "mar")
            | after.is_capitalised()
            | (after.kind == token::Kind::Digits)
}

/// `… in the U.S. The army …`: letters with points that end the sentence.
fn ends_in_initialism(text: &str, tokens: &[Token], i: usize) -> bool {
    const STARTERS: &[&str] = &[
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "It",
        "He",
        "She",
        "They",
        "But",
        "And",
        "This",
        "That",
        "Some",
        "Since",
        "Officials",
        "About",
        "More",
        "No",
        "According",
    ];
    tokens[i].text(text).ends_with('.')
        && tokens
            .get(i + 1)
            .is_some_and(|t| !t.glued && t.kind == token::Kind::Word && STARTERS.contains(&t.text(text)))
}

/// Marks that begin a list item or a heading; brackets, quotation marks and digits may stand anywhere.
pub(super) fn begins_anew(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let is_mark = matches!(token.kind, token::Kind::Mark(_));
    is_mark && is_bullet(tokens, &(at..tokens.len()))
        || is_opening(token) && !token.is_mark('(') && !token.is_mark('"') && !token.is_mark('“')
}

#[cfg(test)]
mod tests {
    use super::super::{Vocabulary, tokens, unwrap};
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let mut tokens = tokens(text, &Vocabulary::default());
        unwrap(text, &mut tokens, &Vocabulary::default());
        sentences(text, &tokens).into_iter().map(|s| s.span.of(text)).collect()
    }

    #[test]
    fn ends_at_stops_not_at_abbreviations() {
        for (text, count) in [
            ("Gen. Smith said 5 died. He left.", 2),
            ("It fell on Feb. 24, 2022. Then 3 more did.", 2),
            ("The U.S. The army left.", 2),
            ("The U.S. Army left at 5 p.m. Tuesday.", 1),
            ("\"Two died.\" He wept.", 2),
            ("A rate of 3.5 per day.", 1),
            ("Lt. Col. J. R. Ewing spoke. No. 5 did not.", 2),
            ("What? Yes! 12 dead.", 3),
        ] {
            assert_eq!(split(text).len(), count, "{text}: {:?}", split(text));
        }
    }

    #[test]
    fn lines_are_sentences_of_their_own() {
        assert_eq!(split("Headline of five\nBody begins. And goes on.\n- item one\n- item two").len(), 5);
    }

    #[test]
    fn wrapped_text_is_put_together() {
        let text = "MANAMA, FEB 19 - IRAQ SAID WEDNESDAY THAT TWO DAYS OF BOMBING HAD LEFT\n".to_string()
            + "2,200 IRANIAN DEAD ON THE FAW PENINSULA AND THAT ITS PILOTS FLEW SOME OF\n"
            + "THE 725 MISSIONS OF THE DAY BEFORE AND THEN RETURNED WITHOUT LOSSES TO THE\n"
            + "BASES FROM WHICH THEY HAD COME, AS A COMMUNIQUE OF THE HIGH COMMAND ADDED TO\n"
            + "WHAT WAS ALREADY KNOWN OF THE FIGHTING AND AS THE AGENCY OF THE STATE PUT OUT\n"
            + "ON WEDNESDAY NIGHT. TEHRAN DENIED IT.";
        assert_eq!(split(&text).len(), 2);
    }
}
