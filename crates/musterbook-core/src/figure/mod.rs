//! Numbers with their hedges: every number of a text is a figure or is rejected with the reason.

mod bounds;
mod hedge;
#[cfg(test)]
mod tests;

use crate::claim::{Reason, Rejected, Step};
use crate::document::{Document, Figure, NameAt};
use crate::lexicon::numbers::NumberWord;
use crate::mention::exclusion::{self, Context, Cover, Verdict, identifier};
use crate::mention::name::is_shouted;
use crate::mention::number::{self, Line, Number, Shape, article};
use crate::span::Span;
use crate::text::{Case, Kind, Token, WordId};
use hedge::Chain;
use std::ops::Range;

/// How far a number may reach.
const LONGEST: usize = 24;

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
            list: None,
            found: &mut found,
        }
        .read();
    }
    let Found { mut figures, rejected, .. } = found;
    figures.sort_by_key(|f| f.anchor);
    doc.figures = figures;
    doc.rejected.extend(rejected);
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

#[derive(Default)]
struct Found {
    figures: Vec<Figure>,
    rejected: Vec<Rejected>,
    /// Articles of the sentence, and the reaches of its figures, both in its own tokens.
    articles: Vec<usize>,
    reaches: Vec<Range<usize>>,
}

/// Where a sentence's tokens are in the document.
struct Place<'a> {
    sentence: usize,
    first: usize,
    /// The document's index of each token, where some were left out.
    back: Option<&'a [usize]>,
}

impl Place<'_> {
    fn token(&self, at: usize) -> usize {
        match self.back {
            Some(back) => back[at],
            None => self.first + at,
        }
    }

    fn range(&self, tokens: &Range<usize>) -> Range<usize> {
        self.token(tokens.start)..self.token(tokens.end.max(tokens.start + 1) - 1) + 1
    }
}

/// What other stages found at each token of a sentence.
#[derive(Default)]
struct Covers {
    of: Vec<Cover>,
    name: usize,
    time: usize,
}

impl Covers {
    /// Fills the covers of the next sentence; sentences come in text order.
    fn fill(&mut self, doc: &Document, length: usize, place: &Place) {
        self.of.clear();
        for at in 0..length {
            let token = place.token(at);
            while doc.names.get(self.name).is_some_and(|n| n.tokens.end <= token) {
                self.name += 1;
            }
            while doc.times.get(self.time).is_some_and(|t| t.tokens.end <= token) {
                self.time += 1;
            }
            let in_time = doc.times.get(self.time).is_some_and(|t| t.tokens.contains(&token));
            let name = doc.names.get(self.name).filter(|n| n.tokens.contains(&token));
            self.of.push(match name {
                _ if in_time => Cover::Time,
                Some(name) => cover(doc, name),
                None => Cover::Free,
            });
        }
    }
}

fn cover(doc: &Document, name: &NameAt) -> Cover {
    // `At 14 sites` is not the AT-14.
    if doc.tokens[name.tokens.start].case == Case::Capital
        && matches!(doc.word(name.tokens.start), "At" | "Is" | "As" | "An")
    {
        return Cover::Free;
    }
    if name.weapon().is_some() {
        Cover::Weapon
    } else if name.places().next().is_some() || name.party().is_some() {
        Cover::Place
    } else {
        Cover::Name
    }
}

/// Reads one sentence.
struct Reader<'a, 'b> {
    doc: &'a Document<'a>,
    line: Line<'a>,
    place: Place<'a>,
    covers: &'b [Cover],
    is_item: bool,
    shouted: Option<bool>,
    last_age: Option<usize>,
    /// The last figure's end and bound, which a bare `and` hands on: `over 140 and 525`.
    list: Option<(usize, Chain)>,
    found: &'b mut Found,
}

impl Reader<'_, '_> {
    fn read(mut self) {
        self.found.articles.clear();
        self.found.reaches.clear();
        let first = self.found.figures.len();
        let mut chain = Chain::default();
        let mut at = 0;
        while at < self.line.tokens.len() {
            at = self.step(at, &mut chain);
        }
        let counts = self.found.figures.len() > first;
        if (counts && !self.found.articles.is_empty()) || self.found.articles.len() > 1 {
            self.articles();
        }
    }

    /// Reads what stands at a token; the next token to read.
    fn step(&mut self, at: usize, chain: &mut Chain) -> usize {
        let line = self.line;
        if self.covers[at] != Cover::Free {
            *chain = Chain::default();
            return self.covered(at);
        }
        if line.tokens[at].is_word() && line.tokens[at].word == WordId::UNKNOWN {
            return at + 1;
        }
        if article::is_article(&line, at) {
            self.found.articles.push(at);
        }
        if let Some(end) = chain.take(&line, at) {
            return end;
        }
        if chain.pass(&line, at) {
            return at + 1;
        }
        let hedges = if chain.tokens.end == at && at > 0 {
            std::mem::take(chain)
        } else {
            Chain { tokens: at..at, ..Chain::default() }
        };
        if let Some((end, reason, because)) = identifier::read(&line, at) {
            let number = number_of(&line, at..end);
            let verdict = Verdict { reason, because, saw: at..end };
            self.reject(&number, &hedges, &verdict);
            return end;
        }
        let limit = (at..line.tokens.len().min(at + LONGEST))
            .find(|&i| self.covers[i] != Cover::Free)
            .unwrap_or(line.tokens.len().min(at + LONGEST));
        match number::read(&line, at, limit, hedges.opened, hedges.is_hedged()) {
            Some(number) => self.number(number, hedges),
            None => {
                self.word(at);
                at + 1
            }
        }
    }

    /// A token inside a name or a time: digits and number words there are rejected.
    fn covered(&mut self, at: usize) -> usize {
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
    fn word(&mut self, at: usize) {
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

    /// A number with the hedges before it becomes a figure or is rejected.
    fn number(&mut self, number: Number, mut chain: Chain) -> usize {
        let shouted = *self.shouted.get_or_insert_with(|| is_shouted(self.line.tokens));
        let context = Context {
            covers: self.covers,
            is_item: self.is_item,
            shouted,
            hedged: chain.is_hedged(),
            last_age: self.last_age,
        };
        if let Some(verdict) = exclusion::why(&self.line, &number, &context) {
            if verdict.reason == Reason::Age {
                self.last_age = Some(number.tokens.end);
            }
            self.reject(&number, &chain, &verdict);
            return number.tokens.end;
        }
        self.inherit(&number, &mut chain);
        let end = chain.trail(&self.line, number.tokens.end);
        self.figure(number, chain, end);
        end
    }

    /// A hedge that stands over a list of bare numbers: `over 140 and 525`.
    fn inherit(&self, number: &Number, chain: &mut Chain) {
        let start = number.tokens.start;
        if let Some((end, list)) = &self.list
            && *end + 1 == start
            && self.line.is(*end, "and")
            && !chain.is_hedged()
        {
            (chain.bound, chain.about) = (list.bound, list.about);
        }
    }

    fn figure(&mut self, number: Number, chain: Chain, end: usize) {
        let tokens = self.place.range(&number.tokens);
        let anchor = self.doc.span(&tokens);
        if self.doc.is_furniture(anchor) {
            let verdict = Verdict { reason: Reason::Page, because: "page furniture", saw: number.tokens.clone() };
            return self.reject(&number, &chain, &verdict);
        }
        let (low, high, qualifier) = bounds::bounds(&number, &chain);
        let local =
            number.tokens.start.min(if chain.tokens.is_empty() { number.tokens.start } else { chain.tokens.start })
                ..end;
        let reach = self.place.range(&local);
        let saw = self.doc.span(&reach).of(self.doc.text).to_string();
        self.list = chain.is_hedged().then_some((end, chain));
        self.found.reaches.push(local);
        self.found.figures.push(Figure {
            tokens,
            anchor,
            sentence: self.place.sentence,
            low,
            high,
            qualifier,
            share: number.share,
            article: false,
            reach,
            trace: vec![Step { rule: number.rule, saw }],
        });
    }

    fn reject(&mut self, number: &Number, chain: &Chain, verdict: &Verdict) {
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

    /// The articles of the sentence that count beside its figures.
    fn articles(&mut self) {
        let articles = std::mem::take(&mut self.found.articles);
        let mut reaches = std::mem::take(&mut self.found.reaches);
        reaches.extend(articles.iter().filter(|&&at| article::is_left_out(&self.line, at)).map(|&at| at..at));
        for &at in &articles {
            let is_number = reaches.iter().any(|r| r.contains(&at));
            if is_number || !(article::counts(&self.line, at, &reaches) || reaches.contains(&(at..at))) {
                continue;
            }
            let number = Number {
                tokens: at..at + 1,
                low: Some(1.0),
                high: Some(1.0),
                shape: Shape::Plain,
                share: false,
                scale: None,
                rule: "article beside a count",
            };
            self.figure(number, Chain::default(), at + 1);
            if let Some(figure) = self.found.figures.last_mut() {
                figure.article = true;
            }
        }
        reaches.clear();
        (self.found.articles, self.found.reaches) = (articles, reaches);
    }
}

/// A number of which only the tokens matter.
fn number_of(line: &Line, tokens: Range<usize>) -> Number {
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
