//! A sentence as items: figures, nouns, triggers, names and small words, phrases drawn together.

use crate::document::{Document, NameAt};
use crate::lexicon::{Form, Grammar, Noun, TriggerSet};
use crate::text::Kind;
use std::ops::Range;

/// One figure, word, phrase or mark of a sentence.
#[derive(Clone, Debug)]
pub struct Item {
    pub tokens: Range<usize>,
    /// `Grammar` bits.
    pub grammar: u32,
    pub noun: Option<&'static Noun>,
    pub trigger: Option<&'static TriggerSet>,
    /// Index into `doc.names`.
    pub name: Option<usize>,
    /// Index into `doc.figures`.
    pub figure: Option<usize>,
    pub time: bool,
    pub mark: Option<char>,
    /// A word that no table knows.
    pub unknown: bool,
}

impl Item {
    pub fn is(&self, grammar: u32) -> bool {
        self.grammar & grammar != 0
    }

    pub fn is_mark(&self, marks: &str) -> bool {
        self.mark.is_some_and(|m| marks.contains(m))
    }
}

/// The items of the tokens of a sentence.
pub fn items(doc: &Document, sentence: &Range<usize>) -> Vec<Item> {
    let mut items = Vec::with_capacity(sentence.len());
    let mut names = doc.names_in(sentence).iter().peekable();
    let first_name = doc.names.partition_point(|n| n.tokens.start < sentence.start);
    let mut name_index = first_name;
    let mut times = doc.times_in(sentence).iter().peekable();
    let mut figure_index = doc.figures.partition_point(|f| f.tokens.start < sentence.start);
    let mut at = sentence.start;
    while at < sentence.end {
        // a line end inside a sentence is a wrap
        if doc.tokens[at].kind == Kind::Break {
            at += 1;
            continue;
        }
        while names.next_if(|n| n.tokens.start < at).is_some() {
            name_index += 1;
        }
        while times.next_if(|t| t.tokens.start < at).is_some() {}
        while doc.figures.get(figure_index).is_some_and(|f| f.reach.start.min(f.tokens.start) < at) {
            figure_index += 1;
        }
        let item = match doc.figures.get(figure_index) {
            Some(figure) if figure.reach.start.min(figure.tokens.start) == at => Item {
                tokens: at..figure.reach.end.max(figure.tokens.end).min(sentence.end).max(at + 1),
                figure: Some(figure_index),
                ..empty(at)
            },
            _ => match times.peek() {
                Some(time) if time.tokens.start == at => {
                    Item { tokens: at..time.tokens.end.min(sentence.end).max(at + 1), time: true, ..empty(at) }
                }
                _ => {
                    // no phrase reaches into a figure: "including at least 56"
                    let figure =
                        doc.figures.get(figure_index).map_or(sentence.end, |f| f.reach.start.min(f.tokens.start));
                    let end = sentence.end.min(figure.max(at + 1));
                    word(doc, at, end, names.peek().copied().filter(|n| n.tokens.start == at), name_index)
                }
            },
        };
        at = item.tokens.end;
        items.push(item);
    }
    items
}

fn empty(at: usize) -> Item {
    Item {
        tokens: at..at + 1,
        grammar: 0,
        noun: None,
        trigger: None,
        name: None,
        figure: None,
        time: false,
        mark: None,
        unknown: false,
    }
}

/// The longest reading that begins at a token; a name yields only to a longer phrase.
fn word(doc: &Document, at: usize, end: usize, name: Option<&NameAt>, name_index: usize) -> Item {
    let tokens = &doc.tokens[at..end];
    let mut item = empty(at);
    match tokens[0].kind {
        Kind::Mark(mark) if mark != '&' => return Item { mark: Some(mark), ..item },
        Kind::Hyphen => return Item { mark: Some('-'), ..item },
        Kind::Possessive => return Item { mark: Some('\''), ..item },
        Kind::Break => return Item { mark: Some('\n'), ..item },
        _ => {}
    }
    let noun = doc.lexicon.nouns.longest(tokens);
    let trigger = doc.lexicon.outcomes.phrases.longest(tokens);
    let grammar = doc.lexicon.grammar.longest(tokens);
    let lengths = [
        noun.as_ref().map_or(0, |f| f.length),
        trigger.as_ref().map_or(0, |f| f.length),
        grammar.as_ref().map_or(0, |f| f.length),
    ];
    let longest = lengths.into_iter().max().unwrap_or(0);
    // "7 WIA", "3 KIA": after a number the participle, not the organisation
    let counted =
        trigger.as_ref().is_some_and(|t| !t.meaning.states.is_empty() && t.length == longest) && after_digits(doc, at);
    if let Some(name) = name
        && name.tokens.len() >= longest
        && !counted
    {
        return Item { tokens: at..name.tokens.end.min(end).max(at + 1), name: Some(name_index), ..item };
    }
    if longest == 0 {
        item.unknown = true;
        return item;
    }
    item.tokens = at..at + longest;
    item.noun = noun.filter(|f| f.length == longest).map(|f| f.meaning);
    item.trigger = trigger.filter(|f| f.length == longest).map(|f| f.meaning);
    item.grammar = grammar.filter(|f| f.length == longest).map_or(0, |f| f.meaning.0);
    item
}

fn after_digits(doc: &Document, at: usize) -> bool {
    at > 0 && doc.figures.binary_search_by(|f| f.reach.end.max(f.tokens.end).cmp(&at)).is_ok()
}

/// Whether a word that may be a verb is a noun where it stands: `the attack`, `Mine-Resistant, Ambush-Protected`.
pub fn is_nominal(items: &[Item], j: usize) -> bool {
    let Some(trigger) = items[j].trigger else { return false };
    let inflected = trigger.verbs.iter().any(|v| !matches!(v.1, Form::Base | Form::Third));
    if trigger.verbs.is_empty() || inflected || !trigger.states.is_empty() {
        return false;
    }
    let small = Grammar::DETERMINER | Grammar::POSSESSIVE | Grammar::ANY_PREPOSITION & !Grammar::TO;
    let led = |b: &Item| b.is(small) && !b.is(Grammar::AND | Grammar::RELATIVE) || b.is_mark("'-");
    j > 0 && led(&items[j - 1]) || items.get(j + 1).is_some_and(|n| n.is_mark("-"))
}

/// Whether an item ends a clause: what stands before does not govern what stands after.
pub fn ends_clause(item: &Item) -> bool {
    item.is_mark(";:\n—") || (item.is(Grammar::CLAUSE) && item.trigger.is_none())
}
