//! Where a text gives the full name of somebody whom it later calls by surname, and the body that they speak for.

use super::body::known_body;
use super::speaker::{Kind, Speaker, is};
use crate::document::Document;
use crate::lexicon::cues::function as f;
use crate::lexicon::speakers::Class;
use crate::text::Kind as TokenKind;
use std::ops::Range;

/// How far from a name the body and the word for a spokesman may stand.
const NEAR: usize = 16;

/// The bearer of a surname: `Ron Ray` for `Ray`, and the UNHCR before him where he is its spokesman.
pub fn introduction(doc: &Document, surname: &str) -> Option<Speaker> {
    if let Some(person) = family_first(doc, surname) {
        return Some(Speaker::new(person, Kind::Person));
    }
    let last = surname.rsplit(['-', ' ']).next().unwrap_or(surname);
    let named = (1..doc.tokens.len()).find_map(|at| {
        let fits = doc.tokens[at].is_capitalised() && doc.word(at) == last;
        fits.then(|| full_name(doc, at)).flatten()
    })?;
    let text = super::phrase::text_of(doc, &named);
    let sentence = &doc.sentences[doc.sentence_at(named.start)].tokens;
    let around = sentence.start.max(named.start.saturating_sub(NEAR))..sentence.end.min(named.end + NEAR);
    let mut speaker = match spoken_for(doc, &around, &named) {
        Some(mut body) => {
            body.follows = Some(text);
            body
        }
        None => Speaker::new(text, Kind::Person),
    };
    speaker.through = speaker.kind == Kind::Body;
    Some(speaker)
}

/// `Kim` for `Kim Jong-un`: the person of the tables named in the text whose name begins with the surname, as Korean ones do.
fn family_first(doc: &Document, surname: &str) -> Option<&'static str> {
    let people = &doc.lexicon.world.people;
    let names = doc.names.iter().filter_map(|name| Some(people[name.person()? as usize].name.as_str()));
    names.into_iter().find(|name| {
        let given = name.strip_prefix(surname).and_then(|rest| rest.strip_prefix(' '));
        given.is_some_and(|given| given.contains('-') && !given.contains(' '))
    })
}

/// The capitalised words that end at a surname, if they are a first name and more.
fn full_name(doc: &Document, at: usize) -> Option<Range<usize>> {
    let mut start = at;
    let mut words = 1;
    while start > 0 && words < 4 {
        let before = &doc.tokens[start - 1];
        let particle = matches!(doc.word(start - 1), "al" | "el" | "bin" | "ibn" | "de" | "van" | "von" | "abu" | "da");
        let joins = before.kind == TokenKind::Hyphen || particle && start > 1;
        let first = before.is_word() && before.is_capitalised() && is_first_name(doc, start - 1);
        if !joins && !first {
            break;
        }
        start -= 1;
        words += usize::from(first);
    }
    while start < at && !doc.tokens[start].is_capitalised() {
        start += 1;
    }
    (words >= 2).then_some(start..at + 1)
}

/// Whether a capitalised word may be a first name: no title, noun for a speaker, body, place or small word.
fn is_first_name(doc: &Document, at: usize) -> bool {
    let place = |n: &crate::document::NameAt| n.party().is_none() && n.body().is_none() && n.places().next().is_some();
    let named = doc.name_at(at).is_some_and(|n| n.person().is_none() && !(place(n) && n.tokens.len() == 1));
    let small = is(
        doc,
        at,
        f::ARTICLE | f::DEFINITE | f::PREPOSITION | f::TIME | f::CONJUNCTION | f::PRONOUN | f::SUBORDINATE | f::ADVERB,
    );
    let noun = doc.lexicon.speakers.nouns.longest(&doc.tokens[at..at + 1]).is_some();
    let cue = doc.lexicon.cues.phrases.longest(&doc.tokens[at..at + 1]).is_some();
    !named && !small && !noun && !cue && !doc.lexicon.speakers.is_title(doc.tokens[at].word)
}

/// The body near a name, if a word for a spokesman stands there too.
fn spoken_for(doc: &Document, around: &Range<usize>, named: &Range<usize>) -> Option<Speaker> {
    let speaks = around.clone().any(|i| {
        doc.lexicon
            .speakers
            .nouns
            .longest(&doc.tokens[i..around.end])
            .is_some_and(|h| h.meaning.class == Class::Spokesman)
    });
    let names = doc.names_in(around);
    let body = |n: &&crate::document::NameAt| n.body().is_some() && n.tokens.start.abs_diff(named.start) <= NEAR;
    let nearest = names.iter().filter(body).min_by_key(|n| n.tokens.start.abs_diff(named.start))?;
    let speaker = known_body(doc, nearest.body()?);
    (speaks && !speaker.relay).then_some(speaker)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use crate::claim::Stance::Reported;

    #[test]
    fn surnames_go_back_to_their_introduction() {
        check(&[
            (
                "Ilse Marron, a UNHCR spokeswoman, visited the camp. Marron said [40*] people had died.",
                "UNHCR < Ilse Marron",
                Reported,
            ),
            ("Mayor Pavel Dornik visited the camp. Dornik said [40*] people had died.", "Pavel Dornik", Reported),
        ]);
    }
}
