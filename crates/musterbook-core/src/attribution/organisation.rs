//! Organisations that no table names, known by their capitals: `the Nuba Relief Committee`, `rights group Ansar Lawyers`,
//! `The Daily Beacon newspaper`, `Oslo-based Levant Watch`. Leaves `Russian officials` and single people alone.

use super::phrase::{Item, Piece, text_of};
use super::speaker::{Kind, Speaker, is};
use crate::document::{Document, NameAt};
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::Class;
use crate::lexicon::world::PartyForm;
use crate::text::{Case, Kind as TokenKind};
use std::ops::Range;

/// An organisation by its capitals, if the phrase is one.
pub fn by_capitals(doc: &Document, items: &[Item], span: &Range<usize>) -> Option<Speaker> {
    let last = items.iter().rfind(|i| !i.deep && !i.apposed && !i.bracketed)?;
    let end = last.tokens.end;
    if doc.tokens[span.start..end].iter().all(|t| !t.is_word() || t.case == Case::Upper) {
        return None;
    }
    let found = match last.piece {
        Piece::Noun(noun) if is_outlet(&noun.lemma) && !doc.tokens[last.tokens.start].is_capitalised() => {
            run_before(doc, span, last.tokens.start)
        }
        Piece::Noun(noun)
            if matches!(noun.class, Class::Group | Class::Institution) && !noun.plural && !is_force(&noun.lemma) =>
        {
            let run = run_before(doc, span, end)?;
            is_place_first(doc, &run).then_some(run)
        }
        Piece::Noun(_) | Piece::Proper | Piece::Name(_) => {
            let run = run_before(doc, span, end)?;
            let introduced = items.iter().any(|i| {
                matches!(i.piece, Piece::Noun(n) if !n.plural && n.class == Class::Group && i.tokens.end == run.start)
            });
            let based = run.start >= span.start + 2
                && doc.word(run.start - 1) == "based"
                && doc.tokens[run.start - 2].kind == TokenKind::Hyphen;
            let station = is_station(doc.word(run.start)) && run.len() == 2;
            let mixed = matches!(last.piece, Piece::Proper) && is_place_first(doc, &run) && run.len() >= 2;
            (introduced || based || station || mixed).then_some(run)
        }
    }?;
    let known = doc.name_at(found.start).is_some_and(|n| n.tokens.end >= found.end);
    (!known).then(|| Speaker::new(text_of(doc, &found), Kind::Body))
}

/// The run of capitalised words that ends at `end`, without an article; nothing that ends in a possessive or demonym.
fn run_before(doc: &Document, span: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let mut start = end;
    while start > span.start {
        let token = &doc.tokens[start - 1];
        let joins = token.is_word()
            && (token.is_capitalised()
                && !is(doc, start - 1, f::ARTICLE | f::TIME | f::DEFINITE)
                && !doc.lexicon.speakers.is_title(token.word)
                || start < end && matches!(doc.word(start - 1), "of" | "for" | "and") && start - 1 > span.start);
        if !joins {
            break;
        }
        start -= 1;
    }
    while start < end && !doc.tokens[start].is_capitalised() {
        start += 1;
    }
    // a first word with a capital only because it opens the sentence
    let group = doc.lexicon.speakers.nouns.longest(&doc.tokens[start..end]);
    if let Some(hit) = group.filter(|h| h.meaning.class == Class::Group && start + h.length < end) {
        let opens = doc.sentences.get(doc.sentence_at(start)).is_some_and(|s| s.tokens.start == start);
        if opens && !is_station(doc.word(start)) {
            start += hit.length;
        }
    }
    (start < end).then_some(start..end)
}

/// `Nuba Relief Committee`: a place, or a country's own name, opens the run; `Russian Council` is the country's.
fn is_place_first(doc: &Document, run: &Range<usize>) -> bool {
    let place = |n: &NameAt| {
        n.tokens.start <= run.start
            && n.tokens.end < run.end
            && n.body().is_none()
            && n.person().is_none()
            && n.party().is_none_or(|p| matches!(p.1, PartyForm::Name | PartyForm::Capital))
    };
    run.len() >= 3 - usize::from(doc.name_at(run.end - 1).is_none()) && doc.name_at(run.start).is_some_and(place)
}

fn is_outlet(lemma: &str) -> bool {
    matches!(lemma, "newspaper" | "daily" | "magazine" | "journal" | "news site" | "website" | "broadcaster" | "outlet")
}

fn is_station(word: &str) -> bool {
    matches!(word, "Radio" | "Channel" | "TV" | "Television")
}

/// `Gaza police`, `Kursk military administration`: the forces and offices of a place.
fn is_force(lemma: &str) -> bool {
    !matches!(
        lemma,
        "committee"
            | "network"
            | "commission"
            | "association"
            | "society"
            | "union"
            | "observatory"
            | "institute"
            | "council"
            | "university"
            | "movement"
            | "front"
            | "organisation"
            | "organization"
            | "monitoring group"
            | "watchdog"
            | "mission"
            | "rights group"
            | "human rights group"
            | "aid group"
            | "centre"
            | "center"
    )
}
