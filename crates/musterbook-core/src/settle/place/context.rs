//! The place that a text goes on about: what its sentences leave for the next ones.

use super::candidate::{Candidate, Rank, Role};
use super::scene::Scene;
use crate::document::Document;
use crate::text::SentenceKind;

/// The place in force, sentence by sentence.
pub(super) struct Context {
    /// The place that the sentences before left.
    pub carried: Option<usize>,
    /// What was in force before a list or a run of lines began: its items do not hand on to one another.
    outer: Option<usize>,
    /// The place of the headline, or else of the first sentence that has one.
    pub topic: Option<usize>,
    /// The country around it, if it is named as a place.
    pub country: Option<usize>,
    /// The place in the first sentence of the body.
    pub lead: Option<usize>,
    next: usize,
    assigned: Option<(usize, usize)>,
}

impl Context {
    pub fn new(doc: &Document, scene: &Scene) -> Context {
        let topic = topic(doc, scene);
        Context {
            carried: None,
            outer: None,
            topic,
            country: country(scene, topic),
            lead: lead(doc, scene, 1),
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
        if scene.candidates[candidate].sentence == sentence {
            self.assigned = Some((sentence, candidate));
        }
    }

    fn leave(&mut self, doc: &Document, scene: &Scene, sentence: usize) {
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
        self.carried = Some(new);
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

/// The place that a sentence without figures is about: the first that something is said to be in, or that people left.
fn main_of(doc: &Document, scene: &Scene, sentence: usize) -> Option<usize> {
    let range = scene.within(&doc.sentences[sentence].tokens);
    let first = |roles: &[Role]| range.clone().find(|&c| roles.contains(&scene.candidates[c].role));
    let found = first(&[Role::Within, Role::Label, Role::Modifier]).or_else(|| first(&[Role::From]));
    found.map(|c| scene.candidates[c].head)
}

/// The place of the headline, or of the first sentences of the body. A headline that only labels itself with a country
/// leaves it to them.
fn topic(doc: &Document, scene: &Scene) -> Option<usize> {
    let bare = scene.within(&doc.sentences.first()?.tokens).find(|&c| scene.candidates[c].role == Role::Bare);
    let headline = main_of(doc, scene, 0).or(bare);
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
    let body = (1..doc.sentences.len()).filter(|&s| doc.sentences[s].kind == SentenceKind::Prose);
    body.take(reach).find_map(|s| main_of(doc, scene, s))
}

/// The country of the report's place, where the text names it as a place.
fn country(scene: &Scene, topic: Option<usize>) -> Option<usize> {
    let topic = &scene.candidates[topic?];
    let is_it = |c: &Candidate| {
        c.rank == Rank::Country && c.is_there() && (c.country == topic.country || topic.country.is_empty())
    };
    scene.candidates.iter().position(is_it)
}
