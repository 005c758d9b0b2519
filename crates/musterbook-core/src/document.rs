//! A report's text with everything that the stages have found in it so far. Each stage reads what the ones before
//! it left and adds its own.

use crate::claim::{Outcome, Per, Qualifier, Rejected, Scope, Stance, Step, Unit, When};
use crate::lexicon::world::Name;
use crate::lexicon::{Lexicon, Noun, Phrases};
use crate::span::Span;
use crate::text::{Sentence, Token, sentences, tokens, unwrap};
use jiff::civil::Date;
use std::ops::Range;
use std::sync::OnceLock;

/// The text and its mentions.
pub struct Document<'a> {
    pub text: &'a str,
    /// The publication date: what relative dates are resolved against.
    pub published: Option<Date>,
    pub lexicon: &'static Lexicon,
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
    /// Page furniture, sorted; numbers there are rejected.
    pub furniture: Vec<Span>,
    /// Names of parties, bodies, people, places and weapons, in text order, not overlapping.
    pub names: Vec<NameAt>,
    /// Time expressions, resolved, in text order, not overlapping.
    pub times: Vec<TimeAt>,
    /// Numbers with their hedges that may be figures of claims, in text order.
    pub figures: Vec<Figure>,
    /// Numbers that are not.
    pub rejected: Vec<Rejected>,
    name_index: OnceLock<NameIndex>,
}

/// The name at each token, made when first asked for.
struct NameIndex {
    /// Which names it was made of: another list of names is searched instead.
    of: (usize, usize),
    /// One more than the index of the name that covers a token; 0 where none does.
    at: Vec<u32>,
}

/// A name in the text.
#[derive(Clone, Debug)]
pub struct NameAt {
    pub tokens: Range<usize>,
    pub name: &'static Name,
}

/// A time expression in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeAt {
    pub tokens: Range<usize>,
    pub when: When,
    pub kind: TimeKind,
    /// The rule that read it.
    pub rule: &'static str,
}

/// How a time expression stands to what it dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeKind {
    /// A stretch in which something happened: `on Tuesday`, `in January and February`, `overnight`.
    Within,
    /// From then to now: `since February 2022`, `to date`.
    Since,
    /// Up to then: `as of 15 June`, `by Friday`, `until March`.
    Until,
    /// A rate: `a day`, `per month`.
    Per(Per),
}

/// A number with its hedge, bounded.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number words: indices into the tokens.
    pub tokens: Range<usize>,
    /// The bytes of the number words.
    pub anchor: Span,
    /// Index of the sentence.
    pub sentence: usize,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub qualifier: Qualifier,
    /// A fraction or percentage: low and high are fractions of one.
    pub share: bool,
    /// A lone article (`a`, `an`, `another`): a figure only beside other counts.
    pub article: bool,
    /// The tokens of number and hedge together; the counted noun follows its end.
    pub reach: Range<usize>,
    pub trace: Vec<Step>,
}

/// A figure with what is counted and what happened, on the way to a claim.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Index into the document's figures.
    pub figure: usize,
    pub unit: Unit,
    pub outcome: Outcome,
    /// The counted noun, where a known one stands there.
    pub noun: Option<Noun>,
    /// The side of an earlier figure that this one may go on about, if nothing better is known.
    pub carried: Option<&'static str>,
    /// The token of the verb or noun that names the outcome, where one does.
    pub trigger: Option<usize>,
    pub side: Option<String>,
    pub civilian: Option<bool>,
    pub by: Option<String>,
    pub share_of: Option<String>,
    pub place: Option<String>,
    pub when: When,
    pub scope: Scope,
    pub per: Option<Per>,
    pub source: Vec<String>,
    pub stance: Stance,
    /// What its word of probability stands for.
    pub likelihood: Option<(f64, f64)>,
    pub trace: Vec<Step>,
}

impl Draft {
    /// A draft that knows only its figure, what is counted and what happened.
    pub fn new(figure: usize, unit: Unit, outcome: Outcome) -> Draft {
        Draft {
            figure,
            unit,
            outcome,
            noun: None,
            carried: None,
            trigger: None,
            side: None,
            civilian: None,
            by: None,
            share_of: None,
            place: None,
            when: When::OPEN,
            scope: Scope::Event,
            per: None,
            source: Vec::new(),
            stance: Stance::Reported,
            likelihood: None,
            trace: Vec::new(),
        }
    }
}

impl<'a> Document<'a> {
    /// Tokens and sentences of a text; no mentions yet.
    pub fn new(text: &'a str, published: Option<Date>, furniture: Vec<Span>) -> Document<'a> {
        let lexicon = Lexicon::english();
        let mut tokens = tokens(text, &lexicon.vocabulary);
        unwrap(text, &mut tokens, &lexicon.vocabulary);
        let sentences = sentences(text, &tokens);
        Document {
            text,
            published,
            lexicon,
            tokens,
            sentences,
            furniture,
            names: Vec::new(),
            times: Vec::new(),
            figures: Vec::new(),
            rejected: Vec::new(),
            name_index: OnceLock::new(),
        }
    }

    /// The characters of a token.
    pub fn word(&self, token: usize) -> &'a str {
        self.tokens[token].span.of(self.text)
    }

    /// Whether a token is a word of a list.
    pub fn is_in(&self, words: &Phrases<()>, token: usize) -> bool {
        words.has(&self.tokens[token])
    }

    /// The bytes that a range of tokens covers.
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        Span::new(self.tokens[tokens.start].span.start, self.tokens[tokens.end - 1].span.end)
    }

    /// The index of the sentence that holds a token. Line ends between sentences belong to the one before.
    pub fn sentence_at(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.start <= token).saturating_sub(1)
    }

    /// The names that lie in a range of tokens.
    pub fn names_in(&self, tokens: &Range<usize>) -> &[NameAt] {
        let start = self.names.partition_point(|n| n.tokens.start < tokens.start);
        let end = self.names.partition_point(|n| n.tokens.start < tokens.end);
        &self.names[start..end.max(start)]
    }

    /// The name that covers a token.
    pub fn name_at(&self, token: usize) -> Option<&NameAt> {
        if self.names.is_empty() {
            return None;
        }
        let of = (self.names.as_ptr() as usize, self.names.len());
        let index = self.name_index.get_or_init(|| {
            let mut at = vec![0; self.tokens.len()];
            for (name, index) in self.names.iter().zip(1_u32..) {
                at[name.tokens.clone()].fill(index);
            }
            NameIndex { of, at }
        });
        if index.of == of {
            return self.names.get((*index.at.get(token)?).checked_sub(1)? as usize);
        }
        let after = self.names.partition_point(|n| n.tokens.start <= token);
        self.names[..after].last().filter(|n| n.tokens.end > token)
    }

    /// The time expressions that begin in a range of tokens.
    pub fn times_in(&self, tokens: &Range<usize>) -> &[TimeAt] {
        let start = self.times.partition_point(|t| t.tokens.start < tokens.start);
        let end = self.times.partition_point(|t| t.tokens.start < tokens.end);
        &self.times[start..end.max(start)]
    }

    /// The figures whose number begins in a range of tokens.
    pub fn figures_in(&self, tokens: &Range<usize>) -> &[Figure] {
        let start = self.figures.partition_point(|f| f.tokens.start < tokens.start);
        let end = self.figures.partition_point(|f| f.tokens.start < tokens.end);
        &self.figures[start..end.max(start)]
    }

    /// The index of the sentence that is the headline: the first that is not page furniture.
    pub fn headline(&self) -> usize {
        let is_clear = |s: &Sentence| !self.is_furniture(self.tokens[s.tokens.start].span);
        self.sentences.iter().take(20).position(is_clear).unwrap_or(0)
    }

    /// The stretches of a range of tokens that are not page furniture.
    pub fn clear_of_furniture(&self, tokens: &Range<usize>) -> Vec<Range<usize>> {
        if tokens.is_empty() || !self.is_furniture(self.span(tokens)) {
            return vec![tokens.clone()];
        }
        let mut stretches: Vec<Range<usize>> = Vec::new();
        for at in tokens.clone().filter(|&at| !self.is_furniture(self.tokens[at].span)) {
            match stretches.last_mut() {
                Some(last) if last.end == at => last.end = at + 1,
                _ => stretches.push(at..at + 1),
            }
        }
        stretches
    }

    /// Whether a span touches page furniture.
    pub fn is_furniture(&self, span: Span) -> bool {
        let after = self.furniture.partition_point(|f| f.start < span.end);
        self.furniture[..after].last().is_some_and(|f| f.overlaps(span))
    }
}
