//! The place that a text goes on about: what its sentences leave for the next ones.

use super::candidate::{Candidate, Rank, Role};
use super::scene::Scene;
use crate::document::Document;
use crate::lexicon::places::PlaceWord;
use crate::text::{Kind, SentenceKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The place in force, sentence by sentence.
pub(super) struct Context {
    /// The place that the sentences before left.
    pub carried: Option<usize>,
    /// It is the place of a figure.
    pub is_told: bool,
    /// What was in force before a list or a run of lines began: its items do not hand on to one another.
    outer: Option<usize>,
    /// The place of the headline, or else of the first sentence that has one.
    pub topic: Option<usize>,
    /// The place in the first sentence of the body.
    pub lead: Option<usize>,
    /// The place that the heading above names.
    pub section: Option<usize>,
    next: usize,
    assigned: Option<(usize, usize)>,
}

impl Context {
    pub fn new(doc: &Document, scene: &Scene) -> Context {
        let topic = often(scene, topic(doc, scene));
        Context {
            carried: None,
            is_told: false,
            outer: None,
            topic,
            lead: lead(doc, scene, 1),
            section: None,
            next: 0,
            assigned: None,
        }
    }

    /// Goes on to a sentence: every sentence before it leaves its place.
    pub fn advance(&mut self, doc: &Document, scene: &Scene, sentence: usize) {
        while self.next < sentence {
            self.leave(doc, scene, self.next);
            self.next += 1;
            self.enter(doc, self.next);
        }
    }

    /// A figure of the sentence was given this place.
    pub fn assigned(&mut self, scene: &Scene, candidate: usize, sentence: usize) {
        // What was carried or taken from the headline is no news
        if scene.candidates.get(candidate).is_some_and(|c| c.sentence == sentence) {
            self.assigned = Some((sentence, candidate));
        }
    }

    fn leave(&mut self, doc: &Document, scene: &Scene, sentence: usize) {
        let here = &doc.sentences[sentence];
        if sentence > 0 && here.kind == SentenceKind::Line && !here.is_item && here.tokens.len() <= HEADING {
            let first = scene.within(&here.tokens).next().filter(|&c| scene.candidates[c].role == Role::Label);
            self.section = first.and_then(|_| main_of(doc, scene, sentence)).or(self.section);
        }
        let left = match self.assigned {
            Some((at, candidate)) if at == sentence => Some(candidate),
            _ => main_of(doc, scene, sentence),
        };
        let Some(new) = left else { return };
        // `In Ukraine` after `in Sumy` is still about Sumy
        if let Some(old) = self.carried {
            let (a, b) = (&scene.candidates[old], &scene.candidates[new]);
            if b.rank == Rank::Country && a.rank < b.rank && (a.country == b.country || a.country.is_empty()) {
                return;
            }
        }
        // `gunmen from X` are no longer there
        if is_plain_origin(doc, &scene.candidates[new]) {
            return;
        }
        self.carried = Some(new);
        self.is_told = matches!(self.assigned, Some((at, _)) if at == sentence);
    }

    fn enter(&mut self, doc: &Document, sentence: usize) {
        let Some(here) = doc.sentences.get(sentence) else { return };
        let before = &doc.sentences[sentence - 1];
        let stands_alone =
            |n: usize| n > 0 && (doc.sentences[n].is_item || doc.sentences[n].kind == SentenceKind::Line);
        if here.paragraph == before.paragraph {
            return;
        }
        match (stands_alone(sentence), stands_alone(sentence - 1)) {
            (true, false) => self.outer = self.carried,
            (true, true) if here.is_item => self.carried = self.outer,
            _ => {}
        }
    }
}

/// A heading has at most so many tokens.
const HEADING: usize = 14;

/// The place that a sentence without figures is about: the first that something is said to be in, or that people left.
fn main_of(doc: &Document, scene: &Scene, sentence: usize) -> Option<usize> {
    place_in(scene, &doc.sentences[sentence].tokens)
}

/// The place of a sentence's first clause: what stands behind a semicolon or a dash is aside from what it tells.
fn main_of_clause(doc: &Document, scene: &Scene, sentence: usize) -> Option<usize> {
    const DATELINE: usize = 12;
    let tokens = doc.sentences[sentence].tokens.clone();
    let ends = |t: usize| match doc.tokens[t].kind {
        Kind::Mark(';') => true,
        Kind::Mark('-' | '–' | '—') => t > tokens.start + DATELINE && !doc.tokens[t].glued,
        _ => false,
    };
    let end = tokens.clone().find(|&t| ends(t)).unwrap_or(tokens.end);
    let clause = tokens.start..end;
    let place = place_in(scene, &clause).or_else(|| if sentence == 0 { place_in(scene, &tokens) } else { None })?;
    if is_one_of_many(doc, scene, place) { wide(scene, &clause) } else { Some(place) }
}

/// `in Kupiansk, Lyman and Pokrovsk`: no one of a list is what a text is about.
fn is_one_of_many(doc: &Document, scene: &Scene, place: usize) -> bool {
    let head = |c: usize| scene.candidates.get(c).map(|c| c.head);
    let last =
        (place..scene.candidates.len()).take_while(|&c| head(c) == Some(place) || c == place).last().unwrap_or(place);
    let Some(next) = scene.candidates.get(last + 1) else { return false };
    let this = &scene.candidates[last];
    let gap = this.tokens.end..next.tokens.start;
    let joins = |t: usize| scene.words.is_and(t) || doc.tokens[t].is_mark(',');
    next.sentence == this.sentence
        && scene.candidates[next.head].rank == scene.candidates[place].rank
        && !gap.is_empty()
        && gap.len() <= 3
        && gap.clone().any(joins)
        && gap.into_iter().all(|t| joins(t) || scene.words.ending(t).is(PlaceWord::WITHIN | PlaceWord::PASSED))
}

/// The country or region that a clause is set in.
fn wide(scene: &Scene, clause: &Range<usize>) -> Option<usize> {
    let mut range = scene.within(clause);
    range.find(|&c| {
        scene.candidates[c].rank >= Rank::Region && scene.candidates[c].is_there() && scene.candidates[c].head == c
    })
}

fn place_in(scene: &Scene, tokens: &Range<usize>) -> Option<usize> {
    let range = scene.within(tokens);
    let first = |roles: &[Role]| range.clone().find(|&c| roles.contains(&scene.candidates[c].role));
    // `conditions in El Fasher, particularly in Abu Shouk camp`
    let pointed = range.clone().find(|&c| {
        let before = scene.candidates[c].before;
        scene.candidates[c].is_there() && before > tokens.start && scene.words.ending(before - 1).is(PlaceWord::POINTED)
    });
    // `Afghanistan: hospital destroyed in Kunduz`
    let label = first(&[Role::Within, Role::Label, Role::Modifier])
        .filter(|&c| scene.candidates[c].role == Role::Label && scene.candidates[c].rank == Rank::Country);
    let finer = label.and_then(|label| {
        range.clone().find(|&c| {
            let (c, label) = (&scene.candidates[c], &scene.candidates[label]);
            c.is_there() && c.rank < label.rank && (c.country == label.country || c.country.is_empty())
        })
    });
    let found = pointed
        .or(finer)
        .or_else(|| first(&[Role::Within, Role::Label, Role::Modifier]))
        .or_else(|| first(&[Role::From, Role::Beside]));
    found.map(|c| scene.candidates[c].head)
}

/// `from X`, `out of X`: not `fled X`, `left X`.
fn is_plain_origin(doc: &Document, candidate: &Candidate) -> bool {
    candidate.role == Role::From && matches!(&*doc.word(candidate.before).to_lowercase(), "from" | "of" | "out")
}

/// A town that a text names once gives way to the place that it names again and again.
fn often(scene: &Scene, topic: Option<usize>) -> Option<usize> {
    const OFTEN: u32 = 3;
    const MORE: u32 = 2;
    let topic = topic?;
    let place = &scene.candidates[topic];
    if place.rank > Rank::District {
        return Some(topic);
    }
    let mut counts: FxHashMap<&str, (u32, usize)> = FxHashMap::default();
    for (at, candidate) in scene.candidates.iter().enumerate() {
        if !matches!(candidate.role, Role::Toward | Role::From | Role::Dateline | Role::Speaker) {
            counts.entry(&candidate.name).or_insert((0, at)).0 += 1;
        }
    }
    let own = counts.get(&*place.name).map_or(0, |&(n, _)| n);
    let fits = |&&(n, at): &&(u32, usize)| {
        let other = &scene.candidates[at];
        n >= OFTEN
            && n >= own + MORE
            && other.rank != Rank::Country
            && (other.country == place.country || other.country.is_empty() || place.country.is_empty())
    };
    let best = counts.values().filter(fits).max_by_key(|&&(n, at)| (n, std::cmp::Reverse(at)));
    best.map(|&(_, at)| at).or(Some(topic))
}

/// The place of the headline, or of the first sentences of the body. A headline that only labels itself with a country
/// leaves it to them.
fn topic(doc: &Document, scene: &Scene) -> Option<usize> {
    let bare = scene.within(&doc.sentences.first()?.tokens).find(|&c| scene.candidates[c].role == Role::Bare);
    let headline = main_of_clause(doc, scene, 0).or(bare);
    let lead = lead(doc, scene, 3);
    match (headline, lead) {
        (Some(head), Some(body)) => {
            let (head_place, body_place) = (&scene.candidates[head], &scene.candidates[body]);
            let is_label =
                head_place.rank == Rank::Country && !head_place.is_there() && body_place.rank <= Rank::District;
            Some(if is_label { body } else { head })
        }
        _ => headline.or(lead),
    }
}

/// The place of the first so many sentences of running text.
fn lead(doc: &Document, scene: &Scene, reach: usize) -> Option<usize> {
    let body = || (1..doc.sentences.len()).filter(|&s| doc.sentences[s].kind == SentenceKind::Prose);
    let counts = |s: &usize| !doc.figures_in(&doc.sentences[*s].tokens).is_empty();
    // A scene is often set before the first figure, somewhere else
    let counted = body().filter(counts).take(reach).find_map(|s| main_of_clause(doc, scene, s));
    counted.or_else(|| body().take(reach).find_map(|s| main_of_clause(doc, scene, s)))
}
