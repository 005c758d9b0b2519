//! Interviews: questions on lines of their own, and between them the answers of one person, whom the head or the lines
//! before the first question name. In: a document. Out: which sentences are answers, and whose.

use super::extent;
use super::memory::Memory;
use super::speaker::{Kind, Speaker, resolve};
use crate::document::Document;
use crate::lexicon::speakers::Class;
use crate::text::{Kind as TokenKind, Sentence};

/// How many questions make an interview.
const QUESTIONS: usize = 2;

/// The sentences that answer, and the one who does.
pub fn answers(doc: &Document, memory: &Memory) -> Option<(Vec<bool>, Vec<String>)> {
    let asked: Vec<bool> = doc.sentences.iter().map(|s| is_question(doc, s)).collect();
    if asked.iter().filter(|q| **q).count() < QUESTIONS {
        return None;
    }
    let first = asked.iter().position(|q| *q)?;
    let speaker = doc.sentences[..first].iter().take(6).find_map(|s| introduced(doc, s, memory))?;
    let mut open = false;
    let covered = asked.iter().map(|question| {
        open |= question;
        open && !question
    });
    Some((covered.collect(), speaker.chain()))
}

/// A question that is a line of its own.
fn is_question(doc: &Document, sentence: &Sentence) -> bool {
    let range = &sentence.tokens;
    let asks = (range.start..range.end).rev().take(2).any(|i| doc.tokens[i].is_mark('?'));
    let line_ends = doc.tokens.get(range.end).is_none_or(|t| t.kind == TokenKind::Break);
    let line_starts = range.start == 0 || doc.tokens[range.start - 1].kind == TokenKind::Break;
    asks && line_ends && line_starts
}

/// The first person that a sentence names or describes: `an Eritrean battalion commander talks`.
fn introduced(doc: &Document, sentence: &Sentence, memory: &Memory) -> Option<Speaker> {
    let range = sentence.tokens.clone();
    range.clone().find_map(|at| {
        if let Some(name) = doc.name_at(at).filter(|n| n.person().is_some()) {
            return resolve(doc, name.tokens.clone(), memory);
        }
        let hit = doc.lexicon.speakers.nouns.longest(&doc.tokens[at..range.end])?;
        if hit.meaning.class != Class::Person || hit.meaning.plural || doc.name_at(at).is_some() {
            return None;
        }
        let noun = at + hit.length;
        let capital = (noun..range.end).take_while(|&i| doc.tokens[i].is_capitalised()).count();
        let start = extent::start_of_phrase(doc, &range, noun);
        resolve(doc, start..noun + capital, memory).filter(|s| s.kind == Kind::Person || s.follows.is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use crate::claim::Stance::Reported;

    #[test]
    fn answers_are_on_the_word_of_who_was_asked() {
        check(&[
            (
                "A deserter from the brigade talks\n\nHow many were you?\nWe were [90] when we came.\n\nAnd \
                 afterwards?\n[Thirty*] walked out.",
                "deserter",
                Reported,
            ),
            ("Who pays?\nNobody knows.\nWho died?\nSome [40*] villagers died in the raid.", "", Reported),
        ]);
    }
}
