//! What a rule bound to an outcome and yet is no claim: figures of other stories on the page, the people asked, the
//! size of exercises, and repeats that only refer to what was told.

use crate::claim::{Outcome, Qualifier, Unit};
use crate::document::{Document, Draft};
use crate::lexicon::Class;
use std::ops::Range;

/// The rules that bind a figure to what stands far from it.
const WEAK: &[&str] = &[
    "as told before",
    "as the figure before",
    "followed weakly",
    "later verb, weakly",
    "nearest word",
    "presence",
    "earlier verb",
];

/// Up to what number `the four` may be a repeat.
const REPEATED: f64 = 60.0;

/// Takes out the drafts that are no claims; their figures, with the reason.
pub fn sift(doc: &Document, drafts: &mut Vec<Draft>) -> Vec<(usize, &'static str)> {
    let mut out = Vec::new();
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    let lead = super::war::lead(doc);
    let mut last: Option<(usize, About)> = None;
    for draft in drafts.drain(..) {
        let sentence = doc.figures[draft.figure].sentence;
        let about = match last {
            Some((s, about)) if s == sentence => about,
            _ => {
                let mut about = about(doc, sentence);
                about.exercise |= lead.exercise && !about.war;
                about
            }
        };
        last = Some((sentence, about));
        match why(doc, &draft, about, &kept) {
            Some(reason) => out.push((draft.figure, reason)),
            None => kept.push(draft),
        }
    }
    *drafts = kept;
    out
}

fn why(doc: &Document, draft: &Draft, about: About, kept: &[Draft]) -> Option<&'static str> {
    let is_weak = draft.trace.first().is_some_and(|step| WEAK.contains(&step.rule));
    let moves = matches!(
        draft.outcome,
        Outcome::Launched | Outcome::Deployed | Outcome::Present | Outcome::Trained | Outcome::Supplied
    );
    if about.disaster {
        return Some("a disaster, an accident or a disease");
    }
    if about.exercise && moves {
        return Some("the size of an exercise");
    }
    if about.asked && is_weak {
        return Some("people who were asked");
    }
    if is_weak && draft.unit == Unit::People && is_carried(doc, draft) {
        return Some("people on board");
    }
    if about.votes && is_weak && doc.figures[draft.figure].share {
        return Some("a share of votes");
    }
    is_repeat(doc, draft, is_weak, kept).then_some("told before")
}

/// `transporting 308 civilians`, `with 300 civilians aboard`.
fn is_carried(doc: &Document, draft: &Draft) -> bool {
    let reach = &doc.figures[draft.figure].reach;
    let near = reach.start.saturating_sub(2)..(reach.end + 4).min(doc.tokens.len());
    near.into_iter().any(|at| doc.lexicon.war.other.carried.longest(&doc.tokens[at..]).is_some())
}

/// What a sentence speaks of.
#[derive(Clone, Copy, Default)]
pub struct About {
    pub disaster: bool,
    pub exercise: bool,
    asked: bool,
    votes: bool,
    /// The war too.
    war: bool,
}

pub fn about(doc: &Document, sentence: usize) -> About {
    let tokens = &doc.tokens[doc.sentences[sentence].tokens.clone()];
    let has = |words: &crate::lexicon::Phrases<()>| (0..tokens.len()).any(|at| words.longest(&tokens[at..]).is_some());
    let other = &doc.lexicon.war.other;
    let war = has(&other.unless);
    About {
        disaster: has(&other.disaster) && !war,
        war,
        exercise: has(&other.exercise),
        asked: has(&other.asked),
        votes: has(&other.votes),
    }
}

/// `The four were taken to Jaffna`, where four were told of before: the same number of the same kind, with nothing new
/// said of them. `Of the four` and `including the four` are left alone.
fn is_repeat(doc: &Document, draft: &Draft, is_weak: bool, kept: &[Draft]) -> bool {
    let figure = &doc.figures[draft.figure];
    let is_small = figure.qualifier == Qualifier::Exact && figure.low.is_some_and(|v| v <= REPEATED) && !figure.share;
    if !is_small || figure.article || !is_definite(doc, &figure.reach) {
        return false;
    }
    kept.iter().rev().take(12).any(|earlier| {
        let before = &doc.figures[earlier.figure];
        before.low == figure.low
            && before.high == figure.high
            && before.sentence != doc.headline()
            && Class::of(earlier.unit) == Class::of(draft.unit)
            && (is_weak || earlier.outcome == draft.outcome)
    })
}

fn is_definite(doc: &Document, reach: &Range<usize>) -> bool {
    let word = |back: usize| reach.start.checked_sub(back).map_or("", |at| doc.word(at));
    let is = |back: usize, words: &[&str]| words.iter().any(|w| word(back).eq_ignore_ascii_case(w));
    is(1, &["the", "these", "those"]) && !is(2, &["of", "including", "than"])
}

/// Words that end the words for a whole: `half of the population | was without power`.
const ENDS: &[&str] = &[
    "in", "on", "at", "by", "from", "to", "for", "with", "who", "that", "which", "was", "were", "is", "are", "has",
    "have", "had", "been", "will", "would", "could", "and", "or", "but", "since", "after", "before", "during", "near",
    "across", "of", "when", "while", "as", "did", "do", "does", "now", "still", "remain", "remains", "live", "lives",
];

/// How many words a whole is said in.
const WHOLE: usize = 4;

/// The words for what a share is of, right behind it: `45% of the population`, `half the population`.
pub fn whole(doc: &Document, figure: usize) -> Option<Range<usize>> {
    let share = &doc.figures[figure];
    let end = doc.sentences[share.sentence].tokens.end;
    let is = |at: usize, words: &[&str]| words.iter().any(|w| doc.word(at).eq_ignore_ascii_case(w));
    let mut start = share.tokens.end;
    let of = start < end && is(start, &["of"]);
    start += usize::from(of);
    if start >= end || !of && !is(start, &["the", "its", "their", "all"]) {
        return None;
    }
    let is_word = |at: &usize| doc.tokens[*at].is_word() && !is(*at, ENDS);
    let length = (start..end.min(start + WHOLE)).take_while(is_word).count();
    (length > 0).then(|| start..start + length)
}

/// How many figures back the whole of a share may stand.
const BACK: usize = 4;

/// The number that a share without words is of: the nearest before it that is large enough to be shared out.
pub fn counted_before(doc: &Document, figure: usize) -> Option<usize> {
    let large = |f: &usize| {
        let figure = &doc.figures[*f];
        !figure.share && !figure.article && figure.low.or(figure.high).is_some_and(|v| v >= 8.0)
    };
    (figure.saturating_sub(BACK)..figure).rev().find(large)
}
