//! Numbers with their hedges: every number of a text is a figure or is rejected with the reason.

mod bounds;
mod covers;
mod hedge;
mod reader;
mod rejected;
#[cfg(test)]
mod tests;

use crate::document::Document;
use crate::mention::number::Line;
use crate::text::{Kind, Token};
use covers::{Covers, Place};
use reader::{Found, Reader};

/// Finds the figures of a text and the numbers that are none. Names, times and furniture have been found before.
pub fn find(doc: &mut Document) {
    let mut found = Found::default();
    let mut covers = Covers::default();
    let commas = has_commas(doc);
    for sentence in 0..doc.sentences.len() {
        let at = &doc.sentences[sentence];
        let tokens = &doc.tokens[at.tokens.clone()];
        // In text that is wrapped, a sentence holds line ends: it is read without them.
        let joined: Option<(Vec<Token>, Vec<usize>)> = tokens.iter().any(|t| t.kind == Kind::Break).then(|| {
            let kept = tokens.iter().enumerate().filter(|(_, t)| t.kind != Kind::Break);
            kept.map(|(i, t)| (*t, at.tokens.start + i)).unzip()
        });
        let (tokens, back) = match &joined {
            Some((tokens, back)) => (tokens.as_slice(), Some(back.as_slice())),
            None => (tokens, None),
        };
        let place = Place { sentence, first: at.tokens.start, back };
        covers.fill(doc, tokens.len(), &place);
        let line = Line { text: doc.text, tokens, lexicon: doc.lexicon, commas };
        Reader {
            doc,
            line,
            place,
            covers: &covers.of,
            is_item: at.is_item,
            shouted: None,
            last_age: None,
            last_named: None,
            list: None,
            found: &mut found,
        }
        .read();
    }
    let Found { mut figures, rejected, .. } = found;
    figures.sort_by_key(|f| f.anchor);
    doc.figures = figures;
    doc.rejected.extend(rejected);
    doc.rejected.extend(rejected::in_markup(doc.text));
    doc.rejected.sort_by_key(|r| r.anchor);
}

/// Whether the text writes thousands with commas.
fn has_commas(doc: &Document) -> bool {
    let (mut commas, mut spaces) = (0, 0);
    let mut before: Option<&Token> = None;
    for token in &doc.tokens {
        if token.kind == Kind::Digits {
            let length = token.span.end - token.span.start;
            commas += usize::from(length >= 5 && is_comma_number(token.text(doc.text)));
            let is_pair = length == 3
                && before.is_some_and(|b| {
                    b.kind == Kind::Digits && b.span.end + 1 == token.span.start && b.span.end - b.span.start <= 3
                });
            spaces += usize::from(is_pair);
        }
        before = Some(token);
    }
    commas > spaces
}

fn is_comma_number(text: &str) -> bool {
    text.len() >= 5 && text.as_bytes()[text.len() - 4] == b','
}
