//! Texts that pass one bulletin on: after the first account of a ministry, a mission or a governor the sentences that
//! name nobody are still on its word, until another speaks or the text turns elsewhere.

use super::account::Account;
use super::speaker::Kind;
use super::voice::is_official;
use crate::document::Document;
use crate::lexicon::SpeechWords;
use crate::text::Sentence;
use std::ops::Range;

/// How many accounts are put in order to find the first.
const MANY: usize = 400;

/// The sentences that a text passes on from one body or official: those after each account of the one who is named at
/// once and gives nearly all the figures, until another speaks or the text turns elsewhere (`Meanwhile, …`).
pub fn passed_on(
    doc: &Document,
    accounts: &[Account],
    by_sentence: &[Range<usize>],
) -> Option<(Vec<bool>, Vec<String>)> {
    let first = first(accounts)?;
    if !is_bulletin(doc, accounts, first) || !gives_most(doc, accounts, first) {
        return None;
    }
    let mut open = false;
    let covered = doc.sentences.iter().zip(by_sentence).map(|(sentence, own)| {
        match accounts[own.clone()].last() {
            Some(last) => open = is_same(last, first),
            None if turns(doc, sentence) => open = false,
            None => {}
        }
        open
    });
    Some((covered.collect(), first.chain()))
}

/// The account that comes first in the text; a state named by its capital in a headline is not yet the one who speaks.
fn first(accounts: &[Account]) -> Option<&Account> {
    let mut ordered: Vec<&Account> = accounts.iter().take(MANY).collect();
    ordered.sort_by_key(|a| a.words.start);
    ordered.into_iter().take(3).find(|a| a.speaker.kind != Kind::Party)
}

/// Whether the first account is that of a body or official who may give the rest as well.
fn is_bulletin(doc: &Document, accounts: &[Account], first: &Account) -> bool {
    let speaker = &first.speaker;
    let sentence = doc.sentence_at(first.words.start);
    let official = match speaker.kind {
        Kind::Body => speaker.known && !speaker.relay && !speaker.name.is_empty(),
        Kind::Person => speaker.known && (accounts.len() >= 3 || doc.figures.len() >= 8),
        _ => false,
    };
    // `Border Provinces Centre: incident log`: a head that is not known to speak for a side
    let is_head = first.rule == "colon" && sentence == 0 && speaker.kind == Kind::Body;
    let named = || doc.lexicon.world.bodies.iter().any(|b| b.name == speaker.name);
    if sentence > 2 || !official || is_head && !named() {
        return false;
    }
    let many = doc.figures_in(&first.content).len() >= 2;
    is_official(doc, speaker) || many && !accounts.iter().any(|a| a.speaker.relay)
}

/// Whether the first speaker gives nearly all the figures.
fn gives_most(doc: &Document, accounts: &[Account], first: &Account) -> bool {
    let capital =
        |a: &Account| a.speaker.kind == Kind::Party && a.rule == "colon" && doc.sentence_at(a.words.start) == 0;
    let bears = |a: &&Account| !doc.figures_in(&a.content).is_empty() && !capital(a);
    let all = accounts.iter().filter(bears).count();
    let own = accounts.iter().filter(bears).filter(|a| is_same(a, first)).count();
    // `The head of the administration announced it.`
    let said_in = &doc.sentences[doc.sentence_at(first.words.start)].tokens;
    let refers = matches!(doc.word(said_in.start), "This" | "That" | "It") && doc.figures_in(said_in).is_empty();
    let own = if refers && own == 0 && accounts.len() <= 3 { 1 } else { own };
    own > 0 && own * 4 >= all * 3 && (own >= 2 || doc.figures.len() >= 8)
}

/// Whether an account is on the word of the first speaker.
fn is_same(account: &Account, first: &Account) -> bool {
    let name = &first.speaker.name;
    account.speaker.name == *name || account.cited.first() == Some(name)
}

/// Whether a sentence turns to something else than what was being told.
fn turns(doc: &Document, sentence: &Sentence) -> bool {
    let first = doc.word(sentence.tokens.start).to_ascii_lowercase();
    doc.lexicon.speech.is(&first, SpeechWords::TURN)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use crate::claim::Stance::Reported;

    #[test]
    fn a_bulletin_passed_on() {
        check(&[
            (
                "The General Staff of Ukraine said [12] tanks and [30] guns were destroyed. Its pilots hit [two*] depots. \
                 The General Staff of Ukraine said [9] drones fell.",
                "General Staff of Ukraine",
                Reported,
            ),
            (
                "The General Staff of Ukraine said [12] tanks and [30] guns were destroyed. The General Staff of \
                 Ukraine said [9] drones fell. Meanwhile, [two*] villagers were hurt in Sumy.",
                "",
                Reported,
            ),
        ]);
    }
}
