//! The rules by which a figure gets its place, in the order in which they are tried. Each answers `None` (it does not
//! apply), `Some(None)` (the figure has no place) or `Some(Some(candidate))`.

use super::candidate::{Candidate, Rank, Role};
use super::context::Context;
use super::elsewhere::{self, is_too_many};
use super::scene::Scene;
use crate::claim::Outcome;
use crate::document::{Document, Draft, Figure};
use crate::lexicon::places::PlaceWord;
use crate::text::{Kind, SentenceKind};
use std::ops::Range;

/// What a rule sees.
pub(super) struct View<'v> {
    pub doc: &'v Document<'v>,
    pub scene: &'v Scene<'v>,
    pub draft: &'v Draft,
    pub figure: &'v Figure,
    pub context: &'v Context,
    /// It stands in a headline of another story.
    pub is_related: bool,
}

pub(super) type Answer = Option<Option<usize>>;

pub(super) struct Rule {
    pub name: &'static str,
    pub run: fn(&View) -> Answer,
}

/// First match wins.
pub(super) const RULES: &[Rule] = &[
    // 22 killed in raid | gunmen killed 22 [in Takoubatt]
    Rule { name: "place-of-lead-in-headline", run: elsewhere::headline },
    // deployed 500 men [to Kursk]
    Rule { name: "place-of-destination", run: destination },
    // 80 people fled [from Debaltseve]
    Rule { name: "place-of-origin", run: origin },
    // [Ouallam] 11, [Torodi]: 6
    Rule { name: "place-beside-figure", run: beside },
    // three [in Kyiv] and two [in Odesa]
    Rule { name: "place-after-figure", run: after },
    // [in Kharkiv] a shell killed 12
    Rule { name: "place-before-figure", run: before },
    // 3 killed and 5 wounded [in Kherson]
    Rule { name: "place-later-in-sentence", run: later },
    // [Kherson region]: 3 killed
    Rule { name: "place-of-label", run: label },
    // the [Kharkiv] strike killed 12
    Rule { name: "place-of-event", run: modifier },
    // 15 died when shells fell, while those [in Kabul] were spared
    Rule { name: "place-of-another-clause", run: other_clause },
    // a mine killed two soldiers [south of Kabul]
    Rule { name: "place-near-which", run: near },
    // missiles fired [at Yemen], shipped [to Russia]
    Rule { name: "place-aimed-at", run: toward },
    // [Tanai] accounts for 2,000
    Rule { name: "place-named-alone", run: alone },
    Rule { name: "no-place-of-other-stories", run: elsewhere::related },
    Rule { name: "no-place-of-totals", run: elsewhere::total },
    // 1,815 people crossed [into Zongo]
    Rule { name: "place-entered", run: entered },
    // Separately, the ministry said 1,500 had surrendered
    Rule { name: "no-place-of-separate-events", run: elsewhere::separate },
    // A shell hit Sumy. Two people died.
    Rule { name: "place-of-the-event-before", run: elsewhere::carried },
    // officials [in Musa Qala] said 5 were killed
    Rule { name: "place-of-the-speaker", run: elsewhere::speaker },
    Rule { name: "no-place-of-army-totals", run: elsewhere::army_total },
    Rule { name: "no-place-of-what-flies", run: elsewhere::aloft },
    // the headline's or the lead's
    Rule { name: "place-of-the-report", run: elsewhere::topic },
    // 2,470 people were taken [to Sloviansk]
    Rule { name: "place-of-arrival", run: arrival },
];

impl View<'_> {
    /// The sentence around the figure, clipped where it is a table without end.
    pub fn sentence(&self) -> Range<usize> {
        const REACH: usize = 300;
        let at = self.figure.tokens.start;
        let whole = self.doc.sentences.get(self.figure.sentence).map_or(at..at, |s| s.tokens.clone());
        whole.start.max(at.saturating_sub(REACH))..whole.end.min(at + REACH)
    }

    pub fn candidate(&self, index: usize) -> &Candidate {
        self.scene.get(index)
    }

    /// The most specific of the chain, as an answer.
    pub fn answer(&self, index: usize) -> Answer {
        Some(Some(self.candidate(index).head))
    }

    /// The start of the clause that holds the figure, and its end.
    fn clause(&self) -> Range<usize> {
        let sentence = self.sentence();
        // `killed while fleeing from Mir Ali`
        let goes_on = |at: usize| {
            at + 1 < sentence.end && matches!(self.doc.word(at), "while") && self.doc.word(at + 1).ends_with("ing")
        };
        let is_note =
            |at: usize| self.doc.tokens[at].is_mark('.') && self.doc.tokens.get(at + 1).is_some_and(|t| t.is_mark('['));
        let ends = |at: usize| {
            self.doc.tokens[at].is_mark(';')
                || is_note(at)
                || (self.scene.words.ending(at).is(PlaceWord::CLAUSE) && !goes_on(at))
        };
        let at = self.figure.tokens.start;
        let start = (sentence.start..at).rev().find(|&t| ends(t)).map_or(sentence.start, |t| t + 1);
        let end = (self.figure.tokens.end..sentence.end).find(|&t| ends(t)).unwrap_or(sentence.end);
        start..end
    }

    /// Whether the figure stands in another paragraph than a sentence.
    pub fn is_new_paragraph(&self, sentence: usize) -> bool {
        let paragraph = |s: usize| self.doc.sentences.get(s).map(|s| s.paragraph);
        paragraph(sentence) != paragraph(self.figure.sentence)
    }

    /// Whether a sentence belongs to an item of a list, or to a line below the headline.
    pub fn stands_alone(&self, sentence: usize) -> bool {
        const REACH: usize = 8;
        let Some(here) = self.doc.sentences.get(sentence) else { return false };
        let mut of_paragraph =
            self.doc.sentences[..=sentence].iter().rev().take(REACH).take_while(|s| s.paragraph == here.paragraph);
        sentence > 0 && (here.kind == SentenceKind::Line || of_paragraph.any(|s| s.is_item))
    }

    /// The number word of the next figure in the sentence, or its end.
    fn next_figure(&self) -> usize {
        let sentence = self.sentence();
        let rest = self.figure.tokens.end..sentence.end.max(self.figure.tokens.end);
        self.doc
            .figures_in(&rest)
            .iter()
            .find(|f| f.tokens.start >= self.figure.tokens.end)
            .map_or(sentence.end, |f| f.tokens.start)
    }

    /// The same, but passing over figures that are parts of this one: `179 people, including 36 children, in Soro`.
    fn next_whole(&self) -> usize {
        let sentence = self.sentence();
        let rest = self.figure.tokens.end..sentence.end.max(self.figure.tokens.end);
        let is_part = |f: &&Figure| {
            let at = f.reach.start.min(f.tokens.start);
            at > 0 && self.scene.words.ending(at - 1).is(PlaceWord::PART)
        };
        let mut parts =
            self.doc.figures_in(&rest).iter().filter(|f| f.tokens.start >= self.figure.tokens.end).peekable();
        let mut passing = false;
        while let Some(figure) = parts.peek() {
            // `including 26 women and 11 children`
            let goes_on = passing && self.scene.words.is_and(figure.reach.start.max(1) - 1);
            if !is_part(figure) && !goes_on {
                return figure.tokens.start;
            }
            passing = true;
            parts.next();
        }
        sentence.end
    }
}

pub(super) fn is(outcomes: &[Outcome], draft: &Draft) -> bool {
    outcomes.contains(&draft.outcome)
}

fn destination(view: &View) -> Answer {
    use Outcome::*;
    if !is(&[Deployed, Supplied, Present, Trained, Launched, Returned, Recruited], view.draft) {
        return None;
    }
    let clause = view.clause();
    let found = |range: Range<usize>, last: bool| {
        let mut range = view.scene.within(&range);
        let fits = |&c: &usize| view.candidate(c).role == Role::Toward;
        if last { range.rev().find(fits) } else { range.find(fits) }
    };
    let is_sent = is(&[Deployed, Supplied, Returned], view.draft);
    let place = found(view.figure.tokens.end..view.next_figure().min(clause.end), false)?;
    is_sent.then(|| view.answer(place)).flatten()
}

fn origin(view: &View) -> Answer {
    if !is(&[Outcome::Displaced, Outcome::Evacuated], view.draft) {
        return None;
    }
    let clause = view.clause();
    let after = view.scene.within(&(view.figure.tokens.end..view.next_figure().min(clause.end)));
    let place = after.into_iter().find(|&c| view.candidate(c).role == Role::From && !is_of_a_part(view, c))?;
    let origin = view.candidate(place);
    // `458 refugees from Darfur crossed into Chad`: who they are, not where
    let noun = origin.before.checked_sub(1).is_some_and(|t| {
        matches!(
            &*view.doc.word(t).to_lowercase(),
            "refugees" | "people" | "families" | "civilians" | "seekers" | "nationals"
        )
    });
    let is_elsewhere = |c: usize| {
        let other = view.candidate(c);
        matches!(other.role, Role::Within | Role::Toward) && other.country != origin.country
    };
    if noun && view.scene.within(&view.sentence()).any(is_elsewhere) {
        return None;
    }
    view.answer(place)
}

/// A name right before the number, as in lists of places with a count each.
fn beside(view: &View) -> Answer {
    let at = view.figure.reach.start.min(view.figure.tokens.start);
    let before = view.scene.within(&(at.saturating_sub(BESIDE)..at)).next_back()?;
    let candidate = view.candidate(before);
    let end = candidate.tokens.end;
    let is_mark = |t: usize| matches!(view.doc.tokens[t].kind, Kind::Mark(':' | '(' | '=' | '–' | '—'));
    let touches = end == at || (end + 1 == at && is_mark(end));
    // `from Samara (1,200) and Perm (900)`
    let is_bracketed = end + 1 == at && view.doc.tokens[end].is_mark('(');
    let fits = !matches!(candidate.role, Role::Dateline | Role::Speaker)
        && (is_bracketed || !matches!(candidate.role, Role::From | Role::Toward));
    (touches && fits && candidate.rank != Rank::Country && candidate.sentence == view.figure.sentence)
        .then(|| view.answer(before))
        .flatten()
}

const BESIDE: usize = 7;

fn after(view: &View) -> Answer {
    let end = view.next_whole().min(view.clause().end);
    let fits = |&c: &usize| view.candidate(c).is_there() && !is_of_a_part(view, c);
    let place = view.scene.within(&(view.figure.tokens.end..end)).find(fits)?;
    specific(view, place)
}

fn before(view: &View) -> Answer {
    let range = view.clause().start..view.figure.tokens.start;
    let place = view
        .scene
        .within(&range)
        .rev()
        .find(|&c| matches!(view.candidate(c).role, Role::Within | Role::Label) && !is_too_many(view, c))?;
    specific(view, first_of_list(view, place))
}

/// The first of a list of equals that ends with this: `bombed [Saraqib], Ariha and Binnish`.
fn first_of_list(view: &View, place: usize) -> usize {
    let joins = |t: usize| view.scene.words.is_and(t) || view.doc.tokens[t].is_mark(',');
    let mut first = place;
    while let Some(earlier) = first.checked_sub(1) {
        let (a, b) = (view.candidate(earlier), view.candidate(first));
        let mut gap = a.tokens.end..b.tokens.start;
        if a.sentence != b.sentence
            || a.head == b.head
            || a.rank != b.rank
            || !a.is_there()
            || gap.is_empty()
            || !view.doc.figures_in(&gap).is_empty()
            || !gap.all(joins)
        {
            break;
        }
        first = earlier;
    }
    first
}

fn later(view: &View) -> Answer {
    let sentence = view.sentence();
    let end = view.clause().end;
    let range = view.scene.within(&(view.figure.tokens.end..end));
    if let Some(place) = range.into_iter().find(|&c| view.candidate(c).is_there() && !is_of_a_part(view, c)) {
        return specific(view, place);
    }
    let earlier = view.scene.within(&(sentence.start..view.figure.tokens.start));
    let place = earlier.rev().find(|&c| view.candidate(c).is_there())?;
    specific(view, place)
}

fn label(view: &View) -> Answer {
    let range = view.scene.within(&view.sentence());
    let place = range.rev().find(|&c| view.candidate(c).role == Role::Label)?;
    view.answer(place)
}

fn modifier(view: &View) -> Answer {
    let place = nearest(view, |c| c.role == Role::Modifier)?;
    view.answer(place)
}

fn other_clause(view: &View) -> Answer {
    let end = view.next_whole().max(view.figure.tokens.end);
    let mut range = view.scene.within(&(view.figure.tokens.end..end));
    let place = range.find(|&c| view.candidate(c).is_there() && !is_of_a_part(view, c))?;
    specific(view, place)
}

fn near(view: &View) -> Answer {
    let is_near = |c: &Candidate| c.role == Role::Beside;
    let mut after = view.scene.within(&(view.figure.tokens.end..view.next_whole().max(view.figure.tokens.end)));
    let place = after.find(|&c| is_near(view.candidate(c))).or_else(|| nearest(view, is_near))?;
    view.answer(place)
}

fn toward(view: &View) -> Answer {
    if is(&[Outcome::Displaced, Outcome::Evacuated], view.draft) {
        return None;
    }
    arrival(view)
}

fn entered(view: &View) -> Answer {
    let is_entered = |c: &Candidate| {
        c.role == Role::Toward
            && matches!(&*view.doc.word(c.before).to_lowercase(), "into" | "reached" | "reach" | "reaching")
    };
    is(&[Outcome::Displaced, Outcome::Returned], view.draft)
        .then(|| nearest(view, is_entered))
        .flatten()
        .and_then(|c| view.answer(c))
}

fn arrival(view: &View) -> Answer {
    let place = nearest(view, |c| c.role == Role::Toward)?;
    view.answer(place)
}

fn alone(view: &View) -> Answer {
    if let Some(place) = of_item(view) {
        return view.answer(place);
    }
    let place = nearest(view, |c| c.role == Role::Bare)?;
    view.answer(place)
}

/// The place that heads the item of a list that a figure stands in: `[Ninewa] 42 killed and 55 injured, Kirkuk 23 killed`.
fn of_item(view: &View) -> Option<usize> {
    const REACH: usize = 12;
    let at = view.figure.tokens.start;
    let before = view.scene.within(&(at.saturating_sub(REACH).max(view.sentence().start)..at)).next_back()?;
    let candidate = view.candidate(before);
    let end = candidate.tokens.end;
    let first = view.doc.figures_in(&(end..at)).first()?;
    (matches!(candidate.role, Role::Bare | Role::Within) && first.reach.start <= end + 1).then_some(before)
}

/// `21 were killed, most of them [in Poonch]`
fn is_of_a_part(view: &View, candidate: usize) -> bool {
    let before = view.candidate(candidate).before;
    let Some(p) = before.checked_sub(1) else { return false };
    p > view.figure.tokens.end + 1 && matches!(view.doc.word(p), "them" | "whom" | "which")
}

/// The candidate of the figure's sentence that fits and is nearest to it.
pub(super) fn nearest(view: &View, fits: impl Fn(&Candidate) -> bool) -> Option<usize> {
    let at = view.figure.tokens.start;
    view.scene
        .within(&view.sentence())
        .filter(|&c| fits(view.candidate(c)))
        .min_by_key(|&c| view.candidate(c).tokens.start.abs_diff(at))
}

/// The place itself, or a more specific one that the same sentence puts within it: `In Shebekino 5 were hurt, the worst
/// day in the Belgorod region`.
fn specific(view: &View, place: usize) -> Answer {
    let chosen = view.candidate(view.candidate(place).head);
    if chosen.rank != Rank::Country {
        return view.answer(place);
    }
    let within = |c: &Candidate| {
        matches!(c.role, Role::Within | Role::Label) && c.rank < chosen.rank && c.country == chosen.country
    };
    let mut finer = view
        .scene
        .within(&view.sentence())
        .filter(|&c| within(view.candidate(c)) && view.candidate(c).tokens.start < view.figure.tokens.start);
    view.answer(finer.next_back().unwrap_or(place))
}
