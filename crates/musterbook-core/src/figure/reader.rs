//! One sentence, from left to right: hedges gather before a number, and the number becomes a figure or is rejected.

use super::bounds;
use super::covers::Place;
use super::hedge::Chain;
use super::rejected::number_of;
use crate::claim::{Reason, Rejected, Step};
use crate::document::{Document, Figure};
use crate::mention::exclusion::{self, Context, Cover, Verdict, identifier};
use crate::mention::name::is_shouted;
use crate::mention::number::{self, Line, Number, Shape, article};
use crate::text::WordId;
use std::ops::Range;

/// How far a number may reach.
pub const LONGEST: usize = 24;

#[derive(Default)]
pub struct Found {
    pub figures: Vec<Figure>,
    pub rejected: Vec<Rejected>,
    /// Articles of the sentence, and the reaches of its figures, both in its own tokens.
    articles: Vec<usize>,
    reaches: Vec<Range<usize>>,
}

/// Reads one sentence.
pub struct Reader<'a, 'b> {
    pub doc: &'a Document<'a>,
    pub line: Line<'a>,
    pub place: Place<'a>,
    pub covers: &'b [Cover],
    pub is_item: bool,
    pub shouted: Option<bool>,
    pub last_age: Option<usize>,
    /// The end of the last sum of money or number that names, and why it was left out.
    pub last_named: Option<(usize, Reason)>,
    /// The last figure's end and bound, which a bare `and` hands on: `over 140 and 525`.
    pub list: Option<(usize, Chain)>,
    pub found: &'b mut Found,
}

impl Reader<'_, '_> {
    pub fn read(mut self) {
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

    /// A number with the hedges before it becomes a figure or is rejected.
    fn number(&mut self, number: Number, mut chain: Chain) -> usize {
        let shouted = *self.shouted.get_or_insert_with(|| is_shouted(self.line.tokens));
        let context = Context {
            covers: self.covers,
            is_item: self.is_item,
            shouted,
            hedged: chain.is_hedged(),
            last_age: self.last_age,
            last_named: self.last_named,
        };
        if let Some(verdict) = exclusion::why(&self.line, &number, &context) {
            if verdict.reason == Reason::Age {
                self.last_age = Some(number.tokens.end);
            }
            if matches!(verdict.reason, Reason::Money | Reason::Identifier | Reason::Designation) {
                self.last_named = Some((number.tokens.end, verdict.reason));
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
            && !self.line.is(number.tokens.end, "of")
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

    /// The articles of the sentence that count beside its figures.
    fn articles(&mut self) {
        let articles = std::mem::take(&mut self.found.articles);
        let mut reaches = std::mem::take(&mut self.found.reaches);
        reaches.extend(articles.iter().filter(|&&at| article::is_left_out(&self.line, at)).map(|&at| at..at));
        for &at in &articles {
            let is_number = reaches.iter().any(|r| r.contains(&at));
            if is_number || !(article::counts(&self.line, at, &reaches, self.covers) || reaches.contains(&(at..at))) {
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
            let first = self.found.figures.len();
            self.figure(number, Chain::default(), at + 1);
            reaches.push(at..at + 1);
            // None where it stands in page furniture.
            self.found.figures[first..].iter_mut().for_each(|figure| figure.article = true);
        }
        reaches.clear();
        (self.found.articles, self.found.reaches) = (articles, reaches);
    }
}
