//! Goes through a text sentence by sentence with the drafts of each.

use super::reach::Dated;
use super::story::Thread;
use crate::document::{Document, Draft};

/// Calls `settle` for every draft, in text order, with the draft before it, the times of its sentence and what the sentences
/// before hand on.
pub fn walk(doc: &Document, drafts: &mut [Draft], mut settle: impl FnMut(&mut Draft, Option<&Draft>, &Dated, &Thread)) {
    let mut thread = Thread::default();
    let related = super::related::read(doc);
    let headed = super::heading::read(doc);
    let mut rest = drafts;
    let mut previous: Option<&mut Draft> = None;
    for sentence in 0..doc.sentences.len() {
        if rest.is_empty() {
            break;
        }
        thread.enter(doc, sentence);
        thread.apart = related.get(sentence).is_some_and(|&r| r);
        thread.section = headed.get(sentence).copied().flatten();
        let here = rest.iter().take_while(|d| doc.figures[d.figure].sentence <= sentence).count();
        let has_times = !doc.times_in(&doc.sentences[sentence].tokens).is_empty();
        if here == 0 && !has_times {
            continue;
        }
        let dated = Dated::of(doc, sentence);
        let (now, after) = rest.split_at_mut(here);
        for draft in now {
            settle(draft, previous.as_deref(), &dated, &thread);
            previous = Some(draft);
        }
        rest = after;
        thread.leave(doc, &dated);
    }
}

/// A headline says what the body says: its drafts take over from the first draft of the body with the same figure.
pub fn copy_to_headline(doc: &Document, drafts: &mut [Draft], mut copy: impl FnMut(&Draft, &mut Draft)) {
    let title = doc.headline();
    let head = drafts.iter().take_while(|d| doc.figures[d.figure].sentence <= title).count();
    let (headline, body) = drafts.split_at_mut(head);
    let key = |d: &Draft| {
        (doc.figures[d.figure].low.map(f64::to_bits), doc.figures[d.figure].high.map(f64::to_bits), d.outcome, d.unit)
    };
    let loose = |d: &Draft| (doc.figures[d.figure].low.or(doc.figures[d.figure].high).map(f64::to_bits), d.outcome);
    for draft in headline {
        let body = &body[..body.len().min(40)];
        let found =
            body.iter().find(|d| key(d) == key(draft)).or_else(|| body.iter().find(|d| loose(d) == loose(draft)));
        if let Some(found) = found {
            copy(found, draft);
        }
    }
}
