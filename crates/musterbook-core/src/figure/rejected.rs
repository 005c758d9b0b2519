//! Numbers that are no figures: what is inside a name or a time, ordinals and multiples, and how each is put down.

use super::bounds;
use super::hedge::Chain;
use super::reader::{LONGEST, Reader};
use crate::claim::{Qualifier, Reason, Rejected};
use crate::lexicon::numbers::NumberWord;
use crate::mention::exclusion::{Cover, Verdict, identifier};
use crate::mention::number::{self, Line, Number, Shape};
use crate::span::Span;
use crate::text::{Kind, markup};
use std::ops::Range;

impl Reader<'_, '_> {
    /// A token inside a name or a time: digits and number words there are rejected.
    pub fn covered(&mut self, at: usize) -> usize {
        let is_number = self.line.kind(at) == Some(Kind::Digits)
            || matches!(
                self.line.number_word(at),
                Some(NumberWord::Count(_) | NumberWord::Tens(_) | NumberWord::Scale(_))
            );
        if !is_number {
            return at + 1;
        }
        // A telephone number that begins like a clock time.
        if self.line.kind(at + 1) == Some(Kind::Digits)
            && let Some((end, reason @ Reason::Phone, because)) = identifier::read(&self.line, at)
        {
            self.reject(&number_of(&self.line, at..end), &Chain::default(), &Verdict { reason, because, saw: at..end });
            return end;
        }
        let cover = self.covers[at];
        let (reason, because) = match cover {
            Cover::Time => (Reason::Date, "a time expression"),
            Cover::Weapon => (Reason::Designation, "a weapon's name"),
            _ => (Reason::Name, "a name"),
        };
        let limit =
            (at..self.line.tokens.len()).take(LONGEST).find(|&i| self.covers[i] != cover).unwrap_or(at + 1).max(at + 1);
        let number =
            number::read(&self.line, at, limit, None, false).unwrap_or_else(|| number_of(&self.line, at..at + 1));
        self.reject(&number, &Chain::default(), &Verdict { reason, because, saw: number.tokens.clone() });
        number.tokens.end
    }

    /// Words that are numbers of another kind: ordinals, multiples, nothing.
    pub fn word(&mut self, at: usize) {
        let word = self.line.tokens[at].word;
        let exclusions = &self.line.lexicon.exclusions;
        let (reason, because) = match self.line.number_word(at) {
            Some(NumberWord::Ordinal | NumberWord::Part(_)) => (Reason::Ordinal, "an ordinal"),
            _ if exclusions.multiple.contains(&word) => (Reason::Multiple, "a multiple"),
            _ if exclusions.zero.contains(&word) => (Reason::OtherQuantity, "zero"),
            _ => return,
        };
        let number = number_of(&self.line, at..at + 1);
        self.reject(&number, &Chain::default(), &Verdict { reason, because, saw: at..at + 1 });
    }

    pub fn reject(&mut self, number: &Number, chain: &Chain, verdict: &Verdict) {
        let anchor = self.doc.span(&self.place.range(&number.tokens));
        let (low, high, qualifier) = bounds::bounds(number, chain);
        let finite = |bound: Option<f64>| bound.filter(|b| b.is_finite());
        let reason = if self.doc.is_furniture(anchor) { Reason::Page } else { verdict.reason };
        let saw = verdict.saw.start..verdict.saw.end.min(self.line.tokens.len()).max(verdict.saw.start + 1);
        let saw: Span = self.doc.span(&self.place.range(&saw));
        self.found.rejected.push(Rejected {
            anchor,
            anchor_text: anchor.of(self.doc.text).to_string(),
            low: finite(low),
            high: finite(high),
            qualifier,
            reason,
            because: format!("{}: {}", verdict.because, saw.of(self.doc.text)),
        });
    }
}

/// A number of which only the tokens matter.
pub fn number_of(line: &Line, tokens: Range<usize>) -> Number {
    let end = tokens.end.min(line.tokens.len());
    let value = number::digits_value(line.word(tokens.start)).filter(|_| end == tokens.start + 1);
    Number {
        tokens: tokens.start..end,
        low: value,
        high: value,
        shape: Shape::Plain,
        share: false,
        scale: None,
        rule: "digits",
    }
}

/// The numbers in the tags of a text: `<a href="/2025/12">`.
pub fn in_markup(text: &str) -> Vec<Rejected> {
    let mut found = Vec::new();
    for tag in markup::find(text) {
        let mut at = tag.span.start;
        while let Some(start) = text[at..tag.span.end].find(|c: char| c.is_ascii_digit()).map(|next| at + next) {
            at = text[start..tag.span.end].find(|c: char| !c.is_ascii_digit()).map_or(tag.span.end, |end| start + end);
            let anchor = Span::new(start, at);
            let value = number::digits_value(anchor.of(text)).filter(|value| value.is_finite());
            found.push(Rejected {
                anchor,
                anchor_text: anchor.of(text).to_string(),
                low: value,
                high: value,
                qualifier: Qualifier::Exact,
                reason: Reason::Page,
                because: "in a tag of the page".to_string(),
            });
        }
    }
    found
}
