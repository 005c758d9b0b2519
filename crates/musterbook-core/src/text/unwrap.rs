//! Tokens of a wrapped text put together: the ends of lines that go on are dropped, and words and numbers that were broken
//! there are made whole. Spans still point into the text as it is.

use super::sentence::begins_anew;
use super::wrap::{Line, lines};
use super::{Case, Kind, Token, Vocabulary, WordId, fold};
use crate::span::Span;

/// Drops the line ends of a text that are mere wraps, so that words on both sides of one stand together. Of mail that is
/// quoted, the signs at the beginning of such lines go with them.
pub fn unwrap(text: &str, tokens: &mut Vec<Token>, vocabulary: &Vocabulary) {
    if !text.contains('\n') {
        return;
    }
    let lines = lines(text);
    if !lines.iter().any(|line| line.goes_on) {
        return;
    }
    let (mut kept, mut line, mut at) = (Vec::with_capacity(tokens.len()), 0, 0);
    while at < tokens.len() {
        let token = tokens[at];
        at += 1;
        if token.kind == Kind::Break {
            while lines.get(line + 1).is_some_and(|next| next.start <= token.span.start) {
                line += 1;
            }
            if let Some(next) = lines.get(line + 1).filter(|next| is_wrap(text, tokens, at - 1, &lines[line], next)) {
                let body = next.text.as_ptr() as usize - text.as_ptr() as usize;
                while tokens.get(at).is_some_and(|t| t.span.start < body && t.is_mark('>')) {
                    at += 1;
                }
                at += mend(text, &mut kept, &tokens[at..], vocabulary);
                continue;
            }
        }
        kept.push(token);
    }
    *tokens = kept;
}

/// Whether the line end at `i` is only a wrap: a single one, of a line that goes on, before one that does not begin anew.
fn is_wrap(text: &str, tokens: &[Token], i: usize, line: &Line, next: &Line) -> bool {
    let gap = tokens[i].text(text);
    let body = next.text.as_ptr() as usize - text.as_ptr() as usize;
    let first = (i + 1..tokens.len()).find(|&at| tokens[at].span.start >= body);
    line.goes_on
        && i > 0
        && gap.matches('\n').count() == 1
        && gap.len() <= 4
        && first.is_some_and(|first| !begins_anew(tokens, first))
}

/// Puts a word or number together that the end of a line broke; how many of the tokens behind it are used up.
fn mend(text: &str, kept: &mut Vec<Token>, rest: &[Token], vocabulary: &Vocabulary) -> usize {
    let leads = kept.len() > 2 && leads_to_number(&kept[kept.len() - 3]);
    let (Some(&next), [.., first, mark]) = (rest.first(), kept.as_mut_slice()) else { return 0 };
    if !mark.glued {
        return 0;
    }
    let whole = Span::new(first.span.start, next.span.end);
    match (first.kind, mark.kind, next.kind) {
        // "casual-/ties", but "Russian-/held"
        (Kind::Word, Kind::Mark('-' | '‐' | '‑'), Kind::Word) if next.case == Case::Lower => {
            let mut buffer = String::new();
            fold(&format!("{}{}", first.text(text), next.text(text)), &mut buffer);
            match vocabulary.get(&buffer) {
                WordId::UNKNOWN => {
                    mark.kind = Kind::Hyphen;
                    kept.push(Token { glued: true, ..next });
                    return 1;
                }
                word => *first = Token { span: whole, word, ..*first },
            }
        }
        // "3,/000": no number begins with a nought; "some 3,/200", but "May 3,/200"
        (Kind::Digits, Kind::Mark(','), Kind::Digits)
            if first.span.end - first.span.start <= 3
                && !first.text(text).starts_with('0')
                && (leads || next.text(text).starts_with('0'))
                && next.text(text).split(',').all(|group| group.len() == 3) =>
        {
            *first = Token { span: whole, ..*first };
        }
        _ => return 0,
    }
    kept.pop();
    1
}

/// Whether what stands before digits is no month, and no member of a list of numbers.
fn leads_to_number(before: &Token) -> bool {
    before.kind == Kind::Word && before.case == Case::Lower
        || matches!(before.kind, Kind::Mark(':' | '(' | '–' | '~' | '+'))
}

#[cfg(test)]
mod tests {
    use super::super::{sentences, tokens};
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut vocabulary = Vocabulary::default();
        vocabulary.intern("casualties");
        let mut found = tokens(text, &vocabulary);
        unwrap(text, &mut found, &vocabulary);
        assert_eq!(sentences(text, &found).len(), 1, "{text}");
        found.iter().rev().take(4).map(|t| t.text(text)).collect()
    }

    #[test]
    fn puts_broken_words_and_numbers_together() {
        let head = "The army is said to have suffered in its push to the north";
        assert_eq!(words(&format!("{head} heavy casual-\nties there")), ["there", "casual-\nties", "heavy", "north"]);
        assert_eq!(words(&format!("{head} a Russian-\nheld town")), ["town", "held", "-", "Russian"]);
        assert_eq!(words(&format!("{head} the loss of 3,\n000 men")), ["men", "3,\n000", "of", "loss"]);
        assert_eq!(words(&format!("{head} nearly 3,\n200 men there")), ["there", "men", "3,\n200", "nearly"]);
        assert_eq!(words(&format!("{head} what on May 3,\n200 men did")), ["did", "men", "200", ","]);
        assert_eq!(words(&format!("> {head} the loss of\n> men and guns")), ["guns", "and", "men", "of"]);
    }
}
